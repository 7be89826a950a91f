//! MQ203: credited in one source, to nobody in another.

use super::{Check, Code, Facts, Finding, Run, credits};
use crate::{
    attributions::Basis,
    corpus::{Quote, QuoteId},
    groups::{Group, GroupId, Member},
    quotations::Kind,
    rules::Severity,
    sources::SourceId,
};

/// The check.
pub static CHECK: Check =
    Check { code: Code("MQ203"), name: "speaker-missing", severity: Severity::Note, page: PAGE, run: Run::Whole(find) };

const PAGE: &str = "\
## What it means

The same words are credited to somebody in one source and to nobody in another. A reader of the other takes them for
the speaker of the sentence before, and may be wrong. A quotation that stands alone after another speaker's is credited
to nobody here, even where the reader can guess.

## Example

> “The pier will be closed until June,” Ada Lund said.
>
> “The pier will be closed until June.” The harbour office opens at nine.

## How to fix it

Add the name.

## How to silence it

In Markdown or HTML, `<!-- misquote: ignore[MQ203] reason -->` before the paragraph; in `misquote.yaml`, an entry under
`allow:` with the quotation and a `reason`, or `level: off` for the check.
";

fn find(facts: &Facts) -> Vec<Finding> {
    facts.groups.iter().enumerate().filter_map(|(group, found)| missing(facts, group, found)).collect()
}

/// One finding a group, whatever the number of sources that leave the name out.
fn missing(facts: &Facts, group: usize, found: &Group) -> Option<Finding> {
    // Most groups name everybody, and are asked no further.
    let unnamed = |member: &Member| is_speech(facts.corpus.quote(member.quote)) && !is_credited(facts, member.quote);
    if !found.members.iter().any(unnamed) {
        return None;
    }
    let credited = credits::credited(facts, found).into_iter().next()?;
    let named: Vec<SourceId> = found
        .members
        .iter()
        .filter(|member| is_credited(facts, member.quote))
        .map(|member| facts.corpus.quote(member.quote).source)
        .collect();
    let nobodys = |id: &QuoteId| {
        let quote = facts.corpus.quote(*id);
        is_speech(quote) && !is_credited(facts, *id) && !named.contains(&quote.source)
    };
    let nobodys: Vec<QuoteId> = found.members.iter().map(|member| member.quote).filter(nobodys).collect();
    let nobodys = credits::of_the_same_words(facts, found, &nobodys, &credited);
    let sources = nobodys.iter().map(|&id| facts.corpus.quote(id).source).collect::<std::collections::BTreeSet<_>>();
    if nobodys.is_empty() {
        return None;
    }
    let (name, there) = (credits::name(facts, &credited), credits::in_sources(credited.sources));
    let here = credits::in_sources(sources.len());
    let message = format!("credited to {name} in {there}, to nobody in {here}");
    Some(Finding {
        group: Some(GroupId(group as u32)),
        quotes: [nobodys, credited.quotes].concat(),
        ..Finding::new(&CHECK, message, credited.confidence)
    })
}

/// Words that need a speaker: a clause, or a block. A phrase is often woven into a sentence that has one.
fn is_speech(quote: &Quote) -> bool {
    match quote.kind {
        Kind::Direct | Kind::Block => quote.depth == 0,
        Kind::Partial | Kind::Scare | Kind::Title | Kind::Turn => false,
    }
}

fn is_credited(facts: &Facts, id: QuoteId) -> bool {
    let quote = facts.corpus.quote(id);
    quote.person().is_some() && quote.basis != Some(Basis::Carried)
}
