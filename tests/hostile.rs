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
    [ticks(size), speech(size)].concat()
}

/// Marks that are apostrophes as often.
fn ticks(size: usize) -> Vec<(&'static str, &'static str, String)> {
    vec![
        ("paragraphs that hold no word", "a.md", many("“”Aa HOLM: Ann Holm a\n\n😀\n\n", size)),
        ("double backticks", "a.txt", many(" ``so `so", size)),
        ("backticks that close in one place", "a.txt", many("`", size / 2) + "so" + &many("'", size / 2)),
        ("elisions", "a.txt", many(" ''tis", size)),
        ("lines of a stanza", "a.txt", many("“so\nit is\nnow\n", size)),
        ("single marks within each other", "a.txt", many(" ‘a ‘b’’", size)),
    ]
}

/// Who is quoted, and what stands around it.
fn speech(size: usize) -> Vec<(&'static str, &'static str, String)> {
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
        (
            "initials before words",
            "a.txt",
            each(size, |word| format!("Ann {} Holm came.\nAH: So it is.\n", large(word))),
        ),
        ("numbered speakers", "a.txt", each(size, |word| format!("{} 1: So it is.\nHolm 2: So.\n", large(word)))),
        ("names before a full stop", "a.txt", each(size, |word| format!("Mr. {}. So it is.\n", word.to_uppercase()))),
        ("numbered lines", "a.txt", many("1 Q. So?\n2 A. So it is.\n3\n4 Q. And?\n5 A. No.\n", size)),
        ("questions in bold", "a.md", many("**So is it?**\n\nI say so.\n\n", size)),
        (
            "people asked in bold",
            "a.md",
            each(size, |word| format!("# Ann {} Holm\n\n", large(word))) + &many("**So?**\n\nI say so.\n\n", size),
        ),
        ("marks of many languages", "a.txt", many(" ``so «so 「so „so `so ＂so", size)),
        ("dashes", "a.txt", "—".to_owned() + &many(" —dijo—, que no era de los que la ", size)),
        ("a sentence of quotations", "a.txt", many("“so it is” and ", size)),
        ("a sentence of credits", "a.txt", many("“so it is,” said Ann Holm, ", size)),
        ("a sentence of sources", "a.txt", many("“a” according to ", size)),
        ("a sentence of messengers", "a.txt", many("“so it is,” via said he ", size)),
        ("one quotation", "a.txt", many("“The river rose by a metre in the night,” said Ann Holm. ", size)),
        ("other quotations", "a.txt", each(size, quote)),
        ("pronouns", "a.txt", many("“So it is,” he said. ", size)),
        ("ages", "a.txt", many("“So it is,” the 71-year-old said. ", size)),
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
        ("numbered lines", "a.txt", many("1 Q. So?\n2 A. So it is.\n3\n4 Q. And?\n5 A. No.\n", size)),
        ("names before a full stop", "a.txt", many("Mr. HOLM. So it is. — ", size)),
        ("bold", "a.md", many("**So?** ", size)),
        ("names of speakers", "a.html", many("<dt>Holm<dd>So it is.", size)),
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
        ("attributes", "a.html", "<p ".to_owned() + &many("a='b' ", size) + ">so</p>"),
        ("comments that ask on one line", "a.html", many("<!-- misquote: ignore x -->so", size)),
        ("cells", "a.html", "<tr>".to_owned() + &many("<td>Ann Holm<td>“So.”", size)),
        ("rows", "a.md", "|a|b|\n|-|-|\n".to_owned() + &many("|“So it is.”|Ann Holm|\n", size)),
        ("bold lines", "a.html", many("<b>So?</b><br>", size)),
        ("lines with labels", "a.html", many("HOLM: So.<br>", size)),
        ("cues without a blank line", "a.srt", many("1\n00:00:00,000 --> 00:00:01,000\n-So.\n-No.\n", size)),
        ("tags before words", "a.srt", "00:00:00,000 --> 00:00:01,000\n".to_owned() + &many("<i>{\\a}", size)),
        ("signatures", "a.md", many("> — Ann Holm\n", size)),
    ]
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
    let slow = inputs().into_iter().filter_map(|(name, path, input)| {
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
