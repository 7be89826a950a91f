//! Company: pairs of articles that share words beyond doubt, which speaks for other words that they may share.

use rustc_hash::FxHashMap;

use super::{
    evidence::CERTAIN,
    links::Link,
    nodes::{Nodes, Scene},
    sayings::Sayings,
};

/// Pairs of articles that are asked whether they share words beyond doubt, and what they share: of the many pairs that
/// do, few are ever asked.
pub struct Company(FxHashMap<(u32, u32), Option<Shared>>);

/// By which saying two articles keep company, and whether others do too.
struct Shared {
    saying: u32,
    several: bool,
}

/// Of a node that many articles print so many are asked for company.
const ASKED: usize = 12;

impl Company {
    /// Room for what these links will ask.
    pub fn asked_by(links: impl Iterator<Item = Link>, nodes: &Nodes, sayings: &Sayings, scene: &Scene) -> Company {
        let pairs = links.flat_map(|Link { a, b, .. }| {
            let one = sources(a, nodes, sayings, scene);
            one.flat_map(move |x| sources(b, nodes, sayings, scene).map(move |y| pair(x, y)))
        });
        Company(pairs.map(|pair| (pair, None)).collect())
    }

    /// Two occasions that are the same words beyond doubt.
    pub fn note(&mut self, link: Link, nodes: &Nodes, sayings: &Sayings, scene: &Scene) {
        let lighter = nodes.all[link.b as usize].saying;
        for a in sources(link.a, nodes, sayings, scene) {
            for b in sources(link.b, nodes, sayings, scene) {
                self.note_pair(a, b, lighter);
            }
        }
    }

    fn note_pair(&mut self, a: u32, b: u32, saying: u32) {
        if let Some(asked) = self.0.get_mut(&pair(a, b)).filter(|_| a != b) {
            let shared = asked.get_or_insert(Shared { saying, several: false });
            shared.several |= shared.saying != saying;
        }
    }

    /// The same sentence in several articles is company to their other sentences.
    pub fn note_identical(&mut self, nodes: &Nodes, sayings: &Sayings, scene: &Scene) {
        for (index, node) in nodes.all.iter().enumerate() {
            let weight = sayings.weights[node.saying as usize] as f32 / 8.0;
            if node.members.len() < 2 || weight < CERTAIN - 9.0 {
                continue;
            }
            let sources: Vec<u32> = sources(index as u32, nodes, sayings, scene).collect();
            for (at, &a) in sources.iter().enumerate() {
                sources[at + 1..].iter().for_each(|&b| self.note_pair(a, b, node.saying));
            }
        }
    }

    /// Whether articles of the two nodes share other words than these.
    pub fn keep(&self, Link { a, b, .. }: Link, nodes: &Nodes, sayings: &Sayings, scene: &Scene) -> bool {
        let own = [a, b].map(|node| nodes.all[node as usize].saying);
        sources(a, nodes, sayings, scene).any(|x| {
            sources(b, nodes, sayings, scene).any(|y| {
                let shared = self.0.get(&pair(x, y)).and_then(Option::as_ref);
                shared.is_some_and(|shared| shared.several || !own.contains(&shared.saying))
            })
        })
    }
}

fn pair(a: u32, b: u32) -> (u32, u32) {
    (a.min(b), a.max(b))
}

/// Some sources of a node.
fn sources<'a>(node: u32, nodes: &'a Nodes, sayings: &'a Sayings, scene: &'a Scene) -> impl Iterator<Item = u32> + 'a {
    nodes.quotes(node, sayings).take(ASKED).map(|quote| scene.source(quote))
}
