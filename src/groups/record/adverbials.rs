//! Which of an author's words beside a quotation tell when, where, by what or to whom something was said: “in the
//! hallway”, “two days later”, “as the lights came on”.
//!
//! What comes in is the words of a sentence; what goes out is where each such adverbial stands. What a relative clause
//! tells, what stands in apposition and what was said of something tells nothing of the saying. Whether they speak of the
//! record's own occasion is left to `asked`.

use std::ops::Range;

use super::scenes::{Gap, Part, Words};
use crate::rules::{Class, OccasionRules};

/// Words of a sentence by which it says when it was: “The next morning”.
const WHEN: usize = 3;
/// Words within which the one who speaks is named for the sentence to be about them.
const SUBJECT: usize = 5;
/// Words between “had” and what it makes a verb of the past before the past.
const EARLIER: usize = 4;
/// Words of those who are told something.
const HEARERS: usize = 4;

/// A sentence, or the part of it on one side of a quotation.
pub struct Clause<'a> {
    /// Its words.
    pub part: &'a Part,
    /// Which of them are of this clause.
    pub range: Range<usize>,
    /// What is known of such words.
    pub rules: &'a OccasionRules,
    /// The words of the speaker's name.
    pub own: &'a [Box<str>],
}

impl Clause<'_> {
    /// Before the verb that reports: “In the hallway, Lund said”, “Lund, at the gate, said”.
    pub fn before(&self, verb: usize) -> Vec<Range<usize>> {
        let segments = self.segments(self.range.start..verb);
        let told = segments.into_iter().filter_map(|segment| {
            let first = self.first(&segment)?;
            // “As Lund put it”: the clause itself reports.
            if segment.end == verb && self.is_when(first) && (first + 1..verb).any(|at| self.is_named(at)) {
                return Some(self.adverbials(first + 1..verb));
            }
            let participle =
                first == self.range.start && self.is_participle(first) || self.class(first).is(Class::GERUND);
            if first == self.range.start && self.is_to(first) && !self.opens(first) {
                let end = self.end(first, segment.end);
                Some(std::iter::once(first..end).chain(self.adverbials(end..segment.end)).collect())
            } else if participle || self.begins(first, segment.end) {
                Some(self.adverbials(first..segment.end))
            } else {
                // “Lund was overheard in the cloakroom saying”.
                let named = segment.clone().find(|&at| self.is_named(at))?;
                Some(self.adverbials(named + 1..segment.end))
            }
        });
        told.flatten().collect()
    }

    /// After the verb that reports, where nothing of what was said follows: “said Lund at the gate, in the rain”.
    pub fn after(&self, verb: usize) -> Vec<Range<usize>> {
        let start = verb + 1;
        let segments = self.segments(start..self.range.end);
        let told = segments.into_iter().filter_map(|segment| {
            let first = self.first(&segment)?;
            let sets = segment.start == start
                || self.begins(first, segment.end)
                || self.class(first).is(Class::GERUND) && !self.class(first).is(Class::REPORT);
            Some(self.adverbials(first..segment.end)).filter(|_| sets)
        });
        told.flatten().collect()
    }

    /// After the verb that reports, where what was said may follow: “told the council at the gate that the bridge at Dale …”.
    pub fn beside(&self, verb: usize) -> Vec<Range<usize>> {
        let start = verb + 1;
        let to = |_| (start..self.range.end.min(start + HEARERS)).find(|&at| self.begins(at, at + 1));
        self.at(self.tells(verb).then_some(()).and_then(to).unwrap_or(start))
    }

    /// One after another from a word on.
    pub fn at(&self, start: usize) -> Vec<Range<usize>> {
        let (mut told, mut at) = (Vec::new(), start);
        while at < self.range.end && self.begins(at, at + 1) {
            let end = self.end(at, self.range.end);
            told.push(at..end);
            at = end;
        }
        told
    }

    /// In a sentence of its own before the quotation: “Lund was at her kitchen table.”
    pub fn scene(&self) -> Vec<Range<usize>> {
        let Some(named) = self.range.clone().find(|&at| self.is_named(at)) else {
            return self.before(self.range.end);
        };
        let mut told = self.before(named);
        let begins = |at: &usize| self.part.signs[*at].gap != Gap::None || self.class(*at).is(Class::AND);
        let start = (self.range.start..=named).rev().find(begins).unwrap_or(self.range.start);
        let front = told.last().map_or(start, |last| last.end.max(start));
        let when = self.range.start < named && self.is_when(named - 1);
        if when {
            told.push(named - 1..self.range.end);
        } else if named < front + SUBJECT {
            let verb = (named + 1..self.range.end).find(|&at| self.class(at).is(Class::REPORT));
            told.extend(match verb {
                Some(verb) => [self.adverbials(named + 1..verb), self.beside(verb)].concat(),
                None => self.after(named),
            });
        }
        told
    }

    /// Whether it names the one who speaks.
    pub fn names(&self) -> bool {
        self.range.clone().any(|at| self.is_named(at))
    }

    /// “Colleagues say Lund told them”: whether somebody else is the one who tells what the speaker said.
    pub fn is_told_by_another(&self, verb: usize) -> bool {
        let Some(named) = (self.range.start..verb).find(|&at| self.is_named(at)) else { return false };
        let before = (self.range.start..named).rev().find(|&at| !self.class(at).is(Class::SUBORDINATOR));
        before.is_some_and(|at| {
            let gap = (self.range.start..=at).rev().find(|&at| self.part.signs[at].gap != Gap::None);
            let start = gap.unwrap_or(self.range.start);
            let says = self.class(at).is(Class::REPORT) && !self.class(at).is(Class::NOUN_TOO);
            at > start && says && !self.begins(start, at) && !self.class(start).is(Class::GERUND)
        })
    }

    /// “Lund had joked”: whether what was said was said before something else.
    pub fn is_earlier(&self, verb: usize) -> bool {
        // “Lund, who had left early, said”.
        let gap = (self.range.start..=verb).rev().find(|&at| self.part.signs[at].gap != Gap::None);
        let start = gap.unwrap_or(self.range.start);
        (start..=verb).rev().take(EARLIER).any(|at| self.rules.earlier.contains(self.word(at)))
    }

    /// The stretches between commas.
    fn segments(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut segments = Vec::new();
        let mut from = range.start;
        for at in range.clone().skip(1).filter(|&at| self.part.signs[at].gap != Gap::None) {
            segments.push(from..at);
            from = at;
        }
        segments.push(from..range.end);
        segments
    }

    /// The first word that is no “and” and no adverb.
    fn first(&self, segment: &Range<usize>) -> Option<usize> {
        let light = |at: usize| {
            let class = self.class(at);
            class.is(Class::AND.with(Class::ADVERB)) && !class.is(Class::PREPOSITION) && !self.is_time(at)
        };
        segment.clone().find(|&at| !light(at))
    }

    /// The adverbials of a stretch, up to what was said.
    fn adverbials(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let (mut told, mut at) = (Vec::new(), range.start);
        while at < range.end {
            if self.is_about(at) {
                break;
            } else if self.opens(at) || self.is_when(at) || self.is_time(at) {
                let end = self.end(at, range.end);
                told.push(at..end);
                at = end;
            } else if self.is_clause(at) && !(at + 1 < range.end && self.is_time(at + 1))
                || self.class(at).is(Class::AND) && at + 1 < range.end && !self.begins(at + 1, range.end)
            {
                // “Said Lund and hung the coat on the hook” tells what came next.
                break;
            } else {
                at += 1;
            }
        }
        told
    }

    /// Where the adverbial that starts at a word ends.
    fn end(&self, start: usize, most: usize) -> usize {
        if self.is_when(start) && !self.opens(start) {
            return most;
        }
        let noun = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN);
        let goes_on = |at: &usize| {
            let before = self.class(at - 1);
            let stops = self.part.signs[*at].gap != Gap::None
                || self.opens(*at) && at - 1 > start
                || self.is_when(*at)
                || self.is_time(*at) && !self.is_time(at - 1) && !before.is(noun.with(Class::PREPOSITION))
                || self.class(*at).is(noun) && !before.is(Class::PREPOSITION.with(Class::AND).with(noun))
                || self.is_named(*at);
            !stops
        };
        let end = (start + 1..most).find(|at| !goes_on(at)).unwrap_or(most);
        // “Later that evening in the hall” is one.
        let time = self.is_time(start) && !self.opens(start) && end < most && self.opens(end);
        if time { self.end(end, most) } else { end }
    }

    /// Whether an adverbial begins at a word, or a few words on: “the next morning”.
    fn begins(&self, at: usize, end: usize) -> bool {
        // “A night nurse”, “die zehn Jahre beim Radio war”: who somebody is.
        let is_own = |at: usize| at + 1 == end || !self.modifies(at);
        let describes = self.part.signs[at].gap == Gap::Pause && self.class(at).is(Class::RELATIVE);
        let noun = self.class(at).is(Class::DETERMINER);
        let timed = || (at..end.min(at + WHEN)).any(|at| self.is_time(at) && (!noun || is_own(at)));
        self.opens(at) || self.is_when(at) || !describes && timed()
    }

    /// Whether the word behind one is its noun: “a night nurse”, “a 30-year veteran”.
    fn modifies(&self, at: usize) -> bool {
        let next = at + 1;
        let light = Class::FUNCTION.with(Class::TIME).with(Class::REPORT).with(Class::VERB);
        self.part.signs[next].gap == Gap::None
            && !self.class(next).is(light)
            && !self.is_time(next)
            && !self.is_named(next)
    }

    /// Whether a word stands before a place, a time, a medium or hearers.
    fn opens(&self, at: usize) -> bool {
        let asks = |phrase: &Words| self.part.words[self.range.start..=at].ends_with(phrase);
        if self.rules.questions.iter().any(asks) {
            return false;
        }
        // “Opened by telling guests”, “en tapant du poing”; but “on leaving the hall”.
        let gerund = self.part.signs.get(at + 1).is_some_and(|next| next.class.is(Class::GERUND));
        let parts = |at: usize| self.rules.partings.contains(self.word(at)) || self.is_when(at);
        if gerund && !parts(at) && !parts(at + 1) {
            return false;
        }
        let joined = self.part.signs.get(at + 1).is_some_and(|next| next.gap == Gap::None);
        let plain = !self.rules.matters.contains(self.word(at));
        let behind = at.checked_sub(1).filter(|_| self.part.signs[at].gap == Gap::None);
        let named = || behind.is_some_and(|before| self.is_named(before));
        let is_dative = self.rules.openers.contains(self.word(at)) && (plain || named());
        joined && (is_dative || plain && self.class(at).is(Class::PREPOSITION))
    }

    /// “Of the flood”, “about a letter in the Echo”: whether it is told what the words are about.
    fn is_about(&self, at: usize) -> bool {
        // “Des années plus tôt”.
        let timed = at + 1 < self.range.end && self.is_time(at + 1);
        !timed && self.rules.abouts.iter().any(|phrase| self.part.words[at..self.range.end].starts_with(phrase))
    }

    /// “To a friend, Lund said”: what stands between a verb and its hearers may stand before it.
    fn is_to(&self, at: usize) -> bool {
        let word = &self.part.words[at];
        self.rules.tells.iter().any(|tells| tells.len() > 1 && tells.last() == Some(word))
    }

    /// “As the lights came on”: whether a clause of time begins.
    fn is_when(&self, at: usize) -> bool {
        // “As treasurer, Lund said”: a clause has more than a word.
        let clause = |at: usize| self.part.signs.get(at).is_some_and(|sign| sign.gap == Gap::None);
        self.rules.whens.contains(self.word(at)) && (clause(at + 2) || !self.class(at).is(Class::EITHER))
    }

    /// “That the roof leaks”, “who came in 2019”; a word that is an article too begins one behind a comma alone.
    fn is_clause(&self, at: usize) -> bool {
        let class = self.class(at);
        class.is(Class::SUBORDINATOR) || class.is(Class::RELATIVE) && !class.is(Class::DETERMINER)
    }

    fn is_time(&self, at: usize) -> bool {
        let year = || self.word(at).parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year));
        let is_bare = || !at.checked_sub(1).is_some_and(|before| self.class(before).is(Class::PREPOSITION));
        self.rules.times.contains(self.word(at)) || year() && is_bare()
    }

    /// Whether a word may name the one who speaks: their name, “she”.
    fn is_named(&self, at: usize) -> bool {
        let class = self.class(at);
        class.is(Class::PRONOUN) && class.is(Class::MASCULINE.with(Class::FEMININE))
            || self.own.contains(&self.part.words[at])
    }

    /// “Reached by phone”, “Standing at the gate”.
    fn is_participle(&self, at: usize) -> bool {
        self.class(at).is(Class::GERUND.with(Class::PARTICIPLE).with(Class::PAST))
    }

    /// Whether those who are told something follow.
    fn tells(&self, verb: usize) -> bool {
        self.rules.tells.iter().any(|tells| self.part.words[verb..].starts_with(tells))
    }

    fn class(&self, at: usize) -> Class {
        self.part.signs[at].class
    }

    fn word(&self, at: usize) -> &str {
        &self.part.words[at]
    }
}
