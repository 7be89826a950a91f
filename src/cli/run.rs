//! From arguments to the command that they name, and to the status it ends with.

use misquote::{
    corpus::Corpus,
    error::{Error, Result},
    sources::Fault,
};

use super::{
    args::{Args, Command},
    check, explain, extract, init,
    print::Voice,
    rules, shell,
};

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
    if let Some(threads) = args.threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.into()).build_global();
        pool.map_err(|fault| Error::new(format!("cannot start {threads} threads: {fault}")))?;
    }
    let wish = args.color.into();
    let voice = if args.quiet { Voice::Quiet } else { Voice::Usual };
    match args.command {
        Command::Check(asked) => check::run(&asked, wish, voice),
        Command::Extract(asked) => extract::run(&asked, wish, voice),
        Command::Explain { check } => explain::run(check.as_deref()),
        Command::Init => init::run(voice),
        Command::Rules { rules: given } => rules::run(given.as_deref()),
        Command::Completions { shell } => shell::completions(shell),
        Command::Man => shell::man(),
    }
}

/// Files that a warning names; of more it says how many.
const NAMED: usize = 3;

/// Says which files were read as what this program printed, and not as sources.
pub fn reports(corpus: &Corpus, voice: Voice) {
    let (named, others) = corpus.reports.split_at(corpus.reports.len().min(NAMED));
    let more = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
    if !named.is_empty() {
        let named = named.join(", ");
        voice.warn(&format!(
            "printed by misquote, and so no source: {named}{more}; `exclude:` in the rules passes them over"
        ));
    }
}

/// Says which sources could not be read, and that the work is therefore not done.
pub fn faults(faults: &[Fault]) -> Option<ExitStatus> {
    for Fault { path, message } in faults {
        eprintln!("error: {path}: {message}");
    }
    (!faults.is_empty()).then_some(ExitStatus::Failed)
}
