//! Interviews whose questions are set in bold: a question, an answer, and no name before either.
//!
//! What comes in is a document whose blocks are paragraphs; what goes out, if its headlines ask and its paragraphs answer
//! in the first person, is one whose blocks are turns. A page that explains (“What is a tariff?”) asks too, but nobody
//! says “I” there.

use std::ops::Range;

use super::{
    Block, BlockKind, Document,
    examined::examined_in,
    labels::{is_name, label},
};
use crate::{
    rules::{Class, Language},
    text::{Span, View},
};

/// Fewer questions than this are headlines, unless somebody says “I” in every answer.
const FEW: usize = 3;
/// So many blocks above the first question say what follows.
const ABOVE: usize = 6;
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
    let speak =
        |own: bool| answers.iter().filter(|answer| speaks(text, &blocks[(*answer).clone()], own, language)).count();
    let personal = speak(false);
    let most = personal * 3 >= answers.len() * 2 && (questions.len() >= FEW || personal == answers.len());
    if !most && (speak(true) == 0 || !is_announced(document, first, &answers, language)) {
        return;
    }
    let mut turns = blocks[..questions[0]].to_vec();
    for (question, answer) in questions.into_iter().zip(answers) {
        turns.push(turn(text, &blocks[question..=question]));
        if !answer.is_empty() {
            turns.push(turn(text, &blocks[answer]));
        }
    }
    document.blocks = turns;
}

/// Whether what stands above the first question says that it is one: `Interview with Ann Holm`, “He spoke to Ann Holm”,
/// `Ann Holm: “We will”`.
fn is_announced(document: &Document, first: usize, answers: &[Range<usize>], language: &Language) -> bool {
    let (text, blocks) = (&document.text, &document.blocks);
    let title = || document.facts.title.as_deref();
    let headings = blocks[..first].iter().filter(|block| block.kind == BlockKind::Heading);
    let called = |line: &str| examined_in(line, language).is_some();
    if headings.map(|block| block.span.of(text)).chain(title()).any(called) {
        return true;
    }
    // Ms Holm, why do you do it?
    let asked = |block: &Block| asks(text, block) && calls_by_name(block.span.of(text), language);
    if answers.len() >= FEW && blocks[first..].iter().any(asked) {
        return true;
    }
    // What explains says “our” here or there, and asks nobody.
    let own = answers.iter().filter(|answer| speaks(text, &blocks[(*answer).clone()], true, language)).count();
    let second = |word: &str| language.lexicon.class_of(word).is(Class::SECOND);
    let to_you =
        |block: &Block| asks(text, block) && block.span.of(text).split(|c: char| !c.is_alphabetic()).any(second);
    if own * 3 < answers.len() && !blocks[first..].iter().any(to_you) {
        return false;
    }
    let says = |line: &str, phrases: &[String]| {
        let small = line.to_lowercase();
        phrases.iter().any(|words| holds(&small, words))
    };
    // Words of its own make a headline anybody's; dashes before the questions say that two talk.
    let dashed = blocks[first].span.of(text).starts_with(['—', '–']);
    // What explains sets its questions as headlines.
    let bold =
        || answers.len() >= FEW && blocks[first..].iter().filter(|block| asks(text, block)).all(|block| block.is_bold);
    let headed = |line: &str| is_quoted(line, language) && (dashed || bold()) || says(line, &language.announced);
    // An article that explains may tell of an interview; only its headline and its standfirst announce one.
    let announces = |block: &Block| (block.is_bold || block.kind == BlockKind::Heading) && headed(block.span.of(text));
    let lead = blocks[..first].last().is_some_and(|block| says(block.span.of(text), &language.answered));
    let above = || blocks[first.saturating_sub(ABOVE)..first].iter().any(announces);
    let announced = lead || title().is_some_and(headed) || above();
    let quotes = |block: &Block| has_marks(block.span.of(text), language);
    announced && !answers.iter().flat_map(|answer| &blocks[answer.clone()]).any(quotes)
}

/// Whether a question begins with the name of whoever is asked: Ms Holm, why do you do it?
fn calls_by_name(line: &str, language: &Language) -> bool {
    let line = line.trim_start_matches(['—', '–', '¿', ' ']);
    let Some((called, _)) = line.split_once(',') else { return false };
    let Some((title, name)) = called.split_once(' ') else { return false };
    let honorific = language.lexicon.class_of(title.trim_end_matches('.')).is(Class::HONORIFIC);
    honorific && is_name(name) && name.starts_with(char::is_uppercase)
}

/// Whether words stand in a text as they are.
fn holds(text: &str, words: &str) -> bool {
    let alone = |c: Option<char>| !c.is_some_and(char::is_alphabetic);
    let mut found = text.match_indices(words);
    found.any(|(at, _)| alone(text[..at].chars().next_back()) && alone(text[at + words.len()..].chars().next()))
}

/// Whether a headline is somebody's words: `Ann Holm: “We will”`.
fn is_quoted(line: &str, language: &Language) -> bool {
    let Some((name, words)) = line.split_once(':') else { return false };
    let marked = || language.marks.pairs.iter().any(|pair| words.trim_start().starts_with(&*pair.open));
    name.contains(' ') && is_name(name.trim_end()) && marked()
}

fn asks(text: &str, block: &Block) -> bool {
    let words = block.span.of(text);
    block.kind == BlockKind::Heading && words.ends_with('?') && label(words).is_none()
}

/// Whether it is a sentence in bold: between the questions, who asks them only remarks.
fn remarks(text: &str, block: &Block) -> bool {
    block.is_bold && block.kind == BlockKind::Paragraph && block.span.of(text).ends_with(['.', '!', '…'])
}

/// Whether somebody says “I” in an answer, or what is their `own`, “my”; and not within marks.
fn speaks(text: &str, answer: &[Block], own: bool, language: &Language) -> bool {
    let is_own = |word: &str| own && language.wording.first_person.iter().any(|known| known.eq_ignore_ascii_case(word));
    let says = |words: &str| {
        let first = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let bare = word.split(['’', '\'']).next().unwrap_or(word);
            language.lexicon.class_of(bare).is(Class::FIRST) || is_own(bare)
        };
        words.split_whitespace().any(first)
    };
    let prose = || answer.iter().map(|block| block.span.of(text));
    !prose().any(|words| has_marks(words, language)) && prose().any(says)
}

fn has_marks(words: &str, language: &Language) -> bool {
    language.marks.pairs.iter().any(|pair| !pair.apostrophe && words.contains(&pair.open))
}

/// A turn without the dash that says that somebody begins to speak.
fn turn(text: &str, blocks: &[Block]) -> Block {
    let ends = blocks.first().zip(blocks.last()).map_or((0, 0), |(first, last)| (first.span.start, last.span.end));
    let is_bold = blocks.iter().all(|block| block.is_bold);
    let span = Span::<View>::new(ends.0, ends.1);
    let words = span.of(text).trim_start_matches(['—', '–', ' ']);
    let start = span.end - words.len() as u32;
    Block { is_bold, ..Block::new(Span::new(start, span.end), BlockKind::Turn) }
}
