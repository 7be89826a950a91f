//! The built-in rules, a user's over them, what is wrong with a user's, and the schema that editors read.

use super::{File, Rules, built_in, raw};

const BUILT_IN: &str = include_str!("../../rules.yaml");

const CHECKS: [(&str, &str); 3] =
    [("MQ101", "wording-drift"), ("MQ107", "boundary-drift"), ("MQ402", "mismatched-marks")];

fn layered(yaml: &str) -> Result<Rules, String> {
    let file = File { path: "misquote.yaml".into(), yaml: yaml.into() };
    Rules::layered(file, &CHECKS).map_err(|complaint| crate::error::Error::from(complaint).to_string())
}

#[test]
fn the_built_in_rules_can_be_read() {
    let rules = Rules::built_in().expect("rules.yaml is in order");
    assert_eq!(rules.languages[0].name, "english");
    let raw = raw::parse(BUILT_IN, "rules.yaml").expect("it was just read");
    assert!(raw.sources.is_empty() && raw.allow.is_empty() && raw.exclude.0.is_empty(), "paths are a user's to name");
}

#[test]
fn what_the_build_script_wrote_is_what_stands_in_the_file() {
    let written = raw::parse(BUILT_IN, "rules.yaml").expect("rules.yaml is in order");
    let built_in = built_in::rules().expect("the build script wrote it");
    assert!(format!("{written:?}") == format!("{built_in:?}"), "they differ");
    assert!(raw::tree(BUILT_IN) == built_in::tree(), "their trees differ");
}

#[test]
fn a_word_is_added_and_another_taken_out() {
    let built_in = Rules::built_in().expect("rules.yaml is in order");
    let rules = layered("languages:\n  - name: english\n    elisions: strewth -em\n").expect("it is in order");
    let elisions = &rules.languages[0].elisions;
    assert!(elisions.contains(&"strewth".to_owned()) && !elisions.contains(&"em".to_owned()), "{elisions:?}");
    assert_eq!(elisions.len(), built_in.languages[0].elisions.len());
    assert_eq!(rules.languages[0].marks, built_in.languages[0].marks);
}

#[test]
fn a_list_whose_entries_are_commented_out_is_empty() {
    let rules = layered("sources:\n#  - path: a.txt\nallow:\nexclude:\n").expect("it is in order");
    assert!(rules.sources.is_empty() && rules.allow.is_empty());
    layered("# nothing yet\n").expect("a file of comments is in order");
}

#[test]
fn a_source_names_its_language_or_a_code_of_it() {
    for told in ["german", "de", "de-AT"] {
        layered(&format!("sources:\n  - path: '*.txt'\n    language: {told}\n")).expect("it is in order");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let wrong = [
        "chekcs:\n  - name: MQ101\n",
        "checks:\n  - name: MQ101\n    level: warn\n",
        "checks:\n  - name: MQ11\n",
        "checks:\n  - name: wording-drfit\n    level: off\n",
        "checks:\n  - name: MQ101\n    min-similarity: 80\n",
        "checks:\n  - name: MQ101\n    min-similarity: high\n",
        "checks:\n  - name: MQ101\n    level: off\n  - name: wording-drift\n    level: note\n",
        "checks:\n  - name: MQ101\n    level: off\n    level: note\n",
        "checks:\n  MQ101: off\n",
        "checks: off\n",
        "- checks\n",
        "sources:\n  - path: not-there.txt\n    role: record\n",
        "sources:\n  - path: '*.txt'\n    role: transcript\n",
        "sources:\n  - path: '*.txt'\n    date: 3 May 2026\n",
        "sources:\n  - path: '*.txt'\n    date: 2026-02-31\n",
        "sources:\n  - path: '*.txt'\n    encoding: windos-1252\n",
        "sources:\n  - path: 'wire/{outlett}/*.txt'\n",
        "languages:\n  - codes: it\n",
        "languages:\n  - name: english\n    marks:\n      - { open: '', close: '>' }\n",
        "sources:\n  - path: '*.txt'\n    language: englsh\n",
        "sources:\n  - outlet: Herald\n",
        "sources:\n  - path: '*.txt'\nsources:\n  - path: '*.md'\n",
        "allow:\n  - quotation: never again\n",
        "allow:\n  - quotation: never again\n    reason: ' '\n",
        "allow:\n  - reason: because\n",
        "speakers:\n  - name: Ada Holm\n    spelling: Ada Hólm\n",
        "languages:\n  - name: english\n    marks:\n      - open: '<'\n",
        "languages: [ { name: english\n",
        "languages:\n\t- name: english\n",
        "exclude:\n  - 'drafts/[z-a]'\n",
        "exclude:\n  drafts: true\n",
        "sources:\n  - path: *nowhere\n",
    ];
    let said: Vec<String> = wrong
        .iter()
        .map(|yaml| match layered(yaml) {
            Err(complaint) => complaint,
            Ok(_) => format!("NO COMPLAINT:\n{yaml}"),
        })
        .collect();
    insta::assert_snapshot!(said.join("\n\n"));
}

#[test]
fn hostile_files_are_refused_quickly() {
    let deep = format!("exclude: {}", "[".repeat(1 << 19));
    let dashes = format!("exclude:\n{}", "- ".repeat(1 << 18));
    let large = "# a\n".repeat(1 << 19);
    let steps = |n: usize| (0..n).map(|step| format!("*s{step}")).collect::<Vec<_>>().join(", ");
    let bomb: String = (0..24).map(|n| format!("s{n}: &s{n} [{}]\n", steps(n))).collect();
    let words = format!("exclude: &a [{}]\n", "x, ".repeat(10_000));
    let one = format!("languages:\n  - &l {{ name: english, elisions: \"{}\" }}\n", "w ".repeat(1000));
    let alike = one + &"  - *l\n".repeat(20_000);
    let indented: String = (0..900).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let start = std::time::Instant::now();
    for hostile in [deep, dashes, large, bomb, format!("{words}languages: *a\n"), alike, indented] {
        assert!(layered(&hostile).is_err());
    }
    assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
}

#[test]
fn the_schema_for_editors_is_that_of_the_code() {
    let schema = schemars::schema_for!(raw::Rules);
    let schema = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules.schema.json");
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        std::fs::write(path, &schema).expect("the repository can be written to");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(kept, schema, "write it anew: INSTA_UPDATE=always cargo test --lib schema");
}
