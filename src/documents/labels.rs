//! The name before a speaker's words: `MAYOR HOLM:`, `Ann Holm:`, `Q.`
//!
//! What comes in is the head of a line; what goes out is where the name stands and where the words begin. Whether the
//! line is a turn is for [`turns`](super::turns) to say: articles have lines like `Note:` too.
//!
//! ```text
//! LABEL  = [ ">>" ] [ STAMP ] ( NAMED | STARRED | NAME ( "." | "—" ) space | NAME dash | LETTER )
//! NAMED  = NAME { "(" … ")" | "[" … "]" } [ "," … ] [ STAMP ] ":" space                 STARRED = the same with its name in stars
//! LETTER = "Q" | "A" ( "." | ":" | tab )            STAMP  = [ "[" | "(" ] [ day [ "," ] space ] time [ "]" | ")" ]
//! NAME   = WORD { " " WORD } [ " " number ]         WORD   = a capital and what follows it
//! ```

use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2_iter};
use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{is_not, tag, take_while_m_n, take_while1},
    character::complete::{char, one_of, space0, space1},
    combinator::{not, opt, peek, recognize, value, verify},
    error::{Error, ErrorKind},
    multi::{many_m_n, many0_count, many1_count},
    sequence::{delimited, terminated},
};

use crate::{
    rules::{Class, Lexicon},
    text::head,
};

/// A name has no more words than this: “Deputy Assistant Secretary of State Ann Holm”.
const MOST_WORDS: usize = 9;
/// Nor more bytes, in a markup's stars.
const LONGEST_STARRED: usize = 100;
/// Nor more bytes, where only a full stop or a dash ends it.
const LONGEST: usize = 48;

/// A speaker's name at the head of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Bytes of the name.
    pub name: Range<usize>,
    /// Where the words begin.
    pub end: usize,
    /// How it is written.
    pub style: Style,
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `MAYOR HOLM:`
    Capitals,
    /// `Ann Holm:`
    Name,
    /// `Q.` or `A:`: it says who asks, not who that is.
    Letter,
    /// `EXAMINATION BY MR. HOLM`: it says who asks from there on.
    Asking,
    /// `Ann Holm` on a line of its own, as a headline may be.
    Alone,
    /// `HOLM. We`, `HOLM — We` or `Ann Holm - We`: as a dateline may be written, and a sentence.
    Doubtful,
}

/// The label at the head of a line, if there is one.
pub fn label(line: &str) -> Option<Label> {
    let arrows = opt(terminated(many1_count(char('>')), space0));
    let (body, _) = (arrows, opt(terminated(stamp, space1))).parse(line.trim_start()).ok()?;
    let start = line.len() - body.len();
    if body.starts_with(['*', '_']) {
        return starred(body, start);
    }
    let colon = memchr(b':', body.as_bytes()).is_some();
    let dash = || memchr2_iter(b'-', DASH, body.as_bytes()).any(|at| at > 0 && body.as_bytes()[at - 1] == b' ');
    let (rest, (name, style)) = match (colon, dash()) {
        (true, true) => alt((letter, named, doubtful, dashed)).parse(body),
        (true, false) => alt((letter, named, doubtful)).parse(body),
        (false, true) => alt((letter, doubtful, dashed)).parse(body),
        (false, false) => alt((letter, doubtful)).parse(body),
    }
    .ok()?;
    Some(Label { name: start..start + name.len(), end: line.len() - rest.len(), style })
}

/// A name that a text keeps in a markup's stars: `**Ann Holm**: We will.`, `**Ann Holm:** We will.`
fn starred(body: &str, start: usize) -> Option<Label> {
    let inside = body.trim_start_matches(['*', '_']);
    let stars = &body[..body.len() - inside.len()];
    let close = head(inside, LONGEST_STARRED).find(stars).filter(|_| stars.len() <= 2)?;
    let (bold, behind) = (&inside[..close], &inside[close + stars.len()..]);
    let (rest, name) = match named(bold) {
        // The colon is in bold too.
        Ok(("", (name, _))) => {
            let words = behind.trim_start();
            let apart = words.len() < behind.len() || words.is_empty();
            (unquoted(words).ok()?.0, Some(name).filter(|_| apart)?)
        }
        Ok(_) | Err(_) => {
            let (_, name) = terminated(names, peek(is_end)).parse(bold).ok()?;
            (tail(behind).ok()?.0, name)
        }
    };
    let at = start + stars.len();
    let end = start + body.len() - rest.len();
    Some(Label { name: at..at + name.len(), end, style: style(name) })
}

