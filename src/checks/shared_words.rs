//! How many words the quotations of two speakers share, of those that one group is about.
//!
//! What comes in is two [`Credited`] speakers of a group; what goes out is counts of words. Whether that makes a conflict
//! is left to `credits`.

use rustc_hash::FxHashSet;

use super::{Facts, credits::Credited};
use crate::{groups::Group, rules::words_of};

/// The words that the most similar of their quotations share, if they are most of the shorter one; else none. A group may
/// be held together by quotations of neither.
pub fn words_in_common(facts: &Facts, group: &Group, one: &Credited, two: &Credited) -> usize {
    let most = |common: &Common| common.words * 2 >= common.shorter;
    shared(facts, group, one, two).into_iter().filter(most).map(|common| common.words).max().unwrap_or(0)
}

/// Whether two of their quotations have nearly all words in common.
pub fn alike(facts: &Facts, group: &Group, one: &Credited, two: &Credited) -> bool {
    shared(facts, group, one, two).iter().any(|common| common.words * 5 >= common.longer * 4)
}

/// What two quotations share.
struct Common {
    words: usize,
    shorter: usize,
    longer: usize,
}

fn shared(facts: &Facts, group: &Group, one: &Credited, two: &Credited) -> Vec<Common> {
    let words = |part: &str| -> FxHashSet<Box<str>> { words_of(part).into_iter().collect() };
    let [parts, others] = [one, two].map(|it| it.parts(facts, group).into_iter().map(words).collect::<Vec<_>>());
    let common = |part: &FxHashSet<Box<str>>, other: &FxHashSet<Box<str>>| Common {
        words: part.intersection(other).count(),
        shorter: part.len().min(other.len()),
        longer: part.len().max(other.len()),
    };
    parts.iter().flat_map(|part| others.iter().map(|other| common(part, other))).collect()
}
