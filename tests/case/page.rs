//! What the program prints for machines, as a page that a stranger can read.
//!
//! Only what a person judges stands in it: no offsets, no fingerprints, no confidence.

use std::fmt::Write;

use serde::Deserialize;

/// The part of `check --format json` that a page shows.
#[derive(Deserialize)]
pub struct Answer {
    quotes: Vec<Quote>,
    groups: Vec<Group>,
    findings: Vec<Finding>,
    errors: Vec<Fault>,
}

#[derive(Deserialize)]
struct Quote {
    path: String,
    line: u32,
    text: String,
    speaker: Option<Speaker>,
}

#[derive(Deserialize)]
struct Speaker {
    name: String,
}

#[derive(Deserialize)]
struct Group {
    members: Vec<usize>,
}

#[derive(Deserialize)]
struct Finding {
    code: String,
    name: String,
    severity: String,
    message: String,
    quotes: Vec<usize>,
    wordings: Option<[Vec<usize>; 2]>,
    places: Vec<Place>,
    diff: Option<Vec<Piece>>,
}

#[derive(Deserialize)]
struct Place {
    path: String,
    text: String,
}

#[derive(Deserialize)]
struct Piece {
    op: String,
    a: String,
    b: String,
}

#[derive(Deserialize)]
struct Fault {
    path: String,
    message: String,
}

/// The page: the findings, or `(silent)`; before them the groups, if the case is about them.
pub fn write(answer: &Answer, with_groups: bool) -> String {
    let mut page = String::new();
    if with_groups {
        answer.groups.iter().for_each(|group| write_group(&mut page, answer, group));
    }
    for fault in &answer.errors {
        line(&mut page, &format!("cannot read {}: {}", fault.path, fault.message));
    }
    for finding in &answer.findings {
        write_finding(&mut page, answer, finding);
    }
    if answer.findings.is_empty() {
        page.push_str("(silent)\n");
    }
    page
}

fn write_group(page: &mut String, answer: &Answer, group: &Group) {
    line(page, "the same words");
    for &member in &group.members {
        line(page, &format!("  {}", quote(&answer.quotes[member])));
    }
    page.push('\n');
}

fn write_finding(page: &mut String, answer: &Answer, finding: &Finding) {
    line(page, &format!("{} {} · {}", finding.code, finding.name, finding.severity));
    line(page, &format!("  {}", finding.message));
    for &number in &finding.quotes {
        line(page, &format!("  {:<9} {}", part(finding, number), quote(&answer.quotes[number])));
    }
    for place in &finding.places {
        line(page, &format!("  place     {} “{}”", place.path, one_line(&place.text)));
    }
    if let Some(diff) = &finding.diff {
        let pieces: Vec<String> = diff.iter().map(piece).collect();
        line(page, &format!("  diff      {}", pieces.join(" ")));
    }
    page.push('\n');
}

/// What a quotation is in a finding on words.
fn part(finding: &Finding, number: usize) -> &'static str {
    match &finding.wordings {
        Some([odd, _]) if odd.contains(&number) => "odd",
        Some([_, reference]) if reference.contains(&number) => "reference",
        Some(_) | None => "quote",
    }
}

fn quote(quote: &Quote) -> String {
    let speaker = quote.speaker.as_ref().map_or("nobody", |speaker| speaker.name.as_str());
    format!("{}:{} “{}” {speaker}", quote.path, quote.line, one_line(&quote.text))
}

fn piece(piece: &Piece) -> String {
    match piece.op.as_str() {
        "equal" => piece.a.trim().to_owned(),
        "replace" => format!("[{} → {}]", piece.a.trim(), piece.b.trim()),
        "delete" => format!("[{} →]", piece.a.trim()),
        "insert" => format!("[→ {}]", piece.b.trim()),
        other => format!("[unknown {other}]"),
    }
}

/// Characters that cannot be seen are written out, so that a snapshot shows them.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => line.push_str(" ¶ "),
            '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {
                let _ = write!(line, "<{:04X}>", c as u32);
            }
            _ => line.push(c),
        }
    }
    line
}

fn line(page: &mut String, text: &str) {
    page.push_str(text.trim_end());
    page.push('\n');
}
