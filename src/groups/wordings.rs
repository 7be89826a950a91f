//! Wordings: how the members of a passage read, which reading is the reference, and how the others differ from it.

mod both;

use std::{cmp::Reverse, ops::Range};

use arcstr::ArcStr;
use rustc_hash::FxHashSet;

use self::both::{all_print, both_printed, said_beside};
use super::{
    Drift, Group, Member, Op, Piece, Wording,
    compare::{Part, compare},
    contrasts,
    fold::{Folder, Folding},
    opponents, passages,
    permitted::permit,
    sayings::Occurrence,
    variants::{Variant, variants},
};
use crate::{
    corpus::{Corpus, Quote, QuoteId},
    rules::{People, WordingRules},
    text::{Disk, Span},
};

/// A comparison with what an editor may change taken out.
#[derive(Default)]
pub struct Reading {
    /// What stands and what was changed, in words of either side.
    pub parts: Box<[Part]>,
    /// The weight of the words that both have, in eighths.
    matched: u32,
}

impl Reading {
    fn alike(&self) -> bool {
        self.parts.iter().all(|part| part.op == Op::Equal)
    }

    /// In how many places the two differ; three words for three others are more than one.
    fn changes(&self) -> usize {
        let places = |part: &Part| if part.a.len().min(part.b.len()) >= 3 { 2 } else { 1 };
        self.parts.iter().filter(|part| part.op != Op::Equal).map(places).sum()
    }

    /// Whether what is gone in one place is what stands in another.
    fn is_reordered(&self, a: &Variant, b: &Variant) -> bool {
        let changed = || self.parts.iter().filter(|part| part.op != Op::Equal);
        let mut gone: Vec<u32> =
            changed().flat_map(|part| &a.folded.words[part.a.clone()]).map(|word| word.key).collect();
        let mut put: Vec<u32> =
            changed().flat_map(|part| &b.folded.words[part.b.clone()]).map(|word| word.key).collect();
        gone.sort_unstable();
        put.sort_unstable();
        gone == put
    }

    /// Whether no word stands in another's place.
    fn is_cut_or_filled(&self) -> bool {
        self.parts.iter().all(|part| part.op != Op::Replace)
    }

    /// Whether the odd wording only leaves words out.
    fn is_cut(&self) -> bool {
        self.parts.iter().all(|part| matches!(part.op, Op::Equal | Op::Delete))
    }

    /// Whether the other wording has words more, and all of these.
    fn is_cut_from(&self) -> bool {
        !self.alike() && self.parts.iter().all(|part| matches!(part.op, Op::Equal | Op::Insert))
    }
}

/// In days: after fewer an event is still told.
const DAYS: u32 = 2;
/// In days: after fewer a word more or less is the same utterance.
const SOME_DAYS: u32 = 5;
/// In days: within it one word for another is the same utterance.
const WEEK: u32 = 7;
/// So much in common, in eighths, is said once: 40 natural logarithms.
const LONG: u32 = 40 * 8;
/// From this share on two sentences have their words in common, not only their sense.
const MOSTLY: f32 = 0.6;
/// A member that has this share of an odd wording's weight is another reading of the same part.
const WHOLE: f32 = 0.5;
/// So much more of a fragment, in eighths of it, another wording has to hold than the reference to be what it is a part of.
const RATHER: u32 = 2;
/// Variants that may be the reference, and that are asked which of them reads like which.
const ASKED: usize = 16;

/// What is known of all passages.
pub struct Known<'a> {
    /// The quotations.
    pub corpus: &'a Corpus,
    /// Their sentences.
    pub occurrences: &'a [Occurrence],
    /// The quotations that are reworded from one another beside others that are not: one occasion, whatever the days.
    pub reworded: &'a FxHashSet<[u32; 2]>,
    /// How words are folded.
    pub folding: &'a Folding<'a>,
    /// What is known of names.
    pub people: &'a People,
}

