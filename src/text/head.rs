//! The beginning of a text.

/// At most the first `bytes` of a text, cut between two characters.
///
/// ```
/// assert_eq!(misquote::text::head("“so”", 4), "“s");
/// assert_eq!(misquote::text::head("“so”", 2), "");
/// ```
pub fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
