//! Mentions: whom the words beside a quotation mean, a name, a pronoun, an office or a description.
//!
//! What comes in is a part of the page; what goes out is the words that a reader would point at and their entity.

use super::{
    EntityId, cast,
    nouns::{Noun, NounSort},
    page::Page,
    parts::{Part, PartKind},
    pronouns::{Mention, Place},
    speakers::Reader,
    tokens::Token,
};
use crate::{
    rules::Class,
    text::{Span, View, in_one_line},
};

impl Reader<'_> {
    /// The office or description given with a speaker.
    pub fn role(&self, subject: usize, part: &Part) -> Option<String> {
        let noun = part.noun()?;
        let explained = self.explained(subject).is_some();
        let office = if explained { described(self.page, subject) } else { noun.office };
        // German lautete das Fazit von Holm.
        let speech = self.page.tokens[office.0 as usize..office.1 as usize].iter().any(|word| word.is(Class::SPEECH));
        let words =
            if office.1 > office.0 && !speech { cast::office(self.text, &self.page.tokens, office) } else { "" };
        (!words.is_empty()).then(|| in_one_line(words).into_owned())
    }

    /// The words that name a subject, and whom they mean.
    pub fn speaker(&mut self, subject: usize) -> Option<(Span<View>, EntityId)> {
        let part = self.page.parts[subject];
        let tokens = &self.page.tokens;
        if let Some(verb) = part.verb() {
            // Spanish aseguró, dijeron: its ending is all the pronoun that there is.
            let span = self.page.cue(subject);
            let several = (verb.class | tokens[part.from as usize].class).is(Class::PLURAL);
            let class = if several { Class::PLURAL } else { Class::MASCULINE | Class::FEMININE };
            return Some((span, self.antecedent(span, class)?));
        }
        let PartKind::Noun(noun) = part.kind else {
            let before = self.head_of(subject)?;
            // French cette femme qui racontait
            let first = tokens[self.page.parts[before].from as usize];
            let pointed = first.is(Class::DETERMINER) && first.is(Class::POINTING);
            let meant = if pointed { self.epithet(before, None) } else { self.predicated(before) };
            let (_, entity) = meant.or_else(|| self.speaker(before))?;
            let aside = self.is_aside(subject);
            if let Some(last) = self.mentions.last_mut().filter(|last| aside && last.entity == entity) {
                last.place = Place::Elsewhere;
            }
            return Some((cast::span(tokens, (part.from, part.to)), entity));
        };
        let span = short(cast::span(tokens, noun.head), self.text);
        if let Some(entity) = self.entities[subject] {
            return Some((self.explained(subject).unwrap_or(span), entity));
        }
        // “Others say …”: they are nobody spoken of before.
        let anybody = noun.class.is(Class::PLURAL) && noun.class.is(Class::DETERMINER | Class::PERSON);
        if matches!(noun.sort, NounSort::Pronoun | NounSort::Object)
            && !anybody
            && let Some(entity) = self.antecedent(span, noun.class)
        {
            return Some((span, entity));
        }
        let span = short(cast::span(tokens, described(self.page, subject)), self.text);
        let somebody = noun.sort == NounSort::Person || self.is_one_of(subject);
        let class = if somebody { noun.class } else { noun.class | Class::NEUTER };
        let meant = self.holder(subject, &noun).or_else(|| self.native(subject, span, &noun));
        let meant = meant.or_else(|| self.body_meant(subject, &noun));
        let entity = meant.unwrap_or_else(|| self.cast.described(span, self.text, class));
        let agent = subject.checked_sub(1).map(|before| self.page.parts[before].kind);
        let place = if matches!(agent, Some(PartKind::Agent)) { Place::Elsewhere } else { Place::Subject };
        self.mentions.push(Mention { at: span.start, entity, place });
        Some((span, entity))
    }

    /// “She gave it to her mother, who ‘counted twice.’ … she said”: whether a relative is about somebody without a name whom its
    /// sentence is not about.
    pub(super) fn is_aside(&self, relative: usize) -> bool {
        let parts = &self.page.parts;
        if !matches!(parts[relative].kind, PartKind::Relative) {
            return false;
        }
        let Some(head) = self.head_of(relative).filter(|&head| self.entities[head].is_none()) else { return false };
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= head).saturating_sub(1);
        let subject = self.subject_of(self.page.sentences[sentence].from as usize..head);
        let governed = head > 0 && matches!(parts[head - 1].kind, PartKind::Preposition);
        let own = parts[head].noun().and_then(|noun| noun.owner);
        let own = own.is_some_and(|(from, _)| self.page.tokens[from as usize].is(Class::POSSESSIVE));
        subject.is_some() && (governed || own)
    }

    /// “Holm is the chef who told”, “was the only one of our cooks who said”: of whom the head of a relative is said.
    fn predicated(&self, head: usize) -> Option<(Span<View>, EntityId)> {
        // “one of our nurses who”
        const NEAR: usize = 6;
        let several = self.page.parts[head].noun().is_some_and(|noun| noun.class.is(Class::PLURAL));
        let of = |at: usize| matches!(self.page.parts[at].kind, PartKind::Preposition);
        let back = if several && head > 0 && of(head - 1) { NEAR } else { 1 };
        let near = (head.saturating_sub(back)..head).rev();
        let is = near.into_iter().find(|&at| self.page.parts[at].verb().is_some())?;
        if !self.page.parts[is].verb().is_some_and(|verb| verb.is_finite() && verb.class.is(Class::BE)) {
            return None;
        }
        let sentence = self.page.sentences.partition_point(|sentence| sentence.from as usize <= is).checked_sub(1)?;
        let subject = self.subject_of(self.page.sentences[sentence].from as usize..is)?;
        // “Reyes said Holm was the one who left”: whom the verb itself is about.
        let pronoun = |noun: &Noun| noun.sort == NounSort::Pronoun && !noun.class.is(Class::SECOND);
        let inner = |at: usize| self.entities[at].is_some() || self.page.parts[at].noun().is_some_and(pronoun);
        if (subject + 1..is).any(inner) {
            return None;
        }
        let entity = self.entities[subject].filter(|&entity| self.cast.is_person(entity))?;
        Some((cast::span(&self.page.tokens, self.page.parts[subject].noun()?.head), entity))
    }

    /// The one person whose office a description names, unless another was introduced by the same word since.
    pub(super) fn holder(&self, subject: usize, noun: &Noun) -> Option<EntityId> {
        const BACK: usize = 96;
        if !matches!(noun.sort, NounSort::Person | NounSort::Thing) || noun.class.is(Class::PLURAL) {
            return None;
        }
        let tokens = &self.page.tokens;
        let words = described(self.page, subject);
        let words = &tokens[words.0 as usize..words.1 as usize];
        // Spanish afirmó la regidora durante el pleno: what is not of the office may tell when or where.
        let near = &tokens[noun.head.0 as usize..noun.head.1 as usize];
        let link = words.get(near.len()).is_some_and(|link| !link.is(Class::SENDER));
        let alone = || if link { self.offices.holder(self.text, near, self.lexicon) } else { None };
        let holder = self.offices.holder(self.text, words, self.lexicon).or_else(alone)?;
        if self.is_somebodys(subject, holder) {
            return None;
        }
        let word = tokens[noun.head.1 as usize - 1].span().of(self.text);
        let from = subject.saturating_sub(BACK);
        let later = (from..subject).rev().take_while(|&at| self.entities[at] != Some(holder));
        let another = |at: usize| {
            let part = &self.page.parts[at];
            let (first, head) = (tokens[part.from as usize], tokens[part.to as usize - 1]);
            let one = first.is(Class::DETERMINER) && !first.is(Class::DEFINITE);
            let aside = at.checked_sub(1).is_some_and(|before| self.page.parts[before].is_pause());
            let new = one && !aside && self.entities[at].is_none();
            new && part.noun().is_some() && head.span().of(self.text) == word
        };
        let gender = Class::MASCULINE | Class::FEMININE;
        let (known, sex) = (self.cast.classes[holder.0 as usize].and(gender), self.sex(subject, noun));
        let agrees = sex == Class::default() || known == Class::default() || known.is(sex);
        (agrees && !later.into_iter().any(another)).then_some(holder)
    }

    /// Whether it says behind it that it is another's: the mother of missing Ann Holm; but French la directrice de l’école Ann
    /// Holm, who is that one.
    fn is_somebodys(&self, subject: usize, holder: EntityId) -> bool {
        let link = self.page.parts.get(subject + 1).filter(|part| matches!(part.kind, PartKind::Preposition));
        let of = link.is_some_and(|of| self.page.tokens[of.from as usize].is(Class::SENDER));
        let mut near = (subject + 2..subject + 4).filter_map(|at| self.entities.get(at).copied().flatten());
        of && near.any(|entity| entity != holder && self.cast.is_person(entity))
    }

    /// The noun that a relative stands for, past what brackets hold: Ann Holm (R), who.
    fn head_of(&self, relative: usize) -> Option<usize> {
        const NEAR: usize = 3;
        let parts = &self.page.parts[..relative];
        let close =
            (parts.len().saturating_sub(2)..parts.len()).rev().find(|&at| matches!(parts[at].kind, PartKind::Close));
        let open = close.and_then(|close| {
            (close.saturating_sub(4)..close).rev().find(|&at| matches!(parts[at].kind, PartKind::Open))
        });
        let end = open.unwrap_or(parts.len());
        let head = (end.saturating_sub(NEAR)..end).rev().find(|&at| parts[at].noun().is_some())?;
        // “It was Holm, not Reyes, who said so.”
        let denied = |at: usize| {
            let [name, pause, not] = &parts[at.checked_sub(3)?..at] else { return None };
            let not = self.page.tokens[not.from as usize].is(Class::NEGATION);
            (not && pause.is_pause() && name.noun().is_some()).then_some(at - 3)
        };
        Some(denied(head).unwrap_or(head))
    }

    /// The name in the aside behind a description: “the mayor, Ann Holm”.
    fn explained(&self, described: usize) -> Option<Span<View>> {
        const NEAR: usize = 8;
        let noun = self.page.parts[described].noun()?;
        let named = self.page.tokens[noun.head.0 as usize].is_capital();
        if named || matches!(noun.sort, NounSort::Name | NounSort::Pronoun) || self.entities[described].is_none() {
            return None;
        }
        let parts = self.page.parts.iter().enumerate().skip(described + 1).take(NEAR);
        let mut same = parts.filter(|(at, _)| self.entities[*at] == self.entities[described]);
        let name = same.find_map(|(_, part)| part.noun())?;
        Some(short(cast::span(&self.page.tokens, (noun.head.0, name.head.1)), self.text))
    }

    /// The name of an owner that the phrase around it does not stand for.
    pub fn named_owner(&mut self, at: usize) -> Option<(Span<View>, EntityId)> {
        let (from, _) = self.page.parts[at].noun()?.owner?;
        self.page.tokens[from as usize].is_capital().then(|| self.owner(at))?
    }

    /// Whose claim it is.
    pub fn owner(&mut self, noun: usize) -> Option<(Span<View>, EntityId)> {
        let noun = *self.page.parts[noun].noun()?;
        let (from, to) = noun.owner?;
        // “Transit director Bo Holm's answer”
        let title = |word: &Token| word.is(Class::PERSON) && !word.is(Class::FIRST_NAME | Class::HONORIFIC);
        let before = self.page.tokens[from as usize..to as usize - 1].iter().rposition(title).map_or(0, |at| at + 1);
        let head = (from + before as u32, to);
        let span = short(cast::span(&self.page.tokens, head), self.text);
        let first = self.page.tokens[head.0 as usize];
        if first.is(Class::POSSESSIVE) {
            return Some((span, self.antecedent(span, first.class)?));
        }
        if !self.page.tokens[head.1 as usize - 1].is_capital() {
            return Some((span, self.cast.described(span, self.text, Class::default())));
        }
        let words = &self.page.tokens[head.0 as usize..head.1 as usize];
        let body = !first.is(Class::FIRST_NAME) && words.iter().any(|word| word.is(Class::BODY));
        let sort = if body { NounSort::Body } else { NounSort::Name };
        // Senator Holm's advice is somebody's, whatever Holm may be.
        let office = if head.0 > from { (from, head.0) } else { (0, 0) };
        let family = head.0 > from && head.1 == head.0 + 1;
        let class = first.class.and(if family { Class::FIRST_NAME } else { Class::GENDER | Class::FIRST_NAME });
        let owner = Noun { sort, head, office, owner: None, class };
        let entity = self.cast.name(self.text, &self.page.tokens, &owner);
        if head.0 > from {
            self.cast.classes[entity.0 as usize] |= Class::PERSON;
        }
        Some((span, entity))
    }
}

