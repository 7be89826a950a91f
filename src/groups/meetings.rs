//! Meetings: which sayings have a stretch in common, whoever printed them.
//!
//! What comes in is sayings; each is aligned with its candidates, and what goes out is the pairs that may be the same words,
//! and beside them every pair that overlaps. Nothing is asked of speakers, days and stories.

use std::ops::Range;

use rayon::prelude::*;

use super::{
    align::{Aligner, Stretch, weight},
    evidence::{Beside, SAID_ONCE, SAME, Sentence, at_most, suffices},
    index::{Index, Tally, ask_for},
    sayings::Sayings,
    strangers::Overlap,
};
use crate::{corpus::Lists, rules::Stem};

/// Two sayings that may be the same words; `a` is the heavier.
pub struct Common {
    /// The heavier.
    pub a: u32,
    /// The lighter.
    pub b: u32,
    /// What they have in common.
    pub stretch: Stretch,
    /// What either has beside it.
    pub beside: [Beside; 2],
}

impl Common {
    /// Both sentences.
    pub fn sides(&self, sayings: &Sayings) -> [Sentence; 2] {
        let side = |saying: u32, beside| Sentence { weight: sayings.weights[saying as usize], beside };
        [side(self.a, self.beside[0]), side(self.b, self.beside[1])]
    }
}

/// What was found of some sayings, each with its candidates.
#[derive(Default)]
pub struct Met {
    /// The pairs that may be the same words.
    pub commons: Vec<Common>,
    /// For each of the sayings, from the first on, the heavier ones that it overlaps with.
    overlaps: Lists<Overlap>,
    first: u32,
    /// How many pairs were aligned for it.
    pub aligned: usize,
}

/// Below this score nothing helps, in natural logarithms: nine tenths of what the evidence asks for, so that whoever
/// has nearly as much of the words in common still counts as a stranger to them.
const LEAST: f32 = 9.4;
/// Who has less than this of the lighter sentence is neither the same words, which have half of it, nor a stranger to
/// them, who has nine tenths as much.
const SHARED: f32 = 0.45;
/// What the words beside a content word come to that are none themselves, in eighths.
const LITTLE: u32 = 28;
/// Sayings that one thread compares with their candidates at a time.
const CHUNK: u32 = 1024;

impl Met {
    /// Each with the saying that it was met by, which is the lighter.
    pub fn overlaps(&self) -> impl Iterator<Item = (u32, Overlap)> + Clone {
        let sayings = self.first..self.first + self.overlaps.count() as u32;
        let own = |saying: u32| self.overlaps.of(saying - self.first).iter().map(move |&overlap| (saying, overlap));
        sayings.flat_map(own)
    }
}

/// Aligns every saying with its candidates. `homes` says for each where it stands, if that is one article alone.
pub fn meet(sayings: &Sayings, homes: &[Option<u32>]) -> Vec<Met> {
    let index = Index::new(sayings);
    let chunk = |(aligner, tally): &mut (Aligner, Tally), first: u32| {
        let mut met = Met { first, ..Met::default() };
        let mut overlaps = Vec::new();
        for b in first..(first + CHUNK).min(sayings.len() as u32) {
            aligner.face(sayings.stems(b));
            let enough = (SHARED * sayings.weights[b as usize] as f32) as u32;
            let candidates = index.candidates(b, sayings, tally);
            ask_for(candidates.iter().filter_map(|&a| sayings.stems(a).first()).map(|stem| stem.0));
            for a in candidates {
                if aligner.shared(sayings.stems(a)) < enough {
                    continue;
                }
                let stretch = aligner.align_with(sayings.stems(a), sayings.stems(b));
                met.aligned += 1;
                if stretch.score() >= LEAST {
                    overlaps.push(Overlap { third: a, matched: stretch.matched as u16 });
                    // Whoever answers in another's words stands beside them in one article.
                    let home = homes[a as usize].filter(|_| homes[a as usize] == homes[b as usize]);
                    if home.is_none() || is_repeat(&stretch, sayings.weights[b as usize]) {
                        met.commons.extend(common(a, b, stretch, sayings));
                    }
                }
            }
            met.overlaps.push(overlaps.drain(..));
        }
        met.commons.shrink_to_fit();
        met.overlaps.shrink_to_fit();
        met
    };
    let firsts: Vec<u32> = (0..sayings.len() as u32).step_by(CHUNK as usize).collect();
    firsts.into_par_iter().map_init(Default::default, chunk).collect()
}

/// Whether the stretch is nearly all of the lighter sentence (in eighths): in one article less than that is none of it.
pub fn is_repeat(stretch: &Stretch, lighter: u32) -> bool {
    stretch.matched * 10 >= 9 * lighter
}

/// What may be the same words, whoever printed them.
fn common(a: u32, b: u32, stretch: Stretch, sayings: &Sayings) -> Option<Common> {
    if !suffices(&stretch, sayings.weights[b as usize]) {
        return None;
    }
    let beside = |saying: u32, range: &Range<u16>| {
        let stems = sayings.stems(saying);
        let [before, after] =
            [&stems[..range.start as usize], &stems[range.end as usize..]].map(|stems| weight(stems) as u16);
        Beside { before, after }
    };
    if tells_little(&stretch, sayings.stems(a), sayings.weights[b as usize]) {
        return None;
    }
    let beside = [beside(a, &stretch.a), beside(b, &stretch.b)];
    let common = Common { a, b, stretch, beside };
    let [heavier, lighter] = common.sides(sayings);
    let stretch = &common.stretch;
    let frame = || stretch.score() < SAID_ONCE && stretch.is_frame(sayings.stems(a), sayings.stems(b));
    (at_most(stretch, &heavier, &lighter) >= SAME && !frame()).then_some(common)
}

/// Whether two sentences have one content word in common, and the lighter has others: “He asked about the cat”, “I told
/// the guard about the cat”.
fn tells_little(stretch: &Stretch, a: &[Stem], lighter: u32) -> bool {
    let heaviest = a[stretch.a.start as usize..stretch.a.end as usize].iter().map(|stem| stem.weight()).max();
    stretch.matched < heaviest.unwrap_or(0) + LITTLE && stretch.matched * 100 < lighter * 97
}
