//! Surnames: family names that are words too, Young, Banks, Baker, King, German Müller, Richter.
//!
//! What comes in is the tokens of a page; what goes out is, for each of its capitals, whether it stands for somebody whom the
//! page names with a given name or a title. Only such words are kept: a page that names no Baker asks nothing.

use rustc_hash::FxHashSet;

use super::{
    nouns::VERBAL,
    tokens::{Token, TokenKind},
    verbs,
};
use crate::rules::{Class, Lexicon, folded_hash};

/// What a name can be besides one; a word that is none of these is read as a name wherever it stands.
const WORD: Class = VERBAL
    .with(Class::FUNCTION)
    .with(Class::PERSON)
    .with(Class::HONORIFIC)
    .with(Class::FORMER)
    .with(Class::TIME)
    .with(THING);
/// What stands behind a given name as often without being a family's: the Virginia Senate, told Ann Monday.
const THING: Class = Class::BODY.with(Class::STATEMENT).with(Class::WORK).with(Class::OUTLET).with(Class::TIME);

/// What nobody is called, though a name's initial may stand before it: “… of George W. He said”. Ambrose Till is somebody.
const NEVER: Class = Class::FUNCTION.without(Class::AUXILIARY.with(Class::ADVERB).with(LINK));
/// What begins a sentence behind an initial.
const LINK: Class = Class::PREPOSITION.with(Class::SUBORDINATOR);

/// The family names of a page that are words, folded.
#[derive(Debug, Default)]
pub struct Surnames {
    names: FxHashSet<u64>,
    /// Their shapes, so that few other words are looked up.
    shapes: u64,
    /// All others too, in a language that writes every noun large.
    others: FxHashSet<u64>,
    /// Whether it is one.
    large: bool,
}

