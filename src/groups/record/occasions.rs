//! Whether an article tells a quotation from another occasion than the record's: “Last year Lund told the Herald: …”.
//!
//! What comes in is what the records have in place of an article's quotations; what goes out is the same without those of
//! which the words around them say that they were said, or written, elsewhere. Which words do is data.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    OnRecord, Passage, Says,
    bearings::Bearings,
    scenes::{Scene, Words, scenes},
    seats::Seats,
    voices::Voices,
    witness::Witnesses,
};
use crate::{
    corpus::{self, Corpus, PersonId, Quote, QuoteId},
    documents::Document,
    quotations::Kind,
    rules::{Class, Language, Rules, WordingRules},
    sources::SourceId,
    text::{latin, year_and_month},
};

/// What the records of a speaker are made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Records {
    /// Turns of a meeting or a hearing, or of one who speaks alone: no interview.
    Session,
    /// Turns alone: what was spoken.
    Spoken,
    /// What one person spoke alone, written out: a speech, a homily.
    Delivered,
    /// Statements, opinions, letters.
    Written,
}

impl Records {
    fn is_spoken(self) -> bool {
        matches!(self, Self::Session | Self::Spoken)
    }
}

/// What the words around a quotation say of where it was said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Elsewhere,
    OnRecord,
    /// At a time or a place of which nothing tells whether it is the record's: “said at the gate”.
    Somewhere,
    Unsaid,
}

/// What the words around the quotations of an article say of them.
#[derive(Default)]
struct Heard {
    elsewhere: FxHashSet<QuoteId>,
    somewhere: FxHashSet<QuoteId>,
}

/// A shorter word is “The”, and names nothing there.
const LONG: usize = 4;
/// Words of a sentence by which it says when it was: “On Tuesday morning”.
const WHEN: usize = 3;

/// What is known of where quotations were said.
pub struct Occasions<'a> {
    /// All quotations.
    pub corpus: &'a Corpus,
    /// What is known of languages.
    pub rules: &'a Rules,
    /// The records' words.
    pub voices: &'a Voices,
    /// For whom the records speak.
    pub witnesses: &'a Witnesses<'a>,
    /// Of which days.
    pub bearings: &'a Bearings,
    /// The quotations that a record holds, if in other words.
    pub held: FxHashSet<QuoteId>,
    /// Who sits in each record, once it is asked.
    pub seats: Vec<OnceLock<Seats>>,
}

impl Occasions<'_> {
    /// The article of a quotation.
    pub fn source(&self, found: &OnRecord) -> SourceId {
        self.corpus.quote(found.quote).source
    }

    fn seats(&self, record: usize) -> &Seats {
        self.seats[record].get_or_init(|| Seats::read(self.corpus, self.voices, record, &self.rules.people))
    }

    /// What remains of what was found in one article.
    pub fn of_these(&self, found: &[OnRecord]) -> Vec<OnRecord> {
        let doubtful: Vec<QuoteId> = found.iter().filter(|it| self.is_doubtful(it)).map(|it| it.quote).collect();
        let heard = self.heard(&doubtful);
        let left = found.iter().filter(|it| !heard.elsewhere.contains(&it.quote)).cloned();
        left.map(|it| OnRecord { is_placed: heard.somewhere.contains(&it.quote), ..it }).collect()
    }

    /// Whether it may have been said elsewhere: no record holds it, or an old one in other words.
    fn is_doubtful(&self, found: &OnRecord) -> bool {
        let article = self.source(found);
        let is_old = |passage: &Passage| !self.bearings.is_near(passage.source, article);
        match &found.says {
            Says::Nothing { .. } => true,
            Says::Otherwise { passage, .. } => is_old(passage),
            Says::Apart { passages, .. } => passages.iter().any(is_old),
            Says::Another { .. } => false,
        }
    }

    /// Which of these quotations of one article were said elsewhere, and which may have been.
    fn heard(&self, doubtful: &[QuoteId]) -> Heard {
        let Some(&first) = doubtful.first() else { return Heard::default() };
        let source = self.corpus.quote(first).source;
        let look = |document: &Document| self.read(source, doubtful, document);
        // A source that can no longer be read says nothing of the kind.
        corpus::prose(self.corpus.source(source), self.rules, look).unwrap_or_default()
    }

    fn read(&self, source: SourceId, doubtful: &[QuoteId], document: &Document) -> Heard {
        let language = &self.rules.languages[document.language];
        let people: FxHashSet<_> = doubtful.iter().filter_map(|&id| self.corpus.quote(id).person()).collect();
        let records: FxHashMap<_, _> =
            people.iter().map(|&person| (person, self.witnesses.records(person, source))).collect();
        let start = self.corpus.quotes.partition_point(|quote| quote.source < source);
        let quotes = self.corpus.quotes[start..].iter().take_while(|quote| quote.source == source);
        let named = quotes.clone().filter(|quote| matches!(quote.kind, Kind::Title | Kind::Scare));
        let scenes = scenes(document, self.rules, &named.map(|quote| quote.span.start).collect());
        let mut heard = Heard::default();
        let mut scene_of: Option<(PersonId, usize, Told)> = None;
        for (quote, id) in quotes.zip(start as u32..).map(|(quote, id)| (quote, QuoteId(id))) {
            let (Some(person), Some(scene)) = (quote.person(), scenes.get(&quote.span.start)) else { continue };
            // Who goes on speaking is still there: “…,” Lund told the Herald. “…,” she said.
            let goes_on = scene_of.filter(|&(who, block, _)| who == person && scene.block <= block + 1);
            let told = records.get(&person).filter(|_| !self.held.contains(&id)).map_or(Told::OnRecord, |records| {
                let told = Asked { occasions: self, language, wording: &language.wording, quote, records }.told(scene);
                goes_on.filter(|_| matches!(told, Told::Unsaid | Told::Somewhere)).map_or(told, |(_, _, scene)| scene)
            });
            match told {
                Told::Elsewhere => _ = heard.elsewhere.insert(id),
                Told::Somewhere => _ = heard.somewhere.insert(id),
                Told::OnRecord | Told::Unsaid => {}
            }
            scene_of = matches!(told, Told::Elsewhere | Told::Somewhere).then_some((person, scene.block, told));
        }
        heard
    }
}

