//! An article of a feed: one line of JSON.
//!
//! What comes in is the line's bytes and the names of its fields, which the rules give; what goes out is the article's
//! text and what the other fields say of it. Offsets point into the text field, decoded.

use serde_json::Value;

use super::{Facts, own};
use crate::rules::Feeds;

/// An article as a feed carries it.
#[derive(Debug)]
pub struct Entry {
    /// Its text field, decoded.
    pub text: String,
    /// How that is written.
    pub markup: Markup,
    /// What the other fields say.
    pub facts: Facts,
}

/// How an article's text field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// As plain text.
    Plain,
    /// As a page.
    Html,
}

/// Reads a line.
///
/// # Errors
/// What is wrong with it.
pub fn read(line: &str, fields: &Feeds) -> Result<Entry, String> {
    let value: Value = serde_json::from_str(line).map_err(|fault| format!("it is not JSON: {fault}"))?;
    let first = |names: &[String]| names.iter().find_map(|name| words(field(&value, name)?));
    if own::is_of_report(&value) {
        let facts = Facts { is_report: true, ..Facts::default() };
        return Ok(Entry { text: String::new(), markup: Markup::Plain, facts });
    }
    let (text, markup) = match (first(&fields.text), first(&fields.html)) {
        // `content` is a page in one feed and plain text in another.
        (Some(text), _) if is_page(&text) => (text, Markup::Html),
        (Some(text), _) => (text, Markup::Plain),
        (None, Some(page)) => (page, Markup::Html),
        (None, None) => return Err("it has no text; name the field that holds it in the rules (`feeds:`)".to_owned()),
    };
    let mut facts = Facts {
        role: first(&fields.role),
        outlet: first(&fields.outlet),
        story: first(&fields.story),
        author: first(&fields.author),
        title: first(&fields.title),
        language: first(&fields.language),
        ..Facts::default()
    };
    first(&fields.date).into_iter().for_each(|date| facts.tell_day(&date));
    Ok(Entry { text, markup, facts })
}

/// Whether a text begins with a tag and closes one.
fn is_page(text: &str) -> bool {
    let tag = text.trim_start().strip_prefix('<').and_then(|rest| rest.chars().next());
    tag.is_some_and(|first| first.is_ascii_alphabetic() || first == '!') && text.contains("</")
}

/// A field by its name, or by its path: `bodies/0/value`.
fn field<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    if name.contains('/') { value.pointer(&format!("/{name}")) } else { value.get(name) }
}

/// A text, an object's name, or those of a list.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => (!text.trim().is_empty()).then(|| text.clone()),
        Value::Object(fields) => fields.get("name").or(fields.get("value")).and_then(Value::as_str).map(str::to_owned),
        Value::Array(values) => {
            let one = |value: &Value| value.as_str().or_else(|| value.get("name")?.as_str()).map(str::to_owned);
            let all: Vec<String> = values.iter().filter_map(one).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}
