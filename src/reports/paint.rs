//! Paint: whether there is colour, and which colour means what.
//!
//! What comes in is the person's wish, the stream and the environment; what goes out is words with or without escape
//! sequences. The only file that knows `colored`, and the only one that decides; what is painted is up to others.

use colored::{ColoredString, Colorize, control};

use crate::rules::Severity;

/// What `--color` asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// As the terminal and the environment have it.
    #[default]
    Auto,
    /// Colour, whatever reads it.
    Always,
    /// None.
    Never,
}

/// What the output goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// A person's terminal.
    Terminal,
    /// A file or another program.
    Pipe,
}

/// Whether words are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Words alone.
    Plain,
    /// With colours and underlines.
    Colours,
}

impl Paint {
    /// Decides. The wish comes first, then `NO_COLOR`, `CLICOLOR_FORCE` and `FORCE_COLOR`, `CLICOLOR=0` and `TERM=dumb`
    /// (no-color.org, bixense.com/clicolors, force-color.org), then GitHub Actions, whose log shows colours though it is a pipe, then the stream.
    ///
    /// ```
    /// use misquote::reports::{Paint, Stream, Wish};
    /// let silent = |name: &str| (name == "NO_COLOR").then(|| "1".to_owned());
    /// assert_eq!(Paint::decide(Wish::Auto, Stream::Terminal, silent), Paint::Plain);
    /// assert_eq!(Paint::decide(Wish::Always, Stream::Pipe, silent), Paint::Colours);
    /// ```
    pub fn decide(wish: Wish, stream: Stream, variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty() && value != "0");
        let is = |name: &str, wanted: &str| variable(name).is_some_and(|value| value == wanted);
        let colours = match wish {
            Wish::Always => true,
            Wish::Never => false,
            Wish::Auto if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) => false,
            Wish::Auto if set("CLICOLOR_FORCE") || set("FORCE_COLOR") => true,
            Wish::Auto if is("CLICOLOR", "0") || is("TERM", "dumb") => false,
            Wish::Auto => is("GITHUB_ACTIONS", "true") || stream == Stream::Terminal,
        };
        if colours { Self::Colours } else { Self::Plain }
    }

    /// A severity, or words as loud as it.
    pub fn loud(self, severity: Severity, words: &str) -> String {
        self.with(words, |words| match severity {
            Severity::Error => words.red().bold(),
            Severity::Warning => words.yellow().bold(),
            Severity::Note => words.cyan().bold(),
        })
    }

    /// Words of the reference that the odd wording does not have.
    pub fn reference(self, words: &str) -> String {
        self.with(words, |words| words.green().underline())
    }

    /// Words of the odd wording that the reference does not have.
    pub fn odd(self, words: &str) -> String {
        self.with(words, |words| words.red().bold().underline())
    }

    /// What is read first.
    pub fn strong(self, words: &str) -> String {
        self.with(words, |words| words.bold())
    }

    /// What is read last.
    pub fn faint(self, words: &str) -> String {
        self.with(words, |words| words.dimmed())
    }

    /// A path with its line and column.
    pub fn place(self, words: &str) -> String {
        self.with(words, |words| words.blue())
    }

    fn with(self, words: &str, style: impl Fn(&str) -> ColoredString) -> String {
        match self {
            Self::Plain => words.to_owned(),
            Self::Colours => {
                // The decision has been made; colored, which would decide again by itself, only obeys.
                control::set_override(true);
                style(words).to_string()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wish: Wish, stream: Stream, environment: &[(&str, &str)], expected: Paint) {
        let variable =
            |name: &str| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_string());
        assert_eq!(Paint::decide(wish, stream, variable), expected, "{wish:?} {stream:?} {environment:?}");
    }

    #[test]
    fn the_environment_is_heard_in_the_order_of_the_standards() {
        use Paint::{Colours, Plain};
        use Stream::{Pipe, Terminal};
        check(Wish::Auto, Terminal, &[], Colours);
        check(Wish::Auto, Pipe, &[], Plain);
        check(Wish::Auto, Terminal, &[("NO_COLOR", "")], Colours);
        check(Wish::Auto, Terminal, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], Plain);
        check(Wish::Auto, Pipe, &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], Colours);
        check(Wish::Auto, Pipe, &[("CLICOLOR_FORCE", "0")], Plain);
        check(Wish::Auto, Pipe, &[("FORCE_COLOR", "1")], Colours);
        check(Wish::Auto, Terminal, &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], Plain);
        check(Wish::Auto, Terminal, &[("CLICOLOR", "0")], Plain);
        check(Wish::Auto, Terminal, &[("TERM", "dumb")], Plain);
        check(Wish::Auto, Pipe, &[("GITHUB_ACTIONS", "true")], Colours);
        check(Wish::Auto, Pipe, &[("GITHUB_ACTIONS", "true"), ("NO_COLOR", "1")], Plain);
        check(Wish::Never, Terminal, &[("CLICOLOR_FORCE", "1")], Plain);
        check(Wish::Always, Pipe, &[("NO_COLOR", "1")], Colours);
    }
}
