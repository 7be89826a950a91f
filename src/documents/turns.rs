//! Transcripts and interviews: who has the word, from one name to the next.
//!
//! What comes in is a document whose blocks are paragraphs; what goes out, if turns recur in it, is one whose blocks
//! are turns, without what a stenographer noted and nobody said. An article has a line with a colon too: so a file is
//! a transcript only if the same names come again, or most paragraphs begin with one.

use memchr::{memchr_iter, memchr2, memchr3};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Block, BlockKind, Document,
    addressed::addressed,
    cut,
    directions::{self, is_note},
    doubts::{Labelled, counts, drop_single},
    examined::{asks_on, calls, examined, witness},
    labels::{DASH, Label, Style, before_office, is_name, is_stamp, label, lone, past_stamp, timed, without_asides},
};
use crate::{
    rules::{Class, Language, Lexicon, Rules},
    sources::Role,
    text::{Span, View, head},
};

/// Fewer turns than this are an article's lines with a colon; in what is declared a record one tells, if each paragraph
/// has one.
const FEWEST: usize = 3;
/// A label ends within this many bytes.
pub const WINDOW: usize = 120;

/// Turns the paragraphs of a transcript into turns.
pub fn take(document: &mut Document, role: Role, rules: &Rules) {
    let declared = role == Role::Record || document.facts.role.as_deref() == Some("record");
    let role = if declared { Role::Record } else { role };
    let language = &rules.languages[document.language];
    let split = at_labels(&document.text, &document.blocks, language);
    let found = split.and_then(|blocks| Some((read(&document.text, &blocks, language, role)?, blocks)));
    let found = found.or_else(|| {
        let labels = read(&document.text, &document.blocks, language, role)?;
        Some((labels, std::mem::take(&mut document.blocks)))
    });
    let Some((labels, blocks)) = found else { return };
    let blocks = turns(&document.text, &blocks, &labels, language);
    let named = labels.iter().any(|(_, label)| label.style != Style::Letter);
    if named && bytes(&document.text, &blocks, Part::Turns) > 4 * bytes(&document.text, &blocks, Part::Prose) {
        document.facts.role_is_guessed |= document.facts.role.is_none();
        document.facts.role.get_or_insert_with(|| "record".to_owned());
    }
    document.blocks = blocks;
    let cuts = directions::cuts(&document.text, &document.blocks, &directions::words(rules));
    cut::leave_out(document, &cuts);
}

/// The labels of a transcript; nothing where it is none.
fn read(text: &str, blocks: &[Block], language: &Language, role: Role) -> Option<Vec<Labelled>> {
    let mut labels = labels(text, blocks, language, role);
    drop_single(text, blocks, &mut labels);
    is_transcript(text, blocks, &labels, language, role).then_some(labels)
}

/// The blocks with a new one at each line within them that begins with a label, as after `<br>`; nothing where none does.
fn at_labels(text: &str, blocks: &[Block], language: &Language) -> Option<Vec<Block>> {
    let prose = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    let begins = |block: &Block, at: &usize| {
        let head = head(&text[at + 1..block.span.end as usize], WINDOW);
        // A full stop ends many a line; only of a letter does it make a label.
        let label = label(head).or_else(|| addressed(head, &language.lexicon));
        label.is_some_and(|label| label.style == Style::Letter || head[..label.end].contains(':'))
    };
    let mut split: Option<Vec<Block>> = None;
    for (index, block) in blocks.iter().enumerate() {
        let lines = memchr_iter(b'\n', block.span.of(text).as_bytes()).map(|at| block.span.start as usize + at);
        let mut rest = *block;
        for at in lines.filter(|at| prose(block) && begins(block, at)) {
            let above = text[..at].trim_end().len() as u32;
            split
                .get_or_insert_with(|| blocks[..index].to_vec())
                .push(Block { span: Span::new(rest.span.start, above), ..rest });
            rest.span.start = at as u32 + 1;
        }
        if let Some(split) = &mut split {
            split.push(rest);
        }
    }
    split
}

/// A part of a transcript.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Turns,
    Prose,
}

