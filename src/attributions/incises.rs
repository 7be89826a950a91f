//! Incises: who is named within the marks, as French does: « Le pont sera refait, a promis Ann Holm, et vite. »
//!
//! What comes in is a quotation's words, in a language that does so; what goes out is the one named there. The words are
//! read apart from those around them.

use super::{
    Basis, EntityId, Speaker, cast,
    confidence::{self, Rule},
    evidence,
    nouns::NounSort,
    parts::{self, Part, PartKind},
    pronouns::{Mention, Place},
    speakers::{Here, LastQuoted, Reader},
    tags,
    tokens::{self, Token},
    verbs::Verb,
};
use crate::text::{Span, View};

/// Somebody named within the marks, and the verb that says so.
pub struct Incise {
    pub mention: Span<View>,
    pub entity: EntityId,
    pub cue: Span<View>,
}

impl Reader<'_> {
    /// The first clause between two pauses of the words that names who speaks.
    pub fn incised(&mut self, words: Span<View>) -> Option<Incise> {
        if !self.lexicon.incises {
            return None;
        }
        let tokens = tokens::apart(self.text, words, self.lexicon);
        let mut parts = Vec::new();
        parts::parse(&tokens, 0, tokens.len() as u32, &mut parts);
        let (subject, verb) = (0..parts.len()).find_map(|at| clause(&tokens, &parts, at))?;
        let noun = parts[subject].noun()?;
        let mention = cast::span(&tokens, noun.head);
        let cue: Token = tokens[parts[verb].verb()?.main as usize];
        let entity = match noun.sort {
            NounSort::Name => self.cast.name(self.text, &tokens, noun),
            NounSort::Pronoun => self.antecedent(mention, noun.class)?,
            NounSort::Person | NounSort::Body => {
                let words = &tokens[noun.head.0 as usize..noun.head.1 as usize];
                let holder = self.offices.holder(self.text, words, self.lexicon);
                holder.unwrap_or_else(|| self.cast.described(mention, self.text, noun.class))
            }
            NounSort::Statement | NounSort::Thing | NounSort::Time | NounSort::Object => return None,
        };
        Some(Incise { mention, entity, cue: cue.span() })
    }
}

impl Reader<'_> {
    /// Credits whoever is named within the marks, if somebody is.
    pub(super) fn incise(&mut self, here: Here) -> bool {
        let Some(Incise { mention, entity, cue }) = self.incised(self.quotations[here.id].span) else { return false };
        self.state(here, (mention, entity), Some(cue), Rule::Tail);
        true
    }

    /// Credits somebody whom no part of the sentence names.
    pub(super) fn state(&mut self, here: Here, who: (Span<View>, EntityId), cue: Option<Span<View>>, rule: Rule) {
        let (mention, entity) = who;
        self.cast.hear(entity);
        let attribution = &mut self.attributions[here.id];
        attribution.speaker = Some(Speaker { mention, entity, role: None, via: None });
        (attribution.basis, attribution.cue) = (Some(Basis::Stated), cue);
        (attribution.rule, attribution.evidence) = (Some(rule), evidence::of(here.place, None));
        attribution.confidence = confidence::of(rule, attribution.evidence);
        let mention = Mention { at: mention.start, entity, place: Place::Subject };
        self.last = Some(LastQuoted { quotation: here.id, block: here.block, sentence: here.sentence, mention });
    }
}

/// The subject and the verb of a clause that a comma opens at `comma`, and another point ends.
fn clause(tokens: &[Token], parts: &[Part], comma: usize) -> Option<(usize, usize)> {
    let pause = |part: &Part| matches!(part.kind, PartKind::Comma | PartKind::Dash);
    let tag = tags::verb_subject(tokens, parts.get(comma + 1..).filter(|_| pause(&parts[comma]))?)?;
    let (subject, verb) = (comma + 1 + tag.subject, comma + 1 + tag.verb);
    let ends =
        |part: &Part| matches!(part.kind, PartKind::Comma | PartKind::Dash | PartKind::Stop | PartKind::Preposition);
    let reports = parts[verb].verb().is_some_and(Verb::reports_beside);
    // French a-t-elle dit
    (reports && parts.get(subject.max(verb) + 1).is_none_or(ends)).then_some((subject, verb))
}
