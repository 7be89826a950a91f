//! Names: the capitals of a noun phrase, and where the office ends and the name begins.

use super::{
    nouns::NounSort,
    parts::Tokens,
    tokens::{Token, TokenKind},
};
use crate::rules::{Class, folded_hash};

/// The name at the end of a noun phrase.
pub struct Name {
    /// Its first token.
    pub from: usize,
    pub sort: NounSort,
    pub class: Class,
}

/// How many tokens of small words belong to a name at `at`: de la Cruz, Ministry of Defence.
pub fn within(input: Tokens, at: usize, inside: bool) -> Option<usize> {
    if !input.get(at).is_some_and(|token| token.is(Class::PARTICLE | Class::AND | Class::PREPOSITION)) {
        return None;
    }
    let capital = |at: usize| input.get(at).is_some_and(|token| token.is_capital() && !token.is(Class::FUNCTION));
    let word = |at: usize, class: Class| input.get(at).is_some_and(|token| token.is(class) && !token.is_capital());
    // “la alcaldesa de Robledal”, “die Sprecherin der Bahn”: what belongs to an office is in no name.
    let behind = at.checked_sub(1).and_then(|at| input.get(at)).filter(|behind| !behind.is_capital() || !inside);
    let links = word(at, Class::PREPOSITION) && behind.is_some_and(|behind| behind.is(Class::PERSON | Class::BODY));
    let links = links || word(at, Class::PREPOSITION) && is_office_before_name(input, at);
    // “showed nothing as Chief Justice Holm read”
    let joins = word(at, Class::EITHER | Class::SUBORDINATOR);
    // Dutch Anna de Vries, Spanish De la Cruz: behind a given name or another particle an article is none. Where every noun
    // is large, what follows it may be one: German sagte Anna der Zeitung.
    let noun = || input.get(at + 1).is_some_and(|next| next.is(Class::LARGE_NOUN));
    let named = |before: Token| before.is(Class::PARTICLE) || before.is(Class::FIRST_NAME) && !noun();
    let behind_name =
        || inside && input.get(at.wrapping_sub(1)).is_some_and(|before| before.is_capital() && named(before));
    if word(at, Class::PARTICLE) && (links || joins || word(at, Class::DETERMINER) && !behind_name()) {
        return None;
    }
    let of = word(at, Class::PARTICLE) && word(at, Class::PREPOSITION);
    if of && at.checked_sub(1).is_some_and(|thing| is_somebodys(input, thing, inside)) {
        return None;
    }
    if describes(input, at, inside) || inside && leads_to_another(input, at) || joins_two(input, at) {
        return None;
    }
    let mut ahead = at;
    while word(ahead, Class::PARTICLE) && ahead < at + 3 {
        ahead += 1;
    }
    if ahead > at && capital(ahead) {
        return Some(ahead - at);
    }
    // Al-Hassan written small: its part after the hyphen is large.
    let before = inside.then(|| at.checked_sub(1).and_then(|at| input.get(at))).flatten()?;
    if word(at, Class::AND) && capital(at + 1) && input.get(at).is_some_and(|token| token.end - token.start == 1) {
        return Some(1);
    }
    if !before.is(Class::BODY | Class::PERSON)
        || !word(at, Class::PREPOSITION)
        || before.is(Class::PERSON) && !is_office_of(input, at)
    {
        return None;
    }
    match (capital(at + 1), word(at + 1, Class::DETERMINER) && capital(at + 2)) {
        (true, _) => Some(1),
        (false, true) => Some(2),
        (false, false) => None,
    }
}

/// Spanish Ana Ruiz y Luis Cantero are two; Ortega y Gasset is one.
fn joins_two(input: Tokens, at: usize) -> bool {
    let capital = |at: usize| input.get(at).is_some_and(|token| token.is_capital() && !token.is(Class::FUNCTION));
    let and = input.get(at).is_some_and(|and| and.is(Class::AND) && !and.is_capital());
    let given = input.get(at + 1).is_some_and(|next| next.is(Class::FIRST_NAME));
    and && given && capital(at + 1) && capital(at + 2)
}

/// German der von der Gemeinde bestellte Gutachter: whether what stands behind an article is said of the noun to come.
fn describes(input: Tokens, at: usize, inside: bool) -> bool {
    let word = |at: usize, class: Class| input.get(at).is_some_and(|token| token.is(class) && !token.is_capital());
    // erzählte dieser Zeitung am Montag
    let outlet = at.checked_sub(1).and_then(|at| input.get(at)).is_some_and(|before| before.is(Class::OUTLET));
    let dated = outlet && input.get(at + 1).is_some_and(|next| next.is(Class::TIME));
    dated
        || !inside
            && at == 1
            && word(0, Class::DETERMINER)
            && word(at, Class::PREPOSITION)
            && word(at + 1, Class::DETERMINER)
}

