//! Links between any two sources: which nodes are the same words.
//!
//! What comes in is sayings that have words in common; what goes out is a link for each pair of occasions whose evidence
//! suffices. Articles of one story are left to `retellings`, unless the common words are many.

use std::{cell::LazyCell, ops::Range};

use rayon::prelude::*;

use super::{
    Work,
    company::Company,
    evidence::{CERTAIN, COMPANY, Circumstances, Meeting, PHRASE, SAID_ONCE, SAME, instead, strangers_speak, weigh},
    meetings::{Common, Met, is_repeat, meet},
    nodes::{Node, Nodes, Scene},
    sayings::Sayings,
    strangers::Strangers,
};
use crate::rules::Stem;

/// Two nodes that are the same words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The heavier.
    pub a: u32,
    /// The lighter.
    pub b: u32,
    /// How the words were found to be the same.
    pub by: By,
}

/// How a link was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By their words, whoever printed them.
    Words,
    /// As each other's counterparts in two tellings of one story.
    Story,
}

/// Within a story fewer words than these may be said by anybody in it.
const STORY: f32 = 20.0;
/// So many strangers that more would say no more.
const MANY: usize = 32;
/// What two sentences have beside their common words, in each other's place, says at most so much against them; in natural
/// logarithms, as what follows.
const MOST: f32 = 16.0;
/// Days in which an event is told; what is said after them is said again.
const FOLLOW_UP: u32 = 2;
/// In days: so long articles that share other quotations mean one occasion.
const WEEK: u32 = 7;
/// What a sentence must weigh to be the same from two mouths, in natural logarithms: less may be said by anybody.
const LEAST_SAID: f32 = 12.0;
/// So much is left for words that are only the same if their articles share others.
const ALONE: f32 = SAME - 1.0;
/// So much and more in common is no frame that is filled anew.
const FRAME: f32 = 2.0 * SAID_ONCE;
/// So much, where others say it of other things.
const READY: f32 = 8.0;
/// Quotations of a node that are asked what stands beside it.
const BESIDE: usize = 4;
/// Pairs of occasions that are weighed for two sayings.
const PAIRS: usize = 64;

/// All links by words.
pub fn find(sayings: &Sayings, nodes: &Nodes, scene: &Scene, work: &mut Work) -> Vec<Link> {
    let met = meet(sayings, &homes(sayings, nodes, scene));
    work.aligned = met.iter().map(|met| met.aligned).sum();
    let asked = met.iter().flat_map(|met| &met.commons).filter(|common| common.stretch.score() < PHRASE);
    let strangers =
        Strangers::of(sayings.len(), asked.flat_map(|common| [common.a, common.b]), met.iter().flat_map(Met::overlaps));
    let commons: Vec<Vec<Common>> = met.into_iter().map(|met| met.commons).collect();
    let ground = Ground { strangers, sayings, nodes, scene };
    let weighed: Vec<Weighed> =
        commons.into_par_iter().flatten().flat_map_iter(|common| ground.weigh(&common)).collect();
    let repeated = repeated(sayings, nodes);
    let doubtful = |weighed: &&Weighed| weighed.evidence < SAME && weighed.voices != Meeting::Other;
    let asking = weighed.iter().filter(doubtful).map(|weighed| weighed.link).chain(repeated.iter().copied());
    // Who is certain keeps the others company.
    let mut company = Company::asked_by(asking, nodes, sayings, scene);
    for Weighed { link, .. } in weighed.iter().filter(|weighed| weighed.evidence >= CERTAIN) {
        company.note(*link, nodes, sayings, scene);
    }
    company.note_identical(nodes, sayings, scene);
    let kept = |link: Link| company.keep(link, nodes, sayings, scene);
    let same = |weighed: &Weighed| weighed.evidence >= SAME || (doubtful(&weighed) && kept(weighed.link));
    let repeated = repeated.into_par_iter().filter(|&link| kept(link));
    weighed.into_par_iter().filter(same).map(|weighed| weighed.link).chain(repeated).collect()
}

/// For each saying the article that it stands in, if it stands in no other.
fn homes(sayings: &Sayings, nodes: &Nodes, scene: &Scene) -> Vec<Option<u32>> {
    let home = |saying: u32| {
        let quotes = nodes.of_saying(saying).filter_map(|node| nodes.quotes(node, sayings).next());
        let mut homes = quotes.map(|quote| scene.source(quote));
        let first = homes.next()?;
        homes.all(|home| home == first).then_some(first)
    };
    (0..sayings.len() as u32).map(home).collect()
}

