//! Of which story and which day a source speaks, read once: every quotation asks it of many records.

use std::ops::RangeInclusive;

use crate::{corpus::Corpus, rules::hash, sources::SourceId, text::days};

/// A day's words are printed for as many days, and a day before where clocks differ.
const PRINTED: RangeInclusive<i32> = -1..=3;

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
        self.day(article).map(|day| day - PRINTED.end()..=day - PRINTED.start())
    }

    /// Whether a record can speak of what an article reports: its own story and its own day, where both are known.
    pub fn speaks_for(&self, record: SourceId, article: SourceId) -> bool {
        let ((story, day), (told, printed)) = (self.0[record.index()], self.0[article.index()]);
        let apart = day.zip(printed).map(|(record, article)| article - record);
        story.zip(told).is_none_or(|(one, other)| one == other) && apart.is_none_or(|days| PRINTED.contains(&days))
    }
}
