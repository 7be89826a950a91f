//! Circumstances: how, when, where or to whom it was said, between the verb of a tag and whoever spoke.
//!
//! What comes in is the parts behind the verb; what goes out is where the one who spoke begins: Spanish «…», recuerda con
//! lágrimas en los ojos Holm; French « … », regrette, sous couvert d’anonymat, une voisine; German „…“, erzählte dieser
//! Zeitung am Montag Holm.

use nom::{Parser, branch::alt, multi::many0_count};

use super::{
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    run::{Parsed, no, one},
    tags::{Parts, ends_subject, is_object},
    tokens::{Token, TokenKind},
    verbs::{Form, Verb},
};
use crate::rules::Class;

/// How many may stand in a row.
const MOST: usize = 6;

/// What stands right behind the verb without a pause, whatever follows: German „…“, freut sich am Montag Holm.
pub(super) fn plain<'a>(tokens: &[Token], input: Parts<'a>) -> Parts<'a> {
    let object = one(|part: Part| is_object(&part)).map(|_| ());
    let each = alt((one(is_when).map(|_| ()), object, told(tokens), moved(tokens)));
    many0_count(each).parse(input).map_or(input, |(rest, _)| rest)
}

/// What stands behind all circumstances, if that is whoever spoke and no more of their clause follows but the end of its verb.
pub(super) fn past<'a>(tokens: &[Token], input: Parts<'a>) -> Option<Parts<'a>> {
    if matches!(input.first()?.kind, PartKind::Comma) {
        return aside(input).filter(|&rest| is_speaker(tokens, rest));
    }
    let (rest, read) = in_row(tokens, input);
    if read == 0 {
        return None;
    }
    if is_speaker(tokens, rest) {
        return Some(rest);
    }
    // Spanish «…», contó ayer, emocionada, la alcaldesa.
    aside(rest).filter(|&rest| is_speaker(tokens, rest)).or_else(|| last_of(tokens, input, rest))
}

/// Past what two commas hold that is no clause and names nobody: French « … », résume, un brin moqueur, Holm.
fn aside(input: Parts) -> Option<Parts> {
    const LONGEST: usize = 8;
    let comma = |part: &Part| matches!(part.kind, PartKind::Comma);
    input.first().filter(|first| comma(first))?;
    let close = input.0.iter().take(LONGEST).skip(1).position(comma)? + 1;
    let mut governed = false;
    let plain = input.0[1..close].iter().all(|part| {
        let held = std::mem::replace(&mut governed, matches!(part.kind, PartKind::Preposition | PartKind::Agent));
        match part.kind {
            PartKind::Noun(noun) => match noun.sort {
                NounSort::Thing | NounSort::Time | NounSort::Statement => true,
                // French …, tranche, philosophe, Holm.
                NounSort::Person => held || part.to == part.from + 1,
                NounSort::Name | NounSort::Body | NounSort::Pronoun | NounSort::Object => held,
            },
            PartKind::Verb(verb) => !verb.is_finite(),
            kind => matches!(kind, PartKind::Adverb | PartKind::Preposition | PartKind::Agent | PartKind::Other),
        }
    });
    plain.then(|| input.skip(close + 1))
}

/// Past as many circumstances as stand in a row, and how many.
pub(super) fn in_row<'a>(tokens: &[Token], mut rest: Parts<'a>) -> (Parts<'a>, usize) {
    let object = one(|part: Part| is_object(&part)).map(|_| ());
    let mut each = alt((governed, one(is_when).map(|_| ()), participle(tokens), given(tokens), told(tokens), object));
    let mut read = 0;
    while let Ok((further, _)) = each.parse(rest)
        && read < MOST
    {
        (rest, read) = (further, read + 1);
    }
    (rest, read)
}

/// Whether whoever spoke stands here, and their clause ends.
fn is_speaker(tokens: &[Token], rest: Parts) -> bool {
    let Some((part, noun)) = rest.first().and_then(|part| Some((part, *part.noun()?))) else { return false };
    let behind = rest.skip(1);
    match noun.sort {
        NounSort::Name => ends_clause(behind) || has_object(tokens, behind),
        NounSort::Person => ends_clause(behind),
        // German …, teilte am Montag die Stadt mit; but …, sagte er am Montag der Zeitung.
        NounSort::Body => {
            let article = tokens[part.from as usize];
            let given = article.is(Class::HELD_OFF) && !ends_verb(behind);
            article.is(Class::DEFINITE) && !given && ends_clause(behind)
        }
        NounSort::Pronoun | NounSort::Statement | NounSort::Thing | NounSort::Time | NounSort::Object => false,
    }
}

