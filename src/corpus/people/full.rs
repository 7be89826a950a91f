//! Full names that are one person's: Bob and Robert, with and without a middle initial, Zelenskyy and Zelensky.
//!
//! What comes in is nodes; what goes out is some of them joined. Only names that sound alike, or whose given names stand
//! in one line of the register, are ever compared, and each with few, so that time stays linear.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::{
    names::{Fit, Name},
    near::{Calendar, Nearness},
    resolve::Nodes,
    spelling,
};
use crate::{attributions::Sort, rules};

/// How many persons of one sound a name is compared with, the most often seen first.
const FEW: usize = 12;

/// How many sources of each of two names are asked whether they are near.
const SOURCES: usize = 48;

/// Joins full names that are one person's.
pub(super) fn join(nodes: &mut Nodes, calendar: &Calendar, rules: &rules::People) {
    let mut full: Vec<u32> = (0..nodes.all.len() as u32).filter(|&at| is_full(nodes, at)).collect();
    full.sort_by_key(|&at| std::cmp::Reverse(nodes.all[at as usize].sources.len()));
    let mut heads: FxHashMap<Key, Vec<u32>> = FxHashMap::default();
    let mut members: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for at in full {
        let keys = keys(&nodes.all[at as usize].name, rules);
        let found = keys.iter().filter_map(|key| heads.get(key)).flatten().copied();
        let best = found
            .filter_map(|head| Some((fit(nodes, at, &members[&head], calendar, rules)?, head)))
            .max_by_key(|&(fit, head)| (fit, std::cmp::Reverse(head)));
        match best {
            Some((_, head)) => {
                nodes.sets.join(head, at);
                members.entry(head).or_default().push(at);
            }
            None => {
                members.insert(at, vec![at]);
            }
        }
        let head = best.map_or(at, |(_, head)| head);
        for key in keys {
            let heads = heads.entry(key).or_default();
            if heads.len() < FEW && !heads.contains(&head) {
                heads.push(head);
            }
        }
    }
}

fn is_full(nodes: &Nodes, at: u32) -> bool {
    let node = &nodes.all[at as usize];
    node.sort == Sort::Person && node.name.is_full()
}

/// Under what a name is found by those that may be the same: a hash, since two that only meet by chance do not fit.
type Key = u64;

/// A name's keys: its sounds, the lines of the register that its given name stands in, its initial, its words turned round.
fn keys(name: &Name, rules: &rules::People) -> Vec<Key> {
    let family = name.family_sound;
    let mut keys = Vec::with_capacity(4);
    for given in &name.given {
        let initial = given.chars().next().unwrap_or_default();
        keys.push(if given.len() > 1 {
            key(("given", family, spelling::given(given, rules)))
        } else {
            key(("initial", family, initial))
        });
        let lines = rules.nicknames.get(given).into_iter().flatten();
        keys.extend(lines.map(|line| key(("line", family, line))));
    }
    if let [given] = &*name.given {
        let mut turned = [&**given, &*name.family];
        turned.sort_unstable();
        keys.push(key(("turned", turned)));
    }
    if let Some(initial) = name.called().and_then(|called| called.chars().next()) {
        // An initial alone finds the name that begins with it.
        keys.push(key(("initial", family, initial)));
    }
    keys
}

fn key(of: impl Hash) -> Key {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    hasher.finish()
}

/// How well a name fits all names of a person; nothing, if it may be another's.
fn fit(nodes: &Nodes, at: u32, person: &[u32], calendar: &Calendar, rules: &rules::People) -> Option<Fit> {
    let node = &nodes.all[at as usize];
    let fits = person.iter().take(FEW).map(|&other| node.name.fit(&nodes.all[other as usize].name, rules));
    let worst = fits.min().unwrap_or(Fit::Apart);
    match worst {
        Fit::Apart => None,
        Fit::Same => Some(Fit::Same),
        Fit::Open => (nearest(nodes, at, person, calendar) >= Nearness::Unknown).then_some(Fit::Open),
        // Two spellings in one source are two people.
        Fit::Sound => (!together(nodes, at, person) && nearest(nodes, at, person, calendar) >= Nearness::Unknown)
            .then_some(Fit::Sound),
    }
}

fn together(nodes: &Nodes, at: u32, person: &[u32]) -> bool {
    let sources = &nodes.all[at as usize].sources;
    person.iter().take(FEW).any(|&other| {
        let others = &nodes.all[other as usize].sources;
        let (few, many) = if sources.len() < others.len() { (sources, others) } else { (others, sources) };
        few.iter().any(|source| many.binary_search(source).is_ok())
    })
}

fn nearest(nodes: &Nodes, at: u32, person: &[u32], calendar: &Calendar) -> Nearness {
    let sources = nodes.all[at as usize].sources.iter().take(SOURCES);
    let others = || person.iter().flat_map(|&other| nodes.all[other as usize].sources.iter()).take(SOURCES);
    sources.flat_map(|&one| others().map(move |&two| calendar.nearness(one, two))).max().unwrap_or(Nearness::Far)
}
