//! What the records say of one quotation, once its units are found.

use std::ops::Range;

use super::{
    Heard, OnRecord, Passage, Says, WEIGHTY,
    chain::{Found, Link, SAME, Search, find, weight},
    differences::{differences, holds},
    reported::{HEARD, beyond_the_clerk, is_reported},
    voices::{Voice, Voices},
    witness::Witnesses,
};
use crate::{
    corpus::{Corpus, PersonId},
    groups::{
        Drift, Op, Piece,
        fold::{Folder, Word},
    },
    quotations::Kind,
    rules::{CONTENT, Language, Rules, WordingRules, words_of},
};

/// The share that makes the nearest passage worth showing.
const NEAREST: f32 = 0.2;
/// The share that shows where words are from whose speaker nobody names, what they must weigh, in eighths, and in how many
/// places they may differ.
const MOSTLY: f32 = 0.7;
const PLAIN: u32 = 192;
const PLACES: usize = 2;
/// The share from which a passage is a copy.
const COPY: f32 = 0.9;
/// Words between two passages that are told as a cut inside the sentence; more, and the passages lie apart.
const NEAR: usize = 12;
/// Words that the record may have more than the quotation at either end: “e-mail”, “a million and a half”.
const ROOM: usize = 4;
/// Words before a passage among which it is said who reports it.
const CLAUSE: usize = 60;
/// Words before a passage among which the one that denies it stands.
const HEAD: usize = 2;
/// What a sentence must weigh, in eighths, for its absence to count for more than what the record does hold.
const SENTENCE: u32 = 160;

/// The verdict on a quotation; nothing where the records hold it or do not speak for its speaker.
pub fn verdict(
    corpus: &Corpus,
    rules: &Rules,
    voices: &Voices,
    witnesses: &Witnesses,
    folder: &mut Folder,
    heard: &Heard,
) -> Option<OnRecord> {
    let quote = corpus.quote(heard.quote);
    let person = heard.person?;
    let records = witnesses.records(person, quote.source);
    let language = corpus.language(quote.source);
    let (folder, language_rules) = (folder.speak(language), &rules.languages[language]);
    let rules = &language_rules.wording;
    let anothers = witnesses.in_anothers_statement(heard);
    if records.is_empty() {
        return anothers.map(|says| OnRecord { quote: heard.quote, says, is_placed: false });
    }
    let is_whole = quote.kind == Kind::Direct;
    let (text, words, records_of) = (&quote.text, &heard.words, &records);
    let case = Case {
        corpus,
        language: language_rules,
        voices,
        person: Some(person),
        text,
        words,
        records: records_of,
        is_whole,
    };
    let weighty = || {
        anothers
            .filter(|_| !case.is_in_own(&heard.links))
            .or_else(|| case.missing(folder, rules, &heard.links))
            .or_else(|| case.anothers(&heard.links))
            .or_else(|| case.apart(folder, rules, &heard.links))
            .or_else(|| case.otherwise(folder, rules, &heard.links))
    };
    let says = if weight(&heard.words) < WEIGHTY { case.light(&heard.links) } else { weighty() }?;
    // What somebody told an outlet no statement holds: of an interview or a hearing the record has turns.
    let told_an_outlet = quote.credit.as_ref().is_some_and(|credit| credit.naming.via.is_some());
    if matches!(says, Says::Nothing { .. }) && told_an_outlet && records.iter().all(|&it| !voices.has_turns(it)) {
        return None;
    }
    // Nor does an excerpt hold all that was said, nor a record in another language any of it.
    let is_silent = |&record: &usize| {
        let record = &corpus.records[record];
        record.is_partial || record.language != language
    };
    if matches!(says, Says::Nothing { .. }) && records.iter().any(is_silent) {
        return None;
    }
    // Weeks later somebody may have said it elsewhere.
    let unheard = matches!(says, Says::Nothing { .. } | Says::Another { .. });
    let stale = unheard && !witnesses.is_fresh(&records, quote.source);
    let by_office = quote.person() != Some(person);
    let unsure = stale || unheard && (by_office || witnesses.is_only_labelled(person));
    (!unsure).then_some(OnRecord { quote: heard.quote, says, is_placed: false })
}

