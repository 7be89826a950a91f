//! The day that a text says it was printed: “GREENVILLE, Oct. 6, 2026 —”, “Publié le 3 novembre 2026”, “4 May 2026”.
//!
//! What comes in is a text and its language, which names the months; what goes out is an ISO 8601 day.
//! Only the head of the text is looked at: lines that are no sentences, and what stands before the dash of a dateline.
//! A day without its year tells less, and only where nothing but a place or a weekday stands beside it.

use crate::{
    rules::{Class, Language, Rules},
    text::{day, head, iso, latin},
};

/// Bytes of a text in which its day may stand.
const HEAD: usize = 1500;
/// Lines among these, empty ones aside.
const LINES: usize = 12;
/// Bytes of a line that is no paragraph.
const SHORT: usize = 120;
/// Bytes before the dash of a dateline.
const PLACE: usize = 100;
/// What may stand between the parts of a day: 21 de mayo de 2026.
const JOINTS: Class = Class::PREPOSITION.with(Class::DETERMINER);

/// The day in the head of a text.
pub fn dateline(text: &str, language: &Language) -> Option<String> {
    let lines = head(text, HEAD).lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(LINES).filter_map(region).find_map(|region| day_in(region, language))
}

/// The month and the day in the head of a text that names no year: “GREENVILLE, Oct. 6 —”, “Tuesday, 6 October”.
pub fn yearless(text: &str, language: &Language) -> Option<(u16, u16)> {
    let lines = head(text, HEAD).lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(LINES).filter_map(region).find_map(|region| yearless_in(region, language))
}

fn yearless_in(region: &str, language: &Language) -> Option<(u16, u16)> {
    let months = &language.wording.months;
    // “Elmhafen, 6. Oktober (dna)”: the agency tells nothing of the day.
    let agency = region.find('(').filter(|_| region.trim_end().ends_with(')'));
    let region = &region[..agency.unwrap_or(region.len())];
    let words = || region.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // A sentence tells of some other day: “We met on Oct. 6 —”.
    let is_place = |word: &str| {
        let class = language.lexicon.class_of(word);
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || class.is(JOINTS)
            || month(&latin(word), months).is_some()
    };
    if !words().all(is_place) || region.starts_with(|c: char| c.is_ascii_digit()) && words().count() > 3 {
        return None;
    }
    let words: Vec<_> = words().filter(|word| !language.lexicon.class_of(word).is(JOINTS)).map(latin).collect();
    let mut told = words.windows(2).filter_map(|two| {
        let [one, two] = two else { return None };
        let told = |day: &str, name: &str| Some((month(name, months)?, number(day)?));
        told(one, two).or_else(|| told(two, one))
    });
    told.next().filter(|_| told.next().is_none())
}

/// The day that a head or a page tells in words, in the language of the text or else in any other: Nov. 12, 2026.
pub fn day_in_words(told: &str, language: usize, rules: &Rules) -> Option<String> {
    let told = head(told, PLACE);
    let own = rules.languages.get(language).into_iter();
    own.chain(&rules.languages).find_map(|language| day_in(told, language)).or_else(|| in_figures(told))
}

/// 12.11.2026: with full stops between them the day goes before the month, wherever it is written.
fn in_figures(told: &str) -> Option<String> {
    let mut parts = told.split_whitespace().next()?.split('.');
    let (day, month) = (number(parts.next()?)?, parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?);
    let year = parts.next()?.parse().ok().filter(|year| (1500..2200).contains(year))?;
    Some(iso(year, month, day))
}

/// The part of a line that may hold the day: all of one that is no sentence, else what a dash parts from it.
pub(super) fn region(line: &str) -> Option<&str> {
    let speaks = |line: &str| line.contains(['“', '"', '«', '‘', '„']);
    if line.len() <= SHORT && !line.ends_with(['.', '!', '?', '’']) && !speaks(line) {
        return Some(line);
    }
    let start = head(line, PLACE);
    let mut dashes = memchr::memchr2_iter(b'-', "—".as_bytes()[0], start.as_bytes());
    dashes.find_map(|at| before_dash(start, at)).filter(|place| !speaks(place))
}

/// What stands before the dash of a dateline, if one is at `at`: —, –, .-, .– or a hyphen between spaces.
fn before_dash(line: &str, at: usize) -> Option<&str> {
    let (before, dash) = line.split_at(at);
    let stopped = before.strip_suffix('.');
    let apart = || before.strip_suffix(' ').filter(|_| dash.starts_with("- "));
    match dash.chars().next()? {
        '—' => Some(before),
        '–' => Some(stopped.unwrap_or(before)),
        '-' => stopped.or_else(apart),
        _ => None,
    }
}

fn day_in(region: &str, language: &Language) -> Option<String> {
    if let Some(day) = region.split_whitespace().find_map(day) {
        return Some(day);
    }
    let months = &language.wording.months;
    let words = region.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<_> = words.filter(|word| !language.lexicon.class_of(word).is(JOINTS)).map(latin).collect();
    words.windows(3).find_map(|three| {
        let [one, two, year] = three else { return None };
        let year = year.parse().ok().filter(|year| (1500..2200).contains(year))?;
        let told = |day: &str, name: &str| Some(iso(year, month(name, months)?, number(day)?));
        told(one, two).or_else(|| told(two, one)).or_else(|| in_numbers(one, two, year, language))
    })
}

