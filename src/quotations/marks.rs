//! The marks of a block, each with what stands beside it.
//!
//! ```text
//! mark  = the longest glyph of the language that stands here; of a run of ticks as many as belong together
//! inch  = digit "'" [" "] digits '"'      6'2" is a height
//! lean  = which way its neighbours turn it
//! ```

use nom::{
    IResult, Parser, branch::alt, bytes::complete::tag, character::complete::digit1, combinator::opt,
    sequence::preceded,
};

use super::ticks::{self, Ticks};
use crate::{
    rules::{Glyph, Language},
    text::{Span, View},
};

/// A mark in its place. A text may hold nothing else, so it is small.
#[derive(Clone, Copy, Debug)]
pub struct Mark<'a> {
    pub glyph: &'a Glyph,
    pub start: u32,
    pub lean: Lean,
    /// Whether nothing but space stands before it in its block.
    pub leads: bool,
}

impl Mark<'_> {
    /// One past its last byte.
    pub fn end(&self) -> u32 {
        self.start + self.glyph.text.len() as u32
    }

    /// Its bytes.
    pub fn span(&self) -> Span<View> {
        Span::new(self.start, self.end())
    }

    /// What stands before it.
    pub fn before(&self, text: &str) -> Option<char> {
        text[..self.start as usize].chars().next_back()
    }
}

/// Which way a mark's neighbours turn it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// Space before, a word after.
    Opening,
    /// A word or a point before, space or a point after.
    Closing,
    /// Words on both sides, or spaces on both.
    Unclear,
}

/// The marks of one block of `text`, in order.
pub fn marks<'a>(text: &str, block: Span<View>, language: &'a Language) -> Vec<Mark<'a>> {
    let body = block.of(text);
    let mut found: Vec<Mark> = Vec::new();
    let (mut at, mut ticks) = (0, Ticks::default());
    let mut candidates = language.marks.candidates(body.as_bytes());
    while let Some(candidate) = candidates.from(at) {
        at = candidate;
        let rest = &body[at..];
        let one = match ticks::run(rest) {
            0 => rest,
            // A line drawn across the page.
            run if run > ticks::LONGEST => {
                at += run;
                continue;
            }
            run => ticks.one(&body[..at], rest, run, language),
        };
        match language.marks.leading(one) {
            Some(glyph) => {
                let end = at + glyph.text.len();
                if is_attribute(&body[..at], glyph) {
                    // Markup in plain text: <a href="…">. Its closing mark goes with it.
                    at = end + body[end..].find('"').map_or(0, |close| close + 1);
                    continue;
                }
                if !is_inch(&body[..at], glyph) {
                    if found.len() == found.capacity() && found.len() >= MANY {
                        found.reserve_exact(left(&body.as_bytes()[at..], language));
                    }
                    found.push(mark(body, block.start, at..end, glyph));
                }
                at = end;
            }
            // Another character that begins with the same byte; step over it whole.
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// So many marks are nobody's prose: what they grow into is asked for at once, since each doubling leaves half behind.
const MANY: usize = 1 << 16;

/// How many marks may begin in what is left of a block.
fn left(rest: &[u8], language: &Language) -> usize {
    let mut candidates = language.marks.candidates(rest);
    std::iter::successors(candidates.from(0), |at| candidates.from(at + 1)).count()
}

// HEIGHT = digit "'" [" "] digits — 6'2" is no quotation's end.
fn height(input: &str) -> IResult<&str, &str> {
    preceded((alt((tag("'"), tag("’"))), opt(tag(" "))), digit1).parse(input)
}

fn is_inch(before: &str, glyph: &Glyph) -> bool {
    // No height has more than two digits of inches, so that few bytes are looked back on.
    let last = before.char_indices().rev().take(4);
    let feet = || last.map(|(at, _)| at).find(|&at| before[at..].starts_with(['\'', '’']));
    matches!(glyph.text.as_str(), "\"" | "”")
        && before.ends_with(|c: char| c.is_ascii_digit())
        && feet().is_some_and(|at| {
            let figures = before[..at].ends_with(|c: char| c.is_ascii_digit());
            figures && height(&before[at..]).is_ok_and(|(rest, _)| rest.is_empty())
        })
}

/// Whether a straight mark begins the value of an attribute: `id="`.
fn is_attribute(before: &str, glyph: &Glyph) -> bool {
    glyph.text == "\""
        && before.strip_suffix('=').is_some_and(|name| name.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

fn mark<'a>(body: &str, offset: u32, range: std::ops::Range<usize>, glyph: &'a Glyph) -> Mark<'a> {
    let mut back = body[..range.start].chars().rev().filter(|&c| !is_hidden(c));
    let before = match (back.next().unwrap_or(' '), back.next().unwrap_or(' ')) {
        // "'Run,' he said": a straight mark behind a space opens.
        ('"' | '\'', space) if space.is_whitespace() || is_opening(space) => '“',
        (before, _) => before,
    };
    let mut ahead = body[range.end..].chars();
    let after = match (ahead.next().unwrap_or(' '), ahead.next().unwrap_or(' ')) {
        ('"' | '\'', word) if word.is_alphanumeric() => '“',
        // “‘’Twas yours”: what a word is cut off by is part of it.
        ('’', word) if word.is_alphanumeric() && (before.is_whitespace() || is_opening(before)) => word,
        (after, _) => after,
    };
    // Looking back over all that stands before would be quadratic; an indent has no more than a few bytes.
    let leads = range.start < 8 && body[..range.start].chars().all(|c| c.is_whitespace() || is_hidden(c));
    // At a block's end nothing is left to open: “They saw that. “
    let lean = if range.end == body.len() { Lean::Closing } else { lean(before, after) };
    Mark { glyph, start: offset + range.start as u32, lean, leads }
}

fn lean(before: char, after: char) -> Lean {
    let opens_after = before.is_whitespace() || is_opening(before) || is_dash(before);
    let closes_before = after.is_whitespace() || is_point(after) || is_dash(after);
    match (opens_after, closes_before) {
        (true, false) => Lean::Opening,
        (false, true) => Lean::Closing,
        // “—” on one side and a word on the other: a dash belongs to either.
        (true, true) if is_dash(before) && after.is_whitespace() => Lean::Closing,
        (true, true) if is_dash(after) && before.is_whitespace() => Lean::Opening,
        (true, true) | (false, false) => Lean::Unclear,
    }
}

/// Characters without a width turn no mark: an embedding sign stands before many a pasted quotation.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '„' | '«' | '「' | '¿' | '¡' | '/')
}

fn is_point(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | ')' | ']' | '}' | '…' | '”' | '’' | '»' | '」' | '"' | '\'' | '/')
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-')
}
