//! Paths that say what a source is: `{outlet}/{date}-{story}.txt`.
//!
//! What comes in is a path as written in `sources:`; what goes out is a pattern to match paths against, and, for a path
//! that it fits, what stands in each name's place.

use std::path::{Path, PathBuf};

use super::pattern::absolute;
use crate::text::{day, slashed};

/// Attempts at one path; a pattern of a hundred stars ends here.
const MOST_STEPS: u32 = 10_000;

/// A path with names in it.
#[derive(Clone, Debug)]
pub struct Template {
    base: PathBuf,
    pieces: Vec<Piece>,
}

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Literal(String),
    /// `*` and `?`, within a folder.
    Some,
    /// `**`.
    Deep,
    Named(Slot),
}

/// What a name in braces stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Outlet,
    Date,
    Story,
}

const SLOTS: [(&str, Slot); 3] = [("{outlet}", Slot::Outlet), ("{date}", Slot::Date), ("{story}", Slot::Story)];

/// What a path says of its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Captures {
    /// Who published it.
    pub outlet: Option<String>,
    /// ISO 8601 day.
    pub date: Option<String>,
    /// The event it tells of.
    pub story: Option<String>,
}

impl Template {
    /// The template of a path as written in the folder `base`, if it has names in it.
    pub fn parse(base: &Path, path: &str) -> Option<Self> {
        let (mut pieces, mut rest) = (Vec::new(), path.strip_prefix("./").unwrap_or(path));
        while !rest.is_empty() {
            let (piece, length) = piece(rest);
            match (pieces.last_mut(), piece) {
                (Some(Piece::Literal(before)), Piece::Literal(more)) => before.push_str(&more),
                (_, piece) => pieces.push(piece),
            }
            rest = &rest[length..];
        }
        let named = pieces.iter().any(|piece| matches!(piece, Piece::Named(_)));
        named.then(|| Self { base: absolute(base), pieces })
    }

    /// The path with a star in each name's place.
    pub fn glob(path: &str) -> String {
        SLOTS.iter().fold(path.to_owned(), |path, (name, _)| path.replace(name, "*"))
    }

    /// A name in braces that stands for nothing; `{wire,desk}` is a choice.
    pub fn stranger(path: &str) -> Option<&str> {
        let braces = path.match_indices('{').filter_map(|(at, _)| Some(&path[at..=at + path[at..].find('}')?]));
        let is_known = |name: &str| SLOTS.iter().any(|(known, _)| *known == name);
        braces.into_iter().find(|name| !name.contains(',') && !is_known(name))
    }

    /// What a path, as reached from the working directory, says of its source.
    pub fn captures(&self, path: &str) -> Option<Captures> {
        let path = absolute(Path::new(path));
        let inside = slashed(path.strip_prefix(&self.base).ok()?);
        let mut found = Vec::new();
        fits(&self.pieces, &inside, &mut found, &mut MOST_STEPS.clone()).then(|| captured(found))
    }
}

fn piece(rest: &str) -> (Piece, usize) {
    if let Some((name, slot)) = SLOTS.iter().find(|(name, _)| rest.starts_with(name)) {
        return (Piece::Named(*slot), name.len());
    }
    if rest.starts_with("**/") {
        return (Piece::Deep, 3);
    }
    if rest.starts_with("**") {
        return (Piece::Deep, 2);
    }
    let length = rest.chars().next().map_or(0, char::len_utf8);
    match rest.as_bytes()[0] {
        b'*' | b'?' => (Piece::Some, 1),
        _other_byte => (Piece::Literal(rest[..length].to_owned()), length),
    }
}

/// Whether the pieces make up the whole text; the shortest words for each name are tried first.
fn fits(pieces: &[Piece], text: &str, found: &mut Vec<(Slot, String)>, steps: &mut u32) -> bool {
    let Some((first, others)) = pieces.split_first() else { return text.is_empty() };
    let (least, folder) = match first {
        Piece::Literal(words) => {
            return text.strip_prefix(&**words).is_some_and(|rest| fits(others, rest, found, steps));
        }
        Piece::Some => (0, false),
        Piece::Deep => (0, true),
        Piece::Named(_) => (1, false),
    };
    let longest = if folder { text.len() } else { text.find('/').unwrap_or(text.len()) };
    for end in (least..=longest).filter(|&end| text.is_char_boundary(end)) {
        let Some(left) = steps.checked_sub(1) else { return false };
        *steps = left;
        let (words, rest) = text.split_at(end);
        let known = found.len();
        if let Piece::Named(slot) = first {
            if *slot == Slot::Date && (day(words).is_none() || words.len() > 10) {
                continue;
            }
            found.push((*slot, words.to_owned()));
        }
        if fits(others, rest, found, steps) {
            return true;
        }
        found.truncate(known);
    }
    false
}

fn captured(found: Vec<(Slot, String)>) -> Captures {
    let mut captures = Captures::default();
    for (slot, words) in found {
        match slot {
            Slot::Outlet => captures.outlet = Some(words),
            Slot::Date => captures.date = day(&words),
            Slot::Story => captures.story = Some(words),
        }
    }
    captures
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(template: &str, path: &str, expected: Option<[&str; 3]>) {
        let found = Template::parse(Path::new(""), template).expect("it has names").captures(path);
        let found = found.map(|found| [found.outlet, found.date, found.story].map(Option::unwrap_or_default));
        assert_eq!(found, expected.map(|expected| expected.map(str::to_owned)), "{path}");
    }

    #[test]
    fn a_path_says_what_a_source_is() {
        check(
            "{outlet}/{date}-{story}.txt",
            "herald/2031-05-04-the-dam.txt",
            Some(["herald", "2031-05-04", "the-dam"]),
        );
        check("wire/**/{date}_{outlet}.md", "wire/a/b/20310504_courier.md", Some(["courier", "2031-05-04", ""]));
        check("{outlet}/{date}-{story}.txt", "herald/dam.txt", None);
        check("{outlet}/*.txt", "a/b/c.txt", None);
    }
}
