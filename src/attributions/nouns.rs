//! Noun phrases: who or what a sentence speaks of.
//!
//! ```text
//! noun  = pronoun | time | [determiner] { word } [ owner noun ]
//! name  = [office | honorific] given { particle | initial } family [suffix]
//! ```
//!
//! The *head* of a phrase is what a reader would point at: the name without the office before it, or the whole of a
//! description. The office is kept beside it.

use super::{
    held,
    names::{self, Name},
    nominals::{self, ends_tag, is_full_name, is_noun_here, is_of_body, is_within_name, verb_follows},
    parts::{self, PartKind, Tokens},
    run::{Parsed, no},
    standins, times,
    tokens::{Token, TokenKind},
    verbs,
};
use crate::rules::Class;

/// A noun phrase. Tokens are counted from its first until [`Noun::shifted`].
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    pub sort: NounSort,
    /// The tokens of the head.
    pub head: (u32, u32),
    /// The office or description before a name; empty without one.
    pub office: (u32, u32),
    /// The owner, where there is one: the last name before an owner's mark.
    pub owner: Option<(u32, u32)>,
    /// What the head can be: gender, number, person.
    pub class: Class,
}

/// What a noun phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounSort {
    Name,
    Pronoun,
    /// Somebody described: “the aide”.
    Person,
    /// A body: “the ministry”.
    Body,
    /// What words are put into: “the letter”.
    Statement,
    Thing,
    Time,
    /// A pronoun that is never a subject.
    Object,
}

impl NounSort {
    /// Whether it is likely to speak.
    pub fn speaks(self) -> bool {
        matches!(self, Self::Name | Self::Pronoun | Self::Person | Self::Body)
    }
}

impl Noun {
    /// The same with tokens counted from the document's first.
    pub fn shifted(mut self, by: u32) -> Self {
        let shift = |(from, to): (u32, u32)| (from + by, to + by);
        self.head = shift(self.head);
        self.office = shift(self.office);
        self.owner = self.owner.map(shift);
        self
    }

    /// Whether more than an article stands before the name.
    pub fn has_office(&self, tokens: &[Token]) -> bool {
        let office = &tokens[self.office.0 as usize..self.office.1 as usize];
        office.iter().any(|token| !token.is(Class::DETERMINER | Class::POSSESSIVE))
    }

    /// One of a few words.
    pub fn short(sort: NounSort, class: Class, len: usize) -> Self {
        Self { sort, head: (0, len as u32), office: (0, 0), owner: None, class }
    }
}

/// A noun phrase after the part `before`.
pub fn noun<'a>(before: Option<&PartKind>) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token, Noun> {
    move |input| {
        let Some(first) = input.first() else { return no() };
        let after = || first.is(Class::DETERMINER) && input.get(1).is_some_and(|next| next.is(Class::LATTER));
        if (first.is(Class::LATTER) || after())
            && let Some(noun) = standins::latter(input)
        {
            return Ok((input.skip(noun.head.1 as usize), noun));
        }
        if first.is(Class::OBJECT_PRONOUN) && !first.is(Class::POSSESSIVE) && standins::is_object(input, first, before)
        {
            return Ok((input.skip(1), Noun::short(NounSort::Object, first.class, 1)));
        }
        if standins::is_pronoun(input, first) {
            // “It scares her.”
            let sort = if first.is(Class::PRONOUN) { NounSort::Pronoun } else { NounSort::Object };
            return Ok((input.skip(1), Noun::short(sort, first.class, 1)));
        }
        if let Some(dated) = times::dated(input) {
            return dated;
        }
        if first.is(Class::TIME) && !times::is_name_like(input) && !times::is_called(input, first, before) {
            return times::time(input);
        }
        phrase(input, before)
    }
}

/// What a verb can be.
pub const VERBAL: Class = Class::REPORT.with(Class::BESIDE).with(Class::VERB);

/// How far a noun phrase has come.
pub struct Reading {
    pub at: usize,
    /// Where the words after the last owner began.
    pub begun: usize,
    /// Where the last run of capitals began, if the phrase ends in one.
    pub capitals: Option<usize>,
    pub owner: Option<(u32, u32)>,
    /// Whether anything but determiners and adjectives by their ending was read.
    pub headed: bool,
    pub determined: bool,
    /// Whether a preposition stands before it.
    pub governed: bool,
    /// Whether a quotation does.
    pub quoted: bool,
    /// Whether an auxiliary does.
    pub helped: bool,
}

