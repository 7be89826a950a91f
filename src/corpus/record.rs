//! The whole text of a record: unlike an article's, all of it is what was said, so all of it is kept.

use super::{Place, opinion::judge};
use crate::{
    documents::{Block, Document, Map},
    rules::{Language, WordingRules, words_of},
    sources::{Source, SourceId},
    text::{Span, View, head},
};

/// A record's text with its turns.
#[derive(Debug)]
pub struct Record {
    /// Which source it is.
    pub source: SourceId,
    /// What a reader sees.
    pub text: String,
    /// The way from the text to the file.
    pub map: Map,
    /// The turns and paragraphs, in the order of the text.
    pub blocks: Vec<Block>,
    /// Index into [`Rules::languages`](crate::rules::Rules::languages).
    pub language: usize,
    /// Whether only its layout says that it is a record: then it must be seen to hold somebody's words before it speaks
    /// for them.
    pub is_guess: bool,
    /// Whether its title or heading says that it is of a meeting, a hearing or the like: no interview.
    pub is_session: bool,
    /// Whether it says that it leaves out some of what was said.
    pub is_partial: bool,
    /// Who wrote it, where it says so apart from its text.
    pub author: Option<String>,
}

/// Bytes of a record that may be its heading.
const HEADING: usize = 200;

impl Record {
    /// Keeps what a document holds; its number comes when all sources have theirs.
    pub(super) fn keep(document: Document, known: &Source, spoken: &Language) -> Self {
        let rules = &spoken.wording;
        let Document { text, map, blocks, language, facts, .. } = document;
        let is_guess = facts.role_is_guessed && !known.role_is_given;
        let heading = [facts.title.as_deref().unwrap_or_default(), head(&text, HEADING), &known.path];
        let words: Vec<Box<str>> = heading.into_iter().flat_map(words_of).collect();
        let judge = judge(&text, &blocks, spoken);
        // What a court hands down in writing is headed by the court's name too.
        let is_session = judge.is_none() && words.iter().any(|word| rules.sessions.contains(word));
        let is_cut = ["[…]", "[...]", "[. . .]"].iter().any(|cut| text.contains(cut));
        let is_partial = is_cut || words.iter().any(|word| rules.excerpts.contains(word));
        let author = facts.author.or_else(|| whose(facts.title.as_deref()?, rules)).or(judge);
        Self {
            source: SourceId(0),
            text: text.into_owned(),
            map,
            blocks,
            language,
            author,
            is_guess,
            is_session,
            is_partial,
        }
    }

    /// Words of the text as they lie in the file.
    pub fn place(&self, span: Span<View>) -> Place {
        Place { text: span.of(&self.text).into(), span: self.map.disk(span) }
    }
}

/// Whose words a title says that they are: “Statement of Mayor Ann Holm on the dam”, “Ann Holm's remarks”, “Ann Holm,
/// remarks as prepared”.
fn whose(title: &str, rules: &WordingRules) -> Option<String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches([',', ':', '"', '“', '”']).to_owned();
    let at = words.iter().position(|word| rules.statements.contains(&*bare(word).to_lowercase()))?;
    let large = |word: &&&str| word.starts_with(char::is_uppercase);
    let owner = words[..at].last().and_then(|last| last.strip_suffix("'s").or(last.strip_suffix("’s")));
    let owner = owner.or(words[..at].last().and_then(|last| last.strip_suffix(',').or(last.strip_suffix(':'))));
    let name: Vec<String> = match owner {
        Some(last) => words[..at - 1].iter().copied().chain([last]).map(bare).collect(),
        None => words.get(at + 2..)?.iter().take_while(large).copied().map(bare).collect(),
    };
    (!name.is_empty()).then(|| name.join(" "))
}
