//! Documents: what a reader of a source would see, with the way back to the bytes of the file.
//!
//! What comes in is bytes and a path's ending; what goes out is a [`Document`]: text, its blocks, and a [`Map`].
//! Everything after this step works on the text; only `Corpus` asks the map. Knows nothing of quotations.

mod addressed;
mod beside;
mod captions;
mod cues;
mod cut;
mod dateline;
mod decode;
mod directions;
mod doubts;
mod draft;
mod examined;
mod feed;
mod format;
mod html;
mod instalment;
mod interview;
mod labels;
mod map;
mod markdown;
mod matter;
mod numbered;
mod own;
mod plain;
mod set_off;
mod role;
mod silence;
mod tongue;
mod turns;

pub use format::Format;
pub use map::{Map, Unit};
pub use role::is_record;
pub use silence::{Silence, silences};

use decode::Decoded;
use draft::Draft;

use std::borrow::Cow;

use crate::{
    rules::Rules,
    sources::{Fault, Source},
    text::{LineColumn, Lines, Span, View, day},
};

/// What a reader sees of one source.
#[derive(Debug)]
pub struct Document<'a> {
    /// The words: borrowed from the file where it is plain UTF-8.
    pub text: Cow<'a, str>,
    /// The way from the text to the file.
    pub map: Map,
    /// The file's text with its markup, where the words are not all of it.
    written: Option<Cow<'a, str>>,
    /// The paragraphs and what else stands in the text, in its order; blocks never overlap.
    pub blocks: Vec<Block>,
    /// Index into [`Rules::languages`].
    pub language: usize,
    /// What the document says of itself.
    pub facts: Facts,
}

/// A stretch of text that quotation marks do not run out of, but for a quotation over paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Without the line end.
    pub span: Span<View>,
    /// What it is.
    pub kind: BlockKind,
    /// Who is named as the speaker by the layout: before a turn, below a block quotation. A headline that may be a
    /// speaker's name and no more names itself.
    pub speaker: Option<Span<View>>,
    /// Whether all of it is set in bold.
    pub is_bold: bool,
}

impl Block {
    /// A block whose layout names nobody.
    pub fn new(span: Span<View>, kind: BlockKind) -> Self {
        Self { span, kind, speaker: None, is_bold: false }
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A paragraph of prose.
    Paragraph,
    /// A headline or a title between paragraphs.
    Heading,
    /// An item of a list.
    Item,
    /// A block quotation set off without marks.
    SetOff,
    /// A speaker's turn in a transcript: what follows the name, up to the next name.
    Turn,
}

/// What a document says of itself: front matter, `<meta>`, a dateline. Rules go before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether it is what this program printed, of which nothing is read.
    pub is_report: bool,
    /// `article` or `record`.
    pub role: Option<String>,
    /// Whether the role is only taken from the layout, which lists and tables may share.
    pub role_is_guessed: bool,
    /// Who published it.
    pub outlet: Option<String>,
    /// ISO 8601 day.
    pub date: Option<String>,
    /// The same in words, where nothing tells it in figures: 12 novembre 2026.
    pub day_in_words: Option<String>,
    /// The same, as the head of its text tells it.
    pub dateline: Option<String>,
    /// Month and day, where the head of its text names no year.
    pub yearless: Option<(u16, u16)>,
    /// Which of a series it is: the word that counts, by its hash, and the number.
    pub instalment: Option<(u32, u16)>,
    /// The event it tells of.
    pub story: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its headline, where the format gives it apart.
    pub title: Option<String>,
    /// A language's name or its code.
    pub language: Option<String>,
}

impl Facts {
    /// Notes a day as a file writes it; the first stands.
    fn tell_day(&mut self, told: &str) {
        match day(told) {
            Some(day) => _ = self.date.get_or_insert(day),
            None => _ = self.day_in_words.get_or_insert_with(|| told.to_owned()),
        }
    }

    /// What these do not say, `others` do.
    pub fn or(self, others: Self) -> Self {
        Self {
            is_report: self.is_report || others.is_report,
            role_is_guessed: if self.role.is_some() { self.role_is_guessed } else { others.role_is_guessed },
            role: self.role.or(others.role),
            outlet: self.outlet.or(others.outlet),
            date: self.date.or(others.date),
            day_in_words: self.day_in_words.or(others.day_in_words),
            dateline: self.dateline.or(others.dateline),
            yearless: self.yearless.or(others.yearless),
            instalment: self.instalment.or(others.instalment),
            story: self.story.or(others.story),
            author: self.author.or(others.author),
            title: self.title.or(others.title),
            language: self.language.or(others.language),
        }
    }
}

