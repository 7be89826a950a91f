//! Of all that may be a sentence's counterpart, what is.
//!
//! What comes in is the matches of two articles; what goes out is those that are nearly the best of both their lines.

use std::ops::Range;

use super::{BEST, Line, Match, SAME, Tells};

/// The matches that are nearly the best of both their lines: of those that are about the same part of it, since what one
/// article prints in one breath another may cut in two.
pub(super) fn best<'m>(found: &'m [Match], here: &[Line], there: &[Line]) -> Vec<&'m Match> {
    let mut by_here = vec![Vec::new(); here.len()];
    let mut by_there = vec![Vec::new(); there.len()];
    for one in found {
        by_here[one.here].push((one.evidence, one.parts[0].clone()));
        by_there[one.there].push((one.evidence, one.parts[1].clone()));
    }
    let most = |rivals: &[Vec<(f32, Range<u16>)>], lines: &[Line], at: usize, part: &Range<u16>| {
        let best = |rivals: &[(f32, Range<u16>)]| {
            let about = rivals.iter().filter(|(_, other)| overlap(part, other));
            about.map(|(evidence, _)| *evidence).fold(0.0f32, f32::max)
        };
        // Where two people say the same in one article, nobody can tell which of them another article means.
        let twins = (0..lines.len()).filter(|&twin| lines[twin].saying == lines[at].saying);
        twins.map(|twin| best(&rivals[twin])).fold(f32::MAX, f32::min)
    };
    let best = |one: &&Match| {
        let [part, other] = &one.parts;
        let best = most(&by_here, here, one.here, part).max(most(&by_there, there, one.there, other));
        let near = if matches!(one.tells, Tells::Little | Tells::AllBut) { 1.0 } else { BEST };
        one.evidence >= SAME && one.evidence >= near * best
    };
    found.iter().filter(best).collect()
}

/// Whether two parts of a line have at least half of the shorter in common.
fn overlap(one: &Range<u16>, other: &Range<u16>) -> bool {
    let common = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    2 * usize::from(common) >= one.len().min(other.len())
}
