//! From arguments to the rules in force and the sources to read.

use std::{
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use misquote::{
    checks::CHECKS,
    error::{Error, Result},
    rules::{Role, Rules, open_given, read_given},
    sources::{self, Origin, Source},
};

use super::{args::Reading, print::Voice};

/// The rules in force.
pub fn rules(given: Option<&Path>) -> Result<Rules> {
    let known: Vec<_> = CHECKS.iter().map(|check| (check.code.0, check.name)).collect();
    Rules::load(given, &known)
}

/// The sources to read, in the order of their paths.
pub fn sources(reading: &Reading, rules: &Rules, voice: Voice) -> Result<Vec<Source>> {
    let listed = listed(reading)?;
    let (stdin, paths): (Vec<String>, Vec<String>) = listed.into_iter().partition(|path| path == "-");
    let only_stdin = !stdin.is_empty() && paths.is_empty();
    let mut found = Vec::new();
    // A list of files that is empty means no file, and not all there are.
    let asked = is_given(reading) || !reading.record.is_empty();
    if !paths.is_empty() || !(only_stdin || asked) {
        let searched = sources::find(&paths, rules)?;
        for pattern in searched.idle {
            voice.warn(&format!("`{pattern}` in the rules matches no source"));
        }
        found = searched.sources;
    }
    found.extend(records(reading, rules)?);
    if !stdin.is_empty() {
        found.push(standard_input(reading, rules)?);
    }
    // A record stays a record, should a path have named it too, and what an editor hands over stands for the file. What
    // lies in one folder is met once in any case.
    if paths.len() + reading.record.len() != 1 || !stdin.is_empty() {
        found = sources::once(found);
    }
    if let (Some(name), true) = (&reading.stdin_filename, stdin.is_empty()) {
        voice.warn(&format!("--stdin-filename {name} names standard input, which is not read; give the path `-`"));
    }
    if !reading.record.is_empty() && !is_given(reading) && !found.is_empty() {
        voice.warn("nothing is held against the record; name articles or folders too, `.` for all that is here");
    }
    if found.is_empty() {
        voice.warn("there is no source to read here (.txt, .md, .html, .vtt, .srt, .jsonl)");
    }
    Ok(found)
}

fn is_given(reading: &Reading) -> bool {
    !reading.paths.is_empty() || reading.files_from.is_some() || reading.files0_from.is_some()
}

/// The paths typed, and those of the lists.
fn listed(reading: &Reading) -> Result<Vec<String>> {
    let mut paths = reading.paths.clone();
    if let Some(list) = &reading.files_from {
        paths.extend(text(list)?.lines().filter(|line| !line.is_empty()).map(str::to_owned));
    }
    if let Some(list) = &reading.files0_from {
        paths.extend(text(list)?.split('\0').filter(|path| !path.is_empty()).map(str::to_owned));
    }
    Ok(paths)
}

/// A file's name and its lines, of which few need be in memory; `-` is standard input.
pub fn lines(file: &Path) -> Result<(String, Box<dyn BufRead + Send>)> {
    if file == Path::new("-") {
        return Ok(("<stdin>".to_owned(), Box::new(BufReader::new(io::stdin()))));
    }
    let opened = open_given(file).map_err(|cause| Error::at("read", file, &cause))?;
    Ok((file.display().to_string(), Box::new(BufReader::with_capacity(1 << 16, opened))))
}

/// A file's text; `-` is standard input.
fn text(file: &Path) -> Result<String> {
    let (name, bytes) = match file == Path::new("-") {
        true => ("<stdin>".to_owned(), stdin()?),
        false => (file.display().to_string(), read_given(file).map_err(|cause| Error::at("read", file, &cause))?),
    };
    String::from_utf8(bytes).map_err(|_| Error::new(format!("cannot read {name}: it is not UTF-8")))
}

fn stdin() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|cause| Error::new(format!("cannot read standard input: {cause}")))?;
    Ok(bytes)
}

fn records(reading: &Reading, rules: &Rules) -> Result<Vec<Source>> {
    if reading.record.is_empty() {
        return Ok(Vec::new());
    }
    let mut records = sources::find(&reading.record, rules)?.sources;
    for record in &mut records {
        (record.role, record.role_is_given) = (Role::Record, true);
    }
    Ok(records)
}

fn standard_input(reading: &Reading, rules: &Rules) -> Result<Source> {
    let name = reading.stdin_filename.as_deref().unwrap_or("<stdin>");
    Ok(Source { origin: Origin::Memory(stdin()?.into()), ..sources::source(Path::new(name), rules) })
}
