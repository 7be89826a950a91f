//! One person across sources: “Waltz” in one, “National Security Adviser Mike Waltz” in another.
//!
//! What comes in is the voices of each source; what goes out is [`People`] and, for each voice, which of them it is.
//! Voices become nodes (one for each distinct full name, one for each sighting of anything less), `full` joins full
//! names, `bare` gives family names to the persons they are short for; what is joined is one person.

use std::{
    collections::hash_map::Entry,
    hash::{Hash, Hasher},
    sync::Arc,
};

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::{
    Casts, People, Person, bare,
    bodies::Body,
    cast::Heard,
    full,
    names::{Name, Sex},
    near::Calendar,
    sets::Sets,
};
use crate::{
    attributions::Sort,
    corpus::PersonId,
    rules::{self, words_of},
    sources::{Source, SourceId},
};

/// What may turn out to be one person or body with another.
#[derive(Debug)]
pub(super) struct Node {
    /// The name's parts; for bodies and descriptions none. Shared with whoever else looks at it.
    pub name: Arc<Name>,
    /// What it is.
    pub sort: Sort,
    /// The sources that it speaks in, in their order, each once.
    pub sources: Vec<u32>,
}

/// All nodes, and which of them are one.
#[derive(Debug)]
pub(super) struct Nodes {
    /// In the order of their first sighting.
    pub all: Vec<Node>,
    /// Who is who.
    pub sets: Sets,
}

/// The person of every voice.
#[derive(Debug, Default)]
pub struct Persons {
    /// In the order of sources.
    all: Vec<PersonId>,
    /// For each source its first voice.
    firsts: Vec<u32>,
}

impl Persons {
    /// The person whom a voice of a source belongs to, by its number there.
    pub fn of(&self, source: SourceId, voice: u32) -> PersonId {
        self.all[(self.firsts[source.index()] + voice) as usize]
    }
}

/// For each source its voices in, for each voice the person out.
pub(in crate::corpus) fn resolve(sources: &[Source], mut casts: Casts, rules: &rules::People) -> (People, Persons) {
    let mut register = Register { rules, names: FxHashMap::default() };
    tell_apart(&mut casts, &mut register);
    let (mut nodes, places) = nodes(&casts, register);
    let calendar = Calendar::new(sources.iter());
    declared(&mut nodes, rules);
    full::join(&mut nodes, &calendar, rules);
    bare::join(&mut nodes, &calendar, rules);
    people(&casts, &places, nodes.sets)
}

/// Names read once, however often a corpus has them.
struct Register<'r> {
    rules: &'r rules::People,
    names: FxHashMap<ArcStr, Arc<Name>>,
}

impl Register<'_> {
    fn name(&mut self, text: &ArcStr) -> &Arc<Name> {
        let Self { names, rules } = self;
        names.entry(ArcStr::clone(text)).or_insert_with(|| Name::parse(text, rules).into())
    }

    /// The parts of a person's name; how they are addressed is learnt from any form.
    fn name_of(&mut self, voice: &Heard, casts: &Casts) -> Arc<Name> {
        match voice.sort {
            Sort::Person => {
                let mut name = Arc::clone(self.name(&voice.name));
                let sex = casts.forms(voice).iter().fold(name.sex, |sex, (form, _)| sex.or(self.name(form).sex));
                address(&mut name, sex);
                name
            }
            Sort::Body | Sort::Described => Arc::default(),
        }
    }
}

/// Lets a name know how its bearer is addressed, if it does not.
pub(super) fn address(name: &mut Arc<Name>, sex: Option<Sex>) {
    if name.sex.is_none() && sex.is_some() {
        Arc::make_mut(name).sex = sex;
    }
}

/// Which names are those of a government at large, each looked at once.
struct Governments<'r> {
    rules: &'r rules::People,
    known: FxHashMap<ArcStr, bool>,
}

impl Governments<'_> {
    fn has(&mut self, text: &ArcStr) -> bool {
        let Self { known, rules } = self;
        *known.entry(ArcStr::clone(text)).or_insert_with(|| Body::parse(text, rules).is_government(rules))
    }
}

/// A capital, or a seat of government, speaks as its government, unless somebody in the run bears that name.
fn tell_apart(casts: &mut Casts, register: &mut Register) {
    let mut borne: FxHashSet<Box<str>> = FxHashSet::default();
    let mut governments = Governments { rules: register.rules, known: FxHashMap::default() };
    for voice in casts.all().iter().filter(|voice| voice.sort == Sort::Person && voice.name.contains(' ')) {
        if !governments.has(&voice.name) {
            borne.insert(register.name(&voice.name).family.clone());
        }
    }
    for voice in casts.all_mut().filter(|voice| voice.sort != Sort::Body) {
        if governments.has(&voice.name) && !borne.contains(&register.name(&voice.name).family) {
            voice.sort = Sort::Body;
        }
    }
}

