//! Topics: whom a sentence is about, so that the next may go on to speak of them as “he” or “she”.
//!
//! What comes in is a sentence and its clauses; what goes out is a [`Mention`] of everybody whom it names, each of them a
//! subject or not. Whom a pronoun then means is the business of [`antecedents`](super::antecedents).

use super::{
    EntityId, Sort,
    clauses::{Clause, Link},
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    pronouns::{self, Mention, Place},
    speakers::Reader,
    tokens::{Token, TokenKind},
    verbs::{Form, Verb, Voice},
};
use crate::rules::Class;

/// A part of a sentence under study.
#[derive(Clone, Copy)]
struct Named<'c> {
    at: usize,
    /// The first part of its sentence.
    from: usize,
    clauses: &'c [Clause],
    /// Whom it names, or whose it is.
    entity: EntityId,
}

impl Reader<'_> {
    /// Notes everybody whom the sentence names.
    pub fn mention(&mut self, range: &std::ops::Range<usize>, clauses: &[Clause]) {
        if clauses.is_empty() && (self.is_byline(range) || self.is_dateline(range)) {
            return;
        }
        // “A nurse by training, she knew”: what hangs waits for the verb of the sentence.
        let finite = |clause: &Clause| self.page.parts[clause.verb].verb().is_some_and(Verb::is_finite);
        let mains = || clauses.iter().filter(|clause| clause.link == Link::Main && clause.subject.is_some());
        let main = mains().find(|clause| finite(clause)).or_else(|| mains().next());
        let asked = main.and_then(|main| self.asked(main, clauses, range.end));
        let first = main.and_then(|main| main.subject);
        let addressed = first.and_then(|first| self.addressed(first, clauses));
        let comer = || self.comer(first, clauses).or_else(|| self.newcomer(first, clauses));
        self.subjects.extend(asked.or_else(comer).or(first));
        let headline = !clauses.iter().any(finite) && self.is_headline(range);
        for at in range.clone() {
            if self.entities[at].is_none() && (at == range.start || Some(at) == first) {
                self.mention_again(at);
            }
            let Some((start, entity)) = self.named_at(at) else { continue };
            // End of the Line, Letzte Fahrt: capitals alone, and nowhere else, are no “he”.
            if headline && !self.cast.is_told(entity) && self.cast.is_named_once(entity) {
                continue;
            }
            if self.is_human(at) {
                self.cast.classes[entity.0 as usize] |= Class::PERSON;
            }
            let named = Named { at, from: range.start, clauses, entity };
            let of_another = main.is_some_and(|main| self.is_of_another(main, at));
            if of_another && self.entities[at].is_none() || self.asks(at, range.start, first) {
                continue;
            }
            let place = match self.ahead(at, range.start, first) {
                _ if of_another => Place::Elsewhere,
                _ if asked == Some(at) || addressed == Some(at) || self.is_met(clauses, at) => Place::Subject,
                _ if self.is_asked_about(at, range.end) => Place::Subject,
                _ if asked.is_some() && Some(at) == first => Place::Elsewhere,
                Some(place) => place,
                None if self.is_subject(named) => Place::Subject,
                None if self.is_governed(at) => Place::Governed,
                None => Place::Elsewhere,
            };
            if Some(at) == first {
                self.learn_gender(at, range.end, entity);
            }
            self.mentions.push(Mention { at: start, entity, place });
            // “Ann Holm's office is full of maps. … she”
            if let Some((span, owner)) = self.owner_of_body(at) {
                self.mentions.push(Mention { at: span.start, entity: owner, place });
            }
        }
    }

    /// Whom a part names, or whose it is, and the first byte of that name.
    fn named_at(&mut self, at: usize) -> Option<(u32, EntityId)> {
        let start = self.page.tokens[self.page.parts[at].from as usize].start;
        // “Holm's plan was that … he said”
        let owner = if self.entities[at].is_none() { self.named_owner(at) } else { None };
        self.entities[at].map(|entity| (start, entity)).or(owner.map(|(span, entity)| (span.start, entity)))
    }

    fn is_governed(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.page.parts[before].kind);
        matches!(before, Some(PartKind::Preposition | PartKind::Agent | PartKind::Relay))
    }

    /// Whoever does something within a sentence that is about a thing: “The meeting ended when the nurse came in.”
    fn comer(&self, first: Option<usize>, clauses: &[Clause]) -> Option<usize> {
        self.page.parts[first?].noun().filter(|noun| !noun.sort.speaks())?;
        let aside = clauses.iter().filter(|clause| clause.link == Link::Aside);
        let new = |&subject: &usize| self.entities[subject].is_none() && self.is_somebody(subject);
        aside.filter_map(|clause| clause.subject).find(new)
    }

    /// Whom a sentence without a quotation asks, so that they answer: Holm asked the girl where she had been, Holm asks if
    /// Reyes would go back.
    fn asked(&self, main: &Clause, clauses: &[Clause], end: usize) -> Option<usize> {
        let parts = &self.page.parts[..end];
        let asks = parts[main.verb].verb().filter(|verb| verb.class.is(Class::ASKS) && verb.voice == Voice::Active)?;
        if asks.form != Form::Finite || parts[main.verb..].iter().any(|part| matches!(part.kind, PartKind::Quote(_))) {
            return None;
        }
        // “Holm asked a judge to dismiss it”, “Holm asked a neighbor for a light”
        let begs = parts.get(main.verb + 2).is_some_and(|next| {
            next.verb().is_some_and(|verb| verb.form == Form::Infinitive)
                || matches!(next.kind, PartKind::Preposition) && self.page.tokens[next.from as usize].is(Class::VIEW)
        });
        let whom = match parts.get(main.verb + 1)?.kind {
            PartKind::Noun(_) if !begs => main.verb + 1,
            PartKind::Subordinator | PartKind::Relative => {
                clauses.iter().find(|clause| clause.verb > main.verb)?.subject?
            }
            _ => return None,
        };
        let noun = parts[whom].noun()?;
        let he = |noun: &Noun| noun.class.is(Class::MASCULINE | Class::FEMININE);
        let one = match noun.sort {
            NounSort::Name | NounSort::Person => !noun.class.is(Class::PLURAL),
            NounSort::Pronoun | NounSort::Object => he(noun),
            NounSort::Body | NounSort::Statement | NounSort::Thing | NounSort::Time => false,
        };
        one.then_some(whom)
    }

    /// “When I asked Holm about Reyes, she laughed”: whom somebody asks before “she” does something.
    fn addressed(&self, first: usize, clauses: &[Clause]) -> Option<usize> {
        let gender = Class::MASCULINE | Class::FEMININE;
        self.page.parts[first].noun().filter(|noun| noun.sort == NounSort::Pronoun && noun.class.is(gender))?;
        let asks = |clause: &&Clause| {
            let verb = self.page.parts[clause.verb].verb();
            clause.link == Link::Aside && clause.verb < first && verb.is_some_and(|verb| verb.class.is(Class::ASKS))
        };
        let whom = clauses.iter().find(asks)?.verb + 1;
        self.is_bare(whom).then_some(whom)
    }

    /// “I asked Holm”, “when we met Holm”: whether whoever writes does something with somebody, so that it goes on to speak of
    /// them.
    fn is_met(&self, clauses: &[Clause], at: usize) -> bool {
        let first = |at: usize| self.page.parts[at].noun().is_some_and(|noun| noun.class.is(Class::FIRST));
        let meets = |clause: &Clause| {
            let active = self.page.parts[clause.verb].verb().is_some_and(|verb| verb.voice == Voice::Active);
            clause.verb + 1 == at && active && clause.subject.is_some_and(first)
        };
        is_name(&self.page.parts[at]) && clauses.iter().any(meets)
    }

    /// “Holm's speech still scares her”: whether it is somebody else to whom what is Holm's does something.
    fn is_of_another(&self, main: &Clause, at: usize) -> bool {
        let object = self.page.parts.get(main.verb + 1).and_then(Part::noun);
        let gendered = |noun: &Noun| noun.sort == NounSort::Object && noun.class.is(Class::MASCULINE | Class::FEMININE);
        let single = |entity: EntityId| !self.cast.entities[entity.0 as usize].name.contains(' ');
        let untold = self.entities[at].is_some_and(|entity| single(entity) && !self.cast.is_told(entity));
        let untold = untold && self.is_bare(at);
        let thing = untold || self.page.parts[at].noun().is_some_and(|noun| !noun.sort.speaks());
        main.subject == Some(at) && thing && object.is_some_and(gendered)
    }

    /// What somebody named before the “he” of a sentence is: he in “To Holm's credit, he …”, not in “In a letter to Holm, he …”.
    fn ahead(&self, at: usize, from: usize, first: Option<usize>) -> Option<Place> {
        let gendered =
            |noun: &&Noun| noun.sort == NounSort::Pronoun && noun.class.is(Class::MASCULINE | Class::FEMININE);
        // “The daughter of Ann Holm, she …”
        let opens = |kind: PartKind| matches!(kind, PartKind::Preposition | PartKind::Noun(_));
        let subject = first.filter(|&first| at < first && from + 1 < first && opens(self.page.parts[from].kind))?;
        self.page.parts[subject].noun().filter(gendered)?;
        // “Of Holm's remark, he said”, “On Holm's plan, she said”: another's.
        let topic = self.page.tokens[self.page.parts[from].from as usize].is(Class::SENDER | Class::TOPIC);
        Some(if self.entities[at].is_none() && !topic { Place::Subject } else { Place::Elsewhere })
    }

    /// “Holm, 79, has”, “Holm, who”: whether a name is plainly somebody's.
    fn is_human(&self, at: usize) -> bool {
        let [comma, aside, ..] = &self.page.parts[at + 1..] else { return false };
        let (first, last) = (self.page.tokens[aside.from as usize], self.page.tokens[aside.to as usize - 1]);
        let age = aside.to == aside.from + 1 && first.kind == TokenKind::Number && last.end - first.start < 4;
        let closed = self.page.parts.get(at + 3).is_some_and(Part::is_pause);
        let who = matches!(aside.kind, PartKind::Relative) && first.is(Class::MASCULINE);
        // “a professor at the Lindow School, who”
        let before = at.checked_sub(1).map(|before| self.page.parts[before].kind);
        let governed = matches!(before, Some(PartKind::Preposition));
        is_name(&self.page.parts[at]) && !governed && comma.is_pause() && (age && closed || who)
    }

    /// “Holm stood by her paper”: she is a woman, where nothing else is known and nobody else was named.
    fn learn_gender(&mut self, subject: usize, end: usize, entity: EntityId) {
        const NEAR: usize = 6;
        let gender = Class::MASCULINE | Class::FEMININE;
        let index = entity.0 as usize;
        let bare =
            self.page.parts[subject].noun().is_some_and(|noun| noun.sort == NounSort::Name && noun.owner.is_none());
        let unknown = Class::NEUTER | Class::PLURAL | Class::PLACE | gender;
        if !bare || self.cast.classes[index].is(unknown) || self.cast.entities[index].sort != Sort::Person {
            return;
        }
        let own = |(from, _): (u32, u32)| Some(self.page.tokens[from as usize].class.and(gender));
        let parts = self.page.parts[subject + 1..end].iter().zip(&self.entities[subject + 1..end]).take(NEAR);
        let known =
            parts.take_while(|(_, entity)| entity.is_none()).filter_map(|(part, _)| part.noun()?.owner.and_then(own));
        let told = known.into_iter().find(|class| class.is(gender)).unwrap_or_default();
        // Spanish su tells nothing.
        let either = told == gender || told == Class::default();
        self.cast.classes[index] |= if either { Class::default() } else { told | Class::GUESSED };
    }

    /// Whether a part describes one person of whom a sentence may go on to speak: “another”, “one former employee”.
    pub fn is_somebody(&self, at: usize) -> bool {
        let one = |noun: &Noun| is_description(noun) && !noun.class.is(Class::PLURAL);
        self.page.parts[at].noun().is_some_and(one) || self.is_one_of(at)
    }

    /// Whether a part is what its sentence is about.
    fn is_subject(&self, named: Named) -> bool {
        let Named { at, clauses, .. } = named;
        is_topic(&self.page.parts, clauses, at)
            || self.is_explaining(named)
            || self.is_presented(named)
            || self.is_predicate(named)
            || self.is_struck(named)
            || clauses.is_empty() && self.stands_alone(named)
    }

    /// “Ann Holm” of “The company's engineer, Ann Holm, gave an estimate.”
    fn is_explaining(&self, Named { at, clauses, .. }: Named) -> bool {
        let parts = &self.page.parts;
        let aside = at >= 2 && parts[at - 1].is_pause() && parts.get(at + 1).is_some_and(Part::is_pause);
        let described = |back: usize| {
            let explained = self.entities[at].is_some() && self.entities[at] == self.entities[back];
            // “Its maker, Ann Holm, has left.”
            let human = self.entities[at].is_some_and(|entity| self.cast.is_human(entity));
            let told =
                |noun: &Noun| is_description(noun) || human && noun.owner.is_some() && noun.sort != NounSort::Name;
            explained || parts[back].noun().is_some_and(told)
        };
        // “A driver from Dale, Ann Holm, saw it.”
        let linked = |back: &usize| matches!(parts[*back + 1].kind, PartKind::Preposition);
        let chain = std::iter::once(at.saturating_sub(2))
            .chain((2..=3).filter_map(|links| at.checked_sub(2 * links)).take_while(linked));
        aside && chain.into_iter().any(|back| described(back) && is_topic(parts, clauses, back))
    }

    /// “by his relief, Ann Holm, who told the court”; and whoever is told of for the first time: with a ganger, Bo Holm, who
    /// might have stepped out of a song.
    fn is_presented(&self, Named { at, clauses, .. }: Named) -> bool {
        let parts = &self.page.parts;
        let who = at + 1 + usize::from(parts.get(at + 1).is_some_and(Part::is_pause));
        if !matches!(parts.get(who), Some(part) if matches!(part.kind, PartKind::Relative)) {
            return false;
        }
        let clause = clauses.iter().find(|clause| clause.subject == Some(who));
        if clause.is_some_and(|clause| parts[clause.verb].verb().is_some_and(Verb::reports)) {
            return true;
        }
        // “a plan by Ann Holm that would”: it is the plan that is told of. “Reyes's apprentice is Ann Holm, who …”
        // Spanish que, behind a pause, is who.
        let word = self.page.tokens[parts[who].from as usize];
        let that = word.is(Class::SUBORDINATOR) && (word.is(Class::DETERMINER) || who == at + 1);
        if that || clauses.iter().any(|clause| clause.verb + 1 == at && self.is_owned(clause)) {
            return false;
        }
        let owns = self.page.tokens[parts[who].from as usize].is(Class::POSSESSIVE);
        let acts = |next: &Part| next.verb().is_some() || matches!(next.kind, PartKind::Adverb);
        let aside = at >= 2 && parts[at - 1].is_pause() && self.entities[at - 2].is_some();
        let aside = aside && self.entities[at - 2] != self.entities[at];
        // “Ann Holm of the charity Open Door, who left”
        let human = |at: usize| self.entities[at].is_some_and(|entity| self.cast.is_human(entity));
        let aside = aside || self.is_governed(at) && at >= 2 && human(at - 2) && !human(at);
        let person = |entity: EntityId| self.cast.is_person(entity) && self.is_new(entity);
        is_name(&parts[at])
            && (owns || parts.get(who + 1).is_some_and(acts))
            && !aside
            && self.entities[at].is_some_and(person)
    }

    /// Whether somebody was not spoken of lately.
    fn is_new(&self, entity: EntityId) -> bool {
        self.mentions.iter().rev().take(pronouns::REACH).all(|mention| mention.entity != entity)
    }

    /// “The winner was Ann Holm.” But “Reyes's apprentice is Ann Holm” is about Reyes as much.
    fn is_predicate(&self, Named { at, from, clauses, .. }: Named) -> bool {
        let parts = &self.page.parts;
        let is = |verb: &Verb| verb.is_finite() && verb.class.is(Class::BE);
        let owned = |clause: &Clause| clause.verb + 1 == at && self.is_owned(clause);
        at > from && self.is_bare(at) && parts[at - 1].verb().is_some_and(is) && !clauses.iter().any(owned)
    }

    /// “The verdict left Ann Holm in tears.” “It ended Holm's career.” “For Ann Holm, the verdict was a blow.” Where no person does anything, it is about
    /// whomever something is done to.
    fn is_struck(&self, Named { at, from, clauses, entity }: Named) -> bool {
        let parts = &self.page.parts;
        let told =
            |entity: EntityId| self.cast.is_told(entity) || self.cast.entities[entity.0 as usize].name.contains(' ');
        // A single word nobody knows is somebody's name only if nobody else is meant.
        let place = |entity: EntityId| self.cast.classes[entity.0 as usize].is(Class::PLACE | Class::NEUTER);
        let somebody = |entity: EntityId| !place(entity) && (told(entity) || !self.cast.is_person(entity));
        let owns = self.entities[at].is_none();
        if !(owns || self.is_bare(at)) || !somebody(entity) {
            return false;
        }
        let person = |subject: usize| {
            let noun = parts[subject].noun();
            // “Holm's article attacked Reyes.”
            let paper = noun.filter(|noun| matches!(noun.sort, NounSort::Statement | NounSort::Body));
            let owner = paper.and_then(|noun| noun.owner).map(|(from, _)| self.page.tokens[from as usize]);
            owner.is_some_and(Token::is_capital)
                || owns && noun.is_some_and(|noun| noun.owner.is_some())
                || self.entities[subject].is_some_and(|entity| self.cast.is_person(entity))
                || noun.is_none_or(|noun| match noun.sort {
                    NounSort::Person => !noun.class.is(Class::PLURAL),
                    NounSort::Pronoun => !noun.class.is(Class::NEUTER),
                    NounSort::Name | NounSort::Body | NounSort::Statement | NounSort::Thing => false,
                    NounSort::Time | NounSort::Object => false,
                })
        };
        let Some(main) = clauses.iter().find(|clause| clause.link == Link::Main) else { return false };
        let acts = |clause: &Clause| {
            let verb = parts[clause.verb].verb();
            clause.verb + 1 == at && verb.is_some_and(|verb| verb.is_finite() && verb.voice == Voice::Active)
        };
        let viewed = at == from + 1
            && self.page.tokens[parts[from].from as usize].is(Class::VIEW)
            && parts.get(at + 1).is_some_and(Part::is_pause);
        main.subject.is_some_and(|subject| !person(subject)) && (acts(main) || viewed)
    }

    /// Whether a clause speaks of what is somebody's.
    fn is_owned(&self, clause: &Clause) -> bool {
        let noun = clause.subject.and_then(|subject| self.page.parts[subject].noun());
        noun.is_some_and(|noun| noun.owner.is_some())
    }

    /// Whether a part is what comes first where no verb is known, or a name in a few words: “Next up, Holm.”
    fn stands_alone(&self, Named { at, from, .. }: Named) -> bool {
        const LONGEST: usize = 6;
        let governed = || matches!(self.page.parts[at - 1].kind, PartKind::Preposition | PartKind::Agent);
        let mut few = self.page.parts[from..].iter().take(LONGEST);
        self.is_past_place(from, at)
            || self.is_bare(at) && !governed() && few.any(|part| matches!(part.kind, PartKind::Stop))
    }

    /// Whether a part is a name without an article: “no Ann Holm” is somebody else.
    pub fn is_bare(&self, at: usize) -> bool {
        let article = |part: &Part| self.page.tokens[part.from as usize].is(Class::DETERMINER);
        self.page.parts.get(at).is_some_and(|part| is_name(part) && !article(part))
    }
}

