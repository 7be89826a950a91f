//! Stories: which articles plainly tell of the same event.
//!
//! What comes in is what each article is about; what goes out is for each article its fellows. The rules may name the
//! story; else articles of about one day whose telling words are largely the same tell one.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::evidence::{Days, day};
use crate::{corpus::Corpus, rules::hash, sources::SourceId};

/// Which articles tell one story.
#[derive(Debug, Default)]
pub struct Stories {
    fellows: Vec<Vec<u32>>,
    close: Vec<Vec<u32>>,
    named: Vec<u32>,
}

/// Shared words, as a cosine: from here on two articles tell one story.
const ALIKE: f32 = 0.40;
/// From here on one may be the other rewritten, word for word.
const CLOSE: f32 = 0.62;
/// Days that lie between the first report and the follow-up.
const DAYS: u32 = 2;
/// Words by which an article looks for fellows.
const ASKED: usize = 16;
/// Articles that a word's list keeps.
const LIST: usize = 40;
/// Articles that one is compared with.
const COMPARED: usize = 24;

impl Stories {
    /// Compares all articles that may be fellows.
    pub fn gather(corpus: &Corpus) -> Self {
        let named = corpus.sources.iter().map(|source| source.story.as_deref().map_or(0, |story| hash(story).max(1)));
        let named: Vec<u32> = named.collect();
        let lists = lists(corpus);
        let days: Vec<Days> =
            corpus.sources.iter().map(|source| Days::of(source.date.as_deref().and_then(day))).collect();
        let likeness: Vec<Vec<(u32, f32)>> = (0..corpus.sketches.len() as u32)
            .into_par_iter()
            .map(|source| fellows(source, corpus, &lists, &named, &days))
            .collect();
        let least = |least: f32| {
            let kept = |likeness: &Vec<(u32, f32)>| {
                likeness.iter().filter(|(_, alike)| *alike >= least).map(|(other, _)| *other).collect()
            };
            mirrored(likeness.iter().map(kept).collect())
        };
        Self { fellows: least(ALIKE), close: least(CLOSE), named }
    }

