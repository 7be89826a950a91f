//! Sentences: where one ends and the next begins, by points, by the marks of quotations and by what follows them.
//!
//! A full stop before a closing mark ends no sentence if the one who spoke comes after it: “Go!” the aide said.

use super::{
    parts::{Part, PartKind},
    surnames::Surnames,
    tags,
    tokens::{Token, TokenKind},
};
use crate::{
    rules::Class,
    text::{Span, View},
};

/// A sentence: the parts `from..to` of its block.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    pub from: u32,
    pub to: u32,
}

/// How a quotation's own words end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// With a comma or a dash: its sentence goes on.
    Comma,
    /// With a full stop.
    Stop,
    /// With a question or exclamation mark or an ellipsis, which end a sentence or not.
    Asking,
    /// With a word.
    Word,
}

/// How the words of `span` end.
pub fn ending(text: &str, span: Span<View>) -> Ending {
    let words = span.of(text).trim_end_matches(['”', '’', '"', '\'', '»', ')', ']', ' ']);
    match words.chars().next_back() {
        Some(',' | '—' | '–' | '-' | ';' | ':' | '，') => Ending::Comma,
        Some('.' | '。') if !words.ends_with("..") => Ending::Stop,
        Some('.' | '?' | '!' | '…' | '？' | '！') => Ending::Asking,
        Some(_) | None => Ending::Word,
    }
}

/// Takes the capital from words that have it only because a sentence begins with them, and all else from those that are
/// somebody's name.
pub fn lower_first_words(text: &str, tokens: &mut [Token], endings: &[Ending], surnames: &Surnames) {
    let mut begins = true;
    for at in 0..tokens.len() {
        if surnames.claim(text, tokens, at, begins) {
            tokens[at].class = tokens[at].class.and(Class::CAPITAL | Class::UPPER);
        }
        if begins && tokens[at].is_capital() && surnames.disclaim(text, tokens, at) {
            tokens[at].class = Class::ADVERB;
        }
        let token = tokens[at];
        let next = tokens.get(at + 1).copied();
        // “Her brother, Will, said”
        let is_comma = |token: Token| token.kind == TokenKind::Comma;
        let aside = || at > 0 && is_comma(tokens[at - 1]) && next.is_some_and(is_comma);
        let named = token.is_capital() && token.is(Class::AUXILIARY) && aside();
        if named || token.is_capital() && next.is_some_and(|next| is_surname(token, next)) {
            tokens[at].class = Class::CAPITAL;
        } else if begins && token.is_capital() && (is_common(token, next) || is_said(&tokens[at..])) {
            tokens[at].class = token.class.without(Class::CAPITAL | Class::UPPER | Class::FIRST_NAME);
        }
        // A name's ending says nothing: Mrs Reilly is no adverb, Lindquist no calling; “Biologist Ann Holm” has one.
        let token = tokens[at];
        let titles = || tokens.get(at + 1).is_some_and(|next| next.is_capital());
        let article = || is_determined(&tokens[..at]);
        // German Ann Holm, Bahnsprecherin der Stadt, …
        let comma = || at.checked_sub(1).is_some_and(|at| tokens[at].kind == TokenKind::Comma);
        let told = || comma() && tokens.get(at + 1).is_some_and(|next| next.is(Class::PREPOSITION));
        let calling =
            || token.is(Class::PERSON) && (titles() || article() || told()) || token.is(Class::FORMER) && article();
        if token.is_capital() && token.is(Class::GUESSED) && !calling() {
            tokens[at].class = token.class.and(Class::CAPITAL | Class::UPPER | Class::DOTTED);
        }
        begins = match token.kind {
            TokenKind::Stop | TokenKind::Edge | TokenKind::Colon => true,
            TokenKind::Quote(id) => matches!(endings[id as usize], Ending::Stop | Ending::Asking),
            TokenKind::Dash => begins || sent_from(&tokens[..at]),
            TokenKind::Open | TokenKind::Symbol => begins,
            // “U.S. Secretary of State Ann Holm”; no sentence begins after “Ms.”
            TokenKind::Word if token.is(Class::HONORIFIC) => false,
            TokenKind::Word => {
                let titled =
                    || tokens.get(at + 1).is_some_and(|next| next.is(Class::PERSON | Class::HONORIFIC | Class::BODY));
                token.is(Class::DOTTED) && token.end - token.start > 2 && !titled()
            }
            TokenKind::Number | TokenKind::Comma | TokenKind::Semicolon | TokenKind::Close => false,
        };
    }
}

