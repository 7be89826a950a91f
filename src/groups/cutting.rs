//! Cutting: a text into words, signs and sentences, on its way to being folded.
//!
//! What comes in is a text and a [`Folder`] that knows words; what goes out is its words in their places: where sentences
//! begin, what stands in brackets, which numerals make one number. What a word is equal to is left to `fold`.

mod counting;

use super::{
    fold::{Folder, Plain, Traits, Word, is_apostrophe},
    memory::Entry,
    numbers::OpenNumber,
    written::{clipped, ellipsis, spaced_abbreviation, word_end},
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
    /// In round brackets, as an editor's note says.
    noted: bool,
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
            noted: false,
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
            if let Some(end) = self.lone(at) {
                at = end;
                continue;
            }
            let c = if byte.is_ascii() { char::from(byte) } else { self.text[at..].chars().next().unwrap_or(' ') };
            at = if c.is_alphanumeric() { self.word(at) } else { self.sign(at, c) };
        }
        self.end_number();
    }

    /// What nearly all words are: small letters between spaces, with nothing open that they could end or go on with, and known.
    /// [`Pass::word`] would come to the same, by a longer way.
    fn lone(&mut self, start: usize) -> Option<usize> {
        let open = self.number.is_some() || self.jointed.is_some() || self.currency.is_some() || self.bracket;
        if open || self.words.is_empty() {
            return None;
        }
        let bytes = self.text.as_bytes();
        let end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        let parted = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b' ' | b','));
        if end == start || !parted(bytes[..start].last()) || !parted(bytes.get(end)) {
            return None;
        }
        let Plain { key, stem, traits } = self.folder.lone(&self.text[start..end])?;
        self.words.push(Word { key, stem, start: start as u32, end: end as u32, traits });
        (self.ended, self.quoted) = (false, false);
        Some(end)
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
                self.ended |= !self.noted && !self.after_abbreviation(at);
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
            '(' => {
                self.noted = self.is_note(at);
                self.bracket |= self.noted;
            }
            ')' if self.noted => (self.noted, self.bracket) = (false, false),
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

    /// Whether round brackets close with the word by which an editor signs a note: “(le pont, NDLR)”.
    fn is_note(&self, at: usize) -> bool {
        let signs = &self.folder.tongue().rules.editor_notes;
        let close = head(&self.text[at..], 80).find(')');
        let note = close.map(|close| self.text[at + 1..at + close].trim_end_matches(['.', ' ']));
        let ends = |note: &str, sign: &str| {
            let start = note.len().checked_sub(sign.len());
            start.and_then(|start| note.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(sign))
        };
        note.is_some_and(|note| signs.iter().any(|sign| ends(note, sign)))
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
        if let Some((word, end)) = spaced_abbreviation(text, start..end, self.folder.tongue().rules) {
            return self.word_as(&word, start, end);
        }
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
        let first = words.first().copied();
        if let Some(plain) = first.filter(|_| self.is_one_after_joint(word, end)) {
            self.numeral(Numeral::Value(1.0), plain, start, end);
            return end;
        }
        let open = self.number.filter(|open| joint && open.end as usize + 1 == start && self.is_spelled(*open));
        let open = open.or(self.jointed.take().filter(|_| matches!(word, "a" | "A")));
        self.end_number();
        self.jointed = open;
        let cut = (len > 1).then(|| self.elided(start, end)).flatten();
        for index in 0..len {
            let plain = self.folder.memory.entry(entry).words[index];
            match cut {
                Some(cut) if index == 0 => self.push(plain, start, cut),
                Some(cut) => self.push(plain, cut, end),
                None => self.push(plain, start, end),
            }
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

    /// Where the second of two words that are written as one begins: “l’Espagne”.
    fn elided(&mut self, start: usize, end: usize) -> Option<usize> {
        let word = &self.text[start..end];
        let (at, sign) = word.char_indices().find(|(_, c)| is_apostrophe(*c))?;
        let first = format!("{}'", word[..at].to_lowercase());
        let known = self.folder.tongue().rules.beginnings.iter().any(|(beginning, _)| *beginning == first);
        known.then(|| start + at + sign.len_utf8())
    }

    fn push(&mut self, mut plain: Plain, mut start: usize, end: usize) {
        if plain.traits.has(Sorts::UNIT) {
            self.drop_rate(start);
        }
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
    /// “miles an hour”, “km/h”: between two measures no word is needed.
    fn drop_rate(&mut self, start: usize) {
        let rates = &self.folder.tongue().rules.figures.rates;
        let is_link = |word: &&Word| rates.contains(&word.key) && !word.traits.has(Traits::LEADS);
        let links = self.words.iter().rev().take(3).take_while(is_link).count();
        let Some(unit) = self.words.len().checked_sub(links + 1).map(|at| self.words[at]) else { return };
        let row = |between: &str| between.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || is_apostrophe(c));
        let between = self.text.get(unit.end as usize..start);
        // What is clipped to one word, “mph”, stands in one place.
        if links > 0 && unit.traits.has(Sorts::UNIT) && between.is_none_or(row) {
            self.words.truncate(self.words.len() - links);
        }
    }

    /// The one word that the last one and this are written as.
    fn joins(&self, key: u32) -> Option<Plain> {
        let last = self.words.last()?;
        self.folder.tongue().joined([last.key, key])
    }
}
