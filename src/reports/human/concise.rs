//! One line a finding, as compilers print it: `path:line:column: warning[MQ101] wording-drift: …`.

use std::io::{self, Write};

use super::{Human, places::Places, safe::safe};
use crate::reports::Outcome;

/// Every finding at the place of its first quotation.
pub fn print(outcome: &Outcome, human: &Human, out: &mut dyn Write) -> io::Result<()> {
    let first = |finding: &'_ crate::checks::Finding| finding.quotes.is_empty();
    let bare = outcome.findings.iter().filter(|finding| first(finding)).flat_map(|finding| finding.places.first());
    let places = Places::of(&outcome.corpus, bare);
    for finding in &outcome.findings {
        let place = match (finding.quotes.first(), finding.places.first()) {
            (Some(&quote), _) => places.quote(&outcome.corpus, quote),
            (None, Some((source, place))) => places.elsewhere(&outcome.corpus, *source, place),
            (None, None) => String::from("-"),
        };
        let label = format!("{}[{}]", finding.severity.word(), finding.code.0);
        let label = human.paint.loud(finding.severity, &label);
        let place = human.paint.place(&place);
        writeln!(out, "{place}: {label} {}: {}", human.paint.strong(finding.name), safe(&finding.message))?;
    }
    Ok(())
}
