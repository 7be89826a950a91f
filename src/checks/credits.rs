//! Who is credited with a group's words, each speaker once.
//!
//! What comes in is a group; what goes out is its [`Credited`] speakers and the [`Rivals`] among them: two who cannot both
//! have said it. Quotations that carry no conflict (nested ones, scare quotes, titles, speakers merely carried over or
//! guessed) are left out here, once for all checks on speakers.

use rustc_hash::FxHashMap;

use super::{
    Check, Facts, Finding,
    doubts::{brings_in, is_formula, is_stock, of_two_stories},
    shared_words::{alike, words_in_common},
};
use crate::{
    attributions::{Basis, Confidence, Sort},
    corpus::{self, Credit, Person, PersonId, QuoteId, Relation, Side, relation},
    documents::Document,
    groups::{Group, GroupId, Member},
    quotations::Kind,
    rules::{Severity, words_of},
    sources::{Role, SourceId},
};

/// Words that two people do not say alike by chance.
const MANY: usize = 12;

/// Words that two people do not say alike by chance, if they are most of what each says.
const SOME: usize = 6;

/// How far a pronoun is to be believed to mean whom it seems to mean.
const PRONOUN: f32 = 0.9;

/// How many speakers of one group are held against each other.
const FEW: usize = 12;

/// One speaker of a group's words.
#[derive(Clone, Debug)]
pub struct Credited {
    /// Who.
    pub person: PersonId,
    /// Their quotations, the surest attribution first.
    pub quotes: Vec<QuoteId>,
    /// In how many sources.
    pub sources: usize,
    /// How sure the surest attribution is.
    pub confidence: f32,
    record: bool,
    /// Their parts of the group, as indices into its members.
    members: Vec<usize>,
}

impl Credited {
    fn new(person: PersonId) -> Self {
        Self { person, quotes: Vec::new(), sources: 0, confidence: 0.0, record: false, members: Vec::new() }
    }

    fn merge(&mut self, other: Self) {
        self.quotes.extend(other.quotes);
        self.sources += other.sources;
        self.confidence = self.confidence.max(other.confidence);
        self.record |= other.record;
        self.members.extend(other.members);
    }

    fn take(&mut self, facts: &Facts, group: &Group, index: usize) {
        let quote = group.members[index].quote;
        self.quotes.push(quote);
        self.record |= facts.corpus.source_of(quote).role == Role::Record;
        self.members.push(index);
    }

    /// Once all are taken.
    fn settle(&mut self, facts: &Facts) {
        let quote = |id: &QuoteId| facts.corpus.quote(*id);
        let mut sources: Vec<SourceId> = self.quotes.iter().map(|id| quote(id).source).collect();
        sources.sort_unstable();
        sources.dedup();
        self.sources = sources.len();
        self.quotes.sort_by(|a, b| quote(b).confidence.0.total_cmp(&quote(a).confidence.0));
        self.confidence = self.quotes.first().map_or(0.0, |id| quote(id).confidence.0);
    }

    /// The words that the group is about, of the first of their quotations.
    pub fn parts<'a>(&self, facts: &Facts<'a>, group: &Group) -> Vec<&'a str> {
        self.members.iter().take(FEW).map(|&index| part(facts, &group.members[index])).collect()
    }

    /// Whether those words are most of a quotation.
    fn most(&self, facts: &Facts, group: &Group) -> bool {
        let words = |text: &str| text.split_whitespace().count();
        self.members
            .iter()
            .map(|&index| &group.members[index])
            .any(|member| words(part(facts, member)) * 2 >= words(&facts.corpus.quote(member.quote).text))
    }
}

fn part<'a>(facts: &Facts<'a>, member: &Member) -> &'a str {
    let text = &facts.corpus.quote(member.quote).text;
    text.get(member.words.start as usize..member.words.end as usize).unwrap_or_default()
}

/// Two speakers of the same words.
#[derive(Clone, Debug)]
pub struct Rivals {
    /// The odd one out; of a messenger and the principal, the messenger.
    pub odd: Credited,
    /// Whom most sources, or a record, credit.
    pub reference: Credited,
    /// How they stand to each other.
    pub relation: Relation,
}

/// The speakers of a group's words: a record's first, then those whom most sources credit.
pub fn credited(facts: &Facts, group: &Group) -> Vec<Credited> {
    let found = as_written(facts, group);
    let sides = Sides::of(facts, &found);
    merged(facts, found, &sides)
}

