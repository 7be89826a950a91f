//! Of which story and which day a source speaks, read once: every quotation asks it of many records.

use std::ops::RangeInclusive;

use crate::{corpus::Corpus, rules::hash, sources::SourceId, text::days};

/// A day's words are printed for as many days, and a day before where clocks differ: what a record does not hold within
/// them was not said.
const PRINTED: RangeInclusive<i32> = -1..=3;
/// For as many days words that a record does hold are taken for its own: a report is written about for weeks.
const QUOTED: RangeInclusive<i32> = -1..=14;

/// The stories and days of all sources.
#[derive(Debug, Default)]
pub struct Bearings(Vec<(Option<u32>, Option<i32>)>);

impl Bearings {
    /// Reads them.
    pub fn of(corpus: &Corpus) -> Self {
        let day = |date: &Option<String>| date.as_deref().and_then(days);
        Self(corpus.sources.iter().map(|source| (source.story.as_deref().map(hash), day(&source.date))).collect())
    }

    /// The day of a source, counted from 1970-01-01.
    pub fn day(&self, source: SourceId) -> Option<i32> {
        self.0[source.index()].1
    }

    /// The days of records that can speak of what an article reports.
    pub fn days(&self, article: SourceId) -> Option<RangeInclusive<i32>> {
        self.day(article).map(|day| day - QUOTED.end()..=day - QUOTED.start())
    }

    /// Whether a record can speak of what an article reports: its own story and its own days, where both are known.
    pub fn speaks_for(&self, record: SourceId, article: SourceId) -> bool {
        let ((story, _), (told, _)) = (self.0[record.index()], self.0[article.index()]);
        story.zip(told).is_none_or(|(one, other)| one == other) && self.is_within(&QUOTED, record, article)
    }

    /// Whether an article was printed so soon that what the record does not hold was not said.
    pub fn is_fresh(&self, record: SourceId, article: SourceId) -> bool {
        self.is_within(&PRINTED, record, article)
    }

    fn is_within(&self, days: &RangeInclusive<i32>, record: SourceId, article: SourceId) -> bool {
        self.day(record).zip(self.day(article)).is_none_or(|(record, article)| days.contains(&(article - record)))
    }
}
