//! A page's tags as they pass, and what they do to the draft.

use std::ops::Range;

use memchr::memchr;

use super::{
    entity::entity,
    facts::Gathered,
    tags::{Layout, Tag, is_void, layout},
};
use crate::{
    documents::{BlockKind, Draft},
    text::head,
};

/// Where a reading stands.
pub struct Page<'a> {
    pub draft: Draft<'a>,
    pub gathered: Gathered,
    /// The start tag that is being read.
    pub tag: Tag,
    /// The marks that a browser puts around `<q>`, outer and inner.
    marks: [(String, String); 2],
    /// The element that is not shown, and how many of its name it holds.
    silent: Option<Silent>,
    /// Elements around: `<q>`, `<blockquote>`, items, `<figure>`, `<pre>`.
    quotations: usize,
    quoting: u32,
    items: u32,
    figures: u32,
    preformatted: u32,
    /// Who is quoted, within a block quotation.
    credit: Credit,
    /// The first block of a table's row.
    row: Option<usize>,
    /// The element that holds the name of who speaks next, and nothing else: `<dt>`, `class="speaker"`.
    label: Option<Vec<u8>>,
    /// The element that an interview's question stands in, by its class: shown as if it were bold.
    question: Option<Vec<u8>>,
}

/// An element that no reader sees.
struct Silent {
    name: Vec<u8>,
    depth: u32,
    use_: Use,
}

/// What is done with the words of an element that is not shown.
#[derive(Clone, Copy)]
enum Use {
    Nothing,
    Title,
    LinkedData,
}

/// The part of a block quotation that says who is quoted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Credit {
    None,
    /// It began at this byte of the text and goes on.
    Open(u32),
    /// It began there and has ended: if other words follow, it was none.
    Ended(u32),
}

impl<'a> Page<'a> {
    /// At the head of a page.
    pub fn new(source: &'a str, marks: [(String, String); 2]) -> Self {
        Self {
            draft: Draft::new(source),
            gathered: Gathered::default(),
            tag: Tag::default(),
            marks,
            silent: None,
            quotations: 0,
            quoting: 0,
            items: 0,
            figures: 0,
            preformatted: 0,
            credit: Credit::None,
            row: None,
            label: None,
            question: None,
        }
    }

    /// The start tag that was read is complete.
    pub fn start(&mut self, at: Range<usize>, self_closing: bool) {
        let name = std::mem::take(&mut self.tag.name);
        if self.silent.is_some() {
            self.start_in_silence(&name, self_closing);
        }
        self.tag.name.clone_from(&name);
        self.gathered.tag(&self.tag);
        if self.silent.is_none() {
            let reference = name == b"sup" && self.is_reference(at.end);
            match self.use_of_silent(&name).or(reference.then_some(Use::Nothing)) {
                Some(use_) if !is_void(&name, self_closing) => {
                    let inline = matches!(layout(&name), Layout::Inline | Layout::Bold);
                    if !inline && !matches!(&*name, b"script" | b"style" | b"template") {
                        self.part(at);
                    }
                    self.silent = Some(Silent { name, depth: 1, use_ });
                }
                Some(_) => {}
                None if self.is_label(&name) => self.begin_label(name, at),
                None => self.open(&name, at),
            }
        }
    }

    fn start_in_silence(&mut self, name: &[u8], self_closing: bool) {
        let Some(silent) = &mut self.silent else { return };
        let furniture = matches!(&*silent.name, b"nav" | b"aside" | b"footer");
        // A forgotten end tag must not swallow the article; a hidden paragraph ends where the next block begins.
        let forgotten = furniture && matches!(name, b"article" | b"main" | b"h1")
            || silent.name == b"p" && matches!(layout(name), Layout::Block | Layout::Heading | Layout::SetOff);
        if forgotten {
            self.silent = None;
        } else if silent.name == name && !self_closing {
            silent.depth += 1;
        }
    }

    /// Whether, and to what use, an element is not shown.
    fn use_of_silent(&self, name: &[u8]) -> Option<Use> {
        let page = matches!(name, b"body" | b"html");
        let role = self.tag.get("role").is_some_and(|role| matches!(role, "navigation" | "contentinfo" | "search"));
        match name {
            b"title" => Some(Use::Title),
            b"script" if self.tag.is_linked_data() => Some(Use::LinkedData),
            b"footer" if self.quoting == 0 => Some(Use::Nothing),
            b"dialog" if self.tag.get("open").is_none() => Some(Use::Nothing),
            b"code" if self.preformatted > 0 => Some(Use::Nothing),
            _ if layout(name) == Layout::Silent => Some(Use::Nothing),
            _ if !page && (self.tag.is_hidden() || role) => Some(Use::Nothing),
            _other_element => None,
        }
    }

