//! Whether what the words around a quotation tell of its saying speaks of the record's own occasion.
//!
//! What comes in is the adverbials beside a quotation; what goes out is whether they name what the record is of, its day or
//! those who listen there, tell no more than a manner, or tell anything else.

use std::ops::Range;

use super::{
    adverbials::Clause,
    asked::{Asked, Records},
    scenes::{Gap, Part, Scene, Words},
    seats::Seats,
};
use crate::{
    quotations::Kind,
    rules::{Class, WordingRules},
    text::{Span, latin, year_and_month},
};

/// A shorter word is “The”, and names nothing there.
const LONG: usize = 4;

/// Words between the verb and a quotation that is its object.
const NEAR: usize = 4;

/// What an adverbial is to the record's occasion.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// It names it.
    Record,
    /// It names one of its kind: “at a hearing”.
    Kind,
    /// It tells its day, or a manner: “on Tuesday”, “after a pause”.
    Plain,
    /// Nothing shows that it is the same.
    None,
    /// It tells another day, month or year.
    Apart,
}

/// What all the adverbials beside a quotation are to the record's occasion.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// One names it, and none may tell of another.
    Record,
    /// One names it, whatever the others tell.
    Named,
    /// They tell of none.
    Plain,
    /// They tell of one that may be another.
    Doubtful,
    /// One tells another day, month or year.
    Apart,
}

impl Ties {
    fn of(ties: &[Tie]) -> Self {
        if ties.contains(&Tie::Apart) {
            Self::Apart
        } else if ties.contains(&Tie::Record) {
            if ties.contains(&Tie::None) { Self::Named } else { Self::Record }
        } else if ties.contains(&Tie::None) {
            Self::Doubtful
        } else if ties.contains(&Tie::Kind) {
            Self::Record
        } else {
            Self::Plain
        }
    }
}

