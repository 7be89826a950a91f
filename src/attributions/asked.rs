//! Asked: whoever an interview's questions are put to, where questions and answers are paragraphs by turns and no name stands
//! before either: Did you plan it? / “No.” / And now? / “I repair clocks.”
//!
//! What comes in is a quotation that is a paragraph; what goes out is the one person of whom the page told before.

use super::{
    EntityId,
    parts::{Part, PartKind},
    speakers::Reader,
};
use crate::text::{Span, View};

impl Reader<'_> {
    /// Who answers the question above a paragraph, if another question stands below it or the one above was answered like this.
    pub(super) fn interviewed(&self, block: usize, at: usize) -> Option<(Span<View>, EntityId)> {
        let first = self.first_of(block) == at;
        let above =
            block.checked_sub(1).filter(|&above| first && self.is_question(above) && self.is_quoted_whole(block))?;
        let below = self.is_question(block + 1) && self.is_quoted_whole(block + 2);
        let before = || above >= 2 && self.is_quoted_whole(above - 1) && self.is_question(above - 2);
        if !below && !before() {
            return None;
        }
        let person =
            |entity: EntityId| self.cast.is_person(entity) && self.cast.entities[entity.0 as usize].name.contains(' ');
        let mut people = self.mentions.iter().map(|mention| mention.entity).filter(|&entity| person(entity));
        let entity = people.next()?;
        let form = self.cast.entities[entity.0 as usize].forms.first()?;
        let other = self.last.is_some_and(|last| last.mention.entity != entity);
        (!other && people.all(|other| other == entity)).then_some((form.at, entity))
    }

    /// The parts of a paragraph.
    fn paragraph(&self, block: usize) -> &[Part] {
        let Some(&(from, to)) = self.page.blocks.get(block).filter(|(from, to)| from < to) else { return &[] };
        let sentence = |number: u32| self.page.sentences[number as usize];
        &self.page.parts[sentence(from).from as usize..sentence(to - 1).to as usize]
    }

    /// Whether a paragraph without marks ends with a question.
    fn is_question(&self, block: usize) -> bool {
        let parts = self.paragraph(block);
        let ends = parts.last().is_some_and(|part| self.page.tokens[part.from as usize].span().of(self.text) == "?");
        ends && !parts.iter().any(|part| matches!(part.kind, PartKind::Quote(_)))
    }

    /// Whether a paragraph is nothing but a quotation.
    fn is_quoted_whole(&self, block: usize) -> bool {
        let parts = self.paragraph(block);
        !parts.is_empty() && parts.iter().all(|part| matches!(part.kind, PartKind::Quote(_) | PartKind::Stop))
    }
}
