//! What an article says around its quotations, by which it tells where they were said.
//!
//! What comes in is an article's document, read again once for all that a record does not hold; what goes out is the
//! author's words beside each outer quotation. What they mean is left to `occasions`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    documents::Document,
    quotations,
    rules::{Rules, words_of},
    text::{Span, View},
};

/// Words in small letters.
pub type Words = Vec<Box<str>>;

/// The author's words beside a quotation.
#[derive(Default)]
pub struct Scene {
    /// The sentence before the one that it stands in; the end of the paragraph before where it begins its own.
    pub previous: Words,
    /// Before it in its own sentence.
    pub before: Words,
    /// After it in its own sentence.
    pub after: Words,
    /// Which paragraph it stands in.
    pub block: usize,
}

impl Scene {
    /// What its own sentence says.
    pub fn own(&self) -> [&Words; 2] {
        [&self.before, &self.after]
    }
}

/// The scenes of an article's outer quotations, by where their words start in the file. What is only `named` stands in the
/// author's sentence: on “Morning Drive,” Lund said.
pub fn scenes(document: &Document, rules: &Rules, named: &FxHashSet<u32>) -> FxHashMap<u32, Scene> {
    let language = &rules.languages[document.language];
    let all = quotations::find(document, language);
    let says = |span: &Span<View>| !named.contains(&document.map.disk(*span).start);
    let outer: Vec<Span<View>> = all.iter().filter(|it| it.depth == 0).map(|it| it.span).filter(says).collect();
    let around = Around { document, outer: &outer, abbreviations: &language.wording.abbreviations };
    let scene = |at: usize| Some((document.map.disk(outer[at]).start, around.scene(at)?));
    (0..outer.len()).filter_map(scene).collect()
}

/// Bytes of an abbreviation, with its full stop.
const LONGEST: usize = 24;

struct Around<'a> {
    document: &'a Document<'a>,
    outer: &'a [Span<View>],
    abbreviations: &'a [String],
}

impl Around<'_> {
    fn scene(&self, at: usize) -> Option<Scene> {
        let own = self.outer[at];
        let blocks = &self.document.blocks;
        let block = blocks.partition_point(|block| block.span.start <= own.start).checked_sub(1)?;
        let span = blocks[block].span;
        let last = self.outer[..at].last().map_or(0, |last| last.end);
        let next = self.outer.get(at + 1).map_or(span.end, |next| next.start.min(span.end));
        let (previous, before) = self.last_sentence(self.text(last.max(span.start), own.start));
        let above = block.checked_sub(1).map(|above| blocks[above].span).filter(|above| above.start >= last);
        let begins = !before.contains(char::is_alphanumeric) && previous.is_empty();
        let previous = match above.filter(|_| begins) {
            Some(above) => self.two_sentences(self.text(above.start, above.end)),
            None => self.two_sentences(previous),
        };
        let after = self.text(own.end, next);
        let after = &after[..self.ends(after).next().unwrap_or(after.len())];
        Some(Scene { previous: words_of(previous), before: words_of(before), after: words_of(after), block })
    }

    /// The text without its last sentence, and that sentence, which may have only begun.
    fn last_sentence<'t>(&self, text: &'t str) -> (&'t str, &'t str) {
        text.split_at(self.ends(text.trim_end()).last().unwrap_or(0))
    }

    /// The last two sentences at most.
    fn two_sentences<'t>(&self, text: &'t str) -> &'t str {
        let text = text.trim_end();
        let ends: Vec<usize> = self.ends(text).filter(|&end| end < text.len()).collect();
        ends.len().checked_sub(2).map_or(text, |second| &text[ends[second]..])
    }

    /// Where sentences end.
    fn ends<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        text.match_indices(['.', '!', '?']).map(|(at, mark)| at + mark.len()).filter(|&end| {
            // An abbreviation is short: a line of full stops is not looked back on again and again.
            let from = (end.saturating_sub(LONGEST)..end).find(|&at| text.is_char_boundary(at)).unwrap_or(end - 1);
            let word = text[from..end - 1].rsplit(char::is_whitespace).next().unwrap_or_default();
            let short = word.chars().count() == 1 || self.abbreviations.contains(&word.to_lowercase());
            !short && text[end..].chars().next().is_none_or(|next| !next.is_alphanumeric())
        })
    }

    fn text(&self, start: u32, end: u32) -> &str {
        self.document.text.get(start as usize..end as usize).unwrap_or_default()
    }
}
