//! The whole text of a record: unlike an article's, all of it is what was said, so all of it is kept.

use super::Place;
use crate::{
    documents::{Block, Document, Map},
    sources::{Source, SourceId},
    text::{Span, View},
};

/// A record's text with its turns.
#[derive(Debug)]
pub struct Record {
    /// Which source it is.
    pub source: SourceId,
    /// What a reader sees.
    pub text: String,
    /// The way from the text to the file.
    pub map: Map,
    /// The turns and paragraphs, in the order of the text.
    pub blocks: Vec<Block>,
    /// Index into [`Rules::languages`](crate::rules::Rules::languages).
    pub language: usize,
    /// Whether only its layout says that it is a record: then it must be seen to hold somebody's words before it speaks
    /// for them.
    pub is_guess: bool,
    /// Who wrote it, where it says so apart from its text.
    pub author: Option<String>,
}

impl Record {
    /// Keeps what a document holds; its number comes when all sources have theirs.
    pub(super) fn keep(document: Document, known: &Source) -> Self {
        let Document { text, map, blocks, language, facts, .. } = document;
        let is_guess = facts.role_is_guessed && !known.role_is_given;
        Self { source: SourceId(0), text: text.into_owned(), map, blocks, language, author: facts.author, is_guess }
    }

    /// Words of the text as they lie in the file.
    pub fn place(&self, span: Span<View>) -> Place {
        Place { text: span.of(&self.text).into(), span: self.map.disk(span) }
    }
}
