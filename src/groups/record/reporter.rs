//! Whether whoever wrote an article was there when something was said: “Rain drums on the caravan. “…,” Lund says.”
//!
//! What comes in is the author's words beside a quotation and the records of its speaker; what goes out is whether these
//! words are a scene of the reporter's own, which no record of a meeting holds.

use super::{
    asked::Asked,
    scenes::{Part, Scene, Sign},
};
use crate::rules::Class;

/// A shorter word says nothing of a matter.
const LONG: usize = 4;

impl Asked<'_> {
    /// “We sat in the shed”; or what is going on while she speaks, and nothing of it is the record's matter.
    pub fn is_seen(&self, scene: &Scene) -> bool {
        [&scene.previous, &scene.before, &scene.after].iter().any(|part| self.is_of_author(part))
            || [&scene.before, &scene.after].iter().any(|part| self.is_now(part)) && self.is_aside(&scene.previous)
    }

    /// Whether the author speaks of themselves: “lends me a pair of boots”.
    fn is_of_author(&self, part: &Part) -> bool {
        let first = &self.wording().first_person;
        part.words.iter().zip(&part.signs).any(|(word, sign)| {
            // “In the US”.
            let is_large = || self.written(sign).chars().take(2).filter(|letter| letter.is_uppercase()).count() > 1;
            first.iter().any(|one| **one == **word) && !sign.class.is(Class::POSSESSIVE) && !is_large()
        })
    }

    /// “Lund says”.
    fn is_now(&self, part: &Part) -> bool {
        let verb = self.cue(part).map(|verb| part.signs[verb].class);
        verb.is_some_and(|class| class.is(Class::PRESENT) && !class.is(Class::PAST))
    }

    /// Whether nothing of it is past, and no word of it is the records'.
    fn is_aside(&self, part: &Part) -> bool {
        let mut told = self.contents(&part.words, &part.signs).peekable();
        let now = part.signs.iter().all(|sign| !sign.class.is(Class::PAST));
        now && told.peek().is_some() && !told.any(|word| self.is_matter(word))
    }

    /// “On the bridge”, “on money”, of which the records speak: whether it may be what the words are about. “On stage” may be
    /// where they were said.
    pub fn is_topic(&self, words: &[Box<str>], signs: &[Sign]) -> bool {
        let rules = &self.wording().occasion;
        let Some(first) = signs.first() else { return false };
        let placed = |word: &str| rules.media.contains(word) || rules.times.contains(word);
        let mut told = self.contents(words, signs).peekable();
        rules.topics.contains(&words[0])
            && first.class.is(Class::PREPOSITION)
            && told.peek().is_some()
            && !words.iter().any(|word| placed(word))
            && told.all(|word| self.is_matter(word))
    }

    /// The words that say what is spoken of.
    fn contents<'w>(&'w self, words: &'w [Box<str>], signs: &'w [Sign]) -> impl Iterator<Item = &'w str> {
        let light = Class::FUNCTION.with(Class::TIME);
        let says = move |word: &str, sign: &Sign| word.chars().count() >= LONG && !sign.class.is(light);
        let told = words.iter().zip(signs).filter(move |(word, sign)| says(word, sign) && !self.own.contains(word));
        told.map(|(word, _)| &**word)
    }

    /// The text from a word on.
    fn written(&self, sign: &Sign) -> &str {
        self.document.text.get(sign.at as usize..).unwrap_or_default()
    }

    /// Whether the records speak of it.
    fn is_matter(&self, word: &str) -> bool {
        let occasions = self.occasions;
        let text = |record: usize| &occasions.corpus.records[record].text;
        self.records.iter().any(|&record| occasions.seats(record).speaks_of(text(record), word))
    }
}
