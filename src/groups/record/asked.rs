//! Where a quotation was said, as far as the words around it tell.
//!
//! What comes in is a quotation with its scene and the records of its speaker; what goes out is whether it was said where
//! they were made, elsewhere, or at a time, a place, by a medium or to hearers of which nothing shows that they are the
//! record's. Which words do is data.

use rustc_hash::FxHashSet;

use super::{
    occasions::Occasions,
    scenes::{Scene, Words},
    ties::{Ties, hearing},
};
use crate::{
    corpus::Quote,
    documents::Document,
    rules::{Language, WordingRules},
};

/// What the records of a speaker are made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Records {
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
    /// Whether it is of turns.
    pub fn is_spoken(self) -> bool {
        matches!(self, Self::Session | Self::Spoken)
    }
}

/// What the words around a quotation say of where it was said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Somewhere else than the record.
    Elsewhere,
    /// Where the record was made.
    OnRecord,
    /// At a time or a place of which nothing tells whether it is the record's: “said at the gate”.
    Somewhere,
    /// Nothing.
    Unsaid,
}

/// A quotation whose occasion is asked for.
pub struct Asked<'a> {
    /// All that is known.
    pub occasions: &'a Occasions<'a>,
    /// Its article.
    pub document: &'a Document<'a>,
    /// The quotation.
    pub quote: &'a Quote,
    /// The records of its speaker, as indices into [`Corpus::records`](crate::corpus::Corpus::records).
    pub records: &'a [usize],
    /// Their days; none where one of them is not known.
    pub days: &'a [i32],
    /// The words of the speaker's name.
    pub own: Words,
}

