//! What a headline leaves out of the words that it quotes: articles, and forms of be, have and there.
//!
//! What comes in is a claim on a difference; what goes out is whether it is headline style and no more. Claims are rare: the
//! article is read again for the first.

use super::{Claim, DriftView};
use crate::{
    corpus::QuoteId,
    groups::{Op, Piece},
    rules::words_of,
};

/// Quotations of a wording that are asked.
const FEW: usize = 4;

/// Whether a headline has left out nothing but what headlines leave out: “Dam built for another climate”; “and” only where a
/// comma stands in its place: “No plan, no money”.
pub fn is_headline_style(view: &DriftView, claim: &Claim) -> bool {
    let [odd, against] = view.wordings();
    is_left_out(view, claim, Op::Delete, (&odd, &against)) || is_left_out(view, claim, Op::Insert, (&against, &odd))
}

fn is_left_out(view: &DriftView, claim: &Claim, op: Op, (headlines, full): (&[QuoteId], &[QuoteId])) -> bool {
    let rules = &view.facts.rules.languages[view.group.language].wording.occasion;
    let quote = |id: &QuoteId| view.facts.corpus.quote(*id);
    let commas = |ids: &[QuoteId]| ids.first().map_or(0, |id| quote(id).text.matches(',').count());
    let joined = commas(headlines) > commas(full);
    let drops = |word: &str| rules.headlines.contains(word) && (joined || !rules.joins.contains(word));
    let is_dropped = |piece: &Piece| {
        let words = if op == Op::Delete { &piece.a } else { &piece.b };
        piece.op == op && words_of(words).iter().all(|word| drops(word))
    };
    let is_heading = |id: &QuoteId| {
        let around = view.facts.articles.around(view.facts, quote(id).source);
        around.is_some_and(|around| around.is_in_heading(quote(id).span))
    };
    claim.pieces.iter().all(|&piece| is_dropped(&view.drift.pieces[piece]))
        && headlines.iter().take(FEW).all(is_heading)
}