/// The name that stands on a line of its own beside the time at which somebody began to speak: `Ada Holm 00:12`.
pub fn timed(line: &str) -> Option<Label> {
    memchr(b':', line.as_bytes())?;
    let before = (terminated(stamp, space1), names).map(|(_, name)| name);
    // Holm, Ada   0:12
    let others = opt((tag(", "), words));
    let after = terminated(names, (others, space1, stamp));
    let bracketed = terminated(delimited(char('['), names, char(']')), (space1, stamp));
    let (rest, name) = alt((before, after, bracketed)).parse(line.trim()).ok()?;
    let start = line.find(name)?;
    rest.is_empty().then(|| Label { name: start..start + name.len(), end: line.len(), style: Style::Name })
}

/// Words without the time at their head: `00:12 We will.`
pub fn past_stamp(words: &str) -> &str {
    terminated(stamp, space1).parse(words).map_or(words, |(rest, _)| rest)
}

/// Whether a line is a time and nothing else: `0:12`.
pub fn is_stamp(line: &str) -> bool {
    stamp(line.trim()).is_ok_and(|(rest, _)| rest.is_empty())
}

// STAMP = [ "[" | "(" ] [ DAY [ "," ] space ] digits ":" digits [ ":" digits ] [ "." digits ] [ "]" | ")" ]
fn stamp(input: &str) -> IResult<&str, &str> {
    // DAY = digits "/" digits "/" digits, or with full stops or dashes: [04/05/2026, 09:00:03]
    let figures = |input| take_while_m_n(1, 4, |c: char| c.is_ascii_digit()).parse(input);
    let day = (figures, one_of("/.-"), figures, one_of("/.-"), figures, opt(char(',')), space1);
    let time = (digits, char(':'), digits, opt((char(':'), digits)), opt((one_of(".,"), digits)));
    recognize((opt(one_of("[(")), opt(day), time, opt(one_of("])")))).parse(input)
}

fn digits(input: &str) -> IResult<&str, &str> {
    take_while_m_n(1, 3, |c: char| c.is_ascii_digit()).parse(input)
}

// WORDS = WORD { " " WORD }
fn words(input: &str) -> IResult<&str, &str> {
    recognize((word, many0_count((char(' '), word)))).parse(input)
}

// NAMES = WORDS [ " " number ] — Speaker 1
fn names(input: &str) -> IResult<&str, &str> {
    let words = verify(words, |words: &str| memchr_iter(b' ', words.as_bytes()).count() < MOST_WORDS);
    let number = (char(' '), take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), not((char(':'), digits)));
    recognize((words, opt(number))).parse(input)
}

// LETTER = ( "Q" | "A" ) ( ( "." | ":" | ".:" ) space | tab | space space )
fn letter(input: &str) -> IResult<&str, (&str, Style)> {
    let (rest, name) = recognize(one_of("QA")).parse(input)?;
    // French Q. : Pourquoi ?
    let colon = opt((space0, char(':')));
    let marked = recognize((one_of(".:"), colon, alt((space1, peek(is_end)))));
    let tabbed = recognize((char('\t'), space0));
    let spaced = recognize(many_m_n(2, 16, one_of(" \u{a0}")));
    let (rest, _) = alt((marked, tabbed, spaced)).parse(rest)?;
    Ok((rest, (name, Style::Letter)))
}

fn is_end(input: &str) -> IResult<&str, &str> {
    nom::combinator::eof(input)
}

// NAMED = NAME [ aside ] [ STAMP ] ":" — MAYOR HOLM (D), of Dale: We …
fn named(input: &str) -> IResult<&str, (&str, Style)> {
    let (rest, name) = names(input)?;
    let (rest, ()) = tail(rest)?;
    Ok((rest, (name, style(name))))
}

fn style(name: &str) -> Style {
    if name.chars().any(char::is_lowercase) && !is_capitals(name) { Style::Name } else { Style::Capitals }
}

/// What may stand between a name and the words.
fn tail(input: &str) -> IResult<&str, ()> {
    // Jonah Holm (Dale) (Ind): a seat and a party. HOLM [interposing]: how it is said.
    let round = delimited(char('('), is_not("()\n"), char(')'));
    let square = delimited(char('['), is_not("[]\n"), char(']'));
    let aside = many_m_n(0, 3, (space0, alt((round, square))));
    let office = opt((char(','), is_not(":.?!\n\"“”")));
    // French sets a space before its colon.
    let colon = (opt(one_of(" \u{a0}\u{202f}")), char(':'));
    let (rest, _) = (aside, office, opt((space1, stamp)), colon, alt((space1, peek(is_end)))).parse(input)?;
    unquoted(rest)
}

/// Ann Holm, the mayor, said: “We will.” — an article's way to bring a quotation.
fn unquoted(words: &str) -> IResult<&str, ()> {
    not(one_of("“„«»\"‘")).parse(words)
}

