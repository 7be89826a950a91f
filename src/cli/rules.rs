//! `misquote rules`.

use std::path::Path;

use misquote::{error::Result, rules};

use super::{print, reading, run::ExitStatus};

/// Prints the rules in force, each entry under a comment that says where it comes from.
pub fn run(given: Option<&Path>) -> Result<ExitStatus> {
    let effective = rules::show(&reading::rules(given)?);
    print::to_stdout(|out| out.write_all(effective.as_bytes()))?;
    Ok(ExitStatus::Clean)
}
