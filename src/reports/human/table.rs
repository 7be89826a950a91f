//! `extract` as a table: place, speaker, kind, words; one line a quotation, within the width.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use super::{
    Human,
    cut::{Words, lines},
    safe::{columns, letter_columns, safe},
    tally::counted,
};
use crate::{
    corpus::{Corpus, Quote},
    quotations::Kind,
    sources::Source,
};

/// A heading for each source, below it its quotations.
pub fn print(corpus: &Corpus, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = corpus.quotes.as_slice();
    for (index, source) in corpus.sources.iter().enumerate() {
        let own = rest.iter().take_while(|quote| quote.source.index() == index).count();
        let (quotes, others) = rest.split_at(own);
        rest = others;
        if !quotes.is_empty() {
            print_source(source, quotes, human, out)?;
        }
    }
    let named = corpus.quotes.iter().filter(|quote| quote.person().is_some()).count();
    let sources = counted(corpus.read(), "source");
    writeln!(out, "{sources}, {}, {named} with a speaker", counted(corpus.quotes.len(), "quotation"))
}

fn print_source(source: &Source, quotes: &[Quote], human: &Human, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", human.paint.strong(&heading(source)))?;
    let room = human.width.saturating_sub(4) / 3;
    let speaker_column = quotes.iter().map(|quote| columns(&speaker(quote))).max().unwrap_or(0).min(room);
    for quote in quotes {
        let place = format!("{}:{}", quote.at.line, quote.at.column);
        let nested = "  ".repeat(usize::from(quote.depth.min(4)));
        let who = fitted(&speaker(quote), speaker_column);
        let used = 2 + 8 + 1 + speaker_column + 2 + 7 + 2 + nested.len();
        let words = Words { text: &quote.text, ..Words::default() };
        let line = lines(&words, human.width.saturating_sub(used)).swap_remove(0);
        let words: String = line.into_iter().map(|stretch| stretch.text).collect();
        let kind = human.paint.faint(&format!("{:<7}", kind(quote.kind)));
        writeln!(out, "  {} {who}  {kind}  {nested}{words}", human.paint.place(&format!("{place:>8}")))?;
    }
    writeln!(out)
}

/// `herald.txt · Harbour Herald, 2024-03-02, record`.
fn heading(source: &Source) -> String {
    let mut heading = safe(&source.path).into_owned();
    let record = match source.role {
        crate::sources::Role::Record => Some("record"),
        crate::sources::Role::Article => None,
    };
    let facts = [source.outlet.as_deref(), source.date.as_deref(), source.story.as_deref(), record];
    for (index, fact) in facts.into_iter().flatten().enumerate() {
        let between = if index == 0 { " · " } else { ", " };
        let _ = write!(heading, "{between}{}", safe(fact));
    }
    heading
}

fn speaker(quote: &Quote) -> String {
    let credit = quote.credit.as_ref().filter(|_| quote.person().is_some());
    credit.map_or("—".to_owned(), |credit| {
        let via = credit.naming.via.as_deref().map_or(String::new(), |via| format!(", through {via}"));
        safe(&format!("{}{via}", credit.naming.name)).into_owned()
    })
}

/// Exactly `width` columns: cut with dots, or filled up.
fn fitted(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    let whole = columns(text) <= width;
    for letter in text.chars() {
        let wide = letter_columns(letter);
        if used + wide > if whole { width } else { width.saturating_sub(1) } {
            out.push('…');
            used += 1;
            break;
        }
        out.push(letter);
        used += wide;
    }
    out + &" ".repeat(width.saturating_sub(used))
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => "direct",
        Kind::Partial => "partial",
        Kind::Scare => "scare",
        Kind::Block => "block",
        Kind::Title => "title",
        Kind::Turn => "turn",
    }
}
