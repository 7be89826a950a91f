//! Words that stand beside numbers, and signs that are read as words: “a million”, “une douzaine de”, “miles an hour”, “&”.
//!
//! What comes in is the `wording` block of a language; what goes out is [`FigureRules`]. What a number is worth is left to
//! `groups`.

use rustc_hash::FxHashSet;

use super::{hash, raw, wording::signs};

/// One language's words beside numbers.
#[derive(Debug, Default)]
pub struct FigureRules {
    /// The keys of scales that need no number before them: mille.
    pub lone_scales: FxHashSet<u32>,
    /// Articles that count: a million, une heure.
    pub ones: FxHashSet<String>,
    /// The keys of what stands between a number and what it counts: une douzaine de maisons.
    pub partitives: FxHashSet<u32>,
    /// The keys of what stands between two measures: miles an hour.
    pub rates: FxHashSet<u32>,
    /// Signs that are read as words: “&”, “and”.
    pub sign_words: Vec<(char, String)>,
}

impl From<&raw::Wording> for FigureRules {
    fn from(raw: &raw::Wording) -> Self {
        let keys = |words: &raw::Words| words.0.iter().map(|word| hash(word)).collect();
        Self {
            lone_scales: keys(&raw.lone_scales),
            ones: raw.ones.0.iter().cloned().collect(),
            partitives: keys(&raw.partitives),
            rates: keys(&raw.rates),
            sign_words: signs(&raw.sign_words),
        }
    }
}
