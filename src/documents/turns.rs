//! Transcripts and interviews: who has the word, from one name to the next.
//!
//! What comes in is a document whose blocks are paragraphs; what goes out, if turns recur in it, is one whose blocks
//! are turns, without what a stenographer noted and nobody said. An article has a line with a colon too: so a file is
//! a transcript only if the same names come again, or most paragraphs begin with one.

use std::{borrow::Cow, ops::Range};

use rustc_hash::FxHashMap;

use super::{
    Block, BlockKind, Document, Map,
    directions::{Directions, direction},
    labels::{Label, Style, label, lone, timed},
    map::Unit,
};
use crate::text::{Span, View, head};

/// Fewer turns than this are an article's lines with a colon.
const FEWEST: usize = 3;
/// A label ends within this many bytes.
const WINDOW: usize = 120;

/// Turns the paragraphs of a transcript into turns. `interview` holds what stands for a name between two who are known:
/// “Question”.
pub fn take(document: &mut Document, directions: &Directions, interview: &[String]) {
    let labels = labels(&document.text, &document.blocks, interview);
    if !is_transcript(&document.text, &document.blocks, &labels) {
        return;
    }
    let blocks = turns(&document.text, &document.blocks, &labels);
    let named = labels.iter().any(|(_, label)| label.style != Style::Letter);
    if named && bytes(&blocks, Part::Turns) > 4 * bytes(&blocks, Part::Prose) {
        document.facts.role_is_guessed |= document.facts.role.is_none();
        document.facts.role.get_or_insert_with(|| "record".to_owned());
    }
    document.blocks = blocks;
    let cuts = cuts(&document.text, &document.blocks, directions);
    if !cuts.is_empty() {
        cut(document, &cuts);
    }
}

/// A part of a transcript.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Turns,
    Prose,
}

/// The bytes of the turns, or of the prose beside them.
fn bytes(blocks: &[Block], part: Part) -> u64 {
    let counts = |block: &&Block| match block.kind {
        BlockKind::Turn => part == Part::Turns,
        BlockKind::Paragraph | BlockKind::Item | BlockKind::SetOff => part == Part::Prose,
        BlockKind::Heading => false,
    };
    blocks.iter().filter(counts).map(|block| u64::from(block.span.len())).sum()
}

/// A block's index and the label at its head.
type Labelled = (usize, Label);

fn labels(text: &str, blocks: &[Block], interview: &[String]) -> Vec<Labelled> {
    let mut found: Vec<Labelled> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let body = block.span.of(text);
        let head = head(body, WINDOW);
        let mut labelled = match block.kind {
            BlockKind::Paragraph | BlockKind::Item => {
                head.contains([':', '.']).then(|| label(head).or_else(|| alone(body))).flatten()
            }
            BlockKind::Heading => lone_label(body).or_else(|| alone(body)).or_else(|| label(head)),
            BlockKind::SetOff | BlockKind::Turn => None,
        };
        if let Some(label) = &mut labelled {
            let name = head[label.name.clone()].to_lowercase();
            if interview.contains(&name) {
                label.style = Style::Letter;
            }
        }
        found.extend(labelled.map(|label| (index, label)));
    }
    found
}

fn lone_label(line: &str) -> Option<Label> {
    lone(line).map(|name| Label { name, end: line.len(), style: Style::Capitals })
}

/// A name and a time, and nothing else.
fn alone(line: &str) -> Option<Label> {
    if line.len() < WINDOW { timed(line) } else { None }
}

fn is_transcript(text: &str, blocks: &[Block], labels: &[Labelled]) -> bool {
    if labels.len() < FEWEST {
        return false;
    }
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, label) in labels {
        *counts.entry(&blocks[*index].span.of(text)[label.name.clone()]).or_default() += 1;
    }
    let recurring: usize = counts.values().filter(|&&count| count > 1).sum();
    let paragraphs = blocks.iter().filter(|block| block.kind != BlockKind::Heading).count();
    let majority = labels.len() * 2 > paragraphs;
    let capitals = labels.iter().filter(|(_, label)| label.style != Style::Name).count() * 2 > labels.len();
    // Names in small letters are also those of “Note:” and “Photo:”: they must make up a third of the file.
    let enough = if capitals { labels.len() * 8 >= paragraphs } else { labels.len() * 3 >= paragraphs };
    majority || counts.len() >= 2 && recurring >= FEWEST && enough
}

