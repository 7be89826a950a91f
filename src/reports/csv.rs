//! Comma-separated values: a row for each quotation, for those who work in a spreadsheet.
//!
//! RFC 4180: a header, `\r\n` after each row, cells in double marks where they need it. A cell that a spreadsheet would
//! take for a formula (it begins with `=`, `+`, `-`, `@`, their full-width forms, a tab, a carriage return or a line feed)
//! gets an apostrophe in front, as OWASP advises; a program that reads the file takes one off where such a sign follows.
//! Where a quotation of several sentences stands in several groups, their numbers are separated by a space, their verdicts
//! and references by ` | `, in the same order.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use rustc_hash::FxHashMap;

use super::{
    Outcome,
    readings::{Reading, readings},
};
use crate::{
    corpus::{Quote, QuoteId},
    groups::GroupId,
};

/// Whether the file begins with a byte-order mark: Excel takes a file without one for the system's old encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// `csv-bom`.
    Written,
    /// `csv`.
    LeftOut,
}

const HEADER: [&str; 15] = [
    "path",
    "line",
    "column",
    "outlet",
    "date",
    "kind",
    "speaker",
    "via",
    "role",
    "text",
    "group",
    "findings",
    "verdict",
    "reference",
    "role_of_source",
];

/// The quotations of an outcome, in its order.
///
/// # Errors
/// Those of the writer.
pub fn check_csv(outcome: &Outcome, mark: ByteOrderMark, out: &mut dyn Write) -> io::Result<()> {
    if mark == ByteOrderMark::Written {
        out.write_all("\u{feff}".as_bytes())?;
    }
    write_row(&HEADER.map(str::to_owned), out)?;
    let table = Table::new(outcome);
    for (id, quote) in outcome.corpus.numbered() {
        write_row(&table.row(id, quote), out)?;
    }
    Ok(())
}

/// A quotation's place in a group.
struct Standing<'a> {
    number: GroupId,
    reference: &'a str,
    reading: Reading,
}

/// What rows ask for.
struct Table<'a> {
    outcome: &'a Outcome,
    standings: FxHashMap<QuoteId, Vec<Standing<'a>>>,
    codes: FxHashMap<QuoteId, BTreeSet<&'static str>>,
}

impl<'a> Table<'a> {
    fn new(outcome: &'a Outcome) -> Self {
        let mut standings: FxHashMap<QuoteId, Vec<Standing>> = FxHashMap::default();
        for (index, (group, readings)) in outcome.groups.iter().zip(readings(outcome)).enumerate() {
            let reference = group.wordings.first().map_or("", |wording| &wording.text);
            for (member, reading) in group.members.iter().zip(readings) {
                let standing = Standing { number: GroupId(index as u32), reference, reading };
                standings.entry(member.quote).or_default().push(standing);
            }
        }
        let mut codes: FxHashMap<QuoteId, BTreeSet<_>> = FxHashMap::default();
        for finding in &outcome.findings {
            for quote in &finding.quotes {
                codes.entry(*quote).or_default().insert(finding.code.0);
            }
        }
        Self { outcome, standings, codes }
    }

    fn row(&self, id: QuoteId, quote: &Quote) -> [String; 15] {
        let source = self.outcome.corpus.source(quote.source);
        let credit = quote.credit.as_ref();
        let said = |text: Option<&str>| text.unwrap_or_default().to_owned();
        [
            source.path.clone(),
            quote.at.line.to_string(),
            quote.at.column.to_string(),
            said(source.outlet.as_deref()),
            said(source.date.as_deref()),
            quote.kind.word().to_owned(),
            said(credit.map(|credit| &*credit.naming.name)),
            said(credit.and_then(|credit| credit.naming.via.as_deref())),
            said(credit.and_then(|credit| credit.naming.role.as_deref())),
            quote.text.to_string(),
            self.each_group(id, " ", |standing| standing.number.0.to_string()),
            self.codes.get(&id).map(|codes| codes.iter().copied().collect::<Vec<_>>().join(" ")).unwrap_or_default(),
            self.each_group(id, " | ", |standing| verdict(standing.reading)),
            self.each_group(id, " | ", |standing| standing.reference.to_owned()),
            source.role.word().to_owned(),
        ]
    }

    fn each_group(&self, id: QuoteId, between: &str, say: impl Fn(&Standing) -> String) -> String {
        let standings = self.standings.get(&id).map_or(&[][..], Vec::as_slice);
        standings.iter().map(say).collect::<Vec<_>>().join(between)
    }
}

fn verdict(reading: Reading) -> String {
    let words = reading.words.word();
    if reading.other_speaker { format!("{words}, other speaker") } else { words.to_owned() }
}

fn write_row(cells: &[String], out: &mut dyn Write) -> io::Result<()> {
    for (index, text) in cells.iter().enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        out.write_all(cell(text).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    let safe = if formula { format!("'{text}") } else { text.to_owned() };
    let quoted = safe.contains([',', '"', '\r', '\n']) || safe.starts_with(' ') || safe.ends_with(' ');
    if quoted { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(cell(text), expected);
    }

    #[test]
    fn cells_are_marked_only_where_they_need_it() {
        check("plain words", "plain words");
        check("one, two", "\"one, two\"");
        check("a \"b\" c", "\"a \"\"b\"\" c\"");
        check("two\nlines", "\"two\nlines\"");
    }

    #[test]
    fn nothing_becomes_a_formula() {
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
        check("-2+3", "'-2+3");
        check("@sum", "'@sum");
        check("\t=1", "'\t=1");
        check("2-3", "2-3");
    }
}
