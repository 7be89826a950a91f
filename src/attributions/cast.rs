//! The people and bodies of a document: every name in it, told to whom it belongs.
//!
//! What comes in is names in the order of the text; what goes out is [`Entity`]s with their forms. “Holm” is the “Ann
//! Holm” named before; “Mr Holm” is not.

use rustc_hash::FxHashMap;

use super::{
    Entity, EntityId, Form, Sort,
    nouns::{Noun, NounSort},
    tokens::{Token, TokenKind},
};
use crate::{
    rules::{Class, SEED, hash_char},
    text::{Span, View},
};

/// A document's entities while they are collected.
#[derive(Debug, Default)]
pub struct Cast {
    pub entities: Vec<Entity>,
    /// What is known of each: gender, whether a given name is known.
    pub classes: Vec<Class>,
    /// The words of each entity's fullest name, folded.
    names: Vec<Vec<u64>>,
    /// Entities by the last word of their name, and by their given name.
    by_last: FxHashMap<u64, Vec<EntityId>>,
    by_first: FxHashMap<u64, EntityId>,
}

impl Cast {
    /// The entity that a name belongs to; a new one if nobody before had it.
    pub fn name(&mut self, text: &str, tokens: &[Token], noun: &Noun) -> EntityId {
        let words = words(text, tokens, noun.head);
        let id = self.find(&words, noun.class).unwrap_or_else(|| self.add(&words, noun));
        self.learn(id, text, tokens, noun, &words);
        id
    }

    /// The entity of a description, by its words.
    pub fn described(&mut self, span: Span<View>, text: &str, class: Class) -> EntityId {
        let key = span.of(text).chars().fold(SEED, hash_char);
        if let Some(&id) = self.by_first.get(&key) {
            return id;
        }
        let id = EntityId(self.entities.len() as u32);
        let words = span.of(text).to_owned();
        self.entities.push(Entity {
            name: words.clone(),
            forms: vec![Form { text: words, at: span }],
            sort: Sort::Described,
            ..Entity::default()
        });
        self.classes.push(class);
        self.names.push(vec![key]);
        self.by_first.insert(key, id);
        id
    }

    fn find(&self, words: &[u64], class: Class) -> Option<EntityId> {
        let last = words.last()?;
        let fits = |id: &EntityId| self.fits(*id, words, class);
        let known = self.by_last.get(last).and_then(|ids| ids.iter().copied().find(|id| fits(id)));
        if words.len() > 1 {
            return known;
        }
        known.or_else(|| self.by_first.get(last).copied().filter(|_| class.is(Class::FIRST_NAME)))
    }

    fn fits(&self, id: EntityId, words: &[u64], class: Class) -> bool {
        let index = id.0 as usize;
        let gender = Class::MASCULINE | Class::FEMININE;
        let (mine, theirs) = (class.and(gender), self.classes[index].and(gender));
        if mine != Class::default() && theirs != Class::default() && !mine.is(theirs) {
            return false;
        }
        let names = &self.names[index];
        words.len() == 1 || names.len() == 1 || names[0] == words[0]
    }

    fn add(&mut self, words: &[u64], noun: &Noun) -> EntityId {
        let id = EntityId(self.entities.len() as u32);
        let sort = if noun.sort == NounSort::Body { Sort::Body } else { Sort::Person };
        self.entities.push(Entity { sort, ..Entity::default() });
        self.classes.push(Class::default());
        self.names.push(Vec::new());
        if let Some(&last) = words.last() {
            self.by_last.entry(last).or_default().push(id);
        }
        id
    }

    /// Takes what this mention adds: a fuller name, another form, an office.
    fn learn(&mut self, id: EntityId, text: &str, tokens: &[Token], noun: &Noun, words: &[u64]) {
        let index = id.0 as usize;
        self.classes[index] |= noun.class.and(Class::GENDER | Class::FIRST_NAME);
        let entity = &mut self.entities[index];
        let at = span(tokens, noun.head);
        let form = at.of(text);
        if words.len() > self.names[index].len() {
            self.names[index] = words.to_vec();
            entity.name = bare(text, tokens, noun.head).of(text).to_owned();
            if words.len() > 1 && noun.class.is(Class::FIRST_NAME) {
                self.by_first.entry(words[0]).or_insert(id);
            }
        }
        if !entity.forms.iter().any(|known| known.text == form) {
            entity.forms.push(Form { text: form.to_owned(), at });
        }
        if noun.office.1 > noun.office.0 {
            let office = office(text, tokens, noun.office);
            if !office.is_empty() && !entity.offices.iter().any(|known| known == office) {
                entity.offices.push(office.to_owned());
            }
        }
    }
}

/// The office before a name, without the article.
pub fn office<'t>(text: &'t str, tokens: &[Token], (mut from, to): (u32, u32)) -> &'t str {
    while from < to && tokens[from as usize].is(Class::DETERMINER) {
        from += 1;
    }
    if from == to { "" } else { span(tokens, (from, to)).of(text) }
}

/// The bytes of a range of tokens.
pub fn span(tokens: &[Token], (from, to): (u32, u32)) -> Span<View> {
    Span::new(tokens[from as usize].start, tokens[to as usize - 1].end)
}

/// A name without the honorific before it.
fn bare(_text: &str, tokens: &[Token], (from, to): (u32, u32)) -> Span<View> {
    let honorific =
        from + 1 < to && tokens[from as usize].is(Class::HONORIFIC) && !tokens[from as usize].is(Class::FIRST_NAME);
    span(tokens, (if honorific && to - from > 2 { from + 1 } else { from }, to))
}

/// The words of a name, folded, without honorifics and suffixes.
fn words(text: &str, tokens: &[Token], (from, to): (u32, u32)) -> Vec<u64> {
    let part = |token: &&Token| {
        token.kind == TokenKind::Word && !token.is(Class::HONORIFIC | Class::SUFFIX | Class::DETERMINER)
    };
    let hash = |token: &Token| token.span().of(text).trim_end_matches('.').chars().fold(SEED, hash_char);
    let words: Vec<u64> = tokens[from as usize..to as usize].iter().filter(part).map(hash).collect();
    if words.is_empty() { tokens[from as usize..to as usize].iter().map(hash).collect() } else { words }
}
