//! Stand-ins: whether a word that can be an article or a title stands alone here for somebody.
//!
//! What comes in is the tokens from that word on; what goes out is the answer.

use super::{
    nominals::may_follow_determiner,
    nouns::{Noun, NounSort, VERBAL},
    parts::{PartKind, Tokens},
    tokens::{Token, TokenKind},
};
use crate::rules::Class;

/// Whether a pronoun that no verb has for its subject is one here: not in French Me Holm, and where it may be an article only
/// before a verb, French l’a vu, Spanish la acusó de.
pub fn is_object(input: Tokens, first: Token, before: Option<&PartKind>) -> bool {
    let Some(next) = input.get(1) else { return !first.is(Class::PRONOUN) };
    if first.is(Class::PRONOUN) {
        return !first.is_capital() && !agrees(input.skip(1));
    }
    if !first.is(Class::DETERMINER) {
        return !(first.is_capital() && first.is(Class::HONORIFIC) && next.is_capital());
    }
    let behind = matches!(
        before,
        Some(PartKind::Noun(_) | PartKind::Comma | PartKind::Adverb | PartKind::Subordinator | PartKind::Relative)
    );
    let links =
        |after: Token| !matches!(after.kind, TokenKind::Word) || after.is(Class::PREPOSITION | Class::SUBORDINATOR);
    let acts = next.is(VERBAL) && next.is(Class::PAST | Class::PRESENT) && !next.is(Class::NOUN_TOO | Class::PERSON);
    let paused = matches!(before, Some(PartKind::Comma));
    // French « … », l’a interrogé Holm; « … », l’interroge la juge, comme le rappelle Holm
    let somebody = |who: Token| who.is_capital() || who.is(Class::DETERMINER);
    let asked = matches!(before, Some(PartKind::Quote(_) | PartKind::Subordinator))
        && (next.is(Class::AUXILIARY) || acts && input.get(2).is_some_and(somebody));
    asked || behind && (next.is(Class::AUXILIARY) || acts && (paused || input.get(2).is_none_or(links)))
}

/// Whether the verb ahead may be that of “we” or “you”, by its form: nous avons dit, but Holm nous a dit, nous ne le dit Holm.
fn agrees(ahead: Tokens) -> bool {
    let small = |token: &&Token| token.is(Class::OBJECT_PRONOUN | Class::NEGATION);
    let verb = ahead.0.iter().find(|token| !small(token));
    let listed = |verb: &Token| verb.is(VERBAL) && verb.is(Class::PAST | Class::PRESENT) && !verb.is(Class::GUESSED);
    // What is listed is what he and they do.
    !verb.is_some_and(|verb| !verb.is(Class::FIRST) && (verb.is(Class::AUXILIARY) || listed(verb)))
}

/// “said Will Holm”: whether an auxiliary is somebody's name. “Will Holm said”, but “Will she go?” and “Holm Will Run”.
pub fn is_called(input: Tokens, first: Token, before: Option<&PartKind>) -> bool {
    if first.is(Class::FIRST_NAME) && first.is(Class::PREPOSITION) {
        return is_named_so(input, before);
    }
    let name = first.is(Class::FIRST_NAME) && first.is(Class::AUXILIARY);
    let acts = |next: Token| next.is(VERBAL | Class::AUXILIARY | Class::OWNER) && !next.is(Class::PERSON);
    let goes_on = |next: Token| next.is_capital() && !next.is(Class::FUNCTION);
    name && (first.is(Class::TIME)
        || match before {
            Some(PartKind::Noun(_)) => false,
            None | Some(PartKind::Stop) => input.get(1).is_some_and(|next| goes_on(next) || acts(next)),
            Some(_) => true,
        })
}

