//! On stage: somebody without a name whom a paragraph brings on, and who then speaks.
//!
//! What comes in is a pronoun's words; what goes out is the part that describes them: “The court called a neighbour. ‘…,’ she said.”

use super::{
    Sort,
    nouns::{Noun, NounSort},
    parts::PartKind,
    pronouns,
    speakers::Reader,
};
use crate::{
    rules::Class,
    text::{Span, View},
};

impl Reader<'_> {
    /// The last one whom a pronoun's paragraph brings on, “a neighbour”, “our vicar”, where it names nobody.
    pub(super) fn onstage(&self, span: Span<View>, class: Class) -> Option<usize> {
        const BACK: usize = 48;
        let gender = class.and(Class::MASCULINE | Class::FEMININE);
        if gender == Class::default() {
            return None;
        }
        let tokens = &self.page.tokens;
        let begins = self.begins_block(span);
        let named = self.mentions.iter().rev().take(pronouns::REACH).take_while(|mention| mention.at >= begins);
        let at = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let here = |at: &usize| tokens[self.page.parts[*at].from as usize].start >= begins;
        let mut near = (at.saturating_sub(BACK)..at).rev().take_while(here);
        // “When she was ten she met a teacher. ‘…,’ she said”: it is about another already.
        let about = |at: &usize| {
            let noun = self.page.parts[*at].noun();
            noun.is_some_and(|noun| noun.sort == NounSort::Pronoun && noun.class.is(gender))
        };
        let person = |mention: &pronouns::Mention| {
            self.cast.entities[mention.entity.0 as usize].sort == Sort::Person && self.cast.is_person(mention.entity)
        };
        if named.into_iter().any(person) {
            return None;
        }
        let one = near.find(|&at| self.comes_on(at, gender))?;
        (!near.any(|at| about(&at))).then_some(one)
    }

    /// Whether a part describes somebody new to whom something is done: called a neighbour, watched my father.
    fn comes_on(&self, at: usize, gender: Class) -> bool {
        let tokens = &self.page.tokens;
        let person = |noun: &Noun| {
            let fits = !noun.class.is(Class::MASCULINE | Class::FEMININE) || noun.class.is(gender);
            noun.sort == NounSort::Person && !noun.class.is(Class::PLURAL) && fits
        };
        let first = tokens[self.page.parts[at].from as usize];
        let new = first.is(Class::DETERMINER) && !first.is(Class::DEFINITE) || first.is(Class::POSSESSIVE);
        let own = first.is(Class::POSSESSIVE) && first.is(Class::MASCULINE | Class::FEMININE);
        // “He was a neighbour”
        let done = at.checked_sub(1).is_some_and(|before| match self.page.parts[before].kind {
            PartKind::Verb(verb) => !verb.class.is(Class::BE),
            PartKind::Subordinator => true,
            // Spanish El tribunal llamó a una vecina.
            PartKind::Preposition => {
                let word = tokens[self.page.parts[before].from as usize];
                let called = before.checked_sub(1).and_then(|verb| self.page.parts[verb].verb());
                // “De niña conoció a una maestra”: it is about another already.
                let caller = before.checked_sub(2).filter(|&caller| self.page.parts[caller].noun().is_some());
                let caller = caller.is_some_and(|caller| {
                    let link = caller.checked_sub(1).map(|link| self.page.parts[link].kind);
                    !matches!(link, Some(PartKind::Preposition))
                });
                word.is(Class::EITHER_LINK) && caller && called.is_some_and(|verb| !verb.class.is(Class::BE))
            }
            _ => false,
        });
        self.page.parts[at].noun().is_some_and(person) && self.entities[at].is_none() && new && !own && done
    }
}
