//! A language as the steps need it: its marks and words in tables.

use std::sync::LazyLock;

use super::{
    Lexicon, WordingRules,
    marks::{MarkPair, Marks},
    raw,
};

/// One language's marks and words.
#[derive(Debug)]
pub struct Language {
    /// Its English name in lower case, by which rules refer to it.
    pub name: String,
    /// Its quotation marks.
    pub marks: Marks,
    /// Words that begin with an apostrophe and open no quotation: 'em, '90s. Without the apostrophe.
    pub elisions: Vec<String>,
    /// Words that end with an apostrophe: o', ol'. Without it.
    pub clipped: Vec<String>,
    /// Endings of such words: nothin'. Without it.
    pub clipped_endings: Vec<String>,
    /// Its codes: `en`.
    pub codes: Vec<String>,
    /// Whether dialogue may stand without marks, behind dashes: —No sé —dijo Ana—.
    pub raya: bool,
    /// What a transcript notes in brackets and nobody said.
    pub directions: Vec<String>,
    /// What stands for a name in an interview.
    pub interview: Vec<String>,
    /// What stands before the name of whoever asks from there on: `BY MR. HOLM:`.
    pub examination: Vec<String>,
    /// The last word of a heading that names no speaker: `PUBLIC COMMENT`.
    pub headings: Vec<String>,
    /// What stands before the names of all who speak: `Speakers: Ann Holm (AH), …`.
    pub rosters: Vec<String>,
    /// Who has no name on the line above the words: operator.
    pub voices: Vec<String>,
    /// Of these a paragraph that calls a witness holds one: `ANN HOLM, having been sworn, …`.
    pub sworn: Vec<String>,
    /// In a heading before the name of who answers from there on: `DEPOSITION OF ANN HOLM`. In small letters.
    pub called: Vec<String>,
    /// What says above the first question that somebody is asked: conversation. In small letters.
    pub announced: Vec<String>,
    /// The same before the name of who asks: `He spoke to Ann Holm`. In small letters.
    pub answered: Vec<String>,
    /// Its words by what they do in a sentence.
    pub lexicon: Late<Lexicon>,
    /// How it may write the same words in another way.
    pub wording: Late<WordingRules>,
}

/// What is made when it is first asked for: most runs meet one language, and to put the words of all in order would take
/// as long as to check a few articles.
pub type Late<T> = LazyLock<T, Box<dyn FnOnce() -> T + Send>>;

fn late<T>(make: impl FnOnce() -> T + Send + 'static) -> Late<T> {
    LazyLock::new(Box::new(make))
}

/// Phrases in small letters, their words apart.
fn phrases(written: &[String]) -> Vec<String> {
    written.iter().map(|words| words.replace('_', " ").to_lowercase()).collect()
}

/// Whether `told` means the language of this name and these codes: `german`, `de`, `de-AT`.
pub fn called(name: &str, codes: &[String], told: &str) -> bool {
    let told = told.trim();
    let code = told.split(['-', '_']).next().unwrap_or(told);
    name.eq_ignore_ascii_case(told) || codes.iter().any(|known| known.eq_ignore_ascii_case(code))
}

impl From<raw::Language> for Language {
    fn from(raw: raw::Language) -> Self {
        let (name, speech) = (raw.name.clone(), raw.speech);
        Self {
            name: raw.name,
            marks: raw.marks.into(),
            elisions: raw.elisions.0,
            clipped: raw.clipped.0,
            clipped_endings: raw.clipped_endings.0,
            codes: raw.codes.0,
            raya: raw.raya,
            directions: raw.directions.0,
            interview: raw.interview.0,
            examination: raw.examination.0,
            headings: raw.headings.0,
            rosters: raw.rosters.0,
            voices: raw.voices.0,
            sworn: raw.sworn.0,
            called: phrases(&raw.called.0),
            announced: phrases(&raw.announced.0),
            answered: phrases(&raw.answered.0),
            lexicon: late(move || Lexicon::from(&speech)),
            wording: late(move || WordingRules::of(&name, &raw.common, raw.wording)),
        }
    }
}

impl Language {
    /// Whether the last word of `before` may go on with an apostrophe in place of its end: bloomin’, o’.
    pub fn is_clipped(&self, before: &str) -> bool {
        let word = &before[before.trim_end_matches(char::is_alphabetic).len()..];
        let ends = |ending: &String| word.len() > ending.len() && word.ends_with(ending.as_str());
        self.clipped.iter().any(|clipped| clipped.eq_ignore_ascii_case(word)) || self.clipped_endings.iter().any(ends)
    }

    /// Whether a name or a code, with or without a country (`de-AT`), is this language's.
    pub fn is_called(&self, told: &str) -> bool {
        called(&self.name, &self.codes, told)
    }

    /// The marks that a browser puts around quotations, outer and inner: the language's first pair, and the first that
    /// can stand within it.
    pub fn shown_marks(&self) -> [(String, String); 2] {
        let both = |pair: &MarkPair| (pair.open.clone(), pair.close.clone());
        let outer = self.marks.pairs.first().map_or_else(|| ("“".to_owned(), "”".to_owned()), both);
        let single = |pair: &&MarkPair| pair.apostrophe && pair.open != pair.close || pair.open == "‚";
        let curved = self.marks.pairs.iter().skip(1).find(single);
        let inner = curved.map_or_else(|| outer.clone(), both);
        [outer, inner]
    }
}