fn phrase<'a>(input: Tokens<'a>, before: Option<&PartKind>) -> Parsed<'a, Token, Noun> {
    let governed = matches!(before, Some(PartKind::Preposition | PartKind::According));
    let quoted = matches!(before, Some(PartKind::Quote(_)));
    let helped = matches!(before, Some(PartKind::Verb(verb)) if verb.class.is(Class::AUXILIARY));
    let (capitals, owner) = (None, None);
    let mut read =
        Reading { at: 0, begun: 0, capitals, owner, headed: false, determined: false, governed, quoted, helped };
    while let Some(token) = input.get(read.at) {
        let taken = match token.kind {
            // “Ann Holm 4-3 Bo Reyes”, but “Ann Holm ’74 said”.
            TokenKind::Number if is_full_name(input, &read) && !verb_follows(input, &read) => 0,
            TokenKind::Number => number(token, &mut read),
            TokenKind::Word if is_within_name(input, token, &read) => 1,
            TokenKind::Word if token.is(held::LINKS) && held::holds_office_of(input, &read) => {
                held::take(input, &mut read)
            }
            TokenKind::Word if token.is(Class::OWNER) && read.at > 0 => own(&mut read),
            // French l’avis de Holm selon lequel
            TokenKind::Word if token.is(Class::ACCORDING) && read.headed => 0,
            TokenKind::Word if token.is_capital() => capital(input, token, &mut read),
            TokenKind::Word => lower(input, token, &mut read),
            TokenKind::Open => held::party(input, &mut read),
            _ => 0,
        };
        if taken == 0 {
            break;
        }
        read.at += taken;
    }
    if read.at == 0 || !read.headed && !read.determined {
        return no();
    }
    // “St. Mary's said”: the mark of an owner of nothing is the name's own.
    if let (Some((from, to)), true) = (read.owner, read.begun == read.at) {
        (read.begun, read.owner) = (from as usize, None);
        if input.get(to as usize - 1).is_some_and(Token::is_capital) {
            read.capitals = Some(from as usize);
        }
    }
    Ok((input.skip(read.at), finish(input, &read)))
}

fn number(token: Token, read: &mut Reading) -> usize {
    (read.determined, read.headed) = (true, read.headed || token.is(Class::PERSON) && read.at > 0);
    1
}

fn own(read: &mut Reading) -> usize {
    if !read.headed {
        return 0;
    }
    let from = read.capitals.unwrap_or(read.begun);
    read.owner = Some((from as u32, read.at as u32));
    read.begun = read.at + 1;
    read.capitals = None;
    read.headed = false;
    read.determined = true;
    1
}

fn capital(input: Tokens, token: Token, read: &mut Reading) -> usize {
    let last = read.at.checked_sub(1).and_then(|at| input.get(at));
    if token.is(Class::TIME) && !token.is(Class::FIRST_NAME) && read.headed {
        return 0;
    }
    // “Ms. Long said”, French Me Vidal
    let titled = |token: Token| token.is(Class::HONORIFIC) && token.is_capital();
    let titles = titled(token) && input.get(read.at + 1).is_some_and(Token::is_capital);
    // “Holm Will Run”, but “coach Will Holm said”.
    let helps = token.is(Class::AUXILIARY) && !token.is(Class::TIME) && read.capitals.is_some();
    let helps = helps && !last.is_some_and(|last| last.is(Class::HONORIFIC | Class::PERSON));
    let small = token.is(Class::FUNCTION) && (helps || !token.is(Class::FIRST_NAME));
    if small && !titles && !last.is_some_and(titled) {
        return capital_function(input, token, read);
    }
    let named = || last.is_some_and(|last| last.is(Class::HONORIFIC | Class::FIRST_NAME));
    if parts::is_plain_finite(token) && read.headed && !named() {
        return 0;
    }
    // “In a statement Holm”: a new phrase, unless the word before is an office or describes.
    let lower_head = read.headed && read.capitals.is_none();
    // “at the party convention Sen. Holm said”
    let office = token.is(Class::PERSON | Class::HONORIFIC) && !token.is(Class::FIRST_NAME);
    let named = input.get(read.at + 1).is_some_and(|next| next.is_capital() && !next.is(Class::BODY));
    if lower_head
        && read.governed
        && named
        && office
        && last.is_some_and(|last| !last.is(Class::FORMER | Class::PERSON | Class::GUESSED))
    {
        return 0;
    }
    // “At the meeting Ann Holm said”, but “for the trombonist Ann Holm”.
    let event = || last.is_some_and(|last| last.is(Class::NOUN_TOO | Class::BODY | Class::STATEMENT));
    let full = || token.is(Class::FIRST_NAME) && input.get(read.at + 1).is_some_and(Token::is_capital);
    if lower_head && read.governed && read.determined && event() && full() {
        return 0;
    }
    if lower_head
        && last.is_some_and(|last| {
            let several = last.is(Class::PLURAL) && read.governed && read.determined && full();
            several || last.is(Class::STATEMENT | Class::TIME | Class::WORK | Class::PLURAL) && !last.is(Class::PERSON)
        })
    {
        return 0;
    }
    if lower_head && read.governed && nominals::ends_own_part(input, last, read) {
        return 0;
    }
    read.capitals.get_or_insert(read.at);
    read.headed = true;
    1
}

