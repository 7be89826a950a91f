//! By which words an article tells where something was said: “told the Herald”, “in a phone call”, “after the vote”.
//!
//! What comes in is the `wording` block of a language; what goes out is [`OccasionRules`]. What they mean beside a quotation
//! is left to `groups`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Stem, raw,
    stem::hash_of_stem,
    wording::{phrases, words},
    words_of,
};
use crate::text::latin;

/// Where something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Venue {
    /// Where those meet who are told something in session: court.
    Inside,
    /// Heard or read by everybody: radio, Facebook.
    Aired,
    /// One speaks before it and after it: match.
    Contest,
}

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
    /// What is written out as it was spoken by one person: a homily.
    pub deliveries: FxHashSet<Box<str>>,
    /// What stands before it: “in a”.
    pub media_frames: Vec<Vec<Box<str>>>,
    /// Words that stand before hearers as a preposition does, and are none: dem, dieser.
    pub openers: FxHashSet<Box<str>>,
    /// Prepositions before what is said, or of whom, and not where: of, about.
    pub matters: FxHashSet<Box<str>>,
    /// What stands before what is spoken of: of, with regard to.
    pub abouts: Vec<Vec<Box<str>>>,
    /// Prepositions before what is spoken of, and before a place as well: on.
    pub topics: FxHashSet<Box<str>>,
    /// Phrases whose last word stands before what is asked: frage_nach.
    pub questions: Vec<Vec<Box<str>>>,
    /// What begins a clause that tells when: as, when.
    pub whens: FxHashSet<Box<str>>,
    /// Words that tell a time alone: later, the next morning; the days of the week are among them.
    pub times: FxHashSet<Box<str>>,
    /// What tells how something is said, not where: in a low voice.
    pub manners: FxHashSet<Box<str>>,
    /// The same in phrases.
    pub manner_phrases: Vec<Vec<Box<str>>>,
    /// When in the course of it: end, closing.
    pub orders: FxHashSet<Box<str>>,
    /// Verbs of those who repeat another's words: denied.
    pub denials: FxHashSet<Box<str>>,
    /// Before a verb: it was said before something else was: had.
    pub earlier: FxHashSet<Box<str>>,
    /// Behind which what is named is not where one is: after, outside.
    pub partings: FxHashSet<Box<str>>,
    /// By which a clause tells where something is said.
    pub venues: FxHashMap<Box<str>, Venue>,
    /// By which a clause tells that its words are a translator's: translation, interpreter.
    pub translations: FxHashSet<Box<str>>,
    /// Phrases that anybody may say: “like a bomb”.
    pub stock: Vec<Vec<Box<str>>>,
    /// What a headline leaves out of the words that it quotes: the, was.
    pub headlines: FxHashSet<Box<str>>,
    /// Words that such phrases are made of: thoughts, families.
    pub formulas: FxHashSet<u32>,
    /// What stands before one whose words a speaker brings, or who is the speaker: on behalf of, known as.
    pub brings: Vec<Vec<Box<str>>>,
    /// What joins two who speak together: and.
    pub joins: FxHashSet<Box<str>>,
    /// What stands before them where they are yet to come: before.
    pub befores: FxHashSet<Box<str>>,
    /// How an oath begins, which is nobody's own words.
    pub oaths: Vec<String>,
    /// What stands before one of several: at a meeting.
    pub indefinites: FxHashSet<Box<str>>,
    /// Words that tell a quotation from one that was spoken.
    pub written: FxHashSet<Box<str>>,
}

impl From<&raw::Wording> for OccasionRules {
    fn from(raw: &raw::Wording) -> Self {
        // Months and days in their order, each once before its short forms.
        let weekdays = raw.calendar.0.iter().filter(|entry| !entry.contains('=')).skip(12).take(7);
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
            deliveries: words(&raw.deliveries),
            media_frames: phrases(&raw.media_frames),
            openers: words(&raw.openers),
            matters: words(&raw.matters),
            abouts: phrases(&raw.abouts),
            topics: words(&raw.topics),
            questions: phrases(&raw.questions),
            whens: words(&raw.whens),
            times: words(&raw.times).into_iter().chain(weekdays.flat_map(|day| words_of(day))).collect(),
            manners: phrases(&raw.manners).into_iter().filter(|phrase| phrase.len() == 1).flatten().collect(),
            manner_phrases: phrases(&raw.manners).into_iter().filter(|phrase| phrase.len() > 1).collect(),
            orders: words(&raw.orders),
            denials: words(&raw.denials),
            earlier: words(&raw.earlier),
            partings: words(&raw.partings),
            venues: venues(raw),
            translations: words(&raw.translations),
            stock: phrases(&raw.stock),
            headlines: words(&raw.headlines),
            formulas: raw.formulas.0.iter().map(|word| Stem::new(hash_of_stem(&latin(word)), 0).bare()).collect(),
            brings: phrases(&raw.brings),
            joins: words(&raw.joins),
            befores: words(&raw.befores),
            oaths: raw.oaths.0.iter().map(|oath| oath.replace('_', " ")).collect(),
            indefinites: words(&raw.indefinites),
            written: words(&raw.written),
        }
    }
}

fn venues(raw: &raw::Wording) -> FxHashMap<Box<str>, Venue> {
    let lists = [(&raw.contests, Venue::Contest), (&raw.aired, Venue::Aired), (&raw.inside, Venue::Inside)];
    lists.into_iter().flat_map(|(list, venue)| words(list).into_iter().map(move |word| (word, venue))).collect()
}

impl OccasionRules {
    /// Whether words begin as an oath does: “I do solemnly swear”.
    pub fn is_oath(&self, words: &str) -> bool {
        let begins =
            |oath: &String| words.get(..oath.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(oath));
        self.oaths.iter().any(begins)
    }
}
