//! Links within a story: each sentence's counterpart in another telling, however it was rewritten.
//!
//! What comes in is articles that tell one story; what goes out is links between sentences that are each other's best
//! counterparts. A paraphrase inside the marks shares few words, so much is made of what stands around it.

mod best;
mod dropped;

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use self::{
    best::best,
    dropped::{drop_beside_copies, drop_others},
};
use super::{
    Work,
    align::{Aligner, SEVERAL, Stretch, differ_in_one_place},
    evidence::{Meeting, Voices, instead},
    fold::Folding,
    likeness::{Sentence, alike},
    links::{By, Link},
    nodes::{Nodes, Scene},
    paraphrases,
    sayings::{Occurrence, Sayings},
};
use crate::{
    corpus::Host,
    rules::{CONTENT, Kin, Stem},
    sources::SourceId,
};

/// From this on two sentences of one story are counterparts.
const SAME: f32 = 8.0;
/// So much of the lighter sentence has to be common.
const COVERED: f32 = 0.3;
/// So much if others are credited: two people who speak of one matter use the same words.
const COVERED_BY_OTHERS: f32 = 0.45;
/// So much, where the articles are not rewritten from one another.
const COVERED_ELSEWHERE: f32 = 0.5;
/// So much, where the speakers are not known to be the same either.
const MOSTLY: f32 = 0.6;
/// So much, where others speak: “We are pleased with the result”, “with the turnout”.
const NEARLY: f32 = 0.75;
/// So many content words, and no more, anybody may say of a matter that others speak of.
const FEW: u32 = 2;
/// A counterpart of this much evidence is plain.
const PLAIN: f32 = 12.0;
/// So large a part of the quotations has plain counterparts where one article is the other rewritten.
const PART: f32 = 0.3;
/// From this on two lines are led in by the same words.
const ALIKE: f32 = 16.0;
/// So many quotations that are the very same tell that others were not rewritten either.
const COPIES: usize = 3;
/// So near to the best counterpart a sentence has to be.
const BEST: f32 = 0.8;
/// Sentences of an article that are compared; a live blog has hundreds.
const COMPARED: usize = 120;

/// A sentence of an article.
pub(super) struct Line<'a> {
    node: u32,
    pub saying: u32,
    pub stems: &'a [Stem],
    /// Whether it begins with a capital.
    begins: bool,
    weight: f32,
    pub voice: Voices,
    /// The sentences before and after it in its quotation.
    beside: [&'a [Stem]; 2],
    host: Host,
    place: f32,
}

impl Line<'_> {
    fn sentence(&self) -> Sentence<'_> {
        Sentence { stems: self.stems, begins: self.begins }
    }

    /// Whether somebody is surely credited with it.
    pub fn is_credited(&self) -> bool {
        self.voice != Voices::default()
    }
}

/// Adds all links within stories.
pub fn find(
    sayings: &Sayings,
    nodes: &Nodes,
    scene: &Scene,
    folding: &Folding,
    work: &mut Work,
    links: &mut Vec<Link>,
) {
    let firsts = first_quotes(scene);
    let sources = 0..scene.corpus.sketches.len() as u32;
    let tell = |aligner: &mut Aligner, a: u32| {
        let fellows: Vec<u32> = scene.stories.fellows(a).filter(|&b| b > a).collect();
        if fellows.is_empty() {
            return Told::default();
        }
        let here = lines(a, &firsts, sayings, nodes, scene);
        let kin = folding.rules(scene.corpus.language(SourceId(a))).kin();
        let table = table(&here, kin);
        let mut told = Told::default();
        for b in fellows {
            let there = lines(b, &firsts, sayings, nodes, scene);
            let telling = if scene.stories.tell_alike(a, b) { Telling::Rewritten } else { Telling::Other };
            counterparts((&here, &there), &table, telling, kin, aligner, &mut told);
        }
        // Fellows that print one sentence are one node.
        let mut met = FxHashSet::default();
        told.links.retain(|link| met.insert((link.a, link.b)));
        told.links.shrink_to_fit();
        told
    };
    let told: Vec<Told> = sources.into_par_iter().map_init(Aligner::default, tell).collect();
    work.weighed = told.iter().map(|told| told.weighed).sum();
    links.reserve_exact(told.iter().map(|told| told.links.len()).sum());
    links.extend(told.into_iter().flat_map(|told| told.links));
}

