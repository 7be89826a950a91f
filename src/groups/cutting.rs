//! Cutting: a text into words, signs and sentences, on its way to being folded.
//!
//! What comes in is a text and a [`Folder`] that knows words; what goes out is its words in their places: where sentences
//! begin, what stands in brackets, which numerals make one number. What a word is equal to is left to `fold`.

use super::{
    clocks,
    fold::{Folder, Plain, Traits, Word},
    memory::Entry,
    numbers::OpenNumber,
    written::{clipped, word_end},
};
use crate::{
    rules::{Numeral, Sorts, Stem},
    text::head,
};

/// One text on its way.
pub struct Pass<'a, 'r> {
    folder: &'a mut Folder<'r>,
    text: &'a str,
    words: &'a mut Vec<Word>,
    number: Option<OpenNumber>,
    /// A number and its joint, the last word: “two hundred and”.
    jointed: Option<OpenNumber>,
    currency: Option<Plain>,
    bracket: bool,
    ended: bool,
    /// What follows begins another's sentence: “… said, ‘Burn it’”.
    quoted: bool,
    shouts: Option<bool>,
}

impl<'a, 'r> Pass<'a, 'r> {
    /// A pass over a text, from its beginning.
    pub fn new(folder: &'a mut Folder<'r>, text: &'a str, words: &'a mut Vec<Word>) -> Self {
        Self {
            folder,
            text,
            words,
            number: None,
            jointed: None,
            currency: None,
            bracket: false,
            ended: true,
            quoted: false,
            shouts: None,
        }
    }

    /// Cuts the whole text.
    pub fn run(mut self) {
        let mut at = 0;
        while let Some(&byte) = self.text.as_bytes().get(at) {
            if byte == b' ' {
                at += 1;
                continue;
            }
            let c = if byte.is_ascii() { char::from(byte) } else { self.text[at..].chars().next().unwrap_or(' ') };
            at = if c.is_alphanumeric() { self.word(at) } else { self.sign(at, c) };
        }
        self.end_number();
    }

    fn sign(&mut self, at: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        match c {
            '…' => self.gap(at, next),
            '.' => {
                let end = ellipsis(self.text, at);
                if end > next {
                    self.gap(at, end);
                    return end;
                }
                self.ended |= !self.after_abbreviation(at);
            }
            '!' | '?' | '\n' => self.ended = true,
            '[' => {
                if let Some(end) = self.capital_in_brackets(at) {
                    return end;
                }
                let close = head(&self.text[at..], 80).find(']');
                self.bracket = close.is_some();
                if let Some(close) = close.filter(|&close| !self.text[at..at + close].contains(char::is_alphanumeric)) {
                    self.gap(at, at + close + 1);
                    self.bracket = false;
                    return at + close + 1;
                }
            }
            ']' => self.bracket = false,
            '“' | '‘' | '"' | '\'' | '«' | '„' | '‹' => {
                self.quoted |= self.text[..at].trim_end().ends_with([',', ':']);
            }
            _ => self.unit_sign(at, c),
        }
        next
    }

    fn unit_sign(&mut self, at: usize, c: char) {
        if c.is_whitespace() || matches!(c, ',' | '-' | '’' | '\'' | '"' | '—' | ';' | ':') {
            return;
        }
        let rules = self.folder.tongue().rules;
        let Some((_, unit)) = rules.signs.iter().find(|(sign, _)| *sign == c) else { return };
        let unit = self.folder.tongue().plain(unit);
        let follows =
            self.words.last().is_some_and(|word| word.traits.has(Sorts::NUMBER) && word.end as usize + 1 >= at);
        if follows {
            self.end_number();
            self.push(unit, at, at + c.len_utf8());
        } else {
            self.currency = Some(unit);
        }
    }

    fn gap(&mut self, start: usize, end: usize) {
        self.end_number();
        if !self.words.last().is_some_and(Word::is_gap) {
            self.push(Plain { key: 0, stem: Stem(0), traits: Traits::GAP }, start, end);
        }
        self.ended = true;
    }

