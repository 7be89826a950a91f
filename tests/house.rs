//! The rules of the house, held by `cargo test`: which folder may use which, who touches the disk, how long things are.
//!
//! What comes in is the text of the repository's own `.rs` files; what goes out is, for each rule, every place that
//! breaks it and what to do about it. It reads code as rustfmt leaves it and knows no more of Rust than that.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The folders and files of `src/` in the order in which data flows: each uses only those before it, and itself.
const ORDER: [&str; 12] = [
    "error",
    "text",
    "rules",
    "sources",
    "documents",
    "quotations",
    "attributions",
    "corpus",
    "groups",
    "checks",
    "policy",
    "reports",
];

/// Those that read or write files.
const MAY_TOUCH_THE_DISK: [&str; 4] = ["sources", "rules", "policy", "cli"];

/// A crate that one file stands in front of, so that it can be replaced there.
const BEHIND_ONE_FILE: [(&str, &str); 2] = [("serde_yaml", "src/rules/raw.rs"), ("colored", "src/reports/paint.rs")];

/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 8] = ["util", "utils", "helper", "helpers", "common", "misc", "imp", "tools"];

/// The files of a folder that list its checks or reports, and so know them all.
const TABLES: [&str; 2] = ["mod", "format"];

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

/// One `.rs` file.
struct File {
    /// From the repository's root, `/` as separator.
    path: String,
    /// Its lines, without its own tests.
    lines: Vec<String>,
}

impl File {
    /// `groups` for `src/groups/index.rs` and for `src/groups.rs`; nothing outside `src/`.
    fn folder(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or_default();
        inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The module inside its folder: `similar` for `src/groups/similar.rs` and `src/groups/similar/index.rs`.
    fn noun(&self) -> &str {
        self.path.split('/').nth(2).unwrap_or_default().trim_end_matches(".rs")
    }

    /// The code with comments gone: a link in a comment imports nothing.
    fn code(&self) -> String {
        let code = self.lines.iter().filter(|line| !line.trim_start().starts_with("//"));
        code.map(|line| format!("{line}\n")).collect()
    }

    /// Whether the library compiles it.
    fn in_library(&self) -> bool {
        ORDER.contains(&self.folder())
    }
}

#[test]
fn lib_names_the_folders_in_the_order_of_the_data() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs is there");
    let named: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")).map(|line| line.trim_end_matches(';')).collect();
    assert_eq!(named, ORDER, "the `pub mod` lines of src/lib.rs are the order of the folders; mend whichever is wrong");
}

#[test]
fn a_folder_uses_only_what_stands_before_it() {
    let late = |file: &File| -> Vec<String> {
        let Some(here) = ORDER.iter().position(|folder| *folder == file.folder()) else { return Vec::new() };
        let used = after(&file.code(), "crate::");
        let wrong = used.into_iter().filter(|name| ORDER.iter().position(|folder| folder == name) > Some(here));
        wrong.map(|name| format!("{}: uses {name}", file.path)).collect()
    };
    hold(late, "data flows one way: hand the value in from the caller, or move the type to the earlier folder");
}

#[test]
fn the_library_never_uses_its_root() {
    let rootward = |file: &File| -> Vec<String> {
        if !file.in_library() {
            return Vec::new();
        }
        let code = file.code();
        let items = after(&code, "crate::").into_iter().filter(|name| !ORDER.contains(&name.as_str()));
        let climbed = code.contains(&"super::".repeat(depth(&file.path))).then(|| "its root by super".to_owned());
        items.chain(climbed).map(|name| format!("{}: uses {name}", file.path)).collect()
    };
    hold(rootward, "name the folder that defines it (`crate::text::Span`, not `crate::Span`)");
}

#[test]
fn the_binary_uses_the_library_as_anybody_would() {
    let inward = |file: &File| -> Vec<String> {
        if file.folder() != "cli" && file.path != "src/main.rs" {
            return Vec::new();
        }
        let used = after(&file.code(), "crate::").into_iter().filter(|name| name != "cli");
        used.map(|name| format!("{}: uses crate::{name}", file.path)).collect()
    };
    hold(inward, "main.rs and cli/ use `misquote::…`; make public in the library what they need");
}

#[test]
fn checks_never_use_checks() {
    let files = sources();
    let checks = nouns(&files, "checks", |code| code.contains(": Check = Check"));
    hold(
        |file| siblings(file, "checks", &checks),
        "move what both need to groups/ or to a file of checks/ that is no check",
    );
}

#[test]
fn reports_never_use_reports() {
    let files = sources();
    let is_report = |code: &str| code.contains("\npub fn check_") || code.contains("\npub fn human_");
    let reports = nouns(&files, "reports", is_report);
    hold(
        |file| siblings(file, "reports", &reports),
        "move what both need to a file of reports/ that prints nothing itself",
    );
}

#[test]
fn few_folders_touch_the_disk() {
    let touching = |file: &File| -> Vec<String> {
        let free = !file.in_library() || MAY_TOUCH_THE_DISK.contains(&file.folder());
        let code = file.code();
        let touch = ["std::fs", " fs::", "File::open", "File::create", "env::current_dir", "    fs,\n"];
        touch.iter().filter(|word| !free && code.contains(*word)).map(|word| format!("{}: {word}", file.path)).collect()
    };
    hold(touching, "only sources, rules, policy and cli read or write files: take bytes, or a writer, instead");
}

