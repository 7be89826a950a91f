//! Attributions: who is credited with each quotation, by which word, through whom.
//!
//! What comes in is a [`Document`] and its quotations; what goes out is one [`Attribution`] each, and the document's
//! [`Entity`]s: the people and bodies that it credits. Knows nothing of other sources: that “Waltz” here is “Mike Waltz”
//! there is settled in `corpus`.

mod antecedents;
mod around;
mod asked;
mod attachments;
mod bodies;
mod bracketed;
mod bylines;
mod callings;
mod cast;
mod circumstances;
mod cited;
mod clauses;
mod closings;
mod confidence;
mod credits;
mod dropped;
mod enlisted;
mod epithets;
mod digits;
mod doubts;
mod evidence;
mod exchanges;
mod familiar;
mod forms;
mod frames;
mod headlines;
mod held;
mod hints;
mod incises;
mod inner;
mod names;
mod interview;
mod labelled;
mod latter;
mod layout;
mod mentioned;
mod nested;
mod nominals;
mod nouns;
mod offices;
mod onstage;
mod page;
mod parts;
mod passed;
mod placed;
mod plurals;
mod pronouns;
mod pulled;
mod relays;
mod run;
mod scan;
mod sentences;
mod speakers;
mod spelling;
mod standins;
mod strangers;
mod sung;
mod surnames;
mod tagged;
mod tags;
mod themes;
mod times;
mod tokens;
mod topics;
mod verbs;
mod vouched;
mod witness;

pub use confidence::Rule;
pub use evidence::Evidence;

use serde::{Deserialize, Serialize};

use crate::{
    documents::Document,
    quotations::Quotation,
    rules::Language,
    text::{Span, View},
};

/// How sure an attribution is, 0 to 1; below [`Confidence::NAMES`] it names nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(pub f32);

impl Confidence {
    /// What it needs to be printed: what is wrong nineteen times in twenty is no attribution.
    pub const MENTIONS: Self = Self(0.05);
    /// What an attribution needs to be believed at all.
    pub const NAMES: Self = Self(0.5);
    /// What both sides of a conflict need.
    pub const SURE: Self = Self(0.9);
}

/// Which of a document's people and bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// Who said one quotation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// Nobody, where the text credits nobody or cannot be understood.
    pub speaker: Option<Speaker>,
    /// Whether the text says so, or an orphan was taken to go on.
    pub basis: Option<Basis>,
    /// The word that reports the speech.
    pub cue: Option<Span<View>>,
    /// The same within a document for spans that are one utterance.
    pub utterance: u32,
    /// How sure it is.
    pub confidence: Confidence,
    /// What in the text gave the speaker away.
    pub rule: Option<Rule>,
    /// What was seen of the quotation, whoever said it.
    pub evidence: Evidence,
    /// Whether it is nobody's own words: a hymn, a banner.
    pub sung: bool,
}

/// A speaker as the text gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The words beside the quotation: a name, a pronoun, a description.
    pub mention: Span<View>,
    /// Whom they mean.
    pub entity: EntityId,
    /// Office or description given with it.
    pub role: Option<String>,
    /// The outlet or messenger through whom it came.
    pub via: Option<String>,
}

/// Why a speaker is credited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The text credits this quotation.
    Stated,
    /// An orphan, taken to go on from the speaker of the one before.
    Carried,
}

/// A person or body that a document names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// The fullest form that the document gives.
    pub name: String,
    /// Every other form, in the order of their first mention.
    pub forms: Vec<Form>,
    /// Offices and descriptions given with any mention, in the order of the text.
    pub offices: Vec<String>,
    /// What it is.
    pub sort: Sort,
    /// Whether it is credited with speech anywhere in the document, in marks or not.
    pub speaks: bool,
}

/// One spelling of an entity, where it first stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The words.
    pub text: String,
    /// Where it first stands.
    pub at: Span<View>,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A person with a name.
    Person,
    /// A body, government or outlet.
    Body,
    /// Known only by description: “a spokesman”.
    #[default]
    Described,
}

/// What a document's words say of its quotations.
#[derive(Debug, Default)]
pub struct Attributed {
    /// One for each quotation, in their order.
    pub attributions: Vec<Attribution>,
    /// The people and bodies that [`Speaker::entity`] counts in.
    pub entities: Vec<Entity>,
}

/// Finds who said each quotation; may also correct a quotation's kind, since a credited phrase is no title.
pub fn attribute(document: &Document, quotations: &mut [Quotation], language: &Language) -> Attributed {
    speakers::attribute(document, quotations, language)
}
