//! Paths as rules name them: a file, a folder or a pattern, relative to the folder of the rules.

use std::path::{Component, Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns in the way of a `.gitignore`, with the folder that they are relative to.
#[derive(Clone, Debug)]
pub struct Pattern {
    base: PathBuf,
    /// Where it names one file or folder outright, that.
    outright: Option<PathBuf>,
    matcher: Gitignore,
}

impl Pattern {
    /// Patterns as a `.gitignore` in the folder `base` would have them: `drafts/` at any depth, `/drafts/` only here.
    ///
    /// # Errors
    /// What is wrong with a pattern, and its number.
    pub fn ignoring(base: &Path, lines: &[String]) -> Result<Self, (usize, String)> {
        let base = absolute(base);
        let mut builder = GitignoreBuilder::new(&base);
        for (number, line) in lines.iter().enumerate() {
            builder.add_line(None, line).map_err(|fault| (number, plain(&fault)))?;
        }
        let matcher = builder.build().map_err(|fault| (0, plain(&fault)))?;
        Ok(Self { base, outright: None, matcher })
    }

    /// One path or pattern that begins at `base`: `wire.txt` is the one here, `**/wire.txt` any. It may lead out of
    /// `base` by `../` and name a folder, which stands for all in it.
    ///
    /// # Errors
    /// What is wrong with the pattern.
    pub fn rooted(base: &Path, path: &str) -> Result<Self, String> {
        let (folder, rest) = fixed(path);
        let is_outright = !is_pattern(rest) && !rest.ends_with([' ', '/']) && !rest.contains('\\');
        let outright = (is_outright && !rest.is_empty()).then(|| absolute(&base.join(folder).join(rest)));
        let rest = if rest.is_empty() { "*".to_owned() } else { format!("/{rest}") };
        let pattern = Self::ignoring(&base.join(folder), &[rest]).map_err(|(_, fault)| fault)?;
        Ok(Self { outright, ..pattern })
    }

    /// Whether a path, as reached from the working directory, is meant, or a folder above it.
    pub fn matches(&self, path: &Path) -> bool {
        !self.matcher.is_empty() && self.matches_absolute(&absolute(path))
    }

    fn matches_absolute(&self, path: &Path) -> bool {
        if let Some(outright) = &self.outright {
            // Its letters are looked at first: most paths are others, and a path is slow to take apart.
            let [whole, beginning] = [path, outright].map(|path| path.as_os_str().as_encoded_bytes());
            return whole.starts_with(beginning) && path.starts_with(outright);
        }
        let Ok(inside) = path.strip_prefix(&self.base) else { return false };
        self.matcher.matched_path_or_any_parents(inside, false).is_ignore()
    }

    /// Whether one of several patterns means a path, or a folder above it.
    pub fn any_matches(patterns: &[Self], path: &Path) -> bool {
        // Where a path leads to is asked of the system, once.
        !patterns.is_empty() && {
            let path = absolute(path);
            patterns.iter().any(|pattern| pattern.matches_absolute(&path))
        }
    }

    /// Whether a folder is meant, or one above it: nothing in it need be looked at.
    pub fn matches_folder(&self, path: &Path) -> bool {
        if self.matcher.is_empty() {
            return false;
        }
        let path = absolute(path);
        let Ok(inside) = path.strip_prefix(&self.base) else { return false };
        !inside.as_os_str().is_empty() && self.matcher.matched_path_or_any_parents(inside, true).is_ignore()
    }
}

/// Whether it is written as a pattern, so that it may match nothing.
pub fn is_pattern(path: &str) -> bool {
    path.contains(['*', '?', '[', '{'])
}

/// A pattern's folder, which it names outright, and the rest: `a/b/*.txt` is `*.txt` in `a/b`.
pub fn fixed(path: &str) -> (&str, &str) {
    let path = path.strip_prefix("./").unwrap_or(path);
    let end = path.find(['*', '?', '[', '{']).unwrap_or(path.len());
    let folder = path[..end].rfind('/').map_or(0, |slash| slash + 1);
    if matches!(&path[folder..], "." | "..") { (path, "") } else { path.split_at(folder) }
}

/// From the root, without `.` and `..`; links are not followed.
pub fn absolute(path: &Path) -> PathBuf {
    // The folder of `misquote.yaml` is the empty path, which means here.
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut clean = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                clean.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => clean.push(part),
        }
    }
    clean
}

fn plain(fault: &ignore::Error) -> String {
    let text = fault.to_string();
    text.rsplit_once(": ").map_or(text.clone(), |(_, last)| last.to_owned())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Pattern;

    fn check(pattern: &str, path: &str, expected: bool) {
        let base = Path::new("/desk/story");
        let matches = Pattern::rooted(base, pattern).expect("it is a pattern").matches(Path::new(path));
        assert_eq!(matches, expected, "{pattern} on {path}");
    }

    #[test]
    fn a_path_is_the_one_here() {
        check("wire.txt", "/desk/story/wire.txt", true);
        check("wire.txt", "/desk/story/old/wire.txt", false);
        check("./wire.txt", "/desk/story/wire.txt", true);
        check("../wire.txt", "/desk/wire.txt", true);
    }

    #[test]
    fn the_empty_path_is_here() {
        let here = Pattern::rooted(Path::new(""), "wire.txt").expect("it is a pattern");
        assert!(here.matches(Path::new("wire.txt")) && here.matches(Path::new("./wire.txt")));
    }

    #[test]
    fn a_folder_is_all_in_it() {
        check("records", "/desk/story/records/a/b.txt", true);
        check("records/", "/desk/story/records/a.txt", true);
        check(".", "/desk/story/a.txt", true);
        check("..", "/desk/a.txt", true);
        check("records", "/desk/story/records.txt", false);
    }

    #[test]
    fn a_pattern_stays_in_its_folder() {
        check("*.txt", "/desk/story/a.txt", true);
        check("*.txt", "/desk/story/old/a.txt", false);
        check("**/*.txt", "/desk/story/old/a.txt", true);
        check("2026/*/record.md", "/desk/story/2026/05/record.md", true);
    }
}
