//! How a quotation differs from the passage of the record that it comes from.
//!
//! The same comparison, with the same edits permitted, as between two articles; but words that a quotation has at its ends
//! and the record does not are no trim: nobody said them.

use crate::{
    groups::{
        Drift, Op, Piece,
        compare::{Folded, Part, compare},
        fold::Folder,
        permitted::permit,
    },
    rules::{CONTENT, Sorts, WordingRules},
};

/// The difference from the record's words to the quotation's; nothing where only an editor's hand lies between.
pub fn differences(folder: &mut Folder, rules: &WordingRules, reference: &str, quotation: &str) -> Option<Drift> {
    let [a, b] = folded(folder, [reference, quotation]);
    let mut parts = compare(&a, &b);
    let matched: u32 = parts.iter().filter(|part| part.op == Op::Equal).map(|part| b.weight(&part.b)).sum();
    // “Well, we never …”: a hesitation put in is none that anybody minds.
    let says = |part: &Part| b.words[part.b.clone()].iter().any(|word| !word.traits.has(Sorts::FILLER));
    let unsaid = |part: &mut Part| part.op == Op::Insert && b.weight(&part.b) >= CONTENT && says(part);
    let tail = parts.pop_if(unsaid);
    let head = parts.first_mut().is_some_and(unsaid).then(|| parts.remove(0));
    let parts: Vec<Part> = head.into_iter().chain(permit(parts, &a, &b, rules)).chain(tail).collect();
    if parts.iter().all(|part| part.op == Op::Equal) {
        return None;
    }
    let piece = |part: &Part| Piece::of(part, &a, &b);
    let similarity = matched as f32 / b.weight(&(0..b.words.len())).max(1) as f32;
    Some(Drift { odd: 1, against: 0, pieces: parts.iter().map(piece).collect(), similarity, titled: b.is_titled() })
}

/// Whether words of a record hold a quotation from its first word to its last, with nothing but an editor's hand between:
/// what the record has before it and after it is trimmed.
pub fn holds(folder: &mut Folder, rules: &WordingRules, reference: &str, quotation: &str) -> bool {
    let [a, b] = folded(folder, [reference, quotation]);
    let parts = compare(&a, &b);
    let mut own = parts.iter().filter(|part| !part.b.is_empty());
    let is_equal = |part: Option<&Part>| part.is_none_or(|part| part.op == Op::Equal);
    let ends = is_equal(own.next()) && is_equal(own.next_back());
    ends && permit(parts, &a, &b, rules).iter().all(|part| part.op == Op::Equal)
}

fn folded<'t>(folder: &mut Folder, texts: [&'t str; 2]) -> [Folded<'t>; 2] {
    texts.map(|text| Folded { text, words: folder.fold(text), goes_on: [false; 2] })
}
