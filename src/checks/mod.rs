//! Checks: what an editor should hear. One file each, in one table.
//!
//! What comes in is the corpus and its groups; what goes out is [`Finding`]s. Knows nothing of how they are printed.

mod finding;

pub use finding::{Code, Finding};

use crate::{
    corpus::Corpus,
    groups::Group,
    rules::{Rules, Severity},
};

/// A check: its code, its name, how loud it is by default, its page and what it looks at.
pub struct Check {
    /// `MQ101`.
    pub code: Code,
    /// `wording-drift`.
    pub name: &'static str,
    /// Unless the rules say otherwise.
    pub severity: Severity,
    /// What `misquote explain` prints: Markdown.
    pub page: &'static str,
    /// Finds what it is about.
    pub run: fn(&Facts) -> Vec<Finding>,
}

/// What checks look at.
pub struct Facts<'a> {
    /// All quotations.
    pub corpus: &'a Corpus,
    /// The groups.
    pub groups: &'a [Group],
    /// The rules.
    pub rules: &'a Rules,
}

/// All checks. Differences between wordings are claimed in this order: the most telling first.
pub static CHECKS: &[Check] = &[];

/// Runs every check, in the order of the table.
pub fn run(facts: &Facts) -> Vec<Finding> {
    CHECKS.iter().flat_map(|check| (check.run)(facts)).collect()
}
