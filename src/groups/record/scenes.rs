//! What an article says around its quotations, by which it tells where they were said.
//!
//! What comes in is an article's document, read again once for all that a record does not hold; what goes out is the
//! author's words beside each outer quotation. What they mean is left to `asked`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    documents::Document,
    quotations,
    rules::{Class, Language, Rules, words_of},
    text::{Span, View, latin},
};

/// Words in small letters.
pub type Words = Vec<Box<str>>;

/// The author's words beside a quotation.
#[derive(Default)]
pub struct Scene {
    /// The sentence before the one that it stands in; the end of the paragraph before where it begins its own.
    pub previous: Part,
    /// Before it in its own sentence.
    pub before: Part,
    /// After it in its own sentence.
    pub after: Part,
    /// Which paragraph it stands in.
    pub block: usize,
}

impl Scene {
    /// What its own sentence says of the saying.
    pub fn own(&self) -> [Words; 2] {
        [self.before.telling(), self.after.telling()]
    }
}

/// Words of the author, with what each of them is.
#[derive(Default)]
pub struct Part {
    /// The words.
    pub words: Words,
    /// One for each of them.
    pub signs: Vec<Sign>,
}

impl Part {
    /// The words but for what a relative clause tells, and for what else was said: “who came last year”, “adding that …”.
    fn telling(&self) -> Words {
        let mut tells = true;
        let mut told = Words::new();
        for (word, sign) in self.words.iter().zip(&self.signs) {
            if sign.gap != Gap::None {
                let adds = sign.class.is(Class::GERUND) && sign.class.is(Class::REPORT);
                tells = !adds && !sign.class.is(Class::RELATIVE);
            }
            if tells {
                told.push(word.clone());
            }
        }
        told
    }

    /// Where the last sentence begins.
    pub fn last_sentence(&self) -> usize {
        self.signs.iter().rposition(|sign| sign.gap == Gap::Stop).unwrap_or(0)
    }
}

/// What a word is, and what stands before it.
pub struct Sign {
    /// Where it starts in the text.
    pub at: u32,
    /// What it can be.
    pub class: Class,
    /// What stands before it.
    pub gap: Gap,
}

/// What stands before a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// A space.
    None,
    /// A comma, a dash, a bracket.
    Pause,
    /// The end of a sentence.
    Stop,
}

/// The scenes of an article's outer quotations, by where their words start in the file. What is only `named` stands in the
/// author's sentence: on “Morning Drive,” Lund said.
pub fn scenes(document: &Document, rules: &Rules, named: &FxHashSet<u32>) -> FxHashMap<u32, Scene> {
    let language = &rules.languages[document.language];
    let all = quotations::find(document, language);
    let says = |span: &Span<View>| !named.contains(&document.map.disk(*span).start);
    let outer: Vec<Span<View>> = all.iter().filter(|it| it.depth == 0).map(|it| it.span).filter(says).collect();
    let around = Around { document, outer: &outer, language };
    let scene = |at: usize| Some((document.map.disk(outer[at]).start, around.scene(at)?));
    (0..outer.len()).filter_map(scene).collect()
}

/// Bytes of an abbreviation, with its full stop.
const LONGEST: usize = 24;

/// What parts no words: a hyphen, the marks round a name.
fn is_light(sign: char) -> bool {
    matches!(sign, '-' | '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’')
}

struct Around<'a> {
    document: &'a Document<'a>,
    outer: &'a [Span<View>],
    language: &'a Language,
}

