//! GitLab's code quality report (docs.gitlab.com/ci/testing/code_quality): an array, one entry a finding.

use std::io::{self, Write};

use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use super::{Outcome, series::Series, spots::Spots};
use crate::rules::Severity;

/// The findings as one array. A fingerprint must be unique in a report: one that returns is numbered.
///
/// # Errors
/// Those of the writer.
pub fn check_gitlab(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let spots = Spots::of(outcome);
    serde_json::to_writer_pretty(&mut *out, &Series(|| entries(outcome, &spots)))?;
    out.write_all(b"\n")
}

fn entries<'a>(outcome: &'a Outcome, spots: &'a Spots) -> impl Iterator<Item = Value> {
    let mut met: FxHashMap<&str, u32> = FxHashMap::default();
    outcome.findings.iter().filter_map(move |finding| {
        let named = spots.named(finding);
        let first = named.first()?;
        let times = met.entry(&finding.fingerprint).or_default();
        *times += 1;
        let fingerprint =
            if *times == 1 { finding.fingerprint.clone() } else { format!("{}-{times}", finding.fingerprint) };
        let others: String = named.iter().skip(1).map(|other| format!("; {}", other.spot.text())).collect();
        Some(json!({
            "description": format!("{} {}: {}{others}", finding.code.0, finding.name, finding.message),
            "check_name": finding.name,
            "fingerprint": fingerprint,
            "severity": severity(finding.severity),
            "location": {
                "path": first.spot.path,
                "lines": { "begin": first.spot.start.line, "end": first.spot.end.line },
            },
        }))
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Note => "minor",
    }
}
