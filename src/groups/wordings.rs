//! Wordings: how the members of a passage read, which reading is the reference, and how the others differ from it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    Drift, Group, Member, Op, Piece, Wording,
    compare::{Folded, Part, compare},
    evidence::{Days, day},
    fold::{Folder, Folding},
    passages::Passage,
    permitted::permit,
    sayings::Sayings,
};
use crate::{
    corpus::{Corpus, Quote, QuoteId},
    rules::WordingRules,
    sources::Role,
    text::{Disk, Span},
};

/// Members with the same folded words.
struct Variant<'a> {
    folded: Folded<'a>,
    members: Vec<usize>,
    record: bool,
    weight: u32,
    days: Days,
}

/// A comparison with what an editor may change taken out.
struct Reading {
    parts: Vec<Part>,
    matched: u32,
}

impl Reading {
    fn alike(&self) -> bool {
        self.parts.iter().all(|part| part.op == Op::Equal)
    }
}

/// In days: within it a changed wording is the same utterance.
const WEEK: u32 = 7;
/// So much in common, in eighths, is said once: 28 natural logarithms.
const LONG: u32 = 28 * 8;
/// Variants that may be the reference, and that are asked which of them reads like which.
const ASKED: usize = 16;

/// Makes the group of a passage, if at least two sources hold it.
pub fn group(
    passage: &Passage,
    corpus: &Corpus,
    sayings: &Sayings,
    folding: &Folding,
    folder: &mut Folder,
) -> Option<Group> {
    let members: Vec<Member> = passage
        .parts
        .iter()
        .map(|part| {
            let quote = &corpus.quotes[part.quote as usize];
            let first = &sayings.occurrences[part.from as usize];
            let last = &sayings.occurrences[part.to as usize - 1];
            let words = whole_words(quote, first.start..last.end);
            Member { quote: QuoteId(part.quote), segment: segment(quote, &words), words }
        })
        .collect();
    let source = |member: &Member| corpus.quote(member.quote).source;
    if members.iter().all(|member| source(member) == source(&members[0])) {
        return None;
    }
    let variants = variants(&members, corpus, folder);
    let reference = reference(&variants, folding.rules);
    let later = said_later(&variants, reference, folding.rules);
    if !later.is_empty() {
        let parts = passage.parts.iter().enumerate().filter(|(index, _)| !later.contains(index));
        return group(&passage.of(parts.map(|(_, part)| *part).collect()), corpus, sayings, folding, folder);
    }
    let mut group = Group { members, ..Group::default() };
    read(&mut group, &variants, reference, folding.rules);
    Some(group)
}

/// Members that are not the reference's words, and are far from it in time: a speaker who says much the same every week.
fn said_later(variants: &[Variant], reference: usize, rules: &WordingRules) -> Vec<usize> {
    let own = &variants[reference];
    let later = |variant: &&Variant| {
        let far = own.days.apart(variant.days).is_some_and(|days| days > WEEK);
        far && {
            let reading = reading(own, variant, rules);
            let share = reading.matched as f32 / own.weight.min(variant.weight).max(1) as f32;
            !reading.alike() && (reading.matched < LONG || share < 0.85)
        }
    };
    variants.iter().filter(later).flat_map(|variant| variant.members.iter().copied()).collect()
}

/// A part that begins or ends with the quotation takes the marks at its ends along.
fn whole_words(quote: &Quote, words: Range<u32>) -> Range<u32> {
    let inside = |range: Range<usize>| quote.text[range].contains(char::is_alphanumeric);
    let start = if inside(0..words.start as usize) { words.start } else { 0 };
    let end = if inside(words.end as usize..quote.text.len()) { words.end } else { quote.text.len() as u32 };
    start..end
}

/// Where a part of a quotation's text stands in the file. Where markup lies between, as near as the text tells.
fn segment(quote: &Quote, words: &Range<u32>) -> Span<Disk> {
    let (text, span) = (quote.text.len() as u32, quote.span);
    let hidden = span.len().saturating_sub(text);
    let start = if words.start == 0 { span.start } else { span.start + words.start };
    let end = if words.end == text { span.end } else { (span.start + words.end + hidden).min(span.end) };
    Span::new(start, end)
}

fn variants<'a>(members: &[Member], corpus: &'a Corpus, folder: &mut Folder) -> Vec<Variant<'a>> {
    let mut variants: Vec<Variant> = Vec::new();
    // Most members are copies of one another, which need not be folded again.
    let mut copies: FxHashMap<&str, usize> = FxHashMap::default();
    let mut known: FxHashMap<Vec<u32>, usize> = FxHashMap::default();
    for (index, member) in members.iter().enumerate() {
        let text = &corpus.quote(member.quote).text[member.words.start as usize..member.words.end as usize];
        let at = *copies.entry(text).or_insert_with(|| {
            let words = folder.fold(text);
            let key: Vec<u32> = words.iter().map(|word| word.key).collect();
            *known.entry(key).or_insert_with(|| {
                let weight = words.iter().map(|word| word.stem.weight()).sum();
                let folded = Folded { text, words, goes_on: [true; 2] };
                variants.push(Variant { folded, members: Vec::new(), record: false, weight, days: Days::default() });
                variants.len() - 1
            })
        });
        variants[at].members.push(index);
        let quote = corpus.quote(member.quote);
        let [before, after] = &mut variants[at].folded.goes_on;
        *before &= goes_on(&quote.text[..member.words.start as usize], |rest| {
            let close: String = rest.split_whitespace().rev().take(3).collect::<Vec<_>>().into_iter().rev().collect();
            close.ends_with(['…', ']']) || close.ends_with("...")
        });
        *after &= goes_on(&quote.text[member.words.end as usize..], |rest| {
            let close: String = rest.split_whitespace().take(3).collect();
            close.starts_with(['…', '[']) || close.starts_with("...")
        });
        variants[at].days = variants[at].days.with(corpus.source(quote.source).date.as_deref().and_then(day));
        variants[at].record |= corpus.source_of(member.quote).role == Role::Record;
    }
    variants.sort_by_key(|variant| std::cmp::Reverse((variant.record, variant.members.len(), variant.weight)));
    variants
}