/// Sides that are told apart: each is read anew, and thousands who say alike are not thousands of opponents.
const SIDES: usize = 3;

/// Makes the group of a passage, if at least two sources hold it; two groups, where two people say each their own, or one
/// person says one thing and denies another.
pub fn group(passage: &[passages::Part], known: &Known, folder: &mut Folder) -> Vec<Group> {
    side(passage, SIDES, known, folder)
}

/// The same for one side that may have so many others.
fn side(passage: &[passages::Part], further: usize, known: &Known, folder: &mut Folder) -> Vec<Group> {
    let Known { corpus, occurrences, folding, .. } = *known;
    let members: Vec<Member> = passage
        .iter()
        .map(|part| {
            let quote = &corpus.quotes[part.quote as usize];
            let first = &occurrences[part.from as usize];
            let last = &occurrences[part.to as usize - 1];
            let words = whole_words(quote, first.start..last.end);
            Member { quote: QuoteId(part.quote), segment: segment(quote, &words), words }
        })
        .collect();
    let source = |member: &Member| corpus.quote(member.quote).source;
    if members.iter().all(|member| source(member) == source(&members[0])) {
        return Vec::new();
    }
    let language = corpus.language(source(&members[0]));
    let rules = folding.rules(language);
    let sentences: Vec<&[Occurrence]> =
        passage.iter().map(|part| &occurrences[part.from as usize..part.to as usize]).collect();
    let variants = variants(&members, &sentences, corpus, folder);
    let (reference, readings) = reference(&variants, rules);
    let is_reworded = |one: usize, other: usize| {
        let (one, other) = (members[one].quote.0, members[other].quote.0);
        known.reworded.contains(&[one.min(other), one.max(other)])
    };
    let later = said_later(&variants, reference, &readings, is_reworded);
    if !later.is_empty() {
        return side(&passages::split(passage, later).1, further, known, folder);
    }
    if let Some(further) = further.checked_sub(1) {
        let mut others = opponents::find(&variants, reference, &members, known, rules);
        others.extend(contrasts::find(&variants, reference, &readings, rules));
        others.sort_unstable();
        others.dedup();
        if !others.is_empty() {
            let (theirs, own) = passages::split(passage, others);
            return [side(&own, further, known, folder), side(&theirs, further, known, folder)].concat();
        }
    }
    let mut group = Group { members, language, ..Group::default() };
    read(&mut group, &variants, (reference, readings), corpus, rules);
    vec![group]
}

