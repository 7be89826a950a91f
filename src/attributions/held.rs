//! Offices of something: chief of staff Ann Holm, mother of two Ann Holm, Leiterin der Pflege Ann Holm.
//!
//! What comes in is a noun phrase that has come to the preposition behind an office; what goes out is where the holder's name begins.

use super::{
    names,
    nouns::{Reading, VERBAL},
    parts::Tokens,
    tokens::TokenKind,
};
use crate::rules::Class;

/// What stands between an office and what it is of.
pub const LINKS: Class = Class::SENDER.with(Class::VIEW).with(Class::PLACES);

/// What an office is of, and the first word of the name behind it: chief *of staff Ann* Holm.
pub fn take(input: Tokens, read: &mut Reading) -> usize {
    let from = read.at;
    let Some(name) = behind_office(input, from) else { return 0 };
    (read.capitals, read.headed) = (Some(name), true);
    name + 1 - from
}

/// Whether what comes is what an office is of, with its holder's name behind it: chief of staff Ann Holm, mother of two Ann
/// Holm, German die Leiterin der Pflege Ann Holm; but the mother of young Ann Holm is another.
pub fn holds_office_of(input: Tokens, read: &Reading) -> bool {
    let word = |at: usize| input.get(at);
    let small = word(read.at).is_some_and(|link| link.is(LINKS) && !link.is_capital());
    let office = read.at.checked_sub(1).and_then(word).filter(|_| small);
    let Some(office) = office.filter(|office| office.is(Class::PERSON)) else {
        return false;
    };
    // “Holm friend of the club Bo Reyes” is nobody's way to say who Holm is.
    let other =
        read.capitals.is_some_and(|at| at + 1 < read.at && !word(at).is_some_and(|word| word.is(Class::PERSON)));
    let Some(name) = behind_office(input, read.at).filter(|_| !other && !office.is(Class::PLURAL)) else {
        return false;
    };
    // German die Witwe des Malers Bo Holm, who was a man: another's name.
    if word(name).is_some_and(|given| names::are_two(office.class, given.class)) {
        return false;
    }
    let article = word(read.begun).filter(|first| first.is(Class::DETERMINER) && read.determined);
    article.is_none_or(|first| {
        let noun = word(name - 1).is_some_and(|last| last.is(Class::LARGE_NOUN | Class::BODY) && last.is_capital());
        noun || first.is(Class::TRAILING) && name == read.at + 2
    })
}

/// French le maire (DVD) Bo Holm, German Bürgermeister (SPD) Bo Holm: what brackets hold between an office and a name.
pub fn party(input: Tokens, read: &mut Reading) -> usize {
    const LONGEST: usize = 4;
    let office = read.at.checked_sub(1).and_then(|at| input.get(at)).is_some_and(|last| last.is(Class::PERSON));
    let within =
        (2..LONGEST).find(|&ahead| input.get(read.at + ahead).is_some_and(|token| token.kind == TokenKind::Close));
    let Some(close) = within.filter(|_| office && read.owner.is_none()) else { return 0 };
    let name = |ahead: usize| {
        input.get(read.at + close + ahead).is_some_and(|word| word.is_capital() && !word.is(Class::FUNCTION))
    };
    if !name(1) || !name(2) {
        return 0;
    }
    read.capitals = None;
    close + 1
}

/// Where a name begins behind a preposition and the few words of a thing.
fn behind_office(input: Tokens, link: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let class = |at: usize| input.get(at).map_or(Class::default(), |token| token.class);
    let capital = |at: usize| input.get(at).is_some_and(|token| token.is_capital() && !token.is(Class::FUNCTION));
    let large =
        |at: usize| class(at).is(Class::LARGE_NOUN | Class::BODY) && !class(at).is(Class::FIRST_NAME) && capital(at);
    let small = |at: usize| {
        let word = input.get(at).filter(|word| matches!(word.kind, TokenKind::Word | TokenKind::Number));
        // “the wife of mayor Ann Holm”, but the head of customer service.
        let another =
            class(at).is(Class::PERSON) && !class(at).is(Class::PLURAL | Class::DETERMINER) && capital(at + 1);
        let acts = class(at).is(VERBAL | Class::AUXILIARY) && !class(at).is(Class::NOUN_TOO | Class::GERUND);
        let done = class(at).is(Class::PAST | Class::PARTICIPLE) && !class(at).is(Class::NOUN_TOO);
        let other = Class::SUBORDINATOR | Class::RELATIVE | Class::NEGATION;
        let other = class(at).is(other) || class(at).is(Class::PRONOUN) && !class(at).is(Class::DETERMINER);
        let owns = class(at).is(Class::OWNER);
        word.is_some_and(|word| !word.is_capital() || large(at)) && (owns || !another && !acts && !done && !other)
    };
    let first = (link + 1..link + 1 + LONGEST).find(|&at| !small(at))?;
    let begins = |at: usize| capital(at) && capital(at + 1);
    let given = |at: usize| class(at).is(Class::FIRST_NAME | Class::HONORIFIC) && !large(at) && begins(at);
    // “Governor of southern Norway Ann Holm”
    let known = (first..first + LONGEST).take_while(|&at| capital(at)).find(|&at| given(at));
    // German der Anwalt des Bürgermeisters Bo Holm; but Speaker of the House Rep. Bo Holm
    let own = |_: &usize| !class(first).is(Class::PERSON) || class(first).is(Class::HONORIFIC | Class::DOTTED);
    let known = known.filter(own);
    // Nobody knows all given names; but two capitals behind a body may be its own.
    let unknown = || {
        let another = Class::BODY | Class::OUTLET | Class::PLACE | Class::TIME | Class::PERSON | Class::LARGE_NOUN;
        let of_body = class(first - 1).is(Class::BODY | Class::WORK) && first > link + 2;
        begins(first) && !of_body && !(class(first) | class(first + 1)).is(another)
    };
    // “mother of two Ann Holm”, but of the Ann Holm, of Ann Holm.
    let last = class(first - 1);
    let ends = first > link + 1 && !last.is(Class::PREPOSITION | Class::AND | Class::DEFINITE);
    known.or_else(|| Some(first).filter(|_| !last.is(Class::DETERMINER) && unknown())).filter(|_| ends)
}
