//! On which weekday and in what setting words were said, where their reporting clause says so: “Holm said on Monday”, “Holm
//! said outside court”.

use std::borrow::Cow;

use crate::{
    rules::{OccasionRules, Venue, WordingRules},
    text::{Span, View, latin},
};

/// No clause that tells the day is longer on either side of its verb, in bytes.
const CLAUSE: usize = 64;

/// Words that may stand between “outside” and the court.
const NEAR: usize = 3;

/// What a reporting clause tells of when and where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The weekday, from Monday as 0; none where the clause names two.
    pub day: Option<u8>,
    /// The setting.
    pub setting: Option<Setting>,
}

/// Where something is said, as far as it tells one occasion from another of the same matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// In court, at the inquiry.
    Inside,
    /// Outside it, or after it.
    Outside,
    /// On the radio, on Facebook.
    Aired,
    /// Before a match.
    Before,
    /// After it.
    After,
}

impl Setting {
    /// Whether nobody says one thing in both: in court and on the radio, before a match and after it. After the match one
    /// may well speak on the radio.
    pub fn is_apart_from(self, other: Self) -> bool {
        let one_way = |one, other| match one {
            Self::Inside => matches!(other, Self::Outside | Self::Aired),
            Self::Before => other == Self::After,
            Self::Outside | Self::Aired | Self::After => false,
        };
        one_way(self, other) || one_way(other, self)
    }
}

/// What the words beside a cue in its clause tell.
pub fn told_on(text: &str, cue: Span<View>, rules: &WordingRules) -> Told {
    let Some([before, after]) = clause(text, cue) else { return Told::default() };
    let day = |word: &str| {
        let word = latin(word);
        rules.weekdays.iter().position(|day| **day == *word).map(|day| day as u8)
    };
    let words = before.split_whitespace().chain(after.split_whitespace());
    let mut days = words.filter_map(|word| day(word.trim_end_matches(',')));
    let told = days.next();
    let day = told.filter(|told| days.all(|day| day == *told));
    Told { day, setting: setting(before, &rules.occasion).or_else(|| setting(after, &rules.occasion)) }
}

/// What stands on either side of a cue in its clause.
fn clause(text: &str, cue: Span<View>) -> Option<[&str; 2]> {
    let ends = |c: char| matches!(c, '.' | ';' | ':' | '?' | '!' | '\n' | '"' | '“' | '”' | '„' | '«' | '»');
    let (before, after) = (cue.start as usize, cue.end as usize);
    let first = (before.saturating_sub(CLAUSE)..=before).find(|&at| text.is_char_boundary(at))?;
    let last = (after..=(after + CLAUSE).min(text.len())).rev().find(|&at| text.is_char_boundary(at))?;
    let before = text[first..before].rsplit(ends).next()?;
    // “Holm said, and the vote is on Monday”: behind a comma another clause begins.
    let after = text[after..last].split(|c| ends(c) || c == ',').next()?;
    Some([before, after])
}

/// The setting that some words tell.
fn setting(words: &str, rules: &OccasionRules) -> Option<Setting> {
    let words: Vec<Cow<str>> = words.split(|c: char| !c.is_alphanumeric()).map(lower).collect();
    let before = |at: usize| &words[at.saturating_sub(NEAR)..at];
    let parts = |word: &Cow<str>| rules.partings.contains(&**word);
    let found = words.iter().enumerate().find_map(|(at, word)| match rules.venues.get(&**word)? {
        Venue::Inside if before(at).iter().any(parts) => Some(Setting::Outside),
        Venue::Inside => Some(Setting::Inside),
        Venue::Aired => Some(Setting::Aired),
        Venue::Contest if before(at).iter().any(|word| rules.befores.contains(&**word)) => Some(Setting::Before),
        Venue::Contest => before(at).iter().any(parts).then_some(Setting::After),
    });
    // “À la sortie”.
    found.or_else(|| words.iter().rfind(|word| !word.is_empty()).filter(|last| parts(last)).map(|_| Setting::Outside))
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { word.to_lowercase().into() } else { word.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    fn told(text: &str, cue: &str) -> Told {
        let rules = Rules::built_in().expect("the built-in rules are read by every test");
        let start = text.find(cue).expect("every case holds its cue") as u32;
        told_on(text, Span::new(start, start + cue.len() as u32), &rules.languages[0].wording)
    }

    #[test]
    fn the_day_stands_in_the_clause_that_reports() {
        assert_eq!(told("“We sail,” Ada Holm, the master, said on Tuesday evening.", "said").day, Some(1));
        assert_eq!(told("On Friday, Ada Holm told the crew: “We sail.”", "told").day, Some(4));
        assert_eq!(told("“We sail on Monday,” Ada Holm said.", "said").day, None);
        assert_eq!(told("“We sail,” Ada Holm said of Monday’s vote.", "said").day, None);
        assert_eq!(told("“We sail,” Ada Holm said, and the vote is on Monday.", "said").day, None);
        assert_eq!(told("It rained on Monday. Ada Holm said: “We sail.”", "said").day, None);
        assert_eq!(told("On Monday Ada Holm said on Friday: “We sail.”", "said").day, None);
    }

    #[test]
    fn the_setting_stands_in_the_clause_that_reports() {
        let setting = |text| told(text, "said").setting;
        assert_eq!(setting("“We sail,” Ada Holm said in court."), Some(Setting::Inside));
        assert_eq!(setting("“We sail,” Ada Holm said outside the court."), Some(Setting::Outside));
        assert_eq!(setting("“We sail,” Ada Holm said on the radio."), Some(Setting::Aired));
        assert_eq!(setting("Speaking before the match, Ada Holm said: “We sail.”"), Some(Setting::Before));
        assert_eq!(setting("After the match, Ada Holm said: “We sail.”"), Some(Setting::After));
        assert_eq!(setting("“We sail,” Ada Holm said."), None);
    }
}
