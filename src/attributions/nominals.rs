//! Nominals: words that can be verbs or points and are part of a noun phrase here.
//!
//! What comes in is a phrase as far as it was read, and its next word; what goes out is whether the word belongs to it.

use super::{
    nouns::{Noun, NounSort, Reading, VERBAL},
    parts::Tokens,
    tokens::{Token, TokenKind},
    verbs,
};
use crate::rules::Class;

/// Whether a word that can be a verb is a noun or an adjective in this phrase.
pub fn is_noun_here(input: Tokens, token: Token, last: Option<Token>, read: &Reading) -> bool {
    let next = input.get(read.at + 1);
    if !read.headed {
        // “the elected mayor”, “a growing firm”, “the report”; “the said” is no English.
        // “according to remarks”
        let placed = read.governed && token.is(Class::NOUN_TOO);
        // “the accused, Ann Holm,”
        let known = last.is_some_and(|last| last.is(Class::DEFINITE)) && token.is(Class::PAST);
        let alone = next.is_none_or(|next| next.kind == TokenKind::Comma || next.is(Class::AUXILIARY));
        if says_so(token, next, read) {
            return false;
        }
        let described = read.governed && read.at == 0 && token.is(Class::PAST) && describes_office(input);
        if described || known && alone && token.is(Class::ADDRESSED) {
            return true;
        }
        // Spanish la alcaldía: behind an article no verb is guessed.
        if known && token.is(Class::GUESSED) && !token.is(Class::REPORT | Class::BESIDE) {
            return true;
        }
        // “the two write”
        let counted = read.at > 1 && read.owner.is_none() && last.is_some_and(|last| last.is(Class::DETERMINER));
        if counted && token.is(Class::REPORT) && token.is(Class::PLAIN) && !token.is(Class::NOUN_TOO) {
            return false;
        }
        return next.is_some_and(may_follow_determiner) || (read.determined || placed) && !token.is(Class::PAST);
    }
    // “Pell's UK managing director”
    if token.is(Class::GERUND) && read.owner.is_some() && next.is_some_and(|next| next.is(Class::PERSON)) {
        return true;
    }
    if token.is(Class::PAST | Class::GERUND | Class::PARTICIPLE) && !token.is(Class::NOUN_TOO.and(Class::GERUND)) {
        return false;
    }
    let plural = last.is_some_and(|last| last.is(Class::PLURAL) && !last.is_capital());
    if token.is(Class::NOUN_TOO) {
        // “Ann Holm shows off a saw”: a full name without an article owns no shows.
        let named =
            last.is_some_and(|last| last.is_capital() && !last.is(Class::BODY | Class::PERSON)) && !read.determined;
        let given = read.capitals.and_then(|at| input.get(at)).is_some_and(|given| given.is(Class::FIRST_NAME));
        let verb_follows = next.is_some_and(|next| next.is(Class::AUXILIARY | VERBAL));
        if token.is(Class::PRESENT) && named && given && !verb_follows {
            return false;
        }
        // “…,” Holm jokes over coffee; “…,” the skipper jokes.
        let somebody = last.is_some_and(|last| last.is_capital() || last.is(Class::PERSON | Class::STATEMENT));
        if token.is(Class::PRESENT) && read.quoted && somebody && next.is_none_or(ends_tag) {
            return false;
        }
        let object = next.is_none_or(|next| {
            next.is(Class::DETERMINER | Class::SUBORDINATOR | Class::PRONOUN | Class::POSSESSIVE)
                || matches!(next.kind, TokenKind::Quote(_) | TokenKind::Colon)
        });
        // “according to a police report”
        let verb = token.is(Class::PLAIN) && plural && !(read.governed && read.determined);
        return !(object || verb);
    }
    token.is(Class::PLAIN) && !plural && last.is_some_and(|last| !last.is_capital())
}

/// Convicted murderer Ann Holm, of retired colonel Bo Holm: whether a word behind a preposition describes an office and its holder.
pub fn describes_office(input: Tokens) -> bool {
    let [_, office, name, ..] = input.0 else { return false };
    let small = office.kind == TokenKind::Word && !office.is_capital();
    small && !office.is(Class::FUNCTION | VERBAL) && name.is_capital() && !name.is(Class::FUNCTION)
}