/// The bytes of the turns, or of the prose beside them; what only notes something is neither.
fn bytes(text: &str, blocks: &[Block], part: Part) -> u64 {
    let counts = |block: &&Block| match block.kind {
        BlockKind::Turn => part == Part::Turns,
        BlockKind::Paragraph | BlockKind::Item | BlockKind::SetOff => {
            part == Part::Prose && !is_note(block.span.of(text))
        }
        BlockKind::Heading => false,
    };
    blocks.iter().filter(counts).map(|block| u64::from(block.span.len())).sum()
}

fn labels(text: &str, blocks: &[Block], language: &Language, role: Role) -> Vec<Labelled> {
    let mut found: Vec<Labelled> = Vec::new();
    let mut seated = FxHashSet::default();
    for (index, block) in blocks.iter().enumerate() {
        let body = block.span.of(text);
        let head = head(body, WINDOW);
        let own = || lettered(head, &language.interview);
        let mut labelled = match block.kind {
            BlockKind::Heading if block.speaker.is_some() => named_by_layout(body),
            BlockKind::Paragraph | BlockKind::Item => {
                let titled = || addressed(head, &language.lexicon);
                may_begin(head).then(|| label(head).or_else(titled).or_else(own).or_else(|| alone(body))).flatten()
            }
            BlockKind::Heading => lone_label(body).or_else(|| alone(body)).or_else(|| label(head)).or_else(own),
            BlockKind::SetOff | BlockKind::Turn => None,
        };
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading) {
            let next = blocks.get(index + 1);
            labelled = next.and_then(|next| with_office(body, next, language)).or(labelled);
            labelled = labelled.or_else(|| above_words(text, block, next?, role, &mut seated));
        }
        if block.kind != BlockKind::SetOff {
            labelled = examined(body, &language.examination).or(labelled);
            labelled.take_if(|label| label.style != Style::Asking && calls(text, block, language).is_some());
            labelled.take_if(|label| is_heading(&body[label.name.clone()], &language.headings));
            labelled.take_if(|label| is_one_of(&body[label.name.clone()], &language.rosters));
        }
        if let Some(label) = &mut labelled {
            take_given(body, label, &language.lexicon);
            let name = body[label.name.clone()].trim_end_matches('.').to_lowercase();
            if language.interview.contains(&name) {
                label.style = Style::Letter;
            }
        }
        found.extend(labelled.map(|label| (index, label)));
    }
    found
}

/// Takes what stands behind a family's name for part of the name: `Holm, Ada   0:12`, `Holm, Ada: We will.`
fn take_given(body: &str, label: &mut Label, lexicon: &Lexicon) {
    let family = &body[label.name.clone()];
    // A time on the next line ends behind this one.
    let Some(behind) = body[label.name.end..label.end.min(body.len())].strip_prefix(", ") else { return };
    let end = behind.find(|c: char| !c.is_alphabetic() && !"'’-. ".contains(c)).unwrap_or(behind.len());
    let (given, rest) = (behind[..end].trim_end(), &behind[end..]);
    let first = |name: &str| lexicon.class_of(name.split(' ').next().unwrap_or(name)).is(Class::FIRST_NAME);
    let office = family.split(' ').chain(given.split(' ')).any(|word| is_title(word, lexicon));
    if is_name(given) && !office && (first(given) || is_stamp(rest)) && !(family.contains(' ') && first(family)) {
        label.name.end += ", ".len() + given.len();
    }
}

fn is_title(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.class_of(word.trim_end_matches('.')).is(Class::PERSON | Class::HONORIFIC)
}

/// Whether a line is a heading that names nobody: `FOR IMMEDIATE RELEASE`, `PUBLIC COMMENT:`.
fn is_heading(name: &str, headings: &[String]) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    name.len() > last.len() && headings.iter().any(|heading| heading.eq_ignore_ascii_case(last))
}

