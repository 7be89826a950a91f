//! Names that say less: a family name alone joins the fullest person that it may be short for in its story or its days.
//!
//! What comes in is nodes with the full names joined; what goes out is the others joined to them, or to each other. A
//! family name that several people bear stays alone unless one of them plainly is meant: nearer than all others, or, as near, seen
//! far more often.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    names::{Fit, Name},
    near::{Calendar, Nearness},
    resolve::{Node, Nodes, address},
    spelling::{self, Sound},
};
use crate::{attributions::Sort, rules};

/// How many persons of one family name are looked at one by one; of more, only those of the same days.
const FEW: usize = 64;

/// How much more often one must be seen than the next, to be meant where both are as near.
const PLAINLY: usize = 4;

/// A person with a full name, as the index keeps them.
struct Bearer {
    root: u32,
    name: Arc<Name>,
    /// With its day, in the order of days, undated ones first.
    sources: Vec<(Option<i32>, u32)>,
    stories: FxHashSet<u32>,
}

/// Who speaks in each source under a full name, by root, in order.
type Company = FxHashMap<u32, Vec<u32>>;

/// Joins what is no full name.
pub(super) fn join(nodes: &mut Nodes, calendar: &Calendar, rules: &rules::People) {
    let wanted = Wanted::by(nodes);
    if wanted.families.is_empty() {
        return;
    }
    let bearers = bearers(nodes, calendar);
    let index = Index::new(&bearers, company(&bearers), &wanted);
    let mut alone: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
    for at in 0..nodes.all.len() as u32 {
        let node = &nodes.all[at as usize];
        if !is_bare(node) {
            continue;
        }
        match index.meant(&node.name, node.sources[0], calendar, rules) {
            Meant::This(bearer) => nodes.sets.join(bearers[bearer].root, at),
            Meant::Nobody => alone.entry(node.name.family.clone()).or_default().push(at),
            Meant::Several => {}
        }
    }
    for alike in alone.into_values() {
        chain(nodes, alike, calendar);
    }
}

/// Whether a node is known by one word of a name.
fn is_bare(node: &Node) -> bool {
    node.sort == Sort::Person && !node.name.is_full() && !node.name.family.is_empty()
}

/// What the names of one word ask for: nobody else's place in the index would ever be looked at.
#[derive(Default)]
struct Wanted {
    /// By their sound.
    families: FxHashSet<Sound>,
    words: FxHashSet<Box<str>>,
}

impl Wanted {
    fn by(nodes: &Nodes) -> Self {
        let mut wanted = Self::default();
        for node in nodes.all.iter().filter(|node| is_bare(node)) {
            if wanted.words.insert(node.name.family.clone()) {
                wanted.families.insert(node.name.family_sound);
            }
        }
        wanted
    }
}

/// Joins sightings of one family name that nobody bears in full, as long as each is near the one before.
fn chain(nodes: &mut Nodes, mut alike: Vec<u32>, calendar: &Calendar) {
    let day = |nodes: &Nodes, at: u32| calendar.day(nodes.all[at as usize].sources[0]);
    alike.sort_by_key(|&at| (day(nodes, at), at));
    for pair in alike.windows(2) {
        let [one, two] = [pair[0], pair[1]].map(|at| nodes.all[at as usize].sources[0]);
        let sexes = [pair[0], pair[1]].map(|at| nodes.all[at as usize].name.sex);
        let two_people = matches!(sexes, [Some(one), Some(two)] if one != two);
        if one != two && !two_people && calendar.nearness(one, two) >= Nearness::Unknown {
            nodes.sets.join(pair[0], pair[1]);
        }
    }
}

fn bearers(nodes: &mut Nodes, calendar: &Calendar) -> Vec<Bearer> {
    let mut bearers: Vec<Bearer> = Vec::new();
    let mut places: FxHashMap<u32, usize> = FxHashMap::default();
    for at in 0..nodes.all.len() as u32 {
        let node = &nodes.all[at as usize];
        if node.sort != Sort::Person || !node.name.is_full() {
            continue;
        }
        let root = nodes.sets.root(at);
        let place = *places.entry(root).or_insert_with(|| {
            bearers.push(Bearer {
                root,
                name: Arc::clone(&node.name),
                sources: Vec::new(),
                stories: FxHashSet::default(),
            });
            bearers.len() - 1
        });
        let bearer = &mut bearers[place];
        // Most are seen in one source: no room for more is taken.
        bearer.sources.reserve_exact(node.sources.len());
        address(&mut bearer.name, node.name.sex);
        bearer.sources.extend(node.sources.iter().map(|&source| (calendar.day(source), source)));
        bearer.stories.extend(node.sources.iter().filter_map(|&source| calendar.story(source)));
    }
    bearers.iter_mut().for_each(|bearer| bearer.sources.sort_unstable());
    bearers
}

fn company(bearers: &[Bearer]) -> Company {
    let mut company = Company::default();
    for bearer in bearers {
        for &(_, source) in &bearer.sources {
            company.entry(source).or_default().push(bearer.root);
        }
    }
    company.values_mut().for_each(|roots| roots.sort_unstable());
    company
}

/// Who bears a family name.
struct Index<'a> {
    bearers: &'a [Bearer],
    company: Company,
    families: FxHashMap<Sound, Family>,
    /// By any other word of their names: a given name, a family name that stands first.
    others: FxHashMap<Box<str>, Vec<u32>>,
}

#[derive(Default)]
struct Family {
    bearers: Vec<u32>,
    /// Where there are many: their days, in order.
    days: Vec<(i32, u32)>,
}

enum Meant {
    This(usize),
    Several,
    Nobody,
}

