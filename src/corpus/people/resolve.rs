//! One person across sources: “Waltz” in one, “National Security Adviser Mike Waltz” in another.
//!
//! What comes in is the voices of each source; what goes out is [`People`] and, for each voice, which of them it is.
//! Voices become nodes (one for each distinct full name, one for each sighting of anything less), `full` joins full
//! names, `bare` gives family names to the persons they are short for; what is joined is one person.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{People, Person, Voice, bare, bodies::Body, full, names::Name, near::Calendar, sets::Sets};
use crate::{
    attributions::Sort,
    corpus::PersonId,
    rules::{self, words_of},
    sources::{Source, SourceId},
};

/// What may turn out to be one person or body with another.
#[derive(Debug)]
pub(super) struct Node {
    /// The name's parts; for bodies and descriptions none.
    pub name: Name,
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

/// For each source its voices in, for each voice the person out.
pub(in crate::corpus) fn resolve(
    sources: &[Source],
    casts: Vec<Vec<Voice>>,
    rules: &rules::People,
) -> (People, Vec<Vec<PersonId>>) {
    let mut register = Register { rules, names: FxHashMap::default(), governments: FxHashMap::default() };
    let casts = told_apart(casts, &mut register);
    let (mut nodes, places) = nodes(&casts, &mut register);
    drop(register);
    let calendar = Calendar::new(sources.iter());
    declared(&mut nodes, rules);
    full::join(&mut nodes, &calendar, rules);
    bare::join(&mut nodes, &calendar, rules);
    people(casts, &places, nodes.sets)
}

/// Names read once, however often a corpus has them.
struct Register<'r> {
    rules: &'r rules::People,
    names: FxHashMap<Box<str>, Name>,
    governments: FxHashMap<Box<str>, bool>,
}

impl Register<'_> {
    fn name(&mut self, text: &str) -> &Name {
        if !self.names.contains_key(text) {
            self.names.insert(text.into(), Name::parse(text, self.rules));
        }
        &self.names[text]
    }

    /// Whether a name is that of a government at large.
    fn is_government(&mut self, text: &str) -> bool {
        if let Some(&known) = self.governments.get(text) {
            return known;
        }
        let is = Body::parse(text, self.rules).is_government(self.rules);
        self.governments.insert(text.into(), is);
        is
    }

    /// The parts of a person's name; how they are addressed is learnt from any form.
    fn name_of(&mut self, voice: &Voice) -> Name {
        match voice.sort {
            Sort::Person => {
                let mut name = self.name(&voice.name).clone();
                name.sex = voice.forms.iter().fold(name.sex, |sex, (form, _)| sex.or(self.name(form).sex));
                name
            }
            Sort::Body | Sort::Described => Name::default(),
        }
    }
}

/// A capital, or a seat of government, speaks as its government, unless somebody in the run bears that name.
fn told_apart(mut casts: Vec<Vec<Voice>>, register: &mut Register) -> Vec<Vec<Voice>> {
    let mut borne: FxHashSet<Box<str>> = FxHashSet::default();
    for voice in casts.iter().flatten().filter(|voice| voice.sort == Sort::Person && voice.name.contains(' ')) {
        if !register.is_government(&voice.name) {
            borne.insert(register.name(&voice.name).family.clone());
        }
    }
    for voice in casts.iter_mut().flatten().filter(|voice| voice.sort != Sort::Body) {
        if register.is_government(&voice.name) && !borne.contains(&register.name(&voice.name).family) {
            voice.sort = Sort::Body;
        }
    }
    casts
}

/// Voices as nodes, and for each voice its node.
fn nodes(casts: &[Vec<Voice>], register: &mut Register) -> (Nodes, Vec<Vec<u32>>) {
    let mut all: Vec<Node> = Vec::new();
    let mut known: FxHashMap<String, u32> = FxHashMap::default();
    let mut places = Vec::with_capacity(casts.len());
    for (source, cast) in casts.iter().enumerate() {
        let mut here = Vec::with_capacity(cast.len());
        for voice in cast {
            let name = register.name_of(voice);
            let fresh = all.len() as u32;
            let at = key(voice, &name, register.rules).map_or(fresh, |key| *known.entry(key).or_insert(fresh));
            if at == fresh {
                all.push(Node { name, sort: voice.sort, sources: Vec::new() });
            } else if let (known @ None, sex) = (&mut all[at as usize].name.sex, name.sex) {
                *known = sex;
            }
            let seen = &mut all[at as usize].sources;
            if seen.last() != Some(&(source as u32)) {
                seen.push(source as u32);
            }
            here.push(at);
        }
        places.push(here);
    }
    let sets = Sets::new(all.len());
    (Nodes { all, sets }, places)
}

/// What is the same in all sources for one full name or one body. A family name alone, and a description, are known by
/// no more than where they stand.
fn key(voice: &Voice, name: &Name, rules: &rules::People) -> Option<String> {
    match voice.sort {
        Sort::Person if name.is_full() => {
            let suffix = name.suffix.as_deref().unwrap_or_default();
            Some(name.words().chain([suffix]).collect::<Vec<_>>().join(" "))
        }
        Sort::Person | Sort::Described => None,
        Sort::Body => Body::parse(&voice.name, rules).key(rules).map(|key| format!("|{key}")),
    }
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
fn people(casts: Vec<Vec<Voice>>, places: &[Vec<u32>], mut sets: Sets) -> (People, Vec<Vec<PersonId>>) {
    let mut people = People::default();
    let mut numbers: FxHashMap<u32, PersonId> = FxHashMap::default();
    let mut persons = Vec::with_capacity(casts.len());
    for (source, (cast, nodes)) in casts.into_iter().zip(places).enumerate() {
        let mut here = Vec::with_capacity(cast.len());
        for (voice, &node) in cast.into_iter().zip(nodes) {
            let fresh = PersonId(people.all.len() as u32);
            let id = *numbers.entry(sets.root(node)).or_insert(fresh);
            if id == fresh {
                people.all.push(Person::new(voice.name.clone(), voice.sort));
            }
            people.all[id.0 as usize].hear(SourceId(source as u32), voice);
            here.push(id);
        }
        persons.push(here);
    }
    (people, persons)
}
