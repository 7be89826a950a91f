//! `--focus`: of all findings those that touch what a person is at: staged changes, a revision, a range, a path.
//!
//! Everything is read all the same, since a checker that compares sources and sees only the changed ones is silently
//! wrong; only what can meet them (`groups::near`) is attributed and compared. A finding stays when one of its quotations
//! overlaps a changed line, or when its group lost a member with a deleted file.

use std::{ops::Range, path::Path};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Snapshot, members};
use crate::{
    checks::Finding,
    corpus::{Corpus, QuoteId},
    error::{Error, Result},
    groups::Group,
    rules::{Pattern, Rules},
    sources::{self, Origin, Source, SourceId, article_of, git},
    text::{Disk, Span, slashed},
};

/// What a person is at.
#[derive(Clone, Debug)]
pub enum Focus {
    /// What would be committed now.
    Staged,
    /// What changed between a commit and the working directory.
    Since(String),
    /// What changed between two commits.
    Between(String, String),
    /// A file or a folder.
    Path(Pattern),
}

impl Focus {
    /// What is typed: `staged`, a path that is there, `A..B`, `A...B`, a revision.
    ///
    /// # Errors
    /// What is none of them, or could be two.
    pub fn read(typed: &str) -> Result<Self> {
        if typed == "staged" {
            return Ok(Self::Staged);
        }
        let path = Path::new(typed).exists();
        if let Some((from, to)) = typed.split_once("..").filter(|_| !path) {
            return range(typed, from, to);
        }
        match (path, git::commit(typed)) {
            (true, None) => Ok(Self::Path(Pattern::rooted(Path::new(""), typed).map_err(Error::new)?)),
            (false, Some(commit)) => Ok(Self::Since(commit)),
            (true, Some(_)) => Err(Error::new(format!(
                "--focus {typed}: both a path and a revision; write ./{typed} for the path, {typed}^0 for the revision"
            ))),
            (false, None) => Err(unknown(typed)),
        }
    }

    /// What has to be read so that the lines are those that the focus speaks of; nothing, if it is the working directory.
    pub fn snapshot(&self) -> Option<Snapshot> {
        match self {
            Self::Staged => Some(Snapshot::Index),
            Self::Between(_, to) => Some(Snapshot::Commit(to.clone())),
            Self::Since(_) | Self::Path(_) => None,
        }
    }
}

/// `A..B` is from A to B, `A...B` from where B left A's line of commits; an empty side is HEAD.
fn range(typed: &str, from: &str, to: &str) -> Result<Focus> {
    let (merged, to) = match to.strip_prefix('.') {
        Some(to) => (true, to),
        None => (false, to),
    };
    let commit = |side: &str| git::commit(if side.is_empty() { "HEAD" } else { side }).ok_or_else(|| unknown(typed));
    let (from, to) = (commit(from)?, commit(to)?);
    if !merged {
        return Ok(Focus::Between(from, to));
    }
    let base = git::run(&["merge-base", &from, &to]).map_err(|_| {
        Error::new(format!(
            "--focus {typed}: the two have no commit in common here; a shallow clone needs `fetch-depth: 0`"
        ))
    })?;
    Ok(Focus::Between(String::from_utf8_lossy(&base).trim().to_owned(), to))
}

fn unknown(typed: &str) -> Error {
    Error::new(format!(
        "--focus {typed}: neither `staged`, nor a path that is there, nor a revision or range that git knows here"
    ))
}

/// What the focus touches, by the path of each source as reached from the working directory.
#[derive(Debug, Default)]
pub struct Touched {
    lines: FxHashMap<String, Vec<Hunk>>,
    paths: Vec<Pattern>,
    deleted: Vec<Source>,
    /// Where quotations stand whose groups lost a member: their starts, by path.
    lost: FxHashMap<String, FxHashSet<u32>>,
}

/// A change, in lines of the newer side.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Hunk {
    /// Lines that are new or other than before, from 1, half-open.
    Lines(Range<u32>),
    /// Lines are gone after this one.
    Gap(u32),
}

impl Hunk {
    fn meets(&self, first: u32, last: u32) -> bool {
        match self {
            Self::Lines(lines) => lines.start <= last && first < lines.end,
            Self::Gap(after) => first <= *after && *after < last,
        }
    }
}

