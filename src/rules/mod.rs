//! What the program knows about languages, houses and people: data, never code.
//!
//! `rules.yaml` at the repository's root is compiled in; a user's own file is laid over it. What comes in is YAML
//! ([`raw`], the file as written); what goes out is [`Rules`], what the steps need.

mod language;
mod level;
mod lexicon;
pub mod people;
mod marks;
mod raw;
mod speech;

pub use language::Language;
pub use level::{Level, Severity};
pub use lexicon::{Class, Idiom, Lexicon, SEED, hash_byte, hash_char};
pub use marks::{Glyph, MarkPair, Marks};
pub use people::People;

use crate::error::Result;

/// The rules compiled in.
pub const BUILT_IN: &str = include_str!("../../rules.yaml");

/// Everything a run knows beforehand.
#[derive(Debug)]
pub struct Rules {
    /// The languages; the first is taken where none can be told.
    pub languages: Vec<Language>,
    /// What the rules say of paths.
    pub sources: Vec<SourceRule>,
    /// What is asked of checks; one entry each.
    pub checks: Vec<CheckRule>,
    /// What is known of names, bodies and offices.
    pub people: People,
}

/// What the rules say of the sources that a path or pattern names.
#[derive(Clone, Debug, Default)]
pub struct SourceRule {
    /// A file, a folder or a pattern, relative to the rules' folder.
    pub path: String,
    /// The role, where given.
    pub role: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// ISO 8601 day.
    pub date: Option<String>,
    /// The event it tells of.
    pub story: Option<String>,
}

/// What the rules ask of one check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckRule {
    /// Its code or its name, as written.
    pub check: String,
    /// How loud it shall be.
    pub level: Option<Level>,
    /// Findings on wordings less alike than this are not made: 0 to 1.
    pub min_similarity: Option<f32>,
    /// Findings less sure than this are not made: 0 to 1.
    pub min_confidence: Option<f32>,
}

impl From<raw::CheckRule> for CheckRule {
    fn from(raw: raw::CheckRule) -> Self {
        let raw::CheckRule { check, level, min_similarity, min_confidence } = raw;
        Self { check, level, min_similarity, min_confidence }
    }
}

impl Rules {
    /// The rules compiled in, without a user's.
    ///
    /// # Errors
    /// None in a build whose tests pass: the file is read by them.
    pub fn built_in() -> Result<Self> {
        Ok(Self::from_raw(raw::parse(BUILT_IN, "built-in rules.yaml")?))
    }

    fn from_raw(raw: raw::Rules) -> Self {
        let languages = raw.languages.into_iter().map(Language::from).collect();
        let checks = raw.checks.into_iter().map(CheckRule::from).collect();
        let people = People::new(raw.speakers, &raw.names, &raw.governments, &raw.bodies, &raw.offices);
        Self { languages, sources: Vec::new(), checks, people }
    }

    /// What the rules ask of a check, by its code or name; letter case does not matter.
    pub fn check(&self, code: &str, name: &str) -> Option<&CheckRule> {
        let is = |written: &str| written.eq_ignore_ascii_case(code) || written.eq_ignore_ascii_case(name);
        self.checks.iter().find(|rule| is(&rule.check))
    }
}
