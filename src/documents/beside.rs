//! Names beside words: the cell of a table next to the one that holds a quotation, the term before a description, what
//! stands on the line of a quotation and is only a name.
//!
//! What comes in is blocks; what goes out is the same, each that is nothing but a quotation told who is named beside it.
//!
//! ```text
//! LINE = NAME [ "," … ] dash QUOTATION | QUOTATION "(" NAME [ "," … ] ")"
//! ```

use super::{Block, BlockKind, labels, set_off};
use crate::text::{Span, View, head};

/// What a quotation may begin with.
const OPENING: [char; 8] = ['“', '"', '«', '„', '‘', '\'', '»', '「'];
/// What it may end with.
const CLOSING: [char; 8] = ['”', '"', '»', '“', '’', '\'', '«', '」'];
/// More bytes than this are no name and what describes it.
const LONGEST: u32 = 80;

/// Blocks that are a quotation and a name become the quotation, said by that name: “We will rebuild.” (Ann Holm)
pub fn lines(text: &str, blocks: &mut [Block]) {
    let plain = |block: &&mut Block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading) && block.speaker.is_none()
    };
    for block in blocks.iter_mut().filter(plain) {
        if let Some((name, words)) = in_brackets(text, block.span).or_else(|| before_dash(text, block.span)) {
            let kind = if block.kind == BlockKind::Heading { BlockKind::Paragraph } else { block.kind };
            *block = Block { speaker: Some(name), ..Block::new(words, kind) };
        }
    }
}

// QUOTATION "(" NAME [ "," … ] ")"
fn in_brackets(text: &str, line: Span<View>) -> Option<(Span<View>, Span<View>)> {
    let body = line.of(text);
    let inside = body.strip_suffix('.').unwrap_or(body).strip_suffix(')')?;
    let open = memchr::memrchr(b'(', &inside.as_bytes()[inside.len().saturating_sub(LONGEST as usize)..])?;
    let open = inside.len() - inside.len().min(LONGEST as usize) + open;
    let words = body[..open].trim_end();
    let name = name(text, Span::new(line.start + open as u32 + 1, line.start + inside.len() as u32))?;
    // “…” (Ann Holm) “…” (Bo Reyes) are two.
    let another = words.match_indices('(').any(|(at, _)| words[..at].trim_end().ends_with(CLOSING));
    (!another && is_quotation(words) && is_sentence(words))
        .then(|| (name, Span::new(line.start, line.start + words.len() as u32)))
}

// NAME [ "," … ] dash QUOTATION
fn before_dash(text: &str, line: Span<View>) -> Option<(Span<View>, Span<View>)> {
    let body = line.of(text);
    let near = head(body, LONGEST as usize);
    let open = near.find(OPENING)?;
    let dashed = near[..open].trim_end();
    let who = dashed.trim_end_matches(['-', '–', '—', '―']);
    let apart = who.len() < dashed.len() && who.ends_with(' ');
    let words = &body[open..];
    if !apart || !is_quotation(words) || !is_sentence(words) {
        return None;
    }
    let who = Span::new(line.start, line.start + who.trim_end().len() as u32);
    // ELM HARBOUR — is where an article was written.
    let name = name(text, who).filter(|name| name.of(text).contains(char::is_lowercase))?;
    Some((name, Span::new(line.start + open as u32, line.end)))
}

/// Whether what the marks hold ends as a sentence does; a work's title does not.
fn is_sentence(quotation: &str) -> bool {
    quotation.trim_end_matches(CLOSING).ends_with(['.', '!', '?', '…']) || quotation.ends_with(['.', '!', '?', '…'])
}

/// The cells of a row: `“…” | Ann Holm`. A name on both sides says nothing.
pub fn row(text: &str, cells: &mut [Block]) {
    let names: Vec<Option<Span<View>>> = cells.iter().map(|cell| name(text, cell.span)).collect();
    for (at, cell) in cells.iter_mut().enumerate() {
        let before = at.checked_sub(1).and_then(|before| names[before]);
        let after = names.get(at + 1).copied().flatten();
        if before.is_some() != after.is_some() && cell.speaker.is_none() && is_quotation(cell.span.of(text)) {
            cell.speaker = before.or(after);
        }
    }
}

/// Who is named right above a stretch, in an element that holds a name and nothing else: `<dt>Ann Holm</dt><dd>“…”</dd>`.
pub fn label(text: &str, above: &Block, words: Span<View>) -> Option<Span<View>> {
    let label = above.speaker.filter(|_| above.kind == BlockKind::Heading)?;
    is_quotation(words.of(text)).then_some(label)
}

/// A name of two words and more, up to what describes it: “Ann Holm, mayor”.
fn name(text: &str, cell: Span<View>) -> Option<Span<View>> {
    let name = Some(set_off::name_at(text, cell)).filter(|_| cell.len() <= LONGEST)?;
    (name.of(text).contains(' ') && labels::is_name(name.of(text))).then_some(name)
}

/// Whether a cell begins and ends with a mark, and has no other word.
fn is_quotation(cell: &str) -> bool {
    cell.len() > 2 && cell.starts_with(OPENING) && cell.trim_end_matches(['.', ',']).ends_with(CLOSING)
}
