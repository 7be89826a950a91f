//! What to look for in the bytes of a source, and how much of it one has.

use std::{
    ops::RangeInclusive,
    sync::atomic::{AtomicU32, Ordering::Relaxed},
};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    COMMON, Met, Run, STORY, Telling, WORDS,
    bytes::{is_mark, is_part, opening},
};
use crate::{
    corpus::{self, Corpus},
    documents,
    groups::evidence::Days,
    rules::{CONTENT, Rules, Stem, Weights},
    sources::{self, Source},
    text::{day_in_path, days, longer_words},
};

/// Days between two articles of one story.
const DAYS: u32 = 2;
/// What one word or pair leads to at most; one that leads to more tells nothing.
const LEADS: usize = 32;
/// Words of four letters or more that may stand between neighbours.
const APART: u32 = 3;
/// A run that weighs so much is looked at wherever it stands, in eighths.
const MUCH: u32 = 200;
/// So many light runs of a quotation are looked at in one source: of a text that repeats two of its words without end some
/// say enough.
const LIGHT: u32 = 64;
/// How far apart the neighbours of one run may stand, in bytes: two words put in.
const NEXT: usize = 24;

/// Rough words without their weights, and what they lead to.
#[derive(Debug)]
pub struct Clues {
    /// The words that are part of any clue, as a table of bits: most words of most articles are none.
    any: Box<[u64; 1024]>,
    /// Which clue each is.
    words: FxHashMap<u32, u32>,
    /// What each leads to.
    clues: Vec<Clue>,
    /// What two neighbours lead to.
    pairs: FxHashMap<(u32, u32), Neighbours>,
    /// The touched quotations.
    quotations: Vec<Looked>,
    /// The days of each touched source.
    days: Vec<Days>,
}

/// A quotation that is looked for.
#[derive(Debug)]
pub struct Looked {
    days: Days,
    /// Its neighbours.
    pairs: Vec<[Stem; 2]>,
}

impl Looked {
    /// What the words of some of its pairs weigh, each as much as its pair allows.
    fn weigh(&self, pairs: RangeInclusive<usize>, most: impl Fn([Stem; 2]) -> u32) -> u32 {
        let (first, all) = (*pairs.start(), &self.pairs[pairs]);
        let others = all.iter().map(|&pair| pair[1].weight().min(most(pair))).sum::<u32>();
        self.pairs.get(first).map_or(0, |&pair| pair[0].weight().min(most(pair))) + others
    }

    /// What all its words weigh.
    fn weight(&self) -> u32 {
        if self.pairs.is_empty() { 0 } else { self.weigh(0..=self.pairs.len() - 1, |_| u32::MAX) }
    }
}

/// Where two words are neighbours.
#[derive(Debug, Default)]
struct Neighbours {
    /// In which touched quotations.
    pairs: Vec<Pair>,
    /// In how many sources.
    sources: AtomicU32,
}

/// Two neighbours of a quotation.
#[derive(Clone, Copy, Debug)]
struct Pair {
    quotation: u32,
    /// Which of its pairs.
    number: u32,
    weights: [u32; 2],
}

/// What one word leads to.
#[derive(Debug, Default)]
struct Clue {
    /// The touched sources that it tells of, which of their words it is, and how much it counts.
    tells: Vec<(u32, u32, f32)>,
    /// How many sources have it.
    sources: AtomicU32,
}

/// What the telling words of a touched source count among all.
#[derive(Clone, Debug, Default)]
pub struct Story {
    words: Vec<(u32, f32)>,
    least: f32,
}

impl Story {
    /// How much of it a source tells that has these words, if it tells it at all.
    pub fn told_by(&self, words: u128) -> Option<f32> {
        let has = |&&(word, _): &&(u32, f32)| words & 1 << word != 0;
        let much = self.words.iter().filter(has).map(|(_, much)| much).sum();
        (much >= self.least).then_some(much)
    }
}

/// What one source has told so far; reused from one to the next.
#[derive(Default)]
pub struct Told {
    quotations: FxHashMap<u32, Going>,
    stories: FxHashMap<u32, u128>,
    /// For each clue the number of the last source that had it.
    clues: Vec<u32>,
    /// The source's own.
    number: u32,
    pairs: FxHashSet<(u32, u32)>,
    runs: Vec<(Run, [usize; 2])>,
    /// Whether each touched source is of its days.
    days: Vec<bool>,
    /// The source that is read.
    bytes: Vec<u8>,
}

impl Told {
    /// Makes room for what a source tells of so many clues.
    fn clear(&mut self, clues: usize) {
        self.quotations.clear();
        self.stories.clear();
        self.clues.resize(clues, 0);
        self.number += 1;
        self.pairs.clear();
        self.runs.clear();
        self.days.clear();
    }
}

