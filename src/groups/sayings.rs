//! Sayings: the distinct sentences of a corpus, and where each occurs.
//!
//! What comes in is quotations; what goes out is their sentences, folded, each distinct one once, the heaviest first. All
//! that searches and weighs works on sayings, so a sentence that ten thousand outlets print costs one.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    align::weight,
    fold::{Folder, Folding, Traits, Word},
    incise::{incise, leave_out},
};
use crate::{
    corpus::{Corpus, Lists, Quote},
    rules::{CONTENT, Sorts, Stem},
};

/// A sentence of a quotation.
#[derive(Clone, Copy, Debug)]
pub struct Occurrence {
    /// Which quotation: an index into the corpus.
    pub quote: u32,
    /// Which saying.
    pub saying: u32,
    /// Its first byte in the quotation's text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

/// All sayings of a corpus.
#[derive(Debug, Default)]
pub struct Sayings {
    stems: Vec<Stem>,
    ends: Vec<u32>,
    /// Weight of each, in eighths; never rising.
    pub weights: Vec<u32>,
    /// Whether every longer word is capitalised, as in a title.
    pub titles: Vec<bool>,
    /// The sentences of all quotations, in their order.
    pub occurrences: Vec<Occurrence>,
    /// The stems that are numbers, without their weights.
    numbers: FxHashSet<u32>,
    /// For each quotation, one past its last occurrence.
    quote_ends: Vec<u32>,
}

/// Quotations within one that are looked at.
const NESTED: usize = 8;
/// Quotations that one thread folds at a time.
const CHUNK: usize = 1024;
/// So many of these are in memory at once.
const CHUNKS: usize = 64;
/// A sentence longer than this many words is cut: tables stay small whatever the input.
const LONGEST: usize = 80;

impl Sayings {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// The stems of a saying, without what only stands for words.
    pub fn stems(&self, saying: u32) -> &[Stem] {
        &self.stems[bounds(&self.ends, saying)]
    }

    /// Whether each of two sayings has a number that the other has not.
    pub fn count_otherwise(&self, a: u32, b: u32) -> bool {
        let [a, b] = [a, b].map(|saying| self.stems(saying));
        let own = |words: &[Stem], others: &[Stem]| {
            let mut numbers = words.iter().filter(|word| self.numbers.contains(&word.bare()));
            numbers.any(|number| !others.iter().any(|other| other.is(*number)))
        };
        own(a, b) && own(b, a)
    }

    /// The occurrences of each saying, as indices into [`Sayings::occurrences`].
    pub fn places(&self) -> Lists<u32> {
        let numbered = || (0..).zip(&self.occurrences);
        Lists::gather(self.len(), || numbered().map(|(index, occurrence)| (occurrence.saying, index)))
    }

    /// The occurrences of a quotation's sentences, as indices into [`Sayings::occurrences`].
    pub fn of_quote(&self, quote: u32) -> Range<usize> {
        bounds(&self.quote_ends, quote)
    }

    /// Folds the quotations of a corpus.
    pub fn gather(corpus: &Corpus, folding: &Folding) -> Self {
        let starts: Vec<usize> = (0..corpus.quotes.len()).step_by(CHUNK).collect();
        let originals = originals(corpus);
        let chunk = |folder: &mut Folder, start: usize| {
            let mut chunk = Chunk::default();
            for (index, &original) in originals.iter().enumerate().skip(start).take(CHUNK) {
                if original as usize == index {
                    let language = corpus.language(corpus.quotes[index].source);
                    chunk.take(&corpus.quotes[index..], folder.speak(language));
                } else {
                    chunk.quotes.push(Taken::Copy(original));
                }
            }
            chunk
        };
        let mut distinct = Distinct::default();
        for starts in starts.chunks(CHUNKS) {
            let chunks: Vec<Chunk> =
                starts.par_iter().map_init(|| folding.folder(), |folder, &start| chunk(folder, start)).collect();
            chunks.into_iter().for_each(|chunk| distinct.take(chunk));
        }
        let Distinct { mut all, found, .. } = distinct;
        all.occurrences.shrink_to_fit();
        all.sort_by_weight(found);
        all
    }

