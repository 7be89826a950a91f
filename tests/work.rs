//! What comparing takes, counted in pairs of sentences and not in seconds: with so many times the quotations as many
//! times the work, however much they have in common.

use std::{fmt::Write as _, path::Path};

use misquote::{
    corpus,
    groups::{self, Work},
    rules::Rules,
    sources::{self, Origin, Source},
};

/// A quotation as `extract --format jsonl` prints it.
fn row(rows: &mut String, path: &str, number: usize, speaker: &str, text: &str) {
    let start = number * 1000;
    let end = start + text.len();
    let row = serde_json::json!({
        "path": path, "start": start, "end": end, "text": text, "speaker": { "name": speaker },
    });
    writeln!(rows, "{row}").expect("a String takes what is written");
}

fn work(rows: String, rules: &Rules) -> Work {
    let mut corpus = corpus::handed(vec![("rows".to_owned(), Box::new(std::io::Cursor::new(rows)))], rules)
        .expect("the rows are well formed");
    groups::find(&mut corpus, rules).work
}

const THINGS: [&str; 12] = [
    "harbour", "lantern", "orchard", "railway", "granary", "pulpit", "mill", "quarry", "ferry", "archive", "bakery",
    "weir",
];
const DOINGS: [&str; 12] = [
    "rebuild", "paint", "sell", "flood", "inherit", "insure", "demolish", "rent", "bless", "survey", "abandon",
    "restore",
];

/// A sentence of its own for each number, made of few words.
fn sentence(number: usize) -> String {
    let word = |list: &'static [&'static str; 12], step: usize| list[number / step % 12];
    format!(
        "we must {} the {} before they {} the {} and {} the {}",
        word(&DOINGS, 1),
        word(&THINGS, 12),
        word(&DOINGS, 144),
        word(&THINGS, 1728),
        word(&DOINGS, 5),
        word(&THINGS, 7),
    )
}

#[test]
fn one_sentence_that_thousands_of_outlets_print_costs_one() {
    let rules = Rules::built_in().expect("the rules compiled in are sound");
    let mut rows = String::new();
    for outlet in 0..10_000 {
        let text = "We will close the northern quay on Friday and nobody will be paid for it.";
        row(&mut rows, &format!("outlet-{outlet:05}.txt"), 0, "Ada Holm", text);
    }
    assert_eq!(work(rows, &rules), Work { sayings: 1, aligned: 0, weighed: 0 });
}

#[test]
fn ten_thousand_quotations_of_one_man_in_one_outlet_take_twice_what_five_thousand_take() {
    let rules = Rules::built_in().expect("the rules compiled in are sound");
    let count = |quotations: usize| {
        let mut rows = String::new();
        (0..quotations).for_each(|number| row(&mut rows, "herald.txt", number, "Otto Lind", &sentence(number)));
        work(rows, &rules)
    };
    let (half, whole) = (count(5_000), count(10_000));
    assert_eq!((half.sayings, whole.sayings), (5_000, 10_000));
    assert!(half.aligned > 5_000, "they have words in common: {half:?}");
    assert!(whole.aligned * 10 <= half.aligned * 22, "{half:?} {whole:?}");
}

#[test]
fn a_stock_phrase_in_every_article_does_not_bring_all_articles_together() {
    let rules = Rules::built_in().expect("the rules compiled in are sound");
    let count = |articles: usize| {
        let mut rows = String::new();
        for article in 0..articles {
            let path = format!("paper-{article:05}.txt");
            let text = format!("At the end of the day {}, and that is the bottom line.", sentence(article));
            row(&mut rows, &path, 0, "Ida Berg", &text);
            row(&mut rows, &path, 1, "Ida Berg", "the bottom line");
        }
        work(rows, &rules)
    };
    let (half, whole) = (count(4_000), count(8_000));
    assert!(half.aligned > 4_000, "they have words in common: {half:?}");
    assert!(whole.aligned * 10 <= half.aligned * 22, "{half:?} {whole:?}");
}

#[test]
fn thousands_who_say_alike_are_not_thousands_of_opponents() {
    let rules = Rules::built_in().expect("the rules compiled in are sound");
    let names = ["Ann", "Ben", "Carl", "Dora", "Emil", "Fay", "Gus", "Hedda"];
    let article = |number: usize| {
        let letters = [number / 26 / 26, number / 26 % 26, number % 26].map(|letter| char::from(b'a' + letter as u8));
        let [first, second, third] = letters;
        let text = format!(
            "March 3, 2026\n\n“The evidence showed what he did with {first}{second}{third},” said {} {}{second}{third}sen.\n\n\
             The court of Dale heard the lawyers on Tuesday in the harbour case.",
            names[number % names.len()],
            first.to_ascii_uppercase(),
        );
        let bytes = text.into_bytes().into();
        Source {
            origin: Origin::Memory(bytes),
            ..sources::source(Path::new(&format!("paper-{number:05}.txt")), &rules)
        }
    };
    let mut corpus = corpus::extract((0..2_000).map(article).collect(), &rules);
    let groups = groups::find(&mut corpus, &rules).groups;
    assert!(groups.iter().any(|group| group.members.len() > 100), "they say alike");
    assert!(groups.len() <= 8, "{} groups", groups.len());
}
