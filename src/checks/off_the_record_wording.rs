//! MQ302: the record holds it in other words.
//!
//! What kind of change it is the checks on wordings say, which read the difference as they read that of two articles.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::{Check, Code, Facts, Finding, Run, kinds_of_change};
use crate::{
    corpus::QuoteId,
    groups::{Drift, OnRecord, Passage, Says},
    rules::Severity,
    sources::SourceId,
    text::fold_key,
};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ302"),
    name: "off-the-record-wording",
    severity: Severity::Error,
    page: PAGE,
    run: Run::Whole(find),
};

const PAGE: &str = "\
## What it means

A quotation is credited to somebody whose record is among the sources, and the record holds it in other words: a number, a
name or a verb differs, a “not” is gone, words are put in, left out or turned round; or every word is there, but in
passages that lie apart, and no ellipsis shows that they were joined. The message says which, and for passages that lie
apart, how many words lie between them.

A sentence that nobody who is named is credited with (“…,” she said; a headline; a block) is told as well, if a record of its
days holds it but for a word or two: it can only be from there.

What counts as a record, and for whom and which days it speaks, stands on the page of MQ301.

## Example

The record, `talk.txt`:

> LUND: The harbour fund pays. It holds four million crowns.

The article:

> “The fund holds fourteen million crowns,” Ada Lund said.

What a record itself only reports, as minutes do (“Lund said that the fund would pay”), is a clerk's wording: another
number, measure or day, a “not” more or less, and words that tell something else count there; person, tense and order do not.

Not reported, since an editor may do it: letter case, punctuation, contractions, spellings, numbers in figures or words,
fillers and false starts dropped, a cut at either end, a cut or a change shown by an ellipsis or brackets:

> “The harbour fund … holds [4 million] crowns,” Ada Lund said.

## How to fix it

Quote the record. Where the change is meant, show it: an ellipsis for words left out, brackets for words put in, or the
sentence without marks.

## How to silence it

In Markdown or HTML, `<!-- misquote: ignore[MQ302] corrected by the speaker -->` before the paragraph; in `misquote.yaml`, an
entry under `allow:` with the quotation and a `reason`, or `level: off` for the check.
";

/// One for each article and wording: a headline that repeats the text is no second fault.
fn find(facts: &Facts) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut told: FxHashMap<(SourceId, String), usize> = FxHashMap::default();
    for (heard, finding) in facts.records.iter().filter_map(|heard| Some((heard, finding(facts, heard)?))) {
        let quote = facts.corpus.quote(heard.quote);
        match told.entry((quote.source, fold_key(&quote.text))) {
            Entry::Vacant(entry) => {
                entry.insert(findings.len());
                findings.push(finding);
            }
            Entry::Occupied(first) => {
                let first = &mut findings[*first.get()];
                first.quotes.push(heard.quote);
                first.wordings.iter_mut().for_each(|[odd, _]| odd.push(heard.quote));
            }
        }
    }
    findings
}

fn finding(facts: &Facts, heard: &OnRecord) -> Option<Finding> {
    let quote = facts.corpus.quote(heard.quote);
    let found = |message: String, passages: &[Passage]| {
        let turns: Vec<_> = passages.iter().filter_map(|passage| passage.turn).collect();
        Finding {
            quotes: std::iter::once(heard.quote).chain(turns.iter().copied()).collect(),
            wordings: Some([vec![heard.quote], turns]),
            places: passages.iter().map(|passage| (passage.source, passage.place.clone())).collect(),
            ..Finding::new(&CHECK, message, quote.confidence.0)
        }
    };
    match &heard.says {
        Says::Otherwise { passage, drift } => Some(Finding {
            diff: Some(drift.pieces.clone()),
            similarity: Some(drift.similarity),
            ..found(otherwise_message(facts, heard.quote, drift), std::slice::from_ref(passage))
        }),
        Says::Apart { passages, between } => Some(found(apart_message(*between), passages)),
        Says::Another { .. } | Says::Nothing { .. } => None,
    }
}

fn otherwise_message(facts: &Facts, quote: QuoteId, drift: &Drift) -> String {
    let language = facts.corpus.language(facts.corpus.quote(quote).source);
    let mut kinds = kinds_of_change(facts, language, drift);
    // A false start changed twice is one change.
    kinds.dedup();
    if kinds.is_empty() {
        "the record reads otherwise".to_owned()
    } else {
        format!("the record reads otherwise: {}", kinds.join("; "))
    }
}

fn apart_message(between: Option<u32>) -> String {
    let joined = "two passages of the record are joined and nothing shows it";
    match between {
        Some(1) => format!("{joined}: one word lies between them"),
        Some(words) => format!("{joined}: {words} words lie between them"),
        None => format!("{joined}: the record has them in another order"),
    }
}
