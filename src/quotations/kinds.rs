//! What sort of quotation it is, by its own words and its place.

use super::{Kind, Quotation};
use crate::documents::Document;

/// Names the kind of every quotation between marks.
pub fn name(found: &mut [Quotation], document: &Document) {
    for quotation in found {
        if !matches!(quotation.kind, Kind::Block | Kind::Turn) {
            quotation.kind = kind(quotation.span.of(&document.text));
        }
    }
}

fn kind(words: &str) -> Kind {
    let count = words.split_whitespace().count();
    let sentence = words.starts_with(char::is_uppercase) && words.ends_with(['.', '!', '?', ',', '…', '—']);
    match count {
        0..=1 if !sentence => Kind::Scare,
        0..=3 if !sentence => Kind::Partial,
        _ if sentence || words.starts_with(char::is_uppercase) => Kind::Direct,
        _ => Kind::Partial,
    }
}
