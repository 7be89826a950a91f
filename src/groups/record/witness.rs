//! For whom the records speak: whose quotations are judged by them.
//!
//! A record speaks for whoever has a turn in it. One that names no speakers speaks for its author; for those whose
//! quotations it is seen to hold; else for the one person whom its first lines name, or, if it has turns, whom its articles
//! credit.

use std::ops::Range;

use arcstr::ArcStr;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Heard, Passage, Says, WEIGHTY, bearings::Bearings, labels::Labels, voices::Voices};
use crate::{
    attributions::{Basis, Confidence, Sort},
    corpus::{Corpus, Fit, Name, Office, PersonId, Quote, Record, Relation, Side, relation},
    quotations::Kind,
    rules::{People, words_of},
    sources::SourceId,
    text::{fold_key, head},
};

/// The share from which a record has the very words.
pub const COPY: f32 = 0.97;
/// How much of a sentence a record must hold to be known as its source, and what the sentence must weigh, in eighths.
const PLAINLY: f32 = 0.6;
const TELLING: u32 = 120;
/// Fewer words are anybody's: a tape measure.
const SOME: usize = 4;
/// Letters of a word that tells nothing of an office: of, the.
const SMALL: usize = 3;
/// How sure it must be whose a quotation is that shows for whom a record speaks, unless none of theirs is surer.
const SURE: Confidence = Confidence(0.75);
/// So many short answers make one telling sentence.
const PIECES: u32 = 3;
/// Bytes of a record that may be its heading.
pub const HEADING: u32 = 400;
/// Quotations of a record that nobody is named in that are asked whose they are.
const CREDITED: usize = 64;
/// Quotations that are asked whether a record is their source; of more, some articles say enough.
const ASKED: usize = 2048;

/// For whom the records speak.
pub struct Witnesses<'a> {
    corpus: &'a Corpus,
    rules: &'a People,
    bearings: &'a Bearings,
    voices: &'a Voices,
    /// The records that are seen to speak for a person, or guessed to.
    shown: FxHashMap<PersonId, Vec<usize>>,
    /// Those of whom a record holds a sentence that an article has.
    held: FxHashSet<PersonId>,
    /// Those whom an office or a label connects with a record.
    labelled: FxHashSet<PersonId>,
}

impl<'a> Witnesses<'a> {
    /// Settles whom the records without named speakers speak for.
    pub fn new(
        corpus: &'a Corpus,
        rules: &'a People,
        bearings: &'a Bearings,
        voices: &'a Voices,
        heard: &[Heard],
    ) -> Self {
        let mut witnesses = Self {
            corpus,
            rules,
            bearings,
            voices,
            shown: FxHashMap::default(),
            held: held(corpus, heard),
            labelled: FxHashSet::default(),
        };
        let mut known = quoted_from(corpus, rules, voices, heard);
        known.extend(held_in_pieces(corpus, voices, heard));
        let labels = Labels::of(corpus, rules, bearings, voices, heard);
        let labelled = [labels.by_office, labels.by_call].concat();
        witnesses.labelled = labelled.iter().map(|&(person, _)| person).collect();
        known.extend(labelled);
        known.extend(labels.by_heading);
        let seen: FxHashSet<usize> = known.iter().map(|&(_, record)| record).collect();
        for (number, record) in corpus.records.iter().enumerate() {
            if !record.is_guess && !voices.is_labelled(number) && !seen.contains(&number) {
                known.extend(witnesses.guess(number, heard).map(|person| (person, number)));
            }
        }
        known.retain(|&(person, record)| witnesses.author_but(person, record).is_none());
        let mut known: Vec<(PersonId, usize)> = known.into_iter().collect();
        known.sort_unstable();
        for (person, record) in known {
            witnesses.shown.entry(person).or_default().push(record);
        }
        witnesses
    }

    /// The records that speak for a person in an article, as indices into [`Corpus::records`].
    pub fn records(&self, person: PersonId, article: SourceId) -> Vec<usize> {
        let named = self.voices.of(Some(person), self.bearings.days(article).as_ref());
        let named = named.into_iter().flatten().map(|voice| voice.record);
        let named = named.filter(|&record| !self.corpus.records[record].is_guess);
        let shown = self.shown.get(&person).into_iter().flatten().copied();
        let speaks = |&record: &usize| self.bearings.speaks_for(self.corpus.records[record].source, article);
        let mut records: Vec<usize> = named.chain(shown).filter(speaks).collect();
        records.sort_unstable();
        records.dedup();
        records
    }

