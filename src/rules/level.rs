//! How loud a finding is.

use serde::{Deserialize, Serialize};

/// A finding's weight. The order is that of loudness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Wants a look before print.
    Warning,
    /// Wrong unless shown right.
    Error,
}

impl Severity {
    /// The word that reports print.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What the rules set a check to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "Written")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "Written"))]
pub enum Level {
    /// Its findings are not made.
    Off,
    /// Its findings have this severity.
    At(Severity),
}

/// A level as written.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Level"))]
enum Written {
    Error,
    Warning,
    Note,
    Off,
}

impl From<Written> for Level {
    fn from(written: Written) -> Self {
        match written {
            Written::Off => Self::Off,
            Written::Note => Self::At(Severity::Note),
            Written::Warning => Self::At(Severity::Warning),
            Written::Error => Self::At(Severity::Error),
        }
    }
}
