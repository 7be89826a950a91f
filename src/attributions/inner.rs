//! Inner: whom the pronoun of a clause within a sentence means.
//!
//! What comes in is a pronoun's words; what goes out is whoever its own sentence is about, if they fit.

use super::{EntityId, nouns::NounSort, parts::PartKind, speakers::Reader};
use crate::{
    rules::Class,
    text::{Span, View},
};

impl Reader<'_> {
    /// Whom the pronoun of a clause within a sentence means, if the sentence is about somebody who is described or a body:
    /// The trustees of Lowell acted on what they called “…”, the governor spoke on Monday, when she called it “…”.
    pub(super) fn own_subject(&mut self, span: Span<View>, class: Class) -> Option<EntityId> {
        let tokens = &self.page.tokens;
        let at = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= at).checked_sub(1)?;
        let opens = at.checked_sub(1).map(|before| tokens[self.page.parts[before].from as usize])?;
        let clause = matches!(self.page.parts[at - 1].kind, PartKind::Relative | PartKind::Subordinator);
        // “said that he”, “wonders whether he”
        let aside = clause && (opens.is(Class::RELATIVE) != opens.is(Class::SUBORDINATOR) || opens.is(Class::ADVERB));
        let subject = self.subject_of(self.page.sentences[sentence].from as usize..at).filter(|_| aside)?;
        let noun = self.page.parts[subject].noun()?;
        let gender = class.and(Class::MASCULINE | Class::FEMININE);
        let fits = match self.entities[subject] {
            Some(entity) => {
                let known = self.cast.classes[entity.0 as usize];
                class.is(Class::NEUTER) && !known.is(Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE)
            }
            None if class.is(Class::PLURAL) => noun.class.is(Class::PLURAL) && noun.sort != NounSort::Pronoun,
            None if class.is(Class::NEUTER) => noun.sort == NounSort::Body,
            None => {
                let known = noun.class.and(Class::MASCULINE | Class::FEMININE);
                let agrees = known == Class::default() || known == gender;
                self.is_somebody(subject) && gender != Class::default() && agrees
            }
        };
        if fits { self.speaker(subject).map(|(_, entity)| entity) } else { None }
    }
}
