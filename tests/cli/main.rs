//! The program as people run it: what it prints, on which stream, and the status it ends with.

mod action;
mod desk;
mod formats;
mod hook;
mod named;

use desk::{Desk, SAID};
use insta::assert_snapshot;

#[test]
fn help_reads_well_in_eighty_columns() {
    let desk = Desk::new("help");
    let help = [desk.run(&[]), desk.run(&["check", "-h"]), desk.run(&["extract", "-h"])].join("\n");
    assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
    assert_snapshot!(help);
}

#[test]
fn mistakes_are_understood() {
    let desk = Desk::with_articles("mistakes");
    desk.write("bad.yaml", "checks:\n  - name: wording-drfit\n    level: off\n");
    desk.write("gone.yaml", "sources:\n  - path: minutes.txt\n    role: record\n");
    desk.write("idle.yaml", "sources:\n  - path: '*.vtt'\n");
    desk.write("turned.jsonl", "{\"path\": \"a\", \"start\": 9, \"end\": 2, \"text\": \"so\"}\n");
    let mistakes: [&[&str]; 18] = [
        &["chekc"],
        &["check", "hreald.txt"],
        &["check", "--format", "sarfi"],
        &["check", "--output", "sarif="],
        &["check", "--output", "json", "--output", "full"],
        &["check", "--fail-on", "warn"],
        &["check", "--focus", "mian"],
        &["check", "--focus", "main..nowhere"],
        &["check", "--baseline", "none.txt"],
        &["check", "--baseline", "herald.txt"],
        &["check", "--baseline-from-ref", "nowhere"],
        &["check", "--rules", "bad.yaml"],
        &["check", "--rules", "gone.yaml"],
        &["check", "--rules", "idle.yaml"],
        &["check", "--quotes", "herald.txt"],
        &["check", "--quotes", "turned.jsonl"],
        &["extract", "--stdin-filename", "wire.md", "wire.md"],
        &["explain", "MQ11"],
    ];
    let told: Vec<String> =
        mistakes.iter().map(|typed| format!("$ misquote {}\n{}", typed.join(" "), desk.run(typed))).collect();
    assert_snapshot!(told.join("\n"));
}

#[test]
fn a_focus_tells_what_all_are_told_however_few_it_reads() {
    let desk = Desk::new("few");
    desk.write(
        "herald.txt",
        "The council of Lindow voted on Monday to close the swimming pool in Mill Street after the summer. Parents had \
         gathered on the steps before the vote.\n\n“They sold us the water,” said Ada Holm, who runs the school.\n",
    );
    desk.write(
        "post.txt",
        "A plumber came to Mill Street in Lindow with his towel and found the pool locked.\n\n“They sold us the water,” \
         said Bo Reyes.\n\nLindow lies an hour from the next beach.\n",
    );
    let alone = desk.check(&[]);
    assert!(alone.contains("MQ201"), "two of two are about one thing: {alone}");
    for number in 1..=20 {
        let hall = format!("A lamp of kind {number} was shown in hall {number}, and nobody came to see it.\n");
        desk.write(&format!("other/{number}.txt"), &hall);
    }
    assert_eq!(desk.check(&[]), "0\n", "two of many may be about anything");
    assert_eq!(desk.check(&["--focus", "post.txt"]), "0\n");
}

