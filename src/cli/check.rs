//! `misquote check`.

use std::{path::Path, time::Instant};

use misquote::{
    checks::{self, Facts},
    corpus,
    error::{Error, Result},
    groups,
    policy::{self, Baseline, Focus, Reach, Snapshot, Touched},
    reports::{Format, Human, Layout, Outcome, Wish},
    rules::Rules,
    sources::{Source, git},
};

use super::{
    args::{Check, Reading},
    output::Output,
    print::{self, Voice},
    progress::Progress,
    reading,
    run::{ExitStatus, faults, reports},
};

/// Says where wordings or attributions differ.
pub fn run(asked: &Check, wish: Wish, voice: Voice) -> Result<ExitStatus> {
    let began = Instant::now();
    let outputs = outputs(asked)?;
    let baseline = asked.baseline.as_deref().map(Baseline::read).transpose()?;
    let rules = reading::rules(asked.reading.rules.as_deref())?;
    let outcome = if asked.quotes.is_empty() {
        outcome(asked, baseline, &rules, voice)?
    } else {
        of_quotes(asked, baseline, &rules, voice)?
    };
    reports(&outcome.corpus, voice);
    if let Some(path) = &asked.write_baseline {
        let text = Baseline::write(&outcome.findings, &outcome.corpus);
        print::to_file(path, |out| out.write_all(text.as_bytes()))?;
        voice.tell(&format!("{} holds what is known now; findings: {}", path.display(), outcome.findings.len()));
        return Ok(faults(&outcome.corpus.faults).unwrap_or(ExitStatus::Clean));
    }
    for output in &outputs {
        let human = Human { took: Some(began.elapsed()), ..Human::on_stdout(Layout::Full, wish) };
        write(output, &outcome, &rules, human)?;
    }
    if outputs.iter().all(|output| output.file.is_some()) {
        tell(&outputs, &outcome, voice);
    }
    // A report for a person names what could not be read, so that standard error need not say it again.
    let told = outputs.iter().any(|output| output.file.is_none() && output.format.is_for_a_person());
    let status = if told { told_status(asked, &outcome) } else { status(asked, &outcome) };
    // The process ends here: a million quotations are not let go one by one.
    std::mem::forget(outcome);
    Ok(status)
}

/// Everything is read, whatever the focus; what need not be reported goes last.
fn outcome(asked: &Check, baseline: Option<Baseline>, rules: &Rules, voice: Voice) -> Result<Outcome> {
    let foci: Vec<Focus> = asked.focus.iter().map(|typed| Focus::read(typed)).collect::<Result<_>>()?;
    let mut touched = Touched::by(&foci, rules)?;
    let found = reading::sources(&asked.reading, rules, voice)?;
    let progress = Progress::begin(voice);
    let sources = match foci.iter().find_map(Focus::snapshot) {
        Some(snapshot) => snapshot.of(found.clone(), &asked.reading.paths, rules)?,
        None => found.clone(),
    };
    if !touched.deleted().is_empty() {
        let before = [sources.as_slice(), touched.deleted()].concat();
        let count = before.len();
        let before = groups::near(before, |it| touched.touches(it), rules);
        let before = examine(before, count, rules, &progress);
        touched.mourn(&before.corpus, &before.groups);
    }
    let baseline = match &asked.baseline_from_ref {
        Some(revision) => Some(of_revision(revision, found, asked, rules, &progress)?),
        None => baseline,
    };
    // What lost a member is touched too, and only now is it known where that stands.
    let narrow = !foci.is_empty() && asked.write_baseline.is_none();
    progress.step("looking for what the focus may meet".to_owned());
    let count = sources.len();
    let sources = if narrow { groups::near(sources, |source| touched.touches(source), rules) } else { sources };
    let mut outcome = examine(sources, count, rules, &progress);
    let reach = if is_whole(&asked.reading) && !narrow { Reach::Whole } else { Reach::Part };
    silence(&mut outcome, rules, reach);
    if let Some(baseline) = baseline {
        outcome.findings.retain(|finding| !baseline.holds(finding, &outcome.corpus));
    }
    if !foci.is_empty() {
        (outcome.findings, outcome.touched) = touched.focus(outcome.findings, &outcome.corpus);
    }
    Ok(outcome)
}

