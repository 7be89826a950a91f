//! Attachments: nouns that look like a subject and verbs that look like its predicate, yet belong to the word before them.
//!
//! What comes in is the state of a [`Reader`] of clauses at a part; what goes out is whether that part is such a one.

use super::{
    clauses::{Clause, Link, Reader},
    frames::{Frame, Last},
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    tokens::{Token, TokenKind},
    verbs::{Form, Verb, Voice},
};
use crate::rules::Class;

impl Reader<'_> {
    /// Whether a word is all that somebody asks: when she asked why, he said.
    pub(super) fn is_asked_alone(&self, at: usize) -> bool {
        let asks = at.checked_sub(1).and_then(|before| self.parts[before].verb());
        let comma = self.parts.get(at + 1).is_some_and(|next| matches!(next.kind, PartKind::Comma));
        comma && asks.is_some_and(|asks| asks.class.is(Class::ASKS))
    }

    /// Reads a sentence of its own that brackets hold with its quotation: a bridge (Holm, who built it, said, “…”).
    pub(super) fn bracket(&mut self, open: usize, close: usize) {
        let within = &self.parts[open..close];
        let quote = within.iter().position(|part| matches!(part.kind, PartKind::Quote(_)));
        let finite = |part: &Part| part.verb().is_some_and(|verb| verb.is_finite() && verb.reports());
        if quote.is_some_and(|quote| within[..quote].iter().any(finite)) {
            let outer = std::mem::replace(&mut self.frames, vec![Frame::new(Link::Main, None)]);
            self.restart();
            (open + 1..close).for_each(|at| self.part(at));
            self.frames = outer;
        }
    }

    /// Where a clause ends that says no more than how things are, between a subject and its verb: Holm, it turns out, left.
    pub(super) fn parenthesis(&self, comma: usize, to: usize) -> Option<usize> {
        const LONGEST: usize = 5;
        let is_comma = |part: &Part| matches!(part.kind, PartKind::Comma);
        let [first, it, verb, rest @ ..] = &self.parts[comma..to] else { return None };
        // Holm, you will remember, left.
        let you = it.noun().is_some_and(|it| it.class.is(Class::SECOND));
        let known = Class::NEUTER | Class::FIRST | Class::SECOND;
        let whose = it.noun().filter(|it| it.sort == NounSort::Pronoun && it.class.is(known));
        let seems = verb.verb().is_some_and(|verb| verb.is_finite() && (you || !verb.class.is(Class::REPORT)));
        let close = rest.iter().take(LONGEST - 2).position(is_comma)?;
        let plain = rest[..close].iter().all(|part| matches!(part.kind, PartKind::Adverb | PartKind::Preposition));
        let waits = self.frames.last().is_some_and(|top| top.clause.is_none() && top.subject.is_some());
        let goes_on = rest.get(close + 1).is_some_and(|next| next.verb().is_some_and(Verb::is_finite));
        (is_comma(first) && whose.is_some() && seems && plain && waits && goes_on).then_some(comma + 3 + close)
    }

    /// Whether a noun without an article says what the one is whom an aside before it speaks of.
    pub(super) fn is_calling(&self, at: usize) -> bool {
        let part = &self.parts[at];
        let bare = !self.tokens[part.from as usize].is(Class::DETERMINER | Class::POSSESSIVE);
        let person = part.noun().is_some_and(|noun| noun.sort == NounSort::Person);
        let subject = self.frames.last().and_then(|top| top.subject);
        person && bare && subject.is_some_and(|subject| self.parts[subject + 1].is_pause())
    }

    /// Who stands behind a verb of speech that has no subject before it: German Am Montag sagte Holm, Sie gehe, sagte sie.
    pub(super) fn behind(&self, verb: usize) -> Option<usize> {
        let reports = self.parts[verb].verb().is_some_and(Verb::reports);
        let noun = self.parts.get(verb + 1).and_then(Part::noun).filter(|_| reports)?;
        noun.sort.speaks().then_some(verb + 1)
    }

    /// Whether a subject behind its verb is “she”, or a pause follows it: Ja, sagte Holm weiter, …
    pub(super) fn is_interjected(&self, subject: usize) -> bool {
        let gendered =
            |noun: &Noun| noun.sort == NounSort::Pronoun && noun.class.is(Class::MASCULINE | Class::FEMININE);
        let addressed = self.parts[subject - 1].verb().is_some_and(|verb| verb.class.is(Class::ADDRESSED));
        let adverb = self.parts.get(subject + 1).is_some_and(|next| matches!(next.kind, PartKind::Adverb));
        let pause = self.parts.get(subject + 1 + usize::from(adverb));
        let person = |noun: &Noun| matches!(noun.sort, NounSort::Name | NounSort::Person);
        let closed = pause.is_some_and(|part| matches!(part.kind, PartKind::Comma)) && !addressed;
        self.parts[subject].noun().is_some_and(|noun| gendered(noun) || closed && person(noun))
    }

    /// French ce que dit Holm, Spanish lo que dijo Holm: whether the subject of a relative's verb of speech stands behind it.
    pub(super) fn is_inverted(&self, relative: Option<usize>, verb: usize) -> bool {
        let Some(relative) = relative else { return false };
        let that = self.tokens[self.parts[relative].from as usize].is(Class::SUBORDINATOR) && relative + 1 == verb;
        let says = self.parts[verb].verb().is_some_and(|verb| verb.reports() && verb.is_finite());
        let [who, next, ..] = &self.parts[verb + 1..] else { return false };
        let speaks = who.noun().is_some_and(|noun| matches!(noun.sort, NounSort::Name | NounSort::Person));
        let ends = matches!(next.kind, PartKind::Comma | PartKind::Colon | PartKind::Stop);
        that && says && speaks && ends
    }

    /// Who says so at the end of a sentence, an office and a name behind it: The lights are on, the engineer, Ann Holm, said.
    pub(super) fn called(&self, verb: usize) -> Option<usize> {
        let [pause, office, first, name, last, said] = &self.parts[verb.checked_sub(5)?..=verb] else { return None };
        let comma = |part: &Part| matches!(part.kind, PartKind::Comma);
        let person = office.noun().is_some_and(|noun| noun.sort == NounSort::Person && !noun.class.is(Class::PLURAL));
        let known = self.tokens[office.from as usize].is(Class::DEFINITE | Class::POSSESSIVE);
        let named = name.noun().is_some_and(|noun| noun.sort == NounSort::Name);
        let acted = self.frames[0].clause.is_some() && said.verb().is_some_and(Verb::reports);
        (acted && comma(pause) && person && known && comma(first) && named && comma(last)).then_some(verb - 4)
    }

    /// Whether a pronoun between two commas stands for the subject before it: French Le maire, lui, promet.
    pub(super) fn echoes(&self, at: usize) -> bool {
        let subject = self.frames.last().and_then(|top| top.subject).and_then(|subject| self.parts[subject].noun());
        let subject = subject.is_some_and(|noun| noun.sort != NounSort::Pronoun);
        let closed = self.parts.get(at + 1).is_some_and(|next| matches!(next.kind, PartKind::Comma));
        let acts =
            self.parts.get(at + 2).is_some_and(|next| next.noun().is_none_or(|noun| noun.sort == NounSort::Object));
        subject && closed && acts
    }

    /// “Then up got Ann Holm, and asked”: whether a verb without a subject has it behind.
    pub(super) fn comes(&self, at: usize) -> bool {
        let Some([before, verb]) = at.checked_sub(2).map(|from| [&self.parts[from], &self.parts[from + 1]]) else {
            return false;
        };
        let clause = self.frames.last().and_then(|top| top.clause).map(|clause| self.clauses[clause]);
        let alone = clause.is_some_and(|clause| clause.verb + 1 == at && clause.subject.is_none());
        let acts = verb.verb().is_some_and(|verb| verb.is_finite() && !verb.class.is(Class::REPORT | Class::BE));
        // “Next to Reyes stood Ann Holm, the mayor.”
        let governed = at >= 3 && matches!(self.parts[at - 3].kind, PartKind::Preposition) && before.noun().is_some();
        let opens = governed || matches!(before.kind, PartKind::Adverb | PartKind::Preposition);
        alone && acts && opens && self.parts.get(at + 1).is_none_or(Part::is_pause)
    }

    /// German Kürzungen schließe sie aus: whether a pronoun right behind a verb is its subject, since a noun that names nobody, in
    /// a language of large nouns, stands before it.
    pub(super) fn is_object_first(&self, verb: usize) -> bool {
        let Some(noun) = verb.checked_sub(1).and_then(|at| self.parts[at].noun()) else { return false };
        let told = Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE;
        let thing = noun.class.is(Class::LARGE_NOUN) && !noun.class.is(told) && noun.sort != NounSort::Person;
        let mood = self.tokens[self.parts[verb].from as usize].is(Class::SPEECH);
        thing
            && self.parts.get(verb + 1).and_then(Part::noun).is_some_and(|who| {
                let one = who.sort == NounSort::Pronoun && who.class.is(Class::MASCULINE | Class::FEMININE);
                one && (mood || who.class.is(Class::MASCULINE))
            })
    }

    /// Whether an infinitive with its “to” stands right before a noun.
    pub(super) fn is_object(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|at| &self.parts[at]);
        before
            .is_some_and(|part| part.verb().is_some_and(|verb| verb.form == Form::Infinitive && verb.main != part.from))
    }

    /// Whether “, and” before a noun with an aside begins a clause of its own: “Holm left, but Reyes, the mayor, stayed”.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let comma = |at: Option<usize>| {
            at.and_then(|at| self.parts.get(at)).is_some_and(|part| matches!(part.kind, PartKind::Comma))
        };
        let attached =
            |at: usize| matches!(self.parts.get(at), Some(part) if matches!(part.kind, PartKind::Preposition));
        let behind = (at + 1..at + 6).step_by(2).find(|&at| !attached(at));
        self.frames[0].clause.is_some() && comma(at.checked_sub(2)) && comma(behind)
    }

    /// “Asked whether he would go”, but “left because he was ill”, “asked not to be named because”: whether a clause may go on
    /// with what is told.
    pub(super) fn tells_what(&self, clause: &Clause) -> bool {
        let named = |verb: &Verb| verb.form == Form::Infinitive && verb.voice == Voice::Passive;
        let verb = self.parts[clause.verb].verb();
        verb.is_some_and(|verb| verb.class.is(Class::REPORT | Class::BESIDE) && !named(verb))
    }

    /// Whether nothing but the one spoken to stands between a verb of telling and the part at `at`.
    pub(super) fn tells(&self, at: usize) -> bool {
        let verb = at.checked_sub(2).and_then(|verb| self.parts[verb].verb());
        verb.is_some_and(|verb| verb.reports() && verb.class.is(Class::ADDRESSED)) && self.last == Last::Noun
    }

    /// Whether the subject of an aside, rather than that of the clause around it, says what comes behind the pause: “Holm
    /// left after they came, saying …” is Holm's, “it was a blow as Reyes echoed Holm, saying …” is Reyes's.
    pub(super) fn outspeaks(&mut self) -> bool {
        let Some(outer) = self.frames.len().checked_sub(2).map(|outer| self.frames[outer]) else { return false };
        let top = *self.top();
        let reports = |clause: usize| self.parts[self.clauses[clause].verb].verb().is_some_and(Verb::reports);
        let speaks = |at: usize| self.parts[at].noun().is_none_or(|noun| noun.sort.speaks());
        let weak = outer.subject.is_none_or(|subject| !speaks(subject)) && !outer.clause.is_some_and(reports);
        top.link == Link::Aside && (weak || top.clause.is_some_and(reports))
    }

    /// “in Dale, Ohio, Holm said”, “Holm of Dale, Ohio says”: what a place is in.
    pub(super) fn is_place(&self, at: usize, sort: NounSort) -> bool {
        let kind = |back: usize| at.checked_sub(back).map(|at| self.parts[at].kind);
        let name = |kind: Option<PartKind>| matches!(kind, Some(PartKind::Noun(noun)) if is_bare_name(&noun));
        // “in the Court of Appeal in Dale, Ohio, Holm said”
        let body = matches!(kind(2), Some(PartKind::Noun(noun)) if noun.sort == NounSort::Body);
        let placed = (body || name(kind(2)))
            && matches!((kind(3), kind(1)), (Some(PartKind::Preposition), Some(PartKind::Comma)));
        let closed = self.parts.get(at + 1).is_some_and(|next| matches!(next.kind, PartKind::Comma));
        let waits =
            at >= 4 && self.frames.last().is_some_and(|top| top.clause.is_none() && top.subject == Some(at - 4));
        // Spanish En el puente de Dale, Ana Holm, de 91 años, mira
        let word = |ahead: usize| self.parts.get(at + ahead).map(|part| self.tokens[part.from as usize]);
        let aged = word(2).is_some_and(|of| of.is(Class::SENDER))
            && word(3).is_some_and(|number| number.kind == TokenKind::Number);
        sort == NounSort::Name && placed && name(Some(self.parts[at].kind)) && (closed && !aged || waits)
    }

    /// Whether a noun stands where a subject does and is none.
    pub(super) fn is_beside(&self, at: usize) -> bool {
        self.is_listed(at) || self.is_it(at)
    }

    /// German wie Holm es nannte: whether an “it” behind whoever speaks is what is said.
    fn is_it(&self, at: usize) -> bool {
        let it =
            self.parts[at].noun().is_some_and(|noun| noun.sort == NounSort::Pronoun && noun.class.is(Class::NEUTER));
        let says = self.parts.get(at + 1).and_then(Part::verb).is_some_and(|verb| verb.is_finite() && verb.reports());
        let speaker = self.frames.last().filter(|top| top.clause.is_none()).and_then(|top| top.subject);
        it && says && self.last == Last::Noun && speaker.is_some_and(|who| who + 1 == at && self.speaks(who))
    }

    fn speaks(&self, at: usize) -> bool {
        self.parts[at].noun().is_some_and(|noun| noun.sort.speaks())
    }

    /// “A letter by the rabbi, imam and bishop says”: what goes on a list that a preposition governs, behind a subject.
    fn is_listed(&self, at: usize) -> bool {
        let back = |back: usize| at.checked_sub(back).map(|at| self.parts[at].kind);
        let noun = |kind: Option<PartKind>| matches!(kind, Some(PartKind::Noun(_)));
        let governs = |kind: Option<PartKind>| matches!(kind, Some(PartKind::Preposition | PartKind::Agent));
        let and = |at: usize| self.parts.get(at).is_some_and(|part| matches!(part.kind, PartKind::And));
        let waits = self.frames.last().is_some_and(|top| top.clause.is_none() && top.subject.is_some());
        let inner = matches!(back(1), Some(PartKind::Comma)) && and(at + 1) && noun(back(2)) && governs(back(3));
        let last = matches!(back(1), Some(PartKind::And))
            && noun(back(2))
            && (governs(back(3)) || matches!(back(3), Some(PartKind::Comma)) && noun(back(4)) && governs(back(5)));
        waits && (inner || last)
    }

    /// “She shared a list called”: a participle that looks finite belongs to the object before it.
    pub(super) fn is_reduced(&mut self, at: usize, verb: &Verb) -> bool {
        let over = self.ends_relative();
        let Some(clause) = self.top().clause.filter(|_| !over) else { return false };
        let reports = self.parts[self.clauses[clause].verb].verb().is_some_and(|verb| verb.class.is(Class::REPORT));
        let bare = verb.main == self.parts[at].from && verb.class.is(Class::PAST);
        // “He would like to see it repeated”
        let object = |free: usize| {
            self.parts[free].noun().is_some_and(|noun| noun.class.is(Class::NEUTER)) && self.is_object(free)
        };
        let speaks = self
            .free
            .is_some_and(|free| self.parts[free].noun().is_some_and(|noun| noun.sort.speaks()) && !object(free));
        // “It said nothing, but a man in the room called it ‘mad’”; but “a nurse and a man in a coat called Reyes”.
        let begins = || self.free.is_some_and(|free| self.begins_clause(free)) && verb.reports();
        bare && !reports && (self.last == Last::Governed && !(speaks && begins()) || self.last == Last::Noun && !speaks)
    }

    /// Whether a comma and “but” stand right before a noun.
    fn begins_clause(&self, noun: usize) -> bool {
        let Some([comma, and]) = noun.checked_sub(2).and_then(|at| self.parts.get(at..noun)) else { return false };
        matches!((comma.kind, and.kind), (PartKind::Comma, PartKind::And))
    }

    /// “Asked about the plan, Holm laughed”: what opens a sentence without a subject before or behind it.
    pub(super) fn is_participle(&mut self, at: usize, verb: &Verb) -> bool {
        let opens = self.last == Last::Start && self.frames.len() == 1 && self.free.is_none();
        let top = *self.top();
        let bare = verb.main == self.parts[at].from && verb.class.is(Class::PAST);
        let next = self.parts.get(at + 1).map(|part| part.kind);
        opens
            && bare
            && top.clause.is_none()
            && top.subject.is_none()
            && matches!(next, Some(PartKind::Preposition | PartKind::Agent | PartKind::Subordinator))
    }

    /// “A woman accused of theft was pale”: a participle, since the noun before it has a verb of its own.
    pub(super) fn is_left(&self, at: usize, verb: &Verb) -> bool {
        const NEAR: usize = 6;
        let bare = verb.main == self.parts[at].from && verb.class.is(Class::PAST) && verb.class.is(Class::ADDRESSED);
        let fresh = self.frames.last().is_some_and(|top| top.clause.is_none() && top.link != Link::Relative);
        let mut rest = self.parts.iter().skip(at + 1).take(NEAR);
        let mut governed = false;
        bare && fresh
            && self.last == Last::Noun
            && rest.find_map(|part| match part.kind {
                PartKind::Preposition | PartKind::Agent => {
                    governed = true;
                    None
                }
                PartKind::Noun(_) if std::mem::take(&mut governed) => None,
                PartKind::Verb(next) => Some(
                    next.is_finite()
                        && next.class.is(Class::AUXILIARY | Class::BE)
                        && self.tokens[part.from as usize].is(Class::AUXILIARY),
                ),
                _ => Some(false),
            }) == Some(true)
    }

    /// “A man who was there said”: a second verb, and no word that joins it to the first, belongs to the one the clause is
    /// about.
    pub(super) fn ends_relative(&self) -> bool {
        let Some(&top) = self.frames.last() else { return false };
        let last = self.last;
        let outer = self.frames.len().checked_sub(2).map(|outer| self.frames[outer]);
        let waits = outer.is_some_and(|outer| outer.clause.is_none() && outer.subject.is_some());
        let speaks = |free: usize| self.parts[free].noun().is_some_and(|noun| noun.sort.speaks());
        // “A neighbor who knew Ann Holm said”, but “a neighbor who thinks Ann Holm lied said”
        let knows = || {
            let verb = top.clause.and_then(|clause| self.parts[self.clauses[clause].verb].verb());
            let own = top.subject.is_some_and(|subject| self.parts[subject].noun().is_none());
            top.link == Link::Relative && own && verb.is_some_and(|verb| !verb.class.is(Class::REPORT))
        };
        let object = last == Last::Noun && self.free.is_some_and(|free| !speaks(free) || knows());
        let over = matches!(last, Last::Verb | Last::Governed) || object;
        matches!(top.link, Link::Relative | Link::Aside) && top.clause.is_some() && waits && over
    }

    /// “Holm said no, to which Reyes replied, ‘…’”: whether the comma at `at` is the quotation's. “He praised those who left, but
    /// said, ‘…’” is no aside's.
    pub(super) fn announces(&self, at: usize) -> bool {
        let own = |verb: usize| verb > 0 && !matches!(self.parts[verb - 1].kind, PartKind::And);
        let verb = at.checked_sub(1).filter(|&verb| self.parts[verb].verb().is_some_and(Verb::reports) && own(verb));
        let quoted = self.parts.get(at + 1).is_some_and(|next| matches!(next.kind, PartKind::Quote(_)));
        let top = self.frames.last().and_then(|top| top.clause).map(|clause| self.clauses[clause].verb);
        quoted && verb.is_some() && top == verb
    }

    /// “Holm, whose office chairs the board, said”: whether the pause at `at` ends a clause whose verb nobody knows.
    pub(super) fn ends_whose(&self, at: usize) -> bool {
        const NEAR: usize = 6;
        let Some([.., outer, top]) = self.frames.get(..) else { return false };
        let waits = outer.clause.is_none() && outer.subject.is_some();
        let unknown = top.link == Link::Relative && top.clause.is_none() && self.last == Last::Noun;
        let near = at.saturating_sub(NEAR)..at;
        let relative = near.rev().find(|&near| matches!(self.parts[near].kind, PartKind::Relative));
        let nouns = |from: usize| self.parts[from..at].iter().filter(|part| part.noun().is_some()).count();
        let whose = |from: usize| self.tokens[self.parts[from].from as usize].is(Class::POSSESSIVE) && nouns(from) > 1;
        waits && unknown && relative.is_some_and(whose)
    }

    /// “…,” Holm said, …: whether a verb ends what stands beside a quotation.
    pub(super) fn tags(&self, verb: usize) -> bool {
        let ends = |next: &Part| matches!(next.kind, PartKind::Comma | PartKind::Stop | PartKind::Quote(_));
        self.parts[verb].verb().is_some_and(Verb::reports) && self.parts.get(verb + 1).is_none_or(ends)
    }

    /// “Holm says his ‘friend’ Reyes ran”: whether what is quoted before a noun belongs to it.
    pub(super) fn modifies(&self, noun: Option<usize>) -> bool {
        let own = Class::DETERMINER | Class::POSSESSIVE | Class::OWNER;
        let before = noun.and_then(|noun| noun.checked_sub(2));
        before.is_some_and(|before| {
            let part = &self.parts[before];
            part.noun().is_some() && self.tokens[part.to as usize - 1].is(own)
        })
    }

    /// Whether a noun is the one spoken to: “Holm emailed supporters saying …”.
    pub(super) fn is_told(&self, noun: usize) -> bool {
        let verb = noun.checked_sub(1).and_then(|before| self.parts[before].verb());
        verb.is_some_and(|verb| verb.class.is(Class::ADDRESSED) && !verb.class.is(Class::QUOTED))
    }
}

