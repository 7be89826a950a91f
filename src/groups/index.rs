//! The index: for each saying the heavier ones that may be the same words.
//!
//! Keys are pairs of neighbouring content words, and every rare word. A key's list keeps the heaviest sayings only: the
//! whole sentence leads, its trims find it, and a phrase that stands in ten thousand articles costs no more than one
//! that stands in thirty. A saying asks with the rarer half of its keys.

use rayon::prelude::*;

use super::sayings::Sayings;
use crate::rules::{CONTENT, Stem};

/// How many sayings a key's list keeps.
const LIST: usize = 30;
/// With how many keys a saying asks, if it has as many: of a short one the rarest may be what was changed.
const FEWEST: usize = 8;
/// With how many it asks at most.
const ASKED: usize = 16;
/// How many candidates a saying has at most.
const CANDIDATES: usize = 40;
/// How many of them may have less than half of the keys that it asks with: mostly such as share words by chance, and the
/// more, the larger the corpus.
const BY_CHANCE: usize = 6;
/// The weight from which a word alone is a key, in eighths.
const RARE: u32 = 56;

/// Keys with their lists.
#[derive(Default)]
pub struct Index {
    /// In the order of their keys, which spread evenly over all numbers: where a key stands is told by its first bits.
    keys: Vec<Key>,
    /// For each number that keys begin with, the first that does; one more at the end.
    beginnings: Vec<u32>,
    /// How many bits follow those.
    rest: u32,
    lists: Vec<u32>,
}

/// A key with its list; the next one's begins where it ends.
struct Key {
    key: u32,
    start: u32,
    /// How many sayings have it, listed or not.
    count: u32,
}

impl Index {
    /// Indexes all sayings, half of the keys after the other: their postings are what takes most room of all.
    pub fn new(sayings: &Sayings) -> Self {
        let mut index = Self::default();
        for half in 0..2 {
            let of_half = |saying| keys(sayings.stems(saying)).filter(move |key| key >> 31 == half);
            let mut postings: Vec<(u32, u32)> = (0..sayings.len() as u32)
                .into_par_iter()
                .flat_map_iter(|saying| of_half(saying).map(move |key| (key, saying)))
                .collect();
            postings.par_sort_unstable();
            postings.dedup();
            index.take(&postings);
        }
        index.rest = (index.keys.len() as u32).leading_zeros().clamp(8, 31);
        let begin = |number: u32| index.keys.partition_point(|key| key.key >> index.rest < number) as u32;
        index.beginnings = (0..=1 << (32 - index.rest)).map(begin).collect();
        index
    }

    /// Takes postings in their order. A key with one saying leads nowhere.
    fn take(&mut self, postings: &[(u32, u32)]) {
        for list in postings.chunk_by(|a, b| a.0 == b.0).filter(|list| list.len() > 1) {
            self.keys.push(Key { key: list[0].0, start: self.lists.len() as u32, count: list.len() as u32 });
            self.lists.extend(list.iter().take(LIST).map(|posting| posting.1));
        }
    }

    /// Those of the keys that lead anywhere. They lie far apart in memory: where each stands is asked of all before what
    /// stands there is looked at, so that one is not waited for before the next is asked for.
    fn look_up(&self, keys: &[u32]) -> Vec<&Key> {
        let bounds = |&key: &u32| {
            let beginning = (key >> self.rest) as usize;
            (self.beginnings[beginning] as usize, self.beginnings[beginning + 1] as usize)
        };
        let bounds: Vec<(usize, usize)> = keys.iter().map(bounds).collect();
        ask_for(bounds.iter().filter_map(|&(start, _)| self.keys.get(start)).map(|key| key.key));
        let find = |(key, &(start, end)): (&u32, &(usize, usize))| {
            self.keys[start..end].iter().find(|other| other.key == *key)
        };
        keys.iter().zip(&bounds).filter_map(find).collect()
    }

    fn list(&self, key: &Key) -> &[u32] {
        &self.lists[key.start as usize..][..(key.count as usize).min(LIST)]
    }

