//! Where output goes: standard output, a file, or standard error for what is no result.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use misquote::error::{Error, Result};

/// Whether standard error hears of what is odd but no failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// It does.
    Usual,
    /// `--quiet`.
    Quiet,
}

impl Voice {
    /// Says on standard error what is odd but no failure.
    pub fn warn(self, message: &str) {
        match self {
            Self::Usual => eprintln!("warning: {message}"),
            Self::Quiet => {}
        }
    }

    /// Says on standard error what was done.
    pub fn tell(self, message: &str) {
        match self {
            Self::Usual => eprintln!("{message}"),
            Self::Quiet => {}
        }
    }
}

/// Writes to standard output; a reader that has gone away (`| head`) is no failure.
pub fn to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(fault) if fault.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::new(format!("cannot write to standard output: {fault}")))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes a file whole.
pub fn to_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let file = File::create(path).map_err(|cause| Error::at("write", path, &cause))?;
    let mut out = BufWriter::with_capacity(1 << 16, file);
    write(&mut out).and_then(|()| out.flush()).map_err(|cause| Error::at("write", path, &cause))
}
