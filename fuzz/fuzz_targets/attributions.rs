//! Any text: everybody who is credited is named by words that stand in it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use misquote::{attributions, documents, quotations, rules::Rules, sources::Source};

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::built_in().expect("rules.yaml is in order"));

fuzz_target!(|text: &str| {
    let source = Source { path: "a.txt".to_owned(), ..Source::default() };
    let Ok(document) = documents::open(&source, text.as_bytes(), &RULES) else { return };
    let language = &RULES.languages[document.language];
    let mut quotations = quotations::find(&document, language);
    let found = attributions::attribute(&document, &mut quotations, language);
    assert_eq!(found.attributions.len(), quotations.len());
    for speaker in found.attributions.iter().filter_map(|attribution| attribution.speaker.as_ref()) {
        assert!(document.text.get(speaker.mention.range()).is_some());
        assert!((speaker.entity.0 as usize) < found.entities.len());
    }
});