/// A run of a quotation's pairs, as far as it was met.
#[derive(Clone, Copy, Debug)]
struct Going {
    first: u32,
    last: u32,
    weight: u32,
    /// Where its first word begins, and where its last ends.
    start: usize,
    end: usize,
    /// Which run it is, once it weighs enough.
    run: Option<usize>,
    /// How many runs of the quotation weighed enough before.
    others: u32,
}

/// A word that leads somewhere, in its place.
#[derive(Clone, Copy, Debug)]
struct Place {
    word: u32,
    start: usize,
    end: usize,
}

impl Clues {
    /// What the touched sources give to look for.
    pub fn of(touched: &Corpus, rules: &Rules) -> Self {
        let day = |source: &Source| Days::of(source.day());
        let mut clues = Self {
            any: Box::new([0; 1024]),
            words: FxHashMap::default(),
            clues: Vec::new(),
            pairs: FxHashMap::default(),
            quotations: Vec::new(),
            days: touched.sources.iter().map(day).collect(),
        };
        // One table of weights serves: what is rare in one language is no clue in another.
        let weights = rules.languages[0].wording.weights();
        for quote in &touched.quotes {
            clues.quotation(&quote.text, day(touched.source(quote.source)), weights);
        }
        for story in 0..touched.sources.len() as u32 {
            for (number, word) in (0..u128::BITS).zip(touched.telling.of(story)) {
                clues.word(word.stem().bare()).tells.push((story, number, word.value().powi(2)));
            }
        }
        clues.clues.iter_mut().filter(|clue| clue.tells.len() > LEADS).for_each(|clue| clue.tells.clear());
        clues.pairs.retain(|_, neighbours| neighbours.pairs.len() <= LEADS);
        clues
    }

    fn word(&mut self, word: u32) -> &mut Clue {
        self.any[(word >> 6) as usize % 1024] |= 1 << (word % 64);
        let clue = *self.words.entry(word).or_insert(self.clues.len() as u32) as usize;
        if clue == self.clues.len() {
            self.clues.push(Clue::default());
        }
        &mut self.clues[clue]
    }

    fn quotation(&mut self, text: &str, days: Days, weights: &Weights) {
        let quotation = self.quotations.len() as u32;
        let rough = longer_words(text.as_bytes()).map(|(_, word)| weights.rough(word));
        let content: Vec<Stem> = rough.filter(|word| word.weight() >= CONTENT).collect();
        for (number, pair) in (0..).zip(content.windows(2)) {
            let [one, next] = [pair[0], pair[1]];
            let neighbours = self.pairs.entry((one.bare(), next.bare())).or_default();
            neighbours.pairs.push(Pair { quotation, number, weights: [one.weight(), next.weight()] });
        }
        content.iter().for_each(|stem| {
            self.word(stem.bare());
        });
        let pairs = content.windows(2).map(|pair| [pair[0], pair[1]]).collect();
        self.quotations.push(Looked { days, pairs });
    }

    /// The touched quotations and stories.
    pub fn leads(&self) -> usize {
        self.quotations.len() + self.days.len()
    }

    /// Which of them a story is.
    pub fn lead_of_story(&self, story: u32) -> u32 {
        self.quotations.len() as u32 + story
    }

    /// What the touched stories' words count, where a word keeps some `share` of it by how many sources have it.
    pub fn stories(&self, share: impl Fn(u32) -> f32) -> Vec<Story> {
        let mut stories = vec![Story::default(); self.days.len()];
        for clue in &self.clues {
            let share = share(clue.sources.load(Relaxed));
            for &(story, number, much) in &clue.tells {
                stories[story as usize].words.push((number, much * share));
            }
        }
        for story in &mut stories {
            story.words.sort_unstable_by_key(|&(number, _)| number);
            story.least = STORY * story.words.iter().map(|(_, much)| much).sum::<f32>();
        }
        stories
    }

    /// What the words of a run weigh, where two that so many sources have as neighbours weigh at most so much each.
    pub fn weigh(&self, run: Run, most: impl Fn(u32) -> u32) -> u32 {
        let sources =
            |[one, next]: [Stem; 2]| self.pairs.get(&(one.bare(), next.bare())).map(|it| it.sources.load(Relaxed));
        self.quotations[run.quotation as usize].weigh(run.pairs(), |pair| most(sources(pair).unwrap_or_default()))
    }

    /// How a source meets the touched ones.
    pub fn look(&self, source: &Source, rules: &Rules, told: &mut Told) -> Met {
        let mut bytes = std::mem::take(&mut told.bytes);
        let met = match sources::read_into(&mut bytes, source) {
            Ok(()) => self.look_at(source, &bytes, rules, told),
            Err(_) => Met::Plainly,
        };
        told.bytes = bytes;
        met
    }

