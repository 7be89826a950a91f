//! The report that a person reads: what differs, picked out; who said it; where.
//!
//! What comes in is an [`Outcome`] and a [`Human`] way of reading it; what goes out is lines for a terminal. One finding
//! is one block, never one for each pair; the findings of a group stand together, the loudest group first.

mod concise;
mod cut;
mod differ;
mod evidence;
mod full;
mod grouped;
mod places;
mod safe;
mod table;
mod tally;

use std::{
    io::{self, IsTerminal, Write},
    time::Duration,
};

use super::{Outcome, Paint, Stream, Wish};
use crate::corpus::Corpus;
pub use safe::safe;

/// How much a person wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Each finding with its wordings, speakers and places.
    #[default]
    Full,
    /// One line a finding.
    Concise,
    /// Each group with all its wordings, and what is found in it.
    Grouped,
}

/// How the report is printed.
#[derive(Clone, Copy, Debug)]
pub struct Human {
    /// How much.
    pub layout: Layout,
    /// With colour or without.
    pub paint: Paint,
    /// Columns to a line.
    pub width: usize,
    /// How long the run took, where that is to be told.
    pub took: Option<Duration>,
}

impl Human {
    /// Columns of a line that goes to no terminal.
    pub const PIPE_WIDTH: usize = 80;
    /// Wider lines than this are hard to read, whatever the terminal.
    const WIDEST: usize = 140;

    /// As a file keeps it: without colour and time, so that the same bytes in give the same bytes out.
    pub fn in_a_file() -> Self {
        Self { layout: Layout::Full, paint: Paint::Plain, width: Self::PIPE_WIDTH, took: None }
    }

    /// As the person at standard output will see it.
    pub fn on_stdout(layout: Layout, wish: Wish) -> Self {
        let terminal = io::stdout().is_terminal();
        let stream = if terminal { Stream::Terminal } else { Stream::Pipe };
        let paint = Paint::decide(wish, stream, |name| std::env::var(name).ok());
        let columns = terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
        let width = columns.unwrap_or(Self::PIPE_WIDTH).clamp(40, Self::WIDEST);
        Self { layout, paint, width, took: None }
    }
}

/// What `check` found.
///
/// # Errors
/// Those of the writer.
pub fn human_check(outcome: &Outcome, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    match human.layout {
        Layout::Full => full::print(outcome, human, out)?,
        Layout::Concise => concise::print(outcome, human, out)?,
        Layout::Grouped => grouped::print(outcome, human, out)?,
    }
    tally::print(outcome, human, out)
}

/// What `extract` found: a line for each quotation.
///
/// # Errors
/// Those of the writer.
pub fn human_extract(corpus: &Corpus, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    table::print(corpus, human, out)
}
