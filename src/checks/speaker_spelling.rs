//! MQ202: one person who is credited with speech, spelled differently.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Check, Code, Facts, Finding, Run, credits};
use crate::{
    attributions::Sort,
    corpus::{Name, PersonId, Place, QuoteId, Relation, Spelling},
    rules::{People, Severity, words_of},
    sources::SourceId,
};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ202"),
    name: "speaker-spelling",
    severity: Severity::Note,
    page: PAGE,
    run: Run::Whole(find),
};

const PAGE: &str = "\
## What it means

Sources spell the name of one speaker differently: “Zelenskyy” and “Zelensky”, “Kellogg” and “Kellog”. One of them may
be a slip; or each follows its house style, and the difference is worth knowing when texts are merged.

A longer form of the name, a nickname, an initial and an accent left out are no other spelling.

## Example

> “The pier will be closed until June,” said Steven Kellogg.
>
> “We shall see,” said Stephen Kellog.

## How to fix it

Choose one spelling. If sources are free to differ, list the spellings of the speaker in `misquote.yaml` under
`speakers:`, which also silences this check for that person.

## How to silence it

In Markdown or HTML, `<!-- misquote: ignore[MQ202] reason -->` before the paragraph; in `misquote.yaml`, `level: off` for
the check.
";

/// One way to spell one word of a name.
struct Way<'a> {
    word: Box<str>,
    /// Where it stands, once a source.
    places: Vec<&'a Spelling>,
}

/// One finding a person.
fn find(facts: &Facts) -> Vec<Finding> {
    let people = &facts.corpus.people;
    let spelled: Vec<(PersonId, Vec<Way>)> = people
        .all
        .iter()
        .enumerate()
        .filter(|(_, person)| person.sort == Sort::Person && person.spellings.len() > 1)
        .filter_map(|(id, person)| Some((PersonId(id as u32), ways(&person.spellings, &facts.rules.people)?)))
        .collect();
    let quotes = if spelled.is_empty() { FxHashMap::default() } else { quotes(facts, &spelled) };
    let told = |(id, ways): &(PersonId, Vec<Way>)| finding(facts, *id, ways, quotes.get(id).map_or(&[], Vec::as_slice));
    spelled.iter().map(told).chain(mistyped(facts)).collect()
}

/// Two who are credited with the same words, and whose names are so much alike that they are one: each two once.
fn mistyped(facts: &Facts) -> Vec<Finding> {
    let mut told: FxHashSet<[PersonId; 2]> = FxHashSet::default();
    let mut findings = Vec::new();
    for (group, rivals) in facts.rivals().iter().enumerate() {
        for rivals in rivals.iter().filter(|rivals| rivals.relation == Relation::Misspelled) {
            let [odd, reference] = [&rivals.odd, &rivals.reference];
            if told.insert([odd.person, reference.person]) {
                let [one, two] = [reference, odd].map(|it| credits::name(facts, it));
                let [here, there] = [reference, odd].map(|it| credits::in_sources(it.sources));
                let message = format!("one person, by the same words, is {one} in {here} and {two} in {there}");
                findings.push(credits::finding(facts, &CHECK, group, rivals, message));
            }
        }
    }
    findings
}

/// The ways in which a person's family name, else the given name, is spelled, the commonest first; nothing for one way.
fn ways<'a>(spellings: &'a [Spelling], rules: &People) -> Option<Vec<Way<'a>>> {
    let names = names(spellings, rules);
    let full: Vec<&Name> = names.iter().map(|(name, _)| name).filter(|name| name.is_full()).collect();
    // A lone word may be a given name.
    let is_family = |name: &Name| full.is_empty() || full.iter().any(|full| full.family_sounds_like(name));
    let families = names.iter().filter(|(name, _)| is_family(name)).map(|(name, places)| (name.family.clone(), places));
    let given = names.iter().filter_map(|(name, places)| Some((name.called()?.into(), places)));
    let families = several(families, |one, two| Name::bare(one, rules).family_sounds_like(&Name::bare(two, rules)));
    families.or_else(|| {
        several(given, |one, two| Name::given(one, rules).given_sounds_like(&Name::given(two, rules), rules))
    })
}