/// “The” at a sentence's start is a determiner; “of” in “Bank Of Lindow” goes with its name.
fn capital_function(input: Tokens, token: Token, read: &mut Reading) -> usize {
    if token.is(Class::DETERMINER | Class::POSSESSIVE) && !read.headed {
        read.determined = true;
        return 1;
    }
    let next = input.get(read.at + 1).is_some_and(|next| next.is_capital() && !next.is(Class::FUNCTION));
    // “on The Long Row”
    if next && read.at == 1 && read.determined && !read.headed && token.is(Class::ADVERB) && input.0[0].is_capital() {
        (read.capitals, read.headed) = (Some(read.at), true);
        return 1;
    }
    usize::from(read.capitals.is_some() && next && token.is(Class::PREPOSITION | Class::AND | Class::DETERMINER))
}

fn lower(input: Tokens, token: Token, read: &mut Reading) -> usize {
    let within = names::within(input, read.at, read.capitals.is_some());
    if let Some(taken) = within.filter(|&taken| !is_of_body(input, taken, read)) {
        read.capitals.get_or_insert(read.at);
        read.headed = true;
        return taken;
    }
    // “her then husband”, “Holm's best tree”
    let said = |next: Token| next.is(Class::PERSON) || read.owner.is_some() && nominals::is_plainly_noun(next);
    let small = token.is(Class::ADVERB) || token.is(Class::PRONOUN) && !token.is(Class::GENDER);
    let once = || small && !read.headed && input.get(read.at + 1).is_some_and(said);
    let guessed = || token.is(Class::GUESSED) && !(read.headed && token.is(Class::ADVERB));
    let adjective = || read.determined && (guessed() || once());
    // French du département: behind a preposition and alone it is no adverb, however it ends.
    let ends = |next: Token| next.is(Class::PREPOSITION) || !matches!(next.kind, TokenKind::Word | TokenKind::Number);
    let noun = || read.governed && !read.headed && guessed() && input.get(read.at + 1).is_none_or(ends);
    if token.is(Class::FUNCTION | Class::ACCORDING) && !token.is(Class::PERSON) && !adjective() && !noun() {
        return determiner(token, read);
    }
    let last = read.at.checked_sub(1).and_then(|at| input.get(at));
    let somebody = || last.is_some_and(|last| last.is_capital() || last.is(Class::PERSON));
    let next = input.get(read.at + 1);
    // “Ann Holm misses Bo”
    let object = |next: Token| {
        verbs::is_article(next) || token.is(Class::GUESSED) && next.is_capital() && is_full_name(input, read)
    };
    if read.headed && verbs::is_unknown(token) && next.is_some_and(object) && somebody() {
        return 0;
    }
    // “Ann Holm directs.”
    let ends = || next.is_none_or(|next| ends_tag(next) || next.is_capital() || next.kind == TokenKind::Colon);
    // What no space parts belongs to the word before it, whatever hides between.
    let apart = || last.is_some_and(|last| (1..=2).contains(&(token.start - last.end)));
    if verbs::is_unlisted(token) && ends() && apart() && is_full_name(input, read) {
        return 0;
    }
    // “…,” the nominee riffed on the answer.
    if read.quoted && read.headed && verbs::is_coined(token) && next.is_none_or(ends_tag) && somebody() {
        return 0;
    }
    // “Errol Holm plans to run”, “Holm sued Reyes”: at the head of a sentence a name has no noun behind it.
    if read.headed && !read.determined && !read.governed && nominals::acts(input, token, read) {
        return 0;
    }
    if token.is(VERBAL) && !token.is(Class::PERSON) && !is_noun_here(input, token, last, read) {
        return 0;
    }
    // “What does Holm want?”
    let asked = || read.capitals.is_some() && !read.determined;
    if token.is(Class::TIME) && read.headed || read.helped && asked() {
        return 0;
    }
    // “Mr Holm supporters” is rare, but “the Holm campaign” is not.
    read.capitals = None;
    read.headed |= !(once() || token.is(Class::GUESSED) && token.is(Class::PAST | Class::GERUND | Class::ADVERB));
    1
}

