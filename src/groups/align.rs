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
const SEVERAL: u32 = Stem::RARE;

const MATCH: i32 = 20;
const PASSED: i32 = 7;

impl Stretch {
    /// The score in natural logarithms.
    pub fn score(&self) -> f32 {
        self.score as f32 / (8 * MATCH) as f32
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

#[derive(Clone, Copy, Default)]
struct Cell {
    score: i32,
    matched: u32,
    start: (u16, u16),
}

/// Aligns sentences; keeps its table from one to the next.
#[derive(Default)]
pub struct Aligner {
    row: Vec<Cell>,
}

impl Aligner {
    /// The best stretch of the two; empty where no word is common. On a tie the later one: of a false start repeated,
    /// the run that goes on.
    pub fn align(&mut self, a: &[Stem], b: &[Stem]) -> Stretch {
        self.row.clear();
        self.row.extend((0..=b.len()).map(|j| Cell { start: (0, j as u16), ..Cell::default() }));
        let mut best = Stretch::default();
        for (i, &word) in a.iter().enumerate() {
            let skip = PASSED * word.weight() as i32;
            let mut diagonal = self.row[0];
            self.row[0] = Cell { start: (i as u16 + 1, 0), ..Cell::default() };
            let mut left = self.row[0];
            for (j, &other) in b.iter().enumerate() {
                let above = self.row[j + 1];
                let cell = if word.is(other) {
                    let weight = word.weight().min(other.weight());
                    Cell {
                        score: diagonal.score + MATCH * weight as i32,
                        matched: diagonal.matched + weight,
                        ..diagonal
                    }
                } else {
                    let down = above.score - skip;
                    let along = left.score - PASSED * other.weight() as i32;
                    if down.max(along) <= 0 {
                        Cell { start: (i as u16 + 1, j as u16 + 1), ..Cell::default() }
                    } else if down >= along {
                        Cell { score: down, ..above }
                    } else {
                        Cell { score: along, ..left }
                    }
                };
                if cell.score > 0 && cell.score >= best.score && word.is(other) {
                    let (a_start, b_start) = cell.start;
                    best = Stretch {
                        score: cell.score,
                        matched: cell.matched,
                        a: a_start..i as u16 + 1,
                        b: b_start..j as u16 + 1,
                    };
                }
                diagonal = above;
                self.row[j + 1] = cell;
                left = cell;
            }
        }
        best
    }
}

/// The weight of words, in eighths.
pub fn weight(stems: &[Stem]) -> u32 {
    stems.iter().map(|stem| stem.weight()).sum()
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
