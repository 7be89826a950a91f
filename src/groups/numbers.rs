//! Numbers in figures and in words: “2.6 million”, “half a million”, “twenty-five”, “21st”.
//!
//! What comes in is one numeral after another; what goes out is their value as a word's key.

use super::fold::Word;
use crate::rules::{Numeral, Sorts, Stem, WordingRules, hash};

/// A number that may go on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenNumber {
    total: f64,
    current: f64,
    /// First byte.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl OpenNumber {
    /// A number of one numeral.
    pub fn new(numeral: Numeral, start: u32, end: u32) -> Self {
        let (total, current) = match numeral {
            Numeral::Value(value) => (0.0, value),
            Numeral::Scale(scale) if scale < 1000.0 => (0.0, scale),
            Numeral::Scale(scale) => (scale, 0.0),
        };
        Self { total, current, start, end }
    }

    /// The number with one more numeral, if they make one: twenty five, two hundred, 2.6 million; not five five.
    pub fn with(self, numeral: Numeral, end: u32) -> Option<Self> {
        let Self { total, current, .. } = self;
        let tens = current >= 20.0 && current % 100.0 >= 20.0 && current % 10.0 == 0.0;
        let grown = match numeral {
            Numeral::Value(value) if value < 10.0 && tens => (total, current + value),
            Numeral::Value(value) if value < 100.0 && current >= 100.0 && current % 100.0 == 0.0 => {
                (total, current + value)
            }
            Numeral::Value(value) if value < 1000.0 && current == 0.0 && total > 0.0 => (total, value),
            Numeral::Value(_) => return None,
            Numeral::Scale(scale) if scale < 1000.0 => (total, current.max(1.0) * scale),
            // Tres mil millones.
            Numeral::Scale(scale) if total > 0.0 && total < scale => ((total + current) * scale, 0.0),
            Numeral::Scale(scale) => (total + if current == 0.0 { 1.0 } else { current } * scale, 0.0),
        };
        Some(Self { total: grown.0, current: grown.1, end, ..self })
    }

    /// The number with one more numeral behind a hyphen, as French counts: dix-huit, soixante-douze, quatre-vingt-dix.
    pub fn with_hyphened(self, numeral: Numeral, end: u32) -> Option<Self> {
        let Numeral::Value(value) = numeral else { return None };
        let current = match (self.current, value) {
            (10.0, 7.0..10.0) | (60.0, 10.0..20.0) | (80.0, 1.0..20.0) => self.current + value,
            (4.0, 20.0) => 80.0,
            (70.0 | 90.0, 7.0..10.0) => self.current + value,
            _ => return None,
        };
        Some(Self { current, end, ..self })
    }

    /// Three and a half, un millón y medio: after a joint alone, since “two half-truths” are two.
    pub fn with_half(self, end: u32) -> Self {
        let scale = if self.current == 0.0 { self.scale() } else { 1.0 };
        Self { current: self.current + scale / 2.0, end, ..self }
    }

    /// The last of the thousands and millions that it counts.
    fn scale(self) -> f64 {
        let counts = |scale: &f64| self.total > 0.0 && self.total % scale == 0.0;
        [1e12, 1e9, 1e6, 1e3].into_iter().find(counts).unwrap_or(1.0)
    }

    /// Whether it ends with a thousand or more, behind which the next hundreds may stand after a comma.
    pub fn is_grouped(self) -> bool {
        self.total >= 1000.0 && self.current == 0.0
    }

    /// Whether it is a half and no more.
    pub fn is_half(self) -> bool {
        self.total + self.current == 0.5
    }

    /// The same number, written as far as `end`.
    pub fn until(self, end: u32) -> Self {
        Self { end, ..self }
    }

    /// Whether the number goes on with a numeral after a joint: two hundred and five, treinta y dos, three and a half.
    pub fn takes(self, numeral: Numeral) -> bool {
        let Numeral::Value(value) = numeral else { return false };
        let tens = (20.0..100.0).contains(&self.current) && self.current % 10.0 == 0.0;
        let hundreds = self.current >= 100.0 && self.current % 100.0 == 0.0;
        let half = value == 0.5 && (self.current > 0.0 || self.scale() > 1.0) && self.current.fract() == 0.0;
        half || (value.fract() == 0.0 && ((tens && value < 10.0) || (hundreds && value < 100.0)))
    }

    /// The number counted by what stands before it: half a million.
    pub fn counted_from(self, start: u32, share: f64) -> Self {
        Self { total: self.total * share, current: self.current * share, start, ..self }
    }

    /// Writes the value into the word that stands for it.
    pub fn write(self, word: &mut Word) {
        let value = self.total + self.current;
        word.key = Self::key(value);
        let weight = if (0.0..=3.0).contains(&value) {
            20
        } else if value <= 12.0 {
            32
        } else {
            52
        };
        word.stem = Stem::new(word.key, weight);
        word.traits = word.traits.and(Sorts::NUMBER);
    }

    /// The key of a value, however it is written.
    pub fn key(value: f64) -> u32 {
        hash(&format!("#{value}"))
    }
}

