//! What the records of a run say of the quotations in its articles.
//!
//! What comes in is a [`Corpus`] with [`Record`](crate::corpus::Record)s; what goes out is an [`OnRecord`] for every
//! quotation that a record should hold and does not hold as it stands. A quotation is looked for in the whole text of
//! the records that speak for its speaker; what an editor may change is settled by the same comparison that groups use.

mod adverbials;
mod asked;
mod bearings;
mod chain;
mod differences;
mod index;
mod labels;
mod occasions;
mod parallel;
mod quoted;
mod reported;
mod reporter;
mod scenes;
mod seats;
mod ties;
mod unowned;
mod verdict;
mod voices;
mod witness;

use std::{
    ops::{Range, RangeInclusive},
    sync::OnceLock,
};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use self::{
    bearings::Bearings,
    chain::{Link, SAME, Search, chain, weight},
    occasions::Occasions,
    verdict::verdict,
    voices::{Voice, Voices},
    witness::Witnesses,
};
use super::{
    Drift, Group,
    fold::{Folder, Folding, Word},
    incise::{incise, leave_out},
};
use crate::{
    attributions::Confidence,
    corpus::{Corpus, PersonId, Place, Quote, QuoteId},
    quotations::{Closing, Kind},
    rules::Rules,
    sources::{Role, SourceId},
};

/// A quotation that the records of its speaker do not hold as it stands.
#[derive(Clone, Debug)]
pub struct OnRecord {
    /// The quotation.
    pub quote: QuoteId,
    /// What the records have in its place.
    pub says: Says,
    /// Whether its article sets it at a time or a place that may be another than the record's.
    pub is_placed: bool,
}

/// What the records have in place of a quotation.
#[derive(Clone, Debug)]
pub enum Says {
    /// The same in other words.
    Otherwise {
        /// Where.
        passage: Passage,
        /// From the record's words to the quotation's.
        drift: Drift,
    },
    /// All of it, but in passages that lie apart, and nothing shows the cut.
    Apart {
        /// Where, in the order of the quotation.
        passages: Vec<Passage>,
        /// Words between them; nothing where they stand in another order or in different records.
        between: Option<u32>,
    },
    /// Another person says it.
    Another {
        /// Where.
        passage: Passage,
        /// Who, as the record calls them.
        name: Box<str>,
        /// The same, if they are known beside the record.
        person: Option<PersonId>,
    },
    /// Nothing like it.
    Nothing {
        /// Words of the quotation that are not there; all of them, or a sentence.
        missing: String,
        /// What comes nearest.
        nearest: Option<Passage>,
    },
}

/// Words of a record.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The record.
    pub source: SourceId,
    /// The words.
    pub place: Place,
    /// The turn that they stand in, where the record has turns.
    pub turn: Option<QuoteId>,
}

/// A quotation with the passages that may hold it.
struct Heard {
    quote: QuoteId,
    /// Whose words the records are searched for.
    person: Option<PersonId>,
    words: Vec<Word>,
    links: Vec<Link>,
}

/// What a quotation must weigh, in eighths, for its absence to mean anything: less than that is a word or two of no
/// account.
const WEIGHTY: u32 = 40;

/// Lighter words are somebody's only if they are so many, in this very order: “I heard it before I saw it”.
const SEVERAL: usize = 6;

/// How sure it must be who speaks: of a phrase in a headline it hardly is.
const LIKELY: Confidence = Confidence(0.6);

/// Judges every quotation in an article against the records, in the order of the corpus. What the groups set against each
/// other, though a record has both, they do no longer.
pub fn judge(corpus: &Corpus, rules: &Rules, folding: &Folding, groups: &mut [Group]) -> Vec<OnRecord> {
    let speaking = speaking(corpus, groups);
    if !speaking.contains(&true) {
        return Vec::new();
    }
    let concerned = concerned(corpus, groups);
    let spoken_for =
        |quote: &Quote| concerned.as_ref().is_none_or(|people| quote.person().is_some_and(|it| people.contains(&it)));
    let asked = corpus.numbered().filter(|(_, quote)| is_asked(corpus, quote) && spoken_for(quote));
    let asked: Vec<(QuoteId, &Quote)> = asked.collect();
    let unowned: Vec<(QuoteId, &Quote)> = match concerned {
        None => unowned::all(corpus),
        Some(_) => Vec::new(),
    };
    // Whatever the records hold, nobody wants to know.
    if asked.is_empty() && unowned.is_empty() {
        return Vec::new();
    }
    let mut bearings = Bearings::of(corpus);
    let voices = Voices::read(corpus, &rules.people, &speaking, &bearings, &mut folding.folder());
    for (record, article) in quoted::old(corpus, &bearings, &voices, folding, &asked) {
        bearings.note(record, article);
    }
    let heard: Vec<Heard> = asked
        .par_iter()
        .map_init(
            || folding.folder(),
            |folder, &(id, quote)| {
                let person = quote.person().map(|person| voices.meant(corpus, &rules.people, person));
                hear(corpus, &bearings, &voices, folder, (id, quote, person))
            },
        )
        .collect();
    parallel::part(groups, &voices, &heard);
    let witnesses = Witnesses::new(corpus, &rules.people, &bearings, &voices, &heard);
    let mut found: Vec<OnRecord> = heard
        .par_iter()
        .filter(|heard| weight(&heard.words) >= WEIGHTY || heard.words.len() >= SEVERAL)
        .map_init(|| folding.folder(), |folder, heard| verdict(corpus, rules, &voices, &witnesses, folder, heard))
        .flatten()
        .collect();
    found.extend(unowned::judge(&unowned, corpus, rules, (&voices, &bearings, &witnesses), folding));
    found.par_sort_by_key(|found| found.quote);
    let is_held = |heard: &&Heard| heard.links.iter().any(|link| link.weight >= WEIGHTY && link.share() >= SAME);
    let held = heard.iter().filter(is_held).map(|heard| heard.quote).collect();
    let seats = corpus.records.iter().map(|_| OnceLock::new()).collect();
    let occasions =
        Occasions { corpus, rules, voices: &voices, witnesses: &witnesses, bearings: &bearings, held, seats };
    let articles: Vec<&[OnRecord]> =
        found.chunk_by(|one, next| occasions.source(one) == occasions.source(next)).collect();
    articles.into_par_iter().flat_map_iter(|found| occasions.of_these(found)).collect()
}

