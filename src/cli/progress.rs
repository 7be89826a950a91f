//! Progress: what a long run is at, for a person who waits at a terminal.
//!
//! What comes in is the name of each step; what goes out is one line of standard error, drawn over and over and erased at
//! the end. Nothing is said where nobody waits: in a pipe, in CI, under `--quiet`, in a run that is over in a moment.

use std::{
    env,
    io::{self, IsTerminal, Write},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use super::print::Voice;

/// Nobody wonders before.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the seconds are looked at.
const TICK: Duration = Duration::from_millis(200);

/// A run that tells what it is at, until this is dropped.
pub struct Progress(Option<(Sender<String>, JoinHandle<()>)>);

impl Progress {
    /// Begins to wait with whoever waits.
    pub fn begin(voice: Voice) -> Self {
        let somebody_waits = voice == Voice::Usual
            && io::stderr().is_terminal()
            && env::var_os("CI").is_none_or(|ci| ci.is_empty())
            && env::var_os("TERM").is_none_or(|term| term != "dumb");
        Self(somebody_waits.then(|| {
            let (sender, steps) = channel();
            (sender, std::thread::spawn(move || draw(&steps)))
        }))
    }

    /// Says what comes now: “reading sources: 12000”.
    pub fn step(&self, step: String) {
        if let Some((sender, _)) = &self.0 {
            // Whoever draws is gone only if standard error is.
            let _ = sender.send(step);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, drawing)) = self.0.take() {
            drop(sender);
            // The line is erased before anything else is written.
            let _ = drawing.join();
        }
    }
}

fn draw(steps: &Receiver<String>) {
    let began = Instant::now();
    let (mut step, mut shown) = (String::new(), 0);
    loop {
        match steps.recv_timeout(TICK) {
            Ok(next) => step = next,
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                let seconds = began.elapsed().as_secs();
                if seconds >= PATIENCE.as_secs() && seconds != shown {
                    shown = seconds;
                    eprint!("\r\x1b[K{step} … {seconds} s");
                    let _ = io::stderr().flush();
                }
            }
        }
    }
    if shown > 0 {
        eprint!("\r\x1b[K");
    }
}
