//! A folder of its own for each test, with articles in it and the built program to run there.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// What the mayor said, as two of three print it.
pub const SAID: &str =
    "“We have cautious optimism that the ferry will run again within four weeks,” Mayor Ada Holm said.\n";

/// What the third prints.
pub const TOLD: &str =
    "“We have cautious confidence that the ferry will run again within four weeks,” Ada Holm said.\n";

/// A folder and what runs in it.
pub struct Desk {
    /// The folder.
    pub root: PathBuf,
    variables: Vec<(String, String)>,
}

impl Desk {
    /// An empty folder, outside any repository.
    pub fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("misquote-cli-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).expect("the temporary folder can be written to");
        Self { root, variables: Vec::new() }
    }

    /// A repository with two articles that agree, committed.
    pub fn with_articles(name: &str) -> Self {
        let desk = Self::new(name);
        desk.git(&["init", "-q", "-b", "main"]);
        desk.write("herald.txt", &format!("HARBOR, 3 May 2026 — The ferry is to run again.\n\n{SAID}"));
        desk.write("wire.md", &format!("The town waits for its ferry.\n\n{SAID}"));
        desk.commit("Two articles");
        desk
    }

    /// Sets a variable for all that is run here.
    pub fn set(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    /// Writes a file.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("it is below the root")).expect("the folder can be made");
        fs::write(path, text).expect("the folder can be written to");
    }

    /// Reads a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_default()
    }

    /// An article that drifts from the others.
    pub fn drift(&self, path: &str) {
        self.write(path, &format!("The ferry is late again.\n\n{TOLD}"));
    }

    /// Runs git, which must succeed.
    pub fn git(&self, arguments: &[&str]) {
        let output = self.command("git").args(arguments).output().expect("git is here");
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Commits everything.
    pub fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", message]);
    }

    /// A program in this folder, with nothing of the machine's own settings.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).stdin(Stdio::null());
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] {
            command.env_remove(name);
        }
        let author = [("GIT_AUTHOR_NAME", "Desk"), ("GIT_AUTHOR_EMAIL", "desk@example.org")];
        let committer = [("GIT_COMMITTER_NAME", "Desk"), ("GIT_COMMITTER_EMAIL", "desk@example.org")];
        command.envs(author).envs(committer).env("GIT_CONFIG_GLOBAL", "/dev/null").env("COLUMNS", "80");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs the program and gives what a snapshot shows: status, standard output, standard error.
    pub fn run(&self, arguments: &[&str]) -> String {
        told(&self.command(program()).args(arguments).output().expect("the program was built"))
    }

    /// The same with something on standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> String {
        use std::io::Write;
        let mut command = self.command(program());
        let child = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = child.spawn().expect("the program was built");
        let mut stdin = child.stdin.take().expect("it is piped");
        stdin.write_all(input.as_bytes()).expect("the program reads it");
        drop(stdin);
        told(&child.wait_with_output().expect("the program ends"))
    }

    /// The exit status and, of standard output, the lines that name a finding.
    pub fn check(&self, arguments: &[&str]) -> String {
        let all: Vec<&str> = ["check", "--format", "concise"].into_iter().chain(arguments.iter().copied()).collect();
        let output = self.command(program()).args(all).output().expect("the program was built");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let lines: Vec<&str> = text.lines().filter(|line| line.contains("[MQ")).collect();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        format!(
            "{}\n{}{errors}",
            output.status.code().unwrap_or(-1),
            lines.iter().map(|line| format!("{line}\n")).collect::<String>()
        )
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// The built program.
pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_misquote"))
}

/// A tool that not every machine has: in PATH or where `.ci/run` puts it. Says so where it is absent.
pub fn tool(name: &str, places: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let ours = places.iter().map(|place| Path::new(env!("CARGO_MANIFEST_DIR")).join(place));
    let found = ours.chain(std::env::split_paths(&path)).map(|folder| folder.join(name)).find(|file| file.is_file());
    if found.is_none() {
        eprintln!("SKIPPED: {name} is not here");
    }
    found
}

fn told(output: &Output) -> String {
    let status = output.status.code().unwrap_or(-1);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let out = untimed(&out);
    format!("status {status}\n--- stdout\n{out}--- stderr\n{err}")
}

/// A run's time is its own.
fn untimed(text: &str) -> String {
    let line = |line: &str| match line.rsplit_once(" in ") {
        Some((before, after)) if after.ends_with(" ms") || after.ends_with(" s") => format!("{before} in a moment\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}
