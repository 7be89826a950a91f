//! The people and bodies of a run: one person across sources, and how two of them stand to each other.
//!
//! What comes in is who speaks in each source ([`Voice`]); what goes out is [`People`], and for each voice its person
//! ([`resolve`]). [`Relation`] says whether words credited to two of them are a contradiction. Names, sounds, bodies and
//! offices have a file each.

mod bare;
mod bodies;
mod cast;
mod full;
mod names;
mod near;
mod offices;
mod relation;
mod resolve;
mod sets;
mod spelling;
#[cfg(test)]
mod tests;

use arcstr::ArcStr;

use cast::Heard;
pub(super) use cast::{Casts, Voice, voices};
pub use names::{Fit, Name};
pub use near::{Calendar, Nearness};
pub use offices::Office;
pub use relation::{Relation, Side, relation};
pub(super) use resolve::resolve;

use super::PersonId;
use crate::{
    attributions::Sort,
    sources::SourceId,
    text::{Disk, Span},
};

/// The people and bodies of a run.
#[derive(Debug, Default)]
pub struct People {
    /// In the order of their first mention.
    pub all: Vec<Person>,
}

/// A person or body, from all sources in which they speak.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The fullest name that any source gives.
    pub name: ArcStr,
    /// What it is.
    pub sort: Sort,
    /// How each source spells them, in the order of sources.
    pub spellings: Vec<Spelling>,
    /// Offices, with the source that gives each, in the order of sources.
    pub offices: Vec<(SourceId, ArcStr)>,
    /// The first few different ones.
    pub roles: Vec<ArcStr>,
}

/// A form of a name in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Where.
    pub source: SourceId,
    /// The form.
    pub text: ArcStr,
    /// Its first place in the source.
    pub span: Span<Disk>,
}

impl People {
    /// A person by number.
    pub fn get(&self, id: PersonId) -> &Person {
        &self.all[id.0 as usize]
    }
}

/// How many different offices of one person are looked at.
const OFFICES: usize = 24;

impl Person {
    /// Somebody of whom no more than a name is known.
    fn new(name: ArcStr, sort: Sort) -> Self {
        Self { name, sort, ..Self::default() }
    }

    /// Whether they are credited with speech in a source.
    pub fn speaks_in(&self, source: SourceId) -> bool {
        self.spellings.binary_search_by_key(&source, |spelling| spelling.source).is_ok()
    }

    /// Takes in what one source knows.
    fn hear(&mut self, source: SourceId, voice: &Heard, casts: &Casts) {
        let spelling =
            |(text, span): &(ArcStr, Span<Disk>)| Spelling { source, text: ArcStr::clone(text), span: *span };
        self.spellings.extend(casts.forms(voice).iter().map(spelling));
        for office in casts.offices(voice) {
            if self.roles.len() < OFFICES && !self.roles.contains(office) {
                self.roles.push(office.clone());
            }
            self.offices.push((source, office.clone()));
        }
        let words = |name: &str| name.split_whitespace().count();
        if words(&voice.name) > words(&self.name) {
            self.name = voice.name.clone();
            self.sort = voice.sort;
        }
    }

    /// Gives back the room in which nobody more was heard.
    fn shrink(&mut self) {
        self.spellings.shrink_to_fit();
        self.offices.shrink_to_fit();
        self.roles.shrink_to_fit();
    }
}
