//! Bare words: what stands inside the marks in one source and outside them in another of the same story.
//!
//! What comes in is a corpus with its stories and groups; what goes out is [`Bare`]s. Two things are sought in an article
//! that has fellows: sentences and phrases that a fellow quotes, word for word or nearly, in its own prose; and the words
//! right beside its own marks that a fellow has inside them. A summary in other words is neither. Prose is read again, but
//! only of articles whose [`Sketch`] says that it may hold such words.

mod beside;
mod wanted;
mod within;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use self::{
    beside::{beside, part_of},
    wanted::Wanted,
    within::{sought, within},
};
use super::{
    Group, GroupId,
    compare::Folded,
    fold::{Folder, Folding},
    stories::Stories,
};
use crate::{
    corpus::{self, Corpus, PairSet, Place, QuoteId, Sketch},
    documents::{BlockKind, Document},
    quotations,
    rules::Rules,
    sources::{Role, SourceId},
    text::{Span, View},
};

/// Words inside the marks in some sources and outside them in others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bare {
    /// The quotations that have the words inside their marks, then those that stop short of them.
    pub quotes: Vec<QuoteId>,
    /// The group that they belong to, if any.
    pub group: Option<GroupId>,
    /// The words outside the marks.
    pub places: Vec<(SourceId, Place)>,
}

/// A stretch of an article's own prose: from one quotation, or an end of the paragraph, to the next.
struct Stretch<'a> {
    folded: Folded<'a>,
    /// Its first byte in the document's text.
    start: u32,
    /// The quotation that ends where it begins, and the one that begins where it ends.
    sides: [Option<QuoteId>; 2],
}

/// What one article holds.
struct Sighting {
    quotes: Vec<QuoteId>,
    group: Option<GroupId>,
    /// What is quoted, folded: the same for copies of it. Empty for words right beside the marks.
    key: String,
    place: (SourceId, Place),
}

/// Sources of one story that a phrase stands bare in, from which on it is everybody's.
const EVERYBODYS: usize = 4;

/// Finds the bare words of a corpus, in the order of their quotations.
pub fn find(corpus: &Corpus, rules: &Rules, folding: &Folding, stories: &Stories, groups: &[Group]) -> Vec<Bare> {
    if corpus.sketches.iter().all(|sketch| *sketch == Sketch::default()) {
        // Quotations handed over without their articles: there is no prose to look into.
        return Vec::new();
    }
    let wanted = Wanted::gather(corpus, rules, stories, groups);
    let articles = (0..corpus.sources.len()).filter(|&source| corpus.sources[source].role == Role::Article);
    let articles: Vec<SourceId> = articles.map(|source| SourceId(source as u32)).collect();
    let sightings: Vec<Sighting> = articles
        .into_par_iter()
        .map_init(
            || (folding.folder(), PairSet::default()),
            |(folder, pairs), source| sight(&wanted, rules, folder, pairs, source),
        )
        .flatten()
        .collect();
    merge(sightings)
}

fn sight(wanted: &Wanted, rules: &Rules, folder: &mut Folder, pairs: &mut PairSet, source: SourceId) -> Vec<Sighting> {
    let quotes = wanted.in_source(source, pairs);
    let trimmed = wanted.trimmed_in(source);
    if quotes.is_empty() && trimmed.is_empty() {
        return Vec::new();
    }
    let own = wanted.of_source(source);
    let look = |document: &Document| {
        let prose = prose(wanted.corpus, document, rules, own.clone(), folder);
        let sought = sought(wanted, folder, &quotes, own);
        let mut found = Vec::new();
        for sight in within(wanted, &sought, &prose) {
            let place = place(document, &prose[sight.stretch], &sight.words);
            found.push(Sighting { quotes: sight.quotes, group: sight.group, key: sight.key, place: (source, place) });
        }
        for (own, longer, group) in trimmed {
            let [short, long] = [own, longer].map(|quote| {
                let quote = wanted.corpus.quote(quote);
                folder.speak(wanted.corpus.language(quote.source)).fold(&quote.text)
            });
            let Some(part) = part_of(&short, &long) else { continue };
            if let Some((stretch, words)) = beside(&prose, own, &long, &part) {
                let place = place(document, &prose[stretch], &words);
                let quotes = vec![longer, own];
                found.push(Sighting { quotes, group: Some(group), key: String::new(), place: (source, place) });
            }
        }
        found
    };
    // A source that can no longer be read was read before: what it said then is reported all the same.
    corpus::prose(wanted.corpus.source(source), rules, look).unwrap_or_default()
}

