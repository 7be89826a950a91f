//! Any two texts as sources of one corpus, all the way to the findings.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use misquote::{
    checks::{self, Facts},
    corpus, groups,
    rules::Rules,
    sources::{Origin, Source},
};

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::built_in().expect("rules.yaml is in order"));
const PATHS: [&str; 6] = ["a.txt", "a.md", "a.html", "a.vtt", "a.srt", "a.jsonl"];

fuzz_target!(|data: &[u8]| {
    let Some((&first, bytes)) = data.split_first() else { return };
    let (one, two) = bytes.split_at(bytes.len() / 2);
    let path = PATHS[first as usize % PATHS.len()];
    let source = |folder: &str, bytes: &[u8]| Source {
        path: format!("{folder}/{path}"),
        origin: Origin::Memory(bytes.into()),
        ..Source::default()
    };
    let mut corpus = corpus::extract(vec![source("one", one), source("two", two)], &RULES);
    let groups = groups::find(&mut corpus, &RULES);
    checks::run(&Facts::new(&corpus, &groups, &RULES));
});
