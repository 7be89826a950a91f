//! The variant graph: the words that all wordings share as one path, the places where they part as branches.
//!
//! What comes in is an [`Alignment`] and a name for each wording; what goes out is places on a plane, in units of CSS
//! pixels. Widths are guessed from the letters, generously: nothing here can measure a font.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::alignment::{Alignment, Bit, Column, Fate};

/// A row of the graph breaks before it grows wider.
const WIDE: u32 = 860;
/// From one branch down to the next.
const STEP: u32 = 46;
/// Room for a path to bend.
const BEND: u32 = 26;
/// Above the first baseline.
const TOP: u32 = 24;
/// Shared stretches are shortened to so many words at each end.
const ENDS: usize = 3;

/// The drawing.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Graph {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The path of the reference, as SVG writes it.
    pub trunk: String,
    /// The other ways, likewise.
    pub branches: String,
    /// The words on them.
    pub labels: Vec<Label>,
}

/// Words of the drawing.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// `w` shared words, `p` words of a branch, `r` the reference's, `n` names.
    pub class: &'static str,
    /// From the left.
    pub x: u32,
    /// The baseline, from the top.
    pub y: u32,
    /// The words.
    pub text: String,
}

/// Draws the wordings; `names` has one for each: “Herald, Wire +2”.
pub fn draw(alignment: &Alignment, names: &[String]) -> Graph {
    let mut pen = Pen { graph: Graph::default(), x: 0, y: TOP, low: TOP };
    for column in &alignment.columns {
        if column.parted {
            pen.branches(&branches(column, names));
        } else {
            pen.trunk(&shortened(&column.cells[0]));
        }
    }
    pen.graph.height = pen.low + 14;
    pen.graph.width = pen.graph.width.max(200);
    pen.graph
}

/// The wordings that go the same way in a column.
struct Branch {
    words: String,
    names: String,
    reference: bool,
}

/// What the wordings have in a column, each once, in the order of the wordings.
fn branches(column: &Column, names: &[String]) -> Vec<Branch> {
    let mut found: Vec<(String, Vec<usize>)> = Vec::new();
    let mut known: FxHashMap<(bool, String), usize> = FxHashMap::default();
    for (wording, cell) in column.cells.iter().enumerate() {
        if cell.iter().all(|bit| bit.fate == Fate::Cut) {
            continue;
        }
        let words = plain(cell);
        let at = *known.entry((words.is_empty(), bare(&words))).or_insert(found.len());
        match found.get_mut(at) {
            Some((_, wordings)) => wordings.push(wording),
            None => found.push((words, vec![wording])),
        }
    }
    let branch = |(words, wordings): (String, Vec<usize>)| {
        let all: Vec<&str> = wordings.iter().filter_map(|&wording| names.get(wording)).map(String::as_str).collect();
        Branch { words: clipped(&words, 44), names: clipped(&all.join(", "), 40), reference: wordings.contains(&0) }
    };
    found.into_iter().map(branch).collect()
}

