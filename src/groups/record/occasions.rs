//! Whether an article tells a quotation from another occasion than the record's: “Last year Lund told the Herald: …”.
//!
//! What comes in is a quotation that no record holds; what goes out is whether the words around it say that it was said,
//! or written, elsewhere. Which words do is data. The article is read again, which only such a quotation is worth.

use crate::{
    corpus::{self, Corpus, Quote},
    documents::Document,
    quotations,
    rules::{Rules, words_of},
};

/// Whether the sentence around a quotation names another occasion.
pub fn is_of_another(corpus: &Corpus, rules: &Rules, quote: &Quote) -> bool {
    let look = |document: &Document| {
        let phrases = &rules.languages[document.language].wording.other_occasions;
        let around = around(document, rules, quote);
        around.is_some_and(|sides| sides.iter().any(|side| phrases.iter().any(|phrase| holds(side, phrase))))
    };
    // A source that can no longer be read says nothing of the kind.
    corpus::prose(corpus.source(quote.source), rules, look).unwrap_or(false)
}

fn holds(words: &[Box<str>], phrase: &[Box<str>]) -> bool {
    words.windows(phrase.len().max(1)).any(|window| window == phrase)
}

/// The author's words before and after a quotation, as far as the sentence goes.
fn around(document: &Document, rules: &Rules, quote: &Quote) -> Option<[Vec<Box<str>>; 2]> {
    let all = quotations::find(document, &rules.languages[document.language]);
    let outer: Vec<_> = all.iter().filter(|it| it.depth == 0).map(|it| it.span).collect();
    let at = outer.iter().position(|span| document.map.disk(*span).start == quote.span.start)?;
    let own = outer[at];
    let block = document.blocks.iter().find(|block| block.span.start <= own.start && own.start < block.span.end)?.span;
    let from = outer[..at].last().map_or(block.start, |before| before.end.max(block.start));
    let to = outer.get(at + 1).map_or(block.end, |next| next.start.min(block.end));
    let text = &document.text;
    let ends = ['.', '!', '?'];
    let before = text.get(from as usize..own.start as usize)?.rsplit(ends).next()?;
    let after = text.get(own.end as usize..to as usize).unwrap_or_default().split(ends).next()?;
    Some([before, after].map(words_of))
}
