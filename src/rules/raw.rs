//! The rules as written: the shape of the file, nothing of its meaning. The only file that knows `serde_yaml`
//! but the build script, which writes the built-in rules as JSON.
//!
//! A key is a field here, or in the file of the section that holds it; `layer.rs` needs to know nothing of it.

use std::cell::Cell;

use serde::{Deserialize, Deserializer, de::DeserializeSeed};

use super::walk::{Probe, Weigh};
use super::{
    complaint::{Complaint, Spot},
    level::Level,
    people,
    source::Role,
    speech::Speech,
};
pub use super::{
    walk::Step,
    worded::Wording,
    words::{Names, Words},
};

/// Rules as a tree of keys and lists, for what treats all keys alike.
pub type Tree = serde_yaml::Value;

/// A whole rules file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(title = "The rules of misquote"))]
pub struct Rules {
    /// What is known of each language. A user's entry adds to the built-in one of that name.
    #[serde(deserialize_with = "list")]
    pub languages: Vec<Language>,
    /// How loud each check is.
    #[serde(deserialize_with = "list")]
    pub checks: Vec<Check>,
    /// What is read when no paths are given, and what each source is.
    #[serde(deserialize_with = "list")]
    pub sources: Vec<Source>,
    /// The people and bodies quoted: other spellings, offices, whom they speak for.
    #[serde(deserialize_with = "list")]
    pub speakers: Vec<people::Speaker>,
    /// What to be silent about, each with a reason.
    #[serde(deserialize_with = "list")]
    pub allow: Vec<Allow>,
    /// What is never read, in the way of a .gitignore.
    pub exclude: Names,
    /// How names of people are made.
    pub names: people::Names,
    /// The governments and the names they go by.
    #[serde(deserialize_with = "list")]
    pub governments: Vec<people::Government>,
    /// Words of bodies' names.
    pub bodies: people::Bodies,
    /// Words of offices.
    pub offices: people::Offices,
    /// The fields of a feed's line.
    pub feeds: Feeds,
}

/// Which fields of a feed's line hold what, the first that is there; `bodies/0/value` is a path.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Feeds {
    /// The words.
    pub text: Words,
    /// The words as a page.
    pub html: Words,
    /// The headline.
    pub title: Words,
    /// Who published it.
    pub outlet: Words,
    /// When.
    pub date: Words,
    /// Who wrote it.
    pub author: Words,
    /// The event that it tells of.
    pub story: Words,
    /// Article or record.
    pub role: Words,
    /// Its language.
    pub language: Words,
}

/// What is known of one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Language {
    /// Its English name in lower case.
    pub name: String,
    /// The pairs of quotation marks, commonest first. A user's list takes the place of the built-in one.
    #[serde(deserialize_with = "list")]
    pub marks: Vec<MarkPair>,
    /// Words that begin with an apostrophe and open no quotation, without the apostrophe.
    pub elisions: Words,
    /// Words that end with an apostrophe that closes no quotation, without it: o, ol.
    pub clipped: Words,
    /// Endings of such words: tin of nothin’.
    pub clipped_endings: Words,
    /// Its codes: en.
    pub codes: Words,
    /// Whether dialogue may stand without marks, behind dashes: —No sé —dijo Ana—.
    pub raya: bool,
    /// Its commonest words, by which a text's language is told.
    pub common: Words,
    /// What a transcript notes in brackets and nobody said: applause.
    pub directions: Words,
    /// What stands for a name in an interview: question.
    pub interview: Words,
    /// What stands before the name of whoever asks from there on: by, of `BY MR. HOLM:`.
    pub examination: Words,
    /// The last word of a transcript's heading that names no speaker: comment, of `PUBLIC COMMENT`.
    pub headings: Words,
    /// Before the names of all who speak: speakers, of `Speakers: Ann Holm (AH), …`.
    pub rosters: Words,
    /// Who has no name on the line above the words: operator.
    pub voices: Words,
    /// Of these a paragraph that calls a witness holds one: sworn, of `ANN HOLM, having been sworn, …`.
    pub sworn: Words,
    /// What stands in a heading before the name of who answers from there on: deposition_of, of `DEPOSITION OF ANN HOLM`.
    pub called: Words,
    /// What says above the first question that somebody is asked: conversation.
    pub announced: Words,
    /// The same before the name of who asks: he_spoke_to, of `He spoke to Ann Holm`.
    pub answered: Words,
    /// Its words by what they do in a sentence.
    pub speech: Speech,
    /// What may be written in another way.
    pub wording: Wording,
}

