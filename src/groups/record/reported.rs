//! Whether a record itself only reports what was said, as minutes do: “Lund said that the pier would close”.
//!
//! What comes in is a passage with the record's words before it; what goes out is whether a clerk worded it. Person, tense
//! and order are the clerk's there; a number, a date and a denial are the speaker's.

use crate::{
    groups::{Drift, Op},
    rules::{Class, Language, Sorts, words_of},
};

/// So much of a passage must stand in the quotation for it to be what the clerk heard.
pub const HEARD: f32 = 0.4;

/// Whether a sentence that begins with `before` reports what the passage says: somebody says it there, without marks, and
/// nobody says “I”.
pub fn is_reported(before: &str, passage: &str, language: &Language) -> bool {
    let sentence = before.rsplit(['.', '!', '?', '\n']).next().unwrap_or(before);
    let mut words = sentence.split(|c: char| !c.is_alphanumeric());
    let says = words.any(|word| language.lexicon.class_of(&word.to_lowercase()).is(Class::REPORT));
    let own = |word: &str| language.wording.first_person.iter().any(|first| first == word);
    let marked = sentence.contains([':', '“', '”', '„', '"', '«', '»']);
    says && !marked && ![sentence, passage].into_iter().flat_map(words_of).any(|word| own(&word))
}

/// Whether nothing but a clerk's wording lies between a passage and the speaker's words.
pub fn is_clerks(drift: &Drift) -> bool {
    let told = [Sorts::NUMBER, Sorts::UNIT, Sorts::CALENDAR, Sorts::NEGATION];
    let mut changed =
        drift.pieces.iter().filter(|piece| piece.op != Op::Equal).flat_map(|piece| piece.words.iter().flatten());
    !changed.any(|word| told.iter().any(|&sort| word.traits.has(sort)))
}
