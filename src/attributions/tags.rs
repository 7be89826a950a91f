//! Tags: the clause behind a quotation that says whose it is.
//!
//! ```text
//! tag     = subject verb | verb subject
//! subject = noun { preposition noun } { aside }     Holm, the mayor of Lindow,
//! aside   = "," … "," | "(" … ")" | "–" … "–"
//! ```

use nom::{Parser, branch::alt, multi::many0_count};

use super::{
    circumstances,
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    run::{Parsed, Run, no, one},
    tokens::Token,
    verbs::{Form, Verb, Voice},
};
use crate::rules::Class;

/// Parts to be read.
pub type Parts<'a> = Run<'a, Part>;

/// How long an aside may be, in parts.
const ASIDE: usize = 40;

/// Where “and” stands that names another behind a verb.
const SEVERAL: usize = 10;

/// A tag: its subject and its verb, as indices into the parts it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Tag {
    pub subject: usize,
    pub verb: usize,
}

/// Reads “Holm said” with all that may stand between.
pub fn subject_verb(parts: &[Part]) -> Option<Tag> {
    let input = Run(parts);
    let (rest, _) = many0_count(one(|part: Part| matches!(part.kind, PartKind::Adverb))).parse(input).ok()?;
    let subject = parts.len() - rest.len();
    let (rest, _) = subject_noun(rest).ok()?;
    let (rest, _) = many0_count(alt((attached, aside, relative))).parse(rest).ok()?;
    let (rest, _) = many0_count(one(|part: Part| matches!(part.kind, PartKind::Adverb))).parse(rest).ok()?;
    let verb = parts.len() - rest.len();
    reporting(rest).ok()?;
    Some(Tag { subject, verb })
}

/// Reads “said Holm”.
pub fn verb_subject(tokens: &[Token], parts: &[Part]) -> Option<Tag> {
    let input = Run(parts);
    // “…”, lui a répondu Holm.
    let (rest, _) = many0_count(one(|part: Part| is_object(&part))).parse(input).ok()?;
    let at = parts.len() - rest.len();
    if let Some(tag) = perfect(tokens, rest, at).or_else(|| wants_to_say(tokens, rest, at)) {
        return Some(tag);
    }
    let (rest, verb) = reporting(rest).ok()?;
    // “…,” write Ann Holm and her colleagues.
    let several = || {
        let clause = parts.iter().take_while(|part| !matches!(part.kind, PartKind::Stop | PartKind::Quote(_)));
        verb.class.is(Class::PLAIN) && clause.take(SEVERAL).any(|part| matches!(part.kind, PartKind::And))
    };
    if verb.form != Form::Finite && !(verb.form == Form::Infinitive && verb.main == parts[at].from && several()) {
        return None;
    }
    let rest = circumstances::plain(tokens, rest);
    let rest = circumstances::past(tokens, rest).unwrap_or(rest);
    let subject = parts.len() - rest.len();
    let noun = subject_noun(rest).ok()?.1;
    // “described it as”: no verb has “it” behind it for a subject.
    if noun.sort == NounSort::Pronoun && noun.class.is(Class::NEUTER) {
        return None;
    }
    // “…,” urged Holm; but “…,” told reporters.
    let next = parts.get(subject + 1).map(|part| part.kind);
    let ends = matches!(next, None | Some(PartKind::Stop | PartKind::Comma | PartKind::Preposition | PartKind::Colon));
    // German „…“, lobte gestern Holm die Helfer
    let object = || noun.sort == NounSort::Name && circumstances::has_object(tokens, rest.skip(1));
    let spoken_to = verb.class.is(Class::ADDRESSED) && !(ends && noun.sort.speaks() || object());
    (!spoken_to).then_some(Tag { subject, verb: at })
}