/// German „…“, meinte zuletzt mit einem Lächeln der Anwohner: the last phrase of a row, whose article looks like whose the one
/// before is; but of a woman it is hers that the phrase before speaks of.
fn last_of<'a>(tokens: &[Token], begins: Parts<'a>, rest: Parts<'a>) -> Option<Parts<'a>> {
    let read = begins.len() - rest.len();
    // German …, stellt im Rat der Bürgermeister klar
    let adverb = read.checked_sub(1).is_some_and(|last| matches!(begins.0[last].kind, PartKind::Adverb));
    let at = read.checked_sub(2 + usize::from(adverb))?;
    let [article, who] = begins.0.get(at..at + 2)? else { return None };
    let word = tokens[article.from as usize];
    let noun = who.noun().filter(|noun| matches!(noun.sort, NounSort::Name | NounSort::Person))?;
    let agrees = matches!(article.kind, PartKind::Preposition)
        && word.is(Class::RELATIVE)
        && word.is(Class::HELD_OFF)
        && !noun.class.is(Class::FEMININE);
    let free = at > 0 && !matches!(begins.0[at - 1].kind, PartKind::Preposition);
    let ends = ends_clause(begins.skip(at + 2)) || has_object(tokens, begins.skip(at + 2));
    (agrees && free && ends).then(|| begins.skip(at + 1))
}

/// Whether a clause ends here, or with the end of its verb alone: German …, räumte am Montag Holm ein; gibt Holm zu bedenken.
pub(super) fn ends_clause(rest: Parts) -> bool {
    rest.first().is_none_or(|next| ends_subject(&next)) || ends_verb(rest)
}

/// German …, lobte gestern Holm die Helfer; wies am Montag Holm den Vorwurf zurück: whether what a verb is done to stands here,
/// and then its clause ends.
pub(super) fn has_object(tokens: &[Token], rest: Parts) -> bool {
    let Some(part) = rest.first() else { return false };
    let thing = |noun: &Noun| !matches!(noun.sort, NounSort::Pronoun | NounSort::Object | NounSort::Time);
    let whole = part.noun().is_some_and(thing) && tokens[part.from as usize].is(Class::DEFINITE);
    whole && ends_clause(rest.skip(1))
}

/// Whether nothing stands here but what ends a verb whose first part stands before its subject.
fn ends_verb(rest: Parts) -> bool {
    let Some(part) = rest.first() else { return false };
    let short = part.to == part.from + 1;
    let end = match part.kind {
        PartKind::Adverb | PartKind::Other | PartKind::Preposition => short,
        PartKind::Noun(noun) => short && noun.sort == NounSort::Thing && !noun.class.is(Class::CAPITAL),
        PartKind::Verb(verb) => verb.form == Form::Infinitive,
        _ => false,
    };
    let closes = |part: Part| matches!(part.kind, PartKind::Stop | PartKind::Comma | PartKind::Quote(_));
    end && rest.0.get(1).is_none_or(|&next| closes(next))
}

/// What may stand between a verb and the subject behind it: “…”, a affirmé jeudi la ministre.
fn is_when(part: Part) -> bool {
    match part.kind {
        PartKind::Adverb => true,
        PartKind::Noun(noun) => noun.sort == NounSort::Time,
        _ => false,
    }
}

/// German „…“, entgegnete ihr Ann Holm: to whom it was said, where a name stands right behind; but „…“, sagte sie dem
/// Rundfunk.
fn told<'a>(tokens: &[Token]) -> impl Fn(Parts<'a>) -> Parsed<'a, Part, ()> {
    move |input| {
        let (rest, _) = one(|part: Part| part.noun().is_some_and(|noun| noun.sort == NounSort::Pronoun))(input)?;
        let named = |part: &Part| part.noun().is_some_and(|noun| noun.sort == NounSort::Name);
        let bare = |part: &Part| !tokens[part.from as usize].is(Class::DETERMINER | Class::POSSESSIVE);
        if rest.0.first().is_some_and(|part| named(part) && bare(part)) { Ok((rest, ())) } else { no() }
    }
}

