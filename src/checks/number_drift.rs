//! MQ103: a quantity, date or unit differs.

use super::{Check, Claim, Code, DriftView, Run};
use crate::{
    groups::{Piece, Traits, Word},
    rules::{Severity, Sorts},
};

/// The check.
pub static CHECK: Check =
    Check { code: Code("MQ103"), name: "number-drift", severity: Severity::Error, page: PAGE, run: Run::Pieces(claim) };

const PAGE: &str = "\
A number, an amount of money, a date or a unit inside the marks differs. Figures and words are the same (“12”, “twelve”, “a dozen”),
and so are “%” and “per cent”, “$5 million” and “5 million dollars”.

## Example
    wire.txt   “The bridge will cost 15 million crowns,” Lund said.
    post.txt   “The bridge will cost 50 million crowns,” Lund said.

Not reported:

    wire.txt   “We lost twelve boats, a quarter of the fleet,” Lund said.
    post.txt   “We lost a dozen boats, 1/4 of the fleet,” Lund said.

## What to do
Check the recording: fifteen and fifty sound alike. Correct the source that misheard.

## How to silence it
For one place, before its block in Markdown or HTML: `<!-- misquote: ignore[MQ103] why -->`. For good, in `misquote.yaml`: an entry
under `allow:` with its reason, or under `checks:` a `level` of `off`, `note`, `warning` or `error`, a `min-similarity` or a `min-confidence`.
";

fn claim(view: &DriftView) -> Option<Claim> {
    let pieces = view.free().filter(|(_, piece)| differs(piece)).map(|(index, _)| index).collect();
    Claim::on(&CHECK, pieces, view, 0.65 + 0.33 * view.drift.similarity)
}

/// A number stands for another number, a unit for another unit, a day or month for another.
fn differs(piece: &Piece) -> bool {
    let number = |word: &&Word| word.traits.has(Sorts::NUMBER);
    let unit = |word: &&Word| word.traits.has(Sorts::UNIT);
    // Some languages write days and months small, and “may” is no month then.
    let month = |word: &&Word| word.traits.has(Traits::CAPITAL) || !word.traits.has(Sorts::MODAL);
    let day = |word: &&Word| word.traits.has(Sorts::CALENDAR) && month(word);
    unlike(piece, number) || unlike(piece, unit) || unlike(piece, day)
}

/// Both sides have such words, and not the same. Singular and plural of a unit are the same.
fn unlike(piece: &Piece, sort: impl Fn(&&Word) -> bool) -> bool {
    let [a, b] = piece.words.each_ref().map(|words| {
        let mut stems: Vec<u32> = words.iter().filter(|word| sort(word)).map(|word| word.stem.0 >> 6).collect();
        stems.sort_unstable();
        stems
    });
    !a.is_empty() && !b.is_empty() && a != b
}
