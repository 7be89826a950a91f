//! Headlines: capitals that name nobody, since every word there has them.
//!
//! What comes in is a sentence, or a name where it stands; what goes out is whether a headline holds it.

use super::{nouns::Noun, page::Page, parts::PartKind, speakers::Reader, tokens::TokenKind};
use crate::rules::Class;

impl Reader<'_> {
    /// Whether a sentence is all of its block, and no full stop ends it.
    pub(super) fn is_headline(&self, range: &std::ops::Range<usize>) -> bool {
        let parts = &self.page.parts[range.clone()];
        let Some((first, last)) = parts.first().zip(parts.last()) else { return false };
        let edge = |at: Option<usize>| {
            let token = at.and_then(|at| self.page.tokens.get(at));
            token.is_none_or(|token| token.kind == TokenKind::Edge)
        };
        let whole = edge((first.from as usize).checked_sub(1)) && edge(Some(last.to as usize));
        whole && !matches!(last.kind, PartKind::Stop)
    }
}

/// Whether a name that nothing tells to be a person's stands in a line of capitals: ROVERS LAND HOLM.
pub fn is_shouted(text: &str, page: &Page, noun: &Noun) -> bool {
    const LONGEST: usize = 120;
    let head = page.tokens[noun.head.0 as usize];
    // Few names are all capitals: the rest need no further look.
    if !head.is(Class::UPPER)
        || noun.class.is(Class::FIRST_NAME)
        || head.is(Class::HONORIFIC)
        || noun.has_office(&page.tokens)
    {
        return false;
    }
    let (before, behind) = text.split_at(head.start as usize);
    let begin = before.bytes().rev().take(LONGEST).take_while(|&byte| byte != b'\n').count();
    let end = behind.bytes().take(LONGEST).take_while(|&byte| byte != b'\n').count();
    let small = |text: &str| text.bytes().any(|byte| byte.is_ascii_lowercase());
    let line = before.get(before.len() - begin..).zip(behind.get(..end));
    begin + end < LONGEST && line.is_some_and(|(before, behind)| !small(before) && !small(behind))
}