    /// Whether an office or a label, “CHAIR”, “CALLER”, connects somebody with a record: then it is not sure that all of
    /// their words are there.
    pub fn is_only_labelled(&self, person: PersonId) -> bool {
        self.labelled.contains(&person)
    }

    /// Whether any of these records is of the days of an article.
    pub fn is_fresh(&self, records: &[usize], article: SourceId) -> bool {
        records.iter().any(|&record| self.bearings.is_fresh(self.corpus.records[record].source, article))
    }

    /// Whether somebody may well have said elsewhere what the turns of a record do not hold: those who speak for others,
    /// as counsel do, speak outside the hearing too, unless something of theirs is quoted from it.
    pub fn speaks_outside(&self, quote: &Quote, rules: &People) -> bool {
        let Some(credit) = quote.credit.as_ref() else { return false };
        let speaks_for_others = |role: &ArcStr| Office::parse(role, rules).messenger;
        let mut roles = credit.naming.role.iter().chain(&self.corpus.people.get(credit.person).roles);
        !self.held.contains(&credit.person) && roles.any(speaks_for_others)
    }

    /// Words that somebody's statement, which names its author, holds word for word, if another is credited with them.
    pub fn in_anothers_statement(&self, heard: &Heard) -> Option<Says> {
        let quote = self.corpus.quote(heard.quote);
        let heaviest = heard.links.iter().max_by_key(|link| link.weight)?;
        let found = heaviest.found.as_ref().filter(|_| heaviest.weight >= TELLING && heaviest.share() >= COPY)?;
        let record = self.voices.voice_at(found.passage.start).record;
        let name = self.author_but(quote.person()?, record)?;
        let (source, place) = self.voices.place(self.corpus, &found.passage);
        let near = self.bearings.is_fresh(source, quote.source);
        // What the statement itself has in marks is another's.
        let within = |other: &Quote| {
            other.source == source && other.span.start < place.span.end && place.span.start < other.span.end
        };
        let nested = self.corpus.quotes.iter().any(within);
        let passage = Passage { source, place, turn: None };
        (near && !nested).then(|| Says::Another { passage, name: name.into(), person: None })
    }

    /// The author of a record without turns, if it is a person and not this one, nor of this one's office or body, nor of the
    /// body that published it.
    fn author_but(&self, person: PersonId, record: usize) -> Option<&'a str> {
        let author = self.corpus.records[record].author.as_deref()?;
        let words = words_of(author);
        let [.., given, family] = &words[..] else { return None };
        let body = |word: &str| self.rules.kinds.contains(word) || self.rules.outlets.contains(word);
        let known = self.corpus.people.get(person);
        let office = known.roles.iter().flat_map(|role| words_of(role)).filter(|word| word.chars().count() > SMALL);
        let outlet = self.corpus.source(self.corpus.records[record].source).outlet.as_deref().map(words_of);
        let publishes = |word: &str| outlet.iter().flatten().any(|own| **own == *word);
        let mut shared = office.chain(words_of(&known.name)).filter(|word| words.contains(word) || publishes(word));
        // “Bev” is Beverly Holm.
        let [name, own] = [&known.name, author].map(|name| Name::parse(name, self.rules));
        let is_short = !name.is_full() && name.fit(&own, self.rules) > Fit::Apart;
        let is_persons = !body(given) && !body(family) && !author.contains(',');
        // “According to RFC 31”: a paper says what its author wrote.
        let heading = words_of(head(&self.corpus.records[record].text, HEADING as usize));
        let is_title = words_of(&known.name).iter().all(|word| heading.contains(word));
        let another = known.sort == Sort::Person && shared.next().is_none() && !is_title && !is_short;
        (self.voices.is_unnamed(record) && is_persons && another).then_some(author)
    }

    /// Whom a record speaks for that is seen to hold nobody's quotation.
    fn guess(&self, number: usize, heard: &[Heard]) -> Option<PersonId> {
        let record = &self.corpus.records[number];
        let credited = heard.iter().map(|heard| self.corpus.quote(heard.quote));
        let credited = credited.filter(|quote| self.bearings.speaks_for(record.source, quote.source)).take(ASKED);
        let mut people: Vec<PersonId> = credited.filter_map(|quote| quote.person()).collect();
        people.sort_unstable();
        people.dedup();
        let only = |people: Vec<PersonId>| if let [one] = people[..] { Some(one) } else { None };
        let wrote =
            |person: &&PersonId| record.author.as_deref().is_some_and(|author| self.is_called(**person, author));
        let named = |person: &&PersonId| self.is_named_first(**person, record);
        people
            .iter()
            .find(wrote)
            .copied()
            .or_else(|| only(people.iter().filter(named).copied().collect()))
            .or_else(|| only(people).filter(|_| self.voices.has_turns(number)))
    }

    fn is_called(&self, person: PersonId, author: &str) -> bool {
        let (name, author) = (fold_key(&self.corpus.people.get(person).name), fold_key(author));
        name.split(' ').next_back().is_some_and(|last| author.split(' ').any(|word| word == last))
    }

    fn is_named_first(&self, person: PersonId, record: &Record) -> bool {
        let spellings = &self.corpus.people.get(person).spellings;
        spellings.iter().any(|spelling| spelling.source == record.source && spelling.span.start < HEADING)
    }
}

