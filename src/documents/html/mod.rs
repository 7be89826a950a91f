//! Pages: what a browser shows of them.
//!
//! What comes in is a decoded page; what goes out is a draft's text and blocks, and what the page says of itself. Tags
//! are read as they pass, without a tree: so no nesting is too deep. Menus, forms and hidden parts are left out, a
//! browser's marks around `<q>` are put in.

mod entity;
mod facts;
mod paced;
mod page;
mod tags;

pub use entity::entity;

use html5gum::{
    Span, Tokenizer,
    emitters::callback::{CallbackEmitter, CallbackEvent},
};

use self::{paced::Paced, page::Page, tags::Tag};
use super::{Decoded, markdown::Read};
use crate::text::head;

/// Reads a decoded page; `marks` are what a browser puts around `<q>`, outer and inner.
pub fn read(decoded: &Decoded, marks: [(String, String); 2]) -> Read {
    let body = decoded.body();
    let mut page = Page::new(&decoded.text, marks);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent, span: Span<usize>| -> Option<()> {
        let at = span.start + body..span.end + body;
        match event {
            CallbackEvent::OpenStartTag { name } => page.tag.begin(name),
            CallbackEvent::AttributeName { name } => page.tag.attribute(name),
            CallbackEvent::AttributeValue { value } => page.tag.value(value),
            CallbackEvent::CloseStartTag { self_closing } => page.start(at, self_closing),
            CallbackEvent::EndTag { name } => page.end(name, at),
            CallbackEvent::String { .. } => page.text(at),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    // What fails is a rest that the reader takes; the tokenizer goes on.
    Tokenizer::new_with_emitter(Paced::new(&decoded.text[body..]), emitter).for_each(drop);
    let facts = page.gathered.facts();
    let (text, map, blocks) = page.draft.finish();
    (text, map, blocks, facts)
}

/// Whether a start tag, alone, hides what its element holds: `<span hidden>`.
pub fn hides(written: &str) -> bool {
    let mut tag = Tag::default();
    let mut hides = false;
    let emitter = CallbackEmitter::new(|event: CallbackEvent, _: Span<usize>| -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => tag.begin(name),
            CallbackEvent::AttributeName { name } => tag.attribute(name),
            CallbackEvent::AttributeValue { value } => tag.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                hides = tag.is_hidden() && !tags::is_void(&tag.name, self_closing);
            }
            CallbackEvent::EndTag { .. }
            | CallbackEvent::String { .. }
            | CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None
    });
    // A plain tag is not looked at: only what has an attribute hides.
    if written.contains([' ', '\n', '\t']) && !written.starts_with("</") {
        Tokenizer::new_with_emitter(Paced::new(written), emitter).for_each(drop);
    }
    hides
}

/// The encoding that a page declares in its first kilobyte: in its first line as XML does, or where browsers look for it.
pub fn charset(bytes: &[u8]) -> Option<String> {
    let head = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    let behind = |tag: &[u8], name: &[u8]| {
        let at = memchr::memmem::find(&head, tag)?;
        Some(at + memchr::memmem::find(&head[at..], name)? + name.len())
    };
    let told = if head.starts_with(b"<?xml") { behind(b"<?xml", b"encoding") } else { None };
    let after = told.or_else(|| behind(b"<meta", b"charset"))?;
    let value = |byte: &u8| !matches!(byte, b'=' | b'"' | b'\'' | b' ');
    let label = head[after..].iter().skip_while(|byte| !value(byte));
    let label: Vec<u8> =
        label.take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:".contains(byte)).copied().collect();
    let label = String::from_utf8(label).ok().filter(|label| !label.is_empty())?;
    // A page that can say so in ASCII is not UTF-16.
    Some(if label.starts_with("utf-16") { "utf-8".to_owned() } else { label })
}

/// The language that a page's first tag names: `<html lang="de">`.
pub fn language(page: &str) -> Option<String> {
    let head = head(page, 1024);
    let tag = &head[head.find("<html")?..];
    let tag = &tag[..tag.find('>')?];
    let value = tag[tag.find("lang=")? + "lang=".len()..].trim_start_matches(['"', '\'']);
    let end = value.find(['"', '\'', ' ']).unwrap_or(value.len());
    Some(value[..end].to_owned()).filter(|code| !code.is_empty())
}
