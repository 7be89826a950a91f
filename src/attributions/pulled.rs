//! Pulled: a block that sets in large type what is quoted elsewhere in its text.
//!
//! What comes in is a document's quotations and who said them; what goes out is the same speaker for a block that holds a part of
//! somebody's words again, whoever was quoted last before it, unless its own introduction names another.

use memchr::memmem;

use super::{Attribution, Basis, Confidence};
use crate::{
    documents::Document,
    quotations::{Kind, Quotation},
};

/// No page pulls out more than this, and none of them is longer, in bytes.
const MOST: usize = 8;
const LONGEST: u32 = 400;
/// A few words may be said twice.
const FEWEST: usize = 4;
/// How sure it is.
const LIKELY: Confidence = Confidence(0.85);

/// Credits blocks that repeat a quotation with whoever said it.
pub fn credit(document: &Document, quotations: &[Quotation], out: &mut [Attribution]) {
    let text = &*document.text;
    let pulled = |at: &usize| {
        let block = quotations[*at].kind == Kind::Block && quotations[*at].span.len() < LONGEST;
        // “Reyes replied:” above it says whose it is.
        block && out[*at].basis != Some(Basis::Stated)
    };
    let blocks: Vec<usize> = (0..quotations.len()).filter(pulled).take(MOST).collect();
    if blocks.is_empty() {
        return;
    }
    // All quotations in a row, and where each begins.
    let (mut all, mut begins) = (String::new(), Vec::new());
    for (at, quotation) in quotations.iter().enumerate() {
        if matches!(quotation.kind, Kind::Direct | Kind::Partial) {
            begins.push((all.len(), at));
            plain(quotation.span.of(text), &mut all);
            all.push('\n');
        }
    }
    for block in blocks {
        let mut words = String::new();
        plain(quotations[block].span.of(text), &mut words);
        let whole = words.split_whitespace().count() >= FEWEST;
        let Some(found) = memmem::find(all.as_bytes(), words.as_bytes()).filter(|_| whole) else { continue };
        let said = begins[begins.partition_point(|&(begin, _)| begin <= found) - 1].1;
        if out[said].confidence >= Confidence::NAMES && out[said].speaker.is_some() {
            let confidence = Confidence(out[said].confidence.0.min(LIKELY.0));
            let (speaker, utterance) = (out[said].speaker.clone(), out[block].utterance);
            let basis = Some(Basis::Carried);
            out[block] = Attribution { speaker, basis, confidence, utterance, ..Attribution::default() };
        }
    }
}

/// Words in small letters with a space before each.
fn plain(words: &str, out: &mut String) {
    for word in words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        out.push(' ');
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out.push(' ');
}
