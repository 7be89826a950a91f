//! What stands around words in the bytes of a source.
//!
//! What comes in is UTF-8, markup and all; what goes out is where the sentence of a word begins, and whether a run of words
//! is a good part of it. Nothing is decoded.

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
    ENDS[usize::from(text[at])] && (matches!(text[at], b'.' | b'!' | b'?' | b'\n') || is_mark(text, at))
}

/// What a sentence's end may begin with: few bytes do.
static ENDS: [bool; 256] = {
    let (mut ends, bytes) = ([false; 256], b".!?\n\"<>&'\xc2\xe2");
    let mut at = 0;
    while at < bytes.len() {
        ends[bytes[at] as usize] = true;
        at += 1;
    }
    ends
};

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
