//! Whether a paragraph that opens a quotation and does not close it forgot the mark, or is one of several.
//!
//! A speech of several paragraphs leaves the mark off at the end of each; so does a slip of the pen. They part by what
//! the paragraph ends with: “We ran, she said. has its own credit inside, so its mark was forgotten.

use crate::rules::{Class, Language};

/// The longest credit that is looked for, in words: “, said old Captain Moore.”
const LONGEST: usize = 4;
/// How far back its beginning may lie, in bytes.
const FARTHEST: usize = 100;

/// Whether `words`, open from the mark to the paragraph's end, end with a credit of their own: “, she said.”, or “, said
/// Ada Pell, a nurse.”
pub fn credits_itself(words: &str, language: &Language) -> bool {
    // A look-behind that is bounded: a speech of many paragraphs is not read again at each.
    let near = words.len().saturating_sub(FARTHEST);
    let near = (near..=words.len()).find(|&at| words.is_char_boundary(at)).unwrap_or(near);
    let Some(end) = words[near..].trim_end().strip_suffix('.') else { return false };
    end.split([',', '!', '?', '—']).skip(1).any(|clause| is_credit(clause, language))
}

/// Whether a clause names somebody and a verb of speech, and nothing else.
fn is_credit(clause: &str, language: &Language) -> bool {
    let said: Vec<&str> = clause.split_whitespace().take(LONGEST + 1).collect();
    let class = |word: &&str| language.lexicon.class_of(word);
    let reports = |word: &&str| class(word).is(Class::REPORT) && class(word).is(Class::PAST | Class::PRESENT);
    // “, I said.” is a speaker telling a story.
    let (teller, other) = (Class::FIRST | Class::SECOND, Class::PRONOUN | Class::PERSON);
    let someone =
        |word: &&str| !class(word).is(teller) && (class(word).is(other) || word.starts_with(char::is_uppercase));
    let begins = said.first().is_some_and(|word| !class(word).is(Class::AND | Class::SUBORDINATOR | Class::EITHER));
    (2..=LONGEST).contains(&said.len()) && begins && said.iter().any(reports) && said.iter().any(someone)
}
