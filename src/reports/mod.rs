//! Reports: one file for each format.
//!
//! What comes in is an [`Outcome`]; what goes out is bytes. Reports never decide what is found.

mod format;
mod human;
mod json;
mod paint;

pub use format::Format;
pub use human::{Human, Layout, human_check, human_extract, safe};
pub use json::{check_json, check_jsonl, extract_json, extract_jsonl};
pub use paint::{Paint, Stream, Wish};

use crate::{checks::Finding, corpus::Corpus, groups::Group};

/// What a run found.
#[derive(Debug)]
pub struct Outcome {
    /// All quotations, people and faults.
    pub corpus: Corpus,
    /// The groups, in the order of their first members.
    pub groups: Vec<Group>,
    /// The findings that policy left, loudest first.
    pub findings: Vec<Finding>,
}
