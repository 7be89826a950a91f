//! Which mark closes which: one pass over the marks of a block with what is still open.
//!
//! Double marks are trusted as far as their neighbours do not contradict them. Single marks open only if a mark that
//! closes them can be found ahead, because most of them are apostrophes.

use super::{
    Closing,
    marks::{Lean, Mark},
};
use crate::{
    rules::Language,
    text::{Span, View},
};

/// Quotations within quotations that are followed; one more, and the outermost was forgotten. Bounds all look-behind.
const DEEPEST: usize = 8;

/// A quotation that has begun.
#[derive(Clone, Debug)]
pub struct Open {
    /// The first byte of its words.
    pub start: u32,
    /// Its pair in [`Marks::pairs`](crate::rules::Marks::pairs).
    pub pair: usize,
    /// Where its closing mark stands in the block's marks, where that was settled when it opened (single marks).
    planned: Option<usize>,
    /// How it will have ended, unless it never does.
    closing: Closing,
    /// The marks that opened it again.
    pub reopened: Vec<Span<View>>,
}

/// A quotation that has ended.
#[derive(Clone, Debug)]
pub struct Pair {
    /// From the opening mark to the closing one, neither included.
    pub span: Span<View>,
    /// How it ended.
    pub closing: Closing,
    /// The marks that opened it again.
    pub reopened: Vec<Span<View>>,
}

/// The pairing of one document, block after block.
#[derive(Debug)]
pub struct Pairing<'a> {
    /// The document's text.
    pub text: &'a str,
    /// Its language.
    pub language: &'a Language,
    /// What has begun and not ended, outermost first.
    pub open: Vec<Open>,
    /// A single mark that nothing in its block closes: an apostrophe, unless the next block opens with it again.
    pub tail: Option<Open>,
    /// What has ended.
    pub done: Vec<Pair>,
}

impl<'a> Pairing<'a> {
    /// Nothing is open before the first block.
    pub fn new(text: &'a str, language: &'a Language) -> Self {
        Self { text, language, open: Vec::new(), tail: None, done: Vec::new() }
    }

