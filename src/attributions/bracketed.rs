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
        let behind = inside.get((noun.head.1 - open.to) as usize..close)?;
        // “Ann Holm, who built it”, “Florence, 12 May”
        let other = |token: &Token| token.is(Class::REPORT | Class::AUXILIARY | Class::RELATIVE | Class::TIME);
        let given = noun.class.is(Class::FIRST_NAME) && !noun.class.is(Class::PLACE | Class::TIME);
        let (ends, full) = (behind.is_empty(), noun.head.1 > noun.head.0 + 1);
        let told = given && (full && ends || behind.first().is_some_and(|next| next.kind == TokenKind::Comma));
        let whole = matches!(self.ending(quote), Ending::Stop | Ending::Asking);
        let signed = told && whole && !behind.iter().any(other) && !behind.iter().any(is_year);
        // “(Id. at 1412)”, “(Tr. 2014)”: pages.
        let page = |next: &Token| next.kind == TokenKind::Stop || next.is(Class::PREPOSITION);
        let cites = behind.iter().take(AUTHORS).any(is_year) && !behind.first().is_some_and(page);
        let short = self.tokens[noun.head.1 as usize - 1].is(Class::DOTTED);
        let cites = cites && !short && !behind.iter().any(other);
        let cites = cites && !noun.class.is(Class::PLACE | Class::TIME);
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

/// Whether a number may be that of a year: four figures.
fn is_year(token: &Token) -> bool {
    token.kind == TokenKind::Number && token.end - token.start == 4
}
