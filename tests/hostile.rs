//! Bytes that mean harm: what they may cost, and that nothing breaks.
//!
//! Sizes are moderate, so that the suite stays quick; what would be quadratic shows at them all the same, because time
//! is compared with that of half the input.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

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
    let corpus = corpus::extract(vec![source], rules);
    let found = groups::find(&corpus, rules);
    checks::run(&Facts::new(&corpus, &found, rules));
    corpus
}

/// How long it takes to read a document: the shortest of three runs, which a busy machine disturbs least.
fn time(path: &str, bytes: &[u8], rules: &Rules) -> Duration {
    let source = Source { path: path.to_owned(), ..Source::default() };
    let run = || {
        let start = Instant::now();
        let document = documents::open(&source, bytes, rules);
        (start.elapsed(), document.is_ok()).0
    };
    (0..3).map(|_| run()).min().unwrap_or_default()
}

/// `bytes` of a unit over and over.
fn many(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len())
}

/// `bytes` of units that each hold another word.
fn each(bytes: usize, unit: impl Fn(&str) -> String) -> String {
    let mut input = String::new();
    let word = |mut number: usize| {
        let mut word = String::new();
        while number > 0 {
            word.push(char::from(b'a' + (number % 26) as u8));
            number /= 26;
        }
        word
    };
    (1..)
        .map_while(|number| {
            input.push_str(&unit(&word(number)));
            (input.len() < bytes).then_some(())
        })
        .count();
    input
}

