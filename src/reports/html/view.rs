//! The page as the template sees it: plain values, in the order in which they are printed.
//!
//! What comes in is [`Known`]; what goes out is a [`Page`]. Every word of a source is still as the source has it:
//! escaping is the formatter's.

use rustc_hash::FxHashSet;
use serde::Serialize;

use super::{
    facets::{Facets, facets},
    items::Entry,
    known::Known,
    matrix::{Story, stories},
};
use crate::{
    checks,
    groups::GroupId,
    rules::Severity,
    sources::{Fault, SourceId},
};

/// More groups that agree than this are counted, not shown: a page is for what needs a look.
const AGREEING: usize = 250;
/// The same on a page with many findings.
const AGREEING_AMONG_MANY: usize = 50;
/// So many findings are many.
const MANY: usize = 300;

/// The whole page but for its items.
#[derive(Serialize)]
pub struct Page<'a> {
    /// “3 errors, 1 warning”.
    pub headline: String,
    /// What was read.
    pub lead: String,
    /// Sources that could not be read.
    pub faults: &'a [Fault],
    /// The tables that lead in.
    pub stories: Vec<Story>,
    /// Stories without a table.
    pub more_stories: usize,
    /// What can be filtered by.
    pub facets: Facets,
    /// Groups that agree and are not shown.
    pub left_out: usize,
    /// The checks that spoke.
    pub checks: Vec<CheckRow>,
    /// Every source.
    pub sources: Vec<SourceRow>,
}

/// A check that spoke.
#[derive(Serialize)]
pub struct CheckRow {
    /// `MQ101`.
    pub code: &'static str,
    /// `wording-drift`.
    pub name: &'static str,
    /// The first paragraph of its page.
    pub about: String,
}

/// A source.
#[derive(Serialize)]
pub struct SourceRow {
    /// Its short name.
    pub label: String,
    /// Its path.
    pub path: String,
    /// Its day, or nothing.
    pub date: String,
    /// `article` or `record`.
    pub role: &'static str,
    /// Its quotations.
    pub quotes: usize,
}

/// The page of an outcome that lists these entries.
pub fn page<'a>(known: &Known<'a>, shown: &[GroupId], entries: &[Entry]) -> Page<'a> {
    let (stories, more_stories) = stories(known, shown);
    Page {
        headline: headline(known),
        lead: lead(known),
        faults: &known.corpus.faults,
        stories,
        more_stories,
        facets: facets(known, entries),
        left_out: known.groups.len() - shown.len(),
        checks: spoke(known),
        sources: sources(known),
    }
}

/// The groups on the page: those with findings, loudest first, then those that agree, as many as are worth showing.
pub fn shown(known: &Known) -> Vec<GroupId> {
    let mut seen: FxHashSet<GroupId> = FxHashSet::default();
    let loud = known.findings.iter().filter_map(|finding| finding.group);
    let mut shown: Vec<GroupId> = loud.filter(|group| seen.insert(*group)).collect();
    let agreeing = (0..known.groups.len() as u32).map(GroupId).filter(|group| !seen.contains(group));
    shown.extend(agreeing.take(if known.findings.len() > MANY { AGREEING_AMONG_MANY } else { AGREEING }));
    shown
}

fn headline(known: &Known) -> String {
    let count = |severity| known.findings.iter().filter(|finding| finding.severity == severity).count();
    let all = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let parts: Vec<String> = all
        .iter()
        .map(|(severity, word)| (count(*severity), word))
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| counted(n, word))
        .collect();
    match (parts.split_last(), known.groups.is_empty()) {
        (Some((last, [])), _) => last.clone(),
        (Some((last, rest)), _) => format!("{} and {last}", rest.join(", ")),
        (None, true) => "No quotation is shared".to_owned(),
        (None, false) => "Every shared quotation agrees".to_owned(),
    }
}

fn lead(known: &Known) -> String {
    let corpus = known.corpus;
    let credited: FxHashSet<_> = corpus.quotes.iter().filter_map(|quote| quote.person()).collect();
    format!(
        "{} read, with {} by {}. {}.",
        counted(corpus.read(), "source"),
        counted(corpus.quotes.len(), "quotation"),
        counted_as(credited.len(), "named speaker", "named speakers"),
        match known.groups.len() {
            0 => "None stands in more than one source".to_owned(),
            1 => "One stands in more than one source".to_owned(),
            n => format!("{} stand in more than one source", thousands(n)),
        }
    )
}

/// “1 error”, “2,000 errors”.
pub fn counted(n: usize, word: &str) -> String {
    counted_as(n, word, &format!("{word}s"))
}

fn counted_as(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|three| std::str::from_utf8(three).ok()).collect();
    groups.join(",")
}

fn spoke(known: &Known) -> Vec<CheckRow> {
    let mut rows: Vec<CheckRow> = Vec::new();
    for finding in known.findings {
        if rows.iter().all(|row| row.code != finding.code.0) {
            rows.push(CheckRow { code: finding.code.0, name: finding.name, about: about(finding.code.0) });
        }
    }
    rows.sort_by_key(|row| row.code);
    rows
}

/// The first paragraph of a check's page, without its Markdown.
fn about(code: &str) -> String {
    let page = checks::named(code).map_or("", |check| check.page);
    let paragraph = page.split("\n\n").map(str::trim).find(|part| !part.is_empty() && !part.starts_with('#'));
    paragraph.unwrap_or_default().replace(['`', '*'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sources(known: &Known) -> Vec<SourceRow> {
    let row = |(index, label): (usize, &String)| {
        let id = SourceId(index as u32);
        let source = known.corpus.source(id);
        SourceRow {
            label: label.clone(),
            path: source.path.clone(),
            date: source.date.as_deref().unwrap_or_default().to_owned(),
            role: source.role.word(),
            quotes: known.quotes_of(id).len(),
        }
    };
    known.labels.iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_words() {
        assert_eq!(counted(1, "error"), "1 error");
        assert_eq!(counted(0, "note"), "0 notes");
        assert_eq!(counted(12345, "source"), "12,345 sources");
    }
}