fn determiner(token: Token, read: &mut Reading) -> usize {
    let begins = token.is(Class::DETERMINER | Class::POSSESSIVE) && !read.headed;
    read.determined |= begins;
    if begins && token.is(Class::POSSESSIVE) {
        read.owner = Some((read.at as u32, read.at as u32 + 1));
    }
    usize::from(begins)
}

fn finish(input: Tokens, read: &Reading) -> Noun {
    let end = read.at;
    let described_by = |capitals: &usize| {
        let free = read.determined && read.owner.is_none();
        let native = names::is_native(input, *capitals, end);
        let party = read.at == capitals + 1
            && input.get(*capitals).is_some_and(|token| token.is(Class::UPPER))
            && capitals
                .checked_sub(1)
                .and_then(|at| input.get(at))
                .is_some_and(|office| office.is(Class::PERSON) && !office.is_capital());
        let common = read.determined && names::is_common(input, *capitals, end);
        free && (party || native || names::is_office(input, *capitals, end)) || common
    };
    if let Some(cited) = nominals::cited(input, read) {
        return cited;
    }
    if let Some(capitals) = read.capitals.filter(|capitals| !described_by(capitals))
        && let Some(name) = names::split(input, capitals, end)
    {
        let before = (read.begun..name.from).filter_map(|at| input.get(at)).filter(|token| token.is(Class::PERSON));
        let office = before.fold(Class::default(), |all, token| all | token.class);
        let mut noun = named(&name, read, end);
        noun.class |= office.and(Class::MESSENGER);
        let family = nominals::is_family(input, &noun, end);
        noun.class = noun.class.without(if family { Class::MASCULINE | Class::FEMININE } else { Class::default() });
        // “her son Hamish”, Spanish la señora Roca: what comes before the name tells the gender.
        if !noun.class.is(Class::MASCULINE | Class::FEMININE) {
            noun.class |= nominals::told_before(input, read.begun..name.from);
        }
        return noun;
    }
    let worded = |token: &Token| token.kind == TokenKind::Word || token.is(Class::PERSON);
    let head = (read.begun..end).rev().filter_map(|at| input.get(at)).find(worded);
    let class = head.map_or(Class::default(), |token| token.class);
    // “the man responsible for it”, Spanish un hombre mayor, French la maire bretonne: what he is stands before.
    let trails = input.get(read.begun).is_some_and(|first| first.is(Class::DETERMINER) && first.is(Class::TRAILING));
    let behind = trails || input.get(end).is_some_and(|next| next.is(Class::PREPOSITION));
    let from_there = |head: Token| trails && head.is(Class::FORMER) && !head.is(Class::CAPITAL | Class::PERSON);
    let tells = |head: &Token| behind && head.class == Class::default() || from_there(*head);
    let before = head.filter(tells).and_then(|_| end.checked_sub(2));
    let before = before.and_then(|at| input.get(at)).filter(|before| before.is(Class::PERSON));
    let class = before.map_or(class, |before| before.class);
    let accused = class.is(Class::ADDRESSED) && class.is(Class::PAST);
    let native = class.is(Class::FORMER) && class.is(Class::CAPITAL);
    let class = times::or_paper(input, read, class);
    let sort = if accused || native { NounSort::Person } else { nominals::sort_of(class) };
    let from = if read.owner.is_some() && read.begun < end { 0 } else { read.begun };
    let several = if nominals::is_plural(input, class, trails) { Class::PLURAL } else { Class::default() };
    let class = if class.is(Class::PERSON | Class::BODY) { class } else { class.and(Class::PLURAL | Class::SPEECH) };
    let class = class | several;
    // “the two write”
    let counted = end - read.begun == 2 && input.get(read.begun).is_some_and(|first| first.is(Class::DEFINITE));
    if counted && head.is_some_and(|head| head.is(Class::DETERMINER)) {
        let head = (from as u32, end as u32);
        return Noun { sort: NounSort::Person, head, office: (0, 0), owner: None, class: Class::PLURAL };
    }
    Noun { sort, head: (from as u32, end as u32), office: (0, 0), owner: read.owner, class }
}

fn named(name: &Name, read: &Reading, end: usize) -> Noun {
    Noun {
        sort: name.sort,
        head: (name.from as u32, end as u32),
        office: if name.from > read.begun { (read.begun as u32, name.from as u32) } else { (0, 0) },
        owner: read.owner,
        class: name.class,
    }
}
