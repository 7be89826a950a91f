//! Nodes: the occurrences of a saying that are one occasion.
//!
//! A heavy sentence is said once, whoever prints it whenever. A light one (“do the right thing”) is said every week by
//! anybody: its occurrences are told apart by day, speaker and story before anything else is asked.

use std::ops::Range;

use super::{
    evidence::{self, Circumstances, Days, Meeting, Voices},
    sayings::Sayings,
    stories::Stories,
};
use crate::{
    attributions::{Basis, Confidence, Sort},
    corpus::{Corpus, PersonId, Quote},
    sources::Source,
};

/// The occurrences of a saying on one occasion.
#[derive(Clone, Debug)]
pub struct Node {
    /// Which saying.
    pub saying: u32,
    /// Its occurrences: a range of [`Nodes::members`].
    pub members: Range<u32>,
    /// The days of its sources.
    pub days: Days,
    /// Who is credited.
    pub voices: Voices,
}

/// All nodes, in the order of sayings: the heaviest first.
#[derive(Debug, Default)]
pub struct Nodes {
    /// The nodes.
    pub all: Vec<Node>,
    /// Occurrences, node by node.
    pub members: Vec<u32>,
    /// The node of each occurrence.
    pub of_occurrence: Vec<u32>,
    /// For each saying its first node; one more at the end.
    first: Vec<u32>,
}

/// Above this weight (in eighths) a sentence is said once: 32 natural logarithms.
const SAID_ONCE: u32 = 32 * 8;

impl Nodes {
    /// The nodes of a saying.
    pub fn of_saying(&self, saying: u32) -> Range<u32> {
        self.first[saying as usize]..self.first[saying as usize + 1]
    }

    /// The occurrences of a node.
    pub fn occurrences(&self, node: u32) -> &[u32] {
        let members = &self.all[node as usize].members;
        &self.members[members.start as usize..members.end as usize]
    }

    /// The quotations of a node, in order.
    pub fn quotes<'a>(&'a self, node: u32, sayings: &'a Sayings) -> impl Iterator<Item = u32> + 'a {
        self.occurrences(node).iter().map(|&occurrence| sayings.occurrences[occurrence as usize].quote)
    }

    /// Tells the occasions of every saying apart.
    pub fn gather(sayings: &Sayings, scene: &Scene) -> Self {
        let mut nodes = Self {
            all: Vec::with_capacity(sayings.len()),
            members: Vec::with_capacity(sayings.occurrences.len()),
            of_occurrence: vec![0; sayings.occurrences.len()],
            first: Vec::with_capacity(sayings.len() + 1),
        };
        let all_places = sayings.places();
        for saying in 0..sayings.len() as u32 {
            nodes.first.push(nodes.all.len() as u32);
            let places = all_places.of(saying);
            if places.len() == 1 || sayings.weights[saying as usize] >= SAID_ONCE {
                nodes.push(saying, places, sayings, scene);
            } else {
                occasions(saying, places, sayings, scene)
                    .iter()
                    .for_each(|places| nodes.push(saying, places, sayings, scene));
            }
        }
        nodes.first.push(nodes.all.len() as u32);
        nodes
    }

    fn push(&mut self, saying: u32, places: &[u32], sayings: &Sayings, scene: &Scene) {
        let start = self.members.len() as u32;
        let mut days = Days::default();
        let mut voices = Voices::default();
        for &place in places {
            self.of_occurrence[place as usize] = self.all.len() as u32;
            let quote = sayings.occurrences[place as usize].quote;
            days = days.with(scene.day(quote));
            voices.add(scene.voice(quote));
        }
        self.members.extend_from_slice(places);
        self.all.push(Node { saying, members: start..self.members.len() as u32, days, voices });
    }
}

/// What is known of quotations beside their words.
pub struct Scene<'a> {
    /// The quotations.
    pub corpus: &'a Corpus,
    /// Which articles tell one story.
    pub stories: &'a Stories,
    /// By source.
    days: Vec<Option<i32>>,
    /// By quotation, side by side, since they are asked for more often than the quotations: the source, and the person or
    /// [`NOBODY`].
    voices: Vec<(u32, u32)>,
}

