//! Variants: the members of a passage whose words fold alike, so that copies are read once.
//!
//! What comes in is members; what goes out is a [`Variant`] for each way to word them. Which is the reference is for others
//! to say.

use std::{cmp::Reverse, hash::BuildHasher as _};

use arcstr::ArcStr;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    Member, Word,
    compare::Folded,
    evidence::Days,
    fold::Folder,
    incise::{incise, leave_out},
};
use crate::{
    corpus::Corpus,
    sources::{Role, SourceId},
};

/// Members with the same folded words.
#[derive(Default)]
pub struct Variant<'a> {
    pub folded: Folded<'a>,
    /// The quotation's text, if these words are all of it.
    pub whole: Option<&'a ArcStr>,
    pub members: Vec<usize>,
    /// The sources of its members, each once.
    pub sources: Vec<SourceId>,
    pub record: bool,
    pub weight: u32,
    /// Words of the longest quotation that a member is part of.
    pub fullest: usize,
    pub days: Days,
}

impl Variant<'_> {
    /// Whether it has at most half of what another weighs.
    pub fn is_fragment_of(&self, other: &Self) -> bool {
        2 * self.weight <= other.weight
    }
}

/// The variants of a passage's members: the records' first, then what most sources print.
pub fn variants<'a>(members: &[Member], corpus: &'a Corpus, folder: &mut Folder) -> Vec<Variant<'a>> {
    let mut variants: Vec<Variant> = Vec::new();
    // Most members are copies of one another, which need not be folded again.
    let mut copies: FxHashMap<&str, usize> = FxHashMap::default();
    // By a hash of their words: forty thousand need not be written twice.
    let mut known: FxHashMap<u64, usize> = FxHashMap::default();
    for (index, member) in members.iter().enumerate() {
        let text = &corpus.quote(member.quote).text[member.words.start as usize..member.words.end as usize];
        let quote = corpus.quote(member.quote);
        let mut fold = || {
            let mut words = folder.speak(corpus.language(quote.source)).fold(text);
            if let Some(range) = incise(quote) {
                leave_out(&mut words, &range, member.words.start as usize);
            }
            let hash = FxBuildHasher.hash_one(keys(&words).collect::<Vec<u32>>());
            // Two that only share their hash stay two.
            if let Some(&at) = known.get(&hash).filter(|&&at| keys(&variants[at].folded.words).eq(keys(&words))) {
                return at;
            }
            words.shrink_to_fit();
            let weight = words.iter().map(|word| word.stem.weight()).sum();
            let folded = Folded { text, words, goes_on: [true; 2] };
            let whole = Some(&quote.text).filter(|whole| whole.len() == text.len());
            variants.push(Variant { folded, whole, weight, ..Variant::default() });
            known.insert(hash, variants.len() - 1);
            variants.len() - 1
        };
        let at = match copies.get(text) {
            Some(&at) => at,
            None => *copies.entry(text).or_insert(fold()),
        };
        variants[at].members.push(index);
        // Members come in the order of their sources.
        if variants[at].sources.last() != Some(&quote.source) {
            variants[at].sources.push(quote.source);
        }
        variants[at].days = variants[at].days.with(corpus.source(quote.source).day());
        variants[at].record |= corpus.source_of(member.quote).role == Role::Record;
    }
    variants.sort_by_key(|variant| Reverse((variant.record, variant.sources.len(), variant.weight)));
    if variants.len() > 1 {
        variants.iter_mut().for_each(|variant| look_around(variant, members, corpus));
    }
    variants
}

/// What words are compared by.
fn keys(words: &[Word]) -> impl Iterator<Item = u32> {
    words.iter().map(|word| word.key)
}

/// Reads the quotations that a variant is part of.
fn look_around(variant: &mut Variant, members: &[Member], corpus: &Corpus) {
    for member in variant.members.iter().map(|&index| &members[index]) {
        let text = &corpus.quote(member.quote).text;
        variant.fullest = variant.fullest.max(text.split_whitespace().count());
        let [before, after] = &mut variant.folded.goes_on;
        *before &= goes_on(&text[..member.words.start as usize], |rest| {
            let close: String = rest.split_whitespace().rev().take(3).collect::<Vec<_>>().into_iter().rev().collect();
            close.ends_with(['…', ']']) || close.ends_with("...")
        });
        *after &= goes_on(&text[member.words.end as usize..], |rest| {
            let close: String = rest.split_whitespace().take(3).collect();
            close.starts_with(['…', '[']) || close.starts_with("...")
        });
    }
}

/// Whether a quotation goes on with these words: more than a stump, and no shown cut between.
fn goes_on(rest: &str, cut: impl Fn(&str) -> bool) -> bool {
    rest.split_whitespace().nth(2).is_some() && !cut(rest)
}
