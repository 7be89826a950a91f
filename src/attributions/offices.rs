//! Offices: “Ann Holm, the mayor of Lindow,” is whom “the mayor” means.
//!
//! What comes in is a page and its names; what goes out is what each is said to be, whom a description right before a
//! name means (“the mayor, Ann Holm, said”), and for any other description the only entity it fits.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    EntityId, callings,
    cast::{self, Cast},
    names::origin,
    nouns::{Noun, NounSort},
    page::Page,
    parts::{Part, PartKind},
    tags,
    tokens::{Token, TokenKind},
    verbs::Verb,
};
use crate::{
    rules::{Class, Lexicon, folded_hash},
    text::{Span, View},
};

/// How long an office may be, in bytes.
const LONGEST: usize = 80;

/// How many offices may share a word that still tells one from another.
const COMMON: usize = 64;

/// An office that somebody holds.
#[derive(Debug)]
struct Held {
    entity: EntityId,
    words: Vec<u64>,
    /// The word that says what the office is: of “an ally of the chancellor” the ally.
    head: Option<u64>,
    /// Where the one is from who holds it.
    from: Option<u64>,
    /// Whether it is another than its last word alone would be: the deputy mayor's.
    ranked: bool,
}

/// The offices of a page, as the words that make them.
#[derive(Debug, Default)]
pub struct Offices {
    held: Vec<Held>,
    /// What is in `held` already.
    known: FxHashSet<(EntityId, Vec<u64>)>,
    /// The offices that hold a word, as indices into `held`; [`COMMON`] and one at most.
    by_word: FxHashMap<u64, Vec<u32>>,
    /// Where somebody is from, as the text tells it first.
    origins: FxHashMap<EntityId, u64>,
    /// Whom each description that tells an age or whence was found to mean, by where it stands.
    pub natives: FxHashMap<u32, Option<EntityId>>,
}

impl Offices {
    /// Reads offices before names and in asides behind them; `entities` is whom each part names, and learns whom a
    /// description means that a name explains.
    pub fn read(
        &mut self,
        text: &str,
        page: &Page,
        lexicon: &Lexicon,
        entities: &mut [Option<EntityId>],
        cast: &mut Cast,
    ) {
        for at in 0..entities.len() {
            let (Some(entity), Some(noun)) = (entities[at], page.parts[at].noun()) else { continue };
            if let Some(described) = ahead(page, at) {
                let (from, to) = words_before(page, described, at);
                let held = &page.tokens[from as usize..to as usize];
                self.add(entity, text, held, lexicon);
                let office = cast::office(text, &page.tokens, (from, to));
                cast.hold(entity, office);
                if let Some(body) = owning(page, described, entities, cast) {
                    cast.hold(entity, &format!("{office} of {}", cast.entities[body.0 as usize].name));
                }
                cast.describe(entity, page.parts[described].noun());
                entities[described] = Some(entity);
            }
            if noun.office.1 > noun.office.0 {
                let held = &page.tokens[noun.office.0 as usize..noun.office.1 as usize];
                self.add(entity, text, held, lexicon);
                if let Some(body) = served(page, at) {
                    let office = cast::office(text, &page.tokens, noun.office);
                    cast.hold(entity, &format!("{office} {}", body.of(text)));
                }
            }
            if let Some(calling) = callings::of(text, page, lexicon, at) {
                let (from, to) = callings::words(page, calling);
                self.add(entity, text, &page.tokens[from as usize..to as usize], lexicon);
                entities[calling] = Some(entity);
            }
            if let Some((from, span)) = behind(page, at) {
                let held: Vec<Token> =
                    page.tokens[from..].iter().copied().take_while(|token| token.end <= span.end).collect();
                self.add(entity, text, &held, lexicon);
                cast.hold(entity, without_article(text, &page.tokens[from..], span));
                let kind = page.parts[at + 2..].iter().take(3).filter_map(Part::noun);
                let body = kind.into_iter().find(|noun| noun.head.0 as usize >= from);
                cast.describe(entity, body.filter(|noun| noun.sort == NounSort::Body && !cast.is_human(entity)));
            }
        }
    }

