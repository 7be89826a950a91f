//! The parts of a sentence: noun phrases, verb groups, and the small words and points between them.
//!
//! What comes in is a sentence's tokens; what goes out is a tenth as many [`Part`]s. There is no tagger: a word is told
//! by its class, by its ending, and by what stands beside it.

use nom::{Parser, branch::alt};

use super::{
    nouns::{Noun, NounSort, noun},
    placed,
    run::{Parsed, Run, no},
    standins,
    tokens::{Token, TokenKind},
    verbs::{self, Verb, verb},
};
use crate::rules::Class;

/// Tokens to be read.
pub type Tokens<'a> = Run<'a, Token>;

/// A part of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub kind: PartKind,
    /// Its tokens, counted from the document's first.
    pub from: u32,
    pub to: u32,
}

/// What a part is.
#[derive(Clone, Copy, Debug)]
pub enum PartKind {
    Noun(Noun),
    Verb(Verb),
    Preposition,
    /// “via”, “through”: a messenger may follow.
    Relay,
    /// “by”: after a passive it names who acts.
    Agent,
    And,
    Subordinator,
    Relative,
    Adverb,
    /// “according to”: who is named after it said it.
    According,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    Stop,
    Quote(u32),
    Other,
}

impl Part {
    /// The noun phrase that it is.
    pub fn noun(&self) -> Option<&Noun> {
        match &self.kind {
            PartKind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    /// The verb group that it is.
    pub fn verb(&self) -> Option<&Verb> {
        match &self.kind {
            PartKind::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    /// Whether it is a point at which an aside may begin or end.
    pub fn is_pause(&self) -> bool {
        matches!(self.kind, PartKind::Comma | PartKind::Dash | PartKind::Open | PartKind::Close)
    }
}

/// No phrase has more tokens: what is read ahead and given up again is bounded.
const LONGEST: usize = 64;

/// Appends the parts of `tokens[from..to]` to `out`.
pub fn parse(tokens: &[Token], from: u32, to: u32, out: &mut Vec<Part>) {
    let mut start = from;
    let first = out.len();
    while start < to {
        let before = before(&tokens[start as usize - usize::from(start > from)..=start as usize], &out[first..]);
        let ahead = Run(&tokens[start as usize..(start as usize + LONGEST).min(to as usize)]);
        if standins::is_courtesy(ahead) {
            start += 1;
            continue;
        }
        if let Some(verb) = placed::verb(ahead, &out[first..]) {
            out.push(Part { kind: PartKind::Verb(verb.shifted(start)), from: start, to: start + 1 });
            start += 1;
            continue;
        }
        let ahead = placed::before_name(ahead, &out[first..]).map_or(ahead, |name| Run(&ahead.0[..name]));
        let (rest, kind) = part(before)(ahead).unwrap_or((ahead.skip(1), PartKind::Other));
        // A noun counts its tokens from its own first.
        let kind = match kind {
            PartKind::Noun(noun) => PartKind::Noun(noun.shifted(start)),
            PartKind::Verb(verb) => PartKind::Verb(verb.shifted(start)),
            other => other,
        };
        let end = start + (ahead.len() - rest.len()) as u32;
        out.push(Part { kind, from: start, to: end });
        start = end;
    }
}

/// The part before the last of `tokens`, as far as it tells what comes: behind “whose” a noun does, and behind “…”, the one who
/// spoke.
fn before<'p>(tokens: &[Token], out: &'p [Part]) -> Option<&'p PartKind> {
    let (&first, last) = (tokens.last()?, out.last().map(|part| &part.kind));
    let quoted = || matches!(out, [.., Part { kind: PartKind::Quote(_), .. }, _]);
    match last {
        Some(PartKind::Relative) if tokens[0].is(Class::POSSESSIVE) => Some(&PartKind::Preposition),
        Some(PartKind::Comma) if first.is(Class::CAPITAL | Class::DETERMINER) && quoted() => {
            out.get(out.len() - 2).map(|part| &part.kind)
        }
        Some(PartKind::Noun(_)) if first.is(Class::PLAIN) && first.is(Class::REPORT) && !first.is(Class::PAST) => {
            several(out).or_else(|| joined(out, first)).or(last)
        }
        // Spanish nos cuenta Holm, lo celebra: a clitic stands before its verb.
        Some(PartKind::Noun(noun))
            if noun.sort == NounSort::Object
                && (first.is(Class::NOUN_TOO) && first.is(Class::PRESENT) || verbs::is_unlisted(first)) =>
        {
            let behind = out.len().checked_sub(2).map(|at| &out[at].kind);
            let governed = matches!(behind, Some(PartKind::Verb(_) | PartKind::Preposition | PartKind::And));
            if governed { last } else { Some(&PartKind::Relative) }
        }
        last => last,
    }
}

/// The noun of several that others belong to at the end of `out`: officials in the city of Dale say.
fn several(out: &[Part]) -> Option<&PartKind> {
    const LINKS: usize = 3;
    let noun = |at: usize| out.get(at).filter(|part| part.noun().is_some_and(|noun| noun.sort != NounSort::Time));
    let linked = |back: usize| {
        let link = out.len().checked_sub(2 * back).and_then(|at| out.get(at));
        link.is_some_and(|part| matches!(part.kind, PartKind::Preposition))
    };
    let links = (1..=LINKS).take_while(|&back| linked(back)).count();
    let head = noun(out.len().checked_sub(1 + 2 * links)?).filter(|_| links > 0)?;
    head.noun().filter(|head| head.class.is(Class::PLURAL) && head.sort.speaks()).map(|_| &head.kind)
}

/// Two of whom a verb may tell, Holm and Reyes say; or one of whom another verb tells that they do so: we heard Holm say.
fn joined(out: &[Part], verb: Token) -> Option<&PartKind> {
    let [.., first, link, last] = out else { return None };
    let named = |part: &Part| part.noun().is_some_and(|noun| noun.sort == NounSort::Name);
    let two = named(first) && matches!(link.kind, PartKind::And);
    let heard = matches!(link.kind, PartKind::Verb(_)) && !verb.is(Class::NOUN_TOO);
    (named(last) && (two || heard)).then_some(&PartKind::Relative)
}

fn part<'a>(before: Option<&PartKind>) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token, PartKind> {
    move |input| {
        let Some(first) = input.first() else { return no() };
        if first.kind != TokenKind::Word && first.kind != TokenKind::Number {
            return Ok((input.skip(1), point(first.kind)));
        }
        // German so: in an aside with a noun alone.
        let aside = || {
            matches!(before, Some(PartKind::Comma)) && noun(None)(input.skip(1)).is_ok_and(|(rest, _)| ends_aside(rest))
        };
        if first.is(Class::ACCORDING) && (!first.is(Class::ADVERB) || aside()) {
            return Ok((input.skip(1), PartKind::According));
        }
        // “…,” Holm, the mayor, Tweeted on Friday; but the runner, Said Holm, won.
        let alone = || !input.get(1).is_some_and(Token::is_capital);
        let follows = || match before {
            Some(PartKind::Noun(_)) => true,
            Some(PartKind::Comma) => alone(),
            Some(_) | None => false,
        };
        let headline = || is_plain_finite(first) && follows();
        let named = !first.is(Class::FUNCTION) || standins::is_called(input, first, before);
        if first.is_capital() && named && !headline() {
            return noun(before).map(PartKind::Noun).parse(input);
        }
        // Most words can be one thing only.
        if !first.is(VERBAL | LINKS) && !verbs::is_unknown(first) {
            return alt((noun(before).map(PartKind::Noun), lone)).parse(input);
        }
        alt((verb(before).map(PartKind::Verb), small(before), noun(before).map(PartKind::Noun), lone)).parse(input)
    }
}

fn ends_aside(rest: Tokens) -> bool {
    rest.first().is_none_or(|next| matches!(next.kind, TokenKind::Comma | TokenKind::Stop | TokenKind::Dash))
}

fn point(kind: TokenKind) -> PartKind {
    match kind {
        TokenKind::Comma => PartKind::Comma,
        TokenKind::Colon => PartKind::Colon,
        TokenKind::Semicolon => PartKind::Semicolon,
        TokenKind::Stop => PartKind::Stop,
        TokenKind::Dash => PartKind::Dash,
        TokenKind::Open => PartKind::Open,
        TokenKind::Close => PartKind::Close,
        TokenKind::Quote(id) => PartKind::Quote(id),
        TokenKind::Symbol | TokenKind::Edge | TokenKind::Word | TokenKind::Number => PartKind::Other,
    }
}

/// What a verb group may begin with.
pub const VERBAL: Class =
    Class::INFINITIVE.with(Class::AUXILIARY).with(Class::REPORT).with(Class::BESIDE).with(Class::VERB);
/// What holds others together.
const LINKS: Class = Class::EITHER
    .with(Class::SUBORDINATOR)
    .with(Class::RELATIVE)
    .with(Class::RELAY)
    .with(Class::AGENT)
    .with(Class::PREPOSITION)
    .with(Class::AND);

/// A word that holds others together.
fn small<'a>(before: Option<&PartKind>) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token, PartKind> {
    move |input| {
        let Some(word) = input.first().filter(|word| word.is(LINKS)) else { return no() };
        let kind = if word.is(Class::EITHER) {
            if begins_clause(input.skip(1)) { PartKind::Subordinator } else { PartKind::Preposition }
        } else if word.is(Class::SUBORDINATOR) && word.is(Class::DETERMINER | Class::RELATIVE) {
            return that(input, before);
        } else if word.is(Class::SUBORDINATOR)
            && word.is(Class::OBJECT_PRONOUN)
            && (matches!(before, Some(PartKind::Quote(_) | PartKind::Comma))
                || input.get(1).is_some_and(|next| next.is(Class::AUXILIARY)))
        {
            // French “…”, s’est exclamé Holm.
            return noun(before).map(PartKind::Noun).parse(input);
        } else if word.is(Class::SUBORDINATOR)
            && word.is(Class::ADVERB)
            && matches!(before, Some(PartKind::Verb(verb)) if verb.reports() && verb.is_finite())
            && input.get(1).is_some_and(Token::is_capital)
        {
            // „…“, rief da Holm.
            PartKind::Adverb
        } else if word.is(Class::RELATIVE)
            && word.is(Class::POSSESSIVE)
            && matches!(before, Some(PartKind::Verb(_) | PartKind::According))
        {
            // „…“, sagte deren Sprecherin; „…“, so dessen Sprecher.
            return noun(before).map(PartKind::Noun).parse(input);
        } else if word.is(Class::RELATIVE) && word.is(Class::DETERMINER) {
            return article(input, word, before);
        } else if word.is(Class::PREPOSITION) && word.is(Class::DETERMINER) && is_partitive(input, before) {
            return noun(before).map(PartKind::Noun).parse(input);
        } else if word.is(Class::RELATIVE) {
            PartKind::Relative
        } else if word.is(Class::RELAY) {
            PartKind::Relay
        } else if word.is(Class::AGENT) {
            PartKind::Agent
        } else if word.is(Class::PREPOSITION) {
            PartKind::Preposition
        } else if word.is(Class::AND) {
            PartKind::And
        } else if word.is(Class::SUBORDINATOR) {
            PartKind::Subordinator
        } else {
            return no();
        };
        Ok((input.skip(1), kind))
    }
}

