//! What the page can be filtered by: severities, checks, speakers and sources, each with its first count.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{items::Entry, known::Known};

/// The filters.
#[derive(Debug, Serialize)]
pub struct Facets {
    /// Loudest first.
    pub severities: Vec<Choice>,
    /// By code.
    pub checks: Vec<Choice>,
    /// The most often concerned first.
    pub speakers: Vec<Choice>,
    /// In the order of paths.
    pub sources: Vec<Choice>,
}

/// Something to choose.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// What findings carry.
    pub value: String,
    /// What a reader sees.
    pub label: String,
    /// Findings that it leaves.
    pub count: usize,
}

/// The choices that leave anything at all.
pub fn facets(known: &Known, entries: &[Entry]) -> Facets {
    let findings = known.findings;
    let severities = counts(findings.iter().map(|finding| finding.severity.word()));
    let choice = |value: &str, label: String, count: usize| Choice { value: value.into(), label, count };
    let loudness = ["error", "warning", "note"];
    let codes = counts(findings.iter().map(|finding| finding.code.0));
    let mut checks: Vec<Choice> = Vec::new();
    for finding in findings {
        let code = finding.code.0;
        if checks.iter().all(|check| check.value != code) {
            checks.push(choice(code, finding.name.replace('-', " "), codes[code]));
        }
    }
    checks.sort_by(|a, b| a.value.cmp(&b.value));
    let (people, sources) = concerned(known, entries);
    let mut people: Vec<(u32, usize)> = people.into_iter().collect();
    people.sort_by_key(|&(person, count)| (std::cmp::Reverse(count), person));
    let mut sources: Vec<(u32, usize)> = sources.into_iter().collect();
    sources.sort_unstable();
    let name = |person: u32| known.corpus.people.all.get(person as usize).map_or("", |person| &person.name).to_owned();
    Facets {
        severities: loudness
            .iter()
            .filter_map(|word| severities.get(word).map(|count| choice(word, format!("{word}s"), *count)))
            .collect(),
        checks,
        speakers: people.into_iter().map(|(id, count)| choice(&id.to_string(), name(id), count)).collect(),
        sources: sources
            .into_iter()
            .map(|(id, count)| choice(&id.to_string(), known.labels[id as usize].clone(), count))
            .collect(),
    }
}

/// People and sources, with how many findings concern them; a group in which nothing is found counts as one.
fn concerned(known: &Known, entries: &[Entry]) -> (FxHashMap<u32, usize>, FxHashMap<u32, usize>) {
    let (mut people, mut sources) = (FxHashMap::default(), FxHashMap::default());
    for entry in entries {
        let (about, findings) = entry.about(known);
        about.people.into_iter().for_each(|person| *people.entry(person).or_default() += findings.max(1));
        about.sources.into_iter().for_each(|source| *sources.entry(source).or_default() += findings.max(1));
    }
    (people, sources)
}

fn counts<T: std::hash::Hash + Eq>(all: impl Iterator<Item = T>) -> FxHashMap<T, usize> {
    let mut counts = FxHashMap::default();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts
}
