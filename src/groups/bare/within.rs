//! What fellows quote, in an article's own prose.
//!
//! Every sentence of the prose is asked which sought sentences share words with it, by a table of words; only those that
//! share enough are laid side by side.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Stretch, wanted::Wanted};
use crate::{
    corpus::QuoteId,
    groups::{
        GroupId,
        align::{Aligner, weight},
        fold::{Folder, Traits, Word},
    },
    rules::{CONTENT, Stem, hash},
    text::fold_key,
};

/// A sentence that a fellow quotes.
pub struct Sought {
    quote: QuoteId,
    group: Option<GroupId>,
    /// The same for copies of it.
    key: String,
    words: Vec<Word>,
    /// Whether it is all of its quotation.
    whole: bool,
}

/// A sentence of the prose that a fellow has inside its marks.
pub struct Sight {
    /// The quotations: the fellow's, then the article's own beside it.
    pub quotes: Vec<QuoteId>,
    /// The group of the fellow's.
    pub group: Option<GroupId>,
    /// The same for copies of what is quoted.
    pub key: String,
    /// The stretch of the prose.
    pub stretch: usize,
    /// Its words.
    pub words: Range<usize>,
}

/// Sought sentences that a word may point to; one that is in more tells nothing.
const LIST: usize = 24;
/// Words that two sentences must share before they are laid side by side, in eighths: a telling word and a half.
const SHARED: u32 = 80;

/// Folds the quotations that are sought; sentences that the article has inside its own marks are not.
pub fn sought(wanted: &Wanted, folder: &mut Folder, quotes: &[QuoteId], own: Range<usize>) -> Vec<Sought> {
    let own: Vec<Vec<Word>> = own
        .map(|index| {
            let quote = &wanted.corpus.quotes[index];
            folder.speak(wanted.corpus.language(quote.source)).fold(&quote.text)
        })
        .collect();
    let mut all: Vec<Sought> = Vec::new();
    for &quote in quotes {
        let (text, source) = (&wanted.corpus.quote(quote).text, wanted.corpus.quote(quote).source);
        let words = folder.speak(wanted.corpus.language(source)).fold(text);
        let sentences = sentences(&words);
        for range in &sentences {
            let words = words[range.clone()].to_vec();
            if content(&words).count() < 2 || own.iter().any(|own| holds_most(own, &words)) {
                continue;
            }
            let bytes = words[0].start..words[words.len() - 1].end;
            let key = fold_key(&text[bytes.start as usize..bytes.end as usize]);
            let group = wanted.group_of(quote, &bytes);
            all.push(Sought { quote, group, key, words, whole: sentences.len() == 1 });
        }
    }
    all
}

/// Finds what is sought in the prose.
pub fn within(wanted: &Wanted, sought: &[Sought], prose: &[Stretch]) -> Vec<Sight> {
    let lists = lists(sought);
    let mut languages: Vec<usize> =
        sought.iter().map(|it| wanted.corpus.language(wanted.corpus.quote(it.quote).source)).collect();
    languages.sort_unstable();
    languages.dedup();
    let first_person = languages.iter().flat_map(|&language| &wanted.rules.languages[language].wording.first_person);
    let first_person: FxHashSet<u32> = first_person.map(|word| hash(word)).collect();
    let mut aligner = Aligner::default();
    let mut sights = Vec::new();
    for (number, stretch) in prose.iter().enumerate() {
        let sentences = sentences(&stretch.folded.words);
        for (at, range) in sentences.iter().enumerate() {
            let sentence = &stretch.folded.words[range.clone()];
            let met = met(&lists, sought.len(), sentence);
            let found = met.into_iter().filter_map(|index| {
                let words = bare(&mut aligner, &sought[index], sentence, &first_person)?;
                Some((index, range.start + words.start..range.start + words.end))
            });
            for (index, words) in found {
                let Sought { quote, group, key, .. } = &sought[index];
                let sides = [(at == 0, stretch.sides[0]), (at + 1 == sentences.len(), stretch.sides[1])];
                let beside = sides.into_iter().filter_map(|(next, side)| side.filter(|_| next));
                // Where the marks begin a sentence later than a fellow's, the quotation beside it is the other side.
                let beside = beside.filter(|&side| wanted.share_group(side, *quote));
                let quotes = std::iter::once(*quote).chain(beside).collect();
                sights.push(Sight { quotes, group: *group, key: key.clone(), stretch: number, words });
            }
        }
    }
    sights
}

