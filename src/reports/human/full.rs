//! One block a finding: code, name and sentence; each wording once, under it its speakers and places; what changed.
//!
//! Findings about the same two wordings of a group share a block, so that nothing is shown twice.

use std::io::{self, Write};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Human,
    cut::{Stress, Stretch, Words, lines},
    differ::{Side, change},
    evidence::{Exhibit, Head, Voice, evidence},
    places::Places,
    safe::{columns, safe},
};
use crate::{
    checks::{Code, Finding},
    reports::{Outcome, Paint},
};

/// The gutter that evidence stands behind.
const BAR: &str = "   │ ";
/// A wording is not squeezed into fewer columns than this.
const NARROWEST: usize = 34;
/// More places than this a speaker is not shown at; the machine formats have them all.
const MOST_PLACES: usize = 24;
/// More changes than this are better seen in the wordings themselves.
const MOST_CHANGES: usize = 5;

/// Every finding, those of one group together.
pub fn print(outcome: &Outcome, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::of(&outcome.corpus, outcome.findings.iter().flat_map(|finding| &finding.places));
    let mut explained = FxHashSet::default();
    for block in blocks(&outcome.findings) {
        print_block(outcome, &block, &places, human, &mut explained, out)?;
        writeln!(out)?;
    }
    Ok(())
}

/// The findings in their order, but those of a group moved up to its first; each block is about the same two wordings.
fn blocks(findings: &[Finding]) -> Vec<Vec<&Finding>> {
    let mut first = FxHashMap::default();
    for (index, finding) in findings.iter().enumerate() {
        if let Some(group) = finding.group {
            first.entry(group).or_insert(index);
        }
    }
    let mut order: Vec<(usize, usize)> =
        (0..findings.len()).map(|index| (findings[index].group.map_or(index, |group| first[&group]), index)).collect();
    order.sort_unstable();
    let mut blocks: Vec<Vec<&Finding>> = Vec::new();
    let mut known = FxHashMap::default();
    for finding in order.into_iter().map(|(_, index)| &findings[index]) {
        let fresh = blocks.len();
        let evidence = finding.group.zip(finding.wordings.as_ref());
        match evidence.map_or(fresh, |evidence| *known.entry(evidence).or_insert(fresh)) {
            block if block < fresh => blocks[block].push(finding),
            _ => blocks.push(vec![finding]),
        }
    }
    blocks
}

fn print_block(
    outcome: &Outcome,
    block: &[&Finding],
    places: &Places,
    human: &Human,
    explained: &mut FxHashSet<Code>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for finding in block {
        print_head(finding, human, out)?;
    }
    print_exhibits(&evidence(outcome, block[0], places), human, out)?;
    if let Some(remark) = remark(block[0]) {
        print_remark(&remark, human, out)?;
    }
    for finding in block.iter().filter(|finding| explained.insert(finding.code)) {
        let paint = human.paint;
        writeln!(out, "   {} {}", paint.faint("="), paint.faint(&format!("misquote explain {}", finding.code.0)))?;
    }
    Ok(())
}

/// `warning[MQ101] wording-drift: …`, wrapped below the name.
pub fn print_head(finding: &Finding, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    let label = format!("{}[{}]", finding.severity.word(), finding.code.0);
    let used = columns(&label) + columns(finding.name) + 3;
    let lines = wrapped(&safe(&finding.message), human.width, used, 4);
    let label = human.paint.loud(finding.severity, &label);
    writeln!(out, "{label} {}: {}", human.paint.strong(finding.name), lines.join("\n    "))
}

/// The exhibits behind the bar.
pub fn print_exhibits(exhibits: &[Exhibit], human: &Human, out: &mut dyn Write) -> io::Result<()> {
    let names = exhibits.iter().flat_map(|exhibit| &exhibit.voices).map(|voice| columns(&safe(&voice.who)));
    let column = names.max().unwrap_or(0).min(human.width / 2);
    for exhibit in exhibits {
        if let Head::Words(words) = &exhibit.head {
            print_wording(words, exhibit, human, out)?;
        }
        for voice in &exhibit.voices {
            print_voice(voice, column, human, out)?;
        }
    }
    Ok(())
}

/// A wording, beside it in whose sources it stands; below it, where there is no room beside.
fn print_wording(words: &Words, exhibit: &Exhibit, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    let whole = human.width - columns(BAR);
    let beside = whole.checked_sub(columns(&exhibit.where_from) + 2).filter(|room| *room >= NARROWEST);
    for (index, line) in lines(words, beside.unwrap_or(whole)).iter().enumerate() {
        let label = if index == 0 && beside.is_some() { exhibit.where_from.as_str() } else { "" };
        print_words(line, exhibit.side, label, human, out)?;
    }
    match beside {
        Some(_) => Ok(()),
        None => writeln!(out, "{}{}", human.paint.faint(BAR), human.paint.faint(&exhibit.where_from)),
    }
}

