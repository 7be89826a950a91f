//! For whom the records speak: whose quotations are judged by them.
//!
//! A record speaks for whoever has a turn in it. One that names no speakers speaks for its author; for those whose
//! quotations it is seen to hold; else for the one person whom its articles credit, or whom its first lines name.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Heard, WEIGHTY, bearings::Bearings, labels::by_office, voices::Voices};
use crate::{
    corpus::{Corpus, Office, PersonId, Quote, Record},
    rules::People,
    sources::SourceId,
    text::fold_key,
};

/// The share from which a record has the very words.
pub const COPY: f32 = 0.97;
/// How much of a sentence a record must hold to be known as its source, and what the sentence must weigh, in eighths.
const PLAINLY: f32 = 0.6;
const TELLING: u32 = 120;
/// So many short answers make one telling sentence.
const PIECES: u32 = 3;
/// Bytes of a record that may be its heading.
pub const HEADING: u32 = 400;
/// Quotations that are asked whether a record is their source; of more, some articles say enough.
const ASKED: usize = 2048;

/// For whom the records speak.
pub struct Witnesses<'a> {
    corpus: &'a Corpus,
    bearings: &'a Bearings,
    voices: &'a Voices,
    /// The records that are seen to speak for a person, or guessed to.
    shown: FxHashMap<PersonId, Vec<usize>>,
    /// Those of whom a record holds a sentence that an article has.
    held: FxHashSet<PersonId>,
}

impl<'a> Witnesses<'a> {
    /// Settles whom the records without named speakers speak for.
    pub fn new(
        corpus: &'a Corpus,
        rules: &People,
        bearings: &'a Bearings,
        voices: &'a Voices,
        heard: &[Heard],
    ) -> Self {
        let mut witnesses = Self { corpus, bearings, voices, shown: FxHashMap::default(), held: held(corpus, heard) };
        let mut known: FxHashSet<(PersonId, usize)> = FxHashSet::default();
        let mut nearly: FxHashMap<(PersonId, usize), u32> = FxHashMap::default();
        let mut said: FxHashMap<PersonId, u32> = FxHashMap::default();
        for heard in heard {
            let Some(person) = corpus.quote(heard.quote).person() else { continue };
            *said.entry(person).or_default() += heard.links.iter().map(|link| link.weight).sum::<u32>();
            let telling = heard.links.iter().filter(|link| link.weight >= TELLING && link.share() >= PLAINLY);
            for (link, found) in telling.filter_map(|link| Some((link, link.found.as_ref()?))) {
                let place = (person, voices.voice_at(found.passage.start).record);
                if link.share() >= COPY {
                    known.insert(place);
                } else {
                    *nearly.entry(place).or_default() += link.weight;
                }
            }
        }
        // Who uses the record's words in passing says more of their own: “They decided only that …”.
        let mostly =
            |(place, weight): (&(PersonId, usize), &u32)| (*weight * 3 >= said[&place.0] * 2).then_some(*place);
        known.extend(nearly.iter().filter_map(mostly));
        known.extend(held_in_pieces(corpus, voices, heard));
        known.extend(by_office(corpus, rules, bearings, voices, heard));
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

    /// Whether any of these records is of the days of an article.
    pub fn is_fresh(&self, records: &[usize], article: SourceId) -> bool {
        records.iter().any(|&record| self.bearings.is_fresh(self.corpus.records[record].source, article))
    }

    /// Whether somebody may well have said elsewhere what the turns of a record do not hold: those who speak for others,
    /// as counsel do, speak outside the hearing too, unless something of theirs is quoted from it.
    pub fn speaks_outside(&self, quote: &Quote, rules: &People) -> bool {
        let Some(credit) = quote.credit.as_deref() else { return false };
        let speaks_for_others = |role: &Arc<str>| Office::parse(role, rules).messenger;
        let mut roles = credit.naming.role.iter().chain(&self.corpus.people.get(credit.person).roles);
        !self.held.contains(&credit.person) && roles.any(speaks_for_others)
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

/// Of whom a record holds what somebody quotes.
fn held(corpus: &Corpus, heard: &[Heard]) -> FxHashSet<PersonId> {
    let is_held = |heard: &&Heard| heard.links.iter().any(|link| link.weight >= WEIGHTY && link.share() >= COPY);
    heard.iter().filter(is_held).filter_map(|heard| corpus.quote(heard.quote).person()).collect()
}

/// Whose short answers a record holds, which alone tell nothing: “I read the summaries”, “I must have done”. Of nameless
/// turns alone, since elsewhere it is said who speaks.
fn held_in_pieces(corpus: &Corpus, voices: &Voices, heard: &[Heard]) -> Vec<(PersonId, usize)> {
    let mut held: FxHashMap<(PersonId, usize), (u32, u32)> = FxHashMap::default();
    for heard in heard {
        let Some(person) = corpus.quote(heard.quote).person() else { continue };
        let copies = heard.links.iter().filter(|link| link.share() >= COPY);
        for (link, found) in copies.filter_map(|link| Some((link, link.found.as_ref()?))) {
            let voice = voices.voice_at(found.passage.start);
            if voices.is_nameless(voice) && !corpus.records[voice.record].is_guess {
                let (weight, pieces) = held.entry((person, voice.record)).or_default();
                (*weight, *pieces) = (*weight + link.weight, *pieces + 1);
            }
        }
    }
    held.retain(|_, (weight, pieces)| *weight >= TELLING && *pieces >= PIECES);
    held.into_keys().collect()
}
