//! Front matter: what stands between two fences at the head of a file.
//!
//! What comes in is the text; what goes out is [`Facts`] and where the words begin. It is read a line at a time, `key:
//! value`, which is all that a head is written in: so no title with a colon breaks it, and there are no aliases to
//! expand and nothing to nest.
//!
//! ```text
//! MATTER = "---" NEWLINE { LINE } "---" NEWLINE        or "+++" and "=", or a JSON object
//! LINE   = key ":" [ VALUE ]  |  "- " VALUE
//! ```

use serde_json::Value;

use super::Facts;
use crate::text::head;

/// A head is short: a rule across a page is no fence of one.
const MOST_BYTES: usize = 16 * 1024;

/// The facts of a head at the beginning of `text`, and how many bytes it takes.
pub fn read(text: &str) -> Option<(Facts, usize)> {
    if text.starts_with('{') {
        return object(text);
    }
    let (fence, sign) = [("---", ':'), ("+++", '=')].into_iter().find(|(fence, _)| text.starts_with(fence))?;
    let mut facts = Facts::default();
    let mut key = "";
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let first = at == 0;
        at += line.len();
        let line = line.trim_end();
        if first && line != fence || at > MOST_BYTES {
            return None;
        }
        if !first && (line == fence || line == "...") {
            return Some((facts, at));
        }
        match (line.strip_prefix("- ").or(line.trim_start().strip_prefix("- ")), line.split_once(sign)) {
            (Some(item), _) => know(&mut facts, key, item),
            (None, Some((name, value))) if !first && !name.starts_with([' ', '\t', '#']) => {
                key = name.trim();
                know(&mut facts, key, value);
            }
            (None, Some(_) | None) => {}
        }
    }
    None
}

/// A head that is a JSON object, alone on its lines.
fn object(text: &str) -> Option<(Facts, usize)> {
    let window = head(text, MOST_BYTES);
    let mut values = serde_json::Deserializer::from_str(window).into_iter::<serde_json::Map<String, Value>>();
    let fields = values.next()?.ok()?;
    let end = values.byte_offset();
    let blank = window[end..].find('\n').filter(|&at| window[end..end + at].trim().is_empty())?;
    let mut facts = Facts::default();
    for (key, value) in &fields {
        let one = |value: &Value| value.as_str().map(str::to_owned);
        let values = value.as_array().map_or_else(|| vec![one(value)], |values| values.iter().map(one).collect());
        values.into_iter().flatten().for_each(|value| know(&mut facts, key, &value));
    }
    Some((facts, end + blank + 1))
}

/// Notes what a key says. The first value stands; further authors are added.
fn know(facts: &mut Facts, key: &str, value: &str) {
    let value = bare(value);
    if value.is_empty() {
        return;
    }
    let slot = match key.to_ascii_lowercase().as_str() {
        "role" => &mut facts.role,
        "outlet" | "publication" | "publisher" | "source" => &mut facts.outlet,
        "story" | "event" => &mut facts.story,
        "title" | "headline" => &mut facts.title,
        "lang" | "language" => &mut facts.language,
        "author" | "authors" | "byline" | "speaker" => {
            let others = facts.author.take().map_or_else(String::new, |others| others + ", ");
            facts.author = Some(others + value);
            return;
        }
        "date" | "published" | "pubdate" => return facts.tell_day(value),
        _other_key => return,
    };
    slot.get_or_insert_with(|| value.to_owned());
}

/// A value without its quotes, list brackets and comment.
fn bare(value: &str) -> &str {
    let value = value.trim();
    let value = value.strip_prefix('[').and_then(|value| value.strip_suffix(']')).unwrap_or(value).trim();
    for quote in ['"', '\''] {
        if let Some((inside, _)) = value.strip_prefix(quote).and_then(|value| value.rsplit_once(quote)) {
            return inside;
        }
    }
    value.split(" #").next().unwrap_or(value).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_gives_its_facts() {
        let text = "---\ntitle: \"Dam: what we know\"\noutlet: The Courier # ours\ndate: 2031-05-04T10:00:00Z\n\
                    authors:\n  - Ann Holm\n  - Bo Reyes\nrole: record\n---\nText.\n";
        let (facts, end) = read(text).expect("a head");
        assert_eq!(&text[end..], "Text.\n");
        assert_eq!(facts.title.as_deref(), Some("Dam: what we know"));
        assert_eq!(facts.outlet.as_deref(), Some("The Courier"));
        assert_eq!(facts.date.as_deref(), Some("2031-05-04"));
        assert_eq!(facts.author.as_deref(), Some("Ann Holm, Bo Reyes"));
        assert_eq!(facts.role.as_deref(), Some("record"));
    }

    #[test]
    fn a_rule_is_no_head() {
        assert_eq!(read("---\nNothing closes it.\n"), None);
        assert_eq!(read("--- so it began\n---\n"), None);
    }
}
