//! As many papers and findings as wanted, from a few invented words.

use std::path::Path;

use misquote::{
    reports::Outcome,
    rules::Severity::{Error, Warning},
    sources::Role,
};

use crate::desk::{Desk, Telling, telling};

/// As many papers in one story, with as many findings as wanted.
pub fn many(folder: &Path, papers: usize, findings: usize) -> Outcome {
    let mut desk = Desk::new(folder);
    let sources: Vec<usize> = (0..papers)
        .map(|n| {
            desk.source(
                &format!("paper-{n:03}.txt"),
                Some(&format!("{} {}", TOWNS[n % TOWNS.len()], TITLES[n / TOWNS.len() % TITLES.len()])),
                Role::Article,
            )
        })
        .collect();
    // Stories of five papers each, so that a large corpus falls apart as real ones do; a small one stays whole.
    let width = if papers > 60 { 5 } else { papers };
    let mut made = 0;
    let mut n = 0;
    while made < findings || n < 8 {
        let first = if papers > 60 { n * 5 % (papers - width + 1) / 5 * 5 } else { 0 };
        let near: Vec<usize> =
            (0..width).filter(|k| (n * 7 + k * 3) % 4 != 0 || *k < 2).map(|k| sources[first + k]).collect();
        made += sentence(&mut desk, n, &near, findings - made.min(findings));
        n += 1;
    }
    desk.outcome()
}

const TOWNS: [&str; 10] =
    ["Lindö", "Marrow", "Saltby", "Ostrava Bay", "Quill", "Tern", "Farrow", "Dunmouth", "Ilse", "Brackwater"];
const TITLES: [&str; 5] = ["Herald", "Courier", "Evening Post", "Wire", "Gazette"];
const PEOPLE: [&str; 9] = [
    "Ines Tallberg",
    "Piet Oduya",
    "Rana Feld",
    "Oskar Lumme",
    "Delphine Arras",
    "Tomás Quiroga",
    "Wen Halloran",
    "Bea Sandström",
    "Yusuf Marlowe",
];
const OPENINGS: [&str; 6] = [
    "The ferry company",
    "My own family",
    "Every skipper on this coast",
    "The school board",
    "Whoever wrote that report",
    "The new lighthouse",
];
const MIDDLES: [&str; 7] = [
    "has waited long enough for an answer",
    "will not be paid twice for the same work",
    "lost four boats in a single winter",
    "remembers what was promised",
    "owes this town nothing at all",
    "cannot carry the whole of the cost",
    "was never asked before the vote",
];
const ENDS: [&str; 5] = [
    "and everybody in this room knows it.",
    "whatever the minister chooses to say.",
    "so let us stop pretending.",
    "and the books are open to anyone.",
    "which is why I signed it.",
];

/// One invented sentence told by some papers; gives the number of findings made.
fn sentence(desk: &mut Desk, n: usize, near: &[usize], left: usize) -> usize {
    let opening = OPENINGS[n % OPENINGS.len()];
    let wordings = worded(n, opening);
    let drifts = left > 0 && n % 6 != 5;
    let used = if drifts && n % 5 == 4 && left > 1 {
        3
    } else if drifts && wordings[1] != wordings[0] {
        2
    } else {
        1
    };
    let last = near.len() - 1;
    let speaker = PEOPLE[n % PEOPLE.len()];
    let other = PEOPLE[(n + 1) % PEOPLE.len()];
    let who = |k: usize| if used == 1 && left > 0 && k == last { other } else { speaker };
    let which = |k: usize| if k == last && used > 1 { used - 1 } else { usize::from(k + 1 == last && used == 3) };
    let tellings: Vec<Telling> =
        near.iter().enumerate().map(|(k, &source)| telling(source, which(k), who(k))).collect();
    let used_wordings: Vec<&str> = wordings[..used].iter().map(String::as_str).collect();
    let group = desk.group(&used_wordings, &tellings);
    if left == 0 {
        return 0;
    }
    if used == 1 {
        let message = format!("the same words are credited to {speaker} and, in one source, to {other}");
        desk.finding(group, ("MQ201", "speaker-conflict", Error), &message, 0);
        return 1;
    }
    desk.finding(group, ("MQ101", "wording-drift", Warning), "one source has other words inside the marks", 1);
    if used == 3 {
        let message = format!("who it is about differs: “{opening}” became “The whole coast”");
        desk.finding(group, ("MQ104", "name-drift", Error), &message, 2);
    }
    used - 1
}

/// A sentence and two that differ from it.
fn worded(n: usize, opening: &str) -> [String; 3] {
    let reference = format!("{opening} {}, {}", MIDDLES[n % MIDDLES.len()], ENDS[n % ENDS.len()]);
    let odd = reference.replacen(" the ", " that ", 1).replacen(" has ", " had ", 1);
    let odd = odd.replacen("four", "five", 1).replace("not", "hardly");
    let third = reference.replacen("everybody", "nobody", 1).replace(opening, "The whole coast");
    [reference, odd, third]
}
