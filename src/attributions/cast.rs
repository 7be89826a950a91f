//! The people and bodies of a document: every name in it, told to whom it belongs.
//!
//! What comes in is names in the order of the text; what goes out is [`Entity`]s with their forms. “Holm” is the “Ann
//! Holm” named before; “Mr Holm” is not.

use rustc_hash::FxHashMap;

use super::{
    Entity, EntityId, Form, Sort,
    forms::{Words, bare, holds_name, is_acronym, is_given, title, words},
    nouns::{Noun, NounSort},
    tokens::{Token, TokenKind},
};
use crate::{
    rules::{Class, folded_hash},
    text::{Span, View, in_one_line},
};

/// A document's entities while they are collected.
#[derive(Debug, Default)]
pub struct Cast {
    pub entities: Vec<Entity>,
    /// What is known of each: gender, whether a given name is known.
    pub classes: Vec<Class>,
    /// The words of each entity's fullest name, folded.
    names: Vec<Words>,
    /// Entities by the last word of their name, [`KIN`] at most.
    by_last: FxHashMap<u64, Vec<EntityId>>,
    /// Entities by the first and the last word of their name.
    by_both: FxHashMap<(u64, u64), EntityId>,
    /// Entities by their given name, and descriptions by all their words.
    by_first: FxHashMap<u64, EntityId>,
    /// How often each was named, up to [`ALWAYS`].
    met: Vec<u8>,
    /// The title that tells each from others of the family, folded; 0 without one.
    titles: Vec<u64>,
    /// Whether two have a last word in common.
    pub has_kin: bool,
}

/// How many of one last name are looked at one by one; in a longer list only a name in full finds its own.
const KIN: usize = 16;
/// A name of one word that was met so often is all the name that there is: in “Evidently Ivo” and “Tall Ivo” there is no more of it,
const OFTEN: u8 = 6;
/// and so often that who else has it is somebody else: Mr. Holm, and Mr. Bo Holm, his brother.
const ALWAYS: u8 = 100;
/// How often who is called Mrs. Holm, so that Ada Holm is her daughter.
const KNOWN: u8 = 8;
/// More ways to write one name, or offices given with it, are no person's: a list ran together.
const FORMS: usize = 64;

impl Cast {
    /// The entity that a name belongs to; a new one if nobody before had it.
    pub fn name(&mut self, text: &str, tokens: &[Token], noun: &Noun) -> EntityId {
        let words = words(text, tokens, noun.head);
        let mut noun = *noun;
        // “Nelson”, alone, may be a given name or a family's.
        if words.len() == 1 && noun.class.is(Class::FIRST_NAME) && !tokens[noun.head.0 as usize].is(Class::HONORIFIC) {
            noun.class |= Class::GUESSED;
        }
        let sort = if noun.sort == NounSort::Body { Sort::Body } else { Sort::Person };
        let id = self.find(&words, noun.class, title(text, tokens, &noun)).unwrap_or_else(|| self.add(&words, sort));
        // “The Adventures of Bo Holm”: what holds a name is not called by its end.
        if words.len() > 1 && self.names[id.0 as usize].is_empty() && holds_name(tokens, noun.head) {
            self.by_last.entry(words[words.len() - 1]).or_default().retain(|&kin| kin != id);
        }
        self.learn(id, text, tokens, &noun, &words);
        id
    }

    /// The entity of a name whose family's part stands first, as lists have it: “Holm, Ada”.
    pub fn turned(&mut self, text: &str, tokens: &[Token]) -> Option<EntityId> {
        const MOST_WORDS: usize = 3;
        let comma = tokens.iter().position(|token| token.kind == TokenKind::Comma)?;
        let (family, given) = (&tokens[..comma], &tokens[comma + 1..]);
        let is_part = |token: &Token| {
            token.kind == TokenKind::Word && !token.is(Class::PERSON | Class::HONORIFIC | Class::SUFFIX)
        };
        let fits = |part: &[Token]| (1..=MOST_WORDS).contains(&part.len()) && part.iter().all(is_part);
        // Lund Holm, Ada; but Ann Holm, Virginia
        let first = |part: &[Token]| part[0].is(Class::FIRST_NAME);
        if !fits(family) || !fits(given) || family.len() > 1 && (!first(given) || first(family)) {
            return None;
        }
        let words = Words::of(given.iter().chain(family).map(|token| folded_hash(token.span().of(text))));
        let class = given[0].class.and(Class::GENDER | Class::FIRST_NAME);
        let id = self.find(&words, class, 0).unwrap_or_else(|| self.add(&words, Sort::Person));
        let index = id.0 as usize;
        let part = |from: usize, to: usize| span(tokens, (from as u32, to as u32)).of(text);
        let name = [part(comma + 1, tokens.len()), part(0, comma)].join(" ");
        self.classes[index] = learned(self.classes[index], class);
        if words.len() > self.names[index].len() {
            self.names[index] = words;
            self.entities[index].name.clone_from(&name);
            self.by_both.entry((words[0], words[words.len() - 1])).or_insert(id);
            self.by_first.entry(words[0]).or_insert(id);
        }
        let forms = &mut self.entities[index].forms;
        if forms.len() < FORMS && !forms.iter().any(|known| known.text == name) {
            forms.push(Form { text: name, at: span(tokens, (0, tokens.len() as u32)) });
        }
        Some(id)
    }

