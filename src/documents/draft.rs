//! A document's text while it is put together from a source's markup: every byte shown is noted with the bytes it
//! stands for.
//!
//! What comes in is pieces of the source, in their order; what goes out is text, map and blocks. White space is as a
//! reader sees it: one space between words, none at either end of a block.

use std::ops::Range;

use super::{Block, BlockKind, Map, beside, map::Unit, set_off};
use crate::text::{Span, View};

/// A text in the making.
#[derive(Debug)]
pub struct Draft<'a> {
    /// What the ranges given are ranges of.
    source: &'a str,
    /// What is shown so far.
    pub text: String,
    map: Map,
    /// The blocks that have ended.
    pub blocks: Vec<Block>,
    /// Where the block that is being written begins.
    begun: Option<u32>,
    gap: Gap,
    /// Whether the tags around set it in bold, and the bytes of the block that are.
    bold: Option<u32>,
    bold_bytes: u32,
}

/// White space that is shown once something follows it in the block.
#[derive(Clone, Debug, Default)]
enum Gap {
    #[default]
    None,
    Space(Range<usize>),
    Line(Range<usize>),
}

impl<'a> Draft<'a> {
    /// Nothing yet.
    pub fn new(source: &'a str) -> Self {
        let text = String::with_capacity(source.len() / 2);
        Self {
            source,
            text,
            map: Map::default(),
            blocks: Vec::new(),
            begun: None,
            gap: Gap::None,
            bold: None,
            bold_bytes: 0,
        }
    }

    /// What the ranges given are ranges of.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Shows a range of the source as it stands, but for its white space.
    pub fn words(&mut self, range: Range<usize>) {
        let end = range.end;
        let mut at = range.start;
        while at < end {
            let rest = &self.source.as_bytes()[at..end];
            let word = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
            if word > 0 {
                self.keep(at..at + word);
            }
            at += word;
            let blank = self.source.as_bytes()[at..end].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if blank > 0 {
                self.space(at..at + blank);
            }
            at += blank;
        }
    }

    /// Shows a range of the source byte for byte.
    pub fn keep(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.flush();
        self.map.run(self.len(), range.start as u32, Unit::BYTE);
        self.text.push_str(&self.source[range]);
    }

    /// Shows other words in the place of a range of the source: an entity's character. An empty range only marks
    /// where something is shown that is not written.
    pub fn replace(&mut self, shown: &str, range: Range<usize>) {
        let Ok(view) = u8::try_from(shown.len()) else { return self.long(shown, range) };
        if view == 0 {
            return;
        }
        self.flush();
        let disk = u16::try_from(range.len()).unwrap_or(u16::MAX);
        self.map.run(self.len(), range.start as u32, Unit { view, disk });
        self.text.push_str(shown);
    }

    /// More than a unit can hold: its first character stands for the range, the rest for nothing.
    fn long(&mut self, shown: &str, range: Range<usize>) {
        let first = shown.chars().next().map_or(0, char::len_utf8);
        self.replace(&shown[..first], range.clone());
        for character in shown[first..].chars() {
            self.replace(character.encode_utf8(&mut [0; 4]), range.end..range.end);
        }
    }

    /// White space, which shows as one space, or as nothing at a block's ends.
    pub fn space(&mut self, range: Range<usize>) {
        if self.begun.is_some() && matches!(self.gap, Gap::None) {
            self.gap = Gap::Space(range);
        }
    }

    /// A new line within the block.
    pub fn line(&mut self, range: Range<usize>) {
        if self.begun.is_some() {
            self.gap = Gap::Line(range);
        }
    }

    /// Whether a line has just ended and nothing has followed yet.
    pub fn at_line_start(&self) -> bool {
        matches!(self.gap, Gap::Line(_)) || self.begun.is_none()
    }

    /// Where the next thing shown will stand.
    pub fn len(&self) -> u32 {
        self.text.len() as u32
    }

    fn flush(&mut self) {
        if self.begun.is_none() {
            self.part();
            self.begun = Some(self.len());
        }
        let (shown, range) = match std::mem::take(&mut self.gap) {
            Gap::None => return,
            Gap::Space(range) => (" ", range),
            Gap::Line(range) => ("\n", range),
        };
        let disk = u16::try_from(range.len()).unwrap_or(u16::MAX);
        self.map.run(self.len(), range.start as u32, Unit { view: 1, disk });
        self.text.push_str(shown);
    }

