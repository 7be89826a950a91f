//! Whether a file is a record, by how it is written or by what it says of itself, for who does not read it all.

use memchr::memmem;

use super::{Format, cues, matter, open};
use crate::{rules::Rules, sources::Source};

/// What a record calls itself.
const RECORD: &str = "record";

/// Whether a source is captions, or a file that says that it is a record. It is opened only where it holds the name of the
/// field that would say so.
pub fn is_record(source: &Source, text: &str, rules: &Rules) -> bool {
    let holds = |name: &str| memmem::find(text.as_bytes(), name.as_bytes()).is_some();
    let names = || rules.feeds.role.iter().any(|name| holds(name.rsplit('/').next().unwrap_or(name)));
    let says = || open(source, text.as_bytes(), rules).is_ok_and(|read| read.facts.role.as_deref() == Some(RECORD));
    match Format::of(source) {
        Format::Vtt | Format::Srt => true,
        Format::Entry => names() && says(),
        Format::Html => holds("misquote:role") && says(),
        Format::Plain | Format::Markdown => {
            let body = text.trim_start_matches('\u{feff}');
            let head = matter::read(body).and_then(|(facts, _)| facts.role);
            cues::is_captions(body) || head.as_deref() == Some(RECORD)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_record;
    use crate::{rules::Rules, sources::Source};

    fn check(path: &str, text: &str, expected: bool) {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        let source = Source { path: path.to_owned(), ..Source::default() };
        assert_eq!(is_record(&source, text, &rules), expected, "{path}: {text}");
    }

    #[test]
    fn what_says_that_it_is_a_record_is_one() {
        check("minutes.md", "---\nrole: record\n---\nThe meeting began.", true);
        check("minutes.txt", "\u{feff}---\nrole: \"record\"\n---\nThe meeting began.", true);
        check("story.md", "---\nrole: article\n---\nFor the record, the role of the mayor ended.", false);
        check("story.txt", "The role of the mayor: record holder.", false);
        check("page.html", "<meta name=\"misquote:role\" content=\"record\"><p>The meeting began.</p>", true);
        check("page.html", "<nav role=\"navigation\">Home</nav><p>The meeting began.</p>", false);
    }

    #[test]
    fn captions_are_records() {
        check("talk.vtt", "WEBVTT\n", true);
        check("talk.txt", "1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n", true);
    }
}
