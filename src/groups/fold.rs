//! Folding: a text into words that can be compared.
//!
//! What comes in is a quotation's text; what goes out is its [`Word`]s, each with the bytes it stands in. What editors
//! may write in another way (letter case, marks, contractions, spellings, numbers in figures or words) is gone from a
//! word's key; what they show (an ellipsis, a bracket) is a trait. Every word is looked up once a thread, then known.

use std::sync::{Mutex, OnceLock, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    cutting::Pass,
    memory::{Entry, EntryId, Memory},
    numbers::{OpenNumber, compound, figures},
};
use crate::{
    rules::{Late, Numeral, Rules, Sorts, Stem, WordingRules, hash},
    text::latin,
};

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word {
    /// Equal for words that an editor may put for one another.
    pub key: u32,
    /// What it is matched by.
    pub stem: Stem,
    /// First byte in the text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What it is, and what stands around it.
    pub traits: Traits,
}

/// What is known of a word in its place: the sorts of the rules, and the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u16);

impl Traits {
    /// No word: an ellipsis, or a bracket without words.
    pub const GAP: Self = Self(1 << 8);
    /// In square brackets.
    pub const BRACKET: Self = Self(1 << 9);
    /// Capitalised, not the first of its sentence.
    pub const CAPITAL: Self = Self(1 << 10);
    /// The first of its sentence.
    pub const LEADS: Self = Self(1 << 11);
    /// With an ending that may stand for several words: the first of the rules' list (“'s”), the second (“'d”).
    pub const UNCLEAR: [Self; 2] = [Self(1 << 12), Self(1 << 13)];

    /// Whether any of `other` holds of it.
    pub fn has(self, other: impl Into<Self>) -> bool {
        self.0 & other.into().0 != 0
    }

    /// Whether one may stand in the other's place: a unit for a unit, a number for a number.
    pub fn is_counterpart_of(self, other: Self) -> bool {
        let sorts = Sorts::UNIT.0 | Sorts::CALENDAR.0 | Sorts::NUMBER.0 | Sorts::MODAL.0 | Sorts::QUANTIFIER.0;
        self.0 & other.0 & sorts != 0
    }

    /// Both.
    pub fn and(self, other: impl Into<Self>) -> Self {
        Self(self.0 | other.into().0)
    }
}

impl From<Sorts> for Traits {
    fn from(sorts: Sorts) -> Self {
        Self(sorts.0)
    }
}

impl Word {
    /// Whether it is a word at all.
    pub fn is_gap(&self) -> bool {
        self.traits.has(Traits::GAP)
    }
}

/// What folding knows of every language: the same for all threads.
pub struct Folding<'r> {
    tongues: Vec<Tongue<'r>>,
    /// What folders that are done remember, for those to come.
    idle: Mutex<Vec<Memory>>,
}

/// What folding knows of one language.
pub(super) struct Tongue<'r> {
    pub rules: &'r Late<WordingRules>,
    joined: OnceLock<FxHashMap<[u32; 2], Plain>>,
    /// The words that may be the second of two.
    seconds: OnceLock<FxHashSet<u32>>,
}

impl<'r> Folding<'r> {
    /// The wordings of all languages.
    pub fn new(rules: &'r Rules) -> Self {
        let tongues = rules.languages.iter().map(|language| Tongue::new(&language.wording)).collect();
        Self { tongues, idle: Mutex::default() }
    }

    /// The wording of a language: an index into [`Rules::languages`].
    pub fn rules(&self, language: usize) -> &'r WordingRules {
        self.tongues[language].rules
    }

    /// A folder for one thread, with all that another before it has met.
    pub fn folder(&self) -> Folder<'_> {
        let memory = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let memory = memory.unwrap_or_else(|| Memory::of(self.tongues.len()));
        Folder { folding: self, language: 0, memory, lower: String::new(), words: Vec::new() }
    }
}

impl Drop for Folder<'_> {
    fn drop(&mut self) {
        self.folding.idle.lock().unwrap_or_else(PoisonError::into_inner).push(std::mem::take(&mut self.memory));
    }
}

impl<'r> Tongue<'r> {
    fn new(rules: &'r Late<WordingRules>) -> Self {
        Self { rules, joined: OnceLock::new(), seconds: OnceLock::new() }
    }

    /// Whether a word may be the second of two that are written as one.
    fn is_second(&self, key: u32) -> bool {
        let gather = || self.rules.joined.iter().map(|([_, second], _)| hash(second)).collect();
        self.seconds.get_or_init(gather).contains(&key)
    }

    /// The one word as which two that stand beside each other are read. Made for languages that are spoken alone: it asks
    /// for their weights, which are many.
    pub fn joined(&self, pair: [u32; 2]) -> Option<Plain> {
        // Nineteen-eighties: a number that stands is known by its value.
        let key = |word: &String| match self.rules.numerals.get(word) {
            Some(Numeral::Value(value)) => OpenNumber::key(*value),
            Some(Numeral::Scale(_)) | None => hash(word),
        };
        let join = |([first, second], one): &([String; 2], String)| ([key(first), hash(second)], self.plain(one));
        self.joined.get_or_init(|| self.rules.joined.iter().map(join).collect()).get(&pair).copied()
    }

