//! Differences between wordings, offered to the checks on words.
//!
//! What comes in is a [`Drift`]; what goes out is what the checks [`claim`](Claim) of it, each piece once.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::{CHECKS, Check, Facts, Finding, Run, headlines::is_headline_style, translations::Translations};

use crate::{
    corpus::{Quote, QuoteId, Setting},
    groups::{Drift, Group, GroupId, Op, Piece, Says, Wording},
    rules::Severity,
    sources::Role,
    text::latin,
};

/// What a check on words says of a difference.
pub struct Claim {
    /// Who claims.
    pub check: &'static Check,
    /// Indices into [`Drift::pieces`] that nobody else shall speak of.
    pub pieces: Vec<usize>,
    /// One sentence.
    pub message: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// An odd wording beside its reference, and what of their difference is still free.
pub struct DriftView<'a> {
    /// Everything else.
    pub facts: &'a Facts<'a>,
    /// The group's number.
    pub id: GroupId,
    /// The group.
    pub group: &'a Group,
    /// How the wordings differ.
    pub drift: &'a Drift,
    taken: Vec<bool>,
}

impl<'a> DriftView<'a> {
    /// A view with every piece free.
    pub fn new(facts: &'a Facts<'a>, id: GroupId, group: &'a Group, drift: &'a Drift) -> Self {
        let taken = drift.pieces.iter().map(|piece| piece.op == Op::Equal).collect();
        Self { facts, id, group, drift, taken }
    }

