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
    /// Its pair in [`Language::marks`].
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

/// Pairs the marks of a block, given what is still `open` from the blocks before; what remains open stays in `open`.
pub fn pair(text: &str, marks: &[Mark], language: &Language, open: &mut Vec<Open>) -> Vec<Pair> {
    let mut done = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        if mark.glyph.apostrophe {
            single(text, marks, at, language, open, &mut done);
        } else {
            double(mark, language, open, &mut done);
        }
    }
    // A single mark that was planned to close and did not was crossed by a double one.
    open.retain(|open| open.planned.is_none());
    done
}

fn double(mark: &Mark, language: &Language, open: &mut Vec<Open>, done: &mut Vec<Pair>) {
    let double_open = open.iter().rposition(|open| open.planned.is_none());
    let top = double_open.map(|at| open[at].pair);
    match (role(mark, top), double_open) {
        (Role::Close(closing), Some(at)) => {
            open.truncate(at + 1);
            let ended = open.pop().expect("`at` is an index of `open`");
            done.push(close(ended, mark.span.start, closing));
        }
        (Role::Open(pair, closing), inside) => {
            let straight = language.marks[pair].open == language.marks[pair].close;
            if straight && inside.is_some_and(|at| open[at].pair == pair) {
                // A straight mark cannot nest: what was open was never closed.
                let broken = open.drain(inside.unwrap_or(0)..).next().expect("`inside` is an index of `open`");
                done.push(missing(broken, mark.span.start));
            }
            if open.len() == DEEPEST {
                let forgotten = open.remove(0);
                done.push(missing(forgotten, mark.span.start));
            }
            open.push(Open { start: mark.span.end, pair, planned: None, closing, reopened: Vec::new() });
        }
        (Role::Close(_), None) | (Role::Stray, _) => {}
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
    let straight = glyph.opens == glyph.closes;
    let closes_top = top.is_some() && glyph.closes == top;
    match (straight, mark.lean) {
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
    match (glyph.opens, glyph.closes) {
        (Some(_), _) if lean == Lean::Closing && top.is_some() => Role::Close(Closing::Mismatched),
        (Some(pair), _) => Role::Open(pair, Closing::Closed),
        (None, Some(_)) if closes_top => Role::Close(Closing::Closed),
        (None, Some(_)) if top.is_some() => Role::Close(Closing::Mismatched),
        (None, Some(pair)) if lean == Lean::Opening || mark.leads => Role::Open(pair, Closing::Mismatched),
        (None, _) => Role::Stray,
    }
}

/// A mark that may be an apostrophe.
fn single(text: &str, marks: &[Mark], at: usize, language: &Language, open: &mut Vec<Open>, done: &mut Vec<Pair>) {
    if let Some(depth) = open.iter().rposition(|open| open.planned == Some(at)) {
        open.truncate(depth + 1);
        let ended = open.pop().expect("`depth` is an index of `open`");
        done.push(close(ended, marks[at].span.start, Closing::Closed));
    } else if let Some(pair) = opening_single(text, &marks[at], language) {
        let within = open.iter().filter_map(|open| open.planned).min().unwrap_or(marks.len());
        if let Some(planned) = closing_single(text, marks, at, within, pair, open) {
            let start = marks[at].span.end;
            open.push(Open { start, pair, planned: Some(planned), closing: Closing::Closed, reopened: Vec::new() });
        }
    }
}

/// The pair that a single mark can open here: not in ’em, ’90s or rock ’n’ roll.
fn opening_single(text: &str, mark: &Mark, language: &Language) -> Option<usize> {
    let pair = mark.glyph.opens?;
    if mark.lean != Lean::Opening {
        return None;
    }
    let rest = &text[mark.span.end as usize..];
    let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let decade = word.trim_end_matches('s').len() == 2 && word.starts_with(|c: char| c.is_ascii_digit());
    let elided = decade || language.elisions.iter().any(|elision| elision.eq_ignore_ascii_case(word));
    (!elided).then_some(pair)
}

/// The mark that closes the single mark at `at`: the first that cannot be an apostrophe, else the last plural
/// possessive (“the workers’ rights”) before the next opening mark.
fn closing_single(text: &str, marks: &[Mark], at: usize, within: usize, pair: usize, open: &[Open]) -> Option<usize> {
    let mut possessive = None;
    let double = open.iter().rev().find(|open| open.planned.is_none()).map(|open| open.pair);
    for (ahead, mark) in marks[..within].iter().enumerate().skip(at + 1) {
        if !mark.glyph.apostrophe {
            if double.is_some() && mark.glyph.closes == double && mark.lean != Lean::Opening {
                break;
            }
            continue;
        }
        if mark.lean == Lean::Opening && mark.glyph.opens == Some(pair) {
            break;
        }
        if mark.glyph.closes == Some(pair) && mark.lean == Lean::Closing {
            if !is_possessive(text, mark) {
                return Some(ahead);
            }
            possessive = Some(ahead);
        }
    }
    possessive
}

/// Whether a mark after an s, before a space and a small letter, may be a plural's apostrophe.
fn is_possessive(text: &str, mark: &Mark) -> bool {
    let follows = text[mark.span.end as usize..].trim_start().chars().next();
    matches!(mark.before, 's' | 'S' | 'z') && mark.after == ' ' && follows.is_some_and(char::is_lowercase)
}

fn close(open: Open, end: u32, closing: Closing) -> Pair {
    let closing = if open.closing == Closing::Closed { closing } else { open.closing };
    Pair { span: Span::new(open.start, end), closing, reopened: open.reopened }
}

/// What becomes of a quotation that nothing closes before `end`.
pub fn missing(open: Open, end: u32) -> Pair {
    Pair { span: Span::new(open.start, end), closing: Closing::Missing, reopened: open.reopened }
}
