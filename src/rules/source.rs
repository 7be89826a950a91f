//! What the rules say of sources.

use std::path::Path;

use arcstr::ArcStr;
use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

use super::{pattern::Pattern, raw, template::Template};
use crate::text::{days, slashed, year_and_month};

/// What a source claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Role {
    /// It tells what was said.
    #[default]
    Article,
    /// It is what was said: a transcript, a statement.
    Record,
}

impl Role {
    /// The word that reports print.
    pub fn word(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Record => "record",
        }
    }
}

/// What the rules say of the sources that a path or pattern names.
#[derive(Clone, Debug)]
pub struct SourceRule {
    /// A file, a folder or a pattern, as reached from the working directory.
    pub path: String,
    /// The same, to match paths against.
    pub pattern: Pattern,
    /// The names in it, where it has any: `{outlet}/{date}-{story}.txt`.
    pub template: Option<Template>,
    /// The role, where given.
    pub role: Option<Role>,
    /// Who published it.
    pub outlet: Option<ArcStr>,
    /// ISO 8601 day.
    pub date: Option<ArcStr>,
    /// The event it tells of.
    pub story: Option<ArcStr>,
    /// The encoding, where declared.
    pub encoding: Option<ArcStr>,
    /// The language's name, where declared.
    pub language: Option<ArcStr>,
}

impl SourceRule {
    /// The rule as written in a file in the folder `base`.
    ///
    /// # Errors
    /// The key at fault, and what is wrong.
    pub(super) fn read(raw: raw::Source, base: &Path) -> Result<Self, (&'static str, String)> {
        let raw::Source { path, role, outlet, date, story, encoding, language } = raw;
        if let Some(date) = date.as_deref().filter(|date| !is_day(date)) {
            return Err(("date", format!("`{date}` is no day; write it as 2026-03-01")));
        }
        if let Some(label) = encoding.as_deref().filter(|label| Encoding::for_label(label.trim().as_bytes()).is_none())
        {
            return Err((
                "encoding",
                format!("`{label}` is no encoding; pages call them windows-1252, shift_jis, utf-16le"),
            ));
        }
        if let Some(name) = Template::stranger(&path) {
            return Err(("path", format!("`{name}` stands for nothing; there are {{outlet}}, {{date}} and {{story}}")));
        }
        let template = Template::parse(base, &path);
        let path = Template::glob(&path);
        let pattern = Pattern::rooted(base, &path).map_err(|fault| ("path", fault))?;
        let path = slashed(&base.join(&path));
        let [outlet, date, story, encoding, language] =
            [outlet, date, story, encoding, language].map(|told| told.map(ArcStr::from));
        Ok(Self { path, pattern, template, role, outlet, date, story, encoding, language })
    }

    /// Whether it speaks of the source at `path`; an article of a feed is meant by the feed's path.
    pub fn is_of(&self, path: &str) -> bool {
        self.pattern.matches(Path::new(path.split('#').next().unwrap_or(path)))
    }
}

/// Whether it reads 2026-03-01, and the month has such a day.
fn is_day(date: &str) -> bool {
    let mut parts = date.split('-').map(|part| (part.len(), part.parse::<u32>().unwrap_or(0)));
    let day = [parts.next(), parts.next(), parts.next()];
    let is_written = parts.next().is_none() && matches!(day, [Some((4, 1..)), Some((2, 1..=12)), Some((2, 1..=31))]);
    // The 31st of February is counted as a day of March.
    is_written
        && days(date).is_some_and(|number| year_and_month(number).1 as u32 == day[1].map_or(0, |(_, month)| month))
}
