//! Which old records articles are seen to quote: what a court held, or a witness swore, is quoted for years.
//!
//! What comes in is the quotations that are asked; what goes out is records, each with an article of much later that has
//! so many of its very words that it must have them from there.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    WEIGHTY,
    bearings::Bearings,
    chain::{Link, chain},
    folded, search,
    voices::{Voice, Voices},
    witness::COPY,
};
use crate::{
    corpus::{Corpus, Quote, QuoteId},
    groups::fold::{Folder, Folding},
    sources::SourceId,
};

/// What the sentences must weigh that an article quotes word for word, in eighths: a turn of phrase is said again.
const SOURCE: u32 = 160;

/// The old records, each with the article that quotes it.
pub fn old(
    corpus: &Corpus,
    bearings: &Bearings,
    voices: &Voices,
    folding: &Folding,
    asked: &[(QuoteId, &Quote)],
) -> Vec<(SourceId, SourceId)> {
    let record = |voice: &Voice| corpus.records[voice.record].source;
    let Some(oldest) = voices.all.iter().map(record).min_by_key(|&record| bearings.day(record).unwrap_or(i32::MAX))
    else {
        return Vec::new();
    };
    let copies = |folder: &mut Folder, &(_, quote): &(QuoteId, &Quote)| {
        if !bearings.is_older(oldest, quote.source) {
            return Vec::new();
        }
        let words = folded(corpus, folder, quote);
        let is_old = |voice: &Voice| bearings.is_old(record(voice), quote.source);
        let links = chain(voices, &words, &search(voices, quote.person(), None, &is_old));
        let copies = links.iter().filter(|link| link.weight >= WEIGHTY && link.share() >= COPY);
        let place = |link: &Link| Some(record(voices.voice_at(link.found.as_ref()?.passage.start)));
        copies.filter_map(|link| Some(((place(link)?, quote.source), link.weight))).collect()
    };
    let mut copied: FxHashMap<(SourceId, SourceId), u32> = FxHashMap::default();
    let found: Vec<_> = asked.par_iter().map_init(|| folding.folder(), copies).flatten_iter().collect();
    found.into_iter().for_each(|(pair, weight)| *copied.entry(pair).or_default() += weight);
    let mut quoted: Vec<_> = copied.into_iter().filter(|(_, weight)| *weight >= SOURCE).map(|(pair, _)| pair).collect();
    quoted.sort_unstable();
    quoted
}
