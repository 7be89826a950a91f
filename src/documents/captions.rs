//! Captions: the words of WebVTT and SubRip, without their timings.
//!
//! What comes in is a decoded file; what goes out is a draft's text with a block a speaker. A sentence that runs over
//! several cues is one: what lies between two cues reads as a space.
//!
//! ```text
//! FILE = { NOTE | CUE }               between blank lines
//! CUE  = [ IDENTIFIER NEWLINE ] TIME "-->" TIME … NEWLINE { LINE }
//! LINE = PART { " >>" PART }          behind a sentence's end, or before a name and a colon
//! PART = [ ">>" | "-" ] [ NAME ":" | "[" NAME "]" ] { TAG | ENTITY | words }
//! TAG  = "<v" [ classes ] NAME ">" | "<" … ">" | "{\" … "}"
//! ```

use std::ops::Range;

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{is_not, tag, take_while1},
    character::complete::{anychar, char, space0, space1},
    combinator::{opt, peek, recognize, verify},
    multi::many1_count,
    sequence::{delimited, preceded, terminated},
};

use memchr::memchr2;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Block, BlockKind, Decoded, Draft, Facts,
    cues::{Time, chunks, cue, is_number},
    directions::{Directions, direction},
    html,
    labels::{Label, is_name, label, without_asides},
    markdown::Read,
};
use crate::text::{Span, View, head};

/// A name in brackets has no more bytes.
const LONGEST_NAME: usize = 60;
/// Silence of this many milliseconds after a sentence ends a paragraph, where no speaker is named.
const PAUSE: u64 = 2_000;

/// What may be more than words.
const SIGNS: [char; 6] = ['<', '&', '{', '(', '[', '♪'];

/// Reads decoded captions; both formats, whatever the file's ending promises.
pub fn read(decoded: &Decoded, directions: &Directions) -> Read {
    let source = &*decoded.text;
    let callers = callers(&source[decoded.body()..], directions);
    let pointed = source[decoded.body()..].lines().any(|line| line.trim_end().ends_with(['.', '?', '!']));
    let draft = Draft::new(source);
    let mut reel = Reel { draft, directions, callers, pointed, turn: None, last: 0, dialogue: false };
    let subrip = !source[decoded.body()..].trim_start().starts_with("WEBVTT");
    let chunks = chunks(source, decoded.body());
    let headed = are_headed(source, &chunks);
    for chunk in chunks {
        match cue(source, &chunk) {
            Some((time, words)) => {
                let name = if headed { heading(source, &words) } else { None };
                reel.cue(&time, words, name);
            }
            // In SubRip nothing is a note: behind a blank line a cue goes on.
            None if subrip && reel.last > 0 && !is_number(&source[chunk.clone()]) => reel.lines(chunk),
            None => {}
        }
    }
    reel.end();
    let facts = Facts { role: Some("record".to_owned()), ..Facts::default() };
    let (text, map, blocks) = reel.draft.finish();
    (text, map, blocks, facts)
}

/// Whether a name stands above the words of most cues, on a line of its own, and one of the names comes again.
fn are_headed(source: &str, chunks: &[Range<usize>]) -> bool {
    const SAMPLE: usize = 64;
    let cues = || chunks.iter().filter_map(|chunk| cue(source, chunk)).take(SAMPLE);
    let names: Vec<&str> = cues().filter_map(|(_, words)| heading(source, &words)).map(|name| &source[name]).collect();
    names.len() * 2 > cues().count() && names.iter().collect::<FxHashSet<_>>().len() < names.len()
}

/// The name on the first line of a cue of several. Where all is capitals, nothing tells a name from words.
fn heading(source: &str, words: &Range<usize>) -> Option<Range<usize>> {
    let (line, rest) = source[words.clone()].split_once('\n')?;
    if !line.contains(char::is_lowercase) && !rest.contains(char::is_lowercase) {
        return None;
    }
    let name = line.trim();
    // Holm, Ada
    let named = name.split(", ").all(is_name) && name.contains(' ') && name.len() < LONGEST_NAME;
    let start = words.start + line.len() - line.trim_start().len();
    (named && !rest.trim().is_empty()).then_some(start..start + name.len())
}

