//! Comparison of two wordings, word by word.
//!
//! What comes in is two folded texts; what goes out is stretches that stand and stretches that were changed. Which changes
//! an editor may make is left to `permitted`.

use std::ops::Range;

use super::{
    Op, Piece,
    fold::{Traits, Word},
};
use crate::rules::Sorts;

/// A folded text.
#[derive(Clone, Debug, Default)]
pub struct Folded<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words.
    pub words: Vec<Word>,
    /// Whether the quotation goes on before it, and after it, wherever it stands.
    pub goes_on: [bool; 2],
}

impl Folded<'_> {
    /// The words of a range, as they are written.
    pub fn slice(&self, range: &Range<usize>) -> &str {
        match self.words.get(range.clone()) {
            Some([first, .., last]) => &self.text[first.start as usize..last.end as usize],
            Some([one]) => &self.text[one.start as usize..one.end as usize],
            _ => "",
        }
    }

    /// The weight of a range, in eighths.
    pub fn weight(&self, range: &Range<usize>) -> u32 {
        self.words[range.clone()].iter().map(|word| word.stem.weight()).sum()
    }

    /// Whether every longer word is capitalised.
    pub(super) fn is_titled(&self) -> bool {
        let longer = || self.words.iter().filter(|word| word.end - word.start > 3);
        let capital = |word: &Word| word.traits.has(Traits::CAPITAL) || word.traits.has(Traits::LEADS);
        longer().count() > 3 && longer().all(capital)
    }
}

/// A stretch of a comparison, in words of either side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What became of it.
    pub op: Op,
    /// The words of the first.
    pub a: Range<usize>,
    /// The words of the second.
    pub b: Range<usize>,
}

impl Part {
    /// Words that others stand for, or none.
    fn of(a: Range<usize>, b: Range<usize>) -> Self {
        let op = match (a.is_empty(), b.is_empty()) {
            (false, false) => Op::Replace,
            (false, true) => Op::Delete,
            (true, _) => Op::Insert,
        };
        Self { op, a, b }
    }
}

impl Piece {
    /// A stretch of the comparison of two texts.
    pub(super) fn of(part: &Part, a: &Folded, b: &Folded) -> Self {
        let words = match part.op {
            Op::Equal => Default::default(),
            Op::Replace | Op::Delete | Op::Insert => {
                [&a.words[part.a.clone()], &b.words[part.b.clone()]].map(Into::into)
            }
        };
        Self { op: part.op, a: a.slice(&part.a).into(), b: b.slice(&part.b).into(), words }
    }
}

/// Whether two words stand for each other. What is in brackets is the editor's, even where it keeps a word of what it
/// replaces: “Mayor Holm”, “[the mayor]”.
fn is_same(one: &Word, other: &Word) -> bool {
    let bracketed = |word: &Word| word.traits.has(Traits::BRACKET);
    one.key == other.key && !one.is_gap() && bracketed(one) == bracketed(other)
}

/// Of fewer words in common nobody can tell that they are the same ones.
const SEVERAL: usize = 4;
/// So many words that stand beside an end tell which of its words was changed.
const STANDING: usize = 3;
/// Tables larger than this are not made: what lies between the common ends is one change.
const LARGEST: usize = 1 << 20;

/// Compares two texts.
pub fn compare(a: &Folded, b: &Folded) -> Vec<Part> {
    let (x, y) = (&a.words, &b.words);
    if let Some((i, j)) = held(x, y) {
        let matches: Vec<(usize, usize)> = (0..x.len().min(y.len())).map(|at| (i + at, j + at)).collect();
        return parts(&matches, x.len(), y.len());
    }
    let same = |(one, other): &(&Word, &Word)| is_same(one, other);
    // Of a single word in common at an end nobody can tell that it is the same one: “I think so. I mean it”, “I mean it”.
    let long = |run: usize| if run >= SEVERAL { run } else { 0 };
    let head = long(x.iter().zip(y).take_while(same).count());
    let tail = long(x[head..].iter().rev().zip(y[head..].iter().rev()).take_while(same).count());
    let (middle_a, middle_b) = (head..x.len() - tail, head..y.len() - tail);
    let mut matches: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    matches.extend(common(&x[middle_a.clone()], &y[middle_b.clone()]).into_iter().map(|(i, j)| (i + head, j + head)));
    matches.extend((0..tail).map(|at| (middle_a.end + at, middle_b.end + at)));
    let parts = parts(&matches, x.len(), y.len()).into_iter().flat_map(|part| unbracketed(part, x, y));
    edged(parts.collect(), x, y)
}

/// Where the one has all words of the other in a row: the second of two like sentences is no cut of both.
fn held(x: &[Word], y: &[Word]) -> Option<(usize, usize)> {
    let (whole, part) = if x.len() >= y.len() { (x, y) } else { (y, x) };
    if part.len() < SEVERAL || whole.len() * part.len() > LARGEST {
        return None;
    }
    let at =
        whole.windows(part.len()).position(|words| words.iter().zip(part).all(|(one, other)| is_same(one, other)))?;
    Some(if x.len() >= y.len() { (at, 0) } else { (0, at) })
}

