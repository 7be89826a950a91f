//! What a person sees, from outcomes made by hand: every shape of finding, at 80 and 120 columns, with and without
//! colour, and with sources that mean harm.

use std::{process::Command, sync::Arc, time::Duration};

use misquote::{
    attributions::{Basis, Confidence},
    checks::{Check, Code, Finding, Run},
    corpus::{Corpus, Credit, Naming, People, Person, PersonId, Place, Quote, QuoteId},
    groups::{Drift, Group, GroupId, Member, Op, Piece, Wording},
    quotations::{Closing, Kind},
    reports::{Human, Layout, Outcome, Paint, human_check, human_extract},
    rules::Severity,
    sources::{Fault, Role, Source, SourceId},
    text::{LineColumn, Span},
};

#[test]
fn two_wordings_stand_one_above_the_other() {
    insta::assert_snapshot!(shown(&drift(), Layout::Full, Paint::Plain, 80));
}

#[test]
fn a_wide_terminal_shows_more_of_a_long_wording() {
    insta::assert_snapshot!(shown(&drift(), Layout::Full, Paint::Plain, 120));
}

#[test]
fn with_colour_the_words_that_differ_are_underlined_too() {
    insta::assert_snapshot!(visible(&shown(&drift(), Layout::Full, Paint::Colours, 80)));
}

#[test]
fn concise_is_one_line_a_finding() {
    insta::assert_snapshot!(shown(&drift(), Layout::Concise, Paint::Plain, 80));
}

#[test]
fn grouped_shows_every_wording_once() {
    insta::assert_snapshot!(shown(&drift(), Layout::Grouped, Paint::Plain, 80));
}

#[test]
fn one_pair_of_wordings_is_shown_once_for_two_findings() {
    let mut outcome = drift();
    let mut second = outcome.findings[0].clone();
    (second.code, second.name) = (Code("MQ103"), "number-drift");
    second.severity = Severity::Error;
    "another number".clone_into(&mut second.message);
    outcome.findings.insert(0, second);
    insta::assert_snapshot!(shown(&outcome, Layout::Full, Paint::Plain, 80));
}

#[test]
fn a_conflict_of_speakers_shows_the_words_once() {
    let mut desk = Desk::default();
    let quotes = [
        desk.quote("herald.txt", 3, "The ferry is safe", Some("Ada Holm")),
        desk.quote("wire.txt", 7, "The ferry is safe", Some("Ada Holm")),
        desk.quote("post.txt", 5, "The ferry is safe", Some("Rolf Teig")),
        desk.quote("courier.txt", 5, "The ferry is safe", None),
    ];
    let group = desk.group(&[("The ferry is safe", &quotes)]);
    desk.find(Finding {
        group: Some(group),
        quotes: vec![quotes[2], quotes[0], quotes[1]],
        ..finding("MQ201", "speaker-conflict", Severity::Error, "the same words credited to Rolf Teig and to Ada Holm")
    });
    insta::assert_snapshot!(shown(&desk.outcome, Layout::Full, Paint::Plain, 80));
}

#[test]
fn names_and_offices_are_a_list_of_voices() {
    let mut desk = Desk::default();
    let quotes = [
        desk.quote("herald.txt", 3, "Nobody was hurt", Some("Siv Andersen")),
        desk.quote("post.txt", 4, "Nobody was hurt at all", Some("Siv Anderson")),
    ];
    let spelled = finding("MQ202", "speaker-spelling", Severity::Note, "one person is spelled in two ways");
    desk.find(Finding { quotes: quotes.to_vec(), ..spelled });
    desk.titled(quotes[0], "harbour master");
    desk.titled(quotes[1], "deputy harbour master");
    let offices = finding("MQ204", "role-conflict", Severity::Warning, "two offices that cannot both be right");
    desk.find(Finding { quotes: quotes.to_vec(), ..offices });
    insta::assert_snapshot!(shown(&desk.outcome, Layout::Full, Paint::Plain, 80));
}