fn is_one_of(name: &str, words: &[String]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// A name and an office on a line of their own, as transcripts of calls have them, or whoever has no name there.
fn with_office(line: &str, next: &Block, language: &Language) -> Option<Label> {
    if line.len() > WINDOW || next.kind != BlockKind::Paragraph {
        return None;
    }
    let known = || Some(0..line.len()).filter(|_| is_one_of(line, &language.voices));
    let name = before_office(line, &language.lexicon).or_else(known)?;
    Some(Label { name, end: line.len(), style: Style::Alone })
}

/// Whether a line holds what ends a label.
fn may_begin(head: &str) -> bool {
    let spaced = || head.starts_with(['Q', 'A']) && head[1..].starts_with([' ', '\u{a0}']);
    spaced() || memchr3(b':', b'.', DASH, head.as_bytes()).or_else(|| memchr2(b'-', b'\t', head.as_bytes())).is_some()
}

/// The letter that stands for a name in the language's interviews: `P. ¿Por qué?`
fn lettered(line: &str, interview: &[String]) -> Option<Label> {
    let end = line.find(|c: char| !c.is_alphabetic())?;
    let (name, rest) = line.split_at(end);
    let known = interview.iter().any(|known| known.chars().eq(name.chars().flat_map(char::to_lowercase)));
    // Spanish P.- and Pregunta., French Q. :
    let point = rest.strip_prefix('.').map(|rest| rest.strip_prefix(['-', '–', '—']).unwrap_or(rest));
    let point = point.map(|rest| rest.trim_start().strip_prefix(':').unwrap_or(rest));
    let rest = point.or_else(|| rest.strip_prefix(':'))?;
    let words = rest.trim_start();
    (name.starts_with(char::is_uppercase) && known && words.len() < rest.len()).then(|| Label {
        name: 0..end,
        end: line.len() - words.len(),
        style: Style::Letter,
    })
}

/// A headline of which the markup says that it is a speaker's name.
fn named_by_layout(line: &str) -> Option<Label> {
    let name = line.trim_end_matches([':', '.', ' ']);
    (name.len() < WINDOW).then_some(Label { name: 0..name.len(), end: line.len(), style: Style::Name })
}

fn lone_label(line: &str) -> Option<Label> {
    lone(line).map(|name| Label { name, end: line.len(), style: Style::Capitals })
}

/// A name and a time, and nothing else.
fn alone(line: &str) -> Option<Label> {
    if line.len() < WINDOW { timed(line.trim_end_matches(':')) } else { None }
}

/// A name on a line of its own, with the time on the next; in what is declared a record, or of somebody whose seat and
/// party were told, without one: `Ann Holm (Dale) (Ind)`, and from then on `Ann Holm`.
fn above_words<'t>(
    text: &'t str,
    block: &Block,
    next: &Block,
    role: Role,
    seated: &mut FxHashSet<&'t str>,
) -> Option<Label> {
    let line = block.span.of(text);
    // Piet Roos (Dale) (Ind)
    let name = without_asides(line.trim_end_matches([':', ' ']));
    let timed = is_stamp(head(next.span.of(text), WINDOW));
    let behind = line.get(name.len()..).unwrap_or_default();
    let declared = timed || role == Role::Record;
    let spoken = || seated.contains(name) || !seated.is_empty() && line.ends_with(')');
    let given = declared || behind.contains(") (") || spoken();
    let named = given && name.len() < WINDOW / 2 && name.contains(' ') && is_name(name);
    if named && behind.contains(") (") && next.kind == BlockKind::Paragraph {
        seated.insert(name);
    }
    let end = if timed { next.span.end - block.span.start } else { block.span.len() };
    // No headline ends with a seat and a party; but a list of who was elected holds them too, each once.
    let style = match line.ends_with(')') && name.len() < line.len() {
        true if declared => Style::Name,
        true => Style::Doubtful,
        false => Style::Alone,
    };
    named.then_some(Label { name: 0..name.len(), end: end as usize, style })
}

fn is_transcript(text: &str, blocks: &[Block], labels: &[Labelled], language: &Language, role: Role) -> bool {
    let paragraphs = paragraphs(text, blocks, labels, &language.lexicon);
    if labels.len() < FEWEST {
        return role == Role::Record && !labels.is_empty() && labels.len() == paragraphs;
    }
    let counts = counts(text, blocks, labels);
    let recurring = recurring(&counts);
    // Bins: They come later. “Too late,” Ann Holm said. — rubrics of a round-up, each once, with the words of others.
    let quotes = |(index, label): &&Labelled| {
        let body = blocks[*index].span.of(text);
        let first = body[label.name.clone()].split_once(' ').map(|(first, _)| language.lexicon.class_of(first));
        // Ann Holm: You said “never”. — who has a given name speaks.
        let person = first.is_some_and(|first| first.is(Class::FIRST_NAME | Class::HONORIFIC));
        !person && language.marks.pairs.iter().any(|pair| !pair.apostrophe && body.contains(&*pair.open))
    };
    if recurring == 0 && role != Role::Record && labels.iter().filter(quotes).count() * 2 >= labels.len() {
        return false;
    }
    let majority = labels.len() * 2 > paragraphs;
    let capitals = labels.iter().filter(|(_, label)| !matches!(label.style, Style::Name | Style::Alone)).count() * 2
        > labels.len();
    // Names in small letters are also those of “Note:” and “Photo:”: they must make up a third of the file.
    let enough = if capitals { labels.len() * 8 >= paragraphs } else { labels.len() * 3 >= paragraphs };
    majority || counts.len() >= 2 && recurring >= FEWEST && enough
}

