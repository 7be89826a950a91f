//! Familiar names: what the sentence alone does not tell, where the page names somebody of that name in full.
//!
//! What comes in is a sentence; what goes out is a [`Credit`] for a quotation that nothing else in it credits.

use super::{
    Sort,
    confidence::Rule,
    credits::{Credit, View},
    nouns::{Noun, NounSort},
    parts::{Part, PartKind},
    sentences::Ending,
    speakers::Reader,
    tags,
    verbs::{Verb, Voice},
};
use crate::rules::Class;

impl Reader<'_> {
    /// Whom a sentence credits, or whose name, a family name alone, is somebody's on this page.
    pub(super) fn familiar(&self, view: View, quote: usize) -> Option<Credit> {
        // French and German leave out no subject: somebody stands behind the verb whom nobody saw.
        let whole = self.lexicon.incises || self.lexicon.unknown.is(Class::LARGE_NOUN);
        let stated = view.stated(quote).filter(|credit| !(whole && credit.cue == Some(credit.subject)));
        // “For Holm, the plan is ‘dead’”: no plan says so.
        let label = stated.is_some_and(|credit| credit.rule == Rule::Named && !self.is_familiar(credit.subject));
        if label && let Some(credit) = view.cited_behind(quote) {
            return Some(credit);
        }
        let thing = |credit: &Credit| view.parts[credit.subject].noun().is_some_and(|noun| !noun.sort.speaks());
        if stated.is_some_and(|credit| !thing(&credit)) {
            return stated;
        }
        let sent = self.headed(view, quote).or_else(|| self.sent_by(view, quote));
        sent.or_else(|| self.viewing(view, quote)).or_else(|| self.asserting(view, quote)).or(stated)
    }

    /// Whether the clause behind a quotation is of whoever hears it, and nobody is told to say it.
    pub(super) fn is_only_heard(&self, view: View, quote: usize, stated: Option<Credit>) -> bool {
        let says = |credit: Credit| credit.cue.is_some_and(|cue| view.parts[cue].verb().is_none_or(Verb::reports));
        // French « … », peut-on lire dans la lettre de Holm
        let written = stated.is_some_and(|credit| view.signed_by(credit.subject).is_some());
        view.is_heard(quote) && !stated.is_some_and(says) && !written
    }

    // [words] "from" NAME ":" Q — From Holm: “…”, French Même son de cloche chez Holm : « … »; but not L’avocat de Holm : « … »
    fn sent_by(&self, view: View, quote: usize) -> Option<Credit> {
        const LONGEST: usize = 8;
        let from = view.sentence.from as usize;
        let [words @ .., link, name, colon] = &view.parts[from..quote] else { return None };
        let class = view.tokens[link.from as usize].class;
        let sender = if words.is_empty() { class.is(Class::SENDER) } else { class.is(Class::HOST) };
        let sender = sender && matches!(link.kind, PartKind::Preposition);
        let alone = name.noun().is_some_and(|noun| noun.sort == NounSort::Name && noun.owner.is_none());
        // “A friend from Holm: ‘…’”
        let other = |part: &Part| part.verb().is_some() || part.noun().is_some_and(|noun| noun.sort.speaks());
        let free = words.len() < LONGEST && !words.iter().any(other);
        let colon = matches!(colon.kind, PartKind::Colon);
        (colon && sender && alone && free && self.is_familiar(quote - 2)).then_some(Credit {
            subject: quote - 2,
            cue: None,
            rule: Rule::Named,
        })
    }

    // Q "," VERB NAME words "." — German „…“, ist Holm überzeugt; French « … », met en garde Holm: whatever the verb
    fn asserting(&self, view: View, quote: usize) -> Option<Credit> {
        const NEAR: usize = 4;
        let (at, to) = (view.behind(quote), view.sentence.to as usize);
        let object = usize::from(view.parts[..to].get(at).is_some_and(tags::is_object));
        let verb_at = at + object;
        let verb = view.parts[..to].get(verb_at)?.verb().filter(|verb| verb.is_finite() && view.opens(quote))?;
        let helps = verb.class.is(Class::AUXILIARY);
        // German „…“, wurde Holm beschimpft; Spanish «…», le gritaron a Holm.
        let suffers = verb.voice == Voice::Passive || view.tokens[view.parts[verb_at].from as usize].is(Class::PASSIVE);
        let several = verb.class.is(Class::PLURAL);
        // „…“, musste sich Holm anhören: whatever behind an auxiliary is not told.
        let open = helps && !verb.class.is(Class::BE) && view.parts[..to].get(verb_at + 1)?.verb().is_none();
        let paused = at > quote + 1 || matches!(view.ending(quote), Ending::Comma | Ending::Asking);
        let names = |at: &usize| {
            let noun = view.parts[*at].noun();
            let office = |noun: &Noun| noun.sort == NounSort::Person && !noun.class.is(Class::PLURAL);
            noun.is_some_and(|noun| office(noun) || noun.sort == NounSort::Name && self.is_familiar(*at))
        };
        let between = |at: &usize| match view.parts[*at].kind {
            PartKind::Noun(noun) => matches!(noun.sort, NounSort::Object | NounSort::Time),
            // French « … », a grincé Holm.
            PartKind::Verb(_) => *at == verb_at + 1 && helps,
            PartKind::Adverb | PartKind::Preposition => true,
            _ => false,
        };
        let near = (verb_at + 1..to.min(verb_at + NEAR)).find(|at| !between(at))?;
        let led = matches!(view.parts[near - 1].kind, PartKind::Preposition);
        let ends = |part: &Part| matches!(part.kind, PartKind::Adverb) || tags::ends_subject(part);
        // „…“, bekam Holm zu hören.
        let hears = |part: &&Part| part.verb().is_some();
        let rest = view.parts[near + 1..to].iter().take_while(|part| !part.is_pause());
        let ends = view.parts[..to].get(near + 1).is_none_or(ends) && !rest.take(NEAR).any(|part| hears(&part));
        (paused && names(&near) && ends && !led && !suffers && !several && !open && !view.is_heard(quote))
            .then_some(Credit { subject: near, cue: Some(verb_at), rule: Rule::Inverted })
    }

    // NAME PREPOSITION … ":" Q — Holm after the vote: “…”, Bo on version six: “…”
    fn headed(&self, view: View, quote: usize) -> Option<Credit> {
        const LONGEST: usize = 10;
        let from = view.sentence.from as usize;
        let [name, link, rest @ .., colon] = &view.parts[from..quote] else { return None };
        let topic = |part: &Part| {
            matches!(
                part.kind,
                PartKind::Noun(_)
                    | PartKind::Preposition
                    | PartKind::Adverb
                    | PartKind::Colon
                    | PartKind::Dash
                    | PartKind::Other
            )
        };
        let links = matches!((link.kind, colon.kind), (PartKind::Preposition, PartKind::Colon));
        let short = rest.len() < LONGEST && rest.iter().all(topic) && !rest.is_empty();
        let one = name.noun().is_some_and(|noun| noun.sort == NounSort::Name && noun.owner.is_none());
        (links && short && one && self.is_familiar(from)).then_some(Credit {
            subject: from,
            cue: None,
            rule: Rule::Named,
        })
    }

    // "for" NAME "," … Q — For Holm, it was “a gift”; French Pour l’avocat de la ville, Luc Holm, « … »
    fn viewing(&self, view: View, quote: usize) -> Option<Credit> {
        const LONGEST: usize = 8;
        let from = view.sentence.from as usize;
        let noun = view.parts[from..quote].get(1)?.noun()?;
        let behind = &view.parts[from + 2..quote];
        // German Für Holm ist es „ein Geschenk“.
        let second = self.lexicon.unknown.is(Class::LARGE_NOUN);
        let opens = |part: &Part| part.is_pause() || second && part.verb().is_some_and(Verb::is_finite);
        let named = noun.sort == NounSort::Name && behind.first().is_some_and(opens);
        let again = |at: &usize| self.entities[*at] == self.entities[from + 1];
        let told = noun.sort == NounSort::Person
            && (from + 2..quote).take(LONGEST).find(again).is_some_and(|at| view.parts[at + 1].is_pause());
        let viewed = view.starts(Class::VIEW) && (named || told) && self.is_familiar(from + 1);
        viewed.then_some(Credit { subject: from + 1, cue: Some(from), rule: Rule::Introduced })
    }

    /// Whether a part names somebody whom the page names in full, a person beyond doubt.
    fn is_familiar(&self, at: usize) -> bool {
        self.entities[at].is_some_and(|entity| {
            let full = self.cast.entities[entity.0 as usize].name.contains(' ');
            let told = &self.cast.entities[entity.0 as usize];
            let place = self.cast.classes[entity.0 as usize].is(Class::PLACE | Class::NEUTER);
            let known = told.sort == Sort::Person && !place && (told.speaks || !told.offices.is_empty());
            full && (self.cast.is_human(entity) || known)
        })
    }
}
