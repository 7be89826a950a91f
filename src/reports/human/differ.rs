//! Where in two wordings the words differ, as bytes of each.
//!
//! What comes in is a comparison's [`Piece`]s and one side's text; what goes out is that side's [`Words`].

use super::cut::Words;
use crate::groups::{Op, Piece};

/// Which side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The reference's words, [`Piece::a`].
    Reference,
    /// The odd wording's words, [`Piece::b`].
    Odd,
}

/// The text with what differs. The pieces are found in it one after the other; one that the text does not hold as it
/// stands (a comparison of folded words) is passed over.
pub fn differ<'a>(text: &'a str, pieces: &[Piece], side: Side) -> Words<'a> {
    let mut words = Words { text, ..Words::default() };
    let mut at = 0;
    for piece in pieces {
        let own = own(piece, side);
        if own.is_empty() {
            words.gaps.push(at);
            continue;
        }
        let Some(found) = text[at..].find(own) else { continue };
        let range = at + found..at + found + own.len();
        at = range.end;
        if piece.op != Op::Equal {
            words.odd.push(range);
        }
    }
    words
}

/// Both ways of differing at once, for a reference that several wordings depart from.
pub fn merge<'a>(mut one: Words<'a>, other: Words<'a>) -> Words<'a> {
    one.gaps.extend(other.gaps);
    one.odd.extend(other.odd);
    one.odd.sort_by_key(|range| (range.start, range.end));
    one.odd.dedup_by(|late, early| {
        let touching = late.start <= early.end;
        if touching {
            early.end = early.end.max(late.end);
        }
        touching
    });
    one
}

/// What became of the words, briefly: `optimism → confidence`, `− not`, `+ not`.
pub fn change(piece: &Piece) -> Option<String> {
    match piece.op {
        Op::Equal => None,
        Op::Replace => Some(format!("{} → {}", short(&piece.a), short(&piece.b))),
        Op::Delete => Some(format!("− {}", short(&piece.a))),
        Op::Insert => Some(format!("+ {}", short(&piece.b))),
    }
}

fn own(piece: &Piece, side: Side) -> &str {
    match side {
        Side::Reference => piece.a.trim(),
        Side::Odd => piece.b.trim(),
    }
}

/// A change of many words is told by its first and last.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [first, second, .., last] if words.len() > 6 => format!("{first} {second} … {last}"),
        _ => words.join(" "),
    }
}
