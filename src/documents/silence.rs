//! Comments that ask for silence: `<!-- misquote: ignore[MQ101] the 2019 interview, not this one -->`, before a block or on
//! its line, in Markdown and HTML.
//!
//! What comes in is a file's bytes and its document; what goes out is what each comment covers. Whether it has anything
//! to silence is policy's to say.

use memchr::memmem;

use super::{Document, Format};
use crate::{
    sources::{Source, SourceId},
    text::{Disk, Span},
};

/// A comment that asks for silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Where it stands.
    pub source: SourceId,
    /// The comment.
    pub span: Span<Disk>,
    /// As it is written.
    pub text: String,
    /// The block that it speaks of; nothing, if none follows.
    pub covers: Option<Span<Disk>>,
    /// The codes or names of checks, as written.
    pub checks: Vec<String>,
    /// Why; empty where none is given, and then it silences nothing.
    pub reason: String,
}

/// The comments of a file that ask for silence.
pub fn silences(source: &Source, bytes: &[u8], document: &Document) -> Vec<Silence> {
    if !matches!(Format::of(source), Format::Markdown | Format::Html) {
        return Vec::new();
    }
    let mut fences = Fences::default();
    let asks = |&at: &usize| bytes[at + OPEN.len()..].trim_ascii_start().starts_with(b"misquote:");
    let marks = memmem::find_iter(bytes, OPEN).filter(asks);
    let (mut line, mut looked) = (0, 0);
    let begin = |at: usize| {
        // A line of a hundred thousand comments is looked through once.
        line = memchr::memrchr(b'\n', &bytes[looked..at]).map_or(line, |end| looked + end + 1);
        looked = at;
        (at, line)
    };
    let lines = marks.filter(|&at| !fences.hold(bytes, at)).map(begin);
    lines.filter_map(|(at, line)| silence(bytes, at, line, document)).collect()
}

const OPEN: &[u8] = b"<!--";
const CLOSE: &[u8] = b"-->";
/// A comment that asks for silence is no longer than this, in bytes: what nothing closes is not looked through.
const LONGEST: usize = 4096;

/// The code that Markdown shows: fences are counted once, from one comment to the next.
#[derive(Default)]
struct Fences {
    counted: usize,
    fences: usize,
}

impl Fences {
    /// Whether a comment is shown as code rather than obeyed. Comments must come in their order.
    fn hold(&mut self, bytes: &[u8], at: usize) -> bool {
        let line = |fence: &usize| *fence == 0 || bytes[*fence - 1] == b'\n';
        let found = memmem::find_iter(&bytes[self.counted..at], b"```").map(|fence| fence + self.counted);
        self.fences += found.filter(line).count();
        self.counted = at;
        at > 0 && bytes[at - 1] == b'`' || self.fences % 2 == 1
    }
}

/// The comment at the byte `at`, whose line begins at the byte `line`.
fn silence(bytes: &[u8], at: usize, line: usize, document: &Document) -> Option<Silence> {
    let inside = at + OPEN.len();
    let window = &bytes[inside..bytes.len().min(inside + LONGEST)];
    let length = OPEN.len() + memmem::find(window, CLOSE)? + CLOSE.len();
    let text = std::str::from_utf8(&bytes[at..at + length]).ok()?;
    let asked = text[OPEN.len()..length - CLOSE.len()].trim().strip_prefix("misquote:")?.trim();
    let asked = asked.strip_prefix("ignore")?;
    let (checks, reason) = match asked.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((checks, reason)) => (checks, reason),
        None => ("", asked),
    };
    let checks = checks.split([',', ' ']).filter(|check| !check.is_empty()).map(str::to_owned).collect();
    let span = Span::from_range(at..at + length);
    Some(Silence {
        source: SourceId(0),
        span,
        text: text.to_owned(),
        covers: covered(line as u32, document),
        checks,
        reason: reason.trim().to_owned(),
    })
}

/// The block on the line that begins at this byte, else the next.
fn covered(line: u32, document: &Document) -> Option<Span<Disk>> {
    // Blocks rise in the file as in the text: the first that ends behind the line's start is on it or after it.
    let next = document.blocks.partition_point(|block| document.map.disk(block.span).end <= line);
    document.blocks.get(next).map(|block| document.map.disk(block.span))
}
