//! Contrasts: two sentences that one speaker sets against each other.
//!
//! What comes in is the variants of a passage; what goes out is the members of those that deny what the reference affirms,
//! and say it of something else: “Sales of soup were strong”, “Sales of frozen meals were not strong”. Who misquotes puts a
//! denial in or leaves it out, and has the rest as it was; both at once, in a sentence that holds little more, are two
//! sentences.

use super::{Op, Word, variants::Variant, wordings::Reading};
use crate::rules::{CONTENT, Sorts, WordingRules};

/// So many times what stands in another's place has to stand as it was for a denial to be the change.
const TIMES: u32 = 3;

/// The members that leave the reference's group, as each variant reads beside it.
pub fn find(variants: &[Variant], reference: usize, readings: &[Reading], rules: &WordingRules) -> Vec<usize> {
    let others = variants.iter().zip(readings).enumerate().filter(|(at, _)| *at != reference);
    let contrary = others.filter(|(_, (variant, reading))| contrary(&variants[reference], variant, reading, rules));
    contrary.flat_map(|(_, (variant, _))| variant.members.iter().copied()).collect()
}

fn contrary(a: &Variant, b: &Variant, reading: &Reading, rules: &WordingRules) -> bool {
    if reordered(a, b) {
        return false;
    }
    let (mut stands, mut exchanged, mut denied) = (0, 0, false);
    for part in &reading.parts {
        let (x, y) = (&a.folded.words[part.a.clone()], &b.folded.words[part.b.clone()]);
        if part.op == Op::Equal {
            stands += telling(x, &[], rules);
        } else {
            let own = [telling(x, y, rules), telling(y, x, rules)];
            exchanged += own[0].min(own[1]);
            // A denial among telling words was put for them: “otherwise”, “that they did not”.
            denied |= denials(x) % 2 != denials(y) % 2 && own == [0, 0];
        }
    }
    denied && exchanged > 0 && stands < TIMES * exchanged
}

/// “I lied, but I did not steal”, “I stole, but I did not lie”: no word is another's.
fn reordered(a: &Variant, b: &Variant) -> bool {
    let sorted = |variant: &Variant| {
        let mut keys: Vec<u32> = variant.folded.words.iter().map(|word| word.key).collect();
        keys.sort_unstable();
        keys
    };
    a.folded.words.len() == b.folded.words.len() && sorted(a) == sorted(b)
}

fn denials(words: &[Word]) -> usize {
    words.iter().filter(|word| word.traits.has(Sorts::NEGATION)).count()
}

/// What the telling words weigh that the other side has in no form, in eighths; a denial and what measures are none.
fn telling(words: &[Word], others: &[Word], rules: &WordingRules) -> u32 {
    let tells = |word: &&Word| {
        word.stem.weight() >= CONTENT && !word.traits.has(Sorts::NEGATION) && !word.traits.has(Sorts::QUANTIFIER)
    };
    let sense = |word: &Word| rules.kin().sense(word.stem);
    let own = words.iter().filter(tells).filter(|word| others.iter().all(|other| sense(other) != sense(word)));
    own.map(|word| word.stem.weight()).sum()
}
