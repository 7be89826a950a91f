//! How two speakers of the same words stand to each other.
//!
//! What comes in is two credits; what goes out is a [`Relation`]. Only what plainly cannot be is a conflict: a body and
//! whoever may speak for it, a name and a description that may fit it, are none.

use super::{
    Fit, Name, Office, People,
    bodies::{Body, shares},
};
use crate::{
    attributions::Sort,
    corpus::Credit,
    rules::{self, words_of},
};

/// How two speakers stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They are one, or may be.
    Agree,
    /// They are one whose name is mistyped on one side.
    Misspelled,
    /// One speaks for the other: a body and its spokesman.
    SpeaksFor,
    /// One passes on what the other says, and both are people.
    Relay,
    /// They cannot be the same.
    Conflict,
}

/// What is known of one who is credited.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    credit: &'a Credit,
    sort: Sort,
    /// The name in the credit's own source, and the fullest that any source gives.
    names: Vec<Name>,
    body: Body,
    offices: Vec<Office>,
    /// The words of each office.
    titles: Vec<Vec<Box<str>>>,
    speaks_for: Vec<&'a str>,
}

impl<'a> Side<'a> {
    /// Gathers what the run knows of a speaker.
    pub fn new(credit: &'a Credit, people: &'a People, rules: &'a rules::People) -> Self {
        let person = people.get(credit.person);
        let texts = [&*credit.naming.name, &*person.name];
        let mut names: Vec<Name> = match person.sort {
            Sort::Person => texts.iter().map(|text| Name::parse(text, rules)).collect(),
            Sort::Body | Sort::Described => Vec::new(),
        };
        names.dedup();
        let described = match person.sort {
            Sort::Described => vec![&*credit.naming.name],
            Sort::Person | Sort::Body => Vec::new(),
        };
        let declared: Vec<&rules::Speaker> = rules.speakers.iter().filter(|speaker| is(speaker, &texts)).collect();
        let written = declared.iter().flat_map(|speaker| &speaker.offices.0).map(String::as_str);
        let offices: Vec<&str> = person
            .roles
            .iter()
            .map(|role| &**role)
            .chain(credit.naming.role.as_deref())
            .chain(written)
            .chain(described)
            .collect();
        Self {
            credit,
            sort: person.sort,
            names,
            body: Body::parse(&credit.naming.name, rules),
            titles: offices.iter().map(|office| words_of(office)).collect(),
            offices: offices.into_iter().map(|office| Office::parse(office, rules)).collect(),
            speaks_for: declared.iter().flat_map(|speaker| &speaker.speaks_for.0).map(String::as_str).collect(),
        }
    }

    /// Whether one of the offices passes on what others say.
    pub fn is_messenger(&self) -> bool {
        self.offices.iter().any(|office| office.messenger)
    }

    /// Whether it is an outlet, which only passes words on. A paper's name alone may look like a person's.
    fn is_outlet(&self, rules: &rules::People) -> bool {
        let words = words_of(&self.credit.naming.name);
        let alone = words.len() == 1 || words.len() == 2 && rules.forms.contains(&words[0]);
        (self.sort == Sort::Body || alone) && words.iter().any(|word| rules.outlets.contains(word))
    }

    /// Whether it is the initials of a person's name, as notes of a talk have them.
    fn is_initials_of(&self, other: &Self) -> bool {
        let letters = &*self.credit.naming.name;
        let initials = || other.credit.naming.name.split([' ', '-']).filter_map(|word| word.chars().next());
        let short = (2..=4).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        short && other.sort == Sort::Person && letters.chars().eq(initials())
    }

    fn governments(&self) -> impl Iterator<Item = u16> + '_ {
        let own = match self.sort {
            Sort::Person => None,
            Sort::Body | Sort::Described => self.body.government,
        };
        self.offices.iter().flat_map(|office| office.governments.iter().copied()).chain(own)
    }

    fn shares_a_government(&self, other: &Self) -> bool {
        self.governments().any(|one| other.governments().any(|two| one == two))
    }

    /// Of two governments, and of none in common.
    fn serves_another(&self, other: &Self) -> bool {
        self.governments().next().is_some() && other.governments().next().is_some() && !self.shares_a_government(other)
    }
}

/// Whether the rules' speaker bears one of these names.
fn is(speaker: &rules::Speaker, names: &[&str]) -> bool {
    let mut written = std::iter::once(&speaker.name).chain(&speaker.spellings.0);
    written.any(|written| names.iter().any(|name| words_of(name) == words_of(written)))
}

/// How two speakers of the same words stand to each other.
pub fn relation(one: &Side, two: &Side, rules: &rules::People) -> Relation {
    if one.credit.person == two.credit.person {
        return Relation::Agree;
    }
    if one.is_outlet(rules) || two.is_outlet(rules) {
        return Relation::Agree;
    }
    if one.is_initials_of(two) || two.is_initials_of(one) {
        return Relation::Agree;
    }
    if declared(one, two) || declared(two, one) {
        return Relation::SpeaksFor;
    }
    match (one.sort, two.sort) {
        (Sort::Person, Sort::Person) => people(one, two, rules),
        (Sort::Body, Sort::Body) if one.body.may_be(&two.body, rules) => Relation::Agree,
        (Sort::Body, Sort::Body) => Relation::Conflict,
        (Sort::Person, Sort::Body) => body_and_person(two, one),
        (Sort::Body, Sort::Person) => body_and_person(one, two),
        (Sort::Described, Sort::Person) if brings_words_of(one, two) => Relation::Relay,
        (Sort::Person, Sort::Described) if brings_words_of(two, one) => Relation::Relay,
        (Sort::Described, _) | (_, Sort::Described) => described(one, two),
    }
}