/// Which records can say anything. One that is only taken for a record because of its layout speaks for those whose
/// quotations it is seen to hold: without a group in common it holds none.
fn speaking(corpus: &Corpus, groups: &[Group]) -> Vec<bool> {
    let mut shared = vec![false; corpus.sources.len()];
    for member in groups.iter().flat_map(|group| &group.members) {
        shared[corpus.quote(member.quote).source.index()] = true;
    }
    corpus.records.iter().map(|record| !record.is_guess || shared[record.source.index()]).collect()
}

/// Of whose quotations the records may say something, if all of them are records by their layout alone: of those who
/// have words in common with one. Nothing where anybody may be asked for.
fn concerned(corpus: &Corpus, groups: &[Group]) -> Option<FxHashSet<PersonId>> {
    if corpus.records.iter().any(|record| !record.is_guess) {
        return None;
    }
    let of = |group: &Group| group.members.iter().map(|member| corpus.quote(member.quote)).collect::<Vec<_>>();
    let held = groups
        .iter()
        .map(of)
        .filter(|quotes| quotes.iter().any(|quote| corpus.source(quote.source).role == Role::Record));
    Some(held.flatten().filter_map(Quote::person).collect())
}

/// One within another is part of what the outer speaker says, and one that nothing closes ends nobody knows where.
fn is_whole(quote: &Quote) -> bool {
    quote.depth == 0 && quote.closing != Closing::Missing
}

/// Whether a quotation claims to be somebody's very words.
fn is_asked(corpus: &Corpus, quote: &Quote) -> bool {
    let verbatim = match quote.kind {
        Kind::Direct | Kind::Partial | Kind::Block => true,
        Kind::Scare | Kind::Title | Kind::Turn => false,
    };
    let article = corpus.source(quote.source).role == Role::Article;
    // “I”, “it”: who is known by no name has no record.
    let named = quote.person().is_some_and(|person| corpus.people.get(person).name.chars().count() > 2);
    verbatim && is_whole(quote) && article && quote.confidence >= LIKELY && named && !is_title(&quote.text)
}

/// “Face to Face”: every longer word is capitalised, and there is more than one.
fn is_title(text: &str) -> bool {
    let longer = || text.split_whitespace().filter(|word| word.chars().count() >= 4);
    longer().count() > 1 && longer().all(|word| word.starts_with(char::is_uppercase))
}

fn hear(
    corpus: &Corpus,
    bearings: &Bearings,
    voices: &Voices,
    folder: &mut Folder,
    (id, quote, person): (QuoteId, &Quote, Option<PersonId>),
) -> Heard {
    let days = bearings.days(quote.source);
    let speaks = |voice: &Voice| bearings.speaks_for(corpus.records[voice.record].source, quote.source);
    let words = folded(corpus, folder, quote);
    let links = chain(voices, &words, &search(voices, person, days.as_ref(), &speaks));
    Heard { quote: id, person, words, links }
}

/// The words of a quotation without what its author says between them.
fn folded(corpus: &Corpus, folder: &mut Folder, quote: &Quote) -> Vec<Word> {
    let mut words = folder.speak(corpus.language(quote.source)).fold(&quote.text);
    if let Some(range) = incise(quote) {
        leave_out(&mut words, &range, 0);
    }
    words
}

/// Where a quotation's words may come from: what its speaker says by name, and what nobody is named for.
fn search<'a>(
    voices: &Voices,
    person: Option<PersonId>,
    days: Option<&RangeInclusive<i32>>,
    allowed: &'a dyn Fn(&Voice) -> bool,
) -> Search<'a> {
    let spoken = [person, None].map(|person| voices.of(person, days));
    let ranges = spoken.into_iter().flatten().map(range).filter(|range| !range.is_empty()).collect();
    Search { ranges, allowed }
}

fn range(voices: &[Voice]) -> Range<usize> {
    match (voices.first(), voices.last()) {
        (Some(first), Some(last)) => first.words.start..last.words.end,
        (None, _) | (_, None) => 0..0,
    }
}
