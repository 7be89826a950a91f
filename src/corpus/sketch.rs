//! What an article is about, in a few hundred bytes: enough to tell whether two tell one story.
//!
//! What comes in is a document and its quotations; what goes out is the words outside the marks that say most, and a
//! [`Sketch`]: for each quotation those of the sentence around it. One light pass over the beginning of the prose, where
//! news stands.

use std::num::NonZeroU16;

use rustc_hash::FxHashMap;

use crate::{
    documents::Document,
    quotations::Quotation,
    rules::{Stem, Weights},
};

/// What stands around an article's quotations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// For each quotation the most telling words of the sentence around it.
    pub hosts: Hosts,
    /// Which telling words follow one another outside the marks.
    pub pairs: Pairs,
    /// For each quotation the words on either side of its marks.
    pub sides: Box<[[Option<Beside>; 2]]>,
}

/// A telling word of an article, in five bytes: there are as many of them as of anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Telling {
    /// The most significant byte first, so that the order is the number's.
    stem: [u8; 4],
    value: u8,
}

impl Telling {
    fn new(stem: Stem, value: u8) -> Self {
        Self { stem: stem.0.to_be_bytes(), value }
    }

    /// The word.
    pub fn stem(self) -> Stem {
        Stem(u32::from_be_bytes(self.stem))
    }

    /// What it counts: weight × (1 + ln of how often), in quarters.
    pub fn value(self) -> f32 {
        f32::from(self.value)
    }
}

/// Which telling words follow one another: a set of hashes, a few of which stand for several pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// The way from each, in order, to the next, seven bits a byte (LEB128).
    steps: Box<[u8]>,
    /// Whether all of the text was read; else it may hold any pair.
    whole: bool,
}

impl Pairs {
    /// Of pairs in any order.
    fn of(mut pairs: Vec<u16>, whole: bool) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut steps = Vec::with_capacity(2 * pairs.len());
        let mut last = 0;
        for pair in pairs {
            let mut way = pair - last;
            while way >= u16::from(GOES_ON) {
                steps.push(way as u8 | GOES_ON);
                way >>= 7;
            }
            steps.push(way as u8);
            last = pair;
        }
        Self { steps: steps.into(), whole }
    }

    fn all(&self) -> impl Iterator<Item = u16> {
        let mut last = 0u16;
        let step = |byte: &u8| byte & GOES_ON == 0;
        self.steps.split_inclusive(step).map(move |bytes| {
            last += bytes.iter().rev().fold(0, |way, byte| way << 7 | u16::from(byte & !GOES_ON));
            last
        })
    }
}

/// Set in every byte of a step but the last.
const GOES_ON: u8 = 1 << 7;

/// Pairs spread out, so that each of many questions costs next to nothing; reused from one article to the next.
#[derive(Debug)]
pub struct PairSet {
    bits: Box<[u64; 1024]>,
    whole: bool,
}

impl Default for PairSet {
    fn default() -> Self {
        Self { bits: Box::new([0; 1024]), whole: true }
    }
}

impl PairSet {
    /// Holds the pairs of an article.
    pub fn hold(&mut self, pairs: &Pairs) {
        pairs.all().for_each(|pair| self.bits[usize::from(pair >> 6)] |= 1 << (pair & 63));
        self.whole = pairs.whole;
    }

    /// Holds them no longer.
    pub fn let_go(&mut self, pairs: &Pairs) {
        pairs.all().for_each(|pair| self.bits[usize::from(pair >> 6)] = 0);
    }

    /// Whether the article may hold a pair.
    pub fn may_hold(&self, pair: u16) -> bool {
        !self.whole || self.bits[usize::from(pair >> 6)] & 1 << (pair & 63) != 0
    }
}

/// The telling words of a text that follow one another, two by two.
pub fn pairs_of(text: &str, weights: &Weights, mut take: impl FnMut(u16)) {
    let mut last = None;
    telling(text.as_bytes(), weights, |stem| last.replace(stem).into_iter().for_each(|last| take(pair(last, stem))));
}

fn pair(one: Stem, next: Stem) -> u16 {
    ((one.0.rotate_left(7) ^ next.0).wrapping_mul(0x9e37_79b1) >> 16) as u16
}

/// A word and the next, letter case aside, as a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside(NonZeroU16);

/// Which words stand beside each other.
pub fn neighbours(text: &str) -> impl Iterator<Item = Beside> {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut last = words.next();
    std::iter::from_fn(move || {
        let next = words.next()?;
        last.replace(next).map(|last| neighbour(last, next))
    })
}

fn neighbour(one: &str, next: &str) -> Beside {
    let hash = Stem::beginning(one.as_bytes()).rotate_left(7) ^ Stem::beginning(next.as_bytes());
    Beside(NonZeroU16::new((hash.wrapping_mul(0x9e37_79b1) >> 16) as u16).unwrap_or(NonZeroU16::MIN))
}

/// The words on either side of a quotation's marks, each with the one inside that it stands beside.
fn sides(text: &str, quotation: &Quotation) -> [Option<Beside>; 2] {
    let span = quotation.span.range();
    let words = |text| str::split(text, |c: char| !c.is_alphanumeric()).filter(|word: &&str| !word.is_empty());
    // A word is short: what stands further off is not looked at.
    let near = |from: usize, to: usize| {
        let from = (from..=to).find(|&at| text.is_char_boundary(at)).unwrap_or(to);
        let to = (from..=to).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(from);
        &text[from..to]
    };
    let before = near(span.start.saturating_sub(BESIDE), span.start);
    let after = near(span.end, (span.end + BESIDE).min(text.len()));
    let first = words(near(span.start, (span.start + BESIDE).min(span.end))).next();
    let last = words(near(span.end.saturating_sub(BESIDE).max(span.start), span.end)).next_back();
    [
        words(before).next_back().zip(first).map(|(one, next)| neighbour(one, next)),
        last.zip(words(after).next()).map(|(one, next)| neighbour(one, next)),
    ]
}