/// Whether a quotation goes on with these words: more than a stump, and no shown cut between.
fn goes_on(rest: &str, cut: impl Fn(&str) -> bool) -> bool {
    rest.split_whitespace().nth(2).is_some() && !cut(rest)
}

fn reading(a: &Variant, b: &Variant, rules: &WordingRules) -> Reading {
    let parts = compare(&a.folded, &b.folded);
    let matched = parts.iter().filter(|part| part.op == Op::Equal).map(|part| a.folded.weight(&part.a)).sum();
    Reading { parts: permit(parts, &a.folded, &b.folded, rules), matched }
}

/// Sorts the variants into the reference and the odd wordings.
fn read(group: &mut Group, variants: &[Variant], reference: usize, rules: &WordingRules) {
    let mut wordings = vec![vec![reference]];
    let mut odd: Vec<(usize, Reading)> = Vec::new();
    for (index, variant) in variants.iter().enumerate().filter(|(index, _)| *index != reference) {
        let reading = reading(&variants[reference], variant, rules);
        if reading.alike() {
            wordings[0].push(index);
        } else {
            odd.push((index, reading));
        }
    }
    odd.sort_by_key(|(index, _)| std::cmp::Reverse((variants[*index].members.len(), variants[*index].weight)));
    let mut drifts = Vec::new();
    for (index, reading) in odd {
        let like = |&wording: &usize| reading_alike(&variants[wordings[wording][0]], &variants[index], rules);
        match (1..wordings.len().min(ASKED)).find(like) {
            Some(wording) => wordings[wording].push(index),
            None => {
                drifts.push(drift(wordings.len(), &reading, &variants[reference], &variants[index]));
                wordings.push(vec![index]);
            }
        }
    }
    // A fragment that reads like the reference and like an odd wording tells for neither.
    let odd: Vec<usize> = wordings[1..].iter().map(|wording| wording[0]).take(ASKED).collect();
    wordings[0].retain(|&index| {
        index == reference || !odd.iter().any(|&odd| reading_alike(&variants[odd], &variants[index], rules))
    });
    group.wordings = wordings.iter().map(|wording| wording_of(wording, variants)).collect();
    group.drifts = drifts;
}

fn reading_alike(a: &Variant, b: &Variant, rules: &WordingRules) -> bool {
    reading(a, b, rules).alike()
}

/// The record's words, else those that most members read like, else the nearest to the others, else the longest.
/// What is contained in another is a trim of it.
fn reference(variants: &[Variant], rules: &WordingRules) -> usize {
    if variants.len() == 1 || variants[0].record {
        return 0;
    }
    let asked = &variants[..variants.len().min(ASKED)];
    let score = |index: usize| {
        let (mut alike, mut near) = (0, 0);
        let mut trim = false;
        for (other, variant) in asked.iter().enumerate().filter(|(other, _)| *other != index) {
            let reading = reading(&asked[index], variant, rules);
            near += reading.matched;
            if reading.alike() {
                alike += variant.members.len();
                trim |= (variant.weight, other) > (asked[index].weight, index);
            }
        }
        (!trim, alike + asked[index].members.len(), near, asked[index].weight)
    };
    (0..asked.len()).max_by_key(|&index| (score(index), std::cmp::Reverse(index))).unwrap_or(0)
}

fn wording_of(wording: &[usize], variants: &[Variant]) -> Wording {
    let mut members: Vec<usize> = wording.iter().flat_map(|&index| variants[index].members.iter().copied()).collect();
    members.sort_unstable();
    // An odd wording is shown as it was compared.
    Wording { text: variants[wording[0]].folded.text.to_owned(), members }
}

fn drift(odd: usize, reading: &Reading, reference: &Variant, variant: &Variant) -> Drift {
    let (a, b) = (&reference.folded, &variant.folded);
    let piece = |part: &Part| Piece {
        op: part.op,
        a: a.slice(&part.a).to_owned(),
        b: b.slice(&part.b).to_owned(),
        words: [a.words[part.a.clone()].to_vec(), b.words[part.b.clone()].to_vec()],
    };
    let lighter = reference.weight.min(variant.weight).max(1);
    Drift {
        odd,
        pieces: reading.parts.iter().map(piece).collect(),
        similarity: (reading.matched as f32 / lighter as f32).min(1.0),
    }
}
