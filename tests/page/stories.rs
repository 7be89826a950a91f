//! Invented stories, each short enough to be read on the page.

use std::path::Path;

use misquote::{
    reports::Outcome,
    rules::Severity::{Error, Note, Warning},
    sources::Role,
};

use crate::desk::{Desk, Telling, telling};

const MAYOR: &str = "Mayor Ines Tallberg";
const MASTER: &str = "Harbour master Piet Oduya";
const CLERK: &str = "Council clerk Rana Feld";

/// Five papers and the harbour of Lindö: every kind of finding that a group can have.
pub fn five(folder: &Path) -> Outcome {
    let mut desk = Desk::new(folder);
    let minutes = desk.source("council.txt", Some("Council minutes"), Role::Record);
    let papers = [
        ("herald.txt", "Lindö Herald"),
        ("courier.txt", "Harbour Courier"),
        ("post.txt", "Evening Post"),
        ("wire.txt", "Northern Wire"),
    ]
    .map(|(file, outlet)| desk.source(file, Some(outlet), Role::Article));
    wordings(&mut desk, minutes, papers);
    speakers(&mut desk, papers);
    desk.outcome()
}

fn wordings(desk: &mut Desk, minutes: usize, [herald, courier, post, wire]: [usize; 4]) {
    let two = desk.group(
        &["We looked on with cautious optimism.", "We looked on with cautious confidence."],
        &[telling(herald, 0, MAYOR), telling(courier, 0, MAYOR), telling(wire, 0, MAYOR), telling(post, 1, MAYOR)],
    );
    let message = "one source of four has other words inside the marks: “optimism” became “confidence”";
    desk.finding(two, ("MQ101", "wording-drift", Warning), message, 1);
    let four = desk.group(
        &[
            "The ferry will sail at nine on Tuesday, whatever the weather does, because the island has no other way to get its medicine.",
            "The ferry may sail at nine on Tuesday, whatever the weather does, because the island has no other way to get its medicine.",
            "The ferry will sail at ten on Tuesday, whatever the weather does, because the island has no way to get its medicine.",
            "The ferry will never sail at nine on Tuesday, whatever the weather does, because the island has no other way to get its medicine.",
        ],
        &[telling(minutes, 0, MASTER), telling(herald, 0, MASTER), telling(courier, 1, MASTER), telling(post, 2, MASTER), telling(wire, 3, MASTER)],
    );
    let message = "one wording denies what the record affirms: “never” was put in";
    desk.finding(four, ("MQ102", "negation-drift", Error), message, 3);
    desk.finding(four, ("MQ103", "number-drift", Error), "a time differs: “nine” became “ten”", 2);
    desk.finding(four, ("MQ108", "modality-drift", Warning), "how sure it is differs: “will” became “may”", 1);
}

fn speakers(desk: &mut Desk, [herald, courier, post, wire]: [usize; 4]) {
    let radio = Telling { via: Some("Lindö Radio"), ..telling(post, 0, MASTER) };
    let conflict =
        desk.group(&["Nobody asked the fishermen."], &[telling(herald, 0, CLERK), telling(courier, 0, CLERK), radio]);
    let message = "the same words are credited to Rana Feld in two sources and to Piet Oduya in one";
    desk.finding(conflict, ("MQ201", "speaker-conflict", Error), message, 0);
    let whole = "The quay was built for sail, and every spring we pretend that it was not.";
    let cut = Telling { words: Some("every spring we pretend that it was not"), ..telling(wire, 0, MAYOR) };
    let nobody = Telling { speaker: None, ..telling(post, 0, MAYOR) };
    let missing = desk.group(&[whole], &[telling(herald, 0, MAYOR), telling(courier, 0, MAYOR), cut, nobody]);
    let message = "credited to Ines Tallberg in three sources, to nobody in one";
    desk.finding(missing, ("MQ203", "speaker-missing", Note), message, 0);
    desk.group(&["It is a small island with a long memory."], &[telling(herald, 0, CLERK), telling(wire, 0, CLERK)]);
}

/// A source that means harm: markup, script, formulas and overrides wherever a source has a say.
pub fn hostile(folder: &Path) -> Outcome {
    let mut desk = Desk::new(folder);
    let bad = "</script></style><script>window.harm=1</script><img src=x onerror=window.harm=2>";
    let first = desk.source("one.txt", Some(bad), Role::Article);
    let second = desk.source("two.txt", Some("\"onmouseover=window.harm=3 x=\""), Role::Article);
    let words = format!("It is {bad} {{{{ 7*7 }}}} and &lt;b&gt; pay\u{202E}ton, {}", "unbroken".repeat(60));
    let odd = format!("It was {bad} {{{{ 7*7 }}}} and &lt;b&gt; pay\u{202E}ton, {}", "unbroken".repeat(60));
    let name = "<svg onload=window.harm=4>";
    let group = desk.group(&[&words, &odd], &[telling(first, 0, name), telling(second, 1, "' onfocus='window.harm=5")]);
    desk.finding(group, ("MQ101", "wording-drift", Warning), "“is <script>window.harm=6</script>” became “was”", 1);
    desk.outcome()
}