/// Who is named in brackets before words: `[Ann Holm] We will.` A name of one word must come again, lest it be a noise.
fn callers<'a>(source: &'a str, directions: &Directions) -> FxHashSet<&'a str> {
    let mut met: FxHashMap<&str, usize> = FxHashMap::default();
    if memchr2(b'[', b'(', source.as_bytes()).is_some() {
        let names = source.lines().filter_map(|line| bracketed(undirected(undashed(line), directions)));
        for (name, _) in names.filter(|(name, rest)| !rest.is_empty() && !is_note(name, directions)) {
            *met.entry(name).or_default() += 1;
        }
    }
    met.retain(|name, count| *count > 1 || name.contains(' '));
    met.into_keys().collect()
}

/// The name in the brackets at the head of a line, and what follows.
fn bracketed(line: &str) -> Option<(&str, &str)> {
    let close = if line.starts_with('[') { ']' } else { ')' };
    let inside = line.strip_prefix(['[', '('])?;
    let end = head(inside, LONGEST_NAME).find(close)?;
    let (name, rest) = (&inside[..end], inside[end + 1..].trim_start());
    is_name(name).then_some((name, rest.strip_prefix(':').unwrap_or(rest).trim_start()))
}

fn is_note(name: &str, directions: &Directions) -> bool {
    name.split(' ').any(|word| directions.contains(&word.to_lowercase()))
}

fn undashed(line: &str) -> &str {
    let line = unstyled(line);
    unstyled(lead(line).map_or(line, |(words, _)| words))
}

/// A line without the notes at its head: `(APPLAUSE) (ANN HOLM) Thank you.`
fn undirected<'l>(mut line: &'l str, directions: &Directions) -> &'l str {
    while let Some(taken) = direction(line, directions) {
        line = line[taken..].trim_start();
    }
    line
}

/// Where a reading stands.
struct Reel<'a> {
    draft: Draft<'a>,
    directions: &'a Directions,
    /// Who is named in brackets before their words.
    callers: FxHashSet<&'a str>,
    /// Whether sentences end with a sign, as they do not where a machine listens.
    pointed: bool,
    /// Who speaks, where the captions say that it is somebody's turn.
    turn: Option<Turn>,
    /// When the cue before ended.
    last: u64,
    /// Whether several lines of the cue open with a dash: each is somebody else's.
    dialogue: bool,
}

/// A turn that has begun.
#[derive(Clone, Copy)]
struct Turn {
    speaker: Option<Span<View>>,
    /// A voice lasts for its cue; a name before a colon up to the next.
    by_voice: bool,
}

