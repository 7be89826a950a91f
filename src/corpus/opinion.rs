//! Opinions of courts: the line that says whose they are.
//!
//! What comes in is a record's blocks; what goes out is the judge whom one of the first names, if one alone is named.
//!
//! ```text
//! LINE = NAME "," JUDGE                        HOLM, Circuit Judge.
//!      | JUDGE NAME … OPINION …                JUSTICE HOLM delivered the opinion of the Court.
//!      | OPINION … JUDGE NAME                  Opinion by Judge Ann Holm
//! ```

use crate::{
    documents::{Block, BlockKind},
    rules::{Language, folded_hash},
};

/// Blocks that are looked at: a syllabus may stand before the opinion.
const BLOCKS: usize = 60;
/// Such a line is no longer than this, in bytes.
const LONGEST: usize = 120;
/// A name has no more words than this.
const NAME: usize = 3;

/// The judge whom a line above an opinion names; nobody where several opinions follow one another.
pub fn judge(text: &str, blocks: &[Block], language: &Language) -> Option<String> {
    // Where people have the word in turn, the judge is only named: HON. ANN HOLM, District Judge.
    if blocks.iter().any(|block| block.kind == BlockKind::Turn) {
        return None;
    }
    let lines = blocks.iter().take(BLOCKS);
    let lines = lines.map(|block| block.span.of(text)).filter(|line| line.len() <= LONGEST);
    let mut judges = lines.filter_map(|line| named(line, language));
    let one = judges.next()?;
    let last = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    judges.all(|other| last(&other) == last(&one)).then_some(one)
}

fn named(line: &str, language: &Language) -> Option<String> {
    let is_judge = |word: &str| language.lexicon.judges.contains(&folded_hash(bare(word)));
    let words: Vec<&str> = line.split_whitespace().collect();
    let title = words.iter().position(|word| is_judge(word))?;
    let is_opinion = |word: &&str| language.wording.opinions.contains(&*bare(word).to_lowercase());
    if words.iter().any(is_opinion) {
        return name(&words[title + 1..]);
    }
    // “HOLM and LUND, Circuit Judges” is the bench; nothing but an office stands behind the one name.
    let (before, office) = line.split_once(',')?;
    let titled = office.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let last = office.split_whitespace().next_back().is_some_and(is_judge);
    let before: Vec<&str> = before.split_whitespace().collect();
    (titled && last).then(|| name(&before)).flatten().filter(|name| name.split(' ').count() == before.len())
}

/// The name that words begin with.
fn name(words: &[&str]) -> Option<String> {
    let mut name: Vec<&str> = Vec::new();
    for word in words.iter().take(NAME) {
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        name.push(bare(word));
        if word.ends_with([',', '.', ':', ';']) && word.chars().count() > 2 {
            break;
        }
    }
    (!name.is_empty()).then(|| name.join(" "))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        let rules = Rules::built_in().expect("the built-in rules are read by every test");
        assert_eq!(named(line, &rules.languages[0]).as_deref(), expected, "{line}");
    }

    #[test]
    fn a_line_above_an_opinion_names_its_judge() {
        check("HOLM, Circuit Judge.", Some("HOLM"));
        check("ANN B. HOLM, United States District Judge", Some("ANN B HOLM"));
        check("JUSTICE HOLM delivered the opinion of the Court.", Some("HOLM"));
        check("Opinion by Judge Ann Holm", Some("Ann Holm"));
        check("CHIEF JUSTICE HOLM announced the judgment of the Court.", Some("HOLM"));
    }

    #[test]
    fn others_are_named_beside_opinions_too() {
        check("Before HOLM, LUND and REED, Circuit Judges.", None);
        check("Ann Holm, the judge, spoke first.", None);
        check("The judge gave no opinion.", None);
        check("Judge Holm asked her to rise.", None);
    }
}