/// French le verger de Bo Holm, German der Acker von Bo Holm, ein Brief von Bo Holm: what is somebody's is no office.
fn is_somebodys(input: Tokens, at: usize, inside: bool) -> bool {
    let article =
        |before: usize| input.get(before).is_some_and(|word| word.is(Class::DETERMINER) && !word.is_capital());
    let said = Class::STATEMENT | Class::SPEECH;
    input.get(at).is_some_and(|noun| match noun.is_capital() {
        true => noun.is(said) || noun.is(Class::LARGE_NOUN) && at.checked_sub(1).is_some_and(article),
        false => !inside && !noun.is(Class::HONORIFIC | Class::FUNCTION) && noun.kind == TokenKind::Word,
    })
}

/// Whether somebody else is named behind a small word that is in names too: to whom or of whom something is said. German sagte
/// Ann Holm zu Bo Lund, sagte Holm zu Reportern, but Anna zu Salm, Graf zu Salm; French a dit Ann Holm de Luc Roux, but Ann de Luc.
fn leads_to_another(input: Tokens, at: usize) -> bool {
    let word = |at: usize| input.get(at).unwrap_or(input.0[0]);
    let Some((link, before)) = input.get(at).zip(at.checked_sub(1).and_then(|at| input.get(at))) else { return false };
    let next = input.get(at + 1).filter(|next| next.is_capital());
    let Some(next) = next.filter(|_| link.is(Class::PREPOSITION) && link.is(Class::PARTICLE) && !link.is_capital())
    else {
        return false;
    };
    let given = next.is(Class::FIRST_NAME) && !before.is(Class::PARTICLE | Class::HONORIFIC | Class::AND);
    if link.is(Class::TOPIC) {
        let title = before.is(Class::HONORIFIC | Class::PARTICLE | Class::AND) || before.is(Class::PERSON) && at == 1;
        let family = at > 1 && word(at - 2).is(Class::PARTICLE);
        let given = before.is(Class::FIRST_NAME) && !family;
        return !(title || given && !next.is(Class::PERSON | Class::BODY | Class::FIRST_NAME));
    }
    // “Soraya Sáenz de Santamaría”, “Ana de Miguel Álvarez”
    let full =
        at > 1 && word(at - 2).is_capital() && word(at - 2).is(Class::FIRST_NAME) && !before.is(Class::FIRST_NAME);
    let goes_on = input.get(at + 2).is_some_and(|family| family.is_capital() && !family.is(Class::FUNCTION));
    full && given && goes_on
}

/// „Sprecher von Anke Holm“, who is not the spokesman; „Graf von Holm“ is.
fn is_office_before_name(input: Tokens, at: usize) -> bool {
    let office = at.checked_sub(1).and_then(|at| input.get(at));
    let office = office.filter(|office| office.is(Class::PERSON) && !office.is(Class::HONORIFIC | Class::FIRST_NAME));
    let given = input.get(at + 1).is_some_and(|token| token.is_capital() && token.is(Class::FIRST_NAME));
    office.is_some() && given && input.get(at + 2).is_some_and(|token| token.is_capital())
}

/// “Secretary of State Ann Holm”: a given name stands in the capitals that follow.
fn is_office_of(input: Tokens, at: usize) -> bool {
    let office = at.checked_sub(1).and_then(|at| input.get(at)).map_or(Class::default(), |office| office.class);
    let mut ahead = at + 1;
    while let Some(token) = input.get(ahead) {
        if !token.is_capital() {
            return false;
        }
        if ahead > at + 1 && token.is(Class::FIRST_NAME | Class::HONORIFIC) {
            return !are_two(office, token.class);
        }
        // German die Witwe des Malers Bo Holm
        if token.is(Class::PERSON) && !token.is(Class::HONORIFIC | Class::FIRST_NAME | Class::DOTTED) {
            return false;
        }
        ahead += 1;
    }
    false
}

/// German die Witwe, Bo Holm: whether an office and a given name are of two sexes.
pub fn are_two(office: Class, given: Class) -> bool {
    const SEX: Class = Class::MASCULINE.with(Class::FEMININE);
    let told = |class: Class| class.is(Class::MASCULINE) != class.is(Class::FEMININE);
    told(office) && told(given) && !office.and(SEX).is(given)
}

