//! The rules as written: the shape of the file, nothing of its meaning. The only file that knows `serde_yaml`.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{SeqAccess, Visitor},
};

use super::{Level, people};
use crate::error::{Error, Result};

/// A whole rules file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    pub languages: Vec<Language>,
    pub checks: Vec<CheckRule>,
    pub speakers: Vec<people::Speaker>,
    pub names: people::Names,
    pub governments: Vec<people::Government>,
    pub bodies: people::Bodies,
    pub offices: people::Offices,
}

/// What is asked of one check.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CheckRule {
    /// Its code or its name.
    pub check: String,
    #[serde(default)]
    pub level: Option<Level>,
    #[serde(default)]
    pub min_similarity: Option<f32>,
    #[serde(default)]
    pub min_confidence: Option<f32>,
}

/// What is known of one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Language {
    pub name: String,
    pub marks: Vec<MarkPair>,
    pub elisions: Words,
    pub speech: super::speech::Speech,
}

/// A pair of marks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkPair {
    pub open: String,
    pub close: String,
    /// The closing mark is an apostrophe too.
    #[serde(default)]
    pub apostrophe: bool,
}

/// Words: one string, split at white space, or a list, whose entries may be phrases.
#[derive(Clone, Debug, Default)]
pub struct Words(pub Vec<String>);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Words;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("words separated by spaces, or a list of words and phrases")
            }
            fn visit_str<E>(self, words: &str) -> std::result::Result<Words, E> {
                Ok(Words(words.split_whitespace().map(str::to_owned).collect()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> std::result::Result<Words, A::Error> {
                let mut words = Vec::new();
                while let Some(word) = list.next_element()? {
                    words.push(word);
                }
                Ok(Words(words))
            }
        }
        from.deserialize_any(Either)
    }
}

/// Reads rules; `name` is the path that a complaint gives.
pub fn parse(yaml: &str, name: &str) -> Result<Rules> {
    serde_yaml::from_str(yaml).map_err(|fault| Error::new(format!("{name}: {fault}")))
}
