//! What an editor may change without misquoting: decided here, and nowhere else.
//!
//! Letter case, marks, dashes, spaces, contractions, spellings and numbers in words or figures are gone when a text is
//! folded. What is left to decide is about words put in or left out: a trim, a shown cut, a bracket, an ending that may
//! stand for several words, a word written as two, a hesitation, a word said twice, the order of a date.

mod figures;

use self::figures::{
    century_dropped, cut_after_number, cut_number, joint_of_date, link_to_unit, reordered_dates, sign_for_word,
    the_figure_one, unit_said_once,
};
use super::{
    Op,
    clocks::{same_length, same_time},
    compare::{Folded, Part},
    fold::{Traits, Word},
};
use crate::rules::{CONTENT, Sorts, WordingRules};

/// So many words at an end are a change rather than another sentence.
const STUMP: usize = 2;
/// What a word that takes up another weighs at most, in eighths: a pronoun.
const LIGHT: u32 = 24;
/// What an article weighs at most.
const ARTICLE: u32 = 12;
/// Words that weigh less together, in eighths, are mere joints: “the”, “of”.
const JOINT: u32 = 10;

/// Turns every change that an editor may make into a stretch that stands.
pub fn permit(parts: Vec<Part>, a: &Folded, b: &Folded, rules: &WordingRules) -> Vec<Part> {
    let reordered = reordered_dates(&parts, a, b);
    let moved = moved(&parts, a, b);
    let mut left: Vec<Part> = Vec::with_capacity(parts.len());
    for (index, part) in parts.into_iter().enumerate() {
        let stands = part.op == Op::Equal
            || reordered.contains(&index)
            || (!moved.contains(&index) && permitted(&part, a, b, rules));
        let op = if stands { Op::Equal } else { part.op };
        match left.last_mut() {
            Some(last) if last.op == Op::Equal && stands => (last.a.end, last.b.end) = (part.a.end, part.b.end),
            _ => left.push(Part { op, ..part }),
        }
    }
    left
}

fn permitted(part: &Part, a: &Folded, b: &Folded, rules: &WordingRules) -> bool {
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    trimmed(part, a, b)
        || begun_before(part, a, b, rules)
        || begun_before(&part.turned(), b, a, rules)
        || shown(part, a, b)
        || written_as_one(part, a, b)
        || unclear_ending(part, a, b, rules)
        || unit_said_once(part, a, b)
        || cut_after_number(part, a, b)
        || same_time(part, a, b, rules)
        || link_to_unit(part, a, rules)
        || link_to_unit(&part.turned(), b, rules)
        || joint_of_date(part, a)
        || joint_of_date(&part.turned(), b)
        || same_length(x, y, a, rules)
        || same_length(y, x, b, rules)
        || the_figure_one(part, a, b, rules)
        || the_figure_one(&part.turned(), b, a, rules)
        || sign_for_word(part, a, b, rules)
        || sign_for_word(&part.turned(), b, a, rules)
        || masked(part, a, b)
        || masked(&part.turned(), b, a)
        || century_dropped(x, y, a, b)
        || century_dropped(y, x, b, a)
        || (y.is_empty()
            && (taken_up_again(part.a.clone(), a) || hesitation(part.a.clone(), a, rules) || said_twice(&part.a, a)))
        || (x.is_empty() && (hesitation(part.b.clone(), b, rules) || said_twice(&part.b, b)))
}

/// “the radios, they failed”: a light word after a comma takes up what was begun.
fn taken_up_again(range: std::ops::Range<usize>, text: &Folded) -> bool {
    let [word] = &text.words[range] else { return false };
    let counts = [Sorts::NEGATION, Sorts::MODAL, Sorts::QUANTIFIER, Sorts::HEDGE, Sorts::NUMBER];
    let after_comma = text.text[..word.start as usize].trim_end().ends_with(',');
    after_comma && word.stem.weight() <= LIGHT && !counts.into_iter().any(|sort| word.traits.has(sort))
}

