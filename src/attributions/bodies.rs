//! Bodies: which of those named “the company” or “it” means, where no word beside the quotation names one.
//!
//! What comes in is a description or a pronoun; what goes out is an entity of the page. Which pronoun means whom otherwise is the
//! business of [`antecedents`](super::antecedents).

use super::{
    EntityId, Sort, mentioned,
    nouns::{Noun, NounSort},
    pronouns::{self, Mention, Place},
    speakers::Reader,
};
use crate::{
    rules::{Class, folded_hash},
    text::{Span, View},
};

impl Reader<'_> {
    /// Whose a body or a work is that bears their name, if a given name tells that they are somebody.
    pub(super) fn owner_of_body(&mut self, at: usize) -> Option<(Span<View>, EntityId)> {
        let noun = self.page.parts[at].noun().filter(|noun| matches!(noun.sort, NounSort::Body | NounSort::Name))?;
        let (from, _) = noun.owner.filter(|owner| noun.sort == NounSort::Body || owner.1 - owner.0 < 3)?;
        let first = self.page.tokens[from as usize];
        let own = first.is(Class::FIRST_NAME | Class::PERSON | Class::HONORIFIC) && !first.is(Class::BODY);
        if own && self.entities[at].is_some() { self.named_owner(at) } else { None }
    }

    /// The one body that “the airline” means: of which it was told to be one (Skyloft, the airline), whose name says so (Karst
    /// Bank), or, of a business, the only one spoken of.
    pub(super) fn body_meant(&self, subject: usize, noun: &Noun) -> Option<EntityId> {
        let tokens = &self.page.tokens;
        let [the, head] = &tokens[noun.head.0 as usize..noun.head.1 as usize] else { return None };
        let one = the.is(Class::DEFINITE) && head.is(Class::BODY) && !head.is_capital() && noun.owner.is_none();
        let alone = mentioned::described(self.page, subject) == noun.head;
        if !one || !alone || !matches!(noun.sort, NounSort::Body | NounSort::Person) || noun.class.is(Class::PLURAL) {
            return None;
        }
        let body = |entity: &EntityId| !self.cast.is_human(*entity);
        let told = self.offices.holder(self.text, &[*the, *head], self.lexicon).filter(body);
        let told = told.filter(|&told| self.is_near(told, the.start));
        let word = head.span().of(self.text);
        let named = |entity: EntityId| {
            let name = &self.cast.entities[entity.0 as usize].name;
            name.contains(' ') && name.split(' ').any(|part| part.eq_ignore_ascii_case(word))
        };
        let known = self.mentions.partition_point(|mention| mention.at < the.start);
        let business = |entity: EntityId| head.is(Class::BUSINESS) && self.is_business(entity);
        told.or_else(|| self.only(known, |entity| body(&entity) && named(entity)))
            .or_else(|| self.only(known, business))
    }

    /// Whether somebody was spoken of lately.
    fn is_near(&self, entity: EntityId, before: u32) -> bool {
        let known = self.mentions.partition_point(|mention| mention.at < before);
        self.mentions[..known].iter().rev().take(pronouns::REACH).any(|mention| mention.entity == entity)
    }

    /// The only entity among those last mentioned that fits.
    fn only(&self, known: usize, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        let near = self.mentions[known.saturating_sub(pronouns::REACH)..known].iter();
        let mut fitting = near.map(|mention| mention.entity).filter(|&entity| fits(entity));
        let one = fitting.next()?;
        fitting.all(|other| other == one).then_some(one)
    }

    /// Whether an entity is a body that is no ministry, or one of several words of which the last is a plural: Delphic Lines.
    fn is_business(&self, entity: EntityId) -> bool {
        let (known, told) = (self.cast.classes[entity.0 as usize], &self.cast.entities[entity.0 as usize]);
        let public = |word: &str| {
            let class = self.lexicon.class(folded_hash(word));
            let paper = class.is(Class::OUTLET | Class::STATEMENT | Class::WORK);
            paper || class.is(Class::BODY) && !class.is(Class::BUSINESS)
        };
        let several = |(_, last): (&str, &str)| self.lexicon.ending(&last.to_lowercase()).is(Class::PLURAL);
        let plural = told.sort == Sort::Person && told.name.rsplit_once(' ').is_some_and(several);
        let body = pronouns::is_body(known) || plural && !known.is(Class::PLACE) && !self.cast.is_human(entity);
        body && told.sort != Sort::Described && !told.name.split(' ').any(public)
    }

    /// A name that nothing tells to be a person's, which did something or spoke last: “it” means it where no body is known.
    pub(super) fn nameless(&self, known: usize) -> Option<Mention> {
        let untold = |mention: &&Mention| {
            mention.place == Place::Subject
                && self.cast.entities[mention.entity.0 as usize].sort == Sort::Person
                && !self.cast.classes[mention.entity.0 as usize].is(Class::PLACE)
                && !self.cast.is_human(mention.entity)
        };
        let last = self.last.map(|last| last.mention);
        let near = &self.mentions[known.saturating_sub(pronouns::REACH)..known];
        let spoke = last.as_ref().filter(untold).copied();
        near.iter().rfind(untold).copied().into_iter().chain(spoke).max_by_key(|mention| mention.at)
    }
}