    /// Notes that somebody holds an office.
    pub fn add(&mut self, entity: EntityId, text: &str, held: &[Token], lexicon: &Lexicon) {
        let all = words(text, held, lexicon);
        let from = origin(text, held);
        if let Some(from) = from {
            self.origins.entry(entity).or_insert(from);
        }
        if all.is_empty() || !self.known.insert((entity, all.clone())) {
            return;
        }
        for &word in &all {
            let offices = self.by_word.entry(word).or_default();
            if offices.len() <= COMMON {
                offices.push(self.held.len() as u32);
            }
        }
        let link = held.iter().position(|token| token.is(Class::PREPOSITION)).unwrap_or(0);
        let head = held[..link].iter().rfind(|token| token.is(Class::PERSON)).map(|head| word(text, *head, lexicon));
        let own = if link > 0 { link } else { held.len() };
        let last = held[..own].iter().rposition(|token| token.is(Class::PERSON)).unwrap_or(0);
        let ranks = |token: &Token| !token.is(Class::FUNCTION | Class::FORMER | Class::NATIVE | Class::OWNER);
        let small = |token: &Token| ranks(token) && (!token.is_capital() || token.is(Class::PERSON));
        let ranked = held[..last].iter().any(small);
        self.held.push(Held { entity, words: all, head, from, ranked });
    }

    /// Whether nothing speaks against it that somebody is from where a description says: no Greek is the Italian minister.
    pub fn may_be(&self, entity: EntityId, text: &str, described: &[Token]) -> bool {
        let known = || self.origins.get(&entity);
        origin(text, described).is_none_or(|from| known().is_none_or(|known| *known == from))
    }

    /// The one entity whose office these words name, if there is but one.
    pub fn holder(&self, text: &str, tokens: &[Token], lexicon: &Lexicon) -> Option<EntityId> {
        let definite = tokens.first().is_some_and(|token| token.is(Class::DEFINITE | Class::POSSESSIVE));
        let said = words(text, tokens, lexicon);
        let fits = |held: &[u64]| {
            let shared = held.iter().filter(|word| said.contains(word)).count();
            (shared == held.len() || shared == said.len()) && shared >= if definite { 1 } else { 2 }
        };
        // French l’avocat du maire: not the mayor, but whoever is an avocat.
        let link = tokens.iter().position(|token| token.is(Class::PREPOSITION)).unwrap_or(0);
        let another = tokens[link..].iter().any(|token| token.is(Class::PERSON) && !token.is(Class::FIRST_NAME));
        let own = tokens[..link].iter().rfind(|token| token.is(Class::PERSON) && another);
        let own = own.map(|own| word(text, *own, lexicon));
        let telling = |word: &u64| self.by_word.get(word).filter(|offices| offices.len() <= COMMON);
        let near = said.iter().filter_map(telling).flatten().map(|&at| &self.held[at as usize]);
        let named = |held: &&Held| {
            held.head.is_none_or(|head| said.contains(&head)) && own.is_none_or(|own| held.words.contains(&own))
        };
        let from = origin(text, tokens);
        let native = |held: &&Held| from.is_none_or(|from| held.from.is_none_or(|known| known == from));
        let held: Vec<&Held> = near.filter(named).filter(native).filter(|held| fits(&held.words)).collect();
        // “the chief justice” is no other justice; the mayor is not her deputy.
        let exact = |held: &&&Held| held.words == said;
        let other = |held: &&Held| held.words == said || held.ranked;
        let telling = said.len() > 1 || held.iter().all(other);
        let exactly = one(held.iter().filter(exact).map(|held| held.entity)).filter(|_| telling);
        exactly.or_else(|| one(held.iter().map(|held| held.entity)))
    }
}

/// The only one of some, however often.
fn one(mut entities: impl Iterator<Item = EntityId>) -> Option<EntityId> {
    let first = entities.next()?;
    entities.all(|other| other == first).then_some(first)
}

