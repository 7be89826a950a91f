//! Relays: through whom words came: an outlet that quotes, an envoy that carries a message.
//!
//! What comes in is a credit; what goes out is the noun that stands between the speaker and the reader, if one does.

use super::{
    cast,
    clauses::Link,
    confidence::Rule,
    credits::{Credit, View},
    nouns::NounSort,
    parts::PartKind,
    speakers::Reader,
    verbs::Form,
};
use crate::{rules::Class, text::in_one_line};

impl Reader<'_> {
    /// Notes through whom the words came.
    pub(super) fn relay(&mut self, id: usize, via: Option<usize>) {
        let Some(via) = via else { return };
        let name = match self.entities[via] {
            Some(entity) => self.cast.entities[entity.0 as usize].name.clone(),
            None => match self.page.parts[via].noun() {
                Some(noun) => in_one_line(cast::span(&self.page.tokens, noun.head).of(self.text)).into_owned(),
                None => return,
            },
        };
        if let Some(speaker) = &mut self.attributions[id].speaker {
            speaker.via = Some(name);
        }
    }
}

/// The messenger or outlet of a credit, as an index into the parts.
pub fn via(view: View, credit: &Credit, quote: usize) -> Option<usize> {
    outlet_before(view, credit)
        .or_else(|| quoted_by(view, credit))
        .or_else(|| carried(view, credit))
        .or_else(|| read_out(view, credit))
        .or_else(|| cited(view, credit, quote))
        .or_else(|| told(view, credit))
        .or_else(|| interview(view))
}

/// Izvestia reported Holm stating “…”: whoever reports the speaker's speaking.
fn outlet_before(view: View, credit: &Credit) -> Option<usize> {
    let cue = view.parts[credit.cue?].verb().filter(|verb| verb.form == Form::Gerund)?;
    let before = credit.subject.checked_sub(1)?;
    let outer = view.clauses.iter().find(|clause| clause.verb == before && clause.link == Link::Main)?;
    let reports = cue.reports() && view.parts[before].verb().is_some_and(|verb| verb.reports());
    outer.subject.filter(|subject| reports && *subject != credit.subject)
}

/// Holm was quoted by Izvestia as saying “…”
fn quoted_by(view: View, credit: &Credit) -> Option<usize> {
    let clause = view.clauses.iter().find(|clause| {
        clause.subject == Some(credit.subject)
            && view.parts[clause.verb].verb().is_some_and(|verb| verb.class.is(Class::QUOTED))
    })?;
    let agent = clause.verb + 1;
    let by = matches!(view.parts.get(agent)?.kind, PartKind::Agent);
    speaker_at(view, agent + 1).filter(|_| by)
}

/// “through the envoy Ann Holm”, “via a message delivered by Ann Holm”
fn carried(view: View, credit: &Credit) -> Option<usize> {
    let range = credit.subject..view.sentence.to as usize;
    let relay = range.clone().find(|&at| matches!(view.parts[at].kind, PartKind::Relay))?;
    let noun = view.parts.get(relay + 1).filter(|_| relay + 1 < range.end)?.noun()?;
    if noun.class.is(Class::MESSENGER) {
        return Some(named(view, relay + 1));
    }
    // What was carried stands before the one who carried it.
    let agent = (relay + 2..range.end.min(relay + 6)).find(|&at| matches!(view.parts[at].kind, PartKind::Agent))?;
    let person = speaker_at(view, agent + 1)?;
    (noun.sort == NounSort::Statement).then_some(person)
}

/// The king said in a message read by his envoy, Ann Holm, that “…”
fn read_out(view: View, credit: &Credit) -> Option<usize> {
    let from = view.sentence.from as usize;
    let agent = (from + 2..view.sentence.to as usize).find(|&at| {
        // A letter that says something itself was only signed.
        let carried = view.parts[at - 2].noun().filter(|_| at - 2 != credit.subject);
        let statement = carried.is_some_and(|noun| noun.sort == NounSort::Statement);
        statement && view.parts[at - 1].verb().is_some() && matches!(view.parts[at].kind, PartKind::Agent)
    })?;
    // “In a report published by the council, Holm said …”: nobody brought it.
    let messenger = view.parts.get(agent + 1)?.noun().is_some_and(|noun| noun.class.is(Class::MESSENGER));
    let reader = named(view, speaker_at(view, agent + 1).filter(|_| messenger)?);
    (reader != credit.subject && agent + 1 != credit.subject).then_some(reader)
}

/// His envoy, Ann Holm: the name that explains a description, if one does.
fn named(view: View, described: usize) -> usize {
    let sort = |at: usize| view.parts.get(at).and_then(|part| part.noun()).map(|noun| noun.sort);
    let explained = sort(described) != Some(NounSort::Name) && sort(described + 2) == Some(NounSort::Name);
    let pause = view.parts.get(described + 1).is_some_and(|part| part.is_pause());
    if explained && pause { described + 2 } else { described }
}

/// “…,” Holm said, according to the Courier.
fn cited(view: View, credit: &Credit, quote: usize) -> Option<usize> {
    if credit.rule == Rule::According {
        return None;
    }
    let range = quote..view.sentence.to as usize;
    let at = range.clone().find(|&at| matches!(view.parts[at].kind, PartKind::According))?;
    speaker_at(view, at + 1).filter(|&noun| noun < range.end && noun != credit.subject)
}

/// Holm told Harbour Radio that “…”
fn told(view: View, credit: &Credit) -> Option<usize> {
    let cue = credit.cue.filter(|&cue| view.parts[cue].verb().is_some_and(|verb| verb.class.is(Class::ADDRESSED)))?;
    let noun = view.parts.get(cue + 1)?.noun()?;
    noun.class.is(Class::OUTLET).then_some(cue + 1)
}

/// “in an interview with the Courier”
fn interview(view: View) -> Option<usize> {
    (view.sentence.from as usize..view.sentence.to as usize).find(|&at| {
        let noun = view.parts[at].noun().is_some_and(|noun| noun.class.is(Class::OUTLET));
        let given = |back: usize| at.checked_sub(back).map(|at| view.parts[at].kind);
        noun && matches!(given(1), Some(PartKind::Preposition))
            && matches!(given(2), Some(PartKind::Noun(noun)) if noun.sort == NounSort::Statement)
    })
}

fn speaker_at(view: View, at: usize) -> Option<usize> {
    let noun = view.parts.get(at)?.noun()?;
    (noun.sort.speaks() && noun.sort != NounSort::Pronoun).then_some(at)
}
