//! Where things stand, as terminals and editors open it: `path:line:column`.
//!
//! Quotations know their line; for words outside any marks the source is read again, once, for those that are shown.

use rustc_hash::FxHashMap;

use super::safe::safe;
use crate::{
    corpus::{Corpus, Place, QuoteId},
    sources::{self, SourceId},
    text::LineColumn,
};

/// The lines and columns that quotations do not know.
#[derive(Debug, Default)]
pub struct Places {
    known: FxHashMap<(SourceId, u32), LineColumn>,
}

impl Places {
    /// Looks up every place, each source once.
    pub fn of<'a>(corpus: &Corpus, shown: impl Iterator<Item = &'a (SourceId, Place)>) -> Self {
        let mut wanted: FxHashMap<SourceId, Vec<u32>> = FxHashMap::default();
        for (source, place) in shown {
            wanted.entry(*source).or_default().push(place.span.start);
        }
        let mut known = FxHashMap::default();
        for (source, offsets) in wanted {
            let found = sources::places(corpus.source(source), &offsets).unwrap_or_default();
            known.extend(offsets.into_iter().map(|offset| (source, offset)).zip(found));
        }
        Self { known }
    }

    /// Of a quotation's first word.
    pub fn quote(&self, corpus: &Corpus, quote: QuoteId) -> String {
        written(&corpus.source_of(quote).path, Some(corpus.quote(quote).at))
    }

    /// Of words outside marks; the path alone where the source has gone.
    pub fn elsewhere(&self, corpus: &Corpus, source: SourceId, place: &Place) -> String {
        written(&corpus.source(source).path, self.known.get(&(source, place.span.start)).copied())
    }
}

fn written(path: &str, at: Option<LineColumn>) -> String {
    let path = safe(path);
    at.map_or(path.to_string(), |at| format!("{path}:{}:{}", at.line, at.column))
}
