//! Which sources can meet those that a person is at: of ten thousand articles the few that speak of the same.
//!
//! What comes in is sources and which of them are touched; what goes out is the touched ones with all that have enough
//! words of a touched quotation, or enough of the story in the same days. Only these need be attributed and compared; a
//! record is always among them, since what it does not hold it does not share. Files are looked through as bytes, markup
//! and all, which costs little more than reading them ([`clues`]); what words say is known once all were looked through:
//! two names weigh much, and half of a year's papers print them. Rough on purpose: one source too many costs a moment, one
//! too few a finding.

mod bytes;
mod clues;

use std::ops::RangeInclusive;

use rayon::prelude::*;

use crate::{
    corpus,
    rules::Rules,
    sources::{Role, Source},
};
use clues::{Clues, Told};

/// What a run of a touched quotation's telling words must weigh in another source, in eighths: somewhat less than two
/// sentences must have in common to be one.
const COMMON: u32 = 80;
/// Sources that a touched quotation or story may lead to; one that leads to more leads to those that have most of it, and
/// among these to those of its days first. What no more sources have says all that it can.
const SOURCES: usize = 16;
/// How much of a touched source's telling words another of those days has to share, 0 to 1: less than tells one story.
const STORY: f32 = 0.2;
/// In how many words at least.
const WORDS: u32 = 4;

/// The touched sources and those that can meet them, in the order given. Nothing touched, nothing near.
pub fn near(sources: Vec<Source>, touched: impl Fn(&Source) -> bool, rules: &Rules) -> Vec<Source> {
    let is_touched: Vec<bool> = sources.iter().map(touched).collect();
    let held = sources.iter().zip(&is_touched).filter(|(_, touched)| **touched).map(|(source, _)| source.clone());
    let held: Vec<Source> = held.collect();
    if held.is_empty() {
        return held;
    }
    let clues = Clues::of(&corpus::extract(held, rules), rules);
    let look = |told: &mut Told, (source, touched): (&Source, &bool)| match (*touched, source.role) {
        (true, _) | (false, Role::Record) => Met::Plainly,
        (false, _) => clues.look(source, rules, told),
    };
    let met: Vec<Met> = sources.par_iter().zip(&is_touched).map_init(Told::default, look).collect();
    let leads = leads(met, &clues);
    let least = least(&leads, clues.leads());
    // Of a quotation that all the world prints some say enough.
    let mut last = vec![0; clues.leads()];
    let mut is_kept = |lead: &Lead| {
        let from = lead.from as usize;
        let is_last = lead.rank == least[from];
        let kept = lead.rank > least[from] || (is_last && last[from] < SOURCES);
        last[from] += usize::from(kept && is_last);
        kept
    };
    let mut kept = |leads: Option<Vec<Lead>>| leads.is_none_or(|leads| leads.iter().any(&mut is_kept));
    sources.into_iter().zip(leads).filter_map(|(source, leads)| kept(leads).then_some(source)).collect()
}

/// What leads to each source, by what words weigh among all: of each quotation the heaviest run, and the stories that it
/// tells. To one that is met plainly nothing need lead.
fn leads(met: Vec<Met>, clues: &Clues) -> Vec<Option<Vec<Lead>>> {
    let all = met.len();
    let stories = clues.stories(|sources| share(sources, all));
    let each = |met| {
        let Met::Words { mut runs, stories: told } = met else { return None };
        for run in &mut runs {
            run.weight = clues.weigh(*run, |sources| if run.is_most { u32::MAX } else { most(sources, all) });
        }
        runs.retain(|run| run.weight >= COMMON);
        runs.sort_unstable_by_key(|run| (run.quotation, std::cmp::Reverse(run.weight)));
        runs.dedup_by_key(|run| run.quotation);
        let runs = runs.iter().map(|run| Lead { from: run.quotation, rank: (run.weight, run.same_days) });
        let told = told.iter().filter_map(|it| {
            let much = stories[it.story as usize].told_by(it.words)?;
            Some(Lead { from: clues.lead_of_story(it.story), rank: (much as u32, true) })
        });
        Some(runs.chain(told).collect())
    };
    met.into_iter().map(each).collect()
}

/// What words that so many of `all` sources have can weigh at most, in eighths of a natural logarithm.
fn most(sources: u32, all: usize) -> u32 {
    const EIGHTHS: f32 = 8.0;
    if sources as usize <= SOURCES { u32::MAX } else { (EIGHTHS * (all as f32 / sources as f32).ln()) as u32 }
}

/// How much of its weight a word keeps that so many of `all` sources have: 1 where few do, 0 where all do.
fn share(sources: u32, all: usize) -> f32 {
    let few = SOURCES as f32;
    if sources as f32 <= few { 1.0 } else { (all as f32 / sources as f32).ln() / (all as f32 / few).ln() }
}