/// Members that are not the reference's words, and are far from it in time: a speaker who says much the same every week,
/// or at the next stop of a tour. Within the week one word may have been misquoted; two were said otherwise, and after
/// some days a word more or less is the speaker's own.
fn said_later(
    variants: &[Variant],
    reference: usize,
    readings: &[Reading],
    is_reworded: impl Fn(usize, usize) -> bool,
) -> Vec<usize> {
    let own = &variants[reference];
    let later = |(variant, reading): &(&Variant, &Reading)| {
        let apart = own.days.apart(variant.days).unwrap_or(0);
        apart >= DAYS && {
            let share = reading.matched as f32 / own.weight.min(variant.weight).max(1) as f32;
            // Who repeats a speech repeats what stood beside the line: only other words for it are another's.
            let reworded = apart <= WEEK && share < MOSTLY && is_reworded(own.members[0], variant.members[0]);
            // “It falls, it does not rise”, “It does not fall, it rises”: too many words for any to be another's.
            let again = apart > WEEK
                || reading.changes() > 1 && !reading.is_reordered(own, variant)
                || apart >= SOME_DAYS && reading.is_cut_or_filled();
            !reworded && again && !reading.alike() && (reading.matched < LONG || share < 0.85)
        }
    };
    variants.iter().zip(readings).filter(later).flat_map(|(variant, _)| variant.members.iter().copied()).collect()
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

fn reading(a: &Variant, b: &Variant, rules: &WordingRules) -> Reading {
    let parts = compare(&a.folded, &b.folded);
    let matched = parts.iter().filter(|part| part.op == Op::Equal).map(|part| a.folded.weight(&part.a)).sum();
    Reading { parts: permit(parts, &a.folded, &b.folded, rules).into(), matched }
}

/// Sorts the variants into the reference and the odd wordings, as each reads beside the reference.
fn read(
    group: &mut Group,
    variants: &[Variant],
    (reference, readings): (usize, Vec<Reading>),
    corpus: &Corpus,
    rules: &WordingRules,
) {
    let mut wordings = vec![vec![reference]];
    let mut odd: Vec<(usize, Reading)> = Vec::new();
    for (index, reading) in readings.into_iter().enumerate().filter(|(index, _)| *index != reference) {
        if reading.alike() {
            wordings[0].push(index);
        } else {
            odd.push((index, reading));
        }
    }
    odd.retain(|(index, reading)| {
        let odd = &variants[*index];
        2 * reading.matched >= odd.weight || !is_other_part(odd, &wordings[0], variants, rules)
    });
    let own = quotes(&wordings[0], variants, group);
    let both = |index: usize| {
        both_printed(&variants[index], &wordings[0], variants, rules)
            || said_beside(&quotes(&[index], variants, group), &own, corpus)
    };
    let everywhere = |index: usize| all_print(&variants[index], &wordings[0], variants);
    odd.retain(|(index, reading)| !both(*index) || reading.is_cut() && !everywhere(*index));
    let farther: Vec<usize> =
        odd.iter().filter(|one| is_farther(one, &odd, variants)).map(|(index, _)| *index).collect();
    odd.retain(|(index, _)| !farther.contains(index));
    let own = &variants[reference];
    odd.sort_by_key(|(index, _)| {
        let variant = &variants[*index];
        (variant.is_fragment_of(own), Reverse((variant.sources.len(), variant.weight)))
    });
    let mut drifts = Vec::new();
    for (index, reading) in odd {
        let like = |&wording: &usize| reading_alike(&variants[wordings[wording][0]], &variants[index], rules);
        match (1..wordings.len().min(ASKED)).find(like) {
            Some(wording) => wordings[wording].push(index),
            None => {
                let leads: Vec<usize> = wordings.iter().map(|wording| wording[0]).collect();
                drifts.push(drift(&leads, index, reading, variants, rules));
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

/// Whether a wording with little of the reference is another part of a longer one that reads like it: “It was dark,” of
/// “It was dark, it … torch belonged to a boy of nine”, beside “it was raining, and the only torch belonged to a boy of nine”.
fn is_other_part(odd: &Variant, alike: &[usize], variants: &[Variant], rules: &WordingRules) -> bool {
    let mut longer =
        alike.iter().take(ASKED).map(|&index| &variants[index]).filter(|variant| variant.weight > odd.weight);
    longer.any(|variant| reading_alike(variant, odd, rules))
}

/// Whether every source of an odd wording prints another that is nearer to the reference: then that is its counterpart.
fn is_farther((index, own): &(usize, Reading), odd: &[(usize, Reading)], variants: &[Variant]) -> bool {
    let prints = |other: usize| {
        let mut sources = variants[*index].sources.iter();
        sources.all(|source| variants[other].sources.binary_search(source).is_ok())
    };
    let mut nearer = odd.iter().take(ASKED).filter(|(_, other)| other.matched > own.matched);
    !own.is_cut() && nearer.any(|(other, _)| prints(*other))
}

/// The quotations that have a wording, in order, and their sources.
fn quotes(wording: &[usize], variants: &[Variant], group: &Group) -> Vec<QuoteId> {
    let members = wording.iter().flat_map(|&index| &variants[index].members);
    let mut quotes: Vec<QuoteId> = members.map(|&member| group.members[member].quote).collect();
    quotes.sort_unstable();
    quotes
}

fn reading_alike(a: &Variant, b: &Variant, rules: &WordingRules) -> bool {
    reading(a, b, rules).alike()
}

/// The record's words, else those that most sources read like, else those that differ from the others in the fewest
/// places, else those of the longest quotation: who quotes most had the words before him. What is contained in another is
/// a trim of it, and what another holds with more words was cut from it, unless that is the shorter quotation by far.
/// Fragments have no say: they tell of a part alone. With it how each of the variants reads beside it.
fn reference(variants: &[Variant], rules: &WordingRules) -> (usize, Vec<Reading>) {
    let beside = |own: usize, others: Range<usize>| {
        let among = others.map(|other| {
            if other == own { Reading::default() } else { reading(&variants[own], &variants[other], rules) }
        });
        among.collect::<Vec<Reading>>()
    };
    if variants.len() == 1 || variants[0].record {
        return (0, beside(0, 0..variants.len()));
    }
    let asked = variants.len().min(ASKED);
    let all: Vec<Vec<Reading>> = (0..asked).map(|own| beside(own, 0..asked)).collect();
    let best = (0..asked).max_by_key(|&own| (standing(own, &all[own], variants), Reverse(own))).unwrap_or(0);
    let mut readings = all.into_iter().nth(best).unwrap_or_default();
    readings.extend(beside(best, asked..variants.len()));
    (best, readings)
}

/// How much there is to say for a variant as the reference, by how others read beside it.
fn standing(index: usize, readings: &[Reading], variants: &[Variant]) -> impl Ord + use<> {
    let own = &variants[index];
    let mut alike = own.sources.clone();
    let (mut changes, mut trim, mut cut, mut fragment) = (0, false, false, false);
    for (other, (variant, reading)) in variants.iter().zip(readings).enumerate().filter(|(other, _)| *other != index) {
        if !variant.is_fragment_of(own) {
            changes += reading.changes();
        }
        if reading.alike() {
            alike.extend(&variant.sources);
            trim |= (variant.weight, other) > (own.weight, index);
        }
        cut |= reading.is_cut_from() && own.fullest < 2 * variant.fullest;
        fragment |= own.is_fragment_of(variant);
    }
    alike.sort_unstable();
    alike.dedup();
    (!trim, alike.len(), !fragment, !cut, Reverse(changes), own.fullest, own.weight)
}

fn wording_of(wording: &[usize], variants: &[Variant]) -> Wording {
    let mut members: Vec<usize> = wording.iter().flat_map(|&index| variants[index].members.iter().copied()).collect();
    members.sort_unstable();
    // An odd wording is shown as it was compared.
    let shown = &variants[wording[0]];
    Wording { text: shown.whole.map_or_else(|| shown.folded.text.into(), ArcStr::clone), members }
}

/// How the next odd wording differs from the reference, the first of those that lead the wordings so far; a fragment from
/// the one that it is rather a part of.
fn drift(leads: &[usize], odd: usize, reading: Reading, variants: &[Variant], rules: &WordingRules) -> Drift {
    let variant = &variants[odd];
    let mut nearest = (0, reading);
    if variant.is_fragment_of(&variants[leads[0]]) {
        let enough = nearest.1.matched + variant.weight * RATHER / 8;
        let others = leads.iter().enumerate().skip(1).take(ASKED);
        let others = others.map(|(at, &lead)| (at, self::reading(&variants[lead], variant, rules)));
        let rather = others.max_by_key(|(at, reading)| (reading.matched, Reverse(*at)));
        nearest = rather.filter(|(_, reading)| reading.matched >= enough).unwrap_or(nearest);
    }
    let (against, Reading { parts, matched }) = nearest;
    let (whole, odd) = (&variants[leads[against]], variant);
    let (a, b) = (&whole.folded, &odd.folded);
    let piece = |part: &Part| Piece::of(part, a, b);
    let lighter = whole.weight.min(odd.weight).max(1);
    let similarity = (matched as f32 / lighter as f32).min(1.0);
    Drift { odd: leads.len(), against, pieces: parts.iter().map(piece).collect(), similarity, titled: b.is_titled() }
}
