//! MQ106: words that matter are left out in the middle, with nothing to show it.

use super::{Check, Claim, Code, DriftView, Run};
use crate::{
    groups::{Op, Piece},
    rules::{CONTENT, Severity},
};

/// The check.
pub static CHECK: Check =
    Check { code: Code("MQ106"), name: "silent-cut", severity: Severity::Warning, page: PAGE, run: Run::Pieces(claim) };

const PAGE: &str = "\
Words that matter were left out of the middle of the quotation, nothing else was changed, and neither an ellipsis nor a bracket shows
the cut. What is left reads as if it had been said in one breath.

A quotation cut at either end, a hesitation (“um”, “you know”) or a false start left out is no cut.

## Example
    wire.txt   “We will sell the harbour, if parliament agrees, before the summer,” Lund said.
    post.txt   “We will sell the harbour before the summer,” Lund said.

Not reported, since the cut is shown:

    wire.txt   “We will sell the harbour, if parliament agrees, before the summer,” Lund said.
    post.txt   “We will sell the harbour … before the summer,” Lund said.

## What to do
Put the words back, or show the cut with an ellipsis.

## How to silence it
For one place, before its block in Markdown or HTML: `<!-- misquote: ignore[MQ106] why -->`. For good, in `misquote.yaml`: an entry
under `allow:` with its reason, or under `checks:` a `level` of `off`, `note`, `warning` or `error`, a `min-similarity` or a `min-confidence`.
";

fn claim(view: &DriftView) -> Option<Claim> {
    let mut changes = view.drift.pieces.iter().filter(|piece| piece.op != Op::Equal);
    if !changes.all(|piece| piece.op == Op::Delete) || !view.free().any(|(_, piece)| matters(piece)) {
        return None;
    }
    let pieces = view.free().map(|(index, _)| index).collect();
    Claim::on(&CHECK, pieces, view, 0.5 + 0.4 * view.drift.similarity)
}

/// A single article or pronoun left out is a slip, and a rewording at worst.
fn matters(piece: &Piece) -> bool {
    piece.words[0].len() > 1 || piece.words[0].iter().any(|word| word.stem.weight() >= CONTENT)
}
