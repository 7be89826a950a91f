//! The page that a desk looks at: one file that can be opened, mailed and printed; nothing in it is fetched.
//!
//! What comes in is an [`Outcome`], and the rules for reading prose around quotations again; what goes out is HTML. The
//! templates, their style and their script lie beside this file under `html/` and are compiled in. An item is written before
//! the next one is made: a hundred thousand are no more in memory than one.

mod alignment;
mod around;
mod escape;
mod facets;
mod graph;
mod items;
mod known;
mod labels;
mod matrix;
mod view;
mod wordings;

use std::io::{self, Write};

use minijinja::{AutoEscape, Environment, Template, Value, context};
use sha2::{Digest, Sha256};

use super::Outcome;
use crate::rules::Rules;
use known::Known;

const HEAD: &str = include_str!("html/head.html");
const ITEM: &str = include_str!("html/item.html");
const FOOT: &str = include_str!("html/foot.html");
const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// The page of an outcome.
///
/// # Errors
/// Those of the writer.
pub fn check_html(outcome: &Outcome, rules: &Rules, out: &mut dyn Write) -> io::Result<()> {
    let mut known = Known::new(outcome);
    let shown = view::shown(&known);
    known.around = around::read(&outcome.corpus, rules, items::spots(&known, &shown));
    let entries = items::entries(&known, &shown);
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(escape::format);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.set_keep_trailing_newline(true);
    let mut write = |template: &Template, context: Value| template.render_captured_to(context, &mut *out).map(drop);
    let mut whole = || {
        let frame = context! { page => view::page(&known, &shown, &entries), style => STYLE, script => SCRIPT, policy => policy() };
        write(&environment.template_from_str(HEAD)?, frame.clone())?;
        let item = environment.template_from_str(ITEM)?;
        entries.iter().try_for_each(|entry| write(&item, context! { item => entry.item(&known) }))?;
        write(&environment.template_from_str(FOOT)?, frame)
    };
    whole().map_err(io::Error::other)
}

/// What a browser may do with the page: apply its own style, run its own script, fetch nothing.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        digest(STYLE),
        digest(SCRIPT)
    )
}

/// `sha256-` and the digest in base 64, as a content security policy names an inline block.
fn digest(block: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut named = String::from("sha256-");
    for three in Sha256::digest(block).chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at)) as usize & 63];
            named.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_named_as_browsers_name_it() {
        assert_eq!(digest("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }
}
