//! What a word can be, as a set of bits: a word has many of them, and whoever asks tests several at once.
//!
//! There are more of them than bits: some share one where no word can be both, and say so.

use std::ops::{BitOr, BitOrAssign};

/// What a word can be: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(pub u64);

macro_rules! classes {
    ($($bit:literal $name:ident $doc:literal)*) => {
        impl Class {
            $(#[doc = $doc] pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

classes! {
    0 REPORT "A reporting verb."
    1 BESIDE "A verb that reports beside a quotation."
    2 VERB "A verb that reports nothing."
    3 PAST "A finite form in the past."
    4 PRESENT "A finite form that shows it."
    5 PLAIN "A plain form."
    6 GERUND "A gerund."
    7 PARTICIPLE "A participle that is no finite form."
    8 ADDRESSED "A verb whose object is spoken to or of."
    9 NOUN_TOO "A verb's form that is a noun as often."
    10 AUXILIARY "An auxiliary."
    11 BE "It makes a passive."
    12 INFINITIVE "It stands before an infinitive."
    13 DETERMINER "It begins a noun phrase."
    14 PREPOSITION "A preposition."
    15 AND "And, or."
    16 SUBORDINATOR "It begins a clause."
    17 EITHER "A subordinator that is a preposition too."
    18 RELATIVE "Who, which."
    19 PRONOUN "A pronoun that can be a subject."
    20 OBJECT_PRONOUN "A pronoun that never is."
    21 POSSESSIVE "His, her."
    22 NEGATION "Not."
    23 ADVERB "An adverb."
    24 TIME "When."
    25 HONORIFIC "Mr, Dr."
    26 PERSON "An office, a profession, a kind of person."
    27 BODY "A kind of body."
    28 STATEMENT "What words are put into."
    29 SPEECH "A noun for somebody's speech."
    30 WORK "What has a title."
    31 HELD_OFF "What follows in marks is a name or a mere word."
    32 SUFFIX "Jr."
    33 PARTICLE "A small word within a name."
    34 FIRST_NAME "A given name."
    35 ABBREVIATION "Its full stop ends no sentence."
    36 RELAY "Via."
    37 MESSENGER "An envoy."
    38 QUOTED "Quoted, cited."
    39 PHRASE "The last word of a phrase of [`Lexicon::phrases`](super::Lexicon::phrases)."
    40 MASCULINE "Of a man."
    41 FEMININE "Of a woman."
    42 NEUTER "Of a thing."
    43 PLURAL "Of several."
    44 FIRST "Of the one who speaks."
    45 SECOND "Of the one spoken to."
    46 OWNER "What makes an owner of the word before."
    47 GUESSED "Told by its ending alone."
    48 ACCORDING "A phrase that credits what follows."
    51 OUTLET "It is, or is part of, the name of what prints or sends news."
    52 DEFINITE "The: it points at somebody known."
    53 BEFORE_LAST "The word before the last of such a phrase."
    50 FORMER "It stands before an office: former."
    54 LARGE_NOUN "Unknown, in a language that writes every noun large."
    55 VIEW "For: at a sentence's start it names whose view follows."
    59 EITHER_LINK "It stands before an infinitive, and before a noun as often: French de."
    57 PLACES "In: what is named behind it is hardly a person."
    58 PLACE "Named behind such a word or an article: no person, unless more is told."
    56 ABSOLUTE "With: what is named behind it may act."
    49 AGENT "By: after a passive it names who acts."
    60 CAPITAL "It begins with a capital."
    61 UPPER "It is all capitals, two or more."
    63 ASKS "A verb that asks: whoever it speaks to answers."
    62 DOTTED "It ends in a full stop that is its own."
}

impl Class {
    /// Whether any of `other` is among them.
    #[inline]
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// All of both.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those of both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those of the first that are not among `other`.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Words that hold a sentence together and are in no name, unless they are written large within one.
    pub const FUNCTION: Self = Self(
        Self::AUXILIARY.0
            | Self::DETERMINER.0
            | Self::PREPOSITION.0
            | Self::AND.0
            | Self::SUBORDINATOR.0
            | Self::RELATIVE.0
            | Self::PRONOUN.0
            | Self::OBJECT_PRONOUN.0
            | Self::POSSESSIVE.0
            | Self::NEGATION.0
            | Self::ADVERB.0,
    );
    /// A body that any name may be of: the company. No body is a verb of quoting.
    pub const BUSINESS: Self = Self::QUOTED;
    /// What credits the noun before it: German zufolge. No phrase that credits is a relative.
    pub const POSTPOSED: Self = Self::RELATIVE;
    /// Of, from: whose words they are that a noun before it stands for. No preposition is a verb.
    pub const SENDER: Self = Self::QUOTED;
    /// About, on: what is named behind it at a sentence's start is spoken of. No preposition asks.
    pub const TOPIC: Self = Self::ASKS;
    /// Mrs, Miss: two of one family. No preposition is a title.
    pub const APART: Self = Self::ABSOLUTE;
    /// A voice: whoever owns it speaks. No preposition is one.
    pub const VOICE: Self = Self::ABSOLUTE;
    /// At somebody's, from somebody: what is said there is theirs. No preposition is an envoy.
    pub const HOST: Self = Self::MESSENGER;
    /// An auxiliary of what is done to somebody: German wurde. No auxiliary is an envoy.
    pub const PASSIVE: Self = Self::MESSENGER;
    /// A verb of whoever takes words in: heard. What stands before an infinitive is a preposition, and no verb.
    pub const HEARS: Self = Self::EITHER_LINK;
    /// This: who is described behind it was told of. No determiner gives a view.
    pub const POINTING: Self = Self::VIEW;
    /// As, before whoever says what stands before it. No subordinator is an envoy.
    pub const AS: Self = Self::MESSENGER;
    /// Where somebody is from: Greek. No such word gives a view.
    pub const NATIVE: Self = Self::VIEW;
    /// A determiner whose noun has its adjectives behind it: Spanish un. No determiner is a verb that asks.
    pub const TRAILING: Self = Self::ASKS;
    /// The latter: who is meant was named last. No such word stands before an infinitive.
    pub const LATTER: Self = Self::EITHER_LINK;
    /// A verb of singing, or a thing that words stand on: no word of a name's end is a work too.
    pub const UNSPOKEN: Self = Self(Self::WORK.0 | Self::STATEMENT.0 | Self::SUFFIX.0);
    /// What tells of whom a word speaks.
    pub const GENDER: Self = Self(Self::MASCULINE.0 | Self::FEMININE.0 | Self::NEUTER.0 | Self::PLURAL.0);
}

impl BitOr for Class {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.with(other)
    }
}

impl BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.with(other);
    }
}