    /// Whether a raised sign refers to a note, and is not said: said<sup>1</sup>, but not m<sup>2</sup> or 1<sup>st</sup>.
    fn is_reference(&self, from: usize) -> bool {
        let raised = head(&self.draft.source()[from..], 120);
        let raised = &raised[..raised.find("</sup").unwrap_or(0)];
        let mut inside = false;
        let sign = |c: char| {
            // Of tags and entities nothing is said here.
            inside = (inside || matches!(c, '<' | '&')) && !matches!(c, '>' | ';');
            inside || matches!(c, '>' | ';') || c.is_ascii_digit() || "[]()*†‡, ".contains(c)
        };
        let word = self.draft.text.chars().rev().take_while(|c| c.is_alphanumeric()).take(3);
        let unit = (1..3).contains(&word.clone().count()) || word.clone().any(|c| c.is_ascii_digit());
        !raised.is_empty() && raised.chars().all(sign) && (raised.contains("<a") || !unit)
    }

    /// Whether an element names who speaks next.
    fn is_label(&self, name: &[u8]) -> bool {
        let classed = || self.is_of_class(&["speaker", "speaker-name", "speaker_name", "speakername"]);
        self.quoting == 0 && (name == b"dt" || classed())
    }

    fn is_of_class(&self, classes: &[&str]) -> bool {
        let is_one = |one: &str| classes.iter().any(|class| class.eq_ignore_ascii_case(one));
        self.tag.get("class").is_some_and(|class| class.split(' ').any(is_one))
    }

    fn begin_label(&mut self, name: Vec<u8>, at: Range<usize>) {
        self.part(at);
        self.label = Some(name);
    }

    fn open(&mut self, name: &[u8], at: Range<usize>) {
        let is_block = matches!(layout(name), Layout::Block | Layout::Heading);
        if is_block && self.question.is_none() && self.is_of_class(&["q", "question", "interview-question"]) {
            self.part(at.clone());
            self.question = Some(name.to_owned());
            self.draft.begin_bold();
        }
        match layout(name) {
            Layout::Inline | Layout::Silent => {}
            Layout::Bold => self.draft.begin_bold(),
            Layout::Break => self.line_break(at),
            Layout::Block | Layout::Heading => {
                self.part(at);
                if name == b"tr" {
                    self.end_row();
                    self.row = Some(self.draft.blocks.len());
                }
                self.figures += u32::from(name == b"figure");
            }
            Layout::Item => {
                self.part(at);
                self.items += 1;
            }
            Layout::Preformatted => {
                self.part(at);
                self.preformatted += 1;
            }
            Layout::SetOff => {
                self.end_block();
                self.quoting += 1;
            }
            Layout::Quotation => {
                self.words_follow();
                let (open, _) = &self.marks[self.quotations.min(1)];
                self.draft.replace(open, at.end..at.end);
                self.quotations += 1;
            }
            Layout::Credit if self.quoting > 0 => self.open_credit(name, at),
            Layout::Credit if name == b"cite" => {}
            Layout::Credit => self.part(at),
        }
    }