/// The verdict on a quotation that nobody who is named is credited with: what stands nearly so in a record of these days is
/// from there. That it stands in none says nothing.
pub fn of_nobody(
    corpus: &Corpus,
    rules: &Rules,
    voices: &Voices,
    folder: &mut Folder,
    heard: &Heard,
) -> Option<OnRecord> {
    let first = heard.links.iter().max_by_key(|link| link.weight)?.found.as_ref()?;
    let voice = voices.voice_at(first.passage.start);
    let is_there = |found: &&Found| voice.words.contains(&found.passage.start);
    let there =
        |link: &Link| link.found.as_ref().filter(is_there).map_or(0.0, |found| found.share * link.weight as f32);
    let all = weight(&heard.words);
    if all < PLAIN || heard.links.iter().map(there).sum::<f32>() < MOSTLY * all as f32 {
        return None;
    }
    let quote = corpus.quote(heard.quote);
    let number = corpus.language(quote.source);
    let language = &rules.languages[number];
    let (text, words, records, person) = (&quote.text, &heard.words, &[voice.record], voice.person);
    let case = Case { corpus, language, voices, person, text, words, records, is_whole: true };
    let says = case.otherwise(folder.speak(number), &language.wording, &heard.links)?;
    let changed = |drift: &Drift| drift.pieces.iter().filter(|piece| piece.op != Op::Equal).count();
    // Who tells it in their own words has more of their own: “Holm told me that if I won she would walk home”.
    let is_copied = matches!(&says, Says::Otherwise { drift, .. } if changed(drift) <= PLACES);
    is_copied.then_some(OnRecord { quote: heard.quote, says, is_placed: false })
}

/// Whether one word stands in another's place, and at least two others where they should.
fn is_one_word(drift: &Drift) -> bool {
    let equal = drift.pieces.iter().filter(|piece| piece.op == Op::Equal);
    let mut changed = drift.pieces.iter().filter(|piece| piece.op != Op::Equal);
    let one = changed.next().is_some_and(|piece| piece.words.iter().all(|words| words.len() == 1));
    one && changed.next().is_none() && equal.map(|piece| piece.a.split_whitespace().count()).sum::<usize>() > 1
}

/// Whether the quotation has words of its own at an end.
fn is_at_an_end(drift: &Drift) -> bool {
    let own = |piece: &Piece| matches!(piece.op, Op::Insert | Op::Replace);
    [drift.pieces.first(), drift.pieces.last()].into_iter().flatten().any(own)
}

/// A quotation before its records.
struct Case<'a> {
    corpus: &'a Corpus,
    language: &'a Language,
    voices: &'a Voices,
    /// Who speaks; nobody whom the record names, where it names nobody.
    person: Option<PersonId>,
    text: &'a str,
    words: &'a [Word],
    records: &'a [usize],
    /// Whether it is a clause or more.
    is_whole: bool,
}

