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
    let mut bytes = Vec::new();
    read_into(&mut bytes, source)?;
    Ok(bytes)
}

/// The same in place of what was read before, for who reads many and keeps none.
///
/// # Errors
/// As for [`read`].
pub fn read_into(bytes: &mut Vec<u8>, source: &Source) -> Result<(), Fault> {
    bytes.clear();
    let read = match &source.origin {
        Origin::Path | Origin::Rules => file(bytes, Path::new(&source.path)),
        Origin::File(path) => file(bytes, path),
        Origin::Nowhere(cause) => Err(io::Error::other(cause.clone())),
        Origin::Line(path, range) => part(bytes, path, range),
        Origin::Memory(held) | Origin::MemoryLine(held) => {
            small(held.len() as u64).map(|()| bytes.extend_from_slice(held))
        }
    };
    read.map_err(|cause| Fault::new(source, &cause.to_string()))
}

/// Reads a file to its end as it is now: should it shrink meanwhile, less is read, and nothing breaks.
fn file(bytes: &mut Vec<u8>, path: &Path) -> io::Result<()> {
    let (file, known) = open(path)?;
    small(known.len())?;
    bytes.reserve(known.len() as usize + 1);
    // A file that grows without end is cut where it would be too large.
    file.take(LARGEST + 1).read_to_end(bytes)?;
    small(bytes.len() as u64)
}

fn part(bytes: &mut Vec<u8>, path: &Path, range: &Range<u64>) -> io::Result<()> {
    let (mut file, _) = open(path)?;
    small(range.end - range.start)?;
    file.seek(SeekFrom::Start(range.start))?;
    file.take(range.end - range.start).read_to_end(bytes)?;
    if (bytes.len() as u64) < range.end - range.start {
        return Err(io::Error::new(
            ErrorKind::UnexpectedEof,
            "the file has become shorter since it was looked through",
        ));
    }
    Ok(())
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
    let large = || io::Error::new(ErrorKind::FileTooLarge, "it is larger than 4 GiB, and no source may be; split it");
    if bytes > LARGEST { Err(large()) } else { Ok(()) }
}