/// Where in the capitals `from..to` the name begins, if one does.
pub fn split(input: Tokens, from: usize, to: usize) -> Option<Name> {
    let class = |at: usize| input.get(at).map_or(Class::default(), |token| token.class);
    let is_word = |at: usize| input.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let from = from + usize::from(leads_name(input, from, to));
    let mut name = from;
    let mut gender = Class::default();
    let mut honorific = None;
    for at in from..to {
        if is_title(input, from, at) && at + 1 < to && is_word(at + 1) && !class(at + 1).is(Class::SUFFIX) {
            if class(at).is(Class::HONORIFIC) {
                honorific = Some(at);
            }
            if class(at).is(Class::HONORIFIC) || class(at + 1).is(Class::CAPITAL) {
                gender |= class(at).and(Class::MASCULINE | Class::FEMININE | Class::MESSENGER);
                name = at + 1;
            }
        } else if class(at).is(Class::FIRST_NAME) {
            let office = of_office(input, from, at) || at == from + 1 && is_trade(input, from, to);
            if office || at > name && class(at - 1).is(Class::PREPOSITION) && !class(at - 1).is(Class::FIRST_NAME) {
                name = at;
            }
        }
    }
    // “Minister of Foreign Affairs”, without a name behind it.
    let bare_office = class(name).is(Class::PERSON) && !class(name).is(Class::FIRST_NAME | Class::HONORIFIC);
    if bare_office && name + 1 < to && class(name + 1).is(Class::PREPOSITION) {
        return None;
    }
    // “Sir, — Your correspondent …”: an address is nobody's name.
    if from + 1 == to && class(from).is(Class::HONORIFIC) && !class(from).is(Class::FIRST_NAME | Class::GUESSED) {
        return None;
    }
    let last = class(to - 1);
    let only_office = name == from && (from..to).all(|at| !class(at).is(Class::CAPITAL) || class(at).is(Class::PERSON));
    if only_office && last.is(Class::PERSON) && !last.is(Class::FIRST_NAME) {
        return None;
    }
    // “Mr Holm” is no name without its title: it tells him from Mrs Holm. “Dean Holm” may be a dean.
    if let Some(at) = honorific.filter(|&at| name == at + 1 && name + 1 == to && !is_either(class(at))) {
        name = at;
    }
    let first = class(if honorific == Some(name) { name + 1 } else { name });
    let outlet = (name..to).fold(Class::default(), |all, at| all | class(at)).and(Class::OUTLET);
    let body = !first.is(Class::FIRST_NAME)
        && honorific.is_none()
        && (outlet != Class::default() || (name..to).any(|at| class(at).is(Class::BODY)));
    if gender.and(Class::GENDER) == Class::default() && first.is(Class::FIRST_NAME) {
        gender |= first.and(Class::MASCULINE | Class::FEMININE);
    }
    if body {
        return Some(Name { from: name, sort: NounSort::Body, class: Class::NEUTER | outlet });
    }
    let thing = is_thing(last) || counts(input, name, to);
    let thing = to - name > 1 && !first.is(Class::FIRST_NAME) && honorific.is_none() && thing;
    if thing {
        gender |= Class::NEUTER;
    }
    let given = first.and(Class::FIRST_NAME | Class::LARGE_NOUN);
    Some(Name { from: name, sort: NounSort::Name, class: gender | given })
}

/// “Dale 24 Lindow 22”: nobody's name counts.
fn counts(input: Tokens, from: usize, to: usize) -> bool {
    let is_word = |at: usize| input.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    (from + 1..to).any(|at| is_word(at) && !is_word(at - 1))
}

/// Whether a word is an office and a given name: Dean.
fn is_either(word: Class) -> bool {
    word.is(Class::PERSON) && word.is(Class::FIRST_NAME)
}

/// “The Crumb Podcast”: whether nobody is called so.
fn is_thing(last: Class) -> bool {
    last.is(Class::WORK | Class::STATEMENT)
}

/// Whether the first of some capitals says where somebody is from who is named behind it: Belgian Bo Holm.
fn leads_name(input: Tokens, from: usize, to: usize) -> bool {
    let class = |at: usize| input.get(at).map_or(Class::default(), |token| token.class);
    // “Courier Al Holm”
    class(from).is(Class::FORMER | Class::OUTLET) && from + 2 < to && class(from + 1).is(Class::FIRST_NAME)
}

