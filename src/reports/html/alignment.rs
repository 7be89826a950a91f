//! Wordings in columns: where all agree one column, where any parts from the reference another.
//!
//! What comes in is a [`Group`] with its drifts, each odd wording against the reference; what goes out is an
//! [`Alignment`] whose columns stand in line for all of them. Knows nothing of how it is drawn.

use std::ops::Range;

use serde::Serialize;

use crate::groups::{Drift, Group, Op, Piece, Wording};

/// More columns than this are too narrow to read: those that stand closest together become one.
const WIDEST: usize = 11;

/// A column of so few characters is not broken.
const SHORT: usize = 18;

/// The wordings of a group in columns.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Alignment {
    /// From the first word to the last.
    pub columns: Vec<Column>,
}

/// A stretch of the reference, with what each wording has there.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Whether any wording parts from the reference here.
    pub parted: bool,
    /// Whether it is narrow enough to stand on one line.
    pub short: bool,
    /// One for each wording, in their order.
    pub cells: Vec<Vec<Bit>>,
}

impl Column {
    /// A column of the wordings' cells.
    pub fn new(parted: bool, cells: Vec<Vec<Bit>>) -> Self {
        let width = |bits: &Vec<Bit>| bits.iter().map(|bit| bit.text.chars().count()).sum::<usize>();
        let short = cells.iter().map(width).max().unwrap_or(0) <= SHORT;
        Self { parted, short, cells }
    }
}

/// Words of one wording that share one fate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bit {
    /// What became of them.
    pub fate: Fate,
    /// The words; none where something is missing.
    pub text: String,
    /// What the other side has instead; none in the reference.
    pub instead: String,
}

/// What became of words, seen from the wording that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// The others have them too.
    Same,
    /// Words of the reference that some other wording changes or lacks.
    Changed,
    /// Words that stand in the place of the reference's.
    Replacing,
    /// Words that the reference does not have.
    Added,
    /// Nothing, where the other side has words.
    Missing,
    /// The quotation begins later, or ends earlier: no fault.
    Cut,
}

/// Lays all wordings of a group over the words of its reference.
pub fn align(group: &Group) -> Alignment {
    let text = group.wordings.first().map_or("", |reference| &reference.text);
    let reference: Vec<&str> = text.split_whitespace().collect();
    let mut drifts: Vec<Option<&Drift>> = vec![None; group.wordings.len()];
    for drift in group.drifts.iter().filter(|drift| drift.against == 0) {
        drifts[drift.odd].get_or_insert(drift);
    }
    let odd = group.wordings.iter().zip(drifts).skip(1);
    let tracks: Vec<Track> = odd.map(|(wording, drift)| track(wording, drift, &reference)).collect();
    let ranges = stretches(parted(&tracks), reference.len());
    let column = |(parted, range): (bool, Range<usize>)| {
        let first = of_reference(&reference, &tracks, parted, &range);
        let cells = std::iter::once(first).chain(tracks.iter().map(|track| track.cell(parted, &range)));
        Column::new(parted, cells.collect())
    };
    Alignment { columns: ranges.into_iter().map(column).collect() }
}

/// A comparison by itself: the words of `a` as the reference's row, those of `b` as the other.
pub fn pair(pieces: &[Piece]) -> [Vec<Bit>; 2] {
    let bit = |fate, text: &str, instead: &str| Bit { fate, text: text.trim().into(), instead: instead.trim().into() };
    let a = pieces.iter().map(|piece| match piece.op {
        Op::Equal => bit(Fate::Same, &piece.a, ""),
        Op::Replace | Op::Delete => bit(Fate::Changed, &piece.a, ""),
        Op::Insert => bit(Fate::Missing, "", ""),
    });
    let b = pieces.iter().map(|piece| match piece.op {
        Op::Equal => bit(Fate::Same, &piece.b, ""),
        Op::Replace => bit(Fate::Replacing, &piece.b, &piece.a),
        Op::Insert => bit(Fate::Added, &piece.b, ""),
        Op::Delete => bit(Fate::Missing, "", &piece.a),
    });
    [a.collect(), b.collect()]
}

/// An odd wording over the reference's words.
struct Track<'a> {
    /// The words of the reference that it covers.
    covers: Range<usize>,
    steps: Vec<Step<'a>>,
}

/// A piece over the reference's words.
struct Step<'a> {
    op: Op,
    at: Range<usize>,
    was: String,
    words: Vec<&'a str>,
}

