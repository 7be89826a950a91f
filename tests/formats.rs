//! Sources of every format and language: what is read out of them, and where it lies in the file.
//!
//! A new case is a file in `tests/formats/`; beside it stands, as `<name>.snap`, what was found: for each quotation its
//! place, kind, words and speaker, and below it the bytes of the file that its span names.

use std::{fmt::Write, fs, path::Path};

use misquote::{
    corpus::{self, Corpus, Quote},
    rules::Rules,
    sources::{self, Source},
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats");

#[test]
fn every_format_is_read_as_a_reader_sees_it() {
    let rules = Rules::built_in().expect("rules.yaml is in order");
    let mut names: Vec<String> = fs::read_dir(FOLDER)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.contains(".snap"))
        .collect();
    names.sort();
    for name in names {
        let page = page(&name, &rules);
        insta::with_settings!({ snapshot_path => FOLDER, prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.clone(), page);
        });
    }
}

#[test]
fn a_language_is_added_by_a_users_rules_alone() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/languages");
    let rules = Rules::load(Some(Path::new(&format!("{folder}/italian.yaml"))), &[]).expect("the rules are in order");
    let source = Source { path: format!("{folder}/italian.txt"), ..Source::default() };
    let corpus = corpus::extract(vec![source], &rules);
    let speaker = |quote: &Quote| quote.credit.as_ref().map_or("nobody", |credit| &credit.naming.name).to_owned();
    let found: Vec<_> = corpus.quotes.iter().map(|quote| (&*quote.text, speaker(quote))).collect();
    let expected = [
        ("Ricostruiremo il ponte prima dell’inverno", "Lucia Ferri"),
        ("E lo faremo con la gente della valle", "Lucia Ferri"),
        ("Non è possibile", "Paolo Rossi"),
    ];
    assert_eq!(found, expected.map(|(words, name)| (words, name.to_owned())));
}

/// What is found in a file, as a page.
fn page(name: &str, rules: &Rules) -> String {
    let source = Source { path: format!("{FOLDER}/{name}"), ..Source::default() };
    let corpus = corpus::extract(vec![source], rules);
    let mut page = String::new();
    for (id, source) in corpus.sources.iter().enumerate() {
        let facts = [&source.outlet, &source.date, &source.story].map(|fact| fact.as_deref().unwrap_or("-"));
        writeln!(page, "{} {:?} {}", local(&source.path), source.role, facts.join(" ")).expect("a string takes all");
        for quote in corpus.quotes.iter().filter(|quote| quote.source.index() == id) {
            page.push_str(&line(quote, &corpus, rules));
        }
    }
    for fault in &corpus.faults {
        writeln!(page, "{}: {}", local(&fault.path), fault.message).expect("a string takes all");
    }
    page
}

fn line(quote: &Quote, corpus: &Corpus, rules: &Rules) -> String {
    let source = corpus.source(quote.source);
    let bytes = if source.is_entry() { text_field(source, rules) } else { sources::read(source).expect("it was read") };
    let speaker = quote.credit.as_ref().map_or("nobody".to_owned(), |credit| {
        let cue = quote.cue.as_ref().map_or(String::new(), |cue| format!(" ({})", cue.text));
        format!("{}{cue}", credit.naming.name)
    });
    let words = quote.text.replace('\n', "⏎");
    let depth = "  ".repeat(usize::from(quote.depth));
    let disk = &bytes[quote.span.range()];
    let disk = String::from_utf8_lossy(disk).replace('\n', "⏎").replace('\r', "␍").replace('\0', "");
    format!(
        "  {depth}{}:{} {:?}: {words} — {speaker}\n      {depth}{disk}\n",
        quote.at.line, quote.at.column, quote.kind
    )
}

/// The text of a feed's article, which is what offsets point into.
fn text_field(source: &Source, rules: &Rules) -> Vec<u8> {
    corpus::prose(source, rules, |document| document.written().as_bytes().to_vec()).expect("it was read")
}

fn local(path: &str) -> &str {
    Path::new(path).strip_prefix(FOLDER).ok().and_then(Path::to_str).unwrap_or(path)
}
