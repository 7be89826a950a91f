//! Counterparts by their place: what two tellings of one story have where the other has something else.
//!
//! What comes in is the lines of two articles, one of which is the other rewritten, with the counterparts that their words
//! tell; what goes out is lines that share few words and yet are the same remark: between the same neighbours, by the same
//! speaker, in the same surroundings.

use std::ops::Range;

use super::{
    evidence::Meeting,
    retellings::{Line, around},
};
use crate::rules::{CONTENT, Stem};

/// What the surroundings have to share, in natural logarithms: two telling words beside the speaker's name.
const AROUND: f32 = 16.0;
/// What the surroundings and the lines have to share together: a speaker's name with his office and “told reporters”,
/// which stand beside anything he says, come to 35.
const TOGETHER: f32 = 44.0;
/// A word that the lines share says so much more than one around them.
const WITHIN: f32 = 3.0;

/// Pairs of lines that stand in each other's place; `known` are pairs that are counterparts beyond doubt, in the order of
/// `here`, and `taken` tells of a line of either article whether it has a counterpart at all.
pub fn in_place(
    (here, there): (&[Line], &[Line]),
    known: &[(usize, usize)],
    taken: [&dyn Fn(usize) -> bool; 2],
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut from, mut to) = (0, 0);
    for &(i, j) in known.iter().chain([&(here.len(), there.len())]) {
        // A neighbour that stands elsewhere tells of no place.
        if i < from || j < to {
            continue;
        }
        let pair = alone(from..i, here, taken[0]).zip(alone(to..j, there, taken[1]));
        found.extend(pair.filter(|&(one, other)| is_counterpart(&here[one], &there[other])));
        (from, to) = (i + 1, j + 1);
    }
    found
}

/// The only line of a range that has no counterpart; where there are more nobody can tell which is whose.
fn alone(range: Range<usize>, lines: &[Line], taken: &dyn Fn(usize) -> bool) -> Option<usize> {
    let mut free = range.filter(|&at| lines[at].is_credited() && !taken(at));
    free.next().filter(|_| free.next().is_none())
}

fn is_counterpart(one: &Line, other: &Line) -> bool {
    let around = around(one, other);
    one.voice.meet(&other.voice) == Meeting::Same
        && around >= AROUND
        && around + WITHIN * common(one.stems, other.stems) >= TOGETHER
}

/// What two lines share of content, in any order.
fn common(one: &[Stem], other: &[Stem]) -> f32 {
    let content = one.iter().filter(|stem| stem.weight() >= CONTENT);
    let shared: u32 = content.filter(|stem| other.iter().any(|other| other.is(**stem))).map(|stem| stem.weight()).sum();
    shared as f32 / 8.0
}
