//! Bylines: the lines above an article that say who wrote it, and where and when it was printed.
//!
//! What comes in is a sentence; what goes out is whether it is such a line, so that it tells of nobody.

use super::{
    nouns::NounSort,
    parts::{Part, PartKind},
    speakers::Reader,
    topics::is_name,
};
use crate::rules::Class;

impl Reader<'_> {
    /// Whether a sentence is a paragraph of its own.
    fn is_paragraph(&self, range: &std::ops::Range<usize>) -> bool {
        let alone = |&(from, to): &(u32, u32)| {
            let sentences = &self.page.sentences[from as usize..to as usize];
            sentences.len() == 1 && sentences[0].from as usize == range.start
        };
        let block = self.page.blocks.partition_point(|&(_, to)| {
            self.page.sentences.get(to as usize).is_some_and(|next| next.from as usize <= range.start)
        });
        self.page.blocks.get(block).is_some_and(alone)
    }

    /// Whether a paragraph says where and when the page was printed: Southern Courier, 3 May 2026.
    pub(super) fn is_dateline(&self, range: &std::ops::Range<usize>) -> bool {
        let parts = &self.page.parts[range.clone()];
        let dated = |part: &Part| part.noun().is_some_and(|noun| noun.sort == NounSort::Time);
        let told = |part: &Part| matches!(part.kind, PartKind::Stop | PartKind::Quote(_));
        parts.len() > 1 && parts.last().is_some_and(dated) && !parts.iter().any(told) && self.is_paragraph(range)
    }

    /// Whether a paragraph is who wrote the page: By Ann Holm, the Courier.
    pub(super) fn is_byline(&self, range: &std::ops::Range<usize>) -> bool {
        let (name, rest) = match &self.page.parts[range.clone()] {
            [by, name, rest @ ..] if matches!(by.kind, PartKind::Agent | PartKind::Preposition) && is_name(name) => {
                (name, rest)
            }
            // German Von unserer Reporterin Ann Holm
            [by, our, name, rest @ ..]
                if matches!((by.kind, our.kind), (PartKind::Preposition, PartKind::Adverb)) && is_name(name) =>
            {
                (name, rest)
            }
            // German Von Ann Holm, which looks like a particle of hers.
            [name, rest @ ..] if self.page.tokens[name.from as usize].is(Class::PREPOSITION) => (name, rest),
            _ => return false,
        };
        let ends = |part: &Part| matches!(part.kind, PartKind::Comma | PartKind::And | PartKind::Preposition);
        is_name(name) && rest.first().is_none_or(ends) && self.is_paragraph(range)
    }
}
