//! Everybody whom a page names, part by part.
//!
//! What comes in is a page; what goes out is the entity that each of its parts names, if it names one. A nickname in marks
//! belongs to the name around it.

use super::{
    EntityId,
    attachments::dateline,
    cast::Cast,
    headlines,
    nouns::{Noun, NounSort},
    page::Page,
    parts::{Part, PartKind},
    sentences::Ending,
};
use crate::rules::Class;

/// Everybody who is named, before anybody is quoted: the fullest form may come last.
pub fn enlist(text: &str, page: &Page, cast: &mut Cast) -> Vec<Option<EntityId>> {
    let named = |noun: &Noun| matches!(noun.sort, NounSort::Name | NounSort::Body);
    let entity = |(at, part): (usize, &Part)| {
        let mut noun = *part.noun().filter(|noun| named(noun))?;
        if headlines::is_shouted(text, page, &noun) {
            return None;
        }
        if is_placed(page, at, &noun) {
            noun.class |= Class::PLACE;
        }
        let called = if speaks(page, at, &noun) { cast.call(text, &page.tokens, &noun) } else { None };
        let named = || page.tokens[noun.head.0 as usize].is_capital().then(|| cast.name(text, &page.tokens, &noun));
        called.or_else(named)
    };
    let mut entities: Vec<Option<EntityId>> = page.parts.iter().enumerate().map(entity).collect();
    for at in 2..page.parts.len() {
        if holds_two(page, at) {
            entities[at - 2] = entities[at];
        }
    }
    if cast.has_kin {
        share_surnames(text, page, &mut entities);
    }
    for at in 0..page.parts.len() {
        if matches!(page.parts[at].kind, PartKind::Quote(_)) && is_nickname(page, at) {
            entities[at - 1] = entities[at + 1];
        }
    }
    entities
}

/// Gives a surname that two have to the last of them who was named in full in its paragraph, and who is not somebody's own: The
/// chief's sister, Ann Holm, swims. … Holm said.
fn share_surnames(text: &str, page: &Page, entities: &mut [Option<EntityId>]) {
    let last = |noun: &Noun| page.tokens[noun.head.1 as usize - 1].span().of(text);
    for &(from, to) in &page.blocks {
        let sentences = &page.sentences[from as usize..to as usize];
        // A block without words has none.
        let Some((first, end)) = sentences.first().zip(sentences.last()).map(|(one, other)| (one.from, other.to))
        else {
            continue;
        };
        let mut full: Option<(usize, EntityId)> = None;
        let range = first as usize..end as usize;
        for (slot, at) in entities[range.clone()].iter_mut().zip(range) {
            let Some(noun) = page.parts[at].noun().filter(|noun| noun.sort == NounSort::Name) else { continue };
            let Some(entity) = *slot else { continue };
            if noun.head.1 - noun.head.0 > 1 {
                full = (!is_own(page, at)).then_some((at, entity));
            } else if let Some((named, one)) = full
                && one != entity
                && noun.office.1 == noun.office.0
                && page.parts[named].noun().is_some_and(|named| last(named) == last(noun))
            {
                *slot = Some(one);
            }
        }
    }
}

/// Her husband, Bo Holm; his son Bo Holm: whether a name is somebody's, who may be meant by the surname alone.
fn is_own(page: &Page, name: usize) -> bool {
    let own = |at: usize| page.tokens[page.parts[at].from as usize].is(Class::POSSESSIVE);
    own(name) || name.checked_sub(2).is_some_and(|at| page.parts[name - 1].is_pause() && own(at))
}

/// Whether a name of one word stands right before or behind a verb of speech, so that it is nobody's town.
fn speaks(page: &Page, at: usize, noun: &Noun) -> bool {
    let says = |at: Option<usize>| {
        at.and_then(|at| page.parts.get(at)).and_then(Part::verb).is_some_and(|verb| verb.is_finite() && verb.reports())
    };
    let alone = page.parts[at].to - page.parts[at].from == 1 && page.tokens[noun.head.0 as usize].is_capital();
    let tagged = || {
        let quoted = at.checked_sub(2).map(|quoted| page.parts[quoted].kind);
        says(at.checked_sub(1)) && matches!(quoted, Some(PartKind::Quote(_) | PartKind::Comma))
    };
    alone && noun.sort == NounSort::Name && (says(Some(at + 1)) || tagged())
}

/// Whether a name that nothing tells to be a person's stands behind “in” or an article: in Burger Barn, the Western Banner.
fn is_placed(page: &Page, at: usize, noun: &Noun) -> bool {
    let gender = Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE;
    let told = noun.class.is(gender) || noun.has_office(&page.tokens);
    let head = noun.head.0 as usize;
    let first = page.parts[at].from as usize;
    let article = head > first && page.tokens[first].is(Class::DETERMINER);
    let within = at.checked_sub(1).is_some_and(|at| page.tokens[page.parts[at].from as usize].is(Class::PLACES));
    // “Ann Holm of Dale”
    let behind = |back: usize| at.checked_sub(back).map(|at| &page.parts[at]);
    let governed = behind(1).is_some_and(|part| matches!(part.kind, PartKind::Preposition));
    let somebody =
        behind(2).and_then(Part::noun).is_some_and(|noun| noun.class.is(gender) && noun.sort == NounSort::Name);
    !told
        && !page.tokens[head].is(Class::HONORIFIC)
        && (article || within || governed && somebody || sent_from(page, at))
}

/// Whether a name in capitals says from where a page was sent: DALE —
fn sent_from(page: &Page, at: usize) -> bool {
    const LONGEST: usize = 10;
    let behind = &page.parts[at..page.parts.len().min(at + LONGEST)];
    let opens = at.checked_sub(1).is_none_or(|before| !page.parts[before].is_pause());
    page.tokens[page.parts[at].from as usize].is(Class::UPPER) && opens && dateline(&page.tokens, behind).is_some()
}

/// Whether a name has two offices before it: co-founder and CEO Ann Holm.
fn holds_two(page: &Page, name: usize) -> bool {
    let titled =
        page.parts[name].noun().is_some_and(|noun| noun.sort == NounSort::Name && noun.has_office(&page.tokens));
    let and = matches!(page.parts[name - 1].kind, PartKind::And);
    let (first, office) = (page.tokens[page.parts[name - 2].from as usize], page.parts[name - 2].noun());
    let bare = !first.is(Class::DETERMINER | Class::POSSESSIVE) && !first.is_capital();
    titled && and && bare && office.is_some_and(|noun| noun.sort == NounSort::Person && !noun.class.is(Class::PLURAL))
}

/// Whether a quotation stands between a given name and its family name: Olaf “Sums” Holm.
fn is_nickname(page: &Page, at: usize) -> bool {
    let name = |part: Option<&Part>| part.and_then(Part::noun).filter(|noun| noun.sort == NounSort::Name).copied();
    let given = name(at.checked_sub(1).map(|before| &page.parts[before]));
    let given = given.is_some_and(|noun| noun.class.is(Class::FIRST_NAME) && noun.head.1 - noun.head.0 == 1);
    let family = name(page.parts.get(at + 1)).is_some_and(|noun| noun.office.1 == noun.office.0);
    given && family && matches!(page.parts[at].kind, PartKind::Quote(id) if page.endings[id as usize] == Ending::Word)
}
