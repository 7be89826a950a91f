//! Feeds: a file that holds an article a line.
//!
//! What comes in is sources; what goes out is the same, each feed with its lines in its place. Only the lines' ends are
//! looked for here, in one pass and a buffer's memory; a line is read when its turn comes, like any file.

use std::{
    io::{self, Read},
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use memchr::memchr_iter;

use super::{Fault, Origin, Source, read::open, read_into};

/// The endings of feeds.
const ENDINGS: [&str; 2] = [".jsonl", ".ndjson"];
/// Bytes read at once.
const BUFFER: usize = 1 << 18;

/// Puts the articles of each feed in its place. A feed that cannot be looked through is a fault.
pub fn articles(sources: Vec<Source>) -> (Vec<Source>, Vec<Fault>) {
    let (mut all, mut faults) = (Vec::with_capacity(sources.len()), Vec::new());
    for source in sources {
        if source.is_entry() || !ENDINGS.iter().any(|ending| source.path.ends_with(ending)) {
            all.push(source);
            continue;
        }
        match lines(&source) {
            Ok(lines) => all.extend(lines),
            Err(cause) => faults.push(Fault::new(&source, &cause.to_string())),
        }
    }
    (all, faults)
}

fn lines(feed: &Source) -> io::Result<Vec<Source>> {
    let article =
        |(number, origin): (u64, Origin)| Source { path: format!("{}#{number}", feed.path), origin, ..feed.clone() };
    let in_file = |path: &Path| {
        if let Some(encoding) = wide(path, feed)? {
            return in_wide_letters(path, encoding, feed);
        }
        let lines = lines_of_file(path)?;
        let origin = |(number, range)| article((number, Origin::Line(PathBuf::from(path), range)));
        Ok(lines.into_iter().map(origin).collect())
    };
    match &feed.origin {
        Origin::Path => in_file(Path::new(&feed.path)),
        Origin::File(path) => in_file(path),
        Origin::Memory(bytes) => Ok(lines_of_memory(bytes).map(article).collect()),
        Origin::Line(..) | Origin::MemoryLine(_) | Origin::Rules | Origin::Nowhere(_) => Ok(vec![feed.clone()]),
    }
}

/// Whether a file's mark, or else the rules, say that each of its letters takes two bytes: then its lines cannot be told
/// by their bytes.
fn wide(path: &Path, feed: &Source) -> io::Result<Option<&'static Encoding>> {
    let (mut file, mut mark) = (open(path)?.0, [0; 2]);
    let marked = match file.read(&mut mark)? {
        2 => Encoding::for_bom(&mark).map(|(encoding, _)| encoding),
        _ => None,
    };
    let declared = || Encoding::for_label(feed.encoding.as_deref()?.as_bytes());
    Ok(marked.or_else(declared).filter(|encoding| [UTF_16LE, UTF_16BE].contains(encoding)))
}

/// The articles of such a file, decoded.
fn in_wide_letters(path: &Path, encoding: &'static Encoding, feed: &Source) -> io::Result<Vec<Source>> {
    let mut bytes = Vec::new();
    read_into(&mut bytes, &Source { origin: Origin::File(path.to_owned()), ..Source::default() })
        .map_err(|fault| io::Error::other(fault.message))?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes);
    let odd = || io::Error::new(io::ErrorKind::InvalidData, format!("it is not {}", encoding.name()));
    let text = text.ok_or_else(odd)?;
    let article = |(number, origin): (u64, Origin)| Source {
        path: format!("{}#{number}", feed.path),
        origin,
        encoding: None,
        ..feed.clone()
    };
    Ok(lines_of_memory(text.trim_start_matches('\u{feff}').as_bytes()).map(article).collect())
}

/// The lines that are not blank, with their numbers.
fn lines_of_file(path: &Path) -> io::Result<Vec<(u64, Range<u64>)>> {
    let (mut file, _) = open(path)?;
    let mut buffer = vec![0; BUFFER];
    let mut lines = Vec::new();
    let (mut number, mut start, mut read, mut blank) = (1, 0, 0_u64, true);
    loop {
        let length = file.read(&mut buffer)?;
        let chunk = &buffer[..length];
        let mut from = 0;
        for end in memchr_iter(b'\n', chunk) {
            blank &= chunk[from..end].trim_ascii().is_empty();
            if !blank {
                lines.push((number, start..read + end as u64));
            }
            (number, start, from, blank) = (number + 1, read + end as u64 + 1, end + 1, true);
        }
        blank &= chunk[from..].trim_ascii().is_empty();
        read += length as u64;
        if length == 0 {
            break;
        }
    }
    if !blank {
        lines.push((number, start..read));
    }
    Ok(lines)
}

fn lines_of_memory(bytes: &[u8]) -> impl Iterator<Item = (u64, Origin)> {
    let lines = bytes.split(|&byte| byte == b'\n').zip(1..);
    let filled = lines.filter(|(line, _)| !line.trim_ascii().is_empty());
    filled.map(|(line, number)| (number, Origin::MemoryLine(Arc::from(line))))
}
