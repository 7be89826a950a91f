//! JSON, as machines read it: field names only grow, none changes its meaning.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use super::Outcome;
use crate::{
    attributions::Basis,
    corpus::{Corpus, Place, Quote, QuoteId},
    groups::Op,
    quotations::Kind,
    sources::Role,
};

/// One quotation a line.
///
/// # Errors
/// Those of the writer.
pub fn extract_jsonl(corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
    rows(&corpus.quotes, out, |_, quote, line| {
        serde_json::to_writer(&mut *line, &row(corpus, quote))?;
        line.write_all(b"\n")
    })
}

/// All quotations as one array, a line each.
///
/// # Errors
/// Those of the writer.
pub fn extract_json(corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
    if corpus.quotes.is_empty() {
        return out.write_all(b"[]\n");
    }
    rows(&corpus.quotes, out, |number, quote, line| {
        line.extend_from_slice(if number == 0 { b"[\n" } else { b",\n" });
        Ok(serde_json::to_writer(line, &row(corpus, quote))?)
    })?;
    out.write_all(b"\n]\n")
}

/// How many rows one core makes at a time, and how many wait to be written.
const ROWS: (usize, usize) = (1 << 8, 1 << 13);

/// Bytes that a row takes, about: what is written into need not grow.
const ROW: usize = 1 << 9;

/// Writes a row for each of many with its number, made on all cores, in their order.
fn rows<'a, T: Sync>(
    all: &'a [T],
    out: &mut dyn Write,
    write: impl Fn(usize, &'a T, &mut Vec<u8>) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let lines = |first: usize, some: &'a [T]| {
        let mut lines = Vec::with_capacity(some.len() * ROW);
        (first..).zip(some).try_for_each(|(number, one)| write(number, one, &mut lines)).map(|()| lines)
    };
    for (waiting, first) in all.chunks(ROWS.1).zip((0..).step_by(ROWS.1)) {
        let made = waiting.par_chunks(ROWS.0).enumerate().map(|(chunk, some)| lines(first + chunk * ROWS.0, some));
        for lines in made.collect::<io::Result<Vec<_>>>()? {
            out.write_all(&lines)?;
        }
    }
    Ok(())
}

/// One finding a line, with the quotations that it names instead of their numbers.
///
/// # Errors
/// Those of the writer.
pub fn check_jsonl(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let corpus = &outcome.corpus;
    rows(&outcome.findings, out, |_, finding, line| {
        let inlined = finding_row(corpus, finding, |quote| row(corpus, corpus.quote(quote)));
        serde_json::to_writer(&mut *line, &inlined)?;
        line.write_all(b"\n")
    })
}

/// The whole outcome as one object.
///
/// # Errors
/// Those of the writer.
pub fn check_json(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let corpus = &outcome.corpus;
    out.write_all(br#"{"schema":1,"quotes":["#)?;
    list(&corpus.quotes, out, |_, quote| row(corpus, quote))?;
    out.write_all(br#"],"groups":["#)?;
    list(&outcome.groups, out, group_row)?;
    out.write_all(br#"],"findings":["#)?;
    list(&outcome.findings, out, |_, finding| finding_row(corpus, finding, |quote| quote.0))?;
    out.write_all(br#"],"errors":"#)?;
    serde_json::to_writer(&mut *out, &corpus.faults)?;
    out.write_all(b"}\n")
}

/// The members of an array, with commas between.
fn list<'a, T: Sync, R: Serialize>(
    all: &'a [T],
    out: &mut dyn Write,
    row: impl Fn(usize, &'a T) -> R + Sync,
) -> io::Result<()> {
    rows(all, out, |number, one, line| {
        line.extend_from_slice(if number == 0 { b"" } else { b"," });
        Ok(serde_json::to_writer(line, &row(number, one))?)
    })
}

#[derive(Serialize)]
struct QuoteRow<'a> {
    path: &'a str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    text: &'a str,
    source: SourceRow<'a>,
    kind: Kind,
    speaker: Option<SpeakerRow<'a>>,
    basis: Option<Basis>,
    cue: Option<PlaceRow<'a>>,
    depth: u8,
    utterance: u32,
    confidence: f64,
}

#[derive(Serialize)]
struct SourceRow<'a> {
    role: Role,
    outlet: Option<&'a str>,
    date: Option<&'a str>,
    story: Option<&'a str>,
}

#[derive(Serialize)]
struct SpeakerRow<'a> {
    mention: &'a str,
    start: u32,
    end: u32,
    name: &'a str,
    role: Option<&'a str>,
    via: Option<&'a str>,
    person: u32,
}

#[derive(Serialize)]
struct PlaceRow<'a> {
    text: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct GroupRow {
    id: usize,
    members: Vec<u32>,
    segments: Vec<SegmentRow>,
}

#[derive(Serialize)]
struct SegmentRow {
    start: u32,
    end: u32,
}

/// A finding with its quotations, as numbers or whole.
#[derive(Serialize)]
struct FindingRow<'a, Q> {
    code: crate::checks::Code,
    name: &'a str,
    severity: crate::rules::Severity,
    message: &'a str,
    confidence: f64,
    fingerprint: &'a str,
    group: Option<u32>,
    quotes: Vec<Q>,
    wordings: Option<[Vec<Q>; 2]>,
    places: Vec<FarPlaceRow<'a>>,
    diff: Option<Vec<PieceRow<'a>>>,
    similarity: Option<f64>,
}

