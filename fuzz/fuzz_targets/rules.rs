//! Any text as a user's rules: they are taken, or refused with a complaint.
#![no_main]

use libfuzzer_sys::fuzz_target;
use misquote::rules::Rules;

fuzz_target!(|yaml: &str| {
    let path = std::env::temp_dir().join(format!("misquote-fuzz-{}.yaml", std::process::id()));
    if std::fs::write(&path, yaml).is_ok() {
        if let Err(complaint) = Rules::load(Some(&path), &[("MQ101", "wording-drift")]) {
            assert!(!complaint.to_string().is_empty());
        }
    }
});
