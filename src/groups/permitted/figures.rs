//! Numbers, dates and signs that an editor writes in another way: “3 May”, “the 3rd of May”; “12 maisons”, “une douzaine de
//! maisons”; “&”, “and”.
//!
//! What comes in is one change between two folded texts; what goes out is whether an editor may make it.

use super::JOINT;
use crate::{
    groups::{
        Op,
        compare::{Folded, Part},
        fold::{Word, is_apostrophe},
        numbers::OpenNumber,
    },
    rules::{Sorts, WordingRules},
    text::latin,
};

/// Cut inside a number: “million” of “$2.6 million”, whose dollars stand where they are read.
pub fn cut_number(x: &[Word], y: &[Word], a: &Folded, b: &Folded) -> bool {
    let last = |words: &[Word]| words.iter().rfind(|word| word.end > word.start).copied();
    let (x, y) = match (&last(x), &last(y)) {
        (Some(x), Some(y)) if x.traits.has(Sorts::NUMBER) || y.traits.has(Sorts::NUMBER) => (*x, *y),
        _ => return false,
    };
    let (x, y) = (a.text_of(&[x]), b.text_of(&[y]));
    x.ends_with(&y) || y.ends_with(&x)
}

/// A shown cut may begin inside a number: “$7 …” of “$7 million for the bridge”.
pub fn cut_after_number(part: &Part, a: &Folded, b: &Folded) -> bool {
    let begins = |whole: &Folded, range: &std::ops::Range<usize>, cut: &Folded, place: &std::ops::Range<usize>| {
        let (Some(number), Some(figure)) = (whole.words[range.clone()].first(), cut.words[place.clone()].first())
        else {
            return false;
        };
        // “$7 …”: the dollars, which stand nowhere after the number, are read between it and the cut.
        let follows = cut.words[place.end..].iter().find(|word| word.end > word.start);
        let shown = follows.is_some_and(Word::is_gap) || cut.words[place.clone()].iter().any(Word::is_gap);
        let [number, figure] = [whole.text_of(&[*number]), cut.text_of(&[*figure])];
        shown && whole.words[range.start].traits.has(Sorts::NUMBER) && number.starts_with(&figure)
    };
    begins(a, &part.a, b, &part.b) || begins(b, &part.b, a, &part.a)
}

/// “€1.2bn to €1.3bn”, “1.2 to 1.3 billion euros”.
pub fn unit_said_once(part: &Part, a: &Folded, b: &Folded) -> bool {
    let once = |words: &[Word], other: &[Word]| matches!(words, [unit] if unit.traits.has(Sorts::UNIT) && other.iter().take(4).any(|word| word.key == unit.key));
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    (y.is_empty() && once(x, &b.words[part.b.end..])) || (x.is_empty() && once(y, &a.words[part.a.end..]))
}

/// “3 millions d’euros”, “3 M€”; “une douzaine de maisons”, “12 maisons”: the word that links a number to what it counts.
pub fn link_to_unit(part: &Part, a: &Folded, rules: &WordingRules) -> bool {
    let before = part.a.start.checked_sub(1).map(|before| a.words[before]);
    let [link] = &a.words[part.a.clone()] else { return false };
    let number = before.is_some_and(|before| before.traits.has(Sorts::NUMBER));
    let unit = a.words.get(part.a.end).is_some_and(|after| after.traits.has(Sorts::UNIT));
    let counts = unit || rules.figures.partitives.contains(&link.key);
    part.b.is_empty() && number && counts && link.stem.weight() < JOINT && !link.traits.has(Sorts::NEGATION)
}

