//! The section `wording` as written: what editors may write in another way, and what words do to the meaning.

use serde::Deserialize;

use super::raw::Words;

/// What may be written in another way, and the words that decide what a change does; `a=b` reads a as b.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Wording {
    /// Written out: can't=can_not.
    pub contractions: Words,
    /// Beginnings that are written out: l'=le.
    pub beginnings: Words,
    /// Endings that are written out: n't=not.
    pub endings: Words,
    /// Endings that may stand for several words.
    pub unclear_endings: Words,
    /// Capitals that are not the word in small letters.
    pub acronyms: Words,
    /// Endings that two spellings differ in.
    pub spelling_endings: Words,
    /// Words with two spellings.
    pub spellings: Words,
    /// Number words.
    pub numbers: Words,
    /// Number words that multiply what stands before them.
    pub scales: Words,
    /// Those that need no number before them: mille.
    pub lone_scales: Words,
    /// What joins the parts of a number: two hundred and five, zweiundzwanzig.
    pub joints: Words,
    /// Articles that count: a million, une heure.
    pub ones: Words,
    /// What stands between a number and what it counts: une douzaine de maisons.
    pub partitives: Words,
    /// What stands between two measures and may be left out: miles an hour.
    pub rates: Words,
    /// Signs that are read as words: &=and.
    pub sign_words: Words,
    /// By which an editor signs a note in round brackets: ndlr.
    pub editor_notes: Words,
    /// Hesitations where commas part them from the rest: right.
    pub asides: Words,
    /// What stands before an hour, and the minutes that it adds: half_past=30.
    pub clocks: Words,
    /// Amounts without a value: dozens.
    pub amounts: Words,
    /// Measures, currencies, spans of time.
    pub units: Words,
    /// Signs for units.
    pub signs: Words,
    /// Months and days, and how they are shortened.
    pub calendar: Words,
    /// Whether 3/4/2026 is the third of April wherever the language is written.
    pub day_first: bool,
    /// Whether 3,5 is three and a half, and 3.500 are thousands.
    pub decimal_comma: bool,
    /// Hesitations; a phrase with `_`.
    pub fillers: Words,
    /// Words that join a sentence to the one before it.
    pub connectives: Words,
    /// Words that turn the sense round.
    pub negations: Words,
    /// What turns a word round when put before it.
    pub negating_prefixes: Words,
    /// May, must, will.
    pub modals: Words,
    /// Those of them that say when, and not how sure: will, würde.
    pub futures: Words,
    /// All, some, always.
    pub quantifiers: Words,
    /// How sure: perhaps, certainly.
    pub hedges: Words,
    /// Words by which speakers mean themselves: I, we.
    pub first_person: Words,
    /// Words that count a series, beside a number in a headline: week, round.
    pub series: Words,
    /// Words after which a full stop ends no sentence.
    pub abbreviations: Words,
    /// Where every noun has a capital: words before one that make it a name, in, nach, herr.
    pub before_names: Words,
    /// There: endings of nouns that are no name: ung, heit.
    pub noun_endings: Words,
    /// There: endings of places' names: hafen, stedt.
    pub place_endings: Words,
    /// There: places among the commonest words of the language, which otherwise are no names.
    pub places: Words,
    /// There: words before one that make it a name only if it ends as a place's does, or is a known given name: mit, ohne.
    pub before_nouns: Words,
    /// Words that say much the same: begin=start=launch.
    pub kin: Words,
    /// Words beside a quotation that tell it from another occasion, so that no record of this one holds it; a phrase with `_`.
    pub other_occasions: Words,
    /// The same, where the record is of a meeting, a hearing, a session: in_an_interview.
    pub interviews: Words,
    pub written: Words,
    /// By what one speaks who is not at the meeting that the record is of, or to whom: a call, a statement, his wife.
    pub media: Words,
    /// What stands before them: in_a, told_his.
    pub media_frames: Words,
    /// Where something is said that no written statement holds: rally, visit.
    pub occasions: Words,
    /// The same as phrases: standing_beside, asked_whether.
    pub scenes: Words,
    /// What people speak before and after, elsewhere: call, vote.
    pub events: Words,
    /// What says so before them: after, ahead_of.
    pub event_frames: Words,
    /// What one person speaks alone and a record has in writing, by its heading: homily.
    pub deliveries: Words,
    /// Words that stand before hearers as a preposition does, and are none: dem, dieser.
    pub openers: Words,
    /// Prepositions before what is said, or of whom, and not before where, when, how or to whom it is: of, about.
    pub matters: Words,
    /// What stands before what is spoken of: of, about, with_regard_to.
    pub abouts: Words,
    /// Prepositions before what is spoken of, and before a place as well: on.
    pub topics: Words,
    /// Phrases whose last word stands before what is asked: frage_nach.
    pub questions: Words,
    /// What begins a clause that tells when: as, when.
    pub whens: Words,
    /// Words that tell a time without a preposition: later, the next morning. The days of the week always do.
    pub times: Words,
    /// What tells how something is said, and neither where nor when: voice, after_a_pause.
    pub manners: Words,
    /// When in the course of it: end, closing.
    pub orders: Words,
    /// Verbs of those who repeat another's words: denied.
    pub denials: Words,
    /// Before a verb: it was said before something else was: had.
    pub earlier: Words,
    /// Behind which what is named is not where one speaks: after, outside, on the way to.
    pub partings: Words,
    /// How an oath begins: i_do_solemnly.
    pub oaths: Words,
    /// What stands before one of several: a, an.
    pub indefinites: Words,
    /// Where those meet who are told something in session: court. Two clauses of which one tells such a place and the other tells that it was outside, in the `aired` or beside one of the `contests` tell two occasions.
    pub inside: Words,
    /// What is heard or read by everybody: radio, facebook.
    pub aired: Words,
    /// Before and after which one speaks of them: match.
    pub contests: Words,
    /// By which a clause tells that its words are a translator's: translation, interpreter. Another may choose other ones.
    pub translations: Words,
    /// Phrases that anybody may say, in whose mouth ever: like_a_bomb. Two who say one are no conflict.
    pub stock: Words,
    /// What a headline leaves out of the words that it quotes: the, was.
    pub headlines: Words,
    /// Words that such phrases are made of: thoughts, families, investigation. A short sentence in which nothing else tells is one.
    pub formulas: Words,
    /// What stands before one whose words the speaker brings, or who is the speaker under another name: on_behalf_of, quoting, known_as.
    pub brings: Words,
    /// What joins two who say one thing together: and.
    pub joins: Words,
    /// What stands before them where they are yet to come: before.
    pub befores: Words,
    /// Verbs before those to whom something is said: told, said_to.
    pub tells: Words,
    /// Who listens at a meeting or to a speech, or is not named: jurors, crowd, them. Whoever else is told something was not there.
    pub hearers: Words,
    /// Hearers who may be anybody, and so tell no occasion: them.
    pub anybody: Words,
    /// How a title or heading says that the record does not hold all that was said: excerpts, abridged.
    pub excerpts: Words,
    /// What a court's written word is called where its line says whose it is: opinion.
    pub opinions: Words,
    /// How a title or heading calls such a meeting: hearing, minutes.
    pub sessions: Words,
    /// What one person says or writes alone, as a title calls it: the statement of Ann Holm.
    pub statements: Words,
}
