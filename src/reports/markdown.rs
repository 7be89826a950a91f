//! Markdown, for a job's summary or a comment: a table of what was counted, then each finding with its places.
//!
//! GitHub drops a summary of a mebibyte or more whole, so the report stops before that and says so.

use std::io::{self, Write};

use super::{Outcome, spots::Spots};
use crate::{checks::Finding, rules::Severity};

/// Bytes at which the report stops.
const LARGEST: usize = 900 << 10;

/// Unread sources that are named; thousands would fill the page too.
const MANY: usize = 100;

/// The outcome as a page.
///
/// # Errors
/// Those of the writer.
pub fn check_markdown(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let spots = Spots::of(outcome);
    let mut page = head(outcome);
    for fault in outcome.corpus.faults.iter().take(MANY) {
        page += &format!("\n- **unread** `{}`: {}\n", fault.path.replace('`', "'"), escaped(&fault.message));
    }
    for (number, finding) in outcome.findings.iter().enumerate() {
        let section = section(finding, &spots);
        if page.len() + section.len() > LARGEST {
            page += &format!("\n{} more findings are not shown here.\n", outcome.findings.len() - number);
            break;
        }
        page += &section;
    }
    out.write_all(page.as_bytes())
}

fn head(outcome: &Outcome) -> String {
    let count = |severity| outcome.findings.iter().filter(|finding| finding.severity == severity).count();
    let sources = outcome.corpus.read();
    let verdict = if outcome.findings.is_empty() { "nothing differs" } else { "quotations that do not agree" };
    format!(
        "## misquote: {verdict}\n\n| sources | quotations | groups | errors | warnings | notes |\n\
         | ---: | ---: | ---: | ---: | ---: | ---: |\n| {sources} | {} | {} | {} | {} | {} |\n",
        outcome.corpus.quotes.len(),
        outcome.groups.len(),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
    )
}

fn section(finding: &Finding, spots: &Spots) -> String {
    let (word, code, name) = (finding.severity.word(), finding.code.0, finding.name);
    let mut section = format!("\n### {word} {code} {name}\n\n{}\n\n", escaped(&finding.message));
    for named in spots.named(finding) {
        let speaker = named.speaker.map(|speaker| format!(", {}", escaped(&speaker))).unwrap_or_default();
        let place = named.spot.text().replace('`', "'");
        section += &format!("- `{place}` “{}”{speaker}\n", escaped(&named.words));
    }
    section
}

/// Words of articles are no markup.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '@' => safe.extend(['\\', letter]),
            '\n' | '\r' => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}
