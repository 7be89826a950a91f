//! Placed: what a word is by its place alone: a verb that nobody knows, a name behind what was done and where.
//!
//! What comes in is the tokens ahead and the parts before them; what goes out is a verb, or where a name begins.

use super::{
    nouns::{Noun, NounSort},
    parts::{Part, PartKind, Tokens, VERBAL},
    speakers::Reader,
    tokens::{Token, TokenKind},
    verbs::{self, Form, Verb, Voice},
};
use crate::rules::Class;

impl Reader<'_> {
    /// “At the gates, Holm, a welder, stokes the fire”: whether nothing but where it is stands between a sentence's beginning and
    /// a name.
    pub(super) fn is_past_place(&self, from: usize, at: usize) -> bool {
        let parts = &self.page.parts;
        if at == from {
            return true;
        }
        let comma = matches!(parts[at - 1].kind, PartKind::Comma);
        let place = || {
            matches!(parts[from].kind, PartKind::Preposition) && !self.entities[from..at].iter().any(Option::is_some)
        };
        comma && place()
    }
}

/// A word that nobody knows, between a quotation and a name, or behind both: “…”, flötete Holm; “…,” the nominee riffed.
pub fn verb(rest: Tokens, out: &[Part]) -> Option<Verb> {
    if let Some(second) = second(rest, out) {
        return Some(second);
    }
    let guessed = Class::GUESSED | Class::ADVERB | Class::VERB | Class::PAST | Class::LARGE_NOUN;
    let unknown = |word: &Token| word.kind == TokenKind::Word && word.class.without(guessed) == Class::default();
    let word = rest.first().filter(unknown)?;
    let mut before = out.iter().rev().map(|part| &part.kind).peekable();
    let speaks =
        |kind: &&PartKind| matches!(kind, PartKind::Noun(noun) if noun.sort.speaks() && !noun.class.is(Class::PLURAL));
    let subject = before.next_if(speaks).is_some();
    // Spanish «…», se alegra Holm; French « … », a grincé Holm.
    before.next_if(|kind| matches!(kind, PartKind::Verb(verb) if !subject && verb.class.is(Class::AUXILIARY)));
    before.next_if(|kind| matches!(kind, PartKind::Noun(noun) if !subject && noun.sort == NounSort::Object));
    let pause = before.next_if(|kind| matches!(kind, PartKind::Comma)).is_some();
    before.next().filter(|kind| matches!(kind, PartKind::Quote(_)))?;
    let class = word.class | Class::BESIDE;
    let verb = Verb { main: 0, form: Form::Finite, class, voice: Voice::Active };
    if subject {
        return verbs::is_coined(word).then_some(verb);
    }
    // “…,” trombonist Holm said: the name has a verb of its own.
    // German „…“, neckte ihn Holm
    let whom = rest.get(1).is_some_and(|whom| whom.is(Class::OBJECT_PRONOUN) && !whom.is(Class::DETERMINER));
    let rest = if whom && rest.get(2).is_some_and(Token::is_capital) { rest.skip(1) } else { rest };
    let name =
        rest.0[1..].iter().take_while(|next| next.is_capital() && !next.is(Class::FUNCTION | Class::TIME)).count();
    let other = rest.get(1 + name).is_some_and(|next| next.is(Class::REPORT | Class::BESIDE | Class::PERSON));
    // “…,” deadpanned the prosecutor; French « … », savourait leur entraîneuse.
    let noun = rest.get(2).filter(|_| rest.get(1).is_some_and(verbs::is_article));
    let named =
        || rest.get(3).is_some_and(|next| next.kind == TokenKind::Comma) && rest.get(4).is_some_and(Token::is_capital);
    let article = noun.is_some_and(|noun| noun.is(Class::PERSON) || pause && verbs::is_unknown(noun) && named());
    (article && (pause || word.is(Class::GUESSED)) || name > 0 && !other).then_some(verb)
}

/// A word that nobody knows behind what a sentence opens with, where the verb stands second: German Holm wehrt sich.
fn second(rest: Tokens, out: &[Part]) -> Option<Verb> {
    let word = rest.first().filter(|word| word.is(Class::LARGE_NOUN) && !word.is_capital())?;
    // German Ann Holm vom Verein zählte „gut hundert“.
    let out = match out {
        [before @ .., of, body] if matches!(of.kind, PartKind::Preposition) && body.noun().is_some() => before,
        _ => out,
    };
    let opens = match out {
        [first] => first,
        [.., Part { kind: PartKind::Stop, .. }, first] => first,
        _ => return None,
    };
    let noun = opens.noun().filter(|noun| noun.sort.speaks())?;
    // „Holm höchstselbst sagte“
    let verb = |token: Token| token.is(Class::AUXILIARY) || token.is(VERBAL) && token.is(Class::PAST | Class::PRESENT);
    let other = rest.get(1).is_some_and(|next| verb(next) && !next.is_capital());
    let class = word.class.and(Class::PHRASE.with(Class::BEFORE_LAST)) | Class::VERB;
    let verb = Verb { main: 0, form: Form::Finite, class, voice: Voice::Active };
    (!other && !noun.class.is(Class::TIME)).then_some(verb)
}

