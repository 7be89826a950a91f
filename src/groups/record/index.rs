//! Where words stand in a long text: found by a rare word, or by two that follow one another.
//!
//! What comes in is the keys of the text's words (equal keys are equal words); what goes out is stretches of it that a
//! few words may come from. Work for one question is bounded whatever the text: common words are passed over.

use std::ops::Range;

/// Places asked of one word or pair; a word that stands in more says nothing of where a sentence comes from.
const MOST_PLACES: usize = 64;
/// Places looked at for those that are allowed.
const MOST_LOOKED_AT: usize = 1024;
/// Words and pairs asked for one sentence, the rarest first.
const MOST_ANCHORS: usize = 16;
/// Stretches worth a look.
const MOST_STRETCHES: usize = 4;

/// The places of every word, and of every two words in a row.
#[derive(Debug, Default)]
pub struct Index {
    /// `(key, place)`, sorted.
    singles: Vec<(u32, u32)>,
    /// The same for a word and its next.
    pairs: Vec<(u32, u32)>,
}

impl Index {
    /// Reads the keys of a text's words once.
    pub fn new(keys: &[u32]) -> Self {
        let numbered = |(at, key): (usize, u32)| (key, at as u32);
        let mut singles: Vec<(u32, u32)> = keys.iter().copied().enumerate().map(numbered).collect();
        let mut pairs: Vec<(u32, u32)> =
            keys.windows(2).map(|two| pair(two[0], two[1])).enumerate().map(numbered).collect();
        singles.sort_unstable();
        pairs.sort_unstable();
        Self { singles, pairs }
    }

    /// The stretches within `range` that hold most of what is rare in `words`, best first. Only places that are
    /// `allowed` are looked at.
    pub fn stretches(&self, words: &[u32], range: &Range<usize>, allowed: impl Fn(usize) -> bool) -> Vec<Stretch> {
        let mut anchors = self.anchors(words, range, allowed);
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

    fn anchors(&self, words: &[u32], range: &Range<usize>, allowed: impl Fn(usize) -> bool) -> Vec<Anchor> {
        let singles = words.iter().enumerate().map(|(at, &key)| (at, places(&self.singles, key, range)));
        let pairs = words.windows(2).enumerate();
        let pairs = pairs.map(|(at, two)| (at, places(&self.pairs, pair(two[0], two[1]), range)));
        let mut rare: Vec<(usize, &[(u32, u32)])> =
            singles.chain(pairs).filter(|(_, places)| !places.is_empty()).collect();
        rare.sort_by_key(|(_, places)| places.len());
        rare.truncate(MOST_ANCHORS);
        let anchor = |at: usize, count: usize, place: u32| Anchor {
            diagonal: i64::from(place) - at as i64,
            place,
            weight: 1.0 + (range.len() as f32 / count as f32).ln(),
        };
        rare.iter()
            .flat_map(|&(at, places)| {
                let places_of = places.iter().map(|&(_, place)| place).take(MOST_LOOKED_AT);
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

fn pair(one: u32, next: u32) -> u32 {
    one.rotate_left(5).wrapping_mul(0x9e37_79b1) ^ next
}

fn places<'a>(sorted: &'a [(u32, u32)], key: u32, range: &Range<usize>) -> &'a [(u32, u32)] {
    let start = sorted.partition_point(|&place| place < (key, range.start as u32));
    let count = sorted[start..].partition_point(|&place| place < (key, range.end as u32));
    &sorted[start..start + count]
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn a_sentence_is_found_where_it_stands() {
        let text: Vec<u32> = (0..1000).map(|at| if at % 2 == 0 { 7 } else { at }).collect();
        let stretches = Index::new(&text).stretches(&[7, 501, 7, 503, 7], &(0..1000), |_| true);
        assert!(stretches[0].range.contains(&500) && stretches[0].range.contains(&504), "{stretches:?}");
    }

    #[test]
    fn a_text_of_one_word_asks_for_little() {
        let text = vec![7; 100_000];
        assert!(Index::new(&text).stretches(&[7; 40], &(0..100_000), |_| true).len() <= 4);
    }
}
