//! What words are matched by: a light stem's hash with how little it says, in four bytes.
//!
//! What comes in is a word in small letters and the table of a language; what goes out is a [`Stem`]. Stems serve the
//! search alone: a changed tense or number is drift, and differences are told word for word.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

/// A stem: 26 bits of hash above 6 bits of weight, in eighths. Of a million stems two thousand pairs share a hash;
/// inside two sentences none does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stem(pub u32);

impl Stem {
    /// The weight of a word that no table lists: as rare as can be told, in eighths.
    pub const RARE: u32 = 63;

    /// A stem by its hash and weight in eighths.
    pub fn new(hash: u32, weight: u32) -> Self {
        Self(hash << 6 | weight.clamp(2, Self::RARE))
    }

    /// The word's first letters alone, whatever its weight: [`Weights::rough`] without a look into the table.
    pub fn beginning(word: &[u8]) -> u32 {
        Self::new(beginning(word), 0).bare()
    }

    /// The stem without its weight.
    pub fn bare(self) -> u32 {
        self.0 >> 6
    }

    /// How unlikely it is to be shared by chance, in eighths of a natural logarithm: 2 to 63.
    pub fn weight(self) -> u32 {
        self.0 & 63
    }

    /// The same word with less to say.
    pub fn lightened(self) -> Self {
        Self(self.0 & !63 | 2)
    }

    /// Whether they are the same word.
    pub fn is(self, other: Self) -> bool {
        self.0 >> 6 == other.0 >> 6
    }
}

/// The weight from which a word is content, in eighths: 2.2.
pub const CONTENT: u32 = 18;

/// How little each listed stem says.
#[derive(Debug, Default)]
pub struct Weights {
    by_hash: FxHashMap<u32, u8>,
    by_beginning: FxHashMap<u32, u8>,
    unlisted: Unlisted,
}

/// What a word that is not listed says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Unlisted {
    /// As much as can be told: the table is long.
    #[default]
    Rare,
    /// The more, the longer it is: only the commonest are listed.
    ByLength,
}

/// By characters, in eighths.
const BY_LENGTH: [u32; 9] = [4, 6, 8, 12, 24, 32, 40, 48, 56];

impl Weights {
    /// Reads a table: on each line a weight, then the words that have it; `hash` is that of a word's stem.
    pub fn read(table: &str, hash: impl Fn(&str) -> u32) -> Self {
        let mut weights = Self::default();
        for line in table.lines() {
            let mut words = line.split(' ');
            let weight: f32 = words.next().and_then(|weight| weight.parse().ok()).unwrap_or(8.0);
            let weight = (weight * 8.0) as u8;
            for word in words {
                weights.by_hash.entry(hash(word)).or_insert(weight);
                // The table begins with the commonest.
                weights.by_beginning.entry(beginning(word.as_bytes())).or_insert(weight);
            }
        }
        weights
    }

    /// The weights of a language that has no table: what it lists as its commonest words says little, the first least.
    pub fn of_common<'a>(common: impl Iterator<Item = &'a str>) -> Self {
        let mut weights = Self { unlisted: Unlisted::ByLength, ..Self::default() };
        for (rank, word) in common.enumerate() {
            let weight = (3.0 + 3.4 * ((rank + 1) as f32).ln()) as u8;
            weights.by_hash.entry(hash_of_stem(word)).or_insert(weight);
            weights.by_beginning.entry(beginning(word.as_bytes())).or_insert(weight);
        }
        weights
    }

    fn unlisted(&self, letters: usize) -> u32 {
        match self.unlisted {
            Unlisted::Rare => Stem::RARE,
            Unlisted::ByLength => BY_LENGTH.get(letters).copied().unwrap_or(Stem::RARE),
        }
    }

    /// A word in any letter case by its first letters: rougher than a stem, and made without looking at the rest. For
    /// telling what a whole article is about.
    pub fn rough(&self, word: &[u8]) -> Stem {
        let hash = beginning(word);
        let unlisted = || self.unlisted(word.len());
        Stem::new(hash, self.by_beginning.get(&hash).map_or_else(unlisted, |&weight| u32::from(weight)))
    }

    /// The stem of a word in small letters, weighed.
    pub fn stem(&self, word: &str) -> Stem {
        let hash = hash_of_stem(word);
        let unlisted = || self.unlisted(word.chars().count());
        Stem::new(hash, self.by_hash.get(&hash).map_or_else(unlisted, |&weight| u32::from(weight)))
    }
}

/// A hash of a word's first six bytes, letter case aside.
fn beginning(word: &[u8]) -> u32 {
    let letters = match word {
        &[a, b, c, d, e, f, ..] => u64::from_be_bytes([0, 0, a, b, c, d, e, f]) | 0x2020_2020_2020,
        short => short.iter().fold(0, |letters, &byte| letters << 8 | u64::from(byte | 0x20)),
    };
    (letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// A hash of words, the same in every run of one build.
pub fn hash(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    let hash = hasher.finish();
    ((hash >> 32) ^ hash) as u32
}

/// The hash of the stem of a word in small letters.
pub fn hash_of_stem(word: &str) -> u32 {
    hash(stem(word).as_ref())
}

/// The word without the endings that a sentence's grammar asks for. Rough: “making” and “make” meet, so do others.
fn stem(word: &str) -> std::borrow::Cow<'_, str> {
    if word.len() <= 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.into();
    }
    let mut stem = word.to_owned();
    singular(&mut stem);
    plain_tense(&mut stem);
    let derived = ["ation", "ment", "ly"];
    if let Some(ending) = derived.iter().find(|&&ending| stem.ends_with(ending) && stem.len() - ending.len() >= 4) {
        stem.truncate(stem.len() - ending.len());
    }
    if stem.ends_with('e') && stem.len() > 3 {
        stem.pop();
    }
    if stem.ends_with('y') && stem.len() > 3 {
        stem.pop();
        stem.push('i');
    }
    stem.into()
}

fn singular(word: &mut String) {
    if word.ends_with("ies") && word.len() > 4 {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) {
        word.pop();
    }
}

fn plain_tense(word: &mut String) {
    if word.ends_with("ied") && word.len() > 4 {
        word.truncate(word.len() - 3);
        word.push('y');
    }
    for ending in ["ing", "ed"] {
        let Some(rest) = word.strip_suffix(ending) else { continue };
        if rest.len() >= 3 && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
            word.truncate(rest.len());
            let [.., before, last] = word.as_bytes() else { return };
            if before == last && !b"aeiouyslz".contains(last) {
                word.pop();
            }
        }
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for (one, other) in [("making", "makes"), ("carried", "carries"), ("stopped", "stop"), ("robustly", "robust")] {
            assert_eq!(stem(one), stem(other));
        }
        assert_ne!(stem("will"), stem("wills'"));
    }

    #[test]
    fn the_table_lists_stems_as_they_are_made_here() {
        let table = include_str!("../../data/english-words.txt");
        let listed: Vec<&str> = table.lines().flat_map(|line| line.split(' ').skip(1)).collect();
        let again = listed.iter().filter(|word| stem(&stem(word)) == stem(word)).count();
        assert!(listed.len() >= 2900 && again > 0);
        let weights = Weights::read(table, hash);
        assert!(weights.stem("the").weight() < 8 && weights.stem("robust").weight() > 56);
        assert!(weights.stem("making").weight() < 32);
    }
}
