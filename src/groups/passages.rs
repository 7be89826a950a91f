//! Passages: from clusters of sentences to the parts of quotations that a group is about.
//!
//! A sentence brings the one after it along where several quotations go on with the same words, so that two outlets that
//! print three sentences alike make one group, not three.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    align::{Aligner, differ_in_one_place},
    nodes::{Nodes, Scene},
    sayings::Sayings,
};
use crate::quotations::Kind;

/// A run of a quotation's sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Which quotation.
    pub quote: u32,
    /// Its first sentence: an index into [`Sayings::occurrences`].
    pub from: u32,
    /// One past its last.
    pub to: u32,
}

/// The parts that are the same words, in order, one a quotation.
struct Passage {
    parts: Vec<Part>,
    /// The quotations that have the heaviest sentence.
    lead: Vec<u32>,
}

/// The passages that each occurrence stands in: one, as a rule.
struct Homes {
    first: Vec<u32>,
    further: FxHashMap<u32, Vec<u32>>,
}

const NOWHERE: u32 = u32::MAX;

impl Homes {
    fn add(&mut self, occurrence: u32, passage: u32) {
        let first = &mut self.first[occurrence as usize];
        if *first == NOWHERE {
            *first = passage;
        } else if *first != passage {
            let further = self.further.entry(occurrence).or_default();
            if !further.contains(&passage) {
                further.push(passage);
            }
        }
    }

    fn of(&self, occurrence: u32) -> impl Iterator<Item = u32> {
        let first = Some(self.first[occurrence as usize]).filter(|&first| first != NOWHERE);
        // Most have no further one, and need not be looked up.
        let further = if first.is_some() { self.further.get(&occurrence) } else { None };
        first.into_iter().chain(further.into_iter().flatten().copied())
    }
}

/// Sentences that a passage grows by at most.
const GROWTH: usize = 40;

/// The passages of all clusters that at least two sources print: of each the parts that are the same words, in order, one
/// a quotation.
pub fn gather(clusters: &[Vec<u32>], nodes: &Nodes, sayings: &Sayings, scene: &Scene) -> Vec<Vec<Part>> {
    let grown = |aligner: &mut Aligner, cluster: &Vec<u32>| {
        let mut passage = passage(cluster, nodes, sayings, scene)?;
        grow(&mut passage, sayings, aligner);
        Some(passage)
    };
    let mut all: Vec<Passage> = Vec::new();
    let mut homes = Homes { first: vec![NOWHERE; sayings.occurrences.len()], further: FxHashMap::default() };
    // Each grows by itself; which of them are one is told in their order.
    let found: Vec<Option<Passage>> = clusters.par_iter().map_init(Aligner::default, grown).collect();
    for passage in found.into_iter().flatten() {
        let home = home(&passage, &all, &homes);
        let index = home.unwrap_or(all.len());
        match home {
            Some(index) => all[index].join(passage),
            None => all.push(passage),
        }
        let occurrences = all[index].parts.iter().flat_map(|part| part.from..part.to);
        occurrences.for_each(|occurrence| homes.add(occurrence, index as u32));
    }
    all.sort_by_key(|passage| passage.parts[0]);
    all.into_iter().map(|passage| passage.parts).collect()
}

/// The parts at these places, and the others.
pub fn split(passage: &[Part], mut places: Vec<usize>) -> (Vec<Part>, Vec<Part>) {
    places.sort_unstable();
    let is_taken = |(index, _): &(usize, &Part)| places.binary_search(index).is_ok();
    let (taken, left): (Vec<_>, Vec<_>) = passage.iter().enumerate().partition(is_taken);
    let parts = |parts: Vec<(usize, &Part)>| parts.into_iter().map(|(_, part)| *part).collect();
    (parts(taken), parts(left))
}

fn passage(cluster: &[u32], nodes: &Nodes, sayings: &Sayings, scene: &Scene) -> Option<Passage> {
    let mut occurrences: Vec<u32> = cluster.iter().flat_map(|&node| nodes.occurrences(node)).copied().collect();
    // A title recurs by nature: it helps to tell a phrase that anybody uses, and belongs to nobody.
    let title = |occurrence: &u32| {
        let quote = sayings.occurrences[*occurrence as usize].quote;
        scene.corpus.quotes[quote as usize].kind == Kind::Title
    };
    occurrences.retain(|occurrence| !title(occurrence));
    occurrences.sort_unstable();
    let quote = |occurrence: u32| sayings.occurrences[occurrence as usize].quote;
    let parts: Vec<Part> =
        occurrences.chunk_by(|&a, &b| quote(a) == quote(b)).map(|own| heaviest_run(own, sayings)).collect();
    let source = |part: &Part| scene.source(part.quote);
    let first = parts.first()?;
    let several = parts.iter().any(|part| source(part) != source(first));
    // The same sentence on other occasions, or from another's mouth, leads as well.
    let leading = |node: &&u32| nodes.all[**node as usize].saying == nodes.all[cluster[0] as usize].saying;
    let leaders = cluster.iter().filter(leading);
    let mut lead: Vec<u32> = leaders.flat_map(|&node| nodes.quotes(node, sayings)).collect();
    lead.sort_unstable();
    lead.dedup();
    several.then_some(Passage { parts, lead })
}

