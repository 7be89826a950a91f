//! How sure each rule is, measured on prose that people have annotated.
//!
//! Rules that are right less than half the time stay below [`Confidence::NAMES`], so that they name nobody.

use super::{Confidence, Evidence};

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
    /// Holm had a message: “…”
    Introduced,
    /// According to Holm.
    According,
    /// Holm is the subject of the sentence, whatever the verb.
    Subject,
    /// Holm laughed. “…”
    Beat,
    /// Holm spoke in the sentence before.
    Reporter,
    /// Something is the sentence's subject.
    AnySubject,
    /// German Sie habe „keine Wahl“: the verb says that somebody said so.
    Indirect,
    /// On the strike: “…”, And again: “…”
    Led,
    /// Whoever was quoted last, nearby.
    Previous,
    /// Whoever was quoted last.
    Last,
    /// The layout says so: a turn, a line below a block quotation.
    Layout,
}

impl Rule {
    /// The log-odds that it is right where nothing else is seen.
    fn odds(self) -> f32 {
        match self {
            Self::After => 2.7,
            Self::Inverted => 2.4,
            Self::Before => 2.7,
            Self::AfterFar => 2.6,
            Self::Tail => 3.4,
            Self::Claim => 2.5,
            Self::Continued => 1.4,
            Self::Shared => 0.0,
            Self::Named => 2.4,
            Self::Introduced => 0.6,
            Self::According => 2.7,
            Self::Subject => -0.6,
            Self::Beat => -0.2,
            Self::Reporter => 0.1,
            Self::AnySubject => -1.4,
            Self::Indirect => 2.0,
            Self::Led => -0.5,
            Self::Previous => -0.7,
            Self::Last => -3.1,
            Self::Layout => 4.5,
        }
    }

    /// Which column of [`WEIGHTS`] counts.
    fn ground(self) -> usize {
        match self {
            Self::After | Self::Inverted | Self::Tail | Self::Named | Self::Continued | Self::Led | Self::Layout => 0,
            Self::Before
            | Self::AfterFar
            | Self::According
            | Self::Introduced
            | Self::Claim
            | Self::Shared
            | Self::Indirect => 1,
            Self::Subject | Self::Beat | Self::Reporter | Self::AnySubject | Self::Previous | Self::Last => 2,
        }
    }
}

/// What each observation adds to the log-odds: where the speaker is named beside the quotation, where a verb of speech
/// stands elsewhere in its sentence, where the speaker is a guess.
///
/// A logistic regression over some 8,000 annotated quotations and spans that nobody spoke; `examples/score_attribution`
/// prints how well it holds.
const WEIGHTS: [(Evidence, [f32; 3]); 34] = [
    (Evidence::ONE_WORD, [0.1, 0.2, -0.3]),
    (Evidence::TWO_WORDS, [-0.3, -0.1, -1.1]),
    (Evidence::FEW_WORDS, [0.2, 0.1, 0.0]),
    (Evidence::MANY_WORDS, [0.3, 0.0, -0.1]),
    (Evidence::CAPITALS, [-1.7, -2.0, -1.5]),
    (Evidence::LARGE, [0.0, -0.3, 0.0]),
    (Evidence::POINT, [1.4, -0.6, 0.9]),
    (Evidence::MODIFIES, [-0.4, -0.2, -0.6]),
    (Evidence::DETERMINED, [0.0, -0.2, 0.5]),
    (Evidence::OWNED, [-0.1, -1.5, -0.9]),
    (Evidence::PLACED, [-1.5, -0.4, -0.6]),
    (Evidence::HELD_OFF, [0.0, -0.4, 0.4]),
    (Evidence::NAMED, [-0.2, -0.2, -0.6]),
    (Evidence::BESIDE_NOUN, [-1.5, -0.1, -0.6]),
    (Evidence::TOUCHED, [0.3, -0.1, -1.5]),
    (Evidence::THAT, [0.1, 0.3, -0.1]),
    (Evidence::FAR, [0.0, -0.5, -0.9]),
    (Evidence::WEAK_SUBJECT, [-1.5, -1.7, -0.7]),
    (Evidence::LISTED, [-0.1, -0.1, -0.5]),
    (Evidence::BRACKETED, [-0.8, -0.8, -0.3]),
    (Evidence::IS, [-0.6, 0.1, -0.6]),
    (Evidence::SPEECH, [-0.7, 0.5, 0.0]),
    (Evidence::INNER_VERB, [0.0, 0.1, -0.4]),
    (Evidence::PRONOUN, [0.5, 0.4, 0.3]),
    (Evidence::HANGING, [-0.5, -1.1, -0.8]),
    (Evidence::ENDS, [0.8, 0.8, 0.5]),
    (Evidence::BESIDE_VERB, [-1.4, -1.3, 0.0]),
    (Evidence::ASKS, [-0.9, -0.3, -0.8]),
    (Evidence::CLAUSE, [0.1, 0.3, 0.8]),
    (Evidence::SUBJECT, [-0.7, -0.2, -0.5]),
    (Evidence::PAPER, [-0.5, -0.5, -0.5]),
    (Evidence::RELATIVE, [0.0, -1.5, 0.0]),
    (Evidence::COMPLETES, [0.0, 0.0, 1.3]),
    (Evidence::KNOWN, [0.0, 0.0, 1.5]),
];

/// The most that is claimed for a person whom only the words around a description or a pronoun suggest.
pub const INFERRED: Confidence = Confidence(0.85);

/// The most that is claimed where the description is a word that may mean no person at all: enough to name, not to accuse.
pub const GUESSED: Confidence = Confidence(0.55);

/// The most that is claimed for “they” of whom the text says nothing, where they have but a word for something.
pub const ANYBODY: Confidence = Confidence(0.45);

/// How sure a speaker is that `rule` found, given what was seen.
pub fn of(rule: Rule, seen: Evidence) -> Confidence {
    let ground = rule.ground();
    let weights = WEIGHTS.iter().filter(|(evidence, _)| seen.has(*evidence));
    let odds = rule.odds() + weights.map(|(_, weights)| weights[ground]).sum::<f32>();
    Confidence(1.0 / (1.0 + (-odds).exp()))
}
