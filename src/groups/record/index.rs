//! Where words stand in a long text: found by a rare word, or by two that follow one another.
//!
//! What comes in is the keys of the text's words (equal keys are equal words); what goes out is stretches of it that a
//! few words may come from. Work for one question is bounded whatever the text: common words are passed over.

use std::ops::Range;

use crate::rules::Stem;

/// Places asked of one word or pair; a word that stands in more says nothing of where a sentence comes from.
const MOST_PLACES: usize = 64;
/// Places looked at for those that are allowed.
const MOST_LOOKED_AT: usize = 1024;
/// Words and pairs asked for one sentence, the rarest first.
const MOST_ANCHORS: usize = 16;
/// Stretches worth a look.
const MOST_STRETCHES: usize = 4;

/// Keys are parted by so many of their upper bits before they are sorted.
const PARTED: u32 = 16;

/// The places of every word, and of every two words in a row: four bytes each, since a text may be all short words. What
/// stands there is asked of the text itself.
#[derive(Debug, Default)]
pub struct Index {
    /// Ordered by the word's key, then by place.
    singles: Vec<u32>,
    /// The same by that of a word and its next.
    pairs: Vec<u32>,
}

/// Places in the order of their keys, with the text that tells them.
struct Places<'a> {
    sorted: &'a [u32],
    key: &'a dyn Fn(u32) -> u32,
}

impl Index {
    /// Reads a text's words once.
    pub fn new(text: &[Stem]) -> Self {
        Self {
            singles: ordered(text.len(), |at| single(text, at)),
            pairs: ordered(text.len().saturating_sub(1), |at| double(text, at)),
        }
    }

    /// The stretches within `range` of the text that hold most of what is rare in `words`, best first. Only places that
    /// are `allowed` are looked at.
    pub fn stretches(
        &self,
        text: &[Stem],
        words: &[Stem],
        range: &Range<usize>,
        allowed: impl Fn(usize) -> bool,
    ) -> Vec<Stretch> {
        let mut anchors = self.anchors(text, words, range, allowed);
        anchors.sort_unstable_by_key(|anchor| anchor.diagonal);
        let reach = words.len() as i64 / 2 + 4;
        let mut best: Vec<(f32, Anchor)> = Vec::new();
        let (mut first, mut weight) = (0, 0.0);
        for last in 0..anchors.len() {
            weight += anchors[last].weight;
            while anchors[last].diagonal - anchors[first].diagonal > reach {
                weight -= anchors[first].weight;
                first += 1;
            }
            match best.last_mut().filter(|(_, seen)| anchors[first].diagonal - seen.diagonal <= reach) {
                Some(seen) if seen.0 >= weight => {}
                Some(seen) => *seen = (weight, anchors[first]),
                None => best.push((weight, anchors[first])),
            }
        }
        best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.diagonal.cmp(&b.1.diagonal)));
        best.truncate(MOST_STRETCHES);
        // As long as `words`, and half as much again at either end for what may have been put in.
        let slack = words.len() as i64 / 2 + 8;
        let place = |at: i64| at.clamp(range.start as i64, range.end as i64) as usize;
        let stretch = |(_, anchor): (f32, Anchor)| Stretch {
            range: place(anchor.diagonal - slack)..place(anchor.diagonal + reach + words.len() as i64 + slack),
            anchor: anchor.place as usize,
        };
        best.into_iter().map(stretch).collect()
    }

    fn anchors(
        &self,
        text: &[Stem],
        words: &[Stem],
        range: &Range<usize>,
        allowed: impl Fn(usize) -> bool,
    ) -> Vec<Anchor> {
        let one = Places { sorted: &self.singles, key: &|at| single(text, at) };
        let two = Places { sorted: &self.pairs, key: &|at| double(text, at) };
        let singles = (0..words.len()).map(|at| (at, one.of(single(words, at as u32), range)));
        let pairs = (1..words.len()).map(|at| (at - 1, two.of(double(words, at as u32 - 1), range)));
        let mut rare: Vec<(usize, &[u32])> = singles.chain(pairs).filter(|(_, places)| !places.is_empty()).collect();
        rare.sort_by_key(|(_, places)| places.len());
        rare.truncate(MOST_ANCHORS);
        let anchor = |at: usize, count: usize, place: u32| Anchor {
            diagonal: i64::from(place) - at as i64,
            place,
            weight: 1.0 + (range.len() as f32 / count as f32).ln(),
        };
        rare.iter()
            .flat_map(|&(at, places)| {
                let places_of = places.iter().copied().take(MOST_LOOKED_AT);
                let allowed = places_of.filter(|&place| allowed(place as usize));
                allowed.take(MOST_PLACES).map(move |place| anchor(at, places.len(), place)).collect::<Vec<_>>()
            })
            .collect()
    }
}

