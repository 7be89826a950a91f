//! What a transcript notes and nobody said: `(APPLAUSE)`, `[crosstalk]`, `[00:12:33]`, `♪ … ♪`.

use std::collections::HashSet;

use crate::{rules::Rules, text::head};

/// The words of which a direction holds one, in small letters.
pub type Directions = HashSet<String>;

/// More words than this between brackets were said, or are an editor's.
const MOST_WORDS: usize = 5;

/// The words that the rules of any language give.
pub fn words(rules: &Rules) -> Directions {
    rules.languages.iter().flat_map(|language| language.directions.iter().cloned()).collect()
}

/// How many bytes a direction takes at the head of `input`.
pub fn direction(input: &str, known: &Directions) -> Option<usize> {
    let close = match input.chars().next()? {
        '(' => ')',
        '[' => ']',
        '♪' => '♪',
        _other_sign => return None,
    };
    let open = input.chars().next()?.len_utf8();
    let window = head(input, 120).len();
    let length = input[open..window.max(open)].find([close, '\n'])?;
    let inside = &input[open..open + length];
    let ends = input[open + length..].starts_with(close);
    (ends && (close == '♪' || is_direction(inside, known))).then_some(open + length + close.len_utf8())
}

/// How many bytes it takes to say at the head of a turn how it is spoken: `HOLM: (rising) We will.`
pub fn manner(input: &str) -> Option<usize> {
    let inside = head(input, 60).strip_prefix('(')?;
    let inside = &inside[..inside.find([')', '\n']).filter(|&end| inside[end..].starts_with(')'))?];
    let few = inside.split_whitespace().count() <= MOST_WORDS && inside.starts_with(char::is_lowercase);
    few.then_some(inside.len() + 2)
}

fn is_direction(inside: &str, known: &Directions) -> bool {
    let is_time = inside.bytes().all(|byte| byte.is_ascii_digit() || b":.,".contains(&byte)) && inside.contains(':');
    let few = inside.split_whitespace().count() <= MOST_WORDS;
    let one = |word: &str| known.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    is_time || few && inside.split_whitespace().any(one)
}
