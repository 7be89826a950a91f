//! Quotations that another run extracted: from the lines of `extract --format jsonl` to a corpus without its articles.
//!
//! What comes in is text, an object a line; `path`, `start`, `end` and `text` are required, the other fields are used where
//! they stand, unknown ones are passed over. What goes out is a [`Corpus`] whose sources have no prose.

use std::{
    borrow::Cow,
    io::{BufRead, ErrorKind},
    sync::Arc,
};

use arcstr::ArcStr;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{
    Corpus, Credit, Naming, PersonId, Place, Quote, Sketch, Told, extract::name_people, people::Voice,
    words::SharedWords,
};
use crate::{
    attributions::{Basis, Confidence, Sort},
    error::{Error, Result},
    quotations::{Closing, Kind},
    rules::{Role, Rules},
    sources::{Origin, Source, SourceId, article_of},
    text::{LineColumn, Span},
};

/// A line as it is written.
#[derive(Deserialize)]
struct Row<'a> {
    #[serde(borrow)]
    path: Cow<'a, str>,
    start: u32,
    end: u32,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(default)]
    line: u32,
    #[serde(default)]
    column: u32,
    #[serde(default, borrow)]
    source: SourceRow<'a>,
    kind: Option<Kind>,
    #[serde(borrow)]
    speaker: Option<SpeakerRow<'a>>,
    basis: Option<Basis>,
    #[serde(borrow)]
    cue: Option<PlaceRow<'a>>,
    #[serde(default)]
    depth: u8,
    #[serde(default)]
    utterance: u32,
    confidence: Option<Confidence>,
}

#[derive(Default, Deserialize)]
struct SourceRow<'a> {
    role: Option<Role>,
    #[serde(borrow)]
    outlet: Option<Cow<'a, str>>,
    #[serde(borrow)]
    date: Option<Cow<'a, str>>,
    #[serde(borrow)]
    story: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct SpeakerRow<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    mention: Option<Cow<'a, str>>,
    #[serde(default)]
    start: u32,
    #[serde(default)]
    end: u32,
    #[serde(borrow)]
    role: Option<Cow<'a, str>>,
    #[serde(borrow)]
    via: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct PlaceRow<'a> {
    #[serde(borrow)]
    text: Cow<'a, str>,
    start: u32,
    end: u32,
}

/// Bytes of lines that are in memory at once: an archive of any size is read.
const BATCH: usize = 1 << 21;

/// The corpus of these files, each with the name that a complaint gives.
///
/// # Errors
/// A line that is no quotation, and a file that cannot be read to its end.
pub fn handed(files: Vec<(String, Box<dyn BufRead + Send>)>, rules: &Rules) -> Result<Corpus> {
    let mut archive = Archive::default();
    for (name, file) in files {
        let mut hand = Hand { name, file, number: 0 };
        let (mut one, mut other) = (String::new(), String::new());
        let mut rows = hand.read(&mut one)?;
        while !rows.is_empty() {
            let further = hand.read_while(&mut other, || archive.take_all(rows))?;
            rows = hand.read_while(&mut one, || archive.take_all(further))?;
        }
    }
    Ok(archive.settle(rules))
}

/// What a batch of lines holds.
type Rows<'a> = Vec<Result<Option<Row<'a>>>>;

/// A file that is read in batches.
struct Hand {
    name: String,
    file: Box<dyn BufRead + Send>,
    /// Lines that were read so far.
    number: usize,
}

impl Hand {
    /// The next batch, while the one before it is taken in; of two faults the earlier is told.
    fn read_while<'a>(&mut self, batch: &'a mut String, take: impl FnOnce() -> Result<()> + Send) -> Result<Rows<'a>> {
        let (rows, taken) = rayon::join(|| self.read(batch), take);
        taken.and(rows)
    }

    fn read<'a>(&mut self, batch: &'a mut String) -> Result<Rows<'a>> {
        self.fill(batch)?;
        let lines: Vec<(usize, &str)> = (self.number..).zip(batch.lines()).collect();
        self.number += lines.len();
        Ok(lines.into_par_iter().map(|(number, line)| row(&self.name, number, line)).collect())
    }

    /// Whole lines in place of those before.
    fn fill(&mut self, batch: &mut String) -> Result<()> {
        let Self { name, file, .. } = self;
        batch.clear();
        while batch.len() < BATCH {
            let read = file.read_line(batch).map_err(|cause| match cause.kind() {
                ErrorKind::InvalidData => Error::new(format!("cannot read {name}: it is not UTF-8")),
                _ => Error::new(format!("cannot read {name}: {cause}")),
            })?;
            if read == 0 {
                break;
            }
        }
        Ok(())
    }
}

fn row<'a>(name: &str, number: usize, line: &'a str) -> Result<Option<Row<'a>>> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let read = serde_json::from_str::<Row>(line).map_err(|fault| fault.to_string());
    let row = read.and_then(|row| match row.start <= row.end {
        true => Ok(row),
        false => Err("`end` lies before `start`".to_owned()),
    });
    row.map(Some).map_err(|why| {
        let why = why.split(" at line ").next().unwrap_or_default();
        Error::new(format!("{name}:{}: no quotation as `extract --format jsonl` prints it: {why}", number + 1))
    })
}

