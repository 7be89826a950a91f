//! Links of what stands beside words that are the same: a short sentence that anybody may say is the same one where it
//! follows the same sentence in the same mouth, and what says much the same there is that sentence in other words.
//!
//! What comes in is the links so far; what goes out is links between the quotations right before and right after. What
//! goes on within one quotation is left to `passages`, which grows by it.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    align::differ_in_one_place,
    evidence::{Meeting, Voices},
    fold::Folding,
    links::{By, Link},
    nodes::{Nodes, Scene},
    paraphrases,
    sayings::Sayings,
};
use crate::{corpus::Quote, rules::Stem, sources::SourceId};

/// Occurrences of a node that are asked for their neighbours.
const ASKED: usize = 4;
/// Bytes between two quotations that are one breath: “he said, leaning on the rail”.
const APART: u32 = 200;
/// Words of a sentence that tells anything.
const FEWEST: usize = 3;

/// Which neighbour.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// The links of neighbours; those of the same words, and those of what says the same in others.
pub fn find(
    links: &[Link],
    sayings: &Sayings,
    nodes: &Nodes,
    scene: &Scene,
    folding: &Folding,
) -> (Vec<Link>, Vec<Link>) {
    let breaths = breaths(sayings, scene);
    let near = Near { sayings, nodes, scene, folding, breaths: &breaths };
    let linked =
        links.par_iter().flat_map_iter(|link| near.beside(nodes.occurrences(link.a), nodes.occurrences(link.b)));
    let copied = (0..nodes.all.len() as u32).into_par_iter().filter(|&node| nodes.occurrences(node).len() > 1);
    let copied = copied.flat_map_iter(|node| {
        let (first, others) = nodes.occurrences(node).split_at(1);
        near.beside(first, others)
    });
    let (mut found, mut reworded) = (Vec::new(), Vec::new());
    for beside in linked.chain(copied).collect::<Vec<_>>() {
        match beside {
            Beside::Alike(link) => found.push(link),
            Beside::Reworded(link) => reworded.push(link),
        }
    }
    near.drop_matched(&mut reworded, links);
    (found, reworded)
}

/// What stands beside words that are the same.
enum Beside {
    /// Much the same words.
    Alike(Link),
    /// Others, that say much the same.
    Reworded(Link),
}

/// Who stands beside whom.
#[derive(Clone, Copy)]
struct Near<'a> {
    sayings: &'a Sayings,
    nodes: &'a Nodes,
    scene: &'a Scene<'a>,
    folding: &'a Folding<'a>,
    /// For each sentence whether the one after it is of the same quotation, or of the next by the same speaker.
    breaths: &'a [bool],
}

