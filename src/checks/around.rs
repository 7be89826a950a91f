//! What stands around quotations in their article, for the few that are asked about: each article is read again once.
//!
//! What comes in is a source; what goes out is what it tells beside its quotations, what stands behind the names of its
//! speakers, and where its headings stand.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Facts;
use crate::{
    corpus::{self, Credit},
    documents::{BlockKind, Document},
    rules::words_of,
    sources::SourceId,
    text::{Disk, Span, head},
};

/// Bytes of an article that tell what it is about.
const HEAD: usize = 1 << 13;
/// What a word weighs that tells what an article is about, in eighths.
const TELLING: u32 = 40;
/// No clause behind a name is longer, in bytes.
const CLAUSE: usize = 96;

/// What was read again, by source.
#[derive(Default)]
pub struct Articles(OnceLock<Vec<OnceLock<Option<Box<Around>>>>>);

/// What stands around the quotations of an article.
pub struct Around {
    /// Its telling words, names among them, with what they weigh.
    pub telling: FxHashMap<u32, u32>,
    /// What stands behind a speaker's name, up to the end of its sentence; by where the name begins on disk.
    clauses: FxHashMap<u32, Box<str>>,
    /// Its headings, in order.
    headings: Vec<Span<Disk>>,
}

impl Articles {
    /// What stands around the quotations of a source; nothing where it can no longer be read.
    pub fn around(&self, facts: &Facts, source: SourceId) -> Option<&Around> {
        let all = self.0.get_or_init(|| facts.corpus.sources.iter().map(|_| OnceLock::new()).collect());
        all.get(source.index())?.get_or_init(|| Around::read(facts, source)).as_deref()
    }
}

impl Around {
    fn read(facts: &Facts, source: SourceId) -> Option<Box<Self>> {
        let quotes = &facts.corpus.quotes;
        let first = quotes.partition_point(|quote| quote.source < source);
        let own = quotes[first..].iter().take_while(|quote| quote.source == source);
        let look = |document: &Document| {
            let weights = facts.rules.languages[document.language].wording.weights();
            let stems = words_of(head(&document.text, HEAD)).into_iter().map(|word| weights.stem(&word));
            let headings = document.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
            let clause = |credit: &Credit| Some((credit.mention.span.start, behind(document, credit)?.into()));
            Box::new(Self {
                telling: stems
                    .filter(|stem| stem.weight() >= TELLING)
                    .map(|stem| (stem.bare(), stem.weight()))
                    .collect(),
                clauses: own.filter_map(|quote| clause(quote.credit.as_ref()?)).collect(),
                headings: headings
                    .map(|block| document.map.disk(Span::new(block.span.start, block.span.end)))
                    .collect(),
            })
        };
        corpus::prose(facts.corpus.source(source), facts.rules, look).ok()
    }

    /// What stands behind a speaker's name.
    pub fn behind(&self, credit: &Credit) -> Option<&str> {
        self.clauses.get(&credit.mention.span.start).map(|clause| &**clause)
    }

    /// Whether a heading holds this.
    pub fn is_in_heading(&self, span: Span<Disk>) -> bool {
        let behind = self.headings.partition_point(|heading| heading.start <= span.start);
        behind.checked_sub(1).is_some_and(|at| span.end <= self.headings[at].end)
    }
}

fn behind<'d>(document: &'d Document, credit: &Credit) -> Option<&'d str> {
    let at = place(document, credit.mention.span.start);
    let rest = head(document.text.get(at..)?.strip_prefix(&*credit.mention.text)?, CLAUSE);
    rest.split(['\n', '"', '“', '„', '«', '»']).next()?.split(". ").next()
}

/// Where in the text begins what begins on disk at `start`: there it stands in the same order.
fn place(document: &Document, start: u32) -> usize {
    let (mut low, mut high) = (0, document.text.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let before = document.map.disk(Span::new(middle as u32, middle as u32 + 1)).start < start;
        if before { low = middle + 1 } else { high = middle }
    }
    low
}