#[test]
fn many_places_are_wrapped_in_their_own_column() {
    let mut desk = Desk::default();
    let printed = |at: u32| format!("archive/2024/march/outlet-{at:02}.txt");
    let quotes: Vec<QuoteId> =
        (1..=70).map(|at| desk.quote(&printed(at), at, "We shall rebuild it", Some("Ada Holm"))).collect();
    let odd = desk.quote("post.txt", 9, "We shall repair it", Some("Ada Holm"));
    let group = desk.group(&[("We shall rebuild it", &quotes), ("We shall repair it", &[odd])]);
    desk.drift(group, &[("We shall", "We shall"), ("rebuild", "repair"), ("it", "it")]);
    desk.find_drift(group, "MQ101", "wording-drift", Severity::Warning, "one source of 71 has other words");
    insta::assert_snapshot!(shown(&desk.outcome, Layout::Full, Paint::Plain, 80));
}

#[test]
fn nothing_in_a_source_reaches_the_terminal_raw() {
    let mut desk = Desk::default();
    let words = "send \u{1b}[31mmoney\u{202e} yenom\u{0} \u{200b}now\r\nor never";
    let quote = desk.quote("ev\u{1b}]0;il.txt", 1, words, Some("Mal\u{7}lory"));
    let hidden = finding("MQ403", "hidden-characters", Severity::Warning, "a U+202E \u{202e}turns the direction");
    desk.find(Finding { quotes: vec![quote], ..hidden });
    desk.outcome.corpus.faults.push(Fault { path: "a\u{9b}b.txt".into(), message: "cannot read it: \u{1b}c".into() });
    let layouts = [Layout::Full, Layout::Concise, Layout::Grouped];
    let all: Vec<String> = layouts.map(|layout| shown(&desk.outcome, layout, Paint::Plain, 80)).into();
    let table = table(&desk.outcome.corpus, 80);
    let raw = |letter: char| letter != '\n' && (letter.is_control() || "\u{202e}\u{200b}".contains(letter));
    assert!(!all.iter().chain([&table]).any(|text| text.contains(raw)), "{all:?} {table:?}");
    insta::assert_snapshot!(all.join("---\n"));
}

#[test]
fn a_quiet_run_says_so() {
    let mut desk = Desk::default();
    desk.quote("herald.txt", 3, "Nobody was hurt", Some("Siv Andersen"));
    insta::assert_snapshot!(shown(&desk.outcome, Layout::Full, Paint::Plain, 80), @"1 source, 1 quotation, 0 groups: nothing differs in 4 ms");
}

#[test]
fn extract_is_a_table_within_the_width() {
    let mut desk = Desk::default();
    let first = desk.quote(
        "herald.txt",
        3,
        "The ferry will run again in four weeks if the boiler holds and the town pays",
        Some("Ada Holm"),
    );
    desk.quote("herald.txt", 12, "floating kettle", None);
    desk.quote(
        "record.txt",
        140,
        "会議は来週の月曜日に延期されたと市長は述べたが理由は明らかにしなかったのである",
        Some("Bürgermeisterin Ann-Katrin von Hohenstein-Lüttringhausen"),
    );
    desk.outcome.corpus.quotes[first.index()].credit.as_mut().expect("Ada Holm").naming =
        naming("Ada Holm", None, Some("Rolf Teig"));
    let source = &mut desk.outcome.corpus.sources[1];
    (source.role, source.outlet, source.date) = (Role::Record, Some("Town Hall".into()), Some("2024-03-02".into()));
    insta::assert_snapshot!(table(&desk.outcome.corpus, 80));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in 60..=120 {
        let text = shown(&drift(), Layout::Full, Paint::Plain, width);
        let wide = text.lines().find(|line| line.chars().count() > width);
        assert_eq!(wide, None, "at {width} columns");
    }
}