impl Touched {
    /// Asks git what the foci touch.
    ///
    /// # Errors
    /// What git says.
    pub fn by(foci: &[Focus], rules: &Rules) -> Result<Self> {
        let mut touched = Self::default();
        for focus in foci {
            let (compare, old) = match focus {
                Focus::Path(pattern) => {
                    touched.paths.push(pattern.clone());
                    continue;
                }
                Focus::Staged => (vec!["diff-index", "--cached"], git::commit("HEAD").map_or_else(empty_tree, Ok)?),
                Focus::Since(commit) => (vec!["diff-index"], commit.clone()),
                Focus::Between(from, _) => (vec!["diff-tree", "-r"], from.clone()),
            };
            let mut command = compare;
            command.extend(["-M", "--no-color", "--no-ext-diff", "--no-textconv", "--text"]);
            command.extend(["--src-prefix=a/", "--dst-prefix=b/"]);
            let mut sides = vec![old.as_str()];
            if let Focus::Between(_, to) = focus {
                sides.push(to);
            }
            touched.changes(&command, &sides)?;
            touched.deletions(&command, &sides, rules)?;
        }
        Ok(touched)
    }

    /// The changed lines of each file.
    fn changes(&mut self, command: &[&str], sides: &[&str]) -> Result<()> {
        let root = git::root()?;
        let patch = git::run(&[command, &["-p", "-U0", "--diff-filter=d"], sides].concat())?;
        let mut path: Option<String> = None;
        let mut body = 0;
        for line in patch.split(|&byte| byte == b'\n') {
            // The lines of a hunk may look like anything, so they are counted off.
            if body > 0 && matches!(line.first(), Some(b'+' | b'-')) {
                body -= 1;
                continue;
            }
            let line = String::from_utf8_lossy(line);
            if let Some(name) = line.strip_prefix("+++ ") {
                let name = unquoted(name.trim_end_matches('\t'));
                path = name.strip_prefix("b/").map(|name| slashed(&git::from_here(&root, name)));
            } else if let (Some((hunk, length)), Some(path)) = (hunk(&line), &path) {
                self.lines.entry(path.clone()).or_default().push(hunk);
                body = length;
            }
        }
        Ok(())
    }

    /// The deleted files that were sources, with what they held.
    fn deletions(&mut self, command: &[&str], sides: &[&str], rules: &Rules) -> Result<()> {
        let root = git::root()?;
        let listed = git::run(&[command, &["--raw", "--no-abbrev", "-z", "--diff-filter=D"], sides].concat())?;
        let fields: Vec<String> = git::zero_ended(&listed).collect();
        // `:100644 000000 <old blob> <no blob> D`, then the path. One commit's tree begins with its name.
        let start = fields.iter().position(|field| field.starts_with(':')).unwrap_or(fields.len());
        let pairs: Vec<(&str, &str)> = fields[start..].chunks_exact(2).map(|pair| (&*pair[0], &*pair[1])).collect();
        let blobs: Vec<String> =
            pairs.iter().map(|(head, _)| head.split(' ').nth(2).unwrap_or_default().to_owned()).collect();
        for ((_, path), content) in pairs.iter().zip(git::contents(&blobs)?) {
            let file = git::from_here(&root, path);
            if let Some(bytes) = content.filter(|_| sources::is_meant(&file, &[], rules)) {
                self.deleted.push(Source { origin: Origin::Memory(bytes), ..sources::source(&file, rules) });
            }
        }
        Ok(())
    }

    /// Whether a source holds anything that the focus speaks of.
    pub fn touches(&self, source: &Source) -> bool {
        let article = article_of(&source.path).filter(|_| source.is_entry());
        let file = article.map_or(&*source.path, |(file, _)| file);
        let deleted = || self.deleted.iter().any(|gone| gone.path == source.path);
        let mourns = self.lost.contains_key(&source.path);
        mourns || self.lines.contains_key(file) || Pattern::any_matches(&self.paths, Path::new(file)) || deleted()
    }

    /// The sources that were deleted, as they were.
    pub fn deleted(&self) -> &[Source] {
        &self.deleted
    }

    /// Notes whose groups lost a member: `before` holds the deleted sources still.
    pub fn mourn(&mut self, before: &Corpus, groups: &[Group]) {
        let gone: FxHashSet<&str> = self.deleted.iter().map(|source| &*source.path).collect();
        let is_gone = |quote: QuoteId| gone.contains(&*before.source_of(quote).path);
        for group in groups.iter().filter(|group| group.members.iter().any(|member| is_gone(member.quote))) {
            for member in group.members.iter().filter(|member| !is_gone(member.quote)) {
                let path = before.source_of(member.quote).path.clone();
                self.lost.entry(path).or_default().insert(before.quote(member.quote).span.start);
            }
        }
    }

    /// The findings that are touched, and of their quotations those that stand on changed lines.
    pub fn focus(&self, findings: Vec<Finding>, corpus: &Corpus) -> (Vec<Finding>, FxHashSet<QuoteId>) {
        let mut lines = Lines::default();
        let mut changed = FxHashSet::default();
        let mut kept = Vec::new();
        for finding in findings {
            let quotes = members(&finding);
            let on: Vec<QuoteId> = quotes
                .iter()
                .copied()
                .filter(|&quote| self.meets(corpus.quote(quote).source, corpus.quote(quote).span, corpus, &mut lines))
                .collect();
            let lost = quotes.iter().any(|&quote| {
                let lost = self.lost.get(&corpus.source_of(quote).path);
                lost.is_some_and(|starts| starts.contains(&corpus.quote(quote).span.start))
            });
            let place =
                finding.places.iter().any(|(source, place)| self.meets(*source, place.span, corpus, &mut lines));
            if !on.is_empty() || lost || place {
                changed.extend(on);
                kept.push(finding);
            }
        }
        (kept, changed)
    }

