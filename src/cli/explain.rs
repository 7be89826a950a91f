//! `misquote explain`.

use misquote::{
    checks::{self, CHECKS, Check},
    error::{Error, Result},
    rules::nearest,
};

use super::{print, run::ExitStatus};

/// Prints a check's page, or a list of all checks.
pub fn run(typed: Option<&str>) -> Result<ExitStatus> {
    match typed {
        Some(typed) => page(checks::named(typed).ok_or_else(|| unknown(typed))?),
        None => list(),
    }
}

fn page(check: &Check) -> Result<ExitStatus> {
    let head = format!("# {} {} ({} by default)", check.code.0, check.name, check.severity.word());
    print::to_stdout(|out| writeln!(out, "{head}\n\n{}", check.page.trim()))?;
    Ok(ExitStatus::Clean)
}

fn list() -> Result<ExitStatus> {
    let mut checks: Vec<_> = CHECKS.iter().collect();
    checks.sort_by_key(|check| check.code);
    print::to_stdout(|out| {
        for check in checks {
            let gist = gist(check.page);
            writeln!(out, "{}  {:24} {:8} {gist}", check.code.0, check.name, check.severity.word())?;
        }
        writeln!(out, "\nmisquote explain CODE tells more.")
    })?;
    Ok(ExitStatus::Clean)
}

/// A page's first sentence.
fn gist(page: &str) -> String {
    let mut paragraphs = page.split("\n\n").map(str::trim);
    let prose = paragraphs.find(|text| !text.is_empty() && !text.starts_with('#')).unwrap_or_default();
    let prose = prose.split_whitespace().collect::<Vec<_>>().join(" ");
    prose.split_inclusive(". ").next().unwrap_or_default().trim().to_owned()
}

fn unknown(typed: &str) -> Error {
    let names = CHECKS.iter().flat_map(|check| [check.code.0, check.name]);
    let near = nearest(typed, names).map(|near| format!(" Did you mean {near}?")).unwrap_or_default();
    Error::new(format!("there is no check `{typed}`.{near} `misquote explain` lists all."))
}
