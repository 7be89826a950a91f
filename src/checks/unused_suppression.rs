//! MQ901: a suppression that suppresses nothing. Policy makes its findings, once all others are known.

use super::{Check, Code, Run};
use crate::rules::Severity;

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ901"),
    name: "unused-suppression",
    severity: Severity::Warning,
    page: PAGE,
    run: Run::Whole(|_| Vec::new()),
};

const PAGE: &str = "\
## What it means

A comment that asks for silence, or an entry of `allow:` in the rules, has silenced nothing, though this run read all that
it could be about. Either what it excused has been mended, and it would hide the next mistake in its place; or it
never worked: its check does not exist, or it gives no reason.

## Example

> <!-- misquote: ignore[MQ101] he said it so in 2019 -->
> “We will not close the pier,” Ada Lund said.

This is reported once the other sources print the same words. Nothing is said in a run on single files: what the
comment excuses may lie in a file that was not read.

## How to fix it

Take the suppression out. If it should work, see that it stands before the paragraph or on its line, names the check by code or
name, and gives a reason.

## How to silence it

In `misquote.yaml`, `level: off` for the check.
";
