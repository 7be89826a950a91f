//! The records of a run as one long text, ordered by who speaks.
//!
//! What one person says in one record lies together, so that an interjection does not tear a sentence apart, and what
//! one person says in all records of some days is one range. What no turn names a speaker for comes first.

use std::ops::{Range, RangeInclusive};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{bearings::Bearings, index::Index, labels::is_office};
use crate::{
    attributions::Sort,
    corpus::{Corpus, Name, Office, PersonId, Place, Quote, QuoteId, Record},
    documents::BlockKind,
    groups::fold::{Folder, Word},
    quotations::Kind,
    rules::{People, Sorts, Stem, words_of},
    sources::SourceId,
    text::{Span, View, fold_key, head},
};

/// Nobody says so many bytes without a paragraph's end.
const LONGEST_PART: usize = 1 << 16;

/// What one speaker says in one record.
#[derive(Clone, Debug)]
pub struct Voice {
    /// Index into [`Corpus::records`].
    pub record: usize,
    /// Who speaks; nobody where the record names no speaker.
    pub person: Option<PersonId>,
    /// Words of [`Voices`].
    pub words: Range<usize>,
    /// Who speaks by name: not “Q.”, not “SPEAKER 2”.
    named: Option<PersonId>,
    /// The day of the record.
    day: Option<i32>,
}

/// A block of a record with what it is ordered by: who speaks by name, on which day, in which record.
type Ordered = (Option<PersonId>, Option<i32>, usize, Option<PersonId>, usize, Option<QuoteId>);

/// Every word of every record.
#[derive(Default)]
pub struct Voices {
    /// Ordered by who speaks by name, then by day, then by record.
    pub all: Vec<Voice>,
    /// What the words are matched by.
    pub stems: Vec<Stem>,
    /// Which of them are numbers, a bit each.
    numbers: Vec<u64>,
    spans: Spans,
    /// The words that deny.
    denials: Vec<u32>,
    /// The first word of each turn, and the turn.
    turns: Vec<(usize, Option<QuoteId>)>,
    /// Where each word stands.
    pub index: Index,
    /// The records that name speakers.
    naming: FxHashSet<usize>,
    /// Those that have turns, whatever they call who speaks.
    spoken: FxHashSet<usize>,
    /// Who is meant by an office in an article, “the mayor”: the one who bears it in the records, `MAYOR HOLM`.
    bearers: FxHashMap<u16, Option<PersonId>>,
    /// Who speaks in each record.
    speakers: FxHashMap<usize, Vec<Option<PersonId>>>,
}

impl Voices {
    /// Reads the records that are `speaking`.
    pub fn read(corpus: &Corpus, rules: &People, speaking: &[bool], bearings: &Bearings, folder: &mut Folder) -> Self {
        let mut voices = Self::default();
        for (named, day, record, person, block, turn) in ordered(corpus, rules, speaking, bearings) {
            let start = voices.stems.len();
            voices.turns.push((start, turn));
            if voices.all.last().is_none_or(|voice| (voice.person, voice.record) != (person, record)) {
                voices.speakers.entry(record).or_default().push(person);
                voices.all.push(Voice { record, person, words: start..start, named, day });
            }
            if named.is_some() {
                voices.naming.insert(record);
            }
            if turn.is_some() {
                voices.spoken.insert(record);
            }
            let record = &corpus.records[record];
            let span = record.blocks[block].span;
            for part in parts(span.of(&record.text)) {
                let offset = span.start + part.start as u32;
                voices.add(&folder.speak(record.language).fold(&span.of(&record.text)[part]), offset);
            }
        }
        voices.index = Index::new(&voices.stems);
        voices.note_bearers(corpus, rules);
        voices
    }

    /// Who bears which office; of an office that two bear nobody is meant.
    fn note_bearers(&mut self, corpus: &Corpus, rules: &People) {
        let named: FxHashSet<PersonId> = self.all.iter().filter_map(|voice| voice.named).collect();
        for person in named {
            for office in corpus.people.get(person).roles.iter().filter_map(|role| sole(role, rules)) {
                let bearer = self.bearers.entry(office).or_insert(Some(person));
                *bearer = bearer.filter(|known| *known == person);
            }
        }
    }