/// A number written as one word: zweihundertfünfzig, zweiundzwanzig. The units may stand before the tens.
pub fn compound(word: &str, rules: &WordingRules) -> Option<f64> {
    let mut number: Option<OpenNumber> = None;
    let (mut rest, mut parts) = (word, 0);
    while !rest.is_empty() {
        let (mut numeral, mut after) = beginning(rest, rules)?;
        if let (Numeral::Value(units), Some((Numeral::Value(tens), beyond))) = (numeral, after_joint(after, rules))
            && units < 10.0
            && (20.0..100.0).contains(&tens)
        {
            (numeral, after) = (Numeral::Value(units + tens), beyond);
            parts += 1;
        }
        number = match number {
            None => Some(OpenNumber::new(numeral, 0, 0)),
            Some(open) => Some(open.with(numeral, 0)?),
        };
        (rest, parts) = (after, parts + 1);
    }
    number.filter(|_| parts > 1).map(|number| number.total + number.current)
}

/// The longest numeral that a word begins with, and what is left.
fn beginning<'a>(word: &'a str, rules: &WordingRules) -> Option<(Numeral, &'a str)> {
    // Shorter numerals are figures' letters: “k”, “m”.
    let ends = (3..=word.len().min(rules.longest_numeral)).rev().filter(|&end| word.is_char_boundary(end));
    ends.filter_map(|end| Some((*rules.numerals.get(&word[..end])?, &word[end..]))).next()
}

fn after_joint<'a>(word: &'a str, rules: &WordingRules) -> Option<(Numeral, &'a str)> {
    rules.joints.iter().find_map(|joint| beginning(word.strip_prefix(joint.as_str())?, rules))
}

/// A word that begins with figures: its value, and the letters after it where they are not an ordinal's.
pub fn figures<'w>(word: &'w str, rules: &WordingRules) -> Option<(f64, &'w str)> {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':') || c.is_whitespace();
    let end = word.find(|c: char| !sign(c)).unwrap_or(word.len());
    if end == 0 {
        return None;
    }
    let value = value(&word[..end], rules)?;
    match &word[end..] {
        rest @ ("" | "k" | "m" | "mn" | "bn" | "tn") => Some((value, rest)),
        "st" | "nd" | "rd" | "th" => Some((value, "")),
        // French 21e, 21ème.
        "e" | "eme" | "er" | "re" | "ere" if rules.decimal_comma => Some((value, "")),
        rest if rest.len() >= 6 && rest.ends_with("illion") => Some((value, rest)),
        rest if matches!(rules.numerals.get(rest), Some(Numeral::Scale(_))) => Some((value, rest)),
        // “20h30”, as “20:30”.
        rest => match rest.strip_prefix('h')?.as_bytes() {
            [tens @ b'0'..=b'5', ones @ b'0'..=b'9'] if value < 25.0 => {
                Some((value + f64::from((tens - b'0') * 10 + (ones - b'0')) / 100.0, ""))
            }
            _ => None,
        },
    }
}

/// What figures are worth: signs before groups of three part thousands, and the time of day is read as 8.30, as it may be
/// written.
fn value(figures: &str, rules: &WordingRules) -> Option<f64> {
    let mut plain = String::with_capacity(figures.len());
    for (at, c) in figures.char_indices() {
        let thousands = figures[at + c.len_utf8()..].split([',', '.']).next().is_some_and(|group| group.len() == 3);
        match c {
            '.' if !(rules.decimal_comma && thousands) => plain.push('.'),
            ',' if rules.decimal_comma && !thousands => plain.push('.'),
            ':' => plain.push('.'),
            _ if c.is_ascii_digit() => plain.push(c),
            _ => {}
        }
    }
    plain.parse().ok()
}
