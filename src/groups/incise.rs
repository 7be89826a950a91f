//! Author's words inside the marks: « Le pont sera reconstruit, a promis la préfète, et il le sera. »
//!
//! What comes in is a quotation; what goes out is where the reporting clause within it stands, so that folding can leave it
//! out: nobody said it.

use std::ops::Range;

use super::fold::{Traits, Word};
use crate::{
    corpus::{Place, Quote},
    rules::Stem,
};

/// A reporting clause is no longer than this, in bytes.
const LONGEST: usize = 160;

/// Bytes of the quotation's text that report it, from comma to comma.
pub fn incise(quote: &Quote) -> Option<Range<usize>> {
    let cue = inside(quote, quote.cue.as_ref()?)?;
    let mention = quote.credit.as_ref().and_then(|credit| inside(quote, &credit.mention)).unwrap_or(cue.clone());
    let (start, end) = (cue.start.min(mention.start), cue.end.max(mention.end));
    let (before, after) = (quote.text.get(..start)?, quote.text.get(end..)?);
    let start = before.rfind([',', '?', '!', '…'])? + 1;
    let end = end + after.find([',', '.', ';', ':', '!', '?']).unwrap_or(after.len());
    (end - start <= LONGEST).then_some(start..end)
}

/// Where a place of the file stands in the text, where no markup lies between.
fn inside(quote: &Quote, place: &Place) -> Option<Range<usize>> {
    let start = place.span.start.checked_sub(quote.span.start)? as usize;
    let range = start..start + place.text.len();
    (quote.text.get(range.clone()) == Some(&*place.text)).then_some(range)
}

/// Puts a gap in the place of the words that stand in `range`; `offset` is where the folded text begins.
pub fn leave_out(words: &mut Vec<Word>, range: &Range<usize>, offset: usize) {
    let is_out = |word: &Word| range.contains(&(offset + word.start as usize));
    let Some(first) = words.iter().position(is_out) else { return };
    let count = words[first..].iter().take_while(|word| is_out(word)).count();
    let (start, end) = (words[first].start, words[first + count - 1].end);
    let gap = Word { key: 0, stem: Stem::default(), start, end, traits: Traits::GAP };
    words.splice(first..first + count, [gap]);
}