impl Reader<'_> {
    /// Who does something to whoever is described: “Holm quotes the planning director as saying”.
    pub fn quoter(&self, described: usize) -> Option<EntityId> {
        let at = described.checked_sub(2).filter(|&at| self.page.parts[at + 1].verb().is_some())?;
        self.entities[at]
    }

    /// Whose words his letter or her statement holds: “…,” his letter begins. Holm's voice is Holm.
    pub fn writer(&mut self, paper: usize) -> Option<(Span<View>, EntityId)> {
        let noun = self.page.parts[paper].noun()?;
        if noun.owner.is_some() && self.page.tokens[noun.head.1 as usize - 1].is(Class::VOICE) {
            return self.owner(paper);
        }
        let whose = self.page.tokens[noun.owner.filter(|_| noun.sort == NounSort::Statement)?.0 as usize].class;
        let gendered = whose.is(Class::POSSESSIVE) && whose.is(Class::MASCULINE | Class::FEMININE);
        if noun.class.is(Class::SPEECH) && gendered { self.owner(paper) } else { None }
    }
}

/// Whether a description is more than an office that anybody may hold: the senior guard.
pub fn is_telling(noun: &Noun) -> bool {
    noun.head.1 - noun.head.0 > 2
}

/// A mention a reader takes in at a glance: its last words, if it is long.
pub fn short(span: Span<View>, text: &str) -> Span<View> {
    const LONGEST: usize = 58;
    let words = span.of(text);
    if words.len() <= LONGEST {
        return span;
    }
    let from = words.char_indices().map(|(at, _)| at).find(|&at| words.len() - at <= LONGEST).unwrap_or(0);
    let from = from + words[from..].find(' ').map_or(0, |space| space + 1);
    Span::new(span.start + from as u32, span.end)
}

