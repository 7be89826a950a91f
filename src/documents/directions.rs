//! What a transcript notes and nobody said: `(APPLAUSE)`, `[crosstalk]`, `[00:12:33]`, `♪ … ♪`.

use std::{collections::HashSet, ops::Range};

use super::{Block, BlockKind};
use crate::{rules::Rules, text::head};

/// The words of which a direction holds one, in small letters.
pub type Directions = HashSet<String>;

/// More words than this between brackets were said, or are an editor's.
const MOST_WORDS: usize = 5;
/// More words than this were said, even where the first is such a word.
const MOST_WORDS_NOTED: usize = 16;
/// A note has no more bytes than this, with all that was called out meanwhile.
const LONGEST: usize = 300;

/// The words that the rules of any language give.
pub fn words(rules: &Rules) -> Directions {
    rules.languages.iter().flat_map(|language| language.directions.iter().cloned()).collect()
}

/// How many bytes a direction takes at the head of `input`.
pub fn direction(input: &str, known: &Directions) -> Option<usize> {
    let close = match input.chars().next()? {
        '(' => ')',
        '[' => ']',
        '♪' => '♪',
        _other_sign => return None,
    };
    let open = input.chars().next()?.len_utf8();
    let window = head(input, LONGEST).len();
    let length = input[open..window.max(open)].find([close, '\n'])?;
    let inside = &input[open..open + length];
    let ends = input[open + length..].starts_with(close);
    (ends && (close == '♪' || is_direction(inside, known))).then_some(open + length + close.len_utf8())
}

/// How many bytes it takes to say at the head of a turn how it is spoken: `HOLM: (rising) We will.`
pub fn manner(input: &str) -> Option<usize> {
    let inside = head(input, 60).strip_prefix('(')?;
    let inside = &inside[..inside.find([')', '\n']).filter(|&end| inside[end..].starts_with(')'))?];
    let few = inside.split_whitespace().count() <= MOST_WORDS && inside.starts_with(char::is_lowercase);
    few.then_some(inside.len() + 2)
}

fn is_direction(inside: &str, known: &Directions) -> bool {
    let is_time = inside.bytes().all(|byte| byte.is_ascii_digit() || b":.,".contains(&byte)) && inside.contains(':');
    // (Applause – Bo Reyes: Who pays?): behind a dash stands what was called out.
    let noted = inside.split(['–', '—']).next().unwrap_or(inside);
    let count = noted.split_whitespace().count();
    let few = count <= MOST_WORDS;
    let one = |word: &str| known.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    // (Applause from the benches of the left and the public gallery.)
    let opens = || inside.starts_with(char::is_uppercase) && noted.split_whitespace().next().is_some_and(one);
    is_time || few && noted.split_whitespace().any(one) || count <= MOST_WORDS_NOTED && opens()
}

/// A paragraph in brackets: “(The hearing ended at noon.)”
pub fn is_note(line: &str) -> bool {
    line.starts_with('(') && line.ends_with(')') || line.starts_with('[') && line.ends_with(']')
}

/// Where directions stand in the turns.
pub fn cuts(text: &str, blocks: &[Block], directions: &Directions) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for block in blocks.iter().filter(|block| block.kind == BlockKind::Turn) {
        let turn = block.span.range();
        // Up to here nothing of the turn is left; and up to here it was looked through.
        let (mut head, mut at) = (turn.start, turn.start);
        while let Some(ahead) = text[at..turn.end].find(['(', '[', '♪']) {
            let from = cuts.last().map_or(turn.start, |cut: &Range<usize>| cut.end.max(turn.start));
            at += ahead;
            let Some(length) = noted(text, at, &turn, directions) else {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            // The space before it goes with it, or at the head of the turn the one behind it.
            let before = text[from..at].len() - text[from..at].trim_end_matches(' ').len();
            let mut past = at + length;
            if at - before == head {
                past = turn.end - text[past..turn.end].trim_start().len();
                head = past;
            }
            cuts.push(at - before..past);
            at = past;
        }
    }
    cuts
}

/// How many bytes a note takes at the byte `at` of a turn, with the full stop that is its own: `We will. (Applause.).`
fn noted(text: &str, at: usize, turn: &Range<usize>, directions: &Directions) -> Option<usize> {
    let rest = &text[at..turn.end];
    let how = || if at == turn.start { manner(rest) } else { None };
    let length = direction(rest, directions).or_else(how)?;
    let ended = || text[turn.start..at].trim_end().ends_with(['.', '?', '!', '…']);
    let stop = rest[length..].starts_with('.') && !rest[length..].starts_with("..") && ended();
    Some(length + usize::from(stop))
}
