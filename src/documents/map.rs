//! The way from a document's text back to the bytes of the file.
//!
//! What comes in is a span of the text; what goes out is where it lies on disk. How the text came about is the readers'
//! business: they say it in runs.

use crate::text::{Disk, Span, View};

/// Where the bytes of the text lie in the file.
///
/// A list of runs. Within a run every *unit*, mostly a character, takes the same number of bytes in the text and in the
/// file: one and one in plain UTF-8, one and two for ASCII in UTF-16, three and seven for `&rdquo;`, one and none for a
/// space that is shown and not written. What lies in the file between two runs (markup) is not shown.
///
/// Plain UTF-8 needs no run. Markup in another encoding takes two maps, one upon the other: from what is shown to the
/// text as written, and from that to the bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    runs: Vec<Run>,
    /// Bytes of the file where the text begins, when there are no runs: a byte-order mark, front matter.
    offset: u32,
    /// Whether the runs lead from a decoded text to its bytes, and not from what is shown to what is written.
    decodes: bool,
    /// From the text that the runs name to the file.
    beneath: Option<Box<Map>>,
}

/// Units of one size that follow one another in the text and in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    view: u32,
    disk: u32,
    unit: Unit,
}

/// The bytes that one character takes in the text and in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// In the text; never none.
    pub view: u8,
    /// In the file.
    pub disk: u16,
}

impl Unit {
    /// A byte shown is a byte of the file.
    pub const BYTE: Self = Self { view: 1, disk: 1 };
}

impl Map {
    /// The text is the file, from its byte `offset` on.
    pub fn identity(offset: u32) -> Self {
        Self { offset, ..Self::default() }
    }

    /// From a decoded text to the bytes that it was decoded from.
    pub fn decoding() -> Self {
        Self { decodes: true, ..Self::default() }
    }

    /// This map of a text that was made from another, which has a map of its own.
    pub fn upon(mut self, beneath: Self) -> Self {
        self.beneath = match self.beneath {
            Some(between) => Some(Box::new(between.upon(beneath))),
            None => (beneath != Self::default()).then(|| Box::new(beneath)),
        };
        self
    }

    /// Notes that the text at `view` and the file at `disk` go on in units of this size. Both only ever rise.
    pub fn run(&mut self, view: u32, disk: u32, unit: Unit) {
        debug_assert!(unit.view > 0, "a unit shows something");
        let goes_on = self.runs.last().is_some_and(|last| last.unit == unit && last.start(view) == disk);
        if !goes_on {
            self.runs.push(Run { view, disk, unit });
        }
    }

    /// A span of the text as it lies on disk: from its first character to its last.
    pub fn disk(&self, span: Span<View>) -> Span<Disk> {
        let here = self.step(span);
        self.beneath.as_ref().map_or(here, |beneath| beneath.disk(Span::new(here.start, here.end)))
    }

    /// Where a byte of the text stands in the file's text as written, decoded and with all its markup. Lines and
    /// columns are counted there.
    pub fn written(&self, at: u32) -> u32 {
        if self.decodes {
            return at;
        }
        let at = self.step(Span::new(at, at)).start;
        self.beneath.as_ref().map_or(at, |beneath| beneath.written(at))
    }

    /// One layer down. The end of a span belongs to the byte before it: what follows that (markup) stays outside.
    fn step(&self, span: Span<View>) -> Span<Disk> {
        let start = self.run_at(span.start).map_or(span.start + self.offset, |run| run.start(span.start));
        let end = match span.end.checked_sub(1) {
            Some(last) if !span.is_empty() => self.run_at(last).map_or(span.end + self.offset, |run| run.end(last)),
            Some(_) | None => start,
        };
        Span::new(start, end)
    }

    fn run_at(&self, at: u32) -> Option<&Run> {
        Some(&self.runs[self.runs.partition_point(|run| run.view <= at).checked_sub(1)?])
    }
}

impl Run {
    fn start(&self, at: u32) -> u32 {
        self.disk + (at - self.view) / u32::from(self.unit.view) * u32::from(self.unit.disk)
    }

    fn end(&self, last: u32) -> u32 {
        self.start(last) + u32::from(self.unit.disk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_between_two_runs_lies_outside_a_span_that_ends_before_it() {
        // on disk: a <b>bold</b> word; shown: a bold word
        let mut map = Map::default();
        map.run(0, 0, Unit::BYTE);
        map.run(2, 5, Unit::BYTE);
        map.run(6, 13, Unit::BYTE);
        assert_eq!(map.disk(Span::new(2, 6)), Span::new(5, 9));
        assert_eq!(map.disk(Span::new(0, 8)), Span::new(0, 15));
    }

    #[test]
    fn an_entity_is_taken_whole() {
        // on disk: &ldquo;so&rdquo; shown: “so”
        let mut map = Map::default();
        map.run(0, 0, Unit { view: 3, disk: 7 });
        map.run(3, 7, Unit::BYTE);
        map.run(5, 9, Unit { view: 3, disk: 7 });
        assert_eq!(map.disk(Span::new(0, 8)), Span::new(0, 16));
        assert_eq!(map.disk(Span::new(3, 5)), Span::new(7, 9));
    }

    #[test]
    fn maps_lie_upon_one_another() {
        let mut utf16 = Map::decoding();
        utf16.run(0, 2, Unit { view: 1, disk: 2 });
        let mut markup = Map::default();
        markup.run(0, 3, Unit::BYTE);
        let both = markup.upon(utf16);
        assert_eq!(both.disk(Span::new(0, 2)), Span::new(8, 12));
        assert_eq!(both.written(1), 4);
    }
}
