//! `misquote extract`.

use misquote::{
    corpus::{self, Purpose},
    error::Result,
    reports::{self, Human, Layout, Wish},
};

use super::{
    args::{Extract, ExtractFormat},
    print::{self, Voice},
    progress::Progress,
    reading,
    run::{self, ExitStatus, faults},
};

/// Prints every quotation.
pub fn run(asked: &Extract, wish: Wish, voice: Voice) -> Result<ExitStatus> {
    let rules = reading::rules(asked.reading.rules.as_deref())?;
    let sources = reading::sources(&asked.reading, &rules, voice)?;
    let progress = Progress::begin(voice);
    progress.step(format!("reading sources: {}", sources.len()));
    let corpus = corpus::extract_for(Purpose::Listing, sources, &rules);
    drop(progress);
    run::reports(&corpus, voice);
    print::to_stdout(|out| match asked.format {
        ExtractFormat::Human => reports::human_extract(&corpus, &Human::on_stdout(Layout::Full, wish), out),
        ExtractFormat::Json => reports::extract_json(&corpus, out),
        ExtractFormat::Jsonl => reports::extract_jsonl(&corpus, out),
    })?;
    let status = faults(&corpus.faults).unwrap_or(ExitStatus::Clean);
    // The process ends here: a million quotations are not let go one by one.
    std::mem::forget(corpus);
    Ok(status)
}
