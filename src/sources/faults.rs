//! The faults of a run as a person can take them in: a feed in which every line fails alike fails once.
//!
//! What comes in is faults in the order of their sources; what goes out is the same, those of one feed and one cause in
//! the place of the first. Nothing is dropped: the lines are counted, and the first of them named.

use rustc_hash::FxHashMap;

use super::{Fault, feed::article_of};

/// So many articles of a feed that fail alike are told one by one.
const FEW: usize = 3;

/// Gathers what befell many articles of one feed.
pub fn gathered(faults: Vec<Fault>) -> Vec<Fault> {
    let mut alike: FxHashMap<(&str, &str), Vec<&str>> = FxHashMap::default();
    for fault in &faults {
        if let Some((feed, line)) = article_of(&fault.path) {
            alike.entry((feed, cause(fault))).or_default().push(line);
        }
    }
    let told = |fault: &Fault| {
        let Some((feed, line)) = article_of(&fault.path) else { return Some(fault.clone()) };
        let lines = &alike[&(feed, cause(fault))];
        match lines.len() {
            0..=FEW => Some(fault.clone()),
            count => (lines[0] == line).then(|| Fault {
                path: feed.to_owned(),
                message: format!(
                    "cannot read {count} of its articles, in lines {} and on: {}",
                    lines[..FEW].join(", "),
                    cause(fault)
                ),
            }),
        }
    };
    faults.iter().filter_map(told).collect()
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
        let mut faults = vec![fault("a.txt", "no"), fault("b.jsonl#7", "not JSON at line 1 column 2")];
        faults.extend(
            (1..=9).map(|line| fault(&format!("c.jsonl#{line}"), &format!("not JSON at line 1 column {line}"))),
        );
        let told: Vec<_> =
            gathered(faults).into_iter().map(|fault| format!("{}: {}", fault.path, fault.message)).collect();
        let expected = [
            "a.txt: cannot read it: no",
            "b.jsonl#7: cannot read it: not JSON at line 1 column 2",
            "c.jsonl: cannot read 9 of its articles, in lines 1, 2, 3 and on: not JSON",
        ];
        assert_eq!(told, expected);
    }
}