/// German der, die, das: behind a comma who; behind a noun it may say whose that is; else it begins a noun.
fn article<'a>(input: Tokens<'a>, word: Token, before: Option<&PartKind>) -> Parsed<'a, Token, PartKind> {
    let kind = match before {
        Some(PartKind::Comma) if !is_apposition(input) => PartKind::Relative,
        // „…“, sagte am Montag der Sprecher, „…“, zeigte sich der Sprecher erfreut: nothing is a day's.
        Some(PartKind::Noun(noun))
            if word.is(Class::PREPOSITION)
                && !matches!(noun.sort, NounSort::Pronoun | NounSort::Object | NounSort::Time) =>
        {
            PartKind::Preposition
        }
        Some(_) | None => return no(),
    };
    Ok((input.skip(1), kind))
}

/// French « … », disent des riverains; Des riverains ont écrit: whether an article that may be a preposition is none.
fn is_partitive(input: Tokens, before: Option<&PartKind>) -> bool {
    let Some(next) = input.get(1).filter(|next| next.kind == TokenKind::Word && !next.is_capital()) else {
        return false;
    };
    match before {
        None | Some(PartKind::Stop) => !next.is(Class::FUNCTION),
        Some(PartKind::Verb(verb)) => verb.is_finite() && verb.reports_beside() && next.is(Class::PERSON),
        Some(_) => false,
    }
}

