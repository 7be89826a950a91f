//! What a rules file may say wrongly though its shape is right: names given twice, checks that are none, shares over 1,
//! sources that are not there.

use std::path::Path;

use super::{
    Allowance, SourceRule,
    complaint::{Complaint, Spot},
    language::called,
    layer::Named,
    pattern::{Pattern, is_pattern},
    raw::{self, Step},
    suggest,
};

/// A rules file as the user has it.
#[derive(Debug)]
pub struct File {
    /// As reached from the working directory.
    pub path: String,
    /// Its text.
    pub yaml: String,
}

/// What a file says of paths, ready to be matched.
#[derive(Debug)]
pub struct Paths {
    pub sources: Vec<SourceRule>,
    pub allow: Vec<Allowance>,
    pub exclude: Pattern,
}

impl File {
    /// The folder that its paths are relative to.
    pub fn folder(&self) -> &Path {
        Path::new(&self.path).parent().unwrap_or(Path::new(""))
    }

    /// The bytes of the line of a spot, from the spot on.
    pub fn line(&self, spot: Spot) -> std::ops::Range<usize> {
        let start: usize = self.yaml.split_inclusive('\n').take(spot.line - 1).map(str::len).sum();
        let line = self.yaml[start..].lines().next().unwrap_or_default();
        let column = line.char_indices().nth(spot.column - 1).map_or(line.len(), |(at, _)| at);
        start + column..start + line.len()
    }

    /// Where a value stands; the file's beginning, should it not be found.
    pub fn spot(&self, way: &[Step]) -> Spot {
        raw::locate(&self.yaml, way).unwrap_or(Spot { line: 1, column: 1 })
    }

    /// A complaint about the value at the end of `way`.
    pub fn complain(&self, way: &[Step], wrong: String, expected: &str, help: Option<String>) -> Complaint {
        let (path, yaml, spot) = (self.path.as_str().into(), self.yaml.as_str().into(), self.spot(way));
        Complaint { path, yaml, spot, wrong, expected: expected.to_owned(), help }
    }

    /// No name stands twice in a list.
    pub fn names(&self, raw: &raw::Rules) -> Result<(), Complaint> {
        self.once("languages", &raw.languages)?;
        self.once("checks", &raw.checks)?;
        self.once("sources", &raw.sources)?;
        self.once("speakers", &raw.speakers)
    }

    fn once<T: Named>(&self, list: &str, entries: &[T]) -> Result<(), Complaint> {
        let mut seen = rustc_hash::FxHashMap::default();
        for (number, entry) in entries.iter().enumerate() {
            if let Some(first) = seen.insert(entry.name(), number) {
                let first = self.spot(&[Step::Key(list), Step::Entry(first), Step::Key(T::KEY)]);
                let way = [Step::Key(list), Step::Entry(number), Step::Key(T::KEY)];
                let wrong = format!("`{}` has two entries in `{list}`", entry.name());
                let help = format!("the first is on line {}: put both into one", first.line);
                return Err(self.complain(&way, wrong, "expected one entry a name", Some(help)));
            }
        }
        Ok(())
    }

