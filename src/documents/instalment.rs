//! Which of a series a text is: “Week 23”, “Round 3: Dale at home”, „27. Spieltag“, “12e journée”.
//!
//! What comes in is the head of a text and its language; what goes out is the word that counts and the number beside it.
//! What somebody says in the one is not said in the other. Only lines that are no sentences are looked at.

use super::dateline::region;
use crate::{
    rules::{Language, hash},
    text::{head, latin},
};

/// Bytes of a text in which it may say so.
const HEAD: usize = 400;
/// Lines among these, empty ones aside.
const LINES: usize = 3;

/// The word that counts, by its hash, and the number, in the head of a text.
pub fn instalment(text: &str, language: &Language) -> Option<(u32, u16)> {
    let lines = head(text, HEAD).lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(LINES).filter_map(region).find_map(|line| in_line(line, language))
}

fn in_line(line: &str, language: &Language) -> Option<(u32, u16)> {
    let words: Vec<_> = line.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).map(latin).collect();
    let counted = |word: &str, figure: &str| {
        let digits = figure.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let number = digits.parse().ok().filter(|_| figure.len() <= digits.len() + 3)?;
        language.wording.series.contains(word).then(|| (hash(word), number))
    };
    // “Week 23”, „23. Woche“; “Week 23 of 40” is the first of both.
    words.windows(2).find_map(|two| counted(&two[0], &two[1]).or_else(|| counted(&two[1], &two[0])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[track_caller]
    fn check(language: &str, one: &str, other: &str, expected: bool) {
        let rules = Rules::built_in().expect("the built-in rules are read by every test");
        let language = &rules.languages[rules.language(language).expect("a built-in language")];
        let both = instalment(one, language).zip(instalment(other, language));
        assert_eq!(both.is_some_and(|(one, other)| one.0 == other.0 && one.1 != other.1), expected, "{one} | {other}");
    }

    #[test]
    fn two_of_one_series() {
        check("en", "Week 23\n\nIt rained.", "Week 24\n\nIt rained.", true);
        check("en", "Dale 3, Hull 1 (Round 3)", "Dale 0, Leeds 2 (Round 4)", true);
        check("de", "27. Spieltag: Dale siegt", "28. Spieltag: Dale verliert", true);
        check("fr", "12e journée", "13e journée", true);
        check("es", "Jornada 12", "Jornada 13", true);
    }

    #[test]
    fn one_of_a_series_and_what_is_none() {
        check("en", "Week 23", "Week 23", false);
        check("en", "Week 23", "Round 24", false);
        check("en", "23 sheep lost", "24 sheep lost", false);
        check("en", "It rained in week 23.", "It rained in week 24.", false);
    }
}