/// Spanish «…», recordó emocionada Ana Holm: how somebody is who says so, before their name or the article.
fn moved<'a>(tokens: &[Token]) -> impl Fn(Parts<'a>) -> Parsed<'a, Part, ()> {
    move |input| {
        let word = |part: Part| tokens[part.from as usize];
        let describes = |part: Part| {
            let small = part.to == part.from + 1 && !word(part).is_capital() && word(part).kind == TokenKind::Word;
            small && part.noun().is_some_and(|noun| noun.sort == NounSort::Thing) && !word(part).is(KNOWN)
        };
        let (rest, _) = one(describes)(input)?;
        let somebody =
            |part: &Part| part.noun().is_some_and(|noun| matches!(noun.sort, NounSort::Name | NounSort::Person));
        let begins = |part: &Part| word(*part).is_capital() || word(*part).is(Class::DETERMINER);
        if rest.first().is_some_and(|part| somebody(&part) && begins(&part)) { Ok((rest, ())) } else { no() }
    }
}

/// What a word that only tells how somebody is cannot be.
const KNOWN: Class =
    Class::FUNCTION.with(Class::PERSON).with(Class::BODY).with(Class::STATEMENT).with(Class::SPEECH).with(Class::WORK);

/// With a laugh, a few days ago; French en riant, German vor wenigen Tagen.
fn governed(input: Parts) -> Parsed<Part, ()> {
    let link = |part: Part| matches!(part.kind, PartKind::Preposition | PartKind::Agent | PartKind::Relay);
    let (rest, _) = one(link)(input)?;
    // French lors d’une réunion
    let (rest, _) = many0_count(one(link)).parse(rest)?;
    let hangs = |verb: &Verb| verb.form == Form::Gerund;
    let (rest, _) = many0_count(one(|part: Part| matches!(part.kind, PartKind::Adverb))).parse(rest)?;
    let (rest, _) = one(|part: Part| part.noun().is_some() || part.verb().is_some_and(hangs))(rest)?;
    Ok((rest, ()))
}

/// German der vom Platz gestellte Torwart: what stands between an article and its noun.
fn participle<'a>(tokens: &[Token]) -> impl Fn(Parts<'a>) -> Parsed<'a, Part, ()> {
    move |input| {
        let alone = |part: Part| part.to == part.from + 1 && part.noun().is_some();
        let article = |part: Part| alone(part) && tokens[part.from as usize].is(Class::DETERMINER);
        let (rest, _) = one(article)(input)?;
        let (rest, _) = governed(rest)?;
        let describes = |part: Part| matches!(part.kind, PartKind::Adverb | PartKind::Other | PartKind::Verb(_));
        let (rest, _) = one(|part: Part| describes(part) && part.to == part.from + 1)(rest)?;
        Ok((rest, ()))
    }
}

/// German dieser Zeitung, dem Sender: to whom it was said; but die Zeitung, das Blatt.
fn given<'a>(tokens: &[Token]) -> impl Fn(Parts<'a>) -> Parsed<'a, Part, ()> {
    move |input| {
        let large = |part: Part| tokens[part.to as usize - 1].is(Class::LARGE_NOUN);
        let office = |noun: &Noun| {
            (noun.office.0..noun.office.1).any(|at| tokens[at as usize].is(Class::PERSON | Class::HONORIFIC))
        };
        let body = |noun: &Noun| match noun.sort {
            NounSort::Body | NounSort::Thing => true,
            sort => sort == NounSort::Name && !office(noun),
        };
        let word = |part: Part| tokens[part.from as usize];
        let begins = |part: Part| word(part).is(Class::DETERMINER | Class::POSSESSIVE);
        let takes = |part: Part| begins(part) && (word(part).is(Class::HELD_OFF) || !word(part).is(Class::RELATIVE));
        let told = |part: Part| {
            takes(part) && part.noun().is_some_and(|noun| body(noun) && (large(part) || noun.sort == NounSort::Body))
        };
        let (rest, _) = one(told)(input)?;
        let goes_on = |next: Part| match next.kind {
            PartKind::Noun(_) => !begins(next) || word(next).is(Class::DEFINITE) && !word(next).is(Class::HELD_OFF),
            kind => matches!(kind, PartKind::Preposition),
        };
        if rest.first().is_some_and(goes_on) && !ends_verb(rest) { Ok((rest, ())) } else { no() }
    }
}
