//! Which words are a translator's: another may choose other ones.
//!
//! What comes in is a quotation with what its article says around it; what goes out is whether that tells of a translation.

use rustc_hash::FxHashSet;

use super::Facts;
use crate::{
    corpus::{Quote, QuoteId},
    rules::words_of,
};

/// By language the words that tell of a translation, as rough as those around a quotation are kept.
pub struct Translations(Vec<FxHashSet<u32>>);

impl Translations {
    /// What the rules name.
    pub fn of(facts: &Facts) -> Self {
        let words = facts.rules.languages.iter().map(|language| {
            let rough = |word: &str| language.wording.weights().rough(word.as_bytes()).bare();
            language.wording.occasion.translations.iter().map(|word| rough(word)).collect()
        });
        Self(words.collect())
    }

    /// Whether the sentence around a quotation tells that its words are a translator's. Who is one speaks for himself.
    pub fn hold(&self, facts: &Facts, id: QuoteId) -> bool {
        let quote = facts.corpus.quote(id);
        let language = facts.corpus.language(quote.source);
        let first = facts.corpus.quotes.partition_point(|other| other.source < quote.source);
        let sketch = facts.corpus.sketches.get(quote.source.index());
        let host = sketch.and_then(|sketch| sketch.hosts.all().nth(id.0 as usize - first));
        let tells = host.is_some_and(|host| host.iter().any(|stem| self.0[language].contains(&stem.bare())));
        tells && !self.is_spoken_by_one(facts, quote, language)
    }

    fn is_spoken_by_one(&self, facts: &Facts, quote: &Quote, language: usize) -> bool {
        let weights = facts.rules.languages[language].wording.weights();
        let role = quote.credit.as_ref().and_then(|credit| credit.naming.role.as_deref()).unwrap_or_default();
        words_of(role).iter().any(|word| self.0[language].contains(&weights.rough(word.as_bytes()).bare()))
    }
}
