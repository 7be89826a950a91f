//! The latter: whom “the latter”, French ce dernier, means.
//!
//! What comes in is its words; what goes out is whoever was named or described last before them, and fits.

use super::{
    EntityId,
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
    /// Whom “the latter” means: the nearest before it who can be of its gender, or else a body.
    pub fn latter(&mut self, span: Span<View>, class: Class) -> Option<EntityId> {
        const BACK: usize = 40;
        let tokens = &self.page.tokens;
        let at = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let near = (at.saturating_sub(BACK)..at).rev();
        let one = near.clone().find(|&at| self.may_be_latter(at, class) || self.may_be_latter_body(at, class));
        let body = |at: &usize| self.page.parts[*at].noun().is_some_and(|noun| noun.sort == NounSort::Body);
        let meant = one.or_else(|| near.clone().find(body))?;
        self.speaker(meant).map(|(_, entity)| entity)
    }

    /// Whether a part names or describes one person of a gender.
    fn may_be_latter(&self, at: usize, class: Class) -> bool {
        let gender = Class::MASCULINE | Class::FEMININE;
        let Some(noun) = self.page.parts[at].noun() else { return false };
        let entity = self.entities[at];
        let fits = |noun: &Noun| !noun.class.is(gender) || noun.class.is(class.and(gender));
        match noun.sort {
            NounSort::Name | NounSort::Person if noun.class.is(Class::PLURAL) => false,
            NounSort::Name => entity.is_some_and(|one| {
                self.cast.is_person(one) && pronouns::agrees(class, self.cast.classes[one.0 as usize])
            }),
            NounSort::Person => {
                let known = entity.map_or(Class::default(), |one| self.cast.classes[one.0 as usize]);
                fits(noun) && pronouns::agrees(class, known)
            }
            NounSort::Pronoun | NounSort::Body | NounSort::Statement => false,
            NounSort::Thing | NounSort::Time | NounSort::Object => false,
        }
    }

    /// “Holm sued the union. The latter”, French la mairie … cette dernière: whether a part is a body of the words' own gender;
    /// but “Holm spoke to the union”, where it is only told of somebody.
    fn may_be_latter_body(&self, at: usize, class: Class) -> bool {
        let gender = Class::MASCULINE | Class::FEMININE;
        let part = &self.page.parts[at];
        if !part.noun().is_some_and(|noun| noun.sort == NounSort::Body) {
            return false;
        }
        let governed =
            at.checked_sub(1).is_some_and(|before| matches!(self.page.parts[before].kind, PartKind::Preposition));
        let article = self.page.tokens[part.from as usize].span().of(self.text);
        !governed && (class.and(gender) == gender || self.lexicon.sex(article, "").is(class))
    }
}
