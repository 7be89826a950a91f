//! How sure each rule is, measured on prose that people have annotated.
//!
//! Rules that are right less than half the time stay below [`Confidence::NAMES`], so that they name nobody.

use super::Confidence;

/// The rule that found a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// “…,” Holm said.
    After,
    /// “…,” said Holm.
    Inverted,
    /// Holm said: “…”
    Before,
    /// “…,” in a statement Holm said.
    AfterFar,
    /// It is “dead” for good, said Holm.
    Tail,
    /// Holm's claim that “…”
    Claim,
    /// “A,” he said. “B.”
    Continued,
    /// “A,” Holm said, and “B”.
    Shared,
    /// Holm: “…”
    Named,
    /// According to Holm.
    According,
    /// Holm is the subject of the sentence, whatever the verb.
    Subject,
    /// Holm spoke in the sentence before.
    Reporter,
    /// Something is the sentence's subject.
    AnySubject,
    /// Whoever was quoted last, nearby.
    Previous,
    /// Whoever was quoted last.
    Last,
    /// The layout says so: a turn, a line below a block quotation.
    Layout,
}

impl Rule {
    /// How often it is right.
    pub fn confidence(self) -> Confidence {
        Confidence(match self {
            Self::Layout => 0.99,
            Self::After | Self::Inverted => 0.98,
            Self::Continued => 0.97,
            Self::Before => 0.91,
            Self::Named => 0.92,
            Self::Shared => 0.9,
            Self::According => 0.88,
            Self::Tail => 0.9,
            Self::Claim => 0.55,
            Self::AfterFar => 0.8,
            Self::Subject => 0.7,
            Self::Reporter => 0.6,
            Self::Previous => 0.52,
            Self::AnySubject => 0.31,
            Self::Last => 0.14,
        })
    }
}
