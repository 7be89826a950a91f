//! JUnit's XML, as Jenkins reads it: a test case for each finding, which fails, or one that passes if there is none.

use std::io::{self, Write};

use super::{Outcome, spots::Spots};

/// The outcome as one suite.
///
/// # Errors
/// Those of the writer.
pub fn check_junit(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let spots = Spots::of(outcome);
    let (failures, errors) = (outcome.findings.len(), outcome.corpus.faults.len());
    let tests = (failures + errors).max(1);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    let counts = format!("name=\"misquote\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
    writeln!(out, "<testsuites {counts}>\n  <testsuite {counts}>")?;
    if failures + errors == 0 {
        writeln!(out, "    <testcase name=\"quotations agree\" classname=\"misquote\"/>")?;
    }
    for finding in &outcome.findings {
        let named = spots.named(finding);
        let place = named.first().map_or(String::new(), |first| first.spot.text());
        let name = escaped(&format!("{place} {}", finding.message));
        let class = escaped(&format!("misquote.{}", finding.name));
        let lines: Vec<String> = named.iter().map(|named| named.line()).collect();
        writeln!(out, "    <testcase name=\"{name}\" classname=\"{class}\">")?;
        let kind = escaped(&format!("{} {}", finding.severity.word(), finding.code.0));
        let message = escaped(&finding.message);
        let text = escaped(&lines.join("\n"));
        writeln!(out, "      <failure type=\"{kind}\" message=\"{message}\">{text}</failure>\n    </testcase>")?;
    }
    for fault in &outcome.corpus.faults {
        let (name, message) = (escaped(&fault.path), escaped(&fault.message));
        writeln!(out, "    <testcase name=\"{name}\" classname=\"misquote.unread\">")?;
        writeln!(out, "      <error type=\"unread\" message=\"{message}\"/>\n    </testcase>")?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

/// For an attribute or an element; what XML forbids altogether becomes a question mark.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' => safe.push_str("&#10;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => safe.push('?'),
            letter => safe.push(letter),
        }
    }
    safe
}
