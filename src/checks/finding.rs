//! What a check says.

use serde::Serialize;

use crate::{
    corpus::{Place, QuoteId},
    groups::{GroupId, Piece},
    rules::Severity,
    sources::SourceId,
};

/// A check's code, `MQ101`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Code(pub &'static str);

/// One thing that an editor should hear.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which check.
    pub code: Code,
    /// Its name.
    pub name: &'static str,
    /// How loud.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Stable while the wordings and speakers are: no path, no line, no order in it. Sixteen hexadecimal digits.
    pub fingerprint: String,
    /// The group it is about, if any.
    pub group: Option<GroupId>,
    /// The quotations; the first is the odd one out, or the one at fault where that is known.
    pub quotes: Vec<QuoteId>,
    /// The quotations of the odd wording, and those of the reference.
    pub wordings: Option<[Vec<QuoteId>; 2]>,
    /// Words outside any marks that it is about.
    pub places: Vec<(SourceId, Place)>,
    /// From the reference to the odd wording.
    pub diff: Option<Vec<Piece>>,
    /// Share of weighed words in common, 0 to 1.
    pub similarity: Option<f32>,
}
