//! Who sits in a record, and what its heading says: read once, however many quotations ask.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{labels::is_office, scenes::Words, voices::Voices};
use crate::{
    corpus::{Corpus, Office, Person, PersonId},
    rules::{People, words_of},
    text::head,
};

/// Bytes of a record that may be its heading.
const HEADING: usize = 200;

/// Who sits in a record.
pub struct Seats {
    /// Whoever speaks, known or not.
    speakers: Few<Option<PersonId>>,
    /// Those who hold an office, as a chair does.
    officers: Few<PersonId>,
    /// By the last word of their names and offices.
    called: FxHashMap<Box<str>, Few<PersonId>>,
    /// The words of the heading.
    heading: Words,
    /// Those of its title: the lines before the first empty one.
    title: FxHashSet<Box<str>>,
    /// The names in its first line: “Debates of the Diet”.
    names: FxHashSet<Box<str>>,
    /// All its words, once they are asked for.
    words: OnceLock<FxHashSet<Box<str>>>,
}

impl Seats {
    /// Reads a record, an index into [`Corpus::records`].
    pub fn read(corpus: &Corpus, voices: &Voices, record: usize, rules: &People) -> Self {
        let heading = head(&corpus.records[record].text, HEADING);
        let first = heading.lines().next().unwrap_or_default().split(|c: char| !c.is_alphanumeric());
        let names = first.filter(|word| word.starts_with(char::is_uppercase)).map(small).collect();
        let mut seats = Self {
            speakers: Few::default(),
            officers: Few::default(),
            called: FxHashMap::default(),
            heading: words_of(heading),
            title: title(heading),
            names,
            words: OnceLock::new(),
        };
        for speaker in voices.speakers(record) {
            seats.speakers.add(speaker);
            if let Some(id) = speaker {
                seats.seat(id, corpus.people.get(id), rules);
            }
        }
        seats
    }

    fn seat(&mut self, id: PersonId, person: &Person, rules: &People) {
        let called = || person.roles.iter().map(|role| &**role).chain([&*person.name]);
        if called().any(|role| !Office::parse(role, rules).heads.is_empty() || is_office(role, rules)) {
            self.officers.add(id);
        }
        for last in called().filter_map(|name| name.rsplit(' ').next()) {
            self.called.entry(small(last)).or_default().add(id);
        }
    }

    /// Whether anybody else holds an office here, or nobody else speaks at all.
    pub fn is_session_of(&self, person: Option<PersonId>) -> bool {
        !self.speakers.has_other(person) || person.map_or(!self.officers.is_empty(), |own| self.officers.has_other(own))
    }

    /// Whether a word in small letters is the last of the name or an office of somebody else here.
    pub fn seats(&self, word: &str, person: Option<PersonId>) -> bool {
        let other = |few: &Few<PersonId>| person.map_or(!few.is_empty(), |own| few.has_other(own));
        self.called.get(word).is_some_and(other)
    }

    /// Whether a word in small letters is a name of the heading.
    pub fn names(&self, word: &str) -> bool {
        self.names.contains(word)
    }

    /// Whether a record of this text has a word in small letters.
    pub fn speaks_of(&self, text: &str, word: &str) -> bool {
        self.words.get_or_init(|| words_of(text).into_iter().collect()).contains(word)
    }

    /// Whether the title has a word, or several of it.
    pub fn is_titled(&self, word: &str) -> bool {
        self.title.contains(word)
    }

    /// Whether the heading has such a word.
    pub fn is_headed(&self, is: impl Fn(&str) -> bool) -> bool {
        self.heading.iter().any(|word| is(word))
    }
}

/// The words of a title, and of what it has several of, one: “Residents' meeting” is of a resident.
fn title(heading: &str) -> FxHashSet<Box<str>> {
    let words = words_of(heading.split("\n\n").next().unwrap_or_default());
    let ones = words.iter().filter_map(|word| word.strip_suffix('s').map(Box::from));
    ones.chain(words.iter().cloned()).collect()
}

fn small(word: &str) -> Box<str> {
    word.to_lowercase().into()
}

/// Two of several: enough to tell whether there is another than any one.
struct Few<T>([Option<T>; 2]);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self([None, None])
    }
}

impl<T: Copy + PartialEq> Few<T> {
    fn add(&mut self, one: T) {
        if !self.0.contains(&Some(one))
            && let Some(free) = self.0.iter_mut().find(|slot| slot.is_none())
        {
            *free = Some(one);
        }
    }

    fn is_empty(&self) -> bool {
        self.0[0].is_none()
    }

    fn has_other(&self, than: T) -> bool {
        self.0.iter().flatten().any(|one| *one != than)
    }
}
