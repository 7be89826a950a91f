//! What the page lists: each group with its findings, and each finding that is about no group.
//!
//! What comes in is [`Known`] and the groups to show; what goes out is [`Item`]s, loudest first, each with its place in
//! the order of the corpus.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::{
    alignment::{self, Alignment, Bit},
    around::Spot,
    graph::{self, Graph},
    known::Known,
    view::counted,
    wordings::{Passage, WordingView, of_group, of_quotes, passages},
};
use crate::{
    corpus::{PersonId, Place, Quote, QuoteId},
    groups::{Group, GroupId, Op, Piece},
    sources::SourceId,
};

/// Quotations that are shown with the prose around them, at most, but for one a wording.
const AROUND: usize = 1500;

/// Something to look at.
#[derive(Debug, Serialize)]
pub struct Item {
    /// `g3` for the group 3; the finding's for one without a group.
    pub id: String,
    /// Its place when sorted by the order of the corpus.
    pub place: usize,
    /// Who speaks.
    pub heading: String,
    /// “5 sources, 2 wordings”.
    pub lead: String,
    /// Whom and which sources it concerns: who filters by a speaker wants to see whatever touches them.
    pub about: About,
    /// Loudest first; none where all agree.
    pub findings: Vec<FindingView>,
    /// The wordings, the reference first.
    pub wordings: Vec<WordingView>,
    /// Three or more wordings in line.
    pub table: Option<Alignment>,
    /// The same as a drawing.
    pub graph: Option<Graph>,
    /// The same words outside any marks.
    pub bare: Vec<Passage>,
}

/// Whom and what something concerns.
#[derive(Debug, Default, Serialize)]
pub struct About {
    /// Numbers of people.
    pub people: Vec<u32>,
    /// Numbers of sources.
    pub sources: Vec<u32>,
}

/// A finding as it is read.
#[derive(Debug, Serialize)]
pub struct FindingView {
    /// `MQ101-ab12cd34`.
    pub id: String,
    /// `error`, `warning`, `note`.
    pub severity: &'static str,
    /// `MQ101`.
    pub code: &'static str,
    /// `wording-drift`.
    pub name: &'static str,
    /// One sentence.
    pub message: String,
    /// How sure, in per cent.
    pub sure: u32,
    /// A comparison that the group does not show: the other side, and the words at fault.
    pub diff: Option<[Vec<Bit>; 2]>,
    /// Words outside marks that it is about.
    pub passages: Vec<Passage>,
}

/// What all items are made of, loudest first; groups that agree come last.
pub fn entries(known: &Known, shown: &[GroupId]) -> Vec<Entry> {
    let alone = known.findings.iter().enumerate().filter(|(_, finding)| finding.group.is_none());
    let mut order: Vec<(usize, Subject)> = alone.map(|(index, _)| (index, Subject::Finding(index))).collect();
    let first = |id: GroupId| known.findings_of(id).first().copied().unwrap_or(usize::MAX);
    order.extend(shown.iter().map(|&id| (first(id), Subject::Group(id))));
    order.sort_by_key(|(loudness, _)| *loudness);
    let mut entries: Vec<Entry> = order.into_iter().map(|(_, subject)| Entry { subject, place: 0 }).collect();
    let mut by_place: Vec<usize> = (0..entries.len()).collect();
    by_place.sort_by_key(|&index| entries[index].stands_at(known));
    for (place, index) in by_place.into_iter().enumerate() {
        entries[index].place = place;
    }
    entries
}

/// The places that the items show, for which the prose around is wanted.
pub fn spots(known: &Known, shown: &[GroupId]) -> Vec<Spot> {
    let corpus = known.corpus;
    let members = most_worth_reading(known, shown);
    let alone = known.findings.iter().filter(|finding| finding.group.is_none());
    let quotes: BTreeSet<QuoteId> =
        members.into_iter().chain(alone.flat_map(|finding| finding.quotes.iter().copied())).collect();
    let bare = shown.iter().flat_map(|&id| &known.group(id).bare);
    let outside = bare.chain(known.findings.iter().flat_map(|finding| &finding.places));
    let spots: BTreeSet<Spot> = quotes
        .into_iter()
        .map(|quote| (corpus.quote(quote).source, corpus.quote(quote).span))
        .chain(outside.map(|(source, place)| (*source, place.span)))
        .collect();
    spots.into_iter().collect()
}

/// Every member where that is not too many; else the first few of each wording.
fn most_worth_reading(known: &Known, shown: &[GroupId]) -> Vec<QuoteId> {
    let first = |each: usize| -> Vec<QuoteId> {
        let groups = shown.iter().map(|&id| known.group(id));
        let wordings = groups.flat_map(|group| group.wordings.iter().map(move |wording| (group, wording)));
        wordings
            .flat_map(|(group, wording)| wording.members.iter().take(each).map(|&member| group.members[member].quote))
            .collect()
    };
    let amounts = [usize::MAX, 4, 2];
    amounts.into_iter().map(first).find(|quotes| quotes.len() <= AROUND).unwrap_or_else(|| first(1))
}

/// What an item will be made of.
pub struct Entry {
    subject: Subject,
    /// Its place when sorted by the order of the corpus.
    place: usize,
}

enum Subject {
    Group(GroupId),
    Finding(usize),
}

impl Entry {
    /// The item.
    pub fn item(&self, known: &Known) -> Item {
        let item = match self.subject {
            Subject::Group(id) => of_a_group(known, id, known.group(id)),
            Subject::Finding(index) => of_a_finding(known, index),
        };
        Item { place: self.place, ..item }
    }

