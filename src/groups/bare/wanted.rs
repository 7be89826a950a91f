//! What an article's fellows have inside their marks, and which of it the article may hold outside of its own.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    corpus::{Corpus, Lists, PairSet, Quote, QuoteId, neighbours, pairs_of},
    groups::{Group, GroupId, stories::Stories},
    quotations::Kind,
    rules::{Rules, WordingRules},
    sources::{Role, SourceId},
};

/// The quotations of a corpus by source, with their groups.
pub struct Wanted<'a> {
    /// The quotations.
    pub corpus: &'a Corpus,
    /// The groups.
    pub groups: &'a [Group],
    /// The languages' words.
    pub rules: &'a Rules,
    stories: &'a Stories,
    /// For each source its first quotation; one more at the end.
    first: Vec<usize>,
    /// For each quotation its groups.
    groups_of: Lists<u32>,
    /// The sources of each story that is named.
    named: FxHashMap<&'a str, Vec<u32>>,
    /// The pairs of telling words of each quotation that is speech, so many quotations together as one thread looks at.
    pairs: Vec<Lists<u16>>,
}

/// Sources of a named story that are looked at.
const FELLOWS: usize = 24;
/// Quotations that one thread looks at, at a time.
const CHUNK: usize = 1024;
/// Members of a group that are asked whether they go on; thousands may print one sentence.
const MEMBERS: usize = 64;

impl<'a> Wanted<'a> {
    /// Puts a corpus in order.
    pub fn gather(corpus: &'a Corpus, rules: &'a Rules, stories: &'a Stories, groups: &'a [Group]) -> Self {
        let mut first = vec![0; corpus.sources.len() + 1];
        corpus.quotes.iter().for_each(|quote| first[quote.source.index() + 1] += 1);
        (1..first.len()).for_each(|at| first[at] += first[at - 1]);
        let groups_of = Lists::gather(corpus.quotes.len(), || {
            let numbered = (0..).zip(groups);
            numbered.flat_map(|(index, group)| group.members.iter().map(move |member| (member.quote.0, index)))
        });
        let mut named: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        for (index, source) in corpus.sources.iter().enumerate() {
            if let Some(story) = &source.story {
                let list = named.entry(story).or_default();
                if list.len() < FELLOWS {
                    list.push(index as u32);
                }
            }
        }
        let some = |quotes: &[Quote]| {
            let mut some = Lists::default();
            quotes
                .iter()
                .for_each(|quote| some.push(pairs(quote, &rules.languages[corpus.language(quote.source)].wording)));
            some.shrink_to_fit();
            some
        };
        let pairs = corpus.quotes.par_chunks(CHUNK).map(some).collect();
        Self { corpus, groups, rules, stories, first, groups_of, named, pairs }
    }

    /// The quotations of a source, as indices.
    pub fn of_source(&self, source: SourceId) -> Range<usize> {
        self.first[source.index()]..self.first[source.index() + 1]
    }

    /// The quotations of an article's fellows whose words it may have in its prose.
    pub fn in_source(&self, source: SourceId, set: &mut PairSet) -> Vec<QuoteId> {
        let fellows = self.fellows(source);
        let held = &self.corpus.sketches[source.index()].pairs;
        set.hold(held);
        let quotes = fellows.into_iter().flat_map(|fellow| self.of_source(fellow)).filter(|&index| {
            let pairs = self.pairs[index / CHUNK].of((index % CHUNK) as u32);
            let held = pairs.iter().filter(|&&pair| set.may_hold(pair)).take(2).count();
            held > 0 && held >= pairs.len().min(2)
        });
        let quotes = quotes.map(|index| QuoteId(index as u32)).collect();
        set.let_go(held);
        quotes
    }

    /// An article's own quotations that stop short of what a fellow has inside the marks, each with the longer one and
    /// their group.
    pub fn trimmed_in(&self, source: SourceId) -> Vec<(QuoteId, QuoteId, GroupId)> {
        let mut trimmed = Vec::new();
        for index in self.of_source(source).filter(|&index| self.corpus.quotes[index].depth == 0) {
            let own = &self.corpus.quotes[index];
            // A quotation that was handed over without its article has nothing beside it.
            let sides = &self.corpus.sketches[source.index()].sides;
            let Some(sides) = sides.get(index - self.first[source.index()]) else { continue };
            for &group in self.groups_of.of(index as u32) {
                let members = self.groups[group as usize].members.iter().take(MEMBERS).map(|member| member.quote);
                let longer = members.filter(|&other| {
                    let other = self.corpus.quote(other);
                    let goes_on = || neighbours(&other.text).any(|two| sides.contains(&Some(two)));
                    other.source != source && other.text.len() > own.text.len() + 2 && goes_on()
                });
                trimmed.extend(longer.take(4).map(|longer| (QuoteId(index as u32), longer, GroupId(group))));
            }
        }
        trimmed
    }

    /// The group in which a quotation's words `start..end` stand, if any.
    pub fn group_of(&self, quote: QuoteId, words: &Range<u32>) -> Option<GroupId> {
        let holds = |group: &&u32| {
            let mut members = self.groups[**group as usize].members.iter().filter(|member| member.quote == quote);
            members.any(|member| member.words.start < words.end && words.start < member.words.end)
        };
        self.groups_of.of(quote.0).iter().find(holds).map(|&group| GroupId(group))
    }

    /// Whether two quotations share a group.
    pub fn share_group(&self, one: QuoteId, other: QuoteId) -> bool {
        self.groups_of.of(one.0).iter().any(|group| self.groups_of.of(other.0).contains(group))
    }

    fn fellows(&self, source: SourceId) -> Vec<SourceId> {
        let named = self.corpus.source(source).story.as_deref().and_then(|story| self.named.get(story));
        let mut fellows: Vec<u32> = self.stories.fellows(source.0).collect();
        fellows.extend(named.into_iter().flatten());
        fellows.sort_unstable();
        fellows.dedup();
        fellows.retain(|&fellow| fellow != source.0 && self.corpus.sources[fellow as usize].role == Role::Article);
        fellows.into_iter().map(SourceId).collect()
    }
}

/// Without those of what is a word at arm's length or a title.
fn pairs(quote: &Quote, rules: &WordingRules) -> Vec<u16> {
    let mut pairs = Vec::new();
    if is_speech(quote) {
        pairs_of(&quote.text, rules.weights(), |pair| pairs.push(pair));
    }
    pairs
}

/// Whether a quotation is somebody's words and not a word at arm's length or a title.
fn is_speech(quote: &Quote) -> bool {
    let verbatim = match quote.kind {
        Kind::Direct | Kind::Partial | Kind::Block => true,
        Kind::Scare | Kind::Title | Kind::Turn => false,
    };
    verbatim && quote.depth == 0
}
