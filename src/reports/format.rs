//! The formats of `check`, in one table.

use std::io::{self, Write};

use super::{ByteOrderMark, Human, Layout, Outcome, check_csv, check_html, human_check, json};
use crate::rules::Rules;

/// How an outcome is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person: each finding with its wordings, speakers and places.
    Full,
    /// For a person: a line for each finding.
    Concise,
    /// For a person: each group with all its wordings.
    Grouped,
    /// One object.
    Json,
    /// One finding a line.
    Jsonl,
    /// A page for a browser.
    Html,
    /// A row for each quotation.
    Csv,
    /// The same, with the byte-order mark that Excel wants.
    CsvBom,
}

impl Format {
    /// All of them, as help lists them.
    pub const ALL: [Self; 8] =
        [Self::Full, Self::Concise, Self::Grouped, Self::Json, Self::Jsonl, Self::Html, Self::Csv, Self::CsvBom];

    /// As it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Concise => "concise",
            Self::Grouped => "grouped",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::CsvBom => "csv-bom",
        }
    }

    /// The format of a name; `human` is the one that people get unasked.
    pub fn named(name: &str) -> Option<Self> {
        let name = if name == "human" { "full" } else { name };
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Prints the outcome. `human` is how a person reads it; machines do not care. With the `rules`, prose around
    /// quotations is read again.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn print(self, outcome: &Outcome, rules: &Rules, human: Human, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Full => human_check(outcome, &Human { layout: Layout::Full, ..human }, out),
            Self::Concise => human_check(outcome, &Human { layout: Layout::Concise, ..human }, out),
            Self::Grouped => human_check(outcome, &Human { layout: Layout::Grouped, ..human }, out),
            Self::Json => json::check_json(outcome, out),
            Self::Jsonl => json::check_jsonl(outcome, out),
            Self::Html => check_html(outcome, rules, out),
            Self::Csv => check_csv(outcome, ByteOrderMark::LeftOut, out),
            Self::CsvBom => check_csv(outcome, ByteOrderMark::Written, out),
        }
    }
}
