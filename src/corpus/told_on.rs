//! On which weekday words were said, where their reporting clause says so: “Holm said on Monday”.

use crate::text::{Span, View, latin};

/// No clause that tells the day is longer on either side of its verb, in bytes.
const CLAUSE: usize = 64;

/// The weekday that stands beside a cue in its clause, from Monday as 0; none where the clause names two.
pub fn told_on(text: &str, cue: Span<View>, weekdays: &[String]) -> Option<u8> {
    let ends = |c: char| matches!(c, '.' | ';' | ':' | '?' | '!' | '\n' | '"' | '“' | '”' | '„' | '«' | '»');
    let (before, after) = (cue.start as usize, cue.end as usize);
    let first = (before.saturating_sub(CLAUSE)..=before).find(|&at| text.is_char_boundary(at))?;
    let last = (after..=(after + CLAUSE).min(text.len())).rev().find(|&at| text.is_char_boundary(at))?;
    let before = text[first..before].rsplit(ends).next()?;
    // “Holm said, and the vote is on Monday”: behind a comma another clause begins.
    let after = text[after..last].split(|c| ends(c) || c == ',').next()?;
    let day = |word: &str| {
        let word = latin(word);
        weekdays.iter().position(|day| **day == *word).map(|day| day as u8)
    };
    let words = before.split_whitespace().chain(after.split_whitespace());
    let mut days = words.filter_map(|word| day(word.trim_end_matches(',')));
    let told = days.next()?;
    days.all(|day| day == told).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, cue: &str) -> Option<u8> {
        let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map(String::from);
        let start = text.find(cue).expect("every case holds its cue") as u32;
        told_on(text, Span::new(start, start + cue.len() as u32), &weekdays)
    }

    #[test]
    fn the_day_stands_in_the_clause_that_reports() {
        assert_eq!(told("“We sail,” Ada Holm, the master, said on Tuesday evening.", "said"), Some(1));
        assert_eq!(told("On Friday, Ada Holm told the crew: “We sail.”", "told"), Some(4));
        assert_eq!(told("“We sail on Monday,” Ada Holm said.", "said"), None);
        assert_eq!(told("“We sail,” Ada Holm said of Monday’s vote.", "said"), None);
        assert_eq!(told("“We sail,” Ada Holm said, and the vote is on Monday.", "said"), None);
        assert_eq!(told("It rained on Monday. Ada Holm said: “We sail.”", "said"), None);
        assert_eq!(told("On Monday Ada Holm said on Friday: “We sail.”", "said"), None);
    }
}
