//! What each member of a group did with its words: the verdict that the page's matrix and the spreadsheet show.
//!
//! What comes in is an [`Outcome`]; what goes out is one [`Reading`] for each member. Prints nothing itself.

use rustc_hash::FxHashSet;

use super::Outcome;
use crate::{
    checks::Code,
    corpus::{Corpus, Quote, QuoteId},
    groups::{Group, GroupId, Member},
    sources::Role,
};

/// The checks that say that a speaker is another one.
const OTHER_SPEAKER: [Code; 2] = [Code("MQ201"), Code("MQ205")];

/// What a member did with the words of its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its words.
    pub words: Words,
    /// Whether it credits somebody whom a finding says cannot have said them.
    pub other_speaker: bool,
}

/// What became of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// They stand in a record.
    Record,
    /// They read like the reference.
    Same,
    /// They read like a part of the reference.
    Trimmed,
    /// They differ.
    Drifted,
}

impl Words {
    /// The word that reports print.
    pub fn word(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Same => "reference",
            Self::Trimmed => "trimmed",
            Self::Drifted => "drifted",
        }
    }
}

/// For each group of an outcome, what each of its members did.
pub fn readings(outcome: &Outcome) -> Vec<Vec<Reading>> {
    let doubted = doubted(outcome);
    let of = |(index, group): (usize, &Group)| {
        let id = GroupId(index as u32);
        group_readings(&outcome.corpus, group, |quote| doubted.contains(&(id, quote)))
    };
    outcome.groups.iter().enumerate().map(of).collect()
}

/// The quotations whose speaker a finding doubts: of those that it names, whoever is credited with the first, the odd one.
fn doubted(outcome: &Outcome) -> FxHashSet<(GroupId, QuoteId)> {
    let person = |quote: &QuoteId| outcome.corpus.quote(*quote).person();
    let mut doubted = FxHashSet::default();
    for finding in outcome.findings.iter().filter(|finding| OTHER_SPEAKER.contains(&finding.code)) {
        let (Some(group), Some(odd)) = (finding.group, finding.quotes.first().and_then(person)) else { continue };
        let alike = finding.quotes.iter().filter(|quote| person(quote) == Some(odd));
        doubted.extend(alike.map(|quote| (group, *quote)));
    }
    doubted
}

fn group_readings(corpus: &Corpus, group: &Group, doubted: impl Fn(QuoteId) -> bool) -> Vec<Reading> {
    let mut wording = vec![0; group.members.len()];
    for (index, one) in group.wordings.iter().enumerate() {
        for &member in &one.members {
            wording[member] = index;
        }
    }
    let whole: Vec<String> = group.wordings.first().map(|first| folded(&first.text)).unwrap_or_default();
    let of = |(member, &wording): (&Member, &usize)| {
        let quote = corpus.quote(member.quote);
        let words = match wording {
            _ if corpus.source(quote.source).role == Role::Record => Words::Record,
            0 if is_part(&folded(slice(quote, member)), &whole) => Words::Trimmed,
            0 => Words::Same,
            1.. => Words::Drifted,
        };
        Reading { words, other_speaker: doubted(member.quote) }
    };
    group.members.iter().zip(&wording).map(of).collect()
}

/// The words of a member, as its quotation has them.
fn slice<'a>(quote: &'a Quote, member: &Member) -> &'a str {
    quote.text.get(member.words.start as usize..member.words.end as usize).unwrap_or(&quote.text)
}

/// Words without case and marks: only for telling a trimmed quotation from a whole one.
fn folded(text: &str) -> Vec<String> {
    let bare = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    text.split_whitespace().map(bare).filter(|word: &String| !word.is_empty()).collect()
}

/// Whether something is cut at an end; “don’t” for “do not” in the middle is no cut.
fn is_part(words: &[String], whole: &[String]) -> bool {
    words.len() < whole.len() && (words.first() != whole.first() || words.last() != whole.last())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_at_an_end_is_trimmed_and_a_contraction_is_not() {
        let whole = folded("We do not know yet.");
        assert!(is_part(&folded("do not know yet"), &whole));
        assert!(is_part(&folded("We do not know"), &whole));
        assert!(!is_part(&folded("We don’t know yet,"), &whole));
    }
}
