//! A text reduced to its letters and digits, for keys that must outlive marks, spaces and letter case.

use super::is_invisible;

/// Lower case, words separated by one space, nothing but letters and digits.
///
/// ```
/// assert_eq!(misquote::text::fold_key("guar\u{200b}antee"), "guarantee");
/// assert_eq!(misquote::text::fold_key("“It’s — over!”"), "it s over");
/// ```
pub fn fold_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text
        .split(|c: char| !c.is_alphanumeric() && !is_invisible(c))
        .filter(|word| word.contains(char::is_alphanumeric))
    {
        if !key.is_empty() {
            key.push(' ');
        }
        if word.is_ascii() {
            key.push_str(word);
        } else {
            key.extend(word.chars().filter(|&c| !is_invisible(c)).flat_map(char::to_lowercase));
        }
    }
    key.make_ascii_lowercase();
    key
}
