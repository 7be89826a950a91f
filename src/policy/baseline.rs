//! The baseline: findings that a desk knows of already, so that only what is new fails.
//!
//! One finding a line, sorted, separated by tabs: its fingerprint, its code and the sources that were its members. No line
//! numbers: an edit above a quotation makes nothing new. A member in a source that is not named does.

use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use super::members;
use crate::{
    checks::Finding,
    corpus::Corpus,
    error::{Error, Result},
    rules::read_given,
};

const HEAD: &str =
    "# What misquote need not report again: fingerprint, check, sources. Made by misquote check --write-baseline.\n";

/// What is known already: for each fingerprint the sources of its members.
#[derive(Debug, Default)]
pub struct Baseline {
    known: FxHashMap<String, FxHashSet<String>>,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// A file that is not there, and a line that is none of a baseline's.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = read_given(path).map_err(|cause| Error::at("read the baseline", path, &cause))?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Error::new(format!("cannot read the baseline {}: it is not UTF-8", path.display())))?;
        let mut baseline = Self::default();
        for (number, line) in text.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let mut fields = line.split('\t');
            let (Some(fingerprint), Some(_code)) = (fields.next(), fields.next()) else {
                let place = format!("{}:{}", path.display(), number + 1);
                return Err(Error::new(format!(
                    "{place}: expected a fingerprint, a code and paths, separated by tabs; write it anew with --write-baseline"
                )));
            };
            baseline.known.entry(fingerprint.to_owned()).or_default().extend(fields.map(str::to_owned));
        }
        Ok(baseline)
    }

    /// The findings of another run, as if they had been written and read.
    pub fn of(findings: &[Finding], corpus: &Corpus) -> Self {
        let mut baseline = Self::default();
        for finding in findings {
            baseline.known.entry(finding.fingerprint.clone()).or_default().extend(sources(finding, corpus));
        }
        baseline
    }

    /// Whether nothing about the finding is new.
    pub fn holds(&self, finding: &Finding, corpus: &Corpus) -> bool {
        let known = self.known.get(&finding.fingerprint);
        known.is_some_and(|known| sources(finding, corpus).iter().all(|source| known.contains(source)))
    }

    /// The file for these findings.
    pub fn write(findings: &[Finding], corpus: &Corpus) -> String {
        let line = |finding: &Finding| {
            format!("{}\t{}\t{}\n", finding.fingerprint, finding.code.0, sources(finding, corpus).join("\t"))
        };
        let mut lines: Vec<String> = findings.iter().map(line).collect();
        lines.sort();
        lines.dedup();
        HEAD.to_owned() + &lines.concat()
    }
}

/// The paths of a finding's members, each once. A tab or a line's end in a path becomes a space.
fn sources(finding: &Finding, corpus: &Corpus) -> Vec<String> {
    let quotes = members(finding).into_iter().map(|quote| corpus.quote(quote).source);
    let places = finding.places.iter().map(|(source, _)| *source);
    let path = |source| corpus.source(source).path.replace(['\t', '\n', '\r'], " ");
    let mut paths: Vec<String> = quotes.chain(places).map(path).collect();
    paths.sort();
    paths.dedup();
    paths
}
