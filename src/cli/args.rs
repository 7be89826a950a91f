//! What can be typed: a flag's name, type and help in one place.

use clap::{Parser, Subcommand, ValueEnum};
use misquote::reports::Wish;

/// Checks that quotations, and the names beside them, agree across sources.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Args {
    /// Whether to colour what a person reads.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print every quotation with its speaker.
    Extract {
        /// How to print it.
        #[arg(long, default_value = "human")]
        format: ExtractFormat,
        /// Files and folders.
        paths: Vec<String>,
    },
    /// Say where wordings or attributions differ.
    Check {
        /// How to print it.
        #[arg(long, default_value = "full")]
        format: CheckFormat,
        /// Files and folders.
        paths: Vec<String>,
    },
}

/// How `extract` prints.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ExtractFormat {
    /// A table, for a person.
    Human,
    /// One object a line.
    Jsonl,
}

/// How `check` prints.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum CheckFormat {
    /// Every finding with its wordings, speakers and places, for a person.
    #[value(alias = "human")]
    Full,
    /// One line a finding.
    Concise,
    /// Every group with all its wordings.
    Grouped,
    /// One object.
    Json,
}

/// When to colour.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Color {
    /// On a terminal, unless the environment says otherwise.
    Auto,
    /// Whatever reads it.
    Always,
    /// Not at all.
    Never,
}

impl From<Color> for Wish {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}
