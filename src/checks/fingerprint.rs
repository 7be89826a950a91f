//! What a finding is known by from one run to the next.
//!
//! Sixteen hexadecimal digits of the code, the folded wordings and the folded speakers: no path, no line, no order, so
//! that a paragraph moved, a file renamed or one more outlet with the same words leaves it as it was.

use crate::text::fold_key;

/// The fingerprint of a finding of `code` about these wordings and speakers, each counted once, in any order.
///
/// ```
/// use misquote::checks::fingerprint;
/// let one = fingerprint("MQ101", ["cautious optimism", "cautious confidence"], ["Ada Holm"]);
/// let two = fingerprint("MQ101", ["Cautious confidence,", "“cautious optimism”"], ["ada holm", "Ada Holm"]);
/// assert_eq!(one, two);
/// assert_eq!(one.len(), 16);
/// ```
pub fn fingerprint<'a>(
    code: &str,
    wordings: impl IntoIterator<Item = &'a str>,
    speakers: impl IntoIterator<Item = &'a str>,
) -> String {
    let mut hash = Fnv::default();
    hash.eat(code);
    for set in [sorted(wordings), sorted(speakers)] {
        hash.eat("\u{1d}");
        for text in set {
            hash.eat(&text);
            hash.eat("\u{1e}");
        }
    }
    format!("{:016x}", hash.0)
}

fn sorted<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut texts: Vec<&str> = texts.into_iter().collect();
    texts.sort_unstable();
    texts.dedup();
    let mut folded: Vec<String> = texts.into_iter().map(fold_key).collect();
    folded.sort();
    folded.dedup();
    folded
}

/// Fowler, Noll and Vo's hash (1a, 64 bits): the same in every version and on every machine.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn eat(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
