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
    /// The first byte at which a mark may begin.
    pub fn candidate(&self, bytes: &[u8]) -> Option<usize> {
        // Rare marks are looked for only before the common one that was found: no byte is ever scanned again.
        let nearest = |end: usize, starts: &[u8]| first_of(starts, &bytes[..end]).unwrap_or(end);
        let found = self.starts.chunks(3).fold(bytes.len(), nearest);
        (found < bytes.len()).then_some(found)
    }

    /// The mark with which `text` begins.
    pub fn leading(&self, text: &str) -> Option<&Glyph> {
        let first = *text.as_bytes().first()?;
        let alike = self.firsts.iter().zip(&self.glyphs).filter(|&(byte, _)| *byte == first);
        alike.map(|(_, glyph)| glyph).find(|glyph| text.starts_with(&*glyph.text))
    }
}

/// The first of up to three bytes.
fn first_of(starts: &[u8], bytes: &[u8]) -> Option<usize> {
    match *starts {
        [a] => memchr(a, bytes),
        [a, b] => memchr2(a, b, bytes),
        [a, b, c] => memchr3(a, b, c, bytes),
        _ => None,
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
