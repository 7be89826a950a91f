//! Verb groups: auxiliaries, adverbs between, and the verb that says what is done.
//!
//! ```text
//! group = { auxiliary | adverb } verb          has repeatedly said
//!       | "to" { adverb } plain                to say
//!       | auxiliary { auxiliary | adverb }     was not
//! ```

use super::{
    nominals,
    nouns::{Noun, NounSort},
    parts::{PartKind, Tokens},
    run::{Parsed, no},
    tokens::{Token, TokenKind},
};
use crate::rules::Class;

/// A verb group.
#[derive(Clone, Copy, Debug)]
pub struct Verb {
    /// The token of the verb itself, or of the last auxiliary; from the group's first until [`Verb::shifted`].
    pub main: u32,
    pub form: Form,
    /// What the main verb can be.
    pub class: Class,
    /// Whether the subject suffers what is done.
    pub voice: Voice,
}

/// Whether a verb needs a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Finite,
    Gerund,
    Infinitive,
    /// “the man known as”: it belongs to the noun before.
    Participle,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    Active,
    Passive,
}

impl Verb {
    /// Whether it needs a subject of its own.
    pub fn is_finite(&self) -> bool {
        self.form == Form::Finite
    }

    /// Whether it reports speech wherever it stands.
    pub fn reports(&self) -> bool {
        self.class.is(Class::REPORT) && self.voice == Voice::Active
    }

    /// Whether it reports speech right beside the marks.
    pub fn reports_beside(&self) -> bool {
        self.class.is(Class::REPORT | Class::BESIDE) && self.voice == Voice::Active
    }

    /// The same with tokens counted from the document's first.
    pub fn shifted(mut self, by: u32) -> Self {
        self.main += by;
        self
    }
}

/// A verb group after the part `before`.
pub fn verb<'a>(before: Option<&PartKind>) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token, Verb> {
    move |input| {
        let first = match input.first() {
            Some(first) if first.kind == TokenKind::Word => first,
            _ => return no(),
        };
        if first.is(Class::INFINITIVE) {
            return infinitive(input);
        }
        if first.is(Class::AUXILIARY) && !first.is(Class::TIME.and(Class::CAPITAL)) {
            let (rest, mut group) = group(input)?;
            // “quotes Holm as having said”
            if first.is(Class::GERUND) && !first.is(Class::BE) {
                group.form = Form::Gerund;
            }
            // French “…”, s’est félicitée Ann Holm: whoever does it to herself acts.
            if matches!(before, Some(PartKind::Noun(noun)) if noun.sort == NounSort::Object) {
                group.voice = Voice::Active;
            }
            return Ok((rest, group));
        }
        bare(input, first, before).or_else(|_| unknown(input, first, before))
    }
}

/// To say; “to Ohio” is none.
fn infinitive(input: Tokens) -> Parsed<Token, Verb> {
    let mut at = 1;
    while input.get(at).is_some_and(|token| token.is(Class::ADVERB | Class::NEGATION) && !token.is(VERBAL)) {
        at += 1;
    }
    match input.get(at) {
        Some(token) if token.is(Class::PLAIN) && !token.is(Class::BE) && !token.is_capital() => {
            let verb = Verb { main: at as u32, form: Form::Infinitive, class: token.class, voice: Voice::Active };
            Ok((input.skip(at + 1), verb))
        }
        Some(token) if token.is(Class::BE) => {
            let (rest, mut verb) = group(input.skip(at))?;
            verb.main += at as u32;
            verb.form = Form::Infinitive;
            Ok((rest, verb))
        }
        Some(token) if is_unlisted(token) && !input.first().is_some_and(|first| first.is(Class::EITHER_LINK)) => {
            let verb = Verb { main: at as u32, form: Form::Infinitive, class: Class::VERB, voice: Voice::Active };
            Ok((input.skip(at + 1), verb))
        }
        _ => no(),
    }
}

/// Whether nothing at all is known of a word.
pub fn is_unlisted(word: Token) -> bool {
    word.kind == TokenKind::Word && word.class == Class::default()
}

const VERBAL: Class = Class::REPORT.with(Class::BESIDE).with(Class::VERB);

