//! Our own reports, which lie beside the sources as often as not: what this program printed is nobody's article.
//!
//! What comes in is a file's text; what goes out is whether it is a report, told by its first bytes. The quotations in it
//! are those of the sources, in both wordings: read as a source it would disagree with itself.

use serde_json::Value;

use crate::text::head;

/// What is looked at.
const LOOKED_AT: usize = 2048;

/// Whether a file is a report.
pub fn is_report(text: &str) -> bool {
    let head = head(text, LOOKED_AT);
    let first = head.lines().next().unwrap_or_default();
    if text.trim_end().rsplit('\n').next().is_some_and(is_tally) {
        return true;
    }
    match first.as_bytes().first() {
        Some(b'<') => head.contains("<meta name=generator content=misquote>"),
        Some(b'#') => first.starts_with("## misquote: "),
        Some(b':') => first.starts_with("::") && first.contains("title=MQ"),
        // `warning[MQ101] …`, and with its place before it.
        Some(_) => ["error[MQ", "warning[MQ", "note[MQ"].iter().any(|level| {
            let at = first.find(level);
            at.is_some_and(|at| at == 0 || first[..at].ends_with(": "))
        }),
        None => false,
    }
}

/// The last line of the table that `extract` prints: `3 sources, 12 quotations, 9 with a speaker`.
fn is_tally(line: &str) -> bool {
    let counts = |part: &str, what: &[&str]| {
        part.split_once(' ').is_some_and(|(count, named)| {
            !count.is_empty() && count.bytes().all(|digit| digit.is_ascii_digit()) && what.contains(&named)
        })
    };
    let mut parts = line.trim_end().split(", ");
    let said = [&["source", "sources"][..], &["quotation", "quotations"], &["with a speaker"]];
    said.iter().all(|what| parts.next().is_some_and(|part| counts(part, what))) && parts.next().is_none()
}

/// Whether a line of JSON is a finding, or a quotation that was extracted.
pub fn is_of_report(line: &Value) -> bool {
    let code = line.get("code").map(|code| code.get("value").unwrap_or(code)).and_then(Value::as_str);
    let is_code = |code: &str| code.len() == 3 && code.bytes().all(|digit| digit.is_ascii_digit());
    // An article may be numbered “MQ-14”.
    let found = code.is_some_and(|code| code.strip_prefix("MQ").is_some_and(is_code));
    found || ["path", "start", "end", "kind", "utterance"].iter().all(|name| line.get(name).is_some())
}
