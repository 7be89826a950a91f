//! The way in: for each story a table of who is quoted and what was said, its sources as columns.
//!
//! What comes in is an outcome with what each member did with its words; what goes out is [`Story`]s. A story is here
//! whatever sources share a quotation, directly or by way of another source.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::known::Known;
use crate::{
    corpus::PersonId,
    groups::{Group, GroupId, Member},
    reports::readings::{Reading, Words},
    sources::{Role, SourceId},
};

/// More stories than this are no way in: their groups stand in the list.
const STORIES: usize = 40;
/// More columns than this are named, not drawn.
const COLUMNS: usize = 48;
/// More rows than this stand only below.
const ROWS: usize = 60;
/// More people than this are counted.
const PEOPLE: usize = 10;

/// Sources that share quotations.
#[derive(Debug, Serialize)]
pub struct Story {
    /// The story's name, or what its sources are.
    pub title: String,
    /// Its sources.
    pub columns: Vec<Head>,
    /// Sources left out of the columns.
    pub more_columns: usize,
    /// Who is quoted, the most quoted first.
    pub people: Vec<PersonRow>,
    /// People left out.
    pub more_people: usize,
    /// What was said.
    pub rows: Vec<Row>,
    /// Groups left out.
    pub more_rows: usize,
}

/// A source above its column.
#[derive(Debug, Serialize)]
pub struct Head {
    /// Its short name.
    pub label: String,
    /// Whether it is a record.
    pub record: bool,
}

/// How often each source quotes a person.
#[derive(Debug, Serialize)]
pub struct PersonRow {
    /// The fullest name.
    pub name: String,
    /// Quotations in the story.
    pub total: usize,
    /// One for each column.
    pub counts: Vec<usize>,
}

/// A group's row.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Where the group stands on the page.
    pub href: String,
    /// Its loudest finding's, or none.
    pub severity: &'static str,
    /// The reference's words.
    pub words: String,
    /// One for each column; empty where the source does not have the words.
    pub cells: Vec<Vec<Mark>>,
}

/// What a source did with the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// One letter for the style.
    pub class: &'static str,
    /// In words.
    pub word: &'static str,
    /// The finding or the group that tells more.
    pub href: String,
}

/// The stories and how many are left out, the loudest first; `groups` are those on the page, loudest first.
pub fn stories(known: &Known, groups: &[GroupId]) -> (Vec<Story>, usize) {
    let mut stories: Vec<(Vec<SourceId>, Vec<GroupId>)> = Vec::new();
    let family = families(known);
    let mut place: FxHashMap<usize, usize> = FxHashMap::default();
    for &group in groups {
        let Some(source) = sources_of(known, known.group(group)).next() else { continue };
        let at = *place.entry(family[source.index()]).or_insert_with(|| {
            stories.push(Default::default());
            stories.len() - 1
        });
        stories[at].1.push(group);
    }
    for (index, family) in family.iter().enumerate() {
        if let Some(&at) = place.get(family) {
            stories[at].0.push(SourceId(index as u32));
        }
    }
    let left_out = stories.len().saturating_sub(STORIES);
    let drawn = stories.into_iter().take(STORIES).map(|(sources, groups)| story(known, sources, &groups));
    (drawn.collect(), left_out)
}

/// For each source the first source of its story.
fn families(known: &Known) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..known.corpus.sources.len()).collect();
    for group in known.groups {
        let mut sources = sources_of(known, group).map(SourceId::index);
        let Some(first) = sources.next() else { continue };
        for other in sources {
            let (a, b) = (root(&mut parent, first), root(&mut parent, other));
            parent[a.max(b)] = a.min(b);
        }
    }
    (0..parent.len()).map(|source| root(&mut parent, source)).collect()
}

fn root(parent: &mut [usize], mut source: usize) -> usize {
    while parent[source] != source {
        parent[source] = parent[parent[source]];
        source = parent[source];
    }
    source
}

fn sources_of<'a>(known: &'a Known, group: &'a Group) -> impl Iterator<Item = SourceId> + 'a {
    let members = group.members.iter().map(|member| known.corpus.quote(member.quote).source);
    members.chain(group.bare.iter().map(|(source, _)| *source))
}

