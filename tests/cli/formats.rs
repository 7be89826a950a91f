//! What each service reads: a snapshot of every format, and the services' own word on it.

use std::path::Path;

use insta::assert_snapshot;

use crate::desk::{Desk, tool};

/// Three articles, one of which drifts, and words that markup, shells and logs could take for their own.
fn desk(name: &str) -> Desk {
    let desk = Desk::with_articles(name);
    desk.drift("post & co.md");
    desk.write(
        "odd.md",
        "“Nobody [at the yard] paid 100% of the <b>bill</b>,\u{200b} he said: \"never\",” Piet Roos said.\n",
    );
    desk
}

#[test]
fn every_format_is_written_in_one_run() {
    let desk = desk("formats");
    let formats = ["sarif", "github", "gitlab", "junit", "rdjsonl", "markdown", "jsonl"];
    let outputs: Vec<String> = formats.iter().map(|format| format!("--output={format}={format}.out")).collect();
    let mut typed = vec!["check", "."];
    typed.extend(outputs.iter().map(String::as_str));
    let ended = desk.run(&typed);
    let each =
        formats.iter().map(|format| format!("=== {format}\n{}\n", shown(format, &desk.read(&format!("{format}.out")))));
    assert_snapshot!(format!("{ended}\n{}", each.collect::<String>()));
}

/// SARIF without the checks' pages, which have their own place.
fn shown(format: &str, text: &str) -> String {
    if format != "sarif" {
        return text.to_owned();
    }
    let mut log: serde_json::Value = serde_json::from_str(text).expect("SARIF is JSON");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].take();
    assert!(rules.as_array().is_some_and(|rules| rules.iter().all(|rule| rule["help"]["markdown"].is_string())));
    // Where a rule stands among the others changes with every new check.
    for result in log["runs"][0]["results"].as_array_mut().into_iter().flatten() {
        assert!(result["ruleIndex"].take().is_u64());
    }
    serde_json::to_string_pretty(&log).expect("it was read as JSON")
}

#[test]
fn sarif_is_valid_to_its_makers() {
    let desk = desk("sarif");
    desk.run(&["check", ".", "--output", "sarif=log.sarif"]);
    let log: serde_json::Value = serde_json::from_str(&desk.read("log.sarif")).expect("SARIF is JSON");
    assert_eq!(log["version"], "2.1.0");
    // Microsoft's validator holds the log against the published schema and against GitHub's wishes.
    let Some(multitool) = tool("sarif-multitool", &["target/browser/node_modules/.bin"]) else { return };
    let output = desk.command(multitool).args(["validate", "log.sarif"]).output().expect("it is here");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && !told.contains(" error "), "{told}");
}

#[test]
fn junit_is_valid_to_jenkins() {
    let desk = desk("junit");
    desk.run(&["check", ".", "--output", "junit=found.xml"]);
    desk.run(&["check", "herald.txt", "--output", "junit=none.xml"]);
    assert!(desk.read("none.xml").contains("quotations agree"));
    let Some(xmllint) = tool("xmllint", &[]) else { return };
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/junit-10.xsd");
    let output =
        desk.command(xmllint).args(["--noout", "--schema"]).arg(schema).args(["found.xml", "none.xml"]).output();
    let output = output.expect("it is here");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn rdjsonl_has_reviewdogs_shape() {
    let desk = desk("rdjsonl");
    desk.run(&["check", ".", "--output", "rdjsonl=found.jsonl"]);
    for line in desk.read("found.jsonl").lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        assert!(row["message"].is_string() && row["location"]["path"].is_string(), "{line}");
        assert!(row["location"]["range"]["start"]["line"].is_u64(), "{line}");
        assert!(["ERROR", "WARNING", "INFO"].contains(&row["severity"].as_str().expect("it is a word")), "{line}");
    }
}

#[test]
fn github_is_not_told_more_than_it_shows() {
    let desk = Desk::new("many");
    for number in 0..25 {
        desk.write(&format!("{number:02}.txt"), "“The pier will be closed until June, Ada Lund said on Monday.\n");
    }
    let told = desk.run(&["check", ".", "--format", "github"]);
    assert_eq!(told.matches("::warning ").count(), 10, "{told}");
    assert!(told.contains("16 more of the kind “warning”"), "{told}");
}
