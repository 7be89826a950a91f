//! The bytes of a source as they are looked through: its longer words, and what stands around some of them.
//!
//! What comes in is UTF-8, markup and all; what goes out is where words begin, and whether a run of them is a good part of
//! its sentence. Nothing is decoded.

/// What weighs less has to be one part of so many of the sentence around it, or half of the quotation: two words in common
/// are something where they stand between marks, and nothing in a long sentence.
const PART: usize = 2;
/// How far a sentence's ends are looked for, in bytes.
const SENTENCE: usize = 1 << 10;

/// Whether a run of words is a good part of the sentence around it, or of what stands between marks or tags; two words
/// only where a mark opens them.
pub fn is_part(text: &[u8], [start, end]: [usize; 2], two: bool) -> bool {
    let first = opening(text, start);
    let last = (end..(end + SENTENCE).min(text.len())).find(|&at| is_end(text, at)).unwrap_or(text.len());
    PART * (end - start) >= last - first.unwrap_or_default() && (!two || first.is_some_and(|at| is_mark(text, at)))
}

/// Where the sentence begins, or what stands between marks or tags, in which a word stands.
pub fn opening(text: &[u8], word: usize) -> Option<usize> {
    (word.saturating_sub(SENTENCE)..word).rev().find(|&at| is_end(text, at))
}

fn is_end(text: &[u8], at: usize) -> bool {
    matches!(text[at], b'.' | b'!' | b'?' | b'\n') || is_mark(text, at)
}

pub fn is_mark(text: &[u8], at: usize) -> bool {
    match text[at] {
        b'"' | b'<' | b'>' | b'&' => true,
        b'\'' => at == 0 || text[at - 1].is_ascii_whitespace(),
        // « and », “ and its kin, but no apostrophe.
        0xc2 => matches!(text.get(at + 1), Some(0xab | 0xbb)),
        0xe2 => matches!(text.get(at + 1..at + 3), Some([0x80, 0x98 | 0x9a..=0x9f])),
        _ => false,
    }
}

/// The words that are long enough to tell anything, and where they begin, without the marks, dashes and apostrophes around
/// and in them.
pub fn words(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let from = at;
            while text.get(at).is_some_and(|&byte| LETTERS[byte as usize]) {
                at += 1;
            }
            let word = &text[from..at];
            at += 1;
            // What is left of a sign before it is none of it.
            let bare = word.iter().take_while(|byte| matches!(byte, 0x80..=0xbf)).count();
            if word.len() >= LEAST + bare {
                return Some((from + bare, &word[bare..]));
            }
        }
        None
    })
}

/// No shorter word tells anything, in bytes.
const LEAST: usize = 4;

/// Which bytes are part of a word. What begins with 0xE2 in UTF-8 is a mark, a dash or a sign; its other bytes begin no
/// character.
static LETTERS: [bool; 256] = letters();

const fn letters() -> [bool; 256] {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = (byte as u8).is_ascii_alphanumeric() || byte >= 0x80 && byte != 0xe2;
        byte += 1;
    }
    letters
}
