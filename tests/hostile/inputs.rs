//! What hostile input is made of.

/// What it is, the name of a file, and what stands in that.
pub type Input = (&'static str, &'static str, String);

/// `bytes` of a unit over and over.
pub fn many(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len())
}

/// `bytes` of units that each hold another word.
pub fn each(bytes: usize, unit: impl Fn(&str) -> String) -> String {
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
pub fn prose(size: usize) -> Vec<Input> {
    [ticks(size), speech(size)].concat()
}

/// Marks that are apostrophes as often.
fn ticks(size: usize) -> Vec<Input> {
    vec![
        ("paragraphs that hold no word", "a.md", many("“”Aa HOLM: Ann Holm a\n\n😀\n\n", size)),
        ("double backticks", "a.txt", many(" ``so", size)),
        ("single backticks among double ones", "a.txt", many(" ``so `so", size)),
        ("backticks that close in one place", "a.txt", many("`", size / 2) + "so" + &many("'", size / 2)),
        ("elisions", "a.txt", many(" ''tis", size)),
        ("lines of a stanza", "a.txt", many("“so\nit is\nnow\n", size)),
        ("single marks within each other", "a.txt", many(" ‘a ‘b’’", size)),
    ]
}

/// Who is quoted, and what stands around it.
fn speech(size: usize) -> Vec<Input> {
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
pub fn files() -> Vec<Input> {
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