    fn meets(&self, source: SourceId, span: Span<Disk>, corpus: &Corpus, lines: &mut Lines) -> bool {
        let source_path = &corpus.source(source).path;
        let article = article_of(source_path).filter(|_| corpus.source(source).is_entry());
        let file = article.map_or(&**source_path, |(file, _)| file);
        if Pattern::any_matches(&self.paths, Path::new(file)) {
            return true;
        }
        let Some(hunks) = self.lines.get(file) else { return false };
        let (first, last) = match article {
            Some((file, number)) => sources::lines_of_article(file, number),
            None => lines.of(source, span, corpus),
        };
        hunks.iter().any(|hunk| hunk.meets(first, last))
    }
}

/// Where the lines of changed sources end. Counted in bytes, as git counts them, whatever the encoding.
#[derive(Default)]
struct Lines(FxHashMap<SourceId, Vec<u32>>);

impl Lines {
    /// The first and the last line of a span, from 1.
    fn of(&mut self, source: SourceId, span: Span<Disk>, corpus: &Corpus) -> (u32, u32) {
        let ends = self.0.entry(source).or_insert_with(|| {
            let bytes = sources::read(corpus.source(source)).unwrap_or_default();
            memchr::memchr_iter(b'\n', &bytes).map(|at| at as u32).collect()
        });
        let line = |at: u32| ends.partition_point(|&end| end < at) as u32 + 1;
        (line(span.start), line(span.end.saturating_sub(1).max(span.start)))
    }
}

/// `@@ -3,2 +3 @@`: the change on the newer side, and how many lines follow.
fn hunk(line: &str) -> Option<(Hunk, u32)> {
    let mut sides = line.strip_prefix("@@ -")?.split(' ');
    let count = |side: &str| match side.split_once(',') {
        Some((start, count)) => Some((start.parse::<u32>().ok()?, count.parse::<u32>().ok()?)),
        None => Some((side.parse().ok()?, 1)),
    };
    let (_, before) = count(sides.next()?)?;
    let (start, after) = count(sides.next()?.strip_prefix('+')?)?;
    let hunk = if after == 0 { Hunk::Gap(start) } else { Hunk::Lines(start..start + after) };
    Some((hunk, before + after))
}

/// A path as git quotes it where it holds unusual bytes: `"b/caf\303\251.txt"`.
fn unquoted(name: &str) -> String {
    let Some(inside) = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) else { return name.to_owned() };
    let mut bytes = Vec::new();
    let mut rest = inside.bytes();
    while let Some(byte) = rest.next() {
        match (byte, byte == b'\\') {
            (_, false) => bytes.push(byte),
            (_, true) => match rest.next() {
                Some(digit @ b'0'..=b'3') => {
                    let next = |value: u8, digit: Option<u8>| (value << 3) | (digit.unwrap_or(b'0') & 7);
                    let value = next(digit & 7, rest.next());
                    bytes.push(next(value, rest.next()));
                }
                Some(b't') => bytes.push(b'\t'),
                Some(b'n') => bytes.push(b'\n'),
                Some(other) => bytes.push(other),
                None => {}
            },
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What the first commit is compared with.
fn empty_tree() -> Result<String> {
    let name = git::feed(&["hash-object", "-t", "tree", "--stdin"], Vec::new())?;
    Ok(String::from_utf8_lossy(&name).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Hunk, hunk, unquoted};

    #[test]
    fn a_hunk_is_read() {
        assert_eq!(hunk("@@ -3,2 +3 @@ heading"), Some((Hunk::Lines(3..4), 3)));
        assert_eq!(hunk("@@ -7,2 +6,0 @@"), Some((Hunk::Gap(6), 2)));
        assert_eq!(hunk("@@ none @@"), None);
    }

    #[test]
    fn a_quotation_across_a_gap_is_touched() {
        assert!(Hunk::Gap(6).meets(5, 7) && !Hunk::Gap(6).meets(6, 6) && !Hunk::Gap(6).meets(7, 9));
        assert!(Hunk::Lines(3..4).meets(3, 3) && !Hunk::Lines(3..4).meets(4, 4));
    }

    #[test]
    fn a_quoted_path_is_read() {
        assert_eq!(unquoted(r#""b/caf\303\251 \"x\".txt""#), "b/café \"x\".txt");
        assert_eq!(unquoted("b/plain.txt"), "b/plain.txt");
    }
}
