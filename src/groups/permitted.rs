//! What an editor may change without misquoting: decided here, and nowhere else.
//!
//! Letter case, marks, dashes, spaces, contractions, spellings and numbers in words or figures are gone when a text is
//! folded. What is left to decide is about words put in or left out: a trim, a shown cut, a bracket, an ending that may
//! stand for several words, a word written as two, a hesitation, a word said twice, the order of a date.

use super::{
    Op,
    compare::{Folded, Part},
    fold::{Traits, Word},
};
use crate::rules::{CONTENT, Sorts, WordingRules};

/// So many words at an end are a change rather than another sentence.
const STUMP: usize = 2;
/// Words that weigh less together, in eighths, are mere joints: “the”, “of”.
const JOINT: u32 = 10;

/// Turns every change that an editor may make into a stretch that stands.
pub fn permit(parts: Vec<Part>, a: &Folded, b: &Folded, rules: &WordingRules) -> Vec<Part> {
    let reordered = reordered_dates(&parts, a, b);
    let mut left: Vec<Part> = Vec::with_capacity(parts.len());
    for (index, part) in parts.into_iter().enumerate() {
        let stands = part.op == Op::Equal || reordered.contains(&index) || permitted(&part, a, b, rules);
        let op = if stands { Op::Equal } else { part.op };
        match left.last_mut() {
            Some(last) if last.op == Op::Equal && stands => (last.a.end, last.b.end) = (part.a.end, part.b.end),
            _ => left.push(Part { op, ..part }),
        }
    }
    left
}

fn permitted(part: &Part, a: &Folded, b: &Folded, rules: &WordingRules) -> bool {
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    trimmed(part, a, b)
        || shown(x, y)
        || written_as_one(&a.text_of(x), &b.text_of(y))
        || unclear_ending(part, a, b, rules)
        || (y.is_empty() && (hesitation(part.a.clone(), a, rules) || said_twice(&part.a, a)))
        || (x.is_empty() && (hesitation(part.b.clone(), b, rules) || said_twice(&part.b, b)))
}

/// At an end: what only one side has is a trim, if the other side ends there; where both have something, light words are
/// the host sentence's.
fn trimmed(part: &Part, a: &Folded, b: &Folded) -> bool {
    let first = part.a.start == 0 && part.b.start == 0;
    let last = part.a.end == a.words.len() && part.b.end == b.words.len();
    let light = |text: &Folded, range| text.weight(range) < CONTENT;
    if !first && !last {
        return false;
    }
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    // A quotation that goes on after the place has other words there: nothing was trimmed. Of many words nobody can tell:
    // they may belong to another sentence.
    let goes_on = |text: &Folded| (first && text.goes_on[0]) || (last && text.goes_on[1]);
    let joins = |words: &[Word]| matches!(words, [one] if one.traits.has(Sorts::CONNECTIVE));
    match (x.is_empty(), y.is_empty()) {
        (true, _) => !goes_on(a) || y.len() > STUMP || light(b, &part.b),
        (_, true) => !goes_on(b) || x.len() > STUMP || light(a, &part.a),
        (false, false) => joins(x) || joins(y) || cut_number(x, y, a, b) || (light(a, &part.a) && light(b, &part.b)),
    }
}

/// Cut inside a number: “million” of “2.6 million”.
fn cut_number(x: &[Word], y: &[Word], a: &Folded, b: &Folded) -> bool {
    let (x, y) = match (x.last(), y.last()) {
        (Some(x), Some(y)) if x.traits.has(Sorts::NUMBER) || y.traits.has(Sorts::NUMBER) => (x, y),
        _ => return false,
    };
    let (x, y) = (a.text_of(std::slice::from_ref(x)), b.text_of(std::slice::from_ref(y)));
    x.ends_with(&y) || y.ends_with(&x)
}