/// The description that a name in an aside explains: [the leader of the opposition], Ann Holm, said.
fn ahead(page: &Page, name: usize) -> Option<usize> {
    let part = &page.parts[name];
    let comma = page.parts.get(name.checked_sub(1)?).filter(|part| matches!(part.kind, PartKind::Comma))?;
    let next = page.parts.get(name + 1).filter(|next| next.from == part.to);
    let closed = next.is_none_or(|next| next.is_pause() || ends_name(next.kind)) || belongs_closed(page, name);
    let before = name.checked_sub(2).filter(|&at| closed && page.parts[at].to == comma.from)?;
    // “A spokeswoman there, Ann Holm, said”, “The captain himself, Bo Holm, said”
    let aside = |part: &Part| matches!(part.kind, PartKind::Adverb) || tags::is_object(part);
    let there = aside(&page.parts[before]) && before > 0 && page.parts[before - 1].noun().is_some();
    let last = before - usize::from(there);
    if let Some(described) = told_who(page, last) {
        return closed.then_some(described);
    }
    // The farthest person in a chain of prepositions: the director of the port of Lindow.
    let linked = |&at: &usize| at == last || matches!(page.parts[at + 1].kind, PartKind::Preposition);
    let chain = (0..=BELONGS).filter_map(|links| last.checked_sub(2 * links)).take_while(linked);
    let person = |at: &usize| page.parts[*at].noun().is_some_and(|noun| noun.sort == NounSort::Person);
    let far = chain.clone().last().unwrap_or(last);
    // “…,” called the coxswain of the boat, Ann Holm.
    let behind = |back: usize| far.checked_sub(back).map(|at| &page.parts[at]);
    let adverb = behind(1).is_some_and(|part| matches!(part.kind, PartKind::Adverb));
    let told_of = behind(1 + usize::from(adverb)).is_some_and(|part| part.verb().is_some_and(Verb::reports));
    let named = part.noun().filter(|noun| noun.owner.is_none())?;
    let told = named.class.is(Class::FIRST_NAME | Class::GENDER) || named.office.1 > named.office.0;
    let full = named.head.1 - named.head.0 > 1;
    // “a spokesman for the promoter, Dalemore, said”: one word that is nobody's name explains what is nearest.
    let near = !told && !full && named.sort == NounSort::Name;
    // “the operator of the line, Norrail, said”, where the nearest is nobody.
    let body = |at: &usize| page.parts[*at].noun().is_some_and(|noun| noun.class.is(Class::BODY));
    let nearest = chain.clone().find(|at| person(at) || body(at)).filter(body);
    let farthest = if near { nearest } else { chain.filter(person).last() };
    let at = farthest.unwrap_or(if told_of { far } else { last });
    let governed = at.checked_sub(1).is_some_and(|at| matches!(page.parts[at].kind, PartKind::Preposition));
    let known = page.tokens[page.parts[at].from as usize].is(Class::DEFINITE | Class::POSSESSIVE);
    // “the caretaker, Emir Holm, said”: whoever says something is a person.
    let says = || page.parts.get(name + 2).is_some_and(|next| next.verb().is_some_and(Verb::reports));
    let person = named.sort == NounSort::Name && (told || full && (told_of || says()));
    // “said one of them, Ann Holm”
    let head = page.parts[at].noun()?.head;
    let some = head.1 - head.0 == 1 && page.tokens[head.0 as usize].is(Class::DETERMINER);
    page.parts[at]
        .noun()
        .filter(|noun| match noun.sort {
            NounSort::Person => !noun.class.is(Class::PLURAL),
            NounSort::Body => known && !governed && !(person && told),
            // A calling that nobody listed: “the coxswain, Mr Holm, said”.
            NounSort::Thing => (known || some || says()) && !governed && person && !noun.class.is(Class::PLURAL),
            NounSort::Pronoun => person && !noun.class.is(Class::GENDER | Class::FIRST | Class::SECOND),
            NounSort::Name | NounSort::Statement | NounSort::Time | NounSort::Object => false,
        })
        .map(|_| at)
}

