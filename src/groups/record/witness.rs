//! For whom the records speak: whose quotations are judged by them.
//!
//! A record speaks for whoever has a turn in it. One that names no speakers speaks for its author; for those whose
//! quotations it is seen to hold; else for the one person whom its articles credit, or whom its first lines name.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Heard, bearings::Bearings, voices::Voices};
use crate::{
    corpus::{Corpus, PersonId, Record},
    sources::SourceId,
    text::fold_key,
};

/// How much of a sentence a record must hold to be known as its source, and what the sentence must weigh, in eighths.
const PLAINLY: f32 = 0.8;
const TELLING: u32 = 120;
/// Bytes of a record that may be its heading.
const HEADING: u32 = 400;
/// Quotations that are asked whether a record is their source; of more, some articles say enough.
const ASKED: usize = 2048;

/// For whom the records speak.
pub struct Witnesses<'a> {
    corpus: &'a Corpus,
    bearings: &'a Bearings,
    voices: &'a Voices,
    /// The records that are seen to speak for a person, or guessed to.
    shown: FxHashMap<PersonId, Vec<usize>>,
}

impl<'a> Witnesses<'a> {
    /// Settles whom the records without named speakers speak for.
    pub fn new(corpus: &'a Corpus, bearings: &'a Bearings, voices: &'a Voices, heard: &[Heard]) -> Self {
        let mut witnesses = Self { corpus, bearings, voices, shown: FxHashMap::default() };
        let mut known: FxHashSet<(PersonId, usize)> = FxHashSet::default();
        for heard in heard {
            let Some(person) = corpus.quote(heard.quote).person() else { continue };
            let telling = heard.links.iter().filter(|link| link.weight >= TELLING && link.share() >= PLAINLY);
            let places = telling.filter_map(|link| Some(voices.voice_at(link.found.as_ref()?.passage.start)));
            known.extend(places.map(|voice| (person, voice.record)));
        }
        let seen: FxHashSet<usize> = known.iter().map(|&(_, record)| record).collect();
        for (number, record) in corpus.records.iter().enumerate() {
            if !record.is_guess && voices.is_unnamed(number) && !seen.contains(&number) {
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
    pub fn records(&self, person: PersonId, article: SourceId) -> Vec<usize> {
        let named = self.voices.of(Some(person), self.bearings.days(article).as_ref());
        let named = named.into_iter().flatten().map(|voice| voice.record);
        let named = named.filter(|&record| !self.corpus.records[record].is_guess);
        let shown = self.shown.get(&person).into_iter().flatten().copied();
        let speaks = |&record: &usize| self.bearings.speaks_for(self.corpus.records[record].source, article);
        let mut records: Vec<usize> = named.chain(shown).filter(speaks).collect();
        records.sort_unstable();
        records.dedup();
        records
    }

    /// Whom a record speaks for that is seen to hold nobody's quotation.
    fn guess(&self, record: &Record, heard: &[Heard]) -> Option<PersonId> {
        let credited = heard.iter().map(|heard| self.corpus.quote(heard.quote));
        let credited = credited.filter(|quote| self.bearings.speaks_for(record.source, quote.source)).take(ASKED);
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
