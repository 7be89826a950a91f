//! The numbers that a court's transcript prints before each line, from 1 on every page.
//!
//! What comes in is a plain text; what goes out is where the numbers stand, if it is so numbered.
//!
//! ```text
//! LINE = [ spaces ] NUMBER ( space … | end )      NUMBER = that of the line before and one, or 1
//! ```

use std::ops::Range;

use nom::{
    IResult, Parser,
    branch::alt,
    character::complete::{digit1, space0, space1},
    combinator::{eof, peek, verify},
    sequence::terminated,
};

use crate::text::head;

/// What is read in order to learn whether lines are numbered.
const SAMPLE: usize = 16 * 1024;
/// Fewer numbered lines than this are a list.
const FEWEST: usize = 5;
/// A page has no more lines than this, and its numbers no more than two figures.
const MOST: u32 = 60;

/// Where the lines' numbers stand, with the space around them; nowhere unless nearly all lines have one.
pub fn numbers(text: &str) -> Vec<Range<usize>> {
    let sample = head(text, SAMPLE);
    let lines = || sample.lines().filter(|line| !line.trim().is_empty());
    // Prose is told by its first lines, at no cost.
    let may_be = lines().take(FEWEST).filter(|line| number(line.trim_end()).is_ok()).count() * 2 > FEWEST;
    let found = if may_be { numbered(sample).len() } else { 0 };
    if found < FEWEST || found * 10 < lines().count() * 8 { Vec::new() } else { numbered(text) }
}

fn numbered(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut last, mut at) = (Vec::new(), None, 0);
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        let counted =
            number(words).ok().filter(|&(_, number)| number == 1 || last.is_none_or(|last| number == last + 1));
        if let Some((rest, number)) = counted {
            found.push(at..at + words.len() - rest.len());
            last = Some(number);
        }
        at += line.len();
    }
    found
}

// NUMBER = [ spaces ] digits ( spaces | end )
fn number(line: &str) -> IResult<&str, u32> {
    let (rest, digits) =
        (space0, terminated(digit1, alt((space1, peek(eof))))).map(|(_, digits)| digits).parse(line)?;
    let (_, number) = verify(nom::character::complete::u32, |number| (1..=MOST).contains(number)).parse(digits)?;
    Ok((rest, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = numbers(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_that_count_the_lines_are_none_of_their_words() {
        check(" 1 Q. So?\n 2 A. So.\n 3\n 4 Q. And\n 5 then?\n", &[" 1 ", " 2 ", " 3", " 4 ", " 5 "]);
        check("24 so\n25 so\n1 so\n2 so\n3 so\n", &["24 ", "25 ", "1 ", "2 ", "3 "]);
    }

    #[test]
    fn other_figures_are_words() {
        check("1 so\n2 so\nBut then\nit was\nover so\n3 so\n4 so\n5 so", &[]);
        check("10 boats\n20 boats\n30 boats\n40 boats\n50 boats", &[]);
        check("1. So\n2. So\n3. So\n4. So\n5. So", &[]);
    }
}
