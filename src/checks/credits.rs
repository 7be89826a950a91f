//! Who is credited with a group's words, each speaker once.
//!
//! What comes in is a group; what goes out is its [`Credited`] speakers and the [`Rivals`] among them: two who cannot both
//! have said it. Quotations that carry no conflict (nested ones, scare quotes, titles, speakers merely carried over or
//! guessed) are left out here, once for all checks on speakers.

use super::{Check, Facts, Finding};
use crate::{
    attributions::{Basis, Confidence, Sort},
    corpus::{Credit, PersonId, QuoteId, Relation, Side, relation},
    groups::{Group, GroupId},
    quotations::Kind,
    rules::{Severity, words_of},
    sources::{Role, SourceId},
};

/// How many speakers of one group are held against each other.
const FEW: usize = 12;

/// One speaker of a group's words.
#[derive(Clone, Debug)]
pub struct Credited {
    /// Who.
    pub person: PersonId,
    /// Their quotations, the surest attribution first.
    pub quotes: Vec<QuoteId>,
    /// In how many sources.
    pub sources: usize,
    /// How sure the surest attribution is.
    pub confidence: f32,
    record: bool,
}

/// Two speakers of the same words.
#[derive(Clone, Debug)]
pub struct Rivals {
    /// The odd one out; of a messenger and the principal, the messenger.
    pub odd: Credited,
    /// Whom most sources, or a record, credit.
    pub reference: Credited,
    /// How they stand to each other.
    pub relation: Relation,
}

/// The speakers of a group's words: a record's first, then those whom most sources credit.
pub fn credited(facts: &Facts, group: &Group) -> Vec<Credited> {
    let mut found: Vec<Credited> = Vec::new();
    let mut sources: Vec<(PersonId, SourceId)> = Vec::new();
    for member in &group.members {
        let Some(person) = stated(facts, member.quote) else { continue };
        let at = found.iter().position(|known| known.person == person).unwrap_or_else(|| {
            found.push(Credited { person, quotes: Vec::new(), sources: 0, confidence: 0.0, record: false });
            found.len() - 1
        });
        let credited = &mut found[at];
        credited.quotes.push(member.quote);
        credited.record |= facts.corpus.source_of(member.quote).role == Role::Record;
        sources.push((person, facts.corpus.quote(member.quote).source));
    }
    sources.sort_unstable();
    sources.dedup();
    let sure = |id: &QuoteId| facts.corpus.quote(*id).confidence.0;
    for credited in &mut found {
        credited.sources = sources.iter().filter(|(person, _)| *person == credited.person).count();
        credited.quotes.sort_by(|a, b| sure(b).total_cmp(&sure(a)));
        credited.confidence = credited.quotes.first().map_or(0.0, sure);
    }
    found.sort_by_key(|credited| (!credited.record, std::cmp::Reverse(credited.sources)));
    found
}

/// The person whom a quotation is stated to be of, where that can contradict anything.
pub fn stated(facts: &Facts, id: QuoteId) -> Option<PersonId> {
    let quote = facts.corpus.quote(id);
    let speech = match quote.kind {
        Kind::Direct | Kind::Partial | Kind::Block | Kind::Turn => true,
        Kind::Scare | Kind::Title => false,
    };
    let carried = quote.basis == Some(Basis::Carried);
    if speech && quote.depth == 0 && !carried { quote.person() } else { None }
}

/// The pairs of a group's speakers who are not one: everybody against the first, and messengers against principals.
pub fn rivals(facts: &Facts, group: &Group) -> Vec<Rivals> {
    let found = credited(facts, group);
    let mut pairs = Vec::new();
    for (at, one) in found.iter().enumerate().take(FEW) {
        for two in found.iter().skip(at + 1).take(FEW) {
            match relate(facts, one, two) {
                Relation::Agree | Relation::SpeaksFor => {}
                Relation::Relay => pairs.push(messenger_first(facts, one, two)),
                Relation::Conflict if at == 0 && !together(facts, one, two) => {
                    pairs.push(Rivals { odd: two.clone(), reference: one.clone(), relation: Relation::Conflict })
                }
                Relation::Conflict => {}
            }
        }
    }
    pairs
}

/// How two speakers stand to each other, with what their quotations say of messengers.
fn relate(facts: &Facts, one: &Credited, two: &Credited) -> Relation {
    let people = &facts.rules.people;
    let side = |credited: &Credited| Some(Side::new(credit(facts, credited)?, &facts.corpus.people, people));
    let (Some(a), Some(b)) = (side(one), side(two)) else { return Relation::Agree };
    match relation(&a, &b, people) {
        Relation::Conflict | Relation::SpeaksFor if through(facts, one, two) || through(facts, two, one) => {
            Relation::Relay
        }
        relation => relation,
    }
}

fn credit<'a>(facts: &Facts<'a>, credited: &Credited) -> Option<&'a Credit> {
    facts.corpus.quote(*credited.quotes.first()?).credit.as_deref()
}

/// Whether the principal's words came through the messenger.
fn through(facts: &Facts, principal: &Credited, messenger: &Credited) -> bool {
    let Some(name) = credit(facts, messenger).map(|credit| words_of(&credit.name)) else { return false };
    let person = facts.corpus.people.get(messenger.person).sort == Sort::Person;
    person
        && principal.quotes.iter().any(|&id| {
            let via = facts.corpus.quote(id).credit.as_ref().and_then(|credit| credit.via.as_deref());
            via.is_some_and(|via| name.last().is_some_and(|family| words_of(via).contains(family)))
        })
}

fn messenger_first(facts: &Facts, one: &Credited, two: &Credited) -> Rivals {
    let first = through(facts, two, one) || (!through(facts, one, two) && speaks_less(facts, one, two));
    let (odd, reference) = if first { (one, two) } else { (two, one) };
    Rivals { odd: odd.clone(), reference: reference.clone(), relation: Relation::Relay }
}

/// Whether the first is the one whose office is to pass on what others say.
fn speaks_less(facts: &Facts, one: &Credited, two: &Credited) -> bool {
    let people = &facts.rules.people;
    let messenger = |credited: &Credited| {
        credit(facts, credited).is_some_and(|credit| Side::new(credit, &facts.corpus.people, people).is_messenger())
    };
    messenger(one) && !messenger(two)
}

/// Whether the odd one's sources all credit the other as well: then one of them repeats the other.
fn together(facts: &Facts, one: &Credited, two: &Credited) -> bool {
    let source = |id: &QuoteId| facts.corpus.quote(*id).source;
    two.quotes.iter().all(|id| one.quotes.iter().any(|other| source(other) == source(id)))
}

/// A finding about two speakers: the odd one's quotations first. Where either attribution is not sure, a note.
pub fn finding(check: &Check, group: usize, rivals: &Rivals, message: String) -> Finding {
    let confidence = rivals.odd.confidence.min(rivals.reference.confidence);
    let severity = if confidence < Confidence::SURE.0 { Severity::Note } else { check.severity };
    Finding {
        severity,
        group: Some(GroupId(group as u32)),
        quotes: [&*rivals.odd.quotes, &*rivals.reference.quotes].concat(),
        ..Finding::new(check, message, confidence)
    }
}

/// “one other source”, “3 other sources”.
pub fn in_sources(count: usize) -> String {
    if count == 1 { "one source".to_owned() } else { format!("{count} sources") }
}

/// The fullest name of a speaker.
pub fn name<'a>(facts: &Facts<'a>, credited: &Credited) -> &'a str {
    &facts.corpus.people.get(credited.person).name
}