    /// The one word of an entry that is no part of a number, a measure or two words written as one.
    fn lone(&self, entry: &Entry) -> Option<Plain> {
        let &[plain] = &entry.words[..] else { return None };
        let parts = plain.traits.has(Sorts::UNIT) || self.is_second(plain.key);
        (!parts && entry.numeral.is_none() && !entry.joint).then_some(plain)
    }

    pub fn plain(&self, word: &str) -> Plain {
        let word = self.rules.written(word);
        let spelled = self.rules.spelled(word);
        let traits = self.rules.sorts.get(word).copied().unwrap_or_default().into();
        Plain { key: hash(&spelled), stem: self.rules.weights().stem(&spelled), traits }
    }

    /// What letters behind figures measure: “ft”, “mph”, and “pm” without its dots.
    pub fn unit(&self, letters: &str) -> Option<Vec<Plain>> {
        let dotted = letters.chars().map(String::from).collect::<Vec<_>>().join(".");
        let full = self.rules.written_out.get(letters);
        let written =
            full.map_or_else(|| vec![self.plain(letters)], |full| full.iter().map(|w| self.plain(w)).collect());
        let known = |words: &Vec<Plain>| words.first().is_some_and(|word| word.traits.has(Sorts::UNIT));
        Some(written).filter(known).or_else(|| Some(vec![self.plain(&dotted)]).filter(known))
    }
}

/// Folds texts; remembers the words it has met.
pub struct Folder<'r> {
    folding: &'r Folding<'r>,
    language: usize,
    pub(super) memory: Memory,
    lower: String,
    /// Those of the last text, as room for the next.
    words: Vec<Word>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Plain {
    pub key: u32,
    pub stem: Stem,
    pub traits: Traits,
}

impl<'r> Folder<'r> {
    /// The same folder, for texts of this language from now on: an index into [`Rules::languages`].
    pub fn speak(&mut self, language: usize) -> &mut Self {
        self.language = language;
        self
    }

    pub(super) fn tongue(&self) -> &'r Tongue<'r> {
        &self.folding.tongues[self.language]
    }

    /// The words of a text.
    pub fn fold(&mut self, text: &str) -> Vec<Word> {
        let mut words = std::mem::take(&mut self.words);
        self.fold_into(text, &mut words);
        let own = words.clone();
        self.words = words;
        own
    }

    /// The same, into a vector that is emptied first.
    pub fn fold_into(&mut self, text: &str, words: &mut Vec<Word>) {
        words.clear();
        Pass::new(self, text, words).run();
        weigh_unlisted(words);
    }

    /// Where what is known of a word stands in the memory, until the next one is asked for.
    pub(super) fn entry(&mut self, word: &str) -> EntryId {
        let is_plain = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let mut lower = std::mem::take(&mut self.lower);
        let plain = if is_plain {
            word
        } else {
            lower.clear();
            lower.extend(word.chars().map(|c| if is_apostrophe(c) { '\'' } else { c.to_ascii_lowercase() }));
            if !lower.is_ascii() {
                lower = latin(&lower).into_owned();
            }
            &lower
        };
        let at = self.memory.find(self.language, plain);
        let at = at.unwrap_or_else(|| {
            let entry = self.look_up(plain);
            let lone = self.tongue().lone(&entry);
            self.memory.keep(self.language, plain, Entry { lone, ..entry })
        });
        self.lower = lower;
        at
    }

    /// A word in small letters that was met before, if it is one word whatever stands before it.
    pub(super) fn lone(&self, word: &str) -> Option<Plain> {
        self.memory.lone(self.language, word)
    }