/// Whether a name may be a place's: nothing tells that it is a person's.
fn is_bare_name(noun: &Noun) -> bool {
    let told = Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE | Class::LARGE_NOUN;
    noun.sort == NounSort::Name && noun.office.0 == noun.office.1 && noun.owner.is_none() && !noun.class.is(told)
}

/// Where the line ends that says from where a page was sent: DALE — The mayor said; LYON, 9 mars – Le maire.
pub fn dateline(tokens: &[Token], parts: &[Part]) -> Option<usize> {
    const LONGEST: usize = 8;
    let place = parts.first().filter(|place| place.noun().is_some_and(|noun| noun.sort != NounSort::Time))?;
    let large = |at: u32| tokens[at as usize].is(Class::UPPER) && !tokens[at as usize].is(Class::FIRST_NAME);
    let dash = parts.iter().take(LONGEST).position(|part| matches!(part.kind, PartKind::Dash))?;
    let plain = |part: &Part| match part.kind {
        PartKind::Noun(noun) => matches!(noun.sort, NounSort::Name | NounSort::Time | NounSort::Body | NounSort::Thing),
        _ => part.is_pause() || matches!(part.kind, PartKind::Stop | PartKind::Other),
    };
    let told = parts.len() > dash + 2 && (place.from..place.to).all(large);
    (told && parts[..dash].iter().all(plain)).then_some(dash)
}
