//! Names in our letters: lower case, no accents, other alphabets written in this one.

use std::borrow::Cow;

/// The text in lower case and plain Latin letters; one that is already so is borrowed.
///
/// ```
/// use misquote::text::latin;
/// assert_eq!(latin("García Márquez"), "garcia marquez");
/// assert_eq!(latin("Зеленский"), "zelenskii");
/// assert!(matches!(latin("holm"), std::borrow::Cow::Borrowed("holm")));
/// ```
pub fn latin(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    if text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    Cow::Owned(deunicode::deunicode(text).to_ascii_lowercase())
}