/// An article's own words, folded; headlines are nobody's speech.
fn prose<'a>(
    corpus: &Corpus,
    document: &'a Document,
    rules: &Rules,
    own: std::ops::Range<usize>,
    folder: &mut Folder,
) -> Vec<Stretch<'a>> {
    let quotations = quotations::find(document, &rules.languages[document.language]);
    let outer: Vec<Span<View>> = quotations.iter().filter(|it| it.depth == 0).map(|it| it.span).collect();
    let by_start: FxHashMap<u32, QuoteId> =
        own.map(|index| (corpus.quotes[index].span.start, QuoteId(index as u32))).collect();
    let id = |span: &Span<View>| by_start.get(&document.map.disk(*span).start).copied();
    let mut stretches = Vec::new();
    let mut next = 0;
    folder.speak(document.language);
    for block in document.blocks.iter().filter(|block| is_prose(document, block)) {
        while next < outer.len() && outer[next].end <= block.span.start {
            next += 1;
        }
        let mut start = block.span.start;
        let mut before = None;
        for marked in outer[next..].iter().take_while(|marked| marked.start < block.span.end) {
            let mut add = |end: u32, after: Option<QuoteId>| {
                let text = &document.text[start as usize..end.max(start) as usize];
                let folded = Folded { text, words: folder.fold(text), goes_on: [false; 2] };
                stretches.push(Stretch { folded, start, sides: [before, after] });
            };
            add(marked.start, id(marked));
            (start, before) = (marked.end.min(block.span.end), id(marked));
        }
        let text = &document.text[start as usize..block.span.end as usize];
        stretches.push(Stretch {
            folded: Folded { text, words: folder.fold(text), goes_on: [false; 2] },
            start,
            sides: [before, None],
        });
    }
    stretches
}

/// A paragraph or an item; a line that ends like no sentence is a headline in a text without markup.
fn is_prose(document: &Document, block: &crate::documents::Block) -> bool {
    match block.kind {
        BlockKind::Heading | BlockKind::SetOff | BlockKind::Turn => false,
        BlockKind::Paragraph | BlockKind::Item => {
            let text = block.span.of(&document.text).trim_end();
            let ends =
                text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | '…' | ':'));
            ends.ends_with(['.', '!', '?', '…', ':'])
        }
    }
}

fn place(document: &Document, stretch: &Stretch, words: &std::ops::Range<usize>) -> Place {
    let (first, last) = (stretch.folded.words[words.start], stretch.folded.words[words.end - 1]);
    let span = Span::new(stretch.start + first.start, stretch.start + last.end);
    Place { text: span.of(&document.text).into(), span: document.map.disk(span) }
}

/// One for each group, and one for each sentence that is in none.
fn merge(sightings: Vec<Sighting>) -> Vec<Bare> {
    let everybodys = everybodys(&sightings);
    let mut at: FxHashMap<(Option<GroupId>, String), usize> = FxHashMap::default();
    let mut all: Vec<Bare> = Vec::new();
    for Sighting { quotes, group, key, place } in sightings {
        if everybodys.contains(&key) {
            continue;
        }
        let index = *at.entry((group, if group.is_some() { String::new() } else { key })).or_insert_with(|| {
            all.push(Bare { quotes: Vec::new(), group, places: Vec::new() });
            all.len() - 1
        });
        let bare = &mut all[index];
        for quote in quotes {
            if !bare.quotes.contains(&quote) {
                bare.quotes.push(quote);
            }
        }
        if !bare.places.contains(&place) {
            bare.places.push(place);
        }
    }
    all.sort_by(|a, b| (a.group, &a.quotes).cmp(&(b.group, &b.quotes)));
    all
}

/// The short phrases that many use without marks: they are nobody's.
fn everybodys(sightings: &[Sighting]) -> FxHashSet<String> {
    let mut sources: FxHashMap<&str, FxHashSet<SourceId>> = FxHashMap::default();
    for sighting in sightings.iter().filter(|sighting| !sighting.key.is_empty() && sighting.key.split(' ').count() <= 4)
    {
        sources.entry(&sighting.key).or_default().insert(sighting.place.0);
    }
    let many = sources.into_iter().filter(|(_, sources)| sources.len() >= EVERYBODYS);
    many.map(|(key, _)| key.to_owned()).collect()
}
