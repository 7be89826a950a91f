//! Plurals: whether “they” are several, and who they are whom the sentence before is about.
//!
//! What comes in is a pronoun or the part that a sentence is about; what goes out is the pronoun's class, or the part of those who
//! do it. Whether nobody nearer is meant is the business of [`antecedents`](super::antecedents).

use super::{
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    pronouns::REACH,
    speakers::Reader,
};
use crate::{
    rules::Class,
    text::{Span, View},
};

impl Reader<'_> {
    /// What a pronoun can be that may be one woman or several, by the verb beside it: German sagte sie, sagten sie.
    pub(super) fn counted(&self, span: Span<View>, class: Class) -> Class {
        if !(class.is(Class::PLURAL) && class.is(Class::FEMININE)) {
            return class;
        }
        let tokens = &self.page.tokens;
        let at = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let verb = beside.filter_map(|at| self.page.parts.get(at)).find(|part| part.verb().is_some());
        match verb {
            Some(verb) if tokens[verb.from as usize].is(Class::PLURAL) => class.without(Class::FEMININE),
            Some(_) => class.without(Class::PLURAL),
            None => class,
        }
    }

    /// Those of whom a number is told: dozens of fans.
    pub(super) fn crowd(&self, subject: usize) -> usize {
        let [number, of, those, ..] = &self.page.parts[subject..] else { return subject };
        let of = matches!(of.kind, PartKind::Preposition) && self.page.tokens[of.from as usize].is(Class::SENDER);
        let counts = number.noun().is_some_and(|noun| noun.sort == NounSort::Thing);
        let several = |noun: &Noun| noun.class.is(Class::PLURAL) && self.entities[subject + 2].is_none();
        if of && counts && those.noun().is_some_and(several) { subject + 2 } else { subject }
    }

    /// Whether a part is plainly of several people, by its noun or its verb.
    pub(super) fn is_several(&self, subject: usize) -> bool {
        let noun = self.page.parts[subject].noun().filter(|noun| noun.sort == NounSort::Person);
        let verb = self.page.parts.get(subject + 1);
        let plural = |verb: &Part| verb.verb().is_some() && self.page.tokens[verb.from as usize].is(Class::PLURAL);
        let counted = verb.is_some_and(plural);
        self.entities[subject].is_none() && (noun.is_some_and(|noun| noun.class.is(Class::PLURAL)) || counted)
    }

    /// Whether a part is of several who may speak, if but a guess: the fans, German die Fans. What may be things as well is
    /// taken for several people only where the paragraph names nobody before `they`: “Ada Holm and Bo Reyes run the shop. Sales
    /// rose. ‘…,’ they said.”
    pub(super) fn may_be_several(&mut self, subject: usize, they: Span<View>) -> bool {
        let part: &Part = &self.page.parts[subject];
        let Some(noun) = part.noun() else { return false };
        let several = noun.class.is(Class::PLURAL) && self.entities[subject].is_none();
        let verb = self.page.parts.get(subject + 1);
        let plural = |verb: &Part| verb.verb().is_some() && self.page.tokens[verb.from as usize].is(Class::PLURAL);
        let counted = verb.is_some_and(plural);
        let of = subject.checked_sub(1).is_some_and(|of| matches!(self.page.parts[of].kind, PartKind::Preposition));
        let told = of || !self.page.tokens[noun.head.1 as usize - 1].is(Class::GUESSED);
        match noun.sort {
            NounSort::Person => several || counted && self.entities[subject].is_none(),
            // “Dozens of fans”; but of English results nothing tells that they are people.
            NounSort::Thing if (several && told || counted) && !self.names_somebody(they) => {
                (self.inferred, self.guessed) = (true, true);
                true
            }
            _ => false,
        }
    }

    /// Whether a person is named before a word in its paragraph.
    fn names_somebody(&self, word: Span<View>) -> bool {
        let begin = self.begins_block(word);
        let near = self.mentions.iter().rev().take(REACH);
        near.filter(|mention| (begin..word.start).contains(&mention.at))
            .any(|mention| self.cast.is_person(mention.entity))
    }
}
