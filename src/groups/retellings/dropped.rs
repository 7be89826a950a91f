//! Of all that may be a sentence's counterpart, what cannot be for the sake of another that is.
//!
//! What comes in is the matches of two articles; what goes out is those that no plainer one speaks against.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{BEST, Line, Match, NEARLY};
use crate::groups::evidence::Meeting;

/// Where two people say much the same in one article, another article means the one that it names.
pub(super) fn drop_others(found: &mut Vec<Match>, here: &[Line], there: &[Line]) {
    if found.iter().all(|one| one.voices != Meeting::Other) {
        return;
    }
    let mut named: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    for one in found.iter().filter(|one| one.voices == Meeting::Same) {
        for key in places(one, here, there) {
            let most = named.entry(key).or_default();
            *most = most.max(one.evidence);
        }
    }
    found.retain(|one| {
        let own = places(one, here, there).into_iter().filter_map(|key| named.get(&key));
        one.voices != Meeting::Other || own.fold(0.0, |most: f32, next| most.max(*next)) < BEST * one.evidence
    });
}

/// What stands word for word in both articles is not printed a second time in quite other words.
pub(super) fn drop_beside_copies(found: &mut Vec<Match>) {
    let copies = found.iter().filter(|one| one.verbatim && one.voices != Meeting::Other);
    let (here, there): (FxHashSet<usize>, FxHashSet<usize>) = copies.map(|copy| (copy.here, copy.there)).unzip();
    let is_copied = |one: &Match| here.contains(&one.here) || there.contains(&one.there);
    found.retain(|one| one.verbatim || one.share >= NEARLY || !is_copied(one));
}

/// What a match is about, as far as another may be about the same: a sentence of the one article, wherever it stands in
/// it, on the occasion that the other tells of, and the other way round.
fn places(one: &Match, here: &[Line], there: &[Line]) -> [(u32, u32); 2] {
    let (here, there) = (&here[one.here], &there[one.there]);
    [(here.saying, there.node), (there.saying, u32::MAX - here.node)]
}
