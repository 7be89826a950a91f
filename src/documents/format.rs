//! How a source is written, by its name's ending.

use crate::sources::Source;

/// A way of writing documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text, articles and transcripts alike.
    Plain,
    /// Markdown with front matter.
    Markdown,
    /// A page.
    Html,
    /// WebVTT.
    Vtt,
    /// SubRip.
    Srt,
    /// One line of a feed: JSON.
    Entry,
}

impl Format {
    /// The format of a source; what has no ending that is known is plain text.
    pub fn of(source: &Source) -> Self {
        if source.is_entry() {
            return Self::Entry;
        }
        let ending = source.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "vtt" => Self::Vtt,
            "srt" => Self::Srt,
            _other_ending => Self::Plain,
        }
    }
}
