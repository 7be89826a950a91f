//! A wording with everybody who is credited with it, through whom, and every place where it stands.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    alignment::{Alignment, Bit, Fate},
    around::Spot,
    known::Known,
    view::counted,
};
use crate::{
    attributions::Basis,
    corpus::{Credit, Place, QuoteId},
    groups::{GroupId, Wording},
    reports::readings::{Reading, Words},
    sources::{Role, SourceId},
    text::LineColumn,
};

/// Names of sources in one line.
const NAMES: usize = 2;
/// Quotations shown of a finding that is about no group.
const QUOTES: usize = 12;

/// A wording.
#[derive(Debug, Serialize)]
pub struct WordingView {
    /// “Reference”, “On record”, “Other wording”.
    pub title: &'static str,
    /// “4 sources”.
    pub count: String,
    /// “Herald, Wire +2”.
    #[serde(skip)]
    pub names: String,
    /// Its words, those picked out that differ.
    pub bits: Vec<Bit>,
    /// Who is credited with it.
    pub credits: Vec<CreditView>,
}

/// Somebody credited, and where.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct CreditView {
    /// The fullest name that the sources give; nothing for nobody.
    pub name: String,
    /// Office or description.
    pub role: String,
    /// Through whom.
    pub via: String,
    /// Whether a finding says that it cannot be them.
    pub other: bool,
    /// Whether it stands in the text, or was taken to go on.
    pub basis: &'static str,
    /// Everywhere that it stands.
    pub places: Vec<PlaceView>,
    /// Where a crowded page only names sources: “33 more sources: Herald, Post”.
    pub more: String,
}

/// A place.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PlaceView {
    /// The source's short name.
    pub label: String,
    /// `herald.txt:14:152`.
    pub at: String,
    /// “trimmed”, “on record”, or nothing.
    pub note: &'static str,
    /// The prose before it; nothing where it could not be read again.
    pub before: String,
    /// The words, shortened.
    pub words: String,
    /// The prose after it.
    pub after: String,
}

/// Words outside any marks.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The words.
    pub text: String,
    /// Where.
    pub place: PlaceView,
}

/// The wordings of a group, the reference first.
pub fn of_group(known: &Known, id: GroupId, alignment: &Alignment) -> Vec<WordingView> {
    let group = known.group(id);
    let view = |(index, wording): (usize, &Wording)| {
        let quotes = || wording.members.iter().map(|&member| group.members[member].quote);
        let sources: BTreeSet<SourceId> = quotes().map(|quote| known.corpus.quote(quote).source).collect();
        let on_record = sources.iter().any(|source| known.corpus.source(*source).role == Role::Record);
        let noted = wording.members.iter().map(|&member| {
            let reading = known.readings[id.0 as usize][member];
            (group.members[member].quote, Some(reading))
        });
        WordingView {
            title: match (index, on_record, group.wordings.len()) {
                (_, true, _) => "On record",
                (0, false, 1) => "The same words",
                (0, false, _) => "Reference",
                (1.., false, _) => "Other wording",
            },
            count: counted(sources.len(), "source"),
            names: names(known, &sources),
            bits: flat(alignment, index),
            credits: credits(known, noted),
        }
    };
    group.wordings.iter().enumerate().map(view).collect()
}

/// Quotations that are about no group, each as it stands.
pub fn of_quotes(known: &Known, quotes: &[QuoteId]) -> Vec<WordingView> {
    let view = |&id: &QuoteId| {
        let text = known.corpus.quote(id).text.to_string();
        WordingView {
            title: "",
            count: String::new(),
            names: String::new(),
            bits: vec![Bit { fate: Fate::Same, text, instead: String::new() }],
            credits: credits(known, [(id, None)].into_iter()),
        }
    };
    quotes.iter().take(QUOTES).map(view).collect()
}

/// Words outside marks, with their places.
pub fn passages(known: &Known, places: &[(SourceId, Place)]) -> Vec<Passage> {
    let passage = |(source, found): &(SourceId, Place)| Passage {
        text: found.text.to_string(),
        place: place(known, (*source, found.span), None, &found.text, ""),
    };
    places.iter().map(passage).collect()
}

