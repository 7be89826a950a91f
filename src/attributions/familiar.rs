//! Familiar names: what the sentence alone does not tell, where the page names somebody of that name in full.
//!
//! What comes in is a sentence; what goes out is a [`Credit`] for a quotation that nothing else in it credits.

use super::{
    confidence::Rule,
    credits::{Credit, View},
    nouns::NounSort,
    parts::{Part, PartKind},
    speakers::Reader,
};
use crate::rules::Class;

impl Reader<'_> {
    /// Whom a sentence credits whose name, a family name alone, is somebody's on this page.
    pub(super) fn familiar(&self, view: View, quote: usize) -> Option<Credit> {
        self.headed(view, quote).or_else(|| self.viewing(view, quote))
    }

    // NAME PREPOSITION … ":" Q — Holm after the vote: “…”, Bo on version six: “…”
    fn headed(&self, view: View, quote: usize) -> Option<Credit> {
        const LONGEST: usize = 10;
        let from = view.sentence.from as usize;
        let [name, link, rest @ .., colon] = &view.parts[from..quote] else { return None };
        let topic = |part: &Part| {
            matches!(
                part.kind,
                PartKind::Noun(_)
                    | PartKind::Preposition
                    | PartKind::Adverb
                    | PartKind::Colon
                    | PartKind::Dash
                    | PartKind::Other
            )
        };
        let links = matches!((link.kind, colon.kind), (PartKind::Preposition, PartKind::Colon));
        let short = rest.len() < LONGEST && rest.iter().all(topic) && !rest.is_empty();
        let one = name.noun().is_some_and(|noun| noun.sort == NounSort::Name && noun.owner.is_none());
        (links && short && one && self.is_familiar(from)).then_some(Credit {
            subject: from,
            cue: None,
            rule: Rule::Named,
        })
    }

    // "for" NAME "," … Q — For Holm, it was “a gift”; French Pour l’avocat de la ville, Luc Holm, « … »
    fn viewing(&self, view: View, quote: usize) -> Option<Credit> {
        const LONGEST: usize = 8;
        let from = view.sentence.from as usize;
        let noun = view.parts[from..quote].get(1)?.noun()?;
        let behind = &view.parts[from + 2..quote];
        let named = noun.sort == NounSort::Name && behind.first().is_some_and(Part::is_pause);
        let again = |at: &usize| self.entities[*at] == self.entities[from + 1];
        let told = noun.sort == NounSort::Person
            && (from + 2..quote).take(LONGEST).find(again).is_some_and(|at| view.parts[at + 1].is_pause());
        let viewed = view.starts(Class::VIEW) && (named || told) && self.is_familiar(from + 1);
        viewed.then_some(Credit { subject: from + 1, cue: Some(from), rule: Rule::Introduced })
    }

    /// Whether a part names somebody whom the page names in full, a person beyond doubt.
    fn is_familiar(&self, at: usize) -> bool {
        self.entities[at].is_some_and(|entity| {
            let full = self.cast.entities[entity.0 as usize].name.contains(' ');
            full && self.cast.is_human(entity)
        })
    }
}