impl Asked<'_> {
    /// What its own sentence says goes before what stands above it.
    pub fn told(&self, scene: &Scene) -> Told {
        let (own, above, kind) = (scene.own(), [&scene.previous.words], self.kind());
        let own = [&own[0], &own[1]];
        let aside = || self.occasions.witnesses.speaks_outside(self.quote, &self.occasions.rules.people);
        let beside = self.beside(scene, kind);
        let surely = beside == Ties::Record && !own.iter().any(|side| self.is_told_to_another(side));
        let phrases = |phrases: &[Words]| own.iter().any(|side| phrases.iter().any(|phrase| holds(side, phrase)));
        let another = beside == Ties::Apart
            || self.is_anothers_phrase(scene)
            || phrases(&self.wording().occasion.other_occasions);
        if another || !surely && (self.is_elsewhere(&own, kind, beside) || kind.is_spoken() && aside()) {
            return Told::Elsewhere;
        }
        let told_there = || match beside {
            Ties::Record | Ties::Named => true,
            Ties::Plain => self.is_on_record(&own, kind),
            Ties::Doubtful | Ties::Apart => self.is_told_there(&own, kind),
        };
        if told_there() {
            Told::OnRecord
        } else if self.is_set_apart(&own, kind)
            || self.is_elsewhere(&above, kind, Ties::Doubtful)
            || self.is_set_apart(&above, kind)
        {
            Told::Elsewhere
        } else if beside == Ties::Doubtful || kind != Records::Spoken && self.is_seen(scene) {
            Told::Somewhere
        } else {
            match self.above(&scene.previous, kind) {
                Ties::Record | Ties::Named => Told::OnRecord,
                Ties::Plain => Told::Unsaid,
                Ties::Apart | Ties::Doubtful => Told::Somewhere,
            }
        }
    }

    /// How the article's language is worded.
    pub fn wording(&self) -> &WordingRules {
        &self.language().wording
    }

    /// The article's language.
    pub fn language(&self) -> &Language {
        &self.occasions.rules.languages[self.document.language]
    }

    /// Whether these words say that no record holds it, whatever else they say.
    fn is_elsewhere(&self, sides: &[&Words], kind: Records, ties: Ties) -> bool {
        let wording = self.wording();
        let all = |phrases: &[Words]| sides.iter().any(|side| phrases.iter().any(|phrase| holds(side, phrase)));
        let written = || sides.iter().any(|side| side.iter().any(|word| wording.occasion.written.contains(word)));
        let apart = || sides.iter().any(|side| self.is_told_to_another(side));
        let outside = match kind {
            // “In her opening statement” is at the hearing.
            Records::Session => {
                ties != Ties::Plain && self.has_medium(sides, &wording.occasion.media) || self.is_via() || apart()
            }
            Records::Spoken => false,
            Records::Delivered => self.is_via() || apart() || written(),
            Records::Written => apart(),
        };
        all(&wording.occasion.other_occasions)
            || kind != Records::Spoken && all(&wording.occasion.interviews)
            || kind != Records::Written && self.is_before_or_after(sides)
            || kind.is_spoken() && written()
            || outside
    }

    /// Whether they say that it was said elsewhere, unless they also name the record.
    fn is_set_apart(&self, sides: &[&Words], kind: Records) -> bool {
        let wording = self.wording();
        let scene = || sides.iter().any(|side| wording.occasion.scenes.iter().any(|phrase| holds(side, phrase)));
        let medium =
            || self.has_medium(sides, &wording.occasion.media) || self.has_medium(sides, &wording.occasion.occasions);
        let anybody = || sides.iter().any(|side| is_told_to_another(side, &|_, _| false, wording));
        self.is_before_or_after(sides)
            || !kind.is_spoken() && (scene() || medium())
            || kind == Records::Written && anybody()
    }

    /// Whether somebody is told something who does not listen there.
    fn is_told_to_another(&self, side: &Words) -> bool {
        is_told_to_another(side, &|to, at| self.hears(to, at), self.wording())
    }

    /// What the records are made of, beside what the speaker of the quotation says.
    fn kind(&self) -> Records {
        let (corpus, voices) = (self.occasions.corpus, self.occasions.voices);
        let is_session = |&record: &usize| {
            corpus.records[record].is_session || self.occasions.seats(record).is_session_of(self.quote.person())
        };
        let delivered = |word: &str| self.wording().occasion.deliveries.contains(word);
        if self.records.iter().any(|&record| !voices.has_turns(record)) {
            let is_delivered = |&record: &usize| corpus.records[record].is_session || self.heads(record, delivered);
            if self.records.iter().any(is_delivered) { Records::Delivered } else { Records::Written }
        } else if self.records.iter().all(is_session) {
            Records::Session
        } else {
            Records::Spoken
        }
    }

    fn is_via(&self) -> bool {
        self.quote.credit.as_ref().is_some_and(|credit| credit.naming.via.is_some())
    }

    /// “In a brief phone call”, “at a packed town hall”: but what the record is called may be the record.
    fn has_medium(&self, sides: &[&Words], media: &FxHashSet<Box<str>>) -> bool {
        const BETWEEN: usize = 5;
        let written = || !self.kind().is_spoken();
        let own = |word: &str| self.wording().statements.contains(word) && written() && !self.is_foreign(word);
        let is_headed = |word: &str| self.records.iter().any(|&record| self.heads(record, |own| own == word));
        let is_medium = |word: &str| media.contains(word) && !own(word) && !is_headed(word);
        let begun = |side: &Words, frame: &Words| {
            let at = side.windows(frame.len().max(1)).position(|window| window == &**frame);
            at.is_some_and(|at| side[at + frame.len()..].iter().take(BETWEEN).any(|word| is_medium(word)))
        };
        sides.iter().any(|side| self.wording().occasion.media_frames.iter().any(|frame| begun(side, frame)))
    }

    /// “After the call”, “ahead of Tuesday's vote”.
    fn is_before_or_after(&self, sides: &[&Words]) -> bool {
        sides.iter().any(|side| self.is_around_event(side))
    }

    /// The same of an adverbial, wherever it begins.
    pub fn is_around_event(&self, words: &[Box<str>]) -> bool {
        const BETWEEN: usize = 3;
        let wording = self.wording();
        let event = |word: &str| wording.occasion.events.contains(word);
        let begun = |at: usize| {
            let starts = |phrase: &Words| words[at..].starts_with(phrase);
            let ends = |frame: &Words| starts(frame).then_some(at + frame.len());
            // “Before the vote” one speaks at the meeting.
            if wording.occasion.manner_phrases.iter().any(starts) {
                return false;
            }
            let after = wording.occasion.event_frames.iter().find_map(ends);
            after.is_some_and(|after| words[after..].iter().take(BETWEEN).any(|word| event(word)))
        };
        (0..words.len()).any(begun)
    }
}

/// “told the Ledger”, “told a bailiff”: somebody who does not listen there.
fn is_told_to_another(words: &Words, listens: &dyn Fn(&[Box<str>], usize) -> bool, wording: &WordingRules) -> bool {
    hearing(words, wording).is_some_and(|to| !to.is_empty() && !(0..to.len()).any(|at| listens(to, at)))
}

fn holds(words: &Words, phrase: &Words) -> bool {
    words.windows(phrase.len().max(1)).any(|window| window == &**phrase)
}
