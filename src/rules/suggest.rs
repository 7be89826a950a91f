//! “Did you mean”: the nearest of the names that would have been right.

/// The nearest of `known` to what was typed, if a slip of the finger explains the difference.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let slips = |name: &str| strsim::damerau_levenshtein(&typed, &name.to_lowercase());
    let near = known.into_iter().map(|name| (slips(name), name)).min()?;
    let bearable = (near.1.chars().count() / 3).max(1);
    (near.0 <= bearable).then_some(near.1)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_understood_and_another_word_is_not() {
        assert_eq!(nearest("langauges", ["languages", "checks"]), Some("languages"));
        assert_eq!(nearest("MQ11", ["MQ101", "MQ402"]), Some("MQ101"));
        assert_eq!(nearest("colour", ["languages", "checks"]), None);
    }
}
