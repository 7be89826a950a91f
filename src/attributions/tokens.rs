//! A document as tokens: its words, points and quotations, once, in order.
//!
//! What comes in is a [`Document`] and its quotations; what goes out is a list of [`Token`]s without an allocation
//! each. A quotation is one token: what stands in it is nobody's grammar here, unless other quotations stand in it.

use super::spelling::{hash_of, is_initial, shape, spell};
use crate::{
    documents::{Block, Document},
    quotations::{Kind, Quotation},
    rules::{Class, Idiom, Lexicon},
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

/// How many tokens are in memory at once: a novel's, so that only what is longer is read in stretches.
const STRETCH: usize = 1 << 18;

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
        let mut scan = Scan { text, lexicon, quotations, next, depth: 0, tokens: &mut tokens };
        while let Some(block) = document.blocks.get(self.block).filter(|_| scan.tokens.len() < STRETCH) {
            self.at = scan.range(block_words(block, self.at));
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
    let mut scan = Scan { text, lexicon, quotations: &[], next: 0, depth: 0, tokens: &mut tokens };
    scan.range(words.range());
    // A name's ending says nothing: the Quarterly is no adverb.
    for token in tokens.iter_mut().filter(|token| token.is_capital() && token.is(Class::GUESSED)) {
        token.class = token.class.and(Class::CAPITAL | Class::UPPER | Class::DOTTED);
    }
    tokens
}

/// A block from where the quotation that runs into it ends.
fn block_words(block: &Block, from: usize) -> std::ops::Range<usize> {
    let range = block.span.range();
    from.clamp(range.start, range.end)..range.end
}

/// No pronoun with its hyphens is longer, in bytes.
pub const LONGEST_ENCLITIC: usize = 16;

struct Scan<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    quotations: &'a [Quotation],
    /// The first quotation that was not met yet.
    next: usize,
    /// Only quotations of this depth are tokens.
    depth: u8,
    tokens: &'a mut Vec<Token>,
}