#[test]
fn the_examples_show_every_kind_of_finding() {
    let report = examples("concise");
    let mut codes: Vec<&str> =
        report.lines().filter_map(|line| line.split_once("[MQ")).map(|(_, code)| &code[..3]).collect();
    codes.sort_unstable();
    codes.dedup();
    let all = "101 102 103 104 105 106 107 108 201 202 203 204 205 301 302 401 402 403";
    assert_eq!(codes.join(" "), all, "{report}");
}

#[test]
fn the_examples_as_a_person_sees_them() {
    insta::assert_snapshot!(examples("full"));
}

/// What the program itself says of examples/ferry, but for the time that it took.
fn examples(format: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_misquote"))
        .args(["check", "--color", "never", "--format", format])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/ferry"))
        .output()
        .expect("the program was built for this test");
    let report = String::from_utf8(output.stdout).expect("reports are UTF-8");
    let (before, took) = report.trim_end().rsplit_once(" in ").unwrap_or((&report, ""));
    assert!(took.ends_with(" ms") || took.ends_with(" s"), "the last line tells the time: {report}");
    before.to_owned()
}

/// Five tellings, two wordings, a relay.
fn drift() -> Outcome {
    let mut desk = Desk::default();
    let said = "If the boiler holds, and the town pays its part of the bill, the ferry will run again in four weeks, \
                and not a day later, whatever they say at the yard";
    let told = said.replace("four", "fourteen").replace("the yard", "the bank");
    let reference = [
        desk.quote("herald.txt", 14, said, Some("Ada Holm")),
        desk.quote("wire.txt", 11, said, Some("Ada Holm")),
        desk.quote("courier.txt", 9, said, Some("Rolf Teig")),
        desk.quote("minutes.txt", 40, said, Some("Ada Holm")),
    ];
    let odd = [desk.quote("post.txt", 9, &told, Some("Ada Holm"))];
    desk.outcome.corpus.sources[3].role = Role::Record;
    desk.outcome.corpus.quotes[0].credit.as_mut().expect("Ada Holm is credited").naming =
        naming("Ada Holm", None, Some("Rolf Teig"));
    let group = desk.group(&[(said, &reference), (&told, &odd)]);
    let (before, after) = said.split_once("four").expect("it says four");
    let middle = after.strip_suffix("the yard").expect("it ends in the yard");
    desk.drift(group, &[(before, before), ("four", "fourteen"), (middle, middle), ("the yard", "the bank")]);
    let message = "one source of five has other words inside the marks";
    desk.find_drift(group, "MQ101", "wording-drift", Severity::Warning, message);
    desk.outcome
}

