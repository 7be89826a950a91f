//! What is wrong with a rules file, where, and what would be right: path, line, column, the line with a caret.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::suggest;
use crate::error::Error;

/// A place in a rules file; both count from 1, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// One thing that is wrong with a rules file.
#[derive(Debug)]
pub struct Complaint {
    /// The file's path, as the user would type it.
    pub path: Box<str>,
    /// The file.
    pub yaml: Box<str>,
    /// Where.
    pub spot: Spot,
    /// What is wrong.
    pub wrong: String,
    /// What was expected there; stands beside the caret.
    pub expected: String,
    /// What to do: “did you mean `checks`?”
    pub help: Option<String>,
}

impl Complaint {
    /// What the deserializer says, in a user's words.
    pub fn of_serde(path: &str, yaml: &str, spot: Spot, fault: &str) -> Self {
        let said = Said::read(fault);
        let (wrong, expected, help) = said.put();
        let spot = if said.is_repeated() { second(yaml, spot, said.name()).unwrap_or(spot) } else { spot };
        Self { path: path.into(), yaml: yaml.into(), spot, wrong, expected, help }
    }

    fn render(&self) -> String {
        if self.yaml.is_empty() {
            return format!("error: {}: line {}: {}", self.path, self.spot.line, self.wrong);
        }
        let range = self.range();
        let snippet = Snippet::source(&*self.yaml)
            .path(&*self.path)
            .annotation(AnnotationKind::Primary.span(range).label(&*self.expected));
        let group = Group::with_title(Level::ERROR.primary_title(&*self.wrong)).element(snippet);
        let group = group.elements(self.help.iter().map(|help| Level::HELP.message(&**help)));
        Renderer::plain().render(&[group])
    }

    /// The bytes that the caret underlines: from the spot to the end of the word, key or string there.
    fn range(&self) -> std::ops::Range<usize> {
        let line = self.yaml.split_inclusive('\n').take(self.spot.line - 1).map(str::len).sum::<usize>();
        let rest = self.yaml[line..].lines().next().unwrap_or_default();
        let start = rest.char_indices().nth(self.spot.column - 1).map_or(rest.len(), |(at, _)| at);
        let word = &rest[start..];
        let quoted = word.strip_prefix(['"', '\'']).and_then(|inside| inside.find(['"', '\'']));
        let length = quoted.map_or_else(|| word.find([':', ',', ']', '}', '#']), |end| Some(end + 2));
        let length = word[..length.unwrap_or(word.len())].trim_end().len();
        // The caret stands below one character at least, and never within one.
        let length = length.max(word.chars().next().map_or(0, char::len_utf8));
        line + start..line + start + length
    }
}

impl From<Complaint> for Error {
    fn from(complaint: Complaint) -> Self {
        Self::rendered(complaint.render())
    }
}

