//! One file is one source, by whatever paths it was named: `a.md`, `/home/ada/a.md`, a link that leads to it.
//!
//! What comes in is sources, those that are to stay after those that are not; what goes out is each file once, in the
//! order of paths. Otherwise an article would agree, or disagree, with itself.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Origin, Source};
use crate::rules::absolute;

/// Of the sources that are one file keeps the last.
pub fn once(sources: Vec<Source>) -> Vec<Source> {
    let (mut folders, mut met) = (Folders::default(), FxHashSet::default());
    let mut kept: Vec<Source> = sources.into_iter().rev().filter(|source| met.insert(folders.file(source))).collect();
    kept.sort_by(|a, b| a.path.cmp(&b.path));
    kept
}

/// Folders as they were named, each with its number, which is the same for all names of one folder.
#[derive(Default)]
struct Folders {
    named: FxHashMap<PathBuf, usize>,
    real: FxHashMap<PathBuf, usize>,
}

impl Folders {
    /// The file of a source: its folder and its name there. Of a path where nothing is, as standard input may have, what
    /// the path says.
    fn file(&mut self, source: &Source) -> (usize, OsString) {
        let path = match &source.origin {
            Origin::File(path) => path,
            Origin::Path
            | Origin::Line(..)
            | Origin::Memory(_)
            | Origin::MemoryLine(_)
            | Origin::Rules
            | Origin::Nowhere(_) => Path::new(&source.path),
        };
        let target = if path.is_symlink() { path.canonicalize().ok() } else { None };
        let path = target.as_deref().unwrap_or(path);
        let name = path.file_name().unwrap_or_default().to_owned();
        (self.folder(path.parent().unwrap_or(path)), name)
    }

    fn folder(&mut self, path: &Path) -> usize {
        if let Some(&known) = self.named.get(path) {
            return known;
        }
        let whole = absolute(path);
        let next = self.real.len();
        let number = *self.real.entry(whole.canonicalize().unwrap_or(whole)).or_insert(next);
        self.named.insert(path.to_owned(), number);
        number
    }
}