/// How many labels name somebody who has the word more than once: `ANN HOLM:` and from then on `HOLM:`.
fn recurring(counts: &FxHashMap<&str, usize>) -> usize {
    let mut people: FxHashMap<&str, usize> = FxHashMap::default();
    for (name, count) in counts {
        let last = name.rsplit(' ').next().filter(|last| counts.contains_key(last));
        *people.entry(last.unwrap_or(name)).or_default() += count;
    }
    people.values().filter(|&&count| count > 1).sum()
}

/// How many paragraphs there are, without what only notes something and what only names a speaker.
fn paragraphs(text: &str, blocks: &[Block], labels: &[Labelled], lexicon: &Lexicon) -> usize {
    let counts = |block: &Block| block.kind != BlockKind::Heading && !is_note(block.span.of(text));
    let only_names = |(index, label): &&Labelled| {
        let line = blocks[*index].span.of(text);
        // “Ingredients:” is an article's; “Ada Holm (Ind):”, “Mayor Ada Holm:” are not.
        let more =
            || line[label.name.end..].trim_end_matches([':', ' ']).ends_with(|c: char| c == ')' || c.is_alphabetic());
        let titled = || line.split(' ').next().is_some_and(|word| is_title(word, lexicon));
        let is_name = label.style == Style::Alone || alone(line).is_some() || more() || titled();
        counts(&blocks[*index]) && label.end >= line.len() && is_name
    };
    blocks.iter().filter(|block| counts(block)).count() - labels.iter().filter(only_names).count()
}

/// The blocks of a transcript: what stands before the first turn stays as it was.
fn turns(text: &str, blocks: &[Block], labels: &[Labelled], language: &Language) -> Vec<Block> {
    let first = labels[0].0;
    let witness_or = |block: &Block| witness(text, block, language).unwrap_or(*block);
    let mut turns: Vec<Block> = blocks[..first].iter().map(witness_or).collect();
    let mut examiner = None;
    let ends = labels.iter().skip(1).map(|(index, _)| *index).chain([blocks.len()]);
    for ((index, label), end) in labels.iter().zip(ends) {
        let block = blocks[*index];
        let offset = |at: usize| block.span.start + at as u32;
        let called = blocks[*index..end].iter().position(|block| calls(text, block, language).is_some());
        let last = blocks[*index..called.map_or(end, |called| index + called)]
            .iter()
            .rev()
            .find(|block| block.kind != BlockKind::Heading && !is_note(block.span.of(text)));
        let span = Span::<View>::new(offset(label.end), last.map_or(block.span.end, |last| last.span.end));
        let words = span.of(text).trim_start();
        // Behind an element that holds a name the page may show when.
        let words = if block.speaker.is_some() { past_stamp(words) } else { words };
        let span = Span::new(span.end - words.len() as u32, span.end);
        let name = Span::<View>::new(offset(label.name.start), offset(label.name.end));
        let speaker = match label.style {
            Style::Letter if name.of(text).starts_with('Q') => examiner,
            Style::Letter => None,
            Style::Capitals | Style::Asking | Style::Name | Style::Alone | Style::Doubtful => Some(name),
        };
        if span.is_empty() {
            examiner = asks_on(text, name, &language.examination).or(examiner);
        } else {
            turns.push(Block { speaker, ..Block::new(span, BlockKind::Turn) });
        }
        turns.extend(blocks[*index..end].iter().filter_map(|block| witness(text, block, language)));
    }
    turns
}
