//! What git knows of files, asked by its plumbing commands: their output is made for programs and no user's
//! configuration changes it. A library would cost half a minute of every build and still not know the user's filters.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
};

use crate::error::{Error, Result};

/// Runs git in the working directory and gives what it prints.
///
/// # Errors
/// What git says, where it fails or is not there.
pub fn run(arguments: &[&str]) -> Result<Vec<u8>> {
    feed(arguments, Vec::new())
}

/// The same with something on its standard input.
///
/// # Errors
/// What git says, where it fails or is not there.
pub fn feed(arguments: &[&str], input: Vec<u8>) -> Result<Vec<u8>> {
    let failed = |why: String| Error::new(format!("git {}: {why}", arguments.join(" ")));
    let mut git = Command::new("git")
        .args(arguments)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|cause| failed(format!("cannot be run: {cause}")))?;
    let stdin = git.stdin.take();
    // In a thread of its own, since git prints before it has read all.
    let writer = std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
    let output = git.wait_with_output().map_err(|cause| failed(cause.to_string()))?;
    let _ = writer.join();
    if !output.status.success() {
        return Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    Ok(output.stdout)
}

/// Whether the working directory belongs to a checkout.
pub fn is_checkout() -> bool {
    run(&["rev-parse", "--is-inside-work-tree"]).is_ok_and(|answer| answer.starts_with(b"true"))
}

/// The checkout's root.
///
/// # Errors
/// What git says, outside a checkout.
pub fn root() -> Result<PathBuf> {
    let answer = run(&["rev-parse", "--show-toplevel"])?;
    Ok(PathBuf::from(String::from_utf8_lossy(&answer).trim_end_matches(['\n', '\r'])))
}

/// The commit that a revision means; nothing, if it means none.
pub fn commit(revision: &str) -> Option<String> {
    let answer =
        run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")]).ok()?;
    Some(String::from_utf8_lossy(&answer).trim().to_owned())
}

/// The tracked files below the working directory, as reached from it.
///
/// # Errors
/// What git says.
pub fn tracked() -> Result<Vec<PathBuf>> {
    let listed = run(&["ls-files", "-z", "--cached"])?;
    Ok(zero_ended(&listed).map(PathBuf::from).collect())
}

/// The contents of blobs, in their order; nothing for one that is not there.
///
/// # Errors
/// What git says.
pub fn contents(blobs: &[String]) -> Result<Vec<Option<Arc<[u8]>>>> {
    if blobs.is_empty() {
        return Ok(Vec::new());
    }
    let printed = feed(&["cat-file", "--batch"], (blobs.join("\n") + "\n").into_bytes())?;
    let mut rest = &*printed;
    Ok(blobs.iter().map(|_| next_content(&mut rest)).collect())
}

/// `<name> blob <size>` LF content LF, or `<name> missing` LF.
fn next_content(rest: &mut &[u8]) -> Option<Arc<[u8]>> {
    let end = memchr::memchr(b'\n', rest)?;
    let head = String::from_utf8_lossy(&rest[..end]).into_owned();
    *rest = &rest[end + 1..];
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let content = rest.get(..size)?;
    *rest = rest.get(size + 1..).unwrap_or_default();
    Some(content.into())
}

/// The strings of output that `-z` has ended with zero bytes.
pub fn zero_ended(output: &[u8]) -> impl Iterator<Item = String> {
    output
        .split(|&byte| byte == 0)
        .filter(|part| !part.is_empty())
        .map(|part| String::from_utf8_lossy(part).into_owned())
}

/// A path of git's, which counts from the checkout's root, as reached from the working directory.
pub fn from_here(root: &Path, path: &str) -> PathBuf {
    let whole = crate::rules::absolute(&root.join(path));
    let here = crate::rules::absolute(Path::new("."));
    let shared = whole.components().zip(here.components()).take_while(|(a, b)| a == b).count();
    let up = here.components().skip(shared).map(|_| "..");
    up.map(PathBuf::from).chain(whole.components().skip(shared).map(|part| PathBuf::from(part.as_os_str()))).collect()
}
