//! Folding: a text into words that can be compared.
//!
//! What comes in is a quotation's text; what goes out is its [`Word`]s, each with the bytes it stands in. What editors
//! may write in another way (letter case, marks, contractions, spellings, numbers in figures or words) is gone from a
//! word's key; what they show (an ellipsis, a bracket) is a trait. Every word is looked up once a thread, then known.

use rustc_hash::FxHashMap;

use super::numbers::{OpenNumber, figures};
use crate::{
    rules::{Numeral, Rules, Sorts, Stem, Weights, WordingRules, hash},
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

/// What folding knows: the same for all threads.
pub struct Folding<'r> {
    /// The wording of the language.
    pub rules: &'r WordingRules,
    weights: &'r Weights,
    joined: Vec<([u32; 2], Plain)>,
}

impl<'r> Folding<'r> {
    /// The wording of the rules' first language.
    pub fn new(rules: &'r Rules) -> Self {
        let rules = &rules.languages[0].wording;
        let mut folding = Self { rules, weights: rules.weights(), joined: Vec::new() };
        let join = |([first, second], one): &([String; 2], String)| ([hash(first), hash(second)], folding.plain(one));
        folding.joined = rules.joined.iter().map(join).collect();
        folding
    }

    fn plain(&self, word: &str) -> Plain {
        let word = match self.rules.written_out.get(word).map(Vec::as_slice) {
            Some([one]) => one.as_str(),
            _ => word,
        };
        let spelled = spelling(word, &self.rules.spelling_endings);
        let traits = self.rules.sorts.get(word).copied().unwrap_or_default().into();
        Plain { key: hash(&spelled), stem: self.weights.stem(&spelled), traits }
    }

    /// A folder for one thread.
    pub fn folder(&self) -> Folder<'_> {
        Folder { folding: self, known: FxHashMap::default(), entries: Vec::new(), lower: String::new() }
    }
}

/// Folds texts; remembers the words it has met.
pub struct Folder<'r> {
    folding: &'r Folding<'r>,
    known: FxHashMap<Box<str>, u32>,
    entries: Vec<Entry>,
    lower: String,
}

/// A word as written, looked up.
#[derive(Clone, Debug, Default)]
struct Entry {
    words: Vec<Plain>,
    numeral: Option<Numeral>,
    /// Two glued together: “5m”.
    scaled: Option<Numeral>,
    abbreviation: bool,
}

#[derive(Clone, Copy, Debug)]
struct Plain {
    key: u32,
    stem: Stem,
    traits: Traits,
}

