//! MQ204: one person, with offices that cannot both be right.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Check, Code, Facts, Finding, Run,
    credits::{self, Credited},
};
use crate::{
    attributions::Sort,
    corpus::{Calendar, Nearness, Office, PersonId, QuoteId},
    groups::GroupId,
    rules::Severity,
    sources::SourceId,
};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ204"),
    name: "role-conflict",
    severity: Severity::Warning,
    page: PAGE,
    run: Run::Whole(find),
};

const PAGE: &str = "\
## What it means

Sources that quote the same words give their speaker offices that nobody holds at one time: a senator who is a governor
elsewhere, a minister who is the deputy. The first quotation shown is in the source that stands alone.

No conflict is: an office said more shortly or in other words (“envoy” and “envoy to Russia”, “Deputy Foreign Minister”
and “Deputy Minister of Foreign Affairs”); a former or a future office; offices that one person may well hold together
(a spokesman and adviser); offices in articles of different months.

## Example

> “The pier will be closed until June,” said Ada Lund, the minister of transport.
>
> “The pier will be closed until June,” said Deputy Transport Minister Ada Lund.

## How to fix it

Correct the office.

## How to silence it

In Markdown or HTML, `<!-- misquote: ignore[MQ204] reason -->` before the paragraph; in `misquote.yaml`, an entry under
`allow:` with the quotation and a `reason`, or `level: off` for the check.
";

/// How many sources of one person in a group are held against each other.
const FEW: usize = 40;

/// One finding a person.
fn find(facts: &Facts) -> Vec<Finding> {
    let calendar = Calendar::new(facts.corpus.sources.iter());
    let mut told = FxHashSet::default();
    let mut findings = Vec::new();
    for (group, found) in facts.groups.iter().enumerate() {
        for credited in credits::credited(facts, found) {
            if credited.sources > 1
                && !told.contains(&credited.person)
                && let Some(finding) = conflict(facts, &calendar, group, &credited)
            {
                told.insert(credited.person);
                findings.push(finding);
            }
        }
    }
    findings
}

/// A source and the offices that it gives a person.
type Given<'a> = (SourceId, Vec<(&'a str, Office)>);

fn conflict(facts: &Facts, calendar: &Calendar, group: usize, credited: &Credited) -> Option<Finding> {
    if facts.corpus.people.get(credited.person).sort != Sort::Person {
        return None;
    }
    let given = given(facts, credited);
    let mut clashes: Vec<(usize, &str, &str, SourceId, SourceId)> = Vec::new();
    let alike =
        |office: &str| given.iter().filter(|(_, offices)| offices.iter().any(|(text, _)| *text == office)).count();
    for (at, one) in given.iter().enumerate() {
        for two in &given[at + 1..] {
            let near = calendar.nearness(one.0.0, two.0.0) >= Nearness::Month;
            if let Some((a, b)) = near.then(|| clash(facts, one, two)).flatten() {
                // The rarer office is the odd one.
                let (odd, other) =
                    if alike(b) <= alike(a) { ((b, two.0), (a, one.0)) } else { ((a, one.0), (b, two.0)) };
                clashes.push((alike(odd.0), odd.0, other.0, odd.1, other.1));
            }
        }
    }
    let (_, odd, other, here, there) = clashes.into_iter().min_by_key(|clash| clash.0)?;
    let name = credits::name(facts, credited);
    let message = format!("{name} is “{odd}” here and “{other}” elsewhere: nobody is both at one time");
    let source = |id: &QuoteId| facts.corpus.quote(*id).source;
    let of = |wanted| credited.quotes.iter().copied().filter(move |id| source(id) == wanted);
    Some(Finding {
        group: Some(GroupId(group as u32)),
        quotes: of(here).chain(of(there)).collect(),
        ..Finding::new(&CHECK, message, credited.confidence)
    })
}

/// The offices that each source of a group gives a person.
fn given<'a>(facts: &Facts<'a>, credited: &Credited) -> Vec<Given<'a>> {
    let mut sources: Vec<SourceId> = credited.quotes.iter().map(|&id| facts.corpus.quote(id).source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources.truncate(FEW);
    let person: PersonId = credited.person;
    let offices = &facts.corpus.people.get(person).offices;
    let mut read: FxHashMap<&str, Office> = FxHashMap::default();
    let given = sources.into_iter().map(|source| {
        let first = offices.partition_point(|(other, _)| *other < source);
        let here = offices[first..].iter().take_while(|(other, _)| *other == source);
        let office =
            |text: &'a str| read.entry(text).or_insert_with(|| Office::parse(text, &facts.rules.people)).clone();
        let mut office = office;
        (source, here.map(|(_, text)| (&**text, office(text))).collect::<Vec<_>>())
    });
    given.filter(|(_, offices)| !offices.is_empty()).collect()
}

/// Two offices of two sources that clash, each of them in agreement with nothing that the other source gives: a general
/// here and there may yet be two ministers.
fn clash<'a>(facts: &Facts, one: &Given<'a>, two: &Given<'a>) -> Option<(&'a str, &'a str)> {
    let rules = &facts.rules.people;
    let alone = |office: &Office, given: &Given| !given.1.iter().any(|(_, other)| office.agrees(other, rules));
    let pairs = one.1.iter().flat_map(|a| two.1.iter().map(move |b| (a, b)));
    let mut clashing = pairs.filter(|(a, b)| a.1.clashes(&b.1, rules));
    clashing.find(|(a, b)| alone(&a.1, two) && alone(&b.1, one)).map(|(a, b)| (a.0, b.0))
}
