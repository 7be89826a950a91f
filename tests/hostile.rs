//! Bytes that mean harm: what they may cost, and that nothing breaks.
//!
//! Sizes are moderate, so that the suite stays quick; what would be quadratic shows at them all the same, because time
//! is compared with that of half the input.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

#[path = "hostile/inputs.rs"]
mod inputs;

use inputs::{each, files, many, prose};
use misquote::{
    checks::{self, Facts},
    corpus::{self, Corpus},
    documents, groups,
    rules::Rules,
    sources::{self, Origin, Source},
};

fn rules() -> Rules {
    Rules::built_in().expect("rules.yaml is in order")
}

/// Extracts a source that lies in memory, groups it and checks it.
fn check(path: &str, bytes: Vec<u8>, rules: &Rules) -> Corpus {
    let source = Source { path: path.to_owned(), origin: Origin::Memory(bytes.into()), ..Source::default() };
    let mut corpus = corpus::extract(vec![source], rules);
    let found = groups::find(&mut corpus, rules);
    checks::run(&Facts::new(&corpus, &found, rules));
    corpus
}

/// What some work costs on one thread: the time that it is on a core, where the system tells (Linux), else that on the wall.
fn cost(work: impl Fn() + Sync) -> Duration {
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
    alone.install(|| {
        let (start, before) = (Instant::now(), on_core());
        work();
        before.zip(on_core()).map_or_else(|| start.elapsed(), |(before, after)| after.saturating_sub(before))
    })
}

/// How long this thread has been on a core.
fn on_core() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// What it costs to read a document: the least of three runs.
fn reading(path: &str, bytes: &[u8], rules: &Rules) -> Duration {
    let source = Source { path: path.to_owned(), ..Source::default() };
    (0..3).map(|_| cost(|| drop(documents::open(&source, bytes, rules)))).min().unwrap_or_default()
}

/// What it costs to check a document.
fn checking(path: &str, input: &str, rules: &Rules) -> Duration {
    cost(|| drop(check(path, input.into(), rules)))
}

/// Whether the dearer of two costs is more than `times` the cheaper, whatever the machine does: of several tries all.
fn grows(times: u32, measure: impl Fn() -> (Duration, Duration)) -> Option<String> {
    // Less than this is no cost, and caches, clocks and allocators decide it.
    const SLACK: Duration = Duration::from_millis(60);
    let tries = (0..5).map(|_| measure());
    let tries: Vec<_> = tries.take_while(|(one, more)| *more >= *one * times + SLACK).collect();
    (tries.len() == 5).then(|| format!("{tries:?}"))
}