    /// Whether something has begun and not ended.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty() || self.tail.is_some()
    }

    /// Pairs the marks of a block; what remains open stays in `open`.
    pub fn block(&mut self, marks: &[Mark]) {
        self.go_on(marks);
        for (at, mark) in marks.iter().enumerate() {
            if mark.glyph.apostrophe {
                self.single(marks, at);
            } else if !self.ends_a_single(marks, at) {
                self.double(mark);
            }
        }
        // A single mark that was planned to close and did not was crossed by a double one.
        self.open.retain(|open| open.planned.is_none());
    }

    /// A quotation between single marks goes on from the block before: it closes here, or stays the tail.
    fn go_on(&mut self, marks: &[Mark]) {
        let Some(tail) = self.tail.take() else { return };
        match closing_single(self.text, self.language, marks, 0..marks.len(), (tail.pair, None)) {
            Some(planned) => self.open.push(Open { planned: Some(planned), ..tail }),
            None => self.tail = Some(tail),
        }
    }

    /// A double mark that nothing opened closes what a single one opened and nothing closes: ‘like this”.
    fn ends_a_single(&mut self, marks: &[Mark], at: usize) -> bool {
        let mark = &marks[at];
        let closes = self.open.is_empty() && mark.glyph.opens.is_none() && mark.lean == Lean::Closing;
        // A straight one is an apostrophe as often.
        let curved = |pair: usize| self.language.marks.pairs[pair].open != self.language.marks.pairs[pair].close;
        let begun = |tail: &mut Open| tail.start >= marks[0].end() && curved(tail.pair);
        let Some(tail) = self.tail.take_if(|tail| closes && begun(tail)) else { return false };
        self.done.push(close(tail, mark.start, Closing::Mismatched));
        true
    }

    fn double(&mut self, mark: &Mark) {
        let inside = self.open.iter().rposition(|open| open.planned.is_none());
        match (role(mark, inside.map(|at| self.open[at].pair)), inside) {
            (Role::Close(closing), Some(at)) => {
                if let Some(ended) = self.open.drain(at..).next() {
                    self.done.push(close(ended, mark.start, closing));
                }
            }
            (Role::Open(pair, closing), _) => {
                self.forget(pair, mark.start);
                self.open.push(Open { start: mark.end(), pair, planned: None, closing, reopened: Vec::new() });
            }
            (Role::Close(_), None) | (Role::Stray, _) => {}
        }
    }

    /// A straight mark cannot nest, and nothing nests without end: what was open before was never closed.
    fn forget(&mut self, pair: usize, end: u32) {
        let straight = self.language.marks.pairs[pair].open == self.language.marks.pairs[pair].close;
        let same = self.open.iter().rposition(|open| open.planned.is_none() && open.pair == pair);
        let from = if straight { same } else { None };
        let from = from.or((self.open.len() == DEEPEST).then_some(0));
        if let Some(from) = from {
            for open in self.open.split_off(from).into_iter().filter(|open| open.planned.is_none()) {
                self.lose(open, end);
            }
        }
    }

    /// Ends, at `end`, what nothing closes; without a word it was a stray mark.
    pub fn lose(&mut self, open: Open, end: u32) {
        let span = Span::new(open.start, end);
        if span.of(self.text).contains(char::is_alphanumeric) {
            self.done.push(Pair { span, closing: Closing::Missing, reopened: open.reopened });
        }
    }

    /// A mark that may be an apostrophe.
    fn single(&mut self, marks: &[Mark], at: usize) {
        if let Some(depth) = self.open.iter().rposition(|open| open.planned == Some(at)) {
            if let Some(ended) = self.open.drain(depth..).next() {
                self.done.push(close(ended, marks[at].start, Closing::Closed));
            }
            return;
        }
        let Some(pair) = opening_single(self.text, &marks[at], self.language) else { return };
        let within = self.open.iter().filter_map(|open| open.planned).min().unwrap_or(marks.len());
        let double = self.open.iter().rev().find(|open| open.planned.is_none()).map(|open| open.pair);
        let planned = closing_single(self.text, self.language, marks, at + 1..within, (pair, double));
        let begun = Open { start: marks[at].end(), pair, planned, closing: Closing::Closed, reopened: Vec::new() };
        match planned {
            Some(_) if self.open.len() < DEEPEST => self.open.push(begun),
            None if self.open.is_empty() => self.tail = Some(begun),
            Some(_) | None => {}
        }
    }
}

/// What a double mark does where it stands.
enum Role {
    Open(usize, Closing),
    Close(Closing),
    Stray,
}

fn role(mark: &Mark, top: Option<usize>) -> Role {
    let glyph = mark.glyph;
    let closes_top = top.is_some_and(|top| glyph.may_close(top));
    match (glyph.is_straight(), mark.lean) {
        (true, Lean::Opening) => glyph.opens.map_or(Role::Stray, |pair| Role::Open(pair, Closing::Closed)),
        (true, Lean::Closing) if closes_top => Role::Close(Closing::Closed),
        (true, Lean::Closing) if top.is_some() => Role::Close(Closing::Mismatched),
        (true, Lean::Closing) => Role::Stray,
        (true, Lean::Unclear) if closes_top => Role::Close(Closing::Closed),
        (true, Lean::Unclear) => glyph.opens.map_or(Role::Stray, |pair| Role::Open(pair, Closing::Closed)),
        (false, lean) => curved(mark, top, closes_top, lean),
    }
}

