//! Clusters: from links to sets of occurrences that are the same words.
//!
//! By words alone a chain of fragments would join what no sentence joins, so the heaviest sentence leads: its neighbours
//! follow, and the neighbours of those nearly as heavy. Within a story counterparts of counterparts are counterparts. A
//! fragment may follow two leaders.

use super::{
    links::{By, Link},
    nodes::Nodes,
    sayings::Sayings,
};
use crate::corpus::Lists;

/// A neighbour this near to the leader's weight brings its own neighbours.
const NEARLY: f32 = 0.6;

/// A linked node with how it is linked, in one number: of those that are linked in both ways the story comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Neighbour(u32);

impl Neighbour {
    fn new(node: u32, by: By) -> Self {
        Self(node << 1 | u32::from(by == By::Words))
    }

    fn node(self) -> u32 {
        self.0 >> 1
    }

    fn by(self) -> By {
        if self.0 & 1 == 1 { By::Words } else { By::Story }
    }
}

/// Links by node: both directions.
fn neighbours(links: &[Link], nodes: usize) -> Lists<Neighbour> {
    let both = |link: &Link| [(link.a, Neighbour::new(link.b, link.by)), (link.b, Neighbour::new(link.a, link.by))];
    Lists::gather(nodes, || links.iter().flat_map(both))
}

/// Sets of nodes, the leader first.
pub fn find(links: Vec<Link>, nodes: &Nodes, sayings: &Sayings) -> Vec<Vec<u32>> {
    let neighbours = neighbours(&links, nodes.all.len());
    drop(links);
    let weight = |node: u32| sayings.weights[nodes.all[node as usize].saying as usize] as f32;
    let mut taken = vec![false; nodes.all.len()];
    let mut clusters = Vec::new();
    for leader in 0..nodes.all.len() as u32 {
        if taken[leader as usize] {
            continue;
        }
        let nearly = NEARLY * weight(leader);
        let cluster = follow(leader, &neighbours, |node| weight(node) >= nearly);
        cluster.iter().for_each(|&node| taken[node as usize] = true);
        if cluster.len() > 1 || nodes.all[leader as usize].members.len() > 1 {
            clusters.push(cluster);
        }
    }
    clusters
}

/// How far a node stands from its leader.
#[derive(Clone, Copy, PartialEq)]
enum Rank {
    /// The leader, and its counterparts.
    Leader,
    /// A neighbour.
    Neighbour,
    /// A neighbour's neighbour: brings nobody.
    Last,
}

fn follow(leader: u32, neighbours: &Lists<Neighbour>, heavy: impl Fn(u32) -> bool) -> Vec<u32> {
    let mut cluster = vec![(leader, Rank::Leader)];
    let mut met: rustc_hash::FxHashSet<u32> = [leader].into_iter().collect();
    let mut at = 0;
    while at < cluster.len() {
        let (node, rank) = cluster[at];
        at += 1;
        for neighbour in neighbours.of(node) {
            let next = neighbour.node();
            let next_rank = match (rank, neighbour.by()) {
                (_, By::Story) => rank,
                (Rank::Leader, By::Words) if heavy(next) => Rank::Neighbour,
                (Rank::Leader | Rank::Neighbour, By::Words) => Rank::Last,
                (Rank::Last, By::Words) => continue,
            };
            if met.insert(next) {
                cluster.push((next, next_rank));
            }
        }
    }
    cluster.into_iter().map(|(node, _)| node).collect()
}
