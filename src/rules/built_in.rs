//! The rules compiled in: `rules.yaml` as the build script wrote it, which is read ten times as fast at the start of a run.

use super::{
    complaint::{Complaint, Spot},
    raw::{self, Tree},
};

const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.json"));

/// Reads them.
///
/// # Errors
/// None in a build whose tests pass: they read them.
pub fn rules() -> Result<raw::Rules, Complaint> {
    serde_json::from_str(BUILT_IN)
        .map_err(|fault| Complaint::of_serde("built-in rules", "", Spot { line: 1, column: 1 }, &fault.to_string()))
}

/// The same as a tree.
pub fn tree() -> Tree {
    serde_json::from_str(BUILT_IN).unwrap_or_default()
}
