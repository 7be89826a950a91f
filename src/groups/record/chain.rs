//! A quotation found in the records, sentence by sentence.
//!
//! What comes in is the folded words of a quotation and whose words may be searched; what goes out is its [`Link`]s: the
//! units it is made of, each with the passage that holds most of it. Whether that is faithful is left to the verdict.

use std::ops::Range;

use super::voices::{Voice, Voices};
use crate::{
    groups::{
        align::Aligner,
        fold::{Traits, Word},
    },
    rules::{Sorts, Stem},
};

/// The share of a unit's weight that a passage must hold to be the same words at all.
pub const SAME: f32 = 0.5;
/// What words beside numbers must weigh for a passage to be known by them alone, in eighths.
const WORDY: u32 = 24;
/// Words of one unit at most: bounds the table of an alignment whatever a source holds.
const LONGEST: usize = 200;

/// Whose words a quotation may come from.
pub struct Search<'a> {
    /// Ranges of [`Voices`].
    pub ranges: Vec<Range<usize>>,
    /// Which voices in them.
    pub allowed: &'a dyn Fn(&Voice) -> bool,
}

/// A sentence of a quotation, or what an ellipsis left of one.
#[derive(Clone, Debug)]
pub struct Link {
    /// Words of the quotation.
    pub unit: Range<usize>,
    /// Whether a cut is shown between the unit before and this one.
    pub after_cut: bool,
    /// What the unit's words weigh, in eighths.
    pub weight: u32,
    /// The passage that holds most of it.
    pub found: Option<Found>,
}

/// A passage that holds words of a unit.
#[derive(Clone, Debug)]
pub struct Found {
    /// Words of [`Voices`], from the first that the unit has to the last.
    pub passage: Range<usize>,
    /// Words of the quotation, from the first that the passage has to the last.
    pub covered: Range<usize>,
    /// What the words in both weigh, as a share of the unit's weight.
    pub share: f32,
    score: f32,
}

impl Link {
    /// The share of the unit that its passage holds; 0 without one.
    pub fn share(&self) -> f32 {
        self.found.as_ref().map_or(0.0, |found| found.share)
    }
}

/// Finds every unit of a quotation.
pub fn chain(voices: &Voices, words: &[Word], search: &Search) -> Vec<Link> {
    let mut links = units(words);
    for link in &mut links {
        link.found = find(voices, words, &link.unit, search);
    }
    for at in 1..links.len() {
        let (before, rest) = links.split_at_mut(at);
        let Some(previous) = before[at - 1].found.as_ref() else { continue };
        let next = previous.passage.end;
        // A short sentence stands in many places: the one that follows is meant.
        if rest[0].found.as_ref().is_some_and(|found| found.passage.start != next) {
            let end = (next + 2 * rest[0].unit.len() + 8).min(voices.voice_at(previous.passage.start).words.end);
            let follows = lay(voices, words, &rest[0].unit, next..end);
            if follows.as_ref().is_some_and(|follows| follows.share >= rest[0].share()) {
                rest[0].found = follows;
            }
        }
    }
    for at in (1..links.len()).rev() {
        let (before, rest) = links.split_at_mut(at);
        let (Some(found), Some(next)) = (before[at - 1].found.as_ref(), rest[0].found.as_ref()) else { continue };
        // What is said twice is meant where the rest follows it.
        if found.passage.end > next.passage.start {
            let unit = &before[at - 1].unit;
            let voice = &voices.voice_at(next.passage.start).words;
            let from = next.passage.start.saturating_sub(2 * unit.len() + 8).max(voice.start);
            let earlier = lay(voices, words, unit, from..next.passage.start);
            if earlier.as_ref().is_some_and(|earlier| earlier.share >= found.share) {
                before[at - 1].found = earlier;
            }
        }
    }
    links
}

/// The passage that holds most of some words of a quotation.
pub fn find(voices: &Voices, words: &[Word], unit: &Range<usize>, search: &Search) -> Option<Found> {
    let stems: Vec<Stem> = words[unit.clone()].iter().map(|word| word.stem).collect();
    let allowed = |word: usize| (search.allowed)(voices.voice_at(word));
    let stretches =
        search.ranges.iter().flat_map(|range| voices.index.stretches(&voices.stems, &stems, range, allowed));
    let founds = stretches.filter_map(|stretch| {
        let voice = &voices.voice_at(stretch.anchor).words;
        lay(voices, words, unit, stretch.range.start.max(voice.start)..stretch.range.end.min(voice.end))
    });
    founds.reduce(|best, found| if found.score > best.score { found } else { best })
}

/// Lays a unit along a stretch of the records. Where most of it is a number that is another there, the words around tell
/// the place.
fn lay(voices: &Voices, words: &[Word], unit: &Range<usize>, stretch: Range<usize>) -> Option<Found> {
    let words = &words[unit.clone()];
    let found = lay_by(|word| word.stem, words, unit.start, voices.stems.get(stretch.clone())?, stretch.start);
    if found.as_ref().is_some_and(|found| found.share >= SAME) || weight_by(words, wordy) < WORDY {
        return found;
    }
    lay_by(wordy, words, unit.start, &voices.wordy(&stretch), stretch.start)
        .filter(|found| found.share >= SAME)
        .or(found)
}

fn lay_by(stem: fn(&Word) -> Stem, words: &[Word], start: usize, record: &[Stem], first: usize) -> Option<Found> {
    let stems: Vec<Stem> = words.iter().map(stem).collect();
    let common = Aligner::default().align(&stems, record);
    let within = |start: usize, range: &Range<u16>| start + usize::from(range.start)..start + usize::from(range.end);
    (common.matched > 0).then(|| Found {
        passage: within(first, &common.b),
        covered: within(start, &common.a),
        share: common.matched as f32 / weight_by(words, stem).max(1) as f32,
        score: common.score(),
    })
}

/// What a word is looked for by, if a number is to weigh next to nothing.
fn wordy(word: &Word) -> Stem {
    if word.traits.has(Sorts::NUMBER) { word.stem.lightened() } else { word.stem }
}

/// What words weigh, in eighths; those in brackets are the editor's.
pub fn weight(words: &[Word]) -> u32 {
    weight_by(words, |word| word.stem)
}

fn weight_by(words: &[Word], stem: impl Fn(&Word) -> Stem) -> u32 {
    words.iter().filter(|word| !word.traits.has(Traits::BRACKET)).map(|word| stem(word).weight()).sum()
}

/// Cuts a quotation at its sentences and where a cut is shown.
fn units(words: &[Word]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut after_cut = false;
    let mut open = false;
    for (at, word) in words.iter().enumerate() {
        if word.is_gap() {
            (after_cut, open) = (true, false);
            continue;
        }
        let begins = word.traits.has(Traits::LEADS) || links.last().is_some_and(|link| link.unit.len() >= LONGEST);
        match links.last_mut().filter(|_| open && !begins) {
            Some(link) => link.unit.end = at + 1,
            None => {
                links.push(Link { unit: at..at + 1, after_cut, weight: 0, found: None });
                (after_cut, open) = (false, true);
            }
        }
    }
    links.iter_mut().for_each(|link| link.weight = weight(&words[link.unit.clone()]));
    links
}
