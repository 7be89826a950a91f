//! Callings: what a clause says that somebody is: Ann Holm is the mayor, Ann Holm, 34, a nurse, left.
//!
//! What comes in is a page and a name on it; what goes out is the part that describes whoever it names.

use super::{
    nouns::{Noun, NounSort},
    page::Page,
    parts::{Part, PartKind},
    tokens::TokenKind,
};
use crate::rules::{Class, Lexicon, folded_hash};

/// The part that tells what the one is who is named at `name`.
pub fn of(text: &str, page: &Page, lexicon: &Lexicon, name: usize) -> Option<usize> {
    predicate(text, page, lexicon, name).or_else(|| subject(page, name)).or_else(|| trade(page, name))
}

/// The words of a calling, without those of where it is: German die Bürgermeisterin von Dalheim.
pub fn words(page: &Page, calling: usize) -> (u32, u32) {
    let part = &page.parts[calling];
    (part.from, placed(page, part).unwrap_or(part.to))
}

/// Where an office ends in a part that goes on with a place, if it does.
fn placed(page: &Page, part: &Part) -> Option<u32> {
    let tokens = &page.tokens[part.from as usize..part.to as usize];
    let of = tokens.iter().position(|token| token.is(Class::PREPOSITION)).filter(|&of| of > 0)?;
    tokens[of - 1].is(Class::PERSON).then_some(part.from + of as u32)
}

// NAME ["," AGE ","] ["," who] VERB ["as"] NOUN — Ann Holm had been [a chemist]; Ann Holm, 34, [a nurse], left; Ann Holm works as
// [a nurse]; Ann Holm, who is [the mayor], said
fn predicate(text: &str, page: &Page, lexicon: &Lexicon, name: usize) -> Option<usize> {
    let aged = past_age(page, name + 1);
    let pause = |at: usize| page.parts.get(at).is_some_and(Part::is_pause);
    if aged > name + 1 && is_calling(page, name, aged + 1) && closes(page, aged + 2) {
        return Some(aged + 1);
    }
    let behind = aged + usize::from(pause(aged));
    let who = page.parts.get(behind).is_some_and(|part| matches!(part.kind, PartKind::Relative));
    // “Ann Holm, and Bo Reyes is a nurse”
    let verb = if who { behind + 1 } else { aged + usize::from(aged > name + 1) };
    let part = page.parts.get(verb)?;
    let finite = part.verb().filter(|verb| verb.is_finite())?;
    let denied = page.tokens[part.from as usize..part.to as usize].iter().any(|token| token.is(Class::NEGATION));
    let adverb = page.parts.get(verb + 1).filter(|part| matches!(part.kind, PartKind::Adverb));
    let denied = denied || adverb.is_some_and(|part| page.tokens[part.from as usize].is(Class::NEGATION));
    if page.tokens[finite.main as usize].is(Class::BE) {
        return Some(verb + 1 + usize::from(adverb.is_some())).filter(|&at| !denied && is_calling(page, name, at));
    }
    let next = page.parts.get(verb + 1)?;
    let like = lexicon.capacities.contains(&folded_hash(page.tokens[next.from as usize].span().of(text)));
    let like = like && next.to == next.from + 1 && !finite.reports();
    Some(verb + 2).filter(|&at| like && !denied && is_calling(page, name, at) && closes(page, at + 1))
}

// NOUN ["of" …] "is" NAME — [The mayor] of Dale is Ann Holm.
fn subject(page: &Page, name: usize) -> Option<usize> {
    let verb = page.parts.get(name.checked_sub(1)?)?;
    let is = verb.verb().is_some_and(|is| is.is_finite() && page.tokens[is.main as usize].is(Class::BE));
    let denied = page.tokens[verb.from as usize..verb.to as usize].iter().any(|token| token.is(Class::NEGATION));
    let linked = |at: usize| matches!(page.parts[at].kind, PartKind::Preposition);
    let last = name.checked_sub(2)?;
    let first = last.checked_sub(2).filter(|_| linked(last - 1)).unwrap_or(last);
    let opens = first.checked_sub(1).is_none_or(|before| matches!(page.parts[before].kind, PartKind::Stop));
    let definite = page.tokens[page.parts[first].from as usize].is(Class::DEFINITE);
    let ends = page.parts.get(name + 1).is_none_or(|part| part.is_pause() || matches!(part.kind, PartKind::Stop));
    let opens = opens && definite && is && !denied && ends;
    Some(first).filter(|&at| opens && is_calling(page, name, at))
}