    /// Each check is one that there is, and comes out under its name; `known` holds their codes and names.
    pub fn checks(&self, raw: &mut raw::Rules, known: &[(&str, &'static str)]) -> Result<(), Complaint> {
        for (number, check) in raw.checks.iter_mut().enumerate() {
            let way = |key| [Step::Key("checks"), Step::Entry(number), Step::Key(key)];
            check.name = self.known_check(&check.name, &way("name"), known)?.to_owned();
            for (key, share) in [("min-similarity", check.min_similarity), ("min-confidence", check.min_confidence)] {
                if share.is_some_and(|share| !(0.0..=1.0).contains(&share)) {
                    let wrong = format!("`{key}` is a share");
                    return Err(self.complain(&way(key), wrong, "expected a number from 0 to 1", None));
                }
            }
        }
        for (number, entry) in raw.allow.iter_mut().enumerate() {
            let way = [Step::Key("allow"), Step::Entry(number), Step::Key("checks")];
            for check in &mut entry.checks.0 {
                *check = self.known_check(check, &way, known)?.to_owned();
            }
        }
        Ok(())
    }

    fn known_check(
        &self,
        typed: &str,
        way: &[Step],
        known: &[(&str, &'static str)],
    ) -> Result<&'static str, Complaint> {
        let is = |(code, name): &&(&str, &str)| code.eq_ignore_ascii_case(typed) || name.eq_ignore_ascii_case(typed);
        known.iter().find(is).map(|(_, name)| *name).ok_or_else(|| {
            let near = suggest::nearest(typed, known.iter().flat_map(|(code, name)| [*code, *name]));
            let help =
                near.map_or("`misquote explain` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
            let wrong = format!("there is no check `{typed}`");
            self.complain(way, wrong, "expected the code or the name of a check", Some(help))
        })
    }

    /// Languages have a name, and marks are something to look for.
    pub fn spelled_out(&self, raw: &raw::Rules) -> Result<(), Complaint> {
        for (number, language) in raw.languages.iter().enumerate() {
            let entry = [Step::Key("languages"), Step::Entry(number)];
            if language.name.trim().is_empty() {
                let wrong = "`name` is missing".to_owned();
                return Err(self.complain(&entry, wrong, "expected `name:` in this entry", None));
            }
            for (number, pair) in language.marks.iter().enumerate() {
                for (key, mark) in [("open", &pair.open), ("close", &pair.close)] {
                    if mark.trim().is_empty() {
                        let way = [entry[0], entry[1], Step::Key("marks"), Step::Entry(number), Step::Key(key)];
                        let wrong = format!("`{key}` holds no mark");
                        return Err(self.complain(&way, wrong, "expected a quotation mark", None));
                    }
                }
            }
        }
        Ok(())
    }

    /// The languages of sources are languages there are.
    pub fn languages(&self, raw: &raw::Rules, known: &[&raw::Language]) -> Result<(), Complaint> {
        let is_known = |told: &&str| known.iter().any(|language| called(&language.name, &language.codes.0, told));
        for (number, source) in raw.sources.iter().enumerate() {
            let Some(name) = source.language.as_deref().filter(|told| !is_known(told)) else { continue };
            let way = [Step::Key("sources"), Step::Entry(number), Step::Key("language")];
            let names: Vec<&str> = known.iter().map(|language| &*language.name).collect();
            let help = suggest::nearest(name, names.iter().copied()).map(|near| format!("did you mean `{near}`?"));
            let expected = format!("expected one of: {}", names.join(", "));
            return Err(self.complain(&way, format!("there is no language `{name}`"), &expected, help));
        }
        Ok(())
    }

    /// What the file says of paths. A file or folder written out must be there; a pattern may match nothing.
    pub fn paths(
        &self,
        sources: Vec<raw::Source>,
        allow: Vec<raw::Allow>,
        exclude: &[String],
    ) -> Result<Paths, Complaint> {
        let base = self.folder();
        let source = |(number, raw): (usize, raw::Source)| {
            let way = |key| [Step::Key("sources"), Step::Entry(number), Step::Key(key)];
            if !is_pattern(&raw.path) && !base.join(&raw.path).exists() {
                let help = format!("a path is relative to the folder of {}", self.path);
                let wrong = format!("there is no file or folder `{}`", raw.path);
                return Err(self.complain(
                    &way("path"),
                    wrong,
                    "expected a path that is there, or a pattern",
                    Some(help),
                ));
            }
            SourceRule::read(raw, base).map_err(|(key, wrong)| self.complain(&way(key), wrong, "here", None))
        };
        let allowance = |(number, raw): (usize, raw::Allow)| {
            let entry = [Step::Key("allow"), Step::Entry(number)];
            Allowance::read(raw, base, &self.path, self.spot(&entry))
                .map_err(|(key, wrong)| self.complain(&[entry[0], entry[1], Step::Key(key)], wrong, "here", None))
        };
        let sources = sources.into_iter().enumerate().map(source).collect::<Result<_, _>>()?;
        let allow = allow.into_iter().enumerate().map(allowance).collect::<Result<_, _>>()?;
        let exclude = Pattern::ignoring(base, exclude).map_err(|(number, fault)| {
            let way = [Step::Key("exclude"), Step::Entry(number)];
            self.complain(&way, fault, "expected a pattern, as in a .gitignore", None)
        })?;
        Ok(Paths { sources, allow, exclude })
    }
}