/// Who is quoted with sentences of a record, each with the record: word for word, or mostly with its words.
fn quoted_from(corpus: &Corpus, rules: &People, voices: &Voices, heard: &[Heard]) -> FxHashSet<(PersonId, usize)> {
    let mut known: FxHashSet<(PersonId, usize)> = FxHashSet::default();
    let mut nearly: FxHashMap<(PersonId, usize), u32> = FxHashMap::default();
    let mut said: FxHashMap<PersonId, u32> = FxHashMap::default();
    let mut credits = Credits::default();
    let surest = surest(corpus, heard);
    for heard in heard {
        let quote = corpus.quote(heard.quote);
        let is_sure = |person: &PersonId| quote.confidence >= SURE || surest[person] < SURE;
        let Some(person) = quote.person().filter(is_sure) else { continue };
        *said.entry(person).or_default() += heard.links.iter().map(|link| link.weight).sum::<u32>();
        let telling = heard.links.iter().filter(|link| link.weight >= TELLING && link.share() >= PLAINLY);
        for (link, found) in telling.filter_map(|link| Some((link, link.found.as_ref()?))) {
            let place = (person, voices.voice_at(found.passage.start).record);
            // What the record itself has from somebody's mouth is theirs, whoever is credited with it.
            match told_by(corpus, rules, voices, &found.passage, quote) {
                Some(Relation::Conflict) => continue,
                Some(Relation::Agree) => {
                    known.insert(place);
                }
                Some(Relation::Misspelled | Relation::SpeaksFor | Relation::Relay) | None => {}
            }
            // Of a document that names nobody what merely follows somebody's words may be its own.
            if quote.basis == Some(Basis::Carried) && voices.is_unnamed(place.1) {
                continue;
            }
            if link.share() >= COPY {
                known.insert(place);
                if voices.is_unnamed(place.1) {
                    credits.note(place.1, &found.passage, person, quote.source);
                }
            } else if found.passage.len() >= SOME {
                *nearly.entry(place).or_default() += link.weight;
            }
        }
    }
    // Who uses the record's words in passing says more of their own: “They decided only that …”.
    let mostly = |(place, weight): (&(PersonId, usize), &u32)| (*weight * 3 >= said[&place.0] * 2).then_some(*place);
    known.extend(nearly.iter().filter_map(mostly));
    let is_person = |person: PersonId| corpus.people.get(person).sort == Sort::Person;
    known.retain(|&(person, record)| !is_person(person) || !credits.are_doubtful(person, record, is_person));
    known
}

