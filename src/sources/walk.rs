//! The files under a folder, in the order of their names, without what git ignores, what is hidden and what the rules
//! exclude.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use walkdir::{DirEntry, WalkDir};

use crate::rules::{Pattern, absolute};

/// The files below `root`, or `root` itself if it is one.
pub fn files(root: &Path, exclude: &Pattern) -> Vec<PathBuf> {
    let mut ignored = Ignored::above(root);
    let walk = WalkDir::new(root).sort_by_file_name().into_iter();
    let entries = walk.filter_entry(|entry| entry.depth() == 0 || enters(entry, &mut ignored, exclude)).flatten();
    entries.filter(|entry| entry.file_type().is_file()).map(DirEntry::into_path).collect()
}

fn enters(entry: &DirEntry, ignored: &mut Ignored, exclude: &Pattern) -> bool {
    let hidden = entry.file_name().to_string_lossy().starts_with('.');
    let folder = entry.file_type().is_dir();
    !hidden && !ignored.drops(entry) && !(folder && exclude.matches_folder(entry.path()))
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
        let path = absolute(entry.path());
        let folder = entry.file_type().is_dir();
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
