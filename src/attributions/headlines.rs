//! Headlines: capitals that name nobody, since every word there has them.
//!
//! What comes in is a sentence, or a name where it stands; what goes out is whether a headline holds it.

use super::{
    EntityId, Sort,
    nouns::{Noun, NounSort},
    page::Page,
    parts::PartKind,
    pronouns,
    sentences::Sentence,
    speakers::Reader,
    tokens::{Token, TokenKind},
};
use crate::{
    rules::Class,
    text::{Span, View},
};

impl Reader<'_> {
    /// Whether a sentence is all of its block, and no full stop ends it.
    pub(super) fn is_headline(&self, range: &std::ops::Range<usize>) -> bool {
        let parts = &self.page.parts[range.clone()];
        let Some((first, last)) = parts.first().zip(parts.last()) else { return false };
        let edge = |at: Option<usize>| {
            let token = at.and_then(|at| self.page.tokens.get(at));
            token.is_none_or(|token| token.kind == TokenKind::Edge)
        };
        let whole = edge((first.from as usize).checked_sub(1)) && edge(Some(last.to as usize));
        whole && !matches!(last.kind, PartKind::Stop)
    }

    /// “Onno Holm, ferryman to the end. … he says”: the first whom a text names by two words that are in no list, where “he” would
    /// be nobody else.
    pub(super) fn headlined(&mut self, span: Span<View>, class: Class) -> Option<EntityId> {
        const NEAR: usize = 96;
        if !class.is(Class::MASCULINE | Class::FEMININE) || self.before.0 > 0 {
            return None;
        }
        let before = |at: &usize| self.page.tokens[self.page.parts[*at].from as usize].start < span.start;
        let near = (0..self.page.parts.len().min(NEAR)).take_while(before);
        let found = near
            .filter_map(|at| Some((at, self.entities[at]?)))
            .find(|&(at, entity)| {
                let agrees = pronouns::agrees(class, self.cast.classes[entity.0 as usize]);
                agrees && self.cast.is_person(entity) && self.may_be_named(at, entity)
            })
            .map(|(_, entity)| entity);
        if found.is_some() {
            (self.inferred, self.guessed) = (true, true);
        }
        found
    }

    /// Whether a name may be a given name and a family name that nobody listed, in a sentence where capitals tell something.
    fn may_be_named(&self, at: usize, entity: EntityId) -> bool {
        const LONG: u32 = 3;
        let tokens = &self.page.tokens;
        let Some(noun) = self.page.parts[at].noun().filter(|noun| noun.sort == NounSort::Name) else { return false };
        let words = &tokens[noun.head.0 as usize..noun.head.1 as usize];
        let known = Class::CAPITAL | Class::LARGE_NOUN | Class::FIRST_NAME;
        let unlisted = |word: &Token| word.is_capital() && word.class.without(known) == Class::default();
        let two = (2..=3).contains(&words.len()) && words.iter().all(unlisted);
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= at) - 1;
        let Sentence { from, to } = self.page.sentences[sentence];
        let (first, last) = (self.page.parts[from as usize].from, self.page.parts[to as usize - 1].to);
        // German Neue Fähre für Ann Holm: a sentence's first word may be any.
        let large = self.lexicon.unknown.is(Class::LARGE_NOUN) && noun.head.0 == first;
        let small = |word: &Token| word.kind == TokenKind::Word && !word.is_capital() && word.end - word.start > LONG;
        // “Night Falls in Dale”: where every word is written large, none is a name by it.
        let telling = tokens[first as usize..last as usize].iter().any(small);
        let person = self.cast.entities[entity.0 as usize].sort == Sort::Person;
        two && person && telling && !large && !self.is_byline(&(from as usize..to as usize))
    }
}

/// Writes the words of a text that is all capitals small, but for those that may be names: none of them tells anything there.
pub fn calm(tokens: &mut [Token]) {
    const SAMPLE: usize = 60;
    const FEWEST: usize = 10;
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word && token.end - token.start > 1);
    let (mut all, mut large) = (0, 0);
    for word in words.take(SAMPLE) {
        (all, large) = (all + 1, large + usize::from(word.is(Class::UPPER)));
        if all > FEWEST && large * 2 < all {
            return;
        }
    }
    if all < FEWEST || large * 10 < all * 9 {
        return;
    }
    let name = Class::CAPITAL | Class::UPPER | Class::LARGE_NOUN | Class::GUESSED | Class::DOTTED;
    let mut given = false;
    for token in tokens.iter_mut().filter(|token| token.kind == TokenKind::Word) {
        let may =
            token.is(Class::FIRST_NAME | Class::HONORIFIC) || given || token.class.without(name) == Class::default();
        given = token.is(Class::FIRST_NAME) && token.is_capital() && !token.is(Class::FUNCTION);
        let loud = if may { Class::UPPER } else { Class::UPPER | Class::CAPITAL };
        token.class = token.class.without(loud);
    }
}

/// Whether a name that nothing tells to be a person's stands in a line of capitals: ROVERS LAND HOLM.
pub fn is_shouted(text: &str, page: &Page, noun: &Noun) -> bool {
    const LONGEST: usize = 120;
    let head = page.tokens[noun.head.0 as usize];
    // Few names are all capitals: the rest need no further look.
    if !head.is(Class::UPPER)
        || noun.class.is(Class::FIRST_NAME)
        || head.is(Class::HONORIFIC)
        || noun.has_office(&page.tokens)
    {
        return false;
    }
    let (before, behind) = text.split_at(head.start as usize);
    let begin = before.bytes().rev().take(LONGEST).take_while(|&byte| byte != b'\n').count();
    let end = behind.bytes().take(LONGEST).take_while(|&byte| byte != b'\n').count();
    let small = |text: &str| text.bytes().any(|byte| byte.is_ascii_lowercase());
    let line = before.get(before.len() - begin..).zip(behind.get(..end));
    begin + end < LONGEST && line.is_some_and(|(before, behind)| !small(before) && !small(behind))
}
