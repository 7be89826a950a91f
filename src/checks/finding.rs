//! What a check says.

use std::sync::Arc;

use serde::Serialize;

use super::{Check, Facts, fingerprint};
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
    /// From the reference to the odd wording: the drift's own, where it is one's.
    pub diff: Option<Arc<[Piece]>>,
    /// Share of weighed words in common, 0 to 1.
    pub similarity: Option<f32>,
}

impl Finding {
    /// What every finding of a check has; the caller fills in what it is about. The fingerprint is made when all is in
    /// place, unless the check has set one.
    pub fn new(check: &Check, message: String, confidence: f32) -> Self {
        Self {
            code: check.code,
            name: check.name,
            severity: check.severity,
            message,
            confidence: confidence.clamp(0.0, 1.0),
            fingerprint: String::new(),
            group: None,
            quotes: Vec::new(),
            wordings: None,
            places: Vec::new(),
            diff: None,
            similarity: None,
        }
    }

    /// The finding with its fingerprint: of the two sides of the difference where there is one, else of the quotations.
    pub fn sealed(mut self, facts: &Facts) -> Self {
        if self.fingerprint.is_empty() {
            let quotes = || self.quotes.iter().map(|&id| facts.corpus.quote(id));
            let speakers = quotes().filter_map(|quote| quote.credit.as_ref()).map(|credit| &*credit.naming.name);
            let places = self.places.iter().map(|(_, place)| &*place.text);
            self.fingerprint = match &self.diff {
                Some(diff) => {
                    let sides = [side(diff, |piece| &piece.a), side(diff, |piece| &piece.b)];
                    fingerprint(self.code.0, sides.iter().map(String::as_str), speakers)
                }
                None => fingerprint(self.code.0, quotes().map(|quote| &*quote.text).chain(places), speakers),
            };
        }
        self
    }
}

fn side(diff: &[Piece], of: impl Fn(&Piece) -> &str) -> String {
    diff.iter().map(of).collect::<Vec<_>>().join(" ")
}
