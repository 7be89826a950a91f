//! Text of the sources as text of the page, whatever it holds.
//!
//! What comes in is any string; what goes out can stand between tags and inside a quoted attribute. Characters that
//! nobody can see, or that turn the direction of what follows, are shown by their number: a page that hides a
//! difference would be worse than none.

use minijinja::{Error, Output, State, Value, escape_formatter};

/// The formatter of the page's template: everything printed passes through [`escaped`], but what the template marks safe.
pub fn format(out: &mut Output, state: &State, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() => Ok(out.write_str(&escaped(text))?),
        Some(_) | None => escape_formatter(out, state, value),
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if hidden(c) => safe.push_str(&format!("[U+{:04X}]", c as u32)),
            c => safe.push(c),
        }
    }
    safe
}

/// Controls, zero-width spaces, marks and overrides of direction. A soft hyphen, and the joiners that Persian, Hindi and
/// emoji are written with, stay as they are.
fn hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(escaped("</script><b a='\"'>&"), "&lt;/script&gt;&lt;b a=&#39;&quot;&#39;&gt;&amp;");
    }

    #[test]
    fn hidden_characters_are_seen() {
        assert_eq!(escaped("pay\u{202E}ton\u{200B}\0"), "pay[U+202E]ton[U+200B][U+0000]");
        assert_eq!(escaped("naïve “quotes” – and 👩‍🚒"), "naïve “quotes” – and 👩‍🚒");
    }
}
