//! The last lines: the sources that could not be read, and how much of everything there was.

use std::{
    io::{self, Write},
    time::Duration,
};

use super::{Human, safe::safe};
use crate::{reports::Outcome, rules::Severity};

/// `5 sources, 49 quotations, 15 groups: 2 errors, 21 warnings in 4 ms`.
pub fn print(outcome: &Outcome, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    let corpus = &outcome.corpus;
    for fault in &corpus.faults {
        let label = human.paint.loud(Severity::Error, "unread");
        writeln!(out, "{label} {}: {}", human.paint.place(&safe(&fault.path)), safe(&fault.message))?;
    }
    let took = human.took.map_or(String::new(), |took| format!(" in {}", duration(took)));
    let counts = [
        counted(corpus.read(), "source"),
        counted(corpus.quotes.len(), "quotation"),
        counted(outcome.groups.len(), "group"),
    ];
    writeln!(out, "{}: {}{took}", counts.join(", "), verdict(outcome, human))
}

/// What was found, the loudest first.
fn verdict(outcome: &Outcome, human: &Human) -> String {
    let loudness = [Severity::Error, Severity::Warning, Severity::Note];
    let told = loudness.into_iter().filter_map(|severity| {
        let count = outcome.findings.iter().filter(|finding| finding.severity == severity).count();
        (count > 0).then(|| human.paint.loud(severity, &counted(count, severity.word())))
    });
    let unread = outcome.corpus.faults.len();
    let unread = (unread > 0).then(|| human.paint.loud(Severity::Error, &format!("{unread} unread")));
    let all: Vec<String> = told.chain(unread).collect();
    if all.is_empty() { human.paint.strong("nothing differs") } else { all.join(", ") }
}

/// `1 source`, `2 sources`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// In the unit that a person would take.
fn duration(took: Duration) -> String {
    match took.as_millis() {
        millis @ 0..1000 => format!("{millis} ms"),
        _ => format!("{:.1} s", took.as_secs_f64()),
    }
}
