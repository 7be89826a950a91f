//! Reports: one file for each format.
//!
//! What comes in is an [`Outcome`]; what goes out is bytes. Reports never decide what is found.

mod csv;
mod format;
mod html;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod markdown;
mod paint;
mod readings;
mod rdjsonl;
mod sarif;
mod series;
mod spots;

pub use csv::{ByteOrderMark, check_csv};
pub use format::Format;
pub use github::check_github;
pub use gitlab::check_gitlab;
pub use html::check_html;
pub use human::{Human, Layout, human_check, human_extract, safe};
pub use json::{check_json, check_jsonl, extract_json, extract_jsonl};
pub use junit::check_junit;
pub use markdown::check_markdown;
pub use paint::{Paint, Stream, Wish};
pub use rdjsonl::check_rdjsonl;
pub use sarif::check_sarif;

use rustc_hash::FxHashSet;

use crate::{
    checks::Finding,
    corpus::{Corpus, QuoteId},
    groups::Group,
};

/// What a run found.
#[derive(Debug, Default)]
pub struct Outcome {
    /// All quotations, people and faults.
    pub corpus: Corpus,
    /// The groups, in the order of their first members.
    pub groups: Vec<Group>,
    /// The findings that policy left, loudest first.
    pub findings: Vec<Finding>,
    /// Of their quotations those on lines that `--focus` speaks of: where a reader is to be led first.
    pub touched: FxHashSet<QuoteId>,
}
