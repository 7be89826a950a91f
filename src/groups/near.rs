//! Which sources can meet those that a person is at: of ten thousand articles the few that speak of the same.
//!
//! What comes in is sources and which of them are touched; what goes out is the touched ones with all that have enough
//! words of a touched quotation, or enough of the story in the same days. Only these need be attributed and compared; a
//! record is always among them, since what it does not hold it does not share. Files are looked through as bytes, markup
//! and all, which costs little more than reading them. Rough on purpose: one source too many costs a moment, one too few
//! a finding.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::evidence::Days;
use crate::{
    corpus::{self, Corpus},
    rules::{CONTENT, Rules, Stem, Weights},
    sources::{self, Role, Source},
    text::{day_in_path, days},
};

/// What neighbouring words of a touched quotation must weigh in another source, in eighths: somewhat less than two
/// sentences must have in common to be one.
const COMMON: u32 = 72;
/// Telling words of a touched source that another of those days has to share: at least, and of its sketch one in so many.
const STORY: (u32, u32) = (8, 5);
/// Days between two articles of one story.
const DAYS: u32 = 2;
/// What one word or pair leads to at most; one that leads to more tells nothing.
const LEADS: usize = 32;
/// Words of four letters or more that may stand between neighbours.
const APART: u32 = 3;
/// Bytes of a source in which it may say that it is a record.
const FRONT: usize = 2048;

/// The touched sources and those that can meet them, in the order given. Nothing touched, nothing near.
pub fn near(sources: Vec<Source>, touched: impl Fn(&Source) -> bool, rules: &Rules) -> Vec<Source> {
    let is_touched: Vec<bool> = sources.iter().map(touched).collect();
    let held = sources.iter().zip(&is_touched).filter(|(_, touched)| **touched).map(|(source, _)| source.clone());
    let held: Vec<Source> = held.collect();
    if held.is_empty() {
        return held;
    }
    let clues = Clues::of(&corpus::extract(held, rules), rules);
    let keep = |told: &mut Told, (source, touched): (Source, bool)| {
        (touched || clues.lead_to(&source, rules, told)).then_some(source)
    };
    let both: Vec<(Source, bool)> = sources.into_iter().zip(is_touched).collect();
    both.into_par_iter().map_init(Told::default, keep).flatten_iter().collect()
}

/// What to look for, as rough words without their weights.
#[derive(Debug)]
struct Clues {
    /// The words that are part of any clue, as a table of bits: most words of most articles are none.
    any: Box<[u64; 1024]>,
    /// What each leads to.
    words: FxHashMap<u32, Clue>,
    /// The touched quotations in which two words are neighbours, and what the two weigh.
    pairs: FxHashMap<(u32, u32), Vec<Pair>>,
    /// The touched sources: their days, and how many of their telling words make a story.
    stories: Vec<(Days, u32)>,
}

/// Two neighbours of a quotation.
#[derive(Clone, Copy, Debug)]
struct Pair {
    quotation: u32,
    weights: [u32; 2],
}

/// What one word leads to.
#[derive(Clone, Debug, Default)]
struct Clue {
    /// The touched sources that it tells of.
    tells: Vec<u32>,
}

/// What one source has told so far; reused from one to the next.
#[derive(Default)]
struct Told {
    quotations: FxHashMap<u32, u32>,
    stories: FxHashMap<u32, u32>,
    words: FxHashSet<u32>,
    pairs: FxHashSet<(u32, u32)>,
}

impl Told {
    fn clear(&mut self) {
        self.quotations.clear();
        self.stories.clear();
        self.words.clear();
        self.pairs.clear();
    }
}

impl Clues {
    fn of(touched: &Corpus, rules: &Rules) -> Self {
        let mut clues =
            Self { any: Box::new([0; 1024]), words: FxHashMap::default(), pairs: FxHashMap::default(), stories: Vec::new() };
        // One table of weights serves: what is rare in one language is no clue in another.
        let weights = rules.languages[0].wording.weights();
        for (number, quote) in touched.quotes.iter().enumerate() {
            clues.quotation(number as u32, &quote.text, weights);
        }
        for (number, (sketch, source)) in touched.sketches.iter().zip(&touched.sources).enumerate() {
            for &(stem, _) in &sketch.words {
                clues.word(Stem(stem).bare()).tells.push(number as u32);
            }
            let least = STORY.0.max(sketch.words.len() as u32 / STORY.1);
            clues.stories.push((Days::of(source.date.as_deref().and_then(days)), least));
        }
        clues.words.values_mut().filter(|clue| clue.tells.len() > LEADS).for_each(|clue| clue.tells.clear());
        clues.pairs.retain(|_, pairs| pairs.len() <= LEADS);
        clues
    }

