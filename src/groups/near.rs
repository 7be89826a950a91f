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

/// What a run of a touched quotation's telling words must weigh in another source, in eighths: somewhat less than two
/// sentences must have in common to be one.
const COMMON: u32 = 80;
/// Sources that a touched quotation may lead to; one that leads to more leads to those that have most of it, and among
/// these to those of its days first.
const SOURCES: usize = 24;
/// How much of a touched source's sketch another of those days has to share, 0 to 1: somewhat less than tells one story.
const STORY: f32 = 0.3;
/// In how many words at least.
const WORDS: u32 = 4;
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
    let look = |told: &mut Told, (source, touched): (&Source, &bool)| {
        if *touched { Met::Plainly } else { clues.look(source, rules, told) }
    };
    let met: Vec<Met> = sources.par_iter().zip(&is_touched).map_init(Told::default, look).collect();
    let least = least(&met, clues.days.len());
    // Of a quotation that all the world prints some say enough.
    let mut last = vec![0; clues.days.len()];
    let mut kept = |met: Met| match met {
        Met::Plainly => true,
        Met::Words(met) => met.iter().any(|meeting| {
            let quotation = meeting.quotation as usize;
            let is_last = meeting.rank() == least[quotation];
            let kept = meeting.rank() > least[quotation] || (is_last && last[quotation] < SOURCES);
            last[quotation] += usize::from(kept && is_last);
            kept
        }),
    };
    sources.into_iter().zip(met).filter_map(|(source, met)| kept(met).then_some(source)).collect()
}

/// For each touched quotation the rank of the last source that it leads to.
fn least(met: &[Met], quotations: usize) -> Vec<(u32, bool)> {
    let mut ranks = vec![Vec::new(); quotations];
    met.iter().flat_map(Met::quotations).for_each(|meeting| ranks[meeting.quotation as usize].push(meeting.rank()));
    let last = |mut ranks: Vec<(u32, bool)>| {
        ranks.sort_unstable_by_key(|&rank| std::cmp::Reverse(rank));
        ranks.get(SOURCES - 1).copied().unwrap_or_default()
    };
    ranks.into_iter().map(last).collect()
}

/// How a source meets the touched ones.
#[derive(Debug)]
enum Met {
    /// It is one, or a record, or of their story, or cannot be read, which is to be told.
    Plainly,
    /// By words of their quotations, if by any.
    Words(Vec<Meeting>),
}

/// A touched quotation that a source has words of.
#[derive(Clone, Copy, Debug)]
struct Meeting {
    quotation: u32,
    /// What its heaviest run weighs.
    weight: u32,
    same_days: bool,
}

impl Meeting {
    /// How much speaks for it.
    fn rank(self) -> (u32, bool) {
        (self.weight, self.same_days)
    }
}

impl Met {
    fn quotations(&self) -> &[Meeting] {
        match self {
            Self::Plainly => &[],
            Self::Words(met) => met,
        }
    }
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
    /// The days of each touched quotation.
    days: Vec<Days>,
    /// The touched sources: their days, and how much of their telling words makes a story.
    stories: Vec<(Days, f32)>,
}

/// Two neighbours of a quotation.
#[derive(Clone, Copy, Debug)]
struct Pair {
    quotation: u32,
    /// Which of its pairs.
    number: u32,
    weights: [u32; 2],
}

/// A run of a quotation's pairs, as far as it was met.
#[derive(Clone, Copy, Debug)]
struct Run {
    last: u32,
    weight: u32,
}

/// What one word leads to.
#[derive(Clone, Debug, Default)]
struct Clue {
    /// The touched sources that it tells of, and how much.
    tells: Vec<(u32, f32)>,
}

/// What one source has told so far; reused from one to the next.
#[derive(Default)]
struct Told {
    quotations: FxHashMap<u32, Run>,
    stories: FxHashMap<u32, (u32, f32)>,
    words: FxHashSet<u32>,
    met: Vec<(u32, u32)>,
    /// The source that is read.
    bytes: Vec<u8>,
}

impl Told {
    fn clear(&mut self) {
        self.quotations.clear();
        self.stories.clear();
        self.words.clear();
        self.met.clear();
    }
}