    /// Whose words may be those of somebody whom an article knows by an office alone; anybody else's are their own.
    pub fn meant(&self, corpus: &Corpus, rules: &People, person: PersonId) -> PersonId {
        let known = corpus.people.get(person);
        let bears = || self.bearers.get(&sole(&known.name, rules)?).copied().flatten();
        Some(known.sort).filter(|sort| *sort == Sort::Described).and_then(|_| bears()).unwrap_or(person)
    }

    /// More words of the last voice; they are folded from the byte `offset` of the record's text.
    fn add(&mut self, words: &[Word], offset: u32) {
        for word in words.iter().filter(|word| !word.is_gap()) {
            let at = self.stems.len();
            self.numbers.resize(at / 64 + 1, 0);
            self.numbers[at / 64] |= u64::from(word.traits.has(Sorts::NUMBER)) << (at % 64);
            if word.traits.has(Sorts::NEGATION) {
                push(&mut self.denials, at as u32);
            }
            push(&mut self.stems, word.stem);
            self.spans.push(Span::new(offset + word.start, offset + word.end));
        }
        if let Some(voice) = self.all.last_mut() {
            voice.words.end = self.stems.len();
        }
    }

    /// The stems of a stretch, with numbers that weigh next to nothing.
    pub fn wordy(&self, stretch: &Range<usize>) -> Vec<Stem> {
        let each = |at: usize| if self.is_number(at) { self.stems[at].lightened() } else { self.stems[at] };
        stretch.clone().map(each).collect()
    }

    fn is_number(&self, at: usize) -> bool {
        self.numbers[at / 64] >> (at % 64) & 1 == 1
    }

    /// Whether a voice is of somebody whom the record does not name.
    pub fn is_nameless(&self, voice: &Voice) -> bool {
        voice.named.is_none()
    }

    /// Whether a record names no speaker at all.
    pub fn is_unnamed(&self, record: usize) -> bool {
        !self.naming.contains(&record)
    }

    /// Whether a record has turns.
    pub fn has_turns(&self, record: usize) -> bool {
        self.spoken.contains(&record)
    }

    /// Whether a record says who speaks, if only by what they are: “DRIVER”.
    pub fn is_labelled(&self, record: usize) -> bool {
        self.speakers(record).any(|person| person.is_some())
    }

    /// Who speaks in a record, in whatever order.
    pub fn speakers(&self, record: usize) -> impl Iterator<Item = Option<PersonId>> {
        self.speakers.get(&record).into_iter().flatten().copied()
    }

    /// The voice that a word belongs to.
    pub fn voice_at(&self, word: usize) -> &Voice {
        let after = self.all.partition_point(|voice| voice.words.start <= word);
        &self.all[after.saturating_sub(1)]
    }

    /// What a person says by name in the records that may speak of a day, first those without a day of their own; of
    /// nobody, what is said without a name. A day that is not known is any.
    pub fn of(&self, named: Option<PersonId>, days: Option<&RangeInclusive<i32>>) -> [&[Voice]; 2] {
        let between = |from: Option<i32>, to: Option<i32>| {
            let start = self.all.partition_point(|voice| (voice.named, voice.day) < (named, from));
            let count = self.all[start..].partition_point(|voice| (voice.named, voice.day) <= (named, to));
            &self.all[start..start + count]
        };
        match days {
            None => [between(None, Some(i32::MAX)), &[]],
            Some(days) => [between(None, None), between(Some(*days.start()), Some(*days.end()))],
        }
    }

    /// The turn that a word stands in.
    pub fn turn_at(&self, word: usize) -> Option<QuoteId> {
        let after = self.turns.partition_point(|&(first, _)| first <= word);
        self.turns[after.checked_sub(1)?].1
    }