#[derive(Serialize)]
struct FarPlaceRow<'a> {
    path: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct PieceRow<'a> {
    op: Op,
    a: &'a str,
    b: &'a str,
}

fn row<'a>(corpus: &'a Corpus, quote: &'a Quote) -> QuoteRow<'a> {
    let source = corpus.source(quote.source);
    let speaker = quote.credit.as_ref().map(|credit| SpeakerRow {
        mention: &credit.mention.text,
        start: credit.mention.span.start,
        end: credit.mention.span.end,
        name: &credit.naming.name,
        role: credit.naming.role.as_deref(),
        via: credit.naming.via.as_deref(),
        person: credit.person.0,
    });
    QuoteRow {
        path: &source.path,
        start: quote.span.start,
        end: quote.span.end,
        line: quote.at.line,
        column: quote.at.column,
        text: &quote.text,
        source: SourceRow {
            role: source.role,
            outlet: source.outlet.as_deref(),
            date: source.date.as_deref(),
            story: source.story.as_deref(),
        },
        kind: quote.kind,
        speaker,
        basis: quote.basis,
        cue: quote.cue.as_ref().map(place_row),
        depth: quote.depth,
        utterance: quote.utterance,
        confidence: rounded(quote.confidence.0),
    }
}

fn place_row(place: &Place) -> PlaceRow<'_> {
    PlaceRow { text: &place.text, start: place.span.start, end: place.span.end }
}

fn group_row(id: usize, group: &crate::groups::Group) -> GroupRow {
    let segment = |member: &crate::groups::Member| SegmentRow { start: member.segment.start, end: member.segment.end };
    GroupRow {
        id,
        members: group.members.iter().map(|member| member.quote.0).collect(),
        segments: group.members.iter().map(segment).collect(),
    }
}

fn finding_row<'a, Q>(
    corpus: &'a Corpus,
    finding: &'a crate::checks::Finding,
    quotation: impl Fn(QuoteId) -> Q,
) -> FindingRow<'a, Q> {
    let quotations = |quotes: &[QuoteId]| quotes.iter().map(|&quote| quotation(quote)).collect();
    let place = |(source, place): &'a (crate::sources::SourceId, Place)| FarPlaceRow {
        path: &corpus.source(*source).path,
        start: place.span.start,
        end: place.span.end,
        text: &place.text,
    };
    let piece = |piece: &'a crate::groups::Piece| PieceRow { op: piece.op, a: &piece.a, b: &piece.b };
    FindingRow {
        code: finding.code,
        name: finding.name,
        severity: finding.severity,
        message: &finding.message,
        confidence: rounded(finding.confidence),
        fingerprint: &finding.fingerprint,
        group: finding.group.map(|group| group.0),
        quotes: quotations(&finding.quotes),
        wordings: finding.wordings.as_ref().map(|[odd, reference]| [quotations(odd), quotations(reference)]),
        places: finding.places.iter().map(place).collect(),
        diff: finding.diff.as_ref().map(|diff| diff.iter().map(piece).collect()),
        similarity: finding.similarity.map(rounded),
    }
}

/// Two decimals: more would claim more than is known.
fn rounded(share: f32) -> f64 {
    (f64::from(share) * 100.0).round() / 100.0
}
