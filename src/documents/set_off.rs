//! Block quotations: who is named below them.
//!
//! What comes in is the stretch of text that is set off; what goes out is its block, without the line that names the
//! speaker:
//!
//! ```text
//! SETOFF = words NEWLINE NAMED | words "." NAMED      NAMED = dash NAME [ "," description ]
//! ```

use super::{Block, BlockKind, labels};
use crate::text::{Span, View};

/// More than this, in bytes, and a line with a dash is dialogue, not a name.
const LONGEST_NAME: usize = 160;

/// Adds the block of a stretch that is set off. What stands from the byte `credit` on, or else a last line that opens
/// with a dash, names its speaker.
pub fn push(text: &str, span: Span<View>, credit: Option<u32>, blocks: &mut Vec<Block>) {
    if credit.is_none() && signs(text, span, blocks) {
        return;
    }
    let body = span.of(text);
    let (end, name) = match credit.filter(|&credit| span.start < credit && credit < span.end) {
        Some(credit) => (credit - span.start, Some(name_at(text, Span::new(credit, span.end)))),
        None => last_line(text, span),
    };
    let end = body[..end as usize].trim_end_matches(|c: char| c.is_whitespace() || is_dash(c)).len() as u32;
    if end > 0 {
        let span = Span::new(span.start, span.start + end);
        blocks.push(Block { speaker: name, ..Block::new(span, BlockKind::SetOff) });
    }
}

/// Whether a stretch is only the signature of the block quotation around the ones before it; that is told.
fn signs(text: &str, span: Span<View>, blocks: &mut [Block]) -> bool {
    const DEEPEST: usize = 8;
    let around = blocks.iter_mut().rev().take(DEEPEST).take_while(|block| block.kind == BlockKind::SetOff);
    match ({ around }.find(|block| block.speaker.is_none()), named(text, span)) {
        (Some(around), Some(name)) => {
            around.speaker = Some(name);
            true
        }
        (_, _) => false,
    }
}

fn last_line(text: &str, span: Span<View>) -> (u32, Option<Span<View>>) {
    let body = span.of(text);
    let line = body.rfind('\n').map(|at| at as u32 + 1);
    let of_its_own = line.and_then(|line| Some((line, named(text, Span::new(span.start + line, span.end))?)));
    let signed = of_its_own.or_else(|| {
        let dash = signature(&body[line.unwrap_or(0) as usize..])? as u32 + line.unwrap_or(0);
        Some((dash, name_at(text, Span::new(span.start + dash, span.end))))
    });
    signed.map_or((span.len(), None), |(end, name)| (end, Some(name)))
}

/// Where the dash stands behind which a line is signed: “The weir must go.” — Ann Holm, mayor
fn signature(line: &str) -> Option<usize> {
    let dash = line.rfind(['—', '–', '―']).or_else(|| line.rfind("--"))?;
    let words = line[..dash].trim_end();
    let whole = words.ends_with(['.', '!', '?', '…', '”', '"', '»', '’', '“']);
    let name = line[dash..].trim_start_matches(|c: char| is_dash(c) || c.is_whitespace());
    let end = name.find([',', '(', ';']).unwrap_or(name.len());
    let name = name[..end].trim_end();
    (whole && line.len() - dash <= LONGEST_NAME && name.contains(' ') && labels::is_name(name)).then_some(dash)
}

/// Whether a paragraph only names who is quoted in the block quotation above it; the block is told.
pub fn names_speaker(text: &str, span: Span<View>, blocks: &mut [Block]) -> bool {
    let above = blocks.last_mut().filter(|block| block.kind == BlockKind::SetOff && block.speaker.is_none());
    match (above, named(text, span)) {
        (Some(above), Some(name)) => {
            above.speaker = Some(name);
            true
        }
        (Some(_), None) | (None, _) => false,
    }
}

/// The name after the dash, up to what describes it.
fn named(text: &str, span: Span<View>) -> Option<Span<View>> {
    let line = span.of(text);
    let name = line.trim_start_matches(is_dash).trim_start();
    let led = name.len() < line.len() && line.len() - line.trim_start_matches('-').len() != 1;
    let short = line.len() <= LONGEST_NAME && !line.contains('\n');
    let begins = name.starts_with(char::is_uppercase);
    let closed = name.ends_with(['.', '?', '!', '”', '"', '»', ',']) && !name.ends_with("r.");
    (led && short && begins && !closed).then(|| name_at(text, Span::new(span.end - name.len() as u32, span.end)))
}

/// The name that a stretch begins with: up to the comma, bracket or line that ends it.
pub fn name_at(text: &str, span: Span<View>) -> Span<View> {
    let body = span.of(text);
    let start = body.len() - body.trim_start_matches(|c: char| is_dash(c) || c.is_whitespace()).len();
    let length = body[start..].find([',', '(', '\n', ';']).unwrap_or(body.len() - start);
    let length = body[start..start + length].trim_end_matches(|c: char| c.is_whitespace() || c == ':').len();
    let start = span.start + start as u32;
    Span::new(start, start + length as u32)
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '-')
}
