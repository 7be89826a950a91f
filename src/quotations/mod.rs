//! Quotations: what stands between marks, or is set off without any.
//!
//! What comes in is a [`Document`]; what goes out is its [`Quotation`]s in the order of their words. Marks lie (an
//! apostrophe closes nothing, a writer forgets the last one), so every fault becomes data and pairing begins anew with
//! the next paragraph. Knows nothing of who spoke.

mod forgotten;
mod kinds;
mod marks;
mod pairs;
mod raya;
mod runs;
#[cfg(test)]
mod tests;
mod ticks;

use serde::Serialize;

use crate::{
    documents::{BlockKind, Document},
    rules::Language,
    text::{Span, View},
};

/// One quotation in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words between the marks, without white space at either end.
    pub span: Span<View>,
    /// What sort it is.
    pub kind: Kind,
    /// How many quotations it lies within.
    pub depth: u8,
    /// How it ends.
    pub closing: Closing,
    /// The marks that open its further paragraphs again: in the span, not in its words.
    pub reopened: Vec<Span<View>>,
}

/// What sort of quotation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A clause or more.
    Direct,
    /// A phrase woven into the author's sentence.
    Partial,
    /// A word held at arm's length.
    Scare,
    /// A block quotation, set off without marks.
    Block,
    /// A work's or a thing's name.
    Title,
    /// A speaker's turn in a transcript.
    Turn,
}

impl Kind {
    /// The word that reports print.
    pub fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Partial => "partial",
            Self::Scare => "scare",
            Self::Block => "block",
            Self::Title => "title",
            Self::Turn => "turn",
        }
    }
}

/// How a quotation ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Closing {
    /// With the mark that belongs to the opening one.
    #[default]
    Closed,
    /// Nothing closes it: its span is cut at the next opening mark, or at its paragraph's end.
    Missing,
    /// With another kind of mark.
    Mismatched,
}

impl Quotation {
    /// Whether a block holds its marks and nothing else beside it.
    pub fn fills(&self, text: &str, block: Span<View>) -> bool {
        // No mark is longer, with the space and the full stop beside it.
        const LONGEST: u32 = 10;
        let (before, after) = (self.span.start.wrapping_sub(block.start), block.end.wrapping_sub(self.span.end));
        let bare = |from: u32, to: u32| !Span::<View>::new(from, to).of(text).contains(char::is_alphanumeric);
        self.closing == Closing::Closed
            && (1..=LONGEST).contains(&before)
            && (1..=LONGEST).contains(&after)
            && bare(block.start, self.span.start)
            && bare(self.span.end, block.end)
    }

    /// The words: the span without the marks that open further paragraphs again.
    pub fn words(&self, text: &str) -> String {
        let mut words = String::with_capacity(self.span.len() as usize);
        let mut from = self.span.start;
        for mark in &self.reopened {
            words.push_str(Span::<View>::new(from, mark.start).of(text));
            from = mark.end;
        }
        words.push_str(Span::<View>::new(from, self.span.end).of(text));
        words
    }
}

/// Finds the quotations of a document, ordered by start; the outer before what it holds.
pub fn find(document: &Document, language: &Language) -> Vec<Quotation> {
    let mut found = runs::quotations(document, language);
    if language.raya {
        found.extend(raya::quotations(document));
    }
    found.extend(document.blocks.iter().filter_map(|block| {
        let kind = match block.kind {
            BlockKind::SetOff => Kind::Block,
            BlockKind::Turn => Kind::Turn,
            BlockKind::Paragraph | BlockKind::Heading | BlockKind::Item => return None,
        };
        Some(Quotation { span: block.span, kind, depth: 0, closing: Closing::Closed, reopened: Vec::new() })
    }));
    found.sort_by_key(|quotation| (quotation.span.start, std::cmp::Reverse(quotation.span.end)));
    drop_marked(&mut found, &document.text);
    kinds::name(&mut found, document);
    nest(&mut found);
    found
}

/// Leaves out block quotations that stand in marks all the same: what is between those is the quotation.
fn drop_marked(found: &mut Vec<Quotation>, text: &str) {
    let mut at = 0;
    let marked = |pair: &[Quotation]| pair[0].kind == Kind::Block && pair[1].fills(text, pair[0].span);
    let twice: Vec<bool> = found.windows(2).map(marked).collect();
    found.retain(|_| {
        at += 1;
        !twice.get(at - 1).is_some_and(|twice| *twice)
    });
}

/// Counts for each quotation those it lies within. One that nothing closes holds none: its end is a guess.
fn nest(found: &mut [Quotation]) {
    let mut around: Vec<Span<View>> = Vec::new();
    for quotation in found {
        while around.last().is_some_and(|outer| !outer.holds(quotation.span)) {
            around.pop();
        }
        quotation.depth = around.len().min(usize::from(u8::MAX)) as u8;
        if quotation.closing != Closing::Missing {
            around.push(quotation.span);
        }
    }
}
