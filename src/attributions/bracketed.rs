//! Brackets behind a quotation that say whose it is: “…” (Ann Holm, Dale), “…” (Holm, 2019, p. 14).
//!
//! What comes in is a sentence; what goes out is a [`Credit`] for a quotation that nothing but its brackets credits.

use super::{
    confidence::Rule,
    credits::{Credit, View},
    nouns::NounSort,
    parts::PartKind,
    sentences::Ending,
    tokens::{Token, TokenKind},
};
use crate::rules::Class;

impl View<'_> {
    // Q "(" NAME ["," …] ")" — “It has gone.” (Ann, Dale) “It never came.” (Bo Reyes); Q "(" NAME ["," ] year … ")"
    pub(super) fn bracketed(self, quote: usize) -> Option<Credit> {
        const LONGEST: usize = 12;
        const AUTHORS: usize = 5;
        let open = self.parts.get(quote + 1).filter(|part| matches!(part.kind, PartKind::Open))?;
        let noun = self.parts.get(quote + 2)?.noun().filter(|noun| noun.sort == NounSort::Name)?;
        let inside: Vec<Token> = self.tokens[open.to as usize..].iter().take(LONGEST).copied().collect();
        let close = inside.iter().position(|token| token.kind == TokenKind::Close)?;
        let end = (noun.head.1 - open.to) as usize;
        let behind = inside.get(end..close)?;
        let somebody = !noun.class.is(Class::PLACE | Class::TIME);
        // “Ann Holm, who built it”, “Florence, 12 May”
        let (ends, full) = (behind.is_empty(), noun.head.1 > noun.head.0 + 1);
        let told = full && ends || behind.first().is_some_and(|next| next.kind == TokenKind::Comma);
        let whole = matches!(self.ending(quote), Ending::Stop | Ending::Asking);
        let plain = !behind.iter().any(|token| tells(token) || is_year(token));
        let signed = somebody && noun.class.is(Class::FIRST_NAME) && told && whole && plain;
        // Authors up to a year, and nothing else: “(Id. at 1412)”, “(Tr. 2014)” are pages.
        let year = inside[end..close].iter().take(AUTHORS).position(is_year);
        let authors = year.map(|year| &inside[end - 1..end + year]);
        let cites = somebody && authors.is_some_and(|authors| authors.iter().all(is_author));
        let credit = (signed || cites) && !self.is_told_near(quote);
        credit.then_some(Credit { subject: quote + 2, cue: None, rule: Rule::Named })
    }

    /// “…” (Leeds, 2019), Holm wrote; Holm said: “I saw her.” (Ann Reyes): whether somebody speaks near a quotation, so that its
    /// brackets tell something else.
    fn is_told_near(self, quote: usize) -> bool {
        const NEAR: usize = 12;
        let from = quote.saturating_sub(NEAR).max(self.sentence.from as usize);
        let to = (quote + NEAR).min(self.sentence.to as usize);
        self.parts[from..to].iter().any(|part| part.verb().is_some_and(|verb| verb.reports() && verb.is_finite()))
    }
}

/// Whether a word says that brackets tell something of somebody.
fn tells(token: &Token) -> bool {
    token.is(Class::REPORT | Class::AUXILIARY | Class::RELATIVE | Class::TIME)
}

/// Whether a word or point may stand among authors: Holm, J., and Reyes.
fn is_author(token: &Token) -> bool {
    const INITIAL: u32 = 2;
    let short = token.is(Class::DOTTED) && token.end - token.start > INITIAL;
    token.kind != TokenKind::Stop && !short && !tells(token) && !token.is(Class::PREPOSITION)
}

/// Whether a number may be that of a year: four figures.
fn is_year(token: &Token) -> bool {
    token.kind == TokenKind::Number && token.end - token.start == 4
}
