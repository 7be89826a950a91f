//! The prose around quotations, read again: a corpus keeps no prose.
//!
//! What comes in is the places that the page shows; what goes out is what stands before and after each, and its line and
//! column. A source that can no longer be read has nothing around its quotations; that is no fault of the run.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    corpus::{self, Corpus},
    documents::Document,
    rules::Rules,
    sources::SourceId,
    text::{Disk, LineColumn, Lines, Span, View},
};

/// A place in a source.
pub type Spot = (SourceId, Span<Disk>);

/// What stands around a place.
#[derive(Clone, Debug)]
pub struct Around {
    /// From the paragraph's beginning, or “…” and the last words.
    pub before: String,
    /// To the paragraph's end, or the first words and “…”.
    pub after: String,
    /// Where it begins.
    pub at: LineColumn,
}

/// All of a page together, in bytes: with a thousand findings the page stays a file that can be mailed.
const ALL: usize = 160_000;
/// On either side of one place, in bytes.
const LEAST: usize = 40;
/// The same with few places.
const MOST: usize = 220;

/// Reads each source that holds one of the spots once.
pub fn read(corpus: &Corpus, rules: &Rules, spots: Vec<Spot>) -> FxHashMap<Spot, Around> {
    let reach = (ALL / (2 * spots.len().max(1))).clamp(LEAST, MOST);
    let mut by_source: FxHashMap<SourceId, Vec<Span<Disk>>> = FxHashMap::default();
    for (source, span) in spots {
        by_source.entry(source).or_default().push(span);
    }
    let each = by_source.into_par_iter().flat_map_iter(|(id, spans)| {
        let look = |document: &Document| in_document(document, id, &spans, reach);
        corpus::prose(corpus.source(id), rules, look).unwrap_or_default()
    });
    each.collect()
}

fn in_document(document: &Document, id: SourceId, spans: &[Span<Disk>], reach: usize) -> Vec<(Spot, Around)> {
    let lines = Lines::new(&document.text);
    let around = |span: &Span<Disk>| {
        let view = view(document, *span)?;
        let at = lines.place(&document.text, view.start as usize);
        let (from, to) = paragraph(document, view);
        let before = ending(document.text.get(from..view.start as usize)?, reach);
        let after = beginning(document.text.get(view.end as usize..to)?, reach);
        Some(((id, *span), Around { before, after, at }))
    };
    spans.iter().filter_map(around).collect()
}

/// The way back from the file to the text: the map rises, so halving finds the byte.
fn view(document: &Document, span: Span<Disk>) -> Option<Span<View>> {
    let length = document.text.len() as u32;
    let first = |whole: &dyn Fn(u32) -> bool| {
        let (mut low, mut high) = (0, length);
        while low < high {
            let middle = low + (high - low) / 2;
            if whole(middle) { high = middle } else { low = middle + 1 }
        }
        low
    };
    let start = first(&|at| document.map.disk(Span::new(at, at + 1)).start >= span.start);
    let end = first(&|at| document.map.disk(Span::new(0, at)).end >= span.end);
    let found = Span::new(start, end);
    (start < end && document.text.get(found.range()).is_some()).then_some(found)
}

/// From the beginning of the block that a span begins in, to the end of the one that it ends in.
fn paragraph(document: &Document, span: Span<View>) -> (usize, usize) {
    let blocks = &document.blocks;
    let first = blocks.partition_point(|block| block.span.end < span.start);
    let last = blocks.partition_point(|block| block.span.end < span.end);
    let from = blocks.get(first).map_or(span.start, |block| block.span.start.min(span.start));
    let to = blocks.get(last).map_or(span.end, |block| block.span.end.max(span.end));
    (from as usize, to as usize)
}

/// The last words of a text, `reach` bytes at most.
fn ending(text: &str, reach: usize) -> String {
    let Some(cut) = text.len().checked_sub(reach).filter(|cut| *cut > 0) else { return text.to_owned() };
    let cut = (cut..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let words = text[cut..].split_once(char::is_whitespace).map_or(&text[cut..], |(_, words)| words);
    format!("… {words}")
}

/// The first words of a text, `reach` bytes at most.
fn beginning(text: &str, reach: usize) -> String {
    if text.len() <= reach {
        return text.to_owned();
    }
    let cut = (0..=reach).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let words = text[..cut].rsplit_once(char::is_whitespace).map_or(&text[..cut], |(words, _)| words);
    format!("{words} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_prose_is_cut_between_words() {
        assert_eq!(ending("The harbour master of Lindö said: “", 18), "… Lindö said: “");
        assert_eq!(beginning("” said the harbour master of Lindö.", 18), "” said the …");
        assert_eq!(beginning("” said Ö", 60), "” said Ö");
    }
}
