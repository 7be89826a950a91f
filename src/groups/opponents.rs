//! Opponents: who answers another in kindred words says their own.
//!
//! What comes in is the variants of a passage; what goes out is the members whose words are not the reference's, but
//! another's: surely credited to people who cannot be one with its speakers, and with a telling word changed, or turned
//! into its contrary or its answer. “This is a case about greed,” one says; “This was never a case about greed,” says the
//! other.

use super::{
    Member, Op,
    compare::{Folded, Part, compare},
    nodes::voice,
    permitted::permit,
    variants::Variant,
    wordings::Known,
};
use crate::{
    corpus::{Credit, Relation, Side, relation},
    rules::{CONTENT, Sorts, Stem, WordingRules, words_of},
};

/// Speakers of a variant that are asked, and variants that another may be read beside.
const FEW: usize = 8;
/// In eighths: of a sentence as long as this, with all but a few words in common, nobody says another's by chance.
const LONG: u32 = 24 * 8;
/// So much of the shorter has to be common for that.
const NEARLY: f32 = 0.75;
/// In eighths: who denies so long a sentence has other words for part of it.
const VAST: u32 = 64 * 8;
/// So many words at an end may turn what was said into its contrary.
const STUMP: usize = 2;

/// The members that leave the reference's group.
pub fn find(
    variants: &[Variant],
    reference: usize,
    members: &[Member],
    known: &Known,
    rules: &WordingRules,
) -> Vec<usize> {
    let person = |member: &Member| known.corpus.quote(member.quote).credit.as_ref().map(|credit| credit.person);
    if variants.len() == 1 || members.iter().all(|member| person(member) == person(&members[0])) {
        return Vec::new();
    }
    let credits: Vec<Vec<&Credit>> = variants.iter().map(|variant| speakers(variant, members, known)).collect();
    let leaves = |at: usize| {
        let opposed = |other: usize| opposed(&credits[at], &credits[other], known);
        let same = |other: usize| opposed(other) && same_words(&variants[other], &variants[at], rules);
        opposed(reference) && !same(reference) && !(0..variants.len().min(FEW)).any(same)
    };
    (0..variants.len())
        .filter(|&at| at != reference && leaves(at))
        .flat_map(|at| variants[at].members.clone())
        .collect()
}

/// Who is surely credited with a variant, each once.
fn speakers<'a>(variant: &Variant, members: &[Member], known: &Known<'a>) -> Vec<&'a Credit> {
    let quotes = variant.members.iter().take(FEW).map(|&index| known.corpus.quote(members[index].quote));
    let sure = quotes.filter(|quote| voice(quote, known.corpus).is_some());
    let mut credits: Vec<&Credit> = sure.filter_map(|quote| quote.credit.as_ref()).filter(|one| named(one)).collect();
    credits.sort_by_key(|credit| credit.person);
    credits.dedup_by_key(|credit| credit.person);
    credits
}

/// Whether a name stands beside the words: “he” may be another.
fn named(credit: &Credit) -> bool {
    let name = words_of(&credit.naming.name);
    words_of(&credit.mention.text).iter().any(|word| name.contains(word))
}

/// Whether no speaker of the one may be a speaker of the other.
fn opposed(one: &[&Credit], other: &[&Credit], known: &Known) -> bool {
    let conflict = |a: &Credit, b: &Credit| {
        let side = |credit| Side::new(credit, &known.corpus.people, known.people);
        a.person != b.person && relation(&side(a), &side(b), known.people) == Relation::Conflict
    };
    !one.is_empty() && !other.is_empty() && one.iter().all(|a| other.iter().all(|b| conflict(a, b)))
}

/// Whether nothing but editing lies between two wordings, or hardly anything in a long sentence.
fn same_words(a: &Variant, b: &Variant, rules: &WordingRules) -> bool {
    let parts = compare(&a.folded, &b.folded);
    let matched: u32 = parts.iter().filter(|part| part.op == Op::Equal).map(|part| a.folded.weight(&part.a)).sum();
    let denied = parts.iter().any(|part| denies(part, &a.folded, &b.folded));
    // “Did you know of the crack?” “I did not know of the crack.”
    let turned = matched < VAST && denied || asks(a) != asks(b);
    let long = matched >= LONG && matched as f32 >= NEARLY * a.weight.min(b.weight) as f32 && !turned;
    // A proverb is said by many, each in their own way, and has its words twice: what tells is misquoted in one place for so
    // much that stands.
    let stands = parts.iter().filter(|part| part.op == Op::Equal).flat_map(|part| &a.folded.words[part.a.clone()]);
    let mut stands: Vec<Stem> = stands.map(|word| word.stem).collect();
    stands.sort_unstable();
    stands.dedup();
    let places = (stands.iter().map(|stem| stem.weight()).sum::<u32>() / LONG).max(1) as usize;
    let read = permit(parts, &a.folded, &b.folded, rules);
    let changed = || read.iter().filter(|part| part.op != Op::Equal);
    let tells = |words: &[super::Word]| words.iter().any(|word| word.stem.weight() >= CONTENT);
    let told = |part: &&Part| tells(&a.folded.words[part.a.clone()]) || tells(&b.folded.words[part.b.clone()]);
    !denied && changed().next().is_none() || long && changed().filter(told).count() <= places
}

fn asks(variant: &Variant) -> bool {
    variant.folded.text.trim_end().ends_with('?')
}

/// Whether one side has a negation more in a few words of its own: “what he did”, “what he did not do”.
fn denies(part: &Part, a: &Folded, b: &Folded) -> bool {
    let (x, y) = (&a.words[part.a.clone()], &b.words[part.b.clone()]);
    let denials = |words: &[super::Word]| words.iter().filter(|word| word.traits.has(Sorts::NEGATION)).count();
    part.op != Op::Equal && x.len().max(y.len()) <= STUMP && denials(x) % 2 != denials(y) % 2
}