fn plain(cell: &[Bit]) -> String {
    cell.iter().map(|bit| bit.text.as_str()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Its letters alone: what has the same ones goes the same way.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn shortened(cell: &[Bit]) -> String {
    let text = plain(cell);
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= ENDS * 2 + 1 {
        return words.join(" ");
    }
    format!("{} … {}", words[..ENDS].join(" "), words[words.len() - ENDS..].join(" "))
}

fn clipped(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(most - 1).collect::<String>().trim_end())
}

/// Where drawing goes on.
struct Pen {
    graph: Graph,
    x: u32,
    /// The trunk's height in this row.
    y: u32,
    /// The lowest line so far.
    low: u32,
}

impl Pen {
    fn trunk(&mut self, words: &str) {
        let wide = width(words, 16) + 8;
        self.room(wide);
        self.label("w", self.x + 4, self.y - 7, words);
        self.graph.trunk.push_str(&format!("M{} {}h{wide}", self.x, self.y));
        self.advance(wide);
    }

    fn branches(&mut self, branches: &[Branch]) {
        let longest = |branch: &Branch| width(&branch.words, 16).max(width(&branch.names, 12));
        let inner = branches.iter().map(longest).max().unwrap_or(0).max(24) + 12;
        let wide = inner + 2 * BEND;
        self.room(wide);
        for (index, branch) in branches.iter().enumerate() {
            let y = self.y + index as u32 * STEP;
            let x = self.x + BEND;
            let line = if branch.reference { &mut self.graph.trunk } else { &mut self.graph.branches };
            line.push_str(&bent(self.x, self.y, inner, y));
            self.label(if branch.reference { "r" } else { "p" }, x + 6, y - 7, &branch.words);
            self.label("n", x + 6, y + 14, &branch.names);
            self.low = self.low.max(y + 8);
        }
        self.advance(wide);
    }

    /// Begins a new row where this one has no room.
    fn room(&mut self, wide: u32) {
        if self.x > 0 && self.x + wide > WIDE {
            self.x = 0;
            self.y = self.low + 44;
            self.low = self.y;
        }
    }

    fn advance(&mut self, wide: u32) {
        self.x += wide;
        self.low = self.low.max(self.y);
        self.graph.width = self.graph.width.max(self.x + 2);
    }

    fn label(&mut self, class: &'static str, x: u32, y: u32, text: &str) {
        if !text.is_empty() {
            self.graph.labels.push(Label { class, x, y, text: text.to_owned() });
        }
    }
}

/// From the trunk at `(x, from)` down to a branch `inner` long at height `to`, and up again.
fn bent(x: u32, from: u32, inner: u32, to: u32) -> String {
    if from == to {
        return format!("M{x} {from}h{}", inner + 2 * BEND);
    }
    let (half, down) = (BEND / 2, to - from);
    format!("M{x} {from}c{half} 0 {half} {down} {BEND} {down}h{inner}c{half} 0 {half} -{down} {BEND} -{down}")
}

/// A generous guess at how wide a text is, in pixels, at a size in pixels.
fn width(text: &str, size: u32) -> u32 {
    // In hundredths of the size, for a serif of usual width; a tenth on top for wider ones.
    let letter = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ';' | ':' | '\'' | '’' | '|' | '(' | ')' | ' ' => 33,
        'm' | 'w' | '—' | '…' => 85,
        'M' | 'W' => 95,
        c if c.is_uppercase() => 72,
        c if (c as u32) > 0x2E80 => 105,
        _ => 52,
    };
    let sum: u32 = text.chars().take(200).map(letter).sum();
    sum * size * 11 / 1000 + 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bit(text: &str) -> Vec<Bit> {
        let fate = if text.is_empty() { Fate::Missing } else { Fate::Same };
        vec![Bit { fate, text: text.into(), instead: String::new() }]
    }

    fn column(parted: bool, cells: &[&str]) -> Column {
        Column::new(parted, cells.iter().map(|text| bit(text)).collect())
    }

    fn names() -> Vec<String> {
        ["Herald +2", "Courier", "Post"].map(String::from).into()
    }

    #[test]
    fn branches_name_who_takes_them() {
        let columns = vec![
            column(false, &["the ferry", "the ferry", "the ferry"]),
            column(true, &["will", "may", "may,"]),
            column(false, &["sail", "sail", "sail"]),
        ];
        let graph = draw(&Alignment { columns }, &names());
        let labels: Vec<(&str, &str)> = graph.labels.iter().map(|label| (label.class, label.text.as_str())).collect();
        let expected = [
            ("w", "the ferry"),
            ("r", "will"),
            ("n", "Herald +2"),
            ("p", "may"),
            ("n", "Courier, Post"),
            ("w", "sail"),
        ];
        assert_eq!(labels, expected);
        assert_eq!((graph.trunk.matches('M').count(), graph.branches.matches('M').count()), (3, 1));
    }

    #[test]
    fn a_way_without_words_is_a_bare_line_that_names_its_sources() {
        let columns = vec![column(true, &["never", "", "never"])];
        let graph = draw(&Alignment { columns }, &names());
        let texts: Vec<&str> = graph.labels.iter().map(|label| label.text.as_str()).collect();
        assert_eq!(texts, ["never", "Herald +2, Post", "Courier"]);
    }

    #[test]
    fn twenty_thousand_ways_take_no_square_of_their_time() {
        let ways: Vec<String> = (0..20_000).map(|way| format!("way {way}")).collect();
        let cells: Vec<&str> = ways.iter().map(String::as_str).collect();
        let start = std::time::Instant::now();
        draw(&Alignment { columns: vec![column(true, &cells)] }, &[]);
        assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
    }

    #[test]
    fn a_long_graph_goes_on_in_a_further_row() {
        let cells = ["one rather long stretch of words", "one rather long stretch of words", "another"];
        let columns = (0..6).map(|n| column(n % 2 == 1, &cells)).collect();
        let graph = draw(&Alignment { columns }, &names());
        assert!(graph.width <= WIDE + 2, "{}", graph.width);
        assert!(graph.height > STEP * 4);
    }
}
