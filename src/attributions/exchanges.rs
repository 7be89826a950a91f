//! Exchanges: lines of two who talk, by turns, where not every line says whose it is.
//!
//! What comes in is a quotation that nothing credits; what goes out is whether it is the other's turn.

use super::{
    EntityId, Sort,
    parts::{Part, PartKind},
    sentences::Sentence,
    speakers::{LastQuoted, Reader},
};
use crate::{
    rules::Class,
    text::{Span, View},
};

impl Reader<'_> {
    /// “Why?” Holm asked. / “It leaks.” / “Since when?”: whether a paragraph of nothing but a quotation is another's turn.
    pub fn is_answer(&self, block: usize, number: u32, at: usize) -> bool {
        let Some(last) = self.last else { return false };
        let Sentence { from, to } = self.page.sentences[number as usize];
        let bare = |part: &Part| matches!(part.kind, PartKind::Quote(_) | PartKind::Stop);
        let alone = from as usize == at && self.page.parts[at..to as usize].iter().all(bare);
        let asks = |cue: Span<View>| self.lexicon.class_of(cue.of(self.text)).is(Class::ASKS);
        let cue = self.attributions[last.quotation].cue;
        let question = self.quotations[last.quotation].span.of(self.text).ends_with('?');
        alone && (self.answered || question && cue.is_some_and(asks) || self.is_exchange(block))
    }

    /// Whether the two paragraphs before are lines of two who talk, each called by one word: “It leaks,” said Ada. / “Since
    /// Easter,” said the captain. Who is quoted in a report was named in full, and goes on.
    pub fn is_exchange(&self, block: usize) -> bool {
        let (Some(last), Some(other)) = (self.last, self.other) else { return false };
        let near = last.block.checked_sub(self.before.0) == block.checked_sub(1) && other.block + 1 == last.block;
        let called = |quoted: LastQuoted| {
            let one = &self.cast.entities[quoted.mention.entity.0 as usize];
            match one.sort {
                Sort::Described => true,
                // Aunt Prue
                Sort::Person => one
                    .name
                    .split_once(' ')
                    .is_none_or(|(first, _)| self.lexicon.class_of(first).is(Class::PERSON | Class::HONORIFIC)),
                Sort::Body => false,
            }
        };
        let lines = || block.checked_sub(2).is_some_and(|first| (first..block).all(|one| self.is_line(one)));
        near && called(last) && called(other) && lines()
    }

    /// “It leaks,” said Mrs. Pell. / “I know,” the captain snapped.: whether a line answers `one`, who is called by one word and
    /// spoke right before.
    pub fn replies(&self, block: usize, one: EntityId) -> bool {
        let spoke = self.last.filter(|last| last.mention.entity == one);
        let near = spoke.is_some_and(|last| last.block.checked_sub(self.before.0).map(|last| last + 1) == Some(block));
        near && self.is_called_briefly(one) && self.is_line(block - 1) && self.is_line(block)
    }

    /// “It leaks,” said Tom. / “Since when?” asked Marigold. / “Since Easter,” he said: of two who talk, the one who is known to
    /// be a man, rather than whoever is `meant` because nothing tells their sex.
    pub fn partner(&self, span: Span<View>, class: Class, meant: EntityId) -> EntityId {
        let gender = Class::MASCULINE | Class::FEMININE;
        let class_of = |entity: EntityId| self.cast.classes[entity.0 as usize];
        let spoke = self.last.is_some_and(|last| last.mention.entity == meant) && !class_of(meant).is(gender);
        let known =
            |other: &EntityId| class_of(*other).is(class.and(gender)) && !class_of(*other).is(gender.without(class));
        let other =
            self.other.map(|other| other.mention.entity).filter(|other| spoke && class.is(gender) && known(other));
        let talks = || self.block_of(span).is_some_and(|block| self.is_exchange(block));
        other.filter(|_| talks()).unwrap_or(meant)
    }

    /// Whether a part names one of the two who spoke last.
    pub fn talks(&self, part: usize) -> bool {
        let spoke = |quoted: Option<LastQuoted>| quoted.map(|quoted| quoted.mention.entity);
        self.entities[part].is_some_and(|one| spoke(self.last) == Some(one) || spoke(self.other) == Some(one))
    }

    /// Whether somebody is called by one word, or by what they are: Ada, Aunt Ada, the captain.
    fn is_called_briefly(&self, one: EntityId) -> bool {
        let one = &self.cast.entities[one.0 as usize];
        let title = |first: &str| {
            let class = self.lexicon.class_of(first.trim_end_matches('.'));
            class.is(Class::PERSON | Class::HONORIFIC)
        };
        match one.sort {
            Sort::Described => true,
            Sort::Person => one.name.split_once(' ').is_none_or(|(first, rest)| title(first) && !rest.contains(' ')),
            Sort::Body => false,
        }
    }

    /// Whether a paragraph is what somebody says, and little more is told than who it is.
    fn is_line(&self, block: usize) -> bool {
        const LONGEST: usize = 14;
        let (from, to) = self.page.blocks[block];
        let sentences = &self.page.sentences[from as usize..to as usize];
        let Some((first, last)) = sentences.first().zip(sentences.last()) else { return false };
        let parts = &self.page.parts[first.from as usize..last.to as usize];
        parts.len() <= LONGEST && parts.iter().any(|part| matches!(part.kind, PartKind::Quote(_)))
    }
}
