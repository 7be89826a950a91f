//! Doubts: which of the labels that a file's lines begin with are none.
//!
//! What comes in is the blocks of a file and what looks like a label at their heads; what goes out is those that are left
//! when datelines, steps, titles and headlines are taken out. Whether the rest makes a transcript is for others to say.

use rustc_hash::FxHashMap;

use super::{
    Block, BlockKind,
    directions::is_note,
    labels::{Label, Style},
};

/// A block's index and the label at its head.
pub type Labelled = (usize, Label);

/// Leaves out what only looks like a label unless it comes again: a dateline (`DALE — …`), a step (`Step 1: …`), a title
/// (`Interview: …`). Where one of its kind does, the others are names too.
pub fn drop_single(text: &str, blocks: &[Block], labels: &mut Vec<Labelled>) {
    let name = |(index, label): &Labelled| &blocks[*index].span.of(text)[label.name.clone()];
    let counts = counts(text, blocks, labels);
    let all = all_spoken(text, blocks, labels);
    let doubts = [Doubt::Style, Doubt::Number, Doubt::Heading, Doubt::Alone, Doubt::Shouted].map(|doubt| {
        let alike = || labels.iter().filter(|labelled| doubt.holds(blocks, labelled, name(labelled)));
        let names: FxHashMap<&str, usize> =
            alike().map(|labelled| (name(labelled), spoken(name(labelled), &counts))).collect();
        let again = names.values().filter(|&&count| count > 1).count();
        // A record's headlines do not come again, or seldom.
        let seldom = doubt == Doubt::Alone && again * 2 < names.len();
        // Where every paragraph has one, nothing is left that would be an article.
        (doubt, seldom || again < if all { doubt.names_of_all() } else { doubt.names() })
    });
    let doubted = |labelled: &Labelled| {
        doubts.iter().any(|(doubt, doubted)| *doubted && doubt.holds(blocks, labelled, name(labelled)))
    };
    let title = |labelled: &Labelled| {
        labelled.0 == 0
            && Doubt::Heading.holds(blocks, labelled, name(labelled))
            && spoken(name(labelled), &counts) == 1
    };
    let kept = labels.iter().filter(|labelled| !doubted(labelled) && !title(labelled)).cloned().collect();
    *labels = kept;
}

/// How often somebody has the word, under this name or a shorter one: `Ann Holm:` and from then on `AH:`, `HOLM:`.
fn spoken(name: &str, counts: &FxHashMap<&str, usize>) -> usize {
    let initials: String = name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    let last = name.rsplit(' ').next().unwrap_or(name);
    let shorter = [&*initials, last].into_iter().filter(|shorter| *shorter != name);
    counts[name] + shorter.filter_map(|shorter| counts.get(shorter)).sum::<usize>()
}

/// Why a label may be none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// It is written as a dateline may be.
    Style,
    /// It ends with a number.
    Number,
    /// It stands in a headline.
    Heading,
    /// It is one, for all that its line says.
    Alone,
    /// It is one in capitals: a press release's.
    Shouted,
}

impl Doubt {
    fn holds(self, blocks: &[Block], (index, label): &Labelled, name: &str) -> bool {
        match self {
            Self::Style => label.style == Style::Doubtful,
            Self::Number => name.ends_with(|c: char| c.is_ascii_digit()),
            Self::Alone => label.style == Style::Alone,
            Self::Heading => label.style == Style::Name && blocks[*index].kind == BlockKind::Heading,
            Self::Shouted => label.style == Style::Capitals && blocks[*index].kind == BlockKind::Heading,
        }
    }

    /// How many names must come again for the doubt to go.
    fn names(self) -> usize {
        match self {
            Self::Style => 2,
            Self::Number | Self::Heading | Self::Alone | Self::Shouted => 1,
        }
    }

    /// How many, where every paragraph has a label: who speaks once in capitals is no headline there.
    fn names_of_all(self) -> usize {
        usize::from(self != Self::Shouted)
    }
}

/// Whether every paragraph has a label, at its head or on the line above.
fn all_spoken(text: &str, blocks: &[Block], labels: &[Labelled]) -> bool {
    // How far the label reaches whose words are still to come.
    let mut waits = None;
    blocks.iter().enumerate().all(|(index, block)| {
        if let Ok(at) = labels.binary_search_by_key(&index, |(index, _)| *index) {
            let end = labels[at].1.end as u32;
            waits = (end >= block.span.len()).then_some(block.span.start + end);
            return true;
        }
        let names = waits.is_some_and(|end| block.span.end <= end);
        names || block.kind == BlockKind::Heading || is_note(block.span.of(text)) || waits.take().is_some()
    })
}

/// How often each name is a label.
pub fn counts<'t>(text: &'t str, blocks: &[Block], labels: &[Labelled]) -> FxHashMap<&'t str, usize> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, label) in labels {
        *counts.entry(&blocks[*index].span.of(text)[label.name.clone()]).or_default() += 1;
    }
    counts
}