#[test]
fn a_commit_is_held_against_articles_that_it_does_not_touch() {
    let desk = Desk::with_articles("staged");
    assert_eq!(desk.check(&["--focus", "staged"]), "0\n", "nothing is staged");
    desk.drift("post.md");
    assert_eq!(desk.check(&["--focus", "staged"]), "0\n", "an untracked file is not staged");
    desk.git(&["add", "post.md"]);
    let finding = "1\npost.md:3:2: warning[MQ101] wording-drift: “optimism” became “confidence”\n";
    assert_eq!(desk.check(&["--focus", "staged"]), finding);
    // What is committed is what is staged, whatever the work tree holds by now.
    desk.write("post.md", SAID);
    assert_eq!(desk.check(&["--focus", "staged"]), finding);
    desk.git(&["checkout", "-q", "--", "post.md"]);
    desk.git(&["commit", "-q", "-m", "Drift"]);
    assert_eq!(desk.check(&["--focus", "staged"]), "0\n", "what is committed already is not this commit's");
    assert_eq!(desk.check(&["--focus", "HEAD~1"]), finding);
    assert_eq!(desk.check(&["--focus", "HEAD~1..HEAD"]), finding);
    assert_eq!(desk.check(&["--focus", "HEAD...HEAD"]), "0\n");
    assert_eq!(desk.check(&["--focus", "post.md"]), finding);
    // An edit elsewhere in the file, and a rename, touch no quotation.
    desk.write("post.md", &desk.read("post.md").replace("late again", "later still"));
    desk.git(&["add", "-A"]);
    assert_eq!(desk.check(&["--focus", "staged"]), "0\n");
    desk.git(&["mv", "post.md", "paper.md"]);
    assert_eq!(desk.check(&["--focus", "staged"]), "0\n");
}

#[test]
fn a_deleted_member_touches_its_group() {
    let desk = Desk::with_articles("deleted");
    desk.drift("post.md");
    desk.write("other.md", "Nothing to do with it: “The school bus needs a new engine,” Piet Roos said.\n");
    desk.commit("Drift");
    desk.git(&["rm", "-q", "other.md"]);
    assert_eq!(desk.check(&["--focus", "staged"]), "0\n");
    desk.git(&["rm", "-q", "wire.md"]);
    assert!(desk.check(&["--focus", "staged"]).starts_with("1\n"));
}

#[test]
fn a_first_commit_has_nothing_before_it() {
    let desk = Desk::new("first");
    desk.git(&["init", "-q", "-b", "main"]);
    desk.write("herald.txt", SAID);
    desk.drift("post.md");
    desk.git(&["add", "-A"]);
    assert!(desk.check(&["--focus", "staged"]).starts_with("1\n"));
}

#[test]
fn what_a_comment_excuses_is_silent_until_it_has_no_use() {
    let desk = Desk::with_articles("silence");
    desk.drift("post.md");
    let drifting = desk.read("post.md");
    let comment =
        |text: &str| desk.write("post.md", &drifting.replace("“We", &format!("<!-- misquote: {text} -->\n“We")));
    comment("ignore[MQ101] he said it so in 2019");
    desk.git(&["add", "-A"]);
    assert_eq!(desk.check(&[]), "0\n");
    comment("ignore[wording-drift] the name does as well");
    assert_eq!(desk.check(&[]), "0\n");
    comment("ignore[MQ101]");
    assert_snapshot!("without_a_reason", desk.check(&[]));
    comment("ignore[MQ11] a slip");
    assert_snapshot!("without_a_check", desk.check(&[]));
    desk.write("post.md", &format!("<!-- misquote: ignore[MQ101] he said it so in 2019 -->\n{SAID}"));
    assert_snapshot!("without_use", desk.check(&[]));
    assert_eq!(desk.check(&["post.md"]), "0\n", "what it excuses may lie in a file that was not read");
}

#[test]
fn what_the_rules_allow_is_silent_until_it_has_no_use() {
    let desk = Desk::with_articles("allow");
    desk.drift("post.md");
    desk.git(&["add", "-A"]);
    let allow = |entry: &str| desk.write("misquote.yaml", &format!("allow:\n  - {entry}\n    reason: a test\n"));
    for entry in
        ["quotation: cautious confidence", "path: post.md", "person: Ada Holm", "path: '*.md'\n    checks: MQ101"]
    {
        allow(entry);
        assert_eq!(desk.check(&[]), "0\n", "{entry}");
    }
    allow("quotation: never again");
    assert_snapshot!(desk.check(&[]));
}

