//! Speakers whom the layout names: before a turn, below a block quotation.
//!
//! What comes in is a document's blocks with the names beside them; what goes out is credits that no sentence of prose
//! may overrule. A turn without a name (`Q.`) is credited to nobody, rather than to whoever spoke last; an answer (`A.`)
//! to the witness whom the questions name, or to the one who is interviewed.

use rustc_hash::FxHashMap;

use super::{
    Attribution, Basis, Confidence, Entity, EntityId, Sort, Speaker,
    cast::{self, Cast},
    confidence::Rule,
    interview,
    nouns::{self, NounSort},
    run::Run,
    tokens, witness,
};
use crate::{
    documents::{Block, BlockKind, Document},
    quotations::{Kind, Quotation},
    rules::{Class, Language, Lexicon, folded_hash},
    text::{Span, View, in_one_line},
};

/// A name that the layout sets beside words leaves no doubt.
const CERTAIN: Confidence = Confidence(0.99);
/// Whoever the questions name answers them, unless another has taken the stand.
const LIKELY: Confidence = Confidence(0.85);

/// Credits turns and block quotations with the names beside them.
pub fn credit(
    document: &Document,
    quotations: &[Quotation],
    language: &Language,
    cast: &mut Cast,
    out: &mut [Attribution],
) {
    let lexicon = &language.lexicon;
    let answers = witness::answers(document, lexicon);
    let interviewee = interview::interviewee(document, language, cast);
    let initials = initials(document, lexicon, cast);
    let bench = bench(document, lexicon, cast);
    let laid_out = |(_, block): &(usize, &Block)| {
        matches!(block.kind, BlockKind::SetOff | BlockKind::Turn)
            || block.speaker.is_some() && block.kind != BlockKind::Heading
    };
    for (index, block) in document.blocks.iter().enumerate().filter(laid_out) {
        let first = quotations.partition_point(|quotation| quotation.span.start < block.span.start);
        let set_off = |quotation: &&Quotation| {
            quotation.span == block.span && is_set_off(quotation.kind)
                || block.speaker.is_some()
                    && block.kind != BlockKind::Turn
                    && quotation.fills(&document.text, block.span)
        };
        if quotations.get(first).filter(set_off).is_none() {
            continue;
        }
        let answer = answers.binary_search_by_key(&index, |answer| answer.block).ok().map(|at| &answers[at]);
        let named = block.speaker.or(answer.and_then(|answer| answer.witness));
        let sits = |name: Span<View>| bench.filter(|_| is_bench(name.of(&document.text), lexicon));
        let meant = |name: Span<View>| initials.get(name.of(&document.text)).copied().flatten().or_else(|| sits(name));
        let named = named.map(|name| match meant(name) {
            Some(entity) => Speaker { mention: name, entity, role: None, via: None },
            None => with_office(speaker(&document.text, name, lexicon, cast), name, block, &document.text, cast),
        });
        // A cell beside a quotation may hold anything; only a person's name is one.
        let beside = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
        let named = named.filter(|speaker| !beside || cast.entities[speaker.entity.0 as usize].sort == Sort::Person);
        let one =
            || answer.and(interviewee).map(|(mention, entity)| Speaker { mention, entity, role: None, via: None });
        match (named.or_else(one), block.kind) {
            (Some(speaker), _) => {
                let utterance = out[first].utterance;
                cast.hear(speaker.entity);
                out[first] = Attribution {
                    speaker: Some(speaker),
                    basis: Some(Basis::Stated),
                    confidence: if answer.is_some() { LIKELY } else { CERTAIN },
                    rule: Some(Rule::Layout),
                    utterance,
                    ..Attribution::default()
                };
            }
            (None, BlockKind::Turn) => {
                out[first] = Attribution { utterance: out[first].utterance, ..Attribution::default() };
            }
            (None, _) => {}
        }
    }
}

