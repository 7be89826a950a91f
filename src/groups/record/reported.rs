//! Whether a record itself only reports what was said, as minutes do: “Lund said that the pier would close”.
//!
//! What comes in is a passage with the record's words before it; what goes out is whether a clerk worded it. Person, tense
//! and order are the clerk's there; what is told, a number, a date and a denial are the speaker's.

use crate::{
    groups::{Drift, Op, Piece, Word},
    rules::{Class, Language, Sorts, WordingRules, words_of},
};

/// So much of a passage must stand in the quotation for it to be what the clerk heard.
pub const HEARD: f32 = 0.4;

/// What a word weighs at least that tells something, in eighths of a natural logarithm: “pier” does, “still” does not.
const TELLING: u32 = 36;

/// What each of two words weighs at least where one took the other's place: “south” that of “north”.
const SWAPPED: u32 = 30;

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

/// What lies between a passage and the speaker's words beside a clerk's wording; nothing where that is all: no number, day or
/// denial, and no telling word that the passage has in no form. A verb's forms, which may share little else, have their
/// first two consonants: laufen, liefen.
pub fn beyond_the_clerk(mut drift: Drift, rules: &WordingRules) -> Option<Drift> {
    let changed = drift.pieces.iter().filter(|piece| piece.op != Op::Equal);
    let kept: Vec<String> = changed.flat_map(|piece| words_of(&piece.a)).map(|word| skeleton(&word)).collect();
    let clerks = |piece: &Piece| piece.op == Op::Equal || is_clerks(piece, &kept, rules);
    if drift.pieces.iter().all(clerks) {
        return None;
    }
    let told = |piece: &Piece| if clerks(piece) { Piece { op: Op::Equal, ..piece.clone() } } else { piece.clone() };
    drift.pieces = drift.pieces.iter().map(told).collect();
    Some(drift)
}

/// Whether a change may be a clerk's, of whose words in the changed places these are the [`skeleton`]s.
fn is_clerks(piece: &Piece, kept: &[String], rules: &WordingRules) -> bool {
    let told = [Sorts::NUMBER, Sorts::UNIT, Sorts::CALENDAR, Sorts::NEGATION];
    let start = piece.words[1].first().map_or(0, |first| first.start);
    let written = |word: &Word| piece.b.get((word.start - start) as usize..).and_then(first_word);
    let swapped = piece.words[0].iter().any(|word| word.stem.weight() >= SWAPPED);
    let least = if swapped { SWAPPED } else { TELLING };
    let mut telling = piece.words[1].iter().filter(|word| word.stem.weight() >= least).filter_map(written);
    let own = telling.any(|word| !kept.contains(&skeleton(&word)) && !rules.first_person.contains(&word));
    let counts = piece.words.iter().flatten().any(|word| told.iter().any(|&sort| word.traits.has(sort)));
    !own && !counts
}

/// The first word of a text, in lower case and plain letters.
fn first_word(text: &str) -> Option<String> {
    words_of(text).first().map(|word| word.to_string())
}

/// The first two consonants of a word in plain letters.
fn skeleton(word: &str) -> String {
    word.chars().filter(|letter| !"aeiouy".contains(*letter)).take(2).collect()
}
