//! The command line: arguments in, exit status out. Uses only `misquote::…`.

pub mod args;
pub mod run;
mod check;
mod explain;
mod extract;
mod init;
mod output;
mod print;
mod progress;
mod reading;
mod rules;
mod shell;
