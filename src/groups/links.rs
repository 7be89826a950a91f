//! Links between any two sources: which nodes are the same words.
//!
//! What comes in is sayings with their candidates; what goes out is a link for each pair of occasions whose evidence
//! suffices. Articles of one story are left to `retellings`, unless the common words are many.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    align::{Aligner, Stretch, weight},
    evidence::{
        CERTAIN, COMPANY, Circumstances, Meeting, PHRASE, SAID_ONCE, SAME, Sentence, at_most, strangers_speak,
        suffices, weigh,
    },
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

/// Below this score nothing helps, in natural logarithms: nine tenths of what the evidence asks for, so that whoever
/// has nearly as much of the words in common still counts as a stranger to them.
const LEAST: f32 = 9.4;
/// Within a story fewer words than these may be said by anybody in it.
const STORY: f32 = 20.0;
/// So many strangers that more would say no more.
const MANY: usize = 32;
/// Pairs of occasions that are weighed for two sayings.
const PAIRS: usize = 64;

/// All links by words.
pub fn find(sayings: &Sayings, nodes: &Nodes, scene: &Scene) -> Vec<Link> {
    let commons = commons(sayings);
    let strangers = Strangers::new(sayings, &commons);
    let ground = Ground { commons, strangers, sayings, nodes, scene };
    let weighed = ground.weigh_all();
    // Who is certain keeps the others company.
    let mut company = Company::default();
    weighed
        .iter()
        .filter(|weighed| weighed.evidence >= CERTAIN)
        .for_each(|weighed| company.note(weighed.link, &ground));
    company.note_identical(&ground);
    let same = |weighed: &Weighed| {
        weighed.evidence >= SAME || (weighed.voices != Meeting::Other && company.keep(weighed.link, &ground))
    };
    weighed.into_par_iter().filter(same).map(|weighed| weighed.link).collect()
}

/// Two nodes that are the same words, or would be if their articles share others.
struct Weighed {
    link: Link,
    evidence: f32,
    voices: Meeting,
}

/// All that is known of sentences that have words in common.
struct Ground<'a> {
    commons: Vec<Common>,
    strangers: Strangers,
    sayings: &'a Sayings,
    nodes: &'a Nodes,
    scene: &'a Scene<'a>,
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