impl Scan<'_> {
    /// Scans a range and returns where it came to an end: past it, where a quotation runs on, or before, at a full stop if
    /// there is one, where the stretch is full.
    fn range(&mut self, range: std::ops::Range<usize>) -> usize {
        let mut at = range.start;
        while at < range.end && !self.is_full() {
            if let Some(end) = self.quotation(at, at == range.start) {
                at = end;
                continue;
            }
            at = self.token(at, range.end);
        }
        at
    }

    fn is_full(&self) -> bool {
        let stops = || self.tokens.last().is_some_and(|last| last.kind == TokenKind::Stop);
        self.tokens.len() >= STRETCH && (stops() || self.tokens.len() >= 2 * STRETCH)
    }

    fn edge(&mut self, at: u32) {
        self.push(at as usize, at as usize, TokenKind::Edge, Class::default());
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind, class: Class) {
        self.tokens.push(Token { start: start as u32, end: end as u32, kind, class });
    }

    /// The quotation that opens at `at`, if one does; returns where its closing mark ends.
    fn quotation(&mut self, at: usize, first: bool) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if !first && !matches!(bytes[at], b'"' | b'\'' | b'`' | 0x80..) && !self.is_dashed() {
            return None;
        }
        while self.quotations.get(self.next).is_some_and(|quotation| {
            quotation.depth != self.depth || (quotation.span.end as usize) <= at && !quotation.span.is_empty()
        }) {
            self.next += 1;
        }
        let quotation = self.quotations.get(self.next)?;
        let span = quotation.span;
        let ahead = (span.start as usize).checked_sub(at)?;
        // A dialogue behind dashes has no marks either.
        let marked = || self.text[..span.start as usize].trim_end().ends_with(is_mark);
        let unmarked = matches!(quotation.kind, Kind::Block | Kind::Turn) || !marked();
        if ahead > 8 || (ahead == 0 && !unmarked) || !self.text[at..span.start as usize].chars().all(is_mark_or_space) {
            return None;
        }
        let id = self.next as u32;
        self.next += 1;
        let mut end = span.end as usize;
        if !unmarked {
            let rest = &self.text[end..];
            let marks = rest.trim_start_matches([' ', '\u{a0}']);
            let closed = marks.trim_start_matches(is_mark);
            if closed.len() < marks.len() {
                end += rest.len() - closed.len();
            }
        }
        self.push(at, end, TokenKind::Quote(id), Class::default());
        Some(end)
    }

    /// Whether a dash stands before it, which may open a dialogue or go on with one: —No —dijo Ana—. Nunca.
    fn is_dashed(&self) -> bool {
        let is_point =
            |kind| matches!(kind, TokenKind::Stop | TokenKind::Comma | TokenKind::Colon | TokenKind::Semicolon);
        let mut before = self.tokens.iter().rev().take(3).map(|token| token.kind);
        before.find(|&kind| !is_point(kind)).is_some_and(|kind| kind == TokenKind::Dash)
    }

    fn token(&mut self, at: usize, limit: usize) -> usize {
        let byte = self.text.as_bytes()[at];
        let kind = match byte {
            b' ' | b'\t' | b'\n' | b'\r' => return at + 1,
            b'a'..=b'z' | b'A'..=b'Z' => return self.word(at, limit),
            b'0'..=b'9' => return self.number(at, limit),
            b',' => TokenKind::Comma,
            b':' => TokenKind::Colon,
            b';' => TokenKind::Semicolon,
            b'.' | b'?' | b'!' => TokenKind::Stop,
            b'(' | b'[' | b'{' => TokenKind::Open,
            b')' | b']' | b'}' => TokenKind::Close,
            b'-' => return self.dash(at, limit),
            b'\'' => return self.apostrophe(at, 1, limit),
            0x80.. => return self.wide(at, limit),
            _ => TokenKind::Symbol,
        };
        self.push(at, at + 1, kind, Class::default());
        at + 1
    }

    fn dash(&mut self, at: usize, limit: usize) -> usize {
        let end = at + self.text.as_bytes()[at..limit].iter().take_while(|&&byte| byte == b'-').count();
        self.push(at, end, TokenKind::Dash, Class::default());
        end
    }

    /// A mark that closes no quotation: an owner's, after a plural, or nothing.
    fn apostrophe(&mut self, at: usize, len: usize, limit: usize) -> usize {
        let rest = &self.text.as_bytes()[at + len..limit];
        let clitic = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if self.tokens.last().is_some_and(|token| token.end as usize == at && token.kind == TokenKind::Word) {
            self.push(at, at + len + clitic, TokenKind::Word, Class::OWNER);
            return at + len + clitic;
        }
        at + len
    }

    /// What begins with a byte that is not ASCII.
    fn wide(&mut self, at: usize, limit: usize) -> usize {
        let c = self.text[at..].chars().next().expect("`at` is a character's first byte before the end");
        let end = at + c.len_utf8();
        let kind = match c {
            _ if c.is_alphabetic() => return self.word(at, limit),
            '—' | '–' | '―' => TokenKind::Dash,
            '…' => TokenKind::Stop,
            '’' => return self.apostrophe(at, c.len_utf8(), limit),
            '，' | '、' => TokenKind::Comma,
            '。' | '？' | '！' => TokenKind::Stop,
            '：' => TokenKind::Colon,
            '•' | '·' => TokenKind::Symbol,
            _ => return end,
        };
        self.push(at, end, kind, Class::default());
        end
    }

    fn number(&mut self, at: usize, limit: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = at;
        while end < limit {
            let next = || bytes[..limit].get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
            match bytes[end] {
                byte if byte.is_ascii_alphanumeric() => end += 1,
                b',' | b'.' | b':' | b'-' if next() => end += 2,
                _ => break,
            }
        }
        self.push(at, end, TokenKind::Number, Class::default());
        end
    }

    fn word(&mut self, at: usize, limit: usize) -> usize {
        let spelled = spell(&self.text[..limit], at, self.lexicon);
        let mut end = spelled.end;
        let mut class = self.lexicon.class(spelled.hash);
        if class == Class::default() && spelled.tail > at {
            let tail = hash_of(&self.text[spelled.tail..end]);
            class = self.lexicon.class(tail).and(Class::PERSON | Class::BODY | Class::GENDER);
        }
        if class == Class::default() {
            class = self.lexicon.ending(&self.text[at..end]);
        }
        if class == Class::default() {
            class = self.lexicon.unknown;
        }
        class |= shape(&self.text[at..end]);
        // German: what is written small is no noun, and what is written large may be any.
        if class.is(Class::LARGE_NOUN) {
            class = class.without(if class.is(Class::CAPITAL) { SMALL } else { Class::LARGE_NOUN });
        }
        // “The US said”: no pronoun.
        if class.is(Class::UPPER) && class.is(Class::OBJECT_PRONOUN) {
            class = class.and(Class::CAPITAL | Class::UPPER);
        }
        if spelled.tail > at && !class.is(Class::CAPITAL) && self.is_particled(at, spelled.tail) {
            class = Class::CAPITAL;
        }
        let stop = self.text.as_bytes()[..limit].get(end) == Some(&b'.');
        // R-Wis., said: where a comma follows, no sentence ends.
        let goes_on = self.text.as_bytes()[..limit].get(end + 1) == Some(&b',');
        if stop
            && (goes_on || spelled.dotted || class.is(Class::ABBREVIATION) || is_initial(&self.text[at..end], class))
        {
            end += 1;
            class |= Class::DOTTED;
            // “A. J. Holm”: no article.
            let another =
                matches!(self.text.as_bytes()[end..limit], [b' ', b'A'..=b'Z', b'.', ..] | [b'A'..=b'Z', b'.', ..]);
            if another && end - at == 2 {
                class = Class::CAPITAL | Class::DOTTED;
            }
        }
        let begun =
            self.tokens.last().is_none_or(|before| before.is(Class::BEFORE_LAST)) || class.is(Class::BEFORE_LAST);
        self.push(at, end, TokenKind::Word, class);
        if class.is(Class::PHRASE) && begun {
            self.idiom();
        }
        if spelled.clitic > end {
            let class = self.lexicon.class(hash_of(&self.text[end..spelled.clitic]));
            // The hyphens of French a-t-il are no part of the pronoun.
            let start = self.text[end..spelled.clitic].rfind('-').map_or(end, |at| end + at + 1);
            self.push(start, spelled.clitic, TokenKind::Word, class);
            return spelled.clitic;
        }
        end
    }

    /// Whether a word that begins small is a name with its particle: al-Hassan.
    fn is_particled(&self, at: usize, tail: usize) -> bool {
        shape(&self.text[tail..]).is(Class::CAPITAL)
            && self.lexicon.class(hash_of(&self.text[at..tail - 1])).is(Class::PARTICLE)
    }

    /// Makes one token of the words of a phrase that ends here.
    fn idiom(&mut self) {
        let spells =
            |token: &Token, word: &u64| token.kind == TokenKind::Word && hash_of(token.span().of(self.text)) == *word;
        let ends = |words: &Vec<u64>| {
            let from = self.tokens.len().checked_sub(words.len());
            from.filter(|&from| self.tokens[from..].iter().zip(words).all(|(token, word)| spells(token, word)))
        };
        let Some((from, idiom)) = self.lexicon.phrases.iter().find_map(|(words, idiom)| Some((ends(words)?, *idiom)))
        else {
            return;
        };
        let last = self.tokens[self.tokens.len() - 1].end;
        let shape = self.tokens[from].class.and(Class::CAPITAL | FORM);
        self.tokens.truncate(from + 1);
        let phrase = &mut self.tokens[from];
        phrase.end = last;
        phrase.class = match idiom {
            Idiom::According => Class::ACCORDING | shape.and(Class::CAPITAL),
            Idiom::Verb => Class::REPORT | shape,
            Idiom::Beside => Class::BESIDE | shape,
        };
    }
}

/// What a word is that nobody knows in a language of large nouns, if it is written small.
const SMALL: Class = Class::ADVERB.with(Class::GUESSED);

/// The forms of verbs.
const FORM: Class = Class::PAST.with(Class::PRESENT).with(Class::PLAIN).with(Class::GERUND).with(Class::PARTICIPLE);

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '「'..='』' | '＂')
}

fn is_mark_or_space(c: char) -> bool {
    is_mark(c) || c.is_whitespace()
}
