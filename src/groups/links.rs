//! Links between any two sources: which nodes are the same words.
//!
//! What comes in is sayings with their candidates; what goes out is a link for each pair of occasions whose evidence
//! suffices. Articles of one story are left to `retellings`, unless the common words are many.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    align::{Aligner, Stretch, weight},
    evidence::{CERTAIN, Circumstances, Meeting, SAME, Sentence, weigh},
    index::Index,
    nodes::{Node, Nodes, Scene},
    sayings::Sayings,
};

/// Two nodes that are the same words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The heavier.
    pub a: u32,
    /// The lighter.
    pub b: u32,
    /// How the words were found to be the same.
    pub by: By,
}

/// How a link was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By their words, whoever printed them.
    Words,
    /// As each other's counterparts in two tellings of one story.
    Story,
}

/// Two sayings with a stretch in common; `a` is the heavier.
struct Common {
    a: u32,
    b: u32,
    stretch: Stretch,
}

/// Below this score nothing helps, in natural logarithms.
const LEAST: f32 = 5.0;
/// Within a story fewer words than these may be said by anybody in it.
const STORY: f32 = 20.0;
/// Pairs of occasions that are weighed for two sayings.
const PAIRS: usize = 64;

/// All links by words.
pub fn find(sayings: &Sayings, nodes: &Nodes, scene: &Scene) -> Vec<Link> {
    let commons = commons(sayings);
    let strangers = Strangers::new(sayings, &commons);
    // First without company; who is certain then keeps the others company.
    let mut company = Company::default();
    let pairs = |company: &Company| -> Vec<(Link, f32)> {
        let weighed = commons
            .par_iter()
            .enumerate()
            .map(|(index, common)| weigh_nodes(index, common, &commons, sayings, nodes, scene, &strangers, company));
        weighed.flatten_iter().collect()
    };
    for (link, evidence) in pairs(&company) {
        if evidence >= CERTAIN {
            company.note(link, sayings, nodes, scene);
        }
    }
    company.note_identical(sayings, nodes, scene);
    pairs(&company).into_iter().filter(|(_, evidence)| *evidence >= SAME).map(|(link, _)| link).collect()
}

fn commons(sayings: &Sayings) -> Vec<Common> {
    let index = Index::new(sayings);
    let of = |aligner: &mut Aligner, b: u32| -> Vec<Common> {
        let candidates = index.candidates(b, sayings).into_iter();
        let aligned = candidates.map(|a| Common { a, b, stretch: aligner.align(sayings.stems(a), sayings.stems(b)) });
        aligned.filter(|common| common.stretch.score() >= LEAST).collect()
    };
    (0..sayings.len() as u32).into_par_iter().map_init(Aligner::default, of).flatten_iter().collect()
}

#[expect(clippy::too_many_arguments, reason = "all that is known of a pair")]
fn weigh_nodes(
    index: usize,
    common: &Common,
    commons: &[Common],
    sayings: &Sayings,
    nodes: &Nodes,
    scene: &Scene,
    strangers: &Strangers,
    company: &Company,
) -> Vec<(Link, f32)> {
    let Common { a, b, stretch } = common;
    let side = |saying: u32, range: &std::ops::Range<u16>| {
        let stems = sayings.stems(saying);
        Sentence {
            weight: sayings.weights[saying as usize],
            before: weight(&stems[..range.start as usize]),
            after: weight(&stems[range.end as usize..]),
        }
    };
    let sides = (side(*a, &stretch.a), side(*b, &stretch.b));
    let title = sayings.titles[*a as usize] || sayings.titles[*b as usize];
    let pairs = nodes.of_saying(*a).flat_map(|a| nodes.of_saying(*b).map(move |b| (a, b)));
    let weighed = pairs.take(PAIRS).filter_map(|(a, b)| {
        let (x, y) = (&nodes.all[a as usize], &nodes.all[b as usize]);
        let (here, there) = (first_source(x, nodes, sayings, scene), first_source(y, nodes, sayings, scene));
        if scene.stories.tell_two(here, there) || (stretch.score() < STORY && scene.stories.tell_one(here, there)) {
            return None;
        }
        let circumstances = Circumstances {
            apart: x.days.apart(y.days),
            voices: x.voices.meet(&y.voices),
            company: company.keep(a, b, sayings, nodes, scene),
            strangers: strangers.count(index, (x, y), commons, nodes),
            title,
        };
        Some((Link { a, b, by: By::Words }, weigh(stretch, &sides.0, &sides.1, &circumstances)?))
    });
    weighed.collect()
}

fn first_source(node: &Node, nodes: &Nodes, sayings: &Sayings, scene: &Scene) -> u32 {
    let occurrence = nodes.members[node.members.start as usize];
    scene.source(sayings.occurrences[occurrence as usize].quote)
}

