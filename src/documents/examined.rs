//! Examinations: who asks and who answers, where a court's transcript tells it in a line of its own.
//!
//! What comes in is a line, or a block; what goes out is where the name stands. Whether the file is a transcript at all is
//! for [`turns`](super::turns) to say.

use std::ops::Range;

use memchr::memrchr_iter;

use super::{
    Block, BlockKind,
    labels::{Label, Style, is_name, label},
    turns::WINDOW,
};
use crate::{
    rules::Language,
    text::{Span, View, head},
};

/// Who asks from a line on that holds nothing else: `BY MR. HOLM:`, `CROSS-EXAMINATION BY MR. HOLM`.
pub fn asks_on(text: &str, name: Span<View>, examination: &[String]) -> Option<Span<View>> {
    let rest = asker(name.of(text), examination)?;
    Some(Span::new(name.end - rest.len() as u32, name.end))
}

/// The words behind the last one that says that they name who asks.
fn asker<'l>(line: &'l str, examination: &[String]) -> Option<&'l str> {
    let asks = |word: &str| examination.iter().any(|known| known.eq_ignore_ascii_case(word));
    let mut spaces = memrchr_iter(b' ', line.as_bytes());
    let end = spaces.find(|&at| asks(line[..at].rsplit(' ').next().unwrap_or_default()));
    end.map(|at| &line[at + 1..])
}

/// A headline in capitals that names who asks: `DIRECT EXAMINATION BY MR. HOLM`.
pub fn examined(line: &str, examination: &[String]) -> Option<Label> {
    if line.len() > WINDOW || line.contains(char::is_lowercase) {
        return None;
    }
    let name = line.trim_end_matches([':', ' ']);
    asker(name, examination).filter(|asker| is_name(asker) && asker.len() < name.len())?;
    Some(Label { name: 0..name.len(), end: line.len(), style: Style::Asking })
}

/// The paragraph that calls a witness, as a headline that names who answers from there on.
pub fn witness(text: &str, block: &Block, language: &Language) -> Option<Block> {
    let name = calls(text, block, language)?;
    Some(Block { kind: BlockKind::Heading, speaker: Some(name), ..*block })
}

/// Whom a paragraph or a heading calls.
pub fn calls(text: &str, block: &Block, language: &Language) -> Option<Span<View>> {
    let name = examined_in(block.span.of(text), language).or_else(|| sworn(text, block, language))?;
    Some(Span::new(block.span.start + name.start as u32, block.span.start + name.end as u32))
}

/// Who answers from a heading on: `DEPOSITION OF ANN HOLM`, `Witness: Ann Holm`, `EXAMINATION OF ANN HOLM BY MR. REED`.
pub fn examined_in(line: &str, language: &Language) -> Option<Range<usize>> {
    if line.len() > WINDOW || line.contains('\n') || !line.is_ascii() && line.to_lowercase().len() != line.len() {
        return None;
    }
    let small = line.to_lowercase();
    if !says_one(&small, &language.called) {
        return None;
    }
    let ends = |words: &String| {
        let at = small.find(&**words)?;
        let alone = |c: Option<char>| !c.is_some_and(char::is_alphabetic);
        let end = at + words.len();
        (alone(small[..at].chars().next_back()) && alone(small[end..].chars().next())).then_some(end)
    };
    let start = language.called.iter().filter_map(ends).max()?;
    // “REED: Call witness Ann Holm.”: somebody has the word, or goes on with it.
    let turn = |label: Label| label.end < start && (label.style == Style::Letter || line[..label.end].contains(':'));
    let sentence = line.contains(char::is_lowercase) && line.ends_with(['.', '?', '!']);
    if sentence || label(line).is_some_and(turn) {
        return None;
    }
    let start = start + line[start..].find(|c: char| c != ':' && c != ' ')?;
    let name = line[start..].split([',', ':']).next().unwrap_or_default();
    let by = |words: &&str| language.examination.iter().any(|known| known.eq_ignore_ascii_case(words));
    let len = name.split(' ').take_while(|words| !by(words)).map(|word| word.len() + 1).sum::<usize>();
    let name = name[..len.saturating_sub(1)].trim_end();
    (name.contains(' ') && is_name(name)).then_some(start..start + name.len())
}

/// Whether one of these phrases begins with a word of the line: few lines are looked at again.
fn says_one(line: &str, phrases: &[String]) -> bool {
    let mut rest = line.trim_start_matches(|c: char| !c.is_alphabetic());
    while !rest.is_empty() {
        if phrases.iter().any(|phrase| rest.starts_with(&**phrase)) {
            return true;
        }
        rest = rest.trim_start_matches(char::is_alphabetic).trim_start_matches(|c: char| !c.is_alphabetic());
    }
    false
}

/// A paragraph with the line below, where a comma breaks it: `ANN HOLM,` above `having been duly sworn, testified …`
fn called_on<'t>(text: &'t str, block: &Block) -> &'t str {
    let line = block.span.of(text);
    if line.len() > WINDOW || !line.ends_with(',') {
        return line;
    }
    let below = text[block.span.end as usize..].trim_start();
    let end = text.len() - below.len() + below.find('\n').unwrap_or(below.len());
    &text[block.span.start as usize..end]
}

/// “Whereupon, ANN HOLM, having been first duly sworn, testified as follows:”
fn sworn(text: &str, block: &Block, language: &Language) -> Option<Range<usize>> {
    let line = head(called_on(text, block), 2 * WINDOW);
    let sworn = |word: &str| language.sworn.iter().any(|known| known.eq_ignore_ascii_case(word));
    if language.sworn.is_empty() || !line.contains(',') || !line.split(|c: char| !c.is_alphabetic()).any(sworn) {
        return None;
    }
    let mut parts = line.split(',').take(2).map(str::trim);
    let name = parts.find(|part| part.contains(' ') && is_name(part))?;
    let start = line.find(name)?;
    Some(start..start + name.len())
}
