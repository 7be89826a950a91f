//! What can be typed: a flag's name, type and help in one place.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use misquote::{reports::Wish, rules::Severity};

use super::output::Output;

/// Checks that quotations, and the names beside them, agree across articles, transcripts and statements.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true, max_term_width = 100, after_help = AFTER)]
pub struct Args {
    /// Whether to colour what a person reads
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_default_value = true)]
    pub color: Color,
    /// How many threads to use; the output is the same for any number
    #[arg(short = 'j', long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Say nothing on standard error but why the work could not be done
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[command(subcommand)]
    pub command: Command,
}

const AFTER: &str = "\
Examples:
  misquote check stories/flood       what the files of one story disagree on
  misquote check --record talk.txt . everything here against a transcript
  misquote check --focus staged      what this commit touches
  misquote explain MQ101             what a code means, and what to do then

Exit status: 0 nothing to report, 1 findings, 2 it could not do its work.";

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say where wordings, or the names beside them, differ
    Check(Box<Check>),
    /// Print every quotation with its speaker
    Extract(Extract),
    /// Tell what a check means, and what to do about its findings
    Explain {
        /// A code or a name, MQ101 or wording-drift; without it, a list of all
        check: Option<String>,
    },
    /// Write a commented misquote.yaml into the working directory
    Init,
    /// Show the rules in force, and where each comes from
    Rules {
        /// Use these rules instead of the misquote.yaml found from here upward
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
    },
    /// Print a script that completes commands in a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Which sources are read.
#[derive(Debug, Group)]
#[command(next_help_heading = "What is read")]
pub struct Reading {
    /// Files and folders; `-` is standard input. Without any: what `sources:` in the rules names, else git's tracked
    /// files here, else all files here
    pub paths: Vec<String>,
    /// A transcript or statement: what was said, against which the others are held
    #[arg(long, value_name = "PATH")]
    pub record: Vec<String>,
    /// Read further paths from this file, one a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// The same, each path ended by a zero byte, as `git ls-files -z` prints them
    #[arg(long, value_name = "FILE", conflicts_with = "files_from")]
    pub files0_from: Option<PathBuf>,
    /// The path by which standard input is reported; its ending tells the format
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<String>,
    /// Use these rules instead of the misquote.yaml found from here upward
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
}

/// The arguments of `extract`.
#[derive(Debug, Group)]
pub struct Extract {
    #[command(flatten)]
    pub reading: Reading,
    /// How to print it
    #[arg(long, default_value = "human")]
    pub format: ExtractFormat,
}

/// The arguments of `check`.
#[derive(Debug, Group)]
pub struct Check {
    #[command(flatten)]
    pub reading: Reading,
    /// Read quotations that `extract --format jsonl` printed, instead of sources; `-` is standard input
    #[arg(
        long,
        value_name = "FILE",
        num_args = 1..,
        help_heading = "What is read",
        conflicts_with_all = ["paths", "record", "files_from", "files0_from", "stdin_filename", "focus", "baseline_from_ref"]
    )]
    pub quotes: Vec<PathBuf>,
    /// Report only what touches this: `staged`, a git revision or range, or a path. Everything is read nevertheless
    #[arg(long, value_name = "WHAT", help_heading = "What is reported")]
    pub focus: Vec<String>,
    /// Report only what this file does not hold
    #[arg(long, value_name = "FILE", help_heading = "What is reported")]
    pub baseline: Option<PathBuf>,
    /// Write the findings into a file for --baseline, and fail on none of them
    #[arg(long, value_name = "FILE", help_heading = "What is reported", conflicts_with_all = ["baseline", "baseline_from_ref"])]
    pub write_baseline: Option<PathBuf>,
    /// Report only what git's revision REF does not hold already
    #[arg(long, value_name = "REF", help_heading = "What is reported", conflicts_with = "baseline")]
    pub baseline_from_ref: Option<String>,
    /// Fail, with exit status 1, on findings at least as loud as this
    #[arg(long, value_name = "LEVEL", default_value = "warning", help_heading = "What is reported")]
    pub fail_on: FailOn,
    /// How to print it: full, concise, grouped, json, jsonl, sarif, github, gitlab, junit, rdjsonl, markdown, html, csv
    #[arg(long, value_name = "FORMAT", conflicts_with = "output", help_heading = "How it is printed")]
    pub format: Option<Output>,
    /// The same, into FILE if one is given; may be repeated, so that one run writes several
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "How it is printed")]
    pub output: Vec<Output>,
}

/// How `extract` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    /// A table, for a person
    Human,
    /// One array
    Json,
    /// One object a line
    Jsonl,
}

/// The quietest finding that fails a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors only
    Error,
    /// Errors and warnings
    Warning,
    /// Any finding
    Note,
    /// None
    Never,
}

impl FailOn {
    /// The severity from which on a finding fails the run.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}

/// When to colour.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Color {
    /// On a terminal and in GitHub's log, unless the environment says otherwise
    Auto,
    /// Whatever reads it
    Always,
    /// Not at all
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