/// One line of a wording, its label at the right; without colour, a line of marks below what differs.
fn print_words(line: &[Stretch], side: Side, label: &str, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    let paint = human.paint;
    let shown = line.iter().map(|stretch| match (stretch.stress, side) {
        (Stress::Plain, _) => stretch.text.clone(),
        (Stress::Odd, Side::Reference) => paint.reference(&stretch.text),
        (Stress::Odd, Side::Odd) => paint.odd(&stretch.text),
    });
    let shown: String = shown.collect();
    let used: usize = line.iter().map(|stretch| columns(&stretch.text)).sum();
    let pad = (human.width - columns(BAR)).saturating_sub(used + columns(label));
    let tail = if label.is_empty() { String::new() } else { format!("{}{}", " ".repeat(pad), paint.faint(label)) };
    writeln!(out, "{}{shown}{tail}", paint.faint(BAR))?;
    let marks = line.iter().any(|stretch| stretch.stress == Stress::Odd) && paint == Paint::Plain;
    if marks {
        let mark = |stretch: &Stretch| match stretch.stress {
            Stress::Plain => " ".repeat(columns(&stretch.text)),
            Stress::Odd => "‾".repeat(columns(&stretch.text)),
        };
        let marks: String = line.iter().map(mark).collect();
        writeln!(out, "{BAR}{}", marks.trim_end())?;
    }
    Ok(())
}

/// Who, then the places, wrapped in a column of their own; below the name, where there is no room beside it.
fn print_voice(voice: &Voice, column: usize, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    let paint = human.paint;
    let bar = format!("{}   ", paint.faint(BAR));
    let room = human.width.saturating_sub(columns(BAR) + 3);
    let who = safe(&voice.who);
    let more = voice.places.len().saturating_sub(MOST_PLACES);
    let rest = (more > 0).then(|| format!("and {more} more places"));
    let places: Vec<&str> = voice.places.iter().take(MOST_PLACES).chain(&rest).map(String::as_str).collect();
    let widest = places.iter().map(|place| columns(place)).max().unwrap_or(0);
    let below = columns(&who) > column || column + 2 + widest > room;
    let indent = if below { 3 } else { column + 2 };
    let marked = voice.stress == Stress::Odd;
    let shown = if marked { paint.odd(&who) } else { who.to_string() };
    let marks = if marked && paint == Paint::Plain { "‾".repeat(columns(&who)) } else { String::new() };
    let painted = |row: Vec<&str>| row.iter().map(|place| paint.place(place)).collect::<Vec<_>>().join("  ");
    let mut lines = rows(&places, room - indent).into_iter().map(painted);
    if below {
        writeln!(out, "{bar}{shown}")?;
    } else {
        writeln!(out, "{bar}{shown}{}{}", " ".repeat(indent - columns(&who)), lines.next().unwrap_or_default())?;
    }
    if !marks.is_empty() {
        writeln!(out, "{bar}{marks}")?;
    }
    lines.try_for_each(|line| writeln!(out, "{bar}{}{line}", " ".repeat(indent)))
}

/// As many to a row as fit, two columns apart.
fn rows<'a>(places: &[&'a str], room: usize) -> Vec<Vec<&'a str>> {
    let mut rows: Vec<Vec<&str>> = vec![Vec::new()];
    let mut used = 0;
    for place in places {
        let wide = columns(place) + 2;
        if used > 0 && used + wide > room + 2 {
            rows.push(Vec::new());
            used = 0;
        }
        if let Some(row) = rows.last_mut() {
            row.push(place);
        }
        used += wide;
    }
    rows
}

/// `= optimism → confidence`.
fn print_remark(text: &str, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    let lines = wrapped(&safe(text), human.width, 5, 5);
    writeln!(out, "   {} {}", human.paint.faint("="), lines.join("\n     "))
}

/// What became of the reference's words; where little is left of them, how much.
fn remark(finding: &Finding) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for change in finding.diff.as_deref()?.iter().filter_map(change) {
        if !all.contains(&change) && all.len() <= MOST_CHANGES {
            all.push(change);
        }
    }
    match all.len() {
        0 => None,
        1..=MOST_CHANGES => Some(all.join(" · ")),
        _ => finding.similarity.map(|share| format!("{:.0}% of the words are shared", share * 100.0)),
    }
}

/// Lines of whole words: the first after `used` columns, the others after `indent`.
pub fn wrapped(text: &str, width: usize, used: usize, indent: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut at = used;
    for word in text.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        if at + columns(word) + 1 > width && !line.is_empty() {
            lines.push(word.to_owned());
            at = indent + columns(word);
        } else {
            let space = usize::from(!line.is_empty());
            line.push_str(&" "[..space]);
            line.push_str(word);
            at += columns(word) + space;
        }
    }
    lines
}
