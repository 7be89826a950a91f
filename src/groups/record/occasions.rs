//! Whether an article tells a quotation from another occasion than the record's: “Last year Lund told the Herald: …”.
//!
//! What comes in is a quotation that no record holds; what goes out is whether the words around it say that it was said,
//! or written, elsewhere. Which words do is data. The article is read again, which only such a quotation is worth.

use super::{labels::is_office, voices::Voices};
use crate::{
    corpus::{self, Corpus, Office, PersonId, Quote},
    documents::Document,
    quotations,
    rules::{People, Rules, WordingRules, words_of},
};

/// What the records of a speaker are made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Records {
    /// Turns of a meeting or a hearing, or of one who speaks alone: no interview.
    Session,
    /// Turns alone: what was spoken.
    Spoken,
    /// Statements, opinions, letters too.
    Written,
}

impl Records {
    /// What these records, as indices into [`Corpus::records`], are made of, beside what the speaker of a quotation says.
    pub fn of(corpus: &Corpus, rules: &People, voices: &Voices, quote: &Quote, records: &[usize]) -> Self {
        let officer = |person: PersonId| {
            let person = corpus.people.get(person);
            let mut roles = person.roles.iter().map(|role| &**role).chain([&*person.name]);
            roles.any(|role| !Office::parse(role, rules).heads.is_empty() || is_office(role, rules))
        };
        let is_session = |&record: &usize| {
            let mut others = voices.speakers(record).filter(|person| *person != quote.person()).peekable();
            corpus.records[record].is_session || others.peek().is_none() || others.flatten().any(officer)
        };
        if records.iter().any(|&record| !voices.has_turns(record)) {
            Self::Written
        } else if records.iter().all(is_session) {
            Self::Session
        } else {
            Self::Spoken
        }
    }
}

/// Whether the sentences around a quotation name another occasion. `present` says whether a word names the records' occasion
/// or one who speaks there.
pub fn is_of_another(
    corpus: &Corpus,
    rules: &Rules,
    quote: &Quote,
    records: Records,
    present: impl Fn(&str) -> bool,
) -> bool {
    let look = |document: &Document| {
        let wording = &rules.languages[document.language].wording;
        let sides = around(document, rules, quote).unwrap_or_default();
        let session = records == Records::Session;
        let interviews = if records == Records::Spoken { &[] } else { &*wording.interviews };
        let phrases = || wording.other_occasions.iter().chain(interviews);
        let by = |side: &[Box<str>]| {
            session && is_by_a_medium(side, wording)
                || records != Records::Spoken && is_told_to_another(side, &present, wording)
        };
        let elsewhere = |side: &Vec<Box<str>>| phrases().any(|phrase| holds(side, phrase)) || by(side);
        let written = |side: &Vec<Box<str>>| side.iter().any(|word| wording.written.contains(word));
        sides.iter().any(|side| elsewhere(side) || (records != Records::Written && written(side)))
    };
    // A source that can no longer be read says nothing of the kind.
    corpus::prose(corpus.source(quote.source), rules, look).unwrap_or(false)
}

/// “In a brief phone call”, “in a statement released by his lawyer”.
fn is_by_a_medium(words: &[Box<str>], wording: &WordingRules) -> bool {
    const BETWEEN: usize = 5;
    wording.media_frames.iter().any(|frame| {
        let begun = words.windows(frame.len().max(1)).position(|window| window == frame);
        let rest = begun.map_or(&[][..], |at| &words[at + frame.len()..]);
        rest.iter().take(BETWEEN).any(|word| wording.media.contains(word))
    })
}

/// “told the Ledger”, “told a bailiff”: somebody who is neither in the record nor such as listen there.
fn is_told_to_another(words: &[Box<str>], present: impl Fn(&str) -> bool, wording: &WordingRules) -> bool {
    const TO: usize = 4;
    let Some(at) = words.iter().position(|word| wording.tells.contains(word)) else { return false };
    let mut to = words[at + 1..].iter().take(TO).peekable();
    to.peek().is_some() && !to.any(|word| wording.hearers.contains(word) || present(word))
}

fn holds(words: &[Box<str>], phrase: &[Box<str>]) -> bool {
    words.windows(phrase.len().max(1)).any(|window| window == phrase)
}

/// The author's words before and after a quotation, as far as the sentence goes, and those of the sentence before it.
fn around(document: &Document, rules: &Rules, quote: &Quote) -> Option<[Vec<Box<str>>; 2]> {
    let all = quotations::find(document, &rules.languages[document.language]);
    let outer: Vec<_> = all.iter().filter(|it| it.depth == 0).map(|it| it.span).collect();
    let at = outer.iter().position(|span| document.map.disk(*span).start == quote.span.start)?;
    let own = outer[at];
    let block = document.blocks.iter().find(|block| block.span.start <= own.start && own.start < block.span.end)?.span;
    let from = outer[..at].last().map_or(block.start, |before| before.end.max(block.start));
    let to = outer.get(at + 1).map_or(block.end, |next| next.start.min(block.end));
    let text = &document.text;
    let ends = ['.', '!', '?'];
    let before = text.get(from as usize..own.start as usize)?;
    let before = before.rmatch_indices(ends).nth(1).map_or(before, |(end, _)| &before[end..]);
    let after = text.get(own.end as usize..to as usize).unwrap_or_default().split(ends).next()?;
    Some([before, after].map(words_of))
}