/// A quotation whose occasion is asked for.
struct Asked<'a> {
    occasions: &'a Occasions<'a>,
    language: &'a Language,
    wording: &'a WordingRules,
    quote: &'a Quote,
    /// The records of its speaker, as indices into [`Corpus::records`].
    records: &'a [usize],
}

impl Asked<'_> {
    /// What its own sentence says goes before what stands above it.
    fn told(&self, scene: &Scene) -> Told {
        let (own, above, kind) = (scene.own(), [&scene.previous], self.kind());
        let when = scene.previous[..scene.previous.len().min(WHEN)].to_vec();
        let aside = || self.occasions.witnesses.speaks_outside(self.quote, &self.occasions.rules.people);
        if self.is_elsewhere(&own, kind)
            || self.is_of_another_day(&own)
            || self.is_dated_apart(scene)
            || kind.is_spoken() && aside()
        {
            Told::Elsewhere
        } else if self.is_on_record(&own, kind) {
            Told::OnRecord
        } else if self.is_set_apart(&own, kind)
            || self.is_elsewhere(&above, kind)
            || self.is_set_apart(&above, kind)
            || self.is_of_another_day(&[&when])
            || self.is_of_another_time(&when, |_| true)
        {
            Told::Elsewhere
        } else if self.is_placed(own[0], true) || self.is_placed(own[1], false) {
            Told::Somewhere
        } else {
            Told::Unsaid
        }
    }

    /// Whether they set a scene, up to what is told of somebody in it: “said at the gate”, “as the lights came on, Lund said”.
    fn is_placed(&self, words: &Words, fronted: bool) -> bool {
        const BEHIND: usize = 4;
        let class = |word: &str| self.language.lexicon.class_of(word);
        let frames = &self.wording.occasion.media_frames;
        let known = |word: &str| {
            let day = latin(word.split(['\'', '’']).next().unwrap_or(word));
            self.wording.weekdays.iter().any(|weekday| **weekday == *day) || self.hears(word)
        };
        let told = words.iter().position(|word| class(word).is(Class::RELATIVE)).unwrap_or(words.len());
        let words = &words[..told];
        let sets = |at: usize| {
            fronted && at == 0 && class(&words[at]).is(Class::SUBORDINATOR)
                || frames.iter().any(|frame| words[at..].starts_with(frame))
        };
        let placed = |at: usize| !words[at + 1..].iter().take(BEHIND).any(|word| known(word));
        (0..words.len().saturating_sub(1)).any(|at| sets(at) && placed(at))
    }

    /// Whether these words say that no record holds it, whatever else they say.
    fn is_elsewhere(&self, sides: &[&Words], kind: Records) -> bool {
        let wording = self.wording;
        let all = |phrases: &[Words]| sides.iter().any(|side| phrases.iter().any(|phrase| holds(side, phrase)));
        let written = || sides.iter().any(|side| side.iter().any(|word| wording.occasion.written.contains(word)));
        let apart = || sides.iter().any(|side| is_told_to_another(side, &|word| self.hears(word), wording));
        let outside = match kind {
            Records::Session => self.has_medium(sides, &wording.occasion.media) || self.is_via() || apart(),
            Records::Spoken => false,
            Records::Delivered | Records::Written => apart(),
        };
        all(&wording.occasion.other_occasions)
            || kind != Records::Spoken && all(&wording.occasion.interviews)
            || kind != Records::Written && self.is_before_or_after(sides)
            || kind.is_spoken() && written()
            || outside
    }

    /// Whether they say that it was said elsewhere, unless they also name the record.
    fn is_set_apart(&self, sides: &[&Words], kind: Records) -> bool {
        let wording = self.wording;
        let scene = || sides.iter().any(|side| wording.occasion.scenes.iter().any(|phrase| holds(side, phrase)));
        let medium =
            || self.has_medium(sides, &wording.occasion.media) || self.has_medium(sides, &wording.occasion.occasions);
        let anybody = || sides.iter().any(|side| is_told_to_another(side, &|_| false, wording));
        self.is_before_or_after(sides)
            || !kind.is_spoken() && (scene() || medium())
            || kind == Records::Written && anybody()
    }

    /// Whether somebody listens where the record is of.
    fn hears(&self, word: &str) -> bool {
        self.wording.occasion.hearers.contains(word) || self.wording.occasion.anybody.contains(word) || self.names(word)
    }

    /// What the records are made of, beside what the speaker of the quotation says.
    fn kind(&self) -> Records {
        let (corpus, voices) = (self.occasions.corpus, self.occasions.voices);
        let is_session = |&record: &usize| {
            corpus.records[record].is_session || self.occasions.seats(record).is_session_of(self.quote.person())
        };
        let delivered = |word: &str| self.wording.occasion.deliveries.contains(word);
        if self.records.iter().any(|&record| !voices.has_turns(record)) {
            let is_delivered = |&record: &usize| corpus.records[record].is_session || self.heads(record, delivered);
            if self.records.iter().any(is_delivered) { Records::Delivered } else { Records::Written }
        } else if self.records.iter().all(is_session) {
            Records::Session
        } else {
            Records::Spoken
        }
    }

    /// Whether the heading of a record has such a word.
    fn heads(&self, record: usize, is: impl Fn(&str) -> bool) -> bool {
        self.occasions.seats(record).is_headed(is)
    }

    fn is_via(&self) -> bool {
        self.quote.credit.as_ref().is_some_and(|credit| credit.naming.via.is_some())
    }

    /// “In a brief phone call”, “at a packed town hall”: but what the record is called may be the record.
    fn has_medium(&self, sides: &[&Words], media: &FxHashSet<Box<str>>) -> bool {
        const BETWEEN: usize = 5;
        let written = || !self.kind().is_spoken();
        let own = |word: &str| self.wording.statements.contains(word) && written() && !self.is_foreign(word);
        let is_headed = |word: &str| self.records.iter().any(|&record| self.heads(record, |own| own == word));
        let is_medium = |word: &str| media.contains(word) && !own(word) && !is_headed(word);
        let begun = |side: &Words, frame: &Words| {
            let at = side.windows(frame.len().max(1)).position(|window| window == &**frame);
            at.is_some_and(|at| side[at + frame.len()..].iter().take(BETWEEN).any(|word| is_medium(word)))
        };
        sides.iter().any(|side| self.wording.occasion.media_frames.iter().any(|frame| begun(side, frame)))
    }

    /// Whether these words say that the record holds it: “told the council”, “said in the statement”.
    fn is_on_record(&self, sides: &[&Words], kind: Records) -> bool {
        let wording = self.wording;
        let called = |word: &str| match kind {
            Records::Session | Records::Spoken => wording.sessions.contains(word),
            Records::Delivered => wording.sessions.contains(word) || wording.statements.contains(word),
            Records::Written => wording.statements.contains(word) && !self.is_foreign(word),
        };
        let heard = |side: &Words| {
            let hears = |word: &str| self.hears(word) && !wording.occasion.anybody.contains(word);
            hearing(side, wording).is_some_and(|to| kind != Records::Written && to.iter().any(|word| hears(word)))
        };
        sides.iter().any(|side| side.iter().any(|word| called(word)) || heard(side))
    }

    /// Whether a statement is called something else: a memo beside what calls itself a statement.
    fn is_foreign(&self, word: &str) -> bool {
        let calls_itself =
            |&record: &usize| self.heads(record, |own| own != word && self.wording.statements.contains(own));
        let is_own = |&record: &usize| self.heads(record, |own| own == word);
        self.records.iter().any(calls_itself) && !self.records.iter().any(is_own)
    }

    /// “After the call”, “ahead of Tuesday's vote”.
    fn is_before_or_after(&self, sides: &[&Words]) -> bool {
        const BETWEEN: usize = 3;
        let wording = self.wording;
        let event = |word: &str| wording.occasion.events.contains(word);
        let begun = |side: &Words, at: usize| {
            let ends = |frame: &Words| side[at..].starts_with(frame).then_some(at + frame.len());
            let after = wording.occasion.event_frames.iter().find_map(ends);
            after.is_some_and(|after| side[after..].iter().take(BETWEEN).any(|word| event(word)))
        };
        sides.iter().any(|side| (0..side.len()).any(|at| begun(side, at)))
    }

    /// Whether its own sentence says another month or year of the saying itself, not of who speaks or what it is of: “said
    /// Holm, who came in 2019”.
    fn is_dated_apart(&self, scene: &Scene) -> bool {
        // The speaker's name and the verb.
        const TAG: usize = 3;
        let Scene { before, after, .. } = scene;
        let mut frames = self.wording.occasion.media_frames.iter();
        let fronted = before.first().is_some_and(|first| frames.any(|frame| frame.first() == Some(first)));
        self.is_of_another_time(before, |at| fronted || at + 2 == before.len())
            || self.is_of_another_time(after, |at| at <= TAG)
    }

    /// Whether words say another month or year than the records' where it counts: “in May”, “in a 2021 speech”.
    fn is_of_another_time(&self, words: &[Box<str>], counts: impl Fn(usize) -> bool) -> bool {
        let (wording, Some(days)) = (self.wording, self.days()) else { return false };
        let is_other = |word: &str| {
            let month = wording.months.iter().position(|month| **month == *latin(word));
            let year = word.parse::<i32>().ok().filter(|year| (1900..2100).contains(year));
            month.is_some_and(|month| days.iter().all(|&day| year_and_month(day).1 != month as i32 + 1))
                || year.is_some_and(|year| days.iter().all(|&day| year_and_month(day).0 != year))
        };
        let told = |two: &[Box<str>]| wording.occasion.before_dates.contains(&two[0]) && is_other(&two[1]);
        words.windows(2).enumerate().any(|(at, two)| counts(at) && told(two))
    }

    /// Whether they name a day of the week, and none of the records': “on Friday”, “Thursday's show”.
    fn is_of_another_day(&self, sides: &[&Words]) -> bool {
        let Some(days) = self.days() else { return false };
        // 1970-01-01 was a Thursday.
        let weekdays: Vec<usize> = days.iter().map(|day| (day + 3).rem_euclid(7) as usize).collect();
        let mut told = sides.iter().copied().flatten().filter_map(|word| {
            let word = latin(word.split(['\'', '’']).next()?);
            self.wording.weekdays.iter().position(|day| **day == *word)
        });
        told.next().is_some_and(|first| !weekdays.contains(&first) && told.all(|next| !weekdays.contains(&next)))
    }

    /// The days of the records; nothing where one is not known.
    fn days(&self) -> Option<Vec<i32>> {
        let Occasions { corpus, bearings, .. } = self.occasions;
        let source = |&record: &usize| corpus.records[record].source;
        // A year that is only supposed has other weekdays.
        let known = |source: SourceId| corpus.source(source).date.as_ref().and(bearings.day(source));
        let days: Option<Vec<i32>> = self.records.iter().map(|record| known(source(record))).collect();
        days.filter(|days| !days.is_empty())
    }

    /// Whether a word is the last of the name or an office of another who speaks in a record, or a name in its heading:
    /// “Debates of the Diet”.
    fn names(&self, word: &str) -> bool {
        let mut records = self.records.iter().map(|&record| self.occasions.seats(record));
        word.len() >= LONG && records.any(|seats| seats.names(word, self.quote.person()))
    }
}

/// “told the Ledger”, “told a bailiff”: somebody who does not listen there.
fn is_told_to_another(words: &Words, listens: &dyn Fn(&str) -> bool, wording: &WordingRules) -> bool {
    hearing(words, wording).is_some_and(|to| !to.is_empty() && !to.iter().any(|word| listens(word)))
}

/// The words that follow the first “told”.
fn hearing<'w>(words: &'w Words, wording: &WordingRules) -> Option<&'w [Box<str>]> {
    const TO: usize = 4;
    let ends = |at: usize, verb: &Words| words[at..].starts_with(verb).then_some(at + verb.len());
    let to = (0..words.len()).find_map(|at| wording.occasion.tells.iter().find_map(|verb| ends(at, verb)))?;
    Some(&words[to..words.len().min(to + TO)])
}

fn holds(words: &Words, phrase: &Words) -> bool {
    words.windows(phrase.len().max(1)).any(|window| window == &**phrase)
}
