//! MQ107: words inside the marks in one source and outside them in another.
//!
//! Which words are bare is settled in `groups`, which reads the prose around the quotations for it.

use super::{Check, Code, Facts, Finding, Run, claims::shortened};
use crate::{groups::Bare, rules::Severity};

/// The check.
pub static CHECK: Check =
    Check { code: Code("MQ107"), name: "boundary-drift", severity: Severity::Note, page: PAGE, run: Run::Whole(find) };

const PAGE: &str = "\
The very words that one source has inside the marks stand outside them in another source of the same story. Either the
one quotes words that are the reporter's, or the other prints a speaker's words as its own: the line between what was
said and what is told has moved. Often a paragraph lost its marks in a rewrite.

An honest summary in other words is not this, and neither are names, headlines, and phrases that many sources use bare.

## Example
    wire.txt   Lund spoke of “robust plans for the northern pier.”
    post.txt   Lund spoke of “robust” plans for the northern pier.

    wire.txt   “We can talk about lifeboats, or a watch on the quay,” Lund said.
    post.txt   We can talk about lifeboats, or a watch on the quay.

Not reported:

    wire.txt   “We can talk about lifeboats, or a watch on the quay,” Lund said.
    post.txt   Lund did not rule out other ways to keep bathers safe.

## What to do
Put the marks around what was said, no more and no less; or tell it in other words.

## How to silence it
For one place, before its block in Markdown or HTML: `<!-- misquote: ignore[MQ107] why -->`. For good, in `misquote.yaml`: an entry
under `allow:` with its reason, or under `checks:` a `level` of `off`, `note`, `warning` or `error`, or a `min-confidence`.
";

fn find(facts: &Facts) -> Vec<Finding> {
    facts.bare.iter().map(finding).collect()
}

fn finding(bare: &Bare) -> Finding {
    let words = bare.places.first().map(|(_, place)| shortened(&place.text)).unwrap_or_default();
    let message = match bare.places.len() {
        1 => format!("inside the marks in one source, outside them in another: “{words}”"),
        _ => format!("inside the marks in one source, outside them in others: “{words}”"),
    };
    Finding {
        group: bare.group,
        quotes: bare.quotes.clone(),
        places: bare.places.clone(),
        ..Finding::new(&CHECK, message, 0.8)
    }
}
