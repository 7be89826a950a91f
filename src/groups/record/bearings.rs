//! Of which story and which day a source speaks, read once: every quotation asks it of many records.

use std::{collections::BTreeSet, ops::RangeInclusive};

use rustc_hash::FxHashMap;

use crate::{
    corpus::Corpus,
    rules::hash,
    sources::{Source, SourceId},
};

/// A day's words are printed for as many days, and a day before where clocks differ: what a record does not hold within
/// them was not said.
const PRINTED: RangeInclusive<i32> = -1..=3;
/// For as many days words that a record does hold are taken for its own: a report is written about for weeks.
const QUOTED: RangeInclusive<i32> = -1..=14;

/// The stories and days of all sources.
#[derive(Debug, Default)]
pub struct Bearings {
    of: Vec<(Option<u32>, Option<i32>)>,
    /// The later days on which records are seen to be quoted: what a court held is quoted for years.
    quoted: FxHashMap<SourceId, BTreeSet<i32>>,
    /// The same of all records.
    quoting: BTreeSet<i32>,
}

impl Bearings {
    /// Reads them.
    pub fn of(corpus: &Corpus) -> Self {
        let of = |source: &Source| (source.story.as_deref().map(hash), source.day());
        Self { of: corpus.sources.iter().map(of).collect(), ..Self::default() }
    }

    /// Takes note that an article quotes a record, which is thereby in the news again.
    pub fn note(&mut self, record: SourceId, article: SourceId) {
        let day = self.day(article);
        self.quoted.entry(record).or_default().extend(day);
        self.quoting.extend(day);
    }

    /// The day of a source, counted from 1970-01-01.
    pub fn day(&self, source: SourceId) -> Option<i32> {
        self.of[source.index()].1
    }

    /// The days of records that can speak of what an article reports; nothing where it may be any.
    pub fn days(&self, article: SourceId) -> Option<RangeInclusive<i32>> {
        self.day(article)
            .filter(|&day| !is_again(&self.quoting, day))
            .map(|day| day - QUOTED.end()..=day - QUOTED.start())
    }

    /// Whether a record can speak of what an article reports: its own story, where both are known, and its own days or
    /// those on which it is quoted.
    pub fn speaks_for(&self, record: SourceId, article: SourceId) -> bool {
        let again = |day: i32| self.quoted.get(&record).is_some_and(|quoted| is_again(quoted, day));
        self.is_of_one_story(record, article) && (self.is_near(record, article) || self.day(article).is_some_and(again))
    }

    /// Whether a record is too old to speak of what an article reports, unless it is seen to be quoted.
    pub fn is_old(&self, record: SourceId, article: SourceId) -> bool {
        self.is_of_one_story(record, article) && self.is_older(record, article)
    }

    /// Whether a record's day is too far back, whatever its story.
    pub fn is_older(&self, record: SourceId, article: SourceId) -> bool {
        let days = self.day(record).zip(self.day(article));
        days.is_some_and(|(record, article)| article - record > *QUOTED.end())
    }

    /// Whether the days of both, where they are known, are near enough for the one to report the other.
    pub fn is_near(&self, record: SourceId, article: SourceId) -> bool {
        self.is_within(&QUOTED, record, article)
    }

    fn is_of_one_story(&self, record: SourceId, article: SourceId) -> bool {
        let ((story, _), (told, _)) = (self.of[record.index()], self.of[article.index()]);
        story.zip(told).is_none_or(|(one, other)| one == other)
    }

    /// Whether an article was printed so soon that what the record does not hold was not said.
    pub fn is_fresh(&self, record: SourceId, article: SourceId) -> bool {
        self.is_within(&PRINTED, record, article)
    }

    fn is_within(&self, days: &RangeInclusive<i32>, record: SourceId, article: SourceId) -> bool {
        self.day(record).zip(self.day(article)).is_none_or(|(record, article)| days.contains(&(article - record)))
    }
}

/// Whether a day is among those in which what was quoted on one of these days is still in the news.
fn is_again(quoted: &BTreeSet<i32>, day: i32) -> bool {
    quoted.range(day - QUOTED.end()..=day - QUOTED.start()).next().is_some()
}
