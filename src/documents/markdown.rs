//! Markdown: front matter, and the words between its markup.
//!
//! What comes in is a decoded file; what goes out is a draft's text and blocks. Code and raw HTML are left out, but the
//! words between inline tags are kept. Links, emphasis and footnote references leave only their words.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{Block, BlockKind, Decoded, Draft, Facts, Map, html, matter};

/// What [`read`] gives: text, map, blocks and facts.
pub type Read = (String, Map, Vec<Block>, Facts);

/// A file no larger than this, in bytes, may be nothing but signs.
const SMALL: usize = 1 << 17;

/// Whether a file is signs rather than words. Each takes its parser a hundred times its size, and it keeps all at once: so
/// such a file is read as plain text.
pub fn is_dense(text: &str) -> bool {
    const SIGNS: &[u8] = b"[]()<>*_`~!#&\\\n";
    let signs = || text.bytes().filter(|byte| SIGNS.contains(byte)).count();
    text.len() > SMALL && signs() > text.len() / 8
}

/// Reads a decoded Markdown file.
pub fn read(decoded: &Decoded) -> Read {
    let body = decoded.body();
    let (mut facts, head) = matter::read(&decoded.text[body..]).unwrap_or_default();
    let body = body + head;
    let source = &decoded.text[body..];
    let mut page = Page::new(Draft::new(&decoded.text), body);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        if facts.title.is_none() && matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })) {
            facts.title = headline(source, &range);
        }
        page.event(event, range);
    }
    let (text, map, blocks) = page.draft.finish();
    (text, map, blocks, facts)
}

fn headline(source: &str, range: &Range<usize>) -> Option<String> {
    let line = source[range.clone()].lines().next()?;
    Some(line.trim_matches(|c: char| c == '#' || c.is_whitespace()).to_owned()).filter(|line| !line.is_empty())
}

/// Where a reading stands.
struct Page<'a> {
    draft: Draft<'a>,
    /// The byte of the decoded text at which the parser's text begins.
    body: usize,
    /// Block quotations around.
    quoting: u32,
    /// List items around.
    items: u32,
    /// Parts around that are not shown: code blocks, raw HTML.
    silent: u32,
    /// Inline tags around that are not shown: `<script>`.
    inside: u32,
    /// The raw element around that is hidden.
    hidden: Option<Hidden>,
    /// The byte of the text from which on a block quotation's `<cite>` says who is quoted.
    credit: Option<u32>,
    /// The first block of a table's row.
    row: usize,
}

/// A raw element that no reader sees.
struct Hidden {
    name: String,
    /// How many of its name it holds, with itself.
    depth: u32,
    until: Until,
}

/// Where a hidden element ends, should nothing close it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    Paragraph,
    Page,
}

impl<'a> Page<'a> {
    fn new(draft: Draft<'a>, body: usize) -> Self {
        Self { draft, body, quoting: 0, items: 0, silent: 0, inside: 0, hidden: None, credit: None, row: 0 }
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        let at = range.start + self.body..range.end + self.body;
        match event {
            Event::Start(tag) => self.start(&tag, at.start),
            Event::End(tag) => self.end(&tag, at.end),
            Event::Text(shown) if self.shows() => self.text(&shown, at),
            Event::Code(shown) if self.shows() => self.code(&shown, at),
            Event::SoftBreak | Event::HardBreak if self.draft.asks_in_bold() => self.part(at.start),
            Event::SoftBreak if self.signs(at.end) => self.draft.line(at),
            Event::SoftBreak => self.draft.space(at),
            Event::HardBreak => self.draft.line(at),
            Event::InlineHtml(tag) => {
                self.hide(&tag, Until::Paragraph);
                self.tag(&tag, at);
            }
            Event::Html(line) => line.split_inclusive('>').for_each(|tag| self.hide(tag, Until::Page)),
            Event::Rule => self.draft.end(self.kind()),
            // Footnote references, formulae, raw HTML, and words within what is not shown.
            _ => {}
        }
    }

    fn shows(&self) -> bool {
        self.silent == 0 && self.inside == 0 && self.hidden.is_none()
    }