/// Of a quotation's sentences in a cluster those that follow one another; the heaviest such run.
fn heaviest_run(own: &[u32], sayings: &Sayings) -> Part {
    let weight = |run: &[u32]| {
        run.iter().map(|&at| sayings.weights[sayings.occurrences[at as usize].saying as usize]).sum::<u32>()
    };
    let runs = own.chunk_by(|a, b| a + 1 == *b);
    let run = runs.max_by_key(|run| weight(run)).unwrap_or(own);
    Part { quote: sayings.occurrences[run[0] as usize].quote, from: run[0], to: run[run.len() - 1] + 1 }
}

/// Which way a passage grows.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

fn grow(passage: &mut Passage, sayings: &Sayings, aligner: &mut Aligner) {
    for side in [Side::Before, Side::After] {
        for _ in 0..GROWTH {
            if !grow_once(passage, side, sayings, aligner) {
                break;
            }
        }
    }
}

/// Takes in the next sentence of every quotation that goes on as most do; at least two must.
fn grow_once(passage: &mut Passage, side: Side, sayings: &Sayings, aligner: &mut Aligner) -> bool {
    let next = |part: &Part| {
        let own = sayings.of_quote(part.quote);
        match side {
            Side::Before => {
                (part.from as usize > own.start).then(|| sayings.occurrences[part.from as usize - 1].saying)
            }
            Side::After => ((part.to as usize) < own.end).then(|| sayings.occurrences[part.to as usize].saying),
        }
    };
    let nexts: Vec<Option<u32>> = passage.parts.iter().map(next).collect();
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    nexts.iter().flatten().for_each(|&saying| *counts.entry(saying).or_insert(0) += 1);
    let Some((&common, _)) = counts.iter().max_by_key(|&(&saying, &count)| (count, std::cmp::Reverse(saying))) else {
        return false;
    };
    let mut alike = |saying: u32| saying == common || covers_half(saying, common, sayings, aligner);
    let goes_on: Vec<bool> = nexts.iter().map(|next| next.is_some_and(&mut alike)).collect();
    if goes_on.iter().filter(|&&goes_on| goes_on).count() < 2 {
        return false;
    }
    for (part, _) in passage.parts.iter_mut().zip(goes_on).filter(|(_, goes_on)| *goes_on) {
        match side {
            Side::Before => part.from -= 1,
            Side::After => part.to += 1,
        }
    }
    true
}

fn covers_half(a: u32, b: u32, sayings: &Sayings, aligner: &mut Aligner) -> bool {
    let (one, other) = (sayings.stems(a), sayings.stems(b));
    let stretch = aligner.align(one, other);
    let matched = stretch.matched;
    let lighter = sayings.weights[a as usize].min(sayings.weights[b as usize]);
    // Of as many words one may have been changed: “We had the Vikings”, “We had the Normans”.
    let built_alike = one.len().abs_diff(other.len()) <= 1 && matched * 5 >= lighter * 2;
    (matched * 2 >= lighter || built_alike || differ_in_one_place(one, other))
        && matched >= 16
        && !stretch.is_frame(one, other)
}

/// The passage that this one belongs to: at least half of those that lead it stand there at the same place.
fn home(passage: &Passage, all: &[Passage], homes: &Homes) -> Option<usize> {
    let mut met: Vec<(u32, u32)> = Vec::new();
    for part in passage.parts.iter().filter(|part| passage.leads(part.quote)) {
        let passages = (part.from..part.to).flat_map(|occurrence| homes.of(occurrence));
        met.extend(passages.map(|index| (index, part.quote)));
    }
    met.sort_unstable();
    met.dedup();
    let shared = |index: u32, run: &[(u32, u32)]| {
        let lead = &all[index as usize];
        let both = run.iter().filter(|(_, quote)| lead.leads(*quote)).count();
        2 * both >= lead.lead.len().min(passage.lead.len())
    };
    met.chunk_by(|a, b| a.0 == b.0).find(|run| shared(run[0].0, run)).map(|run| run[0].0 as usize)
}

impl Passage {
    fn leads(&self, quote: u32) -> bool {
        self.lead.binary_search(&quote).is_ok()
    }

    fn join(&mut self, other: Passage) {
        for part in other.parts {
            match self.parts.binary_search_by_key(&part.quote, |own| own.quote) {
                Err(at) => self.parts.insert(at, part),
                Ok(at) if part.from <= self.parts[at].to && self.parts[at].from <= part.to => {
                    self.parts[at].from = self.parts[at].from.min(part.from);
                    self.parts[at].to = self.parts[at].to.max(part.to);
                }
                Ok(_) => {}
            }
        }
    }
}
