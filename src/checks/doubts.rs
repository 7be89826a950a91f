//! Doubts about a conflict: what speaks against two people who are credited with the same words being rivals.
//!
//! What comes in is two [`Credited`] speakers of a group; what goes out is whether anybody may have said the words, whether
//! their articles tell of two things, and whether one of them brings the other's words. Conflicts are rare: the articles are
//! read again for them.

use rustc_hash::FxHashMap;

use super::{Facts, credits::Credited, shared_words::words_in_common};
use crate::{
    corpus::{self, Credit, QuoteId},
    documents::Document,
    groups::Group,
    rules::{OccasionRules, Stem, words_of},
    sources::Role,
    text::{Span, head},
};

/// How many quotations of a speaker are asked.
const FEW: usize = 4;
/// Bytes of an article that tell what it is about.
const HEAD: usize = 1 << 13;
/// What a word weighs that tells what an article is about, in eighths.
const TELLING: u32 = 40;
/// So many such words tell a story.
const STORY: usize = 6;
/// One in so many of them is had by articles of any two stories.
const COMMON: u32 = 8;
/// So many words are said in two stories by one speaker alone.
const LONG: usize = 16;
/// What a word weighs that tells one sentence from another, in eighths.
const PLAIN: u32 = 30;
/// No clause behind a name is longer, in bytes.
const CLAUSE: usize = 96;
/// Words between what joins two names, or brings one in, and the name.
const NEAR: usize = 5;

/// Whether the words are hardly more than a phrase that anybody may say: “It sounded like a bomb”.
pub fn is_stock(facts: &Facts, group: &Group, credited: &Credited) -> bool {
    let stock = &facts.rules.languages[group.language].wording.occasion.stock;
    let is_most = |part: &str| {
        let words = words_of(part);
        let holds = |phrase: &Vec<Box<str>>| words.windows(phrase.len()).any(|run| run == &phrase[..]);
        stock.iter().any(|phrase| 2 * phrase.len() + 1 >= words.len() && holds(phrase))
    };
    credited.parts(facts, group).into_iter().all(is_most)
}

/// Whether they are made of nothing but the words of such phrases: “Our thoughts are with the families of the victims”.
pub fn is_formula(facts: &Facts, group: &Group, credited: &Credited) -> bool {
    let wording = &facts.rules.languages[group.language].wording;
    let is_common = |word: &str| {
        let stem = wording.weights().stem(word);
        stem.weight() < PLAIN || wording.occasion.formulas.contains(&stem.bare())
    };
    credited.parts(facts, group).into_iter().all(|part| {
        let words = words_of(part);
        words.len() < LONG && words.iter().all(|word| is_common(word))
    })
}

/// Whether all that their articles have in common is a sentence that is soon said: by two, of two things.
pub fn of_two_stories(facts: &Facts, group: &Group, one: &Credited, two: &Credited) -> bool {
    if words_in_common(facts, group, one, two) >= LONG {
        return false;
    }
    let about = |it: &Credited| it.quotes.iter().take(FEW).map(|&id| about(facts, id)).collect::<Option<Vec<_>>>();
    let Some((ours, others)) = about(one).zip(about(two)) else { return false };
    ours.iter().all(|one| others.iter().all(|other| are_apart(one, other)))
}

/// What the article of a quotation tells beside it: its telling words, names among them, with what they weigh. Nothing of a
/// record, which has every word that was said, or where it can no longer be read.
fn about(facts: &Facts, id: QuoteId) -> Option<FxHashMap<u32, u32>> {
    let quote = facts.corpus.quote(id);
    if facts.corpus.source_of(id).role == Role::Record {
        return None;
    }
    let said = words_of(&quote.text);
    let look = |document: &Document| {
        let weights = facts.rules.languages[document.language].wording.weights();
        let words = words_of(head(&document.text, HEAD)).into_iter();
        let own = words.filter(|word| !said.contains(word));
        let stems = own.map(|word| weights.stem(&word)).filter(|stem| stem.weight() >= TELLING);
        stems.map(|stem: Stem| (stem.bare(), stem.weight())).collect()
    };
    corpus::prose(facts.corpus.source(quote.source), facts.rules, look).ok()
}

fn are_apart(one: &FxHashMap<u32, u32>, other: &FxHashMap<u32, u32>) -> bool {
    let all = |about: &FxHashMap<u32, u32>| about.values().sum::<u32>();
    let shared: u32 = one.iter().filter(|(stem, _)| other.contains_key(stem)).map(|(_, weight)| weight).sum();
    one.len().min(other.len()) >= STORY && COMMON * shared < all(one).min(all(other))
}

/// Whether beside the one's name an article has the other's, as that of somebody who says it too, whose words they are, or
/// whom the one is called: “Lund and Reyes said”, “Lund said on behalf of Reyes”, “Lund, known as Reyes”.
pub fn brings_in(facts: &Facts, one: &Credited, other: &Credited) -> bool {
    let own = words_of(&facts.corpus.people.get(one.person).name);
    let mut name = words_of(&facts.corpus.people.get(other.person).name);
    name.retain(|word| !own.contains(word));
    one.quotes.iter().take(FEW).any(|&id| {
        let quote = facts.corpus.quote(id);
        let Some(credit) = &quote.credit else { return false };
        let look = |document: &Document| {
            let rules = &facts.rules.languages[document.language].wording.occasion;
            behind(document, credit).is_some_and(|clause| names(clause, &name, rules))
        };
        corpus::prose(facts.corpus.source(quote.source), facts.rules, look).unwrap_or(false)
    })
}

/// What stands behind a speaker's name, up to the end of its sentence.
fn behind<'d>(document: &'d Document, credit: &Credit) -> Option<&'d str> {
    let text: &str = &document.text;
    let mut places = text.match_indices(&*credit.mention.text);
    let (at, name) = places.find(|(at, _)| {
        document.map.disk(Span::new(*at as u32, (*at + credit.mention.text.len()) as u32)).start
            == credit.mention.span.start
    })?;
    let rest = head(&text[at + name.len()..], CLAUSE);
    rest.split(['\n', '"', '“', '„', '«', '»']).next()?.split(". ").next()
}

/// Whether a clause joins a name to the one before it, or brings it in.
fn names(clause: &str, name: &[Box<str>], rules: &OccasionRules) -> bool {
    let words = words_of(clause);
    let Some(at) = words.iter().position(|word| name.contains(word)) else { return false };
    let joined = at <= NEAR && words[0..at].first().is_some_and(|first| rules.joins.contains(first));
    let before = &words[at.saturating_sub(NEAR + 2)..at];
    joined || rules.brings.iter().any(|phrase| before.windows(phrase.len()).any(|run| run == &phrase[..]))
}