/// The same for quotations that were extracted before, whose articles are elsewhere.
fn of_quotes(asked: &Check, baseline: Option<Baseline>, rules: &Rules, voice: Voice) -> Result<Outcome> {
    let files = asked.quotes.iter().map(|path| reading::lines(path)).collect::<Result<_>>()?;
    let mut corpus = corpus::handed(files, rules)?;
    voice.warn(&format!("without the articles' prose these checks stay silent: {}", NEED_PROSE.join(", ")));
    let found = groups::find(&mut corpus, rules);
    let findings = checks::run_without(&NEED_PROSE, &Facts::new(&corpus, &found, rules));
    let mut outcome = Outcome { corpus, groups: found.groups, findings, ..Outcome::default() };
    silence(&mut outcome, rules, Reach::Part);
    if let Some(baseline) = baseline {
        outcome.findings.retain(|finding| !baseline.holds(finding, &outcome.corpus));
    }
    Ok(outcome)
}

/// The checks that look at more than quotations.
const NEED_PROSE: [&str; 6] = ["MQ107", "MQ301", "MQ302", "MQ401", "MQ402", "MQ403"];

/// From sources to findings; so many there were before a focus left some out.
fn examine(mut sources: Vec<Source>, count: usize, rules: &Rules, progress: &Progress) -> Outcome {
    let left_out = count - sources.len();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    progress.step(format!("reading sources: {}", sources.len()));
    let mut corpus = corpus::extract(sources, rules);
    corpus.left_out = left_out;
    progress.step(format!("comparing quotations: {}", corpus.quotes.len()));
    let found = groups::find(&mut corpus, rules);
    let findings = checks::run(&Facts::new(&corpus, &found, rules));
    Outcome { corpus, groups: found.groups, findings, ..Outcome::default() }
}

/// What comments and `allow:` leave, and what is to be said of those that have no use.
fn silence(outcome: &mut Outcome, rules: &Rules, reach: Reach) {
    let findings = policy::silence(std::mem::take(&mut outcome.findings), &mut outcome.corpus, rules, reach);
    let facts = Facts::of(&outcome.corpus, &outcome.groups, rules);
    outcome.findings = checks::settle(findings, &facts);
}

/// What the sources had to be told of at a revision, under the rules of today.
fn of_revision(
    revision: &str,
    found: Vec<Source>,
    asked: &Check,
    rules: &Rules,
    progress: &Progress,
) -> Result<Baseline> {
    let commit = git::commit(revision).ok_or_else(|| {
        Error::new(format!(
            "--baseline-from-ref {revision}: git knows no such revision here; a shallow clone needs `fetch-depth: 0`"
        ))
    })?;
    let sources = Snapshot::Commit(commit).of(found, &asked.reading.paths, rules)?;
    let count = sources.len();
    let mut outcome = examine(sources, count, rules, progress);
    silence(&mut outcome, rules, Reach::Part);
    Ok(Baseline::of(&outcome.findings, &outcome.corpus))
}

/// Whether all that lies here or in whole folders is read, so that a suppression without use can be told.
fn is_whole(reading: &Reading) -> bool {
    let folders = reading.paths.iter().all(|path| Path::new(path).is_dir());
    folders && reading.files_from.is_none() && reading.files0_from.is_none()
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

/// `human` is how a person reads standard output.
fn write(output: &Output, outcome: &Outcome, rules: &Rules, human: Human) -> Result<()> {
    match &output.file {
        None => print::to_stdout(|out| output.format.print(outcome, rules, human, out)),
        Some(path) => print::to_file(path, |out| output.format.print(outcome, rules, Human::in_a_file(), out)),
    }
}

/// Who sees nothing on standard output is told that something was written, and what was found.
fn tell(outputs: &[Output], outcome: &Outcome, voice: Voice) {
    let paths: Vec<String> =
        outputs.iter().filter_map(|output| Some(output.file.as_deref()?.display().to_string())).collect();
    let are = if paths.len() == 1 { "is" } else { "are" };
    voice.tell(&format!("{} {are} written; findings: {}", paths.join(", "), outcome.findings.len()));
}

fn status(asked: &Check, outcome: &Outcome) -> ExitStatus {
    faults(&outcome.corpus.faults).unwrap_or_else(|| told_status(asked, outcome))
}

fn told_status(asked: &Check, outcome: &Outcome) -> ExitStatus {
    let loud = |least| outcome.findings.iter().any(|finding| finding.severity >= least);
    match asked.fail_on.severity() {
        _ if !outcome.corpus.faults.is_empty() => ExitStatus::Failed,
        Some(least) if loud(least) => ExitStatus::Findings,
        Some(_) | None => ExitStatus::Clean,
    }
}
