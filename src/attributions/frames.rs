//! Frames: what is remembered of a clause that is not over yet, while the parts of its sentence go by.
//!
//! The stack of them is the business of [`clauses`](super::clauses).

use super::clauses::Link;

/// A clause that is not over yet.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub subject: Option<usize>,
    /// The last clause made here.
    pub clause: Option<usize>,
    pub link: Link,
    /// The clause that this one hangs on.
    pub outer: Option<usize>,
}

impl Frame {
    pub const fn new(link: Link, outer: Option<usize>) -> Self {
        Self { subject: None, clause: None, link, outer }
    }
}

/// What the last part was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    Start,
    Noun,
    Governed,
    Preposition,
    Verb,
    Pause,
    And,
    Quote,
}
