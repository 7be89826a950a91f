//! Doubts about a conflict: what speaks against two people who are credited with the same words being rivals.
//!
//! What comes in is two [`Credited`] speakers of a group; what goes out is whether anybody may have said the words, whether
//! their articles tell of two things, and whether one of them brings the other's words. Conflicts are rare: the articles are
//! read again for them, each once.

use rustc_hash::FxHashMap;

use super::{Facts, credits::Credited, shared_words::words_in_common};
use crate::{
    corpus::QuoteId,
    groups::Group,
    rules::{Class, Language, words_of},
    sources::Role,
};

/// How many quotations of a speaker are asked.
const FEW: usize = 4;
/// So many such words tell a story.
const STORY: usize = 6;
/// One in so many of them is had by articles of any two stories.
const COMMON: u32 = 8;
/// So many words are said in two stories by one speaker alone.
const LONG: usize = 16;
/// What a word weighs that tells one sentence from another, in eighths.
const PLAIN: u32 = 30;
/// Words of a title between what joins two names, or brings one in, and the name.
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

/// What the article of a quotation tells beside it. Nothing of a record, which has every word that was said, or where it can
/// no longer be read.
fn about(facts: &Facts, id: QuoteId) -> Option<FxHashMap<u32, u32>> {
    let quote = facts.corpus.quote(id);
    if facts.corpus.source_of(id).role == Role::Record {
        return None;
    }
    let mut telling = facts.articles.around(facts, quote.source)?.telling.clone();
    let weights = facts.rules.languages[facts.corpus.language(quote.source)].wording.weights();
    for word in words_of(&quote.text) {
        telling.remove(&weights.stem(&word).bare());
    }
    Some(telling)
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
        let language = &facts.rules.languages[facts.corpus.language(quote.source)];
        let article = || facts.articles.around(facts, quote.source);
        let clause = quote.credit.as_ref().and_then(|credit| article()?.behind(credit));
        clause.is_some_and(|clause| names(clause, &name, language))
    })
}

/// Whether a clause joins a name to the one before it, or brings it in; nothing but a title or whose it is stands between:
/// “and the mayor Tom Reyes”, but not “and blamed Tom Reyes”, “, and Tom Reyes nodded”.
fn names(clause: &str, name: &[Box<str>], language: &Language) -> bool {
    let rules = &language.wording.occasion;
    let words = words_of(clause);
    let Some(at) = words.iter().position(|word| name.contains(word)) else { return false };
    let of_a_title = Class::PERSON | Class::BODY | Class::DETERMINER | Class::POSSESSIVE;
    let is_title = |word: &str| language.lexicon.class_of(word).is(of_a_title);
    let titles = words[..at].iter().rev().take_while(|word| is_title(word)).take(NEAR).count();
    let before = &words[..at - titles];
    let joined = !clause.starts_with(',') && matches!(before, [join] if rules.joins.contains(join));
    joined || rules.brings.iter().any(|phrase| before.ends_with(phrase))
}
