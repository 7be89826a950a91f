//! Antecedents: whom “he”, “she” and “it” mean beside a quotation, by the mentions before them and by who is described there.
//!
//! What comes in is a pronoun's words; what goes out is an entity of the page. Which of two names is the likelier is the business
//! of [`pronouns`](super::pronouns).

use super::{
    EntityId, Sort, cast,
    mentioned::short,
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    pronouns::{self, Mention, Place},
    sentences::Sentence,
    speakers::Reader,
};
use crate::{
    rules::Class,
    text::{Span, View},
};

impl Reader<'_> {
    /// Notes whom a sentence goes on to speak of that begins with “he” or “her group”.
    pub fn mention_again(&mut self, first: usize) {
        let gender = Class::MASCULINE | Class::FEMININE;
        let part = self.page.parts[first];
        let Some(noun) = part.noun() else { return };
        let owner = noun.owner.filter(|owner| self.page.tokens[owner.0 as usize].is(Class::POSSESSIVE));
        let (head, class) = match (noun.sort, owner) {
            (NounSort::Pronoun, _) => (noun.head, noun.class),
            (_, Some(owner)) => (owner, self.page.tokens[owner.0 as usize].class),
            (_, None) => return,
        };
        if class.is(gender) {
            let span = cast::span(&self.page.tokens, head);
            if let Some(entity) = self.antecedent(span, class) {
                self.mentions.push(Mention { at: span.start, entity, place: Place::Subject });
            }
        }
    }

    /// The described body that “it” means, a few words back: the ministry said it was “ready”.
    fn body_before(&mut self, span: Span<View>, class: Class) -> Option<EntityId> {
        const BACK: usize = 24;
        let tokens = &self.page.tokens;
        let known = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let body = |noun: &&Noun| noun.sort == NounSort::Body && !tokens[noun.head.0 as usize].is_capital();
        let near = self.page.parts[known.saturating_sub(BACK)..known].iter().rev().filter(|_| class.is(Class::NEUTER));
        let noun = near.filter_map(Part::noun).find(body)?;
        let words = short(cast::span(tokens, noun.head), self.text);
        Some(self.cast.described(words, self.text, Class::NEUTER))
    }

    /// Whom “he” or “she” means where the sentence before is about somebody described, and nobody fitting was named since
    /// `after`: “The King opened the tunnel. … he said”; of “Holm's brother”, the one of the pronoun's gender.
    fn described_before(&mut self, span: Span<View>, class: Class, after: u32) -> Option<EntityId> {
        let gender = class.and(Class::MASCULINE | Class::FEMININE);
        let tokens = &self.page.tokens;
        let at = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= at).checked_sub(2)?;
        let Sentence { from, to } = self.page.sentences[sentence];
        if let Some(somebody) = self.gendered(from as usize..at, gender, after) {
            return self.speaker(somebody).map(|(_, entity)| entity);
        }
        let first = self.opening(from as usize, to as usize);
        let noun = *self.page.parts[first].noun().filter(|noun| noun.sort == NounSort::Person)?;
        let (head, start) = (noun.head.0 as usize, tokens[self.page.parts[first].from as usize].start);
        let known = tokens[head.saturating_sub(1)].is(Class::DEFINITE)
            || tokens[head].is(Class::DEFINITE)
            || noun.owner.is_some()
            || self.page.parts[first + 1..]
                .first()
                .is_some_and(|next| next.verb().is_some_and(|verb| verb.is_finite()));
        if gender == Class::default()
            || start < after
            || noun.class.is(Class::PLURAL)
            || !known
            || self.entities[first].is_some()
        {
            return None;
        }
        if noun.class.is(gender) || !noun.class.is(Class::MASCULINE | Class::FEMININE) {
            return self.speaker(first).map(|(_, entity)| entity);
        }
        let (_, owner) = self.owner(first).filter(|_| noun.owner.is_some())?;
        pronouns::agrees(class, self.cast.classes[owner.0 as usize]).then_some(owner)
    }

    /// What a sentence is about: its first noun, past a phrase that opens it: Told of the plan, the candidate laughed.
    fn opening(&self, from: usize, to: usize) -> usize {
        const LONGEST: usize = 8;
        let parts = &self.page.parts[from..to];
        let opens = matches!(parts[0].kind, PartKind::Verb(_) | PartKind::Preposition);
        let comma = || parts.iter().take(LONGEST).position(|part| matches!(part.kind, PartKind::Comma));
        match comma().filter(|comma| opens && comma + 1 < parts.len()) {
            Some(comma) => from + comma + 1,
            None => from,
        }
    }

    /// The last one described by a word of the pronoun's gender, “a woman in the second row”, of whom nothing else is told.
    fn gendered(&self, range: std::ops::Range<usize>, gender: Class, after: u32) -> Option<usize> {
        let tokens = &self.page.tokens;
        let fits = |at: &usize| {
            let part = &self.page.parts[*at];
            let free = at.checked_sub(1).is_none_or(|before| {
                !matches!(self.page.parts[before].kind, PartKind::Preposition | PartKind::Agent | PartKind::Verb(_))
            });
            let person = |noun: &Noun| {
                let known = noun.class.and(Class::MASCULINE | Class::FEMININE);
                noun.sort == NounSort::Person
                    && known == gender
                    && !noun.class.is(Class::PLURAL)
                    && noun.owner.is_none()
            };
            // “a retired salesman” behind a name is that one's office; “whose own sister” is nobody's.
            let behind = at.checked_sub(2).filter(|_| matches!(self.page.parts[*at - 1].kind, PartKind::Comma));
            let office = behind.is_some_and(|behind| self.entities[behind].is_some());
            let article = tokens[part.from as usize].is(Class::DETERMINER);
            free && article
                && !office
                && self.entities[*at].is_none()
                && tokens[part.from as usize].start >= after
                && part.noun().is_some_and(person)
        };
        range.rev().find(fits)
    }

    /// Who a sentence is about that begins with a name, where nobody else was named since: Hone did not hurry. He took a lamb.
    fn named_before(&self, span: Span<View>, class: Class, after: u32) -> Option<EntityId> {
        let tokens = &self.page.tokens;
        let at = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= at).checked_sub(2)?;
        let part = self.page.parts[self.page.sentences[sentence].from as usize];
        let entity = self.entities[self.page.sentences[sentence].from as usize]?;
        let known = self.cast.classes[entity.0 as usize];
        let person = self.cast.entities[entity.0 as usize].sort != Sort::Body && !known.is(Class::PLACE);
        let next = self.page.parts.get(self.page.sentences[sentence].from as usize + 1);
        let acts = next.is_some_and(|next| next.verb().is_some_and(|verb| verb.is_finite()));
        let nearer = acts && tokens[part.from as usize].start > after;
        (class.is(Class::MASCULINE | Class::FEMININE) && nearer && person && pronouns::agrees(class, known))
            .then_some(entity)
    }

    /// The one person of fitting gender who is named in this paragraph or, if nobody is, in the one before.
    fn alone_of(&self, span: Span<View>, class: Class) -> Option<EntityId> {
        let tokens = &self.page.tokens;
        let at = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let sentence =
            self.page.sentences.partition_point(|sentence| sentence.from as usize <= at).checked_sub(1)? as u32;
        let block = self.page.blocks.partition_point(|block| block.0 <= sentence).checked_sub(1)?;
        let begins = |block: usize| {
            let first = self.page.sentences[self.page.blocks[block].0 as usize].from as usize;
            tokens[self.page.parts[first].from as usize].start
        };
        // “the town of Dale”: what may be a given name is somebody's where it does something or is told to be.
        let fits = |mention: &&Mention| {
            let known = self.cast.classes[mention.entity.0 as usize];
            let named = self.cast.entities[mention.entity.0 as usize].sort == Sort::Person;
            let somebody =
                mention.place == Place::Subject || self.cast.is_told(mention.entity) || !known.is(Class::GUESSED);
            named && somebody && self.cast.is_person(mention.entity) && pronouns::agrees(class, known)
        };
        let within = |from: u32| {
            let near = self.mentions.iter().rev().take(pronouns::REACH).skip_while(|mention| mention.at >= span.start);
            near.take_while(move |mention| mention.at >= from).filter(fits)
        };
        let from = if within(begins(block)).next().is_some() { begins(block) } else { begins(block.checked_sub(1)?) };
        let one = within(from).next()?.entity;
        within(from).all(|mention| mention.entity == one).then_some(one)
    }

    /// Somebody nearer than the one whom “he” seems to mean: this paragraph speaks of nobody else who fits.
    fn nearer(&self, span: Span<View>, class: Class, meant: Option<EntityId>) -> Option<EntityId> {
        if !class.is(Class::MASCULINE | Class::FEMININE) || class.is(Class::MASCULINE) && class.is(Class::FEMININE) {
            return None;
        }
        let since = meant
            .and_then(|meant| self.mentions.iter().rev().take(pronouns::REACH).find(|mention| mention.entity == meant));
        let since = since.map_or(0, |mention| mention.at);
        self.alone_of(span, class)
            .filter(|&one| {
                let near = self.mentions.iter().rev().take(pronouns::REACH);
                near.filter(|mention| mention.at < span.start)
                    .find(|mention| mention.entity == one)
                    .is_some_and(|mention| mention.at > since)
            })
            .or_else(|| self.named_before(span, class, since))
    }

    /// Whom a pronoun means.
    pub fn antecedent(&mut self, span: Span<View>, class: Class) -> Option<EntityId> {
        let known = self.mentions.partition_point(|mention| mention.at < span.start);
        let last = self.last.map(|last| last.mention);
        let meant = pronouns::antecedent(class, &self.mentions[..known], last, &self.cast);
        let meant = self.nearer(span, class, meant).or(meant);
        let near = &self.mentions[known.saturating_sub(pronouns::REACH)..known];
        let at = meant.and_then(|meant| near.iter().rfind(|mention| mention.entity == meant));
        let since = at.map_or(0, |mention| mention.at);
        if let Some(nearer) = self.described_before(span, class, since) {
            return Some(nearer);
        }
        let Some(meant) = meant else { return self.body_before(span, class) };
        let rival = |mention: &Mention| {
            let other = mention.at > since && mention.entity != meant && self.cast.is_told(mention.entity);
            other && pronouns::agrees(class, self.cast.classes[mention.entity.0 as usize])
        };
        self.inferred |= self.mentions[..known].iter().rev().take(pronouns::REACH).any(rival);
        let gender = class.and(Class::MASCULINE | Class::FEMININE);
        if gender != Class::MASCULINE | Class::FEMININE {
            self.cast.classes[meant.0 as usize] |= gender;
        }
        Some(meant)
    }
}
