//! Local alignment of two sentences: the stretch that they have in common, and how unlikely it is by chance.
//!
//! Words that match add their weight; words passed over on either side take a third of theirs. The ends are free, so a
//! trimmed quotation loses nothing.

use std::ops::Range;

use crate::rules::{CONTENT, Stem};

/// What two sentences have in common. Weights in eighths of a natural logarithm, as in [`Stem`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// Matched weight less what was passed over, in natural logarithms × 160.
    score: i32,
    /// Weight of the words that match.
    pub matched: u32,
    /// Where it stands in the first.
    pub a: Range<u16>,
    /// Where it stands in the second.
    pub b: Range<u16>,
}

/// So much in one place that another remark has other words for it: more than the rarest word weighs, in eighths.
pub const SEVERAL: u32 = Stem::RARE;

const MATCH: i32 = 20;
const PASSED: i32 = 7;

impl Stretch {
    /// The score in natural logarithms.
    pub fn score(&self) -> f32 {
        self.score as f32 / (8 * MATCH) as f32
    }

    /// Whether each has a content word of its own within the stretch.
    pub fn exchanges(&self, a: &[Stem], b: &[Stem]) -> bool {
        let own = |stems: &[Stem], range: &Range<u16>| {
            weight(&stems[range.start as usize..range.end as usize]).saturating_sub(self.matched)
        };
        own(a, &self.a).min(own(b, &self.b)) >= CONTENT
    }

    /// Whether two sentences have little more than a frame in common: “We need more nurses in our hospitals”, “We need
    /// more police on our streets”. Both have telling words of their own in the same places, more than one, and what
    /// they share weighs not half as much again. (One word changed, however rare, is drift, and so is what only one side has.)
    pub fn is_frame(&self, a: &[Stem], b: &[Stem]) -> bool {
        let outside = |stems: &[Stem], range: &Range<u16>| {
            [weight(&stems[..range.start as usize]), weight(&stems[range.end as usize..])]
        };
        let inside = |stems: &[Stem], range: &Range<u16>| {
            weight(&stems[range.start as usize..range.end as usize]).saturating_sub(self.matched)
        };
        let ([a_before, a_after], [b_before, b_after]) = (outside(a, &self.a), outside(b, &self.b));
        let places = [(a_before, b_before), (inside(a, &self.a), inside(b, &self.b)), (a_after, b_after)];
        let told = places.into_iter().filter(|(one, other)| *one.min(other) >= CONTENT);
        let [one, other] = told.fold([0, 0], |[one, other], (x, y)| [one + x, other + y]);
        let own = one.max(other);
        own > SEVERAL && 2 * self.matched < 3 * own
    }
}

impl Stretch {
    /// Whether two sentences only begin alike: “I grew up on this music”, “I grew up in a house without a piano”. Each
    /// goes on with telling words, one of them with several, and they say more than what both begin with.
    pub fn is_beginning(&self, a: &[Stem], b: &[Stem]) -> bool {
        let rest = [&a[usize::from(self.a.end)..], &b[usize::from(self.b.end)..]];
        let telling = rest.map(|stems| stems.iter().filter(|stem| stem.weight() >= CONTENT).count());
        let own = weight(rest[0]).max(weight(rest[1]));
        let begins = self.a.start == 0 && self.b.start == 0;
        begins && telling[0].min(telling[1]) > 0 && telling[0].max(telling[1]) > 1 && 5 * own > 4 * self.matched
    }
}

/// Words in one place that a short remark may be misquoted in.
const CHANGED: usize = 2;
/// Words of it that have to stand.
const STANDING: usize = 3;

/// Whether one sentence is the other but for a word or two in one place: “There isn't a scratch on it”, “There is no
/// scratch on it”.
pub fn differ_in_one_place(a: &[Stem], b: &[Stem]) -> bool {
    let is = |(one, other): &(&Stem, &Stem)| one.is(**other);
    let head = a.iter().zip(b).take_while(is).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(is).count();
    let (longer, stands) = (a.len().max(b.len()), head + tail);
    longer - stands <= CHANGED && stands >= STANDING && 2 * stands >= longer
}

/// A common word, as the end of the best stretch that it ends.
#[derive(Clone, Copy)]
struct End {
    score: i32,
    matched: u32,
    start: (u16, u16),
}

/// Aligns sentences; keeps its tables from one to the next.
///
/// Only pairs of common words are looked at, not every pair of words: what lies between two of them costs its weight,
/// whatever it is. So a stretch ends in the best of those before it, less what all words up to here weigh, and the best
/// for each column is kept with that taken out (the chaining of matches, after Wilbur and Lipman, 1983).
#[derive(Default)]
pub struct Aligner {
    /// For each remainder of a stem's hash the last word of the second sentence that has it, and for each word the one
    /// before with the same.
    last: Vec<u16>,
    before: Vec<u16>,
    /// What the words of the second sentence before each weigh.
    passed: Vec<i32>,
    ends: Vec<End>,
    /// For each column the best score of an end there, with the weight of all words before it added back; and that end.
    best: Vec<i32>,
    best_end: Vec<u32>,
}