    /// The words of the paragraph, or the turn, that a word stands in.
    pub fn block_at(&self, word: usize) -> Range<usize> {
        let after = self.turns.partition_point(|&(first, _)| first <= word);
        let end = self.turns.get(after).map_or(self.stems.len(), |&(first, _)| first);
        after.checked_sub(1).map_or(0, |at| self.turns[at].0)..end
    }

    /// Words with those `near` them that deny what they say: from one before them in their clause, to one right behind them.
    pub fn with_denials(&self, corpus: &Corpus, words: &Range<usize>, near: &Range<usize>) -> Range<usize> {
        let denial = |within: Range<usize>| {
            let at = self.denials.partition_point(|&word| (word as usize) < within.start);
            self.denials.get(at).map(|&word| word as usize).filter(|&word| word < within.end)
        };
        let text = &corpus.records[self.voice_at(words.start).record].text;
        let spoken = |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '\'' | '’');
        let one_clause = |from: usize, to: usize| {
            let between = text.get(self.spans.end(from) as usize..self.spans.start(to) as usize);
            between.is_some_and(|between| between.chars().all(spoken))
        };
        let start = denial(near.start..words.start).filter(|&word| one_clause(word, words.start));
        let last = words.end.saturating_sub(1);
        let end = denial(words.end..near.end).filter(|&word| one_clause(last, word));
        start.unwrap_or(words.start)..end.map_or(words.end, |word| word + 1)
    }

    /// Words of one voice as they lie in the file: from the first to the last, what others say between them included.
    pub fn place(&self, corpus: &Corpus, words: &Range<usize>) -> (SourceId, Place) {
        let record = &corpus.records[self.voice_at(words.start).record];
        let span = Span::new(self.spans.start(words.start), self.spans.end(words.end - 1));
        (record.source, record.place(span))
    }

    /// Words of one voice as a reader sees them, each turn after the one before.
    pub fn text(&self, corpus: &Corpus, words: &Range<usize>) -> String {
        let record = &corpus.records[self.voice_at(words.start).record];
        let mut text = String::new();
        let mut start = words.start;
        while start < words.end {
            let next = self.turns.partition_point(|&(first, _)| first <= start);
            let end = self.turns.get(next).map_or(words.end, |&(first, _)| first.min(words.end)).max(start + 1);
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(Span::<View>::new(self.before(record, start), self.after(record, end - 1)).of(&record.text));
            start = end;
        }
        text
    }

    /// The start of a word; of a number, of the sign before it: “$8,000”.
    fn before(&self, record: &Record, word: usize) -> u32 {
        let start = self.spans.start(word);
        let sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '.' | '…');
        let is_number = self.is_number(word);
        if is_number { record.text[..start as usize].trim_end_matches(sign).len() as u32 } else { start }
    }

    /// The end of a word with the points that follow it.
    fn after(&self, record: &Record, word: usize) -> u32 {
        let end = self.spans.end(word);
        let rest = &record.text[end as usize..];
        end + rest.find(|c: char| c.is_whitespace() || c.is_alphanumeric()).unwrap_or(rest.len()) as u32
    }
}

/// The one office that words name, and that is held now.
fn sole(words: &str, rules: &People) -> Option<u16> {
    let office = Office::parse(words, rules);
    let [head] = office.heads[..] else { return None };
    (!office.former && !office.second && !office.messenger).then_some(head)
}

/// Where words stand, in five bytes each: a record may be all short words.
#[derive(Default)]
struct Spans {
    starts: Vec<u32>,
    lengths: Vec<u8>,
    /// Those of words that are longer than a byte can tell.
    long: FxHashMap<usize, u32>,
}

impl Spans {
    fn push(&mut self, span: Span<View>) {
        if span.len() >= u32::from(u8::MAX) {
            self.long.insert(self.starts.len(), span.len());
        }
        push(&mut self.starts, span.start);
        push(&mut self.lengths, span.len().min(u32::from(u8::MAX)) as u8);
    }

    fn start(&self, word: usize) -> u32 {
        self.starts[word]
    }

    fn end(&self, word: usize) -> u32 {
        let length = match self.lengths[word] {
            u8::MAX => self.long.get(&word).copied().unwrap_or_default(),
            short => u32::from(short),
        };
        self.starts[word] + length
    }
}