/// How the best that follows two places begins.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    /// With a word passed over on either side.
    Over,
    /// With a word in common.
    Match,
    /// With one word in another's place: “days, not weeks”, “weeks, not months”.
    Change,
}

/// What it is worth that two words are of one sort, in quarters of an eighth: less than a telling word in common.
const COUNTERPART: u32 = 64;

/// The heaviest common subsequence; of equals the one with fewer breaks, then the later one.
fn common(x: &[Word], y: &[Word]) -> Vec<(usize, usize)> {
    let (rows, columns) = (x.len() + 1, y.len() + 1);
    if rows * columns > LARGEST || rows == 1 || columns == 1 {
        return Vec::new();
    }
    // The best of what follows each pair of places, and how it begins.
    let mut best = vec![(0u32, Step::Over); rows * columns];
    for i in (0..x.len()).rev() {
        for j in (0..y.len()).rev() {
            let (down, along) = (best[(i + 1) * columns + j].0, best[i * columns + j + 1].0);
            let mut here = (down.max(along), Step::Over);
            let (after, next) = best[(i + 1) * columns + j + 1];
            if is_same(&x[i], &y[j]) {
                let score = after + 4 * x[i].stem.weight() + if next == Step::Match { 12 } else { 0 };
                if score >= here.0 {
                    here = (score, Step::Match);
                }
            } else if x[i].traits.is_counterpart_of(y[j].traits) && after + COUNTERPART > here.0 {
                here = (after + COUNTERPART, Step::Change);
            }
            best[i * columns + j] = here;
        }
    }
    let mut matches = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < x.len() && j < y.len() {
        let step = best[i * columns + j].1;
        if step != Step::Over {
            matches.extend((step == Step::Match).then_some((i, j)));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * columns + j].0 >= best[i * columns + j + 1].0 {
            i += 1;
        } else {
            j += 1;
        }
    }
    matches
}

/// Parts a word that was merely put in brackets from the one that was changed beside it: “the vote”, “[the] race”.
fn unbracketed(part: Part, x: &[Word], y: &[Word]) -> Vec<Part> {
    let Part { op: Op::Replace, a, b } = part.clone() else { return vec![part] };
    let own = |words: &[Word]| words.iter().filter(|word| !word.traits.has(Traits::BRACKET)).count();
    let changed = own(&x[a.clone()]) > 0 && own(&y[b.clone()]) > 0;
    if changed && x[a.start].key == y[b.start].key {
        vec![Part::of(a.start..a.start + 1, b.start..b.start + 1), Part::of(a.start + 1..a.end, b.start + 1..b.end)]
    } else if changed && x[a.end - 1].key == y[b.end - 1].key {
        vec![Part::of(a.start..a.end - 1, b.start..b.end - 1), Part::of(a.end - 1..a.end, b.end - 1..b.end)]
    } else {
        vec![part]
    }
}

/// Parts an end that was both trimmed and changed: of “If these numbers hold, some” and “All” only “some” was changed.
fn edged(parts: Vec<Part>, x: &[Word], y: &[Word]) -> Vec<Part> {
    let last = parts.len().saturating_sub(1);
    let beside = [parts.get(1), parts.iter().nth_back(1)].map(|part| part.map_or(0, |part| part.a.len()));
    let edge = |(index, part): (usize, Part)| {
        let trimmed = part.op == Op::Replace && part.a.len().min(part.b.len()) == 1 && part.a.len() != part.b.len();
        if !trimmed || last == 0 {
            return vec![part];
        }
        let Part { a, b, .. } = part.clone();
        // “And never peel them cold”, “always peel them cold”.
        let stands = beside[usize::from(index == last)] >= STANDING;
        let denies =
            |one: &Word, other: &Word| stands && one.traits.has(Sorts::NEGATION) && other.traits.has(Sorts::QUANTIFIER);
        let like = |i: usize, j: usize| {
            x[i].traits.is_counterpart_of(y[j].traits) || denies(&x[i], &y[j]) || denies(&y[j], &x[i])
        };
        if index == 0 && like(a.end - 1, b.end - 1) {
            vec![Part::of(a.start..a.end - 1, b.start..b.end - 1), Part::of(a.end - 1..a.end, b.end - 1..b.end)]
        } else if index == last && like(a.start, b.start) {
            vec![Part::of(a.start..a.start + 1, b.start..b.start + 1), Part::of(a.start + 1..a.end, b.start + 1..b.end)]
        } else {
            vec![part]
        }
    };
    parts.into_iter().enumerate().flat_map(edge).collect()
}

fn parts(matches: &[(usize, usize)], a_end: usize, b_end: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for &(x, y) in matches.iter().chain([&(a_end, b_end)]) {
        if x > i || y > j {
            parts.push(Part::of(i..x, j..y));
        }
        if x < a_end {
            match parts.last_mut() {
                Some(last) if last.op == Op::Equal => (last.a.end, last.b.end) = (x + 1, y + 1),
                _ => parts.push(Part { op: Op::Equal, a: x..x + 1, b: y..y + 1 }),
            }
        }
        (i, j) = (x + 1, y + 1);
    }
    parts
}