/// Whether an office and a pause follow the article: Holm, der Bürgermeister, sagte.
fn is_apposition(input: Tokens) -> bool {
    const LONGEST: usize = 8;
    let office = input.get(1).is_some_and(|next| next.is(Class::PERSON));
    let pauses = |token: &Token| matches!(token.kind, TokenKind::Comma | TokenKind::Stop);
    let verb = |token: &Token| token.is(Class::REPORT | Class::BESIDE | Class::VERB | Class::AUXILIARY);
    let ends = input.0.iter().take(LONGEST).skip(2).find(|token| pauses(token) || verb(token));
    office && ends.is_some_and(pauses)
}

/// “that”: before a verb it is who; after a verb or a noun a clause follows; else it points at a thing.
fn that<'a>(input: Tokens<'a>, before: Option<&PartKind>) -> Parsed<'a, Token, PartKind> {
    let next = input.get(1);
    let verb_follows = next.is_some_and(|next| next.is(Class::AUXILIARY) || is_plain_finite(next));
    // Spanish Ana Holm, que le contestó: whom it is said to, or that it was not, stands before the verb.
    let small = |token: &&Token| token.is(Class::OBJECT_PRONOUN | Class::NEGATION);
    let clitics = input.0.iter().skip(1).take(3).take_while(small).count();
    let acts = |verb: Token| verb.is(VERBAL) && verb.is(Class::PAST | Class::PRESENT);
    let held = clitics > 0 && input.get(1 + clitics).is_some_and(acts) && !input.0[0].is(Class::DETERMINER);
    if held && matches!(before, Some(PartKind::Comma)) {
        return Ok((input.skip(1), PartKind::Relative));
    }
    let kind = match before {
        Some(PartKind::Noun(_)) if verb_follows => PartKind::Relative,
        Some(PartKind::Preposition) | None => return no(),
        Some(_) if verb_follows => return no(),
        Some(_) => PartKind::Subordinator,
    };
    Ok((input.skip(1), kind))
}

