//! What every part of the page asks of an outcome, looked up once: names, numbers, who is about whom.

use rustc_hash::FxHashMap;

use super::{around::Around, around::Spot, labels::labels};
use crate::{
    checks::Finding,
    corpus::{Corpus, Quote, QuoteId},
    groups::{Group, GroupId},
    reports::{
        Outcome,
        readings::{Reading, readings},
    },
    sources::SourceId,
};

/// Quotations in groups that make a page crowded.
const CROWDED: usize = 20_000;

/// An outcome, looked up.
pub struct Known<'a> {
    /// All quotations.
    pub corpus: &'a Corpus,
    /// The groups.
    pub groups: &'a [Group],
    /// The findings, loudest first.
    pub findings: &'a [Finding],
    /// What each member of each group did.
    pub readings: Vec<Vec<Reading>>,
    /// A short name for each source.
    pub labels: Vec<String>,
    /// The name in the address of each finding: `MQ101-ab12cd34`.
    pub ids: Vec<String>,
    /// The findings of each group, loudest first.
    pub by_group: FxHashMap<GroupId, Vec<usize>>,
    /// How many places of one credit are shown in full.
    pub room: usize,
    /// What stands around the places that the page shows.
    pub around: FxHashMap<Spot, Around>,
}

impl<'a> Known<'a> {
    /// Looks everything up, but for the prose around.
    pub fn new(outcome: &'a Outcome) -> Self {
        let mut by_group: FxHashMap<GroupId, Vec<usize>> = FxHashMap::default();
        for (index, finding) in outcome.findings.iter().enumerate() {
            if let Some(group) = finding.group {
                by_group.entry(group).or_default().push(index);
            }
        }
        Self {
            corpus: &outcome.corpus,
            groups: &outcome.groups,
            findings: &outcome.findings,
            readings: readings(outcome),
            labels: labels(&outcome.corpus),
            ids: ids(&outcome.findings),
            by_group,
            room: room(&outcome.groups),
            around: FxHashMap::default(),
        }
    }

    /// A group by its number.
    pub fn group(&self, id: GroupId) -> &'a Group {
        &self.groups[id.0 as usize]
    }

    /// The findings about a group, as indices.
    pub fn findings_of(&self, id: GroupId) -> &[usize] {
        self.by_group.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The severity of a group's loudest finding, or nothing.
    pub fn loudest(&self, id: GroupId) -> &'static str {
        self.findings_of(id).first().map_or("", |&finding| self.findings[finding].severity.word())
    }

    /// The address of the finding whose code begins with `about` and that names the quotation on its odd side.
    pub fn finding_of(&self, id: GroupId, quote: QuoteId, about: &str) -> Option<String> {
        let names = |finding: &Finding| match &finding.wordings {
            Some([odd, _]) => odd.contains(&quote),
            None => finding.quotes.contains(&quote),
        };
        let found = self.findings_of(id).iter().find(|&&index| {
            let finding = &self.findings[index];
            finding.code.0.starts_with(about) && names(finding)
        });
        found.map(|&index| self.ids[index].clone())
    }

    /// The quotations of a source.
    pub fn quotes_of(&self, source: SourceId) -> &'a [Quote] {
        let quotes = &self.corpus.quotes;
        let from = quotes.partition_point(|quote| quote.source < source);
        let to = quotes.partition_point(|quote| quote.source <= source);
        &quotes[from..to]
    }
}

/// Everything, unless the page would be too large to mail: then the first places stand for the others.
fn room(groups: &[Group]) -> usize {
    let members: usize = groups.iter().map(|group| group.members.len()).sum();
    if members > CROWDED { 4 } else { usize::MAX }
}

/// Code and the first half of the fingerprint; a number where two findings would share it.
fn ids(findings: &[Finding]) -> Vec<String> {
    let mut given: FxHashMap<String, usize> = FxHashMap::default();
    let id = |finding: &Finding| {
        let short: String = finding.fingerprint.chars().take(8).collect();
        let wanted = format!("{}-{short}", finding.code.0);
        let nth = given.entry(wanted.clone()).and_modify(|nth| *nth += 1).or_insert(1);
        if *nth == 1 { wanted } else { format!("{wanted}-{nth}") }
    };
    findings.iter().map(id).collect()
}