fn track<'a>(wording: &'a Wording, drift: Option<&'a Drift>, reference: &[&str]) -> Track<'a> {
    let Some(drift) = drift else {
        let words = wording.text.split_whitespace().collect();
        let step = Step { op: Op::Replace, at: 0..reference.len(), was: reference.join(" "), words };
        return Track { covers: 0..reference.len(), steps: vec![step] };
    };
    let start = beginning(&drift.pieces, reference);
    let mut from = start;
    let mut steps = Vec::new();
    for piece in drift.pieces.iter() {
        let to = (from + piece.a.split_whitespace().count()).min(reference.len());
        let words = piece.b.split_whitespace().collect();
        steps.push(Step { op: piece.op, at: from..to, was: piece.a.trim().to_owned(), words });
        from = to;
    }
    Track { covers: start..from, steps }
}

/// The word of the reference with which a comparison begins: it leaves out what an odd wording was cut by.
fn beginning(pieces: &[Piece], reference: &[&str]) -> usize {
    let compared: Vec<&str> = pieces.iter().flat_map(|piece| piece.a.split_whitespace()).collect();
    if compared.is_empty() || compared.len() >= reference.len() {
        return 0;
    }
    let alike = |a: &str, b: &str| a == b || bare(a).eq(bare(b));
    let stands = |at: &usize| reference[*at..].iter().zip(&compared).all(|(a, b)| alike(a, b));
    (0..=reference.len() - compared.len()).find(stands).unwrap_or(0)
}