impl<'a> Index<'a> {
    fn new(bearers: &'a [Bearer], company: Company, wanted: &Wanted) -> Self {
        let mut families: FxHashMap<Sound, Family> = FxHashMap::default();
        let mut others: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (at, bearer) in bearers.iter().enumerate() {
            let family = bearer.name.family_sound;
            if wanted.families.contains(&family) {
                families.entry(family).or_default().bearers.push(at as u32);
            }
            let given = bearer.name.given.iter().filter(|given| given.len() > 1);
            for given in given.filter(|given| wanted.words.contains(*given)) {
                others.entry(given.clone()).or_default().push(at as u32);
            }
        }
        for family in families.values_mut().filter(|family| family.bearers.len() > FEW) {
            let days = |&at: &u32| bearers[at as usize].sources.iter().filter_map(move |&(day, _)| Some((day?, at)));
            family.days = family.bearers.iter().flat_map(days).collect();
            family.days.sort_unstable();
        }
        Self { bearers, company, families, others }
    }

    /// Whom a name of one word means in a source.
    fn meant(&self, name: &Name, source: u32, calendar: &Calendar, rules: &rules::People) -> Meant {
        let family = self.families.get(&name.family_sound);
        match family.map(|family| self.choose(&family.near(calendar.day(source)), name, source, calendar, rules)) {
            None | Some(Meant::Nobody) => match self.others.get(&name.family) {
                Some(others) if others.len() <= FEW => self.choose(others, name, source, calendar, rules),
                Some(_) => Meant::Several,
                None => Meant::Nobody,
            },
            Some(meant) => meant,
        }
    }

    fn choose(&self, among: &[u32], name: &Name, source: u32, calendar: &Calendar, rules: &rules::People) -> Meant {
        let fits = among.iter().map(|&at| (at, name.fit(&self.bearers[at as usize].name, rules)));
        let fits: Vec<(u32, Fit)> = fits.filter(|(_, fit)| *fit > Fit::Apart).collect();
        // Of one alone nobody asks in whose company they are seen.
        let asked = fits.len() > 1 || fits.iter().any(|(_, fit)| *fit == Fit::Sound);
        let candidate = |(at, fit): (u32, Fit)| {
            let bearer = &self.bearers[at as usize];
            Candidate {
                spelled: fit != Fit::Sound,
                nearness: bearer.nearness(source, calendar),
                kin: if asked { self.kin(bearer, source) } else { 0 },
                seen: bearer.sources.len(),
                at,
            }
        };
        let candidates = fits.into_iter().map(candidate);
        let mut fits: Vec<Candidate> =
            candidates.filter(|candidate| candidate.spelled || self.is_a_slip(name, candidate)).collect();
        fits.sort_unstable_by(|a, b| b.cmp(a));
        match &*fits {
            [] => Meant::Nobody,
            [best, ..] if best.nearness == Nearness::Far => Meant::Several,
            [best] => Meant::This(best.at as usize),
            [best, next, ..] => {
                let rank = |candidate: &Candidate| (candidate.spelled, candidate.nearness, candidate.kin);
                let plainly = rank(best) > rank(next) || best.seen >= PLAINLY * next.seen;
                if plainly { Meant::This(best.at as usize) } else { Meant::Several }
            }
        }
    }

    /// How many others who speak in a source speak with a person elsewhere too; of a person's sources, and of those
    /// who speak here, the first are asked.
    fn kin(&self, bearer: &Bearer, source: u32) -> usize {
        let Some(here) = self.company.get(&source) else { return 0 };
        if bearer.sources.iter().take(FEW).any(|&(_, there)| there == source) {
            return here.len();
        }
        let here = &here[..here.len().min(FEW)];
        let there = bearer.sources.iter().take(FEW).filter_map(|(_, source)| self.company.get(source));
        let shared = |there: &Vec<u32>| here.iter().filter(|root| there.binary_search(root).is_ok()).count();
        there.map(shared).max().unwrap_or(0)
    }

    /// Whether a name that only sounds alike is this person's: of one story, days or company, and nearly spelled alike.
    fn is_a_slip(&self, name: &Name, candidate: &Candidate) -> bool {
        let bearer = &self.bearers[candidate.at as usize];
        let near = candidate.nearness >= Nearness::Days || candidate.kin >= 2 || self.bearers.len() <= FEW;
        near && spelling::near(&name.family, &bearer.name.family)
    }
}

/// A person who may be meant, the likelier the greater.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    /// A name spelled alike goes before one that only sounds so.
    spelled: bool,
    nearness: Nearness,
    /// How many others speak in both sources.
    kin: usize,
    /// In how many sources.
    seen: usize,
    at: u32,
}

impl Family {
    /// The bearers; of many, those within three days.
    fn near(&self, day: Option<i32>) -> Vec<u32> {
        if self.days.is_empty() {
            return self.bearers[..self.bearers.len().min(FEW)].to_vec();
        }
        let Some(day) = day else { return Vec::new() };
        let first = self.days.partition_point(|&(other, _)| other < day - 3);
        let near = self.days[first..].iter().take_while(|&&(other, _)| other <= day + 3);
        let mut near: Vec<u32> = near.map(|&(_, at)| at).take(FEW * 4).collect();
        near.sort_unstable();
        near.dedup();
        near
    }
}

impl Bearer {
    /// How near the nearest of a person's sources is.
    fn nearness(&self, source: u32, calendar: &Calendar) -> Nearness {
        if calendar.story(source).is_some_and(|story| self.stories.contains(&story)) {
            return Nearness::Story;
        }
        let after = self.sources.partition_point(|&(day, _)| day < calendar.day(source));
        let ends = [0, after.saturating_sub(1), after.min(self.sources.len() - 1)];
        let nearness = |at: usize| calendar.nearness(source, self.sources[at].1);
        ends.into_iter().map(nearness).max().unwrap_or(Nearness::Far)
    }
}
