//! What a finding rests on: each wording once, under it who said it, and every place where it stands.
//!
//! What comes in is a [`Finding`] of an [`Outcome`]; what goes out is [`Exhibit`]s. Knows nothing of width or colour.

use rustc_hash::FxHashSet;

use super::{
    cut::{Stress, Words},
    differ::{Side, differ, merge},
    places::Places,
};
use crate::{
    attributions::Basis,
    checks::Finding,
    corpus::{Corpus, Credit, Place, QuoteId},
    groups::Group,
    reports::Outcome,
    sources::{Role, SourceId},
};

/// One wording, or one person where the finding is about names.
#[derive(Debug)]
pub struct Exhibit<'a> {
    /// What is read first.
    pub head: Head<'a>,
    /// Whether its words are the odd ones.
    pub side: Side,
    /// In whose sources: `the record`, `3 sources`.
    pub where_from: String,
    /// Who said it, in the order of the sources.
    pub voices: Vec<Voice>,
}

/// What an exhibit shows.
#[derive(Debug)]
pub enum Head<'a> {
    /// Words between marks.
    Words(Words<'a>),
    /// The voices say it all.
    None,
}

/// Who is credited, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct Voice {
    /// `Ada Holm, harbour master, through Rolf Teig`.
    pub who: String,
    /// Whether it is the odd one of a conflict.
    pub stress: Stress,
    /// `path:line:column`, each.
    pub places: Vec<String>,
}

/// One person's spellings and offices: what was said does not matter.
const ABOUT_NAMES: [&str; 2] = ["MQ202", "MQ204"];

/// The evidence of one finding.
pub fn evidence<'a>(outcome: &'a Outcome, finding: &'a Finding, places: &Places) -> Vec<Exhibit<'a>> {
    let case = Case { outcome, places };
    if ABOUT_NAMES.contains(&finding.code.0) {
        return vec![case.names(finding)];
    }
    let group = finding.group.and_then(|id| outcome.groups.get(id.0 as usize));
    let mut exhibits = match (&finding.wordings, group) {
        (Some(sides), _) => case.two_wordings(finding, sides, group),
        (None, Some(group)) => case.same_words(finding, group),
        (None, None) => case.each_alone(finding),
    };
    // A record whose wording is shown already is not shown again for the place where it stands.
    let shown = |source: &SourceId| finding.quotes.iter().any(|&quote| outcome.corpus.quote(quote).source == *source);
    let further = finding.places.iter().filter(|(source, _)| finding.wordings.is_none() || !shown(source));
    exhibits.extend(case.outside_marks(further));
    exhibits
}

/// Every wording of a group, each odd one against the reference.
pub fn group_evidence<'a>(outcome: &'a Outcome, group: &'a Group, places: &Places) -> Vec<Exhibit<'a>> {
    let case = Case { outcome, places };
    let exhibit = |(index, wording): (usize, &'a crate::groups::Wording)| {
        let against =
            group.drifts.iter().filter(|drift| if index == 0 { drift.against == 0 } else { drift.odd == index });
        let side = if index == 0 { Side::Reference } else { Side::Odd };
        let words = against.map(|drift| differ(&wording.text, &drift.pieces, side)).reduce(merge);
        let words = words.unwrap_or(Words { text: &wording.text, ..Words::default() });
        let quotes: Vec<QuoteId> = wording.members.iter().map(|&member| group.members[member].quote).collect();
        case.exhibit(words, side, &quotes)
    };
    let mut exhibits: Vec<Exhibit> = group.wordings.iter().enumerate().map(exhibit).collect();
    exhibits.extend(case.outside_marks(group.bare.iter()));
    exhibits
}

struct Case<'a, 'p> {
    outcome: &'a Outcome,
    places: &'p Places,
}

