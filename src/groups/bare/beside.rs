//! Words right beside an article's own marks that a fellow has inside them: “robust” plans, “robust plans”.

use std::ops::Range;

use super::Stretch;
use crate::{corpus::QuoteId, groups::fold::Word, rules::CONTENT};

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
    let telling = |(at, words): &(usize, Range<usize>)| {
        prose[*at].folded.words[words.clone()].iter().any(|word| word.stem.weight() >= CONTENT)
    };
    before().filter(telling).or_else(|| after().filter(telling))
}
