//! Passed on: words that a noun of speech in somebody's hands stands for: the warning that they reject, the letter that they got.
//!
//! What comes in is a sentence; what goes out is a [`Credit`] for whoever said or wrote them, never for whoever has them now.

use super::{
    cited::is_said,
    clauses::{Clause, Link},
    confidence::Rule,
    credits::{Credit, View},
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    tags,
    verbs::{Form, Verb, Voice},
};
use crate::rules::Class;

/// How far before a quotation what it hangs on is sought, in parts.
const NEAR: usize = 12;

impl Credit {
    /// Whether others have the words now of whom the text goes on to speak: Holm rejected Reyes's claim that “…” She …; Holm got a
    /// letter from Reyes: “…” She …
    pub(super) fn is_passed_on(&self, quote: usize, before: Option<PartKind>) -> bool {
        let object = match before {
            Some(PartKind::Preposition) => self.rule == Rule::AfterFar,
            Some(PartKind::Verb(_) | PartKind::Adverb) => self.rule == Rule::Claim,
            _ => false,
        };
        object && self.subject < quote
    }
}

impl View<'_> {
    /// Whose words a quotation holds that a noun of speech introduces.
    pub(super) fn passed_on(self, quote: usize) -> Option<Credit> {
        let from = self.sentence.from as usize;
        if quote == from || self.opens(quote) {
            return self.written_in(quote);
        }
        self.contested(quote).or_else(|| self.sent_to(quote)).or_else(|| self.rebutted(quote))
    }

    // NOUN VERB OWNER claim "that" … Q — Holm rejected Reyes's warning that “…”; French selon laquelle, Spanish de que; German
    // Holm wies Lunds Vorwurf zurück, er sei „…“.
    fn contested(self, quote: usize) -> Option<Credit> {
        let first = self.sentence.from as usize + 1;
        let near = (first..quote).rev().take(NEAR);
        let (link, subject) = near.into_iter().find_map(|link| Some((link, self.claimant(link)?)))?;
        // “Holm rejected Reyes's claim that the mayor had said ‘…’”
        let inner = |clause: &Clause| clause.verb > link && clause.verb < quote && self.reports(clause, quote);
        (self.holds(link, quote) && !self.clauses.iter().any(inner)).then_some(self.passed(subject, None))
    }

    // NOUN VERB claim "of" NOUN "that" … ":" Q, NOUN VERB letter "from" NOUN "that" … ":" Q — Holm rejected a claim by Reyes that it
    // leaks: “…”; but whoever reads or cites it has his words.
    fn rebutted(self, quote: usize) -> Option<Credit> {
        let colon = quote - 1;
        if !matches!(self.parts[colon].kind, PartKind::Colon) {
            return None;
        }
        let from = self.sentence.from as usize;
        let near = (from + 1..colon).rev().take(NEAR);
        let (link, subject) = near.into_iter().find_map(|link| Some((link, self.disputed(link)?)))?;
        // “a letter from Reyes that read: ‘…’”
        let own = |clause: &Clause| clause.verb > link && self.touches(clause.verb, quote) && self.may_say(clause);
        let brings = |verb: &Verb| verb.class.is(Class::HEARS | Class::QUOTED) || !verb.is_finite();
        let clause = self.clauses.iter().rev().find(|clause| clause.verb < subject && clause.link == Link::Main)?;
        let who = clause.subject.filter(|&who| self.parts[who].noun().is_some_and(|noun| noun.sort.speaks()))?;
        let passes = self.parts[clause.verb].verb().is_none_or(brings);
        (!passes && !self.clauses.iter().any(own)).then_some(Credit { subject: who, cue: None, rule: Rule::AfterFar })
    }

    /// Whose claim, or whose letter, stands right before what tells more of it.
    fn disputed(self, link: usize) -> Option<usize> {
        let letter = || {
            let relative = matches!(self.parts[link].kind, PartKind::Relative);
            self.signed_by(link - 1).filter(|&letter| relative && letter > self.sentence.from as usize)
        };
        self.claimant(link).or_else(letter)
    }

    /// Whether somebody or a paper is the subject of a clause.
    fn may_say(self, clause: &Clause) -> bool {
        clause.subject.is_some_and(|subject| self.may_speak(subject))
    }

    /// Whether a clause behind a claim may hold a quotation: not “Holm dismissed Reyes's claim that it leaks as ‘nonsense’”, nor
    /// “Reyes's claim that it leaks is ‘simply wrong,’ Holm said”.
    fn holds(self, link: usize, quote: usize) -> bool {
        if link + 1 == quote {
            return true;
        }
        let points =
            self.parts[link + 1..quote].iter().any(|part| matches!(part.kind, PartKind::Colon | PartKind::Semicolon));
        let last = &self.parts[quote - 1];
        let word = self.tokens[last.from as usize];
        let likened = word.is(Class::EITHER | Class::AS | Class::ABSOLUTE) && last.noun().is_none();
        // What stands first in its clause has a verb of its own.
        let is = last.verb().is_some_and(|verb| verb.class.is(Class::BE));
        let verbs = self.parts[link + 1..quote].iter().filter(|part| part.verb().is_some_and(Verb::is_finite)).count();
        !(points || likened || last.is_pause() || is && verbs > 1)
    }

    /// Credits whoever owns a noun of speech, or the one it is from.
    fn passed(self, subject: usize, cue: Option<usize>) -> Credit {
        let owned = self.parts[subject].noun().is_some_and(|noun| is_said(noun) && noun.owner.is_some());
        Credit { subject, cue, rule: if owned { Rule::Claim } else { Rule::AfterFar } }
    }

    /// Whose claim stands right before what links it to its words.
    fn claimant(self, link: usize) -> Option<usize> {
        let part = &self.parts[link];
        let word = self.tokens[part.from as usize];
        let relative = |part: &Part| self.tokens[part.from as usize].is(Class::RELATIVE);
        match part.kind {
            PartKind::Subordinator | PartKind::Other if word.is(Class::SUBORDINATOR) && relative(part) => {
                let of = matches!(self.parts[link - 1].kind, PartKind::Preposition);
                self.claims(link - usize::from(of))
            }
            PartKind::According if self.parts.get(link + 1).is_some_and(relative) => self.claims(link),
            PartKind::Comma => {
                let prefix = matches!(self.parts[link - 1].kind, PartKind::Adverb);
                self.claims(link - usize::from(prefix)).filter(|_| self.is_reported_mood(link))
            }
            _ => None,
        }
    }

    /// German …, er sei „…“: whether a clause in the mood for what others say begins behind the comma.
    fn is_reported_mood(self, comma: usize) -> bool {
        let parts = &self.parts[comma + 1..self.sentence.to as usize];
        let clause = parts.iter().take(NEAR).take_while(|part| !part.is_pause());
        let verb = clause.into_iter().find(|part| part.verb().is_some_and(Verb::is_finite));
        verb.is_some_and(|verb| self.tokens[verb.from as usize].is(Class::SPEECH))
    }

    /// Whose claim ends before the part at `end`: Reyes's claim, the claim of Reyes, made by nobody who says more of it: not
    /// “Holm said of Reyes's claim that”.
    fn claims(self, end: usize) -> Option<usize> {
        let from = self.sentence.from as usize;
        let last = end.checked_sub(1).filter(|&last| last > from)?;
        let noun = self.parts[last].noun()?;
        let owned = noun.class.is(Class::SPEECH)
            && noun.owner.is_some_and(|(first, _)| !self.tokens[first as usize].is(Class::POSSESSIVE));
        let of = || {
            self.signed_by(last)
                .filter(|&noun| self.parts[noun].noun().is_some_and(|noun| noun.class.is(Class::SPEECH)))
        };
        let claim = if owned { last } else { of()? };
        self.is_object(claim).then_some(last)
    }

    /// Whether a noun is what something is done to or what somebody reacts to, rather than where something is said.
    fn is_object(self, noun: usize) -> bool {
        let from = self.sentence.from as usize;
        let Some(link) = noun.checked_sub(1).filter(|&link| link >= from) else { return true };
        if !matches!(self.parts[link].kind, PartKind::Preposition | PartKind::Agent | PartKind::Relay) {
            return true;
        }
        let verb = link.checked_sub(1).filter(|&verb| verb >= from).and_then(|verb| self.parts[verb].verb());
        let about = Class::SENDER | Class::TOPIC | Class::PLACES;
        verb.is_some_and(Verb::is_finite) && !self.tokens[self.parts[link].from as usize].is(about)
    }

    /// The noun that is somebody's by what stands between: [a letter] from Holm. A German name may hold it: Brief von Ann Holm.
    pub(super) fn signed_by(self, who: usize) -> Option<usize> {
        let noun = self.parts[who].noun()?;
        let place = self.tokens[noun.head.0 as usize].is(Class::PLACE);
        if !matches!(noun.sort, NounSort::Name | NounSort::Person | NounSort::Body) || place {
            return None;
        }
        let office = &self.tokens[noun.office.0 as usize..noun.office.1 as usize];
        if office.iter().any(|word| word.is(Class::SPEECH | Class::STATEMENT)) {
            return Some(who);
        }
        let at = who.checked_sub(2).filter(|&at| at >= self.sentence.from as usize)?;
        let link = &self.parts[at + 1];
        let by = match link.kind {
            PartKind::Preposition => self.tokens[link.from as usize].is(Class::SENDER),
            kind => matches!(kind, PartKind::Agent),
        };
        // German Brief: where every noun is large, one that is in a list may look like a name.
        let paper = |noun: &Noun| {
            let word = self.tokens[noun.head.1 as usize - 1];
            is_said(noun) || noun.sort == NounSort::Name && word.is(Class::SPEECH | Class::STATEMENT)
        };
        self.parts[at].noun().filter(|noun| by && paper(noun) && noun.owner.is_none()).map(|_| at)
    }

    // … letter "from" NOUN [saying] ":" Q — Holm received a letter from Reyes: “…”; an email from Reyes that read: “…”
    fn sent_to(self, quote: usize) -> Option<Credit> {
        let from = self.sentence.from as usize;
        let colon = matches!(self.parts[quote - 1].kind, PartKind::Colon | PartKind::Comma);
        let end = quote - usize::from(colon);
        let verb = |at: usize| self.parts.get(at).filter(|_| at > from).and_then(Part::verb);
        let said = verb(end.checked_sub(1)?).filter(|verb| verb.reports_beside());
        let (who, cue) = match said {
            Some(verb) if verb.form == Form::Gerund => (end.checked_sub(2)?, Some(end - 1)),
            Some(verb) if verb.is_finite() => {
                let who = end.checked_sub(3)?;
                let relative = matches!(self.parts[who + 1].kind, PartKind::Relative | PartKind::Subordinator);
                let pause = self.parts[who].is_pause();
                (Some(who - usize::from(pause && who > from)).filter(|_| relative)?, Some(end - 1))
            }
            _ => (Some(end - 1).filter(|_| matches!(self.parts[quote - 1].kind, PartKind::Colon))?, None),
        };
        let letter = Some(who).filter(|&who| who > from).and_then(|who| self.signed_by(who))?;
        // “Holm said she had a letter from Reyes: ‘…’”, “Holm answered a letter from Reyes: ‘…’”; but what she read or quoted is
        // his.
        let brings = |clause: &Clause| {
            let verb = self.parts[clause.verb].verb();
            let takes = verb
                .is_some_and(|verb| verb.class.is(Class::HEARS | Class::QUOTED) || !verb.class.is(Class::ADDRESSED));
            clause.verb + 1 == letter && takes
        };
        let own = |clause: &Clause| clause.verb < letter && !brings(clause) && self.reports(clause, quote);
        let object = self.is_object(letter);
        let reported = (cue.is_none() || !object) && self.clauses.iter().any(own);
        (letter > from && (object || cue.is_some()) && !reported).then(|| self.passed(who, cue))
    }

    // Q VERB "in" letter "from" NOUN — German „…“, steht im Brief von Ann Holm; French « … », peut-on lire dans la lettre de Holm.
    fn written_in(self, quote: usize) -> Option<Credit> {
        const FAR: usize = 4;
        let (at, to) = (self.behind(quote), self.sentence.to as usize);
        // Spanish «…», se lee en la carta de Holm
        let at = at + usize::from(self.parts[..to].get(at).is_some_and(tags::is_object));
        let stands = self.parts[..to].get(at)?.verb().filter(|verb| verb.is_finite() && !verb.class.is(Class::BE))?;
        // French peut-on lire dans la lettre: the infinitive of whoever takes words in.
        let taken_in = |part: &Part| self.tokens[part.from as usize].is(Class::HEARS) && part.to == part.from + 1;
        let small = |part: &Part| match part.kind {
            PartKind::Verb(verb) => verb.form == Form::Infinitive,
            PartKind::Noun(noun) => match noun.sort {
                NounSort::Object => true,
                NounSort::Pronoun => !noun.class.is(Class::MASCULINE | Class::FEMININE),
                _ => taken_in(part),
            },
            kind => matches!(kind, PartKind::Adverb | PartKind::Other),
        };
        let link = (at + 1..to.min(at + FAR)).find(|&at| !small(&self.parts[at]))?;
        let placed = matches!(self.parts[link].kind, PartKind::Preposition) && stands.voice == Voice::Active;
        let noun = |at: usize| self.parts[..to].get(at).and_then(Part::noun).filter(|_| placed);
        let named =
            |noun: &Noun| noun.owner.is_some_and(|(first, _)| !self.tokens[first as usize].is(Class::POSSESSIVE));
        let whose = if noun(link + 1).is_some_and(|noun| is_said(noun) && named(noun)) {
            Some(link + 1)
        } else {
            [link + 1, link + 3].into_iter().find(|&who| noun(who).is_some() && self.signed_by(who).is_some())
        };
        whose.map(|subject| self.passed(subject, Some(at)))
    }
}