/// The same, where a name that is written in two ways is two.
fn as_written(facts: &Facts, group: &Group) -> Vec<Credited> {
    let mut found: Vec<Credited> = Vec::new();
    let mut known: FxHashMap<PersonId, usize> = FxHashMap::default();
    for (index, member) in group.members.iter().enumerate() {
        let Some(person) = stated(facts, member.quote) else { continue };
        let at = *known.entry(person).or_insert_with(|| {
            found.push(Credited::new(person));
            found.len() - 1
        });
        found[at].take(facts, group, index);
    }
    found.iter_mut().for_each(|credited| credited.settle(facts));
    found.sort_by_key(order);
    found
}

/// A record's speakers first, then those whom most sources credit.
fn order(credited: &Credited) -> (bool, std::cmp::Reverse<usize>) {
    (!credited.record, std::cmp::Reverse(credited.sources))
}

/// Speakers who may be one, as one: a family name that several bear stays apart in the run, yet beside the same words it
/// is whoever bears it there.
fn merged(facts: &Facts, found: Vec<Credited>, sides: &Sides) -> Vec<Credited> {
    let mut kept: Vec<Credited> = Vec::new();
    let is_person = |credited: &Credited| facts.corpus.people.get(credited.person).sort == Sort::Person;
    for credited in found {
        let one = |known: &&mut Credited| {
            let one = || matches!(sides.relate(facts, known, &credited), Relation::Agree | Relation::Misspelled);
            is_person(known) && is_person(&credited) && one()
        };
        match kept.iter_mut().take(FEW).find(one) {
            Some(known) => known.merge(credited),
            None => kept.push(credited),
        }
    }
    kept.sort_by_key(order);
    kept
}

/// Whether any of one's quotations stands beside a word that names this one and not the other: neither “he”, nor the
/// family name that they share.
fn named(facts: &Facts, one: &Credited, other: &Credited) -> bool {
    let person = facts.corpus.people.get(one.person);
    let other = facts.corpus.people.get(other.person);
    // “A spokesman for Lund” has her name, and is not called by it.
    let others = if other.sort == Sort::Described { Vec::new() } else { words_of(&other.name) };
    let telling = |credit: &Credit| {
        let own = [words_of(&credit.naming.name), words_of(&person.name)].concat();
        words_of(&credit.mention.text).iter().any(|word| own.contains(word) && !others.contains(word))
    };
    person.sort != Sort::Person
        || one.quotes.iter().any(|&id| facts.corpus.quote(id).credit.as_ref().is_some_and(telling))
}

/// The person whom a quotation is stated to be of, where that can contradict anything.
pub fn stated(facts: &Facts, id: QuoteId) -> Option<PersonId> {
    let quote = facts.corpus.quote(id);
    let speech = match quote.kind {
        Kind::Direct | Kind::Partial | Kind::Block | Kind::Turn => true,
        Kind::Scare | Kind::Title => false,
    };
    let carried = quote.basis == Some(Basis::Carried);
    if speech && quote.depth == 0 && !carried { quote.person() } else { None }
}

/// The pairs of a group's speakers who are not one: everybody against the first, and messengers against principals.
pub fn rivals(facts: &Facts, group: &Group) -> Vec<Rivals> {
    let mut persons = group.members.iter().filter_map(|member| stated(facts, member.quote));
    let first = persons.next();
    if persons.all(|person| Some(person) == first) {
        // So are most groups.
        return Vec::new();
    }
    let found = as_written(facts, group);
    let sides = Sides::of(facts, &found);
    let mut pairs = misspelled(facts, &found, &sides);
    let found = merged(facts, found, &sides);
    // A description may be anybody's: beside it the first who is known is the reference as well.
    let is_known = |credited: &Credited| facts.corpus.people.get(credited.person).sort != Sort::Described;
    let known = found.iter().position(is_known).unwrap_or(0);
    for (at, one) in found.iter().enumerate().take(FEW) {
        for two in found.iter().skip(at + 1).take(FEW) {
            match sides.relate(facts, one, two) {
                Relation::Agree | Relation::SpeaksFor => {}
                Relation::Relay => pairs.push(messenger_first(facts, one, two, &sides)),
                Relation::Conflict if (at == 0 || at == known) && plain(facts, group, one, two) => {
                    pairs.push(Rivals { odd: two.clone(), reference: one.clone(), relation: Relation::Conflict })
                }
                Relation::Conflict | Relation::Misspelled => {}
            }
        }
    }
    pairs
}