/// Adds to a long list, which grows by a quarter where it is full: twice as long would be too much memory for nothing.
fn push<T>(list: &mut Vec<T>, item: T) {
    if list.len() == list.capacity() {
        list.reserve_exact(list.len() / 4 + 64);
    }
    list.push(item);
}

/// A block in parts that are folded one by one, lest the words of an endless one fill the memory.
fn parts(block: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &block[start..];
        let part = head(rest, LONGEST_PART);
        let end = if part.len() < rest.len() { part.rfind(char::is_whitespace).filter(|&end| end > 0) } else { None };
        let range = start..start + end.unwrap_or(part.len());
        start = range.end;
        (!range.is_empty()).then_some(range)
    })
}

/// All blocks of the records in the order of [`Voices`].
fn ordered(corpus: &Corpus, rules: &People, speaking: &[bool], bearings: &Bearings) -> Vec<Ordered> {
    let turns = turn_quotes(corpus);
    let names = Names::of(corpus, rules);
    let mut blocks: Vec<Ordered> = Vec::new();
    for (number, record) in corpus.records.iter().enumerate().filter(|&(number, _)| speaking[number]) {
        let day = bearings.day(record.source);
        for (index, block) in record.blocks.iter().enumerate() {
            let spoken = matches!(block.kind, BlockKind::Turn).then(|| record.place(block.span).span.start);
            let turn = spoken.and_then(|start| turns.get(&(record.source, start)).copied());
            let person = turn.and_then(|id| corpus.quote(id).credit.as_ref()).map(|credit| credit.person);
            let named = person.filter(|&person| is_named(corpus, rules, person, &names));
            blocks.push((named, day, number, person, index, turn));
        }
    }
    blocks.sort_unstable();
    blocks
}

/// Whether it is known who speaks: an office alone says it of nobody, nor does a family's name that is not seen to be
/// short for anybody of that family.
fn is_named(corpus: &Corpus, rules: &People, person: PersonId, names: &Names) -> bool {
    let person = corpus.people.get(person);
    let name = || Name::parse(&person.name, rules);
    let called =
        |name: Name| name.is_full() || !(names.families.contains(&name.family) || names.common.contains(&name.family));
    let known = || called(name());
    let office = || is_office(&person.name, rules) || names.offices.contains(&fold_key(&person.name));
    person.sort != Sort::Described && is_a_name(&person.name) && !office() && known()
}

/// What a lone word in a label may be.
#[derive(Default)]
struct Names {
    /// The family names of all who are credited in full.
    families: FxHashSet<Box<str>>,
    /// What people are called who have no name, or beside it: the caller, a driver.
    common: FxHashSet<Box<str>>,
    /// What the offices of people are called: harbour master.
    offices: FxHashSet<String>,
}

impl Names {
    fn of(corpus: &Corpus, rules: &People) -> Self {
        let mut names = Self::default();
        for person in &corpus.people.all {
            match person.sort {
                Sort::Person => {
                    let name = Name::parse(&person.name, rules);
                    names.families.extend(Some(name).filter(Name::is_full).map(|name| name.family));
                    names.offices.extend(person.roles.iter().map(|role| fold_key(role)));
                    names.common.extend(person.roles.iter().filter_map(|role| words_of(role).into_iter().next_back()));
                }
                Sort::Described => names.common.extend(words_of(&person.name).into_iter().next_back()),
                Sort::Body => {}
            }
        }
        names
    }
}

/// Whether a label says who speaks: not “Q”, not “SPEAKER 2”.
fn is_a_name(label: &str) -> bool {
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    letters > 2 && !label.contains(|c: char| c.is_numeric())
}

fn turn_quotes(corpus: &Corpus) -> FxHashMap<(SourceId, u32), QuoteId> {
    let turns = corpus.numbered().filter(|(_, quote): &(QuoteId, &Quote)| quote.kind == Kind::Turn);
    turns.map(|(id, quote)| ((quote.source, quote.span.start), id)).collect()
}