impl<'a> Near<'a> {
    fn beside(self, ones: &'a [u32], others: &'a [u32]) -> impl Iterator<Item = Beside> + 'a {
        let pairs = ones.iter().take(ASKED).flat_map(|&one| others.iter().take(ASKED).map(move |&other| (one, other)));
        let pairs = pairs.filter(move |&(one, other)| self.source(one) != self.source(other));
        pairs.flat_map(move |(one, other)| {
            [Side::Before, Side::After].into_iter().flat_map(move |side| {
                let rest = [self.rest((one, other), side), self.rest((other, one), side)];
                rest.map(|link| link.map(Beside::Alike)).into_iter().chain([self.link((one, other), side)]).flatten()
            })
        })
    }

    /// What goes on beside a sentence in another quotation, where the other has it in the same breath: “…,” she said, “and
    /// it broke me.”
    fn rest(&self, (one, other): (u32, u32), side: Side) -> Option<Link> {
        let next = self.neighbour(other, side).filter(|&next| self.quote(next) != self.quote(other))?;
        let [whole, half, rest] = [one, other, next].map(|at| self.stems(at));
        let beyond = whole.len().checked_sub(half.len()).filter(|&beyond| beyond >= FEWEST)?;
        let [part, own] = match side {
            Side::Before => [&whole[..beyond], &whole[beyond..]],
            Side::After => [&whole[half.len()..], &whole[..half.len()]],
        };
        // The words that follow the same words in the same breath may be misquoted: a word more or less.
        let goes_on = part.len().abs_diff(rest.len()) <= 1 && shared(part, rest) > 0.5 && shared(own, half) >= 0.75;
        let [a, b] = [one, next].map(|at| self.nodes.of_occurrence[at as usize]);
        (a != b && goes_on).then(|| Link { a: a.min(b), b: a.max(b), by: By::Words })
    }

    fn stems(&self, at: u32) -> &'a [Stem] {
        self.sayings.stems(self.sayings.occurrences[at as usize].saying)
    }

    fn link(&self, (one, other): (u32, u32), side: Side) -> Option<Beside> {
        let (near_one, near_other) = (self.neighbour(one, side)?, self.neighbour(other, side)?);
        // Within one quotation on both sides a passage grows of itself.
        if self.quote(near_one) == self.quote(one) && self.quote(near_other) == self.quote(other) {
            return None;
        }
        let [a, b] = [near_one, near_other].map(|at| self.nodes.of_occurrence[at as usize]);
        let [x, y] = [near_one, near_other].map(|at| self.stems(at));
        let link = Link { a: a.min(b), b: a.max(b), by: By::Words };
        match () {
            () if a == b => None,
            () if alike(x, y, side) => Some(Beside::Alike(link)),
            () => self.reworded((one, other), side),
        }
    }

    /// What stands in the place of the other beside the same words, where it is the same in other words. What one article
    /// prints as one sentence another may print as two: then it stands beside both.
    fn reworded(&self, (one, other): (u32, u32), side: Side) -> Option<Beside> {
        let beyond = |at: u32, whole: u32| {
            let next = self.neighbour(at, side)?;
            let part = is_part(self.stems(next), self.stems(whole));
            if part { self.neighbour(next, side) } else { Some(next) }
        };
        let (one, other) = (beyond(one, other)?, beyond(other, one)?);
        let [a, b] = [one, other].map(|at| self.nodes.of_occurrence[at as usize]);
        (a != b && self.say_the_same(one, other))
            .then(|| Beside::Reworded(Link { a: a.min(b), b: a.max(b), by: By::Words }))
    }

    /// Whether one person says much the same in both.
    fn say_the_same(&self, one: u32, other: u32) -> bool {
        let voice = |at: u32| Voices::of(self.scene.voice(self.quote(at)));
        let language = self.scene.corpus.language(SourceId(self.source(one)));
        voice(one).meet(&voice(other)) == Meeting::Same
            && paraphrases::say_the_same(self.stems(one), self.stems(other), self.folding.rules(language).kin())
    }

    /// What has a counterpart where the other stands is not said there in other words.
    fn drop_matched(&self, reworded: &mut Vec<Link>, links: &[Link]) {
        let mut matched: FxHashMap<u32, Vec<u32>> =
            reworded.iter().flat_map(|link| [link.a, link.b]).map(|node| (node, self.sources(node))).collect();
        // Two that have each other for a counterpart are what is asked about.
        let asked: FxHashSet<(u32, u32)> = reworded.iter().map(|link| (link.a, link.b)).collect();
        for &Link { a, b, .. } in links {
            for (one, other) in [(a, b), (b, a)] {
                if let Some(sources) = matched.get_mut(&one).filter(|_| !asked.contains(&(a, b))) {
                    sources.extend(self.sources(other));
                }
            }
        }
        let stands = |one: u32, other: u32| self.sources(other).iter().any(|source| matched[&one].contains(source));
        reworded.retain(|link| !stands(link.a, link.b) && !stands(link.b, link.a));
    }

    /// The sources of a node, as far as they are asked.
    fn sources(&self, node: u32) -> Vec<u32> {
        self.nodes.occurrences(node).iter().take(ASKED).map(|&at| self.source(at)).collect()
    }

    /// The sentence beside one, in the same quotation or in the next by the same speaker.
    fn neighbour(&self, at: u32, side: Side) -> Option<u32> {
        let (next, earlier) = match side {
            Side::Before => (at.checked_sub(1)?, at - 1),
            Side::After => (at + 1, at),
        };
        self.breaths[earlier as usize].then_some(next)
    }

    fn quote(&self, at: u32) -> u32 {
        self.sayings.occurrences[at as usize].quote
    }

    fn source(&self, at: u32) -> u32 {
        self.scene.source(self.quote(at))
    }
}

/// Asked for many times a sentence, and told from quotations that lie far apart in memory: told once.
fn breaths(sayings: &Sayings, scene: &Scene) -> Vec<bool> {
    let quotes = &scene.corpus.quotes;
    let goes_on = |[one, next]: [u32; 2]| one == next || is_one_breath(&quotes[one as usize], &quotes[next as usize]);
    let pairs = sayings.occurrences.windows(2).map(|two| goes_on([two[0].quote, two[1].quote]));
    // Nothing follows the last.
    pairs.chain([false]).collect()
}

/// Whether one person says both, one right after the other.
fn is_one_breath(first: &Quote, second: &Quote) -> bool {
    let near = first.source == second.source && second.span.start.saturating_sub(first.span.end) <= APART;
    near && first.person().is_some() && first.person() == second.person()
}

/// Whether most words of the one stand in the other.
fn is_part(one: &[Stem], other: &[Stem]) -> bool {
    let shared = one.iter().filter(|word| other.iter().any(|other| other.is(**word))).count();
    4 * shared >= 3 * one.len()
}

/// The share of the words of the longer of two stretches that stand in both.
fn shared(one: &[Stem], other: &[Stem]) -> f32 {
    let shared = one.iter().filter(|word| other.iter().any(|other| other.is(**word))).count();
    shared as f32 / one.len().max(other.len()) as f32
}

/// Whether the one begins or ends with all of the other, or differs from it in one place.
fn alike(one: &[Stem], other: &[Stem], side: Side) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < FEWEST {
        return false;
    }
    let start = match side {
        Side::Before => long.len() - short.len(),
        Side::After => 0,
    };
    let changed = short.iter().zip(&long[start..]).filter(|(x, y)| !x.is(**y)).count();
    changed == 0 || (changed == 1 && short.len() == long.len()) || differ_in_one_place(one, other)
}
