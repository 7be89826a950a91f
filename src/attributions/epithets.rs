//! Epithets: whom a description means that nobody was said to be: the senator, the forward, the Pole.
//!
//! What comes in is a description; what goes out is the words and the one person whom they can mean, if there is but one. Whose
//! office a description names is the business of [`offices`](super::offices).

use super::{
    EntityId, Sort, cast,
    confidence::Rule,
    credits::Credit,
    mentioned::{is_telling, short},
    nouns::{Noun, NounSort},
    parts::Part,
    pronouns::{Mention, Place},
    sentences::Sentence,
    speakers::Reader,
    tokens::{Token, TokenKind},
    verbs::Voice,
};
use crate::{
    rules::{Class, folded_hash},
    text::{Span, View},
};

const GENDER: Class = Class::MASCULINE.with(Class::FEMININE);

impl Reader<'_> {
    /// Whom the words that are credited mean where they are no name, if they tell enough or touch the quotation.
    pub fn epithet_of(&mut self, credit: Credit) -> Option<(Span<View>, EntityId)> {
        let noun = *self.page.parts[credit.subject].noun()?;
        let touches = matches!(credit.rule, Rule::After | Rule::Inverted);
        // Spanish La autora confesó que había tardado «siete años».
        let gendered = noun.class.is(Class::FEMININE) && !noun.class.is(Class::MASCULINE);
        let head = self.page.tokens[noun.head.1 as usize - 1];
        let first = || credit.rule == Rule::Before && gendered && !self.is_again(0, credit.subject, head);
        let tagged = touches || credit.rule == Rule::According || first();
        // “…,” the leg-spinner said: a word in no list is somebody's trade where it says something.
        let may = match noun.sort {
            NounSort::Person => tagged || is_telling(&noun),
            NounSort::Thing => {
                // “The former Lindow prop added: ‘…’”
                let told = credit.rule == Rule::Before && noun.head.1 - noun.head.0 > 2;
                (touches || told) && self.may_be_trade(&noun)
            }
            _ => false,
        };
        if may { self.epithet(credit.subject, self.quoter(credit.subject)) } else { None }
    }

    /// Whether a word that nobody knows may be what somebody is: the opener; no song, no report.
    fn may_be_trade(&self, noun: &Noun) -> bool {
        const THING: Class = Class::WORK
            .with(Class::SPEECH)
            .with(Class::STATEMENT)
            .with(Class::BODY)
            .with(Class::OUTLET)
            .with(Class::TIME)
            .with(Class::PLURAL)
            .with(Class::HELD_OFF)
            .with(Class::NOUN_TOO);
        let words = &self.page.tokens[noun.head.0 as usize..noun.head.1 as usize];
        let [first, rest @ ..] = words else { return false };
        // French le grimpeur vendéen, “the former Cornwall prop”: what tells whence, or since when, tells of somebody.
        let trails = first.is(Class::DETERMINER) && first.is(Class::TRAILING) && rest.len() == 2;
        // German der erfahrene Segler; but “the harbour master” has two nouns, and is somebody by their office.
        let quality = |two: &[Token]| two.len() == 2 && !two[0].is_capital() && two[1].is(Class::LARGE_NOUN);
        let told = rest.len() < 2
            || trails
            || quality(rest)
            || rest.len() < 4 && rest.iter().any(|word| word.is(Class::FORMER | Class::NATIVE));
        let Some(head) = (if trails { rest.first() } else { rest.last() }) else { return false };
        let small = !head.is_capital() || head.is(Class::LARGE_NOUN);
        let person = head.kind == TokenKind::Word && small && !head.is(THING);
        person && told && !noun.class.is(Class::PLURAL | Class::NEUTER)
    }

    /// Whom “the senator” means, of whom no office is told: the words, and the only one it can be, if that is not `another`.
    pub fn epithet(&mut self, subject: usize, another: Option<EntityId>) -> Option<(Span<View>, EntityId)> {
        let noun = *self.page.parts[subject].noun()?;
        let described = matches!(noun.sort, NounSort::Person | NounSort::Thing);
        if !described || self.entities[subject].is_some() || self.holder(subject, &noun).is_some() {
            return None;
        }
        let span = short(cast::span(&self.page.tokens, noun.head), self.text);
        // Whoever was told of in these words is somebody else.
        if self.cast.knows(span, self.text) {
            return None;
        }
        let entity = self.inferred(subject, &noun, another)?;
        self.mentions.push(Mention { at: span.start, entity, place: Place::Subject });
        Some((span, entity))
    }

    /// Whom “the senator” means that nobody is said to be: the only person named in its paragraph, or whoever does something in
    /// the sentence before or, if none is named there, the only one of the paragraph before; never `another`, nor one of whom
    /// another office is told, unless the sentence before is about them.
    fn inferred(&mut self, subject: usize, noun: &Noun, another: Option<EntityId>) -> Option<EntityId> {
        let tokens = &self.page.tokens;
        let (part, head) = (self.page.parts[subject], tokens[noun.head.1 as usize - 1]);
        let first = tokens[part.from as usize];
        let pointing = first.is(Class::DETERMINER) && first.is(Class::POINTING);
        let definite = (first.is(Class::DEFINITE) || pointing) && noun.owner.is_none();
        if !definite || noun.class.is(Class::PLURAL) || self.is_introduced(subject, head) {
            return None;
        }
        // “the Duchess”: whoever is called so is called nothing else; “the Pole” may be.
        let small = !self.lexicon.unknown.is(Class::LARGE_NOUN);
        if small && head.is_capital() && !head.is(Class::FORMER) {
            return None;
        }
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= subject) as u32 - 1;
        let block = self.page.blocks.partition_point(|block| block.0 <= sentence) - 1;
        let begins = |block: usize| {
            let first = self.page.sentences[self.page.blocks[block].0 as usize].from as usize;
            (first, tokens[self.page.parts[first].from as usize].start)
        };
        let ((first, begin), (above, before)) = (begins(block), begins(block.saturating_sub(1)));
        let native = head.is(Class::NATIVE) && head.kind == TokenKind::Word;
        let known = |person: EntityId| self.cast.classes[person.0 as usize].and(GENDER);
        let words = &tokens[noun.head.0 as usize..noun.head.1 as usize];
        let sex = self.sex(subject, noun);
        let fits = |person: EntityId| {
            let gender = sex == Class::default() || known(person) == Class::default() || known(person).is(sex);
            gender && self.offices.may_be(person, self.text, words)
        };
        // French la grimpeuse: of two the one of whom it is known.
        let sure = |person: EntityId| fits(person) && known(person).is(sex);
        let actor = self.actor_before(subject).filter(|&actor| fits(actor));
        let alone = self.alone(begin, part.from, fits).or_else(|| self.alone(begin, part.from, sure));
        let (from, person) = match alone.or(actor) {
            Some(person) => (first, person),
            // “The King opened it. … he said”: farther off, a man's sex alone does not tell him from others.
            None => (above, self.alone(before, part.from, |one| !native || fits(one)).filter(|&one| fits(one))?),
        };
        // “the Pole”, “the 51-year-old” name no office that another may hold.
        let telling = head.kind == TokenKind::Number || head.is(Class::FORMER) || native;
        // “Sister Ann Holm” may be a nun, and Dr Holm a chemist.
        let title = |office: &String| {
            let class = self.lexicon.class_of(office.trim_end_matches('.'));
            office.bytes().all(|byte| byte.is_ascii_digit()) || class.is(Class::HONORIFIC) && !class.is(Class::PERSON)
        };
        let free = telling || self.cast.entities[person.0 as usize].offices.iter().all(title) || actor == Some(person);
        let other = !free && self.is_renamed(subject, noun, block, person);
        self.inferred = (free && !noun.class.is(Class::MESSENGER) || other)
            && Some(person) != another
            && !self.is_again(from, subject, head)
            && !self.replies(block, person);
        // “The opener” may be a trade, and “the chatbot” is none; “the first” of two is nobody who was named.
        let small = head.is(Class::FORMER) && !head.is_capital();
        self.guessed = self.inferred && (noun.sort == NounSort::Thing || small || other);
        if self.inferred {
            let (from, to) = noun.head;
            self.offices.add(person, self.text, &self.page.tokens[from as usize..to as usize], self.lexicon);
        }
        self.inferred.then_some(person)
    }

    /// “…,” said lawyer Ann Holm. “…,” the attorney said: whether whoever spoke last may be told of by another word than her office.
    fn is_renamed(&self, subject: usize, noun: &Noun, block: usize, person: EntityId) -> bool {
        let tokens = &self.page.tokens;
        let spoke =
            self.last.is_some_and(|last| last.mention.entity == person && last.block + 1 >= self.before.0 + block);
        let head = tokens[noun.head.1 as usize - 1].span().of(self.text);
        let known = self.lexicon.unintroduced.contains(&folded_hash(self.lexicon.head(head)));
        // “the widow of bricklayer Bo Reyes” is told of for the first time.
        let of = |part: &Part| tokens[part.from as usize].is(Class::SENDER) && part.noun().is_none();
        let whose = self.page.parts.get(subject + 1).is_some_and(of);
        // “the spokesman” is nobody's who is no spokesman.
        let sends = |office: &String| self.lexicon.class_of(office).is(Class::MESSENGER);
        let offices = &self.cast.entities[person.0 as usize].offices;
        let sent = !noun.class.is(Class::MESSENGER) || offices.iter().any(sends);
        spoke && sent && !known && !whose
    }

    /// Of which sex a description says that somebody is: by its noun, or the word behind it, else by its article.
    pub(super) fn sex(&self, subject: usize, noun: &Noun) -> Class {
        // “The director herself struck a lighter note.”
        let own = self.page.parts.get(subject + 1).and_then(Part::noun).filter(|own| own.sort == NounSort::Object);
        let own = own.map_or(Class::default(), |own| own.class.and(GENDER));
        let told = if noun.class.is(GENDER) { noun.class.and(GENDER) } else { own };
        let words = &self.page.tokens[noun.head.0 as usize..noun.head.1 as usize];
        let Some(([first], rest)) = words.split_first_chunk().filter(|_| told == Class::default()) else { return told };
        // German der 71-jährige Landwirt; French le grimpeur vendéen.
        let head = if first.is(Class::TRAILING) { rest.first() } else { rest.last() };
        let head = head.map_or("", |head| head.span().of(self.text));
        self.lexicon.sex(first.span().of(self.text), self.lexicon.head(head))
    }

    /// Whether somebody was called so before: “Juror No. 6 … the juror”, “a person familiar with it … the person”.
    fn is_again(&self, from: usize, subject: usize, head: Token) -> bool {
        const BACK: usize = 400;
        let tokens = &self.page.tokens;
        let word = head.span().of(self.text);
        let same = |token: &Token| token.span().of(self.text).eq_ignore_ascii_case(word);
        let again =
            |part: &Part| part.noun().is_some() && tokens[part.from as usize..part.to as usize].iter().any(same);
        self.page.parts[from.max(subject.saturating_sub(BACK))..subject].iter().any(again)
    }

    /// Who does something in the sentence before: “The striker Ann Holm scored. ‘…,’ the forward said.”
    fn actor_before(&self, described: usize) -> Option<EntityId> {
        const NEAR: usize = 8;
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= described) - 1;
        let block = self.page.blocks.partition_point(|block| block.0 as usize <= sentence) - 1;
        let before = sentence.checked_sub(1).filter(|&before| before >= self.page.blocks[block].0 as usize)?;
        let Sentence { from, to } = self.page.sentences[before];
        let subject = self.subject_of(from as usize..to as usize)?;
        // “Holm rang the bell. She rang it twice. ‘…,’ the nun said.”
        let entity = self.entities[subject].or_else(|| self.meant_at(subject))?;
        let verb = self.page.parts[subject + 1..to as usize].iter().take(NEAR).find_map(Part::verb)?;
        let told = &self.cast.entities[entity.0 as usize];
        let person =
            told.sort == Sort::Person && !self.cast.classes[entity.0 as usize].is(Class::PLACE | Class::NEUTER);
        // “Talks ended. ‘…,’ the Pole said.”
        (person && self.cast.is_person(entity) && verb.is_finite() && verb.voice == Voice::Active).then_some(entity)
    }

    /// Whom the sentence's “she” was taken to mean.
    fn meant_at(&self, pronoun: usize) -> Option<EntityId> {
        let start = self.page.tokens[self.page.parts[pronoun].from as usize].start;
        let at = self.mentions.partition_point(|mention| mention.at < start);
        self.mentions.get(at).filter(|mention| mention.at == start).map(|mention| mention.entity)
    }

    /// Whom “the Pole” or “the 51-year-old” means: whoever “he” would.
    pub(super) fn native(&mut self, subject: usize, span: Span<View>, noun: &Noun) -> Option<EntityId> {
        // Of many in a row none is read again for the next.
        let meant = match self.offices.natives.get(&span.start) {
            Some(&known) => known,
            None => {
                let meant = self.like_pronoun(subject, span, noun);
                self.offices.natives.insert(span.start, meant);
                meant
            }
        };
        self.inferred |= meant.is_some();
        meant
    }

    /// The same, read anew.
    fn like_pronoun(&mut self, subject: usize, span: Span<View>, noun: &Noun) -> Option<EntityId> {
        let head = self.page.tokens[noun.head.1 as usize - 1];
        let definite = self.page.tokens[noun.head.0 as usize].is(Class::DEFINITE);
        // “the Nebraska Republican”, but “the Republican” may be either of two.
        let alone = head.is(Class::PERSON) && noun.head.1 - noun.head.0 < 3;
        let telling = head.kind == TokenKind::Number || head.is(Class::FORMER) && head.is_capital() && !alone;
        if !telling || !definite || noun.sort != NounSort::Person || self.is_introduced(subject, head) {
            return None;
        }
        let sex = self.sex(subject, noun);
        let class = if sex == Class::default() { GENDER } else { sex };
        let words = &self.page.tokens[noun.head.0 as usize..noun.head.1 as usize];
        let meant = self.antecedent(span, class).filter(|&meant| self.cast.is_person(meant))?;
        self.offices.may_be(meant, self.text, words).then_some(meant)
    }

    /// Whether another was told of in these words: “Ann Holm met a Texan. … the Texan”.
    fn is_introduced(&self, subject: usize, head: Token) -> bool {
        const BACK: usize = 200;
        let tokens = &self.page.tokens;
        let word = head.span().of(self.text);
        let new = |at: usize| {
            let part = &self.page.parts[at];
            let (first, last) = (tokens[part.from as usize], tokens[part.to as usize - 1]);
            let article = first.is(Class::DETERMINER) && !first.is(Class::DEFINITE);
            let aside = at.checked_sub(1).is_some_and(|before| self.page.parts[before].is_pause());
            article && !aside && part.noun().is_some() && last.span().of(self.text) == word
        };
        (subject.saturating_sub(BACK)..subject).any(new)
    }

    /// The only person named between two places who fits.
    fn alone(&self, from: u32, to: u32, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        const NEAR: usize = 64;
        let end = self.page.tokens[to as usize].start;
        let near = self
            .mentions
            .iter()
            .rev()
            .take(NEAR)
            .skip_while(|mention| mention.at >= end)
            .take_while(|mention| mention.at >= from);
        let mut people = near.map(|mention| mention.entity).filter(|&entity| {
            self.cast.is_person(entity) && self.cast.entities[entity.0 as usize].sort == Sort::Person && fits(entity)
        });
        let person = people.next()?;
        people.all(|other| other == person).then_some(person)
    }
}