/// A row of the alignment as one run of bits.
fn flat(alignment: &Alignment, wording: usize) -> Vec<Bit> {
    let mut bits: Vec<Bit> = Vec::new();
    for bit in alignment.columns.iter().filter_map(|column| column.cells.get(wording)).flatten() {
        match bits.last_mut() {
            Some(last) if last.fate == Fate::Same && bit.fate == Fate::Same => {
                last.text.push(' ');
                last.text.push_str(&bit.text);
            }
            Some(last) if last.fate == Fate::Cut && bit.fate == Fate::Cut => {}
            _ => bits.push(bit.clone()),
        }
    }
    bits
}

fn names(known: &Known, sources: &BTreeSet<SourceId>) -> String {
    let named: Vec<&str> = sources.iter().take(NAMES).map(|source| known.labels[source.index()].as_str()).collect();
    match sources.len().checked_sub(NAMES) {
        Some(more @ 1..) => format!("{} +{more}", named.join(", ")),
        Some(0) | None => named.join(", "),
    }
}

/// Everybody credited.
fn credits(known: &Known, quotes: impl Iterator<Item = (QuoteId, Option<Reading>)>) -> Vec<CreditView> {
    let mut credits: Vec<CreditView> = Vec::new();
    let mut crowd: Vec<Vec<&str>> = Vec::new();
    for (id, reading) in quotes {
        let note = if reading.is_some_and(|reading| reading.words == Words::Trimmed) { "trimmed" } else { "" };
        let quote = known.corpus.quote(id);
        let spot = (quote.source, quote.span);
        let mut credit = quote.credit.as_ref().map(|credit| named(known, credit)).unwrap_or_default();
        if quote.person().is_none() {
            credit = CreditView::default();
        }
        credit.other = reading.is_some_and(|reading| reading.other_speaker);
        credit.basis = match quote.basis {
            Some(Basis::Carried) => "carried on from the quotation before",
            Some(Basis::Stated) | None => "",
        };
        let alike = |known: &CreditView| {
            (&known.name, &known.role, &known.via, known.basis, known.other)
                == (&credit.name, &credit.role, &credit.via, credit.basis, credit.other)
        };
        match credits.iter().position(alike) {
            Some(at) if credits[at].places.len() >= known.room => crowd[at].push(&known.labels[quote.source.index()]),
            Some(at) => credits[at].places.push(place(known, spot, Some(quote.at), &quote.text, note)),
            None => {
                let place = place(known, spot, Some(quote.at), &quote.text, note);
                credits.push(CreditView { places: vec![place], ..credit });
                crowd.push(Vec::new());
            }
        }
    }
    for (credit, names) in credits.iter_mut().zip(crowd).filter(|(_, names)| !names.is_empty()) {
        credit.more = format!("{}: {}", counted(names.len(), "more place"), names.join(", "));
    }
    // Whom a finding doubts comes after the others, nobody last.
    credits.sort_by_key(|credit| (credit.name.is_empty(), credit.other));
    credits
}

fn named(known: &Known, credit: &Credit) -> CreditView {
    let said = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let name =
        known.corpus.people.all.get(credit.person.0 as usize).map_or(&*credit.naming.name, |person| &person.name);
    CreditView {
        name: name.to_owned(),
        role: said(credit.naming.role.as_deref()),
        via: said(credit.naming.via.as_deref()),
        ..CreditView::default()
    }
}

fn place(known: &Known, spot: Spot, at: Option<LineColumn>, words: &str, note: &'static str) -> PlaceView {
    let path = &known.corpus.source(spot.0).path;
    let around = known.around.get(&spot);
    PlaceView {
        label: known.labels[spot.0.index()].clone(),
        at: at
            .or(around.map(|around| around.at))
            .map_or_else(|| path.clone(), |at| format!("{path}:{}:{}", at.line, at.column)),
        note,
        before: around.map(|around| around.before.clone()).unwrap_or_default(),
        words: ends(words),
        after: around.map(|around| around.after.clone()).unwrap_or_default(),
    }
}

/// The first and the last words: the rest is shown above.
fn ends(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 6 {
        return words.join(" ");
    }
    format!("{} … {}", words[..2].join(" "), words[words.len() - 2..].join(" "))
}
