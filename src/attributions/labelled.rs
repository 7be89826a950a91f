//! Labels: whoever stands before a colon, or behind one, with words beside them that say nothing of speech.
//!
//! What comes in is a sentence without a clause of its own; what goes out is a [`Credit`] for the only one it names.

use super::{
    clauses::{Clause, Link},
    confidence::Rule,
    credits::{Credit, View},
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    sentences::Ending,
};
use crate::rules::Class;

impl View<'_> {
    // [words] NAME [words] ":" Q — And in other news, Ann Holm on Mill Lane: “…”; Analyst Ann Holm, who has seen six: “…”
    pub(super) fn labelled(self, quote: usize) -> Option<Credit> {
        const LONGEST: usize = 14;
        let (from, colon) = (self.sentence.from as usize, quote - 1);
        if !matches!(self.parts[colon].kind, PartKind::Colon) || colon - from > LONGEST || !self.is_whole(quote) {
            return None;
        }
        let acts = |clause: &Clause| clause.verb < colon && clause.link != Link::Relative && clause.subject.is_some();
        let reports = |clause: &Clause| clause.verb < colon && self.reports(clause, quote);
        if self.clauses.iter().any(|clause| acts(clause) || reports(clause)) {
            return None;
        }
        let relative = (from..colon).find(|&at| matches!(self.parts[at].kind, PartKind::Relative));
        let subject = self.only_name(from, relative.unwrap_or(colon))?;
        Some(Credit { subject, cue: None, rule: Rule::Named })
    }

    // Q ":" words "from" NAME — “…”: our line of the week, from Ann Holm.
    pub(super) fn labelled_behind(self, quote: usize) -> Option<Credit> {
        let (from, to) = (quote + 1, self.sentence.to as usize);
        let colon = self.parts[..to].get(from).is_some_and(|next| matches!(next.kind, PartKind::Colon));
        let told = self.parts[from..to].iter().any(|part| part.verb().is_some());
        let subject = self.only_name(from, to).filter(|_| colon && !told)?;
        let sender = self.parts.get(subject.checked_sub(1)?)?;
        let sent = matches!(sender.kind, PartKind::Preposition) && self.tokens[sender.from as usize].is(Class::HOST);
        let ends = self.parts[..to].get(subject + 1).is_none_or(|next| matches!(next.kind, PartKind::Stop));
        (sent && ends).then_some(Credit { subject, cue: None, rule: Rule::Named })
    }

    /// And Ann Holm, the mayor? “…”: whom a question without a verb names, and says who that is.
    pub fn turned_to(self) -> Option<Credit> {
        let (from, end) = (self.sentence.from as usize, self.sentence.to as usize);
        let [and, name, comma, office, point] = &self.parts[from..end] else { return None };
        let sort = |part: &Part, sort: NounSort| part.noun().is_some_and(|noun| noun.sort == sort);
        let asks = matches!((and.kind, comma.kind, point.kind), (PartKind::And, PartKind::Comma, PartKind::Stop));
        let told = asks && sort(name, NounSort::Name) && sort(office, NounSort::Person);
        told.then_some(Credit { subject: from + 1, cue: None, rule: Rule::Named })
    }

    /// Whether the quotation is a sentence, not a phrase.
    fn is_whole(self, quote: usize) -> bool {
        let next = self.parts[..self.sentence.to as usize].get(quote + 1);
        self.ending(quote) != Ending::Word || next.is_none_or(|next| matches!(next.kind, PartKind::Stop))
    }

    /// The only person named among these parts, in full or with an office, whom nothing governs but “from”.
    fn only_name(self, from: usize, to: usize) -> Option<usize> {
        let free = |at: usize| {
            let before = at.checked_sub(1).filter(|&before| before >= from).map(|before| &self.parts[before]);
            before.is_none_or(|before| match before.kind {
                PartKind::Preposition => self.tokens[before.from as usize].is(Class::HOST),
                kind => !matches!(kind, PartKind::Agent | PartKind::Relay | PartKind::According),
            })
        };
        let full = |noun: &Noun| {
            let known = noun.class.is(Class::FIRST_NAME) || noun.has_office(self.tokens);
            let two = noun.head.1 - noun.head.0 == 2 && !noun.class.is(Class::LARGE_NOUN | Class::PLACE | Class::BODY);
            noun.sort == NounSort::Name && noun.owner.is_none() && (known || two)
        };
        let mut names = (from..to).filter(|&at| self.parts[at].noun().is_some_and(full) && free(at));
        names.next().filter(|_| names.next().is_none())
    }
}