impl Reel<'_> {
    fn cue(&mut self, time: &Time, mut words: Range<usize>, name: Option<Range<usize>>) {
        if let Some(name) = name {
            words.start = name.end;
            self.begin(name, false);
        }
        let body = &self.draft.source()[words.clone()];
        let finished = self.draft.text.trim_end().ends_with(['.', '?', '!', '…', '"', '”']);
        let voice = self.turn.is_some_and(|turn| turn.by_voice);
        let silence = time.start.saturating_sub(self.last) >= PAUSE;
        if finished && (voice && !body.contains("<v") || self.turn.is_none() && silence) {
            self.end();
        }
        self.dialogue =
            body.lines().filter(|line| lead(unstyled(line)).is_ok_and(|(_, turn)| turn.is_none())).count() > 1;
        self.lines(words);
        self.last = time.end;
    }

    fn lines(&mut self, words: Range<usize>) {
        let mut at = words.start;
        let (source, pointed) = (self.draft.source(), self.pointed);
        for part in source[words].split_inclusive('\n').flat_map(|line| turns_within(line, pointed)) {
            self.line(at..at + part.trim_end().len());
            self.draft.space(at + part.trim_end().len()..at + part.len());
            at += part.len();
        }
        // Two cues are two words apart even where the file ends without a line feed.
        self.draft.space(at..at);
    }

    fn line(&mut self, line: Range<usize>) {
        let source = self.draft.source();
        let mut rest = unstyled(&source[line.clone()]);
        if let Some((after, lead)) = lead(rest).ok().filter(|(after, lead)| self.is_lead(rest, after, *lead)) {
            self.end();
            self.turn = lead.or(self.dialogue.then_some(())).map(|()| Turn { speaker: None, by_voice: false });
            rest = unstyled(after);
        }
        if let Some(name) = label(rest).or_else(|| styled(rest)) {
            let at = line.end - rest.len();
            self.begin(at + name.name.start..at + name.name.end, false);
            rest = &rest[name.end..];
        } else if !self.callers.is_empty() {
            let called = undirected(rest, self.directions);
            if let Some((name, words)) = bracketed(called).filter(|(name, _)| self.callers.contains(name)) {
                let at = line.end - called.len() + 1;
                self.begin(at..at + name.len(), false);
                rest = words;
            }
        }
        if is_aside(rest) {
            return;
        }
        while let Some(next) = rest.chars().next() {
            let at = line.end - rest.len();
            let taken = self.piece(rest, at, next);
            rest = &rest[taken..];
        }
    }

    /// Whether another one speaks from here on: a dash with no space behind it needs a second one in its cue.
    fn is_lead(&self, line: &str, words: &str, turn: Option<()>) -> bool {
        let spaced = line[..line.len() - words.len()].ends_with(char::is_whitespace);
        turn.is_some() || spaced || self.dialogue
    }

    /// What stands at the head of `rest`, and how many bytes it takes.
    fn piece(&mut self, rest: &str, at: usize, next: char) -> usize {
        match next {
            '<' => {
                let Ok((after, (name, voice))) = markup(rest) else { return self.words(at, 1) };
                let taken = rest.len() - after.len();
                if voice {
                    let name_at = at + taken - 1 - name.len();
                    // Holm, Ada (Guest)
                    self.begin(name_at..name_at + without_asides(name.trim_end()).len(), true);
                }
                taken
            }
            '&' => {
                let Some((shown, taken)) = html::entity(rest) else { return self.words(at, 1) };
                self.draft.replace(&shown, at..at + taken);
                taken
            }
            '{' if rest.starts_with("{\\") => rest.find('}').map_or(rest.len(), |end| end + 1),
            '(' | '[' | '♪' => match direction(rest, self.directions) {
                Some(taken) => taken,
                None => self.words(at, next.len_utf8()),
            },
            _ => self.words(at, rest.find(SIGNS).unwrap_or(rest.len()).max(next.len_utf8())),
        }
    }

    fn words(&mut self, at: usize, length: usize) -> usize {
        self.draft.words(at..at + length);
        length
    }

    /// Somebody begins to speak; if it is who spoke last, they go on.
    fn begin(&mut self, name: Range<usize>, by_voice: bool) {
        let source = self.draft.source();
        let before = self.turn.and_then(|turn| turn.speaker).map(|speaker| speaker.of(&self.draft.text));
        if before == Some(&source[name.clone()]) {
            return self.draft.space(name.start..name.start);
        }
        self.end();
        let (mut at, mut rest) = (name.start, &source[name]);
        while let Some(next) = rest.chars().next() {
            let entity = if next == '&' { html::entity(rest) } else { None };
            let taken = match entity {
                Some((shown, taken)) => {
                    self.draft.replace(&shown, at..at + taken);
                    taken
                }
                None => {
                    self.words(at, rest[next.len_utf8()..].find('&').map_or(rest.len(), |end| end + next.len_utf8()))
                }
            };
            (at, rest) = (at + taken, &rest[taken..]);
        }
        let speaker = self.draft.take();
        self.turn = Some(Turn { speaker, by_voice });
    }

    /// Ends a turn or a paragraph.
    fn end(&mut self) {
        match self.turn.take() {
            Some(Turn { speaker, .. }) => {
                if let Some(span) = self.draft.take() {
                    self.draft.blocks.push(Block { speaker, ..Block::new(span, BlockKind::Turn) });
                }
            }
            None => self.draft.end(BlockKind::Paragraph),
        }
    }
}