    /// Numbers the sayings anew, the heaviest first; among equals the first met.
    fn sort_by_weight(&mut self, found: Vec<Found>) {
        let mut order: Vec<u32> = (0..found.len() as u32).collect();
        order.par_sort_by_key(|&index| (std::cmp::Reverse(found[index as usize].weight), index));
        let mut renumbered = vec![0; found.len()];
        let mut stems = Vec::with_capacity(self.stems.len());
        for (new, &old) in order.iter().enumerate() {
            let Found { start, end, weight, title } = found[old as usize];
            renumbered[old as usize] = new as u32;
            stems.extend_from_slice(&self.stems[start as usize..end as usize]);
            self.ends.push(stems.len() as u32);
            self.weights.push(weight);
            self.titles.push(title);
        }
        self.stems = stems;
        self.occurrences.iter_mut().for_each(|occurrence| occurrence.saying = renumbered[occurrence.saying as usize]);
    }
}

fn bounds(ends: &[u32], index: u32) -> Range<usize> {
    let index = index as usize;
    let start = if index == 0 { 0 } else { ends[index - 1] as usize };
    start..ends[index] as usize
}

struct Found {
    start: u32,
    end: u32,
    weight: u32,
    title: bool,
}

/// The distinct sentences of the quotations so far.
#[derive(Default)]
struct Distinct {
    all: Sayings,
    known: FxHashMap<u64, u32>,
    found: Vec<Found>,
}

impl Distinct {
    fn take(&mut self, chunk: Chunk) {
        let Self { all, known, found } = self;
        let mut from = 0;
        let mut sentences = chunk.sentences.iter();
        all.numbers.extend(chunk.numbers);
        for taken in &chunk.quotes {
            let quote = all.quote_ends.len() as u32;
            let count = match *taken {
                Taken::Sentences(count) => count,
                Taken::Copy(original) => {
                    for at in all.of_quote(original) {
                        let occurrence = all.occurrences[at];
                        all.occurrences.push(Occurrence { quote, ..occurrence });
                    }
                    0
                }
            };
            for sentence in sentences.by_ref().take(count as usize) {
                let next = from + sentence.stems as usize;
                let saying = *known.entry(sentence.key).or_insert_with(|| {
                    let start = all.stems.len() as u32;
                    all.stems.extend_from_slice(&chunk.stems[from..next]);
                    let weight = weight(&chunk.stems[from..next]);
                    found.push(Found { start, end: all.stems.len() as u32, weight, title: sentence.title });
                    found.len() as u32 - 1
                });
                from = next;
                all.occurrences.push(Occurrence { quote, saying, start: sentence.start, end: sentence.end });
            }
            all.quote_ends.push(all.occurrences.len() as u32);
        }
    }
}

/// For each quotation the first that has the same words in memory, so that none is folded twice. One that holds others, or
/// its author's own words, says more than its text, and has no copies.
fn originals(corpus: &Corpus) -> Vec<u32> {
    let mut known: FxHashMap<(usize, *const u8), u32> = FxHashMap::default();
    let original = |(index, quote): (usize, &Quote)| {
        let next = corpus.quotes.get(index + 1);
        let plain = incise(quote).is_none() && !next.is_some_and(|next| is_within(next, quote));
        let key = (corpus.language(quote.source), quote.text.as_ptr());
        if plain { *known.entry(key).or_insert(index as u32) } else { index as u32 }
    };
    corpus.quotes.iter().enumerate().map(original).collect()
}

/// Whether a quotation that follows another begins within it.
fn is_within(next: &Quote, quote: &Quote) -> bool {
    next.source == quote.source && next.span.start < quote.span.end
}

/// The sentences of some quotations.
#[derive(Default)]
struct Chunk {
    stems: Vec<Stem>,
    sentences: Vec<Sentence>,
    quotes: Vec<Taken>,
    words: Vec<Word>,
    numbers: FxHashSet<u32>,
}

/// What was taken of a quotation.
enum Taken {
    /// So many sentences.
    Sentences(u32),
    /// Those of the quotation that it is a copy of.
    Copy(u32),
}

#[derive(Clone)]
struct Sentence {
    key: u64,
    stems: u32,
    start: u32,
    end: u32,
    title: bool,
}

impl Chunk {
    /// Takes the first of some quotations; those within it follow it.
    fn take(&mut self, quotes: &[Quote], folder: &mut Folder) {
        let Some((quote, others)) = quotes.split_first() else { return };
        let before = self.sentences.len();
        let mut words = std::mem::take(&mut self.words);
        folder.fold_into(&quote.text, &mut words);
        if let Some(range) = incise(quote) {
            leave_out(&mut words, &range, 0);
        }
        let nested = others.iter().take_while(|other| is_within(other, quote)).take(NESTED);
        nested.for_each(|nested| lighten(&mut words, &quote.text, &nested.text));
        sentences(&words).for_each(|sentence| self.sentence(sentence));
        self.words = words;
        self.quotes.push(Taken::Sentences((self.sentences.len() - before) as u32));
    }

    fn sentence(&mut self, words: &[Word]) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let before = self.stems.len();
        let mut before_it: [Option<&Word>; 2] = [None; 2];
        for word in words.iter().filter(|word| !word.is_gap()) {
            self.stems.push(if is_said_again(before_it, word) { word.stem.lightened() } else { word.stem });
            before_it = [before_it[1], Some(word)];
            if word.traits.has(Sorts::NUMBER) {
                self.numbers.insert(word.stem.bare());
            }
        }
        let stems = (self.stems.len() - before) as u32;
        if stems > 0 {
            let mut longer = words.iter().filter(|word| word.end - word.start >= 4);
            let title = longer.all(|word| word.traits.has(Traits::CAPITAL) || word.traits.has(Traits::LEADS));
            self.sentences.push(Sentence { key: key(words), stems, start: first.start, end: last.end, title });
        }
    }
}

/// “Over and over”, “no, no, no”: said again at once, a word tells nothing more.
fn is_said_again(before: [Option<&Word>; 2], word: &Word) -> bool {
    let same = |other: Option<&Word>| other.is_some_and(|other| other.key == word.key);
    let light = before[1].is_some_and(|between| between.stem.weight() < CONTENT);
    same(before[1]) || light && same(before[0])
}

/// What a quotation quotes is another's: alone it tells nothing of whether two speakers say the same.
fn lighten(words: &mut [Word], text: &str, nested: &str) {
    let Some(start) = text.find(nested).filter(|_| !nested.is_empty()) else { return };
    let bytes = start as u32..(start + nested.len()) as u32;
    let inside = words.iter_mut().filter(|word| bytes.contains(&word.start) && word.end <= bytes.end);
    inside.for_each(|word| word.stem = word.stem.lightened());
}

/// The sentences of a folded text, none longer than a table should be.
pub fn sentences(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    let begins = |word: &Word| word.traits.has(Traits::LEADS);
    words.chunk_by(move |_, next| !begins(next)).flat_map(|sentence| sentence.chunks(LONGEST))
}

/// Equal for sentences that fold alike; 64 bits, so that of a million sayings no two meet.
fn key(words: &[Word]) -> u64 {
    words.iter().fold(words.len() as u64, |key, word| {
        (key.rotate_left(5) ^ u64::from(word.key)).wrapping_mul(0x517c_c1b7_2722_0a95)
    })
}