/// The counterparts in some tellings.
#[derive(Default)]
struct Told {
    links: Vec<Link>,
    /// How many pairs of sentences were weighed for it.
    weighed: usize,
}

/// The first quotation of each source, and one past the last at the end.
fn first_quotes(scene: &Scene) -> Vec<u32> {
    let quotes = &scene.corpus.quotes;
    (0..=scene.corpus.sources.len() as u32)
        .map(|source| quotes.partition_point(|quote| quote.source.0 < source) as u32)
        .collect()
}

fn lines<'a>(source: u32, firsts: &[u32], sayings: &'a Sayings, nodes: &Nodes, scene: &Scene) -> Vec<Line<'a>> {
    let (from, to) = (firsts[source as usize], firsts[source as usize + 1]);
    let mut hosts = scene.corpus.sketches[source as usize].hosts.all();
    let mut lines = Vec::new();
    for quote in from..to {
        let own = sayings.of_quote(quote);
        let host = hosts.next().unwrap_or_default();
        let stems = |at: Option<usize>| {
            let at = at.filter(|at| own.contains(at));
            at.map_or(&[][..], |at| sayings.stems(sayings.occurrences[at].saying))
        };
        for occurrence in own.clone() {
            let Occurrence { saying, start, .. } = sayings.occurrences[occurrence];
            let text = &scene.corpus.quotes[quote as usize].text;
            lines.push(Line {
                node: nodes.of_occurrence[occurrence],
                saying,
                stems: sayings.stems(saying),
                begins: text[start as usize..].starts_with(char::is_uppercase),
                weight: sayings.weights[saying as usize] as f32 / 8.0,
                voice: Voices::of(scene.voice(quote)),
                beside: [occurrence.checked_sub(1), Some(occurrence + 1)].map(stems),
                host,
                place: 0.0,
            });
        }
    }
    lines.truncate(COMPARED);
    let count = lines.len().max(1) as f32;
    lines.iter_mut().enumerate().for_each(|(at, line)| line.place = at as f32 / count);
    lines
}

/// For each sense of a content word the lines that have it, once a line.
fn table(lines: &[Line], kin: &Kin) -> Table {
    let mut table = Table::default();
    for (at, line) in lines.iter().enumerate() {
        for stem in line.stems.iter().filter(|stem| stem.weight() >= CONTENT) {
            let list = table.entry(kin.sense(*stem)).or_default();
            if list.last() != Some(&(at as u8)) {
                list.push(at as u8);
            }
        }
    }
    table
}

/// Two lines that may be each other's counterparts.
#[derive(Clone)]
struct Match {
    here: usize,
    there: usize,
    evidence: f32,
    /// What they have in common, of the lighter.
    share: f32,
    /// The words of either that they have in common, from the first to the last.
    parts: [Range<u16>; 2],
    /// Whether enough is common to tell whose words they are: all of the lighter, or two content words.
    tells: Tells,
    /// Whether both are the very same words.
    verbatim: bool,
    voices: Meeting,
}

/// The content words that two lines share, in any order.
#[derive(Clone, Copy, Default)]
struct Shared {
    /// What they weigh together, in eighths.
    weight: u32,
    /// How many.
    words: u32,
}

/// What the words that two lines share tell of whose they are.
#[derive(Clone, Copy, PartialEq)]
enum Tells {
    /// Nothing: any two sentences of a talk may have as much in common. Nobody can tell, unless the other quotations of the
    /// articles are reworded too, and it is the best of both.
    Little,
    /// All but a word or two in one place, by one speaker: if it is the best of both.
    AllBut,
    /// All of the lighter line, or most of both.
    Enough,
}

/// How two articles tell their story.
#[derive(Clone, Copy, PartialEq)]
enum Telling {
    /// So nearly alike that one may be the other rewritten, quotations and all.
    Reworded,
    /// So nearly alike, outside the quotations, that one may be the other rewritten.
    Rewritten,
    /// As nearly alike, with quotations that are the very same: what is not is another remark rather than a reworded one.
    Copied,
    /// Each in its own way.
    Other,
}

/// The lines in which a sense stands.
type Table = FxHashMap<u32, Vec<u8>>;

