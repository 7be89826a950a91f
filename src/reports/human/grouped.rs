//! Each group that something is found in, with all its wordings, and below them what is found; the rest as single
//! findings.

use std::io::{self, Write};

use rustc_hash::FxHashSet;

use super::{
    Human,
    evidence::{evidence, group_evidence},
    full::{print_exhibits, print_head},
    places::Places,
};
use crate::{
    checks::Finding,
    groups::{Group, GroupId},
    reports::Outcome,
};

/// The groups in the order of their loudest findings, then the findings that are about no group.
pub fn print(outcome: &Outcome, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    let mut seen = FxHashSet::default();
    let order = outcome.findings.iter().filter_map(|finding| finding.group).filter(|group| seen.insert(*group));
    let order: Vec<GroupId> = order.collect();
    let group = |id: &GroupId| outcome.groups.get(id.0 as usize);
    let bare = order.iter().filter_map(group).flat_map(|group| &group.bare);
    let places = Places::of(&outcome.corpus, bare.chain(outcome.findings.iter().flat_map(|finding| &finding.places)));
    for id in &order {
        let Some(group) = group(id) else { continue };
        writeln!(out, "{}", human.paint.strong(&heading(outcome, *id, group)))?;
        print_exhibits(&group_evidence(outcome, group, &places), human, out)?;
        for finding in outcome.findings.iter().filter(|finding| finding.group == Some(*id)) {
            print_head(finding, human, out)?;
        }
        writeln!(out)?;
    }
    for finding in outcome.findings.iter().filter(|finding| finding.group.is_none()) {
        alone(outcome, finding, &places, human, out)?;
    }
    Ok(())
}

fn heading(outcome: &Outcome, id: GroupId, group: &Group) -> String {
    let sources: FxHashSet<_> = group.members.iter().map(|member| outcome.corpus.quote(member.quote).source).collect();
    let wordings = match group.wordings.len() {
        1 => "1 wording".to_owned(),
        many => format!("{many} wordings"),
    };
    format!("group {}: {} quotations in {} sources, {wordings}", id.0, group.members.len(), sources.len())
}

fn alone(outcome: &Outcome, finding: &Finding, places: &Places, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    print_head(finding, human, out)?;
    print_exhibits(&evidence(outcome, finding, places), human, out)?;
    writeln!(out)
}
