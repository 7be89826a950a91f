//! Likeness: whether one sentence may be another rewritten, or whether the two only speak of one thing.
//!
//! What comes in is the words of two sentences; what goes out is whether enough of either stands for the other. Any two
//! sentences of one talk share its topic and its speaker: “The bats are still infected”, “A thin bat wakes up and
//! starves”. A rewritten one has most telling words of the other in their order, by themselves or by words that say much
//! the same, and what else it has stands where the other's stood.

use std::ops::Range;

use crate::rules::{CONTENT, Kin, Stem};

/// A sentence as it is compared.
#[derive(Clone, Copy)]
pub struct Sentence<'a> {
    /// Its words.
    pub stems: &'a [Stem],
    /// Whether it begins with a capital: then nothing was trimmed before it.
    pub begins: bool,
}

/// Telling words of which two that have only one in common may be anything.
const FEWEST: usize = 2;
/// So many telling words in their order are hardly shared by chance.
const SEVERAL: usize = 4;

/// Whether the two are one sentence, as far as their words tell.
pub fn alike(a: Sentence, b: Sentence, kin: &Kin) -> bool {
    if changed_in_one_word(a.stems, b.stems) || reordered(a.stems, b.stems) {
        return true;
    }
    let matches = matches(a.stems, b.stems, kin);
    let telling: Vec<u32> =
        matches.iter().map(|&(i, j)| common(a.stems[i], b.stems[j])).filter(|it| *it >= CONTENT).collect();
    let shared: u32 = telling.iter().sum();
    let against = against(a, b, &matches);
    telling.len() >= FEWEST && shared >= against || telling.len() >= SEVERAL && 2 * shared >= against
}

fn common(a: Stem, b: Stem) -> u32 {
    a.weight().min(b.weight())
}

/// “She knew Thursdays”, “She knew Tuesdays”.
fn changed_in_one_word(a: &[Stem], b: &[Stem]) -> bool {
    a.len() == b.len() && a.iter().zip(b).filter(|(one, other)| !one.is(**other)).count() == 1
}

/// “hopeful, but not optimistic”, “optimistic, but not hopeful”.
fn reordered(a: &[Stem], b: &[Stem]) -> bool {
    let sorted = |stems: &[Stem]| {
        let mut bare: Vec<u32> = stems.iter().map(|stem| stem.bare()).collect();
        bare.sort_unstable();
        bare
    };
    a.len() == b.len() && sorted(a) == sorted(b)
}

/// The heaviest words that stand in both in the same order; kin count as one.
fn matches(a: &[Stem], b: &[Stem], kin: &Kin) -> Vec<(usize, usize)> {
    let senses = |stems: &[Stem]| stems.iter().map(|&stem| kin.sense(stem)).collect::<Vec<u32>>();
    let (x, y) = (senses(a), senses(b));
    let columns = b.len() + 1;
    let mut best = vec![0; (a.len() + 1) * columns];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let matched = if x[i] == y[j] { best[(i + 1) * columns + j + 1] + common(a[i], b[j]) } else { 0 };
            best[i * columns + j] = matched.max(best[(i + 1) * columns + j]).max(best[i * columns + j + 1]);
        }
    }
    let (mut i, mut j, mut matches) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        let here = best[i * columns + j];
        if x[i] == y[j] && here == best[(i + 1) * columns + j + 1] + common(a[i], b[j]) {
            matches.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * columns + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    matches
}

/// What the telling words say against it that only one has: those that stand where the other has others, half of what is
/// more on one side there, and what either has in places where the other has nothing. A trim says nothing.
fn against(a: Sentence, b: Sentence, matches: &[(usize, usize)]) -> u32 {
    let tells = |stems: &[Stem], range: Range<usize>| {
        stems[range].iter().map(|stem| stem.weight()).filter(|it| *it >= CONTENT).sum::<u32>()
    };
    let whole = a.begins && b.begins;
    let (mut exchanged, mut uneven, mut alone) = (0, 0, [0, 0]);
    let mut from = (0, 0);
    for &(i, j) in matches.iter().chain([&(a.stems.len(), b.stems.len())]) {
        let (one, other) = (tells(a.stems, from.0..i), tells(b.stems, from.1..j));
        let last = (i, j) == (a.stems.len(), b.stems.len());
        let trim = last || from == (0, 0) && !whole;
        exchanged += one.min(other);
        uneven += if trim { 0 } else { one.abs_diff(other) };
        alone = [alone[0] + one.saturating_sub(other), alone[1] + other.saturating_sub(one)];
        from = (i + 1, j + 1);
    }
    exchanged + uneven / 2 + alone[0].min(alone[1])
}
