//! Spelling: how far a word goes, over hyphens, apostrophes and full stops of its own, and its hash on the way.

use super::scan::LONGEST_ENCLITIC;
use crate::{
    rules::{Class, Lexicon, folded_hash, folded_hash_ascii},
    text::head,
};

/// How far a word goes.
pub struct Spelled {
    pub end: usize,
    pub hash: u64,
    /// Where its last part after a hyphen begins; 0 without one.
    pub tail: usize,
    /// Whether a full stop stands within.
    pub dotted: bool,
    /// Whether an underscore does: moss_hopper.
    pub underscored: bool,
    /// Where a clitic that follows ends; 0 without one.
    pub clitic: usize,
}

/// Reads the word at `at`.
#[inline]
pub fn spell(text: &str, at: usize, lexicon: &Lexicon) -> Spelled {
    let bytes = text.as_bytes();
    let end = letters(bytes, at);
    let plain = match bytes.get(end) {
        Some(b'.') => !bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic),
        Some(b'-' | b'\'' | b'_' | 0x80..) => false,
        Some(_) | None => true,
    };
    if plain {
        let hash = folded_hash_ascii(bytes, at, end);
        return Spelled { end, hash, tail: 0, dotted: false, underscored: false, clitic: 0 };
    }
    composed(text, at, end, lexicon)
}

/// Reads a word that may go on behind its first letters, up to `end`.
#[inline(never)]
fn composed(text: &str, at: usize, end: usize, lexicon: &Lexicon) -> Spelled {
    let mut word = Spelled { end, hash: 0, tail: 0, dotted: false, underscored: false, clitic: 0 };
    go_on(text, at, &mut word, lexicon);
    word.hash = folded_hash(&text[at..word.end]);
    word
}

/// Where the run of ASCII letters and digits ends that stands at `at`.
#[inline]
fn letters(bytes: &[u8], at: usize) -> usize {
    let run = bytes[at..].iter().position(|byte| !byte.is_ascii_alphanumeric());
    run.map_or(bytes.len(), |length| at + length)
}

/// Goes on over what is a word's own without being a letter.
fn go_on(text: &str, at: usize, word: &mut Spelled, lexicon: &Lexicon) {
    let bytes = text.as_bytes();
    while word.end < bytes.len() {
        let byte = bytes[word.end];
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {}
            b'-' if lexicon.enclitics && enclitic(text, word, lexicon) => break,
            b'-' if is_letter(text, word.end + 1) => word.tail = word.end + 1,
            b'_' if is_letter(text, word.end + 1) => word.underscored = true,
            b'.' if bytes.get(word.end + 1).is_some_and(u8::is_ascii_alphabetic) && is_dotted(bytes, at, word.end) => {
                word.dotted = true;
            }
            b'\'' | 0x80.. => {
                let c = text[word.end..].chars().next().expect("`end` is a character's first byte before the end");
                if matches!(c, '\'' | '’') {
                    if !apostrophe(text, at, word, c, lexicon) {
                        break;
                    }
                } else if !c.is_alphanumeric() {
                    break;
                }
                word.end += c.len_utf8() - 1;
            }
            _ => break,
        }
        word.end += 1;
    }
}

/// Whether a pronoun hangs on by a hyphen: French dit-il, a-t-elle.
fn enclitic(text: &str, word: &mut Spelled, lexicon: &Lexicon) -> bool {
    let rest = head(&text[word.end..], LONGEST_ENCLITIC + 4);
    let length = rest.find(|c: char| !c.is_alphabetic() && c != '-').unwrap_or(rest.len());
    let found = length <= LONGEST_ENCLITIC && lexicon.class(folded_hash(&rest[..length])) != Class::default();
    if found {
        word.clitic = word.end + length;
    }
    found
}

/// Words that end with an apostrophe have no more bytes: jusqu’, quelqu’.
const LONGEST_ELIDED: usize = 32;

/// Whether a word goes on over an apostrophe; where it does not, a clitic may follow.
fn apostrophe(text: &str, at: usize, word: &mut Spelled, mark: char, lexicon: &Lexicon) -> bool {
    let after = word.end + mark.len_utf8();
    if !is_letter(text, after) {
        return false;
    }
    let rest = &text[after..];
    let tail = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    if lexicon.class(folded_hash(&text[word.end..after + tail])) != Class::default() {
        word.clitic = after + tail;
        return false;
    }
    // French l’avocat: the word ends with its apostrophe. No such word is long, and each is read from its beginning.
    if after - at <= LONGEST_ELIDED && lexicon.class(folded_hash(&text[at..after])) != Class::default() {
        word.end = after;
        return false;
    }
    true
}

/// Whether a full stop within a word is the word's own: U.S., J.K., D-N.Y., or a site's name; not two sentences grown
/// together.
fn is_dotted(bytes: &[u8], at: usize, dot: usize) -> bool {
    let part = bytes[at..dot].iter().rev().take_while(|&&byte| byte != b'.' && byte != b'-').count();
    part == 1 || bytes[dot + 1].is_ascii_lowercase()
}

pub fn is_letter(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        Some(_) => text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric),
        None => false,
    }
}

pub fn shape(word: &str) -> Class {
    let bytes = word.as_bytes();
    let large = match bytes[0] {
        b'A'..=b'Z' => true,
        0x80.. => word.chars().next().is_some_and(char::is_uppercase),
        _ => false,
    };
    if !large {
        return Class::default();
    }
    let upper =
        bytes.len() > 1 && !bytes.iter().any(u8::is_ascii_lowercase) && bytes[1..].iter().any(u8::is_ascii_uppercase);
    if upper { Class::CAPITAL | Class::UPPER } else { Class::CAPITAL }
}

/// One capital before a full stop: an initial, unless it is a word.
pub fn is_initial(word: &str, class: Class) -> bool {
    class.is(Class::CAPITAL) && word.chars().nth(1).is_none() && !class.is(Class::PRONOUN)
}