/// For each touched quotation and story the rank of the last source that it leads to.
fn least(leads: &[Option<Vec<Lead>>], all: usize) -> Vec<Rank> {
    let mut ranks = vec![Vec::new(); all];
    leads.iter().flatten().flatten().for_each(|lead| ranks[lead.from as usize].push(lead.rank));
    let last = |mut ranks: Vec<Rank>| {
        ranks.sort_unstable_by_key(|&rank| std::cmp::Reverse(rank));
        ranks.get(SOURCES - 1).copied().unwrap_or_default()
    };
    ranks.into_iter().map(last).collect()
}

/// A touched quotation or story that leads to a source.
#[derive(Clone, Copy, Debug)]
struct Lead {
    from: u32,
    rank: Rank,
}

/// How much speaks for a source: what it shares weighs so much, and is of the same days.
type Rank = (u32, bool);

/// How a source meets the touched ones.
#[derive(Debug)]
enum Met {
    /// It is one, or a record, or cannot be read, which is to be told.
    Plainly,
    /// By words of their quotations or of their stories, if by any.
    Words { runs: Vec<Run>, stories: Vec<Telling> },
}

/// A run of a touched quotation's telling words that a source has.
#[derive(Clone, Copy, Debug)]
struct Run {
    quotation: u32,
    /// Its first and its last pair of neighbours.
    first: u32,
    last: u32,
    weight: u32,
    /// Whether it is half of the quotation or more, however many have it.
    is_most: bool,
    same_days: bool,
}

impl Run {
    fn pairs(self) -> RangeInclusive<usize> {
        self.first as usize..=self.last as usize
    }
}

/// Which of a touched source's telling words a source of its days has: a bit each.
#[derive(Clone, Copy, Debug)]
struct Telling {
    story: u32,
    words: u128,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Origin;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), origin: Origin::Memory(text.as_bytes().into()), ..Source::default() }
    }

    #[test]
    fn what_shares_words_is_near() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        let sources = vec![
            source("other.txt", "The orchard was sold. “Plums never paid,” said Gwen Tarrow."),
            source("speaker.txt", "On Friday Orsolya Brandvold was asked about the tunnel and laughed."),
            source("minutes.md", "---\nrole: record\n---\nThe meeting began at nine."),
            source("touched.txt", "“The tunnel floods whenever the sluice sticks,” said Orsolya Brandvold."),
            source("words.txt", "A letter said that the tunnel floods whenever it rains."),
        ];
        let near = near(sources, |source| source.path == "touched.txt", &rules);
        let paths: Vec<&str> = near.iter().map(|source| &*source.path).collect();
        assert_eq!(paths, ["minutes.md", "touched.txt", "words.txt"]);
    }

    #[test]
    fn who_has_most_of_it_is_near_however_many_share_two_words_and_whenever_it_was() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        let told = "“The lighthouse keeper hasn’t repaired a lantern, unlike the harbourmaster,” said Gwen Tarrow.";
        let said = "“The lighthouse keeper hasn't repaired a lantern, like the harbourmaster,” said Gwen Tarrow.";
        let mut sources: Vec<Source> = (0..60)
            .map(|day| source(&format!("a-{day:02}_2026-03-01.txt"), &"The lighthouse keeper waved. ".repeat(9)))
            .collect();
        sources.push(source("b_2026-01-01.txt", told));
        sources.push(source("c_2026-06-01.txt", said));
        let near = near(sources, |source| source.path.starts_with('c'), &rules);
        assert!(near.iter().any(|source| source.path.starts_with('b')));
        assert!(near.len() <= 2 + SOURCES);
    }

    #[test]
    fn two_words_in_common_are_near_where_marks_open_them_and_nothing_in_prose() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        let said =
            "“Nobody in the harbour believes that the stubborn optimism of the dredging company was earned,” she said.";
        let names = "The dredging company has laid off nine people since the winter and will not say where they went.";
        let sources = vec![
            source("a_2026-01-01.txt", names),
            source("b_2026-03-01.txt", "Gwen Tarrow spoke of “stubborn optimism” in the evening."),
            source("c_2026-06-01.txt", said),
        ];
        let near = near(sources, |source| source.path.starts_with('c'), &rules);
        let paths: Vec<&str> = near.iter().map(|source| &*source.path).collect();
        assert_eq!(paths, ["b_2026-03-01.txt", "c_2026-06-01.txt"]);
    }

    #[test]
    fn nothing_is_near_to_nothing() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        assert!(near(vec![source("a.txt", "“Plums never paid,” said Gwen Tarrow.")], |_| false, &rules).is_empty());
    }
}