/// At an end: what only one side has is a trim, if the other side ends there; where both have something, light words are
/// the host sentence's.
fn trimmed(part: &Part, a: &Folded, b: &Folded) -> bool {
    let first = part.a.start == 0 && part.b.start == 0;
    let last = part.a.end == a.words.len() && part.b.end == b.words.len();
    let light = |text: &Folded, range| text.weight(range) < CONTENT;
    if !first && !last {
        return false;
    }
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    // A quotation that goes on after the place has other words there: nothing was trimmed. Of many words nobody can tell:
    // they may belong to another sentence.
    let goes_on = |text: &Folded| (first && text.goes_on[0]) || (last && text.goes_on[1]);
    let joins = |words: &[Word]| matches!(words, [one] if one.traits.has(Sorts::CONNECTIVE));
    let begins = |text: &Folded| text.words.first().is_some_and(|word| word.traits.has(Traits::LEADS));
    if first && (denial_dropped(part, a, b) || denial_dropped(&part.turned(), b, a)) {
        return false;
    }
    if last && (last_denial_dropped(part, a, b) || last_denial_dropped(&part.turned(), b, a)) {
        return false;
    }
    if first && (inflected(x, y, a, b) || pointed(x, y)) {
        return true;
    }
    match (x.is_empty(), y.is_empty()) {
        (true, _) => !goes_on(a) || y.len() > STUMP || light(b, &part.b),
        (_, true) => !goes_on(b) || x.len() > STUMP || light(a, &part.a),
        (false, false) => {
            // What the host sentence puts in the place of much that was trimmed: “the strength” of “he has no strength”.
            let trim = |words: &[Word]| words.len() > STUMP;
            let light = [light(a, &part.a), light(b, &part.b)];
            // “was meant to be seen”, “not meant to be seen”: a denial within the marks is no word of the host sentence.
            let denials = |words: &[Word]| words.iter().filter(|word| word.traits.has(Sorts::NEGATION)).count();
            if first && denials(x) % 2 != denials(y) % 2 {
                return false;
            }
            // Nor is a figure: “are nine”, “are twelve”.
            let counts = |words: &[Word]| words.iter().any(|word| word.traits.has(Sorts::NUMBER));
            // Nor does it end what the marks hold: “open for ever”, “open for now”.
            if !first && x.len() == 1 && y.len() == 1 && begins(a) && begins(b) {
                return false;
            }
            first && (joins(x) || joins(y))
                || cut_number(x, y, a, b)
                || (light == [true, true] && !(counts(x) && counts(y)))
                || (light[0] && trim(y))
                || (light[1] && trim(x))
        }
    }
}

/// “It is not a question of money, it is one of sleep”, “It’s one of sleep”: the first words were found too early, for the
/// stretch that seems left out holds them again at its end. So it was trimmed from the start.
fn begun_before(part: &Part, a: &Folded, b: &Folded, rules: &WordingRules) -> bool {
    const HEAD: usize = 3;
    let (head, left_out) = (&b.words[..part.b.start], &a.words[part.a.clone()]);
    if !part.b.is_empty() || head.is_empty() || head.len() > HEAD || part.a.start != head.len() || b.goes_on[0] {
        return false;
    }
    let again = |two: &[Word]| two.iter().zip(head).all(|(one, other)| one.key == other.key);
    left_out.windows(head.len()).rposition(again).is_some_and(|at| {
        let spelled = part.a.start + at + head.len()..part.a.end;
        spelled.is_empty() || unclear_ending(&Part { a: spelled, ..part.clone() }, a, b, rules)
    })
}

