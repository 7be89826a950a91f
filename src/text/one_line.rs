//! What reads as one line, whatever white space it was set with.

use std::borrow::Cow;

/// A few words with one plain space between them, though a line ends there or the space is one that may not break.
///
/// ```
/// use misquote::text::in_one_line;
/// assert_eq!(in_one_line("Ada\nHolm"), "Ada Holm");
/// assert_eq!(in_one_line("Ada\u{a0}Holm"), "Ada Holm");
/// assert_eq!(in_one_line("José Díaz"), "José Díaz");
/// ```
pub fn in_one_line(words: &str) -> Cow<'_, str> {
    let odd = |c: char| c.is_whitespace() && c != ' ';
    let plain = words.bytes().all(|byte| (b' '..0x80).contains(&byte)) || !words.contains(odd);
    if plain { Cow::Borrowed(words) } else { Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" ")) }
}