impl Ground<'_> {
    fn weigh_all(&self) -> Vec<Weighed> {
        let pairs = (0..self.commons.len()).into_par_iter();
        pairs.flat_map_iter(|index| self.weigh(index)).collect()
    }

    /// The evidence for each two occasions of two sayings, without company.
    fn weigh(&self, index: usize) -> Vec<Weighed> {
        let Common { a, b, stretch } = &self.commons[index];
        if !suffices(stretch, self.sayings.weights[*b as usize]) {
            return Vec::new();
        }
        let sides = (self.side(*a, &stretch.a), self.side(*b, &stretch.b));
        let frame = || stretch.score() < SAID_ONCE && stretch.is_frame(self.sayings.stems(*a), self.sayings.stems(*b));
        if at_most(stretch, &sides.0, &sides.1) < SAME || frame() {
            return Vec::new();
        }
        let title = self.sayings.titles[*a as usize] || self.sayings.titles[*b as usize];
        let pairs = self.nodes.of_saying(*a).flat_map(|a| self.nodes.of_saying(*b).map(move |b| (a, b)));
        let weighed = pairs.take(PAIRS).filter_map(|(a, b)| {
            let (x, y) = (&self.nodes.all[a as usize], &self.nodes.all[b as usize]);
            let voices = x.voices.meet(&y.voices);
            let circumstances = Circumstances { apart: x.days.apart(y.days), voices, strangers: 0, title };
            // Strangers only speak against it: they are counted where the rest suffices.
            let hopeful = |evidence: &f32| *evidence + COMPANY >= SAME;
            let evidence = weigh(stretch, &sides.0, &sides.1, &circumstances).filter(hopeful)?;
            let (here, there) = (self.first_source(x), self.first_source(y));
            let stories = self.scene.stories;
            if stories.tell_two(here, there) || (stretch.score() < STORY && stories.tell_one(here, there)) {
                return None;
            }
            // Whoever answers in another's words stands beside them in one article.
            if here == there && stretch.matched * 10 < 9 * sides.1.weight {
                return None;
            }
            let evidence = evidence + strangers_speak(stretch.score(), self.strangers(index, (x, y)));
            Some(Weighed { link: Link { a, b, by: By::Words }, evidence, voices }).filter(|one| hopeful(&one.evidence))
        });
        weighed.collect()
    }

    fn side(&self, saying: u32, range: &std::ops::Range<u16>) -> Sentence {
        let stems = self.sayings.stems(saying);
        Sentence {
            weight: self.sayings.weights[saying as usize],
            before: weight(&stems[..range.start as usize]),
            after: weight(&stems[range.end as usize..]),
        }
    }

    fn first_source(&self, node: &Node) -> u32 {
        let occurrence = self.nodes.members[node.members.start as usize];
        self.scene.source(self.sayings.occurrences[occurrence as usize].quote)
    }

    /// Some sources of a node.
    fn sources(&self, node: u32) -> impl Iterator<Item = u32> {
        self.nodes.quotes(node, self.sayings).take(ASKED).map(|quote| self.scene.source(quote))
    }

    /// In how many occasions that have nothing to do with either the common words stand as well.
    fn strangers(&self, index: usize, (x, y): (&Node, &Node)) -> u32 {
        let common = &self.commons[index];
        if common.stretch.score() >= PHRASE {
            return 0;
        }
        let unrelated = |&node: &u32| {
            let node = &self.nodes.all[node as usize];
            let stranger = |other: &Node| {
                let voices = node.voices.meet(&other.voices);
                let later = node.days.apart(other.days).is_some_and(|days| days > 2);
                (later || voices == Meeting::Other)
                    && voices != Meeting::Same
                    && !self.scene.stories.tell_one(self.first_source(node), self.first_source(other))
            };
            stranger(x) && stranger(y)
        };
        let mut count = 0u32;
        for (saying, other) in [(common.b, common.a), (common.a, common.b)] {
            for &pair in self.strangers.of(saying).iter().take(PAIRS) {
                let met = &self.commons[pair as usize];
                let third = if met.a == saying { met.b } else { met.a };
                if third != other && met.stretch.matched * 10 >= common.stretch.matched * 9 {
                    count += self.nodes.of_saying(third).take(MANY).filter(unrelated).count() as u32;
                }
                if count >= MANY as u32 {
                    return count;
                }
            }
            // The whole sentence alone is no stranger to a trim of it.
            if saying == common.b {
                count += self.nodes.of_saying(saying).take(MANY).filter(unrelated).count() as u32;
            }
        }
        count
    }
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
    fn note(&mut self, link: Link, ground: &Ground) {
        let lighter = ground.nodes.all[link.b as usize].saying;
        for a in ground.sources(link.a) {
            for b in ground.sources(link.b) {
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
    fn note_identical(&mut self, ground: &Ground) {
        for (index, node) in ground.nodes.all.iter().enumerate() {
            let weight = ground.sayings.weights[node.saying as usize] as f32 / 8.0;
            if node.members.len() < 2 || weight < CERTAIN - 9.0 {
                continue;
            }
            let sources: Vec<u32> = ground.sources(index as u32).collect();
            for (at, &a) in sources.iter().enumerate() {
                sources[at + 1..].iter().for_each(|&b| self.note_pair(a, b, node.saying));
            }
        }
    }

    /// Whether articles of the two nodes share other words than these.
    fn keep(&self, Link { a, b, .. }: Link, ground: &Ground) -> bool {
        let own = [a, b].map(|node| ground.nodes.all[node as usize].saying);
        ground.sources(a).any(|x| {
            ground.sources(b).any(|y| {
                let shared = self.0.get(&(x.min(y), x.max(y)));
                shared.is_some_and(|shared| shared.several || !own.contains(&shared.saying))
            })
        })
    }
}
