//! How much speaks for two sentences being one utterance, beside their words.
//!
//! All in natural logarithms: what is unlikely by chance adds up, so short and long need no separate rules.

use super::align::{Stretch, weight};
use crate::{corpus::PersonId, rules::Stem};

/// The days of some sources: the first and the last; where none is known, the last before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    first: i32,
    last: i32,
}

impl Default for Days {
    fn default() -> Self {
        Self { first: i32::MAX, last: i32::MIN }
    }
}

impl Days {
    /// One day, or none known.
    pub fn of(day: Option<i32>) -> Self {
        Self::default().with(day)
    }

    /// With one more.
    pub fn with(self, day: Option<i32>) -> Self {
        day.map_or(self, |day| Self { first: self.first.min(day), last: self.last.max(day) })
    }

    /// How many days lie between, where known; 0 where they overlap.
    pub fn apart(self, other: Self) -> Option<u32> {
        let known = self.first <= self.last && other.first <= other.last;
        known.then(|| (other.first - self.last).max(self.first - other.last).max(0) as u32)
    }
}

/// Who is surely credited with a sentence; beyond a handful it could be anybody. Most have one speaker, who needs no room
/// of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    first: Option<PersonId>,
    // One box more than it seems to need: of a million voices hardly one has others.
    #[expect(clippy::box_collection, reason = "half the size where there are none")]
    others: Option<Box<Vec<PersonId>>>,
}

/// How two sets of speakers stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// Somebody is credited on both sides.
    Same,
    /// Nobody is known on one side.
    Unknown,
    /// Others.
    Other,
}

/// How many speakers are kept.
const HANDFUL: usize = 8;

impl Voices {
    /// One speaker, or none known.
    pub fn of(voice: Option<PersonId>) -> Self {
        Self { first: voice, others: None }
    }

    fn all(&self) -> impl Iterator<Item = PersonId> {
        self.first.into_iter().chain(self.others.iter().flat_map(|others| others.iter().copied()))
    }

    /// One more.
    pub fn add(&mut self, voice: Option<PersonId>) {
        let Some(voice) = voice.filter(|&voice| self.all().take(HANDFUL).all(|known| known != voice)) else { return };
        match (self.first, &mut self.others) {
            (None, _) => self.first = Some(voice),
            (Some(_), None) => self.others = Some(Box::new(vec![voice])),
            (Some(_), Some(others)) if others.len() + 1 < HANDFUL => others.push(voice),
            (Some(_), Some(_)) => {}
        }
    }

    /// How they stand to others.
    pub fn meet(&self, other: &Self) -> Meeting {
        if self.first.is_none() || other.first.is_none() {
            Meeting::Unknown
        } else if self.all().any(|voice| other.all().any(|other| other == voice)) {
            Meeting::Same
        } else {
            Meeting::Other
        }
    }
}

/// What stands around two sentences.
#[derive(Clone, Debug)]
pub struct Circumstances {
    /// Days between their sources.
    pub apart: Option<u32>,
    /// Their speakers.
    pub voices: Meeting,
    /// In how many unrelated articles the common words stand as well.
    pub strangers: u32,
    /// Whether they look like a title.
    pub title: bool,
}

/// Fewer words than make this score may be said by anybody.
const LEAST: f32 = 10.5;
/// Below this score a common beginning is no utterance: “Nobody wants to be …”.
const FEW: f32 = 20.0;
/// Common words below this score may be a phrase that is used again and again.
pub const PHRASE: f32 = 35.0;
/// A speaker's favourite line comes back with small changes; with more in common than this it was said once.
pub const SAID_ONCE: f32 = 40.0;
/// From this on two sentences of any two sources are the same words.
pub const SAME: f32 = 15.0;
/// From this on beyond doubt: it speaks for their neighbours too.
pub const CERTAIN: f32 = SAME + 8.0;

/// Whether a sentence that stands word for word in two sources is one utterance.
pub fn identical(weight: f32, circumstances: &Circumstances) -> bool {
    let whole = if circumstances.voices == Meeting::Other { 6.0 } else { 9.0 };
    weight >= LEAST && weight + whole + beside(weight, circumstances) >= SAME
}

/// Whether a sentence that stands word for word in two tellings of one story is one utterance.
pub fn retold(weight: f32, voices: Meeting) -> bool {
    weight + if voices == Meeting::Other { -2.0 } else { 4.0 } >= 8.0
}

/// What it says for two of whom nobody says that others speak, that their articles share another quotation beyond doubt.
pub const COMPANY: f32 = 5.0;

