//! A run of tokens or of parts as an input of `nom`, so that a grammar reads words as others read bytes.

use std::iter::{Copied, Enumerate};

use nom::{IResult, Input, Needed};

/// What is still to be read.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a, T>(pub &'a [T]);

/// What a parser over a [`Run`] returns. A grammar of prose has no errors worth a word: what does not fit is prose.
pub type Parsed<'a, T, O> = IResult<Run<'a, T>, O, ()>;

impl<'a, T: Copy> Run<'a, T> {
    /// What comes next.
    #[inline]
    pub fn first(self) -> Option<T> {
        self.0.first().copied()
    }

    /// What comes after `ahead` others.
    #[inline]
    pub fn get(self, ahead: usize) -> Option<T> {
        self.0.get(ahead).copied()
    }

    /// Without its first `count`.
    #[inline]
    pub fn skip(self, count: usize) -> Self {
        Self(&self.0[count.min(self.0.len())..])
    }

    /// How many there are.
    #[inline]
    pub fn len(self) -> usize {
        self.0.len()
    }
}

/// A parser's refusal.
pub const fn no<'a, T, O>() -> Parsed<'a, T, O> {
    Err(nom::Err::Error(()))
}

/// One element for which `test` holds.
pub fn one<'a, T: Copy>(test: impl Fn(T) -> bool) -> impl Fn(Run<'a, T>) -> Parsed<'a, T, T> {
    move |input| match input.first() {
        Some(first) if test(first) => Ok((input.skip(1), first)),
        _ => no(),
    }
}

impl<'a, T: Copy> Input for Run<'a, T> {
    type Item = T;
    type Iter = Copied<std::slice::Iter<'a, T>>;
    type IterIndices = Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.0.len()
    }

    fn take(&self, index: usize) -> Self {
        Self(&self.0[..index])
    }

    fn take_from(&self, index: usize) -> Self {
        Self(&self.0[index..])
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        let (before, after) = self.0.split_at(index);
        (Self(after), Self(before))
    }

    fn position<P: Fn(T) -> bool>(&self, predicate: P) -> Option<usize> {
        self.0.iter().position(|&item| predicate(item))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.0.iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.0.len() { Ok(count) } else { Err(Needed::new(count - self.0.len())) }
    }
}