impl Clues {
    fn of(touched: &Corpus, rules: &Rules) -> Self {
        let day = |source: &Source| Days::of(source.day());
        let mut clues = Self {
            any: Box::new([0; 1024]),
            words: FxHashMap::default(),
            pairs: FxHashMap::default(),
            days: touched.quotes.iter().map(|quote| day(touched.source(quote.source))).collect(),
            stories: Vec::new(),
        };
        // One table of weights serves: what is rare in one language is no clue in another.
        let weights = rules.languages[0].wording.weights();
        for (number, quote) in touched.quotes.iter().enumerate() {
            clues.quotation(number as u32, &quote.text, weights);
        }
        for (number, source) in (0..).zip(&touched.sources) {
            let about = touched.telling.of(number);
            for word in about {
                clues.word(word.stem().bare()).tells.push((number, word.value().powi(2)));
            }
            let least = STORY * about.iter().map(|word| word.value().powi(2)).sum::<f32>();
            clues.stories.push((day(source), least));
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
        for (number, pair) in (0..).zip(content.windows(2)) {
            let [one, next] = [pair[0], pair[1]];
            let pairs = self.pairs.entry((one.bare(), next.bare())).or_default();
            pairs.push(Pair { quotation, number, weights: [one.weight(), next.weight()] });
        }
        content.iter().for_each(|stem| {
            self.word(stem.bare());
        });
    }

    fn look(&self, source: &Source, rules: &Rules, told: &mut Told) -> Met {
        if source.role == Role::Record {
            return Met::Plainly;
        }
        let mut bytes = std::mem::take(&mut told.bytes);
        let met = match sources::read_into(&mut bytes, source) {
            Ok(()) => self.look_at(source, &bytes, rules, told),
            Err(_) => Met::Plainly,
        };
        told.bytes = bytes;
        met
    }

    fn look_at(&self, source: &Source, bytes: &[u8], rules: &Rules, told: &mut Told) -> Met {
        let front = &bytes[..bytes.len().min(FRONT)];
        let wide = source.encoding.is_some() || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        if wide || memchr::memmem::find(front, b"role").is_some() {
            let read = corpus::prose(source, rules, |document| match document.facts.role.as_deref() {
                Some("record") => Met::Plainly,
                Some(_) | None => self.meet(source, document.text.as_bytes(), told),
            });
            return read.unwrap_or(Met::Plainly);
        }
        if std::str::from_utf8(bytes).is_err() { Met::Plainly } else { self.meet(source, bytes, told) }
    }

    fn meet(&self, source: &Source, text: &[u8], told: &mut Told) -> Met {
        told.clear();
        let day = Days::of(source.day().or_else(|| day_in_path(&source.path).as_deref().and_then(days)));
        let mut last = (0, APART + 1);
        for word in words(text) {
            let word = Stem::beginning(word);
            last.1 += 1;
            if self.any[(word >> 6) as usize % 1024] & 1 << (word % 64) == 0 {
                continue;
            }
            let Some(clue) = self.words.get(&word) else { continue };
            let before = std::mem::replace(&mut last, (word, 0));
            if before.1 <= APART {
                self.quotes(before.0, word, told);
            }
            if self.tells(clue, word, day, told) {
                return Met::Plainly;
            }
        }
        told.met.sort_unstable_by_key(|&(quotation, weight)| (quotation, std::cmp::Reverse(weight)));
        told.met.dedup_by_key(|(quotation, _)| *quotation);
        let same_days = |quotation: u32| self.days[quotation as usize].apart(day).is_none_or(|apart| apart <= DAYS);
        let meeting =
            |&(quotation, weight): &(u32, u32)| Meeting { quotation, weight, same_days: same_days(quotation) };
        Met::Words(told.met.iter().map(meeting).collect())
    }

    /// Notes the touched quotations of which two neighbours are the last that it takes.
    fn quotes(&self, one: u32, next: u32, told: &mut Told) {
        for &Pair { quotation, number, weights: [first, second] } in self.pairs.get(&(one, next)).into_iter().flatten()
        {
            let fresh = Run { last: number, weight: first + second };
            let run = told.quotations.entry(quotation).or_insert(Run { weight: first, ..fresh });
            // A word that was put in or left out breaks no run.
            let goes_on = (run.last + 1..=run.last + 2).contains(&number) && run.weight > 0;
            *run = if goes_on { Run { last: number, weight: run.weight + second } } else { fresh };
            if run.weight >= COMMON {
                told.met.push((quotation, run.weight));
            }
        }
    }

    /// Whether a word is the last that a touched story has to have in common.
    fn tells(&self, clue: &Clue, word: u32, day: Days, told: &mut Told) -> bool {
        !clue.tells.is_empty()
            && told.words.insert(word)
            && clue.tells.iter().any(|&(source, much)| {
                let (days, least) = self.stories[source as usize];
                let (words, shared) = told.stories.entry(source).or_insert((0, 0.0));
                (*words, *shared) = (*words + 1, *shared + much);
                *words >= WORDS && *shared >= least && days.apart(day).is_none_or(|apart| apart <= DAYS)
            })
    }
}

/// The words that are long enough to tell anything, without the marks, dashes and apostrophes around and in them.
fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    // What begins with 0xE2 in UTF-8 is a mark, a dash or a sign; its other bytes begin no character.
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || (*byte >= 0x80 && *byte != 0xe2);
    let bare = |word: &'_ [u8]| word.iter().take_while(|byte| matches!(byte, 0x80..=0xbf)).count();
    text.split(move |byte| !letter(byte)).map(move |word| &word[bare(word)..]).filter(|word| word.len() >= 4)
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
    fn who_has_most_of_it_is_near_however_many_share_two_words_and_whenever_it_was() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        let told = "“The lighthouse keeper hasn’t repaired a lantern, unlike the harbourmaster,” said Gwen Tarrow.";
        let said = "“The lighthouse keeper hasn't repaired a lantern, like the harbourmaster,” said Gwen Tarrow.";
        let mut sources: Vec<Source> = (0..60)
            .map(|day| source(&format!("a-{day:02}_2026-03-01.txt"), &"The lighthouse keeper waved. ".repeat(9)))
            .collect();
        sources.push(source("b_2026-01-01.txt", told));
        sources.push(source("c_2026-06-01.txt", said));
        let near = near(sources, |source| source.path.starts_with('c'), &rules);
        assert!(near.iter().any(|source| source.path.starts_with('b')));
        assert!(near.len() <= 2 + SOURCES);
    }

    #[test]
    fn nothing_is_near_to_nothing() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        assert!(near(vec![source("a.txt", "“Plums never paid,” said Gwen Tarrow.")], |_| false, &rules).is_empty());
    }
}
