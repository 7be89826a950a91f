//! What can go wrong before the first check: a path, the rules, the arguments. Says what was tried and where.
//!
//! Odd text is never an error: it becomes data (`Closing::Missing`), and a source that cannot be read becomes a `Fault`.

use std::{fmt, io, path::Path};

/// An error that ends the run with exit status 2.
#[derive(Debug)]
pub struct Error {
    message: String,
    form: Form,
}

/// Whether a message is a sentence or already a picture of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Sentence,
    Snippet,
}

/// The library's result.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with the whole sentence that a person will read.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), form: Form::Sentence }
    }

    /// A message of several lines that shows the place and says `error:` itself.
    pub fn rendered(message: String) -> Self {
        Self { message, form: Form::Snippet }
    }

    /// An attempt at a path that the system refused: `cannot read a/b.txt: permission denied`.
    pub fn at(attempt: &str, path: &Path, cause: &io::Error) -> Self {
        Self::new(format!("cannot {attempt} {}: {cause}", path.display()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form {
            Form::Sentence => write!(f, "error: {}", self.message),
            Form::Snippet => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for Error {}
