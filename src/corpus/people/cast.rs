//! Who speaks in one source, as the corpus keeps it: no more than resolving them across sources needs.
//!
//! What comes in is a document's [`Entity`]s; what goes out is a [`Voice`] for each that is credited with speech, and
//! where each entity went. [`Casts`] keeps those of all sources until people are known.

use std::ops::Range;

use arcstr::ArcStr;

use crate::{
    attributions::{Attribution, Entity, Sort},
    documents::Map,
    text::{Disk, Span},
};

/// A person or body credited with speech in one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The fullest name that the source gives.
    pub name: ArcStr,
    /// Its forms and where each first stands.
    pub forms: Box<[(ArcStr, Span<Disk>)]>,
    /// Offices and descriptions given with any mention.
    pub offices: Box<[ArcStr]>,
    /// What it is.
    pub sort: Sort,
}

/// The voices of all sources, in few large pieces of memory: they are let go before quotations are compared, and what is
/// let go in small pieces leaves holes that nothing else fits into.
#[derive(Debug, Default)]
pub struct Casts {
    heard: Vec<Heard>,
    forms: Vec<(ArcStr, Span<Disk>)>,
    offices: Vec<ArcStr>,
    /// For each source where its voices end.
    ends: Vec<u32>,
}

/// A voice among those of all sources.
#[derive(Debug)]
pub(super) struct Heard {
    /// The fullest name that its source gives.
    pub name: ArcStr,
    /// What it is.
    pub sort: Sort,
    forms: Range<u32>,
    offices: Range<u32>,
}

impl Casts {
    /// Adds the voices of the next source.
    pub fn push(&mut self, voices: Vec<Voice>) {
        for Voice { name, forms, offices, sort } in voices {
            let (form, office) = (self.forms.len() as u32, self.offices.len() as u32);
            self.forms.extend(forms);
            self.offices.extend(offices);
            let (forms, offices) = (form..self.forms.len() as u32, office..self.offices.len() as u32);
            self.heard.push(Heard { name, sort, forms, offices });
        }
        self.ends.push(self.heard.len() as u32);
    }

    /// The voices, in the order of their sources.
    pub(super) fn all(&self) -> &[Heard] {
        &self.heard
    }

    /// The same, to be told what they are.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Heard> {
        self.heard.iter_mut()
    }

    /// For each source the numbers of its voices.
    pub(super) fn by_source(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| start as usize..end as usize)
    }

    /// A voice's forms, each with where it first stands.
    pub(super) fn forms(&self, voice: &Heard) -> &[(ArcStr, Span<Disk>)] {
        &self.forms[voice.forms.start as usize..voice.forms.end as usize]
    }

    /// The offices and descriptions given with any mention of a voice.
    pub(super) fn offices(&self, voice: &Heard) -> &[ArcStr] {
        &self.offices[voice.offices.start as usize..voice.offices.end as usize]
    }
}

impl FromIterator<Vec<Voice>> for Casts {
    fn from_iter<I: IntoIterator<Item = Vec<Voice>>>(casts: I) -> Self {
        let mut all = Self::default();
        casts.into_iter().for_each(|voices| all.push(voices));
        all
    }
}

/// The voices among a document's entities, and for each entity its voice; one that never speaks has none, and its number
/// means nothing.
pub fn voices(entities: &[Entity], attributions: &[Attribution], map: &Map) -> (Vec<Voice>, Vec<u32>) {
    let mut heard: Vec<bool> = entities.iter().map(|entity| entity.speaks).collect();
    for speaker in attributions.iter().filter_map(|attribution| attribution.speaker.as_ref()) {
        heard[speaker.entity.0 as usize] = true;
    }
    let mut voices = Vec::with_capacity(heard.iter().filter(|heard| **heard).count());
    let mut places = Vec::with_capacity(entities.len());
    for (entity, heard) in entities.iter().zip(heard) {
        places.push(voices.len() as u32);
        if heard {
            voices.push(voice(entity, map));
        }
    }
    (voices, places)
}

fn voice(entity: &Entity, map: &Map) -> Voice {
    Voice {
        name: entity.name.as_str().into(),
        forms: entity.forms.iter().map(|form| (form.text.as_str().into(), map.disk(form.at))).collect(),
        offices: entity.offices.iter().map(|office| office.as_str().into()).collect(),
        sort: entity.sort,
    }
}
