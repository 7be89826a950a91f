//! Checks: what an editor should hear. One file each, in one table.
//!
//! What comes in is the corpus and its groups; what goes out is [`Finding`]s, sealed and sorted. A check is a page, a
//! level and a function of one of the shapes of [`Run`]. Knows nothing of how findings are printed.

mod around;
mod claims;
mod credits;
mod doubts;
mod finding;
mod fingerprint;
mod headlines;

mod boundary_drift;
mod hidden_characters;
mod mismatched_marks;
mod modality_drift;
mod name_drift;
mod negation_drift;
mod not_on_record;
mod number_drift;
mod off_the_record_wording;
mod paraphrased_quote;
mod relay_conflict;
mod role_conflict;
mod shared_words;
mod translations;
mod silent_cut;
mod speaker_conflict;
mod speaker_missing;
mod speaker_spelling;
mod unclosed_quote;
mod wording_drift;
pub mod unused_suppression;

pub use claims::{Claim, DriftView, claims, kinds_of_change};
pub use finding::{Code, Finding};
pub use fingerprint::fingerprint;

use std::sync::OnceLock;

use rayon::prelude::*;

use self::{around::Articles, credits::Rivals};
use crate::{
    corpus::Corpus,
    groups::{Bare, Found, Group, OnRecord, Stories},
    rules::{Level, Rules, Severity},
    sources::SourceId,
};

/// A check: its code, its name, how loud it is by default, its page and what it looks at.
pub struct Check {
    /// `MQ101`.
    pub code: Code,
    /// `wording-drift`.
    pub name: &'static str,
    /// Unless the rules say otherwise.
    pub severity: Severity,
    /// What `misquote explain` prints: Markdown.
    pub page: &'static str,
    /// Finds what it is about.
    pub run: Run,
}

/// What a check is a function of.
pub enum Run {
    /// How one odd wording differs from its group's reference. Every piece of the difference is offered to these checks
    /// in the order of the table; the first to claim one keeps it.
    Pieces(fn(&DriftView) -> Option<Claim>),
    /// The same, where the reference is a record: what the checks above it claimed is said in one finding.
    Record(fn(&DriftView, &[Claim]) -> Option<Finding>),
    /// Everything.
    Whole(fn(&Facts) -> Vec<Finding>),
}

/// What checks look at.
pub struct Facts<'a> {
    /// All quotations.
    pub corpus: &'a Corpus,
    /// The groups.
    pub groups: &'a [Group],
    /// What stands inside the marks in some sources and outside them in others.
    pub bare: &'a [Bare],
    /// What the records have in place of quotations.
    pub records: &'a [OnRecord],
    /// Which articles tell one story, where that was asked.
    stories: Option<&'a Stories>,
    /// The rules.
    pub rules: &'a Rules,
    /// For each group the speakers who cannot both have said its words; found when first asked for.
    rivals: OnceLock<Vec<Vec<Rivals>>>,
    /// What stands around quotations; read when first asked for.
    articles: Articles,
}

impl<'a> Facts<'a> {
    /// What was read, and what comparing found in it.
    pub fn new(corpus: &'a Corpus, found: &'a Found, rules: &'a Rules) -> Self {
        Self {
            bare: &found.bare,
            records: &found.records,
            stories: Some(&found.stories),
            ..Self::of(corpus, &found.groups, rules)
        }
    }

    /// What was read and its groups alone.
    pub fn of(corpus: &'a Corpus, groups: &'a [Group], rules: &'a Rules) -> Self {
        Self {
            corpus,
            groups,
            bare: &[],
            records: &[],
            stories: None,
            rules,
            rivals: OnceLock::new(),
            articles: Articles::default(),
        }
    }

    /// Whether two sources plainly tell one story.
    fn tell_one_story(&self, a: SourceId, b: SourceId) -> bool {
        self.stories.is_some_and(|stories| stories.tell_one(a.0, b.0))
    }