fn bare(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The stretches of the reference that any wording changes, in order, apart from each other, few enough to be read.
fn parted(tracks: &[Track]) -> Vec<Range<usize>> {
    let changes = tracks.iter().flat_map(|track| track.steps.iter().filter(|step| step.op != Op::Equal));
    let mut ranges: Vec<Range<usize>> = changes.map(|step| step.at.clone()).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    while merged.len() * 2 + 1 > WIDEST {
        let gap = |at: &usize| merged[at + 1].start - merged[*at].end;
        let closest = (0..merged.len() - 1).min_by_key(gap).expect("more than one is left");
        merged[closest].end = merged.remove(closest + 1).end;
    }
    merged
}

/// The parted stretches and the shared ones between them.
fn stretches(parted: Vec<Range<usize>>, length: usize) -> Vec<(bool, Range<usize>)> {
    let mut all = Vec::new();
    let mut from = 0;
    for range in parted {
        if from < range.start {
            all.push((false, from..range.start));
        }
        from = range.end;
        all.push((true, range));
    }
    if from < length {
        all.push((false, from..length));
    }
    all
}

/// The reference's own words in a column, those picked out that any other wording changes.
fn of_reference(reference: &[&str], tracks: &[Track], parted: bool, range: &Range<usize>) -> Vec<Bit> {
    let steps = || tracks.iter().flat_map(|track| &track.steps).filter(|step| step.op != Op::Equal);
    let mut bits = Vec::new();
    for at in range.clone() {
        let changed = parted && steps().any(|step| step.at.contains(&at));
        push(&mut bits, if changed { Fate::Changed } else { Fate::Same }, reference[at], "");
    }
    if bits.is_empty() {
        push(&mut bits, Fate::Missing, "", "");
    }
    bits
}

impl Track<'_> {
    /// What this wording has where the reference has the words of `range`.
    fn cell(&self, parted: bool, range: &Range<usize>) -> Vec<Bit> {
        let mut bits = Vec::new();
        if range.start < self.covers.start {
            push(&mut bits, Fate::Cut, "", "");
        }
        for step in &self.steps {
            match step.op {
                Op::Equal => self.shared(step, range, &mut bits),
                Op::Replace | Op::Delete | Op::Insert if !parted || !within(&step.at, range) => {}
                Op::Replace => push(&mut bits, Fate::Replacing, &step.words.join(" "), &step.was),
                Op::Insert => push(&mut bits, Fate::Added, &step.words.join(" "), ""),
                Op::Delete => push(&mut bits, Fate::Missing, "", &step.was),
            }
        }
        if range.end > self.covers.end && bits.last().is_none_or(|bit| bit.fate != Fate::Cut) {
            push(&mut bits, Fate::Cut, "", "");
        }
        if bits.is_empty() && parted {
            push(&mut bits, Fate::Missing, "", "");
        }
        bits
    }

    /// The words of an equal step that belong to a column. Permitted editing may make them more or fewer than the
    /// reference's (“don’t” for “do not”); then they are shared out in proportion.
    fn shared(&self, step: &Step, range: &Range<usize>, bits: &mut Vec<Bit>) {
        let (start, end) = (step.at.start.max(range.start), step.at.end.min(range.end));
        if start >= end {
            return;
        }
        let share = |at: usize| (at - step.at.start) * step.words.len() / step.at.len();
        push(bits, Fate::Same, &step.words[share(start)..share(end)].join(" "), "");
    }
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Adds words, to the bit before where it has the same fate.
fn push(bits: &mut Vec<Bit>, fate: Fate, text: &str, instead: &str) {
    match bits.last_mut() {
        Some(last) if last.fate == fate && matches!(fate, Fate::Same | Fate::Changed) => {
            last.text.push(' ');
            last.text.push_str(text);
        }
        _ => bits.push(Bit { fate, text: text.into(), instead: instead.into() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces as `=the harbour|-will|+may`; `~a>b` replaces.
    fn pieces(script: &str) -> Vec<Piece> {
        let piece = |part: &str| {
            let (op, words) = part.split_at(1);
            let (op, a, b) = match op {
                "=" => (Op::Equal, words, words),
                "-" => (Op::Delete, words, ""),
                "+" => (Op::Insert, "", words),
                _ => (Op::Replace, words.split('>').next().unwrap_or(""), words.split('>').nth(1).unwrap_or("")),
            };
            Piece { op, a: a.into(), b: b.into(), words: Default::default() }
        };
        script.split('|').map(piece).collect()
    }

    fn group(reference: &str, scripts: &[&str]) -> Group {
        let mut group = Group::default();
        group.wordings.push(Wording { text: reference.into(), members: vec![0] });
        for (index, script) in scripts.iter().enumerate() {
            let pieces = pieces(script);
            let words: Vec<&str> = pieces.iter().map(|piece| &*piece.b).filter(|b| !b.is_empty()).collect();
            group.wordings.push(Wording { text: words.join(" ").into(), members: vec![index + 1] });
            group.drifts.push(Drift {
                odd: index + 1,
                against: 0,
                pieces: pieces.into(),
                similarity: 0.5,
                titled: false,
            });
        }
        group
    }

    /// One line a wording, `|` between columns; `-` nothing, `…` cut, capitals for what differs.
    fn drawn(group: &Group) -> Vec<String> {
        let columns = align(group).columns;
        let word = |bit: &Bit| match bit.fate {
            Fate::Same => bit.text.clone(),
            Fate::Changed | Fate::Replacing | Fate::Added => bit.text.to_uppercase(),
            Fate::Missing => "-".into(),
            Fate::Cut => "…".into(),
        };
        let cell = |bits: &Vec<Bit>| bits.iter().map(word).collect::<Vec<_>>().join(" ");
        let row = |at: usize| columns.iter().map(|column| cell(&column.cells[at])).collect::<Vec<_>>().join(" | ");
        (0..group.wordings.len()).map(row).collect()
    }

    #[test]
    fn columns_stand_in_line_for_all_wordings() {
        let group = group(
            "the ferry will sail at nine",
            &[
                "=the ferry|~will>may|=sail at nine",
                "=the ferry will sail at|~nine>ten",
                "=the ferry|-will|=sail at nine",
            ],
        );
        assert_eq!(
            drawn(&group),
            [
                "the ferry | WILL | sail at | NINE",
                "the ferry | MAY | sail at | nine",
                "the ferry | will | sail at | TEN",
                "the ferry | - | sail at | nine"
            ]
        );
    }

    #[test]
    fn words_put_in_have_a_column_of_their_own() {
        let group = group("we sail at nine", &["=we|+never|=sail at nine", "=we sail at|~nine>ten"]);
        assert_eq!(drawn(&group), ["we | - | sail at | NINE", "we | NEVER | sail at | nine", "we | - | sail at | TEN"]);
    }

    #[test]
    fn a_cut_at_an_end_is_shown_as_one() {
        let group = group("in the end we sail at nine sharp", &["=we sail at|~nine>ten"]);
        assert_eq!(drawn(&group), ["in the end we sail at | NINE | sharp", "… we sail at | TEN | …"]);
    }

    #[test]
    fn overlapping_changes_share_a_column() {
        let group = group("a b c d e", &["=a|~b c>x|=d e", "=a b|~c d>y|=e"]);
        assert_eq!(drawn(&group), ["a | B C D | e", "a | X d | e", "a | b Y | e"]);
    }

    #[test]
    fn many_small_changes_do_not_make_many_narrow_columns() {
        let words: Vec<String> = (0..60).map(|n| format!("w{n}")).collect();
        let script: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(n, word)| if n % 3 == 1 { format!("~{word}>x") } else { format!("={word}") })
            .collect();
        let group = group(&words.join(" "), &[&script.join("|")]);
        assert!(align(&group).columns.len() <= WIDEST);
    }

    #[test]
    fn a_wording_without_a_comparison_is_wholly_other() {
        let mut group = group("a b", &[]);
        group.wordings.push(Wording { text: "x y z".into(), members: vec![1] });
        assert_eq!(drawn(&group), ["A B", "X Y Z"]);
    }
}
