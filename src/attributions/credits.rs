//! Credits: whom a sentence names as the one who said what stands between its marks.
//!
//! What comes in is a block's parts, sentence by sentence; what goes out is, for a quotation, the noun that is credited,
//! the verb that does it, and the [`Rule`] that saw it. Rules are tried in the order of how often they are right.

use super::{
    clauses::{Clause, Link},
    confidence::Rule,
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    sentences::{Ending, Sentence},
    strangers::is_one_of,
    tokens::Token,
    verbs::{Form, Verb},
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
    pub tokens: &'a [Token],
    pub parts: &'a [Part],
    pub sentence: Sentence,
    pub clauses: &'a [Clause],
    /// How each quotation's own words end.
    pub endings: &'a [Ending],
}

impl View<'_> {
    /// Whom the sentence itself credits with the quotation at `quote`.
    pub fn stated(self, quote: usize) -> Option<Credit> {
        let tagged = || self.inverted(quote).or_else(|| self.after(quote));
        let cited = self.cited(quote).or_else(|| self.quoted_behind(quote)).or_else(|| self.as_said(quote));
        if let Some(cited) = cited.or_else(|| self.passed_on(quote)).or_else(|| self.bracketed(quote)) {
            return Some(cited);
        }
        if self.opens(quote) {
            return tagged()
                .or_else(|| self.suffered(quote))
                .or_else(|| self.signed(quote))
                .or_else(|| self.deposed(quote))
                .or_else(|| self.titled(quote).or_else(|| self.labelled_behind(quote)))
                .or_else(|| self.owned(quote))
                .or_else(|| self.according(quote))
                .or_else(|| self.tail(quote))
                .or_else(|| self.closing(quote))
                .or_else(|| self.identified(quote))
                .or_else(|| self.after_far(quote))
                .or_else(|| self.dropped(quote));
        }
        // “Holm defends it in a film: ‘…,’ the senator says”: unless a verb touches it, a colon leaves the word to the tag.
        let loose = quote.checked_sub(2).is_some_and(|at| {
            let reports = self.parts[at].verb().is_some_and(|verb| verb.reports());
            matches!(self.parts[at + 1].kind, PartKind::Colon) && !reports
        });
        let free = (loose || !self.follows_cue(quote)) && !self.within_aside(quote);
        // “… — why not?” asked Holm.
        let asked = || self.ending(quote) == Ending::Asking && self.inverted(quote).is_some();
        // German Bahnhofsumbau: „Zu spät“, sagt Holm.
        let comma =
            || loose && self.parts[quote + 1..].first().is_some_and(|next| matches!(next.kind, PartKind::Comma));
        (free && (self.ending(quote) == Ending::Comma || asked() || comma()))
            .then(tagged)
            .flatten()
            .or_else(|| self.cited_before(quote))
            .or_else(|| if loose { self.signed(quote) } else { None })
            .or_else(|| self.named(quote))
            .or_else(|| self.deposed(quote))
            .or_else(|| self.presented(quote))
            .or_else(|| self.tail(quote))
            .or_else(|| self.closing(quote).filter(|_| !self.follows_cue(quote)))
            .or_else(|| self.owned(quote).filter(|credit| self.is_named_owner(credit)))
            .or_else(|| self.worded(quote))
            .or_else(|| self.identified_behind(quote))
            .or_else(|| self.labelled(quote).or_else(|| self.introduced(quote)))
            .or_else(|| self.passive(quote))
            .or_else(|| self.done_by(quote))
            .or_else(|| self.interposed(quote))
            .or_else(|| self.dropped_before(quote))
            .or_else(|| self.before(quote).filter(|credit| !self.is_loose(credit)))
            .or_else(|| self.enclosed(quote))
            .or_else(tagged)
            .or_else(|| self.according(quote))
            .or_else(|| self.before(quote).filter(|credit| self.is_somebody(credit)))
            .or_else(|| self.owned(quote))
            .or_else(|| self.claim(quote))
            .or_else(|| self.after_far(quote))
            .or_else(|| self.viewed(quote))
    }

    /// Whether what is credited belongs to somebody who is named: “Plaintiff forgets Holm's words: ‘…’”.
    fn is_named_owner(self, credit: &Credit) -> bool {
        let owner = self.parts[credit.subject].noun().and_then(|noun| noun.owner);
        let reported =
            self.clauses.iter().any(|clause| clause.verb < credit.subject && self.reports(clause, credit.subject));
        !reported && owner.is_some_and(|(from, _)| self.tokens[from as usize].is_capital())
    }

    /// Whether the sentence's first word is one of `class`.
    pub fn starts(self, class: Class) -> bool {
        self.parts.get(self.sentence.from as usize).is_some_and(|part| self.tokens[part.from as usize].is(class))
    }

    /// Whether nothing but points stands before the quotation.
    pub fn opens(self, quote: usize) -> bool {
        let before = &self.parts[self.sentence.from as usize..quote];
        let is_point = |part: &Part| {
            matches!(
                part.kind,
                PartKind::Dash
                    | PartKind::Open
                    | PartKind::Other
                    | PartKind::Quote(_)
                    | PartKind::Comma
                    | PartKind::And
            )
        };
        before.iter().all(is_point)
    }

    /// Whether a credit's verb reports only because it touches the quotation.
    fn is_loose(self, credit: &Credit) -> bool {
        credit.cue.is_some_and(|cue| self.parts[cue].verb().is_some_and(|verb| !verb.class.is(Class::REPORT)))
    }

    /// Whether a credit's subject is likely to speak: “any deal must include” says nothing.
    fn is_somebody(self, credit: &Credit) -> bool {
        self.may_speak(credit.subject)
    }

    pub(super) fn may_speak(self, subject: usize) -> bool {
        self.parts[subject].noun().is_none_or(|noun| noun.sort.speaks() || noun.sort == NounSort::Statement)
    }

    pub(super) fn ending(self, quote: usize) -> Ending {
        match self.parts[quote].kind {
            PartKind::Quote(id) => self.endings[id as usize],
            _ => Ending::Word,
        }
    }

    /// Whether a colon or a reporting verb touches the quotation: what comes behind belongs to something else.
    fn follows_cue(self, quote: usize) -> bool {
        let mut before = self.parts[self.sentence.from as usize..quote]
            .iter()
            .rev()
            .filter(|part| !matches!(part.kind, PartKind::Comma));
        let says = |part: &Part| part.verb().is_some_and(|verb| verb.reports() && verb.is_finite());
        // “He told reporters, ‘…,’ Holm testified.”
        let told = |part: &Part| says(part) && part.verb().is_some_and(|verb| verb.class.is(Class::ADDRESSED));
        let comma = matches!(self.parts[quote - 1].kind, PartKind::Comma);
        before.next().is_some_and(|part| {
            let whom = comma && part.noun().is_some_and(|noun| noun.sort != NounSort::Time);
            matches!(part.kind, PartKind::Colon) || says(part) || whom && before.next().is_some_and(told)
        })
    }

    /// “When Holm said she would ‘resign,’ the crowd cheered”: the words are within the aside.
    fn within_aside(self, quote: usize) -> bool {
        let reports = |clause: &&Clause| clause.verb < quote && !clause.closed && self.reports(clause, quote);
        self.clauses.iter().rev().find(reports).is_some_and(|clause| {
            let outer = clause.outer.map(|outer| self.clauses[outer].link);
            clause.link == Link::Aside || outer == Some(Link::Aside)
        })
    }

    /// What follows the quotation in its sentence, past a comma and further quotations.
    pub fn behind(self, quote: usize) -> usize {
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

    // NOUN VERB … Q — Holm told reporters on Monday that the “plan is dead”.
    pub fn before(self, quote: usize) -> Option<Credit> {
        let before = || self.clauses.iter().rev().filter(|clause| clause.verb < quote && self.reports(clause, quote));
        let mut clause = before().find(|clause| !clause.closed).or_else(|| before().next())?;
        while let Some(outer) = clause.outer.map(|outer| &self.clauses[outer]) {
            if clause.link != Link::Object || !self.reports(outer, quote) || self.passes_on(clause, quote) {
                break;
            }
            clause = outer;
        }
        // “Holm said so, and that those talks would be challenging ‘while it lasts’”: a thing speaks only if nobody does.
        let somebody = |clause: &&Clause| {
            clause.subject.is_some_and(|subject| self.parts[subject].noun().is_some_and(|noun| noun.sort.speaks()))
        };
        let thing = clause.subject.is_some_and(|subject| {
            let thing = self.parts[subject].noun().is_some_and(|noun| noun.sort == NounSort::Thing);
            thing && !is_one_of(self.tokens, &self.parts[subject..])
        });
        if thing && let Some(speaks) = before().find(|clause| !clause.closed && somebody(clause)) {
            clause = speaks;
        }
        let subject = clause.subject?;
        // “Holm's answer was to tell the press: ‘…’”
        let own = self.parts[subject].noun().is_some_and(|noun| noun.class.is(Class::SPEECH) && noun.owner.is_some());
        let was = self.parts[clause.verb].verb().is_some_and(|verb| verb.form == Form::Infinitive);
        let (cue, rule) = if own && was { (None, Rule::Claim) } else { (Some(clause.verb), Rule::Before) };
        Some(Credit { subject, cue, rule })
    }

    /// “Holm said that Reyes had told him to ‘go’, and to ask: ‘Why?’”: whether words are plainly those of the one cited.
    fn passes_on(self, clause: &Clause, quote: usize) -> bool {
        let speaks = clause.subject.is_some_and(|subject| self.may_speak(subject));
        let verb = self.parts[clause.verb].verb();
        let commands = verb.is_some_and(|verb| verb.class.is(Class::ADDRESSED) && verb.is_finite());
        let to = || self.tokens[self.parts[quote - 1].from as usize].is(Class::INFINITIVE);
        let told = commands && quote == clause.verb + 3 && to();
        // “Holm recalled what Reyes had said that morning: ‘…’”
        let when = |part: &Part| {
            let small = |noun: &Noun| matches!(noun.sort, NounSort::Time | NounSort::Object);
            matches!(part.kind, PartKind::Subordinator) || part.noun().is_some_and(small)
        };
        let near = self.touches(clause.verb, quote)
            || self.parts.get(clause.verb + 1..quote - 1).is_some_and(|between| between.iter().all(when));
        let colon = matches!(self.parts[quote - 1].kind, PartKind::Colon) && near;
        // “Holm said that her father told her, ‘Go’”
        let comma = matches!(self.parts[quote - 1].kind, PartKind::Comma) && quote == clause.verb + 3;
        let whom = self.parts[clause.verb + 1].noun();
        let whom = whom.is_some_and(|noun| matches!(noun.sort, NounSort::Object | NounSort::Pronoun));
        let told = told || commands && comma && whom;
        speaks && (told || colon && verb.is_some_and(|verb| verb.form != Form::Gerund))
    }

    // NOUN ["(" … ")"] ":" Q — Holm (Ind.): “…”, “The chair agreed. Ann Holm: “…”
    pub fn named(self, quote: usize) -> Option<Credit> {
        let from = self.sentence.from as usize;
        let point = quote.checked_sub(1).filter(|&at| at > from)?;
        let colon = matches!(self.parts[point].kind, PartKind::Colon);
        if !colon && !matches!(self.parts[point].kind, PartKind::Comma) {
            return None;
        }
        let mut at = point - 1;
        if matches!(self.parts[at].kind, PartKind::Close) {
            at = (from..at).rev().find(|&at| matches!(self.parts[at].kind, PartKind::Open))?.checked_sub(1)?;
        }
        if let Some(subject) = self.placed(point).or_else(|| self.sent(point)).filter(|_| colon) {
            return Some(Credit { subject, cue: None, rule: Rule::Named });
        }
        let noun = self.parts[at].noun().filter(|_| at >= from)?;
        if let Some(subject) = self.verbless(point).filter(|_| colon) {
            return Some(Credit { subject, cue: None, rule: Rule::Named });
        }
        // “It does not surprise the pollster Ann Holm: ‘…’”
        let told = noun.office.1 > noun.office.0 && noun.class.is(Class::FIRST_NAME);
        let free = at == from
            || match self.parts[at - 1].kind {
                PartKind::Verb(_) => colon && told,
                PartKind::Preposition => self.comes_from(at) && (told || noun.class.is(Class::FIRST_NAME)),
                PartKind::And => at < from + 3 || !self.is_governed(at - 2),
                kind => !matches!(kind, PartKind::Agent),
            };
        // “In short, explained Holm:”
        let verb = self.clauses.iter().find(|clause| clause.verb + 1 == at && clause.subject.is_none());
        // French « Faux, rétorque Holm : … »
        let interjected = |clause: &&Clause| {
            let verb =
                self.parts[clause.verb].verb().is_some_and(|verb| verb.is_finite() && !verb.class.is(Class::ADDRESSED));
            let pause = clause.verb > from && matches!(self.parts[clause.verb - 1].kind, PartKind::Comma);
            colon
                && verb
                && pause
                && clause.verb + 1 == at
                && !clause.subject.is_some_and(|subject| self.may_speak(subject))
        };
        let verb = verb.or_else(|| self.clauses.iter().find(interjected));
        let inverted = verb.filter(|clause| self.parts[clause.verb].verb().is_some_and(|verb| verb.reports()));
        let reported = self.clauses.iter().any(|clause| clause.verb < quote && self.reports(clause, quote));
        let reported = reported && !self.is_asked_first(at);
        let cue = inverted.map(|clause| clause.verb);
        // German Holm gab ihm Recht: “…”
        let acts = |clause: &Clause| {
            clause.verb < at
                && self.parts[clause.verb].verb().is_some_and(Verb::is_finite)
                && clause.subject.is_some_and(|subject| subject != at && self.may_speak(subject))
        };
        let known = noun.class.is(Class::FIRST_NAME) || noun.office.1 > noun.office.0;
        let word = noun.class.is(Class::LARGE_NOUN) || self.tokens[self.parts[at].from as usize].is(Class::DETERMINER);
        let thing = word && !known && self.clauses.iter().any(acts);
        (noun.sort.speaks() && (cue.is_some() || colon && free && !reported && !thing)).then_some(Credit {
            subject: at,
            cue,
            rule: Rule::Named,
        })
    }

    /// “Best song of Dale and Ann Holm: ‘…’”, but “More from Reyes and Holm: ‘…’”
    fn is_governed(self, at: usize) -> bool {
        let link = &self.parts[at - 1];
        matches!(link.kind, PartKind::Preposition) && !self.tokens[link.from as usize].is(Class::HOST)
    }

    /// “The best line came from Ann Holm: ‘…’”
    fn comes_from(self, sender: usize) -> bool {
        let [.., comes, from] = &self.parts[self.sentence.from as usize..sender] else { return false };
        self.tokens[from.from as usize].is(Class::HOST) && comes.verb().is_some_and(Verb::is_finite)
    }

    // NOUN VERB … ":" Q — Holm had a blunt message for the council: “…”
    pub fn introduced(self, quote: usize) -> Option<Credit> {
        let from = self.sentence.from as usize;
        let colon = (from..quote).rev().find(|&at| matches!(self.parts[at].kind, PartKind::Colon))?;
        let before = |clause: &&Clause| clause.verb < colon && clause.link == Link::Main && !clause.closed;
        // Holm made it clear: a deal must be “fair.” Whoever does something behind the colon may be the one.
        let speaks = |clause: &Clause| {
            clause.subject.is_some_and(|subject| self.parts[subject].noun().is_none_or(|noun| noun.sort.speaks()))
        };
        let acts = self.clauses.iter().any(|clause| (colon..quote).contains(&clause.verb) && speaks(clause));
        let clause = self.clauses.iter().rev().find(before);
        let clause = clause.filter(|clause| !acts && !self.reports(clause, quote))?;
        // “Holm was told by Reyes: ‘…’”; “Holm was told: ‘…’” is nobody's.
        let by = colon.checked_sub(2).is_some_and(|by| matches!(self.parts[by].kind, PartKind::Agent));
        let told_by = if by && colon + 1 == quote { self.passive(quote) } else { None };
        if told_by.is_some() || self.is_told_something(clause) && self.touches(clause.verb, quote) {
            return told_by;
        }
        let nested = self
            .clauses
            .iter()
            .any(|inner| inner.verb > clause.verb && inner.verb < quote && self.reports(inner, quote));
        // German Dennoch bleibt Holm gelassen: “…”
        let behind = || {
            let noun = self.parts.get(clause.verb + 1).and_then(Part::noun)?;
            matches!(noun.sort, NounSort::Name | NounSort::Person).then_some(clause.verb + 1)
        };
        let at = clause.subject.or_else(behind)?;
        let subject = self.parts[at].noun();
        // “Holm's answer deserves a frame: ‘…’”
        if !nested && subject.is_some_and(|noun| noun.class.is(Class::SPEECH) && noun.owner.is_some()) {
            return Some(Credit { subject: at, cue: None, rule: Rule::Claim });
        }
        // “It was no grief: ‘…’”
        let verb = self.parts[clause.verb].verb();
        let thing = subject.is_some_and(|noun| noun.sort == NounSort::Pronoun && noun.class.is(Class::NEUTER))
            && verb.is_some_and(|verb| verb.class.is(Class::BE));
        let speaks = !thing && subject.is_some_and(|noun| noun.sort.speaks());
        (speaks && !nested).then_some(Credit { subject: at, cue: None, rule: Rule::Introduced })
    }

    // OWNER claim … Q — Holm's claim that “…”
    pub fn claim(self, quote: usize) -> Option<Credit> {
        let at = (self.sentence.from as usize..quote).rev().take(6).find(|&at| {
            self.parts[at].noun().is_some_and(|noun| noun.class.is(Class::SPEECH) && noun.owner.is_some())
        })?;
        Some(Credit { subject: at, cue: None, rule: Rule::Claim })
    }

    /// Whether a clause says that somebody spoke; some verbs do so only beside the quotation.
    pub fn reports(self, clause: &Clause, quote: usize) -> bool {
        let Some(verb) = self.parts[clause.verb].verb() else { return false };
        let Some(subject) = clause.subject else { return false };
        if matches!(self.parts[subject].kind, PartKind::Noun(noun) if noun.sort == NounSort::Time) {
            return false;
        }
        // Spanish El puente, según dijo, cayó: nothing before it says so.
        let before = clause.verb.checked_sub(1).map(|before| self.parts[before].kind);
        if matches!(before, Some(PartKind::According)) {
            return false;
        }
        // “…,” said Holm, whose book is “out”: what follows a tag belongs to it behind a pause alone.
        let tagged = clause.subject == Some(clause.verb + 1)
            && self.parts[self.sentence.from as usize..clause.verb]
                .iter()
                .any(|part| matches!(part.kind, PartKind::Quote(_)));
        if tagged && quote > clause.verb && !self.parts[quote - 1].is_pause() {
            return false;
        }
        verb.reports() || clause.link != Link::Aside && verb.reports_beside() && self.touches(clause.verb, quote)
    }

    pub fn touches(self, verb: usize, quote: usize) -> bool {
        let gap = self.parts.get(verb + 1..quote);
        gap.is_some_and(|gap| {
            // German winkte ab: „…“
            let parted = matches!(gap, [adverb, colon] if matches!((adverb.kind, colon.kind), (PartKind::Adverb, PartKind::Colon)));
            (gap.len() < 2 || parted)
                && gap.iter().all(|part| part.is_pause() || matches!(part.kind, PartKind::Colon | PartKind::Adverb))
        })
    }
}
