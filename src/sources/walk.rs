//! The files under a folder, in the order of their names, without what git ignores, what is hidden and what the rules
//! exclude.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use walkdir::{DirEntry, WalkDir};

use crate::rules::{Pattern, absolute};

/// What could not be looked into, and why.
pub type Fault = (PathBuf, String);

/// The files below `root`, or `root` itself if it is one. A folder that cannot be read is a fault. Links to folders are
/// not followed, as git does not, so that none can lead in a circle; a link to a file is one more name for it, and
/// counts where the file itself is not below `root`.
pub fn files(root: &Path, exclude: &Pattern, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    let mut ignored = Ignored::above(root);
    let walk = WalkDir::new(root).sort_by_file_name().into_iter();
    let mut files = Vec::new();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || enters(entry, &mut ignored, exclude)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => files.push(entry.into_path()),
            Ok(entry) if entry.path_is_symlink() && leads_out(entry.path(), root) => files.push(entry.into_path()),
            // Folders come with what is in them; pipes and devices are no sources.
            Ok(_) => {}
            Err(fault) => faults.push(told(root, &fault)),
        }
    }
    files
}

/// Whether a link leads to a file that the walk does not meet.
fn leads_out(link: &Path, root: &Path) -> bool {
    let there = link.metadata().is_ok_and(|target| target.is_file());
    let (file, root) = (link.canonicalize().ok(), root.canonicalize().ok());
    there && file.zip(root).is_some_and(|(file, root)| !file.starts_with(root))
}

fn told(root: &Path, fault: &walkdir::Error) -> Fault {
    let cause = fault.io_error().map_or_else(|| fault.to_string(), ToString::to_string);
    (fault.path().unwrap_or(root).to_owned(), cause)
}

fn enters(entry: &DirEntry, ignored: &mut Ignored, exclude: &Pattern) -> bool {
    let hidden = entry.file_name().to_string_lossy().starts_with('.');
    let folder = entry.file_type().is_dir();
    !(hidden || ignored.drops(entry) || folder && exclude.matches_folder(entry.path()))
}

/// The `.gitignore` files that speak of the place where the walk is, the outermost first, each with its folder's depth.
struct Ignored {
    files: Vec<(usize, Gitignore)>,
    /// How many stand above the walk's root or in it and so hold for all of it.
    lasting: usize,
}

impl Ignored {
    /// Those from the repository's root down to the walk's.
    fn above(root: &Path) -> Self {
        let root = absolute(root);
        let top = root.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&root).to_owned();
        let mut folders: Vec<&Path> = root.ancestors().take_while(|folder| folder.starts_with(&top)).collect();
        folders.reverse();
        let mut files: Vec<_> =
            folders.into_iter().filter_map(|folder| read(folder, &folder.join(".gitignore"))).collect();
        files.extend(read(&top, &top.join(".git/info/exclude")));
        Self { lasting: files.len(), files: files.into_iter().map(|file| (0, file)).collect() }
    }

    /// Whether git ignores the entry. Entries must come as the walk meets them.
    fn drops(&mut self, entry: &DirEntry) -> bool {
        let depth = entry.depth();
        while self.files.len() > self.lasting && self.files.last().is_some_and(|(at, _)| *at >= depth) {
            self.files.pop();
        }
        let folder = entry.file_type().is_dir();
        if self.files.is_empty() && !folder {
            return false;
        }
        let path = absolute(entry.path());
        // The innermost file that says anything decides.
        let verdict =
            self.files.iter().rev().map(|(_, file)| file.matched(&path, folder)).find(|verdict| !verdict.is_none());
        let dropped = verdict.is_some_and(|verdict| verdict.is_ignore());
        if folder && !dropped {
            self.files.extend(read(&path, &path.join(".gitignore")).map(|file| (depth, file)));
        }
        dropped
    }
}

fn read(folder: &Path, file: &Path) -> Option<Gitignore> {
    if !file.is_file() {
        return None;
    }
    let mut builder = GitignoreBuilder::new(folder);
    // A line that is no pattern is git's to complain about.
    builder.add(file);
    builder.build().ok()
}