/// Those whose name is another's mistyped.
fn misspelled(facts: &Facts, found: &[Credited], sides: &Sides) -> Vec<Rivals> {
    let mut pairs = Vec::new();
    for (at, reference) in found.iter().enumerate().take(FEW) {
        let slips = found.iter().skip(at + 1).take(FEW);
        let slips = slips.filter(|odd| sides.relate(facts, reference, odd) == Relation::Misspelled);
        let rivals =
            |odd: &Credited| Rivals { odd: odd.clone(), reference: reference.clone(), relation: Relation::Misspelled };
        pairs.extend(slips.map(rivals));
    }
    pairs
}

/// What the run knows of each of a group's speakers, gathered once; by the quotation that credits them the surest.
struct Sides<'a>(FxHashMap<QuoteId, Side<'a>>);

impl<'a> Sides<'a> {
    fn of(facts: &Facts<'a>, found: &[Credited]) -> Self {
        let people = &facts.rules.people;
        let side = |it: &Credited| Some((surest(it)?, Side::new(credit(facts, it)?, &facts.corpus.people, people)));
        // Who speaks alone, as most do, is held against nobody.
        let found = if found.len() > 1 { found } else { &[] };
        Self(found.iter().filter_map(side).collect())
    }

    fn get(&self, credited: &Credited) -> Option<&Side<'a>> {
        self.0.get(&surest(credited)?)
    }

    /// How two speakers stand to each other, with what their quotations say of messengers: whoever is named as having
    /// brought the words is not the one who sent them, though nothing but an office tells who that was.
    fn relate(&self, facts: &Facts, one: &Credited, two: &Credited) -> Relation {
        let (Some(a), Some(b)) = (self.get(one), self.get(two)) else { return Relation::Agree };
        let described = [one, two].iter().any(|one| facts.corpus.people.get(one.person).sort == Sort::Described);
        match relation(a, b, &facts.rules.people) {
            Relation::Agree if !described => Relation::Agree,
            Relation::Agree | Relation::Conflict | Relation::SpeaksFor
                if through(facts, one, two) || through(facts, two, one) =>
            {
                Relation::Relay
            }
            relation => relation,
        }
    }

    /// Whether the first is the one whose office is to pass on what others say.
    fn speaks_less(&self, one: &Credited, two: &Credited) -> bool {
        let messenger = |credited: &Credited| self.get(credited).is_some_and(Side::is_messenger);
        messenger(one) && !messenger(two)
    }
}

fn surest(credited: &Credited) -> Option<QuoteId> {
    credited.quotes.first().copied()
}

fn credit<'a>(facts: &Facts<'a>, credited: &Credited) -> Option<&'a Credit> {
    facts.corpus.quote(surest(credited)?).credit.as_ref()
}

/// Whether the principal's words came through the messenger.
fn through(facts: &Facts, principal: &Credited, messenger: &Credited) -> bool {
    let Some(name) = credit(facts, messenger).map(|credit| words_of(&credit.naming.name)) else { return false };
    let person = facts.corpus.people.get(messenger.person).sort == Sort::Person;
    person
        && principal.quotes.iter().any(|&id| {
            let via = facts.corpus.quote(id).credit.as_ref().and_then(|credit| credit.naming.via.as_deref());
            via.is_some_and(|via| name.last().is_some_and(|family| words_of(via).contains(family)))
        })
}

fn messenger_first(facts: &Facts, one: &Credited, two: &Credited, sides: &Sides) -> Rivals {
    let first = through(facts, two, one) || (!through(facts, one, two) && sides.speaks_less(one, two));
    let (odd, reference) = if first { (one, two) } else { (two, one) };
    Rivals { odd: odd.clone(), reference: reference.clone(), relation: Relation::Relay }
}

/// Whether the words are enough to be the same words whoever says them, and no source has them from both.
fn plain(facts: &Facts, group: &Group, one: &Credited, two: &Credited) -> bool {
    same_words(facts, group, one, two)
        && !together(facts, one, two)
        && !may_be_one(facts, one, two)
        && !is_stock(facts, group, one)
        && (of_one_story(facts, one, two) || !is_formula(facts, group, one) || !of_two_stories(facts, group, one, two))
        && !brings_in(facts, one, two)
        && !brings_in(facts, two, one)
}

/// Whether all words of one's name are in the other's: “Ada Lund”, “Ada Lund of the union”.
fn may_be_one(facts: &Facts, one: &Credited, two: &Credited) -> bool {
    let [a, b] = [one, two].map(|it| words_of(&facts.corpus.people.get(it.person).name));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().all(|word| long.contains(word))
}