/// Many more than a sentence has words: few of another's are taken for one of its own.
const REMAINDERS: usize = 1024;
const NONE: u16 = u16::MAX;

impl Aligner {
    /// The best stretch of the two; empty where no word is common. On a tie the later one: of a false start repeated,
    /// the run that goes on.
    pub fn align(&mut self, a: &[Stem], b: &[Stem]) -> Stretch {
        self.face(b);
        self.align_with(a, b)
    }

    /// What the words of a sentence weigh at most that the one faced has too, in eighths.
    pub fn shared(&self, a: &[Stem]) -> u32 {
        weight_of(a.iter().filter(|&&word| self.last[remainder(word)] != NONE))
    }

    /// [`Aligner::align`] with the sentence that is faced.
    pub fn align_with(&mut self, a: &[Stem], b: &[Stem]) -> Stretch {
        self.ends.clear();
        self.best.clear();
        self.best.resize(b.len(), i32::MIN);
        self.best_end.resize(b.len().max(self.best_end.len()), 0);
        let (mut best, mut best_row) = (Stretch::default(), 0);
        let mut passed = 0;
        for (i, &word) in a.iter().enumerate() {
            // From the last column on, so that a word follows those of the rows before alone.
            let mut next = self.last[remainder(word)];
            while next != NONE {
                let j = next as usize;
                next = self.before[j];
                if !word.is(b[j]) {
                    continue;
                }
                let end = self.end(i, j, passed + self.passed[j], word.weight().min(b[j].weight()));
                let after = end.score + PASSED * (word.weight() + b[j].weight()) as i32 + passed + self.passed[j];
                if after >= self.best[j] {
                    (self.best[j], self.best_end[j]) = (after, self.ends.len() as u32);
                    self.ends.push(end);
                }
                if end.score > best.score || (end.score == best.score && i > best_row) {
                    let (a, b) = (end.start.0..i as u16 + 1, end.start.1..j as u16 + 1);
                    (best, best_row) = (Stretch { score: end.score, matched: end.matched, a, b }, i);
                }
            }
            passed += PASSED * word.weight() as i32;
        }
        best
    }

    /// Reads the sentence that others are aligned with.
    pub fn face(&mut self, b: &[Stem]) {
        self.last.clear();
        self.last.resize(REMAINDERS, NONE);
        self.before.clear();
        self.passed.clear();
        let mut passed = 0;
        for (j, &word) in b.iter().enumerate() {
            let last = &mut self.last[remainder(word)];
            self.before.push(std::mem::replace(last, j as u16));
            self.passed.push(passed);
            passed += PASSED * word.weight() as i32;
        }
    }

    /// The best stretch that ends with this pair of common words; `passed` is what all words before them weigh.
    fn end(&self, i: usize, j: usize, passed: i32, weight: u32) -> End {
        let own = MATCH * weight as i32;
        let best = self.best[..j].iter().copied().max().filter(|&best| best > passed);
        let Some(best) = best else { return End { score: own, matched: weight, start: (i as u16, j as u16) } };
        let column = self.best[..j].iter().rposition(|&column| column == best).unwrap_or_default();
        let before = self.ends[self.best_end[column] as usize];
        End { score: best - passed + own, matched: before.matched + weight, start: before.start }
    }
}

fn remainder(stem: Stem) -> usize {
    stem.bare() as usize % REMAINDERS
}

/// The weight of words, in eighths.
pub fn weight(stems: &[Stem]) -> u32 {
    weight_of(stems.iter())
}

fn weight_of<'a>(stems: impl Iterator<Item = &'a Stem>) -> u32 {
    stems.map(|stem| stem.weight()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<Stem> {
        text.split(' ').map(|word| Stem::new(crate::rules::hash(word), 40)).collect()
    }

    #[test]
    fn a_trim_costs_nothing_and_a_word_put_in_a_third_of_it() {
        let whole = stems("we will have a fair and open harbour");
        let mut aligner = Aligner::default();
        let trim = aligner.align(&whole, &stems("fair and open"));
        assert_eq!((trim.a, trim.b, trim.matched), (4..7, 0..3, 120));
        let changed = aligner.align(&whole, &stems("a fair and very open harbour"));
        assert_eq!((changed.a.clone(), changed.b.clone()), (3..8, 0..6));
        assert!((changed.score() - (25.0 - 1.75)).abs() < 0.01);
    }
}
