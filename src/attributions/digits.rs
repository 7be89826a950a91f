//! Digits: numbers as tokens, with the stop of an ordinal: German am 3. März.
//!
//! What comes in is where one begins; what goes out is where it ends.

use super::{
    scan::Scan,
    spelling::is_letter,
    tokens::{Token, TokenKind},
};
use crate::rules::{Class, folded_hash};

impl Scan<'_> {
    /// The number that begins at `at`; returns where it ends.
    pub(super) fn number(&mut self, at: usize, limit: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = at;
        while end < limit {
            let next = || bytes[..limit].get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
            match bytes[end] {
                // German der 51-Jährige
                byte if byte.is_ascii_alphanumeric() || is_letter(self.text, end) => {
                    end += self.text[end..].chars().next().map_or(1, char::len_utf8);
                }
                b',' | b'.' | b':' | b'-' if next() => end += 2,
                _ => break,
            }
        }
        // “the 51-year-old said”
        let person = bytes[at..end].contains(&b'-') && bytes[end - 1].is_ascii_alphabetic();
        end += usize::from(self.is_ordinal(at, end, limit));
        self.push(at, end, TokenKind::Number, if person { Class::PERSON } else { Class::default() });
        end
    }

    /// German am 3. März, der 2. Vorsitzende: whether the stop behind one or two digits ends no sentence, where nouns are large.
    fn is_ordinal(&self, at: usize, end: usize, limit: usize) -> bool {
        const DIGITS: usize = 2;
        let large = self.lexicon.unknown.is(Class::LARGE_NOUN) && end - at <= DIGITS;
        let Some(rest) = self.text[end..limit].strip_prefix(". ").filter(|_| large) else { return false };
        let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
        let class = self.lexicon.class(folded_hash(word));
        let links = |last: &Token| last.is(Class::PREPOSITION | Class::DETERMINER);
        class.is(Class::TIME) || class.is(Class::PERSON) && self.tokens.last().is_some_and(links)
    }
}