    fn look_up(&self, word: &str) -> Entry {
        let tongue = self.tongue();
        let rules = tongue.rules;
        let abbreviation = rules.abbreviations.iter().any(|known| known == word);
        let joint = rules.joints.iter().any(|joint| joint == word);
        let words = |words: Vec<Plain>| Entry { words, abbreviation, joint, ..Entry::default() };
        if let Some(full) = rules.written_out.get(word) {
            return words(full.iter().map(|word| tongue.plain(word)).collect());
        }
        if let Some(numeral) = rules.numerals.get(word) {
            return Entry { numeral: Some(*numeral), ..words(vec![tongue.plain(word)]) };
        }
        if let Some((value, rest)) = figures(word, rules) {
            let scaled = rules.numerals.get(rest).copied().filter(|numeral| matches!(numeral, Numeral::Scale(_)));
            return Entry { numeral: Some(Numeral::Value(value)), scaled, ..words(vec![tongue.plain(word)]) };
        }
        let figures_end = word.find(|c: char| c.is_alphabetic()).unwrap_or(word.len());
        if let Some((value, _)) = figures(&word[..figures_end], rules)
            && let Some(mut all) = tongue.unit(&word[figures_end..])
        {
            all.insert(0, tongue.plain(word));
            return Entry { numeral: Some(Numeral::Value(value)), ..words(all) };
        }
        if let Some(value) = compound(word, rules) {
            return Entry { numeral: Some(Numeral::Value(value)), ..words(vec![tongue.plain(word)]) };
        }
        for (beginning, full) in &rules.beginnings {
            if let Some(rest) = word.strip_prefix(beginning.as_str()).filter(|rest| !rest.is_empty()) {
                let mut both = self.look_up(rest);
                both.words.insert(0, tongue.plain(full));
                return Entry { numeral: None, scaled: None, ..both };
            }
        }
        for (ending, full) in &rules.endings {
            if let Some(base) = word.strip_suffix(ending.as_str()).filter(|base| !base.is_empty()) {
                let mut both = self.look_up(base);
                both.words.push(tongue.plain(full));
                return both;
            }
        }
        for ((ending, _), unclear) in rules.unclear_endings.iter().zip(Traits::UNCLEAR) {
            if let Some(base) = word.strip_suffix(ending.as_str()).filter(|base| !base.is_empty()) {
                let mut entry = self.look_up(base);
                entry.words.iter_mut().for_each(|word| word.traits = word.traits.and(unclear));
                return entry;
            }
        }
        let bare = word.trim_end_matches('\'');
        // “nothin'”: the sign stands for a letter.
        let full = rules.spelled(word).into_owned();
        words(vec![tongue.plain(if bare != word && full != word { &full } else { bare })])
    }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`')
}

/// In a language without a table every word seems rare: there, short words are taken for common ones.
fn weigh_unlisted(words: &mut [Word]) {
    let listed = words.iter().filter(|word| word.stem.weight() < Stem::RARE).count();
    if words.len() < 6 || listed * 5 >= words.len() {
        return;
    }
    for word in words.iter_mut().filter(|word| word.stem.weight() == Stem::RARE) {
        let weight = [4, 4, 6, 14, 28, 40, 52][(word.end - word.start).min(6) as usize];
        word.stem = Stem::new(word.stem.0 >> 6, weight);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<u32> {
        let rules = Rules::built_in().expect("the built-in rules are read by every test");
        let folding = Folding::new(&rules);
        folding.folder().fold(text).iter().map(|word| word.key).collect()
    }

    #[track_caller]
    fn same(one: &str, other: &str) {
        assert_eq!(keys(one), keys(other), "{one} | {other}");
    }

    #[test]
    fn what_an_editor_may_write_in_another_way_has_one_key() {
        same("We can’t — won't — go", "we cannot, will not go");
        same("the defence of labour’s centre", "The defense of labor's center");
        same("25 per cent", "twenty-five percent");
        same("25%", "twenty five per cent");
        same("$5 million", "5 million dollars");
        same("half a million people", "500,000 people");
        same("a dozen eggs", "12 eggs");
        same("$2.6million", "2.6 million dollars");
        same("the 21st day", "the twenty-first day");
        same("a U.S. ship", "a US ship");
        same("ISIS' men", "ISIS’s men");
        same("long-term", "long term");
        same("two hundred thousand", "200,000");
        same("a £5bn fund", "a 5 billion pounds fund");
        same("the No. 1 fear", "the number one fear");
        same("nothin’ like goin’ home", "nothing like going home");
        same("tell ’em, ’cause I won’t", "tell them because I will not");
        same("25km and 20ft", "25 kilometres and 20 feet");
        same("at 8.30pm, then 9 am", "at 8:30 p.m., then 9:00 a.m.");
        same("20 000 euros", "20,000 euros");
        same("at 60mph", "at sixty miles per hour");
    }

    #[test]
    fn what_differs_has_other_keys() {
        for (one, other) in [
            ("let us go", "let the US go"),
            ("15", "50"),
            ("our", "or"),
            ("he may", "he might"),
            ("walk", "walked"),
            ("8:30", "9:30"),
            ("20 000", "20"),
        ] {
            assert_ne!(keys(one), keys(other), "{one} | {other}");
        }
    }

    #[test]
    fn sentences_begin_after_full_stops_that_end_them() {
        let rules = Rules::built_in().expect("the built-in rules are read by every test");
        let folding = Folding::new(&rules);
        let text = "Mr. Holm met J. Reed in the U.S. today. We … Go! It cost $5.20 a day.";
        let words = folding.folder().fold(text);
        let leads: Vec<&str> = words
            .iter()
            .filter(|word| word.traits.has(Traits::LEADS))
            .map(|word| &text[word.start as usize..word.end as usize])
            .collect();
        assert_eq!(leads, ["Mr", "We", "Go", "It"]);
    }
}
