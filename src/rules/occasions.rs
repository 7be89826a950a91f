//! By which words an article tells where something was said: “told the Herald”, “in a phone call”, “after the vote”.
//!
//! What comes in is the `wording` block of a language; what goes out is [`OccasionRules`]. What they mean beside a quotation
//! is left to `groups`.

use rustc_hash::FxHashSet;

use super::{
    raw,
    wording::{phrases, words},
};

/// One language's words for where something is said.
#[derive(Debug, Default)]
pub struct OccasionRules {
    /// Phrases that tell a quotation from another occasion.
    pub other_occasions: Vec<Vec<Box<str>>>,
    /// The same, where the record is of a meeting: “in an interview”.
    pub interviews: Vec<Vec<Box<str>>>,
    /// By what one speaks who is not at the meeting, or to whom: a call, his wife.
    pub media: FxHashSet<Box<str>>,
    /// Verbs before those to whom something is said.
    pub tells: Vec<Vec<Box<str>>>,
    /// Who listens at a meeting or to a speech, or is not named.
    pub hearers: FxHashSet<Box<str>>,
    /// Who may be anybody: him, them.
    pub anybody: FxHashSet<Box<str>>,
    /// Where something is said that is in no written statement: a rally, a visit.
    pub occasions: FxHashSet<Box<str>>,
    /// The same in phrases: “standing beside”.
    pub scenes: Vec<Vec<Box<str>>>,
    /// After or before which one speaks elsewhere: the call, the vote.
    pub events: FxHashSet<Box<str>>,
    /// What stands before them: “ahead of”.
    pub event_frames: Vec<Vec<Box<str>>>,
    /// What stands before the month or year in which something was said: “in”.
    pub before_dates: FxHashSet<Box<str>>,
    /// What is written out as it was spoken by one person: a homily.
    pub deliveries: FxHashSet<Box<str>>,
    /// What stands before it: “in a”.
    pub media_frames: Vec<Vec<Box<str>>>,
    /// Words that tell a quotation from one that was spoken.
    pub written: FxHashSet<Box<str>>,
}

impl From<&raw::Wording> for OccasionRules {
    fn from(raw: &raw::Wording) -> Self {
        Self {
            other_occasions: phrases(&raw.other_occasions),
            interviews: phrases(&raw.interviews),
            media: words(&raw.media),
            tells: phrases(&raw.tells),
            hearers: words(&raw.hearers),
            anybody: words(&raw.anybody),
            occasions: words(&raw.occasions),
            scenes: phrases(&raw.scenes),
            events: words(&raw.events),
            event_frames: phrases(&raw.event_frames),
            before_dates: words(&raw.before_dates),
            deliveries: words(&raw.deliveries),
            media_frames: phrases(&raw.media_frames),
            written: words(&raw.written),
        }
    }
}
