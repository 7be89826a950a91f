//! A list that is written as it is made, so that however long it is, one member at a time is in memory.

use serde::{Serialize, Serializer};

/// What makes its members.
pub struct Series<F>(pub F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Series<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