/// A message of serde's derive or of `serde_yaml`, taken apart.
#[derive(Debug)]
enum Said<'a> {
    Unknown { what: &'static str, name: &'a str, known: Vec<&'a str> },
    Repeated { name: &'a str },
    Missing { name: &'a str },
    WrongType { found: &'a str, expected: &'a str },
    Other { message: &'a str },
}

impl<'a> Said<'a> {
    fn read(fault: &'a str) -> Self {
        let fault = fault.rsplit_once(" at line ").map_or(fault, |(message, _)| message);
        let after = |start: &str| fault.find(start).map(|at| &fault[at + start.len()..]);
        let name = |rest: &'a str| rest.split('`').next().unwrap_or_default();
        let known = |rest: &'a str| rest.split('`').skip(2).step_by(2).collect();
        if let Some(rest) = after("unknown field `") {
            Self::Unknown { what: "key", name: name(rest), known: known(rest) }
        } else if let Some(rest) = after("unknown variant `") {
            Self::Unknown { what: "value", name: name(rest), known: known(rest) }
        } else if let Some(rest) = after("duplicate field `").or_else(|| after("duplicate entry with key \"")) {
            Self::Repeated { name: name(rest).trim_end_matches('"') }
        } else if let Some(rest) = after("missing field `") {
            Self::Missing { name: name(rest) }
        } else if let Some((found, expected)) = after("invalid type: ").and_then(|rest| rest.split_once(", expected "))
        {
            Self::WrongType { found, expected }
        } else {
            Self::Other { message: fault }
        }
    }

    fn is_repeated(&self) -> bool {
        matches!(self, Self::Repeated { .. })
    }

    fn name(&self) -> &'a str {
        match self {
            Self::Unknown { name, .. } | Self::Repeated { name } | Self::Missing { name } => name,
            Self::WrongType { .. } | Self::Other { .. } => "",
        }
    }

    /// What is wrong, what was expected, what to do.
    fn put(&self) -> (String, String, Option<String>) {
        match self {
            Self::Unknown { what, name, known } => {
                let help = suggest::nearest(name, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
                (format!("unknown {what} `{name}`"), format!("expected {}", one_of(known)), help)
            }
            Self::Repeated { name } => {
                let help = "the second would silently win: put both into one".to_owned();
                (format!("`{name}` stands here twice"), "expected once".to_owned(), Some(help))
            }
            Self::Missing { name } => {
                (format!("`{name}` is missing"), format!("expected `{name}:` in this entry"), None)
            }
            Self::WrongType { found, expected } => {
                (format!("found {}", plain(found)), format!("expected {}", plain(expected)), None)
            }
            Self::Other { message } => ((*message).to_owned(), "here".to_owned(), remedy(message)),
        }
    }
}

/// What most often lies behind what a YAML reader says of itself.
fn remedy(message: &str) -> Option<String> {
    let causes = [
        (
            "cannot start any token",
            "YAML is indented with spaces, not tabs; a value that begins with @, ` or % wants quotes",
        ),
        ("expected node content", "a bracket or a quotation mark above is not closed, or a value is missing"),
        ("expected key", "the line is not indented as its neighbours are, or an entry of a list lacks its `- `"),
        ("expected <block end>", "the line is not indented as its neighbours are"),
        ("mapping values are not allowed", "a value that holds a colon wants quotes"),
        ("unexpected end of stream", "a quotation mark is not closed"),
    ];
    let cause = causes.iter().find(|(said, _)| message.contains(said));
    cause.map(|(_, remedy)| (*remedy).to_owned())
}

fn one_of(known: &[&str]) -> String {
    let ticked: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    match ticked.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "nothing".to_owned(),
    }
}

/// A type as YAML's writer would call it, not Rust's.
fn plain(kind: &str) -> String {
    let names = [
        ("sequence", "a list (each entry begins with `- `)"),
        ("a sequence", "a list (each entry begins with `- `)"),
        ("map", "keys with values"),
        ("unit value", "nothing"),
        ("struct Rules", "keys such as `sources:` and `checks:`"),
        ("f32", "a number"),
        ("a boolean", "true or false"),
    ];
    let known = names.iter().find(|(rust, _)| *rust == kind).map(|(_, plain)| (*plain).to_owned());
    let entry = || kind.strip_prefix("struct ").map(|_| "keys with values, such as `name: …`".to_owned());
    known.or_else(entry).unwrap_or_else(|| kind.to_owned())
}

/// Where a key stands the second time in the mapping that begins at `start`: the parser gives only its beginning.
fn second(yaml: &str, start: Spot, key: &str) -> Option<Spot> {
    let stands = |line: &str| {
        line.get(start.column - 1..).is_some_and(|rest| {
            let before = line[..start.column - 1].chars().all(|letter| letter == ' ' || letter == '-');
            before && rest.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'))
        })
    };
    let mut lines = yaml.lines().enumerate().skip(start.line - 1).filter(|(_, line)| stands(line));
    lines.nth(1).map(|(at, _)| Spot { line: at + 1, column: start.column })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caret_never_stands_within_a_character() {
        for yaml in ["{ \u{2007}a: 1", "\u{2007}", "é", "“: 1", ""] {
            for column in 1..=4 {
                let complaint = Complaint::of_serde("misquote.yaml", yaml, Spot { line: 1, column }, "a fault");
                assert!(complaint.render().contains("misquote.yaml"), "{yaml} {column}");
            }
        }
    }
}