/// “the 3rd of May”, “3 May”: the words that join a day to its month.
pub fn joint_of_date(part: &Part, a: &Folded) -> bool {
    let [joint] = &a.words[part.a.clone()] else { return false };
    let has = |at: Option<usize>, sort| at.and_then(|at| a.words.get(at)).is_some_and(|word| word.traits.has(sort));
    let (before, after) = (part.a.start.checked_sub(1), part.a.end);
    let within = has(before, Sorts::NUMBER) && has(Some(after), Sorts::CALENDAR);
    let ahead = has(Some(after), Sorts::NUMBER) && [1, 2].iter().any(|on| has(Some(after + on), Sorts::CALENDAR));
    let counts = [Sorts::NEGATION, Sorts::MODAL, Sorts::QUANTIFIER, Sorts::HEDGE, Sorts::NUMBER];
    let light = joint.stem.weight() < JOINT && !counts.into_iter().any(|sort| joint.traits.has(sort));
    part.b.is_empty() && light && (within || ahead)
}

/// “Une heure”, “1 heure”; “a third”, “one third”: the article that is a number as well.
pub fn the_figure_one(part: &Part, a: &Folded, b: &Folded, rules: &WordingRules) -> bool {
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    let ([article], [one]) = (x, y) else { return false };
    let is_one = one.traits.has(Sorts::NUMBER) && one.key == OpenNumber::key(1.0);
    let counted = b.words.get(part.b.end).is_some_and(|after| after.traits.has(Sorts::NUMBER));
    is_one && (counted || b.text_of(y) == "1") && rules.figures.ones.contains(&*latin(&a.text_of(&[*article])))
}

/// “No water & no plan”, “-12 degrees”: a sign where the other side has its word.
pub fn sign_for_word(part: &Part, a: &Folded, b: &Folded, rules: &WordingRules) -> bool {
    let [word] = &a.words[part.a.clone()] else { return false };
    let start = part.b.start.checked_sub(1).map_or(0, |before| b.words[before].end as usize);
    let end = b.words.get(part.b.start).map_or(b.text.len(), |after| after.start as usize);
    let mut between = b.text.get(start..end).unwrap_or_default().chars().filter(|c| !c.is_whitespace());
    let (Some(sign), None) = (between.next(), between.next()) else { return false };
    let word = latin(&a.text_of(&[*word])).into_owned();
    part.b.is_empty() && rules.figures.sign_words.iter().any(|(known, read)| *known == sign && *read == word)
}

/// “’04”, “2004”.
pub fn century_dropped(x: &[Word], y: &[Word], a: &Folded, b: &Folded) -> bool {
    let ([short], [full]) = (x, y) else { return false };
    let [year, other] = [a.text_of(x), b.text_of(y)];
    let figures = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    figures(&year, 2)
        && figures(&other, 4)
        && other.ends_with(&year)
        && a.text[..short.start as usize].ends_with(is_apostrophe)
        && full.traits.has(Sorts::NUMBER)
}

/// “5 June”, “June 5”, “the fifth of June”: the parts that only swap places.
pub fn reordered_dates(parts: &[Part], a: &Folded, b: &Folded) -> Vec<usize> {
    let dates = |word: &&Word| word.traits.has(Sorts::CALENDAR) || word.traits.has(Sorts::NUMBER);
    let joints = |words: &[Word]| words.iter().filter(|word| !dates(word)).map(|word| word.stem.weight()).sum::<u32>();
    let date = |words: &[Word]| words.iter().any(|word| dates(&word)) && joints(words) < JOINT;
    let mut found = Vec::new();
    for (index, window) in parts.windows(3).enumerate() {
        let [first, between, last] = window else { continue };
        let gone = |one: &Part, other: &Part| {
            let (x, y) = (&a.words[one.a.clone()], &b.words[other.b.clone()]);
            one.b.is_empty()
                && other.a.is_empty()
                && date(x)
                && x.iter().filter(dates).map(|word| word.key).eq(y.iter().filter(dates).map(|word| word.key))
        };
        if between.op == Op::Equal && between.a.len() <= 2 && (gone(first, last) || gone(last, first)) {
            found.extend([index, index + 2]);
        }
    }
    found
}
