//! Which language a document is in: told by the rules or by itself, or else by its commonest words; of a line or two, in
//! which these are few, by every word that a language knows and by its marks.

use crate::{
    rules::{Class, Rules},
    text::{Span, View, head},
};

use super::Block;

/// So many bytes of prose tell one language from another.
const SAMPLE: usize = 2048;
/// What a word counts that one language alone has; one that several have counts less: “la” is French and Spanish.
const WORD: u32 = 12;
/// A lead of this many such words settles it.
const LEAD: u32 = 12 * WORD;

/// So many of its marks, the commonest, tell a language: the others are known in most.
const OWN: usize = 2;
/// A smaller lead than this many is none yet.
const CLEAR: u32 = 4 * WORD;

/// An index into [`Rules::languages`]; the first where nothing tells.
pub fn language(told: Option<&str>, text: &str, blocks: &[Block], rules: &Rules) -> usize {
    told.and_then(|told| rules.language(told)).unwrap_or_else(|| count(text, blocks, rules))
}

fn count(text: &str, blocks: &[Block], rules: &Rules) -> usize {
    let mut counts = vec![0_u32; rules.languages.len()];
    if counts.len() < 2 {
        return 0;
    }
    let mut read = 0;
    for block in blocks {
        for word in sample(text, block.span, read).split(|c: char| !c.is_alphanumeric()) {
            share(rules.languages_of(word), &mut counts);
        }
        read += block.span.len() as usize;
        let (first, second) = leaders(&counts);
        if read > SAMPLE || counts[first] >= LEAD + 2 * second {
            return first;
        }
    }
    let (first, second) = leaders(&counts);
    if counts[first] < second + CLEAR {
        look_closer(text, blocks, rules, &mut counts);
    }
    leaders(&counts).0
}

/// Counts every word that a language knows, and the mark with which it opens its quotations.
fn look_closer(text: &str, blocks: &[Block], rules: &Rules, counts: &mut [u32]) {
    let mut read = 0;
    for block in blocks {
        for word in sample(text, block.span, read).split(|c: char| !c.is_alphanumeric()) {
            count_known(word, rules, counts);
        }
        read += block.span.len() as usize;
        if read > SAMPLE {
            break;
        }
    }
    let text = head(text, SAMPLE);
    let opens = |language: usize| {
        let pairs = rules.languages[language].marks.pairs.iter().take(OWN);
        pairs.filter_map(|pair| text.find(&*pair.open)).min()
    };
    let firsts: Vec<Option<usize>> = (0..counts.len()).map(opens).collect();
    let first = firsts.iter().flatten().min();
    share((0..counts.len()).filter(|&language| first.is_some() && firsts[language].as_ref() == first), counts);
}

/// Counts a word for the languages whose grammar has it; a given name is at home in many.
fn count_known(word: &str, rules: &Rules, counts: &mut [u32]) {
    let names = Class::FIRST_NAME | Class::GENDER | Class::CAPITAL | Class::UPPER;
    let knows = |&language: &usize| rules.languages[language].lexicon.class_of(word).without(names) != Class::default();
    share((0..counts.len()).filter(knows), counts);
    if word.starts_with(char::is_uppercase) {
        share(rules.languages_of(&word.to_lowercase()), counts);
    }
}

/// Shares what a word counts among the languages that have it.
fn share(languages: impl Iterator<Item = usize> + Clone, counts: &mut [u32]) {
    let shared = languages.clone().count() as u32;
    languages.for_each(|language| counts[language] += WORD / shared);
}

fn sample(text: &str, block: Span<View>, read: usize) -> &str {
    let words = block.of(text);
    head(words, SAMPLE.saturating_sub(read))
}

/// The language that leads, the first of several, and the count of the one behind it.
fn leaders(counts: &[u32]) -> (usize, u32) {
    let first = (0..counts.len()).rev().max_by_key(|&language| counts[language]).unwrap_or(0);
    let others = counts.iter().enumerate().filter(|&(language, _)| language != first);
    (first, others.map(|(_, &count)| count).max().unwrap_or(0))
}
