//! Whether an article tells a quotation from another occasion than the record's: “Last year Lund told the Herald: …”.
//!
//! What comes in is what the records have in place of an article's quotations; what goes out is the same without those of
//! which the words around them say that they were said, or written, elsewhere. Which words do is data.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    OnRecord, Passage, Says,
    asked::{Asked, Told},
    bearings::Bearings,
    scenes::scenes,
    seats::Seats,
    voices::Voices,
    witness::Witnesses,
};
use crate::{
    corpus::{self, Corpus, PersonId, QuoteId},
    documents::Document,
    quotations::Kind,
    rules::{Rules, words_of},
    sources::SourceId,
};

/// What the words around the quotations of an article say of them.
#[derive(Default)]
struct Heard {
    elsewhere: FxHashSet<QuoteId>,
    somewhere: FxHashSet<QuoteId>,
}

/// Paragraphs over which one who speaks is taken to be still where they were.
const FAR: usize = 1;

/// What is known of where quotations were said.
pub struct Occasions<'a> {
    /// All quotations.
    pub corpus: &'a Corpus,
    /// What is known of languages.
    pub rules: &'a Rules,
    /// The records' words.
    pub voices: &'a Voices,
    /// For whom the records speak.
    pub witnesses: &'a Witnesses<'a>,
    /// Of which days.
    pub bearings: &'a Bearings,
    /// The quotations that a record holds, if in other words.
    pub held: FxHashSet<QuoteId>,
    /// Who sits in each record, once it is asked.
    pub seats: Vec<OnceLock<Seats>>,
}

impl Occasions<'_> {
    /// The article of a quotation.
    pub fn source(&self, found: &OnRecord) -> SourceId {
        self.corpus.quote(found.quote).source
    }

    /// Who sits in a record.
    pub fn seats(&self, record: usize) -> &Seats {
        self.seats[record].get_or_init(|| Seats::read(self.corpus, self.voices, record, &self.rules.people))
    }

    /// What remains of what was found in one article.
    pub fn of_these(&self, found: &[OnRecord]) -> Vec<OnRecord> {
        let doubtful: Vec<QuoteId> = found.iter().filter(|it| self.is_doubtful(it)).map(|it| it.quote).collect();
        let heard = self.heard(&doubtful);
        let left = found.iter().filter(|it| !heard.elsewhere.contains(&it.quote)).cloned();
        left.map(|it| OnRecord { is_placed: heard.somewhere.contains(&it.quote), ..it }).collect()
    }

    /// Whether it may have been said elsewhere: no record holds it, or an old one in other words.
    fn is_doubtful(&self, found: &OnRecord) -> bool {
        let article = self.source(found);
        let is_old = |passage: &Passage| !self.bearings.is_near(passage.source, article);
        match &found.says {
            Says::Nothing { .. } => true,
            Says::Otherwise { passage, .. } => is_old(passage),
            Says::Apart { passages, .. } => passages.iter().any(is_old),
            Says::Another { .. } => false,
        }
    }

    /// The days of records; none where one is not known.
    fn days(&self, records: &[usize]) -> Vec<i32> {
        let source = |&record: &usize| self.corpus.records[record].source;
        // A year that is only supposed has other weekdays.
        let known = |source: SourceId| self.corpus.source(source).date.as_ref().and(self.bearings.day(source));
        let days: Option<Vec<i32>> = records.iter().map(|record| known(source(record))).collect();
        days.unwrap_or_default()
    }

    /// Which of these quotations of one article were said elsewhere, and which may have been.
    fn heard(&self, doubtful: &[QuoteId]) -> Heard {
        let Some(&first) = doubtful.first() else { return Heard::default() };
        let source = self.corpus.quote(first).source;
        let look = |document: &Document| self.read(source, doubtful, document);
        // A source that can no longer be read says nothing of the kind.
        corpus::prose(self.corpus.source(source), self.rules, look).unwrap_or_default()
    }

    fn read(&self, source: SourceId, doubtful: &[QuoteId], document: &Document) -> Heard {
        let people: FxHashSet<_> = doubtful.iter().filter_map(|&id| self.corpus.quote(id).person()).collect();
        let of = |person: PersonId| {
            let records = self.witnesses.records(person, source);
            let days = self.days(&records);
            (person, (records, days))
        };
        let records: FxHashMap<_, _> = people.into_iter().map(of).collect();
        let start = self.corpus.quotes.partition_point(|quote| quote.source < source);
        let quotes = self.corpus.quotes[start..].iter().take_while(|quote| quote.source == source);
        let named = quotes.clone().filter(|quote| matches!(quote.kind, Kind::Title | Kind::Scare));
        let scenes = scenes(document, self.rules, &named.map(|quote| quote.span.start).collect());
        let mut heard = Heard::default();
        let mut left_at: FxHashMap<PersonId, (usize, Told)> = FxHashMap::default();
        for (quote, id) in quotes.zip(start as u32..).map(|(quote, id)| (quote, QuoteId(id))) {
            let (Some(person), Some(scene)) = (quote.person(), scenes.get(&quote.span.start)) else { continue };
            // Who goes on speaking is still there: “…,” Lund told the Herald. “…,” she said.
            let goes_on = left_at.get(&person).filter(|(block, _)| scene.block <= block + FAR).map(|(_, told)| *told);
            let told =
                records.get(&person).filter(|_| !self.held.contains(&id)).map_or(Told::OnRecord, |(records, days)| {
                    let own = quote.credit.iter().flat_map(|credit| words_of(&credit.naming.name)).collect();
                    let told = Asked { occasions: self, document, quote, records, days, own }.told(scene);
                    goes_on.filter(|_| matches!(told, Told::Unsaid | Told::Somewhere)).unwrap_or(told)
                });
            match told {
                Told::Elsewhere => _ = heard.elsewhere.insert(id),
                Told::Somewhere => _ = heard.somewhere.insert(id),
                Told::OnRecord | Told::Unsaid => {}
            }
            if matches!(told, Told::Elsewhere | Told::Somewhere) {
                left_at.insert(person, (scene.block, told));
            } else {
                left_at.remove(&person);
            }
        }
        heard
    }
}
