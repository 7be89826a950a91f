//! What a body's name says: which government, which body, or only what sort of body.
//!
//! What comes in is a name as a text gives it; what goes out is a [`Body`]. Which words mean a government is data.

use super::spelling;
use crate::rules::{People, words_of};

/// A body, by the words of its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The government that it is, or is of.
    pub government: Option<u16>,
    /// The words that are the body's own, in alphabetical order.
    pub words: Vec<Box<str>>,
    /// The words that say what sort of body it is.
    pub kinds: Vec<Box<str>>,
}

impl Body {
    /// Reads a body's name, or any words that may hold one.
    pub fn parse(text: &str, rules: &People) -> Self {
        let words = words_of(text);
        let mut body = Self::default();
        let mut at = 0;
        while at < words.len() {
            if let Some((number, count)) = rules.governments.first(&words[at..]) {
                body.government.get_or_insert(number);
                at += count;
                continue;
            }
            let word = &words[at];
            if rules.kinds.contains(word) || rules.at_large.contains(word) {
                body.kinds.push(word.clone());
            } else if !rules.forms.contains(word) {
                body.words.push(word.clone());
            }
            at += 1;
        }
        body.words.sort_unstable();
        body.words.dedup();
        body.kinds.sort_unstable();
        body.kinds.dedup();
        body
    }

    /// The government at large: Moscow, the Kremlin, the Russian government.
    pub fn is_government(&self, rules: &People) -> bool {
        self.government.is_some()
            && self.words.is_empty()
            && self.kinds.iter().all(|kind| rules.at_large.contains(kind))
    }

    /// A body that any body of its sort may be: “the company”, “police”.
    pub fn is_generic(&self) -> bool {
        self.government.is_none() && self.words.is_empty()
    }

    /// What bodies of one name have in common, and no others; nothing for those that any may be.
    pub fn key(&self, rules: &People) -> Option<String> {
        if self.is_generic() {
            return None;
        }
        let government = self.government.map_or(String::new(), |number| number.to_string());
        if self.is_government(rules) {
            return Some(government);
        }
        // A ministry of defence is one of defense.
        let sounds =
            |words: &[Box<str>]| -> Vec<String> { words.iter().map(|word| spelling::written(word, rules)).collect() };
        Some([government, sounds(&self.words).join(" "), sounds(&self.kinds).join(" ")].join("|"))
    }

    /// Whether two bodies may be one, or one a part of the other.
    pub fn may_be(&self, other: &Self, rules: &People) -> bool {
        if self.is_generic() || other.is_generic() {
            return self.kinds.is_empty()
                || other.kinds.is_empty()
                || shares(&self.kinds, &other.kinds)
                || !self.is_generic()
                || !other.is_generic();
        }
        match self.government.zip(other.government) {
            Some((one, two)) if one != two => false,
            Some(_) if self.is_government(rules) || other.is_government(rules) => true,
            _ if shares(&self.words, &other.words) => true,
            Some(_) => self.words.is_empty() && other.words.is_empty() && shares(&self.kinds, &other.kinds),
            None => abbreviates(self, other) || abbreviates(other, self),
        }
    }
}

/// Whether two lists have a word in common.
pub fn shares(one: &[Box<str>], two: &[Box<str>]) -> bool {
    one.iter().any(|word| two.contains(word))
}

/// “NTC” may be the Northern Transport Council: its letters are the first letters of words of the other, in any order,
/// because the words have been sorted.
fn abbreviates(short: &Body, long: &Body) -> bool {
    let [word] = &*short.words else { return false };
    let mut letters: Vec<char> = long.words.iter().chain(&long.kinds).filter_map(|word| word.chars().next()).collect();
    let all = letters.len();
    let found = word
        .chars()
        .filter(|letter| letters.iter().position(|other| other == letter).map(|at| letters.swap_remove(at)).is_some());
    all >= 2 && word.len() <= all + 1 && found.count() >= word.len().max(2)
}
