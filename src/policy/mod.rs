//! Policy: what `--focus`, suppressions, `allow` and the baseline leave of the findings. One file each.