/// Auxiliaries and adverbs up to the verb. Pronouns between them are a question's: “did he say”.
fn group(input: Tokens) -> Parsed<Token, Verb> {
    let mut last = 0;
    let mut at = 1;
    let mut passive = input.first().is_some_and(|token| token.is(Class::BE));
    while let Some(token) = input.get(at) {
        if token.kind != TokenKind::Word || token.is_capital() {
            break;
        }
        if token.is(Class::AUXILIARY) {
            passive = token.is(Class::BE);
            last = at;
        } else if token.is(VERBAL) && !token.is(Class::DETERMINER) {
            return Ok((input.skip(at + 1), main_verb(input, last, at, passive)));
        } else if !passive
            && (is_unlisted(token) || token.is(Class::GUESSED))
            && input.get(at + 1).is_some_and(begins_name)
        {
            // French Holm a rencontré Claire Roux.
            let verb = Verb { main: at as u32, form: Form::Finite, class: Class::VERB, voice: Voice::Active };
            return Ok((input.skip(at + 1), verb));
        } else if !token.is(Class::ADVERB | Class::NEGATION) {
            break;
        }
        at += 1;
    }
    let class = input.get(last).map_or(Class::default(), |token| token.class);
    let verb = Verb {
        main: last as u32,
        form: Form::Finite,
        class: class.and(Class::AUXILIARY.with(Class::BE)),
        voice: Voice::Active,
    };
    Ok((input.skip(last + 1), verb))
}

fn begins_name(word: Token) -> bool {
    word.is_capital() && word.is(Class::FIRST_NAME | Class::HONORIFIC) && !word.is(Class::FUNCTION)
}

fn main_verb(input: Tokens, _last: usize, at: usize, be: bool) -> Verb {
    let class = input.get(at).map_or(Class::default(), |token| token.class);
    // “was saying” is active, “was told” is not.
    let passive = be && !class.is(Class::GERUND);
    Verb { main: at as u32, form: Form::Finite, class, voice: if passive { Voice::Passive } else { Voice::Active } }
}

/// A verb without an auxiliary, told from a noun by what stands before it.
fn bare<'a>(input: Tokens<'a>, first: Token, before: Option<&PartKind>) -> Parsed<'a, Token, Verb> {
    if !first.is(VERBAL) || first.is(Class::DETERMINER | Class::PREPOSITION) && !first.is(Class::REPORT) {
        return no();
    }
    if matches!(before, Some(PartKind::Verb(verb)) if verb.is_finite()) && describes(input, first) {
        return no();
    }
    // “Famed doctor Ann Holm once said”: an adjective before the first verb.
    let opens = matches!(before, None | Some(PartKind::Stop)) && first.is(Class::GUESSED) && first.is(Class::PAST);
    if opens && input.get(1).is_some_and(|next| next.kind == TokenKind::Word && !next.is(Class::FUNCTION)) {
        return no();
    }
    // “the sister of convicted murderer Ann Holm”
    if matches!(before, Some(PartKind::Preposition)) && first.is(Class::PAST) && nominals::describes_office(input) {
        return no();
    }
    // “a letter read aloud by the clerk”
    let paper = matches!(before, Some(PartKind::Noun(noun)) if noun.sort == NounSort::Statement);
    let adverb = usize::from(paper && input.get(1).is_some_and(|next| next.is(Class::ADVERB)));
    let suffered = input.get(1 + adverb).is_some_and(|next| next.is(Class::AGENT)) && first.is(Class::PAST);
    let form = if suffered {
        Form::Participle
    } else if first.is(Class::PAST | Class::PRESENT) {
        Form::Finite
    } else if first.is(Class::GERUND) {
        Form::Gerund
    } else if first.is(Class::PARTICIPLE) {
        Form::Participle
    } else if takes_plain(before) {
        Form::Finite
    } else if is_imperative(before) && !first.is(Class::NOUN_TOO) && !is_inverted(before) {
        Form::Infinitive
    } else {
        return no();
    };
    // “A lawsuit filed on Monday calls the plan cruel.”
    let dated = matches!(before, Some(PartKind::Noun(noun)) if noun.sort == NounSort::Time)
        && first.is(Class::PRESENT)
        && input.get(1).is_some_and(is_article);
    if first.is(Class::NOUN_TOO) && !first.is(Class::PAST) && !dated && !takes_verb(first, before) {
        return no();
    }
    // “ironclad” guarantees in a deal: behind the marks a verb that may be a noun needs somebody.
    let quoted = matches!(before, Some(PartKind::Quote(_))) && first.is(Class::NOUN_TOO) && first.is(Class::PRESENT);
    let somebody = |next: Token| {
        next.is_capital() || next.is(Class::DETERMINER | Class::PRONOUN | Class::POSSESSIVE | Class::PERSON)
    };
    if quoted && !input.get(1).is_some_and(somebody) {
        return no();
    }
    // “said by phone”
    let acts = Class::CAPITAL | Class::PERSON | Class::BODY | Class::PRONOUN | Class::DETERMINER | Class::POSSESSIVE;
    let voice =
        if suffered && input.get(2 + adverb).is_some_and(|by| by.is(acts)) { Voice::Passive } else { Voice::Active };
    Ok((input.skip(1), Verb { main: 0, form, class: first.class, voice }))
}

/// “said retired colonel Holm”, “said managing director Holm”: an adjective behind a verb; German „…“, betonte wiederholt Holm.
fn describes(input: Tokens, first: Token) -> bool {
    let again = first.is(Class::ADVERB) && first.is(Class::REPORT) && first.is(Class::PRESENT);
    again
        || first.is(Class::GUESSED) && first.is(Class::PAST)
        || first.is(Class::GERUND) && input.get(1).is_some_and(|next| next.is(Class::PERSON))
}

