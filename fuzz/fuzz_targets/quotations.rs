//! Any text: its marks pair without a panic, and each quotation lies in the text.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use misquote::{documents, quotations, rules::Rules, sources::Source};

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::built_in().expect("rules.yaml is in order"));

fuzz_target!(|text: &str| {
    let source = Source { path: "a.txt".to_owned(), ..Source::default() };
    let Ok(document) = documents::open(&source, text.as_bytes(), &RULES) else { return };
    for language in &RULES.languages {
        for quotation in quotations::find(&document, language) {
            assert!(document.text.get(quotation.span.range()).is_some());
            quotation.words(&document.text);
        }
    }
});
