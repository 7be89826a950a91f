//! From what was asked for to the sources to read, in the order of their names.
//!
//! Paths given are the corpus; else what `sources:` in the rules names; else git's tracked files, in a checkout; else
//! what lies in the working directory. What the rules exclude is never read, not even if it was named by hand.

use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use super::{Origin, Source, git, walk};
use crate::{
    error::Result,
    rules::{Rules, SourceRule, absolute, fixed, is_pattern},
    text::slashed,
};

/// The endings of files that hold sources.
const ENDINGS: [&str; 10] = ["txt", "md", "markdown", "html", "htm", "xhtml", "vtt", "srt", "jsonl", "ndjson"];

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// In the order of their paths, none twice.
    pub sources: Vec<Source>,
    /// The patterns of the rules that match no file.
    pub idle: Vec<String>,
}

/// Finds the sources under `paths`, or without any those that the rules or git name; a file named by hand is taken
/// whatever its ending.
///
/// # Errors
/// What git says, where it is asked.
pub fn find(paths: &[String], rules: &Rules) -> Result<Found> {
    let (mut idle, mut faults) = (Vec::new(), Vec::new());
    let mut files = if !paths.is_empty() {
        named(paths, rules, &mut faults)
    } else if !rules.sources.is_empty() {
        of_rules(rules, &mut idle, &mut faults)
    } else if git::is_checkout() {
        git::tracked()?.into_iter().filter(|path| is_source(path) && path.is_file()).collect()
    } else {
        below(Path::new("."), rules, &mut faults)
    };
    files.retain(|file| !rules.exclude.matches(file));
    let mut sources: Vec<Source> = files.iter().map(|file| source(file, rules)).collect();
    sources.extend(faults.into_iter().map(unreadable));
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources.dedup_by(|a, b| a.path == b.path);
    Ok(Found { sources, idle })
}

/// What cannot be looked into is a source that cannot be read: it is told with the others.
fn unreadable((path, cause): walk::Fault) -> Source {
    Source { path: printable(&path), origin: Origin::Nowhere(cause), ..Source::default() }
}

fn named(paths: &[String], rules: &Rules, faults: &mut Vec<walk::Fault>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        let path = Path::new(path);
        match path.metadata() {
            Ok(there) if there.is_dir() => files.extend(below(path, rules, faults)),
            Ok(_) => files.push(path.to_owned()),
            Err(cause) => faults.push((path.to_owned(), absent(path, &cause))),
        }
    }
    files
}

/// Why a path that was typed leads nowhere: where the shell leaves a pattern as it is, nothing matches it.
fn absent(path: &Path, cause: &io::Error) -> String {
    let typed = path.to_string_lossy();
    match cause.kind() {
        ErrorKind::NotFound if typed.is_empty() => "the path is empty".to_owned(),
        ErrorKind::NotFound if is_pattern(&typed) => {
            format!("{cause}; as a pattern it belongs under `sources:` in the rules")
        }
        _other_kind => cause.to_string(),
    }
}

/// The sources among the files below a folder.
fn below(folder: &Path, rules: &Rules, faults: &mut Vec<walk::Fault>) -> Vec<PathBuf> {
    let mut files = walk::files(folder, &rules.exclude, faults);
    files.retain(|file| is_source(file));
    files
}

fn of_rules(rules: &Rules, idle: &mut Vec<String>, faults: &mut Vec<walk::Fault>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for rule in &rules.sources {
        let found = of_rule(rule, rules, faults);
        if found.is_empty() {
            idle.push(rule.path.clone());
        }
        files.extend(found);
    }
    files
}

/// What one entry of `sources:` names: a file, whatever its ending; what lies in a folder; what matches a pattern.
fn of_rule(rule: &SourceRule, rules: &Rules, faults: &mut Vec<walk::Fault>) -> Vec<PathBuf> {
    let path = Path::new(&rule.path);
    if path.is_file() {
        return vec![path.to_owned()];
    }
    if !is_pattern(&rule.path) {
        return below(path, rules, faults);
    }
    let folder = Some(fixed(&rule.path).0).filter(|folder| !folder.is_empty()).unwrap_or(".");
    // A pattern may be there before its folder is.
    let found = Path::new(folder).exists().then(|| walk::files(Path::new(folder), &rules.exclude, faults));
    let mut files = found.unwrap_or_default();
    files.retain(|file| (is_source(file) || spells(rule, file)) && rule.pattern.matches(file));
    files
}

/// Whether a pattern names files of this ending: `wire/*.json`.
fn spells(rule: &SourceRule, file: &Path) -> bool {
    file.extension().is_some_and(|ending| Path::new(&rule.path).extension() == Some(ending))
}

/// Whether a file that is not there any more would have been found: under one of the paths, if any were given, else
/// under the working directory or where the rules look.
pub fn is_meant(file: &Path, paths: &[String], rules: &Rules) -> bool {
    let whole = absolute(file);
    let given = || paths.iter().any(|path| whole.starts_with(absolute(Path::new(path))));
    let ruled = || rules.sources.iter().any(|rule| rule.pattern.matches(file));
    let below = match (paths.is_empty(), rules.sources.is_empty()) {
        (false, _) => given(),
        (true, false) => ruled(),
        (true, true) => whole.starts_with(absolute(Path::new("."))),
    };
    let named = || rules.sources.iter().any(|rule| spells(rule, file) && rule.pattern.matches(file));
    below && (is_source(file) || named()) && !rules.exclude.matches(file)
}

fn is_source(path: &Path) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ENDINGS.contains(&&*ending.to_lowercase()))
}

/// A file with what the rules say of it: of each key what the last entry says that gives it.
pub fn source(file: &Path, rules: &Rules) -> Source {
    let path = printable(file);
    let mut source = Source::default();
    for rule in rules.of_source(&path) {
        if let (Some(role), false) = (rule.role, source.role_is_given) {
            (source.role, source.role_is_given) = (role, true);
        }
        let named = rule.template.as_ref().and_then(|template| template.captures(&path)).unwrap_or_default();
        source.outlet = source.outlet.take().or_else(|| rule.outlet.clone()).or(named.outlet.map(Into::into));
        source.date = source.date.take().or_else(|| rule.date.clone()).or(named.date.map(Into::into));
        source.story = source.story.take().or_else(|| rule.story.clone()).or(named.story.map(Into::into));
        source.encoding = source.encoding.take().or_else(|| rule.encoding.clone());
        source.language = source.language.take().or_else(|| rule.language.clone());
    }
    // A name that is not UTF-8 cannot be told from its path.
    let origin = if file.to_str().is_some() { Origin::Path } else { Origin::File(file.to_owned()) };
    Source { path, origin, ..source }
}

fn printable(path: &Path) -> String {
    let text = slashed(path);
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}
