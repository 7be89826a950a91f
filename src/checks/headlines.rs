//! What a headline leaves out of the words that it quotes: articles, and forms of be, have and there.
//!
//! What comes in is a claim on a difference; what goes out is whether it is headline style and no more. Claims are rare: the
//! article is read again for one.

use super::{Claim, DriftView};
use crate::{
    corpus::{self, QuoteId},
    documents::{BlockKind, Document},
    groups::{Op, Piece},
    rules::words_of,
    text::Span,
};

/// Quotations of a wording that are asked.
const FEW: usize = 4;

/// Whether a headline has left out nothing but what headlines leave out: “Dam built for another climate”.
pub fn is_headline_style(view: &DriftView, claim: &Claim) -> bool {
    let pieces = || claim.pieces.iter().map(|&piece| &view.drift.pieces[piece]);
    let dropped = |op: Op, words: fn(&Piece) -> &str| pieces().all(|piece| piece.op == op && drops(view, words(piece)));
    let [odd, against] = view.wordings();
    (dropped(Op::Delete, |piece| &piece.a) && are_headlines(view, &odd))
        || (dropped(Op::Insert, |piece| &piece.b) && are_headlines(view, &against))
}

fn drops(view: &DriftView, words: &str) -> bool {
    let dropped = &view.facts.rules.languages[view.group.language].wording.occasion.headlines;
    words_of(words).iter().all(|word| dropped.contains(word))
}

fn are_headlines(view: &DriftView, quotes: &[QuoteId]) -> bool {
    quotes.iter().take(FEW).all(|&id| {
        let quote = view.facts.corpus.quote(id);
        let look = |document: &Document| {
            let headings = document.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
            let mut places = headings.map(|block| document.map.disk(Span::new(block.span.start, block.span.end)));
            places.any(|place| place.start <= quote.span.start && quote.span.end <= place.end)
        };
        corpus::prose(view.facts.corpus.source(quote.source), view.facts.rules, look).unwrap_or(false)
    })
}
