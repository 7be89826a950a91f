//! Words of sources as a terminal may have them: nothing in them moves the cursor, turns the direction or hides.
//!
//! What comes in is any text; what goes out is one line, its control and hidden characters written as `<U+202E>`.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text with what would act on the terminal spelled out; white space of any kind becomes a space.
///
/// ```
/// use misquote::reports::safe;
/// assert_eq!(safe("plain words"), "plain words");
/// assert_eq!(safe("\u{1b}[2Jgone"), "<U+001B>[2Jgone");
/// assert_eq!(safe("a\u{200b}b\nc"), "a<U+200B>b c");
/// ```
pub fn safe(text: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let plain = |letter: char| {
        let shown = show(letter, before).is_none();
        before = letter;
        shown
    };
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = ' ';
    for letter in text.chars() {
        match show(letter, before) {
            None => out.push(letter),
            Some(Shown::Space) => out.push(' '),
            Some(Shown::Number) => out.push_str(&format!("<U+{:04X}>", u32::from(letter))),
        }
        before = letter;
    }
    Cow::Owned(out)
}

/// How many columns a terminal gives to the text.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// How many columns one character takes; none for a combining mark.
pub fn letter_columns(letter: char) -> usize {
    letter.width().unwrap_or(0)
}

enum Shown {
    Space,
    Number,
}

/// What stands in a character's stead, if it cannot stand itself.
fn show(letter: char, before: char) -> Option<Shown> {
    match letter {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Shown::Space),
        _ if letter.is_control() => Some(Shown::Number),
        // Direction marks, embeddings, overrides, isolates; zero-width space, word joiner, byte-order mark, tags.
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => Some(Shown::Number),
        '\u{61c}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => Some(Shown::Number),
        // Joiners belong to Persian, Indic scripts and emoji; after a Latin, Greek or Cyrillic letter they only hide.
        '\u{200c}' | '\u{200d}' if before.is_alphanumeric() && before < '\u{530}' => Some(Shown::Number),
        _ => None,
    }
}