impl Asked<'_> {
    /// What its own sentence tells of the saying.
    pub fn beside(&self, scene: &Scene, kind: Records) -> Ties {
        let (before, after) = (&scene.before, &scene.after);
        let (ahead, behind) = (self.clause(before, 0), self.clause(after, 0));
        let tell = |clause: &Clause, told: Vec<Range<usize>>| self.ties(clause.part, &told, kind);
        let mut ties = match (self.cue(before), self.cue(after)) {
            (Some(verb), _) => [tell(&ahead, ahead.before(verb)), tell(&ahead, ahead.beside(verb))].concat(),
            (None, Some(verb)) => [tell(&behind, behind.before(verb)), tell(&behind, behind.after(verb))].concat(),
            // “…,” Lund will say in a lecture: the verb was not read.
            (None, None) if behind.names() => tell(&behind, behind.scene()),
            (None, None) => Vec::new(),
        };
        let verb = self.cue(before).or(self.cue(after).filter(|_| before.words.is_empty()));
        let subject = if self.cue(before).is_some() { before } else { after };
        let told = if self.cue(before).is_some() { &ahead } else { &behind };
        let apart = |verb: &usize| {
            told.is_earlier(*verb) || told.is_told_by_another(*verb) || self.has_medium_before(subject, *verb, kind)
        };
        ties.extend(verb.filter(apart).map(|_| Tie::None));
        // “She called it “a circus” in the car park.”
        if self.cue(before).is_some_and(|verb| verb + NEAR >= before.words.len()) {
            ties.extend(tell(&behind, behind.at(0)));
        }
        if self.cue(before).is_none() {
            ties.extend(tell(&ahead, ahead.before(before.words.len())));
        }
        Ties::of(&ties)
    }

    /// What the sentence before it tells of a scene.
    pub fn above(&self, part: &Part, kind: Records) -> Ties {
        let last = part.last_sentence();
        // “She was elected in 2019.” tells how things are, and no scene.
        let scene = |range: &Range<usize>| !self.tells_but_a_year(&part.words[range.clone()]);
        let told = |range: Range<usize>| {
            let told = Clause { range, ..self.clause(part, 0) }.scene();
            self.ties(part, &told.into_iter().filter(scene).collect::<Vec<_>>(), kind)
        };
        match Ties::of(&told(last..part.words.len())) {
            // What the sentence before it tells of a place holds for it too.
            Ties::Plain => match Ties::of(&told(0..last)) {
                Ties::Doubtful => Ties::Doubtful,
                Ties::Record | Ties::Named | Ties::Plain | Ties::Apart => Ties::Plain,
            },
            ties => ties,
        }
    }

    /// “Denied that the council was a “cosy club””: whether a phrase is repeated that is another's.
    pub fn is_anothers_phrase(&self, scene: &Scene) -> bool {
        let before = &scene.before;
        let denied = |verb: usize| self.wording().occasion.denials.contains(&before.words[verb]);
        // “Dismissed the plan as a “…””: that is what she calls it herself.
        let own = Class::PREPOSITION.with(Class::SUBORDINATOR);
        let behind_article = || match before.signs.as_slice() {
            [.., verb, article] => article.class.is(Class::DETERMINER) && !verb.class.is(own),
            _ => false,
        };
        self.quote.kind == Kind::Partial && self.cue(before).is_some_and(denied) && behind_article()
    }

    fn clause<'s>(&'s self, part: &'s Part, from: usize) -> Clause<'s> {
        Clause { part, range: from..part.words.len(), rules: &self.wording().occasion, own: &self.own }
    }

    /// Which word of these reports the quotation.
    pub fn cue(&self, part: &Part) -> Option<usize> {
        let cue = self.quote.cue.as_ref()?.span;
        let starts = |at: u32| self.document.map.disk(Span::new(at, at + 1)).start;
        // Words stand in their order in the file too.
        let found = part.signs.partition_point(|sign| starts(sign.at) < cue.start);
        part.signs.get(found).filter(|sign| starts(sign.at) < cue.end).map(|_| found)
    }

    fn ties(&self, part: &Part, told: &[Range<usize>], kind: Records) -> Vec<Tie> {
        told.iter().map(|range| self.tie(part, range, kind)).collect()
    }

    fn tie(&self, part: &Part, range: &Range<usize>, kind: Records) -> Tie {
        let rules = &self.wording().occasion;
        // “In the flat below the hall for the council”: what stands behind another preposition is of the noun before it.
        let links = |at: &usize| {
            let class = part.signs[*at].class;
            *at > range.start
                && class.is(Class::PREPOSITION)
                && !class.is(Class::SENDER)
                && rules.matters.contains(&part.words[*at])
        };
        let end = range.clone().find(links).unwrap_or(range.end);
        let words = &part.words[range.start..end];
        let of_own_day = self.is_of_own_day(words);
        if of_own_day == Some(false) {
            return Tie::Apart;
        }
        if self.is_topic(words, &part.signs[range.start..end])
            || rules.manner_phrases.iter().any(|phrase| words.starts_with(phrase))
            || words.iter().any(|word| rules.manners.contains(word))
        {
            return Tie::Plain;
        }
        let parted = words.iter().position(|word| rules.partings.contains(word));
        let pointed = |at: usize| part.signs[range.start + at].class.is(Class::DEFINITE.with(Class::POSSESSIVE));
        let first = (1..words.len()).find(|&at| pointed(at));
        let is_pointed = |at: usize| first.is_some_and(|first| first < at);
        let delivered = |at: usize| kind.is_spoken() && rules.deliveries.contains(&words[at]) && is_pointed(at);
        let names = (0..words.len()).find(|&at| self.is_of_record(words, at, kind) || delivered(at));
        let medium = |at: usize| rules.media.contains(&words[at]) && !self.is_of_record(words, at, kind);
        let ordered = words.iter().any(|word| rules.orders.contains(word));
        let in_medium = kind.is_spoken() && !ordered && (1..words.len()).any(medium);
        // “As the hall emptied” is told of its end: only what sits there acts there.
        let emptied = rules.whens.contains(&words[0])
            && (rules.matters.contains(&words[0]) || !part.signs[range.start].class.is(Class::PREPOSITION));
        let acts = |at: usize| !emptied || self.wording().sessions.contains(&words[at]) || self.names(words, at);
        if self.is_around_event(words) || in_medium {
            Tie::None
        } else if names
            .is_some_and(|at| acts(at) && parted.is_none_or(|parted| parted > at) && !self.is_anothers(words, at, kind))
        {
            if names.is_some_and(|at| self.is_indefinite(&words[..at])) { Tie::Kind } else { Tie::Record }
        } else if parted.is_none()
            && (of_own_day.is_some() || self.is_of_order(words) || ordered && (1..words.len()).any(medium))
        {
            Tie::Plain
        } else {
            Tie::None
        }
    }

    /// “At a meeting of the rowing club”: one of several, and nothing that follows is the record's.
    fn is_anothers(&self, words: &[Box<str>], at: usize, kind: Records) -> bool {
        let indefinite = self.is_indefinite(&words[..at]);
        // “At a rally”, “before a crowd”: who listens there may listen anywhere.
        if indefinite && !self.is_called(&words[at], kind) && self.wording().occasion.hearers.contains(&words[at]) {
            return true;
        }
        let links = |at: &usize| self.language().lexicon.class_of(&words[*at]).is(Class::PREPOSITION);
        let mut rest = (at + 1..words.len()).skip_while(|at| !links(at)).filter(|&at| is_long(&words[at])).peekable();
        indefinite && rest.peek().is_some() && !rest.any(|at| self.is_of_record(words, at, kind))
    }

    fn is_indefinite(&self, words: &[Box<str>]) -> bool {
        words.iter().any(|word| self.wording().occasion.indefinites.contains(word))
    }

    /// “Lund's letter to the board says”: what speaks for her is no speech of hers.
    fn has_medium_before(&self, part: &Part, verb: usize, kind: Records) -> bool {
        let start = (0..verb).rev().find(|&at| part.signs[at].gap != Gap::None).unwrap_or(0);
        let is_medium = |at: usize| {
            let is_one =
                self.wording().occasion.media.contains(&part.words[at]) && !part.signs[at].class.is(Class::PERSON);
            // “Book publisher Lund said”: a trade.
            let link = Class::PREPOSITION.with(Class::POSSESSIVE).with(Class::DETERMINER);
            let is_name = |at: usize| self.own.contains(&part.words[at]);
            let trade = || (at + 1..verb).take_while(|&at| !part.signs[at].class.is(link)).any(is_name);
            is_one && !trade() && !self.is_of_record(&part.words[..=at], at, kind)
        };
        (start..verb).any(is_medium)
    }

    /// Whether a word is of the record's occasion: what it is called, who listens there, what its title says.
    fn is_of_record(&self, words: &[Box<str>], at: usize, kind: Records) -> bool {
        let word = &*words[at];
        let titled = || is_long(word) && self.seats().any(|seats| seats.is_titled(word)) && self.closes(words, at);
        let anybody = self.wording().occasion.anybody.contains(word);
        self.is_called(word, kind) || kind != Records::Written && !anybody && self.hears(words, at) || titled()
    }

    /// Whether records of this kind are called so.
    fn is_called(&self, word: &str, kind: Records) -> bool {
        let wording = self.wording();
        match kind {
            Records::Session | Records::Spoken => wording.sessions.contains(word),
            Records::Delivered => wording.sessions.contains(word) || wording.statements.contains(word),
            Records::Written => wording.statements.contains(word) && !self.is_foreign(word),
        }
    }

    /// Whether these words say that the record holds it: “told the council”, “said in the statement”.
    pub fn is_on_record(&self, sides: &[&Words], kind: Records) -> bool {
        let anybody = |word: &str| self.wording().occasion.anybody.contains(word);
        let hears = |to: &[Box<str>], at: usize| self.hears(to, at) && !anybody(&to[at]);
        sides.iter().any(|side| side.iter().any(|word| self.is_called(word, kind)) || self.is_told(side, kind, &hears))
    }

    /// Whether those who sit in the record are told it.
    pub fn is_told_there(&self, sides: &[&Words], kind: Records) -> bool {
        let sits = |to: &[Box<str>], at: usize| {
            !self.is_indefinite(&to[..1]) && (self.wording().sessions.contains(&to[at]) || self.names(to, at))
        };
        sides.iter().any(|side| self.is_told(side, kind, &sits))
    }

    fn is_told(&self, side: &Words, kind: Records, listens: &dyn Fn(&[Box<str>], usize) -> bool) -> bool {
        let to = hearing(side, self.wording()).filter(|_| kind != Records::Written);
        to.is_some_and(|to| (0..to.len()).any(|at| listens(to, at)))
    }

    /// “Near the end”, “in closing”: of whatever it is that they are at, unless it is said of what.
    fn is_of_order(&self, words: &[Box<str>]) -> bool {
        let rules = &self.wording().occasion;
        let order = words.iter().position(|word| rules.orders.contains(word));
        order.is_some_and(|at| words[at + 1..].iter().all(|word| !is_long(word)))
            && !words.iter().any(|word| rules.times.contains(word))
    }

    /// Whether of all dates words tell a year alone.
    fn tells_but_a_year(&self, words: &[Box<str>]) -> bool {
        let wording = self.wording();
        let is_month = |word: &str| wording.months.iter().any(|month| latin(month) == latin(word));
        let is_day = |word: &str| wording.weekdays.iter().any(|day| *day == *latin(word)) || is_month(word);
        words.iter().any(|word| year(word).is_some()) && !words.iter().any(|word| is_day(word))
    }

    /// Whether words tell a day, a month or a year, and each is the records'; nothing where they tell none.
    fn is_of_own_day(&self, words: &[Box<str>]) -> Option<bool> {
        let (wording, days) = (self.wording(), self.days);
        let all = |is: &dyn Fn(i32) -> bool| days.is_empty() || days.iter().any(|&day| is(day));
        // “The 2019 audit”, “what may be his last turn” tell no date.
        let class = |word: &str| self.language().lexicon.class_of(word);
        let is_other = |at: usize| at.checked_sub(1).is_some_and(|at| class(&words[at]).is(Class::DETERMINER));
        let led = |at: usize| at.checked_sub(1).is_some_and(|at| class(&words[at]).is(Class::PREPOSITION));
        let is_word =
            |at: usize| class(&words[at]).is(Class::AUXILIARY.with(Class::PAST).with(Class::PLAIN)) && !led(at);
        let mut told = words.iter().enumerate().filter_map(|(at, word)| {
            let number = |at: usize| words.get(at)?.parse::<i32>().ok().filter(|number| (1..=31).contains(number));
            let small = latin(word);
            // “Dienstagabend”.
            let part = |day: &str| {
                small.strip_prefix(day).is_some_and(|part| part.is_empty() || wording.occasion.times.contains(part))
            };
            if let Some(weekday) = wording.weekdays.iter().position(|day| part(day)) {
                // 1970-01-01 was a Thursday.
                Some(all(&|day| (day + 3).rem_euclid(7) as usize == weekday))
            } else if let Some(month) = wording.months.iter().position(|month| latin(month) == small) {
                let number = number(at + 1).or_else(|| number(at.checked_sub(1)?));
                if number.is_none() && is_word(at) {
                    return None;
                }
                let is_own = |day: i32| year_and_month(day).1 == month as i32 + 1;
                Some(all(&|day| is_own(day) && number.is_none_or(|number| number == day_of_month(day))))
            } else {
                let year = year(word).filter(|_| !is_other(at))?;
                Some(all(&|day| year_and_month(day).0 == year))
            }
        });
        told.next().map(|first| first && told.all(|next| next))
    }

    /// Whether somebody listens where the record is of.
    pub fn hears(&self, words: &[Box<str>], at: usize) -> bool {
        let rules = &self.wording().occasion;
        rules.hearers.contains(&words[at]) || rules.anybody.contains(&words[at]) || self.names(words, at)
    }

    /// Whether the heading of a record has such a word.
    pub fn heads(&self, record: usize, is: impl Fn(&str) -> bool) -> bool {
        self.occasions.seats(record).is_headed(is)
    }

    /// Whether a statement is called something else: a memo beside what calls itself a statement.
    pub fn is_foreign(&self, word: &str) -> bool {
        let calls_itself =
            |&record: &usize| self.heads(record, |own| own != word && self.wording().statements.contains(own));
        let is_own = |&record: &usize| self.heads(record, |own| own == word);
        self.records.iter().any(calls_itself) && !self.records.iter().any(is_own)
    }

    /// Whether a word is the last of the name or an office of another who speaks in a record, or a name in its heading:
    /// “Debates of the Diet”.
    fn names(&self, words: &[Box<str>], at: usize) -> bool {
        let (word, person) = (&*words[at], self.quote.person());
        is_long(word)
            && (self.seats().any(|seats| seats.seats(word, person))
                || self.seats().any(|seats| seats.names(word)) && self.closes(words, at))
    }

    /// Whether a name of the heading is not the beginning of another: “the Dale Courier” is no council of Dale.
    fn closes(&self, words: &[Box<str>], at: usize) -> bool {
        let rules = self.wording();
        words.get(at + 1).is_none_or(|next| {
            let is_of_it = rules.occasion.hearers.contains(next) || rules.sessions.contains(next);
            let light = self.language().lexicon.class_of(next).is(Class::FUNCTION.with(Class::TIME));
            light || is_of_it || self.seats().any(|seats| seats.is_titled(next))
        })
    }

    fn seats(&self) -> impl Iterator<Item = &Seats> {
        self.records.iter().map(|&record| self.occasions.seats(record))
    }
}

fn is_long(word: &str) -> bool {
    word.chars().nth(LONG - 1).is_some()
}

fn day_of_month(day: i32) -> i32 {
    (1..=31).take_while(|back| year_and_month(day - back) == year_and_month(day)).count() as i32 + 1
}

/// The words that follow the first “told”.
pub fn hearing<'w>(words: &'w Words, wording: &WordingRules) -> Option<&'w [Box<str>]> {
    const TO: usize = 4;
    let ends = |at: usize, verb: &Words| words[at..].starts_with(verb).then_some(at + verb.len());
    let to = (0..words.len()).find_map(|at| wording.occasion.tells.iter().find_map(|verb| ends(at, verb)))?;
    Some(&words[to..words.len().min(to + TO)])
}

/// The year that a word is.
fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| (1900..2100).contains(year))
}