    /// For each group the speakers who cannot both have said its words.
    fn rivals(&self) -> &[Vec<Rivals>] {
        self.rivals.get_or_init(|| self.groups.par_iter().map(|group| credits::rivals(self, group)).collect())
    }
}

/// All checks. Differences between wordings are claimed in this order: the most telling first.
pub static CHECKS: &[&Check] = &[
    &paraphrased_quote::CHECK,
    &negation_drift::CHECK,
    &number_drift::CHECK,
    &name_drift::CHECK,
    &modality_drift::CHECK,
    &silent_cut::CHECK,
    &wording_drift::CHECK,
    &speaker_conflict::CHECK,
    &speaker_spelling::CHECK,
    &speaker_missing::CHECK,
    &role_conflict::CHECK,
    &relay_conflict::CHECK,
    &boundary_drift::CHECK,
    &not_on_record::CHECK,
    &off_the_record_wording::CHECK,
    &unclosed_quote::CHECK,
    &mismatched_marks::CHECK,
    &hidden_characters::CHECK,
    &unused_suppression::CHECK,
];

/// The check of a code, as typed: letter case does not matter.
pub fn named(code: &str) -> Option<&'static Check> {
    CHECKS
        .iter()
        .copied()
        .find(|check| check.code.0.eq_ignore_ascii_case(code) || check.name.eq_ignore_ascii_case(code))
}

/// Runs every check that the rules leave on. Loudest first, then surest, then in the order of the corpus.
pub fn run(facts: &Facts) -> Vec<Finding> {
    run_without(&[], facts)
}

/// The same without the checks of these codes.
pub fn run_without(codes: &[&str], facts: &Facts) -> Vec<Finding> {
    // Before the checks that ask for them: who waits for what another core is finding waits for ever.
    facts.rivals();
    let found = |check: &&Check| match check.run {
        Run::Whole(find) if !codes.contains(&check.code.0) => find(facts),
        Run::Whole(_) | Run::Pieces(_) | Run::Record(_) => Vec::new(),
    };
    let (mut findings, whole) =
        rayon::join(|| claims::run(facts), || CHECKS.par_iter().map(found).collect::<Vec<Vec<Finding>>>());
    findings.retain(|finding| !codes.contains(&finding.code.0));
    findings.extend(whole.into_iter().flatten());
    settle(findings, facts)
}

/// Findings as loud as the rules have them, sealed, loudest first.
pub fn settle(findings: Vec<Finding>, facts: &Facts) -> Vec<Finding> {
    let mut findings: Vec<Finding> = findings
        .into_par_iter()
        .filter_map(|finding| at_level(finding, facts.rules))
        .map(|finding| finding.sealed(facts))
        .collect();
    findings.sort_by(|a, b| {
        let louder = b.severity.cmp(&a.severity).then(b.confidence.total_cmp(&a.confidence));
        louder
            .then_with(|| (&a.quotes, a.code, a.group).cmp(&(&b.quotes, b.code, b.group)))
            .then_with(|| a.message.cmp(&b.message))
    });
    findings
}

/// The finding as loud as the rules have it; nothing, if they want it surer, or not at all. A finding that its check
/// made quieter than usual stays so.
fn at_level(mut finding: Finding, rules: &Rules) -> Option<Finding> {
    let usual = named(finding.code.0)?.severity;
    let rule = rules.check(finding.code.0, finding.name).cloned().unwrap_or_default();
    let severity = match rule.level {
        Some(Level::Off) => return None,
        Some(Level::At(severity)) => severity,
        None => usual,
    };
    finding.severity = if finding.severity < usual { finding.severity.min(severity) } else { severity };
    let short = |least: Option<f32>, is: Option<f32>| least.zip(is).is_some_and(|(least, is)| is < least);
    let kept = !short(rule.min_confidence, Some(finding.confidence)) && !short(rule.min_similarity, finding.similarity);
    kept.then_some(finding)
}
