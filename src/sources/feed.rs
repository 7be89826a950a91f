//! Feeds: a file that holds an article a line, or one of JSON that was named outright.
//!
//! What comes in is sources; what goes out is the same, each feed with its articles in its place. Only where each begins
//! and ends is looked for here, in one pass and a buffer's memory; an article is read when its turn comes, like any file.

use std::{
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use memchr::memchr_iter;

use super::{
    Fault, Origin, Source,
    items::{Items, Numbered},
    read::open,
    read_into,
};

/// How the articles of a feed are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parting {
    /// One a line.
    Lines,
    /// An object each, over as many lines as it likes.
    Items,
}

impl Parting {
    /// That of a file, by its ending, if it is a feed.
    fn of(path: &str) -> Option<Self> {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "jsonl" | "ndjson" => Some(Self::Lines),
            "json" => Some(Self::Items),
            _other_ending => None,
        }
    }
}

/// Bytes read at once.
const BUFFER: usize = 1 << 18;

/// The feed and the number of an article's path: `feed.jsonl#12`.
pub fn article_of(path: &str) -> Option<(&str, &str)> {
    let (feed, number) = path.rsplit_once('#')?;
    let counts = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (counts && Parting::of(feed).is_some()).then_some((feed, number))
}

/// The lines of its feed on which an article stands; an object may run on to the end.
pub fn lines_of_article(feed: &str, number: &str) -> (u32, u32) {
    let first = number.parse().unwrap_or(1);
    match Parting::of(feed) {
        Some(Parting::Items) => (first, u32::MAX),
        Some(Parting::Lines) | None => (first, first),
    }
}

/// Puts the articles of each feed in its place. A feed that cannot be looked through is a fault.
pub fn articles(sources: Vec<Source>) -> (Vec<Source>, Vec<Fault>) {
    let (mut all, mut faults) = (Vec::with_capacity(sources.len()), Vec::new());
    for source in sources {
        let Some(parting) = Parting::of(&source.path).filter(|_| !source.is_entry()) else {
            all.push(source);
            continue;
        };
        match parts(&source, parting) {
            Ok(parts) => all.extend(parts),
            Err(cause) => faults.push(Fault::new(&source, &cause.to_string())),
        }
    }
    (all, faults)
}

fn parts(feed: &Source, parting: Parting) -> io::Result<Vec<Source>> {
    let article =
        |(number, origin): (u64, Origin)| Source { path: format!("{}#{number}", feed.path), origin, ..feed.clone() };
    let in_file = |path: &Path| {
        if let Some(encoding) = wide(path, feed)? {
            return in_wide_letters(path, encoding, feed, parting);
        }
        let parts = match parting {
            Parting::Lines => lines_of_file(path)?,
            Parting::Items => items_of_file(path)?,
        };
        let origin = |(number, range)| article((number, Origin::Line(PathBuf::from(path), range)));
        Ok(parts.into_iter().map(origin).collect())
    };
    match &feed.origin {
        Origin::Path => in_file(Path::new(&feed.path)),
        Origin::File(path) => in_file(path),
        Origin::Memory(bytes) => Ok(parts_of_memory(bytes, parting).map(article).collect()),
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
fn in_wide_letters(
    path: &Path,
    encoding: &'static Encoding,
    feed: &Source,
    parting: Parting,
) -> io::Result<Vec<Source>> {
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
    Ok(parts_of_memory(text.trim_start_matches('\u{feff}').as_bytes(), parting).map(article).collect())
}

/// The lines that are not blank, with their numbers.
fn lines_of_file(path: &Path) -> io::Result<Vec<Numbered>> {
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

fn items_of_file(path: &Path) -> io::Result<Vec<Numbered>> {
    let (mut file, _) = open(path)?;
    let (mut buffer, mut items) = (vec![0; BUFFER], Items::default());
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(items.end()),
            length => items.read(&buffer[..length]),
        }
    }
}

fn parts_of_memory(bytes: &[u8], parting: Parting) -> impl Iterator<Item = (u64, Origin)> {
    let parts: Vec<(u64, &[u8])> = match parting {
        Parting::Lines => {
            let lines = (1..).zip(bytes.split(|&byte| byte == b'\n'));
            lines.filter(|(_, line)| !line.trim_ascii().is_empty()).collect()
        }
        Parting::Items => {
            let mut items = Items::default();
            items.read(bytes);
            items
                .end()
                .into_iter()
                .map(|(number, span)| (number, &bytes[span.start as usize..span.end as usize]))
                .collect()
        }
    };
    parts.into_iter().map(|(number, part)| (number, Origin::MemoryLine(Arc::from(part))))
}
