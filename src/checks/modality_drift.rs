//! MQ108: how sure or how binding it is differs.

use super::{Check, Claim, Code, DriftView, Run};
use crate::{
    groups::{Piece, Word},
    rules::{Severity, Sorts},
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
    let mut pieces: Vec<usize> = view.free().filter(|(_, piece)| weakened(piece)).map(|(index, _)| index).collect();
    if !pieces.is_empty() {
        pieces.extend(view.free().filter(|(_, piece)| quantifies(piece)).map(|(index, _)| index));
        pieces.sort_unstable();
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