#[test]
fn a_crate_that_may_go_stands_behind_one_file() {
    let knowing = |file: &File| -> Vec<String> {
        let code = file.code();
        let outside = |(name, only): &&(&str, &str)| {
            file.path.starts_with("src/") && file.path != *only && code.contains(&format!("{name}::"))
        };
        BEHIND_ONE_FILE
            .iter()
            .filter(outside)
            .map(|(name, only)| format!("{}: {name}, see {only}", file.path))
            .collect()
    };
    hold(knowing, "ask the file that stands in front of it");
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    let silent = |file: &File| -> Vec<String> {
        let said = file.lines.first().is_some_and(|line| line.starts_with("//! "));
        if said { Vec::new() } else { vec![file.path.clone()] }
    };
    hold(silent, "open it with `//!`: what comes in, what goes out, what it leaves to others");
}

#[test]
fn no_file_is_longer_than_one_sitting() {
    let long = |file: &File| -> Vec<String> {
        let count = file.lines.len();
        if count <= LONGEST_FILE { Vec::new() } else { vec![format!("{}: {count} lines without its tests", file.path)] }
    };
    hold(long, "split it by noun; 120 lines are usual, 400 the limit");
}

#[test]
fn no_function_is_longer_than_a_screen() {
    let long = |file: &File| -> Vec<String> {
        let long = functions(&file.lines).into_iter().filter(|(_, _, length)| *length > LONGEST_FUNCTION);
        long.map(|(line, name, length)| format!("{}:{line}: {name} has {length} lines", file.path)).collect()
    };
    hold(long, "find the function inside; ten lines are usual, 60 the limit");
}

#[test]
fn names_say_what_is_inside() {
    let empty = |file: &File| -> Vec<String> {
        let mut parts = file.path.split('/').skip(1).map(|part| part.trim_end_matches(".rs"));
        if parts.any(|part| EMPTY_NAMES.contains(&part)) { vec![file.path.clone()] } else { Vec::new() }
    };
    hold(empty, "name it by the noun that it holds");
}

#[test]
fn no_test_is_switched_off() {
    let off = |file: &File| -> Vec<String> {
        let whole = fs::read_to_string(root().join(&file.path)).expect("it was read before");
        let switches = [concat!("#[", "ignore"), concat!("#[", "should_panic"), concat!("#[", "allow(")];
        let found = switches.iter().filter(|switch| whole.contains(*switch));
        found.map(|switch| format!("{}: {switch}", file.path)).collect()
    };
    hold(off, "snapshot today's answer and say that it is wrong; `#[expect(lint, reason = \"…\")]` instead of allow");
}

/// Fails with every place that breaks the rule, and with what to do.
fn hold(broken: impl Fn(&File) -> Vec<String>, remedy: &str) {
    let places: Vec<String> = sources().iter().flat_map(broken).collect();
    assert!(places.is_empty(), "\n  {}\nWhat to do: {remedy}.\n", places.join("\n  "));
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every `.rs` file that the repository keeps.
fn sources() -> Vec<File> {
    let mut files = Vec::new();
    for folder in ["src", "tests", "examples", "benches", "fuzz/fuzz_targets"] {
        walk(&root().join(folder), &mut files);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn walk(folder: &Path, files: &mut Vec<File>) {
    let entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    for path in entries {
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a source file is readable UTF-8");
            let path = path.strip_prefix(root()).expect("it was found below").to_string_lossy().replace('\\', "/");
            let tests = text.find("\n#[cfg(test)]\nmod ").unwrap_or(text.len());
            files.push(File { path, lines: text[..tests].lines().map(str::to_owned).collect() });
        }
    }
}

/// The names that directly follow `before`, also those of a braced list: `crate::{a::B, c}` gives `a` and `c`.
fn after(code: &str, before: &str) -> Vec<String> {
    let tails = code.match_indices(before).map(|(at, _)| &code[at + before.len()..]);
    tails
        .flat_map(|tail| if let Some(list) = tail.strip_prefix('{') { heads(list) } else { vec![word(tail)] })
        .collect()
}

/// The first word of each entry of a list, up to the brace that closes it.
fn heads(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut found = vec![word(list.trim_start())];
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.push(word(list[at + 1..].trim_start())),
            _ => {}
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// How many modules a file stands below the root: 1 for `src/text/mod.rs`, 2 for `src/text/span.rs`.
fn depth(path: &str) -> usize {
    let below = path.split('/').count() - 1;
    if path.ends_with("/mod.rs") { below - 1 } else { below }
}

/// The modules of a folder whose files look like `kind`.
fn nouns(files: &[File], folder: &str, kind: impl Fn(&str) -> bool) -> Vec<String> {
    let ours =
        files.iter().filter(|file| file.folder() == folder && !TABLES.contains(&file.noun()) && kind(&file.code()));
    ours.map(|file| file.noun().to_owned()).collect()
}

/// The modules among `nouns` that a file of the same folder uses, its own aside.
fn siblings(file: &File, folder: &str, nouns: &[String]) -> Vec<String> {
    if file.folder() != folder || TABLES.contains(&file.noun()) {
        return Vec::new();
    }
    let code = file.code();
    let up = "super::".repeat(depth(&file.path) - 1);
    let used = after(&code, &up).into_iter().chain(after(&code, &format!("crate::{folder}::")));
    let other = used.filter(|name| name != file.noun() && nouns.contains(name));
    other.map(|name| format!("{}: uses {name}", file.path)).collect()
}

/// Line, name and length of each function: from `fn` to the brace at the same depth, as rustfmt sets it.
fn functions(lines: &[String]) -> Vec<(usize, String, usize)> {
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let Some((before, name)) = bare.split_once("fn ") else { continue };
        let modifiers = ["", "pub ", "pub(crate) ", "pub(super) ", "const ", "pub const "];
        if !modifiers.contains(&before) || line.ends_with('}') || line.ends_with(';') {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - bare.len()]);
        let length = lines[at..].iter().position(|line| *line == end).map_or(1, |last| last + 1);
        found.push((at + 1, word(name), length));
    }
    found
}