/// A word with its first letter large.
fn large(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// What a hostile source may be made of: prose that asks much of those who look for speakers and same words.
fn prose(size: usize) -> Vec<(&'static str, &'static str, String)> {
    let quote = |word: &str| format!("“So the {word} rose by a metre,” said Ann {}. ", large(word));
    vec![
        ("marks before words", "a.txt", many(" “so", size)),
        ("straight marks before words", "a.txt", many(" \"so", size)),
        ("straight pairs", "a.txt", many(" \"so\" ", size)),
        ("single marks", "a.txt", many(" 'a'", size)),
        ("single marks in double ones", "a.txt", many(" “'a s' b", size)),
        ("possessives", "a.txt", many(" ‘as’ b", size)),
        ("nested marks", "a.txt", many("“a ‘b ", size / 2) + &many("’ ”", size / 2)),
        ("direction marks", "a.txt", many("“\u{202e}so\u{200b}\u{2066}” ", size)),
        ("brackets", "a.txt", many("(", size)),
        ("brackets and words", "a.txt", many("so (", size)),
        ("brackets of a program", "a.txt", many("[[[[{{{{*a &a ", size)),
        ("brackets in turns", "a.txt", "HOLM: a.\nLIND: b.\nHOLM: ".to_owned() + &many("([♪", size)),
        ("one name", "a.txt", many("Ann Holm ", size)),
        ("other names", "a.txt", each(size, |word| format!("{} said so. ", large(word)))),
        ("one family", "a.txt", each(size, |word| format!("{} Holm said so. ", large(word)))),
        ("middle names", "a.txt", each(size, |word| format!("Ann {} Holm said so. ", large(word)))),
        ("offices", "a.txt", each(size, |word| format!("{word} mayor Ann Holm said so. "))),
        ("descriptions", "a.txt", each(size, |word| format!("“So it is now,” the {word} mayor said. "))),
        ("labels", "a.txt", each(size, |word| format!("{} HOLM: So it is.\n", word.to_uppercase()))),
        ("dashes", "a.txt", "—".to_owned() + &many(" —dijo—, que no era de los que la ", size)),
        ("a sentence of quotations", "a.txt", many("“so it is” and ", size)),
        ("a sentence of credits", "a.txt", many("“so it is,” said Ann Holm, ", size)),
        ("a sentence of sources", "a.txt", many("“a” according to ", size)),
        ("a sentence of messengers", "a.txt", many("“so it is,” via said he ", size)),
        ("one quotation", "a.txt", many("“The river rose by a metre in the night,” said Ann Holm. ", size)),
        ("other quotations", "a.txt", each(size, quote)),
        ("pronouns", "a.txt", many("“So it is,” he said. ", size)),
        ("apostrophes in a word", "a.txt", many("a'", size)),
        ("a word of hyphens", "a.txt", many("a-", size)),
        ("figures", "a.txt", "“".to_owned() + &many("1,", size) + "”"),
        ("initials", "a.txt", "“".to_owned() + &many("a.", size) + "”"),
        ("quotations in markup", "a.html", many("<q>so</q> ", size)),
        ("block quotations", "a.html", many("<blockquote>a<cite>", size)),
        ("voices", "a.vtt", "00:00.000 --> 00:01.000\n".to_owned() + &many("<v A>b <v B>c ", size)),
        ("open brackets in cues", "a.vtt", "00:00.000 --> 00:01.000\n".to_owned() + &many("[", size)),
    ]
}

/// What a hostile file may be made of: marks and markup that ask much of those who read it.
fn inputs() -> Vec<(&'static str, &'static str, String)> {
    let size = 400_000;
    vec![
        ("one line", "a.txt", many("The river rose and the town of Dale said nothing at all ", size)),
        ("opening marks", "a.txt", many("“", size)),
        ("opening marks before words", "a.txt", many(" “so", size)),
        ("straight marks", "a.txt", many("\"", size)),
        ("apostrophes", "a.txt", many(" 'a'", size)),
        ("nested marks", "a.txt", many("“a ‘b ", size / 2) + &many("’ ”", size / 2)),
        ("zero bytes", "a.txt", many("\0", size)),
        ("direction marks", "a.txt", many("“\u{202e}so\u{200b}\u{2066}” ", size)),
        ("colons", "a.txt", many("A B C: ", size)),
        ("labels", "a.txt", many("HOLM: So.\n", size)),
        ("brackets in turns", "a.txt", "HOLM: a.\nLIND: b.\nHOLM: ".to_owned() + &many("([♪", size)),
        ("names", "a.txt", many("Ann Holm ", size)),
        ("dashes", "a.txt", "—".to_owned() + &many(" —dijo—, que no era de los que la ", size)),
        ("block quotations", "a.md", many(">", 3_000) + " so"),
        ("emphasis", "a.md", many("*a_", size / 4)),
        ("links", "a.md", many("[a](", size / 4)),
        ("front matter", "a.md", "---\n".to_owned() + &many("a: [[[[{{{{*a &a ", size)),
        ("tags", "a.html", many("<div>", size)),
        ("quotations", "a.html", many("<q>", size)),
        ("block quotations on a page", "a.html", many("<blockquote>a<cite>", size)),
        ("hidden parts", "a.html", many("<p hidden>", size)),
        ("comments", "a.html", many("<!--", size)),
        ("empty comments", "a.html", many("<!-->", size)),
        ("comments that ask", "a.md", many("<!-- misquote: ignore x -->\n\nso\n\n", size)),
        ("entities", "a.html", many("&", size / 4)),
        ("an open tag", "a.html", "<a ".to_owned() + &many("b='", size)),
        ("linked data", "a.html", "<script type='application/ld+json'>".to_owned() + &many("[", size)),
        ("cues", "a.vtt", many("00:00.000 --> 00:01.000\n<v A>(b\n\n", size)),
        ("voices", "a.vtt", "00:00.000 --> 00:01.000\n".to_owned() + &many("<v A>b <v B>c ", size)),
        ("open brackets in cues", "a.vtt", "00:00.000 --> 00:01.000\n".to_owned() + &many("[", size)),
    ]
}

/// Twice the input shall take at most 2.2 times as long. What is quadratic takes four times as long, however busy the
/// machine; so between the two there is room, and a second and third try, for whatever else runs on it.
#[test]
fn reading_takes_time_in_proportion_to_the_input() {
    let rules = rules();
    let slack = Duration::from_millis(40);
    let mut slow = Vec::new();
    for (name, path, input) in inputs() {
        let doubled = input.clone() + &input;
        let measure = || (time(path, input.as_bytes(), &rules), time(path, doubled.as_bytes(), &rules));
        let linear = |(one, two): &(Duration, Duration)| *two < *one * 3 + slack;
        let tries: Vec<_> = (0..4)
            .map(|_| measure())
            .scan(false, |done, tried| {
                let last = std::mem::replace(done, linear(&tried));
                (!last).then_some(tried)
            })
            .collect();
        if !tries.iter().any(linear) {
            slow.push(format!("{name}: {:?} for {} bytes and for twice that", tries, input.len()));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Four times the input shall take about four times as long, from the bytes to the findings, and eight at the very most;
/// what is quadratic takes sixteen times as long.
#[test]
fn checking_takes_time_in_proportion_to_the_input() {
    let rules = rules();
    let slack = Duration::from_millis(100);
    let time = |path: &str, input: &str| {
        let start = Instant::now();
        check(path, input.into(), &rules);
        start.elapsed()
    };
    let small = prose(25_000);
    let slow = small.iter().zip(prose(100_000)).filter_map(|((name, path, small), (_, _, large))| {
        let tries = (0..4).map(|_| (time(path, small), time(path, &large)));
        let tries: Vec<_> = tries.take_while(|(one, four)| *four >= *one * 8 + slack).collect();
        (tries.len() == 4).then(|| format!("{name}: {tries:?} for {} bytes and for four times that", small.len()))
    });
    let slow: Vec<String> = slow.collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn a_line_without_end_is_read_in_stretches_that_know_of_each_other() {
    let river = many("The river rose and the town of Dale said nothing at all. ", 4_000_000);
    let text = format!("“We go on,” said Ann Holm. {river}“We went on,” said Holm. {river}“So it is,” she added.");
    let corpus = check("a.txt", text.into_bytes(), &rules());
    let names: Vec<_> = corpus.quotes.iter().map(|quote| quote.credit.as_ref().map(|credit| &*credit.name)).collect();
    assert_eq!(names, [Some("Ann Holm"); 3]);
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
        assert!(sources::read(&pipe).is_err_and(|fault| fault.message == "cannot read it: it is no file"));
    }
}

#[test]
fn a_feed_that_shrinks_is_a_fault() {
    let folder = Folder::new("shrinks");
    let path = folder.0.join("a.jsonl");
    fs::write(&path, "{\"text\": \"“So,” said Ann.\"}\n{\"text\": \"“No,” said Bo.\"}\n").expect("it can be written");
    let feed = Source { path: path.to_string_lossy().into_owned(), ..Source::default() };
    let (articles, faults) = sources::articles(vec![feed]);
    assert_eq!((articles.len(), faults.len()), (2, 0));
    fs::write(&path, "{\"text\": \"“So,” said Ann.\"}\n").expect("it can be written");
    let corpus = corpus::extract(articles, &rules());
    assert_eq!((corpus.quotes.len(), corpus.faults.len()), (1, 1));
}
