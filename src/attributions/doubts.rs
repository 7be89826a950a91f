//! Doubts: how sure a speaker can be at most, however plainly the sentence credits them.
//!
//! What comes in is whoever is credited and what was seen around the quotation; what goes out is a [`Confidence`].

use super::{
    Confidence, EntityId, Sort,
    confidence::{ANYBODY, GUESSED, INFERRED},
    evidence::Evidence,
    nouns::{Noun, NounSort},
    speakers::Reader,
};
use crate::{
    rules::Class,
    text::{Span, View},
};

impl Reader<'_> {
    /// The most that is claimed for a speaker, named by the part at `subject`.
    pub(super) fn most(&self, subject: usize, mention: Span<View>, entity: EntityId, seen: Evidence) -> Confidence {
        let noun = self.page.parts[subject].noun();
        let crowd = noun.is_some_and(|noun| noun.class.is(Class::PLURAL) || noun.sort == NounSort::Body);
        let sign = noun.is_some_and(|noun| noun.sort == NounSort::Statement);
        let sung = seen.has(Evidence::SUNG) && !sign;
        if seen.is_name() || seen.has(Evidence::CRIES) && !crowd || sung || seen.is_placed_title() {
            return ANYBODY;
        }
        if noun.is_some_and(|noun| self.is_nobody(noun, mention, entity, seen)) {
            return ANYBODY;
        }
        // “the Dane”, where nobody was named whom it may mean: nobody is accused by it.
        let told = &self.cast.entities[entity.0 as usize];
        let untold = told.sort == Sort::Described;
        // “they”, of whom the text says nothing
        let they = |noun: &Noun| noun.sort == NounSort::Pronoun && told.name == mention.of(self.text);
        let doubt = untold && noun.is_some_and(|noun| self.is_native(noun) || they(noun));
        match (self.guessed && self.inferred, self.inferred || doubt) {
            (true, _) => GUESSED,
            (false, true) => INFERRED,
            (false, false) => Confidence(1.0),
        }
    }

    /// Whether a pronoun means nobody whom the text speaks of: “They call them ‘zombie’ loans”, “It has ‘good bones’”.
    fn is_nobody(&self, noun: &Noun, mention: Span<View>, entity: EntityId, seen: Evidence) -> bool {
        let told = &self.cast.entities[entity.0 as usize];
        let unknown = told.sort == Sort::Described && told.name == mention.of(self.text);
        let few = seen.has(Evidence::ONE_WORD) || seen.has(Evidence::TWO_WORDS);
        let they = noun.class.is(Class::PLURAL) && few && !seen.has(Evidence::HANGING);
        let it = noun.class.is(Class::NEUTER) && !noun.class.is(Class::MASCULINE | Class::FEMININE);
        noun.sort == NounSort::Pronoun && unknown && (they || it)
    }

    /// Whether a description says where somebody is from and nothing else.
    fn is_native(&self, noun: &Noun) -> bool {
        let head = self.page.tokens[noun.head.1 as usize - 1];
        noun.sort == NounSort::Person && head.is(Class::FORMER) && head.is(Class::CAPITAL)
    }
}
