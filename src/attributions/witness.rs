//! Witnesses: whom the questions of an examination name, so that the answers are somebody's.
//!
//! What comes in is a document's turns that begin with a letter alone; what goes out is, for each `A.`, where a question
//! names the one who answers: “Q. Mr. Holm, where were you?” A `Q.` stays nobody's.

use super::{
    nouns::{self, NounSort},
    run::Run,
    tokens::{self, TokenKind},
};
use crate::{
    documents::{BlockKind, Document},
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

/// For the blocks that answer, by index, the name of the one who does.
pub fn answers(document: &Document, lexicon: &Lexicon) -> Vec<(usize, Span<View>)> {
    let mut named: Vec<(usize, Span<View>)> = Vec::new();
    let mut answering = Vec::new();
    let mut before = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        let label = before..block.span.start.max(before);
        before = block.span.end.max(before);
        if block.kind != BlockKind::Turn || block.speaker.is_some() {
            continue;
        }
        match side(Span::<View>::new(label.start, label.end).of(&document.text)) {
            Some(Side::Asks) => named.extend(addressed(document, block.span, lexicon).map(|name| (index, name))),
            Some(Side::Answers) => answering.push(index),
            None => {}
        }
    }
    let first = named.first().copied();
    let witness = |index: usize| {
        let known = named.partition_point(|(asked, _)| *asked < index);
        let (_, name) = known.checked_sub(1).map(|at| named[at]).or(first)?;
        Some((index, name))
    };
    answering.into_iter().filter_map(witness).collect()
}

/// What the letter before a turn says.
fn side(label: &str) -> Option<Side> {
    match label.trim().trim_end_matches(['.', ':']).rsplit(char::is_whitespace).next()? {
        "Q" => Some(Side::Asks),
        "A" => Some(Side::Answers),
        _ => None,
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
