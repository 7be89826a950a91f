//! The words of a language by what they do in a sentence, as the rules list them. [`Lexicon`](super::Lexicon) is the
//! same as a table.
//!
//! All words are in small letters; a word may stand in several lists. A clitic is listed with its apostrophe and is cut
//! from its word: English 's after it, French l' before it.

use serde::Deserialize;

use super::raw::Words;

/// Who says what, in one language. Every list may be empty.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Speech {
    /// Whether a verb may stand before its subject after a quotation: “…,” said Holm.
    pub inverted: bool,
    /// Whether who speaks may be named within the marks: French « Oui, dit Holm, et vite. »
    pub incises: bool,
    /// Whether every noun is written large, so that a capital makes no name.
    pub large_nouns: bool,
    /// Reporting verbs: said, told, insists.
    pub verbs: Forms,
    /// Verbs that report only right beside a quotation: “…,” smiled Holm.
    pub verbs_beside: Forms,
    /// Irregular participles of reporting verbs, which need an auxiliary.
    pub participles: Words,
    /// Those of verbs that report beside a quotation.
    pub participles_beside: Words,
    /// Reporting verbs whose object is the one spoken to or of: tell, call, accuse.
    pub addressed: Words,
    /// Reporting verbs after which somebody else speaks: ask.
    pub asking: Words,
    /// Words of the lists above that are nouns as often: claim, report.
    pub nouns_too: Words,
    /// Verbs that report nothing and that no ending gives away.
    pub other_verbs: Forms,
    /// Verbs in the mood of what somebody else says: German sei, habe.
    pub indirect: Words,
    /// Their participles.
    pub participles_other: Words,
    /// Auxiliaries, modals and the negations grown together with them.
    pub auxiliaries: Words,
    /// Those of I, we and you: French avons.
    pub auxiliaries_first: Words,
    /// Auxiliaries that make a passive.
    pub be: Words,
    /// Those of them that make nothing else: whoever they stand beside has something done to them.
    pub passives: Words,
    /// Clitics that make an owner: 's.
    pub owners: Words,
    /// What stands before an infinitive.
    pub infinitive: Words,
    /// What stands before an infinitive, and before a noun as often.
    pub infinitive_or_noun: Words,
    /// Articles, demonstratives, quantities: they begin a noun phrase.
    pub determiners: Words,
    /// Prepositions: what follows is no subject.
    pub prepositions: Words,
    /// By: after a passive it names who acts.
    pub agents: Words,
    /// Of, from: they name whose words a message is.
    pub senders: Words,
    /// Chez: what is said there is said by whoever it names.
    pub hosts: Words,
    /// For: at a sentence's start it names whose view follows.
    pub views: Words,
    /// About, on: what is named behind them at a sentence's start is spoken of.
    pub topics: Words,
    /// Determiners of a language whose adjectives stand behind the noun: Spanish un hombre mayor.
    pub trailing: Words,
    /// Prepositions behind which a place is named, or a body, but hardly a person: in.
    pub places: Words,
    /// With: what is named behind it may act: with Holm saying.
    pub absolute: Words,
    /// And, or.
    pub conjunctions: Words,
    /// That, because: a clause of its own follows.
    pub subordinators: Words,
    /// Those that are prepositions unless a subject and its verb follow.
    pub subordinators_or_prepositions: Words,
    /// As: whoever is named behind it may have said what stands before it.
    pub likening: Words,
    /// Who, which.
    pub relatives: Words,
    /// Pronouns that can be subjects.
    pub pronouns: Pronouns,
    /// What stands for whoever was named last: the latter.
    pub latter: Gendered,
    /// Pronouns that never are.
    pub object_pronouns: Words,
    /// Verbs of whoever takes words in: hear, read.
    pub hearing: Words,
    /// His, her, their: they begin a noun phrase.
    pub possessives: Words,
    /// Pronouns of any case that speak of a man.
    pub possessives_masculine: Words,
    /// Pronouns of any case that speak of a woman.
    pub possessives_feminine: Words,
    /// Not, never.
    pub negations: Words,
    /// Adverbs that no ending gives away.
    pub adverbs: Words,
    /// Endings of adverbs.
    pub adverb_endings: Words,
    /// Endings of finite verbs in the past.
    pub past_endings: Words,
    /// How any form of a verb may end, where it stands second in its sentence and nouns are written large: German Holm wehrt sich.
    pub verb_endings: Words,
    /// Endings of gerunds.
    pub gerund_endings: Words,
    /// Endings of plurals.
    pub plural_endings: Words,
    /// Days, months, parts of the day, yesterday, ago.
    pub time: Words,
    /// Mr, Mrs, Dr: before a name.
    pub honorifics: Gendered,
    /// Those that tell two of one family apart: Mrs, Miss.
    pub titles_apart: Words,
    /// What somebody speaks with: whoever owns it speaks.
    pub voices: Words,
    /// Offices, professions, and the heads of descriptions: spokesman, aide.
    pub people: Gendered,
    /// Articles that point at somebody known: the.
    pub definite: Words,
    /// Articles that tell the sex of whoever is described behind them: French la grimpeuse.
    pub articles: Gendered,
    /// Nouns of which they do not: French la victime.
    pub epicenes: Words,
    /// Words in the names of what prints or sends news, and such names.
    pub outlets: Words,
    /// Articles that point back: French cet ancien marin.
    pub pointing: Words,
    /// Endings of words for people: biologist, German Bahnsprecherin.
    pub people_endings: Gendered,
    /// What stands before an office: former, acting.
    pub former: Words,
    /// Words for which country somebody is from, four letters of which all forms share: the Greek minister is not the Italian one.
    pub natives: Words,
    /// Countries that are called what somebody from there is: French la Suisse, le Suisse.
    pub lands: Words,
    /// Endings of words for where somebody is from: French Lyonnais.
    pub native_endings: Words,
    /// Plurals that no ending shows: people, men.
    pub plurals: Words,
    /// What makes several of one of the people above: Spanish profesor, profesores.
    pub people_plurals: Words,
    /// How verbs of several end: German sagten.
    pub plural_verb_endings: Words,
    /// Endings of singulars that look like plurals.
    pub singulars: Words,
    /// Kinds of bodies that speak: company, ministry.
    pub bodies: Words,
    /// Those that a name of any kind may be of: company.
    pub businesses: Words,
    /// What words are put into: statement, letter.
    pub statements: Words,
    /// A noun that stands for its owner's speech: Holm's claim that “…”.
    pub speech_nouns: Words,
    /// What has a title: book, film.
    pub works: Words,
    /// Verbs of singing, and things that words stand on: what is in marks behind them nobody speaks.
    pub unspoken: Words,
    /// What is sung, prayed or read from a wall, and the verbs of it: whatever is in marks beside them is nobody's own words.
    pub texts: Words,
    /// Words after which a phrase in marks is a name or a mere word: so-called.
    pub held_off: Words,
    /// Jr, III.
    pub suffixes: Words,
    /// De, van, al: small words within a name.
    pub particles: Words,
    /// Given names; they tell a person from a body, and the gender.
    pub first_names: Gendered,
    /// Words whose full stop ends no sentence.
    pub abbreviations: Words,
    /// Offices that have several words: senator, sen. The first stands for all.
    pub same_offices: Vec<Words>,
    /// What a transcript calls whoever presides: THE COURT.
    pub bench: Words,
    /// What stands before the name of one who does: judge.
    pub judges: Words,
    /// What begins a sentence on where somebody was born.
    pub births: Words,
    /// Who is on the stage of any story without a word of who they are: the judge, the referee. Nobody else is called so.
    pub unintroduced: Words,
    /// As, in “works as a nurse”: behind a verb, before what somebody is.
    pub capacities: Words,
    /// Via, through: the messenger follows.
    pub relays: Words,
    /// Who carries words for others.
    pub messengers: Words,
    /// Quoted, cited: a passive that credits its subject.
    pub quoted: Words,
    /// Verbs of those who will not do what the next verb says: refused to say.
    pub shuns: Words,
    /// Phrases that credit what follows: according to.
    pub according: Words,
    /// Phrases that credit what stands before them: German zufolge.
    pub according_behind: Words,
    /// Phrases that report right beside a quotation: “…,” put in Holm.
    pub phrasal_verbs_beside: Words,
    /// Phrases that are reporting verbs when read together: made it clear.
    pub phrasal_verbs: Words,
}

/// The forms of verbs.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Forms {
    /// Said: finite, and where a language has but one form, the participle too.
    pub past: Words,
    /// Says: finite and plain to see.
    pub present: Words,
    /// Say: finite after a plural, else after an auxiliary.
    pub plain: Words,
    /// Saying.
    pub gerund: Words,
}

/// Subject pronouns.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Pronouns {
    pub masculine: Words,
    pub feminine: Words,
    pub neuter: Words,
    pub plural: Words,
    pub first: Words,
    pub second: Words,
    pub other: Words,
}

/// Words that may tell a person's gender.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Gendered {
    pub masculine: Words,
    pub feminine: Words,
    pub other: Words,
}

/// What a phrase of several words does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idiom {
    /// It credits what follows it.
    According,
    /// It credits what stands before it.
    Postposed,
    /// It is a reporting verb.
    Verb,
    /// It is a verb that reports beside a quotation.
    Beside,
}