/// Quotations in the order in which they were handed over; their sources as they were first met.
#[derive(Default)]
struct Archive {
    known: FxHashMap<Box<str>, u32>,
    sources: Vec<Source>,
    casts: Vec<Vec<Voice>>,
    quotes: Vec<Quote>,
    words: SharedWords,
    /// No prose: what asks for it finds nothing rather than a file of that name that may be here by chance.
    nothing: Arc<[u8]>,
}

impl Archive {
    /// One row after the other, so that of several faults the first is told.
    fn take_all(&mut self, rows: Rows) -> Result<()> {
        rows.into_iter().try_for_each(|row| {
            row?.into_iter().for_each(|row| self.take(row));
            Ok(())
        })
    }

    fn take(&mut self, mut row: Row) {
        // As a rule a source's quotations come one after the other.
        let last = self.quotes.last().map(|quote| quote.source.0);
        let same = last.filter(|&last| self.sources[last as usize].path == row.path);
        let id = match same.or_else(|| self.known.get(&*row.path).copied()) {
            Some(known) => known,
            None => {
                self.sources.push(source(&mut row, Arc::clone(&self.nothing)));
                self.casts.push(Vec::new());
                let id = self.sources.len() as u32 - 1;
                self.known.insert((*row.path).into(), id);
                id
            }
        };
        self.quotes.push(quote(row, SourceId(id), &mut self.casts[id as usize], &mut self.words));
    }

    /// Sources in the order of their paths, quotations in that of their places.
    fn settle(self, rules: &Rules) -> Corpus {
        let Self { mut sources, mut casts, mut quotes, .. } = self;
        let mut order: Vec<u32> = (0..sources.len() as u32).collect();
        order.par_sort_by(|&a, &b| sources[a as usize].path.cmp(&sources[b as usize].path));
        let mut places = vec![0; sources.len()];
        order.iter().enumerate().for_each(|(place, &old)| places[old as usize] = place as u32);
        quotes.iter_mut().for_each(|quote| quote.source = SourceId(places[quote.source.index()]));
        let place = |quote: &Quote| (quote.source, quote.span.start, quote.span.end);
        // As a rule they come in order, and need no room to be sorted in.
        if !quotes.is_sorted_by_key(place) {
            quotes.par_sort_by_key(place);
        }
        let take = |old: &u32| std::mem::take(&mut sources[*old as usize]);
        let sources: Vec<Source> = order.iter().map(take).collect();
        let casts = order.iter().map(|&old| std::mem::take(&mut casts[old as usize])).collect();
        let sketches = sources.iter().map(|_| Sketch::default()).collect();
        let mut corpus = Corpus { sources, quotes, sketches, ..Corpus::default() };
        name_people(&mut corpus, casts, rules);
        corpus
    }
}

fn source(row: &mut Row, nothing: Arc<[u8]>) -> Source {
    let SourceRow { role, outlet, date, story } = std::mem::take(&mut row.source);
    let [outlet, date, story] = [outlet, date, story].map(|text| text.map(Cow::into_owned));
    let path = row.path.clone().into_owned();
    let origin = if article_of(&path).is_some() { Origin::MemoryLine(nothing) } else { Origin::Memory(nothing) };
    let [outlet, date, story] = [outlet, date, story].map(|told| told.map(ArcStr::from));
    Source { path, role: role.unwrap_or_default(), outlet, date, story, origin, ..Source::default() }
}

fn quote(row: Row, source: SourceId, cast: &mut Vec<Voice>, words: &mut SharedWords) -> Quote {
    let known = row.speaker.is_some();
    let credit = row.speaker.map(|speaker| credit(speaker, cast, words));
    Quote {
        source,
        span: Span::new(row.start, row.end),
        at: LineColumn { line: row.line.max(1), column: row.column.max(1) },
        kind: row.kind.unwrap_or(Kind::Direct),
        text: words.shared(&row.text),
        depth: row.depth,
        closing: Closing::Closed,
        credit,
        basis: row.basis.or(known.then_some(Basis::Stated)),
        cue: row.cue.map(|cue| Place { text: words.shared(&cue.text), span: Span::new(cue.start, cue.end) }),
        utterance: row.utterance,
        // A speaker handed on without a word on how sure it is was believed by whoever handed it on.
        confidence: row.confidence.unwrap_or(if known { Confidence(1.0) } else { Confidence(0.0) }),
        sung: false,
        told: Told::default(),
    }
}

/// The speaker, as a voice of its source: the person is found once all are known. A source has few of them.
fn credit(speaker: SpeakerRow, cast: &mut Vec<Voice>, words: &mut SharedWords) -> Credit {
    let SpeakerRow { name, mention, start, end, role, via } = speaker;
    let [role, via] = [role, via].map(|text| text.map(|text| words.shared(&text)));
    let name = words.shared(&name);
    let span = Span::new(start, end);
    let known = cast.iter().rposition(|voice| ArcStr::ptr_eq(&voice.name, &name));
    let voice = known.unwrap_or_else(|| {
        let sort = if name.starts_with(char::is_uppercase) { Sort::Person } else { Sort::Described };
        let forms = Box::new([(ArcStr::clone(&name), span)]);
        cast.push(Voice { name: ArcStr::clone(&name), forms, offices: role.iter().cloned().collect(), sort });
        cast.len() - 1
    });
    let text = mention.map_or_else(|| ArcStr::clone(&name), |mention| words.shared(&mention));
    let naming = words.naming(Naming { name, role, via });
    Credit { mention: Place { text, span }, naming, person: PersonId(voice as u32) }
}