/// German Das sagte Ann Holm: whether a verb stands between an article that is none and who did it.
fn says_so(token: Token, next: Option<Token>, read: &Reading) -> bool {
    let other = Class::LARGE_NOUN | Class::FUNCTION;
    let somebody = |next: Token| next.is(Class::FIRST_NAME | Class::HONORIFIC | Class::PERSON) || !next.is(other);
    let named = next.is_some_and(|next| next.is_capital() && somebody(next));
    let says = token.is(Class::REPORT) && token.is(Class::PAST) && !token.is(Class::ADDRESSED | Class::GUESSED);
    says && named && read.at == 1 && !read.governed
}

/// Whether a word behind a name, and before what a verb may have behind it, is no noun: Holm plans to, Councilman Bo Holm wants to.
pub fn acts(input: Tokens, token: Token, read: &Reading) -> bool {
    let last = read.at.checked_sub(1).and_then(|at| input.get(at));
    let (Some(from), true) = (read.capitals, last.is_some_and(|last| last.is_capital() && !last.is(Class::BODY)))
    else {
        return false;
    };
    let Some(next) = input.get(read.at + 1) else { return false };
    // “Holm laughs.”
    if next.kind == TokenKind::Stop && from == 0 {
        return token.is(Class::PRESENT) && token.is(Class::REPORT | Class::BESIDE);
    }
    // “Onno Holm casts off”, “Tilda Vroom bows out of the race”
    let strange = |word: &Token| word.class.without(Class::CAPITAL) == Class::default();
    let strangers = from == 0 && read.at == 2 && input.0[..2].iter().all(strange);
    let away = next.is(Class::PREPOSITION)
        && input.get(read.at + 2).is_none_or(|further| match further.kind {
            TokenKind::Word => further.is(Class::PREPOSITION | Class::TIME | Class::SUBORDINATOR),
            TokenKind::Stop | TokenKind::Comma | TokenKind::Edge => true,
            _ => false,
        });
    if strangers && away && verbs::is_hardly_known(token) {
        return true;
    }
    let unknown = || verbs::is_hardly_known(token) && next.is(Class::INFINITIVE);
    let finite = (token.is(Class::PRESENT | Class::PAST) || unknown()) && !token.is(Class::PERSON);
    let person = Class::FIRST_NAME | Class::HONORIFIC | Class::PERSON;
    let given = |at: usize| input.get(at).is_some_and(|token| token.is(person) && !token.is(Class::BODY));
    let object = Class::INFINITIVE | Class::DETERMINER | Class::POSSESSIVE | Class::OBJECT_PRONOUN;
    let links = next.is(Class::PREPOSITION | Class::SUBORDINATOR) && !next.is(Class::EITHER_LINK);
    let follows = next.is(object) || links || next.is_capital() && !next.is(Class::FUNCTION);
    let full = from + 1 < read.at && (from..read.at - 1).any(given);
    // “Holm plans a trip.”
    // French Holm juge le plan.
    let plain = match token.is(Class::PERSON) {
        true => token.is(VERBAL) && token.is(Class::PRESENT),
        false => !token.is(Class::REPORT),
    };
    let alone = from == 0 && read.at == 1 && next.is(Class::INFINITIVE | Class::DETERMINER) && plain;
    full && finite && follows || (full || alone) && is_only_verb(input.skip(read.at))
}

