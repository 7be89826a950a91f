//! Hints: whom a sentence may mean where it credits nobody, and whom it tells the next one to expect.
//!
//! What comes in is a sentence; what goes out is a [`Credit`] less sure than those of [`credits`](super::credits).

use super::{
    clauses::{Clause, Link},
    confidence::Rule,
    credits::{Credit, View},
    nouns::NounSort,
    parts::PartKind,
};
use crate::rules::Class;

impl View<'_> {
    /// Whom it may mean, if nobody reports in it.
    pub fn hinted(self, quote: usize) -> Option<Credit> {
        // Holm, who “has had enough,” has a car.
        if let Some(who) = quote.checked_sub(1).filter(|&at| matches!(self.parts[at].kind, PartKind::Relative)) {
            return Some(Credit { subject: who, cue: None, rule: Rule::Subject });
        }
        let subject = |clause: &&Clause| {
            let Some(subject) = clause.subject else { return false };
            // “A debt collector is a ‘servicer’” tells what the word means.
            let first = self.tokens[self.parts[subject].from as usize];
            let is = self.parts[clause.verb].verb().is_some_and(|verb| verb.class.is(Class::BE));
            let meant = is && first.is(Class::DETERMINER) && !first.is(Class::DEFINITE);
            let noun = self.parts[subject].noun();
            noun.is_some_and(|noun| match noun.sort {
                NounSort::Name | NounSort::Pronoun => true,
                NounSort::Person => !meant,
                NounSort::Body | NounSort::Statement | NounSort::Thing | NounSort::Time | NounSort::Object => false,
            })
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
        // “His wife would have told him to go, he added.”
        if let Some(closing) = self.closing(self.sentence.from as usize) {
            return Some(Credit { rule: Rule::Reporter, ..closing });
        }
        let reports = |clause: &&Clause| self.reports(clause, last) && clause.link != Link::Relative;
        let clause = self.clauses.iter().find(reports)?;
        Some(Credit { subject: clause.subject?, cue: Some(clause.verb), rule: Rule::Reporter })
    }

    /// Whom the sentence is about: the subject of its first clause, if that is a person.
    pub fn actor(self) -> Option<Credit> {
        let subject = self.clauses.iter().find(|clause| clause.link == Link::Main)?.subject?;
        let noun = self.parts[subject].noun()?;
        let person = matches!(noun.sort, NounSort::Name | NounSort::Person)
            || noun.sort == NounSort::Pronoun && noun.class.is(Class::MASCULINE | Class::FEMININE);
        person.then_some(Credit { subject, cue: None, rule: Rule::Beat })
    }

    /// Whose words a sentence that ends a paragraph with a colon or a comma announces: Holm wrote:
    pub fn announced(self) -> Option<Credit> {
        let end = self.sentence.to as usize;
        let point = end.checked_sub(1).map(|at| self.parts[at].kind)?;
        match point {
            PartKind::Colon => self
                .before(end)
                .or_else(|| self.named(end))
                .or_else(|| self.introduced(end))
                .or_else(|| self.claim(end)),
            PartKind::Comma => self.before(end).filter(|credit| credit.cue.is_some_and(|cue| self.touches(cue, end))),
            _ => None,
        }
    }
}
