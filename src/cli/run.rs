//! One function for each command.

use std::{
    io::{self, BufWriter, Write},
    time::Instant,
};

use misquote::{
    checks::{self, Facts},
    corpus::{self, Corpus},
    error::{Error, Result},
    groups,
    reports::{self, Human, Layout, Outcome, Wish},
    rules::{Rules, Severity},
    sources,
};

use super::args::{Args, CheckFormat, Command, ExtractFormat};

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Nothing at or above the failing severity.
    Clean,
    /// At least one such finding.
    Findings,
    /// It could not do its work.
    Failed,
}

impl From<ExitStatus> for std::process::ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(match status {
            ExitStatus::Clean => 0,
            ExitStatus::Findings => 1,
            ExitStatus::Failed => 2,
        })
    }
}

/// Does what was asked.
///
/// # Errors
/// What kept it from being done.
pub fn run(args: Args) -> Result<ExitStatus> {
    match args.command {
        Command::Extract { paths, format } => extract(&paths, format, args.color.into()),
        Command::Check { paths, format } => check(&paths, format, args.color.into()),
    }
}

fn extract(paths: &[String], format: ExtractFormat, wish: Wish) -> Result<ExitStatus> {
    let corpus = read(paths, &Rules::built_in()?)?;
    print(|out| match format {
        ExtractFormat::Human => reports::human_extract(&corpus, &Human::on_stdout(Layout::Full, wish), out),
        ExtractFormat::Jsonl => reports::extract_jsonl(&corpus, out),
    })?;
    Ok(if corpus.faults.is_empty() { ExitStatus::Clean } else { ExitStatus::Failed })
}

fn check(paths: &[String], format: CheckFormat, wish: Wish) -> Result<ExitStatus> {
    let began = Instant::now();
    let rules = Rules::built_in()?;
    let corpus = read(paths, &rules)?;
    let groups = groups::find(&corpus, &rules);
    let findings = checks::run(&Facts { corpus: &corpus, groups: &groups, rules: &rules });
    let outcome = Outcome { corpus, groups, findings };
    let layout = match format {
        CheckFormat::Full => Some(Layout::Full),
        CheckFormat::Concise => Some(Layout::Concise),
        CheckFormat::Grouped => Some(Layout::Grouped),
        CheckFormat::Json => None,
    };
    print(|out| match layout {
        Some(layout) => {
            let human = Human { took: Some(began.elapsed()), ..Human::on_stdout(layout, wish) };
            reports::human_check(&outcome, &human, out)
        }
        None => reports::check_json(&outcome, out),
    })?;
    let loud = outcome.findings.iter().any(|finding| finding.severity >= Severity::Warning);
    Ok(match (outcome.corpus.faults.is_empty(), loud) {
        (false, _) => ExitStatus::Failed,
        (true, true) => ExitStatus::Findings,
        (true, false) => ExitStatus::Clean,
    })
}

fn read(paths: &[String], rules: &Rules) -> Result<Corpus> {
    Ok(corpus::extract(sources::find(paths, rules)?, rules))
}

/// Writes to standard output; a reader that has gone away (`| head`) is no failure.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(fault) if fault.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::new(format!("cannot write to standard output: {fault}")))
        }
        _ => Ok(()),
    }
}
