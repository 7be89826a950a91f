//! Words as they are written: where one ends, and which sign beside it stands for letters, as in “’em”, “nothin’”, “No. 1”.

use std::{borrow::Cow, ops::Range};

use super::fold::is_apostrophe;
use crate::{rules::WordingRules, text::latin};

/// The word as it is to be looked up: with the sign that belongs to it, where the rules know it so.
pub fn clipped<'t>(text: &'t str, word: Range<usize>, rules: &WordingRules) -> Cow<'t, str> {
    // Most words stand between spaces.
    let parted = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b' ' | b',' | b'-'));
    let bytes = text.as_bytes();
    if parted(bytes[..word.start].last()) && parted(bytes.get(word.end)) {
        return Cow::Borrowed(&text[word]);
    }
    with_sign(text, word.clone(), rules).map_or(Cow::Borrowed(&text[word]), Cow::Owned)
}

fn with_sign(text: &str, word: Range<usize>, rules: &WordingRules) -> Option<String> {
    let mut before = text[..word.start].chars().rev();
    let mut after = text[word.end..].chars();
    let word = &text[word];
    let known = |form: &String| rules.written_out.contains_key(form);
    match before.next() {
        Some(sign) if is_apostrophe(sign) && !before.next().is_some_and(char::is_alphanumeric) => {
            return Some(format!("'{}", word.to_lowercase())).filter(known);
        }
        // “12 °C”, “60 km/h”.
        Some(sign @ ('°' | '/')) => {
            let form = latin(&format!("{sign}{word}")).into_owned();
            if known(&form) {
                return Some(form);
            }
        }
        _ => {}
    }
    match after.next()? {
        '.' if after.next() == Some(' ') && after.next().is_some_and(|c| c.is_ascii_digit()) => {
            Some(format!("{}.", word.to_lowercase())).filter(known)
        }
        sign if is_apostrophe(sign) => {
            let form = format!("{word}'");
            let ends = |ending: &str| ending.ends_with('\'') && form.ends_with(ending);
            (rules.spelling_endings.iter().any(|(ending, _)| ends(ending)) || known(&form)).then_some(form)
        }
        // “3 M€”: the letter stands for millions only beside the sign.
        sign if !sign.is_ascii() && word.len() <= 8 => {
            let form = format!("{word}{sign}");
            let letters = latin(form.trim_start_matches(|c: char| !c.is_alphabetic()));
            rules.numerals.contains_key(&*letters).then_some(form)
        }
        _ => None,
    }
}

/// “z. B.”, “EE. UU.”: two clipped words with a space between that are known as one, and where it ends.
pub fn spaced_abbreviation(text: &str, word: Range<usize>, rules: &WordingRules) -> Option<(String, usize)> {
    const CLIPPED: usize = 2;
    if word.len() > CLIPPED {
        return None;
    }
    let rest = text[word.end..].strip_prefix('.')?;
    let next = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let length = next.bytes().take_while(u8::is_ascii_alphabetic).count();
    if rest.len() == next.len() || !(1..=CLIPPED).contains(&length) || !next[length..].starts_with('.') {
        return None;
    }
    let both = format!("{}.{}", &text[word], &next[..length]);
    let known =
        rules.written_out.contains_key(&both.to_lowercase()) || rules.acronyms.contains_key(&both.replace('.', ""));
    known.then(|| (both, text.len() - next.len() + length))
}

/// Where dots that stand for words left out end; `at + 1` where there are fewer than three.
pub fn ellipsis(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut end, mut dots, mut look) = (at + 1, 1, at + 1);
    while let Some(byte) = bytes.get(look) {
        match byte {
            b'.' => {
                dots += 1;
                end = look + 1;
            }
            b' ' if bytes.get(look + 1) == Some(&b'.') => {}
            _ => break,
        }
        look += 1;
    }
    if dots >= 3 { end } else { at + 1 }
}

/// The length of the word at the start of `text`: letters and digits, apostrophes and dots within, “20 000”, “8:30”.
pub fn word_end(text: &str) -> usize {
    // Most words are plain letters with a space or a point behind them; a dot may go with a letter that stands alone.
    let plain = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let ends = |next: &u8| match next {
        b'.' => plain > 1,
        b'\'' | b'`' | b'0'..=b'9' => false,
        _ => next.is_ascii(),
    };
    if plain > 0 && text.as_bytes().get(plain).is_none_or(ends) {
        return plain;
    }
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    // Whether all so far is figures, or single letters with dots between: told on the way, as no word is read twice.
    let (mut figures, mut letters) = (true, true);
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inside = match c {
            _ if c.is_alphanumeric() => true,
            _ if is_apostrophe(c) => next.is_some_and(char::is_alphabetic),
            '.' => dotted(&text[..end], &text[at + 1..], letters),
            ',' => figures && next.is_some_and(|c| c.is_ascii_digit()),
            ':' => figures && is_clock(&text[..end], &text[at + 1..]),
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => {
                figures && end <= 7 && is_thousands(&text[..end], &text[at + c.len_utf8()..])
            }
            // Combining marks belong to the letter before them.
            '\u{300}'..='\u{36f}' => true,
            _ => false,
        };
        if !inside {
            break;
        }
        figures &= c.is_ascii_digit() || c == ',' || c.is_whitespace();
        letters &= if text[..at].is_empty() || text[..at].ends_with('.') { c.is_alphabetic() } else { c == '.' };
        end = at + c.len_utf8();
    }
    end
}

/// A dot inside “U.S.”, “2.6”, “a.m.”: between figures, or where all before is single `letters`.
fn dotted(before: &str, after: &str, letters: bool) -> bool {
    let next = after.chars().next();
    let figures = before.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
    let lone = after.chars().nth(1).is_none_or(|c| !c.is_alphanumeric());
    figures || letters && before.ends_with(char::is_alphabetic) && lone && next.is_some_and(char::is_alphabetic)
}

/// A colon inside “8:30”, not inside “2:04:35”: one or two figures before it, two after.
fn is_clock(before: &str, after: &str) -> bool {
    let minutes = after.bytes().take_while(u8::is_ascii_digit).count();
    let seconds =
        after[minutes..].strip_prefix([':', '.']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    before.len() <= 2 && minutes == 2 && !seconds
}

/// A space inside “20 000”: up to three figures before it, or such groups already, and three after.
fn is_thousands(before: &str, after: &str) -> bool {
    let group = |text: &str| (1..=3).contains(&text.len()) && !text.starts_with('0');
    let groups = before.split(char::is_whitespace).next().is_some_and(group);
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let more = after[digits..].starts_with(|c: char| c.is_alphabetic() || matches!(c, ':' | '-' | '–'));
    groups && !before.contains(',') && digits == 3 && !more
}
