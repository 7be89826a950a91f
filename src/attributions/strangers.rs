//! Strangers: those whom a text describes and does not name, where “he” or “she” may mean one of them.
//!
//! What comes in is a stretch of the page; what goes out is the part that describes somebody. Whether a name is likelier is the
//! business of [`antecedents`](super::antecedents).

use super::{
    clauses::{Clause, Link},
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    sentences::Sentence,
    speakers::Reader,
    tokens::Token,
    verbs::{Verb, Voice},
};
use crate::{
    rules::Class,
    text::{Span, View},
};

/// [`Reader::is_one_of`], of the first of some parts.
pub fn is_one_of(tokens: &[Token], parts: &[Part]) -> bool {
    let [one, of, several, verb, ..] = parts else { return false };
    let alone = one.to - one.from == 1 && tokens[one.from as usize].is(Class::DETERMINER);
    let says = verb.verb().is_some_and(|verb| verb.is_finite() && verb.reports());
    let people = |noun: &Noun| noun.class.is(Class::PLURAL) && (noun.sort == NounSort::Person || says);
    let thing = one.noun().is_some_and(|noun| noun.sort == NounSort::Thing);
    alone && thing && matches!(of.kind, PartKind::Preposition) && several.noun().is_some_and(people)
}

impl Reader<'_> {
    /// “A man with a dog said so”: whether a part describes somebody by a word that tells their sex.
    pub(super) fn is_stranger(&self, at: usize) -> bool {
        self.page.parts[at].noun().is_some_and(|noun| {
            let gender = noun.class.and(Class::MASCULINE | Class::FEMININE);
            let known = self.page.tokens[noun.head.0 as usize].is(Class::DEFINITE);
            let one = noun.sort == NounSort::Person && !noun.class.is(Class::PLURAL) && noun.owner.is_none() && !known;
            one && (gender == Class::MASCULINE || gender == Class::FEMININE)
        })
    }

    /// “Asked by Holm whether he would go, he said”: whether whoever asks is no “he” of the sentence.
    pub(super) fn asks(&self, at: usize, from: usize, first: Option<usize>) -> bool {
        let [asked, by, _, ..] = &self.page.parts[from..] else { return false };
        let by = self.page.tokens[by.from as usize];
        let agent = asked.verb().is_some_and(|verb| verb.class.is(Class::PAST)) && by.is(Class::AGENT | Class::SENDER);
        let pronoun = |noun: &Noun| matches!(noun.sort, NounSort::Pronoun);
        let first = first.filter(|&first| first > at).and_then(|first| self.page.parts[first].noun());
        at == from + 2 && agent && first.is_some_and(pronoun)
    }

    /// “one of the nurses”; “one of the deckhands said”, of whom nothing else tells that they are people.
    pub fn is_one_of(&self, at: usize) -> bool {
        is_one_of(&self.page.tokens, &self.page.parts[at..])
    }

    /// “What does Holm miss?”, “Has Holm changed?”: whether a question is about a name behind its auxiliary.
    pub(super) fn is_asked_about(&self, at: usize, end: usize) -> bool {
        let helps = |before: usize| {
            let word = self.page.tokens[self.page.parts[before].to as usize - 1];
            word.is(Class::AUXILIARY) && !word.is(Class::BE)
        };
        let last = self.page.parts[end - 1];
        let asks = || self.page.tokens[last.from as usize].span().of(self.text) == "?";
        matches!(last.kind, PartKind::Stop) && at.checked_sub(1).is_some_and(helps) && self.is_bare(at) && asks()
    }

    /// “At the back stood a girl”, “First to speak was a baker”: somebody new behind the verb of a sentence about nobody.
    pub(super) fn newcomer(&self, first: Option<usize>, clauses: &[Clause]) -> Option<usize> {
        let nobody = |at: usize| self.page.parts[at].noun().is_none_or(|noun| !noun.sort.speaks());
        let clause = clauses.iter().find(|clause| clause.link == Link::Main)?;
        let verb = self.page.parts[clause.verb].verb().filter(|verb| verb.is_finite())?;
        let plain = verb.voice == Voice::Active && !verb.reports();
        let behind = self.page.parts.get(clause.verb + 1)?;
        let word = self.page.tokens[behind.from as usize];
        let new = word.is(Class::DETERMINER) && !word.is(Class::DEFINITE) && self.is_unnamed(clause.verb + 1);
        let inverted = first.is_none() || verb.class.is(Class::BE);
        (plain && new && inverted && first.is_none_or(nobody)).then_some(clause.verb + 1)
    }

    /// Notes a stranger among those mentioned, in the order of the text.
    pub(super) fn meet(&mut self, at: usize) {
        let known = self.mentions.len();
        self.speaker(at);
        let first = self.page.tokens[self.page.parts[at].from as usize].start;
        let behind = self.mentions[..known].iter().rev().take_while(|mention| mention.at > first).count();
        if self.mentions.len() > known {
            self.mentions[known - behind..].rotate_right(1);
        }
    }

    /// The last one described by a word of the pronoun's gender, “a woman in the second row”, of whom nothing else is told.
    pub(super) fn gendered(&self, range: std::ops::Range<usize>, gender: Class, after: u32) -> Option<usize> {
        let tokens = &self.page.tokens;
        let fits = |at: &usize| {
            let part = &self.page.parts[*at];
            // “when he was still a priest”
            let adverb = |before: &usize| !matches!(self.page.parts[*before].kind, PartKind::Adverb);
            let free = (0..*at).rev().find(adverb).is_none_or(|before| match self.page.parts[before].kind {
                PartKind::Verb(verb) => self.is_asked(before, &verb),
                // French comme un élève qui récite
                PartKind::Subordinator => !tokens[self.page.parts[before].from as usize].is(Class::AS),
                kind => !matches!(kind, PartKind::Preposition | PartKind::Agent),
            });
            let person = |noun: &Noun| {
                let known = noun.class.and(Class::MASCULINE | Class::FEMININE);
                // Spanish dijo may be of either.
                let either = gender == Class::MASCULINE | Class::FEMININE && known != Class::default();
                noun.sort == NounSort::Person
                    && (known == gender || either)
                    && !noun.class.is(Class::PLURAL)
                    && noun.owner.is_none()
            };
            // “a retired salesman” behind a name is that one's office; “whose own sister” is nobody's.
            let behind = at.checked_sub(2).filter(|_| matches!(self.page.parts[*at - 1].kind, PartKind::Comma));
            let office = behind.is_some_and(|behind| self.entities[behind].is_some());
            // “Holm, an engineer and, on this evening, a man who looked tired, left.”
            let paused = at.checked_sub(1).is_some_and(|before| self.page.parts[before].is_pause());
            let aside = paused && self.subjects.binary_search(at).is_err();
            // German einen Nachfolger: it is done to him.
            let first = tokens[part.from as usize];
            let article =
                first.is(Class::DETERMINER) && (first.is(Class::DEFINITE) || !first.is(Class::OBJECT_PRONOUN));
            free && article
                && !self.is_opened_by(*at, gender)
                && !office
                && !aside
                && self.entities[*at].is_none()
                && tokens[part.from as usize].start >= after
                && part.noun().is_some_and(person)
        };
        range.rev().find(fits)
    }

    /// “The daughter of a pilot, she ran away”: whether a description opens a sentence that is about him or her.
    fn is_opened_by(&self, described: usize, gender: Class) -> bool {
        let next = self.subjects.partition_point(|&subject| subject <= described);
        let Some(&subject) = self.subjects.get(next) else { return false };
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= described) - 1;
        let pronoun = |noun: &Noun| noun.sort == NounSort::Pronoun && noun.class.is(gender);
        let Sentence { from, to } = self.page.sentences[sentence];
        from as usize == described
            && subject < to as usize
            && self.page.parts[subject].noun().is_some_and(pronoun)
            && self.page.parts[subject - 1].is_pause()
    }

    /// “A reporter asked the girl what they did. … she”: whether whoever a verb speaks to is likelier than its subject.
    fn is_asked(&self, verb: usize, asks: &Verb) -> bool {
        let known = self.subjects.partition_point(|&subject| subject < verb);
        let subject = known.checked_sub(1).map(|at| self.subjects[at]).filter(|&subject| subject + 1 == verb);
        let plain = |noun: &Noun| !noun.class.is(Class::MASCULINE | Class::FEMININE);
        let somebody = |subject: usize| self.is_unnamed(subject) && self.page.parts[subject].noun().is_some_and(plain);
        asks.reports() && asks.class.is(Class::ADDRESSED) && subject.is_some_and(somebody)
    }

    /// His wife, her son: one of the family who is later than whoever a pronoun seems to mean, and whose sex alone is known.
    pub(super) fn kin_before(&self, span: Span<View>, class: Class, since: u32) -> Option<usize> {
        const BACK: usize = 96;
        let tokens = &self.page.tokens;
        let gender = Class::MASCULINE | Class::FEMININE;
        let (sought, other) = (class.and(gender), gender.without(class));
        let known = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let later = |at: &usize| tokens[self.page.parts[*at].from as usize].start > since;
        let kin = |at: &usize| {
            self.page.parts[*at].noun().is_some_and(|noun| {
                let owner = noun.owner.map_or(Class::default(), |(from, _)| tokens[from as usize].class);
                let one = noun.sort == NounSort::Person && !noun.class.is(Class::PLURAL);
                one && noun.class.and(gender) == sought && owner.is(Class::POSSESSIVE) && owner.and(gender) == other
            })
        };
        let near = (known.saturating_sub(BACK)..known).rev().take_while(later);
        if sought == gender || sought == Class::default() { None } else { near.into_iter().find(kin) }
    }
}