/// A word nobody knows behind “who” or “he” is a verb, and so is one between somebody and an article: Holm lights the lamp.
fn unknown<'a>(input: Tokens<'a>, first: Token, before: Option<&PartKind>) -> Parsed<'a, Token, Verb> {
    let subject = match before {
        Some(PartKind::Relative) => true,
        Some(PartKind::Noun(noun)) => {
            let named = first.is(Class::GUESSED) && noun.sort == NounSort::Name;
            let object = |next: Token| is_article(next) || named && next.is_capital();
            // Spanish Holm asiente: “…”
            let announces = |next: Token| next.kind == TokenKind::Colon;
            noun.sort == NounSort::Pronoun
                || noun.sort.speaks() && input.get(1).is_some_and(|next| object(next) || announces(next))
        }
        _ => false,
    };
    let intends = matches!(before, Some(PartKind::Noun(noun)) if noun.sort == NounSort::Name)
        && input.get(1).is_some_and(|next| next.is(Class::INFINITIVE) && !next.is(Class::EITHER_LINK));
    let full = |noun: &Noun| noun.class.is(Class::FIRST_NAME) && noun.head.1 - noun.head.0 > 1;
    let object = || input.get(1).is_some_and(is_article);
    let name = |noun: &Noun| noun.sort == NounSort::Name && noun.owner.is_none() && (full(noun) || object());
    let named = matches!(before, Some(PartKind::Noun(noun)) if name(noun));
    let needed = || named && !first.is_capital() && nominals::is_only_verb(input);
    if !(subject && is_unknown(first) || intends && is_hardly_known(first) || needed()) {
        return no();
    }
    Ok((input.skip(1), Verb { main: 0, form: Form::Finite, class: Class::VERB, voice: Voice::Active }))
}

/// Whether a word written small is in no list.
pub fn is_unknown(word: Token) -> bool {
    word.kind == TokenKind::Word && word.class.without(Class::GUESSED | Class::PLURAL) == Class::default()
}

/// Whether a word written small is in no list but that of nouns which are verbs too: plans.
pub fn is_hardly_known(word: Token) -> bool {
    is_unknown(Token { class: word.class.without(Class::NOUN_TOO), ..word })
}

/// Whether a word that nobody knows ends like a verb in the past.
pub fn is_coined(word: Token) -> bool {
    let ending = Class::GUESSED | Class::PAST | Class::VERB;
    word.is(Class::GUESSED) && word.is(Class::PAST) && word.class.without(ending) == Class::default()
}

/// Whether a word begins a noun phrase and does nothing else.
pub fn is_article(word: Token) -> bool {
    let other = Class::PRONOUN | Class::SUBORDINATOR | Class::ADVERB | Class::RELATIVE | Class::PREPOSITION;
    word.is(Class::DETERMINER | Class::POSSESSIVE) && !word.is(other)
}

/// Whether a noun phrase before it makes a plain form a verb: “they say”, “officials say”.
fn takes_plain(before: Option<&PartKind>) -> bool {
    match before {
        Some(PartKind::Noun(noun)) => {
            noun.class.is(Class::PLURAL | Class::FIRST | Class::SECOND) && noun.sort != NounSort::Object
        }
        Some(PartKind::Relative) => true,
        _ => false,
    }
}

/// “…,” said watch manager Holm: no verb stands right behind one that reports.
fn is_inverted(before: Option<&PartKind>) -> bool {
    matches!(before, Some(PartKind::Verb(verb)) if verb.is_finite() && verb.class.is(Class::REPORT) && verb.class.is(Class::PAST | Class::PRESENT))
}

fn is_imperative(before: Option<&PartKind>) -> bool {
    !matches!(before, Some(PartKind::Preposition | PartKind::According | PartKind::Noun(_)))
}

/// Whether a word that may be a noun is a verb here.
fn takes_verb(word: Token, before: Option<&PartKind>) -> bool {
    match before {
        Some(PartKind::Noun(noun)) => match noun.sort {
            NounSort::Pronoun => true,
            NounSort::Name | NounSort::Body => word.is(Class::PRESENT | Class::GERUND),
            NounSort::Person | NounSort::Thing | NounSort::Statement => {
                word.is(Class::PRESENT | Class::GERUND) || noun.class.is(Class::PLURAL)
            }
            NounSort::Object | NounSort::Time => word.is(Class::GERUND),
        },
        Some(PartKind::Relative | PartKind::Comma | PartKind::And) => true,
        Some(PartKind::Preposition | PartKind::Agent | PartKind::According | PartKind::Verb(_) | PartKind::Other)
        | None => word.is(Class::GERUND),
        Some(_) => !word.is(Class::PLAIN),
    }
}
