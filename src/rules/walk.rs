//! Ways through rules as written that keep nothing of them: to one value, to learn where it stands; through all, to learn
//! how much there is.
//!
//! What comes in is any deserializer. Each walk ends by an error, or at the end of the file.

use std::{cell::Cell, fmt};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

/// A step on the way to a value: a key, or a number in a list.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// The value of this key.
    Key(&'a str),
    /// The entry with this number, from 0.
    Entry(usize),
}

/// Walks to a value and stumbles there, because `serde_yaml` gives the place of faults alone.
pub struct Probe<'a>(pub &'a [Step<'a>]);

impl<'de> DeserializeSeed<'de> for Probe<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Probe<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing here")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((&Step::Key(wanted), rest)) = self.0.split_first() else { return Err(A::Error::custom("here")) };
        while let Some(key) = map.next_key::<String>()? {
            if key == wanted {
                return map.next_value_seed(Probe(rest));
            }
            map.next_value::<IgnoredAny>()?;
        }
        Err(A::Error::custom("not there"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Some((&Step::Entry(number), rest)) = self.0.split_first() else { return Err(A::Error::custom("here")) };
        for _ in 0..number {
            list.next_element::<IgnoredAny>()?;
        }
        list.next_element_seed(Probe(rest))?;
        Err(A::Error::custom("not there"))
    }
}

/// Adds up what a file holds, an entry being a byte at least, and stops once it is more than `most`.
#[derive(Clone, Copy)]
pub struct Weigh<'a> {
    /// So far.
    pub weight: &'a Cell<usize>,
    /// Bytes.
    pub most: usize,
}

impl Weigh<'_> {
    fn add<E: Error>(self, bytes: usize) -> Result<(), E> {
        self.weight.set(self.weight.get() + bytes + 1);
        if self.weight.get() > self.most { Err(E::custom("too heavy")) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for Weigh<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Weigh<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.add(text.len())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.add(0)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.add(0)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.add(0)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.add(0)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.add(0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(self)?.is_some() {}
        self.add(0)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key_seed(self)?.is_some() {
            map.next_value_seed(self)?;
        }
        self.add(0)
    }
}
