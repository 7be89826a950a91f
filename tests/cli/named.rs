//! Paths as people type them: two names of one file, a pipe in a file's place, a pattern that the shell left alone.

use crate::desk::{Desk, SAID, TOLD};

/// How many sources a run read, as its last line tells.
fn sources(told: &str) -> &str {
    told.lines().find(|line| line.contains(" source")).and_then(|line| line.split(' ').next()).unwrap_or("none")
}

#[test]
fn a_file_is_one_source_by_whatever_names() {
    let desk = Desk::with_articles("names");
    let whole = desk.root.join("herald.txt").display().to_string();
    assert_eq!(sources(&desk.run(&["extract", "herald.txt", "./herald.txt", &whole])), "1");
    assert_eq!(sources(&desk.run(&["extract", ".", &whole])), "2");
    // What an editor hands over stands for the file.
    let typed = ["check", "--format", "concise", ".", "-", "--stdin-filename", &whole];
    let told = desk.run_with(&typed, TOLD);
    assert!(told.contains("2 sources") && told.contains("MQ101"), "{told}");
    // A record stays one.
    let told = desk.run(&["extract", "--record", &whole, "."]);
    assert!(told.contains("herald.txt · 2026-05-03, record") && sources(&told) == "2", "{told}");
}

#[cfg(unix)]
#[test]
fn a_link_is_one_more_name() {
    let desk = Desk::with_articles("named-link");
    std::os::unix::fs::symlink("herald.txt", desk.root.join("link.txt")).expect("a link can be made");
    assert_eq!(sources(&desk.run(&["extract", "herald.txt", "link.txt"])), "1");
    desk.commit("A link");
    assert_eq!(sources(&desk.run(&["extract"])), "2", "git tracks the link too");
    assert_eq!(sources(&desk.run(&["extract", "link.txt"])), "1");
}

#[cfg(unix)]
#[test]
fn no_pipe_is_waited_for() {
    let desk = Desk::with_articles("pipes");
    let made = desk.command("mkfifo").arg("pipe").status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    for named in ["--rules", "--files-from", "--files0-from", "--baseline", "--quotes"] {
        let told = desk.run(&["check", named, "pipe"]);
        assert!(told.starts_with("status 2") && told.contains("no file"), "{named}: {told}");
    }
    assert!(!desk.run(&["check", "--rules", "/dev/null", "."]).contains("status 2"), "no rules at all");
}

#[test]
fn a_file_of_json_that_is_named_is_a_feed() {
    let desk = Desk::with_articles("items");
    let item = |words: &str| format!("{{\n  \"headline\": \"The ferry\",\n  \"body_text\": {words:?}\n}}\n");
    desk.write("wire/item.json", &item(TOLD));
    desk.write("wire/other.json", "{\"version\": 2}\n");
    let told = desk.run(&["check", "--format", "concise", ".", "wire/item.json"]);
    assert!(told.contains("wire/item.json#1:1:2") && told.contains("MQ101") && told.contains("3 sources"), "{told}");
    assert!(desk.run(&["check", "wire/other.json"]).contains("it has no text"));
    desk.write("misquote.yaml", "sources:\n  - path: 'wire/i*.json'\n  - path: herald.txt\n");
    assert!(desk.check(&[]).contains("MQ101"), "a pattern names it too");
    // A change on any of its lines touches it.
    desk.commit("An item");
    desk.write("wire/item.json", &item(&SAID.replace("four", "five")));
    assert!(desk.check(&["--focus", "HEAD"]).contains("MQ103"), "{}", desk.check(&["--focus", "HEAD"]));
}

#[test]
fn whoever_has_only_files_written_is_told() {
    let desk = Desk::with_articles("written");
    desk.drift("post.md");
    let told = desk.run(&["check", ".", "--output", "html=page.html"]);
    assert!(told.contains("page.html is written; findings: 1"), "{told}");
    assert!(!desk.run(&["-q", "check", ".", "--output", "html=page.html"]).contains("written"));
    assert!(!desk.run(&["check", ".", "--output", "html=page.html", "--output", "json"]).contains("is written"));
}

#[test]
fn what_holds_no_text_is_called_by_its_name() {
    let desk = Desk::new("no-text");
    desk.write("draft.docx", "PK\u{3}\u{4}…");
    desk.write("paper.pdf", "%PDF-1.7\n");
    let told = desk.run(&["extract", "draft.docx", "paper.pdf", "*.md", ""]);
    for why in ["Word", "a PDF and no text", "as a pattern it belongs under `sources:`", "the path is empty"] {
        assert!(told.contains(why), "{why}: {told}");
    }
}

#[test]
fn our_own_reports_are_no_sources() {
    let desk = Desk::with_articles("own");
    desk.drift("post.md");
    let formats = [
        "html=r.html",
        "markdown=r.md",
        "jsonl=r.jsonl",
        "rdjsonl=s.jsonl",
        "full=f.txt",
        "concise=c.txt",
        "github=g.txt",
    ];
    let typed: Vec<String> = formats.iter().map(|format| format!("--output={format}")).collect();
    let typed: Vec<&str> = ["check", "."].into_iter().chain(typed.iter().map(String::as_str)).collect();
    assert!(desk.run(&typed).contains("findings: 1"));
    let extracted = desk.command(crate::desk::program()).args(["extract", "--format", "jsonl", "."]).output();
    desk.write("q.jsonl", &String::from_utf8_lossy(&extracted.expect("the program was built").stdout));
    let table = desk.command(crate::desk::program()).args(["extract", "herald.txt", "post.md"]).output();
    desk.write("t.txt", &String::from_utf8_lossy(&table.expect("the program was built").stdout));
    let told = desk.run(&["check", "--format", "concise", "."]);
    assert!(told.contains("3 sources, 3 quotations, 1 group: 1 warning") && told.starts_with("status 1"), "{told}");
    assert!(told.contains("no source: c.txt, f.txt, g.txt and 6 more; `exclude:`"), "{told}");
}

#[test]
fn a_record_alone_has_nothing_held_against_it() {
    let desk = Desk::with_articles("record-alone");
    assert!(desk.run(&["check", "--record", "herald.txt"]).contains("nothing is held against the record"));
    assert!(!desk.run(&["check", "--record", "herald.txt", "."]).contains("nothing is held"));
}

#[test]
fn a_feed_of_nothing_is_one_fault() {
    let desk = Desk::with_articles("nothing");
    desk.write("e.jsonl", &"{}\n".repeat(50_000));
    let told = desk.run(&["check", "--format", "concise", "."]);
    assert!(told.contains("cannot read 50000 of its articles, in lines 1, 2, 3 and on: it has no text"), "{told}");
    assert!(told.starts_with("status 2") && told.contains("2 sources"), "{told}");
    // One of which nothing is kept is read all the same.
    desk.write("e.jsonl", &"{\"text\": \"Rain on the pier again.\"}\n".repeat(1000));
    assert_eq!(sources(&desk.run(&["extract", "."])), "1002");
    assert!(desk.run(&["check", "."]).contains("1002 sources"));
}