    /// Who is called by one word that nobody else has: “Chase said”, of Chase Dunne; “Delphic said”, of Delphic Lines.
    pub fn call(&mut self, text: &str, tokens: &[Token], noun: &Noun) -> Option<EntityId> {
        let words = words(text, tokens, noun.head);
        let [word] = *words else { return None };
        let known = |id: &EntityId| self.entities[id.0 as usize].sort != Sort::Described;
        let id = self.by_first.get(&word).copied().filter(known)?;
        if self.find(&words, noun.class, 0).is_some() || !self.fits(id, &words, noun.class, 0) {
            return None;
        }
        self.learn(id, text, tokens, noun, &words);
        Some(id)
    }

    /// Notes that somebody is credited with speech: two letters who speak are no acronym but somebody's initials.
    pub fn hear(&mut self, id: EntityId) {
        let index = id.0 as usize;
        self.entities[index].speaks = true;
        if self.entities[index].name.len() < 3 {
            self.classes[index] = self.classes[index].without(Class::UPPER);
        }
    }

    /// The entity of a description, by its words.
    pub fn described(&mut self, span: Span<View>, text: &str, class: Class) -> EntityId {
        let key = folded_hash(span.of(text));
        if let Some(&id) = self.by_first.get(&key) {
            return id;
        }
        let id = EntityId(self.entities.len() as u32);
        let words = in_one_line(span.of(text)).into_owned();
        self.entities.push(Entity {
            name: words.clone(),
            forms: vec![Form { text: words, at: span }],
            sort: Sort::Described,
            ..Entity::default()
        });
        self.classes.push(class);
        self.met.push(0);
        self.titles.push(0);
        self.names.push(Words::of([key].into_iter()));
        self.by_first.insert(key, id);
        id
    }

    /// Whether somebody is known by this description alone.
    pub fn knows(&self, description: Span<View>, text: &str) -> bool {
        self.by_first.contains_key(&folded_hash(description.of(text)))
    }

    /// Who was credited with speech by this description alone.
    pub fn told(&self, description: Span<View>, text: &str) -> Option<EntityId> {
        let known = self.by_first.get(&folded_hash(description.of(text))).copied();
        known.filter(|id| self.entities[id.0 as usize].speaks)
    }

    fn find(&self, words: &[u64], class: Class, title: u64) -> Option<EntityId> {
        let last = words.last()?;
        let fits = |id: &EntityId| self.fits(*id, words, class, title);
        let known = self.by_last.get(last).and_then(|ids| ids.iter().copied().find(|id| fits(id)));
        if words.len() > 1 {
            return known.or_else(|| self.by_both.get(&(words[0], *last)).copied().filter(fits));
        }
        known.or_else(|| self.by_first.get(last).copied().filter(|_| class.is(Class::FIRST_NAME)))
    }

    fn fits(&self, id: EntityId, words: &[u64], class: Class, title: u64) -> bool {
        let index = id.0 as usize;
        let (mine, theirs) = (gender(class), gender(self.classes[index]));
        if mine != Class::default() && theirs != Class::default() && !mine.is(theirs) {
            return false;
        }
        // Mrs. Holm is no Miss Holm.
        let known = self.titles[index];
        if title != 0 && known != 0 && title != known {
            return false;
        }
        let names = &self.names[index];
        // “Le Pen” is Marine Le Pen, “Ruiz Peña” is Ana Ruiz Peña; “Ann Holm” need not be Mary Ann Holm.
        let family = || match words.len() < names.len() {
            true => !class.is(Class::FIRST_NAME) && names.ends_with(words),
            false => !self.classes[index].is(Class::FIRST_NAME) && words.ends_with(names),
        };
        let is_person = self.entities[index].sort == Sort::Person;
        let most = if known != 0 && title == 0 { KNOWN } else { ALWAYS };
        let alone = names.len() == 1 && (self.met[index] < most || !class.is(Class::FIRST_NAME));
        words.len() == 1 || alone || names[0] == words[0] || is_person && names.len() > 1 && family()
    }