fn story(known: &Known, sources: Vec<SourceId>, groups: &[GroupId]) -> Story {
    let shown = &sources[..sources.len().min(COLUMNS)];
    let head = |source: &SourceId| Head {
        label: known.labels[source.index()].clone(),
        record: known.corpus.source(*source).role == Role::Record,
    };
    let people = people(known, &sources, shown);
    Story {
        title: title(known, &sources),
        columns: shown.iter().map(head).collect(),
        more_columns: sources.len() - shown.len(),
        more_people: people.len().saturating_sub(PEOPLE),
        people: people.into_iter().take(PEOPLE).collect(),
        rows: groups.iter().take(ROWS).map(|group| row(known, *group, shown)).collect(),
        more_rows: groups.len().saturating_sub(ROWS),
    }
}

/// The name that its sources give the story, with their days; else nothing but the days.
fn title(known: &Known, sources: &[SourceId]) -> String {
    let named: FxHashSet<&str> =
        sources.iter().filter_map(|source| known.corpus.source(*source).story.as_deref()).collect();
    let mut days: Vec<&str> =
        sources.iter().filter_map(|source| known.corpus.source(*source).date.as_deref()).collect();
    days.sort_unstable();
    let days = match (days.first(), days.last()) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(day), Some(_)) => (*day).to_owned(),
        (None, _) | (_, None) => String::new(),
    };
    let parts = [named.into_iter().min().unwrap_or_default().to_owned(), days];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// All people quoted in the sources; counts only for those shown.
fn people(known: &Known, sources: &[SourceId], shown: &[SourceId]) -> Vec<PersonRow> {
    let mut rows: Vec<(PersonId, PersonRow)> = Vec::new();
    let mut place: FxHashMap<PersonId, usize> = FxHashMap::default();
    for (at, source) in sources.iter().enumerate() {
        for quote in known.quotes_of(*source) {
            let Some(person) = quote.person() else { continue };
            let index = *place.entry(person).or_insert_with(|| {
                let name = known.corpus.people.get(person).name.to_string();
                rows.push((person, PersonRow { name, total: 0, counts: vec![0; shown.len()] }));
                rows.len() - 1
            });
            let row = &mut rows[index].1;
            row.total += 1;
            if let Some(count) = row.counts.get_mut(at) {
                *count += 1;
            }
        }
    }
    rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.total));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(known: &Known, id: GroupId, shown: &[SourceId]) -> Row {
    let group = known.group(id);
    let mut cells = vec![Vec::new(); shown.len()];
    let mut put = |source: SourceId, mark: Mark| {
        // Columns are in the order of the corpus.
        if let Ok(column) = shown.binary_search(&source) {
            let cell: &mut Vec<Mark> = &mut cells[column];
            if cell.iter().all(|known| known.class != mark.class) {
                cell.push(mark);
            }
        }
    };
    for (member, reading) in group.members.iter().zip(&known.readings[id.0 as usize]) {
        let source = known.corpus.quote(member.quote).source;
        // What a member did is asked only where there is room for it.
        if shown.binary_search(&source).is_ok() {
            marks(known, id, member, *reading).into_iter().for_each(|mark| put(source, mark));
        }
    }
    for (source, _) in &group.bare {
        put(*source, Mark { class: "b", word: "outside marks", href: format!("g{}", id.0) });
    }
    let words = group.wordings.first().map_or("", |wording| &wording.text);
    Row { href: format!("g{}", id.0), severity: known.loudest(id), words: clipped(words, 96), cells }
}

/// What one member did: its words, and beside that its speaker.
fn marks(known: &Known, id: GroupId, member: &Member, reading: Reading) -> Vec<Mark> {
    let (class, word) = match reading.words {
        Words::Record => ("k", "on record"),
        Words::Same => ("s", "same"),
        Words::Trimmed => ("t", "trimmed"),
        Words::Drifted => ("d", "drifted"),
    };
    let drifted = reading.words == Words::Drifted;
    let href = |about: &str| known.finding_of(id, member.quote, about).unwrap_or_else(|| format!("g{}", id.0));
    let words = Mark { class, word, href: if drifted { href("MQ1") } else { format!("g{}", id.0) } };
    let speaker = Mark { class: "o", word: "other speaker", href: href("MQ2") };
    match (reading.other_speaker, reading.words) {
        (false, _) => vec![words],
        (true, Words::Same | Words::Trimmed) => vec![speaker],
        (true, Words::Record | Words::Drifted) => vec![words, speaker],
    }
}

/// The first characters of a text, whole words.
pub fn clipped(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    format!("{}…", cut.rsplit_once(char::is_whitespace).map_or(&*cut, |(words, _)| words))
}