/// How whom a record without turns surely credits with a passage stands to whoever is quoted with it.
fn told_by(
    corpus: &Corpus,
    rules: &People,
    voices: &Voices,
    passage: &Range<usize>,
    quote: &Quote,
) -> Option<Relation> {
    if !voices.is_unnamed(voices.voice_at(passage.start).record) {
        return None;
    }
    let (source, place) = voices.place(corpus, passage);
    let before = |quote: &Quote| (quote.source, quote.span.start) <= (source, place.span.start);
    let own = corpus.quotes[..corpus.quotes.partition_point(before)].last();
    let in_marks = |own: &&Quote| own.source == source && place.span.end <= own.span.end && own.kind != Kind::Turn;
    let own = own.filter(|own| in_marks(own) && own.confidence >= SURE);
    let (own, its) = own.and_then(|own| own.credit.as_ref()).zip(quote.credit.as_ref())?;
    let side = |credit| Side::new(credit, &corpus.people, rules);
    Some(relation(&side(own), &side(its), rules))
}

/// To whom the articles credit the words of records that name nobody: the words, by record, and who prints them as whose.
#[derive(Default)]
struct Credits(FxHashMap<usize, Vec<(Range<usize>, PersonId, SourceId)>>);

impl Credits {
    fn note(&mut self, record: usize, passage: &Range<usize>, person: PersonId, article: SourceId) {
        let printed = self.0.entry(record).or_default();
        if printed.len() < CREDITED {
            printed.push((passage.clone(), person, article));
        }
    }

    /// Whether another person is credited as often with all that somebody is: an article that confuses two people makes no
    /// record theirs.
    fn are_doubtful(&self, person: PersonId, record: usize, is_person: impl Fn(PersonId) -> bool) -> bool {
        let printed = self.0.get(&record).map_or(&[][..], |printed| printed);
        let is_doubtful = |passage: &Range<usize>| {
            let same = printed.iter().filter(|(other, ..)| other.start < passage.end && passage.start < other.end);
            let mut counts: FxHashMap<PersonId, FxHashSet<SourceId>> = FxHashMap::default();
            same.filter(|(_, whose, _)| is_person(*whose)).for_each(|(_, whose, article)| {
                counts.entry(*whose).or_default().insert(*article);
            });
            let own = counts.remove(&person).map_or(0, |articles| articles.len());
            counts.values().any(|others| others.len() >= own)
        };
        let mut own = printed.iter().filter(|(_, whose, _)| *whose == person).peekable();
        own.peek().is_some() && own.all(|(passage, ..)| is_doubtful(passage))
    }
}

/// How sure the surest credit of each is.
fn surest(corpus: &Corpus, heard: &[Heard]) -> FxHashMap<PersonId, Confidence> {
    let mut surest: FxHashMap<PersonId, Confidence> = FxHashMap::default();
    for quote in heard.iter().map(|heard| corpus.quote(heard.quote)) {
        let Some(person) = quote.person() else { continue };
        let most = surest.entry(person).or_insert(quote.confidence);
        *most = if *most < quote.confidence { quote.confidence } else { *most };
    }
    surest
}

/// Of whom a record holds what somebody quotes.
fn held(corpus: &Corpus, heard: &[Heard]) -> FxHashSet<PersonId> {
    let is_held = |heard: &&Heard| heard.links.iter().any(|link| link.weight >= WEIGHTY && link.share() >= COPY);
    heard.iter().filter(is_held).filter_map(|heard| corpus.quote(heard.quote).person()).collect()
}

/// Whose short answers a record holds, which alone tell nothing: “I read the summaries”, “I must have done”. Of nameless
/// turns alone, since elsewhere it is said who speaks.
fn held_in_pieces(corpus: &Corpus, voices: &Voices, heard: &[Heard]) -> Vec<(PersonId, usize)> {
    let mut held: FxHashMap<(PersonId, usize), (u32, u32)> = FxHashMap::default();
    for heard in heard {
        let Some(person) = corpus.quote(heard.quote).person() else { continue };
        let copies = heard.links.iter().filter(|link| link.share() >= COPY);
        for (link, found) in copies.filter_map(|link| Some((link, link.found.as_ref()?))) {
            let voice = voices.voice_at(found.passage.start);
            if voices.is_nameless(voice) && !corpus.records[voice.record].is_guess {
                let (weight, pieces) = held.entry((person, voice.record)).or_default();
                (*weight, *pieces) = (*weight + link.weight, *pieces + 1);
            }
        }
    }
    held.retain(|_, (weight, pieces)| *weight >= TELLING && *pieces >= PIECES);
    held.into_keys().collect()
}
