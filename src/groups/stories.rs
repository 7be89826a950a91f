//! Stories: which articles plainly tell of the same event.
//!
//! What comes in is what each article is about; what goes out is for each article its fellows. The rules may name the
//! story; else articles of about one day whose telling words are largely the same tell one.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::evidence::Days;
use crate::{
    corpus::{Corpus, Lists, Telling},
    rules::{Stem, hash},
    sources::Source,
};

/// Which articles tell one story.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    fellows: Lists<Fellow>,
    named: Vec<u32>,
    /// Which of a series each is; nothing where none is.
    instalments: Vec<Option<Instalment>>,
}

/// The word that counts a series, by its hash, the number beside it, and the day.
type Instalment = (u32, u16, Days);

/// An article that tells the same story as another, and whether so nearly alike that one may be the other rewritten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fellow(u32);

impl Fellow {
    fn new(source: u32, alike: f32) -> Self {
        Self(source << 1 | u32::from(alike >= CLOSE))
    }

    fn source(self) -> u32 {
        self.0 >> 1
    }

    fn is_close(self) -> bool {
        self.0 & 1 == 1
    }
}

/// Shared words, as a cosine: from here on two articles tell one story.
const ALIKE: f32 = 0.40;
/// The same among a handful of sources: who asks about so few means that they have something to do with each other.
const ALIKE_OF_FEW: f32 = 0.22;
/// So many are a handful.
const FEW: usize = 16;
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
/// Articles that one thread compares at a time.
const CHUNK: u32 = 1024;

impl Stories {
    /// Compares all articles that may be fellows; what each is about was only kept for that, and is let go.
    pub fn tell(corpus: &mut Corpus) -> Self {
        let about = std::mem::take(&mut corpus.telling);
        Self::gather(corpus, &about)
    }

    fn gather(corpus: &Corpus, about: &Lists<Telling>) -> Self {
        let named = corpus.sources.iter().map(|source| source.story.as_deref().map_or(0, |story| hash(story).max(1)));
        let named: Vec<u32> = named.collect();
        let shared = WordLists::gather(corpus, about);
        let days: Vec<Days> = corpus.sources.iter().map(|source| Days::of(source.day())).collect();
        let instalments = instalments(corpus);
        let count = corpus.sketches.len() as u32;
        // A focus on one of many asks about many.
        let least = if corpus.sources.len() + corpus.left_out <= FEW { ALIKE_OF_FEW } else { ALIKE };
        let known = Known { about, shared: &shared, named: &named, days: &days, instalments: &instalments, least };
        let chunk = |from: u32| -> Vec<(u32, Fellow)> {
            (from..count.min(from + CHUNK)).flat_map(|one| fellows(one, &known)).collect()
        };
        let alike: Vec<_> = (0..count).into_par_iter().step_by(CHUNK as usize).map(chunk).collect();
        let both = |&(one, other): &(u32, Fellow)| {
            // Who has a fellow is one.
            [(one, other), (other.source(), Fellow(one << 1 | u32::from(other.is_close())))]
        };
        Self { fellows: Lists::gather(count as usize, || alike.iter().flatten().flat_map(both)), named, instalments }
    }

    /// The articles that tell the same story as this one, by number and in order.
    pub fn fellows(&self, source: u32) -> impl Iterator<Item = u32> {
        self.fellows.of(source).iter().map(|fellow| fellow.source())
    }

    fn fellow(&self, a: u32, b: u32) -> Option<Fellow> {
        let all = self.fellows.of(a);
        all.binary_search_by_key(&b, |fellow| fellow.source()).ok().map(|at| all[at])
    }

    /// Whether two articles tell one story.
    pub fn tell_one(&self, a: u32, b: u32) -> bool {
        let named = |source: u32| self.named.get(source as usize).copied().unwrap_or(0);
        (named(a) != 0 && named(a) == named(b)) || self.fellow(a, b).is_some()
    }

    /// Whether they tell it so nearly alike that one may be the other rewritten.
    pub fn tell_alike(&self, a: u32, b: u32) -> bool {
        self.fellow(a, b).is_some_and(Fellow::is_close)
    }

    /// Whether the rules say that they tell two, or they that they are two of a series.
    pub fn tell_two(&self, a: u32, b: u32) -> bool {
        let named = |source: u32| self.named.get(source as usize).copied().unwrap_or(0);
        named(a) != 0 && named(b) != 0 && named(a) != named(b) || are_two(&self.instalments, a, b)
    }
}

/// Telling words with the articles that have them, day by day. Of an article's words the rarest serve that another has
/// as well.
struct WordLists {
    /// By word, then by day, those without a day first.
    blocks: Vec<Block>,
    /// The articles of one block after those of another; one block's in order.
    articles: Vec<u32>,
    /// For each article the blocks that it stands in; [`NONE`] in unused places.
    standing: Vec<[u32; ASKED]>,
}

/// The articles of one day that have a word.
#[derive(Clone, Copy)]
struct Block {
    day: Option<i32>,
    /// The first block of its word.
    first: u32,
    /// Where its articles begin; they end where the next's begin.
    start: u32,
}

/// No block.
const NONE: u32 = u32::MAX;

impl WordLists {
    fn gather(corpus: &Corpus, about: &Lists<Telling>) -> Self {
        let mut entries = entries(corpus, about);
        entries.par_sort_unstable();
        let articles = entries.iter().map(|&(_, _, article)| article).collect();
        let mut lists = Self { blocks: Vec::new(), articles, standing: vec![[NONE; ASKED]; corpus.sketches.len()] };
        let mut start = 0;
        for word in entries.chunk_by(|a, b| a.0 == b.0) {
            let first = lists.blocks.len() as u32;
            for block in word.chunk_by(|a, b| a.1 == b.1) {
                for &(_, _, article) in block {
                    let unused = lists.standing[article as usize].iter_mut().find(|place| **place == NONE);
                    unused.into_iter().for_each(|place| *place = lists.blocks.len() as u32);
                }
                lists.blocks.push(Block { day: block[0].1, first, start });
                start += block.len() as u32;
            }
        }
        lists
    }