    /// Whether the one word by which somebody is known is all the name that there is; “In Dale Ivo slept.”
    fn is_bare(&self, id: EntityId, noun: &Noun) -> bool {
        let index = id.0 as usize;
        let least = if noun.class.is(Class::PLACE) { 1 } else { OFTEN };
        let person = noun.sort == NounSort::Name && self.entities[index].sort == Sort::Person;
        person && self.names[index].len() == 1 && self.met[index] >= least
    }

    /// Whether all but the last word of a name is somebody else's who is often named: “On seeing Ada Holm grew pale.”
    fn is_another(&self, words: &[u64]) -> bool {
        let [before @ .., _] = words else { return false };
        let same = |id: &EntityId| *self.names[id.0 as usize] == *before && self.met[id.0 as usize] >= OFTEN;
        before.last().and_then(|last| self.by_last.get(last)).is_some_and(|ids| ids.iter().any(same))
    }

    fn add(&mut self, words: &[u64], sort: Sort) -> EntityId {
        let id = EntityId(self.entities.len() as u32);
        self.entities.push(Entity { sort, ..Entity::default() });
        self.classes.push(Class::default());
        self.names.push(Words::default());
        self.met.push(0);
        self.titles.push(0);
        if let Some(&last) = words.last() {
            let kin = self.by_last.entry(last).or_default();
            self.has_kin |= !kin.is_empty();
            if kin.len() < KIN {
                kin.push(id);
            }
        }
        id
    }

    /// Takes what this mention adds: a fuller name, another form, an office.
    fn learn(&mut self, id: EntityId, text: &str, tokens: &[Token], noun: &Noun, words: &[u64]) {
        let index = id.0 as usize;
        if words.len() > 1 && self.is_bare(id, noun) && (!is_given(tokens, noun.head) || self.is_another(words)) {
            return;
        }
        self.met[index] = ALWAYS.min(self.met[index] + 1);
        if self.titles[index] == 0 {
            self.titles[index] = title(text, tokens, noun);
        }
        self.classes[index] = learned(self.classes[index], noun.class);
        let letters = is_acronym(text, tokens, noun);
        if letters && self.entities[index].forms.is_empty() {
            self.classes[index] |= Class::UPPER;
        } else if !letters {
            self.classes[index] = self.classes[index].without(Class::UPPER);
        }
        // “the charity Open Door”
        let kind = tokens[noun.office.0 as usize..noun.office.1 as usize].last();
        if kind.is_some_and(|kind| kind.is(Class::BODY)) && !self.is_human(id) {
            self.classes[index] |= Class::BODY;
        }
        let entity = &mut self.entities[index];
        let at = span(tokens, noun.head);
        let form = in_one_line(at.of(text));
        if words.len() > self.names[index].len() {
            self.names[index] = Words::of(words.iter().copied());
            entity.name = in_one_line(bare(text, tokens, noun.head).of(text)).into_owned();
            if let [first, .., last] = *words {
                self.by_both.entry((first, last)).or_insert(id);
                // “Holm's campaign” is no Holm.
                let owned = tokens[noun.head.0 as usize..noun.head.1 as usize].iter().any(|word| word.is(Class::OWNER));
                if noun.class.is(Class::FIRST_NAME) || !owned {
                    self.by_first.entry(first).or_insert(id);
                }
            }
        }
        if entity.forms.len() < FORMS && !entity.forms.iter().any(|known| known.text == form) {
            entity.forms.push(Form { text: form.into_owned(), at });
        }
        // “his city-issued Escalade”: nobody's office.
        let words = &tokens[noun.office.0 as usize..noun.office.1 as usize];
        let own = noun.owner.is_some_and(|(from, _)| tokens[from as usize].is(Class::POSSESSIVE));
        let office_of = |token: &Token| token.is(Class::PERSON | Class::HONORIFIC | Class::LARGE_NOUN);
        if !words.is_empty() && (!own || words.iter().any(office_of)) {
            self.hold(id, office(text, tokens, noun.office));
        }
    }