/// A line in parts, where another one speaks in the midst of it: `We will. >> REYES: And who pays?`
fn turns_within(line: &str, pointed: bool) -> impl Iterator<Item = &str> {
    let arrows = [" >>", " &gt;&gt;"].iter().flat_map(|arrow| line.match_indices(arrow));
    let turn = |&at: &usize| !pointed || changes(&line[..at], &line[at..]);
    let mut cuts: Vec<usize> = arrows.map(|(at, _)| at + 1).filter(turn).collect();
    cuts.sort_unstable();
    cuts.push(line.len());
    cuts.into_iter().scan(0, |start, end| Some(&line[std::mem::replace(start, end)..end]))
}

/// Whether arrows in the midst of a line mean that another one speaks: they do not in “see File >> Save”.
fn changes(before: &str, arrows: &str) -> bool {
    let before = before.trim_end();
    // We will.</font> >> And who pays?
    let tagged = before.strip_suffix('>').map(|tag| tag.trim_end_matches(char::is_alphanumeric));
    let before = tagged.and_then(|tag| tag.strip_suffix("</")).unwrap_or(before);
    let ended = before.ends_with(['.', '?', '!', '…', '"', '”', ')', ']', '♪', '—', '–', '-']);
    let named = || {
        let words = head(lead(arrows).map_or(arrows, |(words, _)| words), LONGEST_NAME);
        label(words).is_some_and(|label| words[..label.end].contains(':'))
    };
    before.is_empty() || ended || named()
}

/// A line that stands in brackets from end to end, which nobody said: `[DOOR CLOSES]`.
fn is_aside(line: &str) -> bool {
    let inside = |open, close| line.trim().strip_prefix(open)?.strip_suffix(close);
    inside('[', ']').or_else(|| inside('(', ')')).is_some_and(|inside| !inside.contains(['[', ']', '(', ')']))
}

/// A line without the tags at its head that set it in some type: `<i>`, `{\an8}`.
fn unstyled(line: &str) -> &str {
    let tag = |rest: &str| match markup(rest) {
        Ok((after, (_, false))) => Some(rest.len() - after.len()),
        Ok((_, (_, true))) => None,
        Err(_) => rest.find('}').filter(|_| rest.starts_with("{\\")).map(|end| end + 1),
    };
    let mut rest = line.trim_start();
    while let Some(length) = tag(rest) {
        rest = rest[length..].trim_start();
    }
    if rest.len() < line.trim_start().len() { rest } else { line }
}

/// A name and a colon within a tag: `<b>HOLM:</b> We …`, without the tag at its head.
fn styled(line: &str) -> Option<Label> {
    let tag = line.find('<')?;
    let name = label(&line[..tag]).filter(|label| label.end == tag)?;
    let after = line[tag..].strip_prefix("</")?;
    Some(Label { end: line.len() - after.len() + after.find('>')? + 1, ..name })
}

// LEAD = ">>" | "-" — who comes now is another one; only the first is sure to be a turn.
fn lead(line: &str) -> IResult<&str, Option<()>> {
    let arrows = recognize(many1_count(alt((tag(">"), tag("&gt;")))));
    let arrow = delimited(space0, arrows, space0).map(|_| Some(()));
    let begins = peek(verify(anychar, |c| c.is_alphabetic() || "“\"‘'[(<♪¿¡…".contains(*c)));
    let spaced = delimited(space0, alt((tag("-"), tag("–"))), space1).map(|_| None);
    let close = terminated((space0, alt((tag("-"), tag("–")))), begins).map(|_| None);
    alt((arrow, spaced, close)).parse(line)
}

// MARKUP = "<v" [ "." class ] NAME ">" | "<" anything ">"
fn markup(input: &str) -> IResult<&str, (&str, bool)> {
    let class = opt(preceded(char('.'), take_while1(|c: char| !c.is_whitespace() && c != '>')));
    let voice = delimited((tag("<v"), class, space1), is_not(">"), char('>')).map(|name| (name, true));
    let other = delimited(char('<'), is_not("<>"), char('>')).map(|name| (name, false));
    alt((voice, other)).parse(input)
}
