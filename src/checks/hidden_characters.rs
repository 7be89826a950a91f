//! MQ403: characters inside a quotation or a name that nobody sees.
//!
//! Which of them are honest is settled in `text`; comparing words passes over all of them, so that none hides a
//! difference or makes one.

use rustc_hash::FxHashSet;

use super::{Check, Code, Facts, Finding, Run};
use crate::{
    corpus::{Place, Quote, QuoteId},
    rules::Severity,
    sources::SourceId,
    text::{Hidden, hidden, is_invisible},
};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ403"),
    name: "hidden-characters",
    severity: Severity::Warning,
    page: PAGE,
    run: Run::Whole(find),
};

const PAGE: &str = "\
## What it means

Inside a quotation, or in the name beside it, stands a character that a reader cannot see: a space of no width, a joiner
between letters that do not join, or a mark that turns the direction of what follows. Such characters come with text
pasted from web pages and chat programs, and now and then they are put there on purpose: two names that look alike are no
longer found by the same search, and words are shown in another order than that in which they stand.

Comparisons pass over them: a hidden character neither makes two wordings differ nor hides that they do.

## Example

A zero-width space between “guar” and “antees” in

> “We will demand guar\u{200b}antees.”

Not reported: soft hyphens; the joiners of Arabic, Persian and Indian scripts and of emoji; direction marks in a quotation
with Hebrew or Arabic letters (an override is reported even there).

## How to fix it

Delete the character: retype the word, or paste the text again without formatting.

## How to silence it

In Markdown or HTML, `<!-- misquote: ignore[MQ403] reason -->` before the paragraph; in `misquote.yaml`, an entry under
`allow:` with the quotation and a `reason`, or `level: off` for the check.
";

fn find(facts: &Facts) -> Vec<Finding> {
    let mut names: FxHashSet<(SourceId, u32)> = FxHashSet::default();
    let mut findings = Vec::new();
    for (id, quote) in facts.corpus.numbered() {
        findings.extend(in_words(id, quote));
        // A name that several quotations lean on is reported once.
        let mention = quote.credit.as_ref().map(|credit| &credit.mention);
        let mention = mention.filter(|mention| names.insert((quote.source, mention.span.start)));
        findings.extend(mention.and_then(|mention| in_name(id, quote.source, mention)));
    }
    findings
}

fn in_words(id: QuoteId, quote: &Quote) -> Option<Finding> {
    let message = message(&quote.text, "the quotation")?;
    Some(Finding { quotes: vec![id], ..Finding::new(&CHECK, message, 1.0) })
}

fn in_name(id: QuoteId, source: SourceId, mention: &Place) -> Option<Finding> {
    let message = message(&mention.text, "the speaker's name")?;
    Some(Finding { quotes: vec![id], places: vec![(source, mention.clone())], ..Finding::new(&CHECK, message, 1.0) })
}

/// `a zero-width space (U+200B) hides in “guarantees”, in the quotation`; nothing if nothing hides.
fn message(text: &str, place: &str) -> Option<String> {
    let mut found = hidden(text);
    let first = found.next()?;
    let name = first.name();
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    let word = word_around(text, first);
    let more = match found.count() {
        0 => String::new(),
        1 => " and one more".to_owned(),
        n => format!(" and {n} more"),
    };
    let code = first.character as u32;
    Some(format!("{article} {name} (U+{code:04X}){more} in {place}, at “{word}”"))
}

/// The word that a hidden character stands in or before, as a reader sees it.
fn word_around(text: &str, hidden: Hidden) -> String {
    let start = text[..hidden.at].trim_end_matches(|c: char| !c.is_whitespace()).len();
    let rest = &text[hidden.at..];
    let end = hidden.at + rest.find(char::is_whitespace).unwrap_or(rest.len());
    let word: String = text[start..end].chars().filter(|&c| !is_invisible(c)).collect();
    if word.is_empty() { text.split_whitespace().next().unwrap_or_default().to_owned() } else { word }
}
