//! From the paths given to the files to read, in the order of their names.

use std::path::Path;

use walkdir::WalkDir;

use super::Source;
use crate::{
    error::{Error, Result},
    rules::Rules,
};

/// The endings of files that hold sources.
const ENDINGS: [&str; 10] = ["txt", "md", "markdown", "html", "htm", "xhtml", "vtt", "srt", "jsonl", "ndjson"];

/// Finds the sources under `paths`; a file named by hand is taken whatever its ending.
///
/// # Errors
/// A path that is not there.
pub fn find(paths: &[String], _rules: &Rules) -> Result<Vec<Source>> {
    let mut found = Vec::new();
    for path in paths {
        if !Path::new(path).exists() {
            return Err(Error::new(format!("cannot read {path}: there is no such file or folder")));
        }
        for entry in WalkDir::new(path).sort_by_file_name().into_iter().flatten() {
            if entry.file_type().is_file() && (entry.depth() == 0 || is_source(entry.path())) {
                found.push(Source { path: printable(entry.path()), ..Source::default() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    Ok(found)
}

fn is_source(path: &Path) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ENDINGS.contains(&ending))
}

fn printable(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}
