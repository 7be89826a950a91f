//! A language as the steps need it: its marks and words in tables.

use super::{Lexicon, marks::Marks, raw};

/// One language's marks and words.
#[derive(Debug)]
pub struct Language {
    /// Its English name in lower case, by which rules refer to it.
    pub name: String,
    /// Its quotation marks.
    pub marks: Marks,
    /// Words that begin with an apostrophe and open no quotation: 'em, '90s. Without the apostrophe.
    pub elisions: Vec<String>,
    /// Its words by what they do in a sentence.
    pub lexicon: Lexicon,
}

impl From<raw::Language> for Language {
    fn from(raw: raw::Language) -> Self {
        Self { name: raw.name, marks: raw.marks.into(), elisions: raw.elisions.0, lexicon: Lexicon::from(&raw.speech) }
    }
}
