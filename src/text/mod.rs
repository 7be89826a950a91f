//! Text and places in it: spans whose coordinate system is part of the type, lines and columns.
//!
//! Knows nothing of quotations or languages.

mod date;
mod day;
mod head;
mod hidden;
mod key;
mod latin;
mod lines;
mod one_line;
mod slashed;
mod span;
mod words;

pub use date::{day, day_in_path, iso};
pub use day::{days, year_and_month};
pub use head::head;
pub use hidden::{Hidden, hidden, is_invisible};
pub use key::fold_key;
pub use latin::latin;
pub use lines::{LineColumn, Lines};
pub use one_line::in_one_line;
pub use slashed::slashed;
pub use span::{Disk, Space, Span, View};
pub use words::longer_words;
