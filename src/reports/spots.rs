//! Where the quotations and words of findings stand, as services want to know it: file, lines, columns, start and end.
//!
//! Every source that is shown is read once more, for the ends of its lines; nothing else needs them.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Outcome, safe};
use crate::{
    checks::Finding,
    corpus::{Corpus, QuoteId},
    sources::{self, SourceId},
    text::{Disk, LineColumn, Span},
};

/// A stretch of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file; a feed's, for an article of it.
    pub path: String,
    /// Its first character; a feed's article has a line alone.
    pub start: LineColumn,
    /// One past its last.
    pub end: LineColumn,
    /// Whether the columns are the file's, not a feed's article's.
    pub has_columns: bool,
}

/// Something that a finding names: a quotation, or words outside any.
#[derive(Clone, Debug)]
pub struct Named {
    /// Where.
    pub spot: Spot,
    /// The words, cut.
    pub words: String,
    /// Who is credited with them.
    pub speaker: Option<String>,
}

/// The spots of all that the findings of an outcome name.
#[derive(Debug)]
pub struct Spots<'a> {
    outcome: &'a Outcome,
    places: FxHashMap<(SourceId, u32), LineColumn>,
}

/// Characters of a quotation that a service shows.
const LONGEST: usize = 240;

impl<'a> Spots<'a> {
    /// Looks up every place.
    pub fn of(outcome: &'a Outcome) -> Self {
        let corpus = &outcome.corpus;
        let mut wanted: BTreeMap<SourceId, Vec<u32>> = BTreeMap::new();
        for finding in &outcome.findings {
            let quotes =
                quotes(finding).into_iter().map(|quote| (corpus.quote(quote).source, corpus.quote(quote).span));
            let far = finding.places.iter().map(|(source, place)| (*source, place.span));
            for (source, span) in quotes.chain(far) {
                wanted.entry(source).or_default().extend([span.start, span.end]);
            }
        }
        let mut places = FxHashMap::default();
        for (source, mut offsets) in wanted {
            offsets.sort_unstable();
            offsets.dedup();
            let found = sources::places(corpus.source(source), &offsets).unwrap_or_default();
            places.extend(offsets.into_iter().map(|offset| (source, offset)).zip(found));
        }
        Self { outcome, places }
    }

    /// Everything that a finding names: first what a reader is to be led to (what stands on a changed line, else the odd
    /// one out), then the rest in the finding's order.
    pub fn named(&self, finding: &Finding) -> Vec<Named> {
        let corpus = &self.outcome.corpus;
        let mut quotes = quotes(finding);
        if let Some(at) = quotes.iter().position(|quote| self.outcome.touched.contains(quote)) {
            quotes[..=at].rotate_right(1);
        }
        let quoted = quotes.into_iter().map(|quote| self.quotation(corpus, quote));
        let bare = finding.places.iter().map(|(source, place)| Named {
            spot: self.spot(*source, place.span),
            words: cut(&place.text),
            speaker: None,
        });
        quoted.chain(bare).collect()
    }

    fn quotation(&self, corpus: &Corpus, id: QuoteId) -> Named {
        let quote = corpus.quote(id);
        let speaker = quote.credit.as_ref().map(|credit| match &credit.naming.via {
            Some(via) => format!("{}, through {via}", credit.naming.name),
            None => credit.naming.name.to_string(),
        });
        let mut spot = self.spot(quote.source, quote.span);
        if spot.has_columns && spot.start != quote.at {
            // Quotations without their article know no more than where they begin.
            (spot.start, spot.end) = (quote.at, quote.at);
        }
        Named { spot, words: cut(&quote.text), speaker }
    }

    fn spot(&self, source: SourceId, span: Span<Disk>) -> Spot {
        let path = &self.outcome.corpus.source(source).path;
        let place = |at| self.places.get(&(source, at)).copied();
        match (place(span.start), place(span.end)) {
            (Some(start), Some(end)) => Spot { path: path.clone(), start, end, has_columns: true },
            _ => {
                let (file, line) = path.rsplit_once('#').unwrap_or((path, "1"));
                let line = LineColumn { line: line.parse().unwrap_or(1), column: 1 };
                Spot { path: file.to_owned(), start: line, end: line, has_columns: false }
            }
        }
    }
}

impl Spot {
    /// `wire.txt:14:118`.
    pub fn text(&self) -> String {
        let Self { path, start, has_columns, .. } = self;
        let line = start.line;
        if *has_columns { format!("{path}:{line}:{}", start.column) } else { format!("{path}:{line}") }
    }
}

impl Named {
    /// `wire.txt:14:118 “cautious optimism” (Ada Holm)`.
    pub fn line(&self) -> String {
        let speaker = self.speaker.as_ref().map(|speaker| format!(" ({speaker})")).unwrap_or_default();
        format!("{} “{}”{speaker}", self.spot.text(), self.words)
    }
}

/// The quotations of a finding in its own order, and those of its wordings that it does not name itself.
fn quotes(finding: &Finding) -> Vec<QuoteId> {
    let mut known = FxHashSet::default();
    let wordings = finding.wordings.iter().flatten().flatten();
    finding.quotes.iter().chain(wordings).copied().filter(|quote| known.insert(*quote)).collect()
}

/// One line, not too long, with what a terminal or a log would obey, and what hides, spelled out.
fn cut(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(LONGEST).collect();
    let more = if short.len() < line.len() { "…" } else { "" };
    safe(&short).into_owned() + more
}
