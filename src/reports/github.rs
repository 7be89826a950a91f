//! GitHub's workflow commands: annotations beside the lines of a pull request.
//!
//! A step shows ten errors, ten warnings and ten notices, and drops the rest in silence; so no more are printed, and the
//! last of a sort says how many more there are and where. Columns are given only where the range is on one line, since
//! GitHub refuses them else.

use std::io::{self, Write};

use super::{Outcome, spots::Spots};
use crate::{checks::Finding, rules::Severity, sources::article_of};

/// Annotations of one sort that a step shows.
const SHOWN: usize = 10;

/// A command for each finding that GitHub will show, the loudest first.
///
/// # Errors
/// Those of the writer.
pub fn check_github(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let spots = Spots::of(outcome);
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let findings: Vec<&Finding> = outcome.findings.iter().filter(|finding| finding.severity == severity).collect();
        let unread: &[_] = if severity == Severity::Error { &outcome.corpus.faults } else { &[] };
        let room = SHOWN.saturating_sub(unread.len().min(SHOWN / 2));
        for fault in unread.iter().take(SHOWN - room) {
            let place = match article_of(&fault.path) {
                Some((feed, line)) => format!("file={},line={line}", property(feed)),
                None => format!("file={}", property(&fault.path)),
            };
            writeln!(out, "::error {place},title=misquote could not read it::{}", data(&fault.message))?;
        }
        let shown = if findings.len() > room { room - 1 } else { findings.len() };
        for finding in &findings[..shown] {
            writeln!(out, "{}", command(finding, &spots))?;
        }
        let rest = findings.len() - shown;
        if rest > 0 {
            let word = severity.word();
            writeln!(
                out,
                "::{} title=misquote::{rest} more of the kind “{word}”: see the job's summary",
                kind(severity)
            )?;
        }
    }
    Ok(())
}

fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

fn command(finding: &Finding, spots: &Spots) -> String {
    let named = spots.named(finding);
    let place = named.first().map_or(String::new(), |first| {
        let spot = &first.spot;
        let lines = format!("file={},line={},endLine={},", property(&spot.path), spot.start.line, spot.end.line);
        let one_line = spot.has_columns && spot.start.line == spot.end.line;
        let columns = format!("col={},endColumn={},", spot.start.column, spot.end.column);
        if one_line { lines + &columns } else { lines }
    });
    let title = property(&format!("{} {}", finding.code.0, finding.name));
    let others: String = named.iter().map(|named| format!("\n{}", named.line())).collect();
    format!("::{} {place}title={title}::{}", kind(finding.severity), data(&format!("{}{others}", finding.message)))
}

/// What stands after `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands after `=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
