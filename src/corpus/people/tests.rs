//! Who is one person with whom: the cases of `tests/people`.
//!
//! A case is a few sources, each below a line `--- name [date] [story=…]`; a line is a voice: a letter, its name, its other
//! forms after semicolons. `*` is a body, `~` a description. Voices of one letter are one person, of two letters two.

use super::{Voice, resolve::resolve};
use crate::{
    attributions::Sort,
    corpus::PersonId,
    rules::Rules,
    sources::{Source, SourceId},
    text::Span,
};

/// A case: its name, and its text from `tests/people`.
macro_rules! case {
    ($name:literal) => {
        ($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/people/", $name, ".txt")))
    };
}

const CASES: &[(&str, &str)] = &[
    case!("accents"),
    case!("bodies"),
    case!("capitals"),
    case!("governments"),
    case!("honorifics"),
    case!("initials"),
    case!("misspelled-by-one-letter"),
    case!("name-order"),
    case!("nicknames"),
    case!("one-family-name-in-unrelated-stories"),
    case!("other-alphabets"),
    case!("particles"),
    case!("presidents-father-and-son"),
    case!("suffixes"),
    case!("surname-alone"),
    case!("surname-alone-everywhere"),
    case!("transliterations"),
    case!("twins-in-one-source"),
    case!("two-people-of-one-family"),
    case!("unrelated-descriptions"),
];

#[test]
fn one_person_is_one_and_two_are_two() {
    let wrong: String = CASES.iter().map(|(case, text)| faults(case, text)).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What a case says otherwise than `resolve` does, a line for each pair.
fn faults(case: &str, text: &str) -> String {
    let rules = Rules::built_in().expect("the built-in rules are read by every test");
    let (sources, casts, letters) = read(text);
    let counts: Vec<usize> = casts.iter().map(Vec::len).collect();
    let (_, persons) = resolve(&sources, casts.into_iter().collect(), &rules.people);
    let persons = counts.iter().enumerate().flat_map(|(source, &count)| {
        let of = |voice| persons.of(SourceId(source as u32), voice as u32);
        (0..count).map(of).collect::<Vec<_>>()
    });
    let flat: Vec<(&(char, String), PersonId)> = letters.iter().flatten().zip(persons).collect();
    let mut wrong = String::new();
    for (at, (one, a)) in flat.iter().enumerate() {
        for (two, b) in &flat[at + 1..] {
            if (one.0 == two.0) != (a == b) {
                let is = if a == b { "became one" } else { "stayed two" };
                wrong += &format!("{case}: {} and {} {is}\n", one.1, two.1);
            }
        }
    }
    wrong
}

type Letters = Vec<Vec<(char, String)>>;

fn read(text: &str) -> (Vec<Source>, Vec<Vec<Voice>>, Letters) {
    let (mut sources, mut casts, mut letters) = (Vec::new(), Vec::new(), Letters::new());
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("--- ") {
            sources.push(source(head));
            casts.push(Vec::new());
            letters.push(Vec::new());
        } else if let (Some((letter, forms)), Some(cast), Some(here)) =
            (line.split_once(' '), casts.last_mut(), letters.last_mut())
        {
            cast.push(voice(forms));
            here.push((letter.chars().next().unwrap_or_default(), forms.to_owned()));
        }
    }
    (sources, casts, letters)
}

fn source(head: &str) -> Source {
    let mut source = Source::default();
    for word in head.split(' ').skip(1) {
        match word.strip_prefix("story=") {
            Some(story) => source.story = Some(story.into()),
            None => source.date = Some(word.into()),
        }
    }
    source
}

fn voice(forms: &str) -> Voice {
    let (sort, forms) = match forms.chars().next() {
        Some('*') => (Sort::Body, &forms[1..]),
        Some('~') => (Sort::Described, &forms[1..]),
        _ => (Sort::Person, forms),
    };
    let forms: Vec<&str> = forms.split("; ").collect();
    let place = |form: &&str| ((*form).into(), Span::new(0, 0));
    Voice { name: forms[0].into(), forms: forms.iter().map(place).collect(), offices: [].into(), sort }
}
