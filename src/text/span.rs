//! A half-open range of bytes whose coordinate system is part of its type.
//!
//! Two systems never mix: [`View`] counts bytes of what a reader sees, [`Disk`] bytes of the file as it lies on disk.
//! Only [`Map`](crate::documents::Map) goes from one to the other.

use std::{cmp::Ordering, fmt, hash::Hash, marker::PhantomData, ops::Range};

/// A coordinate system of [`Span`].
pub trait Space: Copy + fmt::Debug + Eq + Ord + Hash {}

/// Bytes into a document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {}

/// Bytes into the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disk {}

impl Space for View {}
impl Space for Disk {}

/// Bytes `start..end` of one coordinate system. Sources over 4 GiB are refused, so 32 bits do.
///
/// ```
/// use misquote::text::{Span, View};
/// let span = Span::<View>::new(2, 5);
/// assert_eq!(span.of("a “b”"), "“");
/// assert_eq!(span.len(), 3);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<S: Space> {
    /// First byte.
    pub start: u32,
    /// One past the last byte; never less than `start`.
    pub end: u32,
    space: PhantomData<S>,
}

impl<S: Space> Span<S> {
    /// The bytes `start..end`; an `end` before `start` gives the empty span at `start`.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start), space: PhantomData }
    }

    /// The bytes of a `usize` range.
    pub fn from_range(range: Range<usize>) -> Self {
        Self::new(offset(range.start), offset(range.end))
    }

    /// The same as a range to slice with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether a byte is in both.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Where `other` stands to this one: before, overlapping (equal), after.
    pub fn position(self, other: Self) -> Ordering {
        if other.end <= self.start {
            Ordering::Less
        } else if other.start >= self.end {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }
}

impl Span<View> {
    /// The words of the span in the document's text.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}

impl<S: Space> fmt::Debug for Span<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

fn offset(n: usize) -> u32 {
    u32::try_from(n).expect("sources over 4 GiB are refused when they are read")
}