impl Around<'_> {
    fn scene(&self, at: usize) -> Option<Scene> {
        let own = self.outer[at];
        let blocks = &self.document.blocks;
        let block = blocks.partition_point(|block| block.span.start <= own.start).checked_sub(1)?;
        let span = blocks[block].span;
        let last = self.outer[..at].last().map_or(0, |last| last.end);
        let next = self.outer.get(at + 1).map_or(span.end, |next| next.start.min(span.end));
        let from = last.max(span.start);
        let (previous, before) = self.last_sentence(self.text(from, own.start));
        let above = block.checked_sub(1).map(|above| blocks[above].span).filter(|above| above.start >= last);
        let begins = !before.contains(char::is_alphanumeric) && previous.is_empty();
        let begun = from + previous.len() as u32;
        let previous = match above.filter(|_| begins) {
            Some(above) => self.two_sentences(above.start, self.text(above.start, above.end)),
            None => self.two_sentences(from, previous),
        };
        let after = self.text(own.end, next);
        let after = &after[..self.ends(after).next().unwrap_or(after.len())];
        Some(Scene { previous, before: self.part(begun, before), after: self.part(own.end, after), block })
    }

    /// The text without its last sentence, and that sentence, which may have only begun.
    fn last_sentence<'t>(&self, text: &'t str) -> (&'t str, &'t str) {
        text.split_at(self.ends(text.trim_end()).last().unwrap_or(0))
    }

    /// The last two sentences at most.
    fn two_sentences(&self, start: u32, text: &str) -> Part {
        let text = text.trim_end();
        let ends: Vec<usize> = self.ends(text).filter(|&end| end < text.len()).collect();
        let from = ends.len().checked_sub(2).map_or(0, |second| ends[second]);
        self.part(start + from as u32, &text[from..])
    }

    /// The words of a text that begins at `start`.
    fn part(&self, start: u32, text: &str) -> Part {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’');
        let ends: Vec<usize> = self.ends(text).collect();
        let (mut part, mut from, mut last, mut run) = (Part::default(), 0, 0, 0);
        while let Some(first) = text[from..].find(is_word).map(|at| from + at) {
            // A run of letters and apostrophes is looked through once, however many words it is.
            if first >= run {
                run = text[first..].find(|c| !is_word(c)).map_or(text.len(), |length| first + length);
            }
            let end = self.beginning(&text[first..run]).map_or(run, |length| first + length);
            let gap = if ends.get(ends.partition_point(|&end| end < last)).is_some_and(|&end| last > 0 && end <= first)
            {
                Gap::Stop
            } else if text[last..first].contains(|c: char| !c.is_whitespace() && !is_light(c)) {
                Gap::Pause
            } else {
                Gap::None
            };
            let class = self.class(text[first..end].trim_matches('.'));
            for word in words_of(&text[first..end]) {
                part.words.push(word);
                part.signs.push(Sign { at: start + first as u32, class, gap });
                last = end;
            }
            from = end;
        }
        part
    }

    fn class(&self, word: &str) -> Class {
        let lexicon = &self.language.lexicon;
        let known = lexicon.class_of(word);
        if known == Class::default() { lexicon.ending(word) } else { known }
    }

    /// How long the word is that is written onto the one behind it: l'audience.
    fn beginning(&self, word: &str) -> Option<usize> {
        let length = word.find(['\'', '’']).map(|at| at + word[at..].chars().next().map_or(0, char::len_utf8))?;
        let small = word[..length].to_lowercase().replace('’', "'");
        let is_one = self.language.wording.beginnings.iter().any(|(beginning, _)| *beginning == small);
        (is_one && length < word.len()).then_some(length)
    }

    /// Where sentences end.
    fn ends<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        text.match_indices(['.', '!', '?']).map(|(at, mark)| at + mark.len()).filter(|&end| {
            // An abbreviation is short: a line of full stops is not looked back on again and again.
            let from = (end.saturating_sub(LONGEST)..end).find(|&at| text.is_char_boundary(at)).unwrap_or(end - 1);
            let word = text[from..end - 1].rsplit(char::is_whitespace).next().unwrap_or_default();
            let abbreviations = &self.language.wording.abbreviations;
            let short = word.chars().count() == 1 || abbreviations.contains(&word.to_lowercase());
            // “Am 10. März”: the tenth.
            let dated = || word.bytes().all(|byte| byte.is_ascii_digit()) && self.begins_with_month(&text[end..]);
            !short && !dated() && text[end..].chars().next().is_none_or(|next| !next.is_alphanumeric())
        })
    }

    fn begins_with_month(&self, text: &str) -> bool {
        let next =
            text.split_whitespace().next().map(|word| latin(word.trim_end_matches(|c: char| !c.is_alphanumeric())));
        next.is_some_and(|next| self.language.wording.months.iter().any(|month| latin(month) == next))
    }

    fn text(&self, start: u32, end: u32) -> &str {
        self.document.text.get(start as usize..end as usize).unwrap_or_default()
    }
}