/// Whether two sets of quotations hold so many of the same words that chance is no answer.
fn same_words(facts: &Facts, group: &Group, one: &Credited, two: &Credited) -> bool {
    let words = words_in_common(facts, group, one, two);
    words >= MANY
        || (words >= SOME && one.most(facts, group) && two.most(facts, group))
        || (words > 0 && of_one_story(facts, one, two))
}

/// The quotations among these that plainly hold the words that are credited to somebody elsewhere.
pub fn of_the_same_words(facts: &Facts, group: &Group, quotes: &[QuoteId], credited: &Credited) -> Vec<QuoteId> {
    let members = group.members.iter().enumerate().filter(|(_, member)| quotes.contains(&member.quote));
    let same = |(index, _): &(usize, &Member)| {
        let mut one = Credited::new(credited.person);
        one.take(facts, group, *index);
        same_words(facts, group, &one, credited)
    };
    members.filter(same).map(|(_, member)| member.quote).collect()
}

/// Whether what one is credited by may well mean the other: “he”, in a source that names the other too, or of words that
/// are not quite the same. Of many quotations the first are asked.
fn misread(facts: &Facts, group: &Group, one: &Credited, other: &Credited) -> bool {
    let person = facts.corpus.people.get(other.person);
    let may_mean = |id: &QuoteId| {
        let source = facts.corpus.quote(*id).source;
        person.speaks_in(source) || is_mentioned(facts, person, source)
    };
    !named(facts, one, other) && (!alike(facts, group, one, other) || one.quotes.iter().take(FEW).any(may_mean))
}

/// Whether the prose of a source has the last word of somebody's name; of a source that can no longer be read nobody can
/// tell.
fn is_mentioned(facts: &Facts, person: &Person, source: SourceId) -> bool {
    let name = words_of(&person.name);
    let looked = |document: &Document| name.last().is_none_or(|last| words_of(&document.text).contains(last));
    corpus::prose(facts.corpus.source(source), facts.rules, looked).unwrap_or(true)
}

/// Whether two of their sources tell one story. Of many sources the first are asked.
fn of_one_story(facts: &Facts, one: &Credited, two: &Credited) -> bool {
    let sources = |credited: &Credited| {
        let quotes = credited.quotes.iter().take(FEW);
        quotes.map(|&id| facts.corpus.quote(id).source).collect::<Vec<_>>()
    };
    let others = sources(two);
    sources(one).iter().any(|&a| others.iter().any(|&b| a != b && facts.tell_one_story(a, b)))
}

/// Whether the odd one's sources all credit the other as well: then one of them repeats the other.
fn together(facts: &Facts, one: &Credited, two: &Credited) -> bool {
    let source = |id: &QuoteId| facts.corpus.quote(*id).source;
    two.quotes.iter().all(|id| one.quotes.iter().any(|other| source(other) == source(id)))
}

/// A finding about two speakers: the odd one's quotations first. Where either attribution is
/// not sure, or both may well have said it, a note.
pub fn finding(facts: &Facts, check: &Check, group: usize, rivals: &Rivals, message: String) -> Finding {
    let believed = |one: &Credited, other: &Credited| {
        let doubt = if misread(facts, &facts.groups[group], one, other) { PRONOUN } else { 1.0 };
        one.confidence * doubt
    };
    let (odd, reference) = (&rivals.odd, &rivals.reference);
    let confidence = believed(odd, reference).min(believed(reference, odd));
    let said_by_many = || {
        let group = &facts.groups[group];
        let elsewhere = || !of_one_story(facts, odd, reference) && of_two_stories(facts, group, odd, reference);
        is_formula(facts, group, odd) || elsewhere()
    };
    let doubted = confidence < Confidence::SURE.0 || rivals.relation == Relation::Conflict && said_by_many();
    let severity = if doubted { Severity::Note } else { check.severity };
    Finding {
        severity,
        group: Some(GroupId(group as u32)),
        quotes: [&*rivals.odd.quotes, &*rivals.reference.quotes].concat(),
        ..Finding::new(check, message, confidence)
    }
}

/// “one other source”, “3 other sources”.
pub fn in_sources(count: usize) -> String {
    if count == 1 { "one source".to_owned() } else { format!("{count} sources") }
}

/// The fullest name of a speaker.
pub fn name<'a>(facts: &Facts<'a>, credited: &Credited) -> &'a str {
    &facts.corpus.people.get(credited.person).name
}