/// The blocks of a transcript: what stands before the first turn stays as it was.
fn turns(text: &str, blocks: &[Block], labels: &[Labelled]) -> Vec<Block> {
    let first = labels[0].0;
    let mut turns = blocks[..first].to_vec();
    let ends = labels.iter().skip(1).map(|(index, _)| *index).chain([blocks.len()]);
    for ((index, label), end) in labels.iter().zip(ends) {
        let block = blocks[*index];
        let offset = |at: usize| block.span.start + at as u32;
        let last = blocks[*index..end]
            .iter()
            .rev()
            .find(|block| block.kind != BlockKind::Heading && !is_note(block.span.of(text)));
        let span = Span::<View>::new(offset(label.end), last.map_or(block.span.end, |last| last.span.end));
        let blank = span.of(text).len() - span.of(text).trim_start().len();
        let span = Span::new(span.start + blank as u32, span.end);
        let speaker =
            (label.style != Style::Letter).then(|| Span::new(offset(label.name.start), offset(label.name.end)));
        if !span.is_empty() {
            turns.push(Block { span, kind: BlockKind::Turn, speaker });
        }
    }
    turns
}

/// A paragraph in brackets: “(The hearing ended at noon.)”
fn is_note(line: &str) -> bool {
    line.starts_with('(') && line.ends_with(')') || line.starts_with('[') && line.ends_with(']')
}

/// Where directions stand in the turns.
fn cuts(text: &str, blocks: &[Block], directions: &Directions) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for block in blocks.iter().filter(|block| block.kind == BlockKind::Turn) {
        let Range { start, end } = block.span.range();
        let mut at = start;
        while let Some(ahead) = text[at..end].find(['(', '[', '♪']) {
            at += ahead;
            let Some(length) = direction(&text[at..end], directions) else {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            // The space before it goes with it, or at the head of the turn the one behind it.
            let before = text[start..at].len() - text[start..at].trim_end_matches(' ').len();
            let after = if at - before == start {
                text[at + length..end].len() - text[at + length..end].trim_start().len()
            } else {
                0
            };
            cuts.push(at - before..at + length + after);
            at += length + after;
        }
    }
    cuts
}

/// Leaves ranges of the text out of it.
fn cut(document: &mut Document, cuts: &[Range<usize>]) {
    let (mut text, mut map, mut from) = (String::with_capacity(document.text.len()), Map::default(), 0);
    for to in cuts.iter().chain([&(document.text.len()..document.text.len())]) {
        if from < to.start {
            map.run(text.len() as u32, from as u32, Unit::BYTE);
            text.push_str(&document.text[from..to.start]);
        }
        from = to.end;
    }
    let mut removed = Removed { cuts, next: 0, bytes: 0 };
    for block in &mut document.blocks {
        if let Some(speaker) = &mut block.speaker {
            *speaker = Span::new(removed.moved(speaker.start), removed.moved(speaker.end));
        }
        block.span = Span::new(removed.moved(block.span.start), removed.moved(block.span.end));
    }
    document.blocks.retain(|block| !block.span.is_empty());
    document.map = map.upon(std::mem::take(&mut document.map));
    let whole = std::mem::replace(&mut document.text, Cow::Owned(text));
    document.written.get_or_insert(whole);
}

/// How far a byte moves when what was cut before it is gone; asked in the order of the text.
struct Removed<'c> {
    cuts: &'c [Range<usize>],
    next: usize,
    bytes: usize,
}

impl Removed<'_> {
    fn moved(&mut self, at: u32) -> u32 {
        while let Some(cut) = self.cuts.get(self.next).filter(|cut| cut.end <= at as usize) {
            self.bytes += cut.len();
            self.next += 1;
        }
        let within = self.cuts.get(self.next).map_or(0, |cut| (at as usize).saturating_sub(cut.start));
        at - (self.bytes + within) as u32
    }
}
