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

/// A neighbour this near to the leader's weight brings its own neighbours.
const NEARLY: f32 = 0.6;

/// Links by node: both directions.
struct Neighbours {
    entries: Vec<(u32, u32, By)>,
    starts: Vec<u32>,
}

impl Neighbours {
    fn new(links: &[Link], nodes: usize) -> Self {
        let both = |link: &Link| [(link.a, link.b, link.by), (link.b, link.a, link.by)];
        let mut entries: Vec<(u32, u32, By)> = links.iter().flat_map(both).collect();
        entries.sort_unstable_by_key(|&(from, to, by)| (from, to, by == By::Words));
        entries.dedup();
        let mut starts = vec![0u32; nodes + 1];
        entries.iter().for_each(|&(from, ..)| starts[from as usize + 1] += 1);
        let mut sum = 0;
        starts.iter_mut().for_each(|start| {
            sum += *start;
            *start = sum;
        });
        Self { entries, starts }
    }

    fn of(&self, node: u32) -> &[(u32, u32, By)] {
        &self.entries[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }
}

/// Sets of nodes, the leader first.
pub fn find(links: &[Link], nodes: &Nodes, sayings: &Sayings) -> Vec<Vec<u32>> {
    let neighbours = Neighbours::new(links, nodes.all.len());
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

fn follow(leader: u32, neighbours: &Neighbours, heavy: impl Fn(u32) -> bool) -> Vec<u32> {
    let mut cluster = vec![(leader, Rank::Leader)];
    let mut met: rustc_hash::FxHashSet<u32> = [leader].into_iter().collect();
    let mut at = 0;
    while at < cluster.len() {
        let (node, rank) = cluster[at];
        at += 1;
        for &(_, next, by) in neighbours.of(node) {
            let next_rank = match (rank, by) {
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
