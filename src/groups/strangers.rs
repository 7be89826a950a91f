//! Strangers: for each sentence the others that have part of it, whoever said them.
//!
//! What comes in is every pair of sayings that overlap; what goes out is for those that are asked about a few of the
//! others each. Most pairs of a large corpus share a turn of phrase and nothing else, so a pair is kept in a few bytes.

/// A saying that has a stretch in common with another. Sentences that are all alike have hundreds each, so that nothing is
/// left between them.
#[derive(Clone, Copy)]
#[repr(C, packed(2))]
pub struct Overlap {
    /// Which.
    pub third: u32,
    /// What the common words weigh, in eighths.
    pub matched: u16,
}

/// For each saying who else has part of it.
pub struct Strangers {
    thirds: Vec<u32>,
    matched: Vec<u16>,
    /// For each saying one past its last.
    ends: Vec<u32>,
}

/// So many of a saying's overlaps are kept.
const KEPT: u32 = 64;

impl Strangers {
    /// Of `count` sayings those that are asked about.
    pub fn of(
        count: usize,
        asked: impl Iterator<Item = u32>,
        overlaps: impl Iterator<Item = (u32, Overlap)> + Clone,
    ) -> Self {
        let mut counts: Vec<Option<u32>> = vec![None; count];
        asked.for_each(|saying| counts[saying as usize] = Some(0));
        for saying in overlaps.clone().flat_map(|(saying, overlap)| [saying, overlap.third]) {
            counts[saying as usize].iter_mut().for_each(|count| *count = KEPT.min(*count + 1));
        }
        let mut next = Vec::with_capacity(count);
        let mut sum = 0;
        for count in &counts {
            next.push(sum);
            sum += count.unwrap_or(0);
        }
        let mut strangers = Self { thirds: vec![0; sum as usize], matched: vec![0; sum as usize], ends: Vec::new() };
        for (b, Overlap { third: a, matched }) in overlaps {
            for (saying, third) in [(a as usize, b), (b as usize, a)] {
                if let Some(left @ 1..) = &mut counts[saying] {
                    *left -= 1;
                    let at = next[saying] as usize;
                    (strangers.thirds[at], strangers.matched[at]) = (third, matched);
                    next[saying] += 1;
                }
            }
        }
        strangers.ends = next;
        strangers
    }

    /// The sayings that have part of this one, each with what that part weighs.
    pub fn to(&self, saying: u32) -> impl Iterator<Item = (u32, u32)> {
        let start = if saying == 0 { 0 } else { self.ends[saying as usize - 1] };
        let range = start as usize..self.ends[saying as usize] as usize;
        self.thirds[range.clone()].iter().copied().zip(self.matched[range].iter().copied().map(u32::from))
    }
}
