//! Themes: whom a text goes on to speak of, paragraph after paragraph, whoever else is named at the end of one.
//!
//! What comes in is the paragraphs as they are read; what goes out is the one whom “she” means at the head of the next: of an
//! obituary, whoever died.

use super::{
    EntityId, Sort,
    nouns::NounSort,
    parts::{Part, PartKind},
    pronouns,
    speakers::Reader,
};
use crate::{
    rules::{Class, folded_hash},
    text::{Span, View},
};

impl Reader<'_> {
    /// Notes whom a paragraph is about, by its first sentence.
    pub(super) fn note_theme(&mut self, block: usize, number: u32) {
        if self.page.blocks[block].0 != number {
            return;
        }
        let sentence = self.page.sentences[number as usize];
        let Some(subject) = self.subject_of(sentence.from as usize..sentence.to as usize) else { return };
        let start = self.page.tokens[self.page.parts[subject].from as usize].start;
        let near = self.mentions.iter().rev().take(pronouns::REACH).take_while(|mention| mention.at >= start);
        let Some(one) = near.last() else { return };
        self.themes = [self.themes[1], Some(one.entity)];
        self.themed = block;
    }

    /// “In 1951 she left”: whether a pronoun is the first of its paragraph, before anybody is named or quoted.
    fn is_at_head(&self, span: Span<View>) -> bool {
        let Some(block) = self.block_of(span) else { return false };
        let before = |part: &&Part| self.page.tokens[part.from as usize].start < span.start;
        let mut above = self.page.parts[self.first_of(block)..].iter().take_while(before);
        let plain = |part: &Part| match part.kind {
            PartKind::Noun(noun) => matches!(noun.sort, NounSort::Time | NounSort::Thing),
            kind => matches!(kind, PartKind::Preposition | PartKind::Comma | PartKind::Adverb | PartKind::Other),
        };
        above.all(plain)
    }

    /// “Born in Dale, she ran away”: whom a text is about that tells where somebody was born, the first whom it names.
    fn born(&self, span: Span<View>, class: Class) -> Option<EntityId> {
        const NEAR: usize = 24;
        let tokens = &self.page.tokens;
        let begins = self.begins_block(span);
        let at = tokens.partition_point(|token| token.start < begins);
        let first = tokens.get(at).filter(|first| first.span().len() > 2)?;
        let near = tokens.partition_point(|token| token.start < span.start) <= at + NEAR;
        let opens = near && self.lexicon.births.contains(&folded_hash(first.span().of(self.text)));
        let person = |&id: &EntityId| {
            let known = self.cast.classes[id.0 as usize];
            self.cast.entities[id.0 as usize].sort == Sort::Person
                && self.cast.is_person(id)
                && pronouns::agrees(class, known)
        };
        // “Born Ann Lund in Dale, she”, but “Born in Dale, Ann Holm swam. … she”.
        let own = tokens.get(at + 1).map_or(begins, |next| next.start);
        let mut near = self.mentions.iter().rev().take(pronouns::REACH).take_while(|mention| mention.at > own);
        let opens = opens && !near.any(|mention| person(&mention.entity));
        let gendered = opens && class.is(Class::MASCULINE | Class::FEMININE);
        (0..self.cast.entities.len().min(NEAR) as u32).map(EntityId).find(person).filter(|_| gendered)
    }

    /// Whom the pronoun at the head of a paragraph means, if both paragraphs before are about one who fits, and nobody else who
    /// does spoke since: “She never married”, whomever the last one came to name.
    pub(super) fn theme(&self, span: Span<View>, class: Class) -> Option<EntityId> {
        if let Some(one) = self.born(span, class) {
            return Some(one);
        }
        let [Some(one), again] = self.themes else { return None };
        let fits = |entity: EntityId| pronouns::agrees(class, self.cast.classes[entity.0 as usize]);
        let person = self.cast.entities[one.0 as usize].sort == Sort::Person && self.cast.is_person(one);
        if again != Some(one) || !class.is(Class::MASCULINE | Class::FEMININE) || !person || !fits(one) {
            return None;
        }
        // A paragraph between that is about something else may have gone on to another.
        let begins = self.is_at_head(span) && self.block_of(span) == Some(self.themed + 1);
        let spoke = self.last.map(|last| last.mention).filter(|last| last.entity != one && fits(last.entity));
        let before = |mention: pronouns::Mention| {
            let known = self.mentions.iter().rev().take(pronouns::REACH).find(|named| named.entity == one);
            known.is_none_or(|named| named.at < mention.at)
        };
        (begins && !spoke.is_some_and(before)).then_some(one)
    }
}