/// An ellipsis shows any cut; a bracket says that its words are the editor's.
fn shown(x: &[Word], y: &[Word]) -> bool {
    let bracketed = |words: &[Word], others: &[Word]| {
        let own = || words.iter().filter(|word| !word.traits.has(Traits::BRACKET));
        let joints = others.is_empty() && own().map(|word| word.stem.weight()).sum::<u32>() < JOINT;
        own().count() < words.len() && (joints || own().count() == 0) && others.len() <= 8
    };
    x.iter().chain(y).any(Word::is_gap) || bracketed(x, y) || bracketed(y, x)
}

/// “health care”, “healthcare”.
fn written_as_one(x: &str, y: &str) -> bool {
    !x.is_empty() && x == y
}

/// “it’s”, “it is”: what the ending may stand for, spelled out on the other side.
fn unclear_ending(part: &Part, a: &Folded, b: &Folded, rules: &WordingRules) -> bool {
    let spelled = |out: &[Word], text: &Folded, other: &Folded, at: usize| {
        let ([word], Some(before)) = (out, at.checked_sub(1).and_then(|at| other.words.get(at))) else { return false };
        let written = text.text_of(std::slice::from_ref(word));
        let endings = rules.unclear_endings.iter().zip(Traits::UNCLEAR);
        endings.into_iter().any(|((_, full), unclear)| before.traits.has(unclear) && full.contains(&written))
    };
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    (y.is_empty() && spelled(x, a, b, part.b.start)) || (x.is_empty() && spelled(y, b, a, part.a.start))
}

/// Nothing but hesitations, or the word that joins a sentence to the one before it.
fn hesitation(range: std::ops::Range<usize>, text: &Folded, rules: &WordingRules) -> bool {
    let words = &text.words[range.clone()];
    let spelled: Vec<String> = words.iter().map(|word| text.text_of(std::slice::from_ref(word))).collect();
    let phrase = rules.filler_phrases.contains(&spelled);
    let leads = words.first().is_some_and(|word| word.traits.has(Traits::LEADS));
    let joins = leads && words.len() == 1 && words[0].traits.has(Sorts::CONNECTIVE);
    phrase || joins || words.iter().all(|word| word.traits.has(Sorts::FILLER))
}

/// A false start or a word for emphasis: the same words stand beside it, “the, uh, the” with a hesitation between.
fn said_twice(range: &std::ops::Range<usize>, text: &Folded) -> bool {
    let words = &text.words;
    let said = words[range.clone()].iter().rposition(|word| !word.traits.has(Sorts::FILLER)).map_or(0, |last| last + 1);
    let own = &words[range.start..range.start + said];
    let alike = |other: Option<&[Word]>| {
        other.is_some_and(|other| own.iter().zip(other).all(|(own, other)| own.key == other.key))
    };
    let before = range.start.checked_sub(own.len()).and_then(|start| words.get(start..range.start));
    !own.is_empty() && (alike(before) || alike(words.get(range.end..range.end + own.len())))
}

/// “5 June”, “June 5”: the parts that only swap places.
fn reordered_dates(parts: &[Part], a: &Folded, b: &Folded) -> Vec<usize> {
    let date = |words: &[Word]| {
        !words.is_empty() && words.iter().all(|word| word.traits.has(Sorts::CALENDAR) || word.traits.has(Sorts::NUMBER))
    };
    let mut found = Vec::new();
    for (index, window) in parts.windows(3).enumerate() {
        let [first, between, last] = window else { continue };
        let gone = |one: &Part, other: &Part| {
            let (x, y) = (&a.words[one.a.clone()], &b.words[other.b.clone()]);
            one.b.is_empty()
                && other.a.is_empty()
                && date(x)
                && x.iter().map(|word| word.key).eq(y.iter().map(|word| word.key))
        };
        if between.op == Op::Equal && between.a.len() <= 2 && (gone(first, last) || gone(last, first)) {
            found.extend([index, index + 2]);
        }
    }
    found
}

impl Folded<'_> {
    /// Words in small letters, written together.
    fn text_of(&self, words: &[Word]) -> String {
        let letters = words.iter().flat_map(|word| self.text[word.start as usize..word.end as usize].chars());
        letters.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    }
}
