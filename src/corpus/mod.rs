//! The corpus: the quotations of all sources in one place, compact, with their speakers as people of the whole run.
//!
//! What comes in is sources; what goes out is a [`Corpus`]. Each source is read, extracted and let go, so that memory
//! holds words and places only; what needs prose again asks for it ([`prose`]). Knows nothing of sameness.

mod extract;
mod handed;
mod lists;
mod people;
mod quote;
mod opinion;
mod record;
mod sketch;
mod told_on;
mod words;

pub use extract::{Purpose, extract, extract_for, prose};
pub use handed::handed;
pub use lists::Lists;
pub use people::{Calendar, Fit, Name, Nearness, Office, People, Person, Relation, Side, Spelling, relation};
pub use quote::{Credit, Naming, PersonId, Place, Quote, QuoteId};
pub use record::Record;
pub use sketch::{Host, PairSet, Pairs, Sketch, Telling, neighbours, pairs_of};
pub use told_on::{Setting, Told};

use crate::{
    documents::Silence,
    sources::{Fault, Origin, Source, SourceId},
};

/// Everything extracted in a run.
#[derive(Debug, Default)]
pub struct Corpus {
    /// In the order of their paths.
    pub sources: Vec<Source>,
    /// The language of each source: an index into [`Rules::languages`](crate::rules::Rules::languages). The first where
    /// nobody told.
    pub languages: Vec<u16>,
    /// In the order of sources, then of starts.
    pub quotes: Vec<Quote>,
    /// The people and bodies credited anywhere.
    pub people: People,
    /// The whole texts of the records, in the order of sources.
    pub records: Vec<Record>,
    /// What stands around the quotations of each source, where its prose was read.
    pub sketches: Vec<Sketch>,
    /// What each source is about: its most telling words, in order. They are let go once it is known which sources tell one
    /// story.
    pub telling: Lists<Telling>,
    /// The comments that ask for silence, in the order of sources.
    pub silences: Vec<Silence>,
    /// How many more sources were read, in which nothing is quoted, said or told, or hardly anything: no more is kept of them.
    pub empty: usize,
    /// How many sources a focus left out, since nothing in them meets what it touches.
    pub left_out: usize,
    /// The sources that could not be read.
    pub faults: Vec<Fault>,
    /// The files that are what this program printed, of which nothing was read.
    pub reports: Vec<String>,
}

impl Corpus {
    /// How many sources were read; the rules' own file is none.
    pub fn read(&self) -> usize {
        self.sources.iter().filter(|source| source.origin != Origin::Rules).count() + self.empty
    }

    /// A quotation by its number.
    pub fn quote(&self, id: QuoteId) -> &Quote {
        &self.quotes[id.index()]
    }

    /// The source that a quotation stands in.
    pub fn source_of(&self, id: QuoteId) -> &Source {
        &self.sources[self.quote(id).source.index()]
    }

    /// The quotations with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = (QuoteId, &Quote)> {
        self.quotes.iter().enumerate().map(|(index, quote)| (QuoteId(index as u32), quote))
    }

    /// The language of a source: an index into [`Rules::languages`](crate::rules::Rules::languages).
    pub fn language(&self, source: SourceId) -> usize {
        self.languages.get(source.index()).copied().unwrap_or_default().into()
    }

    /// A source by its number.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.index()]
    }
}