    /// The heavier sayings that share keys with this one, those with the most first.
    pub fn candidates(&self, saying: u32, sayings: &Sayings, tally: &mut Tally) -> Vec<u32> {
        let mut keys: Vec<u32> = keys(sayings.stems(saying)).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut lists = self.look_up(&keys);
        lists.sort_unstable_by_key(|key| (key.count, key.start));
        lists.truncate(keys.len().div_ceil(2).clamp(FEWEST, ASKED));
        ask_for(lists.iter().map(|key| self.lists[key.start as usize]));
        // The fewer have a key, the more it says that two do.
        let worth = |key: &Key| (sayings.len() as u32 / key.count).ilog2() + 1;
        for key in &lists {
            let heavier = self.list(key).iter().take_while(|&&other| other < saying);
            heavier.for_each(|&other| tally.count(other, worth(key) as u16));
        }
        // Half of the words in common are a good part of the keys.
        let least = if lists.len() <= 2 { 1 } else { (lists.len() / 4).max(2) };
        let mut found: Vec<(u32, u32)> = tally.take(least as u16).collect();
        found.sort_unstable_by_key(|&(worth, other)| (std::cmp::Reverse(worth), other));
        let half = lists.iter().map(|key| worth(key)).sum::<u32>() / 2;
        let likely = found.partition_point(|&(worth, _)| worth >= half);
        found.truncate(likely.clamp(BY_CHANCE, CANDIDATES));
        found.into_iter().map(|(_, other)| other).collect()
    }
}

/// Looks at words that lie far apart in memory, one right after the other: what is done with each later does not wait.
pub fn ask_for(words: impl Iterator<Item = u32>) {
    std::hint::black_box(words.fold(0, |all, word| all ^ word));
}

/// How often each saying is met in the lists that one asks, and what that is worth; kept from one to the next.
pub struct Tally {
    slots: Box<[Slot]>,
    taken: Vec<u32>,
}

/// A saying's place in a [`Tally`]; free where the count is 0.
#[derive(Clone, Copy, Default)]
struct Slot {
    saying: u32,
    count: u16,
    worth: u16,
}

/// At least twice as many as all lists that are asked name together, so that a free one is near.
const SLOTS: u32 = (2 * ASKED * LIST).next_power_of_two() as u32;

impl Default for Tally {
    fn default() -> Self {
        Self { slots: vec![Slot::default(); SLOTS as usize].into(), taken: Vec::new() }
    }
}

impl Tally {
    fn count(&mut self, saying: u32, worth: u16) {
        let mut at = saying.wrapping_mul(0x9e37_79b1) >> (u32::BITS - SLOTS.ilog2());
        while self.slots[at as usize].count > 0 && self.slots[at as usize].saying != saying {
            at = (at + 1) % SLOTS;
        }
        let slot = &mut self.slots[at as usize];
        if slot.count == 0 {
            slot.saying = saying;
            self.taken.push(at);
        }
        slot.count += 1;
        slot.worth += worth;
    }

    /// Those that were met so often, each behind its worth; the tally is empty after it.
    fn take(&mut self, least: u16) -> impl Iterator<Item = (u32, u32)> {
        let slots = self.taken.drain(..).map(|at| std::mem::take(&mut self.slots[at as usize]));
        slots.filter(move |slot| slot.count >= least).map(|slot| (slot.worth.into(), slot.saying))
    }
}

/// The keys of a saying, some of them more than once.
fn keys(stems: &[Stem]) -> impl Iterator<Item = u32> {
    let content = stems.iter().filter(|stem| stem.weight() >= CONTENT);
    let pair = |a: &Stem, b: &Stem| (a.0 >> 6).wrapping_mul(0x9e37_79b1).rotate_left(9) ^ (b.0 >> 6);
    let mut last = None;
    let keys = content.flat_map(move |stem| {
        let with_last = last.replace(stem).map(|last| pair(last, stem));
        [with_last, (stem.weight() >= RARE).then_some(stem.0)]
    });
    keys.flatten().map(|key| key.wrapping_mul(0x9e37_79b1))
}
