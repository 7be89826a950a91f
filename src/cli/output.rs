//! `FORMAT[=FILE]`: how to print, and where to.

use std::{path::PathBuf, str::FromStr};

use misquote::{reports::Format, rules::nearest};

/// One way in which the outcome is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// How.
    pub format: Format,
    /// The file; without one, standard output.
    pub file: Option<PathBuf>,
}

impl FromStr for Output {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let (name, file) = match typed.split_once('=') {
            Some((_, "")) => return Err("a file's name is missing after `=`".to_owned()),
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (typed, None),
        };
        let names = || Format::ALL.iter().map(|format| format.name());
        let format = Format::named(name).ok_or_else(|| {
            let near = nearest(name, names()).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("there is no format `{name}`{near}\n  [formats: {}]", names().collect::<Vec<_>>().join(", "))
        })?;
        Ok(Self { format, file })
    }
}
