//! Feeds: which fields of a line of JSON hold what.

use super::raw;

/// The names of the fields; of each list, the first that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feeds {
    /// The words.
    pub text: Vec<String>,
    /// The words as a page.
    pub html: Vec<String>,
    /// The headline.
    pub title: Vec<String>,
    /// Who published it.
    pub outlet: Vec<String>,
    /// When.
    pub date: Vec<String>,
    /// Who wrote it.
    pub author: Vec<String>,
    /// The event that it tells of.
    pub story: Vec<String>,
    /// Article or record.
    pub role: Vec<String>,
    /// A language's name or code.
    pub language: Vec<String>,
}

impl From<raw::Feeds> for Feeds {
    fn from(raw: raw::Feeds) -> Self {
        Self {
            text: raw.text.0,
            html: raw.html.0,
            title: raw.title.0,
            outlet: raw.outlet.0,
            date: raw.date.0,
            author: raw.author.0,
            story: raw.story.0,
            role: raw.role.0,
            language: raw.language.0,
        }
    }
}