/// Whether a word behind a full name must be the verb: an article follows it, or else the sentence has none. Bo Holm coaches
/// the team, Bo Holm sides with us; but Bo Holm fans filled the hall.
pub fn is_only_verb(input: Tokens) -> bool {
    let Some([word, next]) = input.0.first_chunk() else { return false };
    let verb = |token: &&Token| {
        let finite = token.is(VERBAL) && token.is(Class::PAST | Class::PRESENT) && !token.is(Class::NOUN_TOO);
        finite || token.is(Class::AUXILIARY)
    };
    let pauses = |token: &&Token| token.kind != TokenKind::Word && token.kind != TokenKind::Number;
    let clause = |token: &&Token| pauses(token) || token.is(Class::SUBORDINATOR | Class::RELATIVE);
    // Sides, retired: what shows no verb's form in any word goes on with the name.
    let form = Class::PAST | Class::PRESENT | Class::PLURAL;
    let noun = word.is(Class::NOUN_TOO) && verbs::is_hardly_known(*word);
    let may =
        word.is(form) || noun || verbs::is_unlisted(*word) || word.is(Class::FORMER) && next.is(Class::PREPOSITION);
    let alone = || !clause(&next) && !input.0[1..].iter().take_while(|token| !clause(token)).any(|token| verb(&token));
    may && !word.is(Class::FUNCTION) && (verbs::is_article(*next) || !word.is(Class::PERSON) && alone())
}

/// What may follow the verb of a clause behind a quotation.
pub fn ends_tag(next: Token) -> bool {
    match next.kind {
        TokenKind::Word => next.is(Class::PREPOSITION | Class::ADVERB | Class::AND | Class::TIME | Class::SUBORDINATOR),
        TokenKind::Stop | TokenKind::Comma | TokenKind::Colon | TokenKind::Dash | TokenKind::Quote(_) => true,
        TokenKind::Semicolon | TokenKind::Open | TokenKind::Close | TokenKind::Symbol => true,
        TokenKind::Number | TokenKind::Edge => false,
    }
}

/// Whether a noun phrase may go on with it behind an article.
pub fn may_follow_determiner(token: Token) -> bool {
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            token.is_capital() && !token.is(Class::FUNCTION)
                || !token.is(Class::FUNCTION | VERBAL)
                || token.is(Class::NOUN_TOO) && !token.is(Class::PAST)
                || token.is(Class::PERSON | Class::BODY | Class::STATEMENT)
                || token.is(Class::GUESSED) && token.is(Class::PAST | Class::GERUND)
                || token.is(Class::GERUND) && !token.is(Class::REPORT | Class::AUXILIARY)
        }
        _ => false,
    }
}

/// The apostrophe of “the Dock Workers' Council”: it owns nothing, since the name goes on.
pub fn is_within_name(input: Tokens, token: Token, read: &Reading) -> bool {
    const MARK: u32 = 3;
    let person = Class::FIRST_NAME | Class::PERSON | Class::HONORIFIC;
    let plural = token.is(Class::OWNER) && token.end - token.start <= MARK && !token.is(Class::NOUN_TOO);
    let several = read.capitals.is_some_and(|at| at + 1 < read.at) && read.determined;
    let next =
        input.get(read.at + 1).is_some_and(|next| next.is_capital() && !next.is(person) && !next.is(Class::FUNCTION));
    let before = read.at.checked_sub(1).and_then(|at| input.get(at)).is_some_and(|last| last.end == token.start);
    plural && several && next && before && input.get(read.begun).is_some_and(|first| first.is(Class::DEFINITE))
}

/// Spanish “…”, aseguró por su parte Ana Holm: whether what is hers is named before the two capitals of somebody's name.
pub fn ends_own_part(input: Tokens, last: Option<Token>, read: &Reading) -> bool {
    let own = read.owner.is_some_and(|(from, to)| {
        let first = input.get(from as usize).is_some_and(|own| own.is(Class::POSSESSIVE));
        first && to == from + 1 && to as usize == read.begun + 1
    });
    let two = || input.get(read.at + 1).is_some_and(|next| next.is_capital() && !next.is(Class::BODY | Class::WORK));
    let plain = |last: Token| last.class.without(Class::LARGE_NOUN) == Class::default();
    own && last.is_some_and(plain) && two()
}

/// Whether the phrase ends in a given name and a family name, so that nothing more belongs to it.
pub fn is_full_name(input: Tokens, read: &Reading) -> bool {
    let given = |at: usize| input.get(at).is_some_and(|token| token.is(Class::FIRST_NAME) && token.is_capital());
    let titled =
        |from: usize| from.checked_sub(1).and_then(|at| input.get(at)).is_some_and(|title| title.is(Class::PERSON));
    read.owner.is_none()
        && read.capitals.is_some_and(|from| from + 1 < read.at && (titled(from) || (from..read.at - 1).any(given)))
        && read.at.checked_sub(1).and_then(|at| input.get(at)).is_some_and(Token::is_capital)
}