    /// The differences that nobody has claimed, with their indices.
    pub fn free(&self) -> impl Iterator<Item = (usize, &'a Piece)> + '_ {
        let pieces = self.drift.pieces.iter().enumerate();
        pieces.filter(|(index, _)| !self.taken[*index])
    }

    /// The quotations of the odd wording, and those of what it is set against.
    pub fn wordings(&self) -> [Vec<QuoteId>; 2] {
        [self.drift.odd, self.drift.against].map(|wording| {
            let members = &self.group.wordings[wording].members;
            members.iter().map(|&member| self.group.members[member].quote).collect()
        })
    }

    /// Whether the reference is what a record holds.
    pub fn against_record(&self) -> bool {
        self.wordings()[1].iter().any(|&quote| self.facts.corpus.source_of(quote).role == Role::Record)
    }

    /// A finding about this difference, with everything that does not depend on the check.
    pub fn finding(&self, check: &Check, message: String, confidence: f32) -> Finding {
        let wordings = self.wordings();
        Finding {
            group: Some(self.id),
            quotes: wordings.concat(),
            wordings: Some(wordings),
            diff: Some(self.drift.pieces.clone()),
            similarity: Some(self.drift.similarity),
            ..Finding::new(check, message, confidence)
        }
    }
}

impl Claim {
    /// A claim on some pieces, with what became of them as its sentence.
    pub fn on(check: &'static Check, pieces: Vec<usize>, view: &DriftView, confidence: f32) -> Option<Self> {
        let first = pieces.first()?;
        let mut message = change(&view.drift.pieces[*first]);
        if let [_, second, rest @ ..] = &pieces[..] {
            message = format!("{message}, {}", change(&view.drift.pieces[*second]));
            if !rest.is_empty() {
                message = format!("{message}, and {} more", rest.len());
            }
        }
        Some(Self { check, pieces, message, confidence })
    }
}

/// What became of the reference's words, as a clause: “optimism” became “confidence”.
pub fn change(piece: &Piece) -> String {
    let (a, b) = (shortened(&piece.a), shortened(&piece.b));
    match piece.op {
        Op::Replace => format!("“{a}” became “{b}”"),
        Op::Delete => format!("“{a}” was left out"),
        Op::Insert => format!("“{b}” was put in"),
        Op::Equal => format!("“{a}” stands"),
    }
}

/// Words that fit into a sentence about them: the beginning and the end of a long stretch.
pub fn shortened(words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    match &all[..] {
        [first @ .., _, _, _] if all.len() > 14 => {
            format!("{} … {}", first[..9].join(" "), all[all.len() - 3..].join(" "))
        }
        _ => all.join(" "),
    }
}

/// Offers one difference to the checks on words, in the order of their table.
pub fn claims(mut view: DriftView) -> (Vec<Claim>, DriftView) {
    let mut made = Vec::new();
    for check in CHECKS {
        let Run::Pieces(claim) = check.run else { continue };
        if let Some(claim) = claim(&view) {
            claim.pieces.iter().for_each(|&piece| view.taken[piece] = true);
            made.push(claim);
        }
    }
    (made, view)
}

/// What kinds of change a difference between texts of one language is made of, each with what became of the words: `number-drift, “two” became “ten”`.
pub fn kinds_of_change(facts: &Facts, language: usize, drift: &Drift) -> Vec<String> {
    let side = |words: fn(&Piece) -> &str| {
        let words: Vec<&str> = drift.pieces.iter().map(words).filter(|words| !words.is_empty()).collect();
        Wording { text: words.join(" ").into(), members: Vec::new() }
    };
    let wordings = vec![side(|piece| &piece.a), side(|piece| &piece.b)];
    let group = Group { wordings, language, ..Group::default() };
    let (claims, _) = claims(DriftView::new(facts, GroupId(0), &group, drift));
    claims.into_iter().map(|claim| format!("{}, {}", claim.check.name, claim.message)).collect()
}

/// The quotations whose words the records have otherwise, in pieces, or not at all.
fn judged(facts: &Facts) -> FxHashSet<QuoteId> {
    let words = facts.records.iter().filter(|heard| match heard.says {
        Says::Otherwise { .. } | Says::Apart { .. } | Says::Nothing { .. } => true,
        Says::Another { .. } => false,
    });
    words.map(|heard| heard.quote).collect()
}

/// Every difference of every group.
pub fn run(facts: &Facts) -> Vec<Finding> {
    let (judged, translations) = (judged(facts), Translations::of(facts));
    let of_group = |(index, group)| of_group(facts, GroupId(index as u32), group, &judged, &translations);
    facts.groups.par_iter().enumerate().flat_map_iter(of_group).collect()
}

/// Every difference of one group. Where a record is the reference, the checks on records speak instead.
fn of_group(
    facts: &Facts,
    id: GroupId,
    group: &Group,
    judged: &FxHashSet<QuoteId>,
    translations: &Translations,
) -> Vec<Finding> {
    let quotes = |wording: usize| {
        let members = group.wordings[wording].members.iter();
        members.map(|&member| group.members[member].quote)
    };
    // What a record says of either wording tells more than what they say of each other.
    let heard = |wording: usize| quotes(wording).any(|quote| judged.contains(&quote));
    // A hymn or a banner is nobody's own words: whoever hears it writes it down as they know it.
    let sung = |wording: usize| quotes(wording).any(|quote| facts.corpus.quote(quote).sung);
    let silent = |wording| heard(wording) || sung(wording);
    let loud = |drift: &&Drift| !silent(drift.against) && !silent(drift.odd) && !are_apart(facts, group, drift);
    let mut findings = Vec::new();
    for drift in group.drifts.iter().filter(loud) {
        let (mut claims, view) = claims(DriftView::new(facts, id, group, drift));
        let is_chosen = |claim: &Claim| claim.check.severity < Severity::Error;
        let mut quotes = view.wordings().into_iter().flatten();
        // A number, a name or a denial is no translator's to choose.
        if claims.iter().any(is_chosen) && quotes.any(|quote| translations.hold(facts, quote)) {
            claims.retain(|claim| !is_chosen(claim));
        }
        claims.retain(|claim| !is_chosen(claim) || !is_headline_style(&view, claim));
        if view.against_record() {
            findings.extend(CHECKS.iter().filter_map(|check| match check.run {
                Run::Record(speak) => speak(&view, &claims),
                Run::Pieces(_) | Run::Whole(_) => None,
            }));
        } else {
            let told = |claim: Claim| view.finding(claim.check, claim.message, claim.confidence);
            findings.extend(claims.into_iter().map(told));
        }
    }
    findings
}

/// Whether two wordings were said on two occasions by what their clauses say: on two weekdays, to two outlets, in court and
/// outside it. Who tells two papers of one matter does not say the same words twice.
fn are_apart(facts: &Facts, group: &Group, drift: &Drift) -> bool {
    let quotes = |wording: usize| {
        let members = group.wordings[wording].members.iter();
        members.map(|&member| facts.corpus.quote(group.members[member].quote))
    };
    fn apart<T: PartialEq>(ours: Option<Vec<T>>, others: Option<Vec<T>>) -> bool {
        ours.zip(others).is_some_and(|(ours, others)| ours.iter().all(|one| !others.contains(one)))
    }
    let days = |wording| quotes(wording).map(|quote| quote.told.day).collect();
    let outlet = |quote: &Quote| quote.credit.as_ref()?.naming.via.as_deref().map(outlet);
    let outlets = |wording| quotes(wording).map(outlet).collect();
    let setting = |quote: &Quote| quote.told.setting.or(outlet(quote).map(|_| Setting::Aired));
    let settings = |wording| quotes(wording).map(setting).collect::<Option<Vec<_>>>();
    let set_apart = || {
        let both = settings(drift.odd).zip(settings(drift.against));
        both.is_some_and(|(ours, others)| ours.iter().all(|one| others.iter().all(|other| one.is_apart_from(*other))))
    };
    apart(days(drift.odd), days(drift.against)) || apart(outlets(drift.odd), outlets(drift.against)) || set_apart()
}

/// An outlet's name as it is compared: the Echo and Echo are one.
fn outlet(name: &str) -> String {
    let name = latin(name);
    name.split_whitespace().next_back().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{corpus::Corpus, groups::Found, rules::Rules};

    #[test]
    fn a_paraphrase_of_a_record_is_told_as_one() {
        let rules = Rules::built_in().expect("the rules compiled in are read by every test");
        let (corpus, found) = (Corpus::default(), Found::default());
        let piece = Piece {
            op: Op::Replace,
            a: "We sail at dawn".into(),
            b: "The fleet leaves".into(),
            words: Default::default(),
        };
        let drift = Drift { odd: 1, against: 0, pieces: [piece].into(), similarity: 0.3, titled: false };
        let kinds = kinds_of_change(&Facts::new(&corpus, &found, &rules), 0, &drift);
        assert!(kinds[0].starts_with("paraphrased-quote, “The fleet leaves” stands in marks"), "{kinds:?}");
    }
}