/// The very same sentence from two mouths: in articles that share others, one of them names the wrong speaker.
fn repeated(sayings: &Sayings, nodes: &Nodes) -> Vec<Link> {
    let heavy = |&saying: &u32| sayings.weights[saying as usize] as f32 / 8.0 >= LEAST_SAID;
    let several = (0..sayings.len() as u32).take_while(heavy).filter(|&saying| nodes.of_saying(saying).len() > 1);
    let pairs = several.flat_map(|saying| {
        let own = nodes.of_saying(saying);
        let pairs = own.clone().flat_map(move |a| (a + 1..own.end).map(move |b| (a, b)));
        pairs.take(PAIRS)
    });
    let links = pairs.map(|(a, b)| Link { a, b, by: By::Words });
    let near = |link: &Link| {
        let [one, other] = [link.a, link.b].map(|node| nodes.all[node as usize].days);
        one.apart(other).is_none_or(|days| days <= WEEK)
    };
    links.filter(near).collect()
}

/// Two nodes that are the same words, or would be if their articles share others.
struct Weighed {
    link: Link,
    evidence: f32,
    voices: Meeting,
}

/// Which way a quotation goes on.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// All that is known of sentences that have words in common.
struct Ground<'a> {
    strangers: Strangers,
    sayings: &'a Sayings,
    nodes: &'a Nodes,
    scene: &'a Scene<'a>,
}