    /// Whether the full stop at `at` belongs to an abbreviation or an initial.
    fn after_abbreviation(&mut self, at: usize) -> bool {
        // A look-behind that is bounded: no abbreviation is longer.
        let before = &self.text[..at];
        let near = (at.saturating_sub(24)..=at).find(|&near| before.is_char_boundary(near)).unwrap_or(at);
        let before = &before[near..];
        let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '.').map_or(0, |at| at + 1);
        let start = (start..before.len()).find(|&at| before.is_char_boundary(at)).unwrap_or(before.len());
        let word = &before[start..];
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
        initial || (word.len() <= 5 && self.is_abbreviation(word))
    }

    fn is_abbreviation(&mut self, word: &str) -> bool {
        let entry = self.folder.entry(word);
        self.folder.memory.entry(entry).abbreviation
    }

    /// “[T]he”: a word whose first letter alone is the editor's.
    fn capital_in_brackets(&mut self, at: usize) -> Option<usize> {
        let mut inside = self.text[at + 1..].chars();
        let letter = inside.next().filter(|c| c.is_alphabetic())?;
        let rest = inside.as_str().strip_prefix(']').filter(|rest| rest.starts_with(char::is_alphabetic))?;
        let own = &rest[..word_end(rest)];
        let end = self.text.len() - rest.len() + own.len();
        self.word_as(&format!("{letter}{own}"), at, end);
        Some(end)
    }

    fn word(&mut self, start: usize) -> usize {
        let end = start + word_end(&self.text[start..]);
        let text = self.text;
        // “belong[ed]”: the ending is the editor's, and so may be the one that it stands for.
        let ending =
            text[end..].strip_prefix('[').and_then(|rest| head(rest, 16).split_once(']')).map(|(ending, _)| ending);
        match ending.filter(|ending| !ending.is_empty() && ending.chars().all(char::is_alphabetic)) {
            Some(ending) => {
                self.bracket = true;
                self.word_as(&format!("{}{ending}", &text[start..end]), start, end + ending.len() + 2);
                self.bracket = false;
                end + ending.len() + 2
            }
            None => {
                let word = clipped(text, start..end, self.folder.tongue().rules);
                self.word_as(&word, start, end)
            }
        }
    }

    /// A word as it is to be read, and where it stands.
    fn word_as(&mut self, word: &str, start: usize, end: usize) -> usize {
        if let Some(full) = self.acronym(word) {
            self.end_number();
            for word in full {
                let plain = self.folder.tongue().plain(&word);
                self.push(plain, start, end);
            }
            return end;
        }
        let entry = self.folder.entry(word);
        let &Entry { ref words, numeral, scaled, joint, .. } = self.folder.memory.entry(entry);
        if let Some(numeral) = numeral {
            let (plain, glued) = (words[0], words[1..].to_vec());
            self.numeral(numeral, plain, start, end);
            if let Some(scale) = scaled {
                self.numeral(scale, plain, start, end);
            }
            for unit in glued {
                self.end_number();
                self.push(unit, start, end);
            }
            return end;
        }
        let len = words.len();
        if let Some(unit) = self.half_of_day(word, start) {
            self.end_number();
            self.push(unit, start, end);
            return end;
        }
        let open = self.number.filter(|open| joint && open.end as usize + 1 == start && self.is_spelled(*open));
        let open = open.or(self.jointed.take().filter(|_| matches!(word, "a" | "A")));
        self.end_number();
        self.jointed = open;
        for index in 0..len {
            self.push(self.folder.memory.entry(entry).words[index], start, end);
        }
        end
    }

    /// “8 am”: the letters of “a.m.”, behind figures.
    fn half_of_day(&self, word: &str, start: usize) -> Option<Plain> {
        let number = self.number.filter(|number| word.len() == 2 && number.end as usize + 1 == start)?;
        let figures = !self.is_spelled(number);
        let unit = || self.folder.tongue().unit(&word.to_ascii_lowercase());
        figures.then(unit).flatten()?.first().copied()
    }

    /// “US” is no pronoun, “U.S.” either; but in a text all in capitals nothing can be told.
    fn acronym(&mut self, word: &str) -> Option<Vec<String>> {
        if !word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.') {
            return None;
        }
        let letters: String = word.chars().filter(|&c| c != '.').collect();
        let full = self.folder.tongue().rules.acronyms.get(&letters)?;
        let text = self.text;
        let shouts = *self.shouts.get_or_insert_with(|| !text.contains(char::is_lowercase));
        (!shouts || letters != word).then(|| full.clone())
    }

    fn numeral(&mut self, numeral: Numeral, plain: Plain, start: usize, end: usize) {
        let jointed = self.jointed.take().filter(|open| self.goes_on_after_joint(*open, numeral, end));
        if let Some(open) = jointed {
            while self.words.pop_if(|joint| joint.start >= open.end).is_some() {}
            self.number = Some(open.until(start as u32));
        }
        let open = self.number.take();
        let grown = match numeral {
            Numeral::Value(0.5) => jointed.map(|open| open.with_half(end as u32)),
            Numeral::Value(_) | Numeral::Scale(_) => {
                let hyphen = self.text[..start].ends_with(['-', '‑']);
                let hyphened = |open: OpenNumber| open.with_hyphened(numeral, end as u32).filter(|_| hyphen);
                let open = open.filter(|open| self.goes_on(*open, numeral, start));
                open.and_then(|open| open.with(numeral, end as u32).or_else(|| hyphened(open)))
            }
        };
        if let (Some(number), Some(last)) = (grown, self.words.last_mut()) {
            last.end = end as u32;
            number.write(last);
            self.number = Some(number);
            return;
        }
        if open.is_some() {
            self.end_number();
        }
        if self.clock(numeral, plain, start, end) {
            return;
        }
        let article = self.take_article(numeral, start);
        if matches!(numeral, Numeral::Scale(scale) if scale != 12.0) && article.is_none() {
            // A number whose figures were cut off, “million for the bridge”, or one that needs none: “per thousand gallons”.
            self.push(Plain { traits: plain.traits.and(Sorts::NUMBER), ..plain }, start, end);
            return;
        }
        let mut number = OpenNumber::new(numeral, start as u32, end as u32);
        if let Some((from, share)) = article {
            number = number.counted_from(from, share);
        }
        self.push(plain, number.start as usize, end);
        if let Some(last) = self.words.last_mut() {
            number.write(last);
        }
        self.number = Some(number);
    }

    /// “half past eight”: the words before the hour are part of the time.
    fn clock(&mut self, numeral: Numeral, plain: Plain, start: usize, end: usize) -> bool {
        let Numeral::Value(hour) = numeral else { return false };
        let rules = self.folder.tongue().rules;
        let Some((from, time)) = clocks::counted(&self.text[..start], hour, rules) else { return false };
        while self.words.pop_if(|word| word.start as usize >= from).is_some() {}
        self.push(plain, from, end);
        self.words.last_mut().into_iter().for_each(|word| OpenNumber::new(Numeral::Value(time), 0, 0).write(word));
        true
    }

    /// Whether nothing but a space or hyphen stands between; figures after figures are two numbers: “2015 2016”.
    fn goes_on(&self, open: OpenNumber, numeral: Numeral, start: usize) -> bool {
        let figures =
            matches!(numeral, Numeral::Value(_)) && self.text[start..].starts_with(|c: char| c.is_ascii_digit());
        // A scale glued to its figures has their place.
        let between = self.text.get(open.end as usize..start).unwrap_or_default();
        !figures && between.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '‑' | '['))
    }

    /// Whether a number is written in words.
    fn is_spelled(&self, number: OpenNumber) -> bool {
        !self.text[number.start as usize..number.end as usize].contains(|c: char| c.is_ascii_digit())
    }

    /// “two hundred and five”, but not “between two hundred and five hundred”.
    fn goes_on_after_joint(&mut self, open: OpenNumber, numeral: Numeral, end: usize) -> bool {
        let next = self.text[end..].trim_start_matches([' ', '-', '\u{a0}']);
        let entry = self.folder.entry(&next[..word_end(next)]);
        let scale = matches!(self.folder.memory.entry(entry).numeral, Some(Numeral::Scale(_)));
        !scale && open.takes(numeral)
    }

    /// “a million” is one million, “half a million” half of one: the words before the scale are part of the number.
    fn take_article(&mut self, numeral: Numeral, start: usize) -> Option<(u32, f64)> {
        let Numeral::Scale(_) = numeral else { return None };
        let article = *self.words.last()?;
        let text = self.text;
        let is_article = article.end as usize + 1 == start
            && matches!(&text[article.start as usize..article.end as usize], "a" | "A");
        if !is_article {
            return None;
        }
        self.words.pop();
        let half = self.words.last().copied();
        match half.filter(|word| word.end + 1 == article.start && word.key == OpenNumber::key(0.5)) {
            Some(half) => {
                self.words.pop();
                Some((half.start, 0.5))
            }
            None => Some((article.start, 1.0)),
        }
    }

    /// “$5 million” is five million, then dollars.
    fn end_number(&mut self) {
        if self.words.last().is_some_and(|word| word.traits.has(Sorts::NUMBER))
            && let Some(unit) = self.currency.take()
        {
            // It stands after the number, as if it were written out.
            let end = self.words.last().map_or(0, |number| number.end as usize);
            self.push(unit, end, end);
        }
        self.number = None;
        self.currency = None;
    }

    fn push(&mut self, mut plain: Plain, mut start: usize, end: usize) {
        if let Some(one) = self.joins(plain.key) {
            self.words.pop_if(|last| {
                start = last.start as usize;
                true
            });
            plain = Plain { traits: plain.traits.and(one.traits), ..one };
        }
        let upper = self.text[start..].starts_with(char::is_uppercase);
        let mut traits = plain.traits;
        if self.bracket {
            traits = traits.and(Traits::BRACKET);
        }
        let gap = traits.has(Traits::GAP);
        if !gap
            && self.ended
            && (upper || self.words.is_empty() || self.text[start..].starts_with(|c: char| c.is_ascii_digit()))
        {
            traits = traits.and(Traits::LEADS);
        } else if upper && !self.quoted {
            traits = traits.and(Traits::CAPITAL);
        }
        self.ended &= gap;
        self.quoted &= gap;
        let stem = if self.bracket { plain.stem.lightened() } else { plain.stem };
        self.words.push(Word { key: plain.key, stem, start: start as u32, end: end as u32, traits });
    }
}

impl Pass<'_, '_> {
    /// The one word that the last one and this are written as.
    fn joins(&self, key: u32) -> Option<Plain> {
        let last = self.words.last()?;
        self.folder.tongue().joined([last.key, key])
    }
}

/// Where dots that stand for words left out end; `at + 1` where there are fewer than three.
fn ellipsis(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut end, mut dots, mut look) = (at + 1, 1, at + 1);
    while let Some(byte) = bytes.get(look) {
        match byte {
            b'.' => {
                dots += 1;
                end = look + 1;
            }
            b' ' if bytes.get(look + 1) == Some(&b'.') => {}
            _ => break,
        }
        look += 1;
    }
    if dots >= 3 { end } else { at + 1 }
}