    /// Whom and what it concerns, and in how many findings.
    pub fn about(&self, known: &Known) -> (About, usize) {
        match self.subject {
            Subject::Group(id) => (about_a_group(known, id), known.findings_of(id).len()),
            Subject::Finding(index) => (about(known, &known.findings[index].quotes, &[index], &[]), 1),
        }
    }

    /// The first of its quotations.
    fn stands_at(&self, known: &Known) -> QuoteId {
        let first = match self.subject {
            Subject::Group(id) => known.group(id).members.first().map(|member| member.quote),
            Subject::Finding(index) => known.findings[index].quotes.iter().min().copied(),
        };
        first.unwrap_or(QuoteId(u32::MAX))
    }
}

fn about_a_group(known: &Known, id: GroupId) -> About {
    let group = known.group(id);
    let quotes: Vec<QuoteId> = group.members.iter().map(|member| member.quote).collect();
    about(known, &quotes, known.findings_of(id), &group.bare)
}

fn of_a_group(known: &Known, id: GroupId, group: &Group) -> Item {
    let quotes: Vec<QuoteId> = group.members.iter().map(|member| member.quote).collect();
    let alignment = alignment::align(group);
    let wordings = of_group(known, id, &alignment);
    let sources: BTreeSet<SourceId> = quotes.iter().map(|quote| known.corpus.quote(*quote).source).collect();
    let lead = match wordings.len() {
        0 | 1 => format!("{}, one wording", counted(sources.len(), "source")),
        n => format!("{}, {}", counted(sources.len(), "source"), counted(n, "wording")),
    };
    let many = group.wordings.len() > 2;
    let told: Told = group.drifts.iter().map(|drift| texts(&drift.pieces)).collect();
    let names: Vec<String> = wordings.iter().map(|wording| wording.names.clone()).collect();
    Item {
        id: format!("g{}", id.0),
        place: 0,
        heading: heading(known, &quotes),
        lead,
        about: about_a_group(known, id),
        findings: known.findings_of(id).iter().map(|&index| finding(known, index, &told, &group.bare)).collect(),
        graph: many.then(|| graph::draw(&alignment, &names)),
        table: many.then_some(alignment),
        wordings,
        bare: passages(known, &group.bare),
    }
}

fn of_a_finding(known: &Known, index: usize) -> Item {
    let alone = &known.findings[index];
    Item {
        id: format!("f{index}"),
        place: 0,
        heading: heading(known, &alone.quotes),
        lead: String::new(),
        about: about(known, &alone.quotes, &[index], &[]),
        findings: vec![finding(known, index, &Told::default(), &[])],
        wordings: if alone.diff.is_some() { Vec::new() } else { of_quotes(known, &alone.quotes) },
        table: None,
        graph: None,
        bare: Vec::new(),
    }
}

/// The comparisons that a group shows by itself.
type Told<'a> = FxHashSet<Vec<(Op, &'a str, &'a str)>>;

fn texts(pieces: &[Piece]) -> Vec<(Op, &str, &str)> {
    pieces.iter().map(|piece| (piece.op, &*piece.a, &*piece.b)).collect()
}

/// A finding beside the comparisons and the words outside marks that its item shows in any case.
fn finding(known: &Known, index: usize, told: &Told, bare: &[(SourceId, Place)]) -> FindingView {
    let finding = &known.findings[index];
    let diff = finding.diff.as_ref().filter(|pieces| !told.contains(&texts(pieces)));
    FindingView {
        id: known.ids[index].clone(),
        severity: finding.severity.word(),
        code: finding.code.0,
        name: finding.name,
        message: finding.message.clone(),
        sure: (finding.confidence * 100.0).round().clamp(0.0, 100.0) as u32,
        diff: diff.map(|pieces| alignment::pair(pieces)),
        passages: if bare == finding.places { Vec::new() } else { passages(known, &finding.places) },
    }
}

/// Whoever and whatever the quotations, the findings and the words outside marks concern.
fn about(known: &Known, quotes: &[QuoteId], findings: &[usize], bare: &[(SourceId, Place)]) -> About {
    let findings = || findings.iter().map(|&index| &known.findings[index]);
    let named = findings().flat_map(|finding| &finding.quotes);
    let quotes: Vec<&Quote> = quotes.iter().chain(named).map(|quote| known.corpus.quote(*quote)).collect();
    let outside = findings().flat_map(|finding| &finding.places).chain(bare).map(|(source, _)| *source);
    let people: BTreeSet<PersonId> = quotes.iter().filter_map(|quote| quote.person()).collect();
    let sources: BTreeSet<SourceId> = quotes.iter().map(|quote| quote.source).chain(outside).collect();
    About {
        people: people.into_iter().map(|person| person.0).collect(),
        sources: sources.into_iter().map(|source| source.0).collect(),
    }
}

/// The speakers, the most often credited first.
fn heading(known: &Known, quotes: &[QuoteId]) -> String {
    let mut people: Vec<(PersonId, usize)> = Vec::new();
    let mut place: FxHashMap<PersonId, usize> = FxHashMap::default();
    for person in quotes.iter().filter_map(|quote| known.corpus.quote(*quote).person()) {
        let at = *place.entry(person).or_insert(people.len());
        match people.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => people.push((person, 1)),
        }
    }
    people.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let names: Vec<&str> = people.iter().map(|(id, _)| &*known.corpus.people.get(*id).name).collect();
    match names.as_slice() {
        [] => "Nobody named".to_owned(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} or {two}"),
        [one, two, rest @ ..] => format!("{one}, {two} or {} more", rest.len()),
    }
}
