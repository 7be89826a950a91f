//! What the rules say to be silent about.

use std::path::Path;

use super::{complaint::Spot, pattern::Pattern, raw};

/// An entry of `allow:`. It speaks of a quotation that meets all that is given.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// Words that the quotation holds.
    pub quotation: Option<String>,
    /// Who is credited.
    pub person: Option<String>,
    /// Where it stands.
    pub path: Option<Pattern>,
    /// The checks to be silent, by name or code as written; all, if there are none.
    pub checks: Vec<String>,
    /// Why.
    pub reason: String,
    /// The rules file that holds it, as reached from the working directory.
    pub file: String,
    /// Where in it.
    pub spot: Spot,
}

impl Allowance {
    /// The entry as written at `spot` of a `file` in the folder `base`.
    ///
    /// # Errors
    /// The key at fault, and what is wrong.
    pub(super) fn read(raw: raw::Allow, base: &Path, file: &str, spot: Spot) -> Result<Self, (&'static str, String)> {
        let raw::Allow { quotation, person, path, checks, reason } = raw;
        if reason.trim().is_empty() {
            return Err(("reason", "a reason that says nothing".to_owned()));
        }
        if quotation.is_none() && person.is_none() && path.is_none() {
            return Err(("reason", "an entry that names no `quotation`, `person` or `path`".to_owned()));
        }
        let path = path.map(|path| Pattern::rooted(base, &path)).transpose().map_err(|fault| ("path", fault))?;
        Ok(Self { quotation, person, path, checks: checks.0, reason, file: file.to_owned(), spot })
    }
}
