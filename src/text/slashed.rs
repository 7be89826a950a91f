//! Paths as they are printed and matched.

use std::path::Path;

/// A path with `/` between its parts. Where the system parts them so itself, a backslash belongs to a name.
///
/// ```
/// use std::path::Path;
/// assert_eq!(misquote::text::slashed(Path::new("wire/a.txt")), "wire/a.txt");
/// ```
pub fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}
