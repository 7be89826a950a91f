//! What an article is about, in a few hundred bytes: enough to tell whether two tell one story.
//!
//! What comes in is a document and its quotations; what goes out is a [`Sketch`]: the words outside the marks that say
//! most, and for each quotation those of the sentence around it. One light pass over the beginning of the prose, where
//! news stands.

use rustc_hash::FxHashMap;

use crate::{
    documents::Document,
    quotations::Quotation,
    rules::{Stem, Weights},
};

/// What an article is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// Its most telling words, by their number, each with what it counts: weight × (1 + ln of how often), in quarters.
    pub words: Box<[(u32, u8)]>,
    /// For each quotation the most telling words of the sentence around it; unused places are zero.
    pub hosts: Box<[Host]>,
    /// Which telling words follow one another outside the marks.
    pub pairs: Pairs,
}

/// Pairs of telling words, as a set that may hold more than was put in, never less (Bloom's filter).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs(Box<[u64; 64]>);

impl Default for Pairs {
    fn default() -> Self {
        Self(Box::new([0; 64]))
    }
}

impl Pairs {
    /// Whether a pair may be in.
    pub fn may_hold(&self, pair: u32) -> bool {
        self.0[Self::word(pair)] & Self::bit(pair) != 0
    }

    fn insert(&mut self, pair: u32) {
        self.0[Self::word(pair)] |= Self::bit(pair);
    }

    fn word(pair: u32) -> usize {
        (pair >> 6) as usize % 64
    }

    fn bit(pair: u32) -> u64 {
        1 << (pair % 64)
    }
}

/// The telling words of a text that follow one another, two by two.
pub fn pairs_of(text: &str, weights: &Weights) -> Vec<u32> {
    let mut pairs = Vec::new();
    let mut last = None;
    telling(text.as_bytes(), weights, |stem| pairs.extend(last.replace(stem).map(|last| pair(last, stem))));
    pairs
}

fn pair(one: Stem, next: Stem) -> u32 {
    (one.0.rotate_left(7) ^ next.0).wrapping_mul(0x9e37_79b1) >> 20
}

/// The most telling words around a quotation.
pub type Host = [Stem; HOST];

const HOST: usize = 8;
/// Words of a sketch.
const WORDS: usize = 72;
/// So much of the prose is read, in bytes.
const READ: usize = 6000;
/// So far around a quotation its sentence is looked for, in bytes.
const AROUND: usize = 240;
/// Words that say less than this (in eighths) tell no story.
const TELLING: u32 = 24;

/// Sketches a document; quotations in their order.
pub fn sketch(document: &Document, quotations: &[Quotation], weights: &Weights) -> Sketch {
    let text = document.text.as_bytes();
    let mut counts: FxHashMap<Stem, u32> = FxHashMap::default();
    let mut pairs = Pairs::default();
    let mut at = 0;
    let outer = quotations.iter().filter(|quotation| quotation.depth == 0).map(|quotation| quotation.span.range());
    for marked in outer.chain(std::iter::once(text.len()..text.len())) {
        let end = marked.start.min(READ.min(text.len()));
        if at < end {
            let mut last = None;
            telling(&text[at..end], weights, |stem| {
                *counts.entry(stem).or_insert(0) += 1;
                last.replace(stem).into_iter().for_each(|last| pairs.insert(pair(last, stem)));
            });
        }
        at = at.max(marked.end);
    }
    let hosts = quotations.iter().map(|quotation| host(text, quotation, weights)).collect();
    if text.len() > READ {
        // What was not read may hold anything.
        pairs = Pairs(Box::new([u64::MAX; 64]));
    }
    Sketch { words: heaviest(counts), hosts, pairs }
}

fn heaviest(counts: FxHashMap<Stem, u32>) -> Box<[(u32, u8)]> {
    let value = |(stem, count): (Stem, u32)| {
        let value = stem.weight() as f32 / 2.0 * (1.0 + (count as f32).ln());
        (stem.0, value.min(255.0) as u8)
    };
    let mut words: Vec<(u32, u8)> = counts.into_iter().map(value).collect();
    words.sort_unstable_by_key(|&(stem, value)| (std::cmp::Reverse(value), stem));
    words.truncate(WORDS);
    words.sort_unstable();
    words.into()
}

/// The words around a quotation, as far as its sentence goes and other marks allow.
fn host(text: &[u8], quotation: &Quotation, weights: &Weights) -> Host {
    let span = quotation.span.range();
    let before = &text[span.start.saturating_sub(AROUND)..span.start];
    let after = &text[span.end..(span.end + AROUND).min(text.len())];
    // The mark itself stands next to the words.
    let start = before.iter().rposition(|&byte| matches!(byte, b'.' | b'!' | b'?' | b'\n')).map_or(0, |at| at + 1);
    let end = after.iter().position(|&byte| matches!(byte, b'.' | b'!' | b'?' | b'\n')).unwrap_or(after.len());
    let mut found: Vec<Stem> = Vec::with_capacity(16);
    for part in [&before[start..], &after[..end]] {
        telling(part, weights, |stem| found.push(stem));
    }
    found.sort_unstable_by_key(|stem| (std::cmp::Reverse(stem.weight()), stem.0));
    found.dedup();
    let mut host = Host::default();
    host.iter_mut().zip(found).for_each(|(place, stem)| *place = stem);
    host
}

/// Every word that tells something; in small words nobody looks.
fn telling(text: &[u8], weights: &Weights, mut take: impl FnMut(Stem)) {
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
    for word in text.split(|byte| !letter(byte)).filter(|word| word.len() >= 4) {
        let stem = weights.rough(word);
        if stem.weight() >= TELLING {
            take(stem);
        }
    }
}
