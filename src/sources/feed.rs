//! Feeds: a file that holds an article a line, or one of JSON that was named outright.
//!
//! What comes in is sources; what goes out is the same, each feed with its articles in its place. Only where each begins
//! and ends is looked for here, in one pass and a buffer's memory; an article becomes a source when its turn comes, and is
//! read then, like any file: of millions that hold nothing no more is kept than where they stand.

use std::{
    io::{self, Read},
    ops::Range,
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

/// A source, or all that a feed holds.
pub enum Sheaf {
    /// A source that is no feed.
    Whole(Box<Source>),
    /// The articles of a feed.
    Feed(Box<Feed>),
}

/// A feed, and where its articles stand in it.
pub struct Feed {
    source: Source,
    bytes: Bytes,
    articles: Vec<Numbered>,
}

/// Where a feed's bytes are.
enum Bytes {
    File(Arc<Path>),
    Memory(Arc<[u8]>),
}

impl Sheaf {
    /// How many sources it makes.
    pub fn count(&self) -> usize {
        match self {
            Self::Whole(_) => 1,
            Self::Feed(feed) => feed.articles.len(),
        }
    }

    /// They themselves, each made when it is asked for.
    pub fn sources(self) -> impl Iterator<Item = Source> {
        let (whole, feed) = match self {
            Self::Whole(source) => (Some(*source), None),
            Self::Feed(feed) => (None, Some(feed)),
        };
        let articles = feed.into_iter().flat_map(|feed| {
            let Feed { source, bytes, articles } = *feed;
            articles.into_iter().map(move |(number, range)| article(&source, &bytes, number, range))
        });
        whole.into_iter().chain(articles)
    }
}

fn article(feed: &Source, bytes: &Bytes, number: u64, range: Range<u64>) -> Source {
    let origin = match bytes {
        Bytes::File(path) => Origin::Line(Arc::clone(path), range),
        Bytes::Memory(bytes) => Origin::MemoryLine(Arc::from(&bytes[range.start as usize..range.end as usize])),
    };
    Source { path: format!("{}#{number}", feed.path), origin, ..feed.clone() }
}

/// Finds the articles of each feed. A feed that cannot be looked through is a fault.
pub fn articles(sources: Vec<Source>) -> (Vec<Sheaf>, Vec<Fault>) {
    let (mut all, mut faults) = (Vec::with_capacity(sources.len()), Vec::new());
    for source in sources {
        let Some(parting) = Parting::of(&source.path).filter(|_| !source.is_entry()) else {
            all.push(Sheaf::Whole(source.into()));
            continue;
        };
        match sheaf(&source, parting) {
            Ok(sheaf) => all.push(sheaf),
            Err(cause) => faults.push(Fault::new(&source, &cause.to_string())),
        }
    }
    (all, faults)
}

fn sheaf(feed: &Source, parting: Parting) -> io::Result<Sheaf> {
    let path = match &feed.origin {
        Origin::Path => PathBuf::from(&feed.path),
        Origin::File(path) => path.clone(),
        Origin::Memory(bytes) => return Ok(in_memory(feed.clone(), Arc::clone(bytes), parting)),
        Origin::Line(..) | Origin::MemoryLine(_) | Origin::Rules | Origin::Nowhere(_) => {
            return Ok(Sheaf::Whole(feed.clone().into()));
        }
    };
    if let Some(encoding) = wide(&path, feed)? {
        let bytes = decoded(&path, encoding)?;
        return Ok(in_memory(Source { encoding: None, ..feed.clone() }, bytes, parting));
    }
    let articles = match parting {
        Parting::Lines => lines_of_file(&path)?,
        Parting::Items => items_of_file(&path)?,
    };
    Ok(Sheaf::Feed(Feed { source: feed.clone(), bytes: Bytes::File(path.into()), articles }.into()))
}

fn in_memory(source: Source, bytes: Arc<[u8]>, parting: Parting) -> Sheaf {
    let articles = match parting {
        Parting::Lines => lines_of(&bytes),
        Parting::Items => {
            let mut items = Items::default();
            items.read(&bytes);
            items.end()
        }
    };
    Sheaf::Feed(Feed { source, bytes: Bytes::Memory(bytes), articles }.into())
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

/// Such a file, decoded.
fn decoded(path: &Path, encoding: &'static Encoding) -> io::Result<Arc<[u8]>> {
    let mut bytes = Vec::new();
    read_into(&mut bytes, &Source { origin: Origin::File(path.to_owned()), ..Source::default() })
        .map_err(|fault| io::Error::other(fault.message))?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes);
    let odd = || io::Error::new(io::ErrorKind::InvalidData, format!("it is not {}", encoding.name()));
    Ok(Arc::from(text.ok_or_else(odd)?.trim_start_matches('\u{feff}').as_bytes()))
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

/// The same of what is in memory.
fn lines_of(bytes: &[u8]) -> Vec<Numbered> {
    let (mut lines, mut start) = (Vec::new(), 0);
    for (number, line) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
        if !line.trim_ascii().is_empty() {
            lines.push((number, start..start + line.len() as u64));
        }
        start += line.len() as u64 + 1;
    }
    lines
}