    fn word(&mut self, word: u32) -> &mut Clue {
        self.any[(word >> 6) as usize % 1024] |= 1 << (word % 64);
        self.words.entry(word).or_default()
    }

    fn quotation(&mut self, quotation: u32, text: &str, weights: &Weights) {
        let content: Vec<Stem> =
            words(text.as_bytes()).map(|word| weights.rough(word)).filter(|it| it.weight() >= CONTENT).collect();
        for pair in content.windows(2) {
            let [one, next] = [pair[0], pair[1]];
            let pairs = self.pairs.entry((one.bare(), next.bare())).or_default();
            pairs.push(Pair { quotation, weights: [one.weight(), next.weight()] });
        }
        content.iter().for_each(|stem| {
            self.word(stem.bare());
        });
    }

    /// One that cannot be read is kept, so that it is told.
    fn lead_to(&self, source: &Source, rules: &Rules, told: &mut Told) -> bool {
        if source.role == Role::Record {
            return true;
        }
        let Ok(bytes) = sources::read(source) else { return true };
        let front = &bytes[..bytes.len().min(FRONT)];
        let wide = source.encoding.is_some() || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        if wide || memchr::memmem::find(front, b"role").is_some() {
            let read = corpus::prose(source, rules, |document| {
                document.facts.role.as_deref() == Some("record")
                    || self.meet(source, document.text.as_bytes(), told)
            });
            return read.unwrap_or(true);
        }
        std::str::from_utf8(&bytes).is_err() || self.meet(source, &bytes, told)
    }

    fn meet(&self, source: &Source, text: &[u8], told: &mut Told) -> bool {
        told.clear();
        let date = source.date.as_deref().and_then(days);
        let day = Days::of(date.or_else(|| day_in_path(&source.path).as_deref().and_then(days)));
        let mut last = (0, APART + 1);
        words(text).any(|word| {
            let word = Stem::beginning(word);
            last.1 += 1;
            if self.any[(word >> 6) as usize % 1024] & 1 << (word % 64) == 0 {
                return false;
            }
            let Some(clue) = self.words.get(&word) else { return false };
            let before = std::mem::replace(&mut last, (word, 0));
            (before.1 <= APART && self.quotes(before.0, word, told)) || self.tells(clue, word, day, told)
        })
    }

    /// Whether two neighbours are the last that a touched quotation has to have in common.
    fn quotes(&self, one: u32, next: u32, told: &mut Told) -> bool {
        let Some(pairs) = self.pairs.get(&(one, next)) else { return false };
        told.pairs.insert((one, next))
            && pairs.iter().any(|pair| {
                let common = told.quotations.entry(pair.quotation).or_insert(pair.weights[0]);
                *common += pair.weights[1];
                *common >= COMMON
            })
    }

    /// Whether a word is the last that a touched story has to have in common.
    fn tells(&self, clue: &Clue, word: u32, day: Days, told: &mut Told) -> bool {
        !clue.tells.is_empty()
            && told.words.insert(word)
            && clue.tells.iter().any(|&source| {
                let (days, least) = self.stories[source as usize];
                let shared = told.stories.entry(source).or_insert(0);
                *shared += 1;
                *shared >= least && days.apart(day).is_none_or(|apart| apart <= DAYS)
            })
    }
}

/// The words that are long enough to tell anything.
fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
    text.split(move |byte| !letter(byte)).filter(|word| word.len() >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Origin;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), origin: Origin::Memory(text.as_bytes().into()), ..Source::default() }
    }

    #[test]
    fn what_shares_words_is_near() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        let sources = vec![
            source("other.txt", "The orchard was sold. “Plums never paid,” said Gwen Tarrow."),
            source("speaker.txt", "On Friday Orsolya Brandvold was asked about the tunnel and laughed."),
            source("minutes.md", "---\nrole: record\n---\nThe meeting began at nine."),
            source("touched.txt", "“The tunnel floods whenever the sluice sticks,” said Orsolya Brandvold."),
            source("words.txt", "A letter said that the tunnel floods whenever it rains."),
        ];
        let near = near(sources, |source| source.path == "touched.txt", &rules);
        let paths: Vec<&str> = near.iter().map(|source| &*source.path).collect();
        assert_eq!(paths, ["minutes.md", "touched.txt", "words.txt"]);
    }

    #[test]
    fn nothing_is_near_to_nothing() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        assert!(near(vec![source("a.txt", "“Plums never paid,” said Gwen Tarrow.")], |_| false, &rules).is_empty());
    }
}
