//! How near two sources are: one story, days apart, months apart.
//!
//! What comes in is what sources say of themselves; what goes out is a [`Nearness`]. Knows nothing of people.

use rustc_hash::FxHashMap;

use crate::sources::Source;

/// How likely it is that two sources tell of the same people, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Other stories, or other months.
    Far,
    /// Within a month.
    Month,
    /// One of them does not say when.
    Unknown,
    /// Within three days.
    Days,
    /// The rules or front matter give them one story.
    Story,
}

/// When and of what each source tells, in the order of sources.
#[derive(Debug, Default)]
pub struct Calendar(Vec<Entry>);

#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    day: Option<i32>,
    story: Option<u32>,
}

impl Calendar {
    /// Reads the sources' dates and stories.
    pub fn new<'a>(sources: impl Iterator<Item = &'a Source>) -> Self {
        let mut stories: FxHashMap<&str, u32> = FxHashMap::default();
        let entry = |source: &'a Source| {
            let next = stories.len() as u32;
            let story = source.story.as_deref().map(|story| *stories.entry(story).or_insert(next));
            Entry { day: source.day(), story }
        };
        Self(sources.map(entry).collect())
    }

    /// How near two sources are.
    pub fn nearness(&self, one: u32, two: u32) -> Nearness {
        let (one, two) = (self.0[one as usize], self.0[two as usize]);
        match (one.story.zip(two.story), one.day.zip(two.day)) {
            (Some((one, two)), _) if one == two => Nearness::Story,
            (Some(_), None) => Nearness::Far,
            (_, Some((one, two))) => match one.abs_diff(two) {
                0..=3 => Nearness::Days,
                4..=31 => Nearness::Month,
                _ => Nearness::Far,
            },
            (None, None) => Nearness::Unknown,
        }
    }

    /// The day of a source.
    pub fn day(&self, source: u32) -> Option<i32> {
        self.0[source as usize].day
    }

    /// The story of a source, as a number.
    pub fn story(&self, source: u32) -> Option<u32> {
        self.0[source as usize].story
    }
}
