//! Character references: `&rdquo;`, `&#8221;`, and the old ones that lack their semicolon.

use html5gum::{Token, Tokenizer};

/// The longest name is `&CounterClockwiseContourIntegral;`.
const LONGEST: usize = 40;

/// What a reference at the head of `input` shows, and how many bytes it takes; nothing where it is a bare `&`.
pub fn entity(input: &str) -> Option<(String, usize)> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let name = 1 + input.bytes().skip(1).take(LONGEST).take_while(is_name).count();
    let length = name + usize::from(input.as_bytes().get(name) == Some(&b';'));
    let written = &input[..length];
    let shown = Tokenizer::new(written).flatten().find_map(|token| match token {
        Token::String(shown) => String::from_utf8(shown.value.0).ok(),
        _ => None,
    })?;
    (shown != written).then_some((shown, length))
}

#[cfg(test)]
mod tests {
    use super::entity;

    #[test]
    fn references_show_their_character() {
        for (input, expected) in [
            ("&rdquo; he said", Some(("”", 7))),
            ("&#8221;", Some(("”", 7))),
            ("&#x201D;x", Some(("”", 8))),
            ("&amp &", Some(("&", 4))),
            ("& so", None),
            ("&nonsense;", None),
        ] {
            let found = entity(input);
            assert_eq!(found.as_ref().map(|(shown, length)| (&**shown, *length)), expected, "{input}");
        }
    }
}