// DOUBTFUL = NAME [ "of" … | "pro tempore" ] { "(" … ")" } ( "." | "—" ) space — Mr. HOLM. We …; HOLM — We …
fn doubtful(input: &str) -> IResult<&str, (&str, Style)> {
    let near = head(input, LONGEST);
    let bytes = near.as_bytes();
    // “Mr. HOLM. We”: the first full stop may be a title's.
    for at in memchr2_iter(b'.', DASH, bytes).take(4) {
        // A dash has a space before it, and three bytes.
        let (label, ends) = if bytes[at] == b'.' { (&near[..at], at + 1) } else { (near[..at].trim_end(), at) };
        let name = without_asides(label);
        // Mr. HOLM of Ohio. We …: the place tells two of one name apart, and comes once.
        let name = name.split_once(" of ").filter(|(name, _)| is_shouted(name)).map_or(name, |(name, _)| name);
        let holder = name.strip_suffix(" pro tempore").unwrap_or(name);
        if is_shouted(holder) && ends > label.len() && names(holder).is_ok_and(|(rest, _)| rest.is_empty()) {
            let rest = &input[ends..];
            let words = rest.trim_start_matches(['—', '–', ' ']);
            if words.len() < rest.len() {
                return Ok((words, (name, Style::Doubtful)));
            }
        }
    }
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// Whether a name's last word is all capitals.
fn is_shouted(name: &str) -> bool {
    let surname = name.rsplit(' ').next().unwrap_or(name);
    surname.len() > 2 && surname.chars().all(|c| c.is_uppercase() || "'’-".contains(c))
}

/// A label without what stands in brackets behind it: Ann Holm (Dale) (Ind).
pub fn without_asides(label: &str) -> &str {
    let mut name = label;
    while name.ends_with(')')
        && let Some((before, _)) = name.rsplit_once(" (")
    {
        name = before.trim_end();
    }
    name
}

// DASHED = NAME space ( "-" | "–" | "—" ) space — Ann Holm - We …
fn dashed(input: &str) -> IResult<&str, (&str, Style)> {
    // “Down by the river - we ran”: a name has capitals alone.
    let (rest, name) =
        verify(names, |name: &str| name.split(' ').all(|word| word.starts_with(char::is_uppercase))).parse(input)?;
    let (rest, _) = (space1, one_of("-–—"), space1, not(one_of("“„«»\"‘"))).parse(rest)?;
    Ok((rest, (name, Style::Doubtful)))
}

/// The byte with which a dash begins.
pub const DASH: u8 = 0xe2;

/// Most of it capitals: “REP. McADAM”.
pub fn is_capitals(name: &str) -> bool {
    let upper = name.chars().filter(|c| c.is_uppercase()).count();
    let lower = name.chars().filter(|c| c.is_lowercase()).count();
    upper >= 3 && lower <= 2
}

// WORD = capital … | "of" | "the" | "de" … — what joins the parts of a name is short and small.
fn word(input: &str) -> IResult<&str, &str> {
    let letters = take_while1(|c: char| c.is_alphanumeric() || "'’-.&#".contains(c));
    let capital = |word: &&str| word.starts_with(|c: char| c.is_uppercase());
    let joining = |word: &&str| word.len() <= 3 && word.chars().all(char::is_lowercase);
    verify(letters, move |word: &str| capital(&word) || joining(&word)).parse(input)
}

/// The name before an office, where a line holds nothing else: `Ann Holm -- Chief Executive Officer`, `Ann Holm, Mayor`.
pub fn before_office(line: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    let line = line.trim_end_matches([':', ' ']);
    let signs = [" -- ", " — ", " – ", " - ", ", "].iter();
    let (name, office) = signs.filter_map(|sign| line.split_once(sign)).min_by_key(|(name, _)| name.len())?;
    let words = || office.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let joining = |word: &str| word.len() <= 3 && word.chars().all(char::is_lowercase);
    let titled = words().all(|word| word.starts_with(char::is_uppercase) || joining(word));
    let fits = titled && words().any(|word| lexicon.class_of(word).is(Class::PERSON));
    let ends = office.ends_with(|c: char| c.is_alphanumeric());
    (fits && ends && name.contains(' ') && is_name(name)).then_some(0..name.len())
}

/// Whether words are a name and nothing else: “Ann Holm”.
pub fn is_name(words: &str) -> bool {
    let capitals = words.split(' ').all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3);
    capitals && names(words).is_ok_and(|(rest, _)| rest.is_empty()) && !words.contains(|c: char| c.is_ascii_digit())
}

