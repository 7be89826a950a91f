//! `misquote check`.

use std::time::Instant;

use misquote::{
    checks::{self, Facts},
    corpus,
    error::{Error, Result},
    groups,
    reports::{Format, Human, Layout, Outcome, Wish},
};

use super::{
    args::Check,
    output::Output,
    print::{self, Voice},
    reading,
    run::{ExitStatus, faults},
};

/// Says where wordings or attributions differ.
pub fn run(asked: &Check, wish: Wish, voice: Voice) -> Result<ExitStatus> {
    let began = Instant::now();
    let outputs = outputs(asked)?;
    let rules = reading::rules(asked.reading.rules.as_deref())?;
    let corpus = corpus::extract(reading::sources(&asked.reading, &rules, voice)?, &rules);
    let groups = groups::find(&corpus, &rules);
    let findings = checks::run(&Facts { corpus: &corpus, groups: &groups, rules: &rules });
    let outcome = Outcome { corpus, groups, findings };
    for output in &outputs {
        write(output, &outcome, wish, began)?;
    }
    Ok(status(asked, &outcome))
}

/// What is to be written; two formats on one stream would be of use to nobody.
fn outputs(asked: &Check) -> Result<Vec<Output>> {
    let mut outputs: Vec<Output> = asked.format.iter().chain(&asked.output).cloned().collect();
    if outputs.is_empty() {
        outputs.push(Output { format: Format::Full, file: None });
    }
    let mut streamed = outputs.iter().filter(|output| output.file.is_none());
    match (streamed.next(), streamed.next()) {
        (Some(one), Some(other)) => Err(Error::new(format!(
            "both {} and {} are to go to standard output; give one a file: --output {}=FILE",
            one.format.name(),
            other.format.name(),
            other.format.name()
        ))),
        _ => Ok(outputs),
    }
}

fn write(output: &Output, outcome: &Outcome, wish: Wish, began: Instant) -> Result<()> {
    match &output.file {
        None => {
            let human = Human { took: Some(began.elapsed()), ..Human::on_stdout(Layout::Full, wish) };
            print::to_stdout(|out| output.format.print(outcome, human, out))
        }
        Some(path) => print::to_file(path, |out| output.format.print(outcome, Human::in_a_file(), out)),
    }
}

fn status(asked: &Check, outcome: &Outcome) -> ExitStatus {
    let loud = |least| outcome.findings.iter().any(|finding| finding.severity >= least);
    faults(&outcome.corpus.faults).unwrap_or_else(|| {
        if asked.fail_on.severity().is_some_and(loud) { ExitStatus::Findings } else { ExitStatus::Clean }
    })
}