/// Past an age behind a name: Ann Holm, 34, / (34), French 34 ans.
fn past_age(page: &Page, at: usize) -> usize {
    const FIGURES: u32 = 3;
    let Some([open, age, close]) = page.parts.get(at..at + 3) else { return at };
    let first = page.tokens[age.from as usize];
    let number = first.kind == TokenKind::Number && first.end - first.start <= FIGURES && age.to - age.from <= 3;
    if open.is_pause() && close.is_pause() && number { at + 2 } else { at }
}

/// Whether a part says what somebody is: an office or a calling, of one.
fn is_calling(page: &Page, name: usize, at: usize) -> bool {
    let Some((part, noun)) = page.parts.get(at).and_then(|part| Some((part, part.noun()?))) else { return false };
    let Some(named) = page.parts[name].noun() else { return false };
    let first = page.tokens[part.from as usize];
    let one = !first.is(Class::NEGATION | Class::POSSESSIVE) && noun.owner.is_none() && !noun.class.is(Class::PLURAL);
    // “Runa Tisch is the widow of”, whose given name nobody lists; but “Pell Foods is the sponsor”.
    let strange = named.sort == NounSort::Name && named.head.1 - named.head.0 == 2 && named.class == Class::default();
    let own = page.parts.get(at + 1).is_some_and(|of| page.tokens[of.from as usize].is(Class::SENDER));
    // German Ann Holm ist die Leiterin von Dalheim: the office is hers, and the place nobody's name.
    let placed = placed(page, part).is_some() && !noun.class.is(Class::FIRST_NAME);
    let article = first.is(Class::DETERMINER) && !first.is(Class::DEFINITE);
    let worker = noun.sort == NounSort::Thing && noun.class == Class::default() && article;
    let worker = worker && closes(page, at + 1);
    one && (noun.sort == NounSort::Person || placed || worker) && (is_told(named, page) || strange && own)
}

/// Whether what comes goes on with no verb of its own.
fn closes(page: &Page, at: usize) -> bool {
    page.parts.get(at).is_none_or(|part| {
        part.is_pause() || matches!(part.kind, PartKind::Stop | PartKind::Preposition | PartKind::Relative)
    })
}

/// A calling that nobody listed, in the aside behind somebody's name: Ann Holm, [a sprinter], moved.
fn trade(page: &Page, name: usize) -> Option<usize> {
    let [comma, part, closes, ..] = page.parts.get(name + 1..)? else { return None };
    let one = page.tokens[part.from as usize];
    let article = one.is(Class::DETERMINER) && !one.is(Class::DEFINITE | Class::NEGATION);
    let noun = part.noun().filter(|noun| noun.sort == NounSort::Thing && noun.class == Class::default())?;
    let head = page.tokens[noun.head.1 as usize - 1];
    let calling = noun.owner.is_none() && !head.is(Class::NOUN_TOO | Class::TIME) && head.kind == TokenKind::Word;
    let aside = matches!((comma.kind, closes.kind), (PartKind::Comma, PartKind::Comma)) && article && calling;
    (aside && is_told(page.parts[name].noun()?, page)).then_some(name + 2)
}

/// Whether a given name, a title or an office tells that a name is a person's.
pub fn is_told(noun: &Noun, page: &Page) -> bool {
    let gender = Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE;
    noun.sort == NounSort::Name && (noun.class.is(gender) || noun.has_office(&page.tokens))
}