/// Whether an article stands before what comes, or an article and an adjective: German der 71-jährige Landwirt.
fn is_determined(tokens: &[Token]) -> bool {
    let article = |token: &Token| token.is(Class::DETERMINER | Class::POSSESSIVE);
    let adjective = |token: &Token| {
        let guessed = token.is(Class::GUESSED) && token.is(Class::ADVERB) && !token.is_capital();
        token.kind == TokenKind::Number && token.is(Class::PERSON) || guessed
    };
    match tokens {
        [.., before, last] => article(last) || adjective(last) && article(before),
        [last] => article(last),
        [] => false,
    }
}

/// Whether the tokens of a block before a dash are where a page was sent from: DALE, Ohio (NWA) — Work begins.
fn sent_from(tokens: &[Token]) -> bool {
    const LONGEST: usize = 8;
    let first = tokens.iter().rev().take(LONGEST).position(|token| token.kind == TokenKind::Edge);
    let first = first.map(|back| tokens.len() - back).or(Some(0).filter(|_| tokens.len() < LONGEST));
    let place = first.and_then(|first| tokens.get(first));
    place.is_some_and(|place| place.is(Class::UPPER) && !place.is(Class::FIRST_NAME))
}

/// How long a word is at least, in bytes, that is an adverb by its ending though a name follows.
const LONG_ADVERB: u32 = 7;

/// Whether a word at a sentence's start would be small elsewhere.
fn is_common(token: Token, next: Option<Token>) -> bool {
    let name_goes_on = next.is_some_and(|next| next.is_capital() && !next.is(Class::FUNCTION) || next.is(Class::OWNER));
    if token.is(Class::FIRST_NAME | Class::HONORIFIC) && !token.is(Class::PRONOUN) {
        return false;
    }
    if token.is(Class::FUNCTION) && !token.is(Class::GUESSED) {
        return true;
    }
    // “Evidently Holm was late”: so long a word is nobody's given name; but Connolly Partners.
    let adverb = token.is(Class::GUESSED) && token.is(Class::ADVERB) && token.end - token.start >= LONG_ADVERB;
    if adverb && next.is_some_and(|next| next.is_capital() && !next.is(Class::BODY | Class::FUNCTION)) {
        return true;
    }
    if token.is(Class::TIME) || name_goes_on {
        return false;
    }
    let verb_follows = next.is_some_and(|next| {
        next.is(Class::AUXILIARY)
            || next.is(Class::REPORT | Class::VERB)
                && next.is(Class::PAST | Class::PRESENT)
                && !next.is(Class::NOUN_TOO)
    });
    if token.is(Class::GUESSED) {
        return !verb_follows && !token.is(Class::PLURAL);
    }
    token.class.without(Class::CAPITAL | Class::UPPER | Class::DOTTED | Class::LARGE_NOUN) != Class::default()
}

/// “Will wrote”, “From agreed”, “Early described”: a small word before a verb of speech in the past is somebody's name.
fn is_surname(word: Token, next: Token) -> bool {
    let other = Class::DETERMINER | Class::AGENT | Class::EITHER | Class::GERUND | Class::BE | Class::PARTICIPLE;
    let small =
        word.is(Class::AUXILIARY | Class::PREPOSITION) && !word.is(other) && !word.is(Class::PAST | Class::UPPER);
    let said = next.is(Class::REPORT) && next.is(Class::PAST) && !next.is(Class::NOUN_TOO | Class::PARTICIPLE);
    word.is_capital() && small && said && !next.is_capital()
}

