//! Characters that nobody sees: of no width, or turning the direction of what follows.
//!
//! Many are honest: a soft hyphen, the joiner of two emoji, the joiners and marks without which Persian, Hindi or Hebrew
//! cannot be set. What is not honest lets two names look alike that are not, or shows words in an order in which they
//! do not stand.

/// A hidden character that its neighbours do not explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The byte at which it stands.
    pub at: usize,
    /// The character.
    pub character: char,
}

impl Hidden {
    /// What Unicode calls it, in lower case.
    pub fn name(self) -> &'static str {
        match self.character {
            '\u{34f}' => "combining grapheme joiner",
            '\u{61c}' | '\u{200e}' | '\u{200f}' => "direction mark",
            '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "invisible letter",
            '\u{200b}' => "zero-width space",
            '\u{200c}' => "zero-width non-joiner",
            '\u{200d}' => "zero-width joiner",
            '\u{202a}' | '\u{202b}' | '\u{202c}' => "direction embedding",
            '\u{202d}' => "left-to-right override",
            '\u{202e}' => "right-to-left override",
            '\u{2060}' => "word joiner",
            '\u{2066}'..='\u{2069}' => "direction isolate",
            '\u{feff}' => "byte-order mark",
            '\u{e0000}'..='\u{e007f}' => "tag character",
            _ => "invisible character",
        }
    }
}

/// Whether a character shows nothing by itself, honest or not: comparing texts passes over it.
///
/// ```
/// use misquote::text::is_invisible;
/// assert!(is_invisible('\u{200b}') && is_invisible('\u{ad}'));
/// assert!(!is_invisible(' ') && !is_invisible('’'));
/// ```
pub fn is_invisible(c: char) -> bool {
    c == '\u{ad}' || c >= '\u{34f}' && sort(c).is_some()
}

/// The hidden characters of a text that neither its script nor the emoji beside them need.
///
/// ```
/// use misquote::text::hidden;
/// let found: Vec<usize> = hidden("guar\u{200b}antee").map(|hidden| hidden.at).collect();
/// assert_eq!(found, [4]);
/// // A soft hyphen, a family of emoji, a Persian word.
/// assert_eq!(hidden("guar\u{ad}antee 👩\u{200d}👧 می\u{200c}خواهم").count(), 0);
/// ```
pub fn hidden(text: &str) -> impl Iterator<Item = Hidden> + '_ {
    let mut turned = None;
    // Most texts have nothing to look for.
    let text = if text.is_ascii() { "" } else { text };
    text.char_indices().filter_map(move |(at, character)| {
        let sort = (character >= '\u{34f}').then(|| sort(character)).flatten()?;
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let after = text[at + character.len_utf8()..].chars().next().unwrap_or(' ');
        let honest = match sort {
            Sort::Joiner => needs_joiners(before) || needs_joiners(after) || is_emoji(before) && is_emoji(after),
            Sort::Space => needs_breaks(before) || needs_breaks(after),
            Sort::Direction => *turned.get_or_insert_with(|| text.chars().any(is_right_to_left)),
            Sort::Tag => before == '\u{1f3f4}' || matches!(before, '\u{e0020}'..='\u{e007f}') && has_flag(&text[..at]),
            Sort::Filler => matches!(before, '\u{1100}'..='\u{11ff}') || matches!(after, '\u{1100}'..='\u{11ff}'),
            Sort::Never => false,
        };
        (!honest).then_some(Hidden { at, character })
    })
}

/// What may explain a hidden character.
#[derive(Clone, Copy)]
enum Sort {
    /// Scripts whose letters join, and emoji made of several.
    Joiner,
    /// Scripts that set no space between words.
    Space,
    /// A text with letters that run from right to left.
    Direction,
    /// The flag of a part of a country.
    Tag,
    /// A Korean syllable in parts.
    Filler,
    /// Nothing.
    Never,
}

fn sort(c: char) -> Option<Sort> {
    Some(match c {
        '\u{200c}' | '\u{200d}' | '\u{34f}' => Sort::Joiner,
        '\u{200b}' => Sort::Space,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}' => Sort::Direction,
        '\u{e0000}'..='\u{e007f}' => Sort::Tag,
        '\u{115f}' | '\u{1160}' => Sort::Filler,
        '\u{202d}' | '\u{202e}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' => Sort::Never,
        '\u{180e}' | '\u{3164}' | '\u{ffa0}' | '\u{feff}' => Sort::Never,
        _ => return None,
    })
}

/// Hebrew, Arabic and their neighbours, and the scripts of India to Burma and Mongolia.
fn needs_joiners(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Thai, Lao, Tibetan, Burmese, Khmer; Chinese and Japanese.
fn needs_breaks(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}')
}

/// Emoji, and the signs that change the one before.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}')
}

/// Whether a run of tags begins at a black flag. A flag has at most six, so no more are looked at.
fn has_flag(before: &str) -> bool {
    before.chars().rev().take(7).find(|c| !matches!(c, '\u{e0020}'..='\u{e007f}')) == Some('\u{1f3f4}')
}

#[cfg(test)]
mod tests {
    use super::hidden;

    fn check(text: &str, expected: usize) {
        assert_eq!(hidden(text).count(), expected, "{}", text.escape_unicode());
    }

    #[test]
    fn overrides_are_never_honest() {
        check("\u{202e}evil\u{202c}", 2);
        check("שלום \u{202e}evil\u{202c}", 1);
    }

    #[test]
    fn a_flag_is_honest_and_smuggled_letters_are_not() {
        check("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", 0);
        check("yes\u{e0068}\u{e0069}", 2);
    }

    #[test]
    fn a_joiner_between_latin_letters_is_not() {
        check("Ho\u{200d}lm", 1);
        check("Ho\u{feff}lm", 1);
    }
}
