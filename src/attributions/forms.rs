//! Forms: the words of a name, folded, and what its title and its parts tell.
//!
//! What comes in is a name's tokens; what goes out is what [`cast`](super::cast) compares. Whose name it is is decided there.

use super::{
    cast::span,
    nouns::{Noun, NounSort},
    tokens::{Token, TokenKind},
};
use crate::{
    rules::{Class, folded_hash},
    text::{Span, View},
};

/// Whether a name is letters that stand for a body, and no “he”: FDA, NHS England. A surname in capitals is longer, or is
/// written small elsewhere.
pub fn is_acronym(text: &str, tokens: &[Token], noun: &Noun) -> bool {
    let (from, to) = noun.head;
    let first = tokens[from as usize];
    let letters = first.span().of(text).as_bytes();
    let capitals = first.is(Class::UPPER) && letters.iter().all(u8::is_ascii_uppercase);
    let told = first.is(Class::FIRST_NAME | Class::HONORIFIC) || noun.has_office(tokens);
    let vowel = |letter: &u8| matches!(letter, b'A' | b'E' | b'I' | b'O' | b'U' | b'Y');
    let alone = to == from + 1 && (2..=5).contains(&letters.len());
    let leads = to > from + 1 && (3..=5).contains(&letters.len()) && !letters.iter().any(vowel);
    capitals && !told && noun.sort == NounSort::Name && (alone || leads)
}

/// Whether a name is a longer one's last part: behind a preposition that is none of a family's.
pub fn holds_name(tokens: &[Token], (from, to): (u32, u32)) -> bool {
    tokens[from as usize + 1..to as usize]
        .iter()
        .any(|token| token.is(Class::PREPOSITION) && !token.is(Class::PARTICLE))
}

/// Whether a given name stands before the last word of a name.
pub fn is_given(tokens: &[Token], (from, to): (u32, u32)) -> bool {
    tokens[from as usize..to as usize - 1].iter().any(|token| token.is(Class::FIRST_NAME))
}

/// The title right before a name that tells one of a family from another, folded; 0 without one.
pub fn title(text: &str, tokens: &[Token], noun: &Noun) -> u64 {
    let (from, to) = noun.head;
    let told = |token: &&Token| token.is(Class::HONORIFIC) && token.is(Class::APART) && token.is_capital();
    let before = (noun.office.1 > noun.office.0).then(|| tokens[noun.office.1 as usize - 1]);
    let first = (to > from + 1).then(|| tokens[from as usize]);
    let title = [before, first].into_iter().flatten().find(|token| told(&token));
    title.map_or(0, |title| folded_hash(title.span().of(text).trim_end_matches('.')))
}

/// A name without the honorific before it.
pub fn bare(text: &str, tokens: &[Token], (from, mut to): (u32, u32)) -> Span<View> {
    // “Ann Holm KC” is no other; a II. is.
    let degree = |token: Token| {
        let number = token.span().of(text).bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
        token.is(Class::SUFFIX) && token.is(Class::UPPER) && !number
    };
    while to > from + 2 && degree(tokens[to as usize - 1]) {
        to -= 1;
    }
    let honorific =
        from + 1 < to && tokens[from as usize].is(Class::HONORIFIC) && !tokens[from as usize].is(Class::FIRST_NAME);
    span(tokens, (if honorific && to - from > 2 { from + 1 } else { from }, to))
}

/// The words of a name, folded: the first seven at most.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words {
    words: [u64; 7],
    len: u8,
}

impl Words {
    /// Of their hashes.
    pub fn of(hashes: impl Iterator<Item = u64>) -> Self {
        let mut all = Self::default();
        for (slot, hash) in all.words.iter_mut().zip(hashes) {
            *slot = hash;
            all.len += 1;
        }
        all
    }
}

impl std::ops::Deref for Words {
    type Target = [u64];
    fn deref(&self) -> &[u64] {
        &self.words[..self.len as usize]
    }
}

/// The words of a name without honorifics and suffixes, unless it has no others.
pub fn words(text: &str, tokens: &[Token], (from, to): (u32, u32)) -> Words {
    let not_name = Class::HONORIFIC | Class::SUFFIX | Class::DETERMINER;
    let hash = |token: &Token| folded_hash(token.span().of(text).trim_end_matches('.'));
    let tokens = &tokens[from as usize..to as usize];
    // “PAUL KING:”
    let last = tokens.last().filter(|last| !last.is(Class::SUFFIX | Class::DOTTED)).map(|last| last.start);
    let part = |token: &&Token| {
        token.kind == TokenKind::Word
            && (!token.is(not_name) || Some(token.start) == last && token.is(Class::HONORIFIC))
    };
    let words = Words::of(tokens.iter().filter(part).map(hash));
    if words.is_empty() { Words::of(tokens.iter().map(hash)) } else { words }
}
