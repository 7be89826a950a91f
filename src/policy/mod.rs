//! Policy: what `--focus`, suppressions, `allow` and the baseline leave of the findings. One file each.
//!
//! What comes in is findings; what goes out is those that are to be reported. Knows nothing of how they are printed.

mod baseline;
mod focus;
mod silence;
mod snapshot;

pub use baseline::Baseline;
pub use focus::{Focus, Touched};
pub use silence::{Reach, silence};
pub use snapshot::Snapshot;

use crate::{checks::Finding, corpus::QuoteId};

/// Every quotation that a finding names, each once.
fn members(finding: &Finding) -> Vec<QuoteId> {
    let wordings = finding.wordings.iter().flatten().flatten();
    let mut members: Vec<QuoteId> = finding.quotes.iter().chain(wordings).copied().collect();
    members.sort_unstable();
    members.dedup();
    members
}
