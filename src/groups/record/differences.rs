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
    rules::{CONTENT, WordingRules},
};

/// The difference from the record's words to the quotation's; nothing where only an editor's hand lies between.
pub fn differences(folder: &mut Folder, rules: &WordingRules, reference: &str, quotation: &str) -> Option<Drift> {
    let [a, b] = [reference, quotation].map(|text| Folded { text, words: folder.fold(text), goes_on: [false; 2] });
    let mut parts = compare(&a, &b);
    let matched: u32 = parts.iter().filter(|part| part.op == Op::Equal).map(|part| b.weight(&part.b)).sum();
    let unsaid = |part: &mut Part| part.op == Op::Insert && b.weight(&part.b) >= CONTENT;
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