/// “No hay agua”, “Hay agua”: a sentence that begins anew without its denial is no trim of it. (In “there yet” of “not there
/// yet” the denial may stand before the marks.)
fn denial_dropped(part: &Part, a: &Folded, b: &Folded) -> bool {
    let (dropped, kept) = (&a.words[part.a.clone()], &b.words[part.b.end..]);
    let begins = kept.first().is_some_and(|word| b.text[word.start as usize..].starts_with(char::is_uppercase));
    let denies = dropped.iter().filter(|word| word.traits.has(Sorts::NEGATION)).count() % 2 == 1;
    // “No, we will rebuild”, “We will rebuild”: what a comma parts from the sentence denies nothing in it.
    let joined = dropped.last().is_some_and(|last| a.text[last.end as usize..].starts_with(char::is_whitespace));
    // “No doubt we will”, “We will”: with a noun it denies nothing but that.
    let alone = dropped.iter().skip(1).map(|word| word.stem.weight()).sum::<u32>() < CONTENT;
    part.b.is_empty() && dropped.len() <= STUMP && denies && begins && joined && alone
}

/// “Wir schließen im Winter nicht”, “Wir schließen im Winter”: a sentence that ends without its denial is no trim of it
/// either. (Of “pay” of “pay nothing” the denial may stand behind the marks: what is no sentence tells nothing.)
fn last_denial_dropped(part: &Part, a: &Folded, b: &Folded) -> bool {
    let (dropped, kept) = (&a.words[part.a.clone()], &b.words[..part.b.start]);
    let ([denial], [first, .., last]) = (dropped, kept) else { return false };
    let begins = b.text[first.start as usize..].starts_with(char::is_uppercase);
    let same_clause = a.text[..denial.start as usize].ends_with(char::is_whitespace)
        && a.text[..denial.start as usize].trim_end().ends_with(char::is_alphanumeric);
    let ends = !b.text[last.end as usize..].contains(char::is_alphanumeric);
    let whole = a.words[..part.a.start].iter().any(|word| word.key == first.key && word.traits.has(Traits::LEADS));
    let denies = denial.traits.has(Sorts::NEGATION);
    part.b.is_empty() && denies && begins && ends && whole && same_clause && kept.len() > STUMP
}

/// “would ‘continue to watch’”, “it ‘continues to watch’”: the first word of a phrase follows the host sentence's grammar.
fn inflected(x: &[Word], y: &[Word], a: &Folded, b: &Folded) -> bool {
    let small = |word: &Word, text: &Folded| text.text[word.start as usize..].starts_with(char::is_lowercase);
    matches!((x, y), ([x], [y]) if x.stem.is(y.stem) && small(x, a) && small(y, b))
}

/// “«Este país no se arregla»”, “«Un país no se arregla»”: an article before the first noun follows the host sentence too; but
/// “his father”, “her father”.
fn pointed(x: &[Word], y: &[Word]) -> bool {
    let counts = [Sorts::NEGATION, Sorts::MODAL, Sorts::QUANTIFIER, Sorts::NUMBER];
    let light = |word: &Word| word.stem.weight() <= LIGHT && !counts.into_iter().any(|sort| word.traits.has(sort));
    let article = |word: &Word| word.stem.weight() <= ARTICLE;
    matches!((x, y), ([x], [y]) if light(x) && light(y) && (article(x) || article(y)))
}

/// An ellipsis shows any cut; a bracket says that its words are the editor's. It never stands for a negation, unless that is
/// in another clause: “It is not for sale, it has never been”, “[The house] has never been”.
fn shown(part: &Part, a: &Folded, b: &Folded) -> bool {
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    let denies = |words: &[Word]| words.iter().any(|word| word.traits.has(Sorts::NEGATION));
    let bracketed = |words: &[Word], others: &[Word], text: &Folded, other: &Folded| {
        // “[S]on mari”, where she said “mon”: what is left of a word is the editor's too.
        let rest = |word: &Word| {
            text.text[..word.start as usize].ends_with(']') || text.text[word.end as usize..].starts_with('[')
        };
        let own = || words.iter().filter(|word| !word.traits.has(Traits::BRACKET) && !rest(word));
        let joints = others.is_empty() && own().map(|word| word.stem.weight()).sum::<u32>() < JOINT;
        let stands = own().count() < words.len() && (joints || own().count() == 0) && others.len() <= 8;
        stands && (denies(words) || !denies(last_clause(others, other)))
    };
    x.iter().chain(y).any(Word::is_gap) || bracketed(x, y, a, b) || bracketed(y, x, b, a)
}

