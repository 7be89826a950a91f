//! Words and names as rules write them: one string, or a list.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, SeqAccess, Visitor},
};

/// Words: one string, split at white space, or a list, whose entries may be phrases.
#[derive(Clone, Debug, Default)]
pub struct Words(pub Vec<String>);

/// Names, which hold spaces: one string is one name.
#[derive(Clone, Debug, Default)]
pub struct Names(pub Vec<String>);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let expecting = "words separated by spaces, or a list of words and phrases";
        from.deserialize_any(Either { expecting, split: apart }).map(Words)
    }
}

/// The words of a string. Other white space than ASCII's is looked for only where it may be: there are thousands of words.
fn apart(words: &str) -> Vec<String> {
    const LETTERS: usize = 6;
    let mut apart = Vec::with_capacity(words.len() / LETTERS);
    for word in words.split_ascii_whitespace() {
        match word.is_ascii() {
            true => apart.push(word.to_owned()),
            false => apart.extend(word.split_whitespace().map(str::to_owned)),
        }
    }
    apart
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Either { expecting: "a name, or a list of names", split: |name| vec![name.to_owned()] })
            .map(Names)
    }
}

/// Takes one string, which `split` makes a list of, or a list of strings, or nothing.
struct Either {
    expecting: &'static str,
    split: fn(&str) -> Vec<String>,
}

impl<'de> Visitor<'de> for Either {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<String>, E> {
        Ok((self.split)(text))
    }

    fn visit_unit<E: Error>(self) -> Result<Vec<String>, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<String>, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = list.next_element()? {
            words.push(word);
            // A hostile list of references to one long list would fill the memory.
            if words.len() > MANY {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                return Err(A::Error::custom(format!("more than {MANY} entries in one list")));
            }
        }
        Ok(words)
    }
}

/// More words than any language's list has.
const MANY: usize = 100_000;

#[cfg(test)]
mod schema {
    //! What an editor's schema says of them.

    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Names, Words};

    impl JsonSchema for Words {
        fn schema_name() -> Cow<'static, str> {
            "Words".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "Words separated by spaces, or a list of words and phrases. They are added to those built in; one that begins with - is taken out.",
                "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }, { "type": "null" }],
            })
        }
    }

    impl JsonSchema for Names {
        fn schema_name() -> Cow<'static, str> {
            "Names".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "A name, or a list of names.",
                "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }, { "type": "null" }],
            })
        }
    }
}
