//! One case: its sources laid out in a folder, the program run on them, and the page that it makes of the answer.

mod page;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{self, Command},
};

/// A case as its file has it.
pub struct Case {
    /// The file's name without its ending.
    pub name: String,
    /// The check's folder that it lies in.
    check: String,
    sources: Vec<Source>,
}

struct Source {
    path: String,
    /// What stands after the name: `("role", "record")`.
    options: Vec<(String, String)>,
    text: String,
}

impl Case {
    /// Reads a case; what stands before the first `--- name` is a remark.
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("the case was listed in its folder");
        let mut sources: Vec<Source> = Vec::new();
        for line in text.split_inclusive('\n') {
            match (line.strip_prefix("--- "), sources.last_mut()) {
                (Some(head), _) => sources.push(Source::named(head)),
                (None, Some(source)) => source.text.push_str(line),
                (None, None) => {}
            }
        }
        let name = path.file_stem().expect("a listed file has a name").to_string_lossy().into_owned();
        let check =
            path.parent().and_then(Path::file_name).map_or_else(String::new, |name| name.to_string_lossy().into());
        Self { name, check, sources }
    }

    /// What `misquote check` says, as a page.
    pub fn run(&self) -> String {
        let folder = self.lay_out();
        let output = Command::new(env!("CARGO_BIN_EXE_misquote"))
            .args(["check", "--format", "json", "."])
            .current_dir(&folder)
            .output()
            .expect("the program was built for this test");
        fs::remove_dir_all(&folder).expect("the folder is this test's own");
        let complaint = String::from_utf8_lossy(&output.stderr);
        match serde_json::from_slice(&output.stdout) {
            Ok(answer) => page::write(&answer, self.name.starts_with("group-")),
            Err(_) => format!("{complaint}exit {}", output.status.code().unwrap_or(-1)),
        }
    }

    /// A folder outside the repository, whose `.gitignore` is not the case's.
    fn lay_out(&self) -> PathBuf {
        let folder = env::temp_dir().join(format!("misquote-{}-{}-{}", process::id(), self.check, self.name));
        let write = |name: &str, text: &str| {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap_or(&folder)).expect("the folder can be made");
            fs::write(path, text).expect("the folder can be written");
        };
        self.sources.iter().for_each(|source| write(&source.path, &source.text));
        let told: String = self.sources.iter().filter_map(Source::rule).collect();
        if !told.is_empty() {
            let own = self.sources.iter().find(|source| source.path == "misquote.yaml");
            let own = own.map_or("", |source| source.text.as_str());
            write("misquote.yaml", &format!("{own}\nsources:\n{told}"));
        }
        folder
    }
}

impl Source {
    fn named(head: &str) -> Self {
        let mut words = head.split_whitespace();
        let path = words.next().expect("`---` is followed by a name").to_owned();
        let option = |word: &str| {
            let (key, value) = word.split_once('=').expect("an option is `key=value`");
            (key.to_owned(), value.to_owned())
        };
        Self { path, options: words.map(option).collect(), text: String::new() }
    }

    /// Its entry under the rules' `sources:`, if anything is said of it.
    fn rule(&self) -> Option<String> {
        let options: String = self.options.iter().map(|(key, value)| format!("    {key}: {value}\n")).collect();
        (!options.is_empty()).then(|| format!("  - path: {}\n{options}", self.path))
    }
}
