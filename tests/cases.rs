//! Cases as files: what `misquote check` says of a few short sources.
//!
//! A case is `tests/cases/<check-name>/<what-happens>.txt`. It holds its sources, each below a line that names it:
//!
//! ```text
//! --- wire.txt
//! “We will not raise the toll,” Ada Lund said.
//! --- talk.txt role=record date=2026-03-01 story=harbour
//! LUND: We will not raise the toll.
//! --- misquote.yaml
//! checks: …
//! ```
//!
//! What stands after a name goes into the rules' `sources:`, as `role`, `outlet`, `date` or `story`. The program is run in a
//! folder of these files and what it prints for machines is written as a page for people, kept beside the case as
//! `<what-happens>.snap`. A case whose name begins with `group-` shows the groups as well.

mod case;

use std::{fs, panic, path::Path};

use case::Case;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");

#[test]
fn wording_drift() {
    folder("wording-drift");
}

#[test]
fn negation_drift() {
    folder("negation-drift");
}

#[test]
fn number_drift() {
    folder("number-drift");
}

#[test]
fn name_drift() {
    folder("name-drift");
}

#[test]
fn paraphrased_quote() {
    folder("paraphrased-quote");
}

#[test]
fn silent_cut() {
    folder("silent-cut");
}

#[test]
fn boundary_drift() {
    folder("boundary-drift");
}

#[test]
fn modality_drift() {
    folder("modality-drift");
}

#[test]
fn speaker_conflict() {
    folder("speaker-conflict");
}

#[test]
fn speaker_spelling() {
    folder("speaker-spelling");
}

#[test]
fn speaker_missing() {
    folder("speaker-missing");
}

#[test]
fn role_conflict() {
    folder("role-conflict");
}

#[test]
fn relay_conflict() {
    folder("relay-conflict");
}

#[test]
fn not_on_record() {
    folder("not-on-record");
}

#[test]
fn off_the_record_wording() {
    folder("off-the-record-wording");
}

#[test]
fn unclosed_quote() {
    folder("unclosed-quote");
}

#[test]
fn mismatched_marks() {
    folder("mismatched-marks");
}

#[test]
fn hidden_characters() {
    folder("hidden-characters");
}

#[test]
fn every_folder_has_its_test() {
    for name in names(Path::new(CASES)) {
        let call = format!("folder(\"{name}\")");
        assert!(
            include_str!("cases.rs").contains(&call),
            "tests/cases/{name} is not run: add a test that calls {call}"
        );
    }
}

/// Every case of a check, each against its snapshot; all of them are tried before the test fails.
fn folder(check: &str) {
    let folder = Path::new(CASES).join(check);
    let cases = names(&folder).into_iter().filter(|name| name.ends_with(".txt"));
    let failed: Vec<String> = cases.filter(|name| panic::catch_unwind(|| matches(&folder, name)).is_err()).collect();
    assert!(failed.is_empty(), "read what changed in tests/cases/{check}: {failed:?}");
}

fn matches(folder: &Path, name: &str) {
    let case = Case::read(&folder.join(name));
    let page = case.run();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(case.name.as_str(), page));
}

/// What lies in a folder, in the order of names; nothing if there is no such folder yet.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
