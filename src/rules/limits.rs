//! What is refused before YAML is parsed at all: a file that is too large or nested too deep to be rules.
//!
//! References that multiply (`&a [*b, *b, …]`) are counted as if they were written out.

use super::raw;

/// Bytes. The built-in rules are a twentieth of it.
const LARGEST: usize = 1 << 20;

/// Open brackets at one time. Rules need three.
const DEEPEST: usize = 32;

/// What is wrong with the size or the shape of a file, and the byte where it shows.
pub fn breach(yaml: &str) -> Option<(usize, String)> {
    if yaml.len() > LARGEST {
        return Some((0, format!("rules of {} bytes; more than {LARGEST} are not read", yaml.len())));
    }
    if let Some(at) = too_deep(yaml) {
        return Some((at, format!("brackets or dashes nested more than {DEEPEST} deep")));
    }
    // Without references nothing weighs more than its bytes.
    let referring = yaml.find('*').filter(|_| raw::is_heavier(yaml, LARGEST));
    referring.map(|at| (at, format!("rules of more than {LARGEST} bytes, were their references (`*`) written out")))
}

/// Where the nesting goes too deep. A bracket inside a string counts too: no string holds that many open ones.
fn too_deep(yaml: &str) -> Option<usize> {
    let mut open = 0_usize;
    let mut dashes = 0_usize;
    for (at, byte) in yaml.bytes().enumerate() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            // A bracket left open in a comment or a string is forgotten with its line.
            b'\n' if !matches!(yaml.as_bytes().get(at + 1), Some(b' ' | b'[' | b'{' | b']' | b'}')) => open = 0,
            _ => {}
        }
        dashes = match byte {
            b'-' | b'?' | b':' => dashes + 1,
            b' ' => dashes,
            _ => 0,
        };
        if open > DEEPEST || dashes > 4 * DEEPEST {
            return Some(at);
        }
    }
    None
}
