//! Plain text: UTF-8, a paragraph a line or paragraphs between blank lines.

use std::borrow::Cow;

use super::{Block, BlockKind, Document, Facts, Map};
use crate::{
    rules::Rules,
    sources::{Fault, Source},
    text::Span,
};

/// Reads plain text.
///
/// # Errors
/// A [`Fault`] where the bytes are not UTF-8.
pub fn open<'a>(source: &Source, bytes: &'a [u8], _rules: &Rules) -> Result<Document<'a>, Fault> {
    let body = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(body).map_err(|fault| Fault {
        path: source.path.clone(),
        message: format!("byte {} is not UTF-8; name its encoding in the rules (`encoding:`)", fault.valid_up_to()),
    })?;
    let map = Map::identity((bytes.len() - body.len()) as u32);
    Ok(Document { text: Cow::Borrowed(text), map, blocks: paragraphs(text), language: 0, facts: Facts::default() })
}

/// Every line that holds more than white space.
fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text[start..end].trim_end();
        if !line.is_empty() {
            let span = Span::from_range(start..start + line.len());
            blocks.push(Block { span, kind: BlockKind::Paragraph, speaker: None });
        }
        start = end + 1;
    }
    blocks
}
