//! A stretch of a document read: its tokens, the parts of its blocks, the sentences they make.

use super::{
    headlines,
    parts::{self, Part, PartKind},
    sentences::{self, Ending, Sentence},
    surnames::Surnames,
    tokens::{Token, TokenKind},
};
use crate::{
    rules::Lexicon,
    text::{Span, View},
};

/// What the steps after the grammar read.
#[derive(Debug, Default)]
pub struct Page {
    pub tokens: Vec<Token>,
    pub parts: Vec<Part>,
    /// The sentences; their parts are counted from the page's first.
    pub sentences: Vec<Sentence>,
    /// How the words of each quotation end.
    pub endings: Vec<Ending>,
    /// The sentences of each block, as a range.
    pub blocks: Vec<(u32, u32)>,
    /// The family names that are words too.
    pub surnames: Surnames,
}

impl Page {
    /// Reads the tokens of a text; `endings` says how the words of each quotation end.
    pub fn of(text: &str, mut tokens: Vec<Token>, endings: Vec<Ending>, lexicon: &Lexicon) -> Self {
        headlines::calm(&mut tokens);
        let surnames = Surnames::of(text, &tokens, lexicon);
        surnames.part_owners(text, &mut tokens);
        let mut page = Self { parts: Vec::with_capacity(tokens.len() / 2), endings, surnames, ..Self::default() };
        sentences::lower_first_words(text, &mut tokens, &page.endings, &page.surnames);
        let mut from = 0;
        for at in 0..tokens.len() {
            if tokens[at].kind == TokenKind::Edge {
                page.block(text, &tokens, from as u32, at as u32);
                from = at + 1;
            }
        }
        page.tokens = tokens;
        page
    }

    /// The bytes of the verb or phrase that credits.
    pub fn cue(&self, part: usize) -> Span<View> {
        let part = &self.parts[part];
        match part.kind {
            PartKind::Verb(verb) => self.tokens[verb.main as usize].span(),
            _ => Span::new(self.tokens[part.from as usize].start, self.tokens[part.to as usize - 1].end),
        }
    }

    fn block(&mut self, text: &str, tokens: &[Token], from: u32, to: u32) {
        let first = self.parts.len();
        parts::parse(tokens, from, to, &mut self.parts);
        let begin = self.sentences.len() as u32;
        sentences::split(text, tokens, &self.parts, first, &self.endings, &mut self.sentences);
        self.blocks.push((begin, self.sentences.len() as u32));
    }
}
