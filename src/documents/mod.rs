//! Documents: what a reader of a source would see, with the way back to the bytes of the file.
//!
//! What comes in is bytes and a path's ending; what goes out is a [`Document`]: text, its blocks, and a [`Map`].
//! Everything after this step works on the text; only `Corpus` asks the map. Knows nothing of quotations.

mod map;
mod plain;

pub use map::Map;

use std::borrow::Cow;

use crate::{
    rules::Rules,
    sources::{Fault, Source},
    text::{Span, View},
};

/// What a reader sees of one source.
#[derive(Debug)]
pub struct Document<'a> {
    /// The words: borrowed from the file where it is plain UTF-8.
    pub text: Cow<'a, str>,
    /// The way from the text to the file.
    pub map: Map,
    /// The paragraphs and what else stands in the text, in its order; blocks never overlap.
    pub blocks: Vec<Block>,
    /// Index into [`Rules::languages`].
    pub language: usize,
    /// What the document says of itself.
    pub facts: Facts,
}

/// A stretch of text that quotation marks do not run out of, but for a quotation over paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Without the line end.
    pub span: Span<View>,
    /// What it is.
    pub kind: BlockKind,
    /// Who is named as the speaker by the layout: before a turn, below a block quotation.
    pub speaker: Option<Span<View>>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A paragraph of prose.
    Paragraph,
    /// A headline or a title between paragraphs.
    Heading,
    /// An item of a list.
    Item,
    /// A block quotation set off without marks.
    SetOff,
    /// A speaker's turn in a transcript: what follows the name, up to the next name.
    Turn,
}

/// What a document says of itself: front matter, `<meta>`, a dateline. Rules go before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// `article` or `record`.
    pub role: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// ISO 8601 day.
    pub date: Option<String>,
    /// The event it tells of.
    pub story: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its headline, where the format gives it apart.
    pub title: Option<String>,
}

/// Reads the bytes of a source as the format that its ending names.
///
/// # Errors
/// A [`Fault`] for bytes that are not text in the declared encoding.
pub fn open<'a>(source: &Source, bytes: &'a [u8], rules: &Rules) -> Result<Document<'a>, Fault> {
    plain::open(source, bytes, rules)
}
