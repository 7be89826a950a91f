//! Hints: whom a sentence may mean where it credits nobody, and whom it tells the next one to expect.
//!
//! What comes in is a sentence; what goes out is a [`Credit`] less sure than those of [`credits`](super::credits).

use super::{
    clauses::{Clause, Link},
    confidence::Rule,
    credits::{Credit, View},
    nouns::NounSort,
    parts::{Part, PartKind},
    tokens::Token,
    verbs::{Form, Voice},
};
use crate::rules::Class;

impl View<'_> {
    /// Whom it may mean, if nobody reports in it.
    pub fn hinted(self, quote: usize) -> Option<Credit> {
        // Holm, who “has had enough,” has a car.
        let relative = quote.checked_sub(1).filter(|&at| matches!(self.parts[at].kind, PartKind::Relative));
        // “She blamed the roof, which ‘would have taken every penny’”: no roof speaks.
        let head = relative.and_then(|who| who.checked_sub(2)).and_then(|head| self.parts[head].noun());
        let thing = head.is_some_and(|noun| noun.sort == NounSort::Thing);
        if let Some(who) = relative.filter(|_| !thing) {
            return Some(Credit { subject: who, cue: None, rule: Rule::Subject });
        }
        let subject = |clause: &&Clause| {
            let Some(subject) = clause.subject else { return false };
            // “A debt collector is a ‘servicer’” tells what the word means.
            let first = self.tokens[self.parts[subject].from as usize];
            let is = self.parts[clause.verb].verb().is_some_and(|verb| verb.class.is(Class::BE));
            let meant = is && first.is(Class::DETERMINER) && !first.is(Class::DEFINITE);
            // “It is called ‘Last Light’.”
            let called = self.parts[clause.verb]
                .verb()
                .is_some_and(|verb| verb.voice == Voice::Passive && verb.class.is(Class::HELD_OFF));
            if called && self.touches(clause.verb, quote) {
                return false;
            }
            let noun = self.parts[subject].noun();
            !self.is_told_something(clause)
                && noun.is_some_and(|noun| match noun.sort {
                    // German Es fehlten sechzig Fahrer, „…“: it is nobody who does anything, unless what it does is the words.
                    NounSort::Pronoun => !noun.class.is(Class::NEUTER) || self.touches(clause.verb, quote),
                    NounSort::Name => true,
                    NounSort::Person => !meant,
                    NounSort::Body | NounSort::Statement | NounSort::Thing | NounSort::Time | NounSort::Object => false,
                })
        };
        let mut clause = self.clauses.iter().rev().filter(|clause| clause.verb < quote).find(subject)?;
        // “Her coach, Bo Holm, believes she will ‘run it again’”: so he thinks.
        // “I read that Holm thinks it ‘a waste’”: whoever takes it in says nothing.
        let hears = |clause: &Clause| self.tokens[self.parts[clause.verb].to as usize - 1].is(Class::HEARS);
        while let Some(outer) = clause.outer.map(|outer| &self.clauses[outer]).filter(|_| clause.link == Link::Object) {
            if !subject(&outer) || hears(outer) {
                break;
            }
            clause = outer;
        }
        Some(Credit { subject: clause.subject?, cue: None, rule: Rule::Subject })
    }

    /// Whether no more than what it is about leads to a quotation: On the strike: “…”, And again: “…”, Of her rival, Ann
    /// Holm: “…”
    pub fn leads(self, quote: usize) -> bool {
        const LONGEST: usize = 10;
        let from = self.sentence.from as usize;
        let [first, .., colon] = &self.parts[from..quote] else { return false };
        let finite = |clause: &Clause| self.parts[clause.verb].verb().is_some_and(|verb| verb.form != Form::Infinitive);
        let acts = |clause: &Clause| clause.verb < quote && clause.link == Link::Main && finite(clause);
        let placed = matches!(first.kind, PartKind::Preposition)
            && !self.tokens[first.from as usize].is(Class::VIEW | Class::ABSOLUTE | Class::HOST)
            || matches!(first.kind, PartKind::And)
                && self.parts[from + 1..quote].iter().all(|part| part.noun().is_none())
            || matches!(first.kind, PartKind::Adverb | PartKind::And)
                && self.parts[from + 1..quote].iter().all(|part| !part.noun().is_some_and(|noun| noun.sort.speaks()));
        // French Et d’ajouter, en riant : « … »
        let adds = matches!(first.kind, PartKind::And)
            && self.parts[from + 1..quote]
                .iter()
                .find(|part| !matches!(part.kind, PartKind::Adverb))
                .and_then(Part::verb)
                .is_some_and(|verb| verb.form == Form::Infinitive && verb.class.is(Class::REPORT));
        // “On prices, Holm: ‘…’”, where nobody is called so.
        let named = match &self.parts[from..quote] {
            [.., topic, comma, name, _] => {
                let person = topic.noun().is_some_and(|noun| noun.sort.speaks());
                let name = name.noun().is_some_and(|noun| noun.sort == NounSort::Name);
                matches!(comma.kind, PartKind::Comma) && name && !person && topic.noun().is_some()
            }
            _ => false,
        };
        // “And from the Lyon team's card: ‘…’”
        let host = self.parts.get(from + 1).map(|part| self.tokens[part.from as usize]);
        let host = host.is_some_and(|word| word.is(Class::HOST) && word.is(Class::PREPOSITION));
        matches!(colon.kind, PartKind::Colon)
            && !self.clauses.iter().any(acts)
            && (adds || !host && placed && !named && quote - from <= LONGEST)
    }

    /// And again: “…”; German Und weiter: „…“: whether whoever spoke right before plainly goes on.
    pub fn goes_on(self, quote: usize) -> bool {
        let [and, adverbs @ .., _] = &self.parts[self.sentence.from as usize..quote] else { return false };
        matches!(and.kind, PartKind::And) && adverbs.iter().all(|part| matches!(part.kind, PartKind::Adverb))
    }

    /// Whether the words around a quotation are told as somebody's: German Die Stadt habe „keine Wahl“.
    pub fn tells(self, quote: usize) -> bool {
        let clause = self.clauses.iter().rev().find(|clause| clause.verb < quote);
        let mood = |part: &Part| part.verb().is_some() && self.tokens[part.from as usize].is(Class::SPEECH);
        clause.is_some_and(|clause| mood(&self.parts[clause.verb]))
    }

    /// „…“, bekam Holm zu hören; French « … », a lu Holm dans le journal: whether the clause behind it is of whoever takes it in.
    pub fn is_heard(self, quote: usize) -> bool {
        const NEAR: usize = 12;
        let behind = &self.parts[self.behind(quote)..(self.sentence.to as usize).max(self.behind(quote))];
        let clause = behind.iter().take(NEAR).take_while(|part| !part.is_pause());
        // French de, which may stand before an infinitive, and la dernière share the bit.
        let other = Class::PREPOSITION | Class::MASCULINE | Class::FEMININE;
        let word = |word: &Token| word.is(Class::HEARS) && !word.is(other);
        let hears = |part: &Part| {
            self.tokens[part.from as usize..part.to as usize].iter().any(word)
                && (part.verb().is_some() || !self.tokens[part.from as usize].is_capital())
        };
        self.opens(quote) && clause.into_iter().any(hears)
    }

    /// Whom a question asks about: Would she go back?
    pub fn questioned(self) -> Option<Credit> {
        let range = self.sentence.from as usize..self.sentence.to as usize;
        let helps = |part: &Part| part.verb().is_some_and(|verb| verb.class.is(Class::AUXILIARY));
        let verb = range.clone().find(|&at| self.parts[at].verb().is_some())?;
        let subject = verb + 1;
        let noun = self.parts[..range.end].get(subject)?.noun().filter(|_| helps(&self.parts[verb]))?;
        let person = matches!(noun.sort, NounSort::Name | NounSort::Person)
            || noun.sort == NounSort::Pronoun && noun.class.is(Class::MASCULINE | Class::FEMININE);
        person.then_some(Credit { subject, cue: None, rule: Rule::Beat })
    }

    /// Whose words a question announces: Holm's advice?
    pub fn inquired(self) -> Option<Credit> {
        let (from, end) = (self.sentence.from as usize, self.sentence.to as usize);
        let speech = |part: &Part| part.noun().is_some_and(|noun| noun.class.is(Class::SPEECH) && noun.owner.is_some());
        let alone =
            self.parts[from..end].iter().all(|part| part.noun().is_some() || matches!(part.kind, PartKind::Stop));
        (alone && speech(&self.parts[from])).then_some(Credit { subject: from, cue: None, rule: Rule::Claim })
    }

    /// Any subject before the quotation.
    pub fn any_subject(self, quote: usize) -> Option<Credit> {
        let clause = self.clauses.iter().rev().find(|clause| clause.verb < quote && clause.subject.is_some())?;
        let credit = Credit { subject: clause.subject?, cue: None, rule: Rule::AnySubject };
        (!self.is_told_something(clause)).then_some(credit)
    }

    /// “Passengers were told that ‘…’”: whether whoever a clause is about hears it.
    pub(super) fn is_told_something(self, clause: &Clause) -> bool {
        self.parts[clause.verb].verb().is_some_and(|verb| {
            let tells = verb.class.is(Class::REPORT) && verb.class.is(Class::ADDRESSED);
            verb.voice == Voice::Passive && tells && !verb.class.is(Class::QUOTED | Class::ASKS)
        })
    }

    /// Who reports in this sentence, quotation or not: its first main clause that does.
    pub fn reporter(self) -> Option<Credit> {
        let last = self.sentence.to as usize;
        // “His wife would have told him to go, he added.”
        if let Some(closing) = self.closing(self.sentence.from as usize) {
            return Some(Credit { rule: Rule::Reporter, ..closing });
        }
        // “When I said so, she laughed. ‘Slept.’”
        let first = |part: &Part| part.noun().is_some_and(|noun| noun.class.is(Class::FIRST));
        let asks = |clause: &&Clause| {
            clause.link == Link::Aside && clause.subject.is_some_and(|subject| first(&self.parts[subject]))
        };
        let reports = |clause: &&Clause| self.reports(clause, last) && clause.link != Link::Relative && !asks(clause);
        let clause = self.clauses.iter().find(reports)?;
        if let Some(credit) = self.acts_after(clause) {
            return Some(credit);
        }
        // “I asked Holm what he had done. ‘Slept.’”
        let whom =
            self.parts[..last].get(clause.verb + 1).and_then(Part::noun).filter(|noun| noun.sort != NounSort::Time);
        let verb = self.parts[clause.verb].verb()?;
        let asker = self.parts[clause.subject?].noun().is_some_and(|noun| noun.class.is(Class::FIRST));
        // “Somebody asks about the clock. ‘…’”: nobody answers a question of their own.
        if verb.class.is(Class::ASKS) && clause.link == Link::Main || asker && verb.class.is(Class::ADDRESSED) {
            let speaks = whom.is_some_and(|noun| noun.sort.speaks() || noun.sort == NounSort::Object);
            return speaks.then_some(Credit { subject: clause.verb + 1, cue: None, rule: Rule::Reporter });
        }
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

    /// The first who does anything in the sentence, whatever the clause.
    pub fn somebody(self) -> Option<Credit> {
        let person = |&subject: &usize| {
            let noun = self.parts[subject].noun();
            noun.is_some_and(|noun| {
                let one = noun.class.is(Class::MASCULINE | Class::FEMININE | Class::FIRST);
                matches!(noun.sort, NounSort::Name | NounSort::Person) || noun.sort == NounSort::Pronoun && one
            })
        };
        let subject = self.clauses.iter().filter_map(|clause| clause.subject).find(person)?;
        Some(Credit { subject, cue: None, rule: Rule::Introduced })
    }

    /// “Asked by reporters whether it would hold, Holm: ‘…’”: whether the sentence opens with what the noun at `at` was asked.
    pub(super) fn is_asked_first(self, at: usize) -> bool {
        let from = self.sentence.from as usize;
        let asked = self.parts[from].verb();
        let asked =
            asked.is_some_and(|verb| verb.class.is(Class::ASKS) && verb.class.is(Class::PAST | Class::PARTICIPLE));
        let within = |clause: &Clause| clause.verb > from && clause.link == Link::Main;
        asked && at > from && self.parts[at - 1].is_pause() && !self.clauses.iter().any(within)
    }

    /// The name right behind the first verb.
    pub fn named_behind(self) -> Option<Credit> {
        let verb = self.clauses.iter().find(|clause| clause.link == Link::Main)?.verb;
        let noun = self.parts[..self.sentence.to as usize].get(verb + 1)?.noun()?;
        let named = noun.sort == NounSort::Name;
        named.then_some(Credit { subject: verb + 1, cue: None, rule: Rule::Introduced })
    }

    /// “After Reyes spoke, Holm took the floor. ‘…’”: who acts in the clause that a clause of time opens.
    fn acts_after(self, aside: &Clause) -> Option<Credit> {
        let main = self.clauses.iter().find(|clause| clause.verb > aside.verb && clause.link == Link::Main)?;
        let subject = main.subject.filter(|&subject| subject > aside.verb && self.parts[subject - 1].is_pause())?;
        let named = self.parts[subject].noun().is_some_and(|noun| noun.sort == NounSort::Name);
        (aside.link == Link::Aside && named).then_some(Credit { subject, cue: None, rule: Rule::Reporter })
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