/// “the aide”, “another”: what a name in an aside may explain.
fn is_description(noun: &Noun) -> bool {
    // French Personne ne voulait, German niemand: nobody.
    let other = Class::GENDER | Class::FIRST | Class::SECOND | Class::NEGATION;
    let anybody = !noun.class.without(Class::PLURAL).is(other);
    noun.sort == NounSort::Person || noun.sort == NounSort::Pronoun && anybody
}

pub fn is_name(part: &Part) -> bool {
    part.noun().is_some_and(|noun| noun.sort == NounSort::Name)
}

/// Whether a part is the subject of a clause that the sentence is about.
fn is_topic(parts: &[Part], clauses: &[Clause], at: usize) -> bool {
    // “Holm sat still as Reyes read”: it is about Holm.
    let aside = |clause: &Clause| clause.link == Link::Aside && clause.outer.is_some();
    // “Holm said that Reyes had lied”: so it is.
    let speaks = |at: usize| parts[at].noun().is_some_and(|noun| noun.sort.speaks());
    // “…,” said Holm, with Reyes nodding beside her.
    let governed = at.checked_sub(1).is_some_and(|before| matches!(parts[before].kind, PartKind::Preposition));
    let hangs = |clause: &Clause| governed && parts[clause.verb].verb().is_some_and(|verb| verb.form == Form::Gerund);
    let told = |clause: &Clause| {
        let outer = clause.outer.filter(|_| clause.link == Link::Object).map(|outer| &clauses[outer]);
        // “He is the ablest candidate, Holm argues”
        let reports = parts[clause.verb].verb().is_some_and(Verb::reports);
        // “a teacher named Ann Holm was there”
        let is = |outer: &Clause| {
            parts[outer.verb]
                .verb()
                .is_some_and(|verb| verb.class.is(Class::HELD_OFF) || reports && verb.class.is(Class::BE))
        };
        let thinks = |outer: &Clause| !is(outer);
        outer.is_some_and(|outer| thinks(outer) && outer.subject.is_some_and(speaks))
    };
    clauses.iter().any(|clause| clause.subject == Some(at) && !aside(clause) && !told(clause) && !hangs(clause))
}
