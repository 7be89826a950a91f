//! The way from a document's text back to the bytes of the file.

use crate::text::{Disk, Span, View};

/// Where the bytes of the text lie in the file.
///
/// A list of anchors: from one anchor to the next, text and file advance byte for byte. Plain UTF-8 needs none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// `(byte of the text, byte of the file)`, both rising.
    anchors: Vec<(u32, u32)>,
    /// Bytes of the file where the text begins, when there are no anchors (a byte-order mark).
    offset: u32,
}

impl Map {
    /// The text is the file, from its byte `offset` on.
    pub fn identity(offset: u32) -> Self {
        Self { anchors: Vec::new(), offset }
    }

    /// A span of the text as it lies on disk.
    pub fn disk(&self, span: Span<View>) -> Span<Disk> {
        Span::new(self.start(span.start), self.end(span.end))
    }

    fn start(&self, at: u32) -> u32 {
        match self.anchors.partition_point(|&(view, _)| view <= at).checked_sub(1) {
            Some(nearest) => self.anchors[nearest].1 + (at - self.anchors[nearest].0),
            None => at + self.offset,
        }
    }

    /// The end of a span belongs to the byte before it: what the file holds between the two (markup) stays outside.
    fn end(&self, at: u32) -> u32 {
        match at.checked_sub(1) {
            Some(last) => self.start(last) + 1,
            None => self.start(0),
        }
    }
}
