//! Interviews whose questions are set in bold: a question, an answer, and no name before either.
//!
//! What comes in is a document whose blocks are paragraphs; what goes out, if its headlines ask and its paragraphs answer
//! in the first person, is one whose blocks are turns. A page that explains (“What is a tariff?”) asks too, but nobody
//! says “I” there.

use std::ops::Range;

use super::{Block, BlockKind, Document, examined::examined_in, labels::label};
use crate::{
    rules::{Class, Language},
    text::Span,
};

/// Fewer questions than this are headlines, unless somebody says “I” in every answer.
const FEW: usize = 3;
/// One is a headline in any case.
const FEWEST: usize = 2;

/// Turns questions and answers into turns.
pub fn take(document: &mut Document, language: &Language) {
    let (text, blocks) = (&document.text, &document.blocks);
    let Some(first) = blocks.iter().position(|block| asks(text, block)) else { return };
    if blocks[first..].iter().filter(|block| asks(text, block)).take(FEWEST).count() < FEWEST {
        return;
    }
    let is_asker = |&index: &usize| asks(text, &blocks[index]) || remarks(text, &blocks[index]);
    let questions: Vec<usize> = (first..blocks.len()).filter(is_asker).collect();
    let ends = questions.iter().skip(1).copied().chain([blocks.len()]);
    let answers: Vec<Range<usize>> = questions.iter().zip(ends).map(|(question, end)| question + 1..end).collect();
    let personal = answers.iter().filter(|answer| speaks(text, &blocks[(*answer).clone()], language)).count();
    let most = personal * 3 >= answers.len() * 2 && (questions.len() >= FEW || personal == answers.len());
    if personal == 0 || !most && !is_announced(document, first, language) {
        return;
    }
    let mut turns = blocks[..questions[0]].to_vec();
    for (question, answer) in questions.into_iter().zip(answers) {
        turns.push(turn(&blocks[question..=question]));
        if !answer.is_empty() {
            turns.push(turn(&blocks[answer]));
        }
    }
    document.blocks = turns;
}

/// Whether a headline above the first question says that it is one: `Interview with Ann Holm`.
fn is_announced(document: &Document, first: usize, language: &Language) -> bool {
    let headings = document.blocks[..first].iter().filter(|block| block.kind == BlockKind::Heading);
    let lines = headings.map(|block| block.span.of(&document.text)).chain(document.facts.title.as_deref());
    { lines }.any(|line| examined_in(line, language).is_some())
}

fn asks(text: &str, block: &Block) -> bool {
    let words = block.span.of(text);
    block.kind == BlockKind::Heading && words.ends_with('?') && label(words).is_none()
}

/// Whether it is a sentence in bold: between the questions, who asks them only remarks.
fn remarks(text: &str, block: &Block) -> bool {
    block.is_bold && block.kind == BlockKind::Paragraph && block.span.of(text).ends_with(['.', '!', '…'])
}

/// Whether somebody says “I” in an answer, and not within marks.
fn speaks(text: &str, answer: &[Block], language: &Language) -> bool {
    let says = |words: &str| {
        let each = |word: &str| language.lexicon.class_of(word.split(['’', '\'']).next().unwrap_or(word));
        words.split_whitespace().any(|word| each(word.trim_matches(|c: char| !c.is_alphanumeric())).is(Class::FIRST))
    };
    let prose = || answer.iter().map(|block| block.span.of(text));
    let quotes =
        prose().any(|words| language.marks.pairs.iter().any(|pair| !pair.apostrophe && words.contains(&pair.open)));
    !quotes && prose().any(says)
}

fn turn(blocks: &[Block]) -> Block {
    let ends = blocks.first().zip(blocks.last()).map_or((0, 0), |(first, last)| (first.span.start, last.span.end));
    let is_bold = blocks.iter().all(|block| block.is_bold);
    Block { is_bold, ..Block::new(Span::new(ends.0, ends.1), BlockKind::Turn) }
}
