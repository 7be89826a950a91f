//! Quotations over paragraphs: what is open at the end of a block, and how the next one goes on.
//!
//! A speech of several paragraphs opens again at each and closes once. Some desks leave the mark that reopens out, and
//! some writers forget the last one: a quotation goes on only into a block that opens again or closes before it opens.

use super::{
    Closing, Kind, Quotation,
    forgotten::credits_itself,
    marks::{Lean, Mark, marks},
    pairs::{Open, Pair, Pairing},
};
use crate::{
    documents::{BlockKind, Document},
    rules::Language,
    text::Span,
};

/// Lines without any mark that a quotation may run over within one paragraph: a stanza.
const MOST_LINES: u32 = 12;

/// The quotations between marks, in no particular order.
pub fn quotations(document: &Document, language: &Language) -> Vec<Quotation> {
    let text = &*document.text;
    let mut pairing = Pairing::new(text, language);
    // Where the last block ends that what is open surely goes on to, and how many lines were passed over since.
    let (mut last_end, mut lines) = (0, 0);
    for (at, block) in document.blocks.iter().enumerate() {
        let mut here = marks(text, block.span, language);
        let below = || at > 0 && document.is_next_line(document.blocks[at - 1].span, block.span);
        if here.is_empty() && lines < MOST_LINES && pairing.is_open() && is_prose(block.kind) && below() {
            lines += 1;
            continue;
        }
        if lines == 0 {
            go_on(&mut pairing, &mut here, block.kind, last_end);
        } else if !below() || !ends_here(&pairing, &here) {
            give_up(&mut pairing, last_end);
        }
        pairing.block(&here);
        cut_at_next(&mut pairing);
        (last_end, lines) = (block.span.end, 0);
    }
    give_up(&mut pairing, last_end);
    pairing.done.into_iter().filter_map(|pair| quotation(text, pair)).collect()
}

fn is_prose(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Heading)
}

/// Carries what is open over to a block that goes on with it; else it ended, unclosed, with the block before.
fn go_on(pairing: &mut Pairing, marks: &mut Vec<Mark>, kind: BlockKind, last_end: u32) {
    let Some(carried) = pairing.open.first_mut().or(pairing.tail.as_mut()) else { return };
    let reopens = marks.first().is_some_and(|first| {
        first.leads && (first.glyph.opens == Some(carried.pair) || follows_on(first, carried.pair, pairing.text))
    });
    let so_far = &pairing.text[carried.start as usize..last_end as usize];
    // A short last paragraph looks like a headline: “I am the last,” he said
    let prose = kind == BlockKind::Paragraph || kind == BlockKind::Heading && !carried.reopened.is_empty();
    if prose && reopens && !credits_itself(so_far, pairing.language) {
        carried.reopened.push(marks.remove(0).span());
    } else if kind != BlockKind::Paragraph || !closes_first(marks, &pairing.open) {
        give_up(pairing, last_end);
    }
}

/// Whether a mark that closes stands at the head of a paragraph to say that the words go on, as Spanish and French print it:
/// «Primero.¶ »Segundo».
fn follows_on(mark: &Mark, pair: usize, text: &str) -> bool {
    let behind = text[mark.end() as usize..].trim_start().trim_start_matches(['¡', '¿', '…', '—', '–', ' ', '\u{a0}']);
    !mark.glyph.is_straight() && mark.glyph.may_close(pair) && behind.starts_with(char::is_uppercase)
}

/// Whether the first double mark of a block closes what is open: the desk left the mark that reopens out.
fn closes_first(marks: &[Mark], open: &[Open]) -> bool {
    let first = marks.iter().find(|mark| !mark.glyph.apostrophe);
    first.zip(open.first()).is_some_and(|(first, open)| first.glyph.may_close(open.pair) && first.lean == Lean::Closing)
}

/// Whether the last line of a paragraph closes what its first line opened; of single marks, which may be apostrophes, only
/// one behind a full stop does.
fn ends_here(pairing: &Pairing, marks: &[Mark]) -> bool {
    let stopped =
        |mark: &Mark| mark.lean == Lean::Closing && matches!(mark.before(pairing.text), Some('.' | ',' | '!' | '?'));
    let single = |tail: &Open| marks.first().is_some_and(|mark| mark.glyph.may_close(tail.pair) && stopped(mark));
    if pairing.open.is_empty() { pairing.tail.as_ref().is_some_and(single) } else { closes_first(marks, &pairing.open) }
}

fn give_up(pairing: &mut Pairing, end: u32) {
    pairing.tail = None;
    for open in std::mem::take(&mut pairing.open) {
        pairing.lose(open, end);
    }
}

/// Of several that are open at a block's end only the last can go on; the others were forgotten.
fn cut_at_next(pairing: &mut Pairing) {
    while let [_, next, ..] = &pairing.open[..] {
        let end = next.start;
        let forgotten = pairing.open.remove(0);
        pairing.lose(forgotten, end);
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
