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
    sayings::Occurrence,
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

/// The variants of a passage's members: the records' first, then what most sources print. `sentences` are each member's.
/// What has no other beside it is not folded: nothing is compared with it.
pub fn variants<'a>(
    members: &[Member],
    sentences: &[&[Occurrence]],
    corpus: &'a Corpus,
    folder: &mut Folder,
) -> Vec<Variant<'a>> {
    let copies = copies(members, sentences, corpus);
    let mut variants =
        if copies.len() == 1 { unfolded(copies, members, corpus) } else { folded(copies, members, corpus, folder) };
    for variant in &mut variants {
        for member in variant.members.iter().map(|&index| &members[index]) {
            let quote = corpus.quote(member.quote);
            // Members come in the order of their sources.
            if variant.sources.last() != Some(&quote.source) {
                variant.sources.push(quote.source);
            }
            variant.days = variant.days.with(corpus.source(quote.source).day());
            variant.record |= corpus.source_of(member.quote).role == Role::Record;
        }
    }
    variants.sort_by_key(|variant| Reverse((variant.record, variant.sources.len(), variant.weight)));
    if variants.len() > 1 {
        variants.iter_mut().for_each(|variant| look_around(variant, members, corpus));
    }
    variants
}

/// Members that are the same sentences, in the order of the first of each: most are copies of one another.
fn copies(members: &[Member], sentences: &[&[Occurrence]], corpus: &Corpus) -> Vec<Vec<usize>> {
    let said = |index: usize| sentences[index].iter().map(|occurrence| occurrence.saying);
    let hash = |index: usize| {
        let language = corpus.language(corpus.quote(members[index].quote).source);
        FxBuildHasher.hash_one((language, said(index).collect::<Vec<u32>>()))
    };
    let mut copies: Vec<Vec<usize>> = Vec::new();
    let mut known: FxHashMap<u64, usize> = FxHashMap::default();
    for index in 0..members.len() {
        let at = *known.entry(hash(index)).or_insert(copies.len());
        match copies.get_mut(at) {
            // Two that only share their hash stay two.
            Some(copy) if said(copy[0]).eq(said(index)) => copy.push(index),
            _ => copies.push(vec![index]),
        }
    }
    copies
}

/// The one variant of a passage that all sources print alike.
fn unfolded<'a>(copies: Vec<Vec<usize>>, members: &[Member], corpus: &'a Corpus) -> Vec<Variant<'a>> {
    let variant = |members_of: Vec<usize>| {
        let (text, whole) = text(&members[members_of[0]], corpus);
        Variant { folded: Folded { text, ..Folded::default() }, whole, members: members_of, ..Variant::default() }
    };
    copies.into_iter().map(variant).collect()
}

/// A variant for each way to word them.
fn folded<'a>(
    copies: Vec<Vec<usize>>,
    members: &[Member],
    corpus: &'a Corpus,
    folder: &mut Folder,
) -> Vec<Variant<'a>> {
    let mut variants: Vec<Variant> = Vec::new();
    // By a hash of their words: forty thousand need not be written twice.
    let mut known: FxHashMap<u64, usize> = FxHashMap::default();
    for copy in copies {
        let member = &members[copy[0]];
        let quote = corpus.quote(member.quote);
        let (text, whole) = text(member, corpus);
        let mut words = folder.speak(corpus.language(quote.source)).fold(text);
        if let Some(range) = incise(quote) {
            leave_out(&mut words, &range, member.words.start as usize);
        }
        let hash = FxBuildHasher.hash_one(keys(&words).collect::<Vec<u32>>());
        // Two that only share their hash stay two.
        match known.get(&hash).filter(|&&at| keys(&variants[at].folded.words).eq(keys(&words))) {
            Some(&at) => variants[at].members.extend(copy),
            None => {
                let weight = words.iter().map(|word| word.stem.weight()).sum();
                let folded = Folded { text, words, goes_on: [true; 2] };
                known.insert(hash, variants.len());
                variants.push(Variant { folded, whole, weight, members: copy, ..Variant::default() });
            }
        }
    }
    // They are read in the order of the passage.
    variants.iter_mut().for_each(|variant| variant.members.sort_unstable());
    variants
}

/// A member's words as they stand, and the quotation's whole text, if they are all of it.
fn text<'a>(member: &Member, corpus: &'a Corpus) -> (&'a str, Option<&'a ArcStr>) {
    let whole = &corpus.quote(member.quote).text;
    let text = &whole[member.words.start as usize..member.words.end as usize];
    (text, Some(whole).filter(|whole| whole.len() == text.len()))
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
