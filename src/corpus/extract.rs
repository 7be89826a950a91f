//! From sources to a corpus: every source is read, extracted and let go, on all cores.

use std::sync::Arc;

use arcstr::ArcStr;
use rayon::prelude::*;

use super::{
    Corpus, Credit, Naming, PersonId, Place, Quote, Record, Sketch, Telling,
    people::{self, Casts, Voice},
    sketch::sketch,
    told_on::told_on,
    words::SharedWords,
};
use crate::{
    attributions::{self, Attributed, Attribution},
    documents::{self, Document, Facts, Silence},
    quotations::{self, Quotation},
    rules::{Rules, WordingRules},
    sources::{self, Fault, Faults, Role, Sheaf, Source, SourceId},
    text::{Lines, Span, View, day_in_path},
};

/// Sources in memory at once: enough to keep all cores busy, few enough that a corpus need not fit.
const BATCH: usize = 1024;

/// What a corpus is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Its quotations are listed.
    Listing,
    /// They are compared: what each source is about is kept beside them.
    Comparing,
}

/// Reads and extracts every source to be compared. One that cannot be read becomes a fault and hides nothing in the others.
pub fn extract(sources: Vec<Source>, rules: &Rules) -> Corpus {
    extract_for(Purpose::Comparing, sources, rules)
}

/// The same for whatever the quotations are wanted for.
pub fn extract_for(purpose: Purpose, sources: Vec<Source>, rules: &Rules) -> Corpus {
    let mut corpus = Corpus::default();
    let mut words = SharedWords::default();
    let mut casts = Casts::default();
    let mut faults = Faults::default();
    let (sheaves, unread) = sources::articles(sources);
    faults.extend(unread);
    let mut waiting = sheaves.into_iter().flat_map(Sheaf::sources);
    loop {
        let batch: Vec<Source> = waiting.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        let each: Vec<Result<Extracted, Fault>> =
            batch.into_par_iter().map(|source| one(purpose, source, rules)).collect();
        for extracted in each {
            match extracted {
                Ok(extracted) => keep(&mut corpus, extracted, &mut words, &mut casts),
                Err(fault) => faults.push(fault),
            }
        }
    }
    corpus.faults = faults.told();
    suppose_years(&mut corpus.sources);
    name_people(&mut corpus, casts, rules);
    corpus
}

/// A day without its year is of the year that all others are of; where nobody names one, of any that is the same for all.
fn suppose_years(sources: &mut [Source]) {
    const ANY: u16 = 2000;
    let mut years = sources.iter().filter_map(|source| source.date.as_deref()?.get(..4)?.parse().ok());
    let first = years.next().unwrap_or(ANY);
    if years.all(|year| year == first) {
        let yearless = sources.iter_mut().filter(|source| source.yearless.is_some());
        yearless.for_each(|source| source.supposed_year = Some(first));
    }
}

/// Adds what was extracted from one source.
fn keep(corpus: &mut Corpus, mut found: Extracted, words: &mut SharedWords, casts: &mut Casts) {
    if found.is_report {
        return note_report(corpus, &found.source);
    }
    if found.is_empty() {
        corpus.empty += 1;
        return;
    }
    let id = SourceId(corpus.sources.len() as u32);
    words.share_facts(&mut found.source);
    corpus.sources.push(found.source);
    corpus.languages.push(found.language);
    // A copy, for the reason that `words` tells.
    corpus.sketches.push(found.sketch.clone());
    corpus.telling.push(found.telling);
    corpus.records.extend(found.record.map(|record| Record { source: id, ..record }));
    corpus.silences.extend(found.silences.into_iter().map(|silence| Silence { source: id, ..silence }));
    let mut voices = found.voices;
    voices.iter_mut().for_each(|voice| words.share_voice(voice));
    casts.push(voices);
    corpus.quotes.extend(found.quotes.into_iter().map(|mut quote| {
        quote.source = id;
        words.share_all(&mut quote);
        quote
    }));
}

/// Notes a file of which nothing was read; a feed once.
fn note_report(corpus: &mut Corpus, source: &Source) {
    let file = sources::article_of(&source.path).map_or(&*source.path, |(feed, _)| feed);
    if corpus.reports.last().is_none_or(|last| last != file) {
        corpus.reports.push(file.to_owned());
    }
}

/// Turns each quotation's voice of its source into a person of the run.
pub(super) fn name_people(corpus: &mut Corpus, casts: Casts, rules: &Rules) {
    let (people, persons) = people::resolve(&corpus.sources, casts, &rules.people);
    corpus.people = people;
    for quote in &mut corpus.quotes {
        if let Some(credit) = &mut quote.credit {
            credit.person = persons.of(quote.source, credit.person.0);
        }
    }
}

