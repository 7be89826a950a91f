//! The faults of a run as a person can take them in: a feed in which every line fails alike fails once.
//!
//! What comes in is faults in the order of their sources, one by one; what goes out is the same, those of one feed and one
//! cause in the place of the first. Nothing is dropped: the lines are counted, and the first of them named.

use rustc_hash::FxHashMap;

use super::{Fault, feed::article_of};

/// So many articles of a feed that fail alike are told one by one.
const FEW: usize = 3;

/// What befell the sources of a run.
#[derive(Default)]
pub struct Faults {
    /// Each with the number of those alike, if it is of a feed's article; of those no more than a few.
    all: Vec<(Fault, Option<usize>)>,
    /// By feed and cause.
    alike: FxHashMap<(String, String), usize>,
    /// How many are alike.
    counts: Vec<usize>,
}

impl Faults {
    /// Notes one.
    pub fn push(&mut self, fault: Fault) {
        let Some((feed, _)) = article_of(&fault.path) else {
            self.all.push((fault, None));
            return;
        };
        let fresh = self.counts.len();
        let alike = *self.alike.entry((feed.to_owned(), cause(&fault).to_owned())).or_insert(fresh);
        if alike == fresh {
            self.counts.push(0);
        }
        self.counts[alike] += 1;
        if self.counts[alike] <= FEW {
            self.all.push((fault, Some(alike)));
        }
    }

    /// All, gathered.
    pub fn told(self) -> Vec<Fault> {
        let Self { all, counts, .. } = self;
        let mut lines: Vec<Vec<&str>> = vec![Vec::new(); counts.len()];
        for (fault, alike) in &all {
            let line = article_of(&fault.path).map(|(_, line)| line);
            alike.zip(line).into_iter().for_each(|(alike, line)| lines[alike].push(line));
        }
        let told = |(fault, alike): &(Fault, Option<usize>)| {
            let many = alike.filter(|&alike| counts[alike] > FEW).zip(article_of(&fault.path));
            let Some((alike, (feed, line))) = many else { return Some(fault.clone()) };
            let (count, lines) = (counts[alike], &lines[alike]);
            let message = || {
                format!("cannot read {count} of its articles, in lines {} and on: {}", lines.join(", "), cause(fault))
            };
            (lines[0] == line).then(|| Fault { path: feed.to_owned(), message: message() })
        };
        all.iter().filter_map(told).collect()
    }
}

impl Extend<Fault> for Faults {
    fn extend<T: IntoIterator<Item = Fault>>(&mut self, faults: T) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }
}

/// What went wrong, without the place in the line at which it did.
fn cause(fault: &Fault) -> &str {
    let cause = fault.message.strip_prefix("cannot read it: ").unwrap_or(&fault.message);
    cause.split(" at line ").next().unwrap_or(cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_whose_lines_fail_alike_fails_once() {
        let fault =
            |path: &str, cause: &str| Fault { path: path.to_owned(), message: format!("cannot read it: {cause}") };
        let mut faults = Faults::default();
        faults.extend([fault("a.txt", "no"), fault("b.jsonl#7", "not JSON at line 1 column 2")]);
        faults.extend(
            (1..=9).map(|line| fault(&format!("c.jsonl#{line}"), &format!("not JSON at line 1 column {line}"))),
        );
        let told: Vec<_> =
            faults.told().into_iter().map(|fault| format!("{}: {}", fault.path, fault.message)).collect();
        let expected = [
            "a.txt: cannot read it: no",
            "b.jsonl#7: cannot read it: not JSON at line 1 column 2",
            "c.jsonl: cannot read 9 of its articles, in lines 1, 2, 3 and on: not JSON",
        ];
        assert_eq!(told, expected);
    }
}
