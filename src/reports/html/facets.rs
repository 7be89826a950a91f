//! What the page can be filtered by: severities, checks, speakers and sources, each with its first count.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{items::Item, known::Known};

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
pub fn facets(known: &Known, items: &[Item]) -> Facets {
    let findings = || items.iter().flat_map(|item| &item.findings);
    let severities = counts(findings().map(|finding| finding.severity));
    let choice = |value: &str, label: String, count: usize| Choice { value: value.into(), label, count };
    let loudness = ["error", "warning", "note"];
    let codes = counts(findings().map(|finding| finding.code));
    let mut checks: Vec<Choice> = Vec::new();
    for finding in findings() {
        if checks.iter().all(|check| check.value != finding.code) {
            checks.push(choice(finding.code, finding.name.replace('-', " "), codes[finding.code]));
        }
    }
    checks.sort_by(|a, b| a.value.cmp(&b.value));
    let people = counts(items.iter().flat_map(|item| item.concerned(|about| &about.people)));
    let mut people: Vec<(u32, usize)> = people.into_iter().collect();
    people.sort_by_key(|&(person, count)| (std::cmp::Reverse(count), person));
    let sources = counts(items.iter().flat_map(|item| item.concerned(|about| &about.sources)));
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

fn counts<T: std::hash::Hash + Eq>(all: impl Iterator<Item = T>) -> FxHashMap<T, usize> {
    let mut counts = FxHashMap::default();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts
}