impl<'a> Scene<'a> {
    /// Reads the days of all sources.
    pub fn new(corpus: &'a Corpus, stories: &'a Stories) -> Self {
        let days = corpus.sources.iter().map(Source::day).collect();
        let person = |quote| voice(quote, corpus).map_or(NOBODY, |person| person.0);
        let voices = corpus.quotes.iter().map(|quote| (quote.source.0, person(quote))).collect();
        Self { corpus, stories, days, voices }
    }

    /// The day of a quotation's source.
    pub fn day(&self, quote: u32) -> Option<i32> {
        self.days[self.source(quote) as usize]
    }

    /// The source of a quotation.
    pub fn source(&self, quote: u32) -> u32 {
        self.voices[quote as usize].0
    }

    /// The person who is surely credited with a quotation.
    pub fn voice(&self, quote: u32) -> Option<PersonId> {
        Some(PersonId(self.voices[quote as usize].1)).filter(|person| person.0 != NOBODY)
    }
}

/// No person's number.
const NOBODY: u32 = u32::MAX;

/// Who is surely credited: a doubtful name does more harm than none, and for a body anybody may speak.
pub(super) fn voice(quote: &Quote, corpus: &Corpus) -> Option<PersonId> {
    let sure = quote.confidence >= Confidence(0.8) && quote.basis != Some(Basis::Carried);
    let credit = quote.credit.as_ref().filter(|_| sure)?;
    (corpus.people.get(credit.person).sort == Sort::Person).then_some(credit.person)
}

/// The occurrences of a light saying, occasion by occasion: each is asked whether it belongs to the next by day, to the
/// next of the same speaker, and to those of its story.
fn occasions(saying: u32, places: &[u32], sayings: &Sayings, scene: &Scene) -> Vec<Vec<u32>> {
    let mut places = places.to_vec();
    let quote = |place: u32| sayings.occurrences[place as usize].quote;
    let weight = sayings.weights[saying as usize] as f32 / 8.0;
    let title = sayings.titles[saying as usize];
    places.sort_by_key(|&place| (scene.day(quote(place)), place));
    let spread = spread(&places, sayings, scene);
    let one = |a: u32, b: u32| {
        let (a, b) = (quote(a), quote(b));
        let told_together = scene.stories.tell_one(scene.source(a), scene.source(b));
        let voices = Voices::of(scene.voice(a)).meet(&Voices::of(scene.voice(b)));
        let apart = Days::of(scene.day(a)).apart(Days::of(scene.day(b)));
        let circumstances = Circumstances { apart, voices, strangers: spread.saturating_sub(2), title };
        if scene.source(a) == scene.source(b) {
            // Whoever throws another's words back says them too.
            return voices != Meeting::Other && evidence::retold(weight, voices);
        }
        if told_together {
            return evidence::retold(weight, voices);
        }
        evidence::identical(weight, &circumstances)
    };
    let mut leaders: Vec<usize> = (0..places.len()).collect();
    let mut last_of: rustc_hash::FxHashMap<Option<PersonId>, usize> = Default::default();
    for at in 0..places.len() {
        let of_voice = last_of.insert(scene.voice(quote(places[at])), at);
        let near = (1..=8).filter_map(|back| at.checked_sub(back));
        let found = of_voice.into_iter().chain(near).find(|&before| one(places[before], places[at]));
        if let Some(before) = found {
            leaders[at] = leaders[before];
        }
    }
    let mut grouped: Vec<(usize, u32)> = leaders.into_iter().zip(places).collect();
    grouped.sort_unstable();
    grouped.chunk_by(|a, b| a.0 == b.0).map(|chunk| chunk.iter().map(|&(_, place)| place).collect()).collect()
}

/// In how many unrelated places a saying stands: articles that tell other stories than all before them.
fn spread(places: &[u32], sayings: &Sayings, scene: &Scene) -> u32 {
    let source = |&place: &u32| scene.source(sayings.occurrences[place as usize].quote);
    let mut sources: Vec<u32> = places.iter().map(source).collect();
    sources.sort_unstable();
    sources.dedup();
    let told = |source: u32| {
        scene.stories.fellows(source).any(|fellow| fellow < source && sources.binary_search(&fellow).is_ok())
    };
    sources.iter().filter(|&&source| !told(source)).count() as u32
}
