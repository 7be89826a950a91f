//! Who speaks in one source, as the corpus keeps it: no more than resolving them across sources needs.
//!
//! What comes in is a document's [`Entity`]s; what goes out is a [`Voice`] for each that is credited with speech, and
//! where each entity went.

use std::sync::Arc;

use crate::{
    attributions::{Attribution, Entity, Sort},
    documents::Map,
    text::{Disk, Span},
};

/// A person or body credited with speech in one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The fullest name that the source gives.
    pub name: Arc<str>,
    /// Its forms and where each first stands.
    pub forms: Box<[(Arc<str>, Span<Disk>)]>,
    /// Offices and descriptions given with any mention.
    pub offices: Box<[Arc<str>]>,
    /// What it is.
    pub sort: Sort,
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
