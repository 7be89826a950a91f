//! Paraphrases: remarks of two tellings that share their sense and few of their words.
//!
//! What comes in is the lines of two articles that tell one story, and which of them have a counterpart already; what goes
//! out is pairs of the others that say the same. “The pilot had brought her in two hundred times”, “he'd steered this
//! ferry into harbour hundreds of times”: words that say much the same count as one, and most of either has to be said by
//! the other. Whoever speaks of one matter twice shares words too, but never so many.

use std::ops::Range;

use super::{evidence::Meeting, retellings::Line};
use crate::rules::{CONTENT, Kin, Stem};

/// So much of the remark that says less has to be in the other.
const OF_LIGHTER: f32 = 0.5;

/// How much of the remark that says less, and of the one that says more, has to be in the other.
#[derive(Clone, Copy)]
pub struct Least {
    /// Of any two.
    any: [f32; 2],
    /// Where either article has no other remark of this speaker without a counterpart.
    only: [f32; 2],
}

impl Least {
    /// In two articles that tell one story.
    pub const USUAL: Self = Self { any: [OF_LIGHTER, 0.4], only: [0.35, 0.3] };
    /// In two that are copies but for what one of them left out.
    pub const BESIDE_COPIES: Self = Self { any: [0.7, 0.55], only: [0.7, 0.55] };
}

/// Words that both have: of fewer nobody can tell.
const SHARED: usize = 4;
/// What these must tell, in eighths.
const TELLING: f32 = 56.0;
/// What a word that stands in any remark weighs: “We need more pilots on our ferries now”, “more lamps along our quays now”
/// share no sense.
const ANY: u32 = 16;
/// Sentences of a remark: what one article tells in one another may tell in two.
const SENTENCES: usize = 2;
/// Lines without a counterpart that are looked at; of more nobody can tell which is whose.
const LOOKED_AT: usize = 24;

/// A sentence or two of one speaker.
struct Remark {
    lines: Range<usize>,
    /// What its telling words say, each once, in order, with how much more than any word.
    senses: Vec<(u32, u32)>,
}

/// Pairs of lines that say the same in other words; `taken` are the pairs that have each other for a counterpart.
pub fn find(
    (here, there): (&[Line], &[Line]),
    taken: &[(usize, usize)],
    least: impl Fn(&Line, &Line) -> Least,
    kin: &Kin,
) -> Vec<(usize, usize)> {
    let ones = remarks(here, |at| taken.iter().any(|(i, _)| *i == at), kin);
    if ones.is_empty() {
        return Vec::new();
    }
    let others = remarks(there, |at| taken.iter().any(|(_, j)| *j == at), kin);
    let mut alike: Vec<(f32, &Remark, &Remark)> = Vec::new();
    for one in &ones {
        let same = |other: &&Remark| here[one.lines.start].voice.meet(&there[other.lines.start].voice) == Meeting::Same;
        let is_only = is_only(one, &ones, here);
        let enough = |other: &Remark| {
            let least = least(&here[one.lines.start], &there[other.lines.start]);
            if is_only && self::is_only(other, &others, there) { least.only } else { least.any }
        };
        let others = others.iter().filter(same);
        alike.extend(others.filter_map(|other| Some((share(one, other, enough(other))?, one, other))));
    }
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, one, other) in alike {
        if pairs.iter().any(|(i, j)| one.lines.contains(i) || other.lines.contains(j)) {
            continue;
        }
        let last = [&one.lines, &other.lines].map(|lines| lines.end - 1);
        let sentences = 0..one.lines.len().max(other.lines.len());
        pairs.extend(sentences.map(|at| (last[0].min(one.lines.start + at), last[1].min(other.lines.start + at))));
    }
    pairs
}

/// Whether two sentences that stand right beside the same words, in one mouth, say the same there: no more is asked than
/// that most of the one that says less is in the other.
pub fn say_the_same(one: &[Stem], other: &[Stem], kin: &Kin) -> bool {
    let (one, other) = (senses(one, kin), senses(other, kin));
    let weight = |senses: &[(u32, u32)]| senses.iter().map(|(_, weight)| weight).sum::<u32>() as f32;
    let shared = shared(&one, &other);
    shared.len() >= SHARED && weight(&shared) >= OF_LIGHTER * weight(&one).min(weight(&other))
}

/// What the telling words of a sentence say, each once, in order, with what it weighs.
fn senses<'a>(stems: impl IntoIterator<Item = &'a Stem>, kin: &Kin) -> Vec<(u32, u32)> {
    let telling = stems.into_iter().filter(|stem| stem.weight() >= CONTENT);
    let mut senses: Vec<(u32, u32)> = telling.map(|&stem| (kin.sense(stem), stem.weight())).collect();
    senses.sort_unstable();
    senses.dedup_by_key(|(sense, _)| *sense);
    senses
}

/// Those of the first that the second has too.
fn shared(one: &[(u32, u32)], other: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let both = |(sense, _): &&(u32, u32)| other.binary_search_by_key(sense, |(sense, _)| *sense).is_ok();
    one.iter().filter(both).copied().collect()
}

/// The remarks that have no counterpart.
fn remarks(lines: &[Line], taken: impl Fn(usize) -> bool, kin: &Kin) -> Vec<Remark> {
    let is_free = |at: &usize| lines[*at].is_credited() && !taken(*at);
    let free: Vec<usize> = (0..lines.len()).filter(is_free).take(LOOKED_AT).collect();
    let goes_on = |at: usize| {
        let next = lines.get(at).filter(|_| free.binary_search(&at).is_ok());
        next.is_some_and(|next| next.voice.meet(&lines[at - 1].voice) == Meeting::Same)
    };
    let remark = |lines: &[Line], range: Range<usize>| {
        let mut senses = senses(lines[range.clone()].iter().flat_map(|line| line.stems), kin);
        senses.iter_mut().for_each(|(_, weight)| *weight -= ANY);
        Remark { lines: range, senses }
    };
    let from = |&at: &usize| {
        let ends = (at + 1..=at + SENTENCES).take_while(move |&end| end == at + 1 || goes_on(end - 1));
        ends.map(move |end| remark(lines, at..end))
    };
    free.iter().flat_map(from).collect()
}

/// Whether a remark is all that its speaker says there without a counterpart.
fn is_only(own: &Remark, remarks: &[Remark], lines: &[Line]) -> bool {
    let same = |other: &Remark| lines[other.lines.start].voice.meet(&lines[own.lines.start].voice) == Meeting::Same;
    let within = |other: &Remark| own.lines.start <= other.lines.start && other.lines.end <= own.lines.end;
    remarks.iter().all(|other| within(other) || !same(other))
}

/// What two remarks share, of the one that says more; nothing where it is too little to tell: less than the `least` share of
/// the one that says less, or of the other.
fn share(one: &Remark, other: &Remark, least: [f32; 2]) -> Option<f32> {
    let weight = |senses: &[(u32, u32)]| senses.iter().map(|(_, weight)| weight).sum::<u32>() as f32;
    let shared = shared(&one.senses, &other.senses);
    let (own, its) = (weight(&one.senses), weight(&other.senses));
    let common = weight(&shared);
    let many = shared.len() >= SHARED && common >= TELLING;
    let enough = many && common >= least[0] * own.min(its) && common >= least[1] * own.max(its);
    enough.then(|| common / own.max(its))
}