/// Of some words those behind the last sign that ends a clause.
fn last_clause<'w>(words: &'w [Word], text: &Folded) -> &'w [Word] {
    let ends = |two: &[Word]| {
        let between = text.text.get(two[0].end as usize..two[1].start as usize);
        between.is_some_and(|between| between.contains([',', ';', ':', '.', '!', '?', '–', '—']))
    };
    words.windows(2).rposition(ends).map_or(words, |at| &words[at + 1..])
}

/// “health care”, “healthcare”; but “3.5” is not “35”.
fn written_as_one(part: &Part, a: &Folded, b: &Folded) -> bool {
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    let alike = a.letters_of(x).next().is_some() && a.letters_of(x).eq(b.letters_of(y));
    alike && figures_alike(a.slice(&part.a), b.slice(&part.b))
}

/// Whether the signs within figures part thousands, or are the same but for their shape: “3.500”, “3,500”, “3500”.
fn figures_alike(x: &str, y: &str) -> bool {
    let groups = |text: &str| -> Vec<usize> {
        let digit = |c: char| c.is_ascii_digit();
        text.split(['.', ',']).map(|group| group.chars().filter(|&c| digit(c)).count()).collect()
    };
    let (x, y) = (groups(x), groups(y));
    let thousands = |groups: &[usize]| groups[1..].iter().all(|&digits| digits == 3 || digits == 0);
    x == y || (thousands(&x) && thousands(&y))
}

/// “it’s”, “it is”: what the ending may stand for, spelled out on the other side.
fn unclear_ending(part: &Part, a: &Folded, b: &Folded, rules: &WordingRules) -> bool {
    let spelled = |out: &[Word], text: &Folded, other: &Folded, at: usize| {
        let ([word], Some(before)) = (out, at.checked_sub(1).and_then(|at| other.words.get(at))) else { return false };
        let written = text.text_of(std::slice::from_ref(word));
        let endings = rules.unclear_endings.iter().zip(Traits::UNCLEAR);
        endings.into_iter().any(|((_, full), unclear)| before.traits.has(unclear) && full.contains(&written))
    };
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    (y.is_empty() && spelled(x, a, b, part.b.start)) || (x.is_empty() && spelled(y, b, a, part.a.start))
}

/// Nothing but hesitations, or the word that joins a sentence to the one before it.
fn hesitation(range: std::ops::Range<usize>, text: &Folded, rules: &WordingRules) -> bool {
    let words = &text.words[range.clone()];
    let spells = |(word, letters): (&Word, &String)| text.letters_of(std::slice::from_ref(word)).eq(letters.chars());
    let is_phrase = |phrase: &&Vec<String>| phrase.len() == words.len() && words.iter().zip(*phrase).all(spells);
    let phrase = rules.filler_phrases.iter().any(|phrase| is_phrase(&phrase));
    let leads = words.first().is_some_and(|word| word.traits.has(Traits::LEADS));
    let joins = leads && words.len() == 1 && words[0].traits.has(Sorts::CONNECTIVE);
    phrase || joins || aside(words, text, rules) || words.iter().all(|word| word.traits.has(Sorts::FILLER))
}

/// “for the dog, right, and”: a word that is a hesitation between commas, or between one and the end.
fn aside(words: &[Word], text: &Folded, rules: &WordingRules) -> bool {
    let [word] = words else { return false };
    let (before, after) = (&text.text[..word.start as usize], text.text[word.end as usize..].trim_end());
    let parted = before.trim_end().ends_with([',', '–', '—'])
        && (after.is_empty() || after.starts_with([',', '–', '—', '.', '?']));
    parted && rules.asides.contains(&text.text_of(words))
}

