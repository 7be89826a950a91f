//! The `misquote` program.

mod cli;

use std::process::ExitCode;

use clap::Parser;
use cli::run::ExitStatus;
use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match cli::run::run(cli::args::Args::parse()) {
        Ok(status) => status.into(),
        Err(error) => {
            eprintln!("{error}");
            ExitStatus::Failed.into()
        }
    }
}
