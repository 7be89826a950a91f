//! What is known of people before a word is read: how names are made, which bodies speak for which, what offices clash.
//!
//! What comes in is the sections `speakers`, `names`, `governments`, `bodies` and `offices` as written; what goes out is
//! [`People`], the same in tables. Every word in a table is [`latin`].

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{
    folded::folded_hash,
    raw::{self, Words},
};
use crate::text::latin;

/// A person or body that the rules name, as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Speaker {
    /// The fullest name.
    pub name: String,
    /// Other names of the same: married and maiden, in other alphabets.
    pub spellings: raw::Names,
    /// Offices that they hold.
    pub offices: raw::Names,
    /// People and bodies whose words they may utter.
    pub speaks_for: raw::Names,
}

/// How names are made, as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "NameWords"))]
pub struct Names {
    pub particles: Words,
    pub suffixes: Words,
    pub he: Words,
    pub she: Words,
    pub either: Words,
    pub nicknames: Words,
    pub sounds: Words,
}

/// A government and the names it goes by, as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Government {
    pub name: String,
    pub forms: Words,
}

/// Words of bodies' names, as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Bodies {
    pub forms: Words,
    pub kinds: Words,
    pub ministries: Words,
    pub at_large: Words,
    pub outlets: Words,
}

/// Words of offices, as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Offices {
    pub former: Words,
    pub deputies: Words,
    pub messengers: Words,
    pub seconded: Words,
    pub local: Words,
    pub same: Vec<Words>,
    pub portfolios: Vec<Words>,
    pub compounds: Words,
    pub exclusive: Vec<Words>,
    pub exclusive_within: Vec<Words>,
    pub labels: Vec<Words>,
}

/// Letters, and how they sound.
pub type Sound = (Box<str>, Box<str>);

/// A set of words.
pub type WordSet = FxHashSet<Box<str>>;

/// What is known of people, in tables.
#[derive(Debug, Default)]
pub struct People {
    /// The people and bodies that the rules name.
    pub speakers: Vec<Speaker>,
    /// “van”, “al”.
    pub particles: WordSet,
    /// “jr”.
    pub suffixes: WordSet,
    /// “mr”, said of men.
    pub he: WordSet,
    /// “ms”, said of women.
    pub she: WordSet,
    /// “dr”, said of either.
    pub either: WordSet,
    /// Given names of every language, by their hashes.
    pub given: FxHashSet<u64>,
    /// For a given name the lines of the register that it stands in, first lines first.
    pub nicknames: FxHashMap<Box<str>, Vec<u16>>,
    /// Letters and how they sound, by their first byte, in the order in which they are to be replaced.
    pub sounds: FxHashMap<u8, Vec<Sound>>,
    /// Phrases that mean a government: its number.
    pub governments: Phrases,
    /// Words that add nothing to a body's name.
    pub forms: WordSet,
    /// Words that say what sort a body is.
    pub kinds: WordSet,
    /// Bodies of a government that speak for it.
    pub ministries: WordSet,
    /// Newspapers, agencies and stations.
    pub outlets: WordSet,
    /// Words beside a government's name that leave it the government.
    pub at_large: WordSet,
    /// “former”.
    pub former: WordSet,
    /// “deputy”.
    pub deputies: WordSet,
    /// “spokesman”, “porte-parole”.
    pub messengers: Phrases,
    /// Offices whose second is another's office, by number.
    pub seconded: FxHashSet<u16>,
    /// Offices of one place, by number.
    pub local: FxHashSet<u16>,
    /// Offices: their numbers.
    pub offices: Phrases,
    /// What ministers look after: its number.
    pub portfolios: Phrases,
    /// “ministerin” of “Finanzministerin”.
    pub compounds: WordSet,
    /// Numbers of offices of which one person holds one.
    pub exclusive: Vec<Vec<u16>>,
    /// The same for offices within one body.
    pub exclusive_within: Vec<Vec<u16>>,
    /// What a transcript calls whoever holds one of these offices.
    pub labels: Vec<(Box<str>, Vec<u16>)>,
}

/// Phrases of several words and the number that each stands for.
#[derive(Debug, Default)]
pub struct Phrases {
    numbers: FxHashMap<Box<str>, u16>,
    longest: usize,
}

impl Phrases {
    /// The number of the longest phrase that these words begin with, and how many words it has.
    pub fn first(&self, words: &[Box<str>]) -> Option<(u16, usize)> {
        (1..=self.longest.min(words.len())).rev().find_map(|count| {
            let number =
                if count == 1 { self.numbers.get(&words[0]) } else { self.numbers.get(&*words[..count].join(" ")) };
            number.map(|&number| (number, count))
        })
    }

