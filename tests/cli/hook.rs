//! The hook as a newsroom has it: pre-commit, in a repository of articles.

use std::{env, path::Path};

use crate::desk::{Desk, program, tool};

#[test]
fn the_hook_blocks_a_commit_that_drifts_and_passes_one_that_does_not() {
    let Some(pre_commit) = tool("pre-commit", &["target/hooks/bin"]) else { return };
    let mut desk = Desk::with_articles("hook");
    let folder = program().parent().expect("a program has a folder").to_owned();
    let tools = pre_commit.parent().expect("a program has a folder").to_owned();
    let rest = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([folder, tools].into_iter().chain(env::split_paths(&rest))).expect("they hold no colon");
    desk.set("PATH", &path.to_string_lossy());
    desk.set("PRE_COMMIT_HOME", &desk.root.join(".cache").to_string_lossy());
    desk.write(".gitignore", ".cache/\n");
    desk.write(".pre-commit-config.yaml", &config());
    desk.commit("A hook");
    let hook = || {
        let output =
            desk.command(&pre_commit).args(["run", "--color=never", "--verbose"]).output().expect("it is here");
        let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (output.status.success(), told)
    };
    desk.drift("post.md");
    desk.git(&["add", "-A"]);
    let (passed, told) = hook();
    assert!(!passed && told.contains("MQ101") && told.contains("herald.txt"), "{told}");
    desk.write("post.md", &desk.read("post.md").replace("confidence", "optimism"));
    desk.git(&["add", "-A"]);
    let (passed, told) = hook();
    assert!(passed, "{told}");
}

/// The installed program's hook, word for word as `.pre-commit-hooks.yaml` has it. The other differs in its language
/// alone, which would build the program anew.
fn config() -> String {
    let hooks = Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml");
    let hooks = std::fs::read_to_string(hooks).expect("the repository has hooks");
    let system = &hooks[hooks.find("- id: misquote-system").expect("there is a hook for an installed program")..];
    let entry: String = system.lines().map(|line| format!("      {line}\n")).collect();
    format!("repos:\n  - repo: local\n    hooks:\n{entry}")
}
