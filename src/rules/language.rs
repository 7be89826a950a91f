//! A language as the steps need it: its marks and words in tables.

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
    /// The pair that it opens, an index into [`Language::marks`].
    pub opens: Option<usize>,
    /// The pair that it closes.
    pub closes: Option<usize>,
    /// Whether it belongs to a pair whose closing mark is an apostrophe too.
    pub apostrophe: bool,
}

/// One language's marks and words.
#[derive(Debug)]
pub struct Language {
    /// Its English name in lower case, by which rules refer to it.
    pub name: String,
    /// The pairs of marks, commonest first.
    pub marks: Vec<MarkPair>,
    /// The marks of all pairs, longest first, so that two apostrophes are not taken for one and one.
    pub glyphs: Vec<Glyph>,
    /// Words that begin with an apostrophe and open no quotation: 'em, '90s. Without the apostrophe.
    pub elisions: Vec<String>,
}

impl From<raw::Language> for Language {
    fn from(raw: raw::Language) -> Self {
        let pair = |pair: raw::MarkPair| MarkPair { open: pair.open, close: pair.close, apostrophe: pair.apostrophe };
        let marks: Vec<MarkPair> = raw.marks.into_iter().map(pair).collect();
        Self { name: raw.name, glyphs: glyphs(&marks), marks, elisions: raw.elisions.0 }
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
