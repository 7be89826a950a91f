//! What an article's fellows have inside their marks, and which of it the article may hold outside of its own.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::{
    corpus::{Corpus, Quote, QuoteId, pairs_of},
    groups::{Group, GroupId, stories::Stories},
    quotations::Kind,
    rules::WordingRules,
    sources::{Role, SourceId},
};

/// The quotations of a corpus by source, with their groups.
pub struct Wanted<'a> {
    /// The quotations.
    pub corpus: &'a Corpus,
    /// The groups.
    pub groups: &'a [Group],
    /// The language's words.
    pub rules: &'a WordingRules,
    stories: &'a Stories,
    /// For each source its first quotation; one more at the end.
    first: Vec<usize>,
    /// For each quotation its groups.
    groups_of: Vec<Vec<u32>>,
    /// The sources of each story that is named.
    named: FxHashMap<&'a str, Vec<u32>>,
}

/// Sources of a named story that are looked at.
const FELLOWS: usize = 24;

impl<'a> Wanted<'a> {
    /// Puts a corpus in order.
    pub fn gather(corpus: &'a Corpus, rules: &'a WordingRules, stories: &'a Stories, groups: &'a [Group]) -> Self {
        let mut first = vec![0; corpus.sources.len() + 1];
        corpus.quotes.iter().for_each(|quote| first[quote.source.index() + 1] += 1);
        (1..first.len()).for_each(|at| first[at] += first[at - 1]);
        let mut groups_of = vec![Vec::new(); corpus.quotes.len()];
        for (index, group) in groups.iter().enumerate() {
            group.members.iter().for_each(|member| groups_of[member.quote.index()].push(index as u32));
        }
        let mut named: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        for (index, source) in corpus.sources.iter().enumerate() {
            if let Some(story) = &source.story {
                let list = named.entry(story).or_default();
                if list.len() < FELLOWS {
                    list.push(index as u32);
                }
            }
        }
        Self { corpus, groups, rules, stories, first, groups_of, named }
    }

    /// The quotations of a source, as indices.
    pub fn of_source(&self, source: SourceId) -> Range<usize> {
        self.first[source.index()]..self.first[source.index() + 1]
    }

    /// The quotations of an article's fellows whose words it may have in its prose.
    pub fn in_source(&self, source: SourceId) -> Vec<QuoteId> {
        let sketch = &self.corpus.sketches[source.index()];
        let quotes = self.fellows(source).flat_map(|fellow| self.of_source(fellow)).filter(|&index| {
            let quote = &self.corpus.quotes[index];
            is_speech(quote) && {
                let pairs = pairs_of(&quote.text, self.rules.weights());
                let held = pairs.iter().filter(|&&pair| sketch.pairs.may_hold(pair)).count();
                held > 0 && held >= pairs.len().min(2)
            }
        });
        quotes.map(|index| QuoteId(index as u32)).collect()
    }

    /// An article's own quotations that stop short of what a fellow has inside the marks, each with the longer one and
    /// their group.
    pub fn trimmed_in(&self, source: SourceId) -> Vec<(QuoteId, QuoteId, GroupId)> {
        let mut trimmed = Vec::new();
        for index in self.of_source(source).filter(|&index| self.corpus.quotes[index].depth == 0) {
            let own = &self.corpus.quotes[index];
            for &group in &self.groups_of[index] {
                let members = self.groups[group as usize].members.iter().map(|member| member.quote);
                let longer = members.filter(|&other| {
                    let other = self.corpus.quote(other);
                    other.source != source && other.text.len() > own.text.len() + 2
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
        self.groups_of[quote.index()].iter().find(holds).map(|&group| GroupId(group))
    }

    /// Whether two quotations share a group.
    pub fn share_group(&self, one: QuoteId, other: QuoteId) -> bool {
        self.groups_of[one.index()].iter().any(|group| self.groups_of[other.index()].contains(group))
    }

    fn fellows(&self, source: SourceId) -> impl Iterator<Item = SourceId> {
        let named = self.corpus.source(source).story.as_deref().and_then(|story| self.named.get(story));
        let mut fellows: Vec<u32> = self.stories.fellows(source.0).to_vec();
        fellows.extend(named.into_iter().flatten());
        fellows.sort_unstable();
        fellows.dedup();
        fellows.retain(|&fellow| fellow != source.0 && self.corpus.sources[fellow as usize].role == Role::Article);
        fellows.into_iter().map(SourceId)
    }
}

/// Whether a quotation is somebody's words and not a word at arm's length or a title.
fn is_speech(quote: &Quote) -> bool {
    let verbatim = match quote.kind {
        Kind::Direct | Kind::Partial | Kind::Block => true,
        Kind::Scare | Kind::Title | Kind::Turn => false,
    };
    verbatim && quote.depth == 0
}
