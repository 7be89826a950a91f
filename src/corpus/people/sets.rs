//! Disjoint sets: which of many names have been found to be one person's.

/// Sets of the numbers below a count; the least number of a set stands for it.
#[derive(Debug)]
pub struct Sets(Vec<u32>);

impl Sets {
    /// Each number alone.
    pub fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    /// The number that stands for this one's set.
    pub fn root(&mut self, mut of: u32) -> u32 {
        while self.0[of as usize] != of {
            let up = self.0[self.0[of as usize] as usize];
            self.0[of as usize] = up;
            of = up;
        }
        of
    }

    /// Makes one set of two.
    pub fn join(&mut self, one: u32, two: u32) {
        let (one, two) = (self.root(one), self.root(two));
        self.0[one.max(two) as usize] = one.min(two);
    }
}
