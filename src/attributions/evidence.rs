//! Evidence: what in a quotation's words and place speaks for somebody's having said them, and what speaks for a title, a
//! nickname or a word held at arm's length.
//!
//! What comes in is a quotation in its sentence; what goes out is a set of observations. What they weigh is the business of
//! [`confidence`](super::confidence).

use super::{
    clauses::Clause,
    credits::Credit,
    nouns::{Noun, NounSort},
    page::Page,
    parts::{Part, PartKind},
    sentences::{Ending, Sentence},
    speakers::Reader,
    tokens::{Token, TokenKind},
    verbs::Form,
};
use crate::rules::{Class, Lexicon};

/// A set of observations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence(pub u64);

macro_rules! observations {
    ($($bit:literal $name:ident $doc:literal)*) => {
        impl Evidence {
            $(#[doc = $doc] pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

observations! {
    0 ONE_WORD "One word."
    1 TWO_WORDS "Two."
    2 FEW_WORDS "Three to five."
    3 MANY_WORDS "Nine or more."
    4 CAPITALS "Every word that can be is written large."
    5 LARGE "The first word is written large."
    6 POINT "A comma or a full stop stands within the marks."
    7 MODIFIES "A noun follows at once: the “bitter pill” rule."
    8 DETERMINED "An article or a possessive stands before it."
    9 OWNED "An owner stands before it: CNN's “New Day”."
    10 PLACED "A preposition stands before it."
    11 HELD_OFF "So-called, dubbed."
    12 NAMED "The kind of thing that has a title stands before it."
    13 BESIDE_NOUN "Another noun stands before it."
    14 TOUCHED "The verb or a colon touches it."
    15 THAT "“that” stands before it."
    16 FAR "The verb is far off."
    17 WEAK_SUBJECT "The subject is no person, body or name."
    18 LISTED "Another quotation or “and” stands before it."
    19 BRACKETED "It stands in brackets."
    20 IS "A form of “be” stands before it."
    21 SPEECH "A word for speech stands before it: the question “why”."
    22 INNER_VERB "Other verbs stand between the cue and it."
    23 PRONOUN "The speaker is a pronoun."
    24 HANGING "The verb is a gerund or an infinitive."
    25 ENDS "The sentence ends with it."
    26 BESIDE_VERB "The verb reports only beside a quotation."
    27 ASKS "It ends with a question or an exclamation mark."
    28 CLAUSE "A pronoun or an auxiliary is among its words."
    29 NICKNAME "It stands in the middle of a name."
    30 OBJECT "A verb that reports nothing stands before it."
    31 SUBJECT "A verb follows at once."
    32 PAPER "The subject is what words are put into: the report."
    33 RELATIVE "The subject is “that”: a voice that said “…”."
    35 CRIES "Cries, chants of it are told of."
    36 SUNG "A verb of singing, or a thing that words stand on, is nearest before it: they sang “…”, a sign that read “…”."
    37 WITHIN "A preposition stands before it that no verb follows: in, not to."
    38 TITLED "It stands right behind the kind of thing that has a title, and may be one: the magazine “Slow Tide”."
    39 COMPLETES "An auxiliary stands before it that it completes: she has “seen worse”."
    40 KNOWN "Its subject is quoted elsewhere, and surely."
    34 SO_CALLED "A word right before it says that it is a name, or whoever is told: so-called, German sagte dem „Boten“."
}

impl Evidence {
    /// Whether any of `other` was observed.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is a work's or a thing's name, if nobody is credited with it.
    pub const fn is_title(self) -> bool {
        let place =
            Self::NAMED.0 | Self::OWNED.0 | Self::PLACED.0 | Self::OBJECT.0 | Self::MODIFIES.0 | Self::SUBJECT.0;
        self.has(Self::CAPITALS) && (self.has(Self::NAMED) || self.has(Self(place)) && !self.has(Self::ONE_WORD))
    }

    /// Whether it is one behind a preposition: “Reyes has won the prize for ‘The Salt Year,’ the judges announced”, “he said on
    /// ‘Face to Face.’”
    pub const fn is_placed_title(self) -> bool {
        self.has(Self::WITHIN) && self.is_title() && !self.has(Self::CLAUSE)
    }

    /// Whether it is a name of somebody or something, whoever speaks in its sentence.
    pub const fn is_name(self) -> bool {
        let few = self.has(Self(Self::ONE_WORD.0 | Self::TWO_WORDS.0))
            || self.has(Self::FEW_WORDS) && self.has(Self::CAPITALS);
        self.has(Self::NICKNAME) && self.has(Self(Self::ONE_WORD.0 | Self::TWO_WORDS.0))
            || self.has(Self::SO_CALLED) && few
            || self.has(Self::TITLED)
    }

    fn note(&mut self, observed: Self, holds: Holds) {
        if holds == Holds::Yes {
            self.0 |= observed.0;
        }
    }
}

/// Whether an observation was made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
}

impl From<bool> for Holds {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// A quotation in its sentence.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub page: &'a Page,
    pub sentence: Sentence,
    pub clauses: &'a [Clause],
    /// The part that the quotation is.
    pub part: usize,
    /// The words within its marks.
    pub words: &'a str,
    pub lexicon: &'a Lexicon,
}

impl<'a> Reader<'a> {
    /// Where a quotation stands.
    pub(super) fn place<'p>(&self, id: usize, part: usize, sentence: Sentence, clauses: &'p [Clause]) -> Place<'p>
    where
        'a: 'p,
    {
        let words = self.quotations[id].span.of(self.text);
        Place { page: self.page, sentence, clauses, part, words, lexicon: self.lexicon }
    }
}

/// What is seen of a quotation and of the one who may have said it.
pub fn of(place: Place, credit: Option<&Credit>) -> Evidence {
    let mut seen = Evidence::default();
    words(place, &mut seen);
    before(place, &mut seen);
    after(place, &mut seen);
    if let Some(credit) = credit {
        speaker(place, credit, &mut seen);
    }
    seen
}

/// What makes a clause of words.
const CLAUSE: Class = Class::AUXILIARY.with(Class::PRONOUN).with(Class::OBJECT_PRONOUN).with(Class::POSSESSIVE);

fn words(place: Place, seen: &mut Evidence) {
    let mut count = 0;
    let mut capitals = true;
    let mut clause = false;
    for word in place.words.split_whitespace() {
        count += 1;
        let first = word.chars().find(|c| c.is_alphanumeric());
        capitals &= first.is_none_or(|first| !first.is_lowercase() || word.len() < 4);
        let helps = |class: Class| class.is(CLAUSE) && !class.is(Class::DEFINITE);
        clause = clause || helps(place.lexicon.class_of(word.trim_matches(|c: char| !c.is_alphanumeric())));
        if count > 8 {
            break;
        }
    }
    let large = place.words.chars().find(|c| c.is_alphanumeric()).is_some_and(|first| !first.is_lowercase());
    seen.note(Evidence::ONE_WORD, (count < 2).into());
    seen.note(Evidence::TWO_WORDS, (count == 2).into());
    seen.note(Evidence::FEW_WORDS, (3..=5).contains(&count).into());
    seen.note(Evidence::MANY_WORDS, (count > 8).into());
    seen.note(Evidence::LARGE, large.into());
    seen.note(Evidence::CLAUSE, clause.into());
    let PartKind::Quote(id) = place.page.parts[place.part].kind else { return };
    let ending = place.page.endings[id as usize];
    // “Hurrah!” cried Holm: it opens its sentence and ends like one, so no title is meant.
    let exclaims = ending == Ending::Asking && place.part == place.sentence.from as usize || is_announced(place);
    // Where every noun is large, capitals make no title.
    let telling = !place.lexicon.unknown.is(Class::LARGE_NOUN);
    seen.note(Evidence::CAPITALS, (telling && capitals && large && count <= 8 && !exclaims).into());
    // Where the house style puts it behind the marks, a comma after a sentence says as much.
    let comma = place.page.parts.get(place.part + 1).is_some_and(|next| matches!(next.kind, PartKind::Comma));
    seen.note(Evidence::POINT, (ending != Ending::Word || comma && large && count > 2 && !capitals).into());
    seen.note(Evidence::ASKS, (ending == Ending::Asking).into());
}

/// Holm shouted: “Play On.” A verb of speech and a pause announce no title, nor does any verb and a colon before a sentence.
fn is_announced(place: Place) -> bool {
    let Some([verb, pause]) = place.page.parts[place.sentence.from as usize..place.part].last_chunk() else {
        return false;
    };
    // “Holm had one word for us: ‘Never.’”
    let speech = |part: &Part| part.noun().is_some() && place.page.tokens[part.to as usize - 1].is(Class::SPEECH);
    let before = &place.page.parts[place.sentence.from as usize..place.part];
    if matches!(pause.kind, PartKind::Colon) && before.iter().any(speech) {
        return true;
    }
    let PartKind::Quote(id) = place.page.parts[place.part].kind else { return false };
    let stops = matches!(pause.kind, PartKind::Colon) && place.page.endings[id as usize] == Ending::Stop;
    let acts = stops && verb.verb().is_some_and(|verb| verb.is_finite() && !verb.class.is(Class::BE | Class::HELD_OFF));
    if acts {
        return true;
    }
    let said = verb.verb().is_some_and(|verb| verb.reports() && !verb.class.is(Class::HELD_OFF | Class::NOUN_TOO));
    said && matches!(pause.kind, PartKind::Comma | PartKind::Colon)
}

/// “In the last scene, known in the trade already as ‘the chill’, Holm sings”: whether a participle before it tells its name.
fn is_known_as(place: Place) -> bool {
    const NEAR: usize = 7;
    let from = (place.sentence.from as usize).max(place.part.saturating_sub(NEAR));
    let verb = place.page.parts[from..place.part].iter().rev().find_map(Part::verb);
    verb.is_some_and(|verb| verb.class.is(Class::HELD_OFF) && !verb.class.is(Class::REPORT))
}

/// “They sang ‘…’”, “a banner with the words ‘…’”, “Taped to it was a sign: ‘…’”: whether nobody is heard to say it.
fn is_sung(place: Place) -> bool {
    const NEAR: usize = 4;
    let token = |part: &Part| place.page.tokens[part.to as usize - 1];
    let before = &place.page.parts[place.sentence.from as usize..place.part];
    // “Holm admits that there was no sign: ‘…’”
    let says = |part: &Part| part.verb().is_some_and(|verb| verb.reports() && verb.is_finite());
    let told = |part: &Part| says(part) || matches!(part.kind, PartKind::Subordinator);
    if before.last().is_some_and(|last| matches!(last.kind, PartKind::Colon)) && before.iter().any(told) {
        return false;
    }
    // ‘The trick,’ he says, a hand on his shirt, ‘is to wait.’
    let parted = before.last().is_some_and(|last| matches!(last.kind, PartKind::Comma));
    if parted && before.iter().any(|part| matches!(part.kind, PartKind::Quote(_))) {
        return false;
    }
    let near = before.iter().rev();
    // “a shirt that read ‘…’”, but “a sign that ‘…’”
    let link = |&(back, part): &(usize, &Part)| back == 1 || !matches!(part.kind, PartKind::Subordinator);
    let near = near.enumerate().take_while(link).map(|(_, part)| part);
    let near = near.filter(|part| !part.is_pause() && !matches!(part.kind, PartKind::Colon));
    let unspoken = |class: Class| class.and(Class::UNSPOKEN) == Class::UNSPOKEN;
    let sings = |part: &Part| part.verb().is_some_and(|verb| verb.is_finite() && unspoken(verb.class));
    let thing = |part: &Part| part.noun().is_some() && !token(part).is(Class::SPEECH);
    // “would sign ‘a clean bill’”
    let determined = |part: &Part| {
        let first = place.page.tokens[part.from as usize];
        first.is(Class::DETERMINER | Class::POSSESSIVE) || part.to > part.from + 1 || token(part).is(Class::PLURAL)
    };
    near.clone().next().is_some_and(sings)
        || near.take(NEAR).find(|part| thing(part)).is_some_and(|part| unspoken(token(part).class) && determined(part))
}

/// “Holm won't say ‘sorry’”, “she refused to call it ‘a strike’”: whether a verb right before it says that nobody said it.
fn is_shunned(place: Place) -> bool {
    let parts = &place.page.parts[place.sentence.from as usize..place.part];
    let whom = |part: &&Part| part.noun().is_some_and(|noun| matches!(noun.sort, NounSort::Object | NounSort::Pronoun));
    let mut near = parts.iter().rev().skip_while(whom);
    let denies = |part: &Part| {
        let mut words = place.page.tokens[part.from as usize..part.to as usize].iter();
        words.any(|word| word.is(Class::NEGATION))
    };
    let Some(said) = near.next() else { return false };
    let Some(verb) = said.verb().filter(|verb| verb.reports()) else { return false };
    let before = near.next().filter(|part| match part.kind {
        PartKind::Verb(_) => verb.form != Form::Finite,
        PartKind::Adverb => verb.form == Form::Finite,
        _ => false,
    });
    denies(said) || before.is_some_and(denies)
}

fn before(place: Place, seen: &mut Evidence) {
    let Some(at) = place.part.checked_sub(1).filter(|&at| at >= place.sentence.from as usize) else { return };
    let part = place.page.parts[at];
    let last: Token = place.page.tokens[part.to as usize - 1];
    // “Holm said, to cries of ‘Shame!’”
    let cries = (part.from as usize).checked_sub(1).map(|cries| place.page.tokens[cries]);
    let crowd =
        cries.is_some_and(|cries| cries.is(Class::NOUN_TOO) && cries.is(Class::REPORT) && cries.is(Class::PRESENT));
    let noun = at.checked_sub(1).is_some_and(|noun| place.page.parts[noun].verb().is_none());
    let other = Class::EITHER | Class::INFINITIVE | Class::VIEW | Class::PLACES | Class::ABSOLUTE | Class::ADVERB;
    let of = noun && matches!(part.kind, PartKind::Preposition) && last.is(Class::PREPOSITION) && !last.is(other);
    seen.note(Evidence::CRIES, (crowd && of).into());
    seen.note(Evidence::DETERMINED, last.is(Class::DETERMINER | Class::POSSESSIVE).into());
    seen.note(Evidence::OWNED, last.is(Class::OWNER).into());
    seen.note(Evidence::HELD_OFF, last.is(Class::HELD_OFF).into());
    let small = Class::REPORT | Class::BESIDE | Class::VERB | Class::DETERMINER | Class::PREPOSITION;
    seen.note(
        Evidence::SO_CALLED,
        (last.is(Class::HELD_OFF) && !last.is(small) || last.is(Class::EITHER) && is_known_as(place)).into(),
    );
    // “He never said the word ‘dam.’”
    let word = last.is(Class::WORK) && last.is(Class::SPEECH) && seen.has(Evidence::ONE_WORD);
    let word = word && place.page.tokens[part.from as usize].is(Class::DEFINITE);
    let few = seen.has(Evidence(Evidence::ONE_WORD.0 | Evidence::TWO_WORDS.0));
    seen.note(Evidence::SO_CALLED, (word || few && is_shunned(place)).into());
    let behind = at.checked_sub(1).filter(|_| matches!(part.kind, PartKind::Comma));
    let work = behind.map_or(last, |noun| place.page.tokens[place.page.parts[noun].to as usize - 1]);
    seen.note(Evidence::NAMED, work.is(Class::WORK).into());
    // Where every noun is large, a few words that begin large and make no clause are as much.
    let large = place.lexicon.unknown.is(Class::LARGE_NOUN) && seen.has(Evidence::LARGE) && !seen.has(Evidence::CLAUSE);
    let few = few || seen.has(Evidence::FEW_WORDS);
    let title = seen.has(Evidence::CAPITALS) || large && few;
    let kind = !last.is_capital() || place.lexicon.unknown.is(Class::LARGE_NOUN);
    let titled = last.is(Class::WORK | Class::OUTLET) && !last.is(Class::SPEECH) && part.noun().is_some() && kind;
    seen.note(Evidence::TITLED, (titled && title).into());
    seen.note(Evidence::SUNG, is_sung(place).into());
    seen.note(Evidence::SPEECH, last.is(Class::SPEECH).into());
    seen.note(Evidence::IS, last.is(Class::BE).into());
    let helps = last.is(Class::AUXILIARY) && !last.is(Class::BE) && !seen.has(Evidence::LARGE);
    seen.note(Evidence::COMPLETES, (helps && !seen.has(Evidence::ONE_WORD)).into());
    let placed = matches!(part.kind, PartKind::Preposition | PartKind::Agent);
    seen.note(Evidence::PLACED, placed.into());
    seen.note(Evidence::WITHIN, (placed && !last.is(Class::INFINITIVE)).into());
    seen.note(Evidence::THAT, matches!(part.kind, PartKind::Subordinator).into());
    seen.note(Evidence::LISTED, matches!(part.kind, PartKind::Quote(_) | PartKind::And).into());
    seen.note(Evidence::BESIDE_NOUN, matches!(part.kind, PartKind::Noun(_)).into());
    let pause = matches!(part.kind, PartKind::Comma);
    let verb = if pause { at.checked_sub(1).map(|at| place.page.parts[at]) } else { Some(part) };
    let reports = verb.is_some_and(|part| part.verb().is_some_and(|verb| verb.reports()));
    seen.note(Evidence::TOUCHED, (reports || matches!(part.kind, PartKind::Colon)).into());
    let other = part.verb().is_some_and(|verb| !verb.class.is(Class::REPORT | Class::BESIDE | Class::BE));
    seen.note(Evidence::OBJECT, other.into());
    let open = place.page.parts[place.sentence.from as usize..place.part].iter().rev();
    let open = open.map(|part| part.kind).find(|kind| matches!(kind, PartKind::Open | PartKind::Close));
    seen.note(Evidence::BRACKETED, matches!(open, Some(PartKind::Open)).into());
}

fn after(place: Place, seen: &mut Evidence) {
    let next = place.page.parts.get(place.part + 1).filter(|_| place.part + 1 < place.sentence.to as usize);
    let noun = next.is_some_and(|next| matches!(next.kind, PartKind::Noun(noun) if noun.sort != NounSort::Time && noun.sort != NounSort::Pronoun));
    let verbal = next.is_some_and(|next| place.page.tokens[next.from as usize].kind == TokenKind::Word);
    let finite = next.is_some_and(|next| next.verb().is_some_and(|verb| verb.is_finite()));
    seen.note(Evidence::SUBJECT, (finite && !seen.has(Evidence::POINT)).into());
    let capital = |token: Option<&Token>| token.is_some_and(|token| token.is_capital());
    let token = place.page.parts[place.part].from as usize;
    let name_goes_on =
        capital(place.page.tokens.get(token + 1)) && capital(token.checked_sub(1).map(|at| &place.page.tokens[at]));
    // Ann “the Gavel” Holm
    let given = token.checked_sub(1).is_some_and(|at| place.page.tokens[at].is(Class::FIRST_NAME));
    let short = seen.has(Evidence::CAPITALS) || given && seen.has(Evidence::TWO_WORDS);
    seen.note(Evidence::NICKNAME, (name_goes_on && short && !seen.has(Evidence::POINT)).into());
    seen.note(Evidence::MODIFIES, (noun && verbal && !seen.has(Evidence::POINT)).into());
    seen.note(Evidence::ENDS, next.is_none_or(|next| matches!(next.kind, PartKind::Stop)).into());
}

fn speaker(place: Place, credit: &Credit, seen: &mut Evidence) {
    let noun = place.page.parts[credit.subject].noun();
    let paper = noun.is_some_and(|noun| noun.sort == NounSort::Statement);
    seen.note(Evidence::PAPER, paper.into());
    seen.note(
        Evidence::WEAK_SUBJECT,
        (!paper && noun.is_some_and(|noun| !noun.sort.speaks() && noun.sort != NounSort::Object)).into(),
    );
    let word = place.page.tokens[place.page.parts[credit.subject].from as usize];
    let relative = noun.is_none() && word.is(Class::RELATIVE) && word.is(Class::SUBORDINATOR);
    seen.note(Evidence::RELATIVE, (relative && word.is(Class::DETERMINER)).into());
    // German „…“, hieß es, das Produkt sei „gut“: what may be a thing says nothing by it.
    let sex = Class::FIRST_NAME | Class::MASCULINE | Class::FEMININE;
    if !noun.is_some_and(|noun| noun.office.1 > noun.office.0 || noun.class.is(sex)) {
        seen.0 &= !Evidence::COMPLETES.0;
    }
    let pronoun = |noun: &Noun| matches!(noun.sort, NounSort::Pronoun | NounSort::Object);
    seen.note(Evidence::PRONOUN, noun.is_some_and(pronoun).into());
    let Some(cue) = credit.cue else { return };
    // “Holm told ‘The Late Hour’ on Monday that”: whom she told.
    let hears = place.page.parts[cue].verb().is_some_and(|verb| {
        verb.reports() && verb.class.is(Class::ADDRESSED) && !verb.class.is(Class::HELD_OFF | Class::ASKS)
    });
    let goes_on = place.page.parts.get(place.part + 1).is_some_and(|next| match next.kind {
        PartKind::Subordinator => true,
        PartKind::Preposition => {
            place.page.parts.get(place.part + 2).and_then(Part::noun).is_some_and(|noun| noun.sort == NounSort::Time)
        }
        _ => false,
    });
    let told = hears && cue + 1 == place.part && goes_on && seen.has(Evidence::CAPITALS) && !seen.has(Evidence::POINT);
    seen.note(Evidence::SUNG, told.into());
    // “…,” sang the choir.
    let sung = place.page.parts[cue].verb().is_some_and(|verb| verb.class.and(Class::UNSPOKEN) == Class::UNSPOKEN);
    seen.note(Evidence::SUNG, sung.into());
    // German „…“, sagte Holm dem „Boten“.
    let last = place.part.checked_sub(1).map(|at| place.page.tokens[place.page.parts[at].to as usize - 1]);
    let told = place.page.parts[cue].verb().is_some_and(|verb| verb.reports() && !verb.class.is(Class::ADDRESSED));
    let hands = last.is_some_and(|last| last.is(Class::HELD_OFF) && last.is(Class::DETERMINER | Class::PREPOSITION));
    seen.note(Evidence::SO_CALLED, (cue < place.part && told && hands && !seen.has(Evidence::POINT)).into());
    seen.note(Evidence::FAR, (cue.abs_diff(place.part) > 8).into());
    let inner = place.clauses.iter().filter(|clause| clause.verb > cue && clause.verb < place.part).count();
    seen.note(Evidence::INNER_VERB, (inner > 1).into());
    if let Some(verb) = place.page.parts[cue].verb() {
        seen.note(Evidence::HANGING, (verb.form != Form::Finite).into());
        seen.note(Evidence::BESIDE_VERB, (!verb.class.is(Class::REPORT)).into());
    }
}
