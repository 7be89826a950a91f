//! Lists: for each of many numbers a few others, in two pieces of memory instead of a hundred thousand.
//!
//! What comes in is pairs in any order, the second of each by the first sorted and once each, or lists as they are; what
//! goes out is each list by its number.

/// A list for each number below some bound.
#[derive(Clone, Debug)]
pub struct Lists<T> {
    /// Where each list begins; one more at the end.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy + Default + Ord> Lists<T> {
    /// Sorts pairs into the lists of the numbers below `count`. The pairs are gone through twice.
    pub fn gather<P: Iterator<Item = (u32, T)>>(count: usize, pairs: impl Fn() -> P) -> Self {
        let mut starts = vec![0u32; count + 1];
        pairs().for_each(|(number, _)| starts[number as usize] += 1);
        let mut sum = 0;
        for start in &mut starts {
            (*start, sum) = (sum, sum + *start);
        }
        let mut items = vec![T::default(); sum as usize];
        for (number, item) in pairs() {
            let next = &mut starts[number as usize];
            items[*next as usize] = item;
            *next += 1;
        }
        // Each beginning has moved on to the next one's.
        let mut lists = Self { starts, items };
        lists.once_each();
        lists
    }

    /// Sorts every list and drops what stands in it twice; what were ends become beginnings.
    fn once_each(&mut self) {
        let (mut from, mut kept) = (0, 0);
        for end in &mut self.starts {
            let to = *end as usize;
            self.items[from..to].sort_unstable();
            *end = kept as u32;
            for at in from..to {
                if at == from || self.items[at] != self.items[at - 1] {
                    self.items[kept] = self.items[at];
                    kept += 1;
                }
            }
            from = to;
        }
        self.items.truncate(kept);
        self.items.shrink_to_fit();
    }
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { starts: Vec::new(), items: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// Adds the list of the next number.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.items.extend(list);
        self.starts.push(self.items.len() as u32);
    }
}

impl<T> Lists<T> {
    /// How many lists there are.
    pub fn count(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Gives back the room for further lists.
    pub fn shrink_to_fit(&mut self) {
        self.starts.shrink_to_fit();
        self.items.shrink_to_fit();
    }

    /// The list of a number; empty for one beyond the bound.
    pub fn of(&self, number: u32) -> &[T] {
        let bound = |number: usize| self.starts.get(number).map(|&start| start as usize);
        match (bound(number as usize), bound(number as usize + 1)) {
            (Some(start), Some(end)) => &self.items[start..end],
            (Some(_) | None, _) => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_hold_nothing_twice() {
        let pairs = [(2, 9), (0, 4), (2, 1), (2, 9), (0, 3), (2, 1), (4, 7)];
        let lists = Lists::gather(5, || pairs.into_iter());
        let all: Vec<&[u32]> = (0..6).map(|number| lists.of(number)).collect();
        assert_eq!(all, [&[3, 4][..], &[], &[1, 9], &[], &[7], &[]]);
    }

    #[test]
    fn lists_follow_one_another() {
        let mut lists = Lists::default();
        lists.push([5, 2]);
        lists.push([]);
        lists.push([7, 7]);
        let all: Vec<&[u32]> = (0..4).map(|number| lists.of(number)).collect();
        assert_eq!(all, [&[5, 2][..], &[], &[7, 7], &[]]);
    }
}
