//! Line and column of bytes of a source as it lies on disk, for the few places that a report shows beside quotations.
//!
//! What comes in is a source and offsets; what goes out is places as an editor counts them. It reads the source again,
//! and needs to know its encoding only as far as its first bytes show it.

use super::{Source, read};
use crate::text::{LineColumn, Lines};

/// Where each byte offset stands; nothing where the source can no longer be read, or has no lines of its own (an
/// article of a feed).
pub fn places(source: &Source, offsets: &[u32]) -> Option<Vec<LineColumn>> {
    if source.is_entry() {
        return None;
    }
    let bytes = read(source).ok()?;
    let each = |place: &dyn Fn(u32) -> LineColumn| offsets.iter().map(|&offset| place(offset)).collect();
    Some(match (bytes.as_slice(), std::str::from_utf8(&bytes)) {
        ([0xff, 0xfe, rest @ ..], _) => each(&|offset| utf16(rest, offset, u16::from_le_bytes)),
        ([0xfe, 0xff, rest @ ..], _) => each(&|offset| utf16(rest, offset, u16::from_be_bytes)),
        (_, Ok(text)) => {
            let lines = Lines::new(text);
            each(&|offset| lines.place(text, offset as usize))
        }
        (bytes, Err(_)) => each(&|offset| single_bytes(bytes, offset)),
    })
}

/// In the declared encodings that are not Unicode most characters take one byte.
fn single_bytes(bytes: &[u8], offset: u32) -> LineColumn {
    let before = &bytes[..(offset as usize).min(bytes.len())];
    let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let line = memchr::memchr_iter(b'\n', before).count() as u32 + 1;
    LineColumn { line, column: (before.len() - start) as u32 + 1 }
}

/// Counts the units before the offset; the second of a surrogate pair takes no column.
fn utf16(bytes: &[u8], offset: u32, unit: fn([u8; 2]) -> u16) -> LineColumn {
    let before = &bytes[..(offset as usize).saturating_sub(2).min(bytes.len())];
    let mut place = LineColumn { line: 1, column: 1 };
    for pair in before.chunks_exact(2) {
        match unit([pair[0], pair[1]]) {
            0x0a => place = LineColumn { line: place.line + 1, column: 1 },
            0xdc00..=0xdfff => {}
            _ => place.column += 1,
        }
    }
    place
}
