//! MQ301: words credited to a speaker whose record is at hand and does not hold them.
//!
//! Whether the record holds them in other words, or in pieces, is MQ302's to say; the search is done in `groups`.

use super::{Check, Code, Facts, Finding, Run};
use crate::{
    corpus::QuoteId,
    groups::{OnRecord, Passage, Says},
    rules::Severity,
};

/// The check.
pub static CHECK: Check =
    Check { code: Code("MQ301"), name: "not-on-record", severity: Severity::Error, page: PAGE, run: Run::Whole(find) };

const PAGE: &str = "\
## What it means

A quotation is credited to somebody whose record is among the sources (a transcript, captions, a statement, an opinion,
interview notes), and the record does not hold it: nothing like it, or only from another person's mouth. This is what a
quotation looks like that a writing assistant made up, that came from another day, or that lost its speaker in editing.

A source is a record if the rules or its front matter say `role: record`, or by `--record PATH`. Its whole text counts, not
only what stands in marks. A record with turns speaks for those who have one; one that names no speakers speaks for its
author, for those of whose quotations it holds one, else for the one person whom its first lines name. It speaks for its
own story and its own day (and three days after), where both are known; what it holds in other words MQ302 tells for two
weeks, and again whenever an article is seen to quote it at length. Somebody of whom there is no record is not judged, nor are words held at
arm's length, titles, quotations within quotations, what the words around it tell from another occasion (“last year”, “in
her memoir”, “outside the courthouse”, “after the vote”, a day of the week that is not the record's, beside a statement any
scene in which somebody speaks) with what its speaker goes on to say there, and what counsel say of whom no word is quoted from
the hearing. A record that calls itself excerpts or shows its cuts (“[…]”), or is in another language, is no proof either. Where
the words around it tell a time, a place, a medium or hearers, and nothing ties them to the record (“said at the back door”,
“told the Gazette”, “two days later”), it is a note: it may have been said there. A bare “Lund said”, the record's day or what
it is called (“on Tuesday”, “at the hearing”, “told the council”), a manner (“after a pause”) and what the words are about
(“said of the flood”) leave it an error.

## Example

The record, `talk.txt`:

> LUND: We looked at every pile of the pier in March.

The article:

> “Every child will remember the day the pier was saved,” Ada Lund said.

Not reported, since an editor may do it: letter case, punctuation, contractions, spellings, numbers in figures or words,
fillers and false starts dropped, a cut at either end, a cut shown by an ellipsis or brackets. Where the record has the
sentence in other words, it is MQ302 that speaks.

## How to fix it

Check the quotation against the recording. Quote what was said, credit who said it, or take the marks away. If it was said
elsewhere, add that record, or give the record at hand its date or story, so that it is not asked about other days.

## How to silence it

In Markdown or HTML, `<!-- misquote: ignore[MQ301] said on the phone, 4 March -->` before the paragraph; in `misquote.yaml`, an
entry under `allow:` with the quotation and a `reason`, or `level: off` for the check.
";

fn find(facts: &Facts) -> Vec<Finding> {
    facts.records.iter().filter_map(|heard| finding(facts, heard)).collect()
}

fn finding(facts: &Facts, heard: &OnRecord) -> Option<Finding> {
    let speaker = speaker(facts, heard.quote);
    let (mut message, passage) = match &heard.says {
        Says::Nothing { missing, nearest } => (missing_message(facts, heard.quote, speaker, missing), nearest.as_ref()),
        Says::Another { passage, name, .. } => {
            (format!("in the record it is {name} who says these words, not {speaker}"), Some(passage))
        }
        Says::Otherwise { .. } | Says::Apart { .. } => return None,
    };
    let quote = facts.corpus.quote(heard.quote);
    // “Lund said at the gate”: it may have been said there, and not where the record was made.
    let doubtful = heard.is_placed && matches!(heard.says, Says::Nothing { .. });
    if doubtful {
        message.push_str("; they may have been said elsewhere");
    }
    Some(Finding {
        severity: if doubtful { Severity::Note } else { CHECK.severity },
        quotes: quotes(heard.quote, passage),
        places: passage.map(|passage| (passage.source, passage.place.clone())).into_iter().collect(),
        ..Finding::new(&CHECK, message, quote.confidence.0)
    })
}

/// The quotation at fault, then the turn of the record, if it has turns.
fn quotes(fault: QuoteId, passage: Option<&Passage>) -> Vec<QuoteId> {
    std::iter::once(fault).chain(passage.and_then(|passage| passage.turn)).collect()
}

fn missing_message(facts: &Facts, quote: QuoteId, speaker: &str, missing: &str) -> String {
    if missing == &*facts.corpus.quote(quote).text {
        format!("the record of {speaker} does not hold these words")
    } else {
        format!("the record of {speaker} does not hold “{missing}”")
    }
}

fn speaker<'a>(facts: &'a Facts, quote: QuoteId) -> &'a str {
    facts.corpus.quote(quote).credit.as_ref().map_or("the speaker", |credit| &credit.naming.name)
}