#[test]
fn a_baseline_leaves_what_is_new() {
    let desk = Desk::with_articles("baseline");
    desk.drift("post.md");
    desk.commit("Drift");
    assert_snapshot!(
        "baseline_is_written",
        desk.run(&["check", "--write-baseline", "known.txt"]) + &desk.read("known.txt")
    );
    assert_eq!(desk.check(&["--baseline", "known.txt"]), "0\n");
    assert_eq!(desk.check(&["--baseline-from-ref", "HEAD"]), "0\n");
    assert!(desk.check(&["--baseline-from-ref", "HEAD~1"]).starts_with("1\n"));
    desk.drift("third.md");
    desk.git(&["add", "-A"]);
    assert!(desk.check(&["--baseline", "known.txt"]).starts_with("1\n"), "a member that is not named makes it new");
    assert!(desk.check(&["--baseline-from-ref", "HEAD"]).starts_with("1\n"));
}

#[test]
fn the_corpus_is_what_was_asked_for() {
    let desk = Desk::with_articles("corpus");
    desk.drift("post.md");
    assert_eq!(desk.check(&[]), "0\n", "git tracks it not");
    assert!(desk.check(&["."]).starts_with("1\n"));
    desk.write(".gitignore", "post.md\n");
    assert_eq!(desk.check(&["."]), "0\n", "git ignores it");
    assert!(desk.check(&["herald.txt", "post.md"]).starts_with("1\n"), "it was named by hand");
    desk.write("misquote.yaml", "exclude: post.md\n");
    assert_eq!(desk.check(&["herald.txt", "post.md"]), "0\n", "what is excluded is never read");
    desk.write("misquote.yaml", "sources:\n  - path: post.md\n  - path: herald.txt\n");
    assert!(desk.check(&[]).starts_with("1\n"), "the rules name both");
    desk.write("list.txt", "herald.txt\npost.md\n");
    assert!(desk.check(&["--files-from", "list.txt"]).starts_with("1\n"));
    desk.write("list0.txt", "herald.txt\0post.md\0");
    assert!(desk.check(&["--files0-from", "list0.txt"]).starts_with("1\n"));
    desk.write("none.txt", "");
    assert!(desk.check(&["--files-from", "none.txt"]).contains("no source"), "an empty list is not everything");
    let typed = ["check", "herald.txt", "-", "--stdin-filename", "draft.md"];
    assert!(desk.run_with(&typed, &desk.read("post.md")).contains("draft.md:3:2"));
}

#[test]
fn rules_are_found_from_any_folder_of_the_repository() {
    let desk = Desk::with_articles("upward");
    desk.write("misquote.yaml", "sources:\n  - path: herald.txt\n  - path: desk/post.md\n");
    desk.drift("desk/post.md");
    let inside = desk
        .command(desk::program())
        .current_dir(desk.root.join("desk"))
        .args(["check", "--format", "concise"])
        .output();
    let told = String::from_utf8(inside.expect("the program was built").stdout).expect("it prints UTF-8");
    assert!(told.contains("2 sources") && told.contains("warning[MQ101]"), "{told}");
}

#[test]
fn the_rules_in_force_can_be_seen_and_written() {
    let desk = Desk::new("rules");
    let started = desk.run(&["init"]);
    assert!(desk.run(&["init"]).starts_with("status 2"), "what is there stays");
    assert!(desk.check(&[]).starts_with("0\n"), "what it writes is in order");
    let lines = ["sources:", "exclude:", "checks:", "speakers:", "allow:", "languages:"];
    let all: String = desk
        .read("misquote.yaml")
        .lines()
        .map(|line| line.strip_prefix('#').unwrap_or(line).to_owned() + "\n")
        .collect();
    assert!(lines.iter().all(|line| all.contains(line)));
    desk.write(
        "misquote.yaml",
        "checks:\n  - name: MQ402\n    level: off\nspeakers:\n  - name: Ada Holm\n    spellings: Ada Hólm\n",
    );
    let shown = desk.run(&["rules"]);
    let head: Vec<&str> = shown.lines().take_while(|line| !line.starts_with("languages:")).collect();
    assert_snapshot!(format!("{started}\n{}", head.join("\n")));
}