/// 24/05/2026, 5/24/2026; 4/5/2026 only where nobody writes the month first.
fn in_numbers(one: &str, two: &str, year: u16, language: &Language) -> Option<String> {
    let figures = [one, two].map(|part| part.parse().ok().filter(|part| (1..=31).contains(part)));
    let [Some(one), Some(two)] = figures else { return None };
    match (one > 12, two > 12) {
        (true, false) => Some(iso(year, two, one)),
        (false, true) => Some(iso(year, one, two)),
        (false, false) if language.wording.day_first || one == two => Some(iso(year, two, one)),
        (true, true) | (false, false) => None,
    }
}

/// A month by its name or the beginning of it.
fn month(name: &str, months: &[String]) -> Option<u16> {
    let at = months.iter().position(|month| name.len() >= 3 && month.starts_with(name))?;
    Some(at as u16 + 1)
}

/// 4, 4th, 1er.
fn number(day: &str) -> Option<u16> {
    let digits = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[track_caller]
    fn told(language: &str, text: &str) -> Option<String> {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        let language = rules.language(language).expect("every test names a language of the rules");
        dateline(text, &rules.languages[language])
    }

    #[test]
    fn a_day_in_the_head_of_a_text_is_its_day() {
        for (language, text) in [
            ("en", "Ferry aground\n\nBy Lou Bask\n\nPORT ELM, N.S., Oct. 6, 2026 — The ferry ran aground on Tuesday."),
            ("en", "Ferry aground\n\nTuesday 6 October 2026\n\nThe ferry ran aground."),
            ("en", "By Lou Bask, 6th Oct 2026\n\nThe ferry ran aground."),
            ("en", "October 6, 2026 (Elm Wire) - The ferry ran aground."),
            ("fr", "Le phare\n\nPublié le 6 octobre 2026 à 18 h 40\n\nLe phare est fermé."),
            ("es", "El faro\n\nPuerto Olmo, 6 de octubre de 2026.- El faro está cerrado."),
            ("de", "Der Turm\n\nElmhafen, 6. Oktober 2026\n\nDer Turm ist zu."),
        ] {
            assert_eq!(told(language, text).as_deref(), Some("2026-10-06"), "{text}");
        }
    }

    #[test]
    fn a_day_in_figures_is_told_where_it_can_be_one_alone() {
        for (language, figures, day) in [
            ("en", "10/27/2026", Some("2026-10-27")),
            ("en", "27/10/2026", Some("2026-10-27")),
            ("en", "6/10/2026", None),
            ("es", "06/10/2026", Some("2026-10-06")),
            ("de", "6. 10. 2026", Some("2026-10-06")),
        ] {
            assert_eq!(told(language, &format!("Elm\n\n{figures}\n\n")).as_deref(), day, "{language}: {figures}");
        }
    }

    #[test]
    fn a_dateline_may_do_without_its_year() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        for (language, text, day) in [
            ("en", "PORT ELM, N.S., Oct. 6 — The ferry ran aground on Tuesday.", Some((10, 6))),
            ("en", "Ferry aground\n\nTuesday, October 6th\n\nThe ferry ran aground.", Some((10, 6))),
            ("en", "LONDON, Oct 6 (Elm Wire) - The ferry ran aground.", Some((10, 6))),
            ("fr", "PORT-ORME, 6 octobre – Le phare est fermé.", Some((10, 6))),
            ("es", "PUERTO OLMO, 6 de octubre.- El faro está cerrado.", Some((10, 6))),
            ("de", "Elmhafen, 6. Oktober – Der Turm ist zu.", Some((10, 6))),
            ("de", "Elmhafen, 6. Oktober (elm) – Der Turm ist zu.", Some((10, 6))),
            ("de", "Elmhafen, 6. Oktober (elm) – Ada Lund sagte: „Der Turm ist zu“", Some((10, 6))),
            ("de", "Ada Lund sagte am 6. Oktober: „Der Turm ist zu – bis Mai“", None),
            ("en", "We met on Oct. 6 — and it rained.", None),
            ("en", "Open day on 6 October\n\nThe tower is open.", None),
            ("en", "From 6 October to 9 October\n\nThe tower is open.", None),
            ("en", "PORT ELM — The ferry ran aground on Oct. 6.", None),
        ] {
            let language = rules.language(language).expect("every case names a language of the rules");
            assert_eq!(yearless(text, &rules.languages[language]), day, "{text}");
        }
    }

    #[test]
    fn a_day_that_a_sentence_tells_is_not() {
        for text in [
            "The ferry was built on 6 October 1926 in Elm.",
            "Oct. 6 — The ferry ran aground.",
            "Ferry aground\n\n“It was on 6 October 1926”",
            "The keeper, who came to the island on 6 October 1926, a Wednesday, and stayed on it for forty years, said — to the surprise of nobody — that he was tired.",
        ] {
            assert_eq!(told("en", text), None, "{text}");
        }
    }
}
