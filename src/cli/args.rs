//! What can be typed: a flag's name, type and help in one place.

use clap::{Parser, Subcommand, ValueEnum};

/// Checks that quotations, and the names beside them, agree across sources.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Args {
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
        #[arg(long, default_value = "jsonl")]
        format: ExtractFormat,
        /// Files and folders.
        paths: Vec<String>,
    },
    /// Say where wordings or attributions differ.
    Check {
        /// How to print it.
        #[arg(long, default_value = "json")]
        format: CheckFormat,
        /// Files and folders.
        paths: Vec<String>,
    },
}

/// How `extract` prints.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ExtractFormat {
    /// One object a line.
    Jsonl,
}

/// How `check` prints.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum CheckFormat {
    /// One object.
    Json,
}
