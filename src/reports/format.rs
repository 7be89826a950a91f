//! The formats of `check`, in one table.

use std::io::{self, Write};

use super::{Human, Layout, Outcome, human_check, json};

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
}

impl Format {
    /// All of them, as help lists them.
    pub const ALL: [Self; 5] = [Self::Full, Self::Concise, Self::Grouped, Self::Json, Self::Jsonl];

    /// As it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Concise => "concise",
            Self::Grouped => "grouped",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
        }
    }

    /// The format of a name; `human` is the one that people get unasked.
    pub fn named(name: &str) -> Option<Self> {
        let name = if name == "human" { "full" } else { name };
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Prints the outcome. `human` is how a person reads it; machines do not care.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn print(self, outcome: &Outcome, human: Human, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Full => human_check(outcome, &Human { layout: Layout::Full, ..human }, out),
            Self::Concise => human_check(outcome, &Human { layout: Layout::Concise, ..human }, out),
            Self::Grouped => human_check(outcome, &Human { layout: Layout::Grouped, ..human }, out),
            Self::Json => json::check_json(outcome, out),
            Self::Jsonl => json::check_jsonl(outcome, out),
        }
    }
}
