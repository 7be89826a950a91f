//! What the sentences around a quotation tell of its speaker: one that announces it, signs it, or stands beside it.
//!
//! What comes in is the page and a sentence of it; what goes out is a credit, or nothing.

use super::{
    circumstances, clauses,
    confidence::Rule,
    credits::{self, Credit},
    nouns::NounSort,
    parts::{Part, PartKind},
    run::Run,
    speakers::Reader,
};
use crate::rules::Class;

impl Reader<'_> {
    /// Who reports in the sentence before, in the same block.
    pub fn reporter_before(&self, block: usize, number: u32) -> Option<Credit> {
        let before = number.checked_sub(1).filter(|&before| before >= self.page.blocks[block].0)?;
        self.in_sentence(before, |view| view.reporter())
    }

    /// Whose words a sentence tells in the mood for it, where nobody was quoted: German Holm wehrt sich. Sie habe „keine Wahl“.
    pub fn told(&self, block: usize, number: u32, clauses: &[clauses::Clause]) -> Option<Credit> {
        let view = self.view(self.page.sentences[number as usize], clauses);
        let pronoun =
            |credit: &Credit| self.page.parts[credit.subject].noun().is_some_and(|noun| noun.sort == NounSort::Pronoun);
        let before = || {
            let before = number.checked_sub(1).filter(|&before| before >= self.page.blocks[block].0)?;
            self.in_sentence(before, |view| view.reporter().or_else(|| view.actor()))
        };
        let reports = || {
            let before = number.checked_sub(1).filter(|&before| before >= self.page.blocks[block].0)?;
            self.in_sentence(before, |view| view.reporter())
        };
        // German Holm klagte über die Stadt. Sie sei „arm“: whoever complained goes on.
        let credit = reports().or_else(|| view.actor().filter(pronoun)).or_else(before)?;
        Some(Credit { rule: Rule::Indirect, ..credit })
    }

    /// Whose words a paragraph that ends in a colon announces, for the first sentence of the next.
    pub fn introduced_above(&self, block: usize, number: u32) -> Option<Credit> {
        let above = number.checked_sub(1).filter(|_| number == self.page.blocks[block].0)?;
        self.in_sentence(above, |view| view.announced())
    }

    /// Who signs a quotation that is a paragraph of its own, in a line below it: — Ann Holm, mayor
    pub fn signed_below(&self, block: usize, number: u32) -> Option<Credit> {
        let whole =
            |block: usize| self.page.blocks.get(block).filter(|(from, to)| from + 1 == *to).map(|(from, _)| *from);
        let (alone, below) = (whole(block)?, whole(block + 1)?);
        let parts = |number: u32| {
            let sentence = self.page.sentences[number as usize];
            (sentence.from as usize, &self.page.parts[sentence.from as usize..sentence.to as usize])
        };
        let quoted = |part: &Part| matches!(part.kind, PartKind::Quote(_));
        let own = parts(alone).1.iter().all(|part| quoted(part) || matches!(part.kind, PartKind::Stop));
        let (first, line) = parts(below);
        let [dash, name, rest @ ..] = line else { return None };
        let signature = matches!(dash.kind, PartKind::Dash)
            && name.noun().is_some_and(|noun| noun.sort == NounSort::Name)
            && rest.first().is_none_or(|next| matches!(next.kind, PartKind::Comma | PartKind::Stop))
            && !rest.iter().any(|part| part.verb().is_some() || quoted(part));
        (alone == number && own && signature).then_some(Credit { subject: first + 1, cue: None, rule: Rule::Named })
    }

    /// Whose words those of a sentence of their own are, where the next points back at them: With those words Ann Holm left;
    /// That is how Holm remembers it; So said Holm; Der Satz stammt von Holm.
    pub fn pointed_below(&self, block: usize, number: u32) -> Option<Credit> {
        let (from, to) = self.page.blocks[block];
        let sentence = self.page.sentences[number as usize];
        let own = &self.page.parts[sentence.from as usize..sentence.to as usize];
        let bare = |part: &Part| matches!(part.kind, PartKind::Quote(_) | PartKind::Stop);
        let below = self.page.sentences.get(number as usize + 1)?;
        let (first, end) = (below.from as usize, below.to as usize);
        let [that, what, rest @ ..] = &self.page.parts[first..end] else { return None };
        let alone = from == number && to == number + 1;
        let whole = own.iter().all(bare);
        // French À Port-Louis, « la digue sera fermée ». C’est le maire qui l’a dit.
        if !whole && own.iter().any(|part| part.verb().is_some()) || !alone && number + 1 == to {
            return None;
        }
        let points = |part: &Part| {
            let word = self.page.tokens[part.from as usize];
            let shows = Class::PRONOUN | Class::SUBORDINATOR | Class::PLURAL;
            word.is(Class::DETERMINER) && word.is(shows) && !word.is(Class::DEFINITE)
        };
        let words = |part: &Part| points(part) && part.noun().is_some_and(|noun| noun.class.is(Class::SPEECH));
        let with = matches!(that.kind, PartKind::Preposition) && words(what);
        let is = what.verb().is_some_and(|verb| verb.class.is(Class::BE));
        let how = rest.first().is_some_and(|next| matches!(next.kind, PartKind::Subordinator));
        if whole && (with || alone && points(that) && is && how) {
            // Spanish Con estas palabras se despidió Ana Holm.
            return self.in_sentence(number + 1, |view| view.somebody().or_else(|| view.named_behind()));
        }
        self.said_so(first, end)
    }

    /// So said Holm; That was Holm; German Das sagte Holm; French C’est Holm qui le dit; Spanish La frase es de Holm.
    fn said_so(&self, first: usize, end: usize) -> Option<Credit> {
        const NEAR: usize = 3;
        let [that, what, rest @ ..] = &self.page.parts[first..end] else { return None };
        let somebody = |part: &Part| {
            part.noun().is_some_and(|noun| matches!(noun.sort, NounSort::Name | NounSort::Person | NounSort::Body))
        };
        let named = |part: &Part| part.noun().is_some_and(|noun| noun.sort == NounSort::Name);
        let token = |part: &Part| self.page.tokens[part.from as usize];
        let that_one = |part: &Part| {
            let word = token(part);
            word.is(Class::DETERMINER) && word.is(Class::PRONOUN | Class::SUBORDINATOR) && !word.is(Class::DEFINITE)
        };
        let it = |part: &Part| {
            that_one(part)
                || part.noun().is_some_and(|noun| noun.class.is(Class::NEUTER) || noun.sort == NounSort::Object)
        };
        let verb = what.verb().filter(|verb| verb.is_finite())?;
        let said = verb.reports_beside();
        let thus = matches!(that.kind, PartKind::Adverb | PartKind::And | PartKind::According)
            || it(that)
            || token(that).is(Class::DEFINITE);
        let only = that.to == that.from + 1;
        // Spanish Lo dijo el lunes Ana Holm.
        let who = rest.len() - circumstances::plain(&self.page.tokens, Run(rest)).len();
        if thus && only && said && rest.get(who).is_some_and(somebody) {
            return Some(Credit { subject: first + 2 + who, cue: Some(first + 1), rule: Rule::Inverted });
        }
        let is = verb.class.is(Class::BE);
        // “It was the mayor, Ann Holm, who said so”
        let comma = |at: usize| rest.get(at).is_some_and(|part| matches!(part.kind, PartKind::Comma));
        let office = rest.first().is_some_and(somebody) && comma(1) && rest.get(2).is_some_and(named);
        let who = if office { 2 } else { 0 };
        let behind = who + 1 + usize::from(office && comma(who + 1));
        // “It was Holm at the door”, French C’est Holm qui paie
        let says = |part: &Part| part.verb().is_some_and(|verb| verb.is_finite() && verb.reports_beside());
        let ends = rest.get(behind).is_none_or(|next| match next.kind {
            PartKind::Relative => rest.iter().skip(behind + 1).take(NEAR).any(says),
            kind => !office && (that_one(that) || matches!(kind, PartKind::Stop)),
        });
        if only && it(that) && is && ends && rest.get(who).is_some_and(named) {
            return Some(Credit { subject: first + 2 + who, cue: None, rule: Rule::Named });
        }
        // “The words are those of Holm”
        let words = that.noun().is_some_and(|noun| noun.class.is(Class::SPEECH)) && token(that).is(Class::DEFINITE);
        let of = rest.iter().position(|part| matches!(part.kind, PartKind::Preposition)).filter(|&of| of < 2)?;
        let sender = token(&rest[of]).is(Class::SENDER);
        (words && sender && rest.get(of + 1).is_some_and(somebody)).then_some(Credit {
            subject: first + 2 + of + 1,
            cue: None,
            rule: Rule::Named,
        })
    }

    /// Who answers the question right before a quotation: whom it asks about, or, where it has no verb, whoever spoke last.
    pub fn answer(&self, block: usize, number: u32) -> Option<Option<Credit>> {
        let before = number.checked_sub(1).filter(|&before| before >= self.page.blocks[block].0)?;
        let sentence = self.page.sentences[before as usize];
        let parts = &self.page.parts[sentence.from as usize..sentence.to as usize];
        let end = self.page.tokens[parts.last()?.from as usize];
        if end.span().of(self.text) != "?" {
            return None;
        }
        let credit =
            self.in_sentence(before, |view| view.questioned().or_else(|| view.inquired()).or_else(|| view.turned_to()));
        let verbless = || parts.iter().all(|part| part.verb().is_none()) && self.last.is_some();
        if credit.is_some() || verbless() { Some(credit) } else { None }
    }

    /// The first part of a paragraph.
    pub fn first_of(&self, block: usize) -> usize {
        self.page.sentences[self.page.blocks[block].0 as usize].from as usize
    }

    /// Who does something in the sentence that begins a paragraph, right before a quotation: Holm laughed. “…” Within the
    /// paragraph it must be a short one.
    pub fn beat(&self, block: usize, number: u32) -> Option<Credit> {
        let first = self.page.blocks[block].0;
        let before = number.checked_sub(1).filter(|&before| before >= first)?;
        self.in_sentence(before, |view| view.actor()).filter(|_| before == first || self.is_beat(before))
    }

    /// Who does something between two quotations of a paragraph, or behind a line of two who talk: “…” Holm sat down. “…”
    pub fn beat_behind(&self, block: usize, number: u32, at: usize) -> Option<Credit> {
        let last = at + 1 == self.page.sentences[number as usize].to as usize;
        let behind = (number + 1..self.page.blocks[block].1).next().filter(|_| last)?;
        let actor = self.in_sentence(behind, |view| view.actor()).filter(|_| self.is_beat(behind))?;
        let Some(next) = (behind + 1..self.page.blocks[block].1).next() else {
            // “It leaks.” Ada put down the lamp.
            return Some(actor).filter(|actor| self.is_exchange(block) && self.talks(actor.subject));
        };
        let goes_on = self.page.sentences[next as usize].from as usize;
        let quoted = matches!(self.page.parts[goes_on].kind, PartKind::Quote(_));
        Some(actor).filter(|_| quoted)
    }

    /// Whether a sentence is no more than what somebody does while they speak.
    fn is_beat(&self, number: u32) -> bool {
        const LONGEST: u32 = 8;
        let sentence = self.page.sentences[number as usize];
        let parts = &self.page.parts[sentence.from as usize..sentence.to as usize];
        sentence.to - sentence.from <= LONGEST && !parts.iter().any(|part| matches!(part.kind, PartKind::Quote(_)))
    }

    fn in_sentence(&self, number: u32, read: impl Fn(credits::View) -> Option<Credit>) -> Option<Credit> {
        let sentence = self.page.sentences[number as usize];
        let mut clauses = Vec::new();
        clauses::read(&self.page.tokens, &self.page.parts, sentence.from as usize, sentence.to as usize, &mut clauses);
        read(self.view(sentence, &clauses))
    }
}
