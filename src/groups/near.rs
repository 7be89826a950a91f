//! Which sources can meet those that a person is at: of ten thousand articles the few that speak of the same.
//!
//! What comes in is sources and which of them are touched; what goes out is the touched ones with all that share with
//! them a run of telling words, a speaker's name, or enough of the story. Only these need be attributed and compared;
//! a record is always among them, since what it does not hold it does not share. Rough on purpose: one source too many
//! costs a moment, one too few a finding.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    corpus::{self, Corpus},
    documents::Document,
    rules::{CONTENT, Rules, Stem, Weights},
    sources::{Role, Source},
};

/// Telling words of a touched source that another has to share.
const STORY: u32 = 10;
/// Sources that a telling word leads to; one that leads to more tells nothing.
const LEADS: usize = 32;
/// Content words of a quotation up to which one rare word is enough.
const SHORT: usize = 3;
/// Words of four letters or more that may stand between neighbours.
const APART: u32 = 3;

/// The touched sources and those that can meet them, in the order given. Nothing touched, nothing near.
pub fn near(sources: Vec<Source>, touched: impl Fn(&Source) -> bool, rules: &Rules) -> Vec<Source> {
    let is_touched: Vec<bool> = sources.iter().map(touched).collect();
    let held = sources.iter().zip(&is_touched).filter(|(_, touched)| **touched).map(|(source, _)| source.clone());
    let held: Vec<Source> = held.collect();
    if held.is_empty() {
        return held;
    }
    let clues = Clues::of(&corpus::extract(held, rules), rules);
    let keep = |(source, touched): (Source, bool)| (touched || clues.lead_to(&source, rules)).then_some(source);
    let both: Vec<(Source, bool)> = sources.into_iter().zip(is_touched).collect();
    both.into_par_iter().filter_map(keep).collect()
}

/// What to look for, as rough words without their weights.
#[derive(Debug, Default)]
struct Clues {
    /// Every word that is part of any clue: most words of most articles are none.
    words: FxHashMap<u32, Clue>,
    /// Neighbouring content words of a touched quotation.
    pairs: FxHashSet<(u32, u32)>,
    /// How many sources are touched.
    sources: usize,
}

/// What one word leads to.
#[derive(Clone, Debug, Default)]
struct Clue {
    /// It is enough by itself: a speaker's name, the rare word of a short quotation.
    enough: bool,
    /// The touched sources that it tells of.
    tells: Vec<u32>,
}

impl Clues {
    fn of(touched: &Corpus, rules: &Rules) -> Self {
        let mut clues = Self { sources: touched.sources.len(), ..Self::default() };
        // One table of weights serves: what is rare in one language is no clue in another.
        let weights = rules.languages[0].wording.weights();
        for quote in &touched.quotes {
            clues.quotation(&quote.text, weights);
            if let Some(credit) = &quote.credit {
                clues.name(&credit.name, weights);
            }
        }
        for (number, sketch) in touched.sketches.iter().enumerate() {
            for &(stem, _) in &sketch.words {
                clues.words.entry(Stem(stem).bare()).or_default().tells.push(number as u32);
            }
        }
        clues.words.values_mut().filter(|clue| clue.tells.len() > LEADS).for_each(|clue| clue.tells.clear());
        clues
    }

    fn quotation(&mut self, text: &str, weights: &Weights) {
        let content: Vec<Stem> =
            words(text).map(|word| weights.rough(word)).filter(|it| it.weight() >= CONTENT).collect();
        for pair in content.windows(2) {
            self.pairs.insert((pair[0].bare(), pair[1].bare()));
        }
        let short = content.len() <= SHORT;
        for stem in content {
            self.words.entry(stem.bare()).or_default().enough |= short && stem.weight() == Stem::RARE;
        }
    }

    /// A family name, which stands last; in a name of one word, that.
    fn name(&mut self, name: &str, weights: &Weights) {
        let named = words(name).last().map(|word| weights.rough(word));
        if let Some(stem) = named.filter(|stem| stem.weight() == Stem::RARE) {
            self.words.entry(stem.bare()).or_default().enough = true;
        }
    }

    /// One that cannot be read is kept, so that it is told.
    fn lead_to(&self, source: &Source, rules: &Rules) -> bool {
        let record = source.role == Role::Record;
        record || corpus::prose(source, rules, |document| self.meet(document)).unwrap_or(true)
    }

    fn meet(&self, document: &Document) -> bool {
        let mut told = vec![0; self.sources];
        let mut seen: FxHashSet<u32> = FxHashSet::default();
        let mut last = (0, APART + 1);
        let leads = |word: &[u8]| {
            let word = Stem::beginning(word);
            last.1 += 1;
            let Some(clue) = self.words.get(&word) else { return false };
            let pair = last.1 <= APART && self.pairs.contains(&(last.0, word));
            last = (word, 0);
            let first = !clue.tells.is_empty() && seen.insert(word);
            let story = first
                && clue.tells.iter().any(|&source| {
                    told[source as usize] += 1;
                    told[source as usize] >= STORY
                });
            clue.enough || pair || story
        };
        document.facts.role.as_deref() == Some("record") || words(&document.text).any(leads)
    }
}

/// The words that are long enough to tell anything.
fn words(text: &str) -> impl Iterator<Item = &[u8]> {
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
    text.as_bytes().split(move |byte| !letter(byte)).filter(|word| word.len() >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Origin;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), origin: Origin::Memory(text.as_bytes().into()), ..Source::default() }
    }

    #[test]
    fn what_shares_words_or_a_speaker_is_near() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        let sources = vec![
            source("other.txt", "The orchard was sold. “Plums never paid,” said Gwen Tarrow."),
            source("speaker.txt", "On Friday Orsolya Brandvold was asked about the tunnel and laughed."),
            source("touched.txt", "“The tunnel floods whenever the sluice sticks,” said Orsolya Brandvold."),
            source("words.txt", "A letter said that the tunnel floods whenever it rains."),
        ];
        let near = near(sources, |source| source.path == "touched.txt", &rules);
        let paths: Vec<&str> = near.iter().map(|source| &*source.path).collect();
        assert_eq!(paths, ["speaker.txt", "touched.txt", "words.txt"]);
    }

    #[test]
    fn nothing_is_near_to_nothing() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        assert!(near(vec![source("a.txt", "“Plums never paid,” said Gwen Tarrow.")], |_| false, &rules).is_empty());
    }
}