impl Document<'_> {
    /// The file's text as written: decoded, with its markup.
    pub fn written(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.text)
    }

    /// Whether nothing but the end of a line lies between two blocks in the file: no blank line, no markup.
    pub fn is_next_line(&self, above: Span<View>, below: Span<View>) -> bool {
        let last = above.of(&self.text).char_indices().next_back().map_or(0, |(at, _)| above.start + at as u32);
        let (last, next) = (self.map.written(last) as usize, self.map.written(below.start) as usize);
        let mut between = self.written().get(last..next).unwrap_or_default().chars();
        between.next();
        between.clone().all(char::is_whitespace) && between.filter(|&sign| sign == '\n').count() == 1
    }

    /// The lines of the file.
    pub fn lines(&self) -> Lines {
        Lines::new(self.written())
    }

    /// Line and column, in the file, of a byte of the text; `lines` are those of [`Document::lines`].
    pub fn place(&self, lines: &Lines, at: u32) -> LineColumn {
        lines.place(self.written(), self.map.written(at) as usize)
    }
}

/// Reads the bytes of a source as the format that its ending names.
///
/// # Errors
/// A [`Fault`] for bytes that are not text in the declared encoding, and for a feed's line that holds no article.
pub fn open<'a>(source: &Source, bytes: &'a [u8], rules: &Rules) -> Result<Document<'a>, Fault> {
    let fault = |message: String| Fault::new(source, &message);
    let format = Format::of(source);
    let page_charset = if format == Format::Html { html::charset(bytes) } else { None };
    let declared = source.encoding.as_deref().or(page_charset.as_deref());
    let mut decoded = decode::decode(bytes, declared).map_err(fault)?;
    let is_report = format != Format::Entry && own::is_report(&decoded.text);
    if is_report {
        decoded = Decoded { text: Cow::Borrowed(""), map: Map::default() };
    }
    let format = match format {
        Format::Plain if cues::is_captions(&decoded.text[decoded.body()..]) => Format::Vtt,
        told => told,
    };
    let mut document = match format {
        Format::Plain => plain::open(decoded),
        Format::Markdown if markdown::is_dense(&decoded.text) => plain::open(decoded),
        Format::Markdown => marked_up(markdown::read(&decoded), decoded),
        Format::Html => page(decoded, source, rules),
        Format::Vtt | Format::Srt => marked_up(captions::read(&decoded, &directions::words(rules)), decoded),
        Format::Entry => entry(&decoded.text[decoded.body()..], source, rules).map_err(fault)?,
    };
    let told = source.language.as_deref().or(document.facts.language.as_deref());
    let language = tongue::language(told, &document.text, &document.blocks, rules);
    document.language = language;
    document.facts.is_report |= is_report;
    document.facts.date = document.facts.date.take().or_else(|| {
        let told = document.facts.day_in_words.take()?;
        dateline::day_in_words(&told, language, rules)
    });
    if !matches!(format, Format::Vtt | Format::Srt) {
        interview::take(&mut document, &rules.languages[language]);
        turns::take(&mut document, source.role, rules);
        beside::lines(&document.text, &mut document.blocks);
        document.facts.dateline = dateline::dateline(&document.text, &rules.languages[language]);
        document.facts.yearless = dateline::yearless(&document.text, &rules.languages[language]);
        document.facts.instalment = instalment::instalment(&document.text, &rules.languages[language]);
    }
    Ok(document)
}

/// A document whose words are not the file's bytes as they stand.
fn marked_up<'a>(read: markdown::Read, decoded: Decoded<'a>) -> Document<'a> {
    let (text, map, blocks, facts) = read;
    let map = map.upon(decoded.map);
    Document { text: Cow::Owned(text), map, written: Some(decoded.text), blocks, language: 0, facts }
}

fn page<'a>(decoded: Decoded<'a>, source: &Source, rules: &Rules) -> Document<'a> {
    let page = || html::language(&decoded.text);
    let told = source.language.as_deref().map_or_else(page, |told| Some(told.to_owned()));
    let marks = rules.languages[told.and_then(|told| rules.language(&told)).unwrap_or(0)].shown_marks();
    marked_up(html::read(&decoded, marks), decoded)
}

/// An article of a feed: its text field is its file.
fn entry<'a>(line: &str, source: &Source, rules: &Rules) -> Result<Document<'a>, String> {
    let feed::Entry { text, markup, facts } = feed::read(line, &rules.feeds)?;
    let decoded = Decoded { text: Cow::Owned(text), map: Map::default() };
    let mut document = match markup {
        feed::Markup::Plain => plain::open(decoded),
        feed::Markup::Html => page(decoded, source, rules),
    };
    document.facts = facts.or(std::mem::take(&mut document.facts));
    Ok(document)
}
