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
    /// The pair that it closes.
    pub closes: Option<usize>,
    /// Whether it belongs to a pair whose closing mark is an apostrophe too.
    pub apostrophe: bool,
}

/// All marks of a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The pairs, commonest first.
    pub pairs: Vec<MarkPair>,
    /// The marks of all pairs, longest first, so that two apostrophes are not taken for one and one.
    pub glyphs: Vec<Glyph>,
    /// The bytes with which a mark can begin; few, since most marks share their first byte.
    starts: Vec<u8>,
}

impl Marks {
    /// The first byte at which a mark may begin.
    pub fn candidate(&self, bytes: &[u8]) -> Option<usize> {
        match *self.starts {
            [] => None,
            [a] => memchr(a, bytes),
            [a, b] => memchr2(a, b, bytes),
            [a, b, c] => memchr3(a, b, c, bytes),
            _ => bytes.iter().position(|byte| self.starts.contains(byte)),
        }
    }

    /// The mark with which `text` begins.
    pub fn leading(&self, text: &str) -> Option<&Glyph> {
        self.glyphs.iter().find(|glyph| text.starts_with(&*glyph.text))
    }
}

impl From<Vec<raw::MarkPair>> for Marks {
    fn from(raw: Vec<raw::MarkPair>) -> Self {
        let pair = |raw: raw::MarkPair| MarkPair { open: raw.open, close: raw.close, apostrophe: raw.apostrophe };
        let pairs: Vec<MarkPair> = raw.into_iter().map(pair).collect();
        let glyphs = glyphs(&pairs);
        let mut starts: Vec<u8> = glyphs.iter().filter_map(|glyph| glyph.text.bytes().next()).collect();
        starts.sort_unstable();
        starts.dedup();
        Self { pairs, glyphs, starts }
    }
}

fn glyphs(pairs: &[MarkPair]) -> Vec<Glyph> {
    let mut texts: Vec<&str> = pairs.iter().flat_map(|pair| [&*pair.open, &*pair.close]).collect();
    texts.sort_by_key(|text| (std::cmp::Reverse(text.len()), *text));
    texts.dedup();
    let glyph = |text: &str| Glyph {
        text: text.to_owned(),
        opens: pairs.iter().position(|pair| pair.open == text),
        closes: pairs.iter().position(|pair| pair.close == text),
        apostrophe: pairs.iter().any(|pair| pair.apostrophe && (pair.open == text || pair.close == text)),
    };
    texts.into_iter().map(glyph).collect()
}
