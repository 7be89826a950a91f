//! Whether sources print two wordings beside each other: then both were said.
//!
//! What comes in is an odd wording and the reference; what goes out is whether those who print the one print the other too.

use super::{WHOLE, reading};
use crate::{
    corpus::{Corpus, QuoteId},
    groups::variants::Variant,
    rules::WordingRules,
};

/// Whether a source prints both wordings, one right after the other in one mouth: “I fell twice,” she said on Saturday; on
/// Sunday it was “I fell once.” Then both were said, whoever else prints which.
pub(super) fn said_beside(odd: &[QuoteId], own: &[QuoteId], corpus: &Corpus) -> bool {
    const LINES: u32 = 1;
    let beside = |one: &QuoteId, other: u32| {
        let other = own.binary_search(&QuoteId(other)).ok().map(|at| corpus.quote(own[at]));
        let one = corpus.quote(*one);
        other.is_some_and(|other| {
            let in_one_mouth = one.person().is_none_or(|person| other.person().is_none_or(|other| person == other));
            let near = one.source == other.source && one.at.line.abs_diff(other.at.line) <= LINES;
            near && one.utterance != other.utterance && in_one_mouth
        })
    };
    odd.iter().any(|one| beside(one, one.0 + 1) || one.0.checked_sub(1).is_some_and(|before| beside(one, before)))
}

/// Whether every source of an odd wording prints the reference's as well, and not another part of it: then both were said.
pub(super) fn both_printed(odd: &Variant, reference: &[usize], variants: &[Variant], rules: &WordingRules) -> bool {
    // Whoever prints another's very words beside them means those: “that there was no money. There was money.”
    let differs = |variant: &Variant| {
        let reading = reading(variant, odd, rules);
        !reading.alike() && 10 * reading.matched >= 9 * variant.weight
    };
    let same_part = |variant: &Variant| {
        let reading = reading(variant, odd, rules);
        !reading.alike() && reading.matched as f32 >= WHOLE * odd.weight as f32
    };
    let shared = |variant: &Variant| variant.sources.iter().any(|source| odd.sources.binary_search(source).is_err());
    let printed = |source| {
        let mut like = reference.iter().map(|&index| &variants[index]);
        like.any(|variant| {
            variant.sources.binary_search(source).is_ok() && (same_part(variant) || shared(variant) && differs(variant))
        })
    };
    odd.sources.iter().all(printed)
}

/// Whether all who print the reference's words print the odd wording as well: then none differs from another, be the one
/// a cut of the other.
pub(super) fn all_print(odd: &Variant, reference: &[usize], variants: &[Variant]) -> bool {
    let mut sources = reference.iter().flat_map(|&index| &variants[index].sources);
    sources.all(|source| odd.sources.binary_search(source).is_ok())
}