impl<'a> Case<'a, '_> {
    fn corpus(&self) -> &'a Corpus {
        &self.outcome.corpus
    }

    /// The reference, then the odd wording.
    fn two_wordings(
        &self,
        finding: &'a Finding,
        [odd, reference]: &[Vec<QuoteId>; 2],
        group: Option<&'a Group>,
    ) -> Vec<Exhibit<'a>> {
        let diff = finding.diff.as_deref().unwrap_or_default();
        let sides = [(reference, Side::Reference), (odd, Side::Odd)].into_iter();
        let exhibit = |(quotes, side): (&Vec<QuoteId>, Side)| {
            let text = quotes.first().map(|&quote| self.wording(group, quote))?;
            Some(self.exhibit(differ(text, diff, side), side, quotes))
        };
        sides.filter_map(exhibit).collect()
    }

    /// The group's wordings that the finding's quotations have; whoever is credited with the first is the odd one out.
    fn same_words(&self, finding: &Finding, group: &'a Group) -> Vec<Exhibit<'a>> {
        let mut exhibits = Vec::new();
        let ours: FxHashSet<QuoteId> = finding.quotes.iter().copied().collect();
        let odd = finding.quotes.first().map(|&quote| self.who(quote));
        for wording in &group.wordings {
            let members = wording.members.iter().map(|&member| group.members[member].quote);
            let named: Vec<QuoteId> = members.filter(|quote| ours.contains(quote)).collect();
            if !named.is_empty() {
                let words = Words { text: &wording.text, ..Words::default() };
                let mut exhibit = self.exhibit(words, Side::Reference, &named);
                exhibit.voices.iter_mut().filter(|voice| Some(&voice.who) == odd.as_ref()).for_each(|voice| {
                    voice.stress = Stress::Odd;
                });
                exhibits.push(exhibit);
            }
        }
        exhibits
    }

    /// Each quotation's own words; the same words once.
    fn each_alone(&self, finding: &Finding) -> Vec<Exhibit<'a>> {
        let mut texts: Vec<(&'a str, Vec<QuoteId>)> = Vec::new();
        for &quote in &finding.quotes {
            let text: &str = &self.corpus().quote(quote).text;
            match texts.iter_mut().find(|(known, _)| *known == text) {
                Some((_, quotes)) => quotes.push(quote),
                None => texts.push((text, vec![quote])),
            }
        }
        let exhibit = |(text, quotes): (&'a str, Vec<QuoteId>)| {
            self.exhibit(Words { text, ..Words::default() }, Side::Odd, &quotes)
        };
        texts.into_iter().map(exhibit).collect()
    }

    /// Who is named how, with which office, where.
    fn names(&self, finding: &Finding) -> Exhibit<'a> {
        let mut voices = Vec::new();
        for &id in &finding.quotes {
            let who = match (self.corpus().quote(id).credit.as_ref(), finding.code.0) {
                (None, _) => NOBODY.to_owned(),
                (Some(credit), "MQ204") => self.titled(credit, self.corpus().quote(id).source),
                (Some(credit), _) => credit.naming.name.to_string(),
            };
            hear(&mut voices, who, self.places.quote(self.corpus(), id));
        }
        for (source, place) in &finding.places {
            hear(&mut voices, place.text.to_string(), self.places.elsewhere(self.corpus(), *source, place));
        }
        Exhibit { head: Head::None, side: Side::Reference, where_from: String::new(), voices }
    }

    /// The name with the office given beside the quotation, or else anywhere in the source.
    fn titled(&self, credit: &Credit, source: SourceId) -> String {
        let person = self.corpus().people.all.get(credit.person.0 as usize);
        let offices = person.into_iter().flat_map(|person| &person.offices);
        let elsewhere = offices.filter(|(place, _)| *place == source).map(|(_, office)| &**office).next();
        let office = credit.naming.role.as_deref().or(elsewhere);
        office.map_or(credit.naming.name.to_string(), |office| format!("{}, {office}", credit.naming.name))
    }

    /// Words that stand without marks, or in a record.
    fn outside_marks(&self, found: impl Iterator<Item = &'a (SourceId, Place)>) -> Vec<Exhibit<'a>> {
        let exhibit = |(source, place): &'a (SourceId, Place)| {
            let (side, where_from) = match self.corpus().source(*source).role {
                Role::Record => (Side::Reference, "the record"),
                Role::Article => (Side::Odd, "no marks"),
            };
            let at = self.places.elsewhere(self.corpus(), *source, place);
            let voices = vec![Voice { who: String::new(), stress: Stress::Plain, places: vec![at] }];
            let head = Head::Words(Words { text: &place.text, ..Words::default() });
            Exhibit { head, side, where_from: where_from.to_owned(), voices }
        };
        found.map(exhibit).collect()
    }

    fn exhibit(&self, words: Words<'a>, side: Side, quotes: &[QuoteId]) -> Exhibit<'a> {
        let mut voices = Vec::new();
        for &quote in quotes {
            hear(&mut voices, self.who(quote), self.places.quote(self.corpus(), quote));
        }
        Exhibit { head: Head::Words(words), side, where_from: self.where_from(quotes), voices }
    }

    /// The part of a quotation that is the group's words; the whole of it, where there is no group.
    fn wording(&self, group: Option<&'a Group>, quote: QuoteId) -> &'a str {
        let of = |group: &'a Group| {
            let member = group.members.iter().position(|member| member.quote == quote)?;
            group.wordings.iter().find(|wording| wording.members.contains(&member))
        };
        group.and_then(of).map_or(&*self.corpus().quote(quote).text, |wording| &*wording.text)
    }

    /// Who is credited, by the fullest name that any source gives.
    fn who(&self, quote: QuoteId) -> String {
        let corpus = self.corpus();
        let quote = corpus.quote(quote);
        let (Some(person), Some(credit)) = (quote.person(), quote.credit.as_ref()) else { return NOBODY.to_owned() };
        let name = match corpus.people.all.get(person.0 as usize) {
            Some(person) if !person.name.is_empty() => &person.name,
            Some(_) | None => &credit.naming.name,
        };
        let through = credit.naming.via.as_deref().map_or(String::new(), |via| format!(", through {via}"));
        let carried = if quote.basis == Some(Basis::Carried) { ", carried over" } else { "" };
        format!("{name}{through}{carried}")
    }

    fn where_from(&self, quotes: &[QuoteId]) -> String {
        let mut sources: Vec<SourceId> = quotes.iter().map(|&quote| self.corpus().quote(quote).source).collect();
        sources.sort_unstable();
        sources.dedup();
        let on_record = |source: &SourceId| self.corpus().source(*source).role == Role::Record;
        let records = sources.iter().filter(|source| on_record(source)).count();
        match (records, sources.len() - records) {
            (0, 1) => "1 source".to_owned(),
            (0, many) => format!("{many} sources"),
            (_, 0) => "the record".to_owned(),
            (_, many) => format!("the record and {many} more"),
        }
    }
}

const NOBODY: &str = "nobody named";

/// Adds a place to the voice that has said it, or a new voice.
fn hear(voices: &mut Vec<Voice>, who: String, place: String) {
    match voices.iter_mut().find(|voice| voice.who == who) {
        Some(voice) if voice.places.last() == Some(&place) => {}
        Some(voice) => voice.places.push(place),
        None => voices.push(Voice { who, stress: Stress::Plain, places: vec![place] }),
    }
}
