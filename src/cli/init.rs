//! `misquote init`.

use std::path::Path;

use misquote::error::{Error, Result};

use super::{
    print::{self, Voice},
    run::ExitStatus,
};

/// What is written: every key, explained and commented out.
const STARTER: &str = include_str!("starter.yaml");

/// The file's name.
const NAME: &str = "misquote.yaml";

/// Writes a commented rules file, unless there is one.
pub fn run(voice: Voice) -> Result<ExitStatus> {
    for name in [NAME, ".misquote.yaml"] {
        if Path::new(name).exists() {
            return Err(Error::new(format!("there is a {name} here already, and it stays as it is")));
        }
    }
    print::to_file(Path::new(NAME), |out| out.write_all(STARTER.as_bytes()))?;
    voice.tell(&format!("{NAME} is written: every key, explained. Try `misquote check`."));
    Ok(ExitStatus::Clean)
}