    /// The numbers of all phrases in these words, the longest taken first, with the place of each.
    pub fn all<'a>(&'a self, words: &'a [Box<str>]) -> impl Iterator<Item = (usize, u16, usize)> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < words.len() {
                let here = at;
                match self.first(&words[here..]) {
                    Some((number, count)) => {
                        at += count;
                        return Some((here, number, count));
                    }
                    None => at += 1,
                }
            }
            None
        })
    }

    /// Gives all phrases of a line one number: that of the first known among them, else a new one.
    fn line<'a>(&mut self, phrases: impl Iterator<Item = &'a str> + Clone, fresh: u16) -> u16 {
        let known = phrases.clone().find_map(|phrase| self.numbers.get(&*words_of(phrase).join(" ")).copied());
        let number = known.unwrap_or(fresh);
        for phrase in phrases {
            let words = words_of(phrase);
            self.longest = self.longest.max(words.len());
            self.numbers.entry(words.join(" ").into()).or_insert(number);
        }
        number
    }

    fn len(&self) -> u16 {
        u16::try_from(self.numbers.len()).unwrap_or(u16::MAX)
    }
}

/// The words of a phrase or a name: plain letters, without dots and apostrophes; a possessive loses its s.
pub fn words_of(text: &str) -> Vec<Box<str>> {
    let folded = latin(text);
    let bare = |word: &str| -> Box<str> {
        let word = word.strip_suffix("'s").unwrap_or(word);
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return word.into();
        }
        word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().into()
    };
    let apart = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\'');
    folded.split(apart).map(bare).filter(|word| !word.is_empty()).collect()
}

fn set(words: &Words) -> WordSet {
    words.0.iter().map(|word| latin(word).into()).collect()
}

impl People {
    /// The tables of what is written.
    pub fn new(
        speakers: Vec<Speaker>,
        names: &Names,
        governments: &[Government],
        bodies: &Bodies,
        offices: &Offices,
    ) -> Self {
        let mut people = Self {
            speakers,
            particles: set(&names.particles),
            suffixes: set(&names.suffixes),
            he: set(&names.he),
            she: set(&names.she),
            either: set(&names.either),
            forms: set(&bodies.forms),
            kinds: set(&bodies.kinds),
            ministries: set(&bodies.ministries),
            at_large: set(&bodies.at_large),
            outlets: set(&bodies.outlets),
            former: set(&offices.former),
            deputies: set(&offices.deputies),
            compounds: set(&offices.compounds),
            ..Self::default()
        };
        people.name(names);
        for government in governments {
            let forms = std::iter::once(&*government.name).chain(government.forms.0.iter().map(String::as_str));
            people.governments.line(forms, people.governments.len());
        }
        people.messengers.line(offices.messengers.0.iter().map(String::as_str), 0);
        people.office(offices);
        people
    }

    /// The same, with the given names of these lists.
    pub fn with_given<'a>(mut self, names: impl Iterator<Item = &'a Words>) -> Self {
        self.given.extend(names.flat_map(|names| &names.0).map(|name| folded_hash(&latin(name))));
        self
    }

    fn name(&mut self, names: &Names) {
        for (line, nicknames) in names.nicknames.0.iter().enumerate() {
            for nickname in nicknames.split_whitespace() {
                self.nicknames.entry(latin(nickname).into()).or_default().push(line as u16);
            }
        }
        for (letters, sound) in names.sounds.0.iter().filter_map(|sound| sound.split_once('=')) {
            let letters = latin(letters);
            let alike = letters.bytes().next().map(|first| self.sounds.entry(first).or_default());
            alike.into_iter().for_each(|alike| alike.push(((*letters).into(), latin(sound).into())));
        }
    }

    fn office(&mut self, offices: &Offices) {
        for same in &offices.same {
            self.offices.line(same.0.iter().map(String::as_str), self.offices.len());
        }
        for portfolio in &offices.portfolios {
            self.portfolios.line(portfolio.0.iter().map(String::as_str), self.portfolios.len());
        }
        let mut number = |office: &String| self.offices.line(std::iter::once(office.as_str()), self.offices.len());
        self.seconded = offices.seconded.0.iter().map(&mut number).collect();
        self.local = offices.local.0.iter().map(&mut number).collect();
        let mut lines = |lines: &[Words]| lines.iter().map(|line| line.0.iter().map(&mut number).collect()).collect();
        self.exclusive = lines(&offices.exclusive);
        self.exclusive_within = lines(&offices.exclusive_within);
        let mut label = |line: &Words| {
            let (label, held) = line.0.split_first()?;
            Some((label.as_str().into(), held.iter().map(&mut number).collect()))
        };
        self.labels = offices.labels.iter().filter_map(&mut label).collect();
    }
}