impl Case<'_> {
    /// Whether the speaker's own records hold the heaviest unit word for word.
    fn is_in_own(&self, links: &[Link]) -> bool {
        let allowed = |voice: &Voice| self.records.contains(&voice.record) && self.is_own(voice);
        let search = Search { ranges: std::iter::once(0..self.voices.stems.len()).collect(), allowed: &allowed };
        let heaviest = links.iter().max_by_key(|link| link.weight);
        let found = heaviest.and_then(|link| find(self.voices, self.words, &link.unit, &search));
        found.is_some_and(|found| found.share >= COPY)
    }

    /// A unit that the records do not hold.
    fn missing(&self, folder: &mut Folder, rules: &WordingRules, links: &[Link]) -> Option<Says> {
        let absent = |link: &&Link| link.weight >= WEIGHTY && link.share() < SAME;
        let missing: Vec<&Link> = links
            .iter()
            .filter(absent)
            .filter(|link| !self.is_held(folder, rules, link) && !self.is_minuted(folder, rules, link))
            .collect();
        let lost: u32 = missing.iter().map(|link| link.weight).sum();
        let heaviest = *missing.iter().max_by_key(|link| link.weight)?;
        if lost < SENTENCE && lost * 2 < weight(self.words) {
            return None;
        }
        if let Some((passage, person)) = self.said_by_another(&heaviest.unit) {
            return Some(self.another(passage, person));
        }
        let text = if missing.len() == links.len() { self.text } else { self.unit_text(&heaviest.unit) };
        let nearest =
            heaviest.found.as_ref().filter(|found| found.share >= NEAREST).map(|found| self.passage(&found.passage));
        Some(Says::Nothing { missing: text.to_owned(), nearest })
    }

    /// A unit that the speaker says in other words and somebody else in these very ones.
    fn anothers(&self, links: &[Link]) -> Option<Says> {
        let heaviest = links.iter().max_by_key(|link| link.weight)?;
        if heaviest.share() >= COPY || heaviest.weight < WEIGHTY {
            return None;
        }
        let (passage, person) = self.said_by_another(&heaviest.unit)?;
        Some(self.another(passage, person))
    }

    /// Light words that somebody else says in this very order, in a record in which the speaker speaks too.
    fn light(&self, links: &[Link]) -> Option<Says> {
        let [link] = links else { return None };
        let (passage, person) = self.said_by_another(&link.unit)?;
        let record = |&&record: &&usize| self.corpus.records[record].source == passage.source;
        let mut speakers = self.records.iter().filter(record).flat_map(|&record| self.voices.speakers(record));
        let speaks = speakers.any(|person| person == self.person);
        let whole = words_of(&passage.place.text).len() == link.unit.len();
        (speaks && whole && !self.is_in_own(links)).then(|| self.another(passage, person))
    }

    fn another(&self, passage: Passage, person: PersonId) -> Says {
        Says::Another { passage, name: self.corpus.people.get(person).name.as_str().into(), person: Some(person) }
    }

    /// Who else says a unit in these records.
    fn said_by_another(&self, unit: &Range<usize>) -> Option<(Passage, PersonId)> {
        let allowed = |voice: &Voice| voice.person != self.person && self.records.contains(&voice.record);
        let search = Search { ranges: std::iter::once(0..self.voices.stems.len()).collect(), allowed: &allowed };
        let found = find(self.voices, self.words, unit, &search).filter(|found| found.share >= COPY)?;
        let person = self.voices.voice_at(found.passage.start).person?;
        Some((self.passage(&found.passage), person))
    }

    /// Units that stand far from one another in the records although nothing shows a cut between them.
    fn apart(&self, folder: &mut Folder, rules: &WordingRules, links: &[Link]) -> Option<Says> {
        let held: Vec<(&Link, &Found)> = links
            .iter()
            .filter(|link| link.share() >= SAME)
            .filter_map(|link| Some((link, link.found.as_ref()?)))
            .collect();
        let torn = held.windows(2).find(|two| !two[1].0.after_cut && !self.follows(two[0].1, two[1].1));
        let passages = match torn {
            Some(two) => [two[0].1.passage.clone(), two[1].1.passage.clone()],
            None => held.iter().find_map(|(link, found)| {
                // “Vingt heures trente”, “20h30”: the words between the passages are its own, written out.
                self.torn_within(link, found).filter(|_| !self.is_held(folder, rules, link))
            })?,
        };
        let between = (self.voice(&passages[0]) == self.voice(&passages[1]))
            .then(|| passages[1].start.checked_sub(passages[0].end))
            .flatten();
        let passages = passages.iter().map(|passage| self.passage(passage)).collect();
        Some(Says::Apart { passages, between: between.map(|words| words as u32) })
    }

    /// Whether a passage goes on where another ends, but for a few words.
    fn follows(&self, one: &Found, next: &Found) -> bool {
        let same = self.voice(&one.passage) == self.voice(&next.passage);
        same && (one.passage.end.saturating_sub(2)..=one.passage.end + NEAR).contains(&next.passage.start)
    }

    /// The rest of a sentence that a passage holds half of, where another passage holds just that.
    fn torn_within(&self, link: &Link, found: &Found) -> Option<[Range<usize>; 2]> {
        let before = link.unit.start..found.covered.start;
        let after = found.covered.end..link.unit.end;
        let rest = if before.len() > after.len() { before.clone() } else { after };
        if weight(&self.words[rest.clone()]) < SENTENCE / 2 {
            return None;
        }
        let allowed = |voice: &Voice| self.records.contains(&voice.record) && self.is_own(voice);
        let search = Search { ranges: std::iter::once(0..self.voices.stems.len()).collect(), allowed: &allowed };
        let other = find(self.voices, self.words, &rest, &search).filter(|other| other.share >= COPY)?;
        // One word stands anywhere.
        if other.passage.len() < 2 {
            return None;
        }
        let (one, other) = (found.passage.clone(), other.passage);
        Some(if rest == before { [other, one] } else { [one, other] })
    }

    /// Whether a voice may hold this speaker's words.
    fn is_own(&self, voice: &Voice) -> bool {
        voice.person == self.person || self.voices.is_nameless(voice)
    }

    /// What differs between the records' words and the quotation's.
    fn otherwise(&self, folder: &mut Folder, rules: &WordingRules, links: &[Link]) -> Option<Says> {
        // One word in another form, a cry maybe, is no other wording.
        let content = self.words.iter().filter(|word| word.stem.weight() >= CONTENT).count();
        if content < 2 && links.iter().any(|link| link.share() >= COPY) {
            return None;
        }
        for (at, link) in links.iter().enumerate() {
            let (passage, least) = match link.found.as_ref().filter(|found| found.share >= SAME) {
                Some(found) => (self.widened(link, found), 0.0),
                None => match links[..at].last().and_then(|before| self.after(before, link)) {
                    Some(passage) => (passage, SAME),
                    None => continue,
                },
            };
            let reference = self.voices.text(self.corpus, &passage);
            let drift = differences(folder, rules, &reference, self.unit_text(&link.unit));
            let drift = drift.filter(|drift| !is_at_an_end(drift) || !self.is_held(folder, rules, link));
            let reported =
                |drift| if self.is_reported(&passage) { beyond_the_clerk(drift, rules) } else { Some(drift) };
            let drift = drift.and_then(reported);
            if let Some(drift) = drift.filter(|drift| drift.similarity >= least || is_one_word(drift)) {
                return Some(Says::Otherwise { passage: self.passage(&passage), drift });
            }
        }
        None
    }

    /// What the speaker goes on with where the unit before this one ends: of a few light words no passage can be found.
    fn after(&self, before: &Link, link: &Link) -> Option<Range<usize>> {
        let start = before.found.as_ref().filter(|found| found.share >= COPY)?.passage.end;
        let end = (start + link.unit.len()).min(self.voices.voice_at(start.checked_sub(1)?).words.end);
        (!link.after_cut && start < end).then_some(start..end)
    }

    /// Whether the record holds a unit with more words or fewer at its ends: “We use e-mail” and “email”.
    fn is_held(&self, folder: &mut Folder, rules: &WordingRules, link: &Link) -> bool {
        let Some(found) = link.found.as_ref().filter(|found| found.share >= NEAREST) else { return false };
        let (passage, voice) = (self.widened(link, found), self.voice(&found.passage));
        let wider = passage.start.saturating_sub(ROOM).max(voice.start)..(passage.end + ROOM).min(voice.end);
        holds(folder, rules, &self.voices.text(self.corpus, &wider), self.unit_text(&link.unit))
    }

    /// The passage with what stands where the unit's first and last words should, and with the word that denies it.
    fn widened(&self, link: &Link, found: &Found) -> Range<usize> {
        let voice = self.voice(&found.passage);
        let before = found.covered.start - link.unit.start;
        let after = link.unit.end - found.covered.end;
        // A heading is no speech: what the quotation has before a paragraph's first words stands nowhere.
        let first = self.voices.block_at(found.passage.start).start.max(voice.start);
        let place = found.passage.start.saturating_sub(before).max(first)..(found.passage.end + after).min(voice.end);
        let near = place.start.saturating_sub(HEAD).max(first)..(place.end + 1).min(voice.end);
        // Of a phrase within the article's sentence the denial may stand before its marks.
        if self.is_whole { self.voices.with_denials(self.corpus, &place, &near) } else { place }
    }

    /// Whether a clerk has a unit in other words.
    fn is_minuted(&self, folder: &mut Folder, rules: &WordingRules, link: &Link) -> bool {
        let Some(found) = link.found.as_ref().filter(|found| found.share >= HEARD) else { return false };
        let passage = self.widened(link, found);
        if !self.is_reported(&passage) {
            return false;
        }
        let reference = self.voices.text(self.corpus, &passage);
        let drift = differences(folder, rules, &reference, self.unit_text(&link.unit));
        drift.and_then(|drift| beyond_the_clerk(drift, rules)).is_none()
    }

    /// Whether the record only reports a passage; who has a turn speaks.
    fn is_reported(&self, passage: &Range<usize>) -> bool {
        let is_nameless = self.voices.is_nameless(self.voices.voice_at(passage.start));
        let first = self.voices.block_at(passage.start).start;
        let before = passage.start.saturating_sub(CLAUSE).max(first)..passage.start;
        let [before, passage] = [before, passage.clone()].map(|words| self.voices.text(self.corpus, &words));
        is_nameless && is_reported(&before, &passage, self.language)
    }

    fn voice(&self, passage: &Range<usize>) -> &Range<usize> {
        &self.voices.voice_at(passage.start).words
    }

    /// As it is written, with the sign that it may begin with and the point that may end it: “[She] told me”, “$8,000”, “EE. UU.”.
    fn unit_text(&self, unit: &Range<usize>) -> &str {
        let start = self.words[unit.start].start as usize;
        let sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
        let start = self.text[..start].trim_end_matches(sign).len();
        let end = self.words[unit.end - 1].end as usize;
        let point = self.text[end..].starts_with('.') && !self.text[end..].starts_with("..");
        &self.text[start..end + usize::from(point)]
    }

    fn passage(&self, words: &Range<usize>) -> Passage {
        let (source, place) = self.voices.place(self.corpus, words);
        Passage { source, place, turn: self.voices.turn_at(words.start) }
    }
}
