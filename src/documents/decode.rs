//! From bytes to text: UTF-8 with or without a mark, UTF-16 by its mark, anything else only where it is declared.
//!
//! What comes in is a file's bytes and the encoding that the rules or the page declare; what goes out is its text with
//! the way back to the bytes. Nothing is guessed, and nothing that cannot be decoded is replaced in silence.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, UTF_8};
use memchr::memchr;

use super::{Map, map::Unit};

/// A file's text, markup and all.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// A byte-order mark of UTF-8 stays, so that its bytes are the file's; that of UTF-16 goes.
    pub text: Cow<'a, str>,
    /// The way from the text to the file.
    pub map: Map,
}

impl Decoded<'_> {
    /// Where the text begins: after a byte-order mark.
    pub fn body(&self) -> usize {
        if self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
    }
}

/// Decodes a file. A byte-order mark outweighs what is `declared`.
///
/// # Errors
/// What is wrong and at which byte.
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Result<Decoded<'a>, String> {
    if let Some(what) = no_text(bytes) {
        return Err(format!("it is {what} and no text; save it as .txt, .md or .html"));
    }
    if let Some(why) = unmarked(bytes, declared) {
        return Err(why.to_owned());
    }
    let (encoding, mark) = match (Encoding::for_bom(bytes), declared) {
        (Some(marked), _) => marked,
        (None, Some(label)) => (named(label)?, 0),
        (None, None) => (UTF_8, 0),
    };
    let mut decoded = if encoding == UTF_8 {
        let text = std::str::from_utf8(bytes).map_err(|fault| not_utf8(fault.valid_up_to(), declared))?;
        Decoded { text: Cow::Borrowed(text), map: Map::default() }
    } else {
        by_character(bytes, mark, encoding)?
    };
    if memchr(b'\n', decoded.text.as_bytes()).is_none() && memchr(b'\r', decoded.text.as_bytes()).is_some() {
        // Lines that end as on the first Macintosh; a sign for a sign, so no byte moves.
        decoded.text = Cow::Owned(decoded.text.replace('\r', "\n"));
    }
    Ok(decoded)
}

/// What a word processor or a printer left, which holds words only for another program: by its first bytes.
fn no_text(bytes: &[u8]) -> Option<&'static str> {
    const OTHERS: [(&[u8], &str); 4] = [
        (b"%PDF-", "a PDF"),
        (b"{\\rtf", "a document in RTF"),
        (b"PK\x03\x04", "a document of Word’s or another archive"),
        (b"\xd0\xcf\x11\xe0", "a document of an older Word’s"),
    ];
    OTHERS.iter().find(|(head, _)| bytes.starts_with(head)).map(|(_, what)| *what)
}

/// What is surely no UTF-8 though its bytes would pass for it, and would be read as nothing.
fn unmarked(bytes: &[u8], declared: Option<&str>) -> Option<&'static str> {
    const SAMPLE: usize = 512;
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Some("it is UTF-32, which is not read; save it as UTF-8");
    }
    let pairs = bytes[..bytes.len().min(SAMPLE)].chunks_exact(2);
    let alternates =
        |zero: usize| pairs.len() >= 4 && { pairs.clone() }.all(|pair| pair[zero] == 0 && pair[1 - zero] != 0);
    let utf16 = declared.is_none() && bytes.contains(&0) && (alternates(0) || alternates(1));
    utf16.then_some("it looks like UTF-16 without its mark; name the encoding in the rules (`encoding:`)")
}

fn named(label: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| format!("`{label}` is no encoding that is known"))
}

fn not_utf8(at: usize, declared: Option<&str>) -> String {
    let advice =
        if declared.is_some() { "" } else { "; if it is in another encoding, name it in the rules (`encoding:`)" };
    format!("byte {at} is not UTF-8{advice}")
}

/// Byte by byte, since only so the decoder says which bytes made a character.
fn by_character<'a>(bytes: &'a [u8], mark: usize, encoding: &'static Encoding) -> Result<Decoded<'a>, String> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut text, mut map) = (String::with_capacity(bytes.len()), Map::decoding());
    let mut shown = [0; 16];
    let mut begun = mark;
    for at in mark..=bytes.len() {
        let next = bytes.get(at..=at).unwrap_or_default();
        let (result, _, written) = decoder.decode_to_utf8_without_replacement(next, &mut shown, next.is_empty());
        if let DecoderResult::Malformed(..) = result {
            return Err(format!("byte {begun} is not {}", encoding.name()));
        }
        if written > 0 {
            let character = std::str::from_utf8(&shown[..written]).map_err(|fault| fault.to_string())?;
            let end = (at + 1).min(bytes.len());
            let unit = Unit { view: written as u8, disk: (end - begun) as u16 };
            let Ok(shown) = u32::try_from(text.len() + written) else {
                return Err("its text is larger than 4 GiB, and no source may be; split it".to_owned());
            };
            map.run(shown - written as u32, begun as u32, unit);
            text.push_str(character);
            begun = end;
        }
    }
    Ok(Decoded { text: Cow::Owned(text), map })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn check(bytes: &[u8], declared: Option<&str>, word: &str, disk: std::ops::Range<u32>) {
        let decoded = decode(bytes, declared).expect("it is well formed");
        let at = decoded.text.find(word).expect("the word is there") as u32;
        assert_eq!(decoded.map.disk(Span::new(at, at + word.len() as u32)), Span::new(disk.start, disk.end));
    }

    #[test]
    fn bytes_of_every_encoding_are_found_again() {
        check("\u{feff}“so”".as_bytes(), None, "so", 6..8);
        check(b"\x93so\x94 \xe9t\xe9", Some("windows-1252"), "so", 1..3);
        check(b"\x93so\x94 \xe9t\xe9", Some("windows-1252"), "été", 5..8);
        let utf16: Vec<u8> = "\u{feff}a “😀so” b".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&utf16, None, "😀so", 8..16);
        check(b"\x81u\x82\xa0\x82\xa2\x81v", Some("shift_jis"), "あい", 2..6);
    }

    #[test]
    fn nothing_is_guessed_and_nothing_replaced() {
        assert!(decode(b"caf\xe9 au lait", None).is_err_and(|why| why.contains("byte 3")));
        assert!(decode(b"\xff\xfea\0\x00\xd8", None).is_err());
        assert!(decode(b"so", Some("klingon")).is_err());
        assert!(decode(b"\xff\xfe\0\0s\0\0\0", None).is_err_and(|why| why.contains("UTF-32")));
        assert!(decode(b"s\0o\0 \0i\0t\0", None).is_err_and(|why| why.contains("UTF-16")));
        assert!(decode(b"s\0o\0 \0i\0t\0", Some("utf-16le")).is_ok_and(|decoded| decoded.text == "so it"));
        assert!(decode(b"\0\0\0\0\0\0\0\0so", None).is_ok());
        assert!(decode(b"%PDF-1.7\nso", None).is_err_and(|why| why.contains("a PDF and no text")));
    }
}
