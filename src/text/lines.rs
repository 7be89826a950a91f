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
    /// Bytes within long lines, each with the characters before it in its line: nobody counts a line of a hundred
    /// megabytes anew for every place in it.
    steps: Vec<(u32, u32)>,
}

/// How many bytes of a line are counted for one place.
const STEP: usize = 4096;

impl Lines {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let starts: Vec<u32> =
            std::iter::once(0).chain(memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1)).collect();
        let ends = starts.iter().skip(1).copied().chain([text.len() as u32]);
        let mut steps = Vec::new();
        for (&start, end) in starts.iter().zip(ends) {
            let chunks = text.as_bytes()[start as usize..end as usize].chunks_exact(STEP);
            let mut count = 0;
            steps.extend(chunks.zip(1..).map(|(chunk, number)| {
                count += characters(chunk) as u32;
                (start + (number * STEP) as u32, count)
            }));
        }
        Self { starts, steps }
    }

    /// Where the byte `offset` of the same `text` stands; past the end counts as the end.
    pub fn place(&self, text: &str, offset: usize) -> LineColumn {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        let marked = usize::from(text.as_bytes()[start..offset].starts_with("\u{feff}".as_bytes()));
        let step = self.steps.partition_point(|&(at, _)| at as usize <= offset).checked_sub(1);
        let step = step.map(|step| self.steps[step]).filter(|&(at, _)| at as usize > start);
        let (from, counted) = step.map_or((start, 0), |(at, count)| (at as usize, count as usize));
        let column = counted + characters(&text.as_bytes()[from..offset]) - marked + 1;
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

/// How many characters begin in these bytes, which may end within one.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_counted_as_a_short_one() {
        let text = format!("\u{feff}{}\nso\n{}", "é“a".repeat(2_000), "–b".repeat(5_000));
        let lines = Lines::new(&text);
        for (offset, _) in text.char_indices().step_by(97) {
            let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
            let column = text[start..offset].trim_start_matches('\u{feff}').chars().count() + 1;
            assert_eq!(lines.place(&text, offset).column as usize, column, "at {offset}");
        }
    }
}
