//! Credits: whom a sentence names as the one who said what stands between its marks.
//!
//! What comes in is a block's parts, sentence by sentence; what goes out is, for a quotation, the noun that is credited,
//! the verb that does it, and the [`Rule`] that saw it. Rules are tried in the order of how often they are right.

use super::{
    clauses::{Clause, Link},
    confidence::Rule,
    nouns::NounSort,
    parts::{Part, PartKind},
    sentences::Sentence,
    tags,
};
use crate::rules::Class;

/// Who is credited, as indices into the block's parts.
#[derive(Clone, Copy, Debug)]
pub struct Credit {
    /// A noun, or a relative.
    pub subject: usize,
    /// The verb, or what stands in its place.
    pub cue: Option<usize>,
    pub rule: Rule,
}

/// A sentence under study.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub parts: &'a [Part],
    pub sentence: Sentence,
    pub clauses: &'a [Clause],
}

impl View<'_> {
    /// Whom the sentence itself credits with the quotation at `quote`.
    pub fn stated(self, quote: usize) -> Option<Credit> {
        if self.opens(quote) {
            self.inverted(quote)
                .or_else(|| self.after(quote))
                .or_else(|| self.according(quote))
                .or_else(|| self.after_far(quote))
        } else {
            self.inverted(quote)
                .or_else(|| self.named(quote))
                .or_else(|| self.before(quote))
                .or_else(|| self.after(quote))
                .or_else(|| self.according(quote))
                .or_else(|| self.after_far(quote))
        }
    }

    /// Whom it may mean, if nobody reports in it.
    pub fn hinted(self, quote: usize) -> Option<Credit> {
        let subject = |clause: &&Clause| {
            let noun = clause.subject.and_then(|subject| self.parts[subject].noun());
            noun.is_some_and(|noun| matches!(noun.sort, NounSort::Name | NounSort::Pronoun | NounSort::Person))
        };
        let clause = self.clauses.iter().rev().filter(|clause| clause.verb < quote).find(subject)?;
        Some(Credit { subject: clause.subject?, cue: None, rule: Rule::Subject })
    }

    /// Any subject before the quotation.
    pub fn any_subject(self, quote: usize) -> Option<Credit> {
        let clause = self.clauses.iter().rev().find(|clause| clause.verb < quote && clause.subject.is_some())?;
        Some(Credit { subject: clause.subject?, cue: None, rule: Rule::AnySubject })
    }

    /// Who reports in this sentence, quotation or not: its first main clause that does.
    pub fn reporter(self) -> Option<Credit> {
        let last = self.sentence.to as usize;
        let reports = |clause: &&Clause| self.reports(clause, last) && clause.link != Link::Relative;
        let clause = self.clauses.iter().find(reports)?;
        Some(Credit { subject: clause.subject?, cue: Some(clause.verb), rule: Rule::Reporter })
    }

    /// Whether nothing but points stands before the quotation.
    pub fn opens(self, quote: usize) -> bool {
        let before = &self.parts[self.sentence.from as usize..quote];
        before.iter().all(|part| {
            matches!(
                part.kind,
                PartKind::Dash
                    | PartKind::Open
                    | PartKind::Other
                    | PartKind::Quote(_)
                    | PartKind::Comma
                    | PartKind::And
            )
        })
    }

    /// What follows the quotation in its sentence, past a comma and further quotations.
    fn behind(self, quote: usize) -> usize {
        let to = self.sentence.to as usize;
        let mut at = quote + 1;
        while at < to && matches!(self.parts[at].kind, PartKind::Comma | PartKind::Dash) {
            at += 1;
        }
        while at + 1 < to
            && matches!(self.parts[at].kind, PartKind::And | PartKind::Comma)
            && matches!(self.parts[at + 1].kind, PartKind::Quote(_))
        {
            at += 2;
        }
        at
    }

    // Q VERB NOUN — “…,” said Holm.
    fn inverted(self, quote: usize) -> Option<Credit> {
        let at = self.behind(quote);
        let tag = tags::verb_subject(&self.parts[at..self.sentence.to as usize])?;
        Some(Credit { subject: at + tag.subject, cue: Some(at + tag.verb), rule: Rule::Inverted })
    }

    // Q NOUN {ASIDE} VERB — “…,” Holm, the mayor, said.
    fn after(self, quote: usize) -> Option<Credit> {
        let at = self.behind(quote);
        let tag = tags::subject_verb(&self.parts[at..self.sentence.to as usize])?;
        Some(Credit { subject: at + tag.subject, cue: Some(at + tag.verb), rule: Rule::After })
    }

    // NOUN VERB … Q — Holm told reporters on Monday that the “plan is dead”.
    fn before(self, quote: usize) -> Option<Credit> {
        let mut clause = self.clauses.iter().rev().find(|clause| clause.verb < quote && self.reports(clause, quote))?;
        while let Some(outer) = clause.outer.map(|outer| &self.clauses[outer]) {
            if clause.link != Link::Object || !self.reports(outer, quote) {
                break;
            }
            clause = outer;
        }
        Some(Credit { subject: clause.subject?, cue: Some(clause.verb), rule: Rule::Before })
    }

    // NOUN ":" Q — Holm: “…”
    fn named(self, quote: usize) -> Option<Credit> {
        let from = self.sentence.from as usize;
        let [noun, colon] = self.parts.get(from..quote)? else { return None };
        let speaks = noun.noun().is_some_and(|noun| noun.sort.speaks());
        (speaks && matches!(colon.kind, PartKind::Colon)).then_some(Credit {
            subject: from,
            cue: None,
            rule: Rule::Named,
        })
    }

    // "according to" NOUN
    fn according(self, quote: usize) -> Option<Credit> {
        let range = self.sentence.from as usize..self.sentence.to as usize;
        let at = range
            .clone()
            .filter(|&at| matches!(self.parts[at].kind, PartKind::According))
            .min_by_key(|&at| at.abs_diff(quote))?;
        let noun = self.parts.get(at + 1).filter(|_| at + 1 < range.end)?;
        noun.noun().is_some().then_some(Credit { subject: at + 1, cue: Some(at), rule: Rule::According })
    }

    // Q … NOUN VERB — “…,” in a statement Holm said.
    fn after_far(self, quote: usize) -> Option<Credit> {
        let reports = |clause: &&Clause| {
            clause.verb > quote && clause.subject.is_some_and(|subject| subject > quote) && self.reports(clause, quote)
        };
        let clause = self.clauses.iter().find(reports)?;
        Some(Credit { subject: clause.subject?, cue: Some(clause.verb), rule: Rule::AfterFar })
    }

    /// Whether a clause says that somebody spoke; some verbs do so only beside the quotation.
    fn reports(self, clause: &Clause, quote: usize) -> bool {
        let Some(verb) = self.parts[clause.verb].verb() else { return false };
        let Some(subject) = clause.subject else { return false };
        if matches!(self.parts[subject].kind, PartKind::Noun(noun) if noun.sort == NounSort::Time) {
            return false;
        }
        let beside = || {
            let gap = self.parts.get(clause.verb + 1..quote);
            gap.is_some_and(|gap| {
                gap.len() < 2
                    && gap.iter().all(|part| part.is_pause() || matches!(part.kind, PartKind::Colon | PartKind::Adverb))
            })
        };
        verb.reports() || verb.class.is(Class::BESIDE) && verb.reports_beside() && beside()
    }
}
