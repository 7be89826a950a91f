//! What holds for any text: properties that are tried on texts put together at random.

use proptest::prelude::*;

use misquote::{
    checks::{self, Facts},
    corpus::{self, Corpus},
    documents::{self, Document},
    groups, quotations,
    rules::Rules,
    sources::{Origin, Source},
    text::Span,
};

/// Texts of words, names, marks and markup, since bytes without any sense reach little of the code.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-z]{1,7} ",
        2 => prop::sample::select(vec!["“", "”", "\"", "‘", "’", "'", "«", "»", "„", "—"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![". ", ", ", "? ", "\n", "\n\n", ": "]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["Ann Holm ", "said ", "he ", "HOLM: ", "Q. ", "the mayor ", "sagte ", "dijo "]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["<p>", "</p>", "<q>", "</q>", "&amp;", "&rdquo;", "<b>", "> ", "*", "[a](b)", "(APPLAUSE)", "é", "😀", "\u{200b}"]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn format() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["a.txt", "a.md", "a.html", "a.vtt", "a.srt"])
}

fn source(path: &str, bytes: Vec<u8>) -> Source {
    Source { path: path.to_owned(), origin: Origin::Memory(bytes.into()), ..Source::default() }
}

/// The document of some bytes and a look at it.
fn look(path: &str, bytes: &[u8], rules: &Rules, look: impl FnOnce(&Document)) {
    let source = source(path, bytes.to_vec());
    if let Ok(document) = documents::open(&source, bytes, rules) {
        look(&document);
    }
}

fn findings(mut corpus: Corpus, rules: &Rules) -> Vec<String> {
    let compared = groups::find(&mut corpus, rules);
    let found = checks::run(&Facts::new(&corpus, &compared, rules));
    found.iter().map(|finding| format!("{} {}", finding.code.0, finding.fingerprint)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_inside_the_file_and_on_character_boundaries(text in text(), path in format()) {
        let rules = Rules::built_in().expect("rules.yaml is in order");
        look(path, text.as_bytes(), &rules, |document| {
            for quotation in quotations::find(document, &rules.languages[document.language]) {
                let disk = document.map.disk(quotation.span);
                assert!(disk.start <= disk.end && disk.end as usize <= text.len(), "{disk:?} of {}", text.len());
                assert!(text.is_char_boundary(disk.start as usize) && text.is_char_boundary(disk.end as usize));
                assert!(document.text.get(quotation.span.range()).is_some());
            }
            for pair in document.blocks.windows(2) {
                assert!(pair[0].span.end <= pair[1].span.start, "blocks overlap: {pair:?}");
            }
        });
    }

    #[test]
    fn a_character_is_what_the_map_says(text in text(), path in format()) {
        let rules = Rules::built_in().expect("rules.yaml is in order");
        look(path, text.as_bytes(), &rules, |document| {
            let mut last = 0;
            for (at, character) in document.text.char_indices() {
                let span = Span::new(at as u32, (at + character.len_utf8()) as u32);
                let disk = document.map.disk(span);
                assert!(disk.start >= last, "the map goes back at {at}");
                last = disk.start;
                let written = &text[disk.range()];
                let as_written = written.starts_with(character);
                // Else it is white space, an entity, or a mark that a browser shows.
                let shown = character.is_whitespace() || written.starts_with('&') || written.is_empty();
                assert!(as_written || shown, "{character:?} is not {written:?}");
            }
        });
    }

    #[test]
    fn the_bytes_of_utf_16_are_found_again(text in text()) {
        let rules = Rules::built_in().expect("rules.yaml is in order");
        let text = text.replace('\u{feff}', "");
        let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        look("a.txt", &bytes, &rules, |document| {
            for quotation in quotations::find(document, &rules.languages[document.language]) {
                let disk = &bytes[document.map.disk(quotation.span).range()];
                let units: Vec<u16> = disk.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
                let written = String::from_utf16(&units).expect("whole characters");
                let shown = quotation.span.of(&document.text);
                assert!(written.starts_with(shown.chars().next().unwrap_or(' ')) && written.len() >= shown.len());
            }
        });
    }

    #[test]
    fn neither_the_order_of_sources_nor_the_number_of_threads_matters(one in text(), two in text(), three in text()) {
        let rules = Rules::built_in().expect("rules.yaml is in order");
        let sources = || vec![
            source("a.txt", one.clone().into_bytes()),
            source("b.html", two.clone().into_bytes()),
            source("c.md", (one.clone() + &three).into_bytes()),
        ];
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one");
        let expected = alone.install(|| findings(corpus::extract(sources(), &rules), &rules));
        let together = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("a pool of two");
        prop_assert_eq!(&expected, &together.install(|| findings(corpus::extract(sources(), &rules), &rules)));
        let mut turned = sources();
        turned.reverse();
        turned.sort_by(|a, b| a.path.cmp(&b.path));
        prop_assert_eq!(&expected, &findings(corpus::extract(turned, &rules), &rules));
    }
}