/// A false start or a word for emphasis: the same words stand beside it, “the, uh, the” with a hesitation between.
fn said_twice(range: &std::ops::Range<usize>, text: &Folded) -> bool {
    let words = &text.words;
    let said = words[range.clone()].iter().rposition(|word| !word.traits.has(Sorts::FILLER)).map_or(0, |last| last + 1);
    let own = &words[range.start..range.start + said];
    let alike = |other: Option<&[Word]>| {
        other.is_some_and(|other| own.iter().zip(other).all(|(own, other)| own.key == other.key))
    };
    let before = range.start.checked_sub(own.len()).and_then(|start| words.get(start..range.start));
    !own.is_empty() && (alike(before) || alike(words.get(range.end..range.end + own.len())))
}

/// “d---”, “f---ing”: a word with a sign for each letter that is not shown.
fn masked(part: &Part, a: &Folded, b: &Folded) -> bool {
    let (Some(first), Some(last)) = (a.words[part.a.clone()].first(), a.words[part.a.clone()].last()) else {
        return false;
    };
    let is_mask = |c: char| matches!(c, '-' | '*' | '_' | '–' | '‑' | '—');
    let after = &a.text[last.end as usize..];
    let behind = after.find(|c: char| !is_mask(c)).unwrap_or(after.len());
    let shown = &a.text[first.start as usize..last.end as usize + behind];
    let masks = shown.chars().filter(|&c| is_mask(c)).count();
    if masks == 0 {
        return false;
    }
    let full = b.text_of(&b.words[part.b.clone()]);
    let fits = shown.chars().zip(full.chars()).all(|(sign, letter)| is_mask(sign) || sign.to_lowercase().eq([letter]));
    masks > 1 && fits && shown.chars().count() == full.chars().count() || dashed(shown, &full)
}

/// “f—ing”: a dash for all letters between the first and the last ones.
fn dashed(shown: &str, full: &str) -> bool {
    const BEGUN: usize = 2;
    let mut ends = shown.split(['–', '—']);
    let (Some(first), Some(last), None) = (ends.next(), ends.next(), ends.next()) else { return false };
    let hidden = full.len().checked_sub(first.len() + last.len()).is_some_and(|hidden| hidden > 1);
    let written = |end: &str| end.chars().all(char::is_alphabetic);
    hidden
        && (1..=BEGUN).contains(&first.chars().count())
        && (written(first) && written(last))
        && full.starts_with(&first.to_lowercase())
        && full.ends_with(&last.to_lowercase())
}

/// “not the wind but the gusts”, “not the gusts but the wind”: what is left out in one place and put in at another was
/// moved, not trimmed.
fn moved(parts: &[Part], a: &Folded, b: &Folded) -> Vec<usize> {
    // “Anna pushed Bill”, “Bill pushed Anna”: in whatever order.
    let content = |words: &[Word]| -> Vec<u32> {
        let content = words.iter().filter(|word| word.stem.weight() >= CONTENT);
        let mut content: Vec<u32> = content.map(|word| word.key).collect();
        content.sort_unstable();
        content
    };
    let out =
        |part: &Part| part.b.is_empty().then(|| content(&a.words[part.a.clone()])).filter(|words| !words.is_empty());
    let put =
        |part: &Part| part.a.is_empty().then(|| content(&b.words[part.b.clone()])).filter(|words| !words.is_empty());
    let mut moved = Vec::new();
    for (from, words) in parts.iter().enumerate().filter_map(|(index, part)| Some((index, out(part)?))) {
        if let Some(to) = parts.iter().position(|part| put(part).is_some_and(|other| other == words)) {
            moved.extend([from, to]);
        }
    }
    moved
}

impl Part {
    /// The same from the other side.
    pub(super) fn turned(&self) -> Self {
        let op = match self.op {
            Op::Delete => Op::Insert,
            Op::Insert => Op::Delete,
            Op::Equal | Op::Replace => self.op,
        };
        Self { op, a: self.b.clone(), b: self.a.clone() }
    }
}

impl Folded<'_> {
    /// Words in small letters, written together.
    fn text_of(&self, words: &[Word]) -> String {
        self.letters_of(words).collect()
    }

    fn letters_of(&self, words: &[Word]) -> impl Iterator<Item = char> {
        let letters = words.iter().flat_map(|word| self.text[word.start as usize..word.end as usize].chars());
        letters.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
    }
}
