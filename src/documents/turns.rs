//! Transcripts and interviews: who has the word, from one name to the next.
//!
//! What comes in is a document whose blocks are paragraphs; what goes out, if turns recur in it, is one whose blocks
//! are turns, without what a stenographer noted and nobody said. An article has a line with a colon too: so a file is
//! a transcript only if the same names come again, or most paragraphs begin with one.

use std::ops::Range;

use memchr::{memchr_iter, memchr2, memchr3, memrchr_iter};
use rustc_hash::FxHashMap;

use super::{
    Block, BlockKind, Document,
    addressed::addressed,
    cut,
    directions::{self, Directions, direction, manner},
    doubts::{Labelled, counts, drop_single},
    labels::{DASH, Label, Style, before_office, is_name, is_stamp, label, lone, timed, without_asides},
};
use crate::{
    rules::{Language, Rules},
    sources::Role,
    text::{Span, View, head},
};

/// Fewer turns than this are an article's lines with a colon; in what is declared a record one tells, if each paragraph
/// has one.
const FEWEST: usize = 3;
/// A label ends within this many bytes.
const WINDOW: usize = 120;

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
    let cuts = cuts(&document.text, &document.blocks, &directions::words(rules));
    cut::leave_out(document, &cuts);
}

/// The labels of a transcript; nothing where it is none.
fn read(text: &str, blocks: &[Block], language: &Language, role: Role) -> Option<Vec<Labelled>> {
    let mut labels = labels(text, blocks, language, role);
    drop_single(text, blocks, &mut labels);
    is_transcript(text, blocks, &labels, role).then_some(labels)
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
    for (index, block) in blocks.iter().enumerate() {
        let body = block.span.of(text);
        let head = head(body, WINDOW);
        let mut labelled = match block.kind {
            BlockKind::Heading if block.speaker.is_some() => named_by_layout(body),
            BlockKind::Paragraph | BlockKind::Item => {
                let own = || lettered(head, &language.interview);
                let titled = || addressed(head, &language.lexicon);
                may_begin(head).then(|| label(head).or_else(titled).or_else(own).or_else(|| alone(body))).flatten()
            }
            BlockKind::Heading => lone_label(body).or_else(|| alone(body)).or_else(|| label(head)),
            BlockKind::SetOff | BlockKind::Turn => None,
        };
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading) {
            let next = blocks.get(index + 1);
            labelled = next.and_then(|next| with_office(body, next, language)).or(labelled);
            labelled = labelled.or_else(|| above_words(text, block, next?, role));
        }
        if block.kind != BlockKind::SetOff {
            labelled = examined(body, &language.examination).or(labelled);
            labelled.take_if(|label| label.style != Style::Asking && calls(text, block, language).is_some());
            labelled.take_if(|label| is_heading(&body[label.name.clone()], &language.headings));
            labelled.take_if(|label| is_one_of(&body[label.name.clone()], &language.rosters));
        }
        if let Some(label) = &mut labelled {
            let name = body[label.name.clone()].to_lowercase();
            if language.interview.contains(&name) {
                label.style = Style::Letter;
            }
        }
        found.extend(labelled.map(|label| (index, label)));
    }
    found
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
    let letter = line.chars().next()?;
    let rest = line[letter.len_utf8()..].strip_prefix(['.', ':'])?;
    let known = interview.iter().any(|known| known.chars().eq(letter.to_lowercase()));
    let words = rest.trim_start();
    (letter.is_uppercase() && known && words.len() < rest.len()).then(|| Label {
        name: 0..letter.len_utf8(),
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

/// A name on a line of its own, with the time on the next; in what is declared a record, without one.
fn above_words(text: &str, block: &Block, next: &Block, role: Role) -> Option<Label> {
    let line = block.span.of(text);
    // Piet Roos (Dale) (Ind)
    let name = without_asides(line.trim_end_matches([':', ' ']));
    let timed = is_stamp(head(next.span.of(text), WINDOW));
    let named = name.len() < WINDOW / 2 && name.contains(' ') && is_name(name) && (timed || role == Role::Record);
    let end = if timed { next.span.end - block.span.start } else { block.span.len() };
    // No headline ends with a seat and a party.
    let style = if line.ends_with(')') && name.len() < line.len() { Style::Name } else { Style::Alone };
    named.then_some(Label { name: 0..name.len(), end: end as usize, style })
}

fn is_transcript(text: &str, blocks: &[Block], labels: &[Labelled], role: Role) -> bool {
    let paragraphs = paragraphs(text, blocks, labels);
    if labels.len() < FEWEST {
        return role == Role::Record && !labels.is_empty() && labels.len() == paragraphs;
    }
    let counts = counts(text, blocks, labels);
    let recurring = recurring(&counts);
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
fn paragraphs(text: &str, blocks: &[Block], labels: &[Labelled]) -> usize {
    let counts = |block: &Block| block.kind != BlockKind::Heading && !is_note(block.span.of(text));
    let only_names = |(index, label): &&Labelled| {
        let line = blocks[*index].span.of(text);
        // “Ingredients:” is an article's.
        let is_name = label.style == Style::Alone || alone(line).is_some();
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
        let blank = span.of(text).len() - span.of(text).trim_start().len();
        let span = Span::new(span.start + blank as u32, span.end);
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

/// Who asks from a line on that holds nothing else: `BY MR. HOLM:`, `CROSS-EXAMINATION BY MR. HOLM`.
fn asks_on(text: &str, name: Span<View>, examination: &[String]) -> Option<Span<View>> {
    let rest = asker(name.of(text), examination)?;
    Some(Span::new(name.end - rest.len() as u32, name.end))
}

/// The words behind the last one that says that they name who asks.
fn asker<'l>(line: &'l str, examination: &[String]) -> Option<&'l str> {
    let asks = |word: &str| examination.iter().any(|known| known.eq_ignore_ascii_case(word));
    let mut spaces = memrchr_iter(b' ', line.as_bytes());
    let end = spaces.find(|&at| asks(line[..at].rsplit(' ').next().unwrap_or_default()));
    end.map(|at| &line[at + 1..])
}

/// A headline in capitals that names who asks: `DIRECT EXAMINATION BY MR. HOLM`.
fn examined(line: &str, examination: &[String]) -> Option<Label> {
    if line.len() > WINDOW || line.contains(char::is_lowercase) {
        return None;
    }
    let name = line.trim_end_matches([':', ' ']);
    asker(name, examination).filter(|asker| is_name(asker) && asker.len() < name.len())?;
    Some(Label { name: 0..name.len(), end: line.len(), style: Style::Asking })
}

/// The paragraph that calls a witness, as a headline that names who answers from there on.
fn witness(text: &str, block: &Block, language: &Language) -> Option<Block> {
    let name = calls(text, block, language)?;
    Some(Block { kind: BlockKind::Heading, speaker: Some(name), ..*block })
}

/// Whom a paragraph or a heading calls.
fn calls(text: &str, block: &Block, language: &Language) -> Option<Span<View>> {
    let name = examined_in(block.span.of(text), language).or_else(|| sworn(text, block, language))?;
    Some(Span::new(block.span.start + name.start as u32, block.span.start + name.end as u32))
}

/// Who answers from a heading on: `DEPOSITION OF ANN HOLM`, `Witness: Ann Holm`, `EXAMINATION OF ANN HOLM BY MR. REED`.
fn examined_in(line: &str, language: &Language) -> Option<Range<usize>> {
    if line.len() > WINDOW || line.contains('\n') || !line.is_ascii() && line.to_lowercase().len() != line.len() {
        return None;
    }
    let small = line.to_lowercase();
    let ends = |words: &String| {
        let at = small.find(&**words)?;
        let alone = |c: Option<char>| !c.is_some_and(char::is_alphabetic);
        let end = at + words.len();
        (alone(small[..at].chars().next_back()) && alone(small[end..].chars().next())).then_some(end)
    };
    let start = language.called.iter().filter_map(ends).max()?;
    // “REED: Call witness Ann Holm.”: somebody has the word, or goes on with it.
    let turn = |label: Label| label.end < start && (label.style == Style::Letter || line[..label.end].contains(':'));
    let sentence = line.contains(char::is_lowercase) && line.ends_with(['.', '?', '!']);
    if sentence || label(line).is_some_and(turn) {
        return None;
    }
    let start = start + line[start..].find(|c: char| c != ':' && c != ' ')?;
    let name = line[start..].split([',', ':']).next().unwrap_or_default();
    let by = |words: &&str| language.examination.iter().any(|known| known.eq_ignore_ascii_case(words));
    let len = name.split(' ').take_while(|words| !by(words)).map(|word| word.len() + 1).sum::<usize>();
    let name = name[..len.saturating_sub(1)].trim_end();
    (name.contains(' ') && is_name(name)).then_some(start..start + name.len())
}

/// “Whereupon, ANN HOLM, having been first duly sworn, testified as follows:”
fn sworn(text: &str, block: &Block, language: &Language) -> Option<Range<usize>> {
    let line = head(block.span.of(text), 2 * WINDOW);
    let sworn = |word: &str| language.sworn.iter().any(|known| known.eq_ignore_ascii_case(word));
    if language.sworn.is_empty() || !line.contains(',') || !line.split(|c: char| !c.is_alphabetic()).any(sworn) {
        return None;
    }
    let mut parts = line.split(',').take(2).map(str::trim);
    let name = parts.find(|part| part.contains(' ') && is_name(part))?;
    let start = line.find(name)?;
    Some(start..start + name.len())
}

/// A paragraph in brackets: “(The hearing ended at noon.)”
pub(super) fn is_note(line: &str) -> bool {
    line.starts_with('(') && line.ends_with(')') || line.starts_with('[') && line.ends_with(']')
}

/// Where directions stand in the turns.
fn cuts(text: &str, blocks: &[Block], directions: &Directions) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for block in blocks.iter().filter(|block| block.kind == BlockKind::Turn) {
        let Range { start, end } = block.span.range();
        // Up to here nothing of the turn is left; and up to here it was looked through.
        let (mut head, mut at) = (start, start);
        while let Some(ahead) = text[at..end].find(['(', '[', '♪']) {
            let from = cuts.last().map_or(start, |cut: &Range<usize>| cut.end.max(start));
            at += ahead;
            let how = || Some(&text[at..end]).filter(|_| at == start).and_then(manner);
            let Some(length) = direction(&text[at..end], directions).or_else(how) else {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            // The space before it goes with it, or at the head of the turn the one behind it.
            let before = text[from..at].len() - text[from..at].trim_end_matches(' ').len();
            let mut past = at + length;
            if at - before == head {
                past = end - text[past..end].trim_start().len();
                head = past;
            }
            cuts.push(at - before..past);
            at = past;
        }
    }
    cuts
}
