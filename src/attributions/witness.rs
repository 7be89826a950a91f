//! Witnesses: whom the questions of an examination name, so that the answers are somebody's.
//!
//! What comes in is a document's turns before which no name stands; what goes out is, for each that answers, where a
//! question names the one who does: “Q. Mr. Holm, where were you?” A question stays nobody's.

use super::{
    nouns::{self, NounSort},
    run::Run,
    tokens::{self, TokenKind},
};
use crate::{
    documents::{Block, BlockKind, Document},
    rules::{Class, Lexicon},
    text::{Span, View, head},
};

/// How much of a question is read for a name, in bytes.
const WINDOW: usize = 160;

/// Which side of an examination a turn is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Asks,
    Answers,
}

/// A turn that answers.
pub struct Answer {
    /// Its block, by index.
    pub block: usize,
    /// Where a question names who answers.
    pub witness: Option<Span<View>>,
}

/// The blocks that answer, in order.
pub fn answers(document: &Document, lexicon: &Lexicon) -> Vec<Answer> {
    let mut named: Vec<(usize, Span<View>)> = Vec::new();
    let mut answering = Vec::new();
    let (mut before, mut last) = (0, None);
    for (index, block) in document.blocks.iter().enumerate() {
        let label = before..block.span.start.max(before);
        before = block.span.end.max(before);
        if block.kind == BlockKind::Heading {
            // Who is called as a witness answers from there on.
            named.extend(block.speaker.map(|name| (index, name)));
        }
        let lettered = side(Span::<View>::new(label.start, label.end).of(&document.text));
        // Of who asks the name may be known; the letter says all the same that it is a question.
        if block.kind != BlockKind::Turn || block.speaker.is_some() && lettered.is_none() {
            continue;
        }
        last = lettered.or_else(|| unmarked(block, &document.text, last));
        match last {
            Some(Side::Asks) => named.extend(addressed(document, block.span, lexicon).map(|name| (index, name))),
            Some(Side::Answers) => answering.push(index),
            None => {}
        }
    }
    let first = named.first().copied();
    let witness = |index: usize| {
        let known = named.partition_point(|(asked, _)| *asked < index);
        known.checked_sub(1).map(|at| named[at]).or(first).map(|(_, name)| name)
    };
    answering.into_iter().map(|block| Answer { block, witness: witness(block) }).collect()
}

/// What the letter before a turn says.
fn side(label: &str) -> Option<Side> {
    match label.trim_matches(|c: char| !c.is_alphabetic()).rsplit(char::is_whitespace).next()? {
        "Q" => Some(Side::Asks),
        "A" => Some(Side::Answers),
        _ => None,
    }
}

/// Which side a turn without a letter is: what follows a question, or a remark set in bold as the questions are, answers it.
fn unmarked(turn: &Block, text: &str, last: Option<Side>) -> Option<Side> {
    match last {
        _ if turn.is_bold || turn.span.of(text).ends_with('?') => Some(Side::Asks),
        Some(Side::Asks) => Some(Side::Answers),
        Some(Side::Answers) | None => None,
    }
}

/// The name that a question calls: “Mr. Holm, …”, “Good morning, Dr. Holm.”
fn addressed(document: &Document, question: Span<View>, lexicon: &Lexicon) -> Option<Span<View>> {
    let asked = head(question.of(&document.text), WINDOW);
    let tokens = tokens::apart(&document.text, Span::new(question.start, question.start + asked.len() as u32), lexicon);
    let called = |at: &usize| {
        let alone = at.checked_sub(1).is_none_or(|before| tokens[before].kind == TokenKind::Comma);
        alone && tokens[*at].is_capital() && tokens[*at].is(Class::HONORIFIC | Class::PERSON)
    };
    (0..tokens.len()).filter(called).find_map(|at| {
        let (rest, noun) = nouns::noun(None)(Run(&tokens[at..])).ok()?;
        let ends = rest.first().is_none_or(|next| matches!(next.kind, TokenKind::Comma | TokenKind::Stop));
        let from = tokens[at].start;
        let to = tokens[at + noun.head.1 as usize - 1].end;
        (ends && noun.sort == NounSort::Name).then(|| Span::new(from, to))
    })
}
