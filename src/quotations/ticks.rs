//! Runs of apostrophes and backticks: how many of them make one mark.
//!
//! What comes in is a block up to a tick and from it on; what goes out is the stretch that is one mark. Two are one double
//! mark, unless what is open says otherwise: LaTeX closes ``a `b''' with three, the inner one first.

use crate::rules::Language;

/// Marks within marks that are followed.
const DEEPEST: usize = 8;
/// A longer run closes nothing that was ever opened.
pub const LONGEST: usize = 2 * DEEPEST;

/// The marks of ticks that are open in a block, outermost first: of how many ticks each is.
#[derive(Debug, Default)]
pub struct Ticks {
    open: Vec<usize>,
}

impl Ticks {
    /// The mark at the head of `rest`, which begins with a run of so many ticks; marks must come in their order.
    pub fn one<'t>(&mut self, before: &str, rest: &'t str, run: usize, language: &Language) -> &'t str {
        let sign = rest.as_bytes()[0];
        let (ahead, double) = (&rest[run..], run.min(2));
        let opens = opens(before) && ahead.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '`');
        let length = match (sign == b'`', opens) {
            (false, true) if run == 2 && begins_elided(ahead, language) => 1,
            (_, true) => {
                // A single apostrophe may open nothing at all.
                if sign == b'`' || double == 2 {
                    self.begin(double);
                }
                double
            }
            // Code: `so`.
            (true, false) => self.end(double),
            (false, false) if run == 1 && ahead.starts_with(char::is_alphanumeric) => 1,
            (false, false) => self.close(run),
        };
        &rest[..length]
    }

    fn begin(&mut self, ticks: usize) {
        if self.open.len() == DEEPEST {
            self.open.remove(0);
        }
        self.open.push(ticks);
    }

    fn end(&mut self, ticks: usize) -> usize {
        let same = self.open.iter().rposition(|&open| open == ticks);
        self.open.truncate(same.unwrap_or(self.open.len()));
        ticks
    }

    /// How many of a run that closes belong to the innermost mark: as many as opened it, where the run closes whole marks.
    fn close(&mut self, run: usize) -> usize {
        let mut closed = 0;
        let whole = self.open.iter().rev().any(|open| {
            closed += open;
            closed == run
        });
        let inner = self.open.last().copied().filter(|_| whole);
        self.end(inner.unwrap_or(run.min(2)))
    }
}

/// How many ticks of one kind stand at the head of `rest`.
pub fn run(rest: &str) -> usize {
    let sign = rest.bytes().next().filter(|sign| matches!(sign, b'\'' | b'`'));
    sign.map_or(0, |sign| rest.bytes().take_while(|&byte| byte == sign).count())
}

/// Whether a mark may open behind these words.
fn opens(before: &str) -> bool {
    let last = before.chars().next_back().unwrap_or(' ');
    last.is_whitespace() || "([{—–-`'\"“‘«„".contains(last)
}

/// Whether a word begins with an apostrophe, and no double mark follows that would close one here: ''Tis so' he said.
fn begins_elided(word: &str, language: &Language) -> bool {
    let first = &word[..word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len())];
    language.elisions.iter().any(|elision| elision.eq_ignore_ascii_case(first)) && !word.contains("''")
}
