//! Reviewdog's diagnostics (github.com/reviewdog/reviewdog, proto/rdf), one a line.
//!
//! Its columns count bytes of UTF-8, ours characters; so ranges are given by whole lines, which are never wrong.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{
    Outcome,
    spots::{Spot, Spots},
};
use crate::rules::Severity;

/// A diagnostic a line.
///
/// # Errors
/// Those of the writer.
pub fn check_rdjsonl(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let spots = Spots::of(outcome);
    for finding in &outcome.findings {
        let named = spots.named(finding);
        let Some(first) = named.first() else { continue };
        let related = named[1..]
            .iter()
            .map(|other| json!({ "message": format!("“{}”", other.words), "location": location(&other.spot) }));
        let line = json!({
            "message": format!("{}: {}", finding.name, finding.message),
            "location": location(&first.spot),
            "severity": severity(finding.severity),
            "source": { "name": "misquote" },
            "code": { "value": finding.code.0 },
            "related_locations": related.collect::<Vec<_>>(),
        });
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn location(spot: &Spot) -> Value {
    json!({ "path": spot.path, "range": { "start": { "line": spot.start.line }, "end": { "line": spot.end.line } } })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}
