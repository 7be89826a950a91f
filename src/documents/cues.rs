//! Cues: when something is said, and where its words stand.
//!
//! What comes in is the text of a WebVTT or SubRip file; what goes out is its stretches between blank lines, each with its
//! timing where it has one. Who speaks is for [`captions`](super::captions) to say.
//!
//! ```text
//! CUE = [ IDENTIFIER NEWLINE ] TIME "-->" TIME … NEWLINE words
//! ```

use std::ops::Range;

use nom::{
    IResult, Parser,
    bytes::complete::tag,
    character::complete::{char, digit1, one_of, space0},
    combinator::opt,
    sequence::{preceded, terminated},
};

use crate::text::head;

/// Whether a text is captions, whatever its file is called: it opens with their mark or with a timing.
pub fn is_captions(text: &str) -> bool {
    let mut lines = head(text, HEAD).lines().filter(|line| !line.trim().is_empty());
    let marked = text.strip_prefix("WEBVTT").is_some_and(|rest| rest.starts_with(char::is_whitespace));
    // The timing is the first line, or the second after a number.
    marked || { lines.next() }
        .is_some_and(|first| is_timing(first) || is_number(first) && lines.next().is_some_and(is_timing))
}

/// What is looked at, in bytes.
const HEAD: usize = 200;

/// The stretches between blank lines.
pub fn chunks(source: &str, body: usize) -> Vec<Range<usize>> {
    let mut chunks: Vec<Range<usize>> = Vec::new();
    let (mut at, mut parted, mut number) = (body, true, None);
    for line in source[body..].split_inclusive('\n') {
        let end = at + line.len();
        let blank = line.trim().is_empty();
        match chunks.last_mut() {
            _ if blank => {}
            // Some programs leave the blank line out: a timing begins a cue all the same, with the number above it.
            Some(last) if !parted && number != Some(last.start) && is_timing(line) => {
                last.end = number.unwrap_or(at).max(last.start);
                let start = last.end;
                chunks.push(start..end);
            }
            Some(last) if !parted => last.end = end,
            Some(_) | None => chunks.push(at..end),
        }
        parted = blank;
        number = is_number(line).then_some(at);
        at = end;
    }
    chunks
}

pub fn is_number(line: &str) -> bool {
    line.trim().bytes().all(|byte| byte.is_ascii_digit())
}

fn is_timing(line: &str) -> bool {
    line.contains("-->") && timing(line).is_ok()
}

/// From when to when, in milliseconds.
pub struct Time {
    pub start: u64,
    pub end: u64,
}

/// A chunk's timing and where its words stand; a note, a style or the head has none.
pub fn cue(source: &str, chunk: &Range<usize>) -> Option<(Time, Range<usize>)> {
    let mut at = chunk.start;
    // The timing is the first line, or the second after an identifier.
    for line in source[chunk.clone()].split_inclusive('\n').take(2) {
        at += line.len();
        if let Ok((_, time)) = timing(line) {
            return Some((time, at..chunk.end));
        }
    }
    None
}

// TIMING = TIME "-->" TIME
fn timing(line: &str) -> IResult<&str, Time> {
    let (rest, start) = preceded(space0, time).parse(line)?;
    let (rest, end) = preceded((space0, tag("-->"), space0), time).parse(rest)?;
    Ok((rest, Time { start, end }))
}

// TIME = [ hours ":" ] minutes ":" seconds ( "." | "," ) thousandths
fn time(input: &str) -> IResult<&str, u64> {
    let number = |digits: &str| digits.parse::<u64>().unwrap_or(0);
    let (rest, first) = terminated(digit1, char(':')).parse(input)?;
    let (rest, second) = digit1(rest)?;
    let (rest, third) = opt(preceded(char(':'), digit1)).parse(rest)?;
    let (rest, thousandths) = preceded(one_of(".,"), digit1).parse(rest)?;
    let parts = [Some(first), Some(second), third];
    let seconds =
        parts.into_iter().flatten().fold(0_u64, |sum, part| sum.saturating_mul(60).saturating_add(number(part)));
    Ok((rest, seconds.saturating_mul(1000).saturating_add(number(thousandths))))
}
