//! MQ108: how sure or how binding it is differs.

use rustc_hash::FxHashSet;

use super::{Check, Claim, Code, DriftView, Run};
use crate::{
    groups::{Piece, Traits, Word},
    rules::{CONTENT, Severity, Sorts},
};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ108"),
    name: "modality-drift",
    severity: Severity::Warning,
    page: PAGE,
    run: Run::Pieces(claim),
};

const PAGE: &str = "\
How sure or how binding the words are differs: “may” and “will”, “some” and “all”, “probably” put in or left out. The facts named are
the same, what is promised is not.

## Example
    wire.txt   “The ferry may run again by May,” Lund said.
    post.txt   “The ferry will run again by May,” Lund said.

Not reported, since the contraction is only written out:

    wire.txt   “The ferry’ll run again by May,” Lund said.
    post.txt   “The ferry will run again by May,” Lund said.

## What to do
Check the recording and restore the word that was said.

## How to silence it
For one place, before its block in Markdown or HTML: `<!-- misquote: ignore[MQ108] why -->`. For good, in `misquote.yaml`: an entry
under `allow:` with its reason, or under `checks:` a `level` of `off`, `note`, `warning` or `error`, a `min-similarity` or a `min-confidence`.
";

/// A longer stretch was rewritten for other reasons.
const LONGEST: usize = 4;

fn claim(view: &DriftView) -> Option<Claim> {
    let futures = &view.facts.rules.languages[view.group.language].wording.futures;
    let mut pieces: Vec<usize> = Vec::new();
    for (index, piece) in view.free() {
        let rest = view.free().find(|(other, rest)| *other != index && parts(piece, rest, futures));
        if weakened(piece) || made_modal(piece, futures) || rest.is_some() {
            pieces.push(index);
            pieces.extend(rest.map(|(rest, _)| rest));
        }
    }
    if !pieces.is_empty() {
        pieces.extend(view.free().filter(|(_, piece)| quantifies(piece)).map(|(index, _)| index));
        pieces.sort_unstable();
        pieces.dedup();
    }
    Claim::on(&CHECK, pieces, view, 0.5 + 0.4 * view.drift.similarity)
}

/// Whether a word that says how many was put in or left out, and no other: beside “may” and “will” it is the same change,
/// “may protect some children”, “will protect children”.
fn quantifies(piece: &Piece) -> bool {
    let [a, b] = &piece.words;
    let quantifier = |word: &Word| word.traits.has(Sorts::QUANTIFIER);
    a.is_empty() != b.is_empty() && a.iter().chain(b.iter()).all(quantifier)
}

/// A modal verb stands for another, a quantifier for another, or doubt is put in, taken out or changed.
fn weakened(piece: &Piece) -> bool {
    let [a, b] = &piece.words;
    let some = |words: &[Word], sort: Sorts| words.iter().any(|word| word.traits.has(sort));
    // “Jede”, “jedes”: the same with another ending.
    let other = |one: &Word, sort| b.iter().any(|other| other.traits.has(sort) && !other.stem.is(one.stem));
    let both = |sort: Sorts| a.iter().any(|word| word.traits.has(sort) && other(word, sort));
    let only = |words: &[Word]| words.iter().all(|word| word.traits.has(Sorts::HEDGE));
    let doubt = (some(a, Sorts::HEDGE) && only(a) && only(b)) || (some(b, Sorts::HEDGE) && only(b) && only(a));
    a.len().max(b.len()) <= LONGEST && (both(Sorts::MODAL) || both(Sorts::QUANTIFIER) || both(Sorts::HEDGE) || doubt)
}

/// The words of a piece with a modal verb that says more than when, and those that stand without any: “closes”, “may close”.
fn sides<'a>(piece: &'a Piece, futures: &FxHashSet<u32>) -> Option<[&'a [Word]; 2]> {
    // “In May” is a month.
    let month = |word: &Word| word.traits.has(Sorts::CALENDAR) && word.traits.has(Traits::CAPITAL);
    let modal = |word: &Word| word.traits.has(Sorts::MODAL) && !month(word);
    let sure = |word: &Word| modal(word) && !futures.contains(&word.key);
    let [a, b] = piece.words.each_ref().map(|words| &**words);
    [[a, b], [b, a]].into_iter().find(|[with, without]| with.iter().any(sure) && !without.iter().any(modal))
}

/// How many words tell what is done.
fn telling(words: &[Word]) -> usize {
    words.iter().filter(|word| word.stem.weight() >= CONTENT && !word.traits.has(Sorts::MODAL)).count()
}

/// Whether one side has a modal verb more and tells the same besides: “pays”, “may pay”; “is going to”, “might”; put in alone, it
/// stands before what stays.
fn made_modal(piece: &Piece, futures: &FxHashSet<u32>) -> bool {
    let Some([with, without]) = sides(piece, futures) else { return false };
    let most = if without.is_empty() { 0 } else { 1 };
    let short = with.len() <= LONGEST && without.len() < LONGEST;
    short && telling(with) <= most && telling(without) <= most
}

/// The same in two places, as German has it: „wir schließen den Hafen“, „wir könnten den Hafen schließen“.
fn parts(piece: &Piece, rest: &Piece, futures: &FxHashSet<u32>) -> bool {
    let Some([[_], [_]]) = sides(piece, futures) else { return false };
    let is_verb = |words: &[Word]| matches!(words, [word] if word.traits == Traits::default());
    let [a, b] = &rest.words;
    a.is_empty() && is_verb(b) || b.is_empty() && is_verb(a)
}
