//! Mentions: whom the words beside a quotation mean, a name, a pronoun, an office or a description.
//!
//! What comes in is a part of the page; what goes out is the words that a reader would point at and their entity.

use super::{
    EntityId, cast,
    nouns::{Noun, NounSort},
    offices,
    parts::{Part, PartKind},
    pronouns::{self, Mention, Place},
    speakers::Reader,
};
use crate::{
    rules::Class,
    text::{Span, View, in_one_line},
};

impl Reader<'_> {
    /// The office or description given with a speaker.
    pub fn role(&self, subject: usize, part: &Part) -> Option<String> {
        let noun = part.noun()?;
        let explained = self.explained(subject).is_some();
        let office = if explained { offices::described(self.page, subject) } else { noun.office };
        (office.1 > office.0).then(|| in_one_line(cast::office(self.text, &self.page.tokens, office)).into_owned())
    }

    /// The words that name a subject, and whom they mean.
    pub fn speaker(&mut self, subject: usize) -> Option<(Span<View>, EntityId)> {
        let part = self.page.parts[subject];
        let tokens = &self.page.tokens;
        let PartKind::Noun(noun) = part.kind else {
            let before = (0..subject).rev().take(3).find(|&at| self.page.parts[at].noun().is_some())?;
            let (_, entity) = self.speaker(before)?;
            return Some((cast::span(tokens, (part.from, part.to)), entity));
        };
        let span = short(cast::span(tokens, noun.head), self.text);
        if let Some(entity) = self.entities[subject] {
            return Some((self.explained(subject).unwrap_or(span), entity));
        }
        if matches!(noun.sort, NounSort::Pronoun | NounSort::Object)
            && let Some(entity) = self.antecedent(span, noun.class)
        {
            return Some((span, entity));
        }
        let words = offices::described(self.page, subject);
        let holder = (noun.sort == NounSort::Person && !noun.class.is(Class::PLURAL))
            .then(|| self.offices.holder(self.text, &tokens[words.0 as usize..words.1 as usize], self.lexicon));
        let span = short(cast::span(tokens, words), self.text);
        let class = if noun.sort == NounSort::Person { noun.class } else { noun.class | Class::NEUTER };
        let entity = holder.flatten().unwrap_or_else(|| self.cast.described(span, self.text, class));
        self.mentions.push(Mention { at: span.start, entity, place: Place::Subject });
        Some((span, entity))
    }

    /// The name in the aside behind a description: “the mayor, Ann Holm”.
    fn explained(&self, described: usize) -> Option<Span<View>> {
        const NEAR: usize = 8;
        let noun = self.page.parts[described].noun()?;
        let named = self.page.tokens[noun.head.0 as usize].is_capital();
        if named || matches!(noun.sort, NounSort::Name | NounSort::Pronoun) || self.entities[described].is_none() {
            return None;
        }
        let parts = self.page.parts.iter().enumerate().skip(described + 1).take(NEAR);
        let mut same = parts.filter(|(at, _)| self.entities[*at] == self.entities[described]);
        let name = same.find_map(|(_, part)| part.noun())?;
        Some(short(cast::span(&self.page.tokens, (noun.head.0, name.head.1)), self.text))
    }

    /// Whose claim it is.
    pub fn owner(&mut self, noun: usize) -> Option<(Span<View>, EntityId)> {
        let noun = *self.page.parts[noun].noun()?;
        let head = noun.owner?;
        let span = short(cast::span(&self.page.tokens, head), self.text);
        let first = self.page.tokens[head.0 as usize];
        if first.is(Class::POSSESSIVE) {
            return Some((span, self.antecedent(span, first.class)?));
        }
        if !self.page.tokens[head.1 as usize - 1].is_capital() {
            return Some((span, self.cast.described(span, self.text, Class::default())));
        }
        let owner =
            Noun { sort: NounSort::Name, head, office: (0, 0), owner: None, class: first.class.and(Class::GENDER) };
        Some((span, self.cast.name(self.text, &self.page.tokens, &owner)))
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

    /// Whom a pronoun means.
    fn antecedent(&mut self, span: Span<View>, class: Class) -> Option<EntityId> {
        let known = self.mentions.partition_point(|mention| mention.at < span.start);
        let last = self.last.map(|last| last.mention);
        let Some(meant) = pronouns::antecedent(class, &self.mentions[..known], last, &self.cast) else {
            return self.body_before(span, class);
        };
        self.cast.classes[meant.0 as usize] |= class.and(Class::MASCULINE | Class::FEMININE);
        Some(meant)
    }
}

/// A mention a reader takes in at a glance: its last words, if it is long.
fn short(span: Span<View>, text: &str) -> Span<View> {
    const LONGEST: usize = 58;
    let words = span.of(text);
    if words.len() <= LONGEST {
        return span;
    }
    let from = words.char_indices().map(|(at, _)| at).find(|&at| words.len() - at <= LONGEST).unwrap_or(0);
    let from = from + words[from..].find(' ').map_or(0, |space| space + 1);
    Span::new(span.start + from as u32, span.end)
}