/// Whether a verb opens a sentence before the name of the one who speaks, and marks follow, but no other verb: Said Holm,
/// “…”; a Said Holm who told something has a verb behind his name. Spanish Dice Holm que …
fn is_said(tokens: &[Token]) -> bool {
    const NEAR: usize = 16;
    let verb = |token: &Token| {
        let verbal = token.is(Class::REPORT | Class::BESIDE | Class::VERB | Class::AUXILIARY);
        verbal && token.is(Class::PAST | Class::PRESENT | Class::AUXILIARY) && !token.is(Class::NOUN_TOO)
    };
    let ends = |token: &&Token| matches!(token.kind, TokenKind::Quote(_) | TokenKind::Stop | TokenKind::Edge);
    let name = tokens.get(1).is_some_and(|next| next.is_capital() && !next.is(Class::FUNCTION));
    let said = tokens[0].is(Class::REPORT) && verb(&tokens[0]) && !tokens[0].is(Class::GUESSED);
    let that = || {
        let behind = tokens[1..].iter().take(NEAR).find(|token| !token.is_capital());
        behind.is_some_and(|behind| behind.is(Class::SUBORDINATOR) && tokens[0].is(Class::PRESENT))
    };
    said && name
        && (that()
            || tokens[1..]
                .iter()
                .take(NEAR)
                .take_while(|token| !verb(token))
                .find(ends)
                .is_some_and(|end| matches!(end.kind, TokenKind::Quote(_))))
}

/// No sentence has more parts; a text without full stops is cut here, since each credit looks over its whole sentence.
const LONGEST: usize = 400;

/// Splits the parts of one block, which begins with the part `first`.
pub fn split(text: &str, tokens: &[Token], parts: &[Part], first: usize, endings: &[Ending], out: &mut Vec<Sentence>) {
    let (mut from, mut commas) = (first, false);
    for at in first..parts.len() {
        // “A,” said Holm. “B.” Reyes agreed: where a comma goes before a tag, none follows a full stop.
        let closed = commas && is_closed(text, tokens, parts, endings, at);
        if closed || at - from + 1 == LONGEST || ends(text, tokens, parts, endings, from, at) {
            out.push(Sentence { from: from as u32, to: at as u32 + 1 });
            from = at + 1;
        }
        commas |= ending_at(parts, endings, at) == Some(Ending::Comma);
    }
    if from < parts.len() {
        out.push(Sentence { from: from as u32, to: parts.len() as u32 });
    }
}

/// How the quotation ends that a part is.
fn ending_at(parts: &[Part], endings: &[Ending], at: usize) -> Option<Ending> {
    match parts[at].kind {
        PartKind::Quote(id) => Some(endings[id as usize]),
        _ => None,
    }
}

/// Whether a part is a quotation with a full stop, and somebody stands behind it whose name or pronoun is written large.
fn is_closed(text: &str, tokens: &[Token], parts: &[Part], endings: &[Ending], at: usize) -> bool {
    let next = parts.get(at + 1).filter(|next| next.noun().is_some());
    ending_at(parts, endings, at) == Some(Ending::Stop)
        && next.is_some_and(|next| starts_large(text, tokens[next.from as usize]))
}

/// Whether a sentence that began at `from` ends with the part at `at`.
fn ends(text: &str, tokens: &[Token], parts: &[Part], endings: &[Ending], from: usize, at: usize) -> bool {
    let next = || parts.get(at + 1);
    let next_token = || next().map(|next| tokens[next.from as usize]);
    let small = || next_token().is_some_and(|token| token.kind == TokenKind::Word && !starts_large(text, token));
    match &parts[at].kind {
        // “The firm (Yahoo!) said”, “the ‘Jeopardy!’ host”.
        PartKind::Stop => !next().is_some_and(|next| matches!(next.kind, PartKind::Stop | PartKind::Close)) && !small(),
        PartKind::Quote(id) => match endings[*id as usize] {
            Ending::Comma | Ending::Word => false,
            stop @ (Ending::Stop | Ending::Asking) => match next().map(|next| &next.kind) {
                _ if small() => false,
                None | Some(PartKind::Quote(_)) => true,
                Some(PartKind::Comma | PartKind::Stop | PartKind::Dash | PartKind::Close | PartKind::Semicolon) => {
                    false
                }
                Some(_) if at > from && stop == Ending::Stop => true,
                Some(_) => !tags::closes_sentence(tokens, &parts[at + 1..]),
            },
        },
        PartKind::Noun(_) => {
            tokens[parts[at].to as usize - 1].is(Class::DOTTED)
                && next_token().is_some_and(|next| {
                    let begins = Class::DETERMINER
                        | Class::PRONOUN
                        | Class::POSSESSIVE
                        | Class::PREPOSITION
                        | Class::SUBORDINATOR;
                    next.is(begins) && starts_large(text, next)
                })
        }
        _ => false,
    }
}

fn starts_large(text: &str, token: Token) -> bool {
    text[token.start as usize..].starts_with(char::is_uppercase)
}
