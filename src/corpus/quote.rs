//! A quotation with its source and speaker, as groups, checks and reports know it.

use std::sync::Arc;

use arcstr::ArcStr;

use super::Told;
use crate::{
    attributions::{Basis, Confidence},
    quotations::{Closing, Kind},
    sources::SourceId,
    text::{Disk, LineColumn, Span},
};

/// Which quotation of a run: an index into [`Corpus::quotes`](super::Corpus::quotes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub u32);

impl QuoteId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Which person or body of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// A quotation in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Where it stands.
    pub source: SourceId,
    /// The words between the marks, in the file.
    pub span: Span<Disk>,
    /// Line and column of its start.
    pub at: LineColumn,
    /// What a reader sees: without the marks that open further paragraphs again. Copies share their memory.
    pub text: ArcStr,
    /// What sort it is.
    pub kind: Kind,
    /// How many quotations it lies within.
    pub depth: u8,
    /// How it ends.
    pub closing: Closing,
    /// Who is credited.
    pub credit: Option<Credit>,
    /// Whether the text says so.
    pub basis: Option<Basis>,
    /// The word that reports the speech.
    pub cue: Option<Place>,
    /// The same within a source for spans that are one utterance.
    pub utterance: u32,
    /// How sure the attribution is.
    pub confidence: Confidence,
    /// Whether it is nobody's own words: a hymn, a banner.
    pub sung: bool,
    /// When and where its clause says that it was said.
    pub told: Told,
}

/// Words with their place in the file of their quotation's source. The same words in other places share their memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The words.
    pub text: ArcStr,
    /// Where they stand.
    pub span: Span<Disk>,
}

/// A speaker credited with a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The words beside the quotation.
    pub mention: Place,
    /// As whom the document knows them; the same naming of other quotations shares its memory.
    pub naming: Arc<Naming>,
    /// The same for one person or body in all sources of the run.
    pub person: PersonId,
}

/// As whom a document knows a speaker.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Naming {
    /// The fullest form that the document gives.
    pub name: ArcStr,
    /// Office or description given with it.
    pub role: Option<ArcStr>,
    /// The outlet or messenger through whom it came.
    pub via: Option<ArcStr>,
}

impl Quote {
    /// The person credited, if the attribution is sure enough to name anybody.
    pub fn person(&self) -> Option<PersonId> {
        let credit = self.credit.as_ref()?;
        (self.confidence >= Confidence::NAMES).then_some(credit.person)
    }
}