/// Whether a word of the capitals that begin at `from` tells what the one is who is named behind it.
fn is_title(input: Tokens, from: usize, at: usize) -> bool {
    let class = |at: usize| input.get(at).map_or(Class::default(), |token| token.class);
    // “Ada M. Holm”: an initial is no Monsieur.
    let initial = at > from
        && !class(at - 1).is(Class::PERSON | Class::HONORIFIC)
        && input.get(at).is_some_and(|token| token.end - token.start <= 2 && token.is(Class::DOTTED));
    // “Hunter Barr said”, but “Hunter Ivo Barr said”.
    let next = class(at + 1);
    let surname =
        next.is(Class::CAPITAL) && !next.is(Class::FIRST_NAME | Class::FUNCTION) && !class(at + 2).is(Class::CAPITAL);
    let given = class(at).is(Class::FIRST_NAME) && (at > from || surname && !class(at).is(Class::HONORIFIC));
    class(at).is(Class::PERSON | Class::HONORIFIC) && !initial && !given
}

/// Whether the capitals are an office, behind an article: “the Deputy Minister”, “the Foreign Secretary”.
pub fn is_office(input: Tokens, capitals: usize, end: usize) -> bool {
    let class = |at: usize| input.get(at).map_or(Class::default(), |token| token.class);
    let given = |at: usize| class(at).is(Class::FIRST_NAME | Class::HONORIFIC);
    let last = class(end - 1);
    let definite = capitals.checked_sub(1).is_some_and(|at| class(at).is(Class::DEFINITE));
    let ends = definite && last.is(Class::PERSON) && !last.is(Class::GUESSED) && !(capitals..end).any(given);
    end - capitals > 1 && (ends || (capitals..end).all(|at| class(at).is(Class::PERSON)))
}

/// Whether the capitals are one word for where somebody is from, behind an article: “the Pole”.
pub fn is_native(input: Tokens, capitals: usize, end: usize) -> bool {
    let class = |at: usize| input.get(at).map_or(Class::default(), |token| token.class);
    // “the 52-year-old Norwegian”
    let definite =
        capitals > 0 && class(capitals - 1).is(Class::DEFINITE | Class::PERSON) && class(0).is(Class::DEFINITE);
    // French la Suisse a dit, but le Suisse a dit.
    let land = || class(capitals).is(Class::PLACE) && class(capitals - 1).is(Class::FEMININE);
    definite && capitals + 1 == end && class(capitals).is(Class::FORMER) && !land()
}

/// Whether the capitals are one word in no list, where a language writes every noun large, or one for what somebody says: German
/// der Betreiber, der 71-jährige Landwirt, Holms Antwort.
pub fn is_common(input: Tokens, capitals: usize, end: usize) -> bool {
    let aged = capitals.checked_sub(1).and_then(|at| input.get(at)).is_some_and(|age| age.kind == TokenKind::Number);
    let word = Class::LARGE_NOUN | Class::SPEECH | if aged { Class::PERSON } else { Class::default() };
    capitals + 1 == end
        && input.get(capitals).is_some_and(|token| token.is(word) && !token.is(Class::FIRST_NAME | Class::BODY))
}

/// German der Schäfer Bo Holm, Stadtarchivar Bo Holm: whether the first capital, behind an article or too long for a name, tells
/// what the one is who is named behind it.
fn is_trade(input: Tokens, from: usize, to: usize) -> bool {
    const LONG: u32 = 8;
    let class = |at: usize| input.get(at).map_or(Class::default(), |token| token.class);
    let definite = from.checked_sub(1).is_some_and(|at| class(at).is(Class::DEFINITE));
    let long = input.get(from).is_some_and(|token| token.end - token.start >= LONG);
    (definite || long) && from + 2 < to && class(from).is(Class::LARGE_NOUN) && !class(from).is(Class::FIRST_NAME)
}

/// Whether an office “of” something stands between `from` and `at`.
fn of_office(input: Tokens, from: usize, at: usize) -> bool {
    let token = |at: usize| input.get(at).map_or(Class::default(), |token| token.class);
    (from + 1..at).any(|of| token(of).is(Class::PREPOSITION) && token(of - 1).is(Class::PERSON) && of + 1 < at)
}

/// Where a description says that somebody is from: as much of the word as all its forms share.
pub fn origin(text: &str, tokens: &[Token]) -> Option<u64> {
    // Swede, Swedish; Briton, British
    const STEM: usize = 4;
    let native = tokens.iter().find(|token| token.is(Class::NATIVE) && token.kind == TokenKind::Word)?;
    let word = native.span().of(text);
    let stem = word.char_indices().nth(STEM).map_or(word.len(), |(at, _)| at);
    Some(folded_hash(&word[..stem]))
}
