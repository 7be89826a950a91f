//! Sources: which files are read, and what is known of each before its words are.
//!
//! The only folder, beside `rules`, `policy` and `cli`, that touches the disk. What comes in is paths; what goes out is
//! bytes with a [`Source`]. Knows nothing of what a quotation is.

pub mod git;
mod walk;
mod faults;
mod feed;
mod find;
mod items;
mod once;
mod read;
mod place;

pub use faults::Faults;
pub use feed::{Sheaf, article_of, articles, lines_of_article};
pub use find::{Found, find, is_meant, source};
pub use once::once;
pub use place::places;
pub use read::{read, read_into};

use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use arcstr::ArcStr;
use serde::Serialize;

pub use crate::rules::Role;
use crate::text::{days, iso};

/// Which source of a run, in the order of paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

impl SourceId {
    /// As an index into [`Corpus::sources`](crate::corpus::Corpus::sources).
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A source, as everything after reading knows it. A feed may hold a million, most of which say the same of themselves:
/// so what they say is shared, and so is the path of their file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// As reached from the working directory, `/` as separator; `feed.jsonl#12` for a feed's article.
    pub path: String,
    /// What it claims.
    pub role: Role,
    /// Who published it.
    pub outlet: Option<ArcStr>,
    /// ISO 8601: a day.
    pub date: Option<ArcStr>,
    /// The month and day of a dateline that names no year, where nothing else tells a date.
    pub yearless: Option<(u16, u16)>,
    /// The year that such a day is supposed to be of: that of the other sources.
    pub supposed_year: Option<u16>,
    /// Which of a series it says it is, “Week 23”: the word that counts, by its hash, and the number.
    pub instalment: Option<(u32, u16)>,
    /// The event it tells of, where rules or front matter name it.
    pub story: Option<ArcStr>,
    /// Whether the rules say what it claims, so that its own words do not count.
    pub role_is_given: bool,
    /// Its encoding, where the rules declare one.
    pub encoding: Option<ArcStr>,
    /// Its language, by name or code, where the rules declare one.
    pub language: Option<ArcStr>,
    /// Where its bytes are.
    pub origin: Origin,
}

impl Source {
    /// Its day as a number, to be compared with those of other sources.
    pub fn day(&self) -> Option<i32> {
        let supposed =
            || self.supposed_year.zip(self.yearless).and_then(|(year, (month, day))| days(&iso(year, month, day)));
        self.date.as_deref().and_then(days).or_else(supposed)
    }
}

/// Where a source's bytes are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// In the file that its path names.
    #[default]
    Path,
    /// In a file whose name is no UTF-8, so that its path only resembles it.
    File(PathBuf),
    /// In a line of a feed: the file, and the line's bytes.
    Line(Arc<Path>, Range<u64>),
    /// In memory: standard input, or a file as it is staged.
    Memory(Arc<[u8]>),
    /// The rules' own file, which a finding on the rules names. It holds no quotations and is no source.
    Rules,
    /// In memory, as a line of a feed.
    MemoryLine(Arc<[u8]>),
    /// Out of reach, and why: a folder that cannot be listed.
    Nowhere(String),
}

impl Source {
    /// Whether it is an article of a feed.
    pub fn is_entry(&self) -> bool {
        match self.origin {
            Origin::Line(..) | Origin::MemoryLine(_) => true,
            Origin::Path | Origin::File(_) | Origin::Memory(_) | Origin::Rules | Origin::Nowhere(_) => false,
        }
    }
}

/// A source that could not be read: never silently dropped, and the exit status says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The path as it would have been printed.
    pub path: String,
    /// What was tried and what came of it.
    pub message: String,
}

impl Fault {
    /// A source that could not be read, and why.
    pub fn new(source: &Source, cause: &str) -> Self {
        Self { path: source.path.clone(), message: format!("cannot read it: {cause}") }
    }
}