    fn start(&mut self, tag: &Tag, at: usize) {
        match tag {
            Tag::BlockQuote(None) => {
                self.draft.end(self.kind());
                self.quoting += 1;
            }
            // > [!NOTE]
            Tag::BlockQuote(Some(_)) => self.part(at),
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.part(at);
                self.silent += 1;
            }
            Tag::Item => {
                self.part(at);
                self.items += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.part(at);
                self.row = self.draft.blocks.len();
            }
            Tag::Image { .. } => self.silent += 1,
            Tag::Strong | Tag::Emphasis => self.draft.begin_bold(),
            Tag::Strikethrough | Tag::Link { .. } => {}
            _ => self.part(at),
        }
    }

    fn end(&mut self, tag: &TagEnd, at: usize) {
        if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) {
            self.hidden.take_if(|hidden| hidden.until == Until::Paragraph);
        }
        match tag {
            TagEnd::BlockQuote(Some(_)) => self.part(at),
            TagEnd::BlockQuote(None) => {
                self.draft.end_set_off(self.credit.take());
                self.quoting -= 1;
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) | TagEnd::Image => self.silent -= 1,
            TagEnd::Item => {
                self.part(at);
                self.items -= 1;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.part(at);
                self.draft.end_row(self.row);
            }
            TagEnd::Heading(_) if self.quoting == 0 => self.draft.end(BlockKind::Heading),
            TagEnd::Strong | TagEnd::Emphasis => self.draft.end_bold(),
            TagEnd::Strikethrough | TagEnd::Link => {}
            _ => self.part(at),
        }
    }

    /// Ends a paragraph; within a block quotation, which is one quotation, only its line.
    fn part(&mut self, at: usize) {
        if self.quoting > 0 { self.draft.line(at..at) } else { self.draft.end(self.kind()) }
    }

    /// Whether the next line of a block quotation says who is quoted: it opens with a dash, or is cited.
    fn signs(&self, at: usize) -> bool {
        let next = self.draft.source()[at..].trim_start_matches(['>', ' ']);
        self.quoting > 0 && ["—", "–", "―", "--", "<cite"].iter().any(|sign| next.starts_with(sign))
    }

    fn kind(&self) -> BlockKind {
        match (self.quoting, self.items) {
            (1.., _) => BlockKind::SetOff,
            (0, 1..) => BlockKind::Item,
            (0, 0) => BlockKind::Paragraph,
        }
    }

    fn text(&mut self, shown: &str, at: Range<usize>) {
        if self.draft.source()[at.clone()] == *shown { self.draft.words(at) } else { self.draft.replace(shown, at) }
    }

    /// Words in the type of code are read; code with marks in it would be taken for speech.
    fn code(&mut self, shown: &str, at: Range<usize>) {
        let ticks = self.draft.source()[at.clone()].find(shown);
        match ticks {
            Some(ticks) if !shown.contains(['"', '\'', '“', '‘', '«', '„']) => {
                self.draft.words(at.start + ticks..at.start + ticks + shown.len());
            }
            Some(_) | None => {}
        }
    }

    /// A raw tag that may hide what follows it, or show it again: `<span hidden>`.
    fn hide(&mut self, tag: &str, until: Until) {
        let Some(tag) = tag.find('<').map(|at| &tag[at..]) else { return };
        match &mut self.hidden {
            Some(hidden) if name(tag) == hidden.name => {
                hidden.depth = if tag.starts_with("</") { hidden.depth - 1 } else { hidden.depth + 1 };
                if hidden.depth == 0 {
                    self.hidden = None;
                }
            }
            None if html::hides(tag) => self.hidden = Some(Hidden { name: name(tag), depth: 1, until }),
            Some(_) | None => {}
        }
    }

    fn tag(&mut self, tag: &str, at: Range<usize>) {
        match Some(name(tag)).as_deref() {
            Some("br") if self.draft.asks_in_bold() => self.part(at.start),
            Some("br") => self.draft.line(at),
            Some("cite") if self.quoting > 0 && !tag.starts_with("</") => {
                self.credit = Some(self.draft.len());
            }
            Some("script" | "style" | "template") if tag.starts_with("</") => {
                self.inside = self.inside.saturating_sub(1);
            }
            Some("script" | "style" | "template") => self.inside += 1,
            Some("q") if tag.starts_with("</") => self.draft.replace("”", at.start..at.start),
            Some("q") => self.draft.replace("“", at.end..at.end),
            Some(_) | None => {}
        }
    }
}

/// The name of a raw tag.
fn name(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    name[..name.find([' ', '>', '/', '\n', '\t']).unwrap_or(name.len())].to_lowercase()
}