/// Each form of a name once, read, in the order of their first places.
fn names<'a>(spellings: &'a [Spelling], rules: &People) -> Vec<(Name, Vec<&'a Spelling>)> {
    let mut forms: FxHashMap<&str, Vec<&Spelling>> = FxHashMap::default();
    for spelling in spellings {
        forms.entry(&spelling.text).or_default().push(spelling);
    }
    let read = |(form, places)| (Name::parse(form, rules), places);
    let mut names: Vec<(Name, Vec<&Spelling>)> = forms.into_iter().map(read).collect();
    names.sort_by_key(|(_, places)| (places[0].source, places[0].span));
    names
}

/// The words that are other ways to spell the commonest, after it.
fn several<'a, 'b>(
    words: impl Iterator<Item = (Box<str>, &'b Vec<&'a Spelling>)>,
    alike: impl Fn(&str, &str) -> bool,
) -> Option<Vec<Way<'a>>>
where
    'a: 'b,
{
    let mut ways = sorted(words).into_iter();
    let first = ways.next()?;
    let rest: Vec<Way> = ways.filter(|way| alike(&first.word, &way.word)).collect();
    (!rest.is_empty()).then(|| std::iter::once(first).chain(rest).collect())
}

/// Each word once, the commonest first.
fn sorted<'a: 'b, 'b>(words: impl Iterator<Item = (Box<str>, &'b Vec<&'a Spelling>)>) -> Vec<Way<'a>> {
    let mut ways: Vec<Way> = Vec::new();
    for (word, places) in words {
        match ways.iter_mut().find(|way| way.word == word) {
            Some(way) => way.places.extend(places),
            None => ways.push(Way { word, places: places.clone() }),
        }
    }
    for way in &mut ways {
        way.places.sort_by_key(|place| (place.source, place.span));
        way.places.dedup_by_key(|place| place.source);
    }
    ways.sort_by_key(|way| std::cmp::Reverse(way.places.len()));
    ways
}

/// The quotations credited to people with several spellings.
fn quotes(facts: &Facts, spelled: &[(PersonId, Vec<Way>)]) -> FxHashMap<PersonId, Vec<QuoteId>> {
    let mut quotes: FxHashMap<PersonId, Vec<QuoteId>> = spelled.iter().map(|(id, _)| (*id, Vec::new())).collect();
    for (id, quote) in facts.corpus.numbered() {
        if let Some(of) = quote.person().and_then(|person| quotes.get_mut(&person)) {
            of.push(id);
        }
    }
    quotes
}

/// The rarer ways first; a way that no quotation is credited to is shown by its places.
fn finding(facts: &Facts, id: PersonId, ways: &[Way], quotes: &[QuoteId]) -> Finding {
    let mut found = Finding::new(&CHECK, message(facts, id, ways), 0.9);
    for way in ways.iter().rev() {
        let sources: Vec<SourceId> = way.places.iter().map(|place| place.source).collect();
        let credited = |quote: &&QuoteId| sources.contains(&facts.corpus.quote(**quote).source);
        let before = found.quotes.len();
        found.quotes.extend(quotes.iter().filter(credited));
        if found.quotes.len() == before {
            let place =
                |spelling: &&Spelling| (spelling.source, Place { text: spelling.text.clone(), span: spelling.span });
            found.places.extend(way.places.iter().map(place));
        }
    }
    found
}

fn message(facts: &Facts, id: PersonId, ways: &[Way]) -> String {
    let spelled = |way: &Way| {
        let text = &way.places[0].text;
        let word = text.split_whitespace().find(|word| words_of(word).contains(&way.word)).unwrap_or(text);
        format!("“{}” in {}", word.trim_matches(|c: char| !c.is_alphanumeric()), credits::in_sources(way.places.len()))
    };
    let spelled: Vec<String> = ways.iter().map(spelled).collect();
    format!("{} is one person, spelled {}", facts.corpus.people.get(id).name, spelled.join(", "))
}
