//! Quotations that another run extracted: from the lines of `extract --format jsonl` to a corpus without its articles.
//!
//! What comes in is text, an object a line; `path`, `start`, `end` and `text` are required, the other fields are used where
//! they stand, unknown ones are passed over. What goes out is a [`Corpus`] whose sources have no prose.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Corpus, Credit, PersonId, Place, Quote, Sketch, extract::name_people, people::Voice, words::SharedWords};
use crate::{
    attributions::{Basis, Confidence, Sort},
    error::{Error, Result},
    quotations::{Closing, Kind},
    rules::{Role, Rules},
    sources::{Origin, Source, SourceId},
    text::{LineColumn, Span},
};

/// A line as it is written.
#[derive(Deserialize)]
struct Row {
    path: String,
    start: u32,
    end: u32,
    text: Box<str>,
    #[serde(default)]
    line: u32,
    #[serde(default)]
    column: u32,
    #[serde(default)]
    source: SourceRow,
    kind: Option<Kind>,
    speaker: Option<SpeakerRow>,
    basis: Option<Basis>,
    cue: Option<PlaceRow>,
    #[serde(default)]
    depth: u8,
    #[serde(default)]
    utterance: u32,
    confidence: Option<Confidence>,
}

#[derive(Default, Deserialize)]
struct SourceRow {
    role: Option<Role>,
    outlet: Option<String>,
    date: Option<String>,
    story: Option<String>,
}

#[derive(Deserialize)]
struct SpeakerRow {
    name: Arc<str>,
    mention: Option<Arc<str>>,
    #[serde(default)]
    start: u32,
    #[serde(default)]
    end: u32,
    role: Option<Arc<str>>,
    via: Option<Arc<str>>,
}

#[derive(Deserialize)]
struct PlaceRow {
    text: Arc<str>,
    start: u32,
    end: u32,
}

/// The corpus of these files, each with the name that a complaint gives.
///
/// # Errors
/// A line that is no quotation.
pub fn handed(files: &[(String, String)], rules: &Rules) -> Result<Corpus> {
    let mut rows = Vec::new();
    for (name, text) in files {
        let lines: Vec<(usize, &str)> = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
        let read = |&(number, line): &(usize, &str)| {
            serde_json::from_str::<Row>(line).map_err(|fault| {
                let why = fault.to_string();
                let why = why.split(" at line ").next().unwrap_or_default();
                Error::new(format!("{name}:{}: no quotation as `extract --format jsonl` prints it: {why}", number + 1))
            })
        };
        rows.append(&mut lines.par_iter().map(read).collect::<Result<Vec<Row>>>()?);
    }
    rows.par_sort_by(|a, b| (&a.path, a.start, a.end).cmp(&(&b.path, b.start, b.end)));
    Ok(assemble(rows, rules))
}

/// Rows in the order of their paths and places.
fn assemble(rows: Vec<Row>, rules: &Rules) -> Corpus {
    let mut corpus = Corpus::default();
    let mut words = SharedWords::default();
    let mut casts: Vec<Vec<Voice>> = Vec::new();
    let mut heard: FxHashMap<Arc<str>, u32> = FxHashMap::default();
    // No prose: what asks for it finds nothing rather than a file of that name that may be here by chance.
    let nothing: Arc<[u8]> = Arc::from([]);
    for mut row in rows {
        if corpus.sources.last().is_none_or(|source| source.path != row.path) {
            corpus.sources.push(source(&mut row, Arc::clone(&nothing)));
            corpus.sketches.push(Sketch::default());
            casts.push(Vec::new());
            heard.clear();
        }
        let source = SourceId(corpus.sources.len() as u32 - 1);
        let cast = casts.last_mut().expect("it was pushed with the source");
        let mut quote = quote(row, source, cast, &mut heard);
        words.share_all(&mut quote);
        corpus.quotes.push(quote);
    }
    name_people(&mut corpus, casts, rules);
    corpus
}

fn source(row: &mut Row, nothing: Arc<[u8]>) -> Source {
    let SourceRow { role, outlet, date, story } = std::mem::take(&mut row.source);
    let (path, origin) = (row.path.clone(), Origin::Memory(nothing));
    Source { path, role: role.unwrap_or_default(), outlet, date, story, origin, ..Source::default() }
}

fn quote(row: Row, source: SourceId, cast: &mut Vec<Voice>, heard: &mut FxHashMap<Arc<str>, u32>) -> Quote {
    let known = row.speaker.is_some();
    let credit = row.speaker.map(|speaker| Box::new(credit(speaker, cast, heard)));
    Quote {
        source,
        span: Span::new(row.start, row.end),
        at: LineColumn { line: row.line.max(1), column: row.column.max(1) },
        kind: row.kind.unwrap_or(Kind::Direct),
        text: row.text,
        depth: row.depth,
        closing: Closing::Closed,
        credit,
        basis: row.basis.or(known.then_some(Basis::Stated)),
        cue: row.cue.map(|cue| Place { text: cue.text, span: Span::new(cue.start, cue.end) }),
        utterance: row.utterance,
        // A speaker handed on without a word on how sure it is was believed by whoever handed it on.
        confidence: row.confidence.unwrap_or(if known { Confidence(1.0) } else { Confidence(0.0) }),
    }
}

/// The speaker, as a voice of its source: the person is found once all are known.
fn credit(speaker: SpeakerRow, cast: &mut Vec<Voice>, heard: &mut FxHashMap<Arc<str>, u32>) -> Credit {
    let SpeakerRow { name, mention, start, end, role, via } = speaker;
    let span = Span::new(start, end);
    let voice = *heard.entry(Arc::clone(&name)).or_insert_with(|| {
        let named = name.starts_with(char::is_uppercase);
        cast.push(Voice {
            name: Arc::clone(&name),
            forms: Box::new([(Arc::clone(&name), span)]),
            offices: role.iter().cloned().collect(),
            sort: if named { Sort::Person } else { Sort::Described },
        });
        cast.len() as u32 - 1
    });
    let text = mention.unwrap_or_else(|| Arc::clone(&name));
    Credit { mention: Place { text, span }, name, role, via, person: PersonId(voice) }
}
