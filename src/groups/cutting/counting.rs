//! Counting: the numerals of a text into numbers: “two hundred and five”, “half a million”, “half past eight”.
//!
//! What comes in is one numeral after another, with the words before it; what goes out is one word for each number.

use super::Pass;
use crate::{
    groups::{
        clocks,
        fold::{Plain, Word},
        numbers::OpenNumber,
        written::word_end,
    },
    rules::{Numeral, Sorts},
    text::latin,
};

impl Pass<'_, '_> {
    /// One more numeral.
    pub(super) fn numeral(&mut self, numeral: Numeral, plain: Plain, start: usize, end: usize) {
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
            self.take_article_of_half(open);
            return;
        }
        if open.is_some() {
            self.end_number();
        }
        if self.clock(numeral, plain, start, end) {
            return;
        }
        let article = self.take_article(numeral, start);
        let alone = self.folder.tongue().rules.figures.lone_scales.contains(&plain.key);
        if matches!(numeral, Numeral::Scale(scale) if scale != 12.0) && !alone && article.is_none() {
            // A number whose figures were cut off, “million for the bridge”, or one that needs none: “per thousand gallons”.
            self.push(Plain { traits: plain.traits.and(Sorts::NUMBER), ..plain }, start, end);
            return;
        }
        let mut number = OpenNumber::new(numeral, start as u32, end as u32);
        if let Some((from, share)) = article {
            number = number.counted_from(from, share);
        }
        self.push(plain, number.start as usize, end);
        // “Pour cent” is none.
        let Some(last) = self.words.last_mut().filter(|last| last.key == plain.key) else { return };
        number.write(last);
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
        // “One thousand, three hundred and eleven.”
        let between =
            between.strip_prefix(',').filter(|_| open.is_grouped() && self.is_spelled(open)).unwrap_or(between);
        !figures && between.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '‑' | '['))
    }

    /// Whether a number is written in words.
    pub(super) fn is_spelled(&self, number: OpenNumber) -> bool {
        !self.text[number.start as usize..number.end as usize].contains(|c: char| c.is_ascii_digit())
    }

    /// “two hundred and five”, “one and a half million”, but not “between two hundred and five hundred”.
    fn goes_on_after_joint(&mut self, open: OpenNumber, numeral: Numeral, end: usize) -> bool {
        let next = self.text[end..].trim_start_matches([' ', '-', '\u{a0}']);
        let entry = self.folder.entry(&next[..word_end(next)]);
        let scale = matches!(self.folder.memory.entry(entry).numeral, Some(Numeral::Scale(_)));
        (!scale || numeral == Numeral::Value(0.5)) && open.takes(numeral)
    }

    /// “vingt et une”; but “twenty and a half”.
    pub(super) fn is_one_after_joint(&mut self, word: &str, end: usize) -> bool {
        let Some(open) = self.jointed.filter(|_| !matches!(word, "a" | "A")) else { return false };
        let counts = self.folder.tongue().rules.figures.ones.contains(&*latin(word));
        counts && self.goes_on_after_joint(open, Numeral::Value(1.0), end)
    }

    /// “a million” is one million, “half a million” half of one: the words before the scale are part of the number.
    fn take_article(&mut self, numeral: Numeral, start: usize) -> Option<(u32, f64)> {
        let Numeral::Scale(_) = numeral else { return None };
        let article = *self.words.last().filter(|word| self.is_one(word, start))?;
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

    /// Whether a word before another is an article that counts: a million, eine Million.
    fn is_one(&self, word: &Word, next: usize) -> bool {
        let written = || latin(&self.text[word.start as usize..word.end as usize].to_lowercase()).into_owned();
        word.end as usize + 1 == next && self.folder.tongue().rules.figures.ones.contains(&written())
    }

    /// “eine halbe Million”: the article before a half that a scale multiplies is part of the number.
    fn take_article_of_half(&mut self, before: Option<OpenNumber>) {
        let Some(half) = before.filter(|open| open.is_half()) else { return };
        let Some(article) = self.words.iter().nth_back(1).copied() else { return };
        if self.is_one(&article, half.start as usize) {
            self.words.remove(self.words.len() - 2);
            self.words.last_mut().into_iter().for_each(|number| number.start = article.start);
        }
    }

    /// “$5 million” is five million, then dollars.
    pub(super) fn end_number(&mut self) {
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
}
