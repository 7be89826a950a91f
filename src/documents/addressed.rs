//! Labels in which a small word says what somebody is, as minutes of parliaments and councils have them.
//!
//! What comes in is the head of a line and what is known of its language; what goes out is a label like any other.
//!
//! ```text
//! ADDRESSED = TITLES [ "(" … ")" ] [ space ] ":" space      El señor RUIZ: …; La señora ALCALDESA (Ruiz): …; M. le maire : …
//!           | HONORIFIC TITLES ( "." | "—" ) space          M. le président. …
//!           | HONORIFIC NAME [ "(" … ")" ] [ "," … ] "." space    Mme Anne Petit. …; M. Roux, ministre de la mer. …
//! TITLES    = capital … { " " ( capital … | small title | "le" … ) }      with a small title in it
//! ```

use super::labels::{Label, Style, is_capitals, is_name, without_asides};
use crate::{
    rules::{Class, Lexicon},
    text::head,
};

/// Such a label has no more words than this, nor more bytes.
const MOST_WORDS: usize = 7;
const LONGEST: usize = 80;
/// Nor more, with an office behind the name.
const LONGEST_IN_FULL: usize = 118;

/// The label at the head of a line, if a small title is part of it.
pub fn addressed(line: &str, lexicon: &Lexicon) -> Option<Label> {
    let near = head(line, LONGEST);
    let colon = || {
        let (before, _) = near.split_once(':')?;
        let name = match before.split_once(" (") {
            Some((name, aside)) => aside.trim_end().ends_with(')').then_some(name)?,
            None => before.trim_end(),
        };
        let surname = name.rsplit(' ').next().filter(|last| is_capitals(last));
        let style = if surname.is_some() { Style::Capitals } else { Style::Name };
        made(line, name, before.len() + 1, style, lexicon)
    };
    let stop = || {
        let ends = near.match_indices(['.', '—', '–']).map(|(at, sign)| (near[..at].trim_end(), at + sign.len()));
        let is_whole = |name: &str| name.ends_with(char::is_lowercase) && opens_with_honorific(name, lexicon);
        ends.filter(|(name, _)| is_whole(name)).find_map(|(name, end)| made(line, name, end, Style::Doubtful, lexicon))
    };
    // Few lines begin with an honorific, and only theirs are looked through.
    let first = near.split([' ', '.', '—', '–']).next().unwrap_or_default();
    let honoured = || lexicon.class_of(first).is(Class::HONORIFIC);
    colon().or_else(|| if honoured() { stop().or_else(|| named_in_full(line, lexicon)) } else { None })
}

/// A name behind a form of address, before a full stop that no verb precedes: `Mme Anne Petit. Le pont est fermé.` What stands
/// between is an office, or several; `Mr Reyes, for his part, left. He …` is an article's.
fn named_in_full(line: &str, lexicon: &Lexicon) -> Option<Label> {
    let near = head(line, LONGEST_IN_FULL);
    let ends = near.match_indices(". ").map(|(at, _)| at);
    let (label, end) = ends.map(|at| (&near[..at], at + 2)).find(|(label, _)| {
        let last = label.rsplit([' ', '.']).next().unwrap_or(label);
        last.chars().count() > 2 && (last.ends_with(char::is_lowercase) || last.ends_with(')')) && label.contains(' ')
    })?;
    let (name, offices) = label.split_once(", ").map_or((label, None), |(name, offices)| (name, Some(offices)));
    let name = without_asides(name);
    let office = |part: &str| lexicon.class_of(part.split(' ').next().unwrap_or(part)).is(Class::PERSON);
    let held = offices.is_none_or(|offices| offices.split(", ").all(office));
    let words = line[end..].trim_start();
    let fits = held && name.contains(' ') && is_name(name) && words.starts_with(char::is_uppercase);
    fits.then(|| Label { name: 0..name.len(), end: line.len() - words.len(), style: Style::Doubtful })
}

fn made(line: &str, name: &str, end: usize, style: Style, lexicon: &Lexicon) -> Option<Label> {
    let words = line[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}', '—', '–']);
    let parted = words.is_empty() || words.len() + end < line.len();
    // “La alcaldesa: «Se abrirá.»”: an article's way to bring a quotation.
    let quoted = words.starts_with(['“', '„', '«', '»', '"', '‘']);
    // “El alcalde: 60.000 euros”, “La concejala: quiere un techo”: a list of an article's.
    let begins = words.chars().find(|c| c.is_alphanumeric()).is_none_or(char::is_uppercase);
    let fits = parted && !quoted && begins && is_titled(name, lexicon);
    fits.then_some(Label { name: 0..name.len(), end: line.len() - words.len(), style })
}

/// Whether all of it is capitals, small titles and what joins them.
fn is_titled(name: &str, lexicon: &Lexicon) -> bool {
    let title = |word: &str| lexicon.class_of(word.trim_end_matches('.')).is(Class::PERSON.with(Class::HONORIFIC));
    let mut titles = 0;
    let each = |word: &str| {
        let small = word.starts_with(char::is_lowercase);
        let is_title = small && word.chars().count() > 3 && title(word);
        titles += usize::from(is_title);
        is_title || !small && word.starts_with(char::is_uppercase) || small && word.chars().count() <= 3
    };
    name.starts_with(char::is_uppercase) && name.split(' ').take(MOST_WORDS + 1).all(each) && {
        titles > 0 && name.split(' ').count() <= MOST_WORDS
    }
}

fn opens_with_honorific(name: &str, lexicon: &Lexicon) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    lexicon.class_of(first.trim_end_matches('.')).is(Class::HONORIFIC)
}
