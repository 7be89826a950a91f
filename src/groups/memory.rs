//! What a thread remembers of the words that it has met, so that none is looked up in the rules twice.

use rustc_hash::FxHashMap;

use super::fold::Plain;
use crate::rules::Numeral;

/// No more words are remembered than this: a text may have a million different ones.
const MOST: usize = 1 << 15;

/// The words met so far, with their entries.
#[derive(Default)]
pub(super) struct Memory {
    /// For each language where the entries of its words stand.
    known: Vec<FxHashMap<Box<str>, u32>>,
    entries: Vec<Entry>,
}

/// A word as written, looked up.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// Behind a numeral, the unit glued to it: “20ft”.
    pub words: Vec<Plain>,
    pub numeral: Option<Numeral>,
    /// Two glued together: “5m”.
    pub scaled: Option<Numeral>,
    pub abbreviation: bool,
    /// It may join the parts of a number.
    pub joint: bool,
    /// The word, if it is one word whatever stands before it.
    pub lone: Option<Plain>,
}

/// Where an entry stands, until the next word is kept.
#[derive(Clone, Copy)]
pub(super) struct EntryId(u32);

impl Memory {
    /// Nothing yet of so many languages.
    pub fn of(languages: usize) -> Self {
        Self { known: vec![FxHashMap::default(); languages], entries: Vec::new() }
    }

    /// Where a word of a language stands, if it was met.
    pub fn find(&self, language: usize, word: &str) -> Option<EntryId> {
        self.known[language].get(word).copied().map(EntryId)
    }

    /// Remembers a word.
    pub fn keep(&mut self, language: usize, word: &str, entry: Entry) -> EntryId {
        if self.entries.len() == MOST {
            self.known.iter_mut().for_each(FxHashMap::clear);
            self.entries.clear();
        }
        let at = self.entries.len() as u32;
        self.known[language].insert(word.into(), at);
        self.entries.push(entry);
        EntryId(at)
    }

    /// A word that was met, if it is one word whatever stands before it.
    pub fn lone(&self, language: usize, word: &str) -> Option<Plain> {
        self.find(language, word).and_then(|at| self.entry(at).lone)
    }

    pub fn entry(&self, at: EntryId) -> &Entry {
        &self.entries[at.0 as usize]
    }
}