impl Folder<'_> {
    /// The words of a text.
    pub fn fold(&mut self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        self.fold_into(text, &mut words);
        words
    }

    /// The same, into a vector that is emptied first.
    pub fn fold_into(&mut self, text: &str, words: &mut Vec<Word>) {
        words.clear();
        Pass { folder: self, text, words, number: None, currency: None, bracket: false, ended: true, shouts: None }
            .run();
        weigh_unlisted(words);
    }

    /// Where among the entries a word stands.
    fn entry(&mut self, word: &str) -> usize {
        self.lower.clear();
        if word.is_ascii() {
            self.lower.push_str(word);
            self.lower.make_ascii_lowercase();
        } else {
            let plain: String = word.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).collect();
            self.lower.push_str(&latin(&plain));
        }
        if let Some(&known) = self.known.get(self.lower.as_str()) {
            return known as usize;
        }
        let entry = self.look_up(&self.lower);
        self.known.insert(self.lower.as_str().into(), self.entries.len() as u32);
        self.entries.push(entry);
        self.entries.len() - 1
    }

    fn look_up(&self, word: &str) -> Entry {
        let rules = self.folding.rules;
        let abbreviation = rules.abbreviations.iter().any(|known| known == word);
        let words = |words: Vec<Plain>| Entry { words, abbreviation, ..Entry::default() };
        if let Some(full) = rules.written_out.get(word) {
            return words(full.iter().map(|word| self.folding.plain(word)).collect());
        }
        if let Some(numeral) = rules.numerals.get(word) {
            return Entry { numeral: Some(*numeral), ..words(vec![self.folding.plain(word)]) };
        }
        if let Some((value, rest)) = figures(word) {
            let scaled = rules.numerals.get(rest).copied().filter(|numeral| matches!(numeral, Numeral::Scale(_)));
            return Entry { numeral: Some(Numeral::Value(value)), scaled, ..words(vec![self.folding.plain(word)]) };
        }
        for (ending, full) in &rules.endings {
            if let Some(base) = word.strip_suffix(ending.as_str()).filter(|base| !base.is_empty()) {
                let mut both = self.look_up(base);
                both.words.push(self.folding.plain(full));
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
        words(vec![self.folding.plain(word.trim_end_matches('\''))])
    }
}

/// The spelling that stands for both: “defense” for “defence”. Short words are left: “our” is not “or”.
fn spelling<'a>(word: &'a str, endings: &[(String, String)]) -> std::borrow::Cow<'a, str> {
    let long = |ending: &str| word.len() >= if ending.ends_with("ed") || ending.starts_with("ll") { 7 } else { 5 };
    let found = endings.iter().find(|(ending, _)| word.ends_with(ending.as_str()) && long(ending));
    match found {
        Some((ending, other)) => format!("{}{other}", &word[..word.len() - ending.len()]).into(),
        None => word.into(),
    }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`')
}

/// One text on its way.
struct Pass<'a, 'r> {
    folder: &'a mut Folder<'r>,
    text: &'a str,
    words: &'a mut Vec<Word>,
    number: Option<OpenNumber>,
    currency: Option<Plain>,
    bracket: bool,
    ended: bool,
    shouts: Option<bool>,
}

impl Pass<'_, '_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(c) = self.text[at..].chars().next() {
            at = if c.is_alphanumeric() { self.word(at) } else { self.sign(at, c) };
        }
        self.end_number();
    }

    fn sign(&mut self, at: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        match c {
            '…' => self.gap(at, next),
            '.' => {
                let end = ellipsis(self.text, at);
                if end > next {
                    self.gap(at, end);
                    return end;
                }
                self.ended |= !self.after_abbreviation(at);
            }
            '!' | '?' | '\n' => self.ended = true,
            '[' => {
                let close = self.text[at..].find(']').filter(|&close| close < 80);
                self.bracket = close.is_some();
                if let Some(close) = close.filter(|&close| !self.text[at..at + close].contains(char::is_alphanumeric)) {
                    self.gap(at, at + close + 1);
                    self.bracket = false;
                    return at + close + 1;
                }
            }
            ']' => self.bracket = false,
            _ => self.unit_sign(at, c),
        }
        next
    }

    fn unit_sign(&mut self, at: usize, c: char) {
        let rules = self.folder.folding.rules;
        let Some((_, unit)) = rules.signs.iter().find(|(sign, _)| *sign == c) else { return };
        let unit = self.folder.folding.plain(unit);
        let follows =
            self.words.last().is_some_and(|word| word.traits.has(Sorts::NUMBER) && word.end as usize + 1 >= at);
        if follows {
            self.end_number();
            self.push(unit, at, at + c.len_utf8());
        } else {
            self.currency = Some(unit);
        }
    }

    fn gap(&mut self, start: usize, end: usize) {
        self.end_number();
        if !self.words.last().is_some_and(Word::is_gap) {
            self.push(Plain { key: 0, stem: Stem(0), traits: Traits::GAP }, start, end);
        }
        self.ended = true;
    }

    /// Whether the full stop at `at` belongs to an abbreviation or an initial.
    fn after_abbreviation(&mut self, at: usize) -> bool {
        let before = &self.text[..at];
        let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '.').map_or(0, |at| at + 1);
        let start = (start..at).find(|&at| before.is_char_boundary(at)).unwrap_or(at);
        let word = &before[start..];
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
        initial || (word.len() <= 5 && self.is_abbreviation(word))
    }

    fn is_abbreviation(&mut self, word: &str) -> bool {
        let entry = self.folder.entry(word);
        self.folder.entries[entry].abbreviation
    }

    fn word(&mut self, start: usize) -> usize {
        let end = start + word_end(&self.text[start..]);
        let word = &self.text[start..end];
        if let Some(full) = self.acronym(word) {
            self.end_number();
            for word in full {
                let plain = self.folder.folding.plain(&word);
                self.push(plain, start, end);
            }
            return end;
        }
        let entry = self.folder.entry(word);
        let Entry { numeral, scaled, .. } = self.folder.entries[entry];
        if let Some(numeral) = numeral {
            let plain = self.folder.entries[entry].words[0];
            self.numeral(numeral, plain, start, end);
            if let Some(scale) = scaled {
                self.numeral(scale, plain, start, end);
            }
            return end;
        }
        self.end_number();
        for index in 0..self.folder.entries[entry].words.len() {
            self.push(self.folder.entries[entry].words[index], start, end);
        }
        end
    }

    /// “US” is no pronoun, “U.S.” either; but in a text all in capitals nothing can be told.
    fn acronym(&mut self, word: &str) -> Option<Vec<String>> {
        let letters: String = word.chars().filter(|&c| c != '.').collect();
        let full = self.folder.folding.rules.acronyms.get(&letters)?;
        let text = self.text;
        let shouts = *self.shouts.get_or_insert_with(|| !text.contains(char::is_lowercase));
        (!shouts || letters != word).then(|| full.clone())
    }

    fn numeral(&mut self, numeral: Numeral, plain: Plain, start: usize, end: usize) {
        let open = self.number.take();
        let grown =
            open.filter(|open| self.goes_on(*open, numeral, start)).and_then(|open| open.with(numeral, end as u32));
        if let (Some(number), Some(last)) = (grown, self.words.last_mut()) {
            last.end = end as u32;
            number.write(last);
            self.number = Some(number);
            return;
        }
        if open.is_some() {
            self.end_number();
        }
        let article = self.take_article(numeral, start);
        if matches!(numeral, Numeral::Scale(scale) if scale != 12.0) && article.is_none() {
            // A number whose figures were cut off: “million for the bridge”.
            self.push(plain, start, end);
            return;
        }
        let mut number = OpenNumber::new(numeral, start as u32, end as u32);
        if let Some((from, share)) = article {
            number = number.counted_from(from, share);
        }
        self.push(plain, number.start as usize, end);
        if let Some(last) = self.words.last_mut() {
            number.write(last);
        }
        self.number = Some(number);
    }

    /// Whether nothing but a space or hyphen stands between; figures after figures are two numbers: “2015 2016”.
    fn goes_on(&self, open: OpenNumber, numeral: Numeral, start: usize) -> bool {
        let figures =
            matches!(numeral, Numeral::Value(_)) && self.text[start..].starts_with(|c: char| c.is_ascii_digit());
        // A scale glued to its figures has their place.
        let between = self.text.get(open.end as usize..start).unwrap_or_default();
        !figures && between.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '‑'))
    }

    /// “a million” is one million, “half a million” half of one: the words before the scale are part of the number.
    fn take_article(&mut self, numeral: Numeral, start: usize) -> Option<(u32, f64)> {
        let Numeral::Scale(_) = numeral else { return None };
        let article = *self.words.last()?;
        let text = self.text;
        let is_article = article.end as usize + 1 == start
            && matches!(&text[article.start as usize..article.end as usize], "a" | "A");
        if !is_article {
            return None;
        }
        self.words.pop();
        let half = self.words.last().copied();
        match half.filter(|word| word.end + 1 == article.start && word.key == OpenNumber::key(0.5)) {
            Some(half) => {
                self.words.pop();
                Some((half.start, 0.5))
            }
            None => Some((article.start, 1.0)),
        }
    }

    /// “$5 million” is five million, then dollars.
    fn end_number(&mut self) {
        if self.words.last().is_some_and(|word| word.traits.has(Sorts::NUMBER))
            && let Some(unit) = self.currency.take()
        {
            // It stands after the number, as if it were written out.
            let end = self.words.last().map_or(0, |number| number.end as usize);
            self.push(unit, end, end);
        }
        self.number = None;
        self.currency = None;
    }

    fn push(&mut self, mut plain: Plain, mut start: usize, end: usize) {
        if let Some(one) = self.joins(plain.key) {
            self.words.pop_if(|last| {
                start = last.start as usize;
                true
            });
            plain = Plain { traits: plain.traits.and(one.traits), ..one };
        }
        let upper = self.text[start..].starts_with(char::is_uppercase);
        let mut traits = plain.traits;
        if self.bracket {
            traits = traits.and(Traits::BRACKET);
        }
        let gap = traits.has(Traits::GAP);
        if !gap
            && self.ended
            && (upper || self.words.is_empty() || self.text[start..].starts_with(|c: char| c.is_ascii_digit()))
        {
            traits = traits.and(Traits::LEADS);
        } else if upper {
            traits = traits.and(Traits::CAPITAL);
        }
        self.ended &= gap;
        let stem = if self.bracket { plain.stem.lightened() } else { plain.stem };
        self.words.push(Word { key: plain.key, stem, start: start as u32, end: end as u32, traits });
    }
}

impl Pass<'_, '_> {
    /// The one word that the last one and this are written as.
    fn joins(&self, key: u32) -> Option<Plain> {
        let last = self.words.last()?;
        let joined =
            self.folder.folding.joined.iter().find(|([first, second], _)| *second == key && *first == last.key);
        joined.map(|&(_, plain)| plain)
    }
}

/// Where dots that stand for words left out end; `at + 1` where there are fewer than three.
fn ellipsis(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut end, mut dots, mut look) = (at + 1, 1, at + 1);
    while let Some(byte) = bytes.get(look) {
        match byte {
            b'.' => {
                dots += 1;
                end = look + 1;
            }
            b' ' if bytes.get(look + 1) == Some(&b'.') => {}
            _ => break,
        }
        look += 1;
    }
    if dots >= 3 { end } else { at + 1 }
}

/// The length of the word at the start of `text`: letters and digits, apostrophes and dots within.
fn word_end(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inside = match c {
            _ if c.is_alphanumeric() => true,
            _ if is_apostrophe(c) => next.is_some_and(char::is_alphabetic),
            '.' => dotted(text, end, next),
            ',' => {
                text[..at].bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
                    && next.is_some_and(|c| c.is_ascii_digit())
            }
            // Combining marks belong to the letter before them.
            '\u{300}'..='\u{36f}' => true,
            _ => false,
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// A dot inside “U.S.”, “2.6”, “a.m.”: between single letters, or between figures.
fn dotted(text: &str, end: usize, next: Option<char>) -> bool {
    let before = &text[..end];
    let figures = before.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
    let letter = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    let letters = before.split('.').all(letter) && next.is_some_and(char::is_alphabetic);
    let lone = text[end + 1..].chars().nth(1).is_none_or(|c| !c.is_alphanumeric());
    figures || (letters && lone)
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
    }

    #[test]
    fn what_differs_has_other_keys() {
        for (one, other) in
            [("let us go", "let the US go"), ("15", "50"), ("our", "or"), ("he may", "he might"), ("walk", "walked")]
        {
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