/// Whom initials before a turn mean: people of the text, and who is named in full before another turn: `Jo Quinn:`, and
/// from then on `JQ:`.
fn initials(document: &Document, lexicon: &Lexicon, cast: &mut Cast) -> FxHashMap<String, Option<EntityId>> {
    let text = &document.text;
    let turns = || document.blocks.iter().filter(|block| block.kind == BlockKind::Turn);
    let Some(_) = turns().next() else { return FxHashMap::default() };
    let names: FxHashMap<&str, Span<View>> =
        turns().filter_map(|block| block.speaker).map(|name| (name.of(text), name)).collect();
    let mut called: FxHashMap<String, Option<EntityId>> = FxHashMap::default();
    let mut full: Vec<Span<View>> = names.values().copied().filter(|name| name.of(text).contains(' ')).collect();
    full.sort_unstable_by_key(|name| name.start);
    for name in full {
        let letters: String = name.of(text).split([' ', '-']).filter_map(|word| word.chars().next()).take(5).collect();
        if letters.len() > 1 && names.contains_key(&*letters) {
            let one = speaker(text, name, lexicon, cast).entity;
            called.entry(letters).and_modify(|shared| *shared = None).or_insert(Some(one));
        }
    }
    let mut known = cast.initials();
    known.extend(called);
    known
}

/// Whether a turn is called after the bench: THE COURT.
fn is_bench(name: &str, lexicon: &Lexicon) -> bool {
    let last = name.trim_end_matches(['.', ':']).rsplit(' ').next().unwrap_or(name);
    lexicon.bench.contains(&folded_hash(last))
}

/// The one judge whom the caption above the first turn names: before the Honorable Ann Holm.
fn bench(document: &Document, lexicon: &Lexicon, cast: &Cast) -> Option<EntityId> {
    let is_turn = |block: &&Block| block.kind == BlockKind::Turn;
    let first = document.blocks.iter().find(is_turn)?.span.start;
    let called = |block: &Block| block.speaker.is_some_and(|name| is_bench(name.of(&document.text), lexicon));
    if !document.blocks.iter().filter(is_turn).any(called) {
        return None;
    }
    let word = |word: &str| lexicon.judges.contains(&folded_hash(word.trim_end_matches('.')));
    let judge = |(_, entity): &(usize, &Entity)| {
        entity.sort == Sort::Person
            && entity.forms.first().is_some_and(|form| form.at.start < first)
            && entity.offices.iter().any(|office| office.split(' ').any(word))
    };
    let mut judges = cast.entities.iter().enumerate().filter(judge);
    let (one, _) = judges.next()?;
    judges.next().is_none().then_some(EntityId(one as u32))
}

fn is_set_off(kind: Kind) -> bool {
    matches!(kind, Kind::Block | Kind::Turn)
}

/// Whom a name that stands apart means, and the office before it: `MAYOR ANN HOLM`.
fn speaker(text: &str, name: Span<View>, lexicon: &Lexicon, cast: &mut Cast) -> Speaker {
    let whole = name;
    if is_office(text, whole, lexicon)
        && let Some(speaker) = in_brackets(text, whole, lexicon, cast)
    {
        return speaker;
    }
    let name = politely(text, name, lexicon).unwrap_or(name);
    let tokens = tokens::apart(text, name, lexicon);
    if let Some(entity) = cast.turned(text, &tokens) {
        return Speaker { mention: whole, entity, role: None, via: None };
    }
    // “Speaker 1” is another than “Speaker 2”.
    let numbered = name.of(text).ends_with(|c: char| c.is_ascii_digit());
    let noun = nouns::noun(None)(Run(&tokens)).ok().map(|(_, noun)| noun).filter(|_| !numbered);
    let named = noun.filter(|noun| matches!(noun.sort, NounSort::Name | NounSort::Body) && noun.head.1 > noun.head.0);
    let Some(noun) = named else {
        if !numbered && let Some(speaker) = in_brackets(text, whole, lexicon, cast) {
            return speaker;
        }
        return Speaker { mention: whole, entity: described(text, whole, cast), role: None, via: None };
    };
    // El señor MINISTRO DE HACIENDA (Luna Rey), Madam Deputy Speaker (Dame Clara Lind): no name, but an office.
    let head = &tokens[noun.head.0 as usize..noun.head.1 as usize];
    let joins = head[0].span().len() <= 3 && name != whole && noun.office.1 > noun.office.0;
    let office = || head.iter().all(|word| word.is(Class::PERSON | Class::HONORIFIC));
    if (joins || office())
        && let Some(speaker) = in_brackets(text, whole, lexicon, cast)
    {
        return speaker;
    }
    let office = Some(noun.office).filter(|office| office.1 > office.0);
    let role = office
        .map(|office| in_one_line(cast::office(text, &tokens, office)).into_owned())
        .filter(|office| !office.is_empty());
    let mention = cast::span(&tokens, noun.head);
    Speaker { mention, entity: cast.name(text, &tokens, &noun), role, via: None }
}

