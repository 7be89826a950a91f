//! Closings: who is credited some words behind the quotation, or by “according to” anywhere.
//!
//! What comes in is a sentence; what goes out is a [`Credit`] for a quotation in it that nothing beside it credits.

use super::{
    circumstances,
    clauses::{Clause, Link},
    confidence::Rule,
    credits::{Credit, View},
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    run::Run,
    tags,
    verbs::Form,
};
use crate::rules::Class;

impl View<'_> {
    // "according to" NOUN
    pub(super) fn according(self, quote: usize) -> Option<Credit> {
        let range = self.sentence.from as usize..self.sentence.to as usize;
        let is_cue = |at: &usize| matches!(self.parts[*at].kind, PartKind::According);
        let at = range.clone().filter(is_cue).min_by_key(|&at| at.abs_diff(quote))?;
        if self.tokens[self.parts[at].from as usize].is(Class::POSTPOSED) {
            return self.according_behind(at);
        }
        if let Some(credit) = self.according_said(at) {
            return Some(credit);
        }
        // German „…“, so am Dienstag Bürgermeister Holm.
        let behind = Run(&self.parts[at + 1..range.end]);
        if let Some(rest) = circumstances::past(self.tokens, behind).filter(|_| self.is_circumstance(at + 1)) {
            return Some(Credit { subject: range.end - rest.len(), cue: Some(at), rule: Rule::According });
        }
        // German nach Angaben von Holm.
        let of = self.parts.get(at + 1).is_some_and(|part| matches!(part.kind, PartKind::Preposition));
        let at = if of { at + 1 } else { at };
        let noun = self.parts.get(at + 1).filter(|_| at + 1 < range.end)?;
        // German so am Montag vor dem Rathaus: no day says so.
        if noun.noun()?.sort == NounSort::Time {
            return None;
        }
        let mut subject = at + 1;
        // German hieß es aus seinem Haus
        let his = |(first, _): (u32, u32)| {
            let first = self.tokens[first as usize];
            first.is(Class::POSSESSIVE) && first.is(Class::MASCULINE | Class::FEMININE)
        };
        if noun.noun()?.owner.is_some_and(his) && matches!(noun.noun()?.sort, NounSort::Thing) {
            return Some(Credit { subject, cue: Some(at), rule: Rule::Claim });
        }
        // German heißt es in einer Mitteilung der Stadt
        let whose = at + 3;
        if noun.noun()?.sort == NounSort::Name && whose < range.end && self.signed_by(whose) == Some(at + 1) {
            return Some(Credit { subject: whose, cue: Some(at), rule: Rule::According });
        }
        // According to remarks from Holm.
        if noun.noun()?.class.is(Class::SPEECH) || noun.noun()?.sort == NounSort::Statement {
            let from =
                self.parts.get(at + 2).is_some_and(|part| matches!(part.kind, PartKind::Preposition | PartKind::Agent));
            let whose = self.parts.get(at + 3).filter(|_| from && at + 3 < range.end).and_then(|part| part.noun());
            if whose.is_some_and(|noun| noun.sort.speaks() && noun.sort != NounSort::Body) {
                subject = at + 3;
            }
        }
        Some(Credit { subject, cue: Some(at), rule: Rule::According })
    }

    /// On Tuesday, yesterday: what names nobody whose words they are.
    fn is_circumstance(self, at: usize) -> bool {
        self.parts.get(at).is_some_and(|part| match part.kind {
            PartKind::Noun(noun) => noun.sort == NounSort::Time,
            PartKind::Preposition => !self.tokens[part.from as usize].is(Class::SENDER),
            kind => matches!(kind, PartKind::Adverb),
        })
    }

    // words ":" "according to" NOUN "," Q — The desk was short: according to Holm, “…”
    pub(super) fn cited_before(self, quote: usize) -> Option<Credit> {
        let [.., colon, cites, _, comma] = &self.parts[self.sentence.from as usize..quote] else { return None };
        let colon = matches!(colon.kind, PartKind::Colon) && matches!(comma.kind, PartKind::Comma);
        let cites = colon && matches!(cites.kind, PartKind::According);
        if cites { self.according(quote) } else { None }
    }

    // NOUN ":" Q "," "according to" NOUN — German Hallenbad: „…“, so Holm.
    pub(super) fn cited_behind(self, quote: usize) -> Option<Credit> {
        let comma = self.parts.get(quote + 1).is_some_and(|next| matches!(next.kind, PartKind::Comma));
        let cites = self.parts.get(quote + 2).is_some_and(|next| matches!(next.kind, PartKind::According));
        let person = |noun: &Noun| matches!(noun.sort, NounSort::Name | NounSort::Person);
        if !(comma && cites && self.clauses.iter().all(|clause| clause.verb > quote)) {
            return None;
        }
        let credit = self.according(quote)?;
        self.parts[credit.subject].noun().is_some_and(person).then_some(credit)
    }

    // NOUN "zufolge" — German Ann Holm zufolge, Dem Sprecher der Bahn zufolge, Ihrer Ansicht nach.
    fn according_behind(self, at: usize) -> Option<Credit> {
        const LINKS: usize = 3;
        let last = at.checked_sub(1).filter(|&last| last >= self.sentence.from as usize)?;
        let noun = self.parts[last].noun()?;
        if noun.owner.is_some() && !noun.sort.speaks() {
            return Some(Credit { subject: last, cue: Some(at), rule: Rule::Claim });
        }
        let linked = |&noun: &usize| noun == last || matches!(self.parts[noun + 1].kind, PartKind::Preposition);
        let within = |link: usize| last.checked_sub(2 * link).filter(|&noun| noun >= self.sentence.from as usize);
        let chain = (0..=LINKS).map_while(within).take_while(linked);
        let speaks = |noun: &Noun| noun.sort.speaks() || noun.sort == NounSort::Object;
        let subject = chain.filter(|&noun| self.parts[noun].noun().is_some_and(speaks)).last()?;
        Some(Credit { subject, cue: Some(at), rule: Rule::According })
    }

    // "según" VERB [NOUN] — Spanish según explicó Ana Holm; El puente, según dijo, está «condenado».
    fn according_said(self, at: usize) -> Option<Credit> {
        let parts = &self.parts[..self.sentence.to as usize];
        let verb = parts.get(at + 1)?.verb().filter(|verb| verb.reports() && verb.is_finite())?;
        let rest = circumstances::plain(self.tokens, Run(&parts[at + 2..]));
        let rest = circumstances::past(self.tokens, rest).unwrap_or(rest);
        let behind = parts.len() - rest.len();
        let named = parts.get(behind).and_then(Part::noun).is_some_and(|noun| noun.sort.speaks());
        let subject = if named { behind } else { at + 1 };
        (named || !verb.class.is(Class::PLURAL)).then_some(Credit { subject, cue: Some(at + 1), rule: Rule::According })
    }

    // Q …, VERB NOUN — The plan is “dead” for good, said Holm.
    pub(super) fn tail(self, quote: usize) -> Option<Credit> {
        let to = self.sentence.to as usize;
        let comma = (quote + 1..to).find(|&at| {
            // French “…”, lui a répondu Holm.
            let object = self.parts.get(at + 1).is_some_and(tags::is_object);
            matches!(self.parts[at].kind, PartKind::Comma | PartKind::Dash)
                && self
                    .parts
                    .get(at + 1 + usize::from(object))
                    .is_some_and(|next| next.verb().is_some_and(|verb| verb.reports() && verb.form == Form::Finite))
        })?;
        let tag = tags::verb_subject(self.tokens, &self.parts[comma + 1..to])?;
        let subject = comma + 1 + tag.subject;
        let ends = self.parts.get(subject + 1).filter(|_| subject + 1 < to);
        let ends = ends.is_none_or(tags::ends_subject);
        let speaks = self.parts[subject].noun().is_some_and(|noun| noun.sort.speaks());
        (ends && speaks).then_some(Credit { subject, cue: Some(comma + 1 + tag.verb), rule: Rule::Tail })
    }

    // NOUN "," VERB NOUN "," … Q — The ministers, said Ann Holm of Dale, had “split the difference.”
    pub(super) fn interposed(self, quote: usize) -> Option<Credit> {
        let from = self.sentence.from as usize;
        let comma = |at: usize| matches!(self.parts[at].kind, PartKind::Comma);
        let at = (from + 1..quote).find(|&at| {
            let said = self.parts.get(at + 1).and_then(Part::verb);
            let finite =
                said.is_some_and(|verb| verb.reports() && verb.is_finite() && !verb.class.is(Class::ADDRESSED));
            comma(at) && finite
        })?;
        let tag = tags::verb_subject(self.tokens, &self.parts[at + 1..quote])?;
        let subject = at + 1 + tag.subject;
        let attached = (subject + 1..quote).step_by(2);
        let end = attached.into_iter().find(|&at| !matches!(self.parts[at].kind, PartKind::Preposition))?;
        // French Le cinéma, répète-t-elle, « c’est beaucoup ».
        let name = self.parts[subject].noun().is_some_and(|noun| {
            matches!(noun.sort, NounSort::Name | NounSort::Person)
                || noun.sort == NounSort::Pronoun && noun.class.is(Class::MASCULINE | Class::FEMININE)
        });
        (name && comma(end)).then_some(Credit { subject, cue: Some(at + 1 + tag.verb), rule: Rule::Before })
    }

    // Q …, NOUN VERB [words]. — The plan is “dead” for good, Holm told reporters on Monday.
    pub(super) fn closing(self, quote: usize) -> Option<Credit> {
        const LONGEST: usize = 14;
        let to = self.sentence.to as usize;
        let commas = (quote + 1..to).rev().take(LONGEST);
        let comma = commas.into_iter().find(|&at| matches!(self.parts[at].kind, PartKind::Comma))?;
        let tag = tags::subject_verb(&self.parts[comma + 1..to])?;
        let (subject, at) = (comma + 1 + tag.subject, comma + 1 + tag.verb);
        let verb = self.parts[at].verb().filter(|verb| verb.reports() && verb.is_finite())?;
        let rest = &self.parts[at + 1..to];
        let plain = |part: &Part| {
            matches!(part.kind, PartKind::Noun(_) | PartKind::Preposition | PartKind::Adverb | PartKind::Stop)
        };
        let alone = !rest.first().is_some_and(|next| next.noun().is_some_and(|noun| noun.sort != NounSort::Time));
        let told = alone || verb.class.is(Class::ADDRESSED);
        let speaks = self.parts[subject].noun().is_some_and(|noun| noun.sort != NounSort::Thing);
        (speaks && told && rest.iter().all(plain) && !verb.class.is(Class::QUOTED)).then_some(Credit {
            subject,
            cue: Some(at),
            rule: Rule::Tail,
        })
    }

    // Q … NOUN VERB — “…,” in a statement Holm said.
    pub(super) fn after_far(self, quote: usize) -> Option<Credit> {
        let reports = |clause: &&Clause| {
            clause.verb > quote
                && clause.link == Link::Main
                && clause.subject.is_some_and(|subject| subject > quote && self.may_speak(subject))
                && self.reports(clause, quote)
        };
        let clause = self.clauses.iter().find(reports)?;
        Some(Credit { subject: clause.subject?, cue: Some(clause.verb), rule: Rule::AfterFar })
    }
}