impl Surnames {
    /// Those that a page names with a given name or a title.
    pub fn of(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Self {
        let mut surnames = Self { large: lexicon.unknown.is(Class::LARGE_NOUN), ..Self::default() };
        let capitals = |pair: &[Token]| pair[0].is_capital() && is_wordy(pair[1]);
        let mut met = None;
        for (at, pair) in tokens.windows(2).enumerate().filter(|(_, pair)| capitals(pair)) {
            // “said Chloe Winter”, where no Chloe Holm is met.
            let mut alone = || !met.get_or_insert_with(|| in_pairs(text, tokens)).contains(&key(text, pair[0]));
            if surnames.is_told(tokens, at + 1) || is_timely(tokens, at + 1) && alone() {
                surnames.shapes |= shape(text, pair[1]);
                surnames.names.insert(key(text, pair[1]));
            }
        }
        if surnames.large {
            let given = |pair: &&[Token]| is_named(pair[1]) && pair[0].is_capital() && pair[0].is(Class::FIRST_NAME);
            let both = |pair: &[Token]| [key(text, pair[0]), key(text, pair[1])];
            surnames.others.extend(tokens.windows(2).filter(given).flat_map(both));
        }
        surnames
    }

    /// German Holms Antwort: parts what makes an owner from the names of a page, where a noun follows.
    pub fn part_owners(&self, text: &str, tokens: &mut Vec<Token>) {
        const SHORTEST: u32 = 4;
        let owned = |next: Token| next.is_capital() && !next.is(Class::FUNCTION | Class::TIME | Class::FIRST_NAME);
        let known = |word: &str| self.others.contains(&folded_hash(word));
        let own = |word: &str| word.strip_suffix('s').is_some_and(|stem| known(stem) && !known(word));
        let owns = |at: usize| {
            let [word, next, behind @ ..] = &tokens[at..] else { return false };
            let long = word.is_capital() && word.end - word.start >= SHORTEST;
            // Holms Nachfolger: „…“: any noun may be somebody.
            let somebody = behind.first().is_some_and(|colon| colon.kind == TokenKind::Colon)
                && !next.is(Class::SPEECH | Class::STATEMENT);
            // Ann Holms Vorwurf: a noun of speech behind two capitals is theirs, though nothing else spells the name.
            let named = |before: Token| before.is_capital() && !before.is(Class::FUNCTION | Class::TIME);
            let full = next.is(Class::SPEECH) && at.checked_sub(1).is_some_and(|before| named(tokens[before]));
            let full = full && word.is(Class::LARGE_NOUN) && word.span().of(text).ends_with('s');
            long && owned(*next) && !somebody && (full || own(word.span().of(text)))
        };
        if !self.large || !(0..tokens.len()).any(owns) {
            return;
        }
        let mut parted = Vec::with_capacity(tokens.len() + 8);
        for (at, &token) in tokens.iter().enumerate() {
            if owns(at) {
                let end = token.end - 1;
                parted.push(Token { end, class: Class::CAPITAL, ..token });
                parted.push(Token { start: end, class: Class::OWNER, ..token });
            } else {
                parted.push(token);
            }
        }
        *tokens = parted;
    }

    /// German Lachend sagte Holm, Kurz darauf sagte er: whether the word that begins a sentence is no name, since a verb of speech
    /// and a name follow.
    pub fn disclaim(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        if !self.large || !tokens[at].is(Class::LARGE_NOUN | Class::GUESSED) || tokens[at].is(Class::FIRST_NAME) {
            return false;
        }
        let behind = &tokens[at + 1..];
        let adverbs = behind.iter().take(2).take_while(|next| next.is(Class::ADVERB) && !next.is(VERBAL)).count();
        let Some([verb, who]) = behind.get(adverbs..).and_then(|rest| rest.first_chunk()) else { return false };
        let says =
            verb.is(Class::REPORT | Class::BESIDE) && verb.is(Class::PAST | Class::PRESENT) && !verb.is_capital();
        let known = |token: Token| token.is_capital() && self.others.contains(&key(text, token));
        let gender = Class::MASCULINE | Class::FEMININE;
        let subject = who.is(Class::PRONOUN) && who.is(gender) && !who.is_capital()
            || who.is_capital() && (who.is(Class::FIRST_NAME) || known(*who));
        says && subject && !known(tokens[at])
    }

    /// Whether the capital at `at` is one of them; `begins` says that a sentence does so with it.
    #[inline]
    pub fn claim(&self, text: &str, tokens: &[Token], at: usize, begins: bool) -> bool {
        let may = self.shapes != 0 && is_wordy(tokens[at]) && self.shapes & shape(text, tokens[at]) != 0;
        may && self.names.contains(&key(text, tokens[at])) && self.names_somebody(tokens, at, begins)
    }

    fn names_somebody(&self, tokens: &[Token], at: usize, begins: bool) -> bool {
        let before = at.checked_sub(1).map(|before| tokens[before]);
        if goes_on(tokens, at) || before.is_some_and(|before| before.is(Class::DETERMINER | Class::POSSESSIVE)) {
            return false;
        }
        if tokens[at].is(Class::TIME) && !is_called(tokens, at) {
            return begins && self.acts(tokens, at);
        }
        // “Paul King”, “Mayor King”
        if before.is_some_and(|before| before.is_capital() && !before.is(Class::FUNCTION)) {
            return true;
        }
        if begins { self.acts(tokens, at) } else { !self.large || is_somebody(tokens, at) }
    }

    /// Whether a given name or a title stands before a word, and nothing that the name would go on with behind it.
    fn is_told(&self, tokens: &[Token], at: usize) -> bool {
        let (word, before) = (tokens[at], tokens[at - 1]);
        let back = |back: usize| at.checked_sub(back).map(|at| tokens[at]);
        let initial = before.is(Class::DOTTED) && before.end - before.start <= 2;
        let (given, first) = if initial { (back(2), back(3)) } else { (Some(before), back(2)) };
        let given = given.is_some_and(|given| given.is_capital() && given.is(Class::FIRST_NAME));
        // “the Charlotte Mayor”, “la Virginia House”
        let article = first.is_some_and(|first| first.is(Class::DETERMINER));
        let title = first.is_some_and(|first| first.is(Class::PERSON | Class::HONORIFIC));
        let titled = before.is(Class::HONORIFIC) && (self.large || !word.is(Class::PERSON)) && !word.is(THING);
        let full = given && !article && (!word.is(THING) || title || is_explained(tokens, at));
        (full || titled) && !goes_on(tokens, at) && !(initial && word.is(LINK))
    }

    /// Whether a sentence that begins with a word goes on as it does behind somebody's name: Young said, Banks, a nurse, was, but
    /// Young children were, Banks were.
    fn acts(&self, tokens: &[Token], at: usize) -> bool {
        const NEAR: usize = 3;
        let adverb = |token: &&Token| token.is(Class::ADVERB | Class::NEGATION) && !token.is(VERBAL | Class::AUXILIARY);
        let behind = &tokens[at + 1..];
        let known = |token: &&Token| adverb(token) && !token.is(Class::LARGE_NOUN);
        let adverbs = behind.iter().take(NEAR).take_while(known).count();
        let [next, rest @ ..] = &behind[adverbs..] else { return false };
        match next.kind {
            TokenKind::Quote(_) | TokenKind::Colon | TokenKind::Open | TokenKind::Dash => true,
            TokenKind::Comma => is_explained(tokens, at),
            TokenKind::Word if next.is(Class::AND) => rest.first().is_some_and(|other| is_named(*other)),
            TokenKind::Word if next.is(Class::OWNER) => true,
            TokenKind::Word if next.is(Class::PERSON | Class::PREPOSITION | Class::DETERMINER) => false,
            TokenKind::Word if next.is(Class::AUXILIARY) => !next.is(Class::PLURAL),
            TokenKind::Word if next.is(VERBAL) => next.is(Class::PAST | Class::PRESENT),
            // “King grins his grin”, French Berger hausse les épaules; German Fischer grinst.
            TokenKind::Word => {
                self.large && !next.is_capital()
                    || verbs::is_unlisted(*next) && rest.first().is_some_and(|after| verbs::is_article(*after))
            }
            _ => false,
        }
    }
}

/// Whether a capital can be a word that is no name.
fn is_wordy(token: Token) -> bool {
    token.is_capital() && token.is(WORD) && !token.is(NEVER)
}

/// One bit for a word's first byte and its length.
fn shape(text: &str, word: Token) -> u64 {
    1 << ((u32::from(text.as_bytes()[word.start as usize]) + 8 * (word.end - word.start)) % u64::BITS)
}

fn key(text: &str, token: Token) -> u64 {
    folded_hash(token.span().of(text))
}

fn is_named(token: Token) -> bool {
    token.is_capital() && !token.is(Class::FUNCTION)
}

/// Whether the capitals go on, so that the word is within a name: Baker Street, Cook County; a verb of a headline ends them.
fn goes_on(tokens: &[Token], at: usize) -> bool {
    let finite = |next: &Token| next.is(VERBAL) && next.is(Class::PAST | Class::PRESENT) && !next.is(Class::GUESSED);
    tokens.get(at + 1).is_some_and(|next| is_named(*next) && !next.is(Class::TIME) && !finite(next))
}

/// Whether a day or a season stands behind a given name alone as a family name would, and no date begins with it.
fn is_timely(tokens: &[Token], at: usize) -> bool {
    let dated = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
    let time = tokens[at].is(Class::TIME) && !tokens[at].is(THING.without(Class::TIME));
    time && tokens[at - 1].is(Class::FIRST_NAME) && !tokens[at - 1].is(Class::TIME) && !dated && !goes_on(tokens, at)
}

/// The words that stand in two capitals of which the second is no time: whoever is called so has another name.
fn in_pairs(text: &str, tokens: &[Token]) -> FxHashSet<u64> {
    let named = |pair: &&[Token]| is_named(pair[0]) && is_named(pair[1]) && !pair[1].is(Class::TIME);
    tokens.windows(2).filter(named).flat_map(|pair| [key(text, pair[0]), key(text, pair[1])]).collect()
}

/// Whether a word that tells when as often is a name here: Chloe Winter, “…,” Winter said, “…,” said Winter; no “in winter”.
fn is_called(tokens: &[Token], at: usize) -> bool {
    let back = |back: usize| at.checked_sub(back).map(|at| tokens[at]);
    let says = |token: Token| token.is(Class::REPORT | Class::BESIDE) && token.is(Class::PAST | Class::PRESENT);
    let quoted =
        |token: Option<Token>| token.is_some_and(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Quote(_)));
    let title = |token: Token| token.is(Class::FIRST_NAME | Class::HONORIFIC | Class::PERSON) && token.is_capital();
    let next = tokens.get(at + 1).is_some_and(|next| says(*next) || next.is(Class::OWNER));
    let before = back(1).filter(|before| !before.is(Class::PREPOSITION));
    before.is_some_and(|before| title(before) || next || says(before) && quoted(back(2)))
}

