//! Sources as git holds them, staged or in a commit, rather than as they lie in the working directory.

use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    error::Result,
    rules::{Rules, absolute},
    sources::{self, Origin, Source, git},
    text::slashed,
};

/// What git holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Snapshot {
    /// What would be committed now.
    Index,
    /// A commit, by its name.
    Commit(String),
}

impl Snapshot {
    /// The same sources as the snapshot holds them: those that it does not have are gone, those that were deleted since are
    /// back, and what differs comes from git. What lies outside the checkout stays. `paths` are those that were
    /// typed, if any.
    ///
    /// # Errors
    /// What git says.
    pub fn of(&self, found: Vec<Source>, paths: &[String], rules: &Rules) -> Result<Vec<Source>> {
        let root = absolute(&git::root()?);
        let blobs = self.blobs()?;
        let differing: FxHashSet<String> = git::zero_ended(&git::run(&self.compared())?).collect();
        let mut kept: Vec<Source> = Vec::with_capacity(found.len());
        let mut changed: Vec<(Source, String)> = Vec::new();
        let mut met: FxHashSet<String> = FxHashSet::default();
        for source in found {
            let whole = absolute(Path::new(&source.path));
            let inside = whole.strip_prefix(&root).ok().map(slashed);
            match inside {
                Some(path) if differing.contains(&path) => {
                    changed.extend(blobs.get(&path).map(|blob| (source, blob.clone())));
                    met.insert(path);
                }
                Some(path) if !blobs.contains_key(&path) => {}
                Some(_) | None => kept.push(source),
            }
        }
        for path in differing.iter().filter(|path| !met.contains(*path)) {
            let file = git::from_here(&root, path);
            if let Some(blob) = blobs.get(path).filter(|_| sources::is_meant(&file, paths, rules)) {
                changed.push((sources::source(&file, rules), blob.clone()));
            }
        }
        let names: Vec<String> = changed.iter().map(|(_, blob)| blob.clone()).collect();
        for ((source, _), content) in changed.into_iter().zip(git::contents(&names)?) {
            kept.extend(content.map(|bytes| Source { origin: Origin::Memory(bytes), ..source }));
        }
        kept.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(kept)
    }

    /// The paths of the snapshot, from the checkout's root, and the blob of each.
    fn blobs(&self) -> Result<FxHashMap<String, String>> {
        let listed = match self {
            Self::Index => git::run(&["ls-files", "-s", "-z", "--full-name", ":/"])?,
            Self::Commit(commit) => git::run(&["ls-tree", "-r", "-z", "--full-tree", commit])?,
        };
        // `100644 <blob> 0` TAB path in the index, `100644 blob <blob>` TAB path in a tree.
        let entry = |line: String| {
            let (head, path) = line.split_once('\t')?;
            let blob = head.split(' ').nth(match self {
                Self::Index => 1,
                Self::Commit(_) => 2,
            })?;
            Some((path.to_owned(), blob.to_owned()))
        };
        Ok(git::zero_ended(&listed).filter_map(entry).collect())
    }

    /// The command that lists what differs between the snapshot and the working directory.
    fn compared(&self) -> Vec<&str> {
        match self {
            Self::Index => vec!["diff-files", "--name-only", "-z"],
            Self::Commit(commit) => vec!["diff-index", "--name-only", "--no-renames", "-z", commit],
        }
    }
}