/// “said Per Holm”: whether a preposition is somebody's name. “Per Holm said”, “Per Holm, the mayor,”, but “Per Ann Holm, it fell”.
fn is_named_so(input: Tokens, before: Option<&PartKind>) -> bool {
    let name = input.0.iter().skip(1).take_while(|next| next.is_capital() && !next.is(Class::FUNCTION)).count();
    let word = |ahead: usize| input.get(1 + name + ahead);
    let acts = |next: Token| next.is(VERBAL | Class::AUXILIARY) && !next.is(Class::PERSON);
    let office =
        |next: Token| next.is(Class::DETERMINER | Class::RELATIVE | Class::PERSON) || next.kind == TokenKind::Number;
    let aside = |next: Token| next.kind == TokenKind::Comma && word(1).is_some_and(office);
    match before {
        Some(PartKind::Noun(_)) => false,
        None | Some(PartKind::Stop) => word(0).is_some_and(|next| acts(next) || name > 0 && aside(next)),
        Some(_) => name > 0,
    }
}

/// French Madame la Maire, M. le préfet: whether a title before an article is no more than a courtesy to an office.
pub fn is_courtesy(input: Tokens) -> bool {
    let [title, article, office, ..] = input.0 else { return false };
    let holds = office.is(Class::PERSON) && !office.is(Class::PLURAL);
    title.is(Class::HONORIFIC)
        && article.is(Class::DETERMINER)
        && article.is(Class::DEFINITE)
        && !article.is_capital()
        && holds
}

/// The words “the latter” where they stand for somebody: French ce dernier, but ce dernier jour.
pub fn latter(input: Tokens) -> Option<Noun> {
    let [first, rest @ ..] = input.0 else { return None };
    let points = first.is(Class::POINTING) || first.is(Class::DEFINITE) && !first.is(Class::TRAILING);
    let two = first.is(Class::DETERMINER) && points;
    let (last, words) = match rest.first().filter(|next| two && next.is(Class::LATTER)) {
        Some(next) => (next, 2),
        None => (first, 1),
    };
    // French dernier, hier, tells when.
    let stands = last.is(Class::LATTER) && (words == 2 || !last.is(Class::TIME)) && last.kind == TokenKind::Word;
    // Spanish esta mañana
    let alone = !input.get(words).is_some_and(|next| may_follow_determiner(next) || next.is(Class::TIME));
    let class = last.class.and(Class::MASCULINE | Class::FEMININE) | Class::LATTER;
    (stands && alone && class.is(Class::MASCULINE | Class::FEMININE))
        .then(|| Noun::short(NounSort::Pronoun, class, words))
}

/// “this”, “others” stand alone unless a noun follows.
pub fn is_pronoun(input: Tokens, first: Token) -> bool {
    if !first.is(Class::PRONOUN | Class::OBJECT_PRONOUN) {
        return false;
    }
    let titles = || first.is(Class::HONORIFIC) && first.is_capital() && input.get(1).is_some_and(Token::is_capital);
    if first.is(Class::OBJECT_PRONOUN) && !first.is(Class::PRONOUN) && (first.is(Class::DEFINITE) || titles()) {
        return false;
    }
    // “his best friend at Lehigh”
    let compared = input.get(1).is_some_and(|next| next.is(Class::ADVERB))
        && input.get(2).is_some_and(|next| next.is(Class::PERSON));
    // “Her one regret: ‘…’”, “his only comment”
    let said = |next: Token| next.is(Class::SPEECH | Class::STATEMENT) && !next.is_capital();
    let compared = compared
        || input.get(1).is_some_and(|next| next.is(Class::ADVERB | Class::DETERMINER))
            && input.get(2).is_some_and(said);
    if first.is(Class::POSSESSIVE) && compared {
        return false;
    }
    // “To this Ann answered”: no name has “this” before it.
    let named =
        |next: Token| next.is_capital() && next.is(Class::FIRST_NAME | Class::HONORIFIC) && !next.is(Class::FUNCTION);
    let noun_follows =
        input.get(1).is_some_and(|next| (may_follow_determiner(next) || next.is(Class::TIME)) && !named(next));
    // German ihr Sohn, ihr Fazit: „…“, but „…“, antwortete ihr Holm.
    let kin = Class::PERSON | Class::SPEECH | Class::STATEMENT;
    let owns = first.is(Class::POSSESSIVE)
        && input.get(1).is_some_and(|next| next.is(kin) && next.is_capital() && !next.is(Class::FIRST_NAME));
    first.is(Class::PRONOUN) && !(first.is(Class::DETERMINER) && noun_follows || owns)
        || first.is(Class::OBJECT_PRONOUN) && !input.get(1).is_some_and(may_follow_determiner)
}