    /// The articles that tell the same story as this one, by number.
    pub fn fellows(&self, source: u32) -> &[u32] {
        self.fellows.get(source as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether two articles tell one story.
    pub fn tell_one(&self, a: u32, b: u32) -> bool {
        let named = |source: u32| self.named.get(source as usize).copied().unwrap_or(0);
        (named(a) != 0 && named(a) == named(b)) || self.fellows(a).binary_search(&b).is_ok()
    }

    /// Whether they tell it so nearly alike that one may be the other rewritten.
    pub fn tell_alike(&self, a: u32, b: u32) -> bool {
        self.close.get(a as usize).is_some_and(|close| close.binary_search(&b).is_ok())
    }

    /// Whether the rules say that they tell two.
    pub fn tell_two(&self, a: u32, b: u32) -> bool {
        let named = |source: u32| self.named.get(source as usize).copied().unwrap_or(0);
        named(a) != 0 && named(b) != 0 && named(a) != named(b)
    }
}

/// Who has a fellow is one; sorted.
fn mirrored(mut fellows: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    let known = fellows.iter().enumerate();
    let turned: Vec<(u32, u32)> =
        known.flat_map(|(source, fellows)| fellows.iter().map(move |&fellow| (fellow, source as u32))).collect();
    for (fellow, source) in turned {
        fellows[fellow as usize].push(source);
    }
    fellows.iter_mut().for_each(|fellows| {
        fellows.sort_unstable();
        fellows.dedup();
    });
    fellows
}

/// Telling words with the articles that have them, in days near each other: (word and day, article), sorted. Of an
/// article's words the rarest serve that another has as well.
struct Lists {
    entries: Vec<(u32, u32)>,
    telling: Vec<[u32; ASKED]>,
}

fn lists(corpus: &Corpus) -> Lists {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for (word, _) in corpus.sketches.iter().flat_map(|sketch| &sketch.words) {
        *counts.entry(*word).or_insert(0) += 1;
    }
    let telling: Vec<[u32; ASKED]> = corpus.sketches.iter().map(|sketch| telling(&sketch.words, &counts)).collect();
    let mut entries = Vec::with_capacity(telling.len() * ASKED);
    for (source, words) in telling.iter().enumerate() {
        let day = corpus.sources[source].date.as_deref().and_then(day);
        entries.extend(words.iter().filter(|&&word| word != 0).map(|&word| (key(word, day), source as u32)));
    }
    entries.sort_unstable();
    Lists { entries, telling }
}

fn telling(words: &[(u32, u8)], counts: &FxHashMap<u32, u32>) -> [u32; ASKED] {
    let mut shared: Vec<(u32, u8, u32)> =
        words.iter().map(|&(word, value)| (counts[&word], value, word)).filter(|&(count, ..)| count > 1).collect();
    shared.sort_unstable_by_key(|&(count, value, word)| (count, std::cmp::Reverse(value), word));
    let mut telling = [0; ASKED];
    telling.iter_mut().zip(shared).for_each(|(place, (_, _, word))| *place = word);
    telling
}

fn key(word: u32, day: Option<i32>) -> u32 {
    word.wrapping_mul(0x9e37_79b1) ^ day.map_or(0, |day| (day as u32).wrapping_mul(0x85eb_ca6b) | 1)
}

fn fellows(source: u32, corpus: &Corpus, lists: &Lists, named: &[u32], days: &[Days]) -> Vec<(u32, f32)> {
    let me = &corpus.sketches[source as usize].words;
    let day = corpus.sources[source as usize].date.as_deref().and_then(day);
    let near = day.map_or(0..=0, |_| -(DAYS as i32)..=DAYS as i32);
    let mut met: Vec<u32> = Vec::new();
    for &word in lists.telling[source as usize].iter().filter(|&&word| word != 0) {
        let dated = near.clone().filter_map(|offset| Some(key(word, Some(day? + offset))));
        for key in dated.chain([key(word, None)]) {
            let from = lists.entries.partition_point(|entry| entry.0 < key);
            let list = lists.entries[from..].iter().take(LIST).take_while(|entry| entry.0 == key);
            met.extend(list.map(|entry| entry.1).filter(|&other| other != source));
        }
    }
    met.sort_unstable();
    let mut counted: Vec<(usize, u32)> = met.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).collect();
    counted.sort_unstable_by_key(|&(count, other)| (std::cmp::Reverse(count), other));
    counted.truncate(COMPARED);
    let alike = |other: u32| {
        let near = days[source as usize].apart(days[other as usize]).is_none_or(|apart| apart <= DAYS);
        let alike = cosine(me, &corpus.sketches[other as usize].words);
        match (named[source as usize], named[other as usize]) {
            (a, b) if a != 0 && b != 0 => (a == b).then_some(1.0),
            _ => (near && alike >= ALIKE).then_some(alike),
        }
    };
    counted.into_iter().filter_map(|(_, other)| Some((other, alike(other)?))).collect()
}

/// Whether two sources plainly tell one story, for whoever asks about one pair.
pub fn tell_one_story(corpus: &Corpus, a: SourceId, b: SourceId) -> bool {
    let [one, two] = [a, b].map(|id| corpus.source(id));
    let days = [one, two].map(|source| Days::of(source.date.as_deref().and_then(day)));
    match (&one.story, &two.story) {
        (Some(one), Some(two)) => one == two,
        _ if days[0].apart(days[1]).is_some_and(|apart| apart > DAYS) => false,
        _ => match [a, b].map(|id| corpus.sketches.get(id.index())) {
            [Some(one), Some(two)] => cosine(&one.words, &two.words) >= ALIKE,
            _ => false,
        },
    }
}

fn cosine(a: &[(u32, u8)], b: &[(u32, u8)]) -> f32 {
    let square = |words: &[(u32, u8)]| words.iter().map(|&(_, value)| f32::from(value).powi(2)).sum::<f32>();
    let (mut i, mut j, mut shared) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += f32::from(x.1) * f32::from(y.1);
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    let length = (square(a) * square(b)).sqrt();
    if length == 0.0 { 0.0 } else { shared / length }
}
