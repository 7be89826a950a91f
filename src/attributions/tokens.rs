//! A document as tokens: its words, points and quotations, once, in order.
//!
//! What comes in is a [`Document`] and its quotations; what goes out is a list of [`Token`]s without an allocation
//! each. A quotation is one token: what stands in it is nobody's grammar here, unless other quotations stand in it.

use super::scan::{STRETCH, Scan};
use crate::{
    documents::{Block, Document},
    quotations::Quotation,
    rules::{Class, Lexicon},
    text::{Span, View},
};

/// A word, a point or a quotation in its place.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    pub kind: TokenKind,
    /// What a word can be; nothing for the rest.
    pub class: Class,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    Number,
    Comma,
    Colon,
    Semicolon,
    /// A full stop, a question or exclamation mark, an ellipsis.
    Stop,
    Dash,
    Open,
    Close,
    Symbol,
    /// A quotation, by its number.
    Quote(u32),
    /// The end of a block.
    Edge,
}

impl Token {
    /// Whether it is a word that can be any of `class`.
    #[inline]
    pub const fn is(self, class: Class) -> bool {
        self.class.is(class)
    }

    /// A word written large.
    #[inline]
    pub const fn is_capital(self) -> bool {
        self.class.is(Class::CAPITAL)
    }

    /// Where it stands.
    pub fn span(self) -> Span<View> {
        Span::new(self.start, self.end)
    }
}

/// The tokens of a document outside its quotations, stretch by stretch. A quotation that runs over paragraphs is one token,
/// and what follows it in the last of them stands in one block with what comes before it in the first.
pub struct Stretches<'a> {
    document: &'a Document<'a>,
    quotations: &'a [Quotation],
    lexicon: &'a Lexicon,
    /// The block, the byte and the quotation that come next.
    block: usize,
    at: usize,
    next: usize,
}

impl<'a> Stretches<'a> {
    /// From the document's first block on.
    pub fn of(document: &'a Document, quotations: &'a [Quotation], lexicon: &'a Lexicon) -> Self {
        Self { document, quotations, lexicon, block: 0, at: 0, next: 0 }
    }
}

impl Iterator for Stretches<'_> {
    type Item = Vec<Token>;

    fn next(&mut self) -> Option<Vec<Token>> {
        let Self { document, quotations, lexicon, next, .. } = *self;
        let text = &*document.text;
        let mut tokens = Vec::with_capacity((text.len() / 5).min(STRETCH));
        let mut scan = Scan { text, lexicon, quotations, next, opens: 0, depth: 0, tokens: &mut tokens };
        while let Some(block) = document.blocks.get(self.block).filter(|_| scan.tokens.len() < STRETCH) {
            // A paragraph in the middle of a quotation has nothing beside it.
            self.at = scan.range(block_words(block, self.at)).max(self.at);
            let end = block.span.end as usize;
            if self.at <= end {
                scan.edge(self.at as u32);
            }
            self.block += usize::from(self.at >= end);
        }
        self.next = scan.next;
        if tokens.last().is_some_and(|last| last.kind != TokenKind::Edge) {
            let at = self.at as u32;
            tokens.push(Token { start: at, end: at, kind: TokenKind::Edge, class: Class::default() });
        }
        (!tokens.is_empty()).then_some(tokens)
    }
}

/// The tokens of a few words that stand apart.
pub fn apart(text: &str, words: Span<View>, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut scan = Scan { text, lexicon, quotations: &[], next: 0, opens: usize::MAX, depth: 0, tokens: &mut tokens };
    scan.range(words.range());
    // A name's ending says nothing: the Quarterly is no adverb.
    for token in tokens.iter_mut().filter(|token| token.is_capital() && token.is(Class::GUESSED)) {
        token.class = token.class.and(Class::CAPITAL | Class::UPPER | Class::DOTTED);
    }
    tokens
}

/// The tokens within the marks of a quotation; those right within it are tokens themselves.
pub fn within(text: &str, quotations: &[Quotation], outer: usize, lexicon: &Lexicon) -> Vec<Token> {
    let Quotation { span, depth, .. } = quotations[outer];
    let mut tokens = Vec::new();
    let opens = span.start as usize;
    let (next, depth) = (outer + 1, depth + 1);
    // What begins behind it is not looked through for one that lies deeper.
    let quotations = &quotations[..quotations.partition_point(|other| other.span.start < span.end)];
    let mut scan = Scan { text, lexicon, quotations, next, opens, depth, tokens: &mut tokens };
    scan.range(span.range());
    tokens
}

/// A block from where the quotation that runs into it ends.
fn block_words(block: &Block, from: usize) -> std::ops::Range<usize> {
    let range = block.span.range();
    from.clamp(range.start, range.end)..range.end
}
