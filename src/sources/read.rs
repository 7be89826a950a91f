//! A source's bytes.

use std::fs;

use super::{Fault, Source};

/// Reads a source whole.
///
/// # Errors
/// A [`Fault`] that names the path, where the system refuses.
pub fn read(source: &Source) -> Result<Vec<u8>, Fault> {
    fs::read(&source.path)
        .map_err(|cause| Fault { path: source.path.clone(), message: format!("cannot read it: {cause}") })
}
