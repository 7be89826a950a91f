//! Text and places in it: spans whose coordinate system is part of the type, lines and columns.
//!
//! Knows nothing of quotations or languages.

mod lines;
mod span;

pub use lines::{LineColumn, Lines};
pub use span::{Disk, Space, Span, View};
