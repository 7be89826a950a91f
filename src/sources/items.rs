//! Items: the articles of a file of JSON, which holds one, or a list of them.
//!
//! What comes in is the file's bytes, piece by piece; what goes out is where each object stands that lies in no other,
//! with the line on which it begins. Whether it holds an article is seen when its turn comes.

use std::ops::Range;

/// An article's number and its bytes.
pub type Numbered = (u64, Range<u64>);

/// A look through a file, from its first byte to its last.
#[derive(Debug, Default)]
pub struct Items {
    found: Vec<Numbered>,
    /// Where the object began that is open now.
    begun: (u64, u64),
    /// The objects that are open.
    depth: u64,
    /// The lists around them that are.
    lists: u64,
    at: u64,
    lines: u64,
    in_string: bool,
    is_escaped: bool,
    /// Whether anything stands beside the objects and what joins them: then it is no list of articles.
    is_odd: bool,
}

impl Items {
    /// Looks through the next bytes.
    pub fn read(&mut self, bytes: &[u8]) {
        let mark = if self.at == 0 && bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        self.at += mark as u64;
        for &byte in &bytes[mark..] {
            self.step(byte);
            self.at += 1;
            self.lines += u64::from(byte == b'\n');
        }
    }

    fn step(&mut self, byte: u8) {
        let beside = self.depth == 0;
        match byte {
            _ if self.is_escaped => self.is_escaped = false,
            b'\\' if self.in_string => self.is_escaped = true,
            b'"' => (self.in_string, self.is_odd) = (!self.in_string, self.is_odd || beside),
            _ if self.in_string => {}
            b'{' => {
                self.begun = if beside { (self.lines + 1, self.at) } else { self.begun };
                self.depth += 1;
            }
            b'}' if self.depth == 1 => {
                self.depth = 0;
                self.found(self.at + 1);
            }
            b'}' if !beside => self.depth -= 1,
            b'[' if beside => self.lists += 1,
            b']' if beside => {
                (self.lists, self.is_odd) = (self.lists.saturating_sub(1), self.is_odd || self.lists == 0)
            }
            b',' if beside && self.lists > 0 => {}
            _ => self.is_odd |= beside && !byte.is_ascii_whitespace(),
        }
    }

    /// An article is called by the line on which it begins; of several on one line each counts on.
    fn found(&mut self, end: u64) {
        let (line, start) = self.begun;
        let next = self.found.last().map_or(1, |(last, _)| last + 1);
        self.found.push((line.max(next), start..end));
    }

    /// What was found. Where something is amiss that is in it too: whoever reads it can say what.
    pub fn end(mut self) -> Vec<Numbered> {
        if self.is_odd || self.depth == 0 && self.lists > 0 {
            return vec![(1, 0..self.at)];
        }
        if self.depth > 0 {
            self.found(self.at);
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, expected: &[(u64, &str)]) {
        let mut items = Items::default();
        // In pieces, as a file is read.
        file.as_bytes().chunks(4).for_each(|piece| items.read(piece));
        let found = items.end();
        let found: Vec<_> =
            found.iter().map(|(line, span)| (*line, &file[span.start as usize..span.end as usize])).collect();
        assert_eq!(found, expected, "{file}");
    }

    #[test]
    fn an_object_in_no_other_is_an_article() {
        check("{\n  \"a\": {\"b\": \"}\\\"{\"}\n}\n", &[(1, "{\n  \"a\": {\"b\": \"}\\\"{\"}\n}")]);
        check("[\n  {\"a\": [1]},\n  {}\n]", &[(2, "{\"a\": [1]}"), (3, "{}")]);
        check("[{}, {},\n{}]", &[(1, "{}"), (2, "{}"), (3, "{}")]);
        check("[]\n", &[]);
    }

    #[test]
    fn what_is_amiss_is_not_passed_over() {
        check("[{}, {\"a\": ", &[(1, "{}"), (2, "{\"a\": ")]);
        check("{} “so”", &[(1, "{} “so”")]);
        check("\"so\"", &[(1, "\"so\"")]);
        check("[[", &[(1, "[[")]);
        check("{}]", &[(1, "{}]")]);
    }
}