/// The one whom a relative clause tells of that ends with the part at `last`: [the keeper] who lent the hives, Ann Holm, …
fn told_who(page: &Page, last: usize) -> Option<usize> {
    const NEAR: usize = 6;
    let stops = |part: &Part| part.is_pause() || ends_name(part.kind);
    let near = (last.saturating_sub(NEAR)..last).rev().take_while(|&at| !stops(&page.parts[at]));
    let who =
        near.into_iter().find(|&at| matches!(page.parts[at].kind, PartKind::Relative | PartKind::Subordinator))?;
    let acts = page.parts.get(who + 1).is_some_and(|next| next.verb().is_some_and(Verb::is_finite));
    let head = who.checked_sub(1).filter(|_| acts)?;
    let known = page.tokens[page.parts[head].from as usize].is(Class::DETERMINER);
    let person = |noun: &Noun| noun.sort == NounSort::Person && !noun.class.is(Class::PLURAL);
    page.parts[head].noun().filter(|noun| known && person(noun)).map(|_| head)
}

/// The body that “its” means before an office: the last one named that is nobody's given name.
fn owning(page: &Page, described: usize, entities: &[Option<EntityId>], cast: &Cast) -> Option<EntityId> {
    const BACK: usize = 40;
    let own = page.tokens[page.parts[described].from as usize];
    let person = Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE;
    let body = |entity: &EntityId| !cast.classes[entity.0 as usize].is(person);
    let near = entities[described.saturating_sub(BACK)..described].iter().rev().flatten().copied();
    let its = own.is(Class::POSSESSIVE) && !own.is(Class::MASCULINE | Class::FEMININE);
    near.into_iter().find(|entity| its && body(entity))
}

/// The body of an office that is told behind the name: the director Ann Holm [of Pell Foods].
fn served(page: &Page, name: usize) -> Option<Span<View>> {
    let link = page.parts.get(name + 1).filter(|part| matches!(part.kind, PartKind::Preposition))?;
    let body = page.parts.get(name + 2)?.noun().filter(|noun| matches!(noun.sort, NounSort::Name | NounSort::Body))?;
    let span = Span::new(page.tokens[link.from as usize].start, page.tokens[body.head.1 as usize - 1].end);
    let of = page.tokens[link.from as usize].is(Class::PARTICLE | Class::PREPOSITION);
    (of && span.len() as usize <= LONGEST).then_some(span)
}

/// How many nouns may belong to a description: the leader of the opposition in the senate.
const BELONGS: usize = 3;

/// Whether a name with what belongs to it stands alone: Ann Holm of Dale, said.
fn belongs_closed(page: &Page, name: usize) -> bool {
    let kind = |at: usize| page.parts.get(at).map(|part| part.kind);
    let link =
        matches!(kind(name + 1), Some(PartKind::Preposition)) && matches!(kind(name + 2), Some(PartKind::Noun(_)));
    link && page.parts.get(name + 3).is_none_or(|next| next.is_pause() || ends_name(next.kind))
}

/// Whether a name stands alone before this: a list of names, or a subject and its verb, explains nothing.
fn ends_name(kind: PartKind) -> bool {
    matches!(kind, PartKind::Stop | PartKind::Quote(_) | PartKind::Colon | PartKind::Semicolon)
}

/// The tokens of a description up to the comma before the name.
fn words_before(page: &Page, described: usize, name: usize) -> (u32, u32) {
    let own = if tags::is_object(&page.parts[name - 2]) { name - 3 } else { name - 2 };
    (page.parts[described].from, page.parts[own].to)
}

