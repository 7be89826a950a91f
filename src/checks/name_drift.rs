//! MQ104: a person, place or body named inside the marks differs.

use super::{Check, Claim, Code, DriftView, Run};
use crate::{
    groups::{Op, Piece, Traits, Word},
    rules::{Class, Language, Severity, Sorts, Stem, WordingRules},
    text::latin,
};

/// The check.
pub static CHECK: Check =
    Check { code: Code("MQ104"), name: "name-drift", severity: Severity::Error, page: PAGE, run: Run::Pieces(claim) };

const PAGE: &str = "\
A person, place or body named inside the marks differs: another one is said to have been spoken of.

## Example
    wire.txt   “I spoke to Mayor Reed this morning,” Lund said.
    post.txt   “I spoke to Mayor Holm this morning,” Lund said.

Not reported, since a bracket says that the words in it are the editor’s:

    wire.txt   “I spoke to him this morning,” Lund said.
    post.txt   “I spoke to [Mayor Reed] this morning,” Lund said.

## What to do
Find out who was meant and correct the other. Where an editor put a name in for a pronoun, set it in square brackets.

## How to silence it
For one place, before its block in Markdown or HTML: `<!-- misquote: ignore[MQ104] why -->`. For good, in `misquote.yaml`: an entry
under `allow:` with its reason, or under `checks:` a `level` of `off`, `note`, `warning` or `error`, a `min-similarity` or a `min-confidence`.
";

/// A longer stretch was rewritten; the names in it are not each other's.
const LONGEST: usize = 6;

fn claim(view: &DriftView) -> Option<Claim> {
    if view.drift.titled {
        return None;
    }
    let language = &view.facts.rules.languages[view.group.language];
    let is_name = |index: usize| {
        let introduced = |side| is_introduced(view, index, side, language);
        language.wording.before_names.is_empty() || [0, 1].into_iter().all(introduced)
    };
    let renamed = |(index, piece): &(usize, &Piece)| renamed(piece) && !swapped(piece, view) && is_name(*index);
    let pieces = view.free().filter(renamed);
    let pieces = pieces.map(|(index, _)| index).collect();
    Claim::on(&CHECK, pieces, view, 0.6 + 0.35 * view.drift.similarity)
}

/// Whether a capitalised word of a piece is a name where every noun has a capital: after another (Petra Kühn), or after a
/// word that hardly another noun follows bare (in Berlin, Herr Vogt), unless it is a known noun.
fn is_introduced(view: &DriftView, index: usize, side: usize, language: &Language) -> bool {
    let rules = &language.wording;
    let text = |piece: &Piece| if side == 0 { piece.a.clone() } else { piece.b.clone() };
    let before = view.drift.pieces[..index].iter().rev().map(text).find(|text| !text.is_empty()).unwrap_or_default();
    let piece = &view.drift.pieces[index];
    let compound = are_compounds(piece);
    let text = text(piece);
    // A capital that begins a sentence says nothing: “Die Katzen”.
    let mut words = before.split_whitespace().rev().take(2);
    let (last, earlier) = (words.next(), words.next());
    let begins = earlier.is_none_or(|word| word.ends_with(['.', '!', '?', ':']));
    let mut words = last.into_iter().chain(text.split_whitespace());
    let Some(first) = words.next() else { return false };
    let large = |word: &str| word.starts_with(char::is_uppercase);
    let given = |word: &str| language.lexicon.class_of(&word.to_lowercase()).is(Class::FIRST_NAME);
    let (mut last, mut last_is_large) = (first, large(first) && !begins);
    words.any(|word| {
        let before = latin(&last.to_lowercase()).into_owned();
        let place = is_place(word, rules);
        let is_noun = !place && (compound || is_noun(word, rules));
        let held = rules.before_names.contains(&*before);
        // Ohne Bremen; mit Kern, but mit Kirschen.
        let loose = rules.before_nouns.contains(&*before) && (place || !word.ends_with('n'));
        // Herr Hartung, Petra Kühn
        let title = last_is_large && (held || given(last));
        let introduced = title || (held || last_is_large || loose) && !is_noun || given(word);
        (last, last_is_large) = (word, large(word));
        last_is_large && introduced
    })
}

/// Whether a word is a place, or ends as places are called: Friedrichshafen.
fn is_place(word: &str, rules: &WordingRules) -> bool {
    const FIRST: usize = 3;
    let word = latin(&word.to_lowercase()).into_owned();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let ends = |ending: &String| word.len() >= ending.len() + FIRST && word.ends_with(ending.as_str());
    rules.places.contains(word) || rules.place_endings.iter().any(ends)
}

/// Whether a word ends as no name does, or is common: mit Fernbedienung, ohne Strom.
fn is_noun(word: &str, rules: &WordingRules) -> bool {
    let plain = latin(&word.to_lowercase()).into_owned();
    let plain = plain.trim_matches(|c: char| !c.is_alphanumeric());
    rules.weights().stem(plain).weight() < Stem::RARE
        || rules.noun_endings.iter().any(|ending| word.ends_with(ending.as_str()))
}

/// Two nouns made with one: “Haustür”, “Haustreppe”.
fn are_compounds(piece: &Piece) -> bool {
    const FIRST: usize = 4;
    const REST: usize = 2;
    let common = piece.a.chars().zip(piece.b.chars()).take_while(|(one, other)| one == other).count();
    common >= FIRST && [&piece.a, &piece.b].into_iter().all(|word| word.chars().count() >= common + REST)
}

/// A name on both sides, and no word in common.
fn renamed(piece: &Piece) -> bool {
    let [a, b] = piece.words.each_ref().map(|words| words.iter().filter(|word| named(word)).collect::<Vec<_>>());
    let apart = a.iter().all(|one| b.iter().all(|other| !one.stem.is(other.stem)));
    let short = piece.words.iter().all(|words| words.len() <= LONGEST);
    short && !a.is_empty() && !b.is_empty() && apart
}

/// “Reed or Lund”, “Lund or Reed”: every name of one side stands in another place that was changed.
fn swapped(piece: &Piece, view: &DriftView) -> bool {
    let changed = || view.drift.pieces.iter().filter(|piece| piece.op != Op::Equal);
    let stands =
        |word: &Word, side: usize| changed().flat_map(|piece| &piece.words[side]).any(|other| other.stem.is(word.stem));
    let moved = |side: usize| piece.words[side].iter().filter(|word| named(word)).all(|word| stands(word, 1 - side));
    moved(0) || moved(1)
}

/// Capitalised inside a sentence, and neither “I” nor a month or a number.
fn named(word: &Word) -> bool {
    let other = [Sorts::CALENDAR, Sorts::NUMBER, Sorts::MODAL, Sorts::QUANTIFIER, Sorts::NEGATION, Sorts::HEDGE];
    let other = other.into_iter().any(|sort| word.traits.has(sort));
    word.traits.has(Traits::CAPITAL) && !other && word.end - word.start > 1
}