    /// The blocks of the same word in which an article of this one may have fellows: those of days near its own, and
    /// those without a day, which alone are near to one another.
    fn near(&self, block: u32) -> impl Iterator<Item = u32> {
        let Block { day, first, .. } = self.blocks[block as usize];
        let near = move |&other: &u32| {
            let other = &self.blocks[other as usize];
            other.first == first && other.day.zip(day).is_some_and(|(one, other)| one.abs_diff(other) <= DAYS)
        };
        let undated = Some(first).filter(|&first| self.blocks[first as usize].day.is_none());
        let after = (block..self.blocks.len() as u32).take_while(near);
        let before = (first..block).rev().take_while(near);
        undated.into_iter().chain(before).chain(after)
    }

    /// The first articles of a block.
    fn articles(&self, block: u32) -> &[u32] {
        let start = self.blocks[block as usize].start as usize;
        let end = self.blocks.get(block as usize + 1).map_or(self.articles.len(), |next| next.start as usize);
        &self.articles[start..end.min(start + LIST)]
    }
}

/// An article's telling words, its day and itself.
fn entries(corpus: &Corpus, about: &Lists<Telling>) -> Vec<(u32, Option<i32>, u32)> {
    let mut counts: FxHashMap<Stem, u32> = FxHashMap::default();
    for word in (0..about.count() as u32).flat_map(|article| about.of(article)) {
        *counts.entry(word.stem()).or_insert(0) += 1;
    }
    let of_article = |article: u32| {
        let day = corpus.sources[article as usize].day();
        telling(about.of(article), &counts).map(move |word| (word, day, article))
    };
    (0..about.count() as u32).into_par_iter().flat_map_iter(of_article).collect()
}

/// The rarest words of an article that another has too.
fn telling(words: &[Telling], counts: &FxHashMap<Stem, u32>) -> impl Iterator<Item = u32> + use<> {
    let counted = words.iter().map(|word| (counts[&word.stem()], word));
    let mut shared: Vec<(u32, &Telling)> = counted.filter(|&(count, _)| count > 1).collect();
    shared.sort_unstable_by(|(a, one), (b, other)| {
        a.cmp(b).then(other.value().total_cmp(&one.value())).then(one.stem().cmp(&other.stem()))
    });
    let rarest: Vec<u32> = shared.into_iter().take(ASKED).map(|(_, word)| word.stem().0).collect();
    rarest.into_iter()
}

/// Which of a series each source is; empty where none is, as in most runs.
fn instalments(corpus: &Corpus) -> Vec<Option<Instalment>> {
    let of = |source: &Source| source.instalment.map(|(word, number)| (word, number, Days::of(source.day())));
    let all = || corpus.sources.iter().map(of);
    if all().any(|one| one.is_some()) { all().collect() } else { Vec::new() }
}

/// Whether two sources are two of one series. What is told within a few days may look ahead, or back: “Week 3”, “Week 4”.
fn are_two(instalments: &[Option<Instalment>], a: u32, b: u32) -> bool {
    let of = |source: u32| instalments.get(source as usize).copied().flatten();
    let near = |one: Instalment, other: Instalment| one.2.apart(other.2).is_some_and(|days| days <= DAYS);
    of(a).zip(of(b)).is_some_and(|(one, other)| one.0 == other.0 && one.1 != other.1 && !near(one, other))
}

/// What is known of all articles.
struct Known<'a> {
    about: &'a Lists<Telling>,
    shared: &'a WordLists,
    named: &'a [u32],
    days: &'a [Days],
    instalments: &'a [Option<Instalment>],
    /// The least cosine of two that tell one story.
    least: f32,
}

/// An article with each that tells the same story.
fn fellows(source: u32, known: &Known) -> Vec<(u32, Fellow)> {
    let Known { about, shared, named, days, instalments, least } = *known;
    let me = about.of(source);
    let blocks = shared.standing[source as usize].iter().take_while(|&&block| block != NONE);
    let near = blocks.flat_map(|&block| shared.near(block)).flat_map(|block| shared.articles(block));
    let mut met: Vec<u32> = near.copied().filter(|&other| other != source).collect();
    met.sort_unstable();
    let mut counted: Vec<(usize, u32)> = met.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).collect();
    counted.sort_unstable_by_key(|&(count, other)| (std::cmp::Reverse(count), other));
    counted.truncate(COMPARED);
    let alike = |other: u32| {
        let near = days[source as usize].apart(days[other as usize]).is_none_or(|apart| apart <= DAYS);
        let alike = cosine(me, about.of(other));
        match (named[source as usize], named[other as usize]) {
            (a, b) if a != 0 && b != 0 => (a == b).then_some(1.0),
            _ => (near && alike >= least && !are_two(instalments, source, other)).then_some(alike),
        }
    };
    let fellow = |(_, other)| Some((source, Fellow::new(other, alike(other)?)));
    counted.into_iter().filter_map(fellow).collect()
}

fn cosine(a: &[Telling], b: &[Telling]) -> f32 {
    let square = |words: &[Telling]| words.iter().map(|word| word.value().powi(2)).sum::<f32>();
    let (mut i, mut j, mut shared) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.stem().cmp(&y.stem()) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += x.value() * y.value();
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    let length = (square(a) * square(b)).sqrt();
    if length == 0.0 { 0.0 } else { shared / length }
}