/// The office in the aside behind a name, and its first token: Ann Holm, [the mayor of Lindow], said. “Gov. Ann Holm of Lindow,
/// a Liberal” speaks of Ann Holm.
fn behind(page: &Page, name: usize) -> Option<(usize, Span<View>)> {
    let governs = |at: usize| page.parts.get(at).is_some_and(|part| matches!(part.kind, PartKind::Preposition));
    let told =
        |at: usize| page.parts.get(at).and_then(|part| part.noun()).is_some_and(|noun| callings::is_told(noun, page));
    // “Holm of Dale, an outside expert,”: no place is one.
    let named = |at: usize| {
        let one = |noun: &Noun| noun.sort == NounSort::Name && noun.head.1 - noun.head.0 == 1;
        told(at) || page.parts.get(at).and_then(|part| part.noun()).is_some_and(one)
    };
    if name >= 2 && governs(name - 1) && named(name - 2) && !told(name) {
        return None;
    }
    // “in Dale, a truck driver”
    let within = name.checked_sub(1).is_some_and(|at| page.tokens[page.parts[at].from as usize].is(Class::PLACES));
    if within && !told(name) {
        return None;
    }
    let placed = named(name)
        && governs(name + 1)
        && !told(name + 2)
        && page.parts.get(name + 2).and_then(|part| part.noun()).is_some();
    let name = if placed { name + 2 } else { name };
    let comma = page.parts.get(name + 1).filter(|part| matches!(part.kind, PartKind::Comma))?;
    let office = page.parts.get(name + 2)?;
    let noun =
        office.noun().filter(|noun| !noun.class.is(Class::PLURAL) && noun.class.is(Class::PERSON | Class::BODY))?;
    // “Skyloft, the airline, said”
    let body = noun.sort == NounSort::Body;
    if noun.sort != NounSort::Person
        && (!body || told(name) || !page.tokens[office.from as usize].is(Class::DETERMINER))
    {
        return None;
    }
    let mut end = office.to as usize;
    let from = office.from as usize;
    let mut at = name + 3;
    let attached = |at: usize| {
        let link = page.parts.get(at)?;
        matches!(link.kind, PartKind::Preposition)
            .then(|| page.parts.get(at + 1)?.noun().map(|_| page.parts[at + 1].to as usize))?
    };
    while let Some(further) = attached(at) {
        end = further;
        at += 2;
    }
    let ends = page.parts.get(at).is_none_or(|part| part.is_pause() || ends_name(part.kind));
    let closes =
        !takes_over(page, name, at) && page.parts.get(at).is_none_or(|part| !matches!(part.kind, PartKind::And));
    let closes = closes && (!body || ends);
    let span = Span::new(page.tokens[noun.head.0 as usize].start, page.tokens[end - 1].end);
    let near = comma.to == office.from && span.len() as usize <= LONGEST;
    (closes && near).then_some((from, span))
}

/// “In a letter to the Post, a spokeswoman for Holm said”, “Asked by Holm, the coach said”: whether the verb is theirs.
fn takes_over(page: &Page, name: usize, at: usize) -> bool {
    let before = name.checked_sub(1).map(|before| page.parts[before].kind);
    // Spanish A Holm, el alcalde le contestó
    let verb = page.parts.get(at).filter(|part| tags::is_object(part)).map_or(at, |_| at + 1);
    let acts = page.parts.get(verb).and_then(Part::verb).is_some_and(Verb::is_finite);
    acts && matches!(before, Some(PartKind::Preposition | PartKind::Agent))
}

fn without_article<'t>(text: &'t str, tokens: &[Token], span: Span<View>) -> &'t str {
    let first = tokens.iter().find(|token| !token.is(Class::DETERMINER));
    let from = first.map_or(span.start, |token| token.start.min(span.end));
    Span::<View>::new(from, span.end).of(text)
}

/// A word folded, one of the same office for all.
fn word(text: &str, token: Token, lexicon: &Lexicon) -> u64 {
    lexicon.office(folded_hash(lexicon.head(token.span().of(text).trim_end_matches('.'))))
}

/// The words that mean something, folded.
fn words(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<u64> {
    let content = |token: &&Token| {
        token.kind == TokenKind::Word
            && (token.is(Class::PERSON) || !token.is(Class::FUNCTION | Class::FORMER | Class::NATIVE | Class::OWNER))
    };
    let mut words: Vec<u64> = tokens.iter().filter(content).map(|token| word(text, *token, lexicon)).collect();
    words.sort_unstable();
    words.dedup();
    words
}
