//! MQ205: the same words credited to the principal in one source and to the messenger in another.

use rustc_hash::FxHashSet;

use super::{
    Check, Code, Facts, Finding, Run,
    credits::{self, Credited, Rivals},
};
use crate::{
    attributions::Sort,
    corpus::{Name, Relation},
    rules::{Class, Severity},
};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ205"),
    name: "relay-conflict",
    severity: Severity::Warning,
    page: PAGE,
    run: Run::Whole(find),
};

const PAGE: &str = "\
## What it means

One source credits the words to somebody who sent them, another to whoever brought them: an envoy, a spokeswoman, a
lawyer. Both cannot be right, since what a messenger says for himself is not what he was told to say. The first
quotation shown is the one that credits the messenger.

A body and its spokesman are no conflict: a body says nothing but through people.

## Example

> The president sent word through his envoy, Tom Reyes, of “cautious hope” for the talks.
>
> Tom Reyes, the envoy, spoke of “cautious hope” for the talks.

## How to fix it

Find out whose words they are, and name both: “the president said through his envoy”.

## How to silence it

In Markdown or HTML, `<!-- misquote: ignore[MQ205] reason -->` before the paragraph; in `misquote.yaml`, an entry under
`allow:` with the quotation and a `reason`, or `level: off` for the check.
";

/// One finding a messenger and group, whoever else is credited.
fn find(facts: &Facts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (group, rivals) in facts.rivals().iter().enumerate() {
        let mut messengers = FxHashSet::default();
        for rivals in rivals {
            let relayed = rivals.relation == Relation::Relay && is_somebody(facts, &rivals.reference);
            if relayed && messengers.insert(rivals.odd.person) {
                findings.push(credits::finding(facts, &CHECK, group, rivals, message(facts, rivals)));
            }
        }
    }
    findings
}

/// Whether anything shows that a name is a person's: a given name, an office, “Mr.”, or that it is a family name or a “she”
/// elsewhere. “A spokeswoman for Marrow Transit” speaks for a company, though no word of its name says so.
fn is_somebody(facts: &Facts, credited: &Credited) -> bool {
    let person = facts.corpus.people.get(credited.person);
    let lexicons = || facts.rules.languages.iter().map(|language| &language.lexicon);
    let class = |word: &str, class| lexicons().any(|lexicon| lexicon.class_of(word).is(class));
    let forms = person.spellings.iter().map(|spelling| &*spelling.text).chain([&*person.name]);
    let names: Vec<Name> = forms.map(|form| Name::parse(form, &facts.rules.people)).collect();
    let given = |name: &Name| name.words().any(|word| class(word, Class::FIRST_NAME));
    let family = |name: &Name| name.is_full() && names.iter().any(|bare| !bare.is_full() && bare.family == name.family);
    let mut mentions =
        credited.quotes.iter().filter_map(|&id| Some(&*facts.corpus.quote(id).credit.as_ref()?.mention.text));
    person.sort != Sort::Person
        || !person.roles.is_empty()
        || names.iter().any(|name| name.sex.is_some() || given(name) || family(name))
        || mentions.any(|mention| class(&mention.to_lowercase(), Class::PRONOUN))
}

fn message(facts: &Facts, rivals: &Rivals) -> String {
    let [messenger, principal] = [&rivals.odd, &rivals.reference].map(|credited| credits::name(facts, credited));
    let there = credits::in_sources(rivals.reference.sources);
    format!("the words of {principal} in {there}, here they are those of {messenger}, who passed them on")
}
