//! MQ101: words substituted, added or reordered inside the marks.

use super::{Check, Claim, Code, DriftView, Run};
use crate::{
    groups::{Op, Piece, Word},
    rules::{CONTENT, Severity},
};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ101"),
    name: "wording-drift",
    severity: Severity::Warning,
    page: PAGE,
    run: Run::Pieces(claim),
};

const PAGE: &str = "\
The same utterance stands in quotation marks in several sources, and its words differ: some were replaced, added or put in another
order. A reader takes what stands in marks for what was said; at most one of the wordings was.

The reference is the record’s wording if there is a record among the sources, else the commonest, else the longest.

What an editor may change is no drift: letter case, kinds of marks, dashes, punctuation, an ellipsis or bracket that shows the
cut, a trim at either end, a contraction written out, a spelling variant, a number in figures or words, a house style.

## Example
    wire.txt   “We look at the vote with cautious optimism,” Lund said.
    post.txt   “We look at the vote with cautious confidence,” Lund said.

Not reported:

    wire.txt   “We’ll look at the vote with cautious optimism,” Lund said.
    post.txt   Lund said that she looked at it with “cautious optimism”.

## What to do
Check the recording and restore the words, or take the marks away. If both were said, on two occasions, give the sources
their dates.

## How to silence it
For one place, before its block in Markdown or HTML: `<!-- misquote: ignore[MQ101] why -->`. For good, in `misquote.yaml`: an entry
under `allow:` with its reason, or under `checks:` a `level` of `off`, `note`, `warning` or `error`, a `min-similarity` or a `min-confidence`.
";

/// Whatever no more telling check has claimed; beside what one has claimed, an article or an ending is not worth a word.
fn claim(view: &DriftView) -> Option<Claim> {
    let pieces: Vec<usize> = view.free().map(|(index, _)| index).collect();
    let alone = view.drift.pieces.iter().filter(|piece| piece.op != Op::Equal).count() == pieces.len();
    if !alone && !view.free().any(|(_, piece)| matters(piece)) {
        return None;
    }
    Claim::on(&CHECK, pieces, view, 0.5 + 0.4 * view.drift.similarity)
}

/// A content word that the other side has in no form.
fn matters(piece: &Piece) -> bool {
    let [a, b] = &piece.words;
    let new = |words: &[Word], others: &[Word]| {
        let content = words.iter().filter(|word| word.stem.weight() >= CONTENT);
        content.into_iter().any(|word| !others.iter().any(|other| other.stem.is(word.stem)))
    };
    new(a, b) || new(b, a)
}
