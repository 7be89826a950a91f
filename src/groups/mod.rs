//! Groups: which quotations are the same words, and how their wordings differ.
//!
//! What comes in is a [`Corpus`]; what goes out is [`Group`]s, each with its wordings, the reference first, and a
//! [`Drift`] for each odd one. Knows nothing of codes or severities.

mod align;
mod bare;
mod clocks;
mod clusters;
mod company;
mod compare;
mod contrasts;
mod cutting;
mod evidence;
mod fold;
mod incise;
mod index;
mod likeness;
mod links;
mod meetings;
mod memory;
mod near;
mod neighbours;
mod nodes;
mod numbers;
mod opponents;
mod paraphrases;
mod passages;
mod permitted;
mod record;
mod retellings;
mod sayings;
mod stories;
mod strangers;
mod variants;
mod wordings;
mod written;

pub use bare::Bare;
pub use fold::{Folder, Folding, Traits, Word};
pub use near::near;
pub use record::{OnRecord, Passage, Says};
pub use stories::Stories;

use std::sync::Arc;

use arcstr::ArcStr;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use self::{
    links::Link,
    nodes::{Nodes, Scene},
    passages::Part,
    sayings::{Occurrence, Sayings},
    wordings::Known,
};
use crate::{
    corpus::{Corpus, Place, QuoteId},
    rules::Rules,
    sources::SourceId,
    text::{Disk, Span},
};

/// Which group of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(pub u32);

/// Passages that are made groups at a time.
const BATCH: usize = 1 << 13;

/// Quotations taken for the same words: at least two, from at least two sources.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// In the order of the corpus.
    pub members: Vec<Member>,
    /// Their language: an index into [`Rules::languages`].
    pub language: usize,
    /// The distinct wordings; the reference is the first.
    pub wordings: Vec<Wording>,
    /// How each odd wording differs from the reference.
    pub drifts: Vec<Drift>,
    /// The same words outside any marks, in other sources of the story.
    pub bare: Vec<(SourceId, Place)>,
}

/// A quotation's part in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The quotation.
    pub quote: QuoteId,
    /// The part of it that is these words, in the file.
    pub segment: Span<Disk>,
    /// The same part of [`Quote::text`](crate::corpus::Quote::text), in bytes.
    pub words: std::ops::Range<u32>,
}

/// Members that read alike: nothing but permitted editing lies between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The words of its longest member.
    pub text: ArcStr,
    /// Indices into [`Group::members`].
    pub members: Vec<usize>,
}

/// An odd wording against the reference; a fragment that the reference does not hold, against the wording that does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drift {
    /// Index into [`Group::wordings`]; the reference is 0.
    pub odd: usize,
    /// What it is set against: 0, but for a fragment.
    pub against: usize,
    /// The whole comparison, from that to the odd wording.
    pub pieces: Arc<[Piece]>,
    /// Share of weighed words in common, 0 to 1.
    pub similarity: f32,
    /// Whether every longer word of the odd wording is capitalised, as in a title: then capitals name nothing.
    pub titled: bool,
}

/// A stretch of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What became of it.
    pub op: Op,
    /// The reference's words.
    pub a: Box<str>,
    /// The odd wording's words.
    pub b: Box<str>,
    /// The same, folded, where they differ.
    pub words: [Box<[Word]>; 2],
}

/// What became of the reference's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Op {
    /// They stand.
    Equal,
    /// Others stand in their place.
    Replace,
    /// They are left out.
    Delete,
    /// Others were put in.
    Insert,
}

/// What comparing finds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The groups, ordered by their first members.
    pub groups: Vec<Group>,
    /// What stands inside the marks in some sources and outside them in others.
    pub bare: Vec<Bare>,
    /// The quotations that the records of their speakers do not hold as they stand.
    pub records: Vec<OnRecord>,
    /// Which articles tell one story.
    pub stories: Stories,
    /// What finding the groups took.
    pub work: Work,
}

/// What finding the groups took, counted: the same on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Distinct sentences.
    pub sayings: usize,
    /// Pairs of sentences of any two sources that were aligned, word for word.
    pub aligned: usize,
    /// Pairs of sentences of one story that were weighed.
    pub weighed: usize,
}

/// Compares all quotations of a corpus with one another, with the prose around them and with the records. What each
/// source is about is forgotten once it is known which tell one story.
pub fn find(corpus: &mut Corpus, rules: &Rules) -> Found {
    let folding = Folding::new(rules);
    let stories = Stories::tell(corpus);
    let mut work = Work::default();
    let mut groups = groups(corpus, rules, &folding, &stories, &mut work);
    let bare = bare::find(corpus, rules, &folding, &stories, &groups);
    for bare in &bare {
        if let Some(GroupId(group)) = bare.group {
            groups[group as usize].bare.clone_from(&bare.places);
        }
    }
    let records = record::judge(corpus, rules, &folding, &mut groups);
    Found { groups, bare, records, stories, work }
}

fn groups(corpus: &Corpus, rules: &Rules, folding: &Folding, stories: &Stories, work: &mut Work) -> Vec<Group> {
    let (passages, occurrences, reworded) = passages(corpus, folding, stories, work);
    let known = Known { corpus, occurrences: &occurrences, reworded: &reworded, folding, people: &rules.people };
    let group = |folder: &mut Folder, passage: Vec<Part>| wordings::group(&passage, &known, folder);
    let mut groups = Vec::with_capacity(passages.len());
    let mut passages = passages.into_iter();
    // As groups come to be, passages go.
    while passages.len() > 0 {
        let batch: Vec<Vec<Part>> = passages.by_ref().take(BATCH).collect();
        let found: Vec<Vec<Group>> = batch.into_par_iter().map_init(|| folding.folder(), group).collect();
        groups.extend(found.into_iter().flatten());
    }
    groups
}

/// The parts of quotations that are the same words, and the first quotations of what is reworded from one another beside others that
/// are not; what they were found by is let go.
fn passages(
    corpus: &Corpus,
    folding: &Folding,
    stories: &Stories,
    work: &mut Work,
) -> (Vec<Vec<Part>>, Vec<Occurrence>, FxHashSet<[u32; 2]>) {
    let scene = Scene::new(corpus, stories);
    let sayings = Sayings::gather(corpus, folding);
    let nodes = Nodes::gather(&sayings, &scene);
    work.sayings = sayings.len();
    let mut links = links::find(&sayings, &nodes, &scene, work);
    retellings::find(&sayings, &nodes, &scene, folding, work, &mut links);
    let (beside, reworded) = neighbours::find(&links, &sayings, &nodes, &scene, folding);
    links.extend(beside.into_iter().chain(reworded.iter().copied()));
    let clusters = clusters::find(links, &nodes, &sayings);
    let first = |node: u32| nodes.quotes(node, &sayings).min().unwrap_or_default();
    let quotes = |link: &Link| [first(link.a).min(first(link.b)), first(link.a).max(first(link.b))];
    let reworded = reworded.iter().map(quotes).collect();
    (passages::gather(&clusters, &nodes, &sayings, &scene), sayings.occurrences, reworded)
}
