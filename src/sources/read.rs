//! A source's bytes, from wherever they are.

use std::{
    fs::{self, File, Metadata},
    io::{self, ErrorKind, Read, Seek, SeekFrom},
    ops::Range,
    path::Path,
};

use super::{Fault, Origin, Source};

/// Offsets are 32 bits wide.
const LARGEST: u64 = u32::MAX as u64;

/// Reads a source whole.
///
/// # Errors
/// A [`Fault`] that names the path, where the system refuses, and for what is too large or no file at all.
pub fn read(source: &Source) -> Result<Vec<u8>, Fault> {
    let bytes = match &source.origin {
        Origin::Path | Origin::Rules => file(Path::new(&source.path)),
        Origin::File(path) => file(path),
        Origin::Nowhere(cause) => Err(io::Error::other(cause.clone())),
        Origin::Line(path, range) => part(path, range),
        Origin::Memory(bytes) | Origin::MemoryLine(bytes) => small(bytes.len() as u64).map(|()| bytes.to_vec()),
    };
    bytes.map_err(|cause| Fault::new(source, &cause.to_string()))
}

/// Reads a file to its end as it is now: should it shrink meanwhile, less is read, and nothing breaks.
fn file(path: &Path) -> io::Result<Vec<u8>> {
    let (file, known) = open(path)?;
    small(known.len())?;
    let mut bytes = Vec::with_capacity(known.len() as usize + 1);
    // A file that grows without end is cut where it would be too large.
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    small(bytes.len() as u64)?;
    Ok(bytes)
}

fn part(path: &Path, range: &Range<u64>) -> io::Result<Vec<u8>> {
    let (mut file, _) = open(path)?;
    small(range.end - range.start)?;
    file.seek(SeekFrom::Start(range.start))?;
    let mut bytes = Vec::new();
    file.take(range.end - range.start).read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < range.end - range.start {
        return Err(io::Error::new(
            ErrorKind::UnexpectedEof,
            "the file has become shorter since it was looked through",
        ));
    }
    Ok(bytes)
}

/// Opens what is a file. A pipe or a device may never end, and merely to open it may wait for ever.
pub(super) fn open(path: &Path) -> io::Result<(File, Metadata)> {
    let known = fs::metadata(path)?;
    if !known.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is a folder, a pipe or a device, and no file"));
    }
    Ok((File::open(path)?, known))
}

fn small(bytes: u64) -> io::Result<()> {
    let large = || io::Error::new(ErrorKind::FileTooLarge, "it is larger than 4 GiB");
    if bytes > LARGEST { Err(large()) } else { Ok(()) }
}
