//! The commonest words of all languages in one table, so that a text is read once to learn which it is in.

use rustc_hash::FxHashMap;

use super::raw;

/// Which languages have a word among their commonest.
#[derive(Debug, Default)]
pub struct Tongues {
    /// A bit for each language, by its place in the rules; the sixty-fifth is not told by its words.
    words: FxHashMap<Box<str>, u64>,
}

impl Tongues {
    /// The table of some languages.
    pub fn new(languages: &[raw::Language]) -> Self {
        let mut words: FxHashMap<Box<str>, u64> = FxHashMap::default();
        for (index, language) in languages.iter().enumerate().take(64) {
            for word in &language.common.0 {
                *words.entry(word.as_str().into()).or_default() |= 1 << index;
            }
        }
        Self { words }
    }

    /// The languages of a word, by their places.
    pub fn of(&self, word: &str) -> impl Iterator<Item = usize> + Clone {
        let mut bits = self.words.get(word).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let next = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
            bits &= bits - 1;
            Some(next)
        })
    }
}
