//! The formats of `check`, in one table.

use std::io::{self, Write};

use super::{
    ByteOrderMark, Human, Layout, Outcome, check_csv, check_github, check_gitlab, check_html, check_json, check_jsonl,
    check_junit, check_markdown, check_rdjsonl, check_sarif, human_check,
};
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
    /// For code scanning.
    Sarif,
    /// Annotations of a GitHub workflow.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// A test suite, for whatever shows one.
    Junit,
    /// Reviewdog's diagnostics.
    Rdjsonl,
    /// A page for a job's summary.
    Markdown,
}

impl Format {
    /// Whether it is prose, laid out for a terminal.
    pub fn is_for_a_person(self) -> bool {
        matches!(self, Self::Full | Self::Concise | Self::Grouped)
    }

    /// All of them, as help lists them.
    pub const ALL: [Self; 14] = [
        Self::Full,
        Self::Concise,
        Self::Grouped,
        Self::Json,
        Self::Jsonl,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Rdjsonl,
        Self::Markdown,
        Self::Html,
        Self::Csv,
        Self::CsvBom,
    ];

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
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Rdjsonl => "rdjsonl",
            Self::Markdown => "markdown",
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
            Self::Json => check_json(outcome, out),
            Self::Jsonl => check_jsonl(outcome, out),
            Self::Html => check_html(outcome, rules, out),
            Self::Csv => check_csv(outcome, ByteOrderMark::LeftOut, out),
            Self::CsvBom => check_csv(outcome, ByteOrderMark::Written, out),
            Self::Sarif => check_sarif(outcome, out),
            Self::Github => check_github(outcome, out),
            Self::Gitlab => check_gitlab(outcome, out),
            Self::Junit => check_junit(outcome, out),
            Self::Rdjsonl => check_rdjsonl(outcome, out),
            Self::Markdown => check_markdown(outcome, out),
        }
    }
}
