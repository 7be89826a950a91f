//! `misquote completions` and `misquote man`: both made from the arguments themselves.

use clap::CommandFactory;
use misquote::error::Result;

use super::{args::Args, print, run::ExitStatus};

/// A script that completes commands.
pub fn completions(shell: clap_complete::Shell) -> Result<ExitStatus> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "misquote", &mut script);
    print::to_stdout(|out| out.write_all(&script))?;
    Ok(ExitStatus::Clean)
}

/// The manual page: the program's, and after it each command's.
pub fn man() -> Result<ExitStatus> {
    let command = Args::command();
    print::to_stdout(|out| {
        clap_mangen::Man::new(command.clone()).render(out)?;
        for command in command.get_subcommands().filter(|command| command.get_name() != "help") {
            let man = clap_mangen::Man::new(command.clone());
            writeln!(out, ".SH \"MISQUOTE {}\"", command.get_name().to_uppercase())?;
            man.render_synopsis_section(out)?;
            man.render_description_section(out)?;
            man.render_options_section(out)?;
        }
        Ok(())
    })?;
    Ok(ExitStatus::Clean)
}
