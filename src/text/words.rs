//! Where the longer words of a text stand, in its bytes.
//!
//! What comes in is UTF-8, markup and all; what goes out is words without the marks, dashes and apostrophes around and in
//! them. Nothing is decoded: for looking through many articles at little more than what it costs to read them.

/// No shorter word tells anything, in bytes.
const LEAST: usize = 4;

/// So many bytes are told apart at once: one bit each.
const LANES: usize = u64::BITS as usize;

/// The words of four bytes and more, and where they begin; of one longer than 64 bytes the first 64.
pub fn longer_words(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut words = Words { text, base: 0, letters: 0, firsts: 0, next: 0 };
    std::iter::from_fn(move || {
        loop {
            let (start, word) = words.next()?;
            // What is left of a sign before it is none of it.
            let bare = word.iter().take_while(|byte| matches!(byte, 0x80..=0xbf)).count();
            if word.len() >= LEAST + bare {
                return Some((start + bare, &word[bare..]));
            }
        }
    })
}

/// The runs of bytes that are part of words, without the short ones.
struct Words<'t> {
    text: &'t [u8],
    /// Where the bytes begin that are looked at.
    base: usize,
    /// Which of them are part of words that end among them: the first byte is the lowest bit.
    letters: u64,
    /// Which of them begin a long word that is not yet told.
    firsts: u64,
    /// Where the bytes begin that are looked at next.
    next: usize,
}

impl<'t> Words<'t> {
    #[inline(always)]
    fn next(&mut self) -> Option<(usize, &'t [u8])> {
        while self.firsts == 0 {
            self.step()?;
        }
        let first = self.firsts.trailing_zeros();
        self.firsts &= self.firsts - 1;
        let length = (self.letters >> first).trailing_ones() as usize;
        let start = self.base + first as usize;
        Some((start, &self.text[start..start + length]))
    }

    /// Goes on to the next bytes, if there are any. A word that may go on behind them is looked at with those.
    fn step(&mut self) -> Option<()> {
        let rest = self.text.get(self.next..).filter(|rest| !rest.is_empty())?;
        self.base = self.next;
        let all = letters(rest);
        let open = all.leading_ones() as usize;
        if open == LANES {
            let behind = rest[LANES..].iter().take_while(|&&byte| is_letter(byte)).count();
            (self.letters, self.firsts, self.next) = (all, 1, self.base + LANES + behind);
            return Some(());
        }
        self.letters = all & u64::MAX >> open;
        let four = self.letters & self.letters >> 1 & self.letters >> 2 & self.letters >> 3;
        self.firsts = four & !(self.letters << 1);
        self.next = self.base + LANES - open;
        Some(())
    }
}

/// Which of the first bytes are part of a word. Plain loops over all of them, of which a compiler makes a few wide
/// instructions.
fn letters(text: &[u8]) -> u64 {
    let mut bytes = [0; LANES];
    match text.first_chunk() {
        Some(chunk) => bytes = *chunk,
        None => bytes[..text.len()].copy_from_slice(text),
    }
    for byte in &mut bytes {
        *byte = u8::from(is_letter(*byte));
    }
    let mut letters = 0;
    for (number, eight) in bytes.as_chunks::<8>().0.iter().enumerate() {
        // The product brings the lowest bits of eight bytes together in the highest byte.
        letters |= u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56 << (8 * number);
    }
    letters
}

/// Which bytes are part of a word. What begins with 0xE2 in UTF-8 is a mark, a dash or a sign; its other bytes begin no
/// character.
#[inline(always)]
fn is_letter(byte: u8) -> bool {
    let (letter, figure) = ((byte | 0x20).wrapping_sub(b'a') < 26, byte.wrapping_sub(b'0') < 10);
    letter | figure | (byte >= 0x80) & (byte != 0xe2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        longer_words(text.as_bytes()).filter_map(|(_, word)| std::str::from_utf8(word).ok()).collect()
    }

    #[test]
    fn marks_and_dashes_are_no_part_of_words() {
        assert_eq!(words("“Plums never—ever—paid,” she’d say."), ["Plums", "never", "ever", "paid"]);
        assert_eq!(words("<p>Größe: 1,200 Meter</p>"), ["Größe", "Meter"]);
        assert_eq!(words(""), Vec::<&str>::new());
    }

    proptest::proptest! {
        #[test]
        fn words_are_the_runs_of_letters(text in "([a-fé]{0,9}[ “—.]){0,40}[a-f]{0,200}[ “]?[0-9]{0,70}") {
            let bytes = text.as_bytes();
            let plain: Vec<&[u8]> = bytes
                .split(|&byte| !is_letter(byte))
                .map(|run| &run[..run.len().min(LANES)])
                .map(|run| &run[run.iter().take_while(|byte| matches!(byte, 0x80..=0xbf)).count()..])
                .filter(|word| word.len() >= LEAST)
                .collect();
            let found: Vec<&[u8]> = longer_words(bytes).map(|(at, word)| {
                assert_eq!(&bytes[at..at + word.len()], word);
                word
            }).collect();
            proptest::prop_assert_eq!(plain, found);
        }
    }
}