/// The most telling words around a quotation; unused places are zero.
pub type Host = [Stem; HOST];

/// So many of them.
const HOST: usize = 8;

/// The words around each of an article's quotations: as a rule fewer than there may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hosts {
    stems: Box<[Stem]>,
    counts: Box<[u8]>,
}

impl Hosts {
    /// Each in turn.
    pub fn all(&self) -> impl Iterator<Item = Host> {
        let mut rest = &*self.stems;
        self.counts.iter().map(move |&count| {
            let (own, others) = rest.split_at(usize::from(count));
            rest = others;
            let mut host = Host::default();
            host.iter_mut().zip(own).for_each(|(place, &stem)| *place = stem);
            host
        })
    }

    fn of(hosts: impl Iterator<Item = Vec<Stem>>) -> Self {
        let (mut stems, mut counts) = (Vec::new(), Vec::new());
        for host in hosts {
            counts.push(host.len() as u8);
            stems.extend(host);
        }
        Self { stems: stems.into(), counts: counts.into() }
    }
}
/// Words of a sketch.
const WORDS: usize = 72;
/// So much of the prose is read, in bytes.
const READ: usize = 6000;
/// So much is read for pairs; a longer text may hold any.
const READ_FOR_PAIRS: usize = 1 << 16;
/// So far from its marks the word beside a quotation is looked for, in bytes.
const BESIDE: usize = 40;
/// So far around a quotation its sentence is looked for, in bytes.
const AROUND: usize = 240;
/// Words that say less than this (in eighths) tell no story.
const TELLING: u32 = 24;

/// Sketches a document, and says what it is about: its most telling words, in order. Quotations come in their order.
pub fn sketch(document: &Document, quotations: &[Quotation], weights: &Weights) -> (Sketch, Vec<Telling>) {
    let text = document.text.as_bytes();
    let mut counts: FxHashMap<Stem, u32> = FxHashMap::default();
    let mut pairs: Vec<u16> = Vec::new();
    let mut at = 0;
    let outer = quotations.iter().filter(|quotation| quotation.depth == 0).map(|quotation| quotation.span.range());
    for marked in outer.chain(std::iter::once(text.len()..text.len())) {
        let end = marked.start.min(READ_FOR_PAIRS);
        let mut last = None;
        telling(text.get(at..end).unwrap_or_default(), weights, |stem| {
            if at < READ {
                *counts.entry(stem).or_insert(0) += 1;
            }
            last.replace(stem).into_iter().for_each(|last| pairs.push(pair(last, stem)));
        });
        at = at.max(marked.end);
    }
    let sketch = Sketch {
        hosts: Hosts::of(quotations.iter().map(|quotation| host(text, quotation, weights))),
        pairs: Pairs::of(pairs, text.len() <= READ_FOR_PAIRS),
        sides: quotations.iter().map(|quotation| sides(&document.text, quotation)).collect(),
    };
    (sketch, heaviest(counts))
}

fn heaviest(counts: FxHashMap<Stem, u32>) -> Vec<Telling> {
    let value = |(stem, count): (Stem, u32)| {
        let value = stem.weight() as f32 / 2.0 * (1.0 + (count as f32).ln());
        Telling::new(stem, value.min(255.0) as u8)
    };
    let mut words: Vec<Telling> = counts.into_iter().map(value).collect();
    words.sort_unstable_by_key(|word| (std::cmp::Reverse(word.value), word.stem));
    words.truncate(WORDS);
    words.sort_unstable();
    words
}

/// The words around a quotation, as far as its sentence goes and other marks allow; where it begins its sentence, those of
/// the sentence that leads to it.
fn host(text: &[u8], quotation: &Quotation, weights: &Weights) -> Vec<Stem> {
    let span = quotation.span.range();
    let before = &text[span.start.saturating_sub(AROUND)..span.start];
    let after = &text[span.end..(span.end + AROUND).min(text.len())];
    // The mark itself stands next to the words.
    let begins = |text: &[u8]| text.iter().rposition(|byte| matches!(byte, b'.' | b'!' | b'?' | b'\n'));
    let start = match begins(before) {
        Some(at) if before[at] == b'.' && !before[at..].iter().any(u8::is_ascii_alphanumeric) => begins(&before[..at]),
        found => found,
    };
    let start = start.map_or(0, |at| at + 1);
    let end = after.iter().position(|&byte| matches!(byte, b'.' | b'!' | b'?' | b'\n')).unwrap_or(after.len());
    let mut found: Vec<Stem> = Vec::with_capacity(16);
    for part in [&before[start..], &after[..end]] {
        telling(part, weights, |stem| found.push(stem));
    }
    found.sort_unstable_by_key(|stem| (std::cmp::Reverse(stem.weight()), stem.0));
    found.dedup();
    found.truncate(HOST);
    found
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_held_whatever_lies_between_them() {
        let held = vec![40_000, 0, 127, 128, 7, 7, 16_511, u16::MAX];
        let all: Vec<u16> = Pairs::of(held, true).all().collect();
        assert_eq!(all, [0, 7, 127, 128, 16_511, 40_000, u16::MAX]);
        assert_eq!(Pairs::of(Vec::new(), true).all().count(), 0);
    }
}
