//! For whom the records speak: whose quotations are judged by them.
//!
//! A record speaks for whoever has a turn in it. One that names no speakers speaks for its author; for those whose
//! quotations it is seen to hold; else for the one person whom its articles credit, or whom its first lines name.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Heard, voices::Voices};
use crate::{
    corpus::{Corpus, PersonId, Record},
    sources::Source,
    text::{days, fold_key},
};

/// How much of a sentence a record must hold to be known as its source, and what the sentence must weigh, in eighths.
const PLAINLY: f32 = 0.8;
const TELLING: u32 = 120;
/// Bytes of a record that may be its heading.
const HEADING: u32 = 400;
/// A day's words are printed for as many days, and a day before where clocks differ.
const PRINTED: std::ops::RangeInclusive<i32> = -1..=3;

/// For whom the records speak.
pub struct Witnesses<'a> {
    corpus: &'a Corpus,
    voices: &'a Voices,
    /// The records that are seen to speak for a person, or guessed to.
    shown: FxHashMap<PersonId, Vec<usize>>,
}

impl<'a> Witnesses<'a> {
    /// Settles whom the records without named speakers speak for.
    pub fn new(corpus: &'a Corpus, voices: &'a Voices, heard: &[Heard]) -> Self {
        let mut witnesses = Self { corpus, voices, shown: FxHashMap::default() };
        let mut known: FxHashSet<(PersonId, usize)> = FxHashSet::default();
        for heard in heard {
            let Some(person) = corpus.quote(heard.quote).person() else { continue };
            let telling = heard.links.iter().filter(|link| link.weight >= TELLING && link.share() >= PLAINLY);
            let places = telling.filter_map(|link| Some(voices.voice_at(link.found.as_ref()?.passage.start)));
            known.extend(places.map(|voice| (person, voice.record)));
        }
        for (number, record) in corpus.records.iter().enumerate() {
            if !record.is_guess && voices.is_unnamed(number) && known.iter().all(|&(_, known)| known != number) {
                known.extend(witnesses.guess(record, heard).map(|person| (person, number)));
            }
        }
        let mut known: Vec<(PersonId, usize)> = known.into_iter().collect();
        known.sort_unstable();
        for (person, record) in known {
            witnesses.shown.entry(person).or_default().push(record);
        }
        witnesses
    }

    /// The records that speak for a person in an article, as indices into [`Corpus::records`].
    pub fn records(&self, person: PersonId, article: &Source) -> Vec<usize> {
        let named = self.voices.of(Some(person)).iter().map(|voice| voice.record);
        let named = named.filter(|&record| !self.corpus.records[record].is_guess);
        let shown = self.shown.get(&person).into_iter().flatten().copied();
        let speaks = |&record: &usize| speaks_for(self.corpus.source(self.corpus.records[record].source), article);
        let mut records: Vec<usize> = named.chain(shown).filter(speaks).collect();
        records.sort_unstable();
        records.dedup();
        records
    }

    /// Whom a record speaks for that is seen to hold nobody's quotation.
    fn guess(&self, record: &Record, heard: &[Heard]) -> Option<PersonId> {
        let source = self.corpus.source(record.source);
        let credited = heard.iter().map(|heard| self.corpus.quote(heard.quote));
        let credited = credited.filter(|quote| speaks_for(source, self.corpus.source(quote.source)));
        let mut people: Vec<PersonId> = credited.filter_map(|quote| quote.person()).collect();
        people.sort_unstable();
        people.dedup();
        let only = |people: Vec<PersonId>| if let [one] = people[..] { Some(one) } else { None };
        let wrote =
            |person: &&PersonId| record.author.as_deref().is_some_and(|author| self.is_called(**person, author));
        let named = |person: &&PersonId| self.is_named_first(**person, record);
        people
            .iter()
            .find(wrote)
            .copied()
            .or_else(|| only(people.iter().filter(named).copied().collect()))
            .or(only(people))
    }

    fn is_called(&self, person: PersonId, author: &str) -> bool {
        let (name, author) = (fold_key(&self.corpus.people.get(person).name), fold_key(author));
        name.split(' ').next_back().is_some_and(|last| author.split(' ').any(|word| word == last))
    }

    fn is_named_first(&self, person: PersonId, record: &Record) -> bool {
        let spellings = &self.corpus.people.get(person).spellings;
        spellings.iter().any(|spelling| spelling.source == record.source && spelling.span.start < HEADING)
    }
}

/// Whether a record can speak of what an article reports: its own story and its own day, where both are known.
pub fn speaks_for(record: &Source, article: &Source) -> bool {
    let story = record.story.as_ref().zip(article.story.as_ref()).is_none_or(|(one, other)| one == other);
    let day = |source: &Source| source.date.as_deref().and_then(days);
    let apart = day(record).zip(day(article)).map(|(record, article)| article - record);
    story && apart.is_none_or(|days| PRINTED.contains(&days))
}