    /// Whether something tells that a name is a person's: a given name, an office, speech.
    pub fn is_person(&self, id: EntityId) -> bool {
        let index = id.0 as usize;
        let entity = &self.entities[index];
        let told = Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE | Class::PERSON;
        let place = self.classes[index].is(Class::PLACE);
        let known = self.classes[index].is(told) || entity.speaks && !place || !entity.offices.is_empty();
        let named = entity.name.contains(' ') && !self.classes[index].is(Class::PLACE);
        entity.sort != Sort::Body && (known || named)
    }

    /// Whether a given name, a pronoun or an age tells that a name is nobody but a person's.
    pub fn is_human(&self, id: EntityId) -> bool {
        self.classes[id.0 as usize].is(Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE | Class::PERSON)
    }

    /// Whether more than two capitals tells so.
    pub fn is_told(&self, id: EntityId) -> bool {
        let (class, entity) = (self.classes[id.0 as usize], &self.entities[id.0 as usize]);
        let given = class.is(Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE) && !class.is(Class::GUESSED);
        given || class.is(Class::PERSON) || entity.speaks && !class.is(Class::PLACE)
    }

    /// Whether it is named in one place so far.
    pub fn is_named_once(&self, id: EntityId) -> bool {
        self.met[id.0 as usize] < 2
    }

    /// Initials with the one person whose they are: `AH` of Ann Holm; with nobody where several share them.
    pub fn initials(&self) -> FxHashMap<String, Option<EntityId>> {
        let mut known: FxHashMap<String, Option<EntityId>> = FxHashMap::default();
        for (id, entity) in self.entities.iter().enumerate().filter(|(_, entity)| entity.sort == Sort::Person) {
            let words = entity.name.split([' ', '-']).filter_map(|word| word.chars().next());
            let letters: String = words.take(5).collect();
            if (2..=4).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase()) {
                let one = EntityId(id as u32);
                known.entry(letters).and_modify(|shared| *shared = None).or_insert(Some(one));
            }
        }
        known
    }

    /// Takes what a description of an entity says of its gender, and whether it is a body.
    pub fn describe(&mut self, id: EntityId, noun: Option<&Noun>) {
        let Some(noun) = noun else { return };
        let index = id.0 as usize;
        // “its owner, Delphic Lines”
        if noun.class.is(Class::BODY) && !self.is_human(id) {
            self.classes[index] |= Class::BODY;
        }
        if noun.sort == NounSort::Body {
            self.entities[index].sort = Sort::Body;
            self.classes[index] |= Class::NEUTER;
        }
        let gender = Class::MASCULINE | Class::FEMININE;
        if self.classes[index].and(gender) == Class::default() {
            self.classes[index] |= noun.class.and(gender);
        }
    }

    /// Notes an office or a description.
    pub fn hold(&mut self, id: EntityId, office: &str) {
        let office = in_one_line(office);
        let offices = &mut self.entities[id.0 as usize].offices;
        if !office.is_empty() && offices.len() < FORMS && !offices.iter().any(|known| *known == office) {
            offices.push(office.into_owned());
        }
    }
}

/// The gender that a mention tells beyond doubt.
fn gender(class: Class) -> Class {
    if class.is(Class::GUESSED) { Class::default() } else { class.and(Class::MASCULINE | Class::FEMININE) }
}

/// What is known of a name after another mention of it: a guess counts until something better comes.
fn learned(known: Class, said: Class) -> Class {
    let gender = Class::MASCULINE | Class::FEMININE;
    let said = said.and(Class::GENDER | Class::FIRST_NAME | Class::LARGE_NOUN | Class::GUESSED | Class::PLACE);
    match (known.is(Class::GUESSED), said.is(Class::GUESSED)) {
        (false, true) if known.is(Class::FIRST_NAME | gender) => known,
        (true, false) if said.is(Class::FIRST_NAME | gender) => known.without(gender | Class::GUESSED) | said,
        (_, _) => known | said,
    }
}

/// The office before a name, without the article.
pub fn office<'t>(text: &'t str, tokens: &[Token], (mut from, to): (u32, u32)) -> &'t str {
    while from < to && tokens[from as usize].is(Class::DETERMINER | Class::POSSESSIVE) {
        from += 1;
    }
    if from == to { "" } else { span(tokens, (from, to)).of(text) }
}

/// The bytes of a range of tokens.
pub fn span(tokens: &[Token], (from, to): (u32, u32)) -> Span<View> {
    Span::new(tokens[from as usize].start, tokens[to as usize - 1].end)
}
