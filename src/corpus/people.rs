//! One person across sources: “Waltz” in one, “National Security Adviser Mike Waltz” in another.
//!
//! What comes in is each source's [`Entity`]s; what goes out is who of them are the same.

use super::PersonId;
use crate::{
    attributions::Entity,
    sources::SourceId,
    text::{Disk, Span},
};

/// The people and bodies of a run.
#[derive(Debug, Default)]
pub struct People {
    /// In the order of their first mention.
    pub all: Vec<Person>,
}

/// A person or body, from all sources that credit them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The fullest name that any source gives.
    pub name: String,
    /// How each source spells them.
    pub spellings: Vec<Spelling>,
    /// Offices, with the source that gives each.
    pub offices: Vec<(SourceId, String)>,
}

/// A form of a name in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Where.
    pub source: SourceId,
    /// The form.
    pub text: String,
    /// Its first place in the source.
    pub span: Span<Disk>,
}

impl People {
    /// A person by number.
    pub fn get(&self, id: PersonId) -> &Person {
        &self.all[id.0 as usize]
    }
}

/// For each source its entities in, for each entity the person out.
pub fn resolve(sources: &[(SourceId, Vec<Entity>)]) -> (People, Vec<Vec<PersonId>>) {
    let mut people = People::default();
    let mut ids: rustc_hash::FxHashMap<String, PersonId> = rustc_hash::FxHashMap::default();
    let each = sources.iter().map(|(_, entities)| {
        let person = |entity: &Entity| {
            *ids.entry(entity.name.clone()).or_insert_with(|| {
                people.all.push(Person { name: entity.name.clone(), ..Person::default() });
                PersonId(people.all.len() as u32 - 1)
            })
        };
        entities.iter().map(person).collect()
    });
    let each = each.collect();
    (people, each)
}
