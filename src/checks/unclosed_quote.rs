//! MQ401: an opening mark that nothing closes.
//!
//! What comes in is every quotation with its [`Closing`]; pairing has already followed speeches over paragraphs and left
//! apostrophes, feet and inches alone.

use super::{Check, Code, Facts, Finding, Run};
use crate::{quotations::Closing, rules::Severity};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ401"),
    name: "unclosed-quote",
    severity: Severity::Warning,
    page: PAGE,
    run: Run::Whole(find),
};

const PAGE: &str = "\
## What it means

A quotation mark opens and nothing closes it before the next one opens or the text ends. A reader cannot tell where the
speaker's words stop and the writer's begin, and neither can any other check: the quotation is taken to end with its
paragraph, or where the next mark opens.

## Example

> “The pier will be closed until June, Ada Lund said on Monday.

The mark after “June,” is missing, and the whole sentence seems to be hers. Nothing is said of a speech that runs over
paragraphs, opens again at each and closes once:

> “We have looked at every pile.
>
> “Nobody was hurt.”

Apostrophes, feet and inches (6'2\") open nothing.

## How to fix it

Put the closing mark where the speaker's words end. If the mark opens nothing (a stray from an earlier edit), take it out.

## How to silence it

In Markdown or HTML, `<!-- misquote: ignore[MQ401] reason -->` before the paragraph; in `misquote.yaml`, an entry under
`allow:` with the quotation and a `reason`, or `level: off` for the check.
";

fn find(facts: &Facts) -> Vec<Finding> {
    let unclosed = || facts.corpus.numbered().filter(|(_, quote)| quote.closing == Closing::Missing);
    // A text may open a hundred thousand and close none: room for each, and none to spare.
    let mut findings = Vec::with_capacity(unclosed().count());
    findings.extend(unclosed().map(|(id, quote)| {
        let opening = opening_words(&quote.text);
        let message = format!("nothing closes the quotation that begins “{opening}”");
        Finding { quotes: vec![id], ..Finding::new(&CHECK, message, 0.9) }
    }));
    findings
}

/// The first words, enough to find the place by.
fn opening_words(text: &str) -> String {
    const SHOWN: usize = 5;
    let mut words = text.split_whitespace();
    let mut shown = words.by_ref().take(SHOWN).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        shown.push_str(" …");
    }
    shown
}