    fn look_at(&self, source: &Source, bytes: &[u8], rules: &Rules, told: &mut Told) -> Met {
        if source.encoding.is_none()
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            let is_record = documents::is_record(source, text, rules);
            return if is_record { Met::Plainly } else { self.meet(source, bytes, told) };
        }
        let read = corpus::prose(source, rules, |document| match document.facts.role.as_deref() {
            Some("record") => Met::Plainly,
            Some(_) | None => self.meet(source, document.text.as_bytes(), told),
        });
        read.unwrap_or(Met::Plainly)
    }

    fn meet(&self, source: &Source, text: &[u8], told: &mut Told) -> Met {
        told.clear(self.clues.len());
        let day = Days::of(source.day().or_else(|| day_in_path(&source.path).as_deref().and_then(days)));
        told.days.extend(self.days.iter().map(|days| are_same(*days, day)));
        let mut before: Option<Place> = None;
        let mut apart = 0;
        for (start, bytes) in longer_words(text) {
            let word = Stem::beginning(bytes);
            apart += 1;
            if self.any[(word >> 6) as usize % 1024] & 1 << (word % 64) == 0 {
                continue;
            }
            let Some(&clue) = self.words.get(&word) else { continue };
            let place = Place { word, start, end: start + bytes.len() };
            if let Some(before) = before.replace(place).filter(|_| apart <= APART) {
                self.quotes(before, place, told);
            }
            apart = 0;
            self.tells(clue as usize, told);
        }
        let stories = told.stories.iter().filter(|(_, words)| words.count_ones() >= WORDS);
        let stories = stories.map(|(&story, &words)| Telling { story, words }).collect();
        let runs = told.runs.iter().filter_map(|&(run, range)| {
            let quotation = &self.quotations[run.quotation as usize];
            let (all, same_days) = (quotation.weight(), are_same(quotation.days, day));
            let is_most = 2 * run.weight >= all;
            let counts = is_most || run.weight >= MUCH || is_part(text, range, run.first == run.last);
            let is_most =
                is_most && (all >= MUCH || same_days && opening(text, range[0]).is_some_and(|at| is_mark(text, at)));
            counts.then_some(Run { is_most, same_days, ..run })
        });
        Met::Words { runs: runs.collect(), stories }
    }

    /// Notes the touched quotations of which two neighbours are the last that it takes.
    fn quotes(&self, one: Place, next: Place, told: &mut Told) {
        let words = (one.word, next.word);
        let Some(neighbours) = self.pairs.get(&words) else { return };
        if told.pairs.insert(words) {
            neighbours.sources.fetch_add(1, Relaxed);
        }
        for &Pair { quotation, number, weights: [first, second] } in &neighbours.pairs {
            let (start, end, weight) = (one.start, next.end, first + second);
            let fresh = Going { first: number, last: number, weight, start, end, run: None, others: 0 };
            let going = told.quotations.entry(quotation).or_insert(Going { weight: 0, ..fresh });
            // A word put in, left out or changed breaks no run.
            let goes_on = (going.last + 1..=going.last + 3).contains(&number) && one.start <= going.end + NEXT;
            let others = going.others + u32::from(going.run.is_some() && !goes_on);
            *going = match goes_on {
                true => Going { last: number, weight: going.weight + second, end, ..*going },
                false => Going { others, ..fresh },
            };
            if going.weight < if others < LIGHT { COMMON } else { MUCH } {
                continue;
            }
            let Going { first, last, weight, start, .. } = *going;
            let run = *going.run.get_or_insert(told.runs.len());
            let met = Run { quotation, first, last, weight, is_most: false, same_days: false };
            match told.runs.get_mut(run) {
                Some(known) => *known = (met, [start, next.end]),
                None => told.runs.push((met, [start, next.end])),
            }
        }
    }

    /// Notes the stories of a source's days of which a word tells.
    fn tells(&self, clue: usize, told: &mut Told) {
        let Clue { tells, sources } = &self.clues[clue];
        if tells.is_empty() || std::mem::replace(&mut told.clues[clue], told.number) == told.number {
            return;
        }
        sources.fetch_add(1, Relaxed);
        for &(story, number, _) in tells.iter().filter(|(story, ..)| told.days[*story as usize]) {
            *told.stories.entry(story).or_default() |= 1 << number;
        }
    }
}

/// Whether sources of these days can tell one story.
fn are_same(some: Days, others: Days) -> bool {
    some.apart(others).is_none_or(|apart| apart <= DAYS)
}
