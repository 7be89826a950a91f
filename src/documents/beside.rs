//! Names beside words: the cell of a table next to the one that holds a quotation, the term before a description.
//!
//! What comes in is blocks; what goes out is the same, each that is nothing but a quotation told who is named beside it.

use super::{Block, BlockKind, labels, set_off};
use crate::text::{Span, View};

/// More bytes than this are no name and what describes it.
const LONGEST: u32 = 80;

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
    let open = |c: char| "“\"«„‘'»「".contains(c);
    let close = |c: char| "”\"»“’'«」".contains(c);
    cell.len() > 2 && cell.starts_with(open) && cell.trim_end_matches(['.', ',']).ends_with(close)
}
