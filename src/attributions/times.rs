//! Times: phrases that tell when, and the names that look like them.
//!
//! What comes in is the tokens of a phrase; what goes out is a noun of the sort [`NounSort::Time`].

use super::{
    nouns::{Noun, NounSort, Reading},
    parts::{PartKind, Tokens},
    run::Parsed,
    tokens::{Token, TokenKind},
};
use crate::rules::Class;

/// Whether two capitals follow that are more than a time: April Holm.
pub fn is_name_like(input: Tokens) -> bool {
    let capital = |ahead: usize| {
        input.get(ahead).is_some_and(|token| token.is_capital() && !token.is(Class::TIME | Class::FUNCTION))
    };
    capital(0) && capital(1)
}

/// “May said”: a month's name that is a person's, unless a preposition or a number dates it.
pub fn is_called(input: Tokens, first: Token, before: Option<&PartKind>) -> bool {
    let dated = matches!(before, Some(PartKind::Preposition | PartKind::Relay | PartKind::Agent))
        || input.get(1).is_some_and(|next| next.kind == TokenKind::Number);
    first.is_capital() && first.is(Class::FIRST_NAME) && !dated
}

/// Monday, last week, January 5: a phrase that tells when.
pub fn time(input: Tokens) -> Parsed<Token, Noun> {
    let mut at = 0;
    while let Some(token) = input.get(at) {
        let dated = token.kind == TokenKind::Number || token.is(Class::TIME) && !(at > 0 && token.is(Class::PERSON));
        if !dated {
            break;
        }
        at += 1;
    }
    Ok((input.skip(at), Noun::short(NounSort::Time, Class::TIME, at)))
}

/// A date that begins with its day, or whose month stands behind a preposition: “By Dora Holm, 19 March 2026”, Spanish el 3 de
/// marzo, the 3rd of March; Spanish esta mañana, where the word alone says as much.
pub fn dated(input: Tokens) -> Option<Parsed<Token, Noun>> {
    let first = input.first()?;
    if first.kind == TokenKind::Number && input.get(1).is_some_and(|next| next.is_capital() && next.is(Class::TIME)) {
        return Some(time(input));
    }
    let article = usize::from(first.is(Class::DETERMINER));
    let phrase = |len: usize| Ok((input.skip(len), Noun::short(NounSort::Time, Class::TIME, len)));
    let alone = |next: Token| next.is(Class::TIME) && next.is(Class::ADVERB) && !next.is_capital();
    if article > 0 && input.get(1).is_some_and(alone) {
        return Some(phrase(2));
    }
    let [day, of, month, ..] = input.0.get(article..)? else { return None };
    let date = day.kind == TokenKind::Number && of.is(Class::SENDER) && of.is(Class::PREPOSITION);
    (date && month.is(Class::TIME)).then(|| phrase(article + 3))
}

/// What a word is that may be a time and a paper: “The minutes say”, but “two minutes later”.
pub fn or_paper(input: Tokens, read: &Reading, class: Class) -> Class {
    let the = read.begun + 2 == read.at && input.get(read.begun).is_some_and(|first| first.is(Class::DEFINITE));
    match class.is(Class::TIME) && class.is(Class::STATEMENT) {
        true => class.without(if the { Class::TIME } else { Class::STATEMENT }),
        false => class,
    }
}
