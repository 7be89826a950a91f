//! Suppressions: comments beside quotations and `allow:` in the rules. What they leave, and which had nothing to silence.
//!
//! Suppression is per member: a quotation that is silenced for a check leaves the check's findings. A finding goes with
//! its last odd quotation, its last reference, or the quotation at fault.

use crate::{
    checks::{Finding, named, unused_suppression},
    corpus::{Corpus, Place, QuoteId},
    documents::Silence,
    rules::{Allowance, Rules},
    sources::{Origin, Role, Source, SourceId},
    text::Span,
};

/// Whether the run saw all that a suppression may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It did, so that one without use can be told.
    Whole,
    /// Single files, or quotations alone: what has no use here may have it elsewhere.
    Part,
}

/// Takes out what is silenced, and reports what silences nothing.
pub fn silence(findings: Vec<Finding>, corpus: &mut Corpus, rules: &Rules, reach: Reach) -> Vec<Finding> {
    let mut used = Used { silences: vec![false; corpus.silences.len()], allow: vec![false; rules.allow.len()] };
    let mut left: Vec<Finding> =
        findings.into_iter().filter_map(|finding| heard(finding, corpus, rules, &mut used)).collect();
    if reach == Reach::Whole {
        left.extend(unused(corpus, rules, &used));
    }
    left
}

/// Which suppressions have silenced something.
struct Used {
    silences: Vec<bool>,
    allow: Vec<bool>,
}

/// What is left of a finding.
fn heard(mut finding: Finding, corpus: &Corpus, rules: &Rules, used: &mut Used) -> Option<Finding> {
    let silenced: Vec<QuoteId> = super::members(&finding)
        .into_iter()
        .filter(|&quote| is_silenced(quote, &finding, corpus, rules, used))
        .collect();
    if silenced.is_empty() {
        return Some(finding);
    }
    let before = finding.quotes.len();
    let at_fault = finding.quotes.first().is_some_and(|quote| silenced.contains(quote));
    finding.quotes.retain(|quote| !silenced.contains(quote));
    match &mut finding.wordings {
        Some(wordings) => {
            wordings.iter_mut().for_each(|wording| wording.retain(|quote| !silenced.contains(quote)));
            wordings.iter().all(|wording| !wording.is_empty()).then_some(finding)
        }
        None => (!at_fault && finding.quotes.len() >= before.min(2)).then_some(finding),
    }
}

fn is_silenced(quote: QuoteId, finding: &Finding, corpus: &Corpus, rules: &Rules, used: &mut Used) -> bool {
    let mut silenced = false;
    for (number, silence) in corpus.silences.iter().enumerate() {
        if covers(silence, quote, corpus) && is_valid(silence) && names(&silence.checks, finding) {
            (used.silences[number], silenced) = (true, true);
        }
    }
    for (number, allowance) in rules.allow.iter().enumerate() {
        let of_check = allowance.checks.is_empty() || names(&allowance.checks, finding);
        if of_check && allows(allowance, quote, corpus) {
            (used.allow[number], silenced) = (true, true);
        }
    }
    silenced
}

fn covers(silence: &Silence, quote: QuoteId, corpus: &Corpus) -> bool {
    let quote = corpus.quote(quote);
    quote.source == silence.source && silence.covers.is_some_and(|block| block.overlaps(quote.span))
}

fn names(checks: &[String], finding: &Finding) -> bool {
    checks.iter().any(|check| check.eq_ignore_ascii_case(finding.code.0) || check.eq_ignore_ascii_case(finding.name))
}

fn allows(allowance: &Allowance, quote: QuoteId, corpus: &Corpus) -> bool {
    let quote = corpus.quote(quote);
    let path = corpus.source(quote.source).path.split('#').next().unwrap_or_default();
    let of_person = |name: &String| {
        quote.credit.as_ref().is_some_and(|credit| {
            let person = corpus.people.get(credit.person);
            let forms =
                person.spellings.iter().map(|spelling| &*spelling.text).chain([&*person.name, &*credit.naming.name]);
            forms.into_iter().any(|form| folded(form) == folded(name))
        })
    };
    allowance.quotation.as_ref().is_none_or(|words| folded(&quote.text).contains(&folded(words)))
        && allowance.person.as_ref().is_none_or(of_person)
        && allowance.path.as_ref().is_none_or(|pattern| pattern.matches(path.as_ref()))
}

/// Words alone, each between spaces: marks, dashes and letter case do not count.
fn folded(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + &word.to_lowercase() + " ")
}

/// Whether it says what and why.
fn is_valid(silence: &Silence) -> bool {
    !silence.reason.is_empty() && silence.checks.iter().any(|check| named(check).is_some())
}

fn unused(corpus: &mut Corpus, rules: &Rules, used: &Used) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (silence, _) in corpus.silences.iter().zip(&used.silences).filter(|(_, used)| !**used) {
        let place = Place { text: silence.text.as_str().into(), span: silence.span };
        findings.push(finding(why(silence), silence.source, place));
    }
    let idle: Vec<&Allowance> =
        rules.allow.iter().zip(&used.allow).filter(|(_, used)| !**used).map(|(entry, _)| entry).collect();
    if let (Some(file), false) = (&rules.file, idle.is_empty()) {
        let source = SourceId(corpus.sources.len() as u32);
        // The reports find the entry's line as they find any: in a source.
        corpus.sources.push(Source {
            path: file.path.clone(),
            origin: Origin::Rules,
            role: Role::Article,
            ..Source::default()
        });
        for allowance in idle {
            let span = file.line(allowance.spot);
            let place = Place { text: file.yaml[span.clone()].into(), span: Span::from_range(span) };
            let message = format!("an entry of `allow:` silences nothing: {}", allowance.reason.trim());
            findings.push(finding(message, source, place));
        }
    }
    findings
}

fn why(silence: &Silence) -> String {
    let unknown = silence.checks.iter().find(|check| named(check).is_none());
    match (silence.checks.is_empty(), unknown, silence.reason.is_empty()) {
        (true, _, _) => {
            "a suppression names no check, so it silences none: write ignore[MQ101] and a reason".to_owned()
        }
        (_, Some(unknown), _) => format!("a suppression names `{unknown}`, which is no check"),
        (_, _, true) => "a suppression without a reason silences nothing".to_owned(),
        (false, None, false) => "a suppression has nothing to silence any more".to_owned(),
    }
}

fn finding(message: String, source: SourceId, place: Place) -> Finding {
    let mut finding = Finding::new(&unused_suppression::CHECK, message, 1.0);
    finding.places.push((source, place));
    finding
}