/// A pair of marks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MarkPair {
    /// What opens.
    pub open: String,
    /// What closes; may be the same.
    pub close: String,
    /// The closing mark is an apostrophe too.
    #[serde(default)]
    pub apostrophe: bool,
}

/// What the rules set a check to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Check {
    /// Its name or code: wording-drift or MQ101.
    pub name: String,
    /// How loud it is.
    pub level: Option<Level>,
    /// Findings on wordings that share less than this (0 to 1) are not made.
    pub min_similarity: Option<f32>,
    /// Findings less sure than this (0 to 1) are not made.
    pub min_confidence: Option<f32>,
}

/// What a path or pattern names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Source {
    /// A file, a folder or a pattern, relative to this file.
    pub path: String,
    /// Whether it tells what was said or is what was said.
    pub role: Option<Role>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day it is of: 2026-03-01.
    pub date: Option<String>,
    /// The event it tells of.
    pub story: Option<String>,
    /// Its encoding, unless it is UTF-8 or its first bytes say: windows-1252.
    pub encoding: Option<String>,
    /// Its language, by the name or a code in languages, unless it can be told from the text.
    pub language: Option<String>,
}

/// Something to be silent about: what meets all that is given.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Allow {
    /// Words that the quotation holds.
    pub quotation: Option<String>,
    /// Who is credited.
    pub person: Option<String>,
    /// Where it stands: a file, a folder or a pattern, relative to this file.
    pub path: Option<String>,
    /// The checks to be silent, by name or code; without it, all.
    #[serde(default)]
    pub checks: Names,
    /// Why. Without a reason nobody dares to take the entry out again.
    pub reason: String,
}

/// A list; nothing after the key (all its entries commented out) is an empty one.
fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

/// Reads rules as written; `name` is the path that a complaint gives.
pub fn parse(yaml: &str, name: &str) -> Result<Rules, Complaint> {
    if yaml.lines().all(|line| line.trim_start().starts_with('#') || line.trim().is_empty()) {
        return Ok(Rules::default());
    }
    serde_yaml::from_str(yaml).map_err(|fault| {
        let spot =
            fault.location().map_or(Spot { line: 1, column: 1 }, |at| Spot { line: at.line(), column: at.column() });
        Complaint::of_serde(name, yaml, spot, &fault.to_string())
    })
}

/// Reads rules that [`parse`] has found in order as a tree.
pub fn tree(yaml: &str) -> Tree {
    serde_yaml::from_str(yaml).unwrap_or_default()
}

/// The rules of a tree.
pub fn from_tree(tree: Tree, name: &str) -> Result<Rules, Complaint> {
    serde_yaml::from_value(tree)
        .map_err(|fault| Complaint::of_serde(name, "", Spot { line: 1, column: 1 }, &fault.to_string()))
}

/// Writes a tree.
pub fn write(tree: &Tree) -> String {
    serde_yaml::to_string(tree).unwrap_or_default()
}

/// Where the value stands to which `way` leads. Reads the file anew: only a complaint needs to know.
pub fn locate(yaml: &str, way: &[Step]) -> Option<Spot> {
    let fault = Probe(way).deserialize(serde_yaml::Deserializer::from_str(yaml)).err()?;
    fault.location().map(|at| Spot { line: at.line(), column: at.column() })
}

/// Whether a file holds more than `most` bytes of keys and values once its references are written out.
pub fn is_heavier(yaml: &str, most: usize) -> bool {
    let weight = Cell::new(0);
    // What else is wrong with it is for `parse` to say.
    let _ = Weigh { weight: &weight, most }.deserialize(serde_yaml::Deserializer::from_str(yaml));
    weight.get() > most
}