/// A finite verb and nothing else; written large it stands in a headline.
pub fn is_plain_finite(token: Token) -> bool {
    token.is(Class::REPORT | Class::BESIDE | Class::VERB)
        && token.is(Class::PAST | Class::PRESENT)
        && !token.is(Class::NOUN_TOO | Class::GUESSED | Class::FIRST_NAME)
}

/// Whether a subject and its verb follow: after “after”, a clause; else what is named is a time or a place.
fn begins_clause(input: Tokens) -> bool {
    let Ok((mut rest, head)) = noun(Some(&PartKind::Preposition))(input) else { return false };
    if head.sort == NounSort::Object {
        return false;
    }
    // “as the head of the agency said”: what belongs to the subject, a few steps of it.
    for _ in 0..3 {
        let attached = rest.first().is_some_and(|word| word.is(Class::PREPOSITION) && !word.is(Class::EITHER));
        match noun(Some(&PartKind::Preposition))(rest.skip(1)) {
            Ok((further, _)) if attached => rest = further,
            Ok(_) | Err(_) => break,
        }
    }
    // “As Holm (2019) argues”
    let rest = past_brackets(rest);
    // “As Holm herself said”
    let rest = rest.skip(usize::from(rest.first().is_some_and(|word| word.is(Class::OBJECT_PRONOUN))));
    let adverbs = rest.0.iter().take(2).take_while(|word| word.is(Class::ADVERB) && !word.is(Class::VERB)).count();
    verb(Some(&PartKind::Noun(head)))(rest.skip(adverbs)).is_ok_and(|(_, verb)| verb.is_finite())
}

/// What stands behind a few words in brackets.
fn past_brackets(input: Tokens) -> Tokens {
    const LONGEST: usize = 8;
    let opens = input.first().is_some_and(|first| first.kind == TokenKind::Open);
    let close = input.0.iter().take(LONGEST).position(|token| token.kind == TokenKind::Close);
    close.filter(|_| opens).map_or(input, |close| input.skip(close + 1))
}

/// A word that fits nowhere.
fn lone(input: Tokens) -> Parsed<Token, PartKind> {
    let Some(word) = input.first() else { return no() };
    let kind = if word.is(Class::ADVERB | Class::NEGATION) { PartKind::Adverb } else { PartKind::Other };
    Ok((input.skip(1), kind))
}