/// German Bo Holm von der Bahn, vom Ruderverein: whether where somebody is from stands behind a whole name.
pub fn is_of_body(input: Tokens, particles: usize, read: &Reading) -> bool {
    let last = read.at.checked_sub(1).and_then(|at| input.get(at));
    let family = last.is_some_and(|last| !last.is(Class::FIRST_NAME));
    let of = input.get(read.at + particles).map_or(Class::default(), |next| next.class);
    (particles > 1 && of.is(Class::LARGE_NOUN) || of.is(Class::BODY)) && family && is_full_name(input, read)
}

/// A paper by whose short form somebody's words are cited: Holm Dep. 14:3; but Ann Holm, NYPD Dep. Chief.
pub fn cited(input: Tokens, read: &Reading) -> Option<Noun> {
    let capitals = read.capitals.filter(|_| read.owner.is_none())?;
    let paper = |at: &usize| input.get(*at).is_some_and(|word| word.is(Class::STATEMENT) && word.is(Class::DOTTED));
    let paper = (capitals + 1..read.at).find(paper)?;
    // “See Holm Dep. 14:3”
    let sees =
        |at: &usize| input.get(*at).is_some_and(|word| word.is(VERBAL | Class::ADVERB) && !word.is(Class::FIRST_NAME));
    let capitals = capitals + (capitals..paper - 1).take_while(sees).count();
    let alone = !input.get(paper + 1).is_some_and(Token::is_capital);
    let (head, owner) = ((capitals as u32, read.at as u32), Some((capitals as u32, paper as u32)));
    alone.then_some(Noun { sort: NounSort::Statement, head, office: (0, 0), owner, class: Class::SPEECH })
}

/// Whether a verb stands behind the next word.
pub fn verb_follows(input: Tokens, read: &Reading) -> bool {
    input.get(read.at + 1).is_some_and(|next| next.is(VERBAL | Class::AUXILIARY))
}

/// “Senator James said. … she”: whether a name alone stands behind a title, so that it is a family's.
pub fn is_family(input: Tokens, name: &Noun, end: usize) -> bool {
    let (from, to) = name.office;
    to > from && end == to as usize + 1 && input.get(to as usize - 1).is_some_and(Token::is_capital)
}

/// The gender that offices and titles before a name tell.
pub fn told_before(input: Tokens, before: std::ops::Range<usize>) -> Class {
    let words = before.filter_map(|at| input.get(at)).filter(|word| word.is(Class::PERSON | Class::HONORIFIC));
    words.fold(Class::default(), |all, word| all | word.class).and(Class::MASCULINE | Class::FEMININE)
}

/// What a noun names whose class is known.
#[inline]
pub fn sort_of(class: Class) -> NounSort {
    if class.is(Class::PERSON) {
        NounSort::Person
    } else if class.is(Class::STATEMENT) {
        NounSort::Statement
    } else if class.is(Class::BODY) {
        NounSort::Body
    } else if class.is(Class::TIME) {
        NounSort::Time
    } else {
        NounSort::Thing
    }
}

/// Whether a word written small, in whatever list of nouns or in none, is no verb and no small word.
pub fn is_plainly_noun(word: Token) -> bool {
    let other = Class::FUNCTION | Class::PAST | Class::GERUND | Class::PARTICIPLE | Class::GUESSED;
    word.kind == TokenKind::Word
        && !word.is_capital()
        && !word.is(other)
        && (word.is(Class::NOUN_TOO) || !word.is(VERBAL))
}

/// “The notes say”: what ends like a verb is a noun of several; French la juge is one. French les riverains, Spanish los vecinos.
pub fn is_plural(input: Tokens, class: Class, trails: bool) -> bool {
    let counted = input.first().is_some_and(|first| first.is(Class::DETERMINER) && first.is(Class::PLURAL));
    counted || class.is(Class::NOUN_TOO) && class.is(Class::PRESENT) && !(trails && class.is(Class::PERSON))
}
