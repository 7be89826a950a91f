//! What a page says of itself: `<meta>`, JSON-LD, `<time>`, `<title>`.
//!
//! What comes in is tags and scripts as they pass; what goes out is [`Facts`]. JSON-LD is believed before `<meta>`, and
//! that before the rest.

use serde_json::Value;

use super::tags::Tag;
use crate::documents::Facts;

/// A longer script, in bytes, describes more than an article, and would take many times its size to read.
const LONGEST_SCRIPT: usize = 1 << 20;

/// What was gathered, the better grounds first.
#[derive(Debug, Default)]
pub struct Gathered {
    linked: Facts,
    meta: Facts,
    rest: Facts,
    /// The `@id` of a publisher who is described elsewhere, and what has an `@id` and a name.
    publisher: Option<String>,
    named: Vec<(String, String)>,
}

impl Gathered {
    /// A tag that may say something of the page.
    pub fn tag(&mut self, tag: &Tag) {
        match &*tag.name {
            b"meta" => self.meta(tag),
            b"html" => self.rest.language = tag.get("lang").or(tag.get("xml:lang")).map(str::to_owned),
            b"time" => tag.get("datetime").into_iter().for_each(|told| self.rest.tell_day(told)),
            _other_tag => {}
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let key = tag.get("property").or(tag.get("name")).or(tag.get("itemprop")).map(str::to_ascii_lowercase);
        let (Some(key), Some(content)) = (key, tag.get("content").filter(|content| !content.is_empty())) else {
            return;
        };
        let told = || Some(content.to_owned());
        match &*key {
            "article:published_time"
            | "og:article:published_time"
            | "datepublished"
            | "date"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.created"
            | "dcterms.issued"
            | "dcterms.date"
            | "parsely-pub-date"
            | "sailthru.date" => {
                self.meta.tell_day(content);
            }
            "og:site_name" | "publisher" | "dc.publisher" | "dcterms.publisher" | "application-name" => {
                fill(&mut self.meta.outlet, told());
            }
            "author" | "article:author" | "dc.creator" | "dcterms.creator" | "parsely-author" => {
                fill(&mut self.meta.author, told());
            }
            "og:title" | "dc.title" | "dcterms.title" | "headline" => fill(&mut self.meta.title, told()),
            "misquote:role" => fill(&mut self.linked.role, told()),
            "misquote:story" => fill(&mut self.linked.story, told()),
            _other_key => {}
        }
    }

    /// A script of the type `application/ld+json`.
    pub fn linked_data(&mut self, script: &str) {
        let script = Some(script).filter(|script| script.len() <= LONGEST_SCRIPT);
        if let Some(Ok(value)) = script.map(|script| serde_json::from_str::<Value>(unwrapped(script))) {
            self.node(&value);
        }
    }

    /// An article may stand alone, in a list, or in a `@graph`.
    fn node(&mut self, value: &Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.node(value)),
            Value::Object(fields) => {
                if is_article(&value["@type"]) {
                    self.article(value);
                }
                if let (Some(id), Some(name)) = (value["@id"].as_str(), value["name"].as_str()) {
                    self.named.push((id.to_owned(), name.to_owned()));
                }
                for within in ["@graph", "mainEntity"].iter().filter_map(|key| fields.get(*key)) {
                    self.node(within);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn article(&mut self, article: &Value) {
        fill(&mut self.publisher, article["publisher"]["@id"].as_str().map(str::to_owned));
        let facts = &mut self.linked;
        article["datePublished"].as_str().into_iter().for_each(|told| facts.tell_day(told));
        fill(&mut facts.title, article["headline"].as_str().map(str::to_owned));
        fill(&mut facts.outlet, names(&article["publisher"]));
        fill(&mut facts.author, names(&article["author"]));
        fill(&mut facts.language, article["inLanguage"].as_str().map(str::to_owned));
    }

    /// The words of `<title>`.
    pub fn title(&mut self, title: &str) {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        fill(&mut self.rest.title, Some(title).filter(|title| !title.is_empty()));
    }

    /// All that was gathered.
    pub fn facts(mut self) -> Facts {
        let publisher = self.publisher.and_then(|id| self.named.into_iter().find(|(named, _)| *named == id));
        fill(&mut self.linked.outlet, publisher.map(|(_, name)| name));
        self.linked.or(self.meta).or(self.rest)
    }
}

/// A script without the comment that hides it from readers who do not know it: `//<![CDATA[ … //]]>`, `<!-- … -->`.
fn unwrapped(script: &str) -> &str {
    let mut script = script.trim();
    for (open, close) in [("//", "//"), ("/*", "*/"), ("<![CDATA[", "]]>"), ("*/", "/*"), ("<!--", "-->"), ("", "//")] {
        script = script.strip_prefix(open).unwrap_or(script).trim();
        script = script.strip_suffix(close).unwrap_or(script).trim();
    }
    script
}

fn is_article(kind: &Value) -> bool {
    let is_one = |kind: &str| ["Article", "BlogPosting", "Report"].iter().any(|one| kind.ends_with(one));
    let named = |kind: &Value| kind.as_str().is_some_and(is_one);
    named(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(named))
}

/// A name, an object's name, or those of a list.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(fields) => fields.get("name").and_then(names),
        Value::Array(values) => {
            let names: Vec<String> = values.iter().filter_map(names_of_one).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// No list within a list: what nests without end is no author.
fn names_of_one(value: &Value) -> Option<String> {
    value.as_str().or_else(|| value["name"].as_str()).map(str::to_owned)
}

fn fill(slot: &mut Option<String>, value: Option<String>) {
    if slot.is_none() {
        *slot = value.filter(|value| !value.trim().is_empty());
    }
}
