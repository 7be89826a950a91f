//! Which language a document is in: told by the rules or by itself, or else by its commonest words.

use crate::{
    rules::Rules,
    text::{Span, View, head},
};

use super::Block;

/// So many bytes of prose tell one language from another.
const SAMPLE: usize = 2048;
/// What a word counts that one language alone has; one that several have counts less: “la” is French and Spanish.
const WORD: u32 = 12;
/// A lead of this many such words settles it.
const LEAD: u32 = 12 * WORD;

/// An index into [`Rules::languages`]; the first where nothing tells.
pub fn language(told: Option<&str>, text: &str, blocks: &[Block], rules: &Rules) -> usize {
    told.and_then(|told| rules.language(told)).unwrap_or_else(|| count(text, blocks, rules))
}

fn count(text: &str, blocks: &[Block], rules: &Rules) -> usize {
    let mut counts = vec![0_u32; rules.languages.len()];
    if counts.len() < 2 {
        return 0;
    }
    let mut read = 0;
    for block in blocks {
        for word in sample(text, block.span, read).split(|c: char| !c.is_alphanumeric()) {
            let shared = rules.languages_of(word).count() as u32;
            rules.languages_of(word).for_each(|language| counts[language] += WORD / shared);
        }
        read += block.span.len() as usize;
        let (first, second) = leaders(&counts);
        if read > SAMPLE || counts[first] >= LEAD + 2 * second {
            return first;
        }
    }
    leaders(&counts).0
}

fn sample(text: &str, block: Span<View>, read: usize) -> &str {
    let words = block.of(text);
    head(words, SAMPLE.saturating_sub(read))
}

/// The language that leads, the first of several, and the count of the one behind it.
fn leaders(counts: &[u32]) -> (usize, u32) {
    let first = (0..counts.len()).rev().max_by_key(|&language| counts[language]).unwrap_or(0);
    let others = counts.iter().enumerate().filter(|&(language, _)| language != first);
    (first, others.map(|(_, &count)| count).max().unwrap_or(0))
}
