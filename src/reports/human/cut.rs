//! A long wording cut to the width around the words that matter.
//!
//! What comes in is [`Words`]: a text, and where it differs; what goes out is lines of [`Stretch`]es. Whole words are
//! kept, from each difference outwards, as long as they fit on one line; where the differences alone need more, there are
//! more lines. Knows nothing of colour.

use std::ops::Range;

use super::safe::{columns, letter_columns, safe};

/// A text and what in it is to be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words<'a> {
    /// As the source has it.
    pub text: &'a str,
    /// What differs, in bytes of the text; rising, never overlapping.
    pub odd: Vec<Range<usize>>,
    /// Where the other wording has words and this one none.
    pub gaps: Vec<usize>,
}

/// Whether words are picked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stress {
    /// They stand as they are.
    Plain,
    /// They are what differs.
    Odd,
}

/// Words of one line that are shown alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Safe to print.
    pub text: String,
    /// How.
    pub stress: Stress,
}

/// What cannot be shown without its whole: a word, or the part of one that differs.
struct Atom {
    text: String,
    columns: usize,
    stress: Stress,
    /// Whether white space stands before it.
    spaced: bool,
    /// Shown before any that is not.
    wanted: bool,
}

/// More lines than this no difference gets.
const MOST_LINES: usize = 3;
/// A word wider than this is a text without spaces, and may be cut anywhere.
const WIDEST_WORD: usize = 24;
const DOTS: &str = "…";

/// The lines, each at most `width` columns, with the marks around the whole.
pub fn lines(words: &Words, width: usize) -> Vec<Vec<Stretch>> {
    let atoms = atoms(words);
    let room = width.max(WIDEST_WORD + 8) - 2;
    wrap(&atoms, &kept(&atoms, room), room)
}

/// Splits at white space and wherever the stress changes.
fn atoms(words: &Words) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let mut spaced = false;
    let mut at = 0;
    for (range, stress) in stretches(words) {
        for part in words.text[range].split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            let near = words.gaps.iter().any(|gap| (at..=at + part.len()).contains(gap));
            at += part.len();
            if !word.is_empty() {
                push(&mut atoms, word, stress, spaced, near || stress == Stress::Odd);
                spaced = false;
            }
            spaced |= word.len() < part.len();
        }
    }
    atoms
}

/// The whole text, in ranges of one stress each.
fn stretches(words: &Words) -> Vec<(Range<usize>, Stress)> {
    let mut all = Vec::new();
    let mut from = 0;
    for range in &words.odd {
        all.push((from..range.start, Stress::Plain));
        all.push((range.clone(), Stress::Odd));
        from = range.end;
    }
    all.push((from..words.text.len(), Stress::Plain));
    all
}

/// One atom, or several where the word is too wide or its script sets no spaces (there letters are two columns wide); a
/// combining mark stays with its letter.
fn push(atoms: &mut Vec<Atom>, word: &str, stress: Stress, spaced: bool, wanted: bool) {
    let word = safe(word);
    let mut text = String::new();
    let mut width = 0;
    let mut first = spaced;
    for letter in word.chars() {
        let more = letter_columns(letter);
        if width + more > WIDEST_WORD || more == 2 && width > 0 {
            let text = std::mem::take(&mut text);
            atoms.push(Atom { columns: width, text, stress, spaced: first, wanted });
            (width, first) = (0, false);
        }
        text.push(letter);
        width += more;
    }
    atoms.push(Atom { columns: columns(&text), text, stress, spaced: first, wanted });
}

/// Which atoms are shown: the wanted ones, then their neighbours, nearest first, while they fit.
fn kept(atoms: &[Atom], room: usize) -> Vec<bool> {
    let mut shown = vec![false; atoms.len()];
    let most = room * MOST_LINES;
    let mut used = 0;
    for (index, atom) in atoms.iter().enumerate().filter(|(_, atom)| atom.wanted) {
        used += atom.columns + 1;
        if used > most {
            break;
        }
        shown[index] = true;
    }
    if !shown.contains(&true) && !atoms.is_empty() {
        shown[0] = true;
    }
    // A rewrite is read, not spotted: if its differences need further lines, what stands between them may have those too.
    let limit = if length(atoms, &shown) <= room { room } else { most - room / 2 };
    while let Some(wider) = widened(&shown).filter(|wider| length(atoms, wider) <= limit) {
        shown = wider;
    }
    singly(atoms, shown, limit)
}

/// Each run of shown atoms, one longer at both ends; nothing, where all are shown.
fn widened(shown: &[bool]) -> Option<Vec<bool>> {
    let near = |index: usize| index > 0 && shown[index - 1] || shown.get(index + 1) == Some(&true);
    let wider: Vec<bool> = (0..shown.len()).map(|index| shown[index] || near(index)).collect();
    (wider != shown).then_some(wider)
}

/// The last ring did not fit whole; perhaps some of it does.
fn singly(atoms: &[Atom], mut shown: Vec<bool>, room: usize) -> Vec<bool> {
    let ring: Vec<usize> =
        widened(&shown).map_or(Vec::new(), |wider| (0..shown.len()).filter(|&at| wider[at] && !shown[at]).collect());
    for index in ring.into_iter().take(room) {
        shown[index] = true;
        shown[index] = length(atoms, &shown) <= room;
    }
    shown
}

