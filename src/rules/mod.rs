//! What the program knows about languages, houses and people: data, never code.
//!
//! `rules.yaml` at the repository's root is compiled in; a user's own file is laid over it (`layer`). What comes in is
//! YAML (`raw`, the file as written); what goes out is [`Rules`], what the steps need. What is wrong with a user's
//! file is said with its line and a caret (`complaint`).

mod built_in;
mod level;
mod complaint;
mod suggest;
mod limits;
mod pattern;
mod given;
mod walk;
mod words;
mod raw;
mod layer;
mod marks;
mod speech;
mod figures;
mod folded;
mod class;
mod lexicon;
mod kin;
mod language;
mod tongues;
mod feeds;
mod people;
mod template;
mod source;
mod allow;
mod verify;
mod load;
mod show;
#[cfg(test)]
mod tests;
mod stem;
mod worded;
mod wording;
mod occasions;

pub use allow::Allowance;
pub use class::Class;
pub use complaint::Spot;
pub use feeds::Feeds;
pub use figures::FigureRules;
pub use folded::{folded_hash, folded_hash_ascii};
pub use given::{open as open_given, read as read_given};
pub use kin::Kin;
pub use language::{Language, Late};
pub use level::{Level, Severity};
pub use lexicon::Lexicon;
pub use marks::{Glyph, MarkPair, Marks};
pub use occasions::{OccasionRules, Venue};
pub use pattern::{Pattern, absolute, fixed, is_pattern};
pub use people::{People, Phrases, Speaker, WordSet, words_of};
pub use show::show;
pub use source::{Role, SourceRule};
pub use speech::Idiom;
pub use stem::{CONTENT, Stem, Weights, hash};
pub use suggest::nearest;
pub use verify::File;
pub use wording::{Numeral, Sorts, WordingRules};

use tongues::Tongues;

/// Everything a run knows beforehand.
#[derive(Debug)]
pub struct Rules {
    /// The languages; the first is taken where none can be told.
    pub languages: Vec<Language>,
    /// What the rules say of paths. Where several speak of one, the later wins, key by key.
    pub sources: Vec<SourceRule>,
    /// What is asked of checks; one entry each.
    pub checks: Vec<CheckRule>,
    /// What is known of names, bodies and offices.
    pub people: People,
    /// Which fields of a feed hold what.
    pub feeds: Feeds,
    /// Common words, by which a text's language is told.
    tongues: Tongues,
    /// What to be silent about.
    pub allow: Vec<Allowance>,
    /// What is never read.
    pub exclude: Pattern,
    /// The user's file, where there is one.
    pub file: Option<File>,
}

/// What the rules ask of one check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckRule {
    /// Its name, or its code.
    pub name: String,
    /// How loud it shall be.
    pub level: Option<Level>,
    /// Findings on wordings less alike than this are not made: 0 to 1.
    pub min_similarity: Option<f32>,
    /// Findings less sure than this are not made: 0 to 1.
    pub min_confidence: Option<f32>,
}

impl From<raw::Check> for CheckRule {
    fn from(raw: raw::Check) -> Self {
        let raw::Check { name, level, min_similarity, min_confidence } = raw;
        Self { name, level, min_similarity, min_confidence }
    }
}

impl Rules {
    /// The language that a name or a code means, an index into [`Rules::languages`].
    pub fn language(&self, told: &str) -> Option<usize> {
        self.languages.iter().position(|language| language.is_called(told))
    }

    /// The languages in which a word, in small letters, is one of the commonest: indices into [`Rules::languages`].
    pub fn languages_of(&self, word: &str) -> impl Iterator<Item = usize> + Clone {
        self.tongues.of(word)
    }

    /// What the rules ask of a check, by its code or name; letter case does not matter.
    pub fn check(&self, code: &str, name: &str) -> Option<&CheckRule> {
        let is = |written: &str| written.eq_ignore_ascii_case(code) || written.eq_ignore_ascii_case(name);
        self.checks.iter().find(|rule| is(&rule.name))
    }

    /// What the rules say of the source at `path`, the later entry first.
    pub fn of_source<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a SourceRule> {
        self.sources.iter().rev().filter(move |rule| rule.is_of(path))
    }
}