/// The evidence of two sentences of the given weights (in eighths) having a stretch in common; nothing where a veto stands.
pub fn weigh(stretch: &Stretch, a: &Sentence, b: &Sentence, circumstances: &Circumstances) -> Option<f32> {
    let score = stretch.score();
    let (lighter, heavier) = (a.weight.min(b.weight) as f32, a.weight.max(b.weight) as f32);
    let matched = stretch.matched as f32;
    if !suffices(stretch, a.weight.min(b.weight)) {
        return None;
    }
    let contained = matched >= 0.97 * lighter;
    let verbatim = contained && a.within() as f32 <= 1.03 * matched && b.within() as f32 <= 1.03 * matched;
    // What is short is soon said again in other words, what is long hardly ever.
    let again = circumstances.apart.is_some_and(|days| days > if score < FEW { 2 } else { 7 });
    if again && !verbatim && !(score >= SAID_ONCE && matched >= 0.85 * lighter) {
        return None;
    }
    let mut evidence = score + beside(score, circumstances);
    if contained {
        evidence += 6.0;
    }
    if matched >= 0.97 * heavier && circumstances.voices != Meeting::Other {
        evidence += 3.0;
    }
    let past = a.beside.before.min(b.beside.before) + a.beside.after.min(b.beside.after);
    Some(evidence - (f32::from(past) / 8.0).min(12.0))
}

/// Whether a stretch holds enough of the lighter sentence (in eighths) to be asked about.
pub fn suffices(stretch: &Stretch, lighter: u32) -> bool {
    let covered = if stretch.score() < FEW { 0.6 } else { 0.5 };
    stretch.matched as f32 >= covered * lighter as f32 && stretch.score() >= LEAST
}

/// The most that two sentences' evidence may come to, whoever printed them and when.
pub fn at_most(stretch: &Stretch, a: &Sentence, b: &Sentence) -> f32 {
    let best = Circumstances { apart: Some(0), voices: Meeting::Same, strangers: 0, title: false };
    weigh(stretch, a, b, &best).map_or(f32::MIN, |evidence| evidence + COMPANY)
}

/// A sentence with what it has beside a stretch, in eighths.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// The whole.
    pub weight: u32,
    /// What is beside it.
    pub beside: Beside,
}

/// What a sentence has before a stretch and after it, in eighths. A sentence is short enough for two bytes each.
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    /// Before the stretch.
    pub before: u16,
    /// After it.
    pub after: u16,
}

impl Sentence {
    /// What the stretch weighs with all that was passed over in it.
    fn within(&self) -> u32 {
        self.weight - u32::from(self.beside.before) - u32::from(self.beside.after)
    }
}

/// What weighs, in eighths, what a quotation has beside a sentence in place of these words of another: the lesser of the
/// two, half of it another sentence's.
pub fn instead(words: &[Stem], beside: &[Stem]) -> u32 {
    if words.is_empty() || beside.is_empty() {
        return 0;
    }
    let shared = words.iter().filter(|word| beside.iter().any(|other| other.is(**word)));
    let shared: u32 = shared.map(|word| word.weight()).sum();
    (weight(words) - shared).min(weight(beside).saturating_sub(shared) / 2)
}

/// What it says against two that their common words stand in unrelated articles as well.
pub fn strangers_speak(score: f32, strangers: u32) -> f32 {
    if score >= PHRASE || strangers < 2 { 0.0 } else { -8.0 * (strangers as f32).log2() }
}

fn beside(score: f32, circumstances: &Circumstances) -> f32 {
    let speakers = match circumstances.voices {
        Meeting::Same => 3.0,
        Meeting::Unknown => 0.0,
        Meeting::Other => -18.0,
    };
    let days = match circumstances.apart {
        None => 0.0,
        Some(0..=2) => 4.0,
        Some(3..=7) => 2.0,
        Some(8..=31) => 0.0,
        Some(32..=92) => -5.0,
        Some(_) => -8.0,
    };
    let phrase = strangers_speak(score, circumstances.strangers);
    let title = if circumstances.title && score < PHRASE { -6.0 } else { 0.0 };
    speakers + days + phrase + title
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::days;

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let apart = |a, b| Days::of(days(a)).apart(Days::of(days(b)));
        assert_eq!(apart("2024-02-28", "2024-03-01"), Some(2));
        assert_eq!(apart("2023-12-31", "2024-01-01T10:00"), Some(1));
        assert_eq!(apart("2023-12-31", "soon"), None);
    }
}
