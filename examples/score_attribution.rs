//! Scores attribution against quotations whose speakers people have marked.
//!
//! ```text
//! cargo run --release --example score_attribution -- DIR
//! ```
//!
//! `DIR` holds `text/*.txt`, `gold.jsonl` (one quotation a line: `path`, `start`, `end`, `form`, `speaker_class`, `speaker`
//! with the places of its `heads`, `speaker_name`) and `other.jsonl` (spans between marks; `class` is `plain` where nobody
//! is quoted). A speaker is right if its mention touches a head, or its name ends in the gold name's last word. The scores
//! and, below them, how often each step of confidence was right are printed as one table.

use std::{collections::HashMap, error::Error, fs, path::Path};

use misquote::{
    attributions::{self, Confidence},
    documents, quotations,
    rules::Rules,
    sources::Source,
};
use serde_json::Value;

/// What the program says of one span.
struct Said {
    start: u64,
    end: u64,
    mention: (u64, u64),
    name: String,
    confidence: f32,
}

#[derive(Default)]
struct Tally {
    right: usize,
    all: usize,
}

impl Tally {
    fn count(&mut self, right: bool) {
        self.all += 1;
        self.right += usize::from(right);
    }

    fn print(&self, name: &str) {
        let share = 100.0 * self.right as f64 / self.all.max(1) as f64;
        println!("{name:34} {:>6} of {:>6}  {share:5.1} %", self.right, self.all);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: score_attribution DIR")?;
    let folder = Path::new(&folder);
    let said = attribute(&folder.join("text"))?;
    let gold = lines(&folder.join("gold.jsonl"))?;
    let mut rows: Vec<(String, Tally)> = Vec::new();
    let mut named = Tally::default();
    let mut steps: Vec<Tally> = std::iter::repeat_with(Tally::default).take(10).collect();
    for quote in gold.iter().filter(|quote| quote["unclosed"] != true) {
        let found = find(&said, quote);
        let sure = found.filter(|said| said.confidence >= Confidence::NAMES.0);
        let right = sure.is_some_and(|said| is_right(said, quote));
        for row in ["all", &format!("  {}", word(quote, "form")), &format!("  {}", word(quote, "speaker_class"))] {
            tally(&mut rows, row).count(right);
        }
        if sure.is_some() {
            named.count(right);
        }
        if let Some(said) = found.filter(|said| !said.name.is_empty()) {
            steps[((said.confidence * 10.0) as usize).min(9)].count(is_right(said, quote));
        }
    }
    let mut nobody = Tally::default();
    for span in lines(&folder.join("other.jsonl"))?.iter().filter(|span| word(span, "class") == "plain") {
        let given =
            find(&said, span).is_some_and(|said| said.confidence >= Confidence::NAMES.0 && !said.name.is_empty());
        nobody.count(given);
    }
    rows.sort_by(|a, b| (a.0 != "all", &a.0).cmp(&(b.0 != "all", &b.0)));
    rows.iter().for_each(|(name, tally)| tally.print(name));
    named.print("right when it names somebody");
    nobody.print("nobody's words given to somebody");
    println!("\nconfidence");
    for (step, tally) in steps.iter().enumerate().filter(|(_, tally)| tally.all > 0) {
        tally.print(&format!("  {:.1} to {:.1}", step as f32 / 10.0, (step + 1) as f32 / 10.0));
    }
    Ok(())
}

fn attribute(folder: &Path) -> Result<HashMap<String, Vec<Said>>, Box<dyn Error>> {
    let rules = Rules::built_in()?;
    let mut all = HashMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let source = Source { path: name.clone(), ..Source::default() };
        let bytes = fs::read(entry.path())?;
        let document = documents::open(&source, &bytes, &rules).map_err(|fault| fault.message)?;
        let language = &rules.languages[document.language];
        let mut found = quotations::find(&document, language);
        let attributed = attributions::attribute(&document, &mut found, language);
        let said = found.iter().zip(&attributed.attributions).map(|(quotation, attribution)| {
            let span = document.map.disk(quotation.span);
            let speaker = attribution.speaker.as_ref();
            let mention = speaker.map(|speaker| document.map.disk(speaker.mention));
            Said {
                start: span.start.into(),
                end: span.end.into(),
                mention: mention.map_or((0, 0), |span| (span.start.into(), span.end.into())),
                name: speaker
                    .map_or(String::new(), |speaker| attributed.entities[speaker.entity.0 as usize].name.clone()),
                confidence: attribution.confidence.0,
            }
        });
        all.insert(name, said.collect());
    }
    Ok(all)
}

fn lines(path: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    Ok(fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn word<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().unwrap_or("-")
}

fn tally<'a>(rows: &'a mut Vec<(String, Tally)>, name: &str) -> &'a mut Tally {
    let at = rows.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        rows.push((name.to_owned(), Tally::default()));
        rows.len() - 1
    });
    &mut rows[at].1
}

/// The span that shares nine tenths of its bytes with the one marked.
fn find<'a>(said: &'a HashMap<String, Vec<Said>>, row: &Value) -> Option<&'a Said> {
    let (start, end) = (row["start"].as_u64()?, row["end"].as_u64()?);
    said.get(word(row, "path"))?.iter().find(|said| {
        let shared = said.end.min(end).saturating_sub(said.start.max(start));
        let joint = said.end.max(end) - said.start.min(start);
        shared * 10 + 20 >= joint * 9
    })
}

fn is_right(said: &Said, quote: &Value) -> bool {
    let speakers = quote["speaker"].as_array().map_or(&[][..], Vec::as_slice);
    if speakers.is_empty() {
        return said.name.is_empty();
    }
    let touches = |place: &Value| {
        let (start, end) = (place["start"].as_u64().unwrap_or(0), place["end"].as_u64().unwrap_or(0));
        said.mention.0 < end && start < said.mention.1
    };
    let mention = speakers.iter().any(|speaker| {
        let places = ["heads", "also"].iter().filter_map(|field| speaker[*field].as_array()).flatten();
        speaker["heads"].is_null() && touches(speaker) || places.into_iter().any(touches)
    });
    let last = |name: &str| name.split_whitespace().next_back().unwrap_or("").to_lowercase();
    let gold = word(quote, "speaker_name");
    mention || gold != "-" && !said.name.is_empty() && last(&said.name) == last(gold)
}
