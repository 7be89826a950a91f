//! Pronouns: whom “he” means at a point of the text.
//!
//! What comes in is the mentions before it; what goes out is an entity. Of two candidates the later is taken: the nearest
//! subject of fitting gender, and whoever was quoted last.

use super::{EntityId, cast::Cast};
use crate::rules::Class;

/// Where somebody was named.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// Its first byte.
    pub at: u32,
    pub entity: EntityId,
    pub place: Place,
}

/// What a mention is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Subject,
    Elsewhere,
    /// Behind a preposition.
    Governed,
}

/// How far what somebody does reaches, in bytes.
const CLAUSE: u32 = 120;

/// How far back a pronoun reaches, in mentions.
pub const REACH: usize = 24;

/// Whom a pronoun of this class means, given those mentioned before it and the last speaker. “She” is somebody known to
/// be a person rather than a name that may be a town's, if one of the two is near.
pub fn antecedent(class: Class, before: &[Mention], last: Option<Mention>, cast: &Cast) -> Option<EntityId> {
    let agrees = |entity: EntityId| agrees(class, cast.classes[entity.0 as usize]);
    let gendered = class.is(Class::MASCULINE | Class::FEMININE);
    let before = &before[before.len().saturating_sub(REACH)..];
    if !gendered {
        return latest(before, last, agrees);
    }
    let person = |entity: EntityId| agrees(entity) && cast.is_person(entity);
    let told = |entity: EntityId| agrees(entity) && cast.is_told(entity);
    let single = |entity: EntityId| agrees(entity) && !cast.classes[entity.0 as usize].is(Class::PLACE);
    let named = |entity: EntityId| single(entity) && !cast.classes[entity.0 as usize].is(Class::LARGE_NOUN);
    let sure = |entity: EntityId| {
        let known = cast.classes[entity.0 as usize];
        agrees(entity)
            && known.is(Class::FIRST_NAME)
            && known.is(class.and(Class::MASCULINE | Class::FEMININE))
            && !known.is(Class::GUESSED)
    };
    let idle =
        |meant: EntityId| !before.iter().chain(&last).any(|mention| mention.entity == meant && is_subject(mention));
    match latest(before, last, person) {
        // “The idea came from Ann Holm, whose father works for Yorkshire Water. … she”: two capitals may be a body's.
        Some(meant) if !cast.is_told(meant) && idle(meant) && latest(before, last, told).is_some() => {
            latest(before, last, told)
        }
        // “Ash Greer said. For Bernard Holm, who waits, … he said”: a man's name is nearer than one that tells nothing.
        Some(meant) if !cast.classes[meant.0 as usize].is(Class::MASCULINE | Class::FEMININE) => {
            let since = before.iter().rposition(|mention| mention.entity == meant).unwrap_or(0);
            // “…,” said Bernard Holm. Ash Greer, who shared a room with Holm, … he said: it went on to speak of Greer.
            // “Ash Greer beat Bernard Holm. … he said”: nor is it whoever something was done to.
            let struck = |mention: &Mention| {
                mention.place == Place::Elsewhere
                    && is_subject(&before[since])
                    && mention.at.saturating_sub(before[since].at) < CLAUSE
            };
            let other = |entity: EntityId| {
                before[..since].iter().any(|mention| mention.entity == entity)
                    || before[since..].iter().any(|mention| mention.entity == entity && struck(mention))
            };
            Some(latest(&before[since..], None, |entity| sure(entity) && !other(entity)).unwrap_or(meant))
        }
        // “Frings Motors was founded by Karl Frings. … he”: of two capitals only one is surely a person's.
        Some(meant) if !cast.is_told(meant) => {
            let since = before.iter().rposition(|mention| mention.entity == meant).unwrap_or(0);
            // “Holm sold it to Frings Motors”: what does nothing is no likelier than a single word that does something.
            let busy = || if idle(meant) { subject(before, single) } else { None };
            Some(latest(&before[since..], None, told).or_else(busy).unwrap_or(meant))
        }
        Some(meant) => Some(meant),
        // A single word that nothing shows to be a person's may be a town's, unless it does something.
        None => subject(before, single).or_else(|| {
            let done_to =
                before.iter().rev().find(|mention| mention.place == Place::Elsewhere && named(mention.entity));
            done_to.map(|mention| mention.entity)
        }),
    }
}

fn is_subject(mention: &Mention) -> bool {
    mention.place == Place::Subject
}

/// The nearest subject.
fn subject(before: &[Mention], fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
    let near = before[before.len().saturating_sub(REACH)..].iter().rev();
    let mut fitting = near.filter(|mention| fits(mention.entity));
    fitting.find(|mention| is_subject(mention)).map(|mention| mention.entity)
}

/// The later of the nearest subject and the last speaker, else the nearest of all.
fn latest(before: &[Mention], last: Option<Mention>, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
    let fits = |mention: &&Mention| fits(mention.entity);
    let near = before[before.len().saturating_sub(REACH)..].iter().rev();
    let subject = near.clone().filter(|mention| is_subject(mention)).find(fits);
    let last = last.as_ref().filter(|last| is_subject(last)).filter(fits);
    match (subject, last) {
        (Some(subject), Some(last)) if last.at >= subject.at => Some(last.entity),
        (Some(subject), _) => Some(subject.entity),
        (None, Some(last)) => Some(last.entity),
        (None, None) => near.clone().find(fits).map(|mention| mention.entity),
    }
}

/// Whether an entity can be meant by a pronoun: nothing that is known of it speaks against it.
pub fn agrees(pronoun: Class, entity: Class) -> bool {
    let gender = Class::MASCULINE | Class::FEMININE;
    if pronoun.is(gender) {
        let known = entity.and(gender);
        let body = entity.is(Class::NEUTER | Class::PLURAL | Class::UPPER);
        return !body && (known == Class::default() || known.is(pronoun));
    }
    if pronoun.is(Class::NEUTER) {
        return is_body(entity);
    }
    if pronoun.is(Class::PLURAL) { entity.is(Class::PLURAL) || is_body(entity) } else { false }
}

/// Whether something tells that an entity is a body, or may be one: the operator, Delphic Lines.
pub fn is_body(entity: Class) -> bool {
    let told = Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE;
    entity.is(Class::NEUTER) || entity.is(Class::UPPER | Class::BODY) && !entity.is(told)
}
