//! The action's steps under the variables that GitHub sets, on a push, a pull request and a fork's.

use std::{env, path::Path};

use insta::assert_snapshot;

use crate::desk::{Desk, program, tool};

/// Runs the check step and gives its status, what it prints, its outputs and the beginning of the summary.
fn step(desk: &mut Desk, inputs: &[(&str, &str)]) -> Option<String> {
    let bash = tool("bash", &[])?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/action/check.sh");
    let folder = program().parent().expect("a program has a folder").to_owned();
    let rest = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([folder].into_iter().chain(env::split_paths(&rest))).expect("they hold no colon");
    let mut command = desk.command(bash);
    command.arg(script).env("PATH", path).env("GITHUB_ACTIONS", "true");
    for name in ["PATHS", "RULES", "BASELINE", "SARIF", "HTML", "BASE"] {
        command.env(name, "");
    }
    command.env("FOCUS", "changed").env("FAIL_ON", "warning").env("SCRATCH", desk.root.join("scratch"));
    let file = |name: &str| desk.root.join("scratch").join(name);
    std::fs::create_dir_all(desk.root.join("scratch")).expect("the folder can be made");
    for name in ["output", "summary"] {
        std::fs::write(file(name), "").expect("the folder can be written to");
    }
    command.env("GITHUB_OUTPUT", file("output")).env("GITHUB_STEP_SUMMARY", file("summary"));
    command.envs(inputs.iter().copied());
    let ended = command.output().expect("bash is here");
    let printed = String::from_utf8_lossy(&ended.stdout).into_owned();
    let summary = desk.read("scratch/summary");
    let head: Vec<&str> = summary.lines().take(5).collect();
    Some(format!(
        "status {}\n{printed}--- outputs\n{}--- summary\n{}\n",
        ended.status.code().unwrap_or(-1),
        desk.read("scratch/output"),
        head.join("\n")
    ))
}

fn repository(name: &str) -> Desk {
    let desk = Desk::with_articles(name);
    desk.write(".gitignore", "scratch/\n");
    desk.commit("Scratch");
    desk.git(&["branch", "base"]);
    desk.drift("post.md");
    desk.commit("Drift");
    desk
}

#[test]
fn a_push_is_checked_whole() {
    let mut desk = repository("push");
    let Some(told) = step(&mut desk, &[]) else { return };
    assert_snapshot!(told);
}

#[test]
fn a_pull_request_is_told_what_it_changes() {
    let mut desk = repository("pull");
    // A fork's token may only read: annotations, the summary and the outputs need no more.
    let Some(told) = step(&mut desk, &[("BASE", "base"), ("SARIF", "scratch/found.sarif")]) else { return };
    assert_snapshot!(told);
    assert!(desk.read("scratch/found.sarif").contains("MQ101"));
    desk.git(&["branch", "-f", "base", "HEAD"]);
    desk.write("notes.md", "Nobody is quoted here.\n");
    desk.commit("Notes");
    let told = step(&mut desk, &[("BASE", "base")]).expect("bash was here before");
    assert!(told.starts_with("status 0\n"), "{told}");
}

#[test]
fn nothing_checked_is_a_failure() {
    let mut desk = repository("nothing");
    desk.write("empty/notes.md", "Nobody is quoted here.\n");
    let Some(told) = step(&mut desk, &[("PATHS", "empty")]) else { return };
    assert!(told.starts_with("status 2\n") && told.contains("nothing was checked"), "{told}");
}

#[test]
fn an_input_is_a_word_and_never_a_command() {
    let mut desk = repository("hostile");
    let hostile = "$(touch owned)\n`touch owned`\n; touch owned\n--rules\n";
    let Some(told) = step(&mut desk, &[("PATHS", hostile), ("FOCUS", "$(touch owned)")]) else { return };
    assert!(told.starts_with("status 2\n"), "{told}");
    assert!(!desk.root.join("owned").exists());
}

#[test]
fn the_action_reaches_the_shell_through_the_environment_alone() {
    let action = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml")).expect("it is here");
    for line in action.lines().filter(|line| line.trim_start().starts_with("run:")) {
        assert!(!line.contains("${{"), "{line}");
    }
    for word in ["eval", "wget", "jq "] {
        assert!(!action.contains(&format!(" {word}")), "{word}");
    }
}

#[test]
fn workflows_and_scripts_are_as_their_own_checkers_want_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = |folder: &str| {
        let listed = std::fs::read_dir(root.join(folder)).expect("the folder is there");
        listed.map(|file| file.expect("it can be listed").path()).collect::<Vec<_>>()
    };
    for (name, folder) in [("actionlint", ".github/workflows"), ("shellcheck", ".github/action")] {
        let Some(checker) = tool(name, &["target/hooks/bin"]) else { continue };
        let ended = std::process::Command::new(checker).args(files(folder)).output().expect("it is here");
        assert!(ended.status.success(), "{name}: {}", String::from_utf8_lossy(&ended.stdout));
    }
}
