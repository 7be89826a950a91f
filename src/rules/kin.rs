//! Kin: words that say much the same, for telling whether two sentences have one sense.
//!
//! What comes in is a language's lists of such words; what goes out is a number for each that its kin share.

use rustc_hash::FxHashMap;

use super::{Stem, WordingRules, raw};

/// The words of a language that say much the same.
#[derive(Debug, Default)]
pub struct Kin(FxHashMap<u32, u32>);

impl Kin {
    /// Of lists as they are written: `begin=start=launch`. A word stands for the first list that has it.
    pub(super) fn of(lists: &raw::Words, rules: &WordingRules) -> Self {
        let mut kin = FxHashMap::default();
        for list in &lists.0 {
            let mut words =
                list.split('=').map(|word| rules.weights().stem(&rules.spelled(rules.written(word))).bare());
            let Some(first) = words.next() else { continue };
            let first = *kin.entry(first).or_insert(first);
            words.for_each(|word| {
                kin.entry(word).or_insert(first);
            });
        }
        Self(kin)
    }

    /// What a word and its kin are known by.
    pub fn sense(&self, stem: Stem) -> u32 {
        self.0.get(&stem.bare()).copied().unwrap_or(stem.bare())
    }
}
