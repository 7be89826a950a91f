//! Which words are a translator's: another may choose other ones.
//!
//! What comes in is a quotation with what its article says around it; what goes out is whether that tells of a translation.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::Facts;
use crate::{
    corpus::{Quote, QuoteId},
    rules::{Stem, words_of},
};

/// By language the words that tell of a translation, as rough as those around a quotation are kept; gathered when first
/// asked for.
pub struct Translations(Vec<OnceLock<FxHashSet<u32>>>);

impl Translations {
    /// What the rules name.
    pub fn of(facts: &Facts) -> Self {
        Self(facts.rules.languages.iter().map(|_| OnceLock::new()).collect())
    }

    fn words(&self, facts: &Facts, language: usize) -> &FxHashSet<u32> {
        let gather = || {
            let words = &facts.rules.languages[language].wording.occasion.translations;
            words.iter().map(|word| Stem::beginning(word.as_bytes())).collect()
        };
        self.0[language].get_or_init(gather)
    }

    /// Whether the sentence around a quotation tells that its words are a translator's. Who is one speaks for himself.
    pub fn hold(&self, facts: &Facts, id: QuoteId) -> bool {
        let quote = facts.corpus.quote(id);
        let language = facts.corpus.language(quote.source);
        let first = facts.corpus.quotes.partition_point(|other| other.source < quote.source);
        let sketch = facts.corpus.sketches.get(quote.source.index());
        let host = sketch.and_then(|sketch| sketch.hosts.all().nth(id.0 as usize - first));
        let tells = host.is_some_and(|host| host.iter().any(|stem| self.words(facts, language).contains(&stem.bare())));
        tells && !self.is_spoken_by_one(facts, quote, language)
    }

    fn is_spoken_by_one(&self, facts: &Facts, quote: &Quote, language: usize) -> bool {
        let role = quote.credit.as_ref().and_then(|credit| credit.naming.role.as_deref()).unwrap_or_default();
        words_of(role).iter().any(|word| self.words(facts, language).contains(&Stem::beginning(word.as_bytes())))
    }
}