/// Spanish «…», quiso recordar Holm; French « … », tient à préciser Holm: a verb before the one that reports.
fn wants_to_say(tokens: &[Token], rest: Parts, at: usize) -> Option<Tag> {
    let [wants, says, behind @ ..] = rest.0 else { return None };
    let wants = wants.verb().is_some_and(|verb| verb.is_finite() && verb.voice == Voice::Active);
    let says = says.verb().is_some_and(|verb| verb.form == Form::Infinitive && verb.reports());
    let near = circumstances::plain(tokens, Run(behind));
    let who = circumstances::past(tokens, near).unwrap_or(near);
    let speaks = who.first()?.noun().is_some_and(|noun| noun.sort.speaks());
    let ends = who.0.get(1).is_none_or(ends_subject);
    let subject = at + rest.len() - who.len();
    (wants && says && speaks && ends).then_some(Tag { subject, verb: at + 1 })
}

/// German „…“, hat Holm gestern dem Sender gesagt; „…“, hatte am Montag Holm gesagt.
fn perfect(tokens: &[Token], rest: Parts, at: usize) -> Option<Tag> {
    const NEAR: usize = 8;
    rest.first()?.verb().filter(|verb| verb.class.is(Class::AUXILIARY) && verb.is_finite())?;
    let speaks = |rest: Parts| rest.first().is_some_and(|part| part.noun().is_some_and(|noun| noun.sort.speaks()));
    let near = rest.skip(1);
    let begins = if speaks(near) { near } else { circumstances::in_row(tokens, near).0 };
    let subject = rest.len() - begins.len();
    let behind = begins.0.get(1..).filter(|_| speaks(begins))?;
    // “was all he said”: no other noun stands free between them.
    let governed = |at: usize| at > 0 && matches!(behind[at - 1].kind, PartKind::Preposition | PartKind::Adverb);
    // German der Zeitung: to whom it was said.
    let told = |at: usize| {
        let word = tokens[behind[at].from as usize];
        word.is(Class::HELD_OFF) && word.is(Class::DETERMINER)
    };
    let between = |at: &usize| match behind[*at].kind {
        PartKind::Adverb | PartKind::Preposition => true,
        PartKind::Noun(noun) => noun.sort == NounSort::Time || governed(*at) || told(*at),
        _ => false,
    };
    let spoken = (0..behind.len().min(NEAR)).take_while(between).count();
    let past = |verb: &&Verb| verb.class.is(Class::PAST) || !verb.class.is(Class::PRESENT | Class::GERUND);
    let verb = behind.get(spoken)?.verb().filter(|verb| verb.reports()).filter(past)?;
    // German soll Holm gesagt haben
    let have = |part: &Part| part.verb().is_some_and(|verb| verb.class.is(Class::AUXILIARY));
    let ends = behind.get(spoken + 1 + usize::from(behind.get(spoken + 1).is_some_and(have)));
    let ends = ends.is_none_or(|next| matches!(next.kind, PartKind::Stop | PartKind::Comma | PartKind::Preposition));
    (ends && verb.main > 0).then_some(Tag { subject: at + subject, verb: at + subject + 1 + spoken })
}

/// Whether a subject behind its verb ends before this: said Holm on Monday.
pub fn ends_subject(part: &Part) -> bool {
    match part.kind {
        PartKind::Stop | PartKind::Comma | PartKind::Preposition | PartKind::Quote(_) => true,
        PartKind::Noun(noun) => noun.sort == NounSort::Time,
        _ => false,
    }
}

pub fn is_object(part: &Part) -> bool {
    part.noun().is_some_and(|noun| noun.sort == NounSort::Object)
}

/// Whether a sentence that seemed to end with a quotation goes on with its tag.
pub fn closes_sentence(tokens: &[Token], parts: &[Part]) -> bool {
    let Some(tag) = subject_verb(parts) else { return false };
    let first = tokens[parts[0].from as usize];
    let after = parts.get(tag.verb + 1).map(|part| part.kind);
    let ends = matches!(after, None | Some(PartKind::Stop | PartKind::Comma | PartKind::Quote(_) | PartKind::Colon));
    // “A.” Holm said: “B.”
    let announces = matches!(parts.get(tag.verb + 1..), Some([colon, quote, ..]) if matches!((colon.kind, quote.kind), (PartKind::Colon, PartKind::Quote(_))));
    if announces {
        return false;
    }
    if first.is(Class::PRONOUN | Class::DETERMINER | Class::POSSESSIVE) {
        return ends;
    }
    // “Go!” Holm said as he left.
    let when = matches!(after, Some(PartKind::Subordinator))
        && tokens[parts[tag.verb + 1].from as usize].is(Class::EITHER | Class::PREPOSITION);
    ends || when
        || matches!(after, Some(PartKind::Preposition | PartKind::Adverb | PartKind::And))
        || matches!(after, Some(PartKind::Noun(noun)) if noun.sort == NounSort::Time || parts[tag.verb].verb().is_some_and(|verb| verb.class.is(Class::ADDRESSED)))
}

