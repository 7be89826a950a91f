//! Quotations over paragraphs: what is open at the end of a block, and how the next one goes on.
//!
//! A speech of several paragraphs opens again at each and closes once. Some desks leave the mark that reopens out, and
//! some writers forget the last one: a quotation goes on only into a block that opens again or closes before it opens.

use super::{
    Closing, Kind, Quotation,
    forgotten::credits_itself,
    marks::{Lean, Mark, marks},
    pairs::{Open, Pair, Pairing, missing},
};
use crate::{
    documents::{BlockKind, Document},
    rules::Language,
    text::Span,
};

/// The quotations between marks, in no particular order.
pub fn quotations(document: &Document, language: &Language) -> Vec<Quotation> {
    let text = &*document.text;
    let mut pairing = Pairing::new(text, language);
    let mut last_end = 0;
    for block in &document.blocks {
        let mut here = marks(text, block.span, language);
        go_on(&mut pairing, &mut here, block.kind, last_end);
        pairing.block(&here);
        cut_at_next(&mut pairing);
        last_end = block.span.end;
    }
    give_up(&mut pairing, last_end);
    pairing.done.into_iter().filter_map(|pair| quotation(text, pair)).collect()
}

/// Carries what is open over to a block that goes on with it; else it ended, unclosed, with the block before.
fn go_on(pairing: &mut Pairing, marks: &mut Vec<Mark>, kind: BlockKind, last_end: u32) {
    let Some(carried) = pairing.open.first_mut().or(pairing.tail.as_mut()) else { return };
    let reopens = marks.first().is_some_and(|first| first.leads && first.glyph.opens == Some(carried.pair));
    let so_far = &pairing.text[carried.start as usize..last_end as usize];
    if kind == BlockKind::Paragraph && reopens && !credits_itself(so_far, pairing.language) {
        carried.reopened.push(marks.remove(0).span);
    } else if kind != BlockKind::Paragraph || !closes_first(marks, &pairing.open) {
        give_up(pairing, last_end);
    }
}

/// Whether the first double mark of a block closes what is open: the desk left the mark that reopens out.
fn closes_first(marks: &[Mark], open: &[Open]) -> bool {
    let first = marks.iter().find(|mark| !mark.glyph.apostrophe);
    first.zip(open.first()).is_some_and(|(first, open)| first.glyph.may_close(open.pair) && first.lean == Lean::Closing)
}

fn give_up(pairing: &mut Pairing, end: u32) {
    pairing.tail = None;
    pairing.done.extend(pairing.open.drain(..).map(|open| missing(open, end)));
}

/// Of several that are open at a block's end only the last can go on; the others were forgotten.
fn cut_at_next(pairing: &mut Pairing) {
    while let [_, next, ..] = &pairing.open[..] {
        let end = next.start;
        let forgotten = pairing.open.remove(0);
        pairing.done.push(missing(forgotten, end));
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
