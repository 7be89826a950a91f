//! Dropped: verbs of saying whose subject is left out, as Spanish does.
//!
//! What comes in is a sentence; what goes out is a [`Credit`] whose subject is the verb itself.

use super::{
    confidence::Rule,
    credits::{Credit, View},
    nouns::NounSort,
    parts::{Part, PartKind},
    verbs::Voice,
};
use crate::rules::Class;

impl View<'_> {
    // Q VERB — Spanish «…», aseguró.
    pub fn dropped(self, quote: usize) -> Option<Credit> {
        let to = self.sentence.to as usize;
        let at = self.behind(quote);
        let verb = self.parts[..to].get(at)?.verb().filter(|verb| verb.is_finite() && verb.reports())?;
        let ends = |part: &Part| {
            let aside = matches!(part.kind, PartKind::Subordinator | PartKind::Adverb);
            aside || matches!(part.kind, PartKind::Stop | PartKind::Comma | PartKind::Preposition | PartKind::Dash)
        };
        let alone = self.parts[..to].get(at + 1).is_none_or(ends) && !self.names_behind(at);
        (alone && verb.voice == Voice::Active).then_some(Credit { subject: at, cue: Some(at), rule: Rule::AfterFar })
    }

    /// Whether somebody stands free behind a verb before the next pause: German „…“, sagte am Rande der Sitzung Holm.
    fn names_behind(self, verb: usize) -> bool {
        let ends = |part: &&Part| part.is_pause() || matches!(part.kind, PartKind::Quote(_));
        let clause = self.parts[verb + 1..self.sentence.to as usize].iter().take_while(|part| !ends(part));
        let mut governed = false;
        clause.into_iter().any(|part| match part.kind {
            PartKind::Noun(noun) => {
                let free = !std::mem::take(&mut governed);
                free && matches!(noun.sort, NounSort::Name | NounSort::Person)
            }
            PartKind::Adverb => false,
            kind => {
                governed = matches!(kind, PartKind::Preposition | PartKind::Agent | PartKind::Relay);
                false
            }
        })
    }

    // VERB … Q — Spanish: Pidió “tiempo”.
    pub fn dropped_before(self, quote: usize) -> Option<Credit> {
        let clause = self.clauses.iter().rev().find(|clause| clause.verb < quote)?;
        let at = clause.verb;
        let verb = self.parts[at].verb().filter(|_| clause.subject.is_none())?;
        // Spanish Y prosiguió: «…»
        let says = verb.reports() || verb.reports_beside() && self.touches(at, quote);
        if !verb.is_finite() || !says || verb.class.is(Class::PLURAL) {
            return None;
        }
        // “…,” said Holm, whose book “…”: it has a subject behind it.
        let quoted = |part: &Part| matches!(part.kind, PartKind::Quote(_));
        let tags = self.parts[self.sentence.from as usize..at].iter().any(quoted)
            || self.parts[at + 1].noun().is_some_and(|noun| noun.sort.speaks())
            || self.names_behind(at);
        (!tags).then_some(Credit { subject: at, cue: Some(at), rule: Rule::AfterFar })
    }
}
