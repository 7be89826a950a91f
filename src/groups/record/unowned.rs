//! Sentences that nobody who is named is credited with, “…,” he said; a headline; a block: if a record of their days holds one
//! nearly so, it is from there.
//!
//! What comes in is the quotations of a run; what goes out is what the records have in place of these. That no record holds one
//! says nothing.

use rayon::prelude::*;

use super::{
    Heard, OnRecord,
    bearings::Bearings,
    chain::{Search, chain},
    folded, is_whole,
    verdict::of_nobody,
    voices::{Voice, Voices},
    witness::Witnesses,
};
use crate::{
    attributions::Sort,
    corpus::{Corpus, PersonId, Quote, QuoteId},
    groups::fold::{Folder, Folding},
    quotations::Kind,
    rules::Rules,
    sources::Role,
};

/// All of them.
pub fn all(corpus: &Corpus) -> Vec<(QuoteId, &Quote)> {
    corpus.numbered().filter(|(_, quote)| is_unowned(corpus, quote)).collect()
}

fn is_unowned(corpus: &Corpus, quote: &Quote) -> bool {
    let sentence = match quote.kind {
        Kind::Direct | Kind::Partial | Kind::Block => true,
        Kind::Scare | Kind::Title | Kind::Turn => false,
    };
    let is_named = |person: PersonId| {
        let person = corpus.people.get(person);
        person.sort == Sort::Person && person.name.starts_with(char::is_uppercase)
    };
    let article = corpus.source(quote.source).role == Role::Article;
    sentence && is_whole(quote) && article && !quote.person().is_some_and(is_named)
}

/// What the records have in their place.
pub fn judge(
    unowned: &[(QuoteId, &Quote)],
    corpus: &Corpus,
    rules: &Rules,
    (voices, bearings, witnesses): (&Voices, &Bearings, &Witnesses),
    folding: &Folding,
) -> Vec<OnRecord> {
    let judged = |folder: &mut Folder, &(id, quote): &(QuoteId, &Quote)| {
        // Whose records there are, is judged by them.
        if quote.person().is_some_and(|person| !witnesses.records(person, quote.source).is_empty()) {
            return None;
        }
        let speaks = |voice: &Voice| bearings.speaks_for(corpus.records[voice.record].source, quote.source);
        let words = folded(corpus, folder, quote);
        let search = Search { ranges: std::iter::once(0..voices.stems.len()).collect(), allowed: &speaks };
        let links = chain(voices, &words, &search);
        of_nobody(corpus, rules, voices, folder, &Heard { quote: id, person: None, words, links })
    };
    unowned.par_iter().map_init(|| folding.folder(), judged).flatten().collect()
}