/// A part of the text that words may come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its words.
    pub range: Range<usize>,
    /// One of them that is surely meant.
    pub anchor: usize,
}

/// A word of a question found in the text.
#[derive(Clone, Copy)]
struct Anchor {
    /// Its place in the text less its place in the question: the same for all words of a faithful copy.
    diagonal: i64,
    place: u32,
    weight: f32,
}

/// The key of a word, in all 32 bits.
fn single(text: &[Stem], at: u32) -> u32 {
    text[at as usize].bare() << 6
}

/// That of a word and its next.
fn double(text: &[Stem], at: u32) -> u32 {
    let (one, next) = (text[at as usize].bare(), text[at as usize + 1].bare());
    one.rotate_left(5).wrapping_mul(0x9e37_79b1) ^ next
}

/// The places from 0 to `count` by their keys, then by themselves: parted first, so that what is sorted is short, or one
/// word over and over, which lies in order already.
fn ordered(count: usize, key: impl Fn(u32) -> u32) -> Vec<u32> {
    let part = |at: u32| (key(at) >> (u32::BITS - PARTED)) as usize;
    let mut ends = vec![0_u32; (1 << PARTED) + 1];
    (0..count as u32).for_each(|at| ends[part(at) + 1] += 1);
    (1..ends.len()).for_each(|at| ends[at] += ends[at - 1]);
    let mut places = vec![0; count];
    for at in 0..count as u32 {
        let end = &mut ends[part(at)];
        places[*end as usize] = at;
        *end += 1;
    }
    let (mut start, mut keyed) = (0, Vec::new());
    for &end in &ends[..1 << PARTED] {
        let part = &mut places[start..end as usize];
        if !part.is_sorted_by_key(|&at| key(at)) {
            keyed.clear();
            keyed.extend(part.iter().map(|&at| (key(at), at)));
            keyed.sort_unstable();
            part.iter_mut().zip(&keyed).for_each(|(place, (_, at))| *place = *at);
        }
        start = end as usize;
    }
    places
}

impl<'a> Places<'a> {
    /// Those of a key within a range.
    fn of(&self, key: u32, range: &Range<usize>) -> &'a [u32] {
        let before = |bound: usize| move |&at: &u32| ((self.key)(at), at) < (key, bound as u32);
        let start = self.sorted.partition_point(before(range.start));
        let count = self.sorted[start..].partition_point(before(range.end));
        &self.sorted[start..start + count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_where_it_stands() {
        let text: Vec<Stem> = (0..1000).map(|at| Stem::new(if at % 2 == 0 { 7 } else { at }, 8)).collect();
        let stretches = Index::new(&text).stretches(&text, &text[500..505], &(0..1000), |_| true);
        assert!(stretches[0].range.contains(&500) && stretches[0].range.contains(&504), "{stretches:?}");
    }

    #[test]
    fn a_text_of_one_word_asks_for_little() {
        let text = vec![Stem::new(7, 8); 100_000];
        assert!(Index::new(&text).stretches(&text, &text[..40], &(0..100_000), |_| true).len() <= 4);
    }
}