/// Twice the input shall cost at most 2.2 times as much. What is quadratic costs four times as much; three parts them,
/// and leaves room for caches that the larger input does not fit in.
#[test]
fn reading_takes_time_in_proportion_to_the_input() {
    let rules = rules();
    let slow = files().into_iter().filter_map(|(name, path, input)| {
        let doubled = input.clone() + &input;
        let cost = |text: &str| reading(path, text.as_bytes(), &rules);
        let slow = grows(3, || (cost(&input), cost(&doubled)))?;
        Some(format!("{name}: {slow} for {} bytes and for twice that", input.len()))
    });
    let slow: Vec<String> = slow.collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Four times the input shall cost about four times as much, from the bytes to the findings, and eight at the very most;
/// what is quadratic costs sixteen times as much.
#[test]
fn checking_takes_time_in_proportion_to_the_input() {
    let rules = rules();
    let small = prose(25_000);
    let slow = small.iter().zip(prose(100_000)).filter_map(|((name, path, small), (_, _, large))| {
        let slow = grows(8, || (checking(path, small, &rules), checking(path, &large, &rules)))?;
        Some(format!("{name}: {slow} for {} bytes and for four times that", small.len()))
    });
    let slow: Vec<String> = slow.collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Two outlets that give every sentence to another speaker: their articles are read again once, not once for each.
#[test]
fn two_who_contradict_each_other_all_along_cost_what_they_say() {
    const SYLLABLES: [&str; 8] = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi"];
    let rules = rules();
    let word = |number: usize| -> String {
        let number = number.wrapping_mul(2_654_435_761) >> 8;
        (0..4).map(|place| SYLLABLES[number >> (3 * place) & 7]).collect()
    };
    let sentence = |number: usize| (0..8).map(|at| word(8 * number + at)).collect::<Vec<_>>().join(" ");
    let outlet = |path: &str, speaker: &str, count: usize| {
        let text: String = (0..count).map(|at| format!("“We {},” said {speaker}.\n\n", sentence(at))).collect();
        Source { path: path.to_owned(), origin: Origin::Memory(text.into_bytes().into()), ..Source::default() }
    };
    let checking = |count: usize| {
        cost(|| {
            let sources = vec![outlet("a.txt", "Ann Holm", count), outlet("b.txt", "Bo Reyes", count)];
            let mut corpus = corpus::extract(sources, &rules);
            let found = groups::find(&mut corpus, &rules);
            let findings = checks::run(&Facts::new(&corpus, &found, &rules));
            assert!(findings.len() >= count, "{} findings of {count}", findings.len());
        })
    };
    assert_eq!(grows(8, || (checking(200), checking(800))), None);
}

/// The tokenizer calls itself for each attribute of a tag; no tag may use up the stack.
#[test]
fn a_tag_has_room_for_any_number_of_attributes() {
    let attributes = each(3_000_000, |word| format!("{word}=\"so\" "));
    let page = format!("<p {attributes}>“We go on,” said Ann Holm.</p>");
    let corpus = check("a.html", page.into_bytes(), &rules());
    assert_eq!(speakers(&corpus), [Some("Ann Holm")]);
}

fn speakers(corpus: &Corpus) -> Vec<Option<&str>> {
    corpus.quotes.iter().map(|quote| Some(&*quote.credit.as_ref()?.naming.name)).collect()
}

/// A parser that keeps a hundred bytes for each sign is not given a file of signs.
#[test]
fn markdown_of_nothing_but_signs_is_read_as_text() {
    let corpus = check("a.md", (many("[*_", 2_000_000) + "\n\n“We go on,” said Ann Holm.\n").into_bytes(), &rules());
    assert_eq!(speakers(&corpus), [Some("Ann Holm")]);
}

#[test]
fn a_line_without_end_is_read_in_stretches_that_know_of_each_other() {
    let river = many("The river rose and the town of Dale said nothing at all. ", 4_000_000);
    let text = format!("“We go on,” said Ann Holm. {river}“We went on,” said Holm. {river}“So it is,” she added.");
    let corpus = check("a.txt", text.into_bytes(), &rules());
    assert_eq!(speakers(&corpus), [Some("Ann Holm"); 3]);
}

#[test]
fn what_is_no_text_is_a_fault_and_hides_nothing() {
    let rules = rules();
    let good = Source {
        path: "b.txt".into(),
        origin: Origin::Memory("“So,” said Ann.".as_bytes().into()),
        ..Source::default()
    };
    let bad = Source {
        path: "a.txt".into(),
        origin: Origin::Memory(b"\xff\xff\x00 so".as_slice().into()),
        ..Source::default()
    };
    let corpus = corpus::extract(vec![bad, good], &rules);
    assert_eq!(corpus.quotes.len(), 1);
    assert_eq!(
        corpus.faults[0].message,
        "cannot read it: byte 0 is not UTF-8; if it is in another encoding, name it in the rules (`encoding:`)"
    );
}

#[test]
fn every_byte_may_follow_every_other() {
    let rules = rules();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let pieces = [
        "“",
        "”",
        "\"",
        "'",
        "’",
        "<q>",
        "</q>",
        "&ldquo",
        "\n",
        "\n\n",
        "> ",
        "---\n",
        "A: ",
        "Q. ",
        "—",
        "\u{feff}",
        "\0",
        "said ",
        "Ann Holm ",
        "{",
        "[",
        "<!--",
        "-->",
        "00:00.000 --> 00:01.000\n",
        "ß",
        "😀",
        "\u{202e}",
    ];
    for round in 0..400 {
        let mut input = String::new();
        for _ in 0..60 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            input.push_str(pieces[(state % pieces.len() as u64) as usize]);
        }
        for ending in ["txt", "md", "html", "vtt", "srt"] {
            check(&format!("{round}.{ending}"), input.clone().into_bytes(), &rules);
        }
    }
}

/// A folder of its own, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("misquote-hostile-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_in_circles_and_no_pipe_is_opened() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("links");
    fs::write(folder.0.join("a.txt"), "“So,” said Ann Holm.").expect("it can be written");
    symlink(&folder.0, folder.0.join("circle")).expect("a link can be made");
    symlink("self.txt", folder.0.join("self.txt")).expect("a link can be made");
    symlink("a.txt", folder.0.join("again.txt")).expect("a link can be made");
    let made = std::process::Command::new("mkfifo").arg(folder.0.join("pipe.txt")).status();
    let paths = [folder.0.to_string_lossy().into_owned()];
    let found = sources::find(&paths, &rules()).expect("the folder is there");
    assert_eq!(found.sources.len(), 1, "{:?}", found.sources);
    if made.is_ok_and(|status| status.success()) {
        let pipe = Source { path: folder.0.join("pipe.txt").to_string_lossy().into_owned(), ..Source::default() };
        assert!(
            sources::read(&pipe)
                .is_err_and(|fault| fault.message == "cannot read it: it is a folder, a pipe or a device, and no file")
        );
    }
}

#[test]
fn a_feed_that_shrinks_is_a_fault() {
    let folder = Folder::new("shrinks");
    let path = folder.0.join("a.jsonl");
    fs::write(&path, "{\"text\": \"“So,” said Ann.\"}\n{\"text\": \"“No,” said Bo.\"}\n").expect("it can be written");
    let feed = Source { path: path.to_string_lossy().into_owned(), ..Source::default() };
    let (sheaves, faults) = sources::articles(vec![feed]);
    assert_eq!((sheaves[0].count(), faults.len()), (2, 0));
    fs::write(&path, "{\"text\": \"“So,” said Ann.\"}\n").expect("it can be written");
    let corpus = corpus::extract(sheaves.into_iter().flat_map(sources::Sheaf::sources).collect(), &rules());
    assert_eq!((corpus.quotes.len(), corpus.faults.len()), (1, 1));
}