/// For each saying the pairs that it is in: who else has the same stretch.
struct Strangers {
    pairs: Vec<u32>,
    ends: Vec<u32>,
}

impl Strangers {
    fn new(sayings: &Sayings, commons: &[Common]) -> Self {
        let mut entries: Vec<(u32, u32)> = Vec::with_capacity(commons.len() * 2);
        for (index, common) in commons.iter().enumerate() {
            entries.extend([(common.a, index as u32), (common.b, index as u32)]);
        }
        entries.par_sort_unstable();
        let mut ends = vec![0; sayings.len()];
        entries.iter().for_each(|&(saying, _)| ends[saying as usize] += 1);
        let mut sum = 0;
        ends.iter_mut().for_each(|end| {
            sum += *end;
            *end = sum;
        });
        Self { pairs: entries.into_iter().map(|(_, pair)| pair).collect(), ends }
    }

    fn of(&self, saying: u32) -> &[u32] {
        let start = if saying == 0 { 0 } else { self.ends[saying as usize - 1] };
        &self.pairs[start as usize..self.ends[saying as usize] as usize]
    }

    /// In how many nodes, far from both in time and not of their speakers, the common words stand as well.
    fn count(&self, index: usize, (x, y): (&Node, &Node), commons: &[Common], nodes: &Nodes) -> u32 {
        let common = &commons[index];
        if common.stretch.score() >= 35.0 {
            return 0;
        }
        let unrelated = |node: &Node| {
            let far = |other: &Node| {
                node.days.apart(other.days).is_some_and(|days| days > 7)
                    && node.voices.meet(&other.voices) != Meeting::Same
            };
            far(x) && far(y)
        };
        let mut count = 0;
        for (saying, other) in [(common.b, common.a), (common.a, common.b)] {
            for &pair in self.of(saying).iter().take(PAIRS) {
                let met = &commons[pair as usize];
                let third = if met.a == saying { met.b } else { met.a };
                if third != other && met.stretch.matched * 10 >= common.stretch.matched * 9 {
                    count += nodes.of_saying(third).filter(|&node| unrelated(&nodes.all[node as usize])).count() as u32;
                }
            }
            let own = nodes.of_saying(saying).filter(|&node| unrelated(&nodes.all[node as usize]));
            count += own.count() as u32;
        }
        count
    }
}

/// Pairs of articles that share words beyond doubt.
#[derive(Default)]
struct Company(FxHashMap<(u32, u32), Shared>);

/// By which saying two articles keep company, and whether others do too.
struct Shared {
    saying: u32,
    several: bool,
}

/// Of a node that many articles print so many are asked for company.
const ASKED: usize = 12;

impl Company {
    fn note(&mut self, link: Link, sayings: &Sayings, nodes: &Nodes, scene: &Scene) {
        let sources = |node: u32| -> Vec<u32> {
            nodes.quotes(node, sayings).take(ASKED).map(|quote| scene.source(quote)).collect()
        };
        let lighter = nodes.all[link.b as usize].saying;
        for a in sources(link.a) {
            for b in sources(link.b) {
                self.note_pair(a, b, lighter);
            }
        }
    }

    fn note_pair(&mut self, a: u32, b: u32, saying: u32) {
        if a != b {
            let shared = self.0.entry((a.min(b), a.max(b))).or_insert(Shared { saying, several: false });
            shared.several |= shared.saying != saying;
        }
    }

    /// The same sentence in several articles is company to their other sentences.
    fn note_identical(&mut self, sayings: &Sayings, nodes: &Nodes, scene: &Scene) {
        for (index, node) in nodes.all.iter().enumerate() {
            if node.members.len() < 2 || (sayings.weights[node.saying as usize] as f32) < 8.0 * (CERTAIN - 9.0) {
                continue;
            }
            let sources: Vec<u32> =
                nodes.quotes(index as u32, sayings).take(ASKED).map(|quote| scene.source(quote)).collect();
            for (at, &a) in sources.iter().enumerate() {
                sources[at + 1..].iter().for_each(|&b| self.note_pair(a, b, node.saying));
            }
        }
    }

    /// Whether articles of the two nodes share other words than these.
    fn keep(&self, a: u32, b: u32, sayings: &Sayings, nodes: &Nodes, scene: &Scene) -> bool {
        let own = [nodes.all[a as usize].saying, nodes.all[b as usize].saying];
        let sources = |node: u32| nodes.quotes(node, sayings).take(ASKED).map(|quote| scene.source(quote));
        sources(a).any(|x| {
            sources(b).any(|y| {
                let shared = self.0.get(&(x.min(y), x.max(y)));
                shared.is_some_and(|shared| shared.several || !own.contains(&shared.saying))
            })
        })
    }
}
