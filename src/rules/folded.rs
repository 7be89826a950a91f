//! A word as 64 bits, whatever its case and apostrophes: words are told apart without being stored.
//!
//! Eight bytes are taken at a time, folded on the way: in ASCII letters, digits, hyphens, full stops and apostrophes the bit
//! 0x20 is all that tells them apart.

/// The first state of a word's hash.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
/// A prime of which half the bits are set.
const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;
/// The bit that makes ASCII letters small, eight times.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// The hash of a word.
pub fn folded_hash(word: &str) -> u64 {
    if word.is_ascii() { folded_hash_ascii(word.as_bytes(), 0, word.len()) } else { hash_folded(word.chars()) }
}

/// The hash of `bytes[from..to]`, all of them ASCII; what follows in `bytes` is not looked at, but saves a copy.
#[inline]
pub fn folded_hash_ascii(bytes: &[u8], from: usize, to: usize) -> u64 {
    let mut state = SEED;
    let mut at = from;
    while at < to {
        let length = (to - at).min(8);
        let eight =
            bytes.get(at..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_else(|| copied(&bytes[at..to]));
        let known = u64::MAX >> (64 - 8 * length);
        state = mixed(state, (u64::from_le_bytes(eight) | SMALL) & known);
        at += length;
    }
    state
}

/// Fewer than eight bytes at the end of a text.
fn copied(bytes: &[u8]) -> [u8; 8] {
    let mut eight = [0; 8];
    eight.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = *byte);
    eight
}

/// The hash of any characters, folded one by one.
fn hash_folded(word: impl Iterator<Item = char>) -> u64 {
    let (mut state, mut eight, mut length) = (SEED, 0, 0);
    let mut take = |byte: u8| {
        eight |= u64::from(byte) << (8 * length);
        length += 1;
        if length == 8 {
            state = mixed(state, eight);
            (eight, length) = (0, 0);
        }
    };
    for c in word {
        match c {
            '’' => take(b'\''),
            _ if c.is_ascii() => take(c as u8 | 0x20),
            _ => c.to_lowercase().for_each(|c| c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut take)),
        }
    }
    if length > 0 { mixed(state, eight) } else { state }
}

/// Eight bytes more: the two halves of a product, so that each bit of either tells on all of the result.
#[inline]
fn mixed(state: u64, eight: u64) -> u64 {
    let product = u128::from(state ^ eight) * u128::from(PRIME);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_apostrophes_tell_no_words_apart() {
        assert_eq!(folded_hash("Holm’s"), folded_hash("holm's"));
        assert_eq!(folded_hash("ÄLTESTENRAT"), folded_hash("ältestenrat"));
        assert_eq!(folded_hash("CONFERENCES"), folded_hash("conferences"));
    }

    #[test]
    fn what_stands_around_a_word_does_not_tell() {
        for word in ["a", "seventh", "eighth-1", "ninetieth", "a-word-of-more-than-sixteen"] {
            let text = format!("{word} said");
            assert_eq!(folded_hash_ascii(text.as_bytes(), 0, word.len()), folded_hash(word), "{word}");
            assert_eq!(hash_folded(word.chars()), folded_hash(word), "{word}");
        }
    }

    #[test]
    fn words_are_told_apart() {
        assert_ne!(folded_hash("holm"), folded_hash("home"));
        assert_ne!(folded_hash("eighteen"), folded_hash("eighteenth"));
    }
}
