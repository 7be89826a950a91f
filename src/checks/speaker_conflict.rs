//! MQ201: the same words credited to people or bodies who cannot be the same.

use rustc_hash::FxHashSet;

use super::{
    Check, Code, Facts, Finding, Run,
    credits::{self, Credited, Rivals},
};
use crate::{
    corpus::{PersonId, QuoteId, Relation},
    groups::{OnRecord, Says},
    rules::Severity,
};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ201"),
    name: "speaker-conflict",
    severity: Severity::Error,
    page: PAGE,
    run: Run::Whole(find),
};

const PAGE: &str = "\
## What it means

The same words stand in several sources, and the sources credit them to people, or bodies, who cannot be the same: one
of them puts words into the wrong mouth. The first quotation shown is the odd one out; the others credit whoever most
sources, or a record, name.

No conflict is: a full name and a family name, a nickname, another spelling; a body and whoever speaks for it (the
Kremlin and its spokesman, a company and its chief executive); a description that may fit the name (“an official”); a
pronoun that nobody can resolve; an outlet that only passes the words on; a quotation inside a quotation; two people who
answer each other in kindred words. Where either attribution is less than sure, the finding is a note.

## Example

> “The pier will be closed until June,” Ada Lund said.
>
> “The pier will be closed until June,” said Tom Reyes, the harbour master.

## How to fix it

Ask the record, or whoever was there, and correct the name. If both names are one person's (a maiden name, a pen name),
say so under `speakers:` in `misquote.yaml`, with `spellings`; if one speaks for the other, with `speaks-for`.

## How to silence it

In Markdown or HTML, `<!-- misquote: ignore[MQ201] reason -->` before the paragraph; in `misquote.yaml`, an entry under
`allow:` with the quotation and a `reason`, or `level: off` for the check.
";

/// Each contradiction once, though several groups may hold parts of the same quotations.
fn find(facts: &Facts) -> Vec<Finding> {
    let mut told: FxHashSet<(QuoteId, PersonId)> = FxHashSet::default();
    let mut findings = Vec::new();
    let on_record = told_by_records(facts);
    let says = |one: &Credited, other: &Credited| one.quotes.iter().any(|&id| on_record.contains(&(id, other.person)));
    let on_record = |rivals: &Rivals| says(&rivals.odd, &rivals.reference) || says(&rivals.reference, &rivals.odd);
    // A hymn or an oath is everybody's.
    let is_sung = |credited: &Credited| credited.quotes.iter().any(|&id| facts.corpus.quote(id).sung);
    let sung = |rivals: &Rivals| is_sung(&rivals.odd) || is_sung(&rivals.reference);
    for (group, rivals) in facts.rivals().iter().enumerate() {
        for rivals in rivals {
            let fresh = rivals.odd.quotes.iter().filter(|&&id| told.insert((id, rivals.reference.person))).count() > 0;
            if fresh && rivals.relation == Relation::Conflict && !on_record(rivals) && !sung(rivals) {
                findings.push(credits::finding(facts, &CHECK, group, rivals, message(facts, rivals)));
            }
        }
    }
    findings
}

/// The quotations of which MQ301 says already who says them in the record.
fn told_by_records(facts: &Facts) -> FxHashSet<(QuoteId, PersonId)> {
    let another = |heard: &OnRecord| match heard.says {
        Says::Another { person, .. } => Some((heard.quote, person?)),
        Says::Otherwise { .. } | Says::Apart { .. } | Says::Nothing { .. } => None,
    };
    facts.records.iter().filter_map(another).collect()
}

fn message(facts: &Facts, rivals: &Rivals) -> String {
    let [odd, reference] = [&rivals.odd, &rivals.reference];
    let [here, there] = [odd, reference].map(|credited| credits::in_sources(credited.sources));
    let [one, two] = [odd, reference].map(|credited| credits::name(facts, credited));
    format!("the same words are credited to {one} in {here} and to {two} in {there}")
}