fn declared(one: &Side, two: &Side) -> bool {
    let body = words_of(&two.credit.naming.name);
    one.speaks_for.iter().any(|name| words_of(name) == body)
}

fn people(one: &Side, two: &Side, rules: &rules::People) -> Relation {
    let names = || one.names.iter().flat_map(|a| two.names.iter().map(move |b| (a, b)));
    let mistyped = || {
        names().any(|(a, b)| a.is_a_slip_of(b)) && hold_one_office(one, two, rules)
            || names().any(|(a, b)| a.leaves_out_a_letter_of(b) || a.is_heard_as(b, rules))
            || names().any(|(a, b)| a.has_a_slip_of(b, rules))
    };
    let agree = || names().any(|(a, b)| a.fit(b, rules) > Fit::Apart || a.is_addressed_unlike(b, rules));
    if agree() || is_called_by_office(one, two) || is_called_by_office(two, one) {
        Relation::Agree
    } else if mistyped() {
        Relation::Misspelled
    } else if passes_on(one, two) || passes_on(two, one) {
        Relation::Relay
    } else if heads(one, two) || heads(two, one) {
        Relation::SpeaksFor
    } else {
        Relation::Conflict
    }
}

/// “HARBOUR MASTER: …” of a transcript, and “harbour master Ada Holm”, if her office was not read as “master” alone.
fn is_called_by_office(label: &Side, officer: &Side) -> bool {
    let called = words_of(&label.credit.naming.name);
    officer.titles.iter().any(|title| !title.is_empty() && called.ends_with(title))
}

/// “Rosario Holm, the mayor”, “Rosalio Holm, mayor of Dale”: two names of one office.
fn hold_one_office(one: &Side, two: &Side, rules: &rules::People) -> bool {
    let held = |office: &&Office| !office.heads.is_empty() && !office.former;
    one.offices.iter().filter(held).any(|a| two.offices.iter().filter(held).any(|b| a.agrees(b, rules)))
}

/// “A spokeswoman for Holm”, whoever she is.
fn brings_words_of(messenger: &Side, principal: &Side) -> bool {
    let names = |office: &Office| principal.names.iter().any(|name| office.names(&name.family));
    messenger.offices.iter().any(|office| office.messenger && names(office))
}

/// “Pell, a spokeswoman for Holm”; “Pell, the Kremlin's spokesman” of its president.
fn passes_on(messenger: &Side, principal: &Side) -> bool {
    brings_words_of(messenger, principal)
        || messenger.offices.iter().filter(|office| office.messenger).any(|office| {
            let of_one_government = office.governments.iter().any(|one| principal.governments().any(|two| *one == two));
            let of_one_body = principal.offices.iter().any(|other| shares(&office.words, &other.words));
            (of_one_government || of_one_body) && !principal.is_messenger()
        })
}

/// “Ada Lund, chief executive of Pell Foods”, and Pell Foods, which no word in it shows to be a body; “the Lindovian foreign
/// minister”, and Lindovia, a country in no list.
fn heads(officer: &Side, body: &Side) -> bool {
    let holds = |office: &Office| {
        let named = |name: &Name| {
            let of = |word: &str| office.words.iter().any(|of| **of == *word || is_adjective(of, word));
            !office.words.is_empty() && name.words().all(of)
        };
        !office.heads.is_empty() && !office.former && body.names.iter().any(named)
    };
    officer.offices.iter().any(holds)
}

/// Whether a word is made of a name by another ending: Lindovian of Lindovia.
fn is_adjective(word: &str, name: &str) -> bool {
    const STEM: usize = 4;
    let ends = |of: &str| of.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let stem = &name[..ends(name)];
    stem.len() >= STEM && word.len() > name.len() && word.len() <= name.len() + 3 && word.starts_with(stem)
}

/// A person may speak for a body, unless they plainly serve another.
fn body_and_person(body: &Side, person: &Side) -> Relation {
    if person.serves_another(body) {
        return Relation::Conflict;
    }
    let serves = |office: &Office| shares(&office.words, &body.body.words) || shares(&office.words, &body.body.kinds);
    let elsewhere = person.offices.iter().any(|office| office.messenger && !office.words.is_empty())
        && !body.body.is_generic()
        && body.body.government.is_none()
        && !person.offices.iter().any(serves)
        && !person.names.iter().any(|name| body.body.words.contains(&name.family));
    if elsewhere { Relation::Conflict } else { Relation::SpeaksFor }
}

/// A description may be anybody's whom nothing in it rules out.
fn described(one: &Side, two: &Side) -> Relation {
    if one.serves_another(two) { Relation::Conflict } else { Relation::Agree }
}
