//! What stands in a document and is no part of its words: a line's number, a stenographer's note.
//!
//! What comes in is a document and ranges of its text; what goes out is the document without them, its blocks and its
//! map moved accordingly.

use std::{borrow::Cow, ops::Range};

use super::{Document, Map, map::Unit};
use crate::text::Span;

/// Leaves ranges of the text out of it; they stand in its order and do not meet.
pub fn leave_out(document: &mut Document, cuts: &[Range<usize>]) {
    if cuts.is_empty() {
        return;
    }
    let (mut text, mut map, mut from) = (String::with_capacity(document.text.len()), Map::default(), 0);
    for to in cuts.iter().chain([&(document.text.len()..document.text.len())]) {
        if from < to.start {
            map.run(text.len() as u32, from as u32, Unit::BYTE);
            text.push_str(&document.text[from..to.start]);
        }
        from = to.end;
    }
    let removed = Removed::by(cuts);
    for block in &mut document.blocks {
        if let Some(speaker) = &mut block.speaker {
            *speaker = Span::new(removed.moved(speaker.start), removed.moved(speaker.end));
        }
        block.span = Span::new(removed.moved(block.span.start), removed.moved(block.span.end));
    }
    document.blocks.retain(|block| !block.span.is_empty());
    document.map = map.upon(std::mem::take(&mut document.map));
    let whole = std::mem::replace(&mut document.text, Cow::Owned(text));
    document.written.get_or_insert(whole);
}

/// How far a byte moves when what was cut before it is gone. A block's speaker may be named before it or behind it.
struct Removed<'c> {
    cuts: &'c [Range<usize>],
    /// For each cut the bytes of those before it, and for all of them at the end.
    before: Vec<usize>,
}

impl<'c> Removed<'c> {
    fn by(cuts: &'c [Range<usize>]) -> Self {
        let sums = cuts.iter().scan(0, |sum, cut| {
            *sum += cut.len();
            Some(*sum)
        });
        Self { cuts, before: std::iter::once(0).chain(sums).collect() }
    }

    fn moved(&self, at: u32) -> u32 {
        let next = self.cuts.partition_point(|cut| cut.end <= at as usize);
        let within = self.cuts.get(next).map_or(0, |cut| (at as usize).saturating_sub(cut.start));
        at - (self.before[next] + within) as u32
    }
}