/// Where in a phrase that a preposition governs whoever spoke begins: Spanish «…», contó a esta emisora Ana Holm; German „…“,
/// sagte am Telefon Ann Holm. But Spanish «…», dijo la hija del pastor Juan Holm.
#[inline]
pub fn before_name(ahead: Tokens, out: &[Part]) -> Option<usize> {
    let governed = matches!(out, [.., Part { kind: PartKind::Preposition, .. }]);
    if governed && follows_tag(out) { own_name(ahead) } else { None }
}

/// Whether nothing but circumstances stands between the last part and a verb of speech, and a pause or a quotation before that.
fn follows_tag(out: &[Part]) -> bool {
    const FAR: usize = 10;
    let within = |part: &Part| match part.kind {
        PartKind::Noun(noun) => noun.sort != NounSort::Pronoun,
        kind => matches!(kind, PartKind::Preposition | PartKind::Adverb),
    };
    let Some(back) = out.iter().rev().take(FAR).position(|part| !within(part)) else { return false };
    let at = out.len() - 1 - back;
    // German „…“, so am Montag in Dale Ann Holm
    let so = matches!(out[at].kind, PartKind::According);
    let says = so
        || out[at].verb().is_some_and(|verb| {
            verb.reports_beside() && verb.is_finite() && verb.voice == Voice::Active && !verb.class.is(Class::QUOTED)
        });
    let somebody = |noun: &Noun| matches!(noun.sort, NounSort::Name | NounSort::Person);
    // French Le pont, a promis lundi à Dale Ann Holm, sera refait.
    let object = |part: &&Part| part.noun().is_some_and(|noun| noun.sort == NounSort::Object);
    says && !out[at + 1].noun().is_some_and(somebody)
        && out[..at].iter().rev().find(|part| !object(part)).is_some_and(|part| {
            matches!(part.kind, PartKind::Quote(_) | PartKind::Comma | PartKind::According | PartKind::Subordinator)
        })
}

/// Where the name begins that ends a phrase of other words.
fn own_name(ahead: Tokens) -> Option<usize> {
    const LONGEST: usize = 6;
    let phrase = |token: &&Token| token.kind == TokenKind::Word && !token.is(Class::PERSON | Class::HONORIFIC);
    let own = ahead.0.iter().take(LONGEST).take_while(phrase).count();
    let large = |at: usize| ahead.get(at).is_some_and(|word| word.is_capital() && !word.is(Class::FUNCTION));
    let paper = Class::LARGE_NOUN | Class::STATEMENT | Class::BODY | Class::WORK | Class::SPEECH;
    let noun = |at: usize| {
        let word = ahead.0[at];
        word.is(paper) || !word.is_capital() && !word.is(Class::FUNCTION | Class::FORMER)
    };
    let given = |at: usize| ahead.0[at].is(Class::FIRST_NAME) || !ahead.0[at - 1].is_capital();
    // German vor dem Rathaus Bürgermeister Ann Holm
    let titled = |at: usize| {
        let office = ahead.get(at).is_some_and(|word| word.is(Class::PERSON | Class::HONORIFIC) && word.is_capital());
        office && ahead.0[at - 1].is(paper | Class::TIME) && ahead.0[at - 1].is_capital() && large(at + 1)
    };
    // German vor dem Rathaus Onno Holm: of three that no list knows behind an article, two are the name.
    let three = |at: usize| {
        let run = ahead.0.get(at - 1..at + 2).is_some_and(|run| run.iter().all(|word| word.is(Class::LARGE_NOUN)));
        at == 2 && run && ahead.0[0].is(Class::DETERMINER) && !large(4)
    };
    // French à Dale Ann Holm
    let given_there = |at: usize| {
        let other = Class::FIRST_NAME | Class::PARTICLE;
        ahead.0[at].is(Class::FIRST_NAME) && large(at - 1) && !ahead.0[at - 1].is(other)
    };
    // French Ann Le Holm
    let particle =
        |at: usize| ahead.get(at).is_some_and(|word| word.is_capital() && word.is(Class::PARTICLE)) && large(at + 1);
    // Spanish a este diario Holm
    let pointed = |at: usize| {
        let small = !ahead.0[at - 1].is_capital() && !ahead.0[at - 1].is(Class::FUNCTION | Class::PERSON);
        at == 2 && ahead.0[0].is(Class::POINTING) && ahead.0[0].is(Class::DETERMINER) && small
    };
    let named = |at: usize| {
        let goes_on = large(at + 1) || particle(at + 1);
        let full = || goes_on && (noun(at - 1) && (given(at) || three(at)) || given_there(at));
        large(at) && (full() || pointed(at))
    };
    (1..own).find(|&at| named(at)).or(Some(own).filter(|&own| own > 0 && titled(own)))
}
