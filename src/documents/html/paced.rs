//! A page as the tokenizer reads it, with a rest now and then.
//!
//! What comes in is the page; what goes out is the same bytes. The tokenizer calls itself once for each attribute of a tag
//! and comes back only at the tag's end, or where its reader fails: so a tag of a hundred thousand attributes would use up
//! the stack. This reader fails now and then where nothing is lost by it, behind the sign of an attribute; asked again, it
//! goes on.

use std::{error::Error, fmt};

use html5gum::{Readable, Reader};

/// So many signs are read between two rests.
const MOST: u32 = 64;

/// Reads a page.
pub struct Paced<'a> {
    page: <&'a str as Readable<'a>>::Reader,
    signs: u32,
    /// Whether the byte before was the sign between an attribute and its value.
    after_sign: bool,
}

/// Nothing is wrong: read on.
#[derive(Debug)]
pub struct Rest;

impl fmt::Display for Rest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the page goes on")
    }
}

impl Error for Rest {}

impl<'a> Paced<'a> {
    /// At the head of a page.
    pub fn new(page: &'a str) -> Self {
        Self { page: page.to_reader(), signs: 0, after_sign: false }
    }
}

impl Reader for Paced<'_> {
    type Error = Rest;

    fn read_byte(&mut self) -> Result<Option<u8>, Rest> {
        self.signs += u32::from(std::mem::take(&mut self.after_sign));
        if self.signs == MOST {
            self.signs = 0;
            return Err(Rest);
        }
        self.page.read_byte().map_err(|never| match never {})
    }

    fn read_until<'b>(&'b mut self, needle: &[u8], buffer: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Rest> {
        let read = self.page.read_until(needle, buffer).map_err(|never| match never {})?;
        self.after_sign = read == Some(b"=");
        Ok(read)
    }

    fn try_read_string(&mut self, wanted: &[u8], case_sensitive: bool) -> Result<bool, Rest> {
        self.after_sign = false;
        self.page.try_read_string(wanted, case_sensitive).map_err(|never| match never {})
    }
}