#[test]
fn quotations_extracted_before_are_compared() {
    let desk = Desk::with_articles("quotes");
    desk.drift("post.md");
    let extracted = |path: &str| {
        let printed = desk.command(desk::program()).args(["extract", "--format", "jsonl", path]).output();
        String::from_utf8(printed.expect("the program was built").stdout).expect("it prints UTF-8")
    };
    desk.write("a.jsonl", &extracted("herald.txt"));
    desk.write("b.jsonl", &(extracted("wire.md") + &extracted("post.md")));
    assert_snapshot!(desk.run(&["check", "--format", "concise", "--quotes", "a.jsonl", "b.jsonl"]));
    let least = "{\"path\":\"a\",\"start\":1,\"end\":5,\"text\":\"We shall close the old pier in June\"}\n";
    assert!(desk.run_with(&["check", "--quotes", "-"], least).starts_with("status 0"));
}

#[test]
fn the_same_bytes_out_whatever_the_threads() {
    let desk = Desk::with_articles("threads");
    for number in 0..40 {
        desk.drift(&format!("post-{number}.md"));
    }
    let one = desk.run(&["check", "--format", "json", "-j", "1", "."]);
    for threads in ["2", "7", "16"] {
        assert_eq!(desk.run(&["check", "--format", "json", "-j", threads, "."]), one);
    }
}

#[test]
fn every_command_prints_something_of_use() {
    let desk = Desk::new("commands");
    for (typed, expected) in [
        (vec!["explain"], "MQ101"),
        (vec!["explain", "wording-drift"], "# MQ101"),
        (vec!["completions", "bash"], "complete -F"),
        (vec!["completions", "fish"], "complete -c misquote"),
        (vec!["man"], ".TH misquote 1"),
        (vec!["--version"], env!("CARGO_PKG_VERSION")),
    ] {
        let told = desk.run(&typed);
        assert!(told.starts_with("status 0") && told.contains(expected), "{typed:?}: {told}");
    }
}

#[test]
#[cfg(unix)]
fn rules_by_another_name_count_and_those_that_cannot_be_read_are_told() {
    let desk = Desk::new("names");
    desk.write("a.txt", SAID);
    desk.write("misquote.yml", "checks: loud\n");
    assert!(desk.run(&["check", "a.txt"]).contains("--> misquote.yml:1:9"));
    std::os::unix::fs::symlink("nowhere.yaml", desk.root.join("misquote.yaml")).expect("a link can be made");
    assert!(desk.run(&["check", "a.txt"]).contains("cannot read the rules misquote.yaml"));
}

#[test]
#[cfg(unix)]
fn a_backslash_may_be_part_of_a_name() {
    let desk = Desk::new("backslash");
    desk.write("a\\b.txt", SAID);
    let found = desk.run(&["extract", "--format", "jsonl", "."]);
    assert!(found.contains(r#""path":"a\\b.txt""#), "{found}");
}

#[test]
fn a_reader_that_has_gone_away_is_no_failure() {
    let desk = Desk::new("pipe");
    let many: String =
        (0..5000).map(|n| format!("“The pier number {n} needs a new roof,” Ada Holm said.\n\n")).collect();
    desk.write("many.txt", &many);
    let shell = format!(
        "'{}' extract --format jsonl many.txt | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}",
        desk::program().display()
    );
    let Some(bash) = desk::tool("bash", &[]) else { return };
    let output = desk.command(bash).args(["-c", &shell]).output().expect("bash is here");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "0", "{}", String::from_utf8_lossy(&output.stderr));
}