/// Reads one source again and hands its document on, for what needs the prose around quotations.
///
/// # Errors
/// A [`Fault`] where it can no longer be read.
pub fn prose<T>(source: &Source, rules: &Rules, look: impl FnOnce(&Document) -> T) -> Result<T, Fault> {
    let bytes = sources::read(source)?;
    Ok(look(&documents::open(source, &bytes, rules)?))
}

struct Extracted {
    source: Source,
    language: u16,
    quotes: Vec<Quote>,
    voices: Vec<Voice>,
    record: Option<Record>,
    sketch: Sketch,
    telling: Vec<Telling>,
    silences: Vec<Silence>,
    is_report: bool,
    /// Whether it is too short to tell anybody's story.
    is_brief: bool,
}

/// Fewer bytes in all tell no story: what is kept of a source is more than ten times as much.
const STORY: usize = 40;

impl Extracted {
    /// Whether nothing in it can meet anything in another source.
    fn is_empty(&self) -> bool {
        let tells = !self.telling.is_empty() && !self.is_brief;
        self.quotes.is_empty() && self.voices.is_empty() && !tells && self.record.is_none() && self.silences.is_empty()
    }
}

fn one(purpose: Purpose, mut source: Source, rules: &Rules) -> Result<Extracted, Fault> {
    let bytes = sources::read(&source)?;
    let document = documents::open(&source, &bytes, rules)?;
    let (language, number) = (&rules.languages[document.language], document.language as u16);
    let mut quotations = quotations::find(&document, language);
    let Attributed { entities, attributions, .. } = attributions::attribute(&document, &mut quotations, language);
    know(&mut source, &document.facts);
    let (voices, places) = people::voices(&entities, &attributions, &document.map);
    // A source may name half a million people: each step lets go of what the next one needs not.
    drop(entities);
    let lines = document.lines();
    let quotes = quotations
        .iter()
        .zip(attributions)
        .map(|(quotation, attribution)| {
            quote(&document, &lines, quotation, attribution, (&voices, &places), &language.wording)
        })
        .collect();
    let (sketch, telling) = match purpose {
        Purpose::Listing => Default::default(),
        Purpose::Comparing => sketch(&document, &quotations, language.wording.weights()),
    };
    let silences = documents::silences(&source, &bytes, &document);
    let is_report = document.facts.is_report;
    let is_brief = document.text.trim().len() < STORY;
    let record = (source.role == Role::Record).then(|| Record::keep(document, &source, language));
    Ok(Extracted { source, language: number, quotes, voices, record, silences, sketch, telling, is_report, is_brief })
}

/// What the rules do not say of a source, it says itself.
fn know(source: &mut Source, facts: &Facts) {
    if !source.role_is_given && facts.role.as_deref() == Some("record") {
        source.role = Role::Record;
    }
    source.outlet = source.outlet.take().or_else(|| facts.outlet.as_deref().map(Into::into));
    let dated = || facts.date.clone().or_else(|| day_in_path(&source.path)).or_else(|| facts.dateline.clone());
    source.date = source.date.take().or_else(|| dated().map(Into::into));
    source.yearless = facts.yearless.filter(|_| source.date.is_none());
    source.instalment = facts.instalment;
    source.story = source.story.take().or_else(|| facts.story.as_deref().map(Into::into));
}

/// The speaker's person is the source's voice until [`name_people`].
fn quote(
    document: &Document,
    lines: &Lines,
    quotation: &Quotation,
    attribution: Attribution,
    (voices, places): (&[Voice], &[u32]),
    wording: &WordingRules,
) -> Quote {
    let credit = attribution.speaker.map(|speaker| {
        let voice = places[speaker.entity.0 as usize];
        Credit {
            mention: place(document, speaker.mention),
            naming: Arc::new(Naming {
                name: ArcStr::clone(&voices[voice as usize].name),
                role: speaker.role.map(Into::into),
                via: speaker.via.map(Into::into),
            }),
            person: PersonId(voice),
        }
    });
    let words = quotation.words(&document.text);
    Quote {
        source: SourceId(0),
        span: document.map.disk(quotation.span),
        at: document.place(lines, quotation.span.start),
        sung: attribution.sung || wording.occasion.is_oath(&words),
        text: words.into(),
        kind: quotation.kind,
        depth: quotation.depth,
        closing: quotation.closing,
        credit,
        basis: attribution.basis,
        cue: attribution.cue.map(|cue| place(document, cue)),
        utterance: attribution.utterance,
        confidence: attribution.confidence,
        told: attribution.cue.map(|cue| told_on(&document.text, cue, wording)).unwrap_or_default(),
    }
}

fn place(document: &Document, span: Span<View>) -> Place {
    Place { text: span.of(&document.text).into(), span: document.map.disk(span) }
}
