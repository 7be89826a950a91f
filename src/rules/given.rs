//! What a person names beside the sources: rules, a baseline, a list of paths. Opened only if it will end.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::Path,
};

/// What a shell hands over in a file's place: `<(…)`, and nothing at all.
const HANDED: [&str; 4] = ["/dev/fd", "/dev/stdin", "/dev/null", "/proc/self/fd"];

/// Opens a file. Another pipe or a device may never end, and merely to open it may wait for ever.
///
/// # Errors
/// What the system says, and what is no file.
pub fn open(path: &Path) -> io::Result<File> {
    let is_handed = HANDED.iter().any(|handed| path.starts_with(handed));
    if !fs::metadata(path)?.is_file() && !is_handed {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is a folder, a pipe or a device, and no file"));
    }
    File::open(path)
}

/// Reads such a file whole.
///
/// # Errors
/// As for [`open`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
