//! Prose of many manners: whom each quotation is credited to.
//!
//! A new case is a page in `tests/extract/`; beside it stands, as `<name>.snap`, one line a quotation: its words, who is
//! credited by which word, through whom, and how sure that is.

use std::{fmt::Write, fs};

use misquote::{
    corpus::{self, Quote},
    rules::Rules,
    sources::Source,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/extract");

#[test]
fn every_manner_of_crediting_is_understood() {
    let rules = Rules::built_in().expect("rules.yaml is in order");
    let mut names: Vec<String> = fs::read_dir(FOLDER)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".txt"))
        .collect();
    names.sort();
    for name in names {
        let source = Source { path: format!("{FOLDER}/{name}"), ..Source::default() };
        let corpus = corpus::extract(vec![source], &rules);
        let page: String = corpus.quotes.iter().map(line).collect();
        insta::with_settings!({ snapshot_path => FOLDER, prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.clone(), page);
        });
    }
}

fn line(quote: &Quote) -> String {
    let mut line = "  ".repeat(usize::from(quote.depth));
    let start: String = quote.text.replace('\n', " ").chars().take(44).collect();
    write!(line, "{}: {start} — ", quote.at.line).expect("a string takes all");
    match quote.credit.as_ref().filter(|_| quote.person().is_some()) {
        None => line.push_str("nobody"),
        Some(credit) => {
            let cue = quote.cue.as_ref().map_or("-", |cue| &*cue.text);
            let via = credit.naming.via.as_ref().map_or(String::new(), |via| format!(", through {via}"));
            let role = credit.naming.role.as_ref().map_or(String::new(), |role| format!(", {role}"));
            write!(line, "{} = {}{role}{via} ({cue}) {}", credit.mention.text, credit.naming.name, sure(quote))
                .expect("a string takes all");
        }
    }
    line.push('\n');
    line
}

fn sure(quote: &Quote) -> &'static str {
    match quote.confidence.0 {
        sure if sure >= 0.9 => "sure",
        likely if likely >= 0.7 => "likely",
        _ => "perhaps",
    }
}