fn subject_noun(input: Parts) -> Parsed<Part, Noun> {
    match input.first().map(|part| part.kind) {
        Some(PartKind::Noun(noun)) if noun.sort != NounSort::Time && noun.sort != NounSort::Object => {
            Ok((input.skip(1), noun))
        }
        _ => no(),
    }
}

fn reporting(input: Parts) -> Parsed<Part, Verb> {
    match input.first().map(|part| part.kind) {
        Some(PartKind::Verb(verb)) if verb.reports_beside() && verb.form != Form::Participle => {
            Ok((input.skip(1), verb))
        }
        _ => no(),
    }
}

/// “of the agency”, “and Reyes”: what belongs to the noun before without a pause.
fn attached(input: Parts) -> Parsed<Part, ()> {
    let is_link = |part: Part| matches!(part.kind, PartKind::Preposition | PartKind::Agent | PartKind::And);
    let (rest, _) = one(is_link)(input)?;
    let (rest, _) = one(|part: Part| part.noun().is_some())(rest)?;
    Ok((rest, ()))
}

/// “who was present”: a relative clause without commas, up to the verb that is not its own.
fn relative(input: Parts) -> Parsed<Part, ()> {
    const LONGEST: usize = 12;
    let (rest, _) = one(|part: Part| matches!(part.kind, PartKind::Relative))(input)?;
    let mut verbs = 0;
    for ahead in 0..rest.len().min(LONGEST) {
        match rest.get(ahead).map(|part| part.kind) {
            Some(PartKind::Verb(verb)) if verb.is_finite() => verbs += 1,
            None | Some(PartKind::Stop | PartKind::Comma | PartKind::Quote(_) | PartKind::Colon) => return no(),
            Some(_) => {}
        }
        if verbs == 2 {
            return Ok((rest.skip(ahead), ()));
        }
    }
    no()
}

/// What stands between two pauses of a kind, or behind “who” up to the pause.
fn aside(input: Parts) -> Parsed<Part, ()> {
    let Some(first) = input.first() else { return no() };
    let closes: fn(Part) -> bool = match first.kind {
        PartKind::Comma => |part| matches!(part.kind, PartKind::Comma),
        PartKind::Open => |part| matches!(part.kind, PartKind::Close),
        PartKind::Dash => |part| matches!(part.kind, PartKind::Dash),
        _ => return no(),
    };
    for ahead in 1..input.len().min(ASIDE) {
        let Some(part) = input.get(ahead) else { return no() };
        // “Holm, in a ‘Save Dale’ hat, said”: words that belong to a noun.
        let modifies = || input.get(ahead + 1).is_some_and(|next| next.noun().is_some()) && ahead > 1;
        let quoted = matches!(part.kind, PartKind::Quote(_)) && !modifies();
        if quoted || matches!(part.kind, PartKind::Stop | PartKind::Colon | PartKind::Semicolon) {
            return no();
        }
        if closes(part) {
            // Of several commas the last before the verb closes: “Holm, 30, of Dale, Ohio, said”.
            return Ok((
                if first.kind_is_open() {
                    input.skip(ahead + 1)
                } else {
                    input.skip(ahead + 1).or_pause(input.skip(ahead))
                },
                (),
            ));
        }
    }
    no()
}

impl Part {
    fn kind_is_open(self) -> bool {
        matches!(self.kind, PartKind::Open)
    }
}

impl<'a> Run<'a, Part> {
    /// Past the pause if a verb follows it, else before it, so that it opens the next aside.
    fn or_pause(self, pause: Self) -> Self {
        match self.first().map(|part| part.kind) {
            Some(PartKind::Verb(_) | PartKind::Adverb) => self,
            _ => pause,
        }
    }
}