/// Columns of what is shown on one line, with dots where something is left out.
fn length(atoms: &[Atom], shown: &[bool]) -> usize {
    let mut columns = 0;
    let mut skipping = false;
    for (atom, &shown) in atoms.iter().zip(shown) {
        match (shown, skipping) {
            (true, _) => columns += atom.columns + usize::from(atom.spaced),
            (false, false) => columns += 2,
            (false, true) => {}
        }
        skipping = !shown;
    }
    columns
}

/// Sets what is shown in lines, opening and closing marks around it.
fn wrap(atoms: &[Atom], shown: &[bool], room: usize) -> Vec<Vec<Stretch>> {
    let mut lines = vec![Vec::new()];
    let mut used = 0;
    add(&mut lines, "“", Stress::Plain);
    let mut skipping = false;
    for (atom, &shown) in atoms.iter().zip(shown) {
        let (text, columns, stress) = match (shown, skipping) {
            (true, _) => (atom.text.as_str(), atom.columns, atom.stress),
            (false, false) => (DOTS, 1, Stress::Plain),
            (false, true) => continue,
        };
        let space = used > 0 && (atom.spaced || skipping || !shown);
        if used + columns + usize::from(space) > room && used > 0 {
            lines.push(Vec::new());
            add(&mut lines, " ", Stress::Plain);
            used = 0;
        } else if space {
            let joined = stress == Stress::Odd && ends_odd(&lines);
            add(&mut lines, " ", if joined { Stress::Odd } else { Stress::Plain });
            used += 1;
        }
        add(&mut lines, text, stress);
        used += columns;
        skipping = !shown;
    }
    add(&mut lines, "”", Stress::Plain);
    lines
}

fn ends_odd(lines: &[Vec<Stretch>]) -> bool {
    lines.last().and_then(|line| line.last()).is_some_and(|stretch| stretch.stress == Stress::Odd)
}

/// Adds to the last line, to its last stretch where the stress is the same.
fn add(lines: &mut [Vec<Stretch>], text: &str, stress: Stress) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut() {
        Some(last) if last.stress == stress => last.text.push_str(text),
        _ => line.push(Stretch { text: text.to_owned(), stress }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` with the words that differ in `[brackets]`, and `^` where words are missing, in `width` columns.
    #[track_caller]
    fn check(marked: &str, width: usize, expected: &str) {
        let (mut text, mut odd, mut gaps) = (String::new(), Vec::new(), Vec::new());
        let mut start = 0;
        for letter in marked.chars() {
            match letter {
                '[' => start = text.len(),
                ']' => odd.push(start..text.len()),
                '^' => gaps.push(text.len()),
                _ => text.push(letter),
            }
        }
        let lines = lines(&Words { text: &text, odd, gaps }, width);
        let shown = |stretch: &Stretch| match stretch.stress {
            Stress::Plain => stretch.text.clone(),
            Stress::Odd => format!("[{}]", stretch.text),
        };
        let shown: Vec<String> = lines.iter().map(|line| line.iter().map(shown).collect()).collect();
        assert_eq!(shown.join("\n"), expected);
        for line in &lines {
            let columns: usize = line.iter().map(|stretch| columns(&stretch.text)).sum();
            assert!(columns <= width, "{columns} columns: {line:?}");
        }
    }

    #[test]
    fn a_short_wording_stands_whole() {
        check("cautious [optimism]", 40, "“cautious [optimism]”");
    }

    #[test]
    fn a_long_one_is_cut_around_what_differs() {
        let long =
            "The ferry will run again in [four] weeks if the boiler holds and the town pays its part of the bill";
        check(long, 40, "“… run again in [four] weeks if the …”");
    }

    #[test]
    fn without_a_difference_its_beginning_is_shown() {
        check("The ferry will run again in four weeks if the boiler holds", 34, "“The ferry will run again in …”");
    }

    #[test]
    fn differences_far_apart_are_both_seen() {
        let long =
            "It was [four] men who came over the water that night and none of them would tell their [names] to anybody";
        check(long, 44, "“It was [four] men who … their [names] to …”");
    }

    #[test]
    fn a_gap_is_seen_by_its_neighbours() {
        let long =
            "We are not going to close the harbour school ^this winter whatever they may say in the capital about it";
        check(long, 40, "“… the harbour school this winter …”");
    }

    #[test]
    fn a_rewrite_gets_more_lines() {
        let long = "[nothing of this stands in the other wording at all, which is why every word is shown here]";
        check(
            long,
            40,
            "“[nothing of this stands in the other]\n [wording at all, which is why every]\n [word is shown here]”",
        );
    }

    #[test]
    fn wide_letters_are_never_halved() {
        check(
            "会議は[来週の月曜日]に延期されたと市長は述べたが理由は明らかにしなかった",
            34,
            "“会議は[来週の月曜日]に延期された …”",
        );
    }
}
