//! Who speaks under a label that names nobody: “THE COURT”, “ALCALDESA”; and which body a record without turns is of.
//!
//! What comes in is the records with the people whom articles quote; what goes out is for whom a record speaks because
//! one alone among them holds the office that a label says, or is the body that its heading names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Heard, bearings::Bearings, voices::Voices, witness::HEADING};
use crate::{
    attributions::Sort,
    corpus::{Corpus, Office, PersonId, Record},
    rules::{People, words_of},
    sources::SourceId,
    text::{fold_key, head},
};

/// Articles of one person that are asked whether a record may speak for them.
const ARTICLES: usize = 8;

/// Whether a label says an office and no name.
pub fn is_office(label: &str, rules: &People) -> bool {
    let office = Office::parse(label, rules);
    let called = |word: &str| rules.labels.iter().any(|(label, _)| **label == *word);
    !(office.heads.is_empty() && office.words.is_empty())
        && (office.words.is_empty() || office.heads.is_empty() && office.words.iter().all(|word| called(word)))
}

/// For whom records speak by what they call their speakers, each with the record.
#[derive(Default)]
pub struct Labels {
    /// Who alone holds the office of a label.
    pub by_office: Vec<(PersonId, usize)>,
    /// The body that a heading names.
    pub by_heading: Vec<(PersonId, usize)>,
    /// Who has no name in an article either: the caller.
    pub by_call: Vec<(PersonId, usize)>,
}

impl Labels {
    /// Compares the labels of records with the people whom articles quote.
    pub fn of(corpus: &Corpus, rules: &People, bearings: &Bearings, voices: &Voices, heard: &[Heard]) -> Self {
        let quoted = Quoted::of(corpus, rules, heard);
        let mut labels = Self::default();
        let mut asked: FxHashSet<(usize, PersonId)> = FxHashSet::default();
        let near = |record: usize| {
            let source = corpus.records[record].source;
            let quoted = &quoted;
            move |person: &PersonId| quoted.in_article(*person, |at| bearings.speaks_for(source, at))
        };
        for voice in voices.all.iter().filter(|voice| voices.is_nameless(voice)) {
            let Some(label) = voice.person.filter(|&label| asked.insert((voice.record, label))) else { continue };
            let label = &corpus.people.get(label).name;
            let mut holders = quoted.holders(label, rules).into_iter().filter(near(voice.record));
            let only = holders.next().filter(|_| holders.next().is_none());
            labels.by_office.extend(only.map(|person| (person, voice.record)));
            let called = quoted.called(label).iter().copied().filter(near(voice.record));
            labels.by_call.extend(called.map(|person| (person, voice.record)));
        }
        for (number, record) in corpus.records.iter().enumerate().filter(|(number, _)| voices.is_unnamed(*number)) {
            let bodies = quoted.bodies(record).into_iter().filter(near(number));
            labels.by_heading.extend(bodies.map(|person| (person, number)));
        }
        labels
    }
}

/// Whom articles quote, by what they are.
#[derive(Default)]
struct Quoted {
    articles: FxHashMap<PersonId, Vec<SourceId>>,
    officers: FxHashMap<u16, Vec<PersonId>>,
    /// By what their office is called.
    titles: FxHashMap<String, Vec<PersonId>>,
    bodies: FxHashMap<Box<str>, Vec<PersonId>>,
}

impl Quoted {
    fn of(corpus: &Corpus, rules: &People, heard: &[Heard]) -> Self {
        let mut quoted = Self::default();
        for quote in heard.iter().map(|heard| corpus.quote(heard.quote)) {
            let Some(person) = quote.person() else { continue };
            let known = quoted.articles.contains_key(&person);
            let articles = quoted.articles.entry(person).or_default();
            if articles.len() < ARTICLES && articles.last() != Some(&quote.source) {
                articles.push(quote.source);
            }
            if !known {
                quoted.note(corpus, rules, person);
            }
        }
        quoted
    }

    fn note(&mut self, corpus: &Corpus, rules: &People, id: PersonId) {
        let person = corpus.people.get(id);
        match person.sort {
            Sort::Person => {
                let mut heads: Vec<u16> =
                    person.roles.iter().flat_map(|role| Office::parse(role, rules).heads).collect();
                heads.sort_unstable();
                heads.dedup();
                heads.into_iter().for_each(|head| self.officers.entry(head).or_default().push(id));
                for role in &person.roles {
                    self.titles.entry(fold_key(role)).or_default().push(id);
                }
            }
            Sort::Body | Sort::Described => {
                let last = words_of(&person.name).into_iter().next_back();
                last.into_iter().for_each(|last| self.bodies.entry(last).or_default().push(id));
            }
        }
    }

    fn in_article(&self, person: PersonId, of: impl Fn(SourceId) -> bool) -> bool {
        self.articles.get(&person).is_some_and(|articles| articles.iter().any(|&article| of(article)))
    }

    /// Those who hold the office that a label says.
    fn holders(&self, label: &str, rules: &People) -> Vec<PersonId> {
        let words = words_of(label);
        let stands_for = rules.labels.iter().filter(|(label, _)| words.contains(label)).flat_map(|(_, heads)| heads);
        let mut heads = Office::parse(label, rules).heads;
        heads.extend(stands_for);
        let called = self.titles.get(&fold_key(label)).into_iter().flatten();
        let officers = heads.iter().filter_map(|head| self.officers.get(head)).flatten();
        let mut holders: Vec<PersonId> = officers.chain(called).copied().collect();
        holders.sort_unstable();
        holders.dedup();
        holders
    }

    /// Those who are called what a label says: the caller of “CALLER”.
    fn called(&self, label: &str) -> &[PersonId] {
        let last = words_of(label).into_iter().next_back();
        last.and_then(|last| self.bodies.get(&last)).map_or(&[], Vec::as_slice)
    }

    /// The bodies that the heading of a record names.
    fn bodies(&self, record: &Record) -> Vec<PersonId> {
        let words = words_of(head(&record.text, HEADING as usize));
        let named = words.iter().flat_map(|word| [Some(&**word), word.strip_suffix('s')]);
        let mut bodies: Vec<PersonId> =
            named.flatten().filter_map(|word| self.bodies.get(word)).flatten().copied().collect();
        bodies.sort_unstable();
        bodies.dedup();
        bodies
    }
}
