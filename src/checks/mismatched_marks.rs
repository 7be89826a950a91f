//! MQ402: opened with one kind of mark, closed with another.

use super::{Check, Code, Facts, Finding, Run};
use crate::{quotations::Closing, rules::Severity};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ402"),
    name: "mismatched-marks",
    severity: Severity::Note,
    page: PAGE,
    run: Run::Whole(find),
};

const PAGE: &str = "\
## What it means

A quotation opens with one kind of mark and closes with another: a curved mark here and a straight one there, or a mark
turned the wrong way round. The words are still taken for a quotation; the marks are a slip, most often the trace of a
sentence pasted from elsewhere or of an editor's “smart quotes” that guessed wrong. It matters because the next program
that reads the text may pair the marks differently and move words into, or out of, somebody's mouth.

## Example

> “The pier will be closed until June,\" Ada Lund said.

The mark that opens is curved, the one that closes is straight. A text that uses curved marks in one sentence and
straight ones in the next is not reported: each pair agrees with itself.

## How to fix it

Let both marks be of one kind.

## How to silence it

In Markdown or HTML, `<!-- misquote: ignore[MQ402] reason -->` before the paragraph; in `misquote.yaml`, an entry under
`allow:` with the quotation and a `reason`, or `level: off` for the check.
";

fn find(facts: &Facts) -> Vec<Finding> {
    let mismatched = facts.corpus.numbered().filter(|(_, quote)| quote.closing == Closing::Mismatched);
    mismatched
        .map(|(id, _)| {
            let message = "the mark that opens the quotation and the one that closes it are of different kinds";
            Finding { quotes: vec![id], ..Finding::new(&CHECK, message.to_owned(), 0.8) }
        })
        .collect()
}
