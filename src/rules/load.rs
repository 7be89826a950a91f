//! From files to [`Rules`]: the built-in ones, and a user's laid over them.

use std::path::{Path, PathBuf};

use super::{
    Language, People, Rules, built_in,
    complaint::{Complaint, Spot},
    given, layer, limits,
    pattern::Pattern,
    raw,
    tongues::Tongues,
    verify::{File, Paths},
};
use crate::{
    error::{Error, Result},
    text::slashed,
};

/// The names that a user's file may have.
const NAMES: [&str; 4] = ["misquote.yaml", ".misquote.yaml", "misquote.yml", ".misquote.yml"];

impl Rules {
    /// The rules compiled in, without a user's.
    ///
    /// # Errors
    /// None in a build whose tests pass: the file is read by them.
    pub fn built_in() -> Result<Self> {
        let nothing = Pattern::ignoring(Path::new(""), &[]).map_err(|(_, fault)| Error::new(fault))?;
        let paths = Paths { sources: Vec::new(), allow: Vec::new(), exclude: nothing };
        Ok(Self::settle(built_in::rules()?, paths, None))
    }

    /// The rules of a run: the built-in ones and, over them, the file given, or else the one found from the working
    /// directory upward. `checks` holds the codes and names that there are.
    ///
    /// # Errors
    /// A file that cannot be read, or a complaint about what stands in it.
    pub fn load(given: Option<&Path>, checks: &[(&str, &'static str)]) -> Result<Self> {
        let Some(path) = given.map(Path::to_owned).or_else(find) else { return Self::built_in() };
        let file = read(&path)?;
        Ok(Self::layered(file, checks)?)
    }

    /// The built-in rules with a user's file over them.
    pub(super) fn layered(file: File, checks: &[(&str, &'static str)]) -> std::result::Result<Self, Complaint> {
        if let Some((at, wrong)) = limits::breach(&file.yaml) {
            let line = file.yaml[..at].matches('\n').count() + 1;
            // A megabyte on one line is nothing to show, and nothing to look for a place in.
            let (path, yaml, spot) = (file.path.into(), Box::default(), Spot { line, column: 1 });
            return Err(Complaint { path, yaml, spot, wrong, expected: String::new(), help: None });
        }
        let mut user = raw::parse(&file.yaml, &file.path)?;
        let ours = built_in::rules()?;
        file.checks(&mut user, checks)?;
        file.names(&user)?;
        file.spelled_out(&user)?;
        let known: Vec<&raw::Language> = ours.languages.iter().chain(&user.languages).collect();
        file.languages(&user, &known)?;
        let mut merged = raw::from_tree(layer::over(built_in::tree(), raw::tree(&file.yaml)), &file.path)?;
        // The first entry of a check counts, and a user's may be by code where ours is by name.
        merged.checks = user.checks.into_iter().chain(ours.checks).collect();
        let paths = file.paths(user.sources, user.allow, &user.exclude.0)?;
        Ok(Self::settle(merged, paths, Some(file)))
    }

    fn settle(raw: raw::Rules, paths: Paths, file: Option<File>) -> Self {
        let Paths { sources, allow, exclude } = paths;
        let people = People::new(raw.speakers, &raw.names, &raw.governments, &raw.bodies, &raw.offices);
        let given = raw.languages.iter().map(|language| &language.speech.first_names);
        let given = given.flat_map(|names| [&names.masculine, &names.feminine, &names.other]);
        let people = people.with_given(given);
        Self {
            tongues: Tongues::new(&raw.languages),
            feeds: raw.feeds.into(),
            languages: raw.languages.into_iter().map(Language::from).collect(),
            checks: raw.checks.into_iter().map(Into::into).collect(),
            people,
            sources,
            allow,
            exclude,
            file,
        }
    }
}

fn read(path: &Path) -> Result<File> {
    let bytes = given::read(path).map_err(|cause| Error::at("read the rules", path, &cause))?;
    let yaml = String::from_utf8(bytes).map_err(|fault| {
        let at = fault.utf8_error().valid_up_to();
        Error::new(format!("cannot read the rules {}: byte {at} is not UTF-8", path.display()))
    })?;
    let path = slashed(path);
    Ok(File { path, yaml: yaml.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(yaml) })
}

/// The user's file in the working directory, or above it up to the root of the repository: the folder that holds
/// `.git`. Outside a repository only the working directory counts, lest a stranger's file in `/tmp` decide.
fn find() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let root = here.ancestors().position(|folder| folder.join(".git").exists()).unwrap_or(0);
    let above = (0..=root).map(|steps| (0..steps).map(|_| "..").collect::<PathBuf>());
    // A link that leads nowhere was meant to be rules: that it cannot be read is said, and nothing checked without them.
    let is_meant = |path: &PathBuf| path.is_file() || path.is_symlink() && !path.exists();
    above.flat_map(|folder| NAMES.map(|name| folder.join(name))).find(is_meant)
}
