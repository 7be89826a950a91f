//! Times of day: “half past eight”, “8.30pm” and “20:30” are one.
//!
//! What comes in is the text around a numeral, or the two sides of a difference; what goes out is the time as figures have
//! it, hours and hundredths, or whether both sides tell the same one.

use std::ops::Range;

use super::{
    compare::{Folded, Part},
    fold::Word,
    numbers::OpenNumber,
};
use crate::rules::{Sorts, WordingRules, hash};

/// Where the words before an hour begin that count from it, and the time: “half past” of “half past eight”.
pub fn counted(before: &str, hour: f64, rules: &WordingRules) -> Option<(usize, f64)> {
    if !(1.0..=12.0).contains(&hour) || hour.fract() != 0.0 {
        return None;
    }
    let before = before.strip_suffix(' ')?;
    rules.clocks.iter().find_map(|(phrase, minutes)| {
        let start = before.len().checked_sub(phrase.len())?;
        let fits = before.get(start..)?.eq_ignore_ascii_case(phrase);
        let whole = !before[..start].ends_with(char::is_alphanumeric);
        let past =
            if *minutes < 0.0 { (hour + 10.0) % 12.0 + 1.0 + (60.0 + minutes) / 100.0 } else { hour + minutes / 100.0 };
        (fits && whole).then_some((start, past))
    })
}

/// “20:30 horas”, “20.30”; “8:30 p.m.”, “half past eight”: the same time, with its unit or without.
pub fn same_time(part: &Part, a: &Folded, b: &Folded, rules: &WordingRules) -> bool {
    let time = |text: &Folded, range: &Range<usize>| match &text.words[range.clone()] {
        [time] => Some((*time, None)),
        [time, unit] if unit.traits.has(Sorts::UNIT) => Some((*time, Some(unit.key))),
        _ => None,
    };
    let (Some((one, unit)), Some((other, other_unit))) = (time(a, &part.a), time(b, &part.b)) else {
        return unit_left_out(part, a, b, rules) || spelled(part, a, b) || spelled(&part.turned(), b, a);
    };
    let (Some(x), Some(y)) = (written(a, one), written(b, other)) else { return false };
    // “À vingt et une heures trente”, “à 21h30”: what stands behind the hour is trimmed.
    let on = |part: &Part, end| Part { a: part.a.start..(part.a.end + 2).min(end), ..part.clone() };
    if spelled(&on(part, a.words.len()), a, b) || spelled(&on(&part.turned(), b.words.len()), b, a) {
        return true;
    }
    let same = one.key == other.key || tells(x, other.key) || tells(y, one.key);
    let clock =
        [(x, other.key), (y, one.key)].into_iter().any(|(time, said)| is_clock(time, rules) || is_late(time, said));
    same && clock && (unit.is_none() || other_unit.is_none() || unit == other_unit)
}

/// “dix-neuf heures trente”, “19h30”: the hour and the minutes in words.
fn spelled(part: &Part, a: &Folded, b: &Folded) -> bool {
    let ([hour, unit, minutes], [time]) = (&a.words[part.a.clone()], &b.words[part.b.clone()]) else { return false };
    let figures = written(b, *time).and_then(|time| time.split_once([':', 'h', '.']));
    let told = figures.and_then(|(hour, minutes)| Some((hour.parse().ok()?, minutes.parse().ok()?)));
    let same = |(h, m): (f64, f64)| hour.key == OpenNumber::key(h) && minutes.key == OpenNumber::key(m);
    unit.traits.has(Sorts::UNIT) && told.is_some_and(same)
}

/// “19.30”, “siete y media”: figures that tell another hour of the day in words.
fn is_late(time: &str, said: u32) -> bool {
    let hour = time.split_once('.').and_then(|(hour, _)| hour.parse::<f64>().ok());
    hour.is_some_and(|hour| (13.0..24.0).contains(&hour) && OpenNumber::key(hour + 0.5) != said) && tells(time, said)
}

/// “20:30 horas”, “20:30”.
fn unit_left_out(part: &Part, a: &Folded, b: &Folded, rules: &WordingRules) -> bool {
    let is_unit = |words: &[Word]| matches!(words, [unit] if unit.traits.has(Sorts::UNIT));
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    let time = |text: &Folded, at: usize| {
        let before = at.checked_sub(1).and_then(|before| written(text, text.words[before]));
        before.is_some_and(|before| is_clock(before, rules))
    };
    let left_out = is_unit(x) && y.is_empty() || is_unit(y) && x.is_empty();
    left_out && (time(a, part.a.start) || time(b, part.b.start))
}

/// A number as it is written.
fn written<'t>(text: &Folded<'t>, number: Word) -> Option<&'t str> {
    number.traits.has(Sorts::NUMBER).then(|| &text.text[number.start as usize..number.end as usize])
}

/// Whether a number can only be a time: “20:30”, “20h30”, “half past eight”; “8.30” may be another.
fn is_clock(written: &str, rules: &WordingRules) -> bool {
    let figures = written.starts_with(|c: char| c.is_ascii_digit());
    let counted = |phrase: &str| written.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase));
    figures && written.contains([':', 'h']) || rules.clocks.iter().any(|(phrase, _)| counted(phrase))
}

/// Whether figures tell a time that another number tells by the clock on the wall, or in words: “20:30”, “ocho y media”.
fn tells(written: &str, other: u32) -> bool {
    let Ok(time) = written.replace([':', 'h'], ".").parse::<f64>() else { return false };
    let said = |time: f64| {
        let half = (time.fract() - 0.3).abs() < 0.001 && OpenNumber::key(time.floor() + 0.5) == other;
        half || OpenNumber::key((time * 100.0).round() / 100.0) == other
    };
    time < 24.6 && (said(time) || time >= 13.0 && said(time - 12.0))
}

/// “4m”, “4 metres”: beside a measure the letter is no million.
pub fn same_length(x: &[Word], y: &[Word], a: &Folded, rules: &WordingRules) -> bool {
    let ([short], [number, unit]) = (x, y) else { return false };
    let figures = a.text[short.start as usize..short.end as usize].strip_suffix('m');
    let value = figures.and_then(|figures| figures.parse::<f64>().ok());
    value.is_some_and(|value| number.key == OpenNumber::key(value))
        && unit.key == hash(&rules.spelled(rules.written("m")))
}