/// A speaker with the office behind the name on the line above the words: `Ann Holm -- Mayor of Dale`.
fn with_office(speaker: Speaker, name: Span<View>, block: &Block, text: &str, cast: &mut Cast) -> Speaker {
    let between = text.get(name.end as usize..block.span.start as usize).unwrap_or_default();
    let line = between.split_once('\n').map_or("", |(line, _)| line).trim();
    let office = line.strip_prefix(['-', '–', '—', ',']).unwrap_or_default().trim_matches(['-', ':', ' ']);
    // Ms Holm, at five in the morning – why do you do it? — a question that names who answers.
    let asks = office.trim_end_matches('*').ends_with('?');
    if office.is_empty() || asks || block.kind != BlockKind::Turn || speaker.role.is_some() {
        return speaker;
    }
    cast.hold(speaker.entity, office);
    Speaker { role: Some(in_one_line(office).into_owned()), ..speaker }
}

/// A label without the first word of a form of address, which hides what follows: El *señor RUIZ*, M. *le maire Ruiz*.
fn politely(text: &str, name: Span<View>, lexicon: &Lexicon) -> Option<Span<View>> {
    let (first, rest) = name.of(text).split_once(' ')?;
    let class = |word: &str| lexicon.class_of(word.trim_end_matches('.'));
    let (first, second) = (class(first), class(rest.split(' ').next().unwrap_or(rest)));
    let polite = |one: Class, other: Class| one.is(Class::DETERMINER) && other.is(Class::HONORIFIC);
    let start = name.end - rest.len() as u32;
    (polite(first, second) || polite(second, first)).then_some(Span::new(start, name.end))
}

/// Whether a label is an office whose holder the brackets behind it name, whatever office that is: `The Convener (Ms Holm):`,
/// `Town Manager (Ada Holm):`, `Sra. Alcaldesa (Ruiz):`.
fn is_office(text: &str, label: Span<View>, lexicon: &Lexicon) -> bool {
    let Some((_, inside)) = brackets(text, label) else { return false };
    let class = |word: Option<&str>| lexicon.class_of(word.unwrap_or_default().trim_end_matches('.'));
    let mut words = label.of(text).split(' ');
    let (first, second, last) = (class(words.next()), class(words.next()), class(words.next_back()));
    let held = class(inside.split(' ').next());
    let addressed = first.is(Class::HONORIFIC) && second.is(Class::PERSON);
    let is_name = first.is(Class::FIRST_NAME) || first.is(Class::HONORIFIC) && !addressed;
    let full = || held.is(Class::FIRST_NAME) && inside.contains(' ');
    !is_name
        && (held.is(Class::HONORIFIC) || addressed || (last.is(Class::PERSON) || second.is(Class::PERSON)) && full())
}

/// What stands in brackets behind a label, and where.
fn brackets(text: &str, label: Span<View>) -> Option<(Span<View>, &str)> {
    let rest = text[label.end as usize..].trim_start_matches([' ', '*']).strip_prefix('(')?;
    let start = (text.len() - rest.len()) as u32;
    let length = rest.find([')', '\n'])?;
    Some((Span::new(start, start + length as u32), &rest[..length]))
}

/// Whom the brackets behind an office name: `The Minister of Health (Mr Holm):`, `El señor ALCALDE (Ruiz):`.
fn in_brackets(text: &str, office: Span<View>, lexicon: &Lexicon, cast: &mut Cast) -> Option<Speaker> {
    let (span, _) = brackets(text, office)?;
    let tokens = tokens::apart(text, span, lexicon);
    let (_, noun) = nouns::noun(None)(Run(&tokens)).ok()?;
    let polite = politely(text, office, lexicon);
    // WITNESS (Interpretation): a word alone may be a note.
    let alone = polite.is_none() && !is_office(text, office, lexicon);
    let named = noun.sort == NounSort::Name && noun.head.1 > noun.head.0 + u32::from(alone);
    let role = polite.map_or(office.of(text), |polite| polite.of(text).split_once(' ').map_or("", |(_, role)| role));
    named.then(|| Speaker {
        mention: cast::span(&tokens, noun.head),
        entity: cast.name(text, &tokens, &noun),
        role: Some(role.to_owned()),
        via: None,
    })
}

fn described(text: &str, name: Span<View>, cast: &mut Cast) -> EntityId {
    cast.described(name, text, Class::default())
}