/// A description with what belongs to it: the deputy minister of foreign affairs.
pub fn described(page: &Page, part: usize) -> (u32, u32) {
    let head = page.parts[part].noun().map_or((page.parts[part].from, page.parts[part].to), |noun| noun.head);
    let link = page.parts.get(part + 1).is_some_and(|link| matches!(link.kind, PartKind::Preposition));
    // “one of the advisers” as well as “the deputy minister of foreign affairs”.
    let some = |noun: &Noun| {
        let first = page.tokens[noun.head.0 as usize];
        noun.head.1 - noun.head.0 == 1 && first.is(Class::DETERMINER | Class::PRONOUN) && !noun.class.is(Class::GENDER)
    };
    let sorts = [NounSort::Person, NounSort::Body];
    let person = page.parts[part].noun().is_some_and(|noun| sorts.contains(&noun.sort) || some(noun));
    let link_word = page.parts.get(part + 1).map_or(Class::default(), |link| page.tokens[link.from as usize].class);
    // Spanish dijo el ministro a la prensa: that is no more of him.
    let own = link_word.is(Class::SENDER) || !link_word.is(Class::INFINITIVE);
    let told = |noun: &Noun| match noun.sort {
        // “his lawyer on Monday”
        NounSort::Object | NounSort::Time => false,
        // German sagte der Minister zu Holm
        NounSort::Name | NounSort::Body => !(link_word.is(Class::TOPIC) && link_word.is(Class::INFINITIVE)),
        // French écrit le ministre dans un message
        NounSort::Statement => link_word.is(Class::SENDER),
        NounSort::Pronoun | NounSort::Person | NounSort::Thing => own,
    };
    let Some(further) = page.parts.get(part + 2).filter(|further| link && person && further.noun().is_some_and(told))
    else {
        return head;
    };
    let span = cast::span(&page.tokens, (head.0, further.to));
    if span.len() < 58 { (head.0, further.to) } else { head }
}