    /// A line feed between two blocks, which nothing in the source stands for.
    fn part(&mut self) {
        if !self.text.is_empty() {
            let at = self.map.disk(Span::new(self.len() - 1, self.len())).end;
            self.map.run(self.len(), at, Unit { view: 1, disk: 0 });
            self.text.push('\n');
        }
    }

    /// What is shown from here on is in bold.
    pub fn begin_bold(&mut self) {
        self.bold.get_or_insert(self.text.len() as u32);
    }

    /// What is shown from here on is not.
    pub fn end_bold(&mut self) {
        let start = self.bold.take().unwrap_or(self.len());
        // Where the block has ended, nothing of the next is.
        self.bold_bytes += self.begun.map_or(0, |begun| self.len() - start.max(begun));
    }

    /// Whether a question in bold has just been shown, and nothing else of its block.
    pub fn asks_in_bold(&self) -> bool {
        let begun = self.begun.unwrap_or(self.len());
        let open = self.bold.map_or(0, |start| self.len() - start.max(begun));
        self.len() > begun && self.bold_bytes + open >= self.len() - begun && self.text.ends_with('?')
    }

    /// Whether all of the block that ends here is in bold.
    fn is_bold(&mut self, span: Span<View>) -> bool {
        let open = self.bold.map_or(0, |start| self.len() - start.max(span.start));
        std::mem::take(&mut self.bold_bytes) + open >= span.len()
    }

    /// Ends the words that were begun, if any were shown, and says where they stand.
    pub fn take(&mut self) -> Option<Span<View>> {
        self.gap = Gap::None;
        let span = Span::new(self.begun.take()?, self.len());
        (!span.of(&self.text).trim().is_empty()).then_some(span)
    }

    /// Ends the block that was begun; a short line with a dash below a block quotation names its speaker instead.
    pub fn end(&mut self, kind: BlockKind) {
        let Some(span) = self.take() else { return };
        let is_bold = self.is_bold(span);
        match kind {
            // A question in bold, as an interview prints it, is a headline.
            BlockKind::Paragraph if is_bold && span.of(&self.text).ends_with('?') => {
                self.blocks.push(Block { is_bold, ..Block::new(span, BlockKind::Heading) });
            }
            BlockKind::SetOff => set_off::push(&self.text, span, None, &mut self.blocks),
            BlockKind::Paragraph if set_off::names_speaker(&self.text, span, &mut self.blocks) => {}
            BlockKind::Paragraph | BlockKind::Heading | BlockKind::Item | BlockKind::Turn => {
                let speaker = self.blocks.last().and_then(|above| beside::label(&self.text, above, span));
                self.blocks.push(Block { span, kind, speaker, is_bold });
            }
        }
    }

    /// Ends a row of a table whose cells are the blocks from `first` on.
    pub fn end_row(&mut self, first: usize) {
        beside::row(&self.text, self.blocks.get_mut(first..).unwrap_or_default());
    }

    /// Ends a block quotation. Who is quoted stands from the byte `credit` of the text on, where the markup says so.
    pub fn end_set_off(&mut self, credit: Option<u32>) {
        if let Some(span) = self.take() {
            set_off::push(&self.text, span, credit, &mut self.blocks);
        }
    }

    /// Ends a name that stands before somebody's words.
    pub fn end_label(&mut self) {
        let Some(span) = self.take() else { return };
        // <dt>Who pays?</dt> names nobody.
        let speaker = Some(span).filter(|span| !span.of(&self.text).ends_with('?'));
        self.blocks.push(Block { speaker, ..Block::new(span, BlockKind::Heading) });
    }

    /// Ends a caption; below a block quotation it says who is quoted.
    pub fn end_caption(&mut self) {
        let Some(span) = self.take() else { return };
        match self.blocks.last_mut() {
            Some(above) if above.kind == BlockKind::SetOff && above.speaker.is_none() => {
                above.speaker = Some(set_off::name_at(&self.text, span));
            }
            Some(_) | None => self.blocks.push(Block::new(span, BlockKind::Paragraph)),
        }
    }

    /// What was written: text, map and blocks.
    pub fn finish(mut self) -> (String, Map, Vec<Block>) {
        self.end(BlockKind::Paragraph);
        (self.text, self.map, self.blocks)
    }
}