fn shown(outcome: &Outcome, layout: Layout, paint: Paint, width: usize) -> String {
    let mut out = Vec::new();
    let human = Human { layout, paint, width, took: Some(Duration::from_millis(4)) };
    human_check(outcome, &human, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn table(corpus: &Corpus, width: usize) -> String {
    let mut out = Vec::new();
    let human = Human { layout: Layout::Full, paint: Paint::Plain, width, took: None };
    human_extract(corpus, &human, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

/// Escape sequences as `{31}`, so that a stranger can read the snapshot.
fn visible(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        let (code, tail) = after.split_once('m').expect("only colours are printed");
        out += &format!("{before}{{{code}}}");
        rest = tail;
    }
    out + rest
}

fn finding(code: &'static str, name: &'static str, severity: Severity, message: &str) -> Finding {
    let check = Check { code: Code(code), name, severity, page: "", run: Run::Whole(|_| Vec::new()) };
    Finding::new(&check, message.to_owned(), 1.0)
}

/// Makes an outcome, one quotation after another.
struct Desk {
    outcome: Outcome,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            outcome: Outcome {
                corpus: Corpus::default(),
                groups: Vec::new(),
                findings: Vec::new(),
                ..Outcome::default()
            },
        }
    }
}

impl Desk {
    fn quote(&mut self, path: &str, line: u32, text: &str, name: Option<&str>) -> QuoteId {
        let corpus = &mut self.outcome.corpus;
        let known = corpus.sources.iter().position(|source| source.path == path);
        let source = known.unwrap_or_else(|| {
            corpus.sources.push(Source { path: path.to_owned(), ..Source::default() });
            corpus.sources.len() - 1
        });
        let credit = name.map(|name| credit(name, person(&mut corpus.people, name)));
        corpus.quotes.push(Quote {
            source: SourceId(source as u32),
            span: Span::new(10 * line, 10 * line + text.len() as u32),
            at: LineColumn { line, column: 7 },
            text: text.into(),
            kind: Kind::Direct,
            depth: 0,
            closing: Closing::Closed,
            basis: credit.as_ref().map(|_| Basis::Stated),
            credit,
            cue: None,
            utterance: 0,
            confidence: Confidence(0.95),
            sung: false,
            told: Default::default(),
        });
        QuoteId(corpus.quotes.len() as u32 - 1)
    }

    fn titled(&mut self, quote: QuoteId, role: &str) {
        let credit = self.outcome.corpus.quotes[quote.index()].credit.as_mut().expect("somebody is credited");
        credit.naming = naming(&credit.naming.name, Some(role), None);
    }

    fn group(&mut self, wordings: &[(&str, &[QuoteId])]) -> GroupId {
        let mut group = Group::default();
        for (text, quotes) in wordings {
            let from = group.members.len();
            group.wordings.push(Wording { text: (*text).into(), members: (from..from + quotes.len()).collect() });
            group.members.extend(quotes.iter().map(|&quote| Member {
                quote,
                segment: self.outcome.corpus.quote(quote).span,
                words: 0..text.len() as u32,
            }));
        }
        self.outcome.groups.push(group);
        GroupId(self.outcome.groups.len() as u32 - 1)
    }

    fn drift(&mut self, group: GroupId, pieces: &[(&str, &str)]) {
        let piece = |(a, b): &(&str, &str)| Piece {
            op: if a == b { Op::Equal } else { Op::Replace },
            a: (*a).trim().into(),
            b: (*b).trim().into(),
            words: Default::default(),
        };
        let pieces = pieces.iter().map(piece).collect();
        self.outcome.groups[group.0 as usize].drifts.push(Drift {
            odd: 1,
            against: 0,
            pieces,
            similarity: 0.9,
            titled: false,
        });
    }

    fn find_drift(&mut self, id: GroupId, code: &'static str, name: &'static str, severity: Severity, message: &str) {
        let group = &self.outcome.groups[id.0 as usize];
        let of = |wording: usize| -> Vec<QuoteId> {
            group.wordings[wording].members.iter().map(|&member| group.members[member].quote).collect()
        };
        let found = Finding {
            group: Some(id),
            quotes: [of(1), of(0)].concat(),
            wordings: Some([of(1), of(0)]),
            diff: Some(group.drifts[0].pieces.clone()),
            similarity: Some(0.9),
            ..finding(code, name, severity, message)
        };
        self.find(found);
    }

    fn find(&mut self, finding: Finding) {
        self.outcome.findings.push(finding);
    }
}

fn credit(name: &str, person: PersonId) -> Credit {
    let mention = Place { text: name.into(), span: Span::new(0, name.len() as u32) };
    Credit { mention, naming: naming(name, None, None), person }
}

fn naming(name: &str, role: Option<&str>, via: Option<&str>) -> Arc<Naming> {
    Arc::new(Naming { name: name.into(), role: role.map(Into::into), via: via.map(Into::into) })
}

fn person(people: &mut People, name: &str) -> PersonId {
    let known = people.all.iter().position(|person| &*person.name == name);
    PersonId(known.unwrap_or_else(|| {
        people.all.push(Person { name: name.into(), ..Person::default() });
        people.all.len() - 1
    }) as u32)
}