fn lists(sought: &[Sought]) -> FxHashMap<u32, Vec<u32>> {
    let mut lists: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (index, sought) in sought.iter().enumerate() {
        let mut stems: Vec<u32> = content(&sought.words).map(|stem| stem.0 >> 6).collect();
        stems.sort_unstable();
        stems.dedup();
        stems.into_iter().for_each(|stem| lists.entry(stem).or_default().push(index as u32));
    }
    lists.retain(|_, list| list.len() <= LIST);
    lists
}

/// The sought sentences that share enough with a sentence of the prose, in order.
fn met(lists: &FxHashMap<u32, Vec<u32>>, count: usize, sentence: &[Word]) -> Vec<usize> {
    let mut shared: Vec<u32> = Vec::new();
    for stem in content(sentence) {
        let Some(list) = lists.get(&(stem.0 >> 6)) else { continue };
        shared.resize(count, 0);
        list.iter().for_each(|&index| shared[index as usize] += stem.weight());
    }
    (0..shared.len()).filter(|&index| shared[index] >= SHARED).collect()
}

/// The words of a sentence that are a quotation's without its marks: a run of the very words, all of a short phrase, or a
/// sentence that is nearly the same as a whole.
fn bare(
    aligner: &mut Aligner,
    sought: &Sought,
    sentence: &[Word],
    first_person: &FxHashSet<u32>,
) -> Option<Range<usize>> {
    let stems = |words: &[Word]| words.iter().map(|word| word.stem).collect::<Vec<Stem>>();
    let (quoted, own) = (stems(&sought.words), stems(sentence));
    let common = aligner.align(&quoted, &own);
    let a = usize::from(common.a.start)..usize::from(common.a.end);
    let b = usize::from(common.b.start)..usize::from(common.b.end);
    let run = &sentence[b.clone()];
    let names = content_words(run).all(|word| word.traits.has(Traits::CAPITAL));
    let verbatim = common.matched >= weight(&quoted[a.clone()]).max(weight(&own[b.clone()]));
    let count = content_words(run).count();
    let all = sought.whole && content(&sought.words[..a.start]).chain(content(&sought.words[a.end..])).count() == 0;
    if verbatim && !names && ((count >= 4 && common.matched >= 160) || (all && count >= 2 && common.matched >= 88)) {
        return Some(b);
    }
    let shared = shared(&sought.words, sentence) as f32 / weight(&quoted).max(weight(&own)).max(1) as f32;
    let count = content_words(sentence).count();
    let speaks = sentence.iter().any(|word| first_person.contains(&word.key));
    let nearly = match speaks {
        // Nobody writes “we” of himself in a report: the marks are lost.
        true => shared >= 0.5 && count >= 3,
        false => (shared >= 0.6 && count >= 5) || (shared >= 0.75 && count >= 4),
    };
    nearly.then_some(0..sentence.len())
}

/// What words of both weigh, in whatever order they stand.
fn shared(one: &[Word], other: &[Word]) -> u32 {
    let sorted = |words: &[Word]| {
        let mut stems: Vec<Stem> = words.iter().map(|word| word.stem).collect();
        stems.sort_unstable();
        stems
    };
    let (one, other) = (sorted(one), sorted(other));
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < one.len() && j < other.len() {
        match (one[i].is(other[j]), one[i] < other[j]) {
            (true, _) => {
                shared += one[i].weight();
                (i, j) = (i + 1, j + 1);
            }
            (false, true) => i += 1,
            (false, false) => j += 1,
        }
    }
    shared
}

/// Whether a quotation holds most of a sentence.
fn holds_most(quotation: &[Word], sentence: &[Word]) -> bool {
    let all: u32 = content(sentence).map(Stem::weight).sum();
    let held = content_words(sentence).filter(|word| quotation.iter().any(|own| own.stem.is(word.stem)));
    held.map(|word| word.stem.weight()).sum::<u32>() * 2 >= all
}

fn content(words: &[Word]) -> impl Iterator<Item = Stem> + '_ {
    content_words(words).map(|word| word.stem)
}

fn content_words(words: &[Word]) -> impl Iterator<Item = &Word> {
    words.iter().filter(|word| word.stem.weight() >= CONTENT && !word.is_gap())
}

/// The sentences of a text; an ellipsis ends one. Tables stay small whatever the text: a sentence has a bounded length.
fn sentences(words: &[Word]) -> Vec<Range<usize>> {
    const LONGEST: usize = 80;
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| !word.is_gap()) {
        match sentences.last_mut() {
            Some(last) if last.end == at && !word.traits.has(Traits::LEADS) && last.len() < LONGEST => {
                last.end = at + 1
            }
            _ => sentences.push(at..at + 1),
        }
    }
    sentences
}
