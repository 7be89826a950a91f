//! How a language may write the same words in another way, and which words decide what a change does to the meaning.
//!
//! What comes in is the `wording` block of a language; what goes out is [`WordingRules`]: tables for one word at a time.
//! How a text is cut into words and compared is left to `groups`.

use std::{borrow::Cow, sync::OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{FigureRules, Kin, OccasionRules, Weights, hash, raw, stem::hash_of_stem, words_of};
use crate::text::latin;

/// The sorts of words that a change of words turns on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sorts(pub u16);

impl Sorts {
    /// A measure, a currency, a span of time.
    pub const UNIT: Self = Self(1);
    /// A month or a day of the week.
    pub const CALENDAR: Self = Self(1 << 1);
    /// Says nothing: a hesitation.
    pub const FILLER: Self = Self(1 << 2);
    /// Turns the sense round.
    pub const NEGATION: Self = Self(1 << 3);
    /// May, must, will.
    pub const MODAL: Self = Self(1 << 4);
    /// All, some, always.
    pub const QUANTIFIER: Self = Self(1 << 5);
    /// Perhaps, certainly.
    pub const HEDGE: Self = Self(1 << 6);
    /// Joins a sentence to the one before it.
    pub const CONNECTIVE: Self = Self(1 << 14);
    /// A number or an amount.
    pub const NUMBER: Self = Self(1 << 7);

    /// Whether it is of any of these sorts.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Of both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a number word is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numeral {
    /// Twenty.
    Value(f64),
    /// Thousand: multiplies what stands before it.
    Scale(f64),
}

/// One language's wording.
#[derive(Debug, Default)]
pub struct WordingRules {
    /// A word and the words that it is written out as.
    pub written_out: FxHashMap<String, Vec<String>>,
    /// Endings that are written out: “n't”, “not”.
    pub endings: Vec<(String, String)>,
    /// Endings that may stand for several words, and those words.
    pub unclear_endings: Vec<(String, Vec<String>)>,
    /// Capitals that are not the word in small letters, and what they are written out as.
    pub acronyms: FxHashMap<String, Vec<String>>,
    /// Endings that two spellings differ in; longer words only.
    pub spelling_endings: Vec<(String, String)>,
    /// Words for numbers.
    pub numerals: FxHashMap<String, Numeral>,
    /// The bytes of the longest of them.
    pub longest_numeral: usize,
    /// By which an editor signs a note in round brackets: “ndlr”.
    pub editor_notes: Vec<String>,
    /// Hesitations where commas part them from the rest: right.
    pub asides: Vec<String>,
    /// What stands beside numbers.
    pub figures: FigureRules,
    /// What each word is.
    pub sorts: FxHashMap<String, Sorts>,
    /// A sign and the unit it stands for.
    pub signs: Vec<(char, String)>,
    /// What turns a word round when put before it.
    pub negating_prefixes: Vec<String>,
    /// Words after which a full stop ends no sentence.
    pub abbreviations: Vec<String>,
    /// Words by which speakers mean themselves.
    pub first_person: Vec<String>,
    /// Modal verbs that say when, and not how sure, by their keys.
    pub futures: FxHashSet<u32>,
    /// Words that count a series.
    pub series: FxHashSet<Box<str>>,
    /// A phrase of fillers.
    pub filler_phrases: Vec<Vec<String>>,
    /// Which words tell where something was said.
    pub occasion: OccasionRules,
    /// What a court's written word is called: opinion.
    pub opinions: FxHashSet<Box<str>>,
    /// Words in the heading of a record that does not hold all that was said: excerpts.
    pub excerpts: FxHashSet<Box<str>>,
    /// What a record of such a meeting is called: minutes.
    pub sessions: FxHashSet<Box<str>>,
    /// What one person says alone: statement, homily.
    pub statements: FxHashSet<Box<str>>,
    /// Two words that are written as one, and that one: “per cent”.
    pub joined: Vec<([String; 2], String)>,
    /// Beginnings that are written out: “l'”, “le”.
    pub beginnings: Vec<(String, String)>,
    /// The months, January first.
    pub months: Vec<String>,
    /// The days of the week in plain Latin letters, from Monday.
    pub weekdays: Vec<String>,
    /// Whether 3/4/2026 is the third of April wherever the language is written.
    pub day_first: bool,
    /// Whether 3,5 is three and a half, and 3.500 are thousands.
    pub decimal_comma: bool,
    /// Where every noun has a capital: words before one that make it a name. Elsewhere none.
    pub before_names: FxHashSet<Box<str>>,
    /// There: endings of nouns that are no name.
    pub noun_endings: Vec<String>,
    /// There: endings of places' names.
    pub place_endings: Vec<String>,
    /// There: places among the commonest words.
    pub places: FxHashSet<Box<str>>,
    /// There: words before one that make it a name only if it is known as one.
    pub before_nouns: FxHashSet<Box<str>>,
    /// What stands before an hour, and the minutes that it adds or takes: “half past”, 30.
    pub clocks: Vec<(String, f64)>,
    /// What joins the parts of a number: two hundred and five, treinta y dos, zweiundzwanzig.
    pub joints: Vec<String>,
    table: Table,
    weights: OnceLock<Weights>,
    kin_lists: raw::Words,
    kin: OnceLock<Kin>,
}

/// What the weights of a language are read from.
#[derive(Debug)]
enum Table {
    /// A table of its stems, as they are made here.
    Stems(&'static str),
    /// A table of its words, as they are written.
    Words(&'static str),
    /// Its commonest words alone, the commonest first.
    Common(Vec<String>),
}

impl Table {
    fn of(language: &str, common: &raw::Words) -> Self {
        match language {
            "english" => Self::Stems(ENGLISH),
            "german" => Self::Words(GERMAN),
            "french" => Self::Words(FRENCH),
            "spanish" => Self::Words(SPANISH),
            _ => Self::Common(common.0.iter().map(|word| latin(word).into_owned()).collect()),
        }
    }
}

impl Default for Table {
    fn default() -> Self {
        Self::Common(Vec::new())
    }
}

impl WordingRules {
    /// How little each word says; the table is read when it is first asked for.
    pub fn weights(&self) -> &Weights {
        self.weights.get_or_init(|| match &self.table {
            Table::Stems(table) => Weights::read(table, hash),
            Table::Words(table) => Weights::read(table, |word| hash_of_stem(&latin(word))),
            Table::Common(words) => Weights::of_common(words.iter().map(String::as_str)),
        })
    }

    /// Which words say much the same; read when first asked for.
    pub fn kin(&self) -> &Kin {
        self.kin.get_or_init(|| Kin::of(&self.kin_lists, self))
    }

    /// The one word that a word is written out as, or the word.
    pub fn written<'w>(&'w self, word: &'w str) -> &'w str {
        match self.written_out.get(word).map(Vec::as_slice) {
            Some([one]) => one,
            _ => word,
        }
    }

    /// The spelling that stands for both: “defense” for “defence”. Short words are left: “our” is not “or”.
    pub fn spelled<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let long = |ending: &str| word.len() >= if ending.ends_with("ed") || ending.starts_with("ll") { 7 } else { 5 };
        let found = self.spelling_endings.iter().find(|(ending, _)| word.ends_with(ending.as_str()) && long(ending));
        match found {
            Some((ending, other)) => format!("{}{other}", &word[..word.len() - ending.len()]).into(),
            None => word.into(),
        }
    }
}

/// The weights of the languages that have a table.
const ENGLISH: &str = include_str!("../../data/english-words.txt");
const GERMAN: &str = include_str!("../../data/german-words.txt");
const FRENCH: &str = include_str!("../../data/french-words.txt");
const SPANISH: &str = include_str!("../../data/spanish-words.txt");

impl WordingRules {
    /// The tables of the language that has this name and these commonest words.
    pub fn of(language: &str, common: &raw::Words, raw: raw::Wording) -> Self {
        let raw = plain(raw);
        let (mut sorts, filler_phrases) = sorted(&raw);
        let mut joined = Vec::new();
        let mut written_out: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for (from, to) in pairs(&raw.spellings).chain(pairs(&raw.contractions)) {
            match from.split_once('_') {
                Some((first, second)) => joined.push(([first.into(), second.into()], to.join(" "))),
                None => drop(written_out.insert(from, to)),
            }
        }
        written_out.extend(short_months(&raw, &mut sorts));
        let numerals = numerals(&raw);
        let (occasion, weekdays, clocks) = (OccasionRules::from(&raw), weekdays(&raw), clocks(&raw));
        Self {
            written_out,
            endings: pairs(&raw.endings).map(|(ending, full)| (ending, full.join(" "))).collect(),
            unclear_endings: pairs(&raw.unclear_endings).collect(),
            acronyms: pairs(&raw.acronyms)
                .map(|(letters, full)| (letters, full.iter().map(|word| latin(word).into_owned()).collect()))
                .collect(),
            spelling_endings: pairs(&raw.spelling_endings).map(|(from, to)| (from, to.join(" "))).collect(),
            longest_numeral: numerals.keys().map(String::len).max().unwrap_or(0),
            numerals,
            figures: FigureRules::from(&raw),
            editor_notes: raw.editor_notes.0.iter().map(|note| note.replace('_', " ")).collect(),
            asides: raw.asides.0,
            sorts,
            signs: signs(&raw.signs),
            negating_prefixes: raw.negating_prefixes.0,
            abbreviations: raw.abbreviations.0,
            first_person: raw.first_person.0,
            futures: raw.futures.0.iter().map(|word| hash(word)).collect(),
            series: words(&raw.series),
            filler_phrases,
            occasion,
            opinions: words(&raw.opinions),
            excerpts: words(&raw.excerpts),
            sessions: words(&raw.sessions),
            statements: words(&raw.statements),
            joined,
            beginnings: pairs(&raw.beginnings).map(|(beginning, full)| (beginning, full.join(" "))).collect(),
            months: raw.calendar.0.iter().filter(|entry| !entry.contains('=')).take(12).cloned().collect(),
            weekdays,
            day_first: raw.day_first,
            decimal_comma: raw.decimal_comma,
            before_names: words(&raw.before_names),
            noun_endings: raw.noun_endings.0,
            place_endings: raw.place_endings.0,
            places: words(&raw.places),
            before_nouns: words(&raw.before_nouns),
            clocks,
            joints: raw.joints.0,
            table: Table::of(language, common),
            weights: OnceLock::new(),
            kin_lists: raw.kin,
            kin: OnceLock::new(),
        }
    }
}

/// What signs stand for: `€=euros`.
pub(super) fn signs(raw: &raw::Words) -> Vec<(char, String)> {
    pairs(raw).filter_map(|(sign, unit)| Some((sign.chars().next()?, latin(&unit.join(" ")).into_owned()))).collect()
}

/// What stands before an hour: `half_past=30`.
fn clocks(raw: &raw::Wording) -> Vec<(String, f64)> {
    let minutes = |minutes: Vec<String>| minutes.first()?.parse().ok();
    pairs(&raw.clocks).filter_map(|(words, added)| Some((words.replace('_', " "), minutes(added)?))).collect()
}

/// What words for numbers are worth.
fn numerals(raw: &raw::Wording) -> FxHashMap<String, Numeral> {
    let all = |words: &raw::Words, make: fn(f64) -> Numeral| -> Vec<(String, Numeral)> {
        pairs(words).filter_map(|(word, value)| Some((word, make(value.first()?.parse().ok()?)))).collect()
    };
    let mut numerals: FxHashMap<String, Numeral> = all(&raw.numbers, Numeral::Value).into_iter().collect();
    numerals.extend(all(&raw.scales, Numeral::Scale));
    numerals
}

/// What each word is, and the fillers of several words.
fn sorted(raw: &raw::Wording) -> (FxHashMap<String, Sorts>, Vec<Vec<String>>) {
    let mut sorts = FxHashMap::default();
    let mut filler_phrases = Vec::new();
    for word in raw.fillers.0.iter().map(|word| phrase(word)) {
        match &word[..] {
            [one] => sort(&mut sorts, one, Sorts::FILLER),
            _ => filler_phrases.push(word),
        }
    }
    let lists = [
        (&raw.units, Sorts::UNIT),
        (&raw.negations, Sorts::NEGATION),
        (&raw.modals, Sorts::MODAL),
        (&raw.quantifiers, Sorts::QUANTIFIER),
        (&raw.hedges, Sorts::HEDGE),
        (&raw.connectives, Sorts::CONNECTIVE),
        (&raw.amounts, Sorts::NUMBER),
    ];
    for (words, as_sort) in lists {
        words.0.iter().for_each(|word| sort(&mut sorts, word, as_sort));
    }
    (sorts, filler_phrases)
}

/// The words as texts are read: without accents. Acronyms keep their capitals, signs are no words.
fn plain(mut raw: raw::Wording) -> raw::Wording {
    let lists = [
        &mut raw.contractions,
        &mut raw.beginnings,
        &mut raw.endings,
        &mut raw.unclear_endings,
        &mut raw.spelling_endings,
        &mut raw.spellings,
        &mut raw.numbers,
        &mut raw.scales,
        &mut raw.lone_scales,
        &mut raw.joints,
        &mut raw.ones,
        &mut raw.partitives,
        &mut raw.rates,
        &mut raw.asides,
        &mut raw.amounts,
        &mut raw.units,
        &mut raw.calendar,
        &mut raw.fillers,
        &mut raw.connectives,
        &mut raw.negations,
        &mut raw.negating_prefixes,
        &mut raw.modals,
        &mut raw.futures,
        &mut raw.quantifiers,
        &mut raw.hedges,
        &mut raw.first_person,
        &mut raw.abbreviations,
        &mut raw.kin,
    ];
    for word in lists.into_iter().flat_map(|words| &mut words.0).filter(|word| !word.is_ascii()) {
        *word = latin(word).into_owned();
    }
    raw
}

/// The short forms of months and weekdays with what they stand for: `jan=january`; both are noted as such.
fn short_months(raw: &raw::Wording, sorts: &mut FxHashMap<String, Sorts>) -> Vec<(String, Vec<String>)> {
    let mut short = Vec::new();
    for entry in &raw.calendar.0 {
        let (word, full) = entry.split_once('=').unwrap_or((entry, entry));
        sort(sorts, full, Sorts::CALENDAR);
        if word != full {
            short.push((word.to_owned(), vec![full.to_owned()]));
        }
    }
    short
}

fn sort(sorts: &mut FxHashMap<String, Sorts>, word: &str, as_sort: Sorts) {
    let known = sorts.entry(word.to_owned()).or_default();
    *known = known.and(as_sort);
}

pub(super) fn words(entries: &raw::Words) -> FxHashSet<Box<str>> {
    entries.0.iter().flat_map(|entry| words_of(entry)).collect()
}

pub(super) fn phrases(entries: &raw::Words) -> Vec<Vec<Box<str>>> {
    entries.0.iter().map(|entry| words_of(&entry.replace('_', " "))).collect()
}

fn pairs(words: &raw::Words) -> impl Iterator<Item = (String, Vec<String>)> + '_ {
    words.0.iter().filter_map(|entry| entry.split_once('=')).map(|(from, to)| (from.to_owned(), phrase(to)))
}

/// `a_b` as its words.
fn phrase(words: &str) -> Vec<String> {
    words.split('_').map(str::to_owned).collect()
}

/// The days of the week in the calendar, which begins with the months: each once before its short forms. They are compared
/// in plain Latin letters: Spanish miércoles.
fn weekdays(raw: &raw::Wording) -> Vec<String> {
    let entries = raw.calendar.0.iter().filter(|entry| !entry.contains('='));
    entries.skip(12).take(7).map(|day| latin(day).into_owned()).collect()
}