/// Voices as nodes, and for each voice its node.
fn nodes(casts: &Casts, mut register: Register) -> (Nodes, Vec<u32>) {
    let mut all: Vec<Node> = Vec::new();
    let mut known = Known::default();
    let mut places = Vec::with_capacity(casts.all().len());
    for (source, cast) in casts.by_source().enumerate() {
        for voice in &casts.all()[cast] {
            let name = register.name_of(voice, casts);
            let fresh = all.len() as u32;
            let at = known.place(voice, &name, &all, register.rules).unwrap_or(fresh);
            if at == fresh {
                all.push(Node { name, sort: voice.sort, sources: Vec::new() });
            } else {
                address(&mut all[at as usize].name, name.sex);
            }
            let seen = &mut all[at as usize].sources;
            if seen.last() != Some(&(source as u32)) {
                seen.push(source as u32);
            }
            places.push(at);
        }
    }
    let sets = Sets::new(all.len());
    (Nodes { all, sets }, places)
}

/// What is the same in all sources for one full name or one body, and its node. A family name alone, and a description,
/// are known by no more than where they stand.
#[derive(Default)]
struct Known {
    /// By a hash of their words: half a million names need not be written twice.
    full: FxHashMap<u64, u32>,
    bodies: FxHashMap<String, u32>,
}

impl Known {
    /// The node of a voice that was met before; one that may be met again gets the next number.
    fn place(&mut self, voice: &Heard, name: &Name, all: &[Node], rules: &rules::People) -> Option<u32> {
        let fresh = all.len() as u32;
        match voice.sort {
            Sort::Person if name.is_full() => match self.full.entry(hash(name)) {
                Entry::Occupied(known) => {
                    let known = *known.get();
                    // Two that only share their hash stay two.
                    let node = &all[known as usize].name;
                    let same = node.suffix == name.suffix && node.words().eq(name.words());
                    same.then_some(known)
                }
                Entry::Vacant(place) => Some(*place.insert(fresh)),
            },
            Sort::Person | Sort::Described => None,
            Sort::Body => {
                Body::parse(&voice.name, rules).key(rules).map(|key| *self.bodies.entry(key).or_insert(fresh))
            }
        }
    }
}

fn hash(name: &Name) -> u64 {
    let mut hasher = FxHasher::default();
    name.words().for_each(|word| word.hash(&mut hasher));
    name.suffix.hash(&mut hasher);
    hasher.finish()
}

/// What the rules say are names of one speaker.
fn declared(nodes: &mut Nodes, rules: &rules::People) {
    if rules.speakers.is_empty() {
        return;
    }
    let mut first: Vec<Option<u32>> = vec![None; rules.speakers.len()];
    let mut names: FxHashMap<String, usize> = FxHashMap::default();
    for (index, speaker) in rules.speakers.iter().enumerate() {
        for name in std::iter::once(&speaker.name).chain(&speaker.spellings.0) {
            names.insert(words_of(name).join(" "), index);
        }
    }
    for at in 0..nodes.all.len() {
        let name = nodes.all[at].name.words().collect::<Vec<_>>().join(" ");
        if let Some(&index) = names.get(&name) {
            let first = *first[index].get_or_insert(at as u32);
            nodes.sets.join(first, at as u32);
        }
    }
}

/// What is joined, as people, in the order of their first sighting.
fn people(casts: &Casts, places: &[u32], mut sets: Sets) -> (People, Persons) {
    let mut people = People::default();
    let mut numbers: FxHashMap<u32, PersonId> = FxHashMap::default();
    let mut persons = Persons { all: Vec::with_capacity(places.len()), firsts: Vec::new() };
    for (source, cast) in casts.by_source().enumerate() {
        persons.firsts.push(cast.start as u32);
        for at in cast {
            let voice = &casts.all()[at];
            let fresh = PersonId(people.all.len() as u32);
            let id = *numbers.entry(sets.root(places[at])).or_insert(fresh);
            if id == fresh {
                people.all.push(Person::new(voice.name.clone(), voice.sort));
            }
            people.all[id.0 as usize].hear(SourceId(source as u32), voice, casts);
            persons.all.push(id);
        }
    }
    people.all.shrink_to_fit();
    people.all.iter_mut().for_each(Person::shrink);
    (people, persons)
}
