//! Antecedents: whom “he”, “she” and “it” mean beside a quotation, by the mentions before them and by who is described there.
//!
//! What comes in is a pronoun's words; what goes out is an entity of the page. Which of two names is the likelier is the business
//! of [`pronouns`](super::pronouns).

use super::{
    EntityId, Sort, cast,
    mentioned::{is_telling, short},
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    pronouns::{self, Mention, Place},
    sentences::Sentence,
    speakers::Reader,
    verbs::Verb,
};
use crate::{
    rules::Class,
    text::{Span, View},
};

impl Reader<'_> {
    /// Notes whom a sentence goes on to speak of that begins with “he” or “her group”.
    pub fn mention_again(&mut self, first: usize) {
        let gender = Class::MASCULINE | Class::FEMININE;
        let part = self.page.parts[first];
        let Some(noun) = part.noun() else { return };
        let known = self.page.tokens[part.from as usize].is(Class::DEFINITE) && noun.owner.is_none();
        if noun.sort == NounSort::Person && known && !noun.class.is(Class::PLURAL) {
            // “…,” the clerk said. … The clerk laughed.
            let span = short(cast::span(&self.page.tokens, noun.head), self.text);
            if let Some(entity) = self.cast.told(span, self.text) {
                self.mentions.push(Mention { at: span.start, entity, place: Place::Subject });
            }
            return;
        }
        let owner = noun.owner.filter(|owner| self.page.tokens[owner.0 as usize].is(Class::POSSESSIVE));
        let (head, class) = match (noun.sort, owner) {
            (NounSort::Pronoun, _) => (noun.head, noun.class),
            (_, Some(owner)) => (owner, self.page.tokens[owner.0 as usize].class),
            (_, None) => return,
        };
        if class.is(gender) {
            let span = cast::span(&self.page.tokens, head);
            if let Some(entity) = self.antecedent(span, class) {
                self.mentions.push(Mention { at: span.start, entity, place: Place::Subject });
            }
        }
    }

    /// The described body that “it” means, or what words are put into, a few words back and later than `after`: the ministry
    /// said it was “ready”; an aide sent the Courier a statement, and “…,” it read.
    fn body_before(&mut self, span: Span<View>, class: Class, after: u32, named: u32) -> Option<EntityId> {
        const BACK: usize = 24;
        /// “Pell Foods declined an interview. ‘…,’ it said”: what is right behind a name has no words of its own.
        const NEAR: u32 = 160;
        let tokens = &self.page.tokens;
        let known = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let small = |noun: &&Noun| {
            let head = tokens[noun.head.1 as usize - 1];
            !head.is_capital() && head.start > after
        };
        let near = || {
            let parts = self.page.parts[known.saturating_sub(BACK)..known].iter().rev();
            parts.filter_map(Part::noun).filter(|_| class.is(Class::NEUTER)).filter(small)
        };
        let body = near().find(|noun| noun.sort == NounSort::Body);
        let own = |noun: &&Noun| named == 0 || tokens[noun.head.0 as usize].start > named + NEAR;
        let paper = |noun: &&Noun| noun.sort == NounSort::Statement && !noun.class.is(Class::PLURAL) && own(noun);
        let noun = body.or_else(|| near().find(paper))?;
        let words = short(cast::span(tokens, noun.head), self.text);
        Some(self.cast.described(words, self.text, Class::NEUTER))
    }

    /// Whom “he” or “she” means where the sentence before is about somebody described, and nobody fitting was named since
    /// `after`: “The King opened the tunnel. … he said”; of “Holm's brother”, the one of the pronoun's gender.
    fn described_before(&mut self, span: Span<View>, class: Class, after: u32) -> Option<EntityId> {
        let gender = class.and(Class::MASCULINE | Class::FEMININE);
        let tokens = &self.page.tokens;
        let at = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= at).checked_sub(2)?;
        let Sentence { from, to } = self.page.sentences[sentence];
        if gender == Class::default() && !class.is(Class::PLURAL | Class::NEUTER) {
            return None;
        }
        // “My mother kept bees, and she …”
        let joins = at.checked_sub(1).is_some_and(|before| matches!(self.page.parts[before].kind, PartKind::And));
        let own = self.subject_of(to as usize..at).filter(|&own| joins && self.is_unnamed(own));
        let subject = own.or_else(|| self.subject_of(from as usize..to as usize));
        let subject = subject.map(|subject| if class.is(Class::PLURAL) { self.crowd(subject) } else { subject });
        // “Born in Dale, the daughter of a pilot, she ran away.”
        let pronoun = |noun: &Noun| matches!(noun.sort, NounSort::Pronoun | NounSort::Object) && noun.class.is(gender);
        if subject.is_some_and(|subject| self.page.parts[subject].noun().is_some_and(pronoun)) {
            return None;
        }
        let somebody = self.gendered(from as usize..at, gender, after).filter(|_| gender != Class::default());
        if let Some(somebody) = somebody {
            return self.somebody(somebody, None);
        }
        if gender == Class::default() {
            // “The teachers wrote to the council. ‘…,’ they wrote.”
            let several = |at: usize| class.is(Class::PLURAL) && self.is_several(at);
            let later = |at: &usize| tokens[self.page.parts[*at].from as usize].start >= after || several(*at);
            let body = subject.filter(later).filter(|&subject| {
                self.is_speaking_body(subject, class) || class.is(Class::PLURAL) && self.may_be_several(subject, span)
            });
            if let Some(body) = body {
                return self.speaker(body).map(|(_, entity)| entity);
            }
        }
        if class.is(Class::NEUTER) {
            return None;
        }
        let told = subject.filter(|&subject| self.is_unnamed(subject));
        let first = told.unwrap_or_else(|| self.opening(from as usize, to as usize));
        let (part, next) = (self.page.parts[first], self.page.parts.get(first + 1).and_then(Part::verb));
        let noun = part.noun().filter(|noun| told.is_some() || noun.sort == NounSort::Person)?;
        let head = noun.head.0 as usize;
        let known = told.is_some()
            || tokens[head.saturating_sub(1)].is(Class::DEFINITE)
            || tokens[head].is(Class::DEFINITE)
            || noun.owner.is_some()
            || next.is_some_and(Verb::is_finite);
        // “Another said … they”, but “the aide said … they” speaks of others.
        let several = gender == Class::default() && (told.is_none() || tokens[part.from as usize].is(Class::DEFINITE));
        let other = self.acts_on(first, class) || self.is_told_of(first, gender);
        let fits = known && !several && !other && !noun.class.is(Class::PLURAL) && self.entities[first].is_none();
        if fits && tokens[part.from as usize].start >= after { self.described_as(first, class) } else { None }
    }

    /// Whom a description means: the one person told of before, if it does not say itself whose or whence: the wife of a miner.
    fn somebody(&mut self, part: usize, another: Option<EntityId>) -> Option<EntityId> {
        let told = self.page.parts.get(part + 1).is_some_and(|next| matches!(next.kind, PartKind::Preposition));
        let aside = part.checked_sub(1).is_some_and(|before| self.page.parts[before].is_pause());
        let known = if told && !aside { None } else { self.epithet(part, another) };
        known.or_else(|| self.speaker(part)).map(|(_, entity)| entity)
    }

    /// The one described by a part, or, where the pronoun's gender speaks against it, the one whose that is.
    fn described_as(&mut self, part: usize, class: Class) -> Option<EntityId> {
        // “Holm's apprentice is Ann Reyes”: whoever is described there has a name.
        let is = |verb: &Verb| verb.is_finite() && verb.class.is(Class::BE);
        if self.page.parts.get(part + 1).and_then(Part::verb).is_some_and(is) && self.is_bare(part + 2) {
            return None;
        }
        let gender = class.and(Class::MASCULINE | Class::FEMININE);
        let noun = *self.page.parts[part].noun()?;
        if noun.class.is(gender) || !noun.class.is(Class::MASCULINE | Class::FEMININE) {
            // “…,” said Holm. The inspector laughed. “…,” he said: of whose office nothing is told, that one is no inspector.
            let spoke = self.just_spoke().filter(|_| !noun.class.is(gender) && !is_telling(&noun));
            return self.somebody(part, spoke);
        }
        let (_, owner) = self.owner(part).filter(|_| noun.owner.is_some())?;
        pronouns::agrees(class, self.cast.classes[owner.0 as usize]).then_some(owner)
    }

    /// “His father drove a cart. … he recalled”: whether somebody's own are told of, who say nothing.
    fn is_told_of(&self, subject: usize, gender: Class) -> bool {
        let owner = self.page.parts[subject].noun().and_then(|noun| noun.owner);
        let owner = owner.map_or(Class::default(), |(from, _)| self.page.tokens[from as usize].class);
        let speaks = self.page.parts.get(subject + 1).and_then(Part::verb).is_some_and(Verb::reports);
        // “Holm is in court. His lawyer shrugged. … he said”
        let sent = self.page.parts[subject].noun().is_some_and(|noun| noun.class.is(Class::MESSENGER));
        owner.is(Class::POSSESSIVE) && owner.is(gender) && !speaks && !sent
    }

    /// “Management needs her”: whether a subject does something to her, so that it is another.
    fn acts_on(&self, subject: usize, class: Class) -> bool {
        const NEAR: usize = 3;
        let behind = &self.page.parts[subject + 1..];
        let verb = behind.iter().take(NEAR).position(|part| part.verb().is_some());
        let whom = verb.and_then(|verb| behind.get(verb + 1)).and_then(Part::noun);
        let gender = class.and(Class::MASCULINE | Class::FEMININE);
        whom.is_some_and(|noun| noun.sort == NounSort::Object && noun.class.is(gender))
    }

    /// “The rebels denied it. ‘…,’ they said”: whoever says something speaks, whatever the word.
    fn is_speaking_body(&self, subject: usize, class: Class) -> bool {
        let says = self.page.parts.get(subject + 1).and_then(Part::verb).is_some_and(Verb::reports);
        let several = |noun: &Noun| noun.class.is(Class::PLURAL) == class.is(Class::PLURAL);
        let body = |noun: &Noun| match noun.sort {
            NounSort::Body | NounSort::Thing => several(noun),
            NounSort::Person => several(noun) && noun.class.is(Class::PLURAL),
            NounSort::Name | NounSort::Pronoun | NounSort::Statement | NounSort::Time | NounSort::Object => false,
        };
        says && self.entities[subject].is_none() && self.page.parts[subject].noun().is_some_and(body)
    }

    /// Whoever was quoted last, if the text has not gone on to speak of them.
    fn just_spoke(&self) -> Option<EntityId> {
        let last = self.last?;
        let end = self.quotations[last.quotation].span.end.max(last.mention.at);
        let mut since = self.mentions.iter().rev().take_while(|mention| mention.at > end);
        (!since.any(|mention| mention.entity == last.mention.entity)).then_some(last.mention.entity)
    }

    /// The part that the sentence among `range` is about, if it has a verb.
    pub(super) fn subject_of(&self, range: std::ops::Range<usize>) -> Option<usize> {
        let known = self.subjects.partition_point(|&subject| subject < range.end);
        known.checked_sub(1).map(|at| self.subjects[at]).filter(|&subject| subject >= range.start)
    }

    /// Whether a part describes somebody whom no name explains.
    pub(super) fn is_unnamed(&self, at: usize) -> bool {
        self.entities[at].is_none() && self.is_somebody(at)
    }

    /// What a sentence is about: its first noun, past a phrase that opens it: Told of the plan, the candidate laughed.
    fn opening(&self, from: usize, to: usize) -> usize {
        const LONGEST: usize = 8;
        let parts = &self.page.parts[from..to];
        let opens = matches!(parts[0].kind, PartKind::Verb(_) | PartKind::Preposition);
        let comma = || parts.iter().take(LONGEST).position(|part| matches!(part.kind, PartKind::Comma));
        match comma().filter(|comma| opens && comma + 1 < parts.len()) {
            Some(comma) => from + comma + 1,
            None => from,
        }
    }

    /// Who a sentence is about that begins with a name, where nobody else was named since: Hone did not hurry. He took a lamb.
    fn named_before(&self, span: Span<View>, class: Class, after: u32) -> Option<EntityId> {
        let tokens = &self.page.tokens;
        let at = self.page.parts.partition_point(|part| tokens[part.from as usize].start < span.start);
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= at).checked_sub(2)?;
        let part = self.page.parts[self.page.sentences[sentence].from as usize];
        let entity = self.entities[self.page.sentences[sentence].from as usize]?;
        let known = self.cast.classes[entity.0 as usize];
        let person = self.cast.entities[entity.0 as usize].sort != Sort::Body && !known.is(Class::PLACE);
        let next = self.page.parts.get(self.page.sentences[sentence].from as usize + 1);
        let acts = next.is_some_and(|next| next.verb().is_some_and(|verb| verb.is_finite()));
        let acts = acts && !self.acts_on(self.page.sentences[sentence].from as usize, class);
        let nearer = acts && tokens[part.from as usize].start > after;
        (class.is(Class::MASCULINE | Class::FEMININE) && nearer && person && pronouns::agrees(class, known))
            .then_some(entity)
    }

    /// The paragraph in which some words stand.
    pub(super) fn block_of(&self, span: Span<View>) -> Option<usize> {
        let at = self.page.parts.partition_point(|part| self.page.tokens[part.from as usize].start < span.start);
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= at).checked_sub(1)?;
        self.page.blocks.partition_point(|block| block.0 as usize <= sentence).checked_sub(1)
    }

    /// The first byte of the paragraph in which some words stand.
    pub(super) fn begins_block(&self, span: Span<View>) -> u32 {
        let first = self.block_of(span).map(|block| self.page.sentences[self.page.blocks[block].0 as usize].from);
        first.map_or(0, |first| self.page.tokens[self.page.parts[first as usize].from as usize].start)
    }

    /// The one person of fitting gender who is named in this paragraph or, if nobody is, in the one before.
    fn alone_of(&self, span: Span<View>, class: Class) -> Option<EntityId> {
        let tokens = &self.page.tokens;
        let block = self.block_of(span)?;
        let begins = |block: usize| {
            let first = self.page.sentences[self.page.blocks[block].0 as usize].from as usize;
            tokens[self.page.parts[first].from as usize].start
        };
        // “the town of Dale”: what may be a given name is somebody's where it does something or is told to be.
        let fits = |mention: &&Mention| {
            let known = self.cast.classes[mention.entity.0 as usize];
            let named = self.cast.entities[mention.entity.0 as usize].sort == Sort::Person;
            let somebody = mention.place == Place::Subject || self.cast.is_told(mention.entity);
            named && somebody && self.cast.is_person(mention.entity) && pronouns::agrees(class, known)
        };
        let within = |from: u32| {
            let near = self.mentions.iter().rev().take(pronouns::REACH).skip_while(|mention| mention.at >= span.start);
            near.take_while(move |mention| mention.at >= from).filter(fits)
        };
        let from = if within(begins(block)).next().is_some() { begins(block) } else { begins(block.checked_sub(1)?) };
        let one = within(from).next()?.entity;
        within(from).all(|mention| mention.entity == one).then_some(one)
    }

    /// Somebody nearer than the one whom “he” seems to mean: this paragraph speaks of nobody else who fits.
    fn nearer(&self, span: Span<View>, class: Class, meant: Option<EntityId>) -> Option<EntityId> {
        // Spanish La hija de Holm sonríe. «…», dice.
        let either = class.is(Class::MASCULINE) && class.is(Class::FEMININE);
        if !class.is(Class::MASCULINE | Class::FEMININE) || either && self.is_of_stranger(span) {
            return None;
        }
        let since = meant
            .and_then(|meant| self.mentions.iter().rev().take(pronouns::REACH).find(|mention| mention.entity == meant));
        let since = since.map_or(0, |mention| mention.at);
        self.alone_of(span, class)
            .filter(|&one| {
                let near = self.mentions.iter().rev().take(pronouns::REACH);
                near.filter(|mention| mention.at < span.start)
                    .find(|mention| mention.entity == one)
                    .is_some_and(|mention| mention.at > since)
            })
            .or_else(|| self.named_before(span, class, since).filter(|&one| self.outdoes(one, class, meant)))
    }

    /// Whether the sentence before is about somebody described.
    fn is_of_stranger(&self, span: Span<View>) -> bool {
        let at = self.page.parts.partition_point(|part| self.page.tokens[part.from as usize].start < span.start);
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= at);
        let before = sentence.checked_sub(2).map(|before| self.page.sentences[before]);
        before
            .and_then(|Sentence { from, to }| self.subject_of(from as usize..to as usize))
            .is_some_and(|subject| self.is_unnamed(subject))
    }

    /// Whether a name that begins a sentence is likelier than whoever was quoted last: “Ford had hired him” is about no Ford
    /// where somebody of the pronoun's gender spoke.
    fn outdoes(&self, one: EntityId, class: Class, meant: Option<EntityId>) -> bool {
        let spoke = |meant: EntityId| {
            let known = self.cast.classes[meant.0 as usize];
            known.is(class.and(Class::MASCULINE | Class::FEMININE))
                && self.last.is_some_and(|last| last.mention.entity == meant)
        };
        self.cast.is_told(one) || !meant.is_some_and(spoke)
    }

    /// Whom a pronoun means.
    pub fn antecedent(&mut self, span: Span<View>, class: Class) -> Option<EntityId> {
        let class = self.counted(span, class);
        if class.is(Class::LATTER)
            && let Some(named) = self.latter(span, class)
        {
            return Some(named);
        }
        if let Some(own) = self.own_subject(span, class).or_else(|| self.theme(span, class)) {
            return Some(own);
        }
        if let Some(one) = self.onstage(span, class) {
            return self.somebody(one, None);
        }
        let known = self.mentions.partition_point(|mention| mention.at < span.start);
        let last = self.last.map(|last| last.mention);
        let meant = pronouns::antecedent(class, &self.mentions[..known], last, &self.cast);
        let meant = self.nearer(span, class, meant).or(meant).map(|meant| self.partner(span, class, meant));
        let near = &self.mentions[known.saturating_sub(pronouns::REACH)..known];
        let at = meant.and_then(|meant| near.iter().rfind(|mention| mention.entity == meant)).copied();
        let since = at.map_or(0, |mention| mention.at);
        // “Norrail apologised. ‘…,’ it said.”
        let plain = class.is(Class::NEUTER) && !class.is(Class::MASCULINE | Class::FEMININE);
        let named =
            if plain { self.nameless(known).filter(|named| at.is_none_or(|at| is_far(&at, named))) } else { None };
        let (meant, since) = named.map_or((meant, since), |named| (Some(named.entity), named.at));
        if let Some(nearer) = self.described_before(span, class, since) {
            return Some(self.partner(span, class, nearer));
        }
        // Someone sent out a statement, and “…,” it read.
        let named_one = |entity: EntityId| self.cast.entities[entity.0 as usize].sort != Sort::Described;
        let does = at.filter(|at| at.place == Place::Subject && named_one(at.entity)).map_or(0, |at| at.at);
        let said = named.map_or(does, |named| named.at);
        if let Some(nearer) = self.body_before(span, class, since, said) {
            return Some(nearer);
        }
        let told = |meant: EntityId| self.cast.classes[meant.0 as usize].is(Class::MASCULINE | Class::FEMININE);
        let paragraph = if meant.is_some_and(told) { self.begins_block(span) } else { since };
        if since <= paragraph
            && let Some(kin) = self.kin_before(span, class, paragraph)
        {
            return self.speaker(kin).map(|(_, entity)| entity);
        }
        let Some(meant) = meant else { return self.headlined(span, class) };
        let rival = |mention: &Mention| {
            let other = mention.at > since && mention.entity != meant && self.cast.is_told(mention.entity);
            other && pronouns::agrees(class, self.cast.classes[mention.entity.0 as usize])
        };
        self.inferred |= self.mentions[..known].iter().rev().take(pronouns::REACH).any(rival);
        let gender = class.and(Class::MASCULINE | Class::FEMININE);
        if gender != Class::MASCULINE | Class::FEMININE {
            self.cast.classes[meant.0 as usize] |= gender;
        }
        if plain {
            self.cast.classes[meant.0 as usize] |= Class::BODY;
        }
        Some(meant)
    }
}

/// Whether a body was named long before a name that did something, or did nothing itself.
fn is_far(body: &Mention, named: &Mention) -> bool {
    const FAR: u32 = 400;
    named.at > body.at + FAR || named.at > body.at && body.place != Place::Subject
}