fn counterparts(
    (here, there): (&[Line], &[Line]),
    table: &Table,
    telling: Telling,
    kin: &Kin,
    aligner: &mut Aligner,
    told: &mut Told,
) {
    let mut found: Vec<Match> = Vec::new();
    let mut shared = vec![Shared::default(); here.len()];
    for (j, line) in there.iter().enumerate() {
        shared.iter_mut().for_each(|shared| *shared = Shared::default());
        let telling = line.stems.iter().filter(|stem| stem.weight() >= CONTENT);
        let mut senses: Vec<(u32, u32)> = telling.map(|&stem| (kin.sense(stem), stem.weight())).collect();
        senses.sort_unstable();
        senses.dedup_by_key(|(sense, _)| *sense);
        for (sense, weight) in senses {
            for &i in table.get(&sense).into_iter().flatten() {
                let shared = &mut shared[i as usize];
                (shared.weight, shared.words) = (shared.weight + weight, shared.words + 1);
            }
        }
        for (i, other) in here.iter().enumerate().filter(|(i, _)| shared[*i].words > 0) {
            told.weighed += 1;
            let weighed = weigh((other, line), shared[i], kin, aligner);
            found.extend(weighed.map(|weighed| Match { here: i, there: j, ..weighed }));
        }
    }
    let telling = match telling {
        _ if reworded(&found, here.len().min(there.len())) => Telling::Reworded,
        Telling::Rewritten if copied(&found) => Telling::Copied,
        telling => telling,
    };
    found.retain(|one| {
        one.share >= least_share(led_in(telling, &here[one.here], &there[one.there]), one.voices)
            && (telling == Telling::Reworded || matches!(one.tells, Tells::AllBut | Tells::Enough))
    });
    drop_others(&mut found, here, there);
    drop_beside_copies(&mut found);
    let best = best(&found, here, there);
    let links = best.iter().filter(|one| here[one.here].node != there[one.there].node);
    told.links.extend(links.map(|one| link(&here[one.here], &there[one.there])));
    let taken: Vec<(usize, usize)> = best.iter().map(|one| (one.here, one.there)).collect();
    let least = |one: &Line, other: &Line| match led_in(telling, one, other) {
        Telling::Copied => paraphrases::Least::BESIDE_COPIES,
        Telling::Reworded | Telling::Rewritten | Telling::Other => paraphrases::Least::USUAL,
    };
    let others = paraphrases::find((here, there), &taken, least, kin);
    told.links.extend(others.into_iter().map(|(i, j)| link(&here[i], &there[j])));
}

fn link(one: &Line, other: &Line) -> Link {
    Link { a: one.node.min(other.node), b: one.node.max(other.node), by: By::Story }
}

/// Whether a fair part of the quotations have a plain counterpart, and one is in other words: then the others may have
/// one that is less plain. (What stands word for word in both is not reworded by what else its speaker says like it.)
fn reworded(found: &[Match], lines: usize) -> bool {
    let is_plain = |one: &&Match| one.share >= MOSTLY && one.evidence >= PLAIN;
    let copies: Vec<&Match> = found.iter().filter(|one| one.verbatim).collect();
    let is_copied = |one: &Match| copies.iter().any(|copy| copy.here == one.here || copy.there == one.there);
    let others = || found.iter().filter(is_plain).filter(|one| !one.verbatim && one.tells != Tells::Little);
    if !others().any(|one| !is_copied(one)) {
        return false;
    }
    let mut plain: Vec<usize> = found.iter().filter(is_plain).map(|one| one.here).collect();
    plain.dedup();
    plain.sort_unstable();
    plain.dedup();
    plain.len() >= 2 && plain.len() as f32 >= PART * lines as f32
}

/// Whether the quotations are printed as they were, as in a report that was brought up to date.
fn copied(found: &[Match]) -> bool {
    let copies = found.iter().filter(|one| one.verbatim && one.evidence >= PLAIN && one.voices != Meeting::Other);
    copies.count() >= COPIES
}

/// How two lines are told: what is led in by the same words stands in one place, and may be reworded beside copies.
fn led_in(telling: Telling, one: &Line, other: &Line) -> Telling {
    if telling == Telling::Copied && around(one, other) >= ALIKE { Telling::Rewritten } else { telling }
}

