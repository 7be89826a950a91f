//! Stories by the thousand, made of nothing but a seed: what the benchmarks and the tests of work run on.
//!
//! Each story is told by several outlets. Every telling quotes the same utterances: some whole, some trimmed, a few
//! with one word changed. The sentences are word chains without sense; they have the lengths and marks of news.

use std::{fs, io, path::Path};

/// A telling: file name and text.
pub struct Telling {
    /// `courier_2026-03-01_harbour-12.txt`
    pub name: String,
    /// The article.
    pub text: String,
}

const OUTLETS: [&str; 5] = ["courier", "herald", "post", "mercury", "gazette"];
const GIVEN: [&str; 10] = ["Anna", "Bruno", "Clara", "Derek", "Esther", "Farid", "Greta", "Hugo", "Irene", "Jonas"];
const FIRST: [&str; 12] = ["Bel", "Cor", "Dan", "Fen", "Gar", "Hol", "Kel", "Mar", "Nor", "Pen", "Sel", "Tor"];
const LAST: [&str; 10] = ["brook", "croft", "dale", "field", "grove", "hurst", "low", "mere", "stead", "wick"];
const OPENERS: [&str; 8] = ["We", "They", "The council", "Nobody here", "Every family", "My office", "The port", "I"];
const VERBS: [&str; 12] = [
    "will rebuild",
    "cannot accept",
    "should have closed",
    "never promised",
    "paid for",
    "must defend",
    "has lost",
    "might sell",
    "will not forget",
    "asked about",
    "inspected",
    "wants to share",
];
const THINGS: [&str; 16] = [
    "the harbour wall",
    "seven old bridges",
    "a quarter of the budget",
    "the northern ferry",
    "our drinking water",
    "forty new houses",
    "the school roof",
    "every last promise",
    "the flood gates",
    "the night trains",
    "a fair price",
    "the lighthouse keeper",
    "three closed mills",
    "the fishing quota",
    "its own archive",
    "the winter market",
];
const ENDS: [&str; 10] = [
    "before the first frost",
    "whatever the cost",
    "in the coming weeks",
    "without a single vote",
    "for our children",
    "after the long inquiry",
    "on both sides of the river",
    "with the help of neighbours",
    "once the rain stops",
    "as the law demands",
];
const PROSE: [&str; 6] = [
    "The meeting in the town hall went on until late in the evening.",
    "Rain had kept the ferries in port for the third day in a row.",
    "Officials did not answer questions about the delay.",
    "The inquiry is expected to publish its report within a month.",
    "Several hundred people had signed a letter to the ministry.",
    "A spokesman for the port said that work would begin in spring.",
];

/// A row of numbers that looks random and is always the same (xorshift, Marsaglia 2003).
pub struct Dice(u64);

impl Dice {
    /// The row that begins with `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number under `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

/// `count` tellings; the first of many are the first of few.
pub fn tellings(count: usize) -> Vec<Telling> {
    (0..count.div_ceil(OUTLETS.len())).flat_map(story).take(count).collect()
}

/// Writes tellings into a folder.
///
/// # Errors
/// Those of the disk.
pub fn write(folder: &Path, tellings: &[Telling]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    tellings.iter().try_for_each(|telling| fs::write(folder.join(&telling.name), &telling.text))
}

fn story(number: usize) -> Vec<Telling> {
    let mut dice = Dice::new(number as u64 + 1);
    let said: Vec<(String, Vec<String>)> = (0..8)
        .map(|_| {
            let name = format!("{} {}{}", dice.pick(&GIVEN), dice.pick(&FIRST), dice.pick(&LAST));
            (name, utterance(&mut dice))
        })
        .collect();
    let day = number % 28 + 1;
    let month = number / 28 % 12 + 1;
    let telling = |outlet: &&str| Telling {
        name: format!("{outlet}_2026-{month:02}-{day:02}_story-{number}.txt"),
        text: article(&said, &mut dice),
    };
    OUTLETS.iter().map(telling).collect()
}

fn utterance(dice: &mut Dice) -> Vec<String> {
    let line = format!(
        "{} {} {} {}, and {} of us {} {} {}",
        dice.pick(&OPENERS),
        dice.pick(&VERBS),
        dice.pick(&THINGS),
        dice.pick(&ENDS),
        dice.roll(90) + 10,
        dice.pick(&VERBS),
        dice.pick(&THINGS),
        dice.pick(&ENDS),
    );
    line.split(' ').map(str::to_owned).collect()
}

fn article(said: &[(String, Vec<String>)], dice: &mut Dice) -> String {
    let mut text = String::new();
    for (index, (name, words)) in said.iter().enumerate() {
        for _ in 0..2 + dice.roll(3) {
            text.push_str(dice.pick(&PROSE));
            text.push(' ');
        }
        text.push_str("\n\n");
        let surname = name.rsplit(' ').next().unwrap_or(name);
        let told = retold(words, dice);
        match dice.roll(3) {
            0 => text.push_str(&format!("“{told},” said {name}.\n\n")),
            1 => text.push_str(&format!("“{told},” {name} told reporters. “It is late.”\n\n")),
            _ => text.push_str(&format!("{name}, who is {}, said: “{told}.” {surname} left.\n\n", 30 + index)),
        }
    }
    text
}

/// The words as one outlet prints them: mostly whole, sometimes trimmed, now and then one word other.
fn retold(words: &[String], dice: &mut Dice) -> String {
    let mut told = words.to_vec();
    match dice.roll(12) {
        0 | 1 => told.truncate(words.len() * 2 / 3),
        2 => {
            let at = dice.roll(told.len());
            told[at] = dice.pick(&FIRST).to_lowercase();
        }
        _ => {}
    }
    told.join(" ")
}