impl Ground<'_> {
    /// The evidence for each two occasions of two sayings, without company.
    fn weigh(&self, common: &Common) -> Vec<Weighed> {
        let Common { a, b, stretch, .. } = common;
        let [heavier, lighter] = common.sides(self.sayings);
        let title = self.sayings.titles[*a as usize] || self.sayings.titles[*b as usize];
        let pairs = self.nodes.of_saying(*a).flat_map(|a| self.nodes.of_saying(*b).map(move |b| (a, b)));
        let weighed = pairs.take(PAIRS).filter_map(|(a, b)| {
            let (x, y) = (&self.nodes.all[a as usize], &self.nodes.all[b as usize]);
            let voices = x.voices.meet(&y.voices);
            let circumstances = Circumstances { apart: x.days.apart(y.days), voices, strangers: 0, title };
            // Strangers only speak against it: they are counted where the rest suffices.
            let hopeful = |evidence: &f32| *evidence + COMPANY >= SAME;
            let evidence = weigh(stretch, &heavier, &lighter, &circumstances).filter(hopeful)?;
            let (here, there) = (self.first_source(x), self.first_source(y));
            let stories = self.scene.stories;
            if stories.tell_two(here, there) || (stretch.score() < STORY && stories.tell_one(here, there)) {
                return None;
            }
            if here == there && !is_repeat(stretch, lighter.weight) {
                return None;
            }
            let evidence = self.doubted(common, (x, y), evidence)?;
            let evidence = evidence + strangers_speak(stretch.score(), self.strangers(common, (x, y)));
            Some(Weighed { link: Link { a, b, by: By::Words }, evidence, voices }).filter(|one| hopeful(&one.evidence))
        });
        weighed.collect()
    }

    fn first_source(&self, node: &Node) -> u32 {
        let occurrence = self.nodes.members[node.members.start as usize];
        self.scene.source(self.sayings.occurrences[occurrence as usize].quote)
    }

    /// The evidence less what stands beside the common words and between them; nothing where that alone suffices.
    fn doubted(&self, common: &Common, (x, y): (&Node, &Node), evidence: f32) -> Option<f32> {
        let Common { a, b, stretch, .. } = common;
        let others = x.voices.meet(&y.voices) == Meeting::Other;
        let one_story = self.scene.stories.tell_one(self.first_source(x), self.first_source(y));
        let again = x.days.apart(y.days).is_some_and(|days| days > FOLLOW_UP) && !one_story;
        // A frame is filled anew each time: “We arrested eleven people …”, a week later “fourteen”.
        let refilled = again && stretch.score() < FRAME && self.sayings.count_otherwise(*a, *b);
        let evidence = if refilled { evidence.min(ALONE) } else { evidence };
        if stretch.score() >= SAID_ONCE && !others {
            return Some(evidence);
        }
        let beyond = self.beyond(common, (x, y));
        // What a house has ready is said by many: “Crews were faced with a well-developed fire and …”.
        if others && beyond > READY && !one_story {
            return None;
        }
        if stretch.score() >= SAID_ONCE {
            return Some(evidence);
        }
        // A speech is held again in the next town: “We are going to fix the roads”, “the bridges”.
        let exchanged = stretch.exchanges(self.sayings.stems(*a), self.sayings.stems(*b));
        let most = if again && exchanged { ALONE } else { f32::MAX };
        Some((evidence - beyond.min(MOST)).min(most))
    }

    /// What it says against a sentence's being a trim of another that its quotation has other words where the other goes
    /// on: “… use to prove intent”, “What for? To prove intent. …”
    fn beyond(&self, common: &Common, (x, y): (&Node, &Node)) -> f32 {
        let Common { stretch, beside, .. } = common;
        let stems = |saying: u32, range: Range<usize>| self.sayings.stems(saying).get(range).unwrap_or_default();
        let (a, b) = (&stretch.a, &stretch.b);
        let [all_a, all_b] = [common.a, common.b].map(|saying| self.sayings.stems(saying).len());
        let own = [
            (y, beside[1].before, Side::Before, stems(common.a, 0..a.start as usize)),
            (y, beside[1].after, Side::After, stems(common.a, a.end as usize..all_a)),
            (x, beside[0].before, Side::Before, stems(common.b, 0..b.start as usize)),
            (x, beside[0].after, Side::After, stems(common.b, b.end as usize..all_b)),
        ];
        let against = own.into_iter().filter(|(_, rest, ..)| *rest == 0);
        let against: u32 = against.map(|(node, _, side, words)| self.instead(node, side, words)).sum();
        against as f32 / 8.0
    }

    /// What a node's quotation has beside it in place of these words: the lesser of the two, half of it another sentence's;
    /// in eighths. Nothing where any of its quotations ends there.
    fn instead(&self, node: &Node, side: Side, words: &[Stem]) -> u32 {
        let members = &self.nodes.members[node.members.start as usize..node.members.end as usize];
        let beside = members.iter().take(BESIDE).map(|&at| {
            let occurrence = &self.sayings.occurrences[at as usize];
            let own = self.sayings.of_quote(occurrence.quote);
            let next = match side {
                Side::Before => (at as usize).checked_sub(1).filter(|at| own.contains(at)),
                Side::After => Some(at as usize + 1).filter(|at| own.contains(at)),
            };
            next.map_or(0, |next| instead(words, self.sayings.stems(self.sayings.occurrences[next].saying)))
        });
        beside.min().unwrap_or(0)
    }

    /// In how many occasions that have nothing to do with either the common words stand as well.
    fn strangers(&self, common: &Common, (x, y): (&Node, &Node)) -> u32 {
        if common.stretch.score() >= PHRASE {
            return 0;
        }
        let unrelated = |&node: &u32| {
            let node = &self.nodes.all[node as usize];
            let stranger = |other: &Node| {
                let voices = node.voices.meet(&other.voices);
                let later = node.days.apart(other.days).is_some_and(|days| days > 2);
                (later || voices == Meeting::Other)
                    && voices != Meeting::Same
                    && !self.scene.stories.tell_one(self.first_source(node), self.first_source(other))
            };
            stranger(x) && stranger(y)
        };
        let kin = LazyCell::new(|| self.kin(common));
        let mut met: Vec<u32> = Vec::new();
        for (saying, other) in [(common.b, common.a), (common.a, common.b)] {
            let has_as_much = |&(third, matched): &(u32, u32)| {
                third != other && matched * 10 >= common.stretch.matched * 9 && kin.binary_search(&third).is_err()
            };
            for (third, _) in self.strangers.to(saying).filter(has_as_much) {
                met.extend(self.nodes.of_saying(third).take(MANY).filter(unrelated));
                if met.len() >= 2 * MANY {
                    break;
                }
            }
            // The whole sentence alone is no stranger to a trim of it.
            if saying == common.b {
                met.extend(self.nodes.of_saying(saying).take(MANY).filter(unrelated));
            }
        }
        // Whoever has part of both is one stranger.
        met.sort_unstable();
        met.dedup();
        met.len() as u32
    }

    /// The sentences that are one of the two, whoever printed them: they have more in common with it than a phrase.
    fn kin(&self, common: &Common) -> Vec<u32> {
        let phrase = (8.0 * PHRASE) as u32;
        let alike = |saying| self.strangers.to(saying).filter(|&(_, matched)| matched >= phrase);
        let mut kin: Vec<u32> = alike(common.a).chain(alike(common.b)).map(|(other, _)| other).collect();
        kin.sort_unstable();
        kin
    }
}