fn least_share(telling: Telling, voices: Meeting) -> f32 {
    match (telling, voices) {
        (Telling::Reworded | Telling::Rewritten, Meeting::Other) => COVERED_BY_OTHERS,
        (Telling::Reworded | Telling::Rewritten, Meeting::Same | Meeting::Unknown) => COVERED,
        (Telling::Other, Meeting::Same) => COVERED_ELSEWHERE,
        (Telling::Other, Meeting::Unknown) | (Telling::Copied, Meeting::Same) => MOSTLY,
        (Telling::Copied, Meeting::Unknown) | (Telling::Copied | Telling::Other, Meeting::Other) => NEARLY,
    }
}

/// What the surroundings of two lines share, in natural logarithms.
fn around(a: &Line, b: &Line) -> f32 {
    let shared = a.host.iter().filter(|stem| stem.0 != 0 && b.host.contains(stem));
    shared.map(|stem| stem.weight()).sum::<u32>() as f32 / 8.0
}

/// What one has beside the whole of its words where the other goes on in its sentence, in eighths.
fn others_beside((a, b): (&Line, &Line), stretch: &Stretch) -> u32 {
    let against = |own: &Line, part: &Range<u16>, other: &Line, its: &Range<u16>| {
        let [before, after] = [&other.stems[..usize::from(its.start)], &other.stems[usize::from(its.end)..]];
        let begins = if part.start == 0 { instead(before, own.beside[0]) } else { 0 };
        let ends = if usize::from(part.end) == own.stems.len() { instead(after, own.beside[1]) } else { 0 };
        begins + ends
    };
    against(a, &stretch.a, b, &stretch.b) + against(b, &stretch.b, a, &stretch.a)
}

fn weigh((a, b): (&Line, &Line), shared: Shared, kin: &Kin, aligner: &mut Aligner) -> Option<Match> {
    let lighter = a.weight.min(b.weight);
    let Shared { weight: shared, words } = shared;
    let shared = shared as f32 / 8.0;
    // What is common in any order bounds what is common in order, but for the light words.
    if (shared + 6.0).max(0.75 * shared) < COVERED * lighter {
        return None;
    }
    let (score, contained, begins, parts) = if a.saying == b.saying {
        let whole = 0..a.stems.len() as u16;
        (a.weight, true, false, [whole.clone(), whole])
    } else {
        let stretch = aligner.align(a.stems, b.stems);
        if others_beside((a, b), &stretch) > SEVERAL {
            return None;
        }
        let contained = stretch.matched as f32 / 8.0 >= 0.97 * lighter;
        let begins = stretch.is_beginning(a.stems, b.stems);
        (stretch.score(), contained, begins, [stretch.a, stretch.b])
    };
    let voices = a.voice.meet(&b.voice);
    // “Twelve children! I can’t manage two”: a sentence of two words that begins anew is no part of another's.
    let anew = |one: &Line, whole: &Range<u16>| one.begins && !one.beside[1].is_empty() && whole.start > 0;
    let small = if a.weight <= b.weight { anew(a, &parts[1]) } else { anew(b, &parts[0]) };
    if voices != Meeting::Same && a.saying != b.saying && words <= FEW && small {
        return None;
    }
    // What one person says of one event in nearly the same words is the same remark, however little they tell.
    let twins = voices == Meeting::Same && words > 0 && !begins && differ_in_one_place(a.stems, b.stems);
    let common = score.max(0.75 * shared);
    let share = if twins { MOSTLY.max(common / lighter) } else { common / lighter };
    if share < COVERED {
        return None;
    }
    let speakers = if voices == Meeting::Other { 8.0 } else { 0.0 };
    let tells = match () {
        () if contained => Tells::Enough,
        () if twins => Tells::AllBut,
        () if !begins && alike(a.sentence(), b.sentence(), kin) => Tells::Enough,
        () => Tells::Little,
    };
    let contained = if contained || twins { 4.0 } else { 0.0 };
    let order = 1.0 - (a.place - b.place).abs() * 2.0;
    let evidence = common + contained - speakers + 0.2 * around(a, b).min(24.0) + order.max(0.0);
    Some(Match { here: 0, there: 0, evidence, share, parts, tells, verbatim: a.saying == b.saying, voices })
}
