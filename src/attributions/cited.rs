//! Citations: whose words a sentence passes on, or names without saying that they spoke.
//!
//! What comes in is a sentence; what goes out is a [`Credit`] for a quotation that somebody else cites (the Herald quoted
//! Holm as saying “…”), that is signed (“…” — Ann Holm), or that a noun gives away (Holm's verdict: “…”).

use super::{
    clauses::{Clause, Link},
    confidence::Rule,
    credits::{Credit, View},
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    tags,
    verbs::{Form, Verb, Voice},
};
use crate::rules::Class;

/// Whether a noun is something said: a claim, a message.
pub(super) fn is_said(noun: &Noun) -> bool {
    noun.class.is(Class::SPEECH) || noun.sort == NounSort::Statement
}

impl View<'_> {
    // NOUN quoted NOUN "as" saying Q, Q NOUN quoted NOUN "as" saying — the Herald quoted Holm as saying “…”.
    pub fn cited(self, quote: usize) -> Option<Credit> {
        let (subject, cue) = self.clauses.iter().find_map(|clause| self.citation(clause))?;
        let rule = if cue < quote { Rule::Before } else { Rule::After };
        Some(Credit { subject, cue: Some(cue), rule })
    }

    /// Who is quoted, and the verb of their saying.
    fn citation(self, clause: &Clause) -> Option<(usize, usize)> {
        let to = self.sentence.to as usize;
        let quotes = self.parts[clause.verb].verb()?;
        let subject = clause.verb + 1;
        // “recalls her telling a class that …”
        let telling = self.parts[..to].get(subject + 1).and_then(Part::verb);
        let tells = telling.is_some_and(|verb| verb.form == Form::Gerund && verb.reports());
        let recalled = |cited: &Noun| cited.class.is(Class::OBJECT_PRONOUN) && quotes.reports() && quotes.is_finite();
        if tells && self.parts[subject].noun().is_some_and(recalled) {
            return Some((subject, subject + 1));
        }
        // “…,” Reyes heard Holm say.
        let hears = self.tokens[self.parts[clause.verb].to as usize - 1].is(Class::HEARS) && quotes.is_finite();
        let hears = hears && clause.link == Link::Main;
        let says = |verb: &Verb| verb.class.is(Class::PLAIN) && verb.reports() && verb.form != Form::Gerund;
        let somebody = |noun: &Noun| matches!(noun.sort, NounSort::Name | NounSort::Person);
        if hears && telling.is_some_and(says) && self.parts[subject].noun().is_some_and(somebody) {
            return Some((subject, subject + 1));
        }
        let cited = self.parts[..to].get(subject)?.noun().filter(|_| quotes.class.is(Class::QUOTED))?;
        // “Reyes, quoting Holm: ‘…’”
        let kind = |at: usize| self.parts[..to].get(at).map(|part| part.kind);
        let announced =
            matches!((kind(subject + 1), kind(subject + 2)), (Some(PartKind::Colon), Some(PartKind::Quote(_))));
        if announced && somebody(cited) && quotes.voice == Voice::Active {
            return Some((subject, clause.verb));
        }
        // “quoted a nurse, Ann Holm, as saying”
        let aside = |at: usize| matches!(self.parts[..to].get(at), Some(part) if matches!(part.kind, PartKind::Comma));
        let skip = if aside(subject + 1) && aside(subject + 3) { 3 } else { 0 };
        let spoken = self.parts[..to].get(subject + skip + 2)?.verb()?;
        let somebody = cited.sort.speaks() || cited.sort == NounSort::Object;
        let says = spoken.form == Form::Gerund && spoken.reports();
        (quotes.voice == Voice::Active && quotes.is_finite() && somebody && says)
            .then_some((subject, subject + skip + 2))
    }

    // Q "," quotes NOUN NOUN — German „…“, zitiert das Blatt den Bürgermeister Holm.
    pub(super) fn quoted_behind(self, quote: usize) -> Option<Credit> {
        let at = self.behind(quote);
        let [quotes, by, whom, ..] = &self.parts[at..self.sentence.to as usize] else { return None };
        let verb = quotes.verb().filter(|verb| verb.class.is(Class::QUOTED) && verb.is_finite())?;
        let noun =
            |part: &Part| part.noun().is_some_and(|noun| noun.sort != NounSort::Time && noun.sort != NounSort::Pronoun);
        let person = whom.noun().is_some_and(|noun| matches!(noun.sort, NounSort::Name | NounSort::Person));
        let told = self.tokens[whom.from as usize].is(Class::DETERMINER | Class::HONORIFIC | Class::FIRST_NAME);
        (verb.voice == Voice::Active && noun(by) && person && told).then_some(Credit {
            subject: at + 2,
            cue: Some(at),
            rule: Rule::Inverted,
        })
    }

    // … VERB … "by" NOUN … Q, … VERB Q "by" NOUN — She was asked by Holm whether “…”; he was called “mad” by Holm.
    pub fn passive(self, quote: usize) -> Option<Credit> {
        // “accused of offering ‘a gift’ by Holm”
        let hangs = |clause: &Clause| self.parts[clause.verb].verb().is_some_and(|verb| verb.form == Form::Gerund);
        // “by an official whose name she could not recall that it was ‘in hand’”
        let goes_on =
            |verb: usize| self.parts.get(verb + 1).is_some_and(|next| matches!(next.kind, PartKind::Subordinator));
        let within = |clause: &Clause| {
            let own = clause.subject.is_some_and(|subject| self.parts[subject].noun().is_some());
            clause.link == Link::Relative && own && goes_on(clause.verb)
        };
        let own = |clause: &Clause| !within(clause) && !hangs(clause);
        let reports = |clause: &&Clause| own(clause) && self.reports(clause, quote);
        let suffered = |clause: &&Clause| {
            let verb = self.parts[clause.verb].verb();
            let reports = |verb: &Verb| verb.class.is(Class::REPORT) && !verb.class.is(Class::QUOTED);
            !clause.closed && verb.is_some_and(|verb| verb.voice == Voice::Passive && reports(verb))
        };
        let before = self.clauses.iter().rev().filter(|clause| clause.verb < quote);
        let clause = before.take_while(|clause| !reports(clause)).find(suffered)?;
        let to = (quote + 2).min(self.sentence.to as usize);
        let by =
            (clause.verb + 1..to).take_while(|&at| self.parts[at].verb().is_none_or(|verb| verb.form == Form::Gerund));
        let by = by.into_iter().find(|&at| matches!(self.parts[at].kind, PartKind::Agent))?;
        let speaks = self.parts[..self.sentence.to as usize].get(by + 1)?.noun()?.sort.speaks();
        // “asked to view a film by Holm”: by whom the film is.
        let done = &self.tokens[self.parts[clause.verb].to as usize..self.parts[by].from as usize];
        let speaks = speaks && !done.iter().any(|word| word.is(Class::INFINITIVE));
        (speaks && by + 1 != quote).then_some(Credit { subject: by + 1, cue: Some(clause.verb), rule: Rule::Before })
    }

    // VERB [PREPOSITION] Q "by" NOUN, BE "by" NOUN … Q VERB — French qualifié de « fou » par Holm; German wurde von Holm als „irr“
    // bezeichnet
    pub(super) fn done_by(self, quote: usize) -> Option<Credit> {
        const NEAR: usize = 8;
        let (from, to) = (self.sentence.from as usize, self.sentence.to as usize);
        let verb = |at: usize| self.parts[..to].get(at).and_then(Part::verb);
        let speaks = |at: usize| self.parts[..to].get(at)?.noun().filter(|noun| noun.sort.speaks());
        let by = |at: usize| {
            let part = self.parts[..to].get(at).filter(|part| matches!(part.kind, PartKind::Preposition))?;
            self.tokens[part.from as usize].is(Class::SENDER).then_some(at)
        };
        let near = (from..quote).rev().take(2).find_map(|at| Some((at, verb(at)?)));
        let suffers = |at: usize| {
            let helped = at.checked_sub(1).and_then(verb).is_some_and(|before| before.class.is(Class::BE));
            helped || verb(at).is_some_and(|verb| verb.voice == Voice::Passive)
        };
        let told = near.filter(|&(at, verb)| verb.class.is(Class::REPORT) && verb.is_finite() && suffers(at));
        if let (Some((cue, _)), Some(by)) = (told, by(quote + 1)) {
            return speaks(by + 1).map(|_| Credit { subject: by + 1, cue: Some(cue), rule: Rule::Before });
        }
        let done = verb(quote + 1).filter(|verb| verb.class.is(Class::REPORT) && verb.class.is(Class::PAST))?;
        // “Holm wurde von Lund gelobt, als Reyes „Danke“ rief”: that is another clause.
        let same = |at: &usize| !self.parts[*at].is_pause() && verb(*at).is_none();
        let by = (from + 1..quote).rev().take(NEAR).take_while(same).find(|&at| {
            let helps = verb(at - 1).is_some_and(|verb| verb.class.is(Class::BE) && !verb.class.is(Class::REPORT));
            helps && by(at).is_some()
        })?;
        speaks(by + 1).filter(|_| done.is_finite()).map(|_| Credit {
            subject: by + 1,
            cue: Some(quote + 1),
            rule: Rule::Before,
        })
    }

    // "here" "is" NOUN words ":" Q — Here's Ann Holm in December 1992: “…”
    pub fn presented(self, quote: usize) -> Option<Credit> {
        let from = self.sentence.from as usize;
        let [here, is, name, rest @ .., colon] = &self.parts[from..quote] else { return None };
        let opens = matches!(here.kind, PartKind::Adverb) && is.verb().is_some_and(|verb| verb.class.is(Class::BE));
        let named = name.noun().is_some_and(|noun| matches!(noun.sort, NounSort::Name | NounSort::Person));
        let plain = matches!(colon.kind, PartKind::Colon) && rest.iter().all(|part| part.verb().is_none());
        (opens && named && plain).then_some(Credit { subject: from + 2, cue: None, rule: Rule::Named })
    }

    // Q "—" NOUN — “…” — Ann Holm, mayor
    pub fn signed(self, quote: usize) -> Option<Credit> {
        let to = self.sentence.to as usize;
        let dash = self.parts[..to].get(quote + 1).is_some_and(|part| matches!(part.kind, PartKind::Dash));
        let name = self.parts[..to].get(quote + 2)?.noun()?;
        let ends =
            self.parts[..to].get(quote + 3).is_none_or(|part| matches!(part.kind, PartKind::Comma | PartKind::Stop));
        let aside =
            |part: &Part| matches!(part.kind, PartKind::Preposition | PartKind::Relative | PartKind::Subordinator);
        let told = self.parts[quote + 2..to].iter().any(|part| part.verb().is_some());
        // The claim: “…” — Ann Holm, at a rally; but “Reyes: ‘…’ — Holm, of the union, did not.”
        let somebody = |part: &Part| part.noun().is_some_and(|noun| noun.sort.speaks());
        let before = &self.parts[self.sentence.from as usize..quote];
        let colon = before.last().is_some_and(|part| matches!(part.kind, PartKind::Colon));
        // “The claim: ‘…’ — Instagram”
        let full = name.head.1 - name.head.0 > 1;
        let headed = colon && full && !told && !before.iter().any(somebody);
        let told = told && !self.parts[..to].get(quote + 4).is_some_and(aside);
        let opens = headed || self.opens(quote);
        (dash && ends && !told && name.sort == NounSort::Name && opens).then_some(Credit {
            subject: quote + 2,
            cue: None,
            rule: Rule::Named,
        })
    }

    // PAPER [PREPOSITION number] "(" Q, Q PAPER, Q PAPER "(" NOUN — Holm Dep. at 14 (“…”), “…” Holm Dep. 14:3, “…” Tr. 45:2 (Holm)
    pub(super) fn deposed(self, quote: usize) -> Option<Credit> {
        let short = |at: usize| {
            let noun = self.parts.get(at)?.noun().filter(|noun| noun.sort == NounSort::Statement)?;
            let words = &self.tokens[noun.head.0 as usize..noun.head.1 as usize];
            words.iter().any(|word| word.is(Class::STATEMENT) && word.is(Class::DOTTED)).then_some(noun)
        };
        let held = |at: usize| short(at).is_some_and(|noun| noun.owner.is_some());
        let claim = |at: usize| Credit { subject: at, cue: None, rule: Rule::Claim };
        let kind = |at: usize| self.parts.get(at).map(|part| part.kind);
        let from = self.sentence.from as usize;
        if let Some(open) =
            quote.checked_sub(1).filter(|&open| open > from && matches!(kind(open), Some(PartKind::Open)))
        {
            let page =
                open.checked_sub(3).filter(|&at| at >= from && matches!(kind(at + 1), Some(PartKind::Preposition)));
            return page.filter(|&at| held(at)).or(Some(open - 1).filter(|&at| held(at))).map(claim);
        }
        let paper = quote + 1 + usize::from(matches!(kind(quote + 1), Some(PartKind::Open)));
        if held(paper) {
            return Some(claim(paper));
        }
        let brackets = matches!((kind(paper + 1), kind(paper + 3)), (Some(PartKind::Open), Some(PartKind::Close)));
        let name = self.parts.get(paper + 2)?.noun().is_some_and(|noun| noun.sort == NounSort::Name);
        (short(paper).is_some() && brackets && name).then_some(Credit {
            subject: paper + 2,
            cue: None,
            rule: Rule::Named,
        })
    }

    // OWNER words BE Q — Holm recalled that her coach's words that day were “run it again”.
    pub(super) fn worded(self, quote: usize) -> Option<Credit> {
        let is = self.parts[quote - 1].verb().is_some_and(|verb| verb.is_finite() && verb.class.is(Class::BE));
        let clause = self.clauses.iter().find(|clause| is && clause.verb + 1 == quote)?;
        let subject = clause.subject?;
        // “Holm said that Reyes's comment was ‘rash’”: no word but words is what somebody said.
        let word = |noun: &Noun| self.tokens[noun.head.1 as usize - 1].is(Class::WORK);
        let words = |noun: &&Noun| {
            noun.class.is(Class::SPEECH) && noun.class.is(Class::PLURAL) && word(noun) && noun.owner.is_some()
        };
        let noun = self.parts[subject].noun().filter(words);
        noun.map(|_| Credit { subject, cue: None, rule: Rule::Claim })
    }

    // NAME { PREPOSITION NOUN } ":" — Ann Holm on the Tide podcast: “…”
    pub(super) fn placed(self, colon: usize) -> Option<usize> {
        const TOPIC: usize = 5;
        let range = self.sentence.from as usize..colon;
        let name = range.clone().find(|&at| !matches!(self.parts[at].kind, PartKind::Dash | PartKind::Other))?;
        let told = Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE;
        let noun = self.parts[name].noun().filter(|noun| noun.sort == NounSort::Name)?;
        // “Ann Holm (54) from Dale: ‘…’”
        let bracket = matches!(self.parts[name + 1].kind, PartKind::Open);
        let close = self.parts[name + 1..colon].iter().position(|part| matches!(part.kind, PartKind::Close));
        let behind = &self.parts[name + 1 + close.filter(|_| bracket).map_or(0, |close| close + 1)..colon];
        // “Holm again: ‘…’”, “Reyes, meanwhile: ‘…’”
        let adverb = |part: &Part| matches!(part.kind, PartKind::Adverb);
        let again = behind.first().is_some_and(|part| adverb(part) || part.is_pause());
        let again = again && behind.iter().any(adverb);
        let topic = behind.iter().take(TOPIC).position(|part| matches!(part.kind, PartKind::Preposition));
        let topic =
            topic.filter(|&at| behind.get(at + 1).is_some_and(|what| what.noun().is_some()) && at + 2 == behind.len());
        let again = again && behind[..topic.unwrap_or(behind.len())].iter().all(|part| adverb(part) || part.is_pause());
        // “Ann Holm on Night Desk: ‘…’”, German Ann Holm im „Boten“: „…“
        let link = |part: &Part| matches!(part.kind, PartKind::Preposition);
        let what = |part: &Part| part.noun().is_some() || matches!(part.kind, PartKind::Quote(_));
        let linked = behind.first().is_some_and(link) && behind.last().is_some_and(what);
        let linked = linked && behind.windows(2).all(|pair| !(link(&pair[0]) && link(&pair[1])));
        // “Onno Holm on the flood: ‘…’”: two words that no list knows.
        let topic = |part: &Part| self.tokens[part.from as usize].is(Class::TOPIC);
        let strange = noun.head.1 - noun.head.0 == 2 && behind.first().is_some_and(topic);
        let strange = strange && !noun.class.is(Class::PLACE | Class::BODY | Class::LARGE_NOUN);
        let placed = (noun.class.is(told) || strange) && linked && behind.iter().all(|part| link(part) || what(part));
        (placed || again && behind.len() <= TOPIC).then_some(name)
    }

    // SPEECH "from" NOUN ":" — The message from the chair: “…”; Then this, from Ann Holm, who built it: “…”
    pub(super) fn sent(self, colon: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let from = self.sentence.from as usize;
        let parts = &self.parts[from..colon];
        let first = parts.iter().take(2).position(|part| part.noun().is_some())?;
        let word = parts[first].noun()?;
        let pause = usize::from(parts.get(first + 1).is_some_and(Part::is_pause));
        let sender = parts.get(first + 1 + pause)?;
        let said = word.class.is(Class::SPEECH) || word.sort == NounSort::Statement || word.sort == NounSort::Pronoun;
        let whose = parts.get(first + 2 + pause)?.noun().is_some_and(|noun| noun.sort.speaks());
        let gendered = word.class.is(Class::MASCULINE | Class::FEMININE | Class::FIRST | Class::SECOND);
        let own = self.tokens[sender.from as usize].is(Class::SENDER) && matches!(sender.kind, PartKind::Preposition);
        let acts = |clause: &Clause| clause.verb < colon && clause.link != Link::Relative;
        let alone = !self.clauses.iter().any(acts) && parts.len() <= first + LONGEST;
        (said && !gendered && whose && own && alone).then_some(from + first + 2 + pause)
    }

    // OWNER noun ":" Q, Q "in" OWNER words — Holm's verdict: “…”; “…”, in Holm's words.
    pub fn owned(self, quote: usize) -> Option<Credit> {
        let owned =
            |at: usize| self.parts[..self.sentence.to as usize].get(at)?.noun().filter(|noun| noun.owner.is_some());
        let colon = quote.checked_sub(2).filter(|&at| at >= self.sentence.from as usize);
        let verdict = colon.filter(|&at| matches!(self.parts[at + 1].kind, PartKind::Colon));
        // “The minister's message to drivers: ‘…’”
        let to = |at: usize| at.checked_sub(2).filter(|_| matches!(self.parts[at - 1].kind, PartKind::Preposition));
        let verdict = verdict.and_then(|at| match owned(at) {
            Some(_) => Some(at),
            None => to(at).filter(|&at| at == self.sentence.from as usize && owned(at).is_some_and(is_said)),
        });
        let comma = usize::from(self.parts.get(quote + 1).is_some_and(Part::is_pause));
        let within = quote + 1 + comma;
        let placed = self.parts.get(within).is_some_and(|part| matches!(part.kind, PartKind::Preposition));
        let words = owned(within + 1).is_some_and(|noun| noun.class.is(Class::SPEECH));
        let subject = verdict.or((placed && words).then_some(within + 1))?;
        Some(Credit { subject, cue: None, rule: Rule::Claim })
    }

    // Q "is" "how" NOUN VERB, Q "was" "all" NOUN VERB, Q "was" OWNER answer — “…” is how Holm put it; “…” was Holm's reply.
    pub fn identified(self, quote: usize) -> Option<Credit> {
        let at = self.behind(quote);
        let to = self.sentence.to as usize;
        let is = self.parts[..to].get(at)?.verb().filter(|verb| verb.class.is(Class::BE))?;
        let next = self.parts[..to].get(at + 1).filter(|_| is.is_finite())?;
        let clause = || {
            let tag = tags::subject_verb(&self.parts[at + 2..to])?;
            Some(Credit { subject: at + 2 + tag.subject, cue: Some(at + 2 + tag.verb), rule: Rule::AfterFar })
        };
        match next.kind {
            PartKind::Noun(noun) if noun.class.is(Class::SPEECH) && noun.owner.is_some() => {
                Some(Credit { subject: at + 1, cue: None, rule: Rule::Claim })
            }
            // “…” was the verdict of Holm.
            PartKind::Noun(noun) if noun.class.is(Class::SPEECH) => {
                let of = self.parts[..to].get(at + 2).filter(|of| matches!(of.kind, PartKind::Preposition));
                let speaks = self.parts[..to].get(at + 3)?.noun().is_some_and(|noun| noun.sort.speaks());
                (of.is_some() && speaks).then_some(Credit { subject: at + 3, cue: None, rule: Rule::AfterFar })
            }
            PartKind::Noun(noun) if noun.sort == NounSort::Pronoun => clause(),
            PartKind::Subordinator | PartKind::Relative => clause(),
            _ => None,
        }
    }

    // words "," Q "was" "all" NOUN VERB — Asked about it, “…” was all Holm would say.
    pub(super) fn identified_behind(self, quote: usize) -> Option<Credit> {
        let pause = matches!(self.parts[quote - 1].kind, PartKind::Comma);
        let finite = |clause: &Clause| {
            clause.verb < quote && self.parts[clause.verb].verb().is_some_and(|verb| verb.form == Form::Finite)
        };
        if pause && !self.clauses.iter().any(finite) { self.identified(quote) } else { None }
    }

    // NOUN … Q VERB — German weil Holm den Plan „Wahnsinn“ nannte.
    pub fn enclosed(self, quote: usize) -> Option<Credit> {
        let clause = self.clauses.iter().find(|clause| clause.verb == quote + 1 && clause.link != Link::Main)?;
        let verb = self.parts[clause.verb].verb().filter(|verb| verb.reports() && verb.is_finite())?;
        let ends = self.parts[..self.sentence.to as usize].get(quote + 2);
        let ends = ends.is_none_or(|part| matches!(part.kind, PartKind::Stop | PartKind::Comma | PartKind::And));
        let subject = clause.subject.filter(|&subject| subject < quote && self.may_speak(subject) && ends)?;
        (verb.voice == Voice::Active).then_some(Credit { subject, cue: Some(clause.verb), rule: Rule::Before })
    }

    // "in" OWNER view "," … Q — In her words, the plan is “dead.” Spanish A su juicio, French À son avis
    fn worded_so(self, quote: usize) -> Option<Credit> {
        let from = self.sentence.from as usize;
        let [link, view, pause, ..] = &self.parts[from..quote] else { return None };
        let own = view.noun().and_then(|noun| Some((noun.class, noun.owner?)));
        let own = own.is_some_and(|(class, (first, _))| {
            class.is(Class::SPEECH) && self.tokens[first as usize].is(Class::POSSESSIVE)
        });
        let opens = matches!(link.kind, PartKind::Preposition) && pause.is_pause();
        let reported = self.clauses.iter().any(|clause| clause.verb < quote && self.reports(clause, quote));
        (own && opens && !reported).then_some(Credit { subject: from + 1, cue: Some(from), rule: Rule::Claim })
    }

    // "for" NOUN "," … Q — For Holm, the town is “as broke as a plate.”
    pub fn viewed(self, quote: usize) -> Option<Credit> {
        if let Some(credit) = self.worded_so(quote) {
            return Some(credit);
        }
        let from = self.sentence.from as usize;
        let noun = self.parts[from..quote].get(1)?.noun()?;
        let told =
            noun.class.is(Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE) || noun.office.1 > noun.office.0;
        // French Pour elle, « … ».
        let meant = matches!(noun.sort, NounSort::Pronoun | NounSort::Object)
            && noun.class.is(Class::MASCULINE | Class::FEMININE)
            && self.parts.get(from + 2).is_some_and(Part::is_pause);
        let person = matches!(noun.sort, NounSort::Name | NounSort::Person) && told || meant;
        let pause = self.parts.get(from + 2).is_some_and(|part| part.is_pause() || part.verb().is_some());
        (person && pause && self.starts(Class::VIEW)).then_some(Credit {
            subject: from + 1,
            cue: Some(from),
            rule: Rule::Introduced,
        })
    }
}
