//! Words right beside an article's own marks that a fellow has inside them: “robust” plans, “robust plans”.

use std::ops::Range;

use super::Stretch;
use crate::{corpus::QuoteId, groups::fold::Word, rules::CONTENT};

/// What one word must weigh, in eighths, where it is all that the fellow has beside the quotation.
const TELLING: u32 = 28;
/// What words must weigh together, in eighths, where they are only some of them.
const RUN: u32 = 88;

/// Where a shorter quotation's words stand in a longer one, word for word.
pub fn part_of(short: &[Word], long: &[Word]) -> Option<Range<usize>> {
    let same = |start: &usize| long[*start..].iter().zip(short).all(|(one, other)| one.key == other.key);
    let start = (0..=long.len().checked_sub(short.len())?).find(same).filter(|_| !short.is_empty())?;
    Some(start..start + short.len())
}

/// The words of the prose beside a quotation that the longer one has inside its marks: its stretch, and which words.
pub fn beside(prose: &[Stretch], own: QuoteId, long: &[Word], part: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let before = || {
        let at = prose.iter().position(|stretch| stretch.sides[1] == Some(own))?;
        let words = &prose[at].folded.words;
        let shared = long[..part.start].iter().rev().zip(words.iter().rev());
        let count = shared.take_while(|(one, other)| one.key == other.key).count();
        Some((at, words.len() - count..words.len()))
    };
    let after = || {
        let at = prose.iter().position(|stretch| stretch.sides[0] == Some(own))?;
        let shared = long[part.end..].iter().zip(&prose[at].folded.words);
        Some((at, 0..shared.take_while(|(one, other)| one.key == other.key).count()))
    };
    // Beside “robust” the one word “plans” tells, where the fellow's quotation is “robust plans” and no more.
    let telling = |(at, words): &(usize, Range<usize>)| {
        let words = &prose[*at].folded.words[words.clone()];
        let content = || words.iter().map(|word| word.stem.weight()).filter(|&weight| weight >= CONTENT);
        let all = words.len() + part.len() == long.iter().filter(|word| !word.is_gap()).count();
        (all && content().any(|weight| weight >= TELLING)) || (content().count() >= 2 && content().sum::<u32>() >= RUN)
    };
    before().filter(telling).or_else(|| after().filter(telling))
}