/// Whether a comma and somebody's age or office stand behind: Banks, 43, …; Banks, a nurse, …; Banks, who …
fn is_explained(tokens: &[Token], at: usize) -> bool {
    let office = Class::DETERMINER | Class::POSSESSIVE | Class::RELATIVE | Class::PERSON | Class::FORMER;
    let told = |token: &Token| match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => token.is(office),
        _ => false,
    };
    let comma = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Comma);
    comma && tokens.get(at + 2).is_some_and(told)
}

/// Whether a large noun within a sentence is somebody's name: sagte Müller, mit Müller, but erfahrene Müller, er ist Müller.
fn is_somebody(tokens: &[Token], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map(|at| tokens[at]);
    let Some(before) = word(1) else { return true };
    let subject =
        |token: Token| token.is(Class::PRONOUN | Class::RELATIVE) || is_named(token) && !token.is(Class::TIME);
    if before.is(Class::BE) {
        return !word(2).is_some_and(subject);
    }
    // „…“, flötete Müller: what nobody knows is a verb behind a quotation.
    let quoted = word(2).is_some_and(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Quote(_)));
    let unknown = before.is(Class::LARGE_NOUN.with(Class::GUESSED)) && !before.is_capital();
    before.kind != TokenKind::Number && (!unknown || quoted)
}
