//! Quotations over paragraphs: what is open at the end of a block, and how the next one goes on.
//!
//! A speech of several paragraphs opens again at each and closes once. Some desks leave the mark that reopens out, and
//! some writers forget the last one: a quotation goes on only into a block that opens again or closes before it opens.

use super::{
    Closing, Kind, Quotation,
    marks::{Lean, Mark, marks},
    pairs::{Open, Pair, missing, pair},
};
use crate::{
    documents::{BlockKind, Document},
    rules::Language,
    text::Span,
};

/// The quotations between marks, in no particular order.
pub fn quotations(document: &Document, language: &Language) -> Vec<Quotation> {
    let text = &*document.text;
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut last_end = 0;
    for block in &document.blocks {
        let mut here = marks(text, block.span, language);
        if !open.is_empty() {
            match goes_on(&here, &open, block.kind) {
                GoesOn::Reopened => {
                    let again = here.remove(0).span;
                    open[0].reopened.push(again);
                }
                GoesOn::Closing => {}
                GoesOn::No => found.extend(open.drain(..).map(|open| missing(open, last_end))),
            }
        }
        found.extend(pair(text, &here, language, &mut open));
        cut_at_next(&mut open, &mut found);
        last_end = block.span.end;
    }
    found.extend(open.drain(..).map(|open| missing(open, last_end)));
    found.into_iter().filter_map(|pair| quotation(text, pair)).collect()
}

/// How a block goes on with what is open.
enum GoesOn {
    Reopened,
    Closing,
    No,
}

fn goes_on(marks: &[Mark], open: &[Open], kind: BlockKind) -> GoesOn {
    let Some(first) = marks.iter().find(|mark| !mark.glyph.apostrophe) else { return GoesOn::No };
    if kind != BlockKind::Paragraph {
        return GoesOn::No;
    }
    if first.leads && first.span == marks[0].span && first.glyph.opens == Some(open[0].pair) {
        return GoesOn::Reopened;
    }
    let closes = first.glyph.closes == Some(open[0].pair) && first.lean == Lean::Closing;
    if closes { GoesOn::Closing } else { GoesOn::No }
}

/// Of several that are open at a block's end only the last can go on; the others were forgotten.
fn cut_at_next(open: &mut Vec<Open>, found: &mut Vec<Pair>) {
    while open.len() > 1 {
        let end = open[1].start;
        let forgotten = open.remove(0);
        found.push(missing(forgotten, end));
    }
}

fn quotation(text: &str, pair: Pair) -> Option<Quotation> {
    let words = pair.span.of(text);
    let words = if pair.closing == Closing::Missing { words.trim_end_matches(is_opening_mark) } else { words };
    let start = pair.span.start + (words.len() - words.trim_start().len()) as u32;
    let span = Span::new(start, start + words.trim().len() as u32);
    (!span.is_empty()).then_some(Quotation {
        span,
        kind: Kind::Direct,
        depth: 0,
        closing: pair.closing,
        reopened: pair.reopened,
    })
}

fn is_opening_mark(c: char) -> bool {
    matches!(c, '“' | '"' | '„' | '«' | '»') || c.is_whitespace()
}
