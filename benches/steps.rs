//! What each step costs, on stories made from a seed: `cargo bench`. `benches/README.md` says how to read it.

mod stories;

use divan::{Bencher, black_box, counter::BytesCount};
use misquote::{
    attributions,
    checks::{self, Facts},
    corpus::{self, Corpus},
    documents::{self, Document},
    groups, quotations,
    reports::{self, Outcome},
    rules::Rules,
    sources::{self, Source},
};
use std::path::PathBuf;

fn main() {
    divan::main();
}

const SIZES: [usize; 2] = [100, 1000];

fn rules() -> Rules {
    Rules::built_in().expect("the rules compiled in are read by every test")
}

fn texts(count: usize) -> Vec<String> {
    stories::tellings(count).into_iter().map(|telling| telling.text).collect()
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

fn open<'a>(text: &'a str, rules: &Rules) -> Document<'a> {
    documents::open(&Source::default(), text.as_bytes(), rules).expect("a String is UTF-8")
}

/// A folder of stories under the system's temporary one, made once a size.
fn folder(count: usize) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("misquote-bench-{count}"));
    stories::write(&folder, &stories::tellings(count)).expect("the temporary folder can be written");
    folder
}

fn extracted(count: usize, rules: &Rules) -> Corpus {
    let folder = folder(count).to_string_lossy().into_owned();
    corpus::extract(sources::find(&[folder], rules).expect("the folder was just made").sources, rules)
}

#[divan::bench]
fn rules_built_in() -> Rules {
    rules()
}

#[divan::bench(args = SIZES)]
fn documents(bencher: Bencher, count: usize) {
    let (rules, texts) = (rules(), texts(count));
    bencher
        .counter(bytes(&texts))
        .bench_local(|| texts.iter().map(|text| open(black_box(text), &rules).blocks.len()).sum::<usize>());
}

#[divan::bench(args = SIZES)]
fn quotations(bencher: Bencher, count: usize) {
    let (rules, texts) = (rules(), texts(count));
    let documents: Vec<Document> = texts.iter().map(|text| open(text, &rules)).collect();
    bencher.counter(bytes(&texts)).bench_local(|| {
        documents.iter().map(|document| quotations::find(document, &rules.languages[0]).len()).sum::<usize>()
    });
}

#[divan::bench(args = SIZES)]
fn attributions(bencher: Bencher, count: usize) {
    let (rules, texts) = (rules(), texts(count));
    let language = &rules.languages[0];
    let documents: Vec<Document> = texts.iter().map(|text| open(text, &rules)).collect();
    let found: Vec<_> = documents.iter().map(|document| quotations::find(document, language)).collect();
    bencher.counter(bytes(&texts)).with_inputs(|| found.clone()).bench_local_values(|mut found| {
        let each = documents.iter().zip(&mut found);
        each.map(|(document, found)| attributions::attribute(document, found, language).entities.len()).sum::<usize>()
    });
}

#[divan::bench(args = SIZES)]
fn extract_folder(bencher: Bencher, count: usize) {
    let rules = rules();
    bencher.counter(bytes(&texts(count))).bench_local(|| extracted(count, &rules).quotes.len());
}

#[divan::bench(args = SIZES)]
fn groups(bencher: Bencher, count: usize) {
    let rules = rules();
    bencher
        .with_inputs(|| extracted(count, &rules))
        .bench_local_values(|mut corpus| groups::find(&mut corpus, &rules).groups.len());
}

#[divan::bench(args = SIZES)]
fn checks(bencher: Bencher, count: usize) {
    let rules = rules();
    let mut corpus = extracted(count, &rules);
    let found = groups::find(&mut corpus, &rules);
    let facts = Facts::new(&corpus, &found, &rules);
    bencher.bench_local(|| checks::run(&facts).len());
}

#[divan::bench(args = SIZES)]
fn report_json(bencher: Bencher, count: usize) {
    let rules = rules();
    let mut corpus = extracted(count, &rules);
    let found = groups::find(&mut corpus, &rules);
    let findings = checks::run(&Facts::new(&corpus, &found, &rules));
    let outcome = Outcome { corpus, groups: found.groups, findings, ..Outcome::default() };
    bencher.bench_local(|| {
        let mut out = Vec::new();
        reports::check_json(&outcome, &mut out).expect("memory can be written");
        out.len()
    });
}
