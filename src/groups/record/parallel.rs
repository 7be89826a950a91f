//! Parallel sentences: two quotations that one record holds word for word, at two places, are two sentences, however alike.
//!
//! “We will rebuild the school. We will rebuild the church.” One article has the first, another the second: neither
//! misquotes. What comes in is what was heard of all quotations; what goes out is groups without those differences.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Heard, voices::Voices};
use crate::{
    corpus::QuoteId,
    groups::{Drift, Group, Wording},
};

/// Takes the differences between such quotations out of the groups.
pub fn part(groups: &mut [Group], voices: &Voices, heard: &[Heard]) {
    let places: FxHashMap<QuoteId, Range<usize>> =
        heard.iter().filter_map(|heard| Some((heard.quote, held(heard, voices)?))).collect();
    if places.is_empty() {
        return;
    }
    for group in groups.iter_mut().filter(|group| !group.drifts.is_empty()) {
        let Group { members, wordings, drifts, .. } = group;
        let places = |wording: &Wording| {
            let quotes = wording.members.iter().map(|&member| members[member].quote);
            let mut places: Vec<&Range<usize>> = quotes.filter_map(|quote| places.get(&quote)).collect();
            // However many print a sentence, it stands in few places.
            places.sort_unstable_by_key(|place| (place.start, place.end));
            places.dedup();
            places
        };
        let places: Vec<Vec<&Range<usize>>> = wordings.iter().map(places).collect();
        let apart = |drift: &Drift| {
            let (odd, against) = (&places[drift.odd], &places[drift.against]);
            odd.iter().any(|one| against.iter().any(|other| two_places(one, other, voices)))
        };
        drifts.retain(|drift| !apart(drift));
    }
}

/// Whether two passages stand in one record and have nothing in common.
fn two_places(one: &Range<usize>, other: &Range<usize>, voices: &Voices) -> bool {
    let record = |place: &Range<usize>| voices.voice_at(place.start).record;
    (one.end <= other.start || other.end <= one.start) && record(one) == record(other)
}

/// Where a record holds a quotation, every word of it in a row.
fn held(heard: &Heard, voices: &Voices) -> Option<Range<usize>> {
    let first = heard.links.first()?.found.as_ref()?.passage.start;
    let stems = heard.words.iter().filter(|word| !word.is_gap()).map(|word| word.stem);
    let place = first..first + stems.clone().count();
    let own = voices.stems.get(place.clone())?;
    own.iter().copied().zip(stems).all(|(own, stem)| own.is(stem)).then_some(place)
}
