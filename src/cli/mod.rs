//! The command line: arguments in, exit status out. Uses only `misquote::…`.

pub mod args;
pub mod run;