    /// An end tag.
    pub fn end(&mut self, name: &[u8], at: Range<usize>) {
        if let Some(silent) = &mut self.silent {
            let left = silent.name != name;
            silent.depth -= u32::from(!left);
            if silent.depth == 0 || left && matches!(name, b"body" | b"html") {
                self.silent = None;
            }
            return;
        }
        if self.label.as_deref() == Some(name) {
            self.label = None;
            return self.draft.end_label();
        }
        if self.question.take_if(|question| question == name).is_some() {
            self.draft.end_bold();
        }
        match layout(name) {
            Layout::Inline | Layout::Silent | Layout::Break => {}
            Layout::Bold if self.question.is_some() => {}
            Layout::Bold => self.draft.end_bold(),
            Layout::Block => {
                self.part(at);
                if matches!(name, b"tr" | b"tbody" | b"table") {
                    self.end_row();
                }
                self.figures = self.figures.saturating_sub(u32::from(name == b"figure"));
            }
            Layout::Heading if self.quoting == 0 => self.draft.end(BlockKind::Heading),
            Layout::Heading => self.part(at),
            Layout::Item => {
                self.part(at);
                self.items = self.items.saturating_sub(1);
            }
            Layout::Preformatted => {
                self.part(at);
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            Layout::SetOff => {
                self.end_block();
                self.quoting = self.quoting.saturating_sub(1);
            }
            Layout::Quotation if self.quotations > 0 => {
                self.quotations -= 1;
                let (_, close) = &self.marks[self.quotations.min(1)];
                self.draft.replace(close, at.start..at.start);
            }
            Layout::Quotation => {}
            Layout::Credit => self.end_credit(name, at),
        }
    }

    fn end_row(&mut self) {
        if let Some(first) = self.row.take() {
            self.draft.end_row(first);
        }
    }

    fn open_credit(&mut self, name: &[u8], at: Range<usize>) {
        if name != b"cite" {
            self.draft.line(at);
        }
        if !matches!(self.credit, Credit::Open(_)) {
            self.credit = Credit::Open(self.draft.len());
        }
    }

    fn end_credit(&mut self, name: &[u8], at: Range<usize>) {
        match (self.quoting > 0, name, self.credit) {
            (true, _, Credit::Open(start)) => self.credit = Credit::Ended(start),
            (true, _, Credit::None | Credit::Ended(_)) | (false, b"cite", _) => {}
            (false, b"figcaption", _) if self.figures > 0 => self.draft.end_caption(),
            (false, _, _) => self.part(at),
        }
    }

    /// Words of the article: a credit that has ended was none if they go on.
    fn words_follow(&mut self) {
        if matches!(self.credit, Credit::Ended(_)) {
            self.credit = Credit::None;
        }
    }

    /// Ends a paragraph; within a block quotation, which is one quotation, only its line.
    fn part(&mut self, at: Range<usize>) {
        if self.quoting > 0 { self.draft.line(at.start..at.start) } else { self.end_block() }
    }

    fn end_block(&mut self) {
        let credit = match std::mem::replace(&mut self.credit, Credit::None) {
            Credit::None => None,
            Credit::Open(start) | Credit::Ended(start) => Some(start),
        };
        match (self.quoting, self.items) {
            (1.., _) => self.draft.end_set_off(credit),
            (0, 1..) => self.draft.end(BlockKind::Item),
            (0, 0) => self.draft.end(BlockKind::Paragraph),
        }
        self.quotations = 0;
    }

    /// One ends a line, two a paragraph.
    fn line_break(&mut self, at: Range<usize>) {
        if self.draft.at_line_start() || self.draft.asks_in_bold() { self.part(at) } else { self.draft.line(at) }
    }

    /// Words between tags, as they are written.
    pub fn text(&mut self, range: Range<usize>) {
        let source = self.draft.source();
        let Some(written) = source.get(range.clone()) else { return };
        match &self.silent {
            Some(Silent { use_: Use::Title, .. }) => self.gathered.title(&resolved(head(written, LONGEST_TITLE))),
            Some(Silent { use_: Use::LinkedData, .. }) => self.gathered.linked_data(written),
            Some(Silent { use_: Use::Nothing, .. }) => {}
            None => self.shown(written, range.start),
        }
    }

    fn shown(&mut self, written: &str, start: usize) {
        if written.contains(char::is_alphanumeric) {
            self.words_follow();
        }
        let mut at = 0;
        while let Some(ahead) = memchr(b'&', &written.as_bytes()[at..]) {
            self.plain(&written[at..at + ahead], start + at);
            at += ahead;
            let (shown, length) = entity(&written[at..]).unwrap_or_else(|| ("&".to_owned(), 1));
            let range = start + at..start + at + length;
            match &*shown {
                SOFT_HYPHEN => {}
                " " | "\n" | "\t" | "\r" => self.draft.space(range),
                shown => self.draft.replace(shown, range),
            }
            at += length;
        }
        self.plain(&written[at..], start + at);
    }

    /// Text without entities.
    fn plain(&mut self, written: &str, start: usize) {
        let mut at = start;
        for piece in written.split(SOFT_HYPHEN) {
            if self.preformatted > 0 {
                self.lines(piece, at)
            } else {
                self.draft.words(at..at + piece.len())
            }
            at += piece.len() + SOFT_HYPHEN.len();
        }
    }

    fn lines(&mut self, piece: &str, start: usize) {
        let mut at = start;
        for line in piece.split_inclusive('\n') {
            let end = at + line.len();
            self.draft.words(at..at + line.trim_end_matches('\n').len());
            if line.ends_with('\n') {
                self.line_break(end - 1..end);
            }
            at = end;
        }
    }
}

/// A longer title, in bytes, is cut.
const LONGEST_TITLE: usize = 1024;

/// It shows only where a line breaks in a word.
const SOFT_HYPHEN: &str = "\u{ad}";

/// A text with its references resolved.
fn resolved(written: &str) -> String {
    let mut shown = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        let (character, length) = entity(&rest[at..]).unwrap_or_else(|| ("&".to_owned(), 1));
        shown.push_str(&rest[..at]);
        shown.push_str(&character);
        rest = &rest[at + length..];
    }
    shown + rest
}