/// The name that stands alone on its line above a paragraph: in capitals, no sentence.
pub fn lone(line: &str) -> Option<Range<usize>> {
    let stop = terminated(words, value((), opt(char(':'))));
    let (rest, name) = { stop }.parse(line.trim()).ok()?;
    let start = line.len() - line.trim_start().len();
    let fits = rest.is_empty() && name.split(' ').count() <= MOST_WORDS && is_capitals(name);
    (fits && !name.chars().any(|c| c.is_ascii_digit())).then_some(start..start + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(&str, &str, Style)>) {
        let found = label(line);
        let found = found.as_ref().map(|label| (&line[label.name.clone()], &line[label.end..], label.style));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn a_label_is_a_name_and_a_colon() {
        check("HOLM: We will rebuild.", Some(("HOLM", "We will rebuild.", Style::Capitals)));
        check("MAYOR ANN HOLM (I), DALE: Yes.", Some(("MAYOR ANN HOLM", "Yes.", Style::Capitals)));
        check("Jonah Holm (Dale and Ryburn) (Ind): No.", Some(("Jonah Holm", "No.", Style::Name)));
        check("COUNCILLOR HOLM [interposing]: No.", Some(("COUNCILLOR HOLM", "No.", Style::Capitals)));
        check("Ann Holm - We will.", Some(("Ann Holm", "We will.", Style::Doubtful)));
        check("Ann Holm - “We will.”", None);
        check("Q\tWhere?", Some(("Q", "Where?", Style::Letter)));
        check("REP. McADAM: No.", Some(("REP. McADAM", "No.", Style::Capitals)));
        check("Ann Holm: We will.", Some(("Ann Holm", "We will.", Style::Name)));
        check("Secretary of State Reyes: No.", Some(("Secretary of State Reyes", "No.", Style::Name)));
        check("Q. Where were you?", Some(("Q", "Where were you?", Style::Letter)));
        check("A: At home.", Some(("A", "At home.", Style::Letter)));
        check("Q    And you", Some(("Q", "And you", Style::Letter)));
        check("Q\u{a0}\u{a0} And you", Some(("Q", "And you", Style::Letter)));
        check("A dog", None);
        check("**Ann Holm**: We will.", Some(("Ann Holm", "We will.", Style::Name)));
        check("[00:12] **HOLM (Dale):** We will.", Some(("HOLM", "We will.", Style::Capitals)));
        check("**Note** We will.", None);
        check("**Ann Holm:** “We will.”", None);
        check("[04/05/2026, 09:00:03] Ann Holm: Yes.", Some(("Ann Holm", "Yes.", Style::Name)));
        check("[00:01:23] HOLM: Yes.", Some(("HOLM", "Yes.", Style::Capitals)));
        check("M. Holm : Oui.", Some(("M. Holm", "Oui.", Style::Name)));
        check("Speaker 1: Yes.", Some(("Speaker 1", "Yes.", Style::Name)));
        check(">> HOLM: Yes.", Some(("HOLM", "Yes.", Style::Capitals)));
        check("Ann Holm (Mayor) [00:12]: Yes.", Some(("Ann Holm", "Yes.", Style::Name)));
        check("Mr. HOLM. We will.", Some(("Mr. HOLM", "We will.", Style::Doubtful)));
        check("Ms. O’DEA.—No.", Some(("Ms. O’DEA", "No.", Style::Doubtful)));
        check("Mr. HOLM of Ohio. No.", Some(("Mr. HOLM", "No.", Style::Doubtful)));
        check("The CHAIR (Ms. Holm). No.", Some(("The CHAIR", "No.", Style::Doubtful)));
        check("The SPEAKER pro tempore. No.", Some(("The SPEAKER pro tempore", "No.", Style::Doubtful)));
        check("NATO’s chiefs met. So it is.", None);
        check("HOLM — We will.", Some(("HOLM", "We will.", Style::Doubtful)));
        check("He said: Go.", None);
        check("Ann Holm, the mayor, said: “We will.”", None);
        check("It was 10:30 in Dale.", None);
        check("A dog barked.", None);
    }

    #[test]
    fn a_time_beside_a_name_makes_it_a_label() {
        let name = |line: &'static str| timed(line).map(|label| &line[label.name]);
        assert_eq!(name("00:01:23 Ada Holm"), Some("Ada Holm"));
        assert_eq!(name("Speaker 1 (0:12)"), Some("Speaker 1"));
        assert_eq!(name("[Ada Holm] 09:00:03"), Some("Ada Holm"));
        assert_eq!(name("Holm, Ada   0:12"), Some("Holm"));
        assert_eq!(name("Ada Holm"), None);
        assert_eq!(name("Doors open 10:30"), None);
    }

    #[test]
    fn a_name_may_stand_alone() {
        assert_eq!(lone("MAYOR HOLM"), Some(0..10));
        assert_eq!(lone("The mayor spoke."), None);
    }
}
