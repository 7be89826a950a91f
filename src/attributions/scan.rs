//! The scanner: from the bytes of a text to its tokens, once, in order.
//!
//! What comes in is text and its quotations; what goes out is [`Token`]s, pushed one after the other.

use super::{
    spelling::{Spelled, is_initial, is_letter, shape, spell},
    tokens::{Token, TokenKind},
};
use crate::{
    quotations::{Kind, Quotation},
    rules::{Class, Idiom, Lexicon, folded_hash},
};

/// How many tokens are in memory at once: a long chapter's, so that only books are read in stretches.
pub const STRETCH: usize = 1 << 16;

/// No marks and spaces before a quotation's words are longer, in bytes.
const MARKS: usize = 8;

/// No pronoun with its hyphens is longer, in bytes.
pub const LONGEST_ENCLITIC: usize = 16;

/// Where a text has been read to.
pub struct Scan<'a> {
    pub text: &'a str,
    pub lexicon: &'a Lexicon,
    pub quotations: &'a [Quotation],
    /// The first quotation that was not met yet.
    pub next: usize,
    /// Where its words begin, or before.
    pub opens: usize,
    /// Only quotations of this depth are tokens.
    pub depth: u8,
    pub tokens: &'a mut Vec<Token>,
}

impl Scan<'_> {
    /// Scans a range and returns where it came to an end: past it, where a quotation runs on, or before, at a full stop if
    /// there is one, where the stretch is full.
    pub fn range(&mut self, range: std::ops::Range<usize>) -> usize {
        let mut at = range.start;
        while at < range.end && !self.is_full() {
            let near = at + MARKS >= self.opens;
            if near && let Some(end) = self.quotation(at, at == range.start) {
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

    pub fn edge(&mut self, at: u32) {
        self.push(at as usize, at as usize, TokenKind::Edge, Class::default());
    }

    pub(super) fn push(&mut self, start: usize, end: usize, kind: TokenKind, class: Class) {
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
        self.aim();
        let quotation = self.quotations.get(self.next)?;
        let span = quotation.span;
        let ahead = (span.start as usize).checked_sub(at)?;
        // A dialogue behind dashes has no marks either.
        let marked = || self.text[..span.start as usize].trim_end().ends_with(is_mark);
        let unmarked = matches!(quotation.kind, Kind::Block | Kind::Turn) || !marked();
        if ahead > MARKS
            || (ahead == 0 && !unmarked)
            || !self.text[at..span.start as usize].chars().all(is_mark_or_space)
        {
            return None;
        }
        let id = self.next as u32;
        self.next += 1;
        self.aim();
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

    /// Looks up where the next quotation's words begin, so that what stands far before it is no concern of it.
    fn aim(&mut self) {
        self.opens = self.quotations.get(self.next).map_or(usize::MAX, |next| next.span.start as usize);
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
            b'@' if is_letter(self.text, at + 1)
                && !at.checked_sub(1).is_some_and(|before| is_letter(self.text, before)) =>
            {
                let end = spell(&self.text[..limit], at + 1, self.lexicon).end;
                self.push(at, end, TokenKind::Word, Class::CAPITAL);
                return end;
            }
            0x80.. => return self.wide(at, limit),
            b'&' => {
                self.push(at, at + 1, TokenKind::Word, Class::AND);
                return at + 1;
            }
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

    fn word(&mut self, at: usize, limit: usize) -> usize {
        let spelled = spell(&self.text[..limit], at, self.lexicon);
        let mut class = self.lexicon.class(spelled.hash);
        // What is but a part of a phrase may be anything: German klar, of stellte klar.
        if class.without(IN_PHRASE | Class::HEARS) == Class::default() {
            class |= self.guess(at, &spelled);
        }
        let bytes = &self.text.as_bytes()[..limit];
        if !bytes[at].is_ascii_lowercase() || spelled.tail > at || class.is(Class::LARGE_NOUN) {
            class = self.shaped(at, &spelled, class);
        } else if spelled.underscored || bytes[spelled.end - 1].is_ascii_digit() && is_handle(&bytes[at..spelled.end]) {
            class = Class::CAPITAL;
        }
        // German OB, a mayor; ob, whether.
        if class.is(Class::PERSON) && class.is(Class::SUBORDINATOR) {
            class = class.without(if class.is(Class::UPPER) { Class::SUBORDINATOR } else { Class::PERSON });
        }
        let mut end = spelled.end;
        if bytes.get(end) == Some(&b'.') && self.keeps_stop(at, &spelled, class) {
            end += 1;
            class |= Class::DOTTED;
            // “A. J. Holm”: no article.
            let another = matches!(bytes[end..], [b' ', b'A'..=b'Z', b'.', ..] | [b'A'..=b'Z', b'.', ..]);
            if another && end - at == 2 {
                class = Class::CAPITAL | Class::DOTTED;
            }
        }
        let before = class.is(Class::PHRASE).then(|| self.tokens.last().map_or(Class::BEFORE_LAST, |last| last.class));
        self.push(at, end, TokenKind::Word, class);
        if before.is_some_and(|before| (before | class).is(Class::BEFORE_LAST)) {
            self.idiom(spelled.hash);
        }
        if spelled.clitic > end { self.clitic(end, spelled.clitic) } else { end }
    }

    /// What a word can be that is in no list.
    fn guess(&self, at: usize, spelled: &Spelled) -> Class {
        if spelled.tail > at {
            let class = self.lexicon.class(folded_hash(&self.text[spelled.tail..spelled.end]));
            if class.is(Class::PERSON | Class::BODY) {
                return class.and(Class::PERSON | Class::BODY | Class::GENDER);
            }
            // Nora-Jane; but the Okafor-Lyles are no Lyle.
            let given = || self.lexicon.class(folded_hash(&self.text[at..spelled.tail - 1])).is(Class::FIRST_NAME);
            if class.is(Class::FIRST_NAME) && given() {
                return class.and(Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE);
            }
        }
        let word = &self.text[at..spelled.end];
        if let Some(one) = word.strip_suffix('s').filter(|_| self.is_belonging()) {
            let of = |one: &str| self.lexicon.class(folded_hash(one)) | self.lexicon.ending(one);
            let class = of(one) | of(one.strip_suffix('e').unwrap_or(one));
            if class.is(Class::PERSON) {
                return class.and(Class::PERSON | Class::GENDER);
            }
        }
        let class = self.lexicon.ending(word);
        if class == Class::default() { self.lexicon.unknown } else { class }
    }

    /// German des Malers, des verstorbenen Malers: whether somebody's stands right before, so that a noun ends in its -s.
    fn is_belonging(&self) -> bool {
        let of = |word: &Token| word.is(Class::SENDER) && word.is(Class::PREPOSITION);
        let [.., before, last] = self.tokens.as_slice() else { return false };
        self.lexicon.unknown.is(Class::LARGE_NOUN)
            && (of(last) || of(before) && last.kind == TokenKind::Word && !last.is_capital())
    }

    /// What a word can be as it is written: large, small, with a particle.
    fn shaped(&self, at: usize, spelled: &Spelled, mut class: Class) -> Class {
        class |= shape(&self.text[at..spelled.end]);
        // German die Firma Holt: within a sentence no verb is written large.
        if self.lexicon.unknown.is(Class::LARGE_NOUN)
            && class.is(Class::CAPITAL)
            && class.is(VERBAL)
            && self.tokens.last().is_some_and(|last| last.kind == TokenKind::Word)
        {
            class = class.without(VERBAL | FORM);
            class |= if class.without(Class::CAPITAL) == Class::default() { self.lexicon.unknown } else { class };
        }
        // German: what is written small is no noun, and what is written large may be any.
        if class.is(Class::LARGE_NOUN) {
            // What ends like a verb may be one, where a verb must stand.
            class = class.without(match class.is(Class::CAPITAL) {
                true => SMALL,
                false if self.ends_verb(&self.text[at..spelled.end]) => Class::default(),
                false => Class::LARGE_NOUN,
            });
        }
        // “The US said”: no pronoun.
        if class.is(Class::UPPER) && class.is(Class::OBJECT_PRONOUN) {
            class = class.and(Class::CAPITAL | Class::UPPER);
        }
        // sagte Von der Heide, a dit De Villiers, dijo De la Cruz
        if class.is(Class::CAPITAL)
            && class.is(Class::PARTICLE)
            && class.is(Class::PREPOSITION)
            && self.leads_surname(spelled.end)
        {
            class = class.and(Class::CAPITAL | Class::PARTICLE);
        }
        let particled = spelled.tail > at && !class.is(Class::CAPITAL) && self.is_particled(at, spelled.tail);
        if particled { Class::CAPITAL } else { class }
    }

    /// Whether a large particle that ends here stands within a sentence, and before a name.
    fn leads_surname(&self, end: usize) -> bool {
        let mut rest = &self.text[end..];
        for _ in 0..3 {
            let Some(next) = rest.strip_prefix(' ') else { return false };
            if next.starts_with(char::is_uppercase) {
                return self.tokens.last().is_some_and(|last| last.kind == TokenKind::Word);
            }
            let word = &next[..next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len())];
            if word.is_empty() || !self.lexicon.class(folded_hash(word)).is(Class::PARTICLE) {
                return false;
            }
            rest = &next[word.len()..];
        }
        false
    }

    /// Whether a word in no list ends as verbs do.
    fn ends_verb(&self, word: &str) -> bool {
        self.lexicon.verb_endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether the full stop behind a word is its own.
    fn keeps_stop(&self, at: usize, spelled: &Spelled, class: Class) -> bool {
        // R-Wis., said: where a comma follows, no sentence ends.
        // “a yes or a no. ‘…’”: before a figure alone it is a number's.
        let rest = || self.text[spelled.end + 1..].trim_start_matches([' ', '\u{a0}']);
        let short =
            || !class.is(Class::NEGATION | Class::DETERMINER) || rest().starts_with(|c: char| c.is_ascii_digit());
        self.text.as_bytes().get(spelled.end + 1) == Some(&b',')
            || spelled.dotted
            || class.is(Class::ABBREVIATION) && short()
            || is_initial(&self.text[at..spelled.end], class)
    }

    /// What hangs on to the word before: the hyphens of French a-t-il are no part of the pronoun.
    fn clitic(&mut self, from: usize, to: usize) -> usize {
        let class = self.lexicon.class(folded_hash(&self.text[from..to]));
        let start = self.text[from..to].rfind('-').map_or(from, |at| from + at + 1);
        self.push(start, to, TokenKind::Word, class);
        to
    }

    /// Whether a word that begins small is a name with its particle: al-Hassan.
    fn is_particled(&self, at: usize, tail: usize) -> bool {
        shape(&self.text[tail..]).is(Class::CAPITAL)
            && self.lexicon.class(folded_hash(&self.text[at..tail - 1])).is(Class::PARTICLE)
    }

    /// Makes one token of the words of a phrase that ends with the word of this `hash`.
    fn idiom(&mut self, hash: u64) {
        let spells = |token: &Token, word: &u64| {
            token.kind == TokenKind::Word && folded_hash(token.span().of(self.text)) == *word
        };
        let last = self.tokens.len() - 1;
        let ends = |words: &[u64]| {
            let from = last.checked_sub(words.len());
            from.filter(|&from| self.tokens[from..].iter().zip(words).all(|(token, word)| spells(token, word)))
        };
        let Some((from, idiom)) = self.lexicon.phrases(hash).find_map(|(words, idiom)| Some((ends(words)?, idiom)))
        else {
            return;
        };
        let last = self.tokens[self.tokens.len() - 1].end;
        // French y voit: the verb may stand behind what it has beside it.
        let formed = self.tokens[from..].iter().map(|token| token.class.and(FORM));
        let form = formed.into_iter().find(|form| *form != Class::default()).unwrap_or(Class::PRESENT);
        let shape = self.tokens[from].class.and(Class::CAPITAL) | form;
        self.tokens.truncate(from + 1);
        let phrase = &mut self.tokens[from];
        phrase.end = last;
        phrase.class = match idiom {
            Idiom::According => Class::ACCORDING | shape.and(Class::CAPITAL),
            Idiom::Postposed => Class::ACCORDING | Class::POSTPOSED,
            Idiom::Verb => Class::REPORT | shape,
            Idiom::Beside => Class::BESIDE | shape,
        };
    }
}

/// What a word is that nobody knows in a language of large nouns, if it is written small.
const SMALL: Class = Class::ADVERB.with(Class::GUESSED);

/// What tells nothing of a word alone.
const IN_PHRASE: Class = Class::PHRASE.with(Class::BEFORE_LAST);

/// What says what is done.
const VERBAL: Class = Class::REPORT.with(Class::BESIDE).with(Class::VERB);

/// The forms of verbs.
const FORM: Class = Class::PAST.with(Class::PRESENT).with(Class::PLAIN).with(Class::GERUND).with(Class::PARTICIPLE);

/// “said mjh99”: whether a word that ends in a digit is what somebody calls themselves, whose name it is however small.
fn is_handle(word: &[u8]) -> bool {
    const LETTERS: usize = 3;
    word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count() >= LETTERS
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '「'..='』' | '＂')
}

fn is_mark_or_space(c: char) -> bool {
    is_mark(c) || c.is_whitespace()
}