/// A mark whose form says which way it turns, unless its neighbours say the contrary: “like this“.
fn curved(mark: &Mark, top: Option<usize>, closes_top: bool, lean: Lean) -> Role {
    let glyph = mark.glyph;
    if closes_top && lean != Lean::Opening {
        return Role::Close(Closing::Closed);
    }
    match (glyph.opens, glyph.closes.first()) {
        (Some(_), _) if lean == Lean::Closing && top.is_some() => Role::Close(Closing::Mismatched),
        (Some(pair), _) => Role::Open(pair, Closing::Closed),
        (None, Some(_)) if closes_top => Role::Close(Closing::Closed),
        (None, Some(_)) if top.is_some() => Role::Close(Closing::Mismatched),
        (None, Some(&pair)) if lean == Lean::Opening || mark.leads => Role::Open(pair, Closing::Mismatched),
        (None, _) => Role::Stray,
    }
}

/// The pair that a single mark can open here: not in ’em, ’90s or rock ’n’ roll.
fn opening_single(text: &str, mark: &Mark, language: &Language) -> Option<usize> {
    let pair = mark.glyph.opens?;
    if mark.lean != Lean::Opening {
        return None;
    }
    let rest = &text[mark.end() as usize..];
    let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let decade = word.trim_end_matches('s').len() == 2 && word.starts_with(|c: char| c.is_ascii_digit());
    let elided = decade || language.elisions.iter().any(|elision| elision.eq_ignore_ascii_case(word));
    (!elided).then_some(pair)
}

/// The mark among `ahead` that closes a single one: the first that cannot be an apostrophe, else the last that can (“the
/// workers’ rights”, “goin’ home”) before the next opening mark. A quotation between marks of the pair `double` around it
/// bounds it. One within another of its kind is believed only where both close in one place.
fn closing_single(
    text: &str,
    language: &Language,
    marks: &[Mark],
    ahead: std::ops::Range<usize>,
    (pair, double): (usize, Option<usize>),
) -> Option<usize> {
    let (mut perhaps, mut singles, mut doubles) = (None, 0, 0);
    for at in ahead {
        let mark = &marks[at];
        if !mark.glyph.apostrophe {
            match double {
                Some(double) if mark.glyph.may_close(double) && mark.lean != Lean::Opening => {
                    if doubles == 0 {
                        break;
                    }
                    doubles -= 1;
                }
                Some(double) if mark.glyph.opens == Some(double) && !mark.glyph.is_straight() => doubles += 1,
                Some(_) | None => {}
            }
            continue;
        }
        if mark.lean == Lean::Opening && opening_single(text, mark, language) == Some(pair) {
            singles += 1;
            if perhaps.is_some() || singles == DEEPEST {
                break;
            }
        } else if mark.glyph.may_close(pair) && mark.lean == Lean::Closing {
            let sure = !is_apostrophe(text, language, mark);
            match (singles, sure) {
                (0, true) => return Some(at),
                (0, false) => perhaps = Some(at),
                (_, true) if marks.get(at + 1).is_some_and(|next| next.start == mark.end()) => singles -= 1,
                (_, _) => break,
            }
        }
    }
    perhaps
}

/// Whether a mark before a space and a small letter may be a plural's apostrophe, or stand for the end of its word.
fn is_apostrophe(text: &str, language: &Language, mark: &Mark) -> bool {
    const LONGEST: u32 = 24;
    let after = &text[mark.end() as usize..];
    let follows = after.trim_start().chars().next();
    if !after.starts_with(' ') || !follows.is_some_and(char::is_lowercase) {
        return false;
    }
    let from = (mark.start.saturating_sub(LONGEST)..=mark.start).find(|&at| text.is_char_boundary(at as usize));
    let before = &text[from.unwrap_or(mark.start) as usize..mark.start as usize];
    // Rock 'n' roll
    let both = before.strip_suffix('n').is_some_and(|before| before.ends_with(['\'', '’']));
    matches!(mark.before(text), Some('s' | 'S' | 'z')) || both || language.is_clipped(before)
}

fn close(open: Open, end: u32, closing: Closing) -> Pair {
    let closing = if open.closing == Closing::Closed { closing } else { open.closing };
    Pair { span: Span::new(open.start, end), closing, reopened: open.reopened }
}
