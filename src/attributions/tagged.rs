//! Tagged: who is credited right behind a quotation, whether the verb or the name comes first.
//!
//! What comes in is a sentence and a quotation of it; what goes out is a [`Credit`], if what follows the quotation is a tag.

use super::{
    circumstances,
    cited::is_said,
    confidence::Rule,
    credits::{Credit, View},
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    run::Run,
    sentences::Ending,
    tags,
    tokens::TokenKind,
    verbs::{Form, Verb, Voice},
};
use crate::rules::Class;

/// Where the dash stands behind an hour, in parts.
const STAMP: usize = 5;

impl View<'_> {
    // Q VERB NOUN — “…,” said Holm.
    pub(super) fn inverted(self, quote: usize) -> Option<Credit> {
        let at = self.behind(quote);
        let loose = at == quote + 1 && self.ending(quote) == Ending::Word;
        let tag = tags::verb_subject(self.tokens, &self.parts[at..self.sentence.to as usize])?;
        let (subject, verb) = (at + tag.subject, at + tag.verb);
        // “citing the ‘magic’ said the plan could work”: a noun with a verb of its own is no speaker.
        let next = self.parts.get(subject + 1).filter(|_| subject + 1 < self.sentence.to as usize);
        let goes_on = next.is_some_and(|next| next.verb().is_some_and(|verb| verb.is_finite()));
        // “said one member involved in the plan”
        let goes_on = goes_on && !self.is_participle(subject + 1) && verb < subject;
        let alone = next.is_none_or(|next| !matches!(next.kind, PartKind::Noun(_) | PartKind::Subordinator));
        // French « … ! » a lancé Ann Holm.
        let grouped = self.is_group(verb) && !(self.opens(quote) && next.is_none_or(tags::ends_subject));
        if goes_on || loose && !(alone && self.opens(quote)) || grouped {
            return None;
        }
        let signer = self.signer(subject);
        if signer.is_none() && self.is_answer_alone(subject, verb) {
            return None;
        }
        Some(Credit { subject: signer.unwrap_or(subject), cue: Some(verb), rule: Rule::Inverted })
    }

    /// “…,” came the answer: whose it is, the words before must tell.
    fn is_answer_alone(self, subject: usize, verb: usize) -> bool {
        let said = |noun: &Noun| noun.class.is(Class::SPEECH) && noun.owner.is_none() && noun.sort == NounSort::Thing;
        let next = self.parts[..self.sentence.to as usize].get(subject + 1);
        let comes = self.parts[verb].verb().is_some_and(|verb| !verb.class.is(Class::REPORT));
        comes
            && self.parts[subject].noun().is_some_and(said)
            && next.is_none_or(|next| !matches!(next.kind, PartKind::Preposition))
    }

    // Q "," "as" NOUN … VERB — German „…“, wie Holm sagte; French « … », comme l’a dit Holm
    pub(super) fn as_said(self, quote: usize) -> Option<Credit> {
        const LONGEST: usize = 7;
        let (at, to) = (self.behind(quote), self.sentence.to as usize);
        let links = |&at: &usize| self.tokens[self.parts[at].to as usize - 1].is(Class::AS);
        // Spanish tal como, tal y como, French ainsi que
        let link = (at..to.min(at + 3)).find(links)?;
        let adverb = (at..link).all(|at| matches!(self.parts[at].kind, PartKind::Adverb | PartKind::And));
        let goes_on = |at: &usize| {
            let part = &self.parts[*at];
            !part.is_pause() && !matches!(part.kind, PartKind::Stop | PartKind::Quote(_) | PartKind::Colon)
        };
        let clause: Vec<usize> = (link + 1..to.min(link + 1 + LONGEST)).take_while(goes_on).collect();
        let subject = clause.iter().copied().find(|&at| {
            let governed = matches!(self.parts[at - 1].kind, PartKind::Preposition | PartKind::Agent) && at - 1 != link;
            let one = |noun: &Noun| match noun.sort {
                NounSort::Name | NounSort::Person => true,
                NounSort::Pronoun => noun.class.is(Class::MASCULINE | Class::FEMININE),
                _ => false,
            };
            !governed && self.parts[at].noun().is_some_and(one)
        })?;
        // German wie es Holm nennt, wie sich Holm ausdrückt
        let worded = clause.iter().any(|&at| {
            let it = |noun: &Noun| noun.sort == NounSort::Object || noun.class.is(Class::NEUTER);
            at != subject && self.parts[at].noun().is_some_and(it)
        });
        let says = |&at: &usize| self.parts[at].verb().is_some_and(|verb| verb.reports_beside() || worded);
        let verb = clause.into_iter().find(says)?;
        adverb.then_some(Credit { subject, cue: Some(verb), rule: Rule::After })
    }

    // Q ":" thus VERB NOUN — German „…“: So beschreibt Ann Holm den Tag.
    fn thus(self, quote: usize) -> Option<Credit> {
        let [colon, so, rest @ ..] = &self.parts[quote + 1..self.sentence.to as usize] else { return None };
        let adverb = self.tokens[so.from as usize].is(Class::ADVERB) || matches!(so.kind, PartKind::According);
        // Spanish «…»: así lo resumió este lunes Ana Holm.
        let verb = rest.iter().position(|part| !tags::is_object(part))?;
        let says = rest[verb].verb().is_some_and(|verb| verb.is_finite() && verb.reports_beside());
        let behind = circumstances::plain(self.tokens, Run(&rest[verb + 1..]));
        let behind = circumstances::past(self.tokens, behind).unwrap_or(behind);
        let speaks = behind.first()?.noun().is_some_and(|noun| noun.sort.speaks());
        // German „…“ – so fasst Holm den Abend zusammen.
        let point = matches!(colon.kind, PartKind::Colon | PartKind::Dash);
        (point && adverb && says && speaks).then_some(Credit {
            subject: quote + 3 + rest.len() - behind.len(),
            cue: Some(quote + 3 + verb),
            rule: Rule::Inverted,
        })
    }

    // Q ":" NOUN VERB — «…»: Ann Holm has tears in her eyes.
    pub fn titled(self, quote: usize) -> Option<Credit> {
        if let Some(credit) = self.thus(quote) {
            return Some(credit);
        }
        let [colon, rest @ ..] = &self.parts[quote + 1..self.sentence.to as usize] else { return None };
        // French « … » : c’est ainsi que Holm résume l’affaire; German „…“: Mit diesen Worten begann Holm.
        let points = rest.first().is_some_and(|first| match first.kind {
            PartKind::Noun(noun) => {
                let word = self.tokens[first.from as usize];
                noun.class.is(Class::NEUTER) || word.is(Class::DETERMINER) && word.is(Class::SUBORDINATOR)
            }
            PartKind::Preposition => rest[1..].first().is_some_and(|words| words.noun().is_some_and(is_said)),
            kind => matches!(kind, PartKind::Adverb | PartKind::According),
        });
        let named = |at: usize, noun: &Noun| match noun.sort {
            NounSort::Name => at == 0 || points && !matches!(rest[at - 1].kind, PartKind::Preposition),
            NounSort::Person => at == 0 && rest.iter().any(|part| part.verb().is_some_and(Verb::reports)),
            NounSort::Body | NounSort::Pronoun | NounSort::Statement | NounSort::Thing => false,
            NounSort::Time | NounSort::Object => false,
        };
        let name = rest.iter().enumerate().find(|(at, part)| part.noun().is_some_and(|noun| named(*at, noun)))?.0;
        // French « … » : ainsi va la vie, et Holm le sait.
        let aside = rest[..name].iter().any(|part| part.is_pause() || matches!(part.kind, PartKind::And));
        let acts = !aside && rest.iter().any(|part| part.verb().is_some_and(Verb::is_finite));
        let quoted = rest.iter().any(|part| matches!(part.kind, PartKind::Quote(_)));
        // German „…“ – mit diesen Worten wandte sich Holm an den Rat.
        let with = points && rest.first().is_some_and(|first| matches!(first.kind, PartKind::Preposition));
        let point = matches!(colon.kind, PartKind::Colon) || with && matches!(colon.kind, PartKind::Dash);
        let subject = quote + 2 + name;
        (point && acts && !quoted).then_some(Credit { subject, cue: None, rule: Rule::Named })
    }

    // NOUN { PREPOSITION NOUN } "," [NAME] … ":" — Ann Holm, his successor: “…”; German Der Rektor der Schule, Ann Holm, im Radio: „…“
    pub(super) fn verbless(self, colon: usize) -> Option<usize> {
        let begins = self.sentence.from as usize;
        // 10:15 — The mayor, Ann Holm, from her office: “…”
        let timed = self.parts[begins..colon].iter().take(STAMP).position(|part| matches!(part.kind, PartKind::Dash));
        let from = timed.filter(|_| self.tokens[self.parts[begins].from as usize].kind == TokenKind::Number);
        let from = from.map_or(begins, |dash| begins + dash + 1);
        let noun = |at: usize| self.parts[..colon].get(at).and_then(Part::noun);
        let somebody = |noun: &&Noun| matches!(noun.sort, NounSort::Name | NounSort::Person);
        noun(from).filter(somebody)?;
        let numbered =
            (self.parts[from].from..self.parts[from].to).any(|at| self.tokens[at as usize].kind == TokenKind::Number);
        let mut comma = from + 1;
        while matches!(self.parts[comma].kind, PartKind::Preposition) && noun(comma + 1).is_some() {
            comma += 2;
        }
        let aside = matches!(self.parts.get(comma)?.kind, PartKind::Comma) && comma < colon;
        if !aside || numbered || !self.clauses.is_empty() {
            return None;
        }
        let name = noun(comma + 1).is_some_and(|noun| noun.sort == NounSort::Name);
        let office = self.parts[from].noun().is_some_and(|noun| noun.sort == NounSort::Person);
        let named = name && office && matches!(self.parts.get(comma + 2)?.kind, PartKind::Comma | PartKind::Colon);
        Some(if named { comma + 1 } else { from }).filter(|_| named || comma == from + 1)
    }

    /// Whose words they are that a paper holds: “…,” read a note signed by Holm; German „…“, lautete das Fazit von Holm.
    fn signer(self, paper: usize) -> Option<usize> {
        let named = self.parts[paper].noun().is_some_and(|noun| noun.sort != NounSort::Statement);
        let of = |who: &usize| *who < self.sentence.to as usize && self.signed_by(*who) == Some(paper);
        if let Some(who) = Some(paper + 2).filter(|_| named).filter(of) {
            return Some(who);
        }
        let [note, signed, by, who, ..] = &self.parts[paper..self.sentence.to as usize] else { return None };
        let written = note.noun().is_some_and(|noun| noun.sort == NounSort::Statement);
        let signed = signed.verb().is_some_and(|verb| verb.form == Form::Participle);
        let speaks = who.noun().is_some_and(|noun| noun.sort.speaks());
        (written && signed && matches!(by.kind, PartKind::Agent) && speaks).then_some(paper + 3)
    }

    // Q NOUN VERB "by" NOUN — “…,” Holm was told by Reyes.
    pub(super) fn suffered(self, quote: usize) -> Option<Credit> {
        let at = self.behind(quote);
        let [whom, told, by, who, ..] = &self.parts[at..self.sentence.to as usize] else { return None };
        let told = told.verb().is_some_and(|verb| verb.class.is(Class::REPORT) && verb.voice == Voice::Passive);
        let speaks = |part: &Part| part.noun().is_some_and(|noun| noun.sort.speaks());
        // “…,” Holm was quoted by the Herald as saying.
        let cited = self.parts[at + 1].verb().is_some_and(|verb| verb.class.is(Class::QUOTED));
        (told && speaks(whom) && matches!(by.kind, PartKind::Agent) && speaks(who)).then_some(Credit {
            subject: if cited { at } else { at + 3 },
            cue: Some(at + 1),
            rule: Rule::After,
        })
    }

    /// Whether a verb in the past may belong to the noun before it: a preposition follows.
    fn is_participle(self, verb: usize) -> bool {
        let part = &self.parts[verb];
        let bare =
            part.verb().is_some_and(|verb| verb.main == part.from && verb.class.is(Class::PAST) && !verb.reports());
        bare && self
            .parts
            .get(verb + 1)
            .is_some_and(|next| matches!(next.kind, PartKind::Preposition | PartKind::Agent))
    }

    /// Whether a verb has an auxiliary, which no inverted verb has.
    fn is_group(self, verb: usize) -> bool {
        let part = &self.parts[verb];
        part.verb().is_some_and(|verb| verb.main != part.from)
    }

    // Q NOUN {ASIDE} VERB — “…,” Holm, the mayor, said.
    pub(super) fn after(self, quote: usize) -> Option<Credit> {
        let at = self.behind(quote);
        // “a hole,” as Holm put it
        let to = self.sentence.to as usize;
        let joins = |part: &Part| {
            let link = matches!(part.kind, PartKind::Subordinator | PartKind::Preposition);
            link && self.tokens[part.from as usize].is(Class::EITHER)
        };
        let joined = self.parts[..to].get(at).is_some_and(joins);
        let at = at + usize::from(joined);
        let tag = tags::subject_verb(&self.parts[at..to])?;
        let ends =
            || self.parts[..to].get(at + tag.verb + 1).is_none_or(|next| next.is_pause() || tags::ends_subject(next));
        if joined && !ends() {
            return None;
        }
        let subject = at + tag.subject;
        let loose = at == quote + 1 && self.ending(quote) == Ending::Word;
        let speaks = self.parts[subject].noun().is_some_and(|noun| noun.sort.speaks());
        // “the ‘bitter pill’ measures added”: the quotation is part of their name.
        if loose && !(speaks && self.opens(quote)) {
            return None;
        }
        let verb = at + tag.verb;
        // German „…“ – das sagte Holm wirklich.
        let thing = self.parts[subject]
            .noun()
            .is_some_and(|noun| noun.sort == NounSort::Pronoun && noun.class.is(Class::NEUTER));
        let behind = self.parts[..self.sentence.to as usize].get(verb + 1).and_then(Part::noun);
        // French « … », nous confie Holm.
        let first = self.parts[subject].noun().is_some_and(|noun| {
            noun.sort == NounSort::Pronoun
                && noun.class.is(Class::FIRST | Class::SECOND)
                && self.parts[verb].from == self.parts[subject].to
        });
        if (thing || first) && verb == subject + 1 && behind.is_some_and(|noun| noun.sort.speaks()) {
            return Some(Credit { subject: verb + 1, cue: Some(verb), rule: Rule::After });
        }
        if let Some(spoken) = self.spoken_within(verb) {
            return Some(Credit { subject: verb + 1, cue: Some(spoken), rule: Rule::After });
        }
        Some(Credit { subject, cue: Some(verb), rule: Rule::After })
    }

    /// “…,” Izvestia reported Holm stating, Reyes says Holm told her: the verb of whoever is reported to speak.
    fn spoken_within(self, verb: usize) -> Option<usize> {
        let to = self.sentence.to as usize;
        let noun = self.parts[..to].get(verb + 1)?.noun()?;
        let spoken = self.parts[..to].get(verb + 2)?.verb()?;
        let whom = |part: &Part| part.noun().is_some_and(|whom| whom.sort == NounSort::Object);
        let told = || {
            let tells = spoken.is_finite() && spoken.class.is(Class::ADDRESSED) && spoken.voice == Voice::Active;
            tells && self.parts[..to].get(verb + 3).is_some_and(whom)
        };
        (noun.sort.speaks() && spoken.reports() && (spoken.form == Form::Gerund || told())).then_some(verb + 2)
    }
}
