//! Any bytes as a file of any format: nothing panics, every span lies in the file.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use misquote::{documents, rules::Rules, sources::Source};

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::built_in().expect("rules.yaml is in order"));
const PATHS: [&str; 5] = ["a.txt", "a.md", "a.html", "a.vtt", "a.srt"];

fuzz_target!(|data: &[u8]| {
    let Some((&first, bytes)) = data.split_first() else { return };
    let source = Source { path: PATHS[first as usize % PATHS.len()].to_owned(), ..Source::default() };
    if let Ok(document) = documents::open(&source, bytes, &RULES) {
        for block in &document.blocks {
            assert!(document.text.get(block.span.range()).is_some());
            assert!(document.map.disk(block.span).end as usize <= bytes.len());
        }
    }
});
