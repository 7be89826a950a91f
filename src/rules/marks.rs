//! A language's quotation marks in the form in which text is searched for them.

use memchr::{memchr, memchr2, memchr3};

use super::raw;

/// A pair of quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkPair {
    /// What opens.
    pub open: String,
    /// What closes; the same as `open` for a straight mark.
    pub close: String,
    /// Whether the closing mark is an apostrophe too, so that it closes only between words.
    pub apostrophe: bool,
}

/// One mark as it is printed, and the pairs that it may open and close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The mark.
    pub text: String,
    /// The pair that it opens, an index into [`Marks::pairs`].
    pub opens: Option<usize>,
    /// The pairs that it closes: ” ends “… and „….
    pub closes: Vec<usize>,
    /// Whether it belongs to a pair whose closing mark is an apostrophe too.
    pub apostrophe: bool,
}

impl Glyph {
    /// Whether it is the same mark that opens and closes.
    pub fn is_straight(&self) -> bool {
        self.opens.is_some_and(|pair| self.may_close(pair))
    }

    /// Whether it closes a quotation that began with the opening mark of `pair`.
    pub fn may_close(&self, pair: usize) -> bool {
        self.closes.contains(&pair)
    }
}

/// All marks of a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The pairs, commonest first.
    pub pairs: Vec<MarkPair>,
    /// The marks of all pairs, longest first, so that two apostrophes are not taken for one and one.
    pub glyphs: Vec<Glyph>,
    /// The first byte of each glyph.
    firsts: Vec<u8>,
    /// The bytes with which a mark can begin, commonest first; few, since most marks share their first byte.
    starts: Vec<u8>,
}

impl Marks {
    /// The bytes of a text at which a mark may begin.
    pub fn candidates<'m>(&'m self, bytes: &'m [u8]) -> Candidates<'m> {
        Candidates { starts: &self.starts, bytes, next: [None; MOST_SEARCHES] }
    }

    /// The mark with which `text` begins.
    pub fn leading(&self, text: &str) -> Option<&Glyph> {
        let first = *text.as_bytes().first()?;
        let alike = self.firsts.iter().zip(&self.glyphs).filter(|&(byte, _)| *byte == first);
        alike.map(|(_, glyph)| glyph).find(|glyph| text.starts_with(&*glyph.text))
    }
}

/// A text is searched for three bytes at once, and no oftener than this.
const MOST_SEARCHES: usize = 8;

/// Where marks may begin in a text; each search remembers what it found, so that no byte is scanned twice by one.
#[derive(Debug)]
pub struct Candidates<'m> {
    starts: &'m [u8],
    bytes: &'m [u8],
    /// What each search found last; the text's end where it found nothing.
    next: [Option<usize>; MOST_SEARCHES],
}

impl Candidates<'_> {
    /// The first byte from `at` on at which a mark may begin; asked in the order of the text.
    pub fn from(&mut self, at: usize) -> Option<usize> {
        let each = self.starts.len().div_ceil(MOST_SEARCHES).max(3);
        let searches = self.starts.chunks(each).zip(&mut self.next);
        let found = searches.map(|(starts, next)| match *next {
            Some(known) if known >= at => known,
            Some(_) | None => {
                *next.insert(first_of(starts, &self.bytes[at..]).map_or(self.bytes.len(), |ahead| at + ahead))
            }
        });
        found.min().filter(|&found| found < self.bytes.len())
    }
}

/// The first of some bytes.
fn first_of(starts: &[u8], bytes: &[u8]) -> Option<usize> {
    match *starts {
        [a] => memchr(a, bytes),
        [a, b] => memchr2(a, b, bytes),
        [a, b, c] => memchr3(a, b, c, bytes),
        _ => bytes.iter().position(|byte| starts.contains(byte)),
    }
}

impl From<Vec<raw::MarkPair>> for Marks {
    fn from(raw: Vec<raw::MarkPair>) -> Self {
        let pair = |raw: raw::MarkPair| MarkPair { open: raw.open, close: raw.close, apostrophe: raw.apostrophe };
        let pairs: Vec<MarkPair> = raw.into_iter().map(pair).collect();
        let glyphs = glyphs(&pairs);
        let mut starts: Vec<u8> = Vec::new();
        for byte in pairs.iter().flat_map(|pair| [&pair.open, &pair.close]).filter_map(|mark| mark.bytes().next()) {
            if !starts.contains(&byte) {
                starts.push(byte);
            }
        }
        let firsts = glyphs.iter().filter_map(|glyph| glyph.text.bytes().next()).collect();
        Self { pairs, glyphs, firsts, starts }
    }
}

fn glyphs(pairs: &[MarkPair]) -> Vec<Glyph> {
    let mut texts: Vec<&str> = pairs.iter().flat_map(|pair| [&*pair.open, &*pair.close]).collect();
    texts.sort_by_key(|text| (std::cmp::Reverse(text.len()), *text));
    texts.dedup();
    let glyph = |text: &str| Glyph {
        text: text.to_owned(),
        opens: pairs.iter().position(|pair| pair.open == text),
        closes: (0..pairs.len()).filter(|&pair| pairs[pair].close == text).collect(),
        apostrophe: pairs.iter().any(|pair| pair.apostrophe && (pair.open == text || pair.close == text)),
    };
    texts.into_iter().map(glyph).collect()
}
