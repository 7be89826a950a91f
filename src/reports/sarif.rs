//! SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), as GitHub's code scanning reads it.
//!
//! Of `locations` GitHub reads the first alone and hides an alert outside the diff, so the finding is anchored at the
//! quotation on a changed line; the others are related locations, linked from the message by their ids.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::{
    Outcome,
    series::Series,
    spots::{Named, Spot, Spots},
};
use crate::{
    checks::{CHECKS, Check, Finding},
    rules::Severity,
};

/// Where a reader of an alert finds more.
const HOME: &str = env!("CARGO_PKG_REPOSITORY");

/// The whole outcome as one log.
///
/// # Errors
/// Those of the writer.
pub fn check_sarif(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let spots = Spots::of(outcome);
    let fault = |fault: &crate::sources::Fault| json!({ "level": "error", "message": { "text": format!("{}: {}", fault.path, fault.message) } });
    let run = Run {
        tool: json!({ "driver": {
            "name": "misquote",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": HOME,
            "rules": CHECKS.iter().map(|check| rule(check)).collect::<Vec<_>>(),
        } }),
        column_kind: "unicodeCodePoints",
        invocations: json!([{
            "executionSuccessful": outcome.corpus.faults.is_empty(),
            "toolExecutionNotifications": outcome.corpus.faults.iter().map(fault).collect::<Vec<_>>(),
        }]),
        results: Series(|| outcome.findings.iter().map(|finding| result(finding, &spots))),
    };
    let schema = "https://json.schemastore.org/sarif-2.1.0.json";
    serde_json::to_writer(&mut *out, &Log { schema, version: "2.1.0", runs: [run] })?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [R; 1],
}

/// A hundred thousand results are no more in memory than one.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R> {
    tool: Value,
    column_kind: &'static str,
    invocations: Value,
    results: R,
}

fn rule(check: &Check) -> Value {
    json!({
        "id": check.code.0,
        "name": check.name,
        "shortDescription": { "text": check.name.replace('-', " ") },
        "helpUri": format!("{HOME}#what-it-finds"),
        "help": { "text": check.page, "markdown": check.page },
        "defaultConfiguration": { "level": check.severity.word() },
        "properties": { "precision": precision(check.code.0), "tags": ["quotation"] },
    })
}

/// How often a finding is right: marks can be seen, sameness and speakers are judged.
fn precision(code: &str) -> &'static str {
    match code {
        "MQ401" | "MQ402" | "MQ403" | "MQ901" => "high",
        "MQ105" | "MQ107" | "MQ203" => "low",
        _ => "medium",
    }
}

fn result(finding: &Finding, spots: &Spots) -> Value {
    let named = spots.named(finding);
    let rule = CHECKS.iter().position(|check| check.code == finding.code);
    let others = || named.iter().enumerate().skip(1);
    let links: String = others().map(|(id, other)| format!("\n[{}]({id})", escaped(&other.spot.text()))).collect();
    let related = others().map(|(id, other)| {
        let mut place = location(&other.spot);
        place["id"] = json!(id);
        place["message"] = json!({ "text": said(other) });
        place
    });
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    json!({
        "ruleId": finding.code.0,
        "ruleIndex": rule,
        "level": level,
        "message": { "text": format!("{}{links}", escaped(&finding.message)) },
        "locations": named.first().map(|first| location(&first.spot)).into_iter().collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
        "partialFingerprints": { "misquote/v1": finding.fingerprint },
        "rank": (f64::from(finding.confidence) * 100.0).round(),
    })
}

fn location(spot: &Spot) -> Value {
    let region = if spot.has_columns {
        json!({
            "startLine": spot.start.line,
            "startColumn": spot.start.column,
            "endLine": spot.end.line,
            "endColumn": spot.end.column,
        })
    } else {
        json!({ "startLine": spot.start.line })
    };
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(&spot.path) }, "region": region } })
}

fn said(named: &Named) -> String {
    let speaker = named.speaker.as_ref().map(|speaker| format!(" ({speaker})")).unwrap_or_default();
    format!("“{}”{speaker}", named.words)
}

/// Brackets would begin a link.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// A relative reference: what is no letter, digit or one of a few marks is written in hexadecimal.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let each = path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    each.collect()
}
