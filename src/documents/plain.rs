//! Plain text: a paragraph a line, or paragraphs of several lines between blank ones; headlines between them.
//!
//! What comes in is a decoded file; what goes out is its words as they stand, and their blocks. Nothing is copied.

use std::{borrow::Cow, ops::Range};

use memchr::memchr_iter;

use super::{
    Block, BlockKind, Decoded, Document, Map, cut,
    labels::{lone, timed},
    matter, numbered,
};
use crate::text::{Span, head};

/// Lines that a machine or a mail program broke are no longer than this, in bytes.
const WIDEST: usize = 110;
/// What is read in order to learn whether lines are paragraphs.
const SAMPLE: usize = 16 * 1024;
/// A headline has no more words than this.
const HEADLINE: usize = 16;

/// Reads plain text.
pub fn open(decoded: Decoded) -> Document {
    let mark = decoded.body();
    let (facts, head) = matter::read(&decoded.text[mark..]).unwrap_or_default();
    let body = mark + head;
    let map = Map::identity(body as u32).upon(decoded.map);
    let (text, written) = match decoded.text {
        Cow::Borrowed(whole) => (Cow::Borrowed(&whole[body..]), Some(Cow::Borrowed(whole))),
        Cow::Owned(whole) if body == 0 => (Cow::Owned(whole), None),
        Cow::Owned(whole) => (Cow::Owned(whole[body..].to_owned()), Some(Cow::Owned(whole))),
    };
    let mut document = Document { text, map, written, blocks: Vec::new(), language: 0, facts };
    let numbers = numbered::numbers(&document.text);
    cut::leave_out(&mut document, &numbers);
    document.blocks = blocks(&document.text);
    document
}

/// The blocks of a plain text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = match setting(text) {
        Setting::Lines => lines(text).map(|line| item(text, &line).unwrap_or_else(|| paragraph(line))).collect(),
        Setting::Wrapped => joined(text, |last, line| goes_on(text, last, line)),
        Setting::Spaced => joined(text, |last, line| runs_on(&text[last.span.range()], &text[line.clone()])),
    };
    name_headings(text, &mut blocks);
    blocks
}

/// A line behind a bullet is an item of a list, without it.
fn item(text: &str, range: &Range<usize>) -> Option<Block> {
    let line = &text[range.clone()];
    let words = line.strip_prefix(['*', '•', '‣', '·'])?.trim_start();
    let start = range.end - words.len();
    let is_item = line.len() > words.len() + 1 && !words.is_empty();
    is_item.then(|| Block::new(Span::from_range(start..range.end), BlockKind::Item))
}

fn paragraph(range: Range<usize>) -> Block {
    Block::new(Span::from_range(range), BlockKind::Paragraph)
}

/// Every line that holds more than white space, without the white space at its ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).filter_map(move |end| {
        let line = &text[next..end];
        let start = next + (line.len() - line.trim_start().len());
        next = end + 1;
        let words = text[start..end].trim_end().len();
        (words > 0).then_some(start..start + words)
    })
}

/// How a text's lines make its paragraphs.
enum Setting {
    /// Each is one.
    Lines,
    /// Those that follow one another without a blank one are.
    Wrapped,
    /// The same, with a blank line between any two: a typescript.
    Spaced,
}

/// Joins lines into paragraphs; `goes_on` says whether a line belongs to the block before it.
fn joined(text: &str, goes_on: impl Fn(&Block, &Range<usize>) -> bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines(text) {
        match (item(text, &line), blocks.last_mut()) {
            (None, Some(last)) if goes_on(last, &line) => last.span.end = line.end as u32,
            (None, Some(_) | None) => blocks.push(paragraph(line)),
            (Some(item), _) => blocks.push(item),
        }
    }
    blocks
}

/// Whether a sentence runs on from one line to the next.
fn runs_on(above: &str, line: &str) -> bool {
    !ends_thought(above) && line.starts_with(char::is_lowercase)
}

/// Whether a line belongs to the paragraph before it; a name that stands alone above its words is one of its own.
fn goes_on(text: &str, last: &Block, line: &Range<usize>) -> bool {
    let above = last.span.of(text);
    let names = || above.len() < WIDEST && (lone(above).is_some() || timed(above).is_some());
    !is_parted(text, last.span.end as usize, line.start) && !names()
}

/// Whether a blank line lies between two lines.
fn is_parted(text: &str, end: usize, start: usize) -> bool {
    memchr_iter(b'\n', &text.as_bytes()[end..start]).nth(1).is_some()
}

/// Whether lines end where they were full, rather than where a thought ends: no line is long, and most that another
/// follows at once end without a full stop. Or else most run on after a blank line.
fn setting(text: &str) -> Setting {
    let sample = head(text, SAMPLE);
    let widest = lines(sample).map(|line| line.len()).max().unwrap_or(0);
    let (mut followed, mut unfinished, mut parted, mut running, mut last) = (0, 0, 0, 0, None::<Range<usize>>);
    for line in lines(sample) {
        if line.len() > WIDEST {
            return Setting::Lines;
        }
        match last {
            Some(last) if is_parted(sample, last.end, line.start) => {
                parted += 1;
                running += usize::from(runs_on(&sample[last], &sample[line.clone()]));
            }
            Some(last) => {
                followed += 1;
                let full = last.len() * 2 > widest;
                unfinished += usize::from(full && !ends_thought(&sample[last]));
            }
            None => {}
        }
        last = Some(line);
    }
    match (followed, parted) {
        (1.., _) if unfinished * 2 > followed => Setting::Wrapped,
        (0, 2..) if running * 2 > parted => Setting::Spaced,
        (_, _) => Setting::Lines,
    }
}

fn ends_thought(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ':', '…', '”', '"', '’', '\'', '»', '“', ')'])
}

/// A short line without a full stop between paragraphs is a headline, and so is one in capitals. What goes on in small
/// letters is none.
fn name_headings(text: &str, blocks: &mut [Block]) {
    let runs_on = |next: Option<&Block>| next.is_some_and(|next| next.span.of(text).starts_with(char::is_lowercase));
    for at in 0..blocks.len() {
        let block = &blocks[at];
        let short = block.kind == BlockKind::Paragraph && block.span.len() < WIDEST as u32;
        if short && is_heading(block.span.of(text)) && !runs_on(blocks.get(at + 1)) {
            blocks[at].kind = BlockKind::Heading;
        }
    }
}

fn is_heading(line: &str) -> bool {
    if ends_thought(line) && !is_shouted(line) || line.ends_with([',', ';', '—', '–', '-', ']']) {
        return false;
    }
    let begins = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘'«„¿¡#".contains(c));
    begins && !line.contains('\n') && line.split_whitespace().count() <= HEADLINE
}

/// “MAYOR SAYS: ‘NO!’”
fn is_shouted(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 3 && letters.all(char::is_uppercase) && !line.ends_with(':')
}
