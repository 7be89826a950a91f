//! MQ105: marked as verbatim in both, yet little more than the sense is shared.

use super::{Check, Claim, Code, DriftView, Run, claims::shortened};
use crate::{
    groups::{Piece, Word},
    rules::{Severity, Sorts},
};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ105"),
    name: "paraphrased-quote",
    severity: Severity::Warning,
    page: PAGE,
    run: Run::Pieces(claim),
};

const PAGE: &str = "\
Both sources put the words in quotation marks, as if they were verbatim, yet little more than the sense is shared. At least
one of them is a paraphrase, and a reader cannot tell which.

It is reported alone: where everything differs, a list of differences helps nobody.

## Example
    wire.txt   “We will carry every one of these people home before winter,” Lund said.
    post.txt   “Nobody who is stranded will be left there when the cold comes,” Lund said.

Not reported, since most words are the same (this is `MQ101`):

    wire.txt   “We will carry every one of these people home before winter,” Lund said.
    post.txt   “We will bring every one of these people home before winter,” Lund said.

## What to do
Look at the recording or the transcript. Quote what was said, or take the marks away: Lund said that everybody would be
brought home before winter.

## How to silence it
For one place, before its block in Markdown or HTML: `<!-- misquote: ignore[MQ105] why -->`. For good, in `misquote.yaml`: an entry
under `allow:` with its reason, or under `checks:` a `level` of `off`, `note`, `warning` or `error`, a `min-similarity` or a `min-confidence`.
";

/// Below this share of common words two wordings are a paraphrase of each other.
const COMMON: f32 = 0.45;

fn claim(view: &DriftView) -> Option<Claim> {
    let pieces: Vec<usize> = view.free().map(|(index, _)| index).collect();
    if view.drift.similarity >= COMMON || pieces.is_empty() || view.free().all(|(_, piece)| measures(piece)) {
        return None;
    }
    let [reference, odd] =
        [view.drift.against, view.drift.odd].map(|wording| shortened(&view.group.wordings[wording].text));
    let message = format!("“{odd}” stands in marks where others have “{reference}”: only the sense is the same");
    Some(Claim { check: &CHECK, pieces, message, confidence: 0.6 + 0.2 * view.drift.similarity })
}

/// Whether a number or a unit stands for another, and nothing else is changed: “within six weeks”, “within sixty days”.
fn measures(piece: &Piece) -> bool {
    const MEASURE: [Sorts; 3] = [Sorts::NUMBER, Sorts::UNIT, Sorts::CALENDAR];
    let measure = |word: &Word| MEASURE.into_iter().any(|sort| word.traits.has(sort));
    piece.words.iter().all(|words| !words.is_empty() && words.iter().all(measure))
}
