//! Line and column of a byte, counted as editors do.

use memchr::memchr_iter;

/// A place as an editor names it; both count from 1, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The column in Unicode scalar values, from 1.
    pub column: u32,
}

/// The beginnings of a text's lines. `\n` ends a line and so does `\r\n`; a byte-order mark takes no column.
///
/// ```
/// use misquote::text::Lines;
/// let text = "\u{feff}one\r\n“two”";
/// let lines = Lines::new(text);
/// let place = lines.place(text, text.find("two").unwrap());
/// assert_eq!((place.line, place.column), (2, 2));
/// assert_eq!(lines.place(text, 3).column, 1);
/// ```
#[derive(Debug)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1)).collect();
        Self { starts }
    }

    /// Where the byte `offset` of the same `text` stands; past the end counts as the end.
    pub fn place(&self, text: &str, offset: usize) -> LineColumn {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        let before = &text.as_bytes()[start..offset];
        let marked = usize::from(before.starts_with("\u{feff}".as_bytes()));
        // Counting the bytes that begin a character works even where `offset` lies within one.
        let column = before.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() - marked + 1;
        LineColumn { line: line as u32, column: column as u32 }
    }

    /// The number of lines; a text that ends in a line feed has an empty last one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The byte at which a line (from 1) begins, if there is one.
    pub fn start(&self, line: u32) -> Option<u32> {
        self.starts.get(line.checked_sub(1)? as usize).copied()
    }
}
