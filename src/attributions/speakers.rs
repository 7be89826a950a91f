//! Speakers: a page's credits turned into people, block after block.
//!
//! What comes in is a [`Page`]; what goes out is one [`Attribution`] for each quotation and the [`Cast`]. What one
//! sentence does not say, the one before may: “A,” he said. “B.”

use super::{
    Attributed, Attribution, Basis, Confidence, EntityId, Speaker,
    cast::Cast,
    clauses::{self, Clause},
    confidence::{self, Rule},
    credits::{self, Credit},
    enlisted,
    evidence::{self, Evidence},
    layout, nested,
    offices::Offices,
    page::Page,
    parts::PartKind,
    pronouns::{self, Mention, Place},
    pulled, relays,
    sentences::{self, Sentence},
    sung,
    tokens::Stretches,
    verbs::Verb,
    vouched,
};
use crate::{
    documents::Document,
    quotations::{Kind, Quotation},
    rules::{Language, Lexicon},
    text::{Span, View},
};

/// Finds who said each quotation.
pub fn attribute(document: &Document, quotations: &mut [Quotation], language: &Language) -> Attributed {
    let (text, lexicon) = (&*document.text, &language.lexicon);
    let mut endings = quotations.iter().map(|quotation| sentences::ending(text, quotation.span)).collect();
    let attributions =
        (0..quotations.len() as u32).map(|utterance| Attribution { utterance, ..Attribution::default() });
    let mut known = Known { attributions: attributions.collect(), ..Known::default() };
    for tokens in Stretches::of(document, quotations, lexicon) {
        let page = Page::of(text, tokens, endings, lexicon);
        known = read(text, &page, lexicon, quotations, known);
        endings = page.endings;
    }
    let Known { mut attributions, mut cast, .. } = known;
    layout::credit(document, quotations, language, &mut cast, &mut attributions);
    nested::own(quotations, &mut attributions);
    pulled::credit(document, quotations, &mut attributions);
    vouched::believe(&mut attributions, &cast.entities);
    for (quotation, attribution) in quotations.iter_mut().zip(&mut attributions) {
        let marked = !matches!(quotation.kind, Kind::Block | Kind::Turn);
        if marked && attribution.confidence < Confidence::NAMES && attribution.evidence.is_title() {
            quotation.kind = Kind::Title;
        }
        if quotation.kind == Kind::Title && attribution.confidence < Confidence::NAMES
            || attribution.confidence < Confidence::MENTIONS
        {
            (attribution.speaker, attribution.basis, attribution.cue) = (None, None, None);
        }
    }
    Attributed { attributions, entities: cast.entities }
}

/// What one stretch of a document tells the next.
#[derive(Default)]
struct Known {
    cast: Cast,
    offices: Offices,
    mentions: Vec<Mention>,
    last: Option<LastQuoted>,
    attributions: Vec<Attribution>,
    /// The blocks and sentences read.
    blocks: usize,
    sentences: u32,
}

/// Reads one stretch.
fn read(text: &str, page: &Page, lexicon: &Lexicon, quotations: &[Quotation], known: Known) -> Known {
    let Known { mut cast, mut offices, mentions, last, attributions, blocks, sentences } = known;
    let mut entities = enlisted::enlist(text, page, &mut cast);
    offices.read(text, page, lexicon, &mut entities, &mut cast);
    let clauses = Vec::new();
    let before = (blocks, sentences);
    let mut reader = Reader {
        text,
        page,
        lexicon,
        quotations,
        cast,
        offices,
        entities,
        mentions,
        subjects: Vec::new(),
        themes: [None; 2],
        themed: 0,
        last,
        other: None,
        answered: false,
        attributions,
        clauses,
        before,
        inferred: false,
        guessed: false,
    };
    for block in 0..page.blocks.len() {
        reader.block(block);
    }
    let Reader { cast, offices, mut mentions, last, attributions, .. } = reader;
    // No pronoun reaches further back.
    mentions.drain(..mentions.len().saturating_sub(pronouns::REACH));
    let (blocks, sentences) = (blocks + page.blocks.len(), sentences + page.sentences.len() as u32);
    Known { cast, offices, mentions, last, attributions, blocks, sentences }
}

/// The last quotation that somebody was credited with.
#[derive(Clone, Copy, Debug)]
pub struct LastQuoted {
    pub quotation: usize,
    /// Its block and its sentence.
    pub block: usize,
    pub sentence: u32,
    pub mention: Mention,
}

/// A quotation where it stands.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    pub id: usize,
    pub block: usize,
    pub sentence: u32,
    pub place: evidence::Place<'a>,
}

pub struct Reader<'a> {
    pub text: &'a str,
    pub page: &'a Page,
    pub lexicon: &'a Lexicon,
    pub quotations: &'a [Quotation],
    pub cast: Cast,
    pub offices: Offices,
    /// The entity that each part of the page names.
    pub entities: Vec<Option<EntityId>>,
    pub mentions: Vec<Mention>,
    /// The part that each sentence is about, where it has a verb.
    pub subjects: Vec<usize>,
    /// Whom the last two paragraphs are about that begin with somebody, and which the later is.
    pub themes: [Option<EntityId>; 2],
    pub themed: usize,
    pub last: Option<LastQuoted>,
    /// Whoever was before them, if that is another.
    pub other: Option<LastQuoted>,
    /// Whether the last quotation was taken for an answer.
    pub answered: bool,
    pub attributions: Vec<Attribution>,
    clauses: Vec<Clause>,
    /// The blocks and sentences of the stretches before.
    pub before: (usize, u32),
    /// Whether the last speaker was inferred from what surrounds a description or a pronoun.
    pub inferred: bool,
    /// Whether it was by a word that nobody knows to be a person's.
    pub guessed: bool,
}

impl Reader<'_> {
    /// A sentence as credits read it.
    pub fn view<'v>(&'v self, sentence: Sentence, clauses: &'v [Clause]) -> credits::View<'v> {
        let Page { tokens, parts, endings, .. } = self.page;
        credits::View { tokens, parts, sentence, clauses, endings }
    }

    fn block(&mut self, block: usize) {
        let (from, to) = self.page.blocks[block];
        for sentence in from..to {
            self.sentence(block, sentence);
        }
    }

    fn sentence(&mut self, block: usize, number: u32) {
        let sentence = self.page.sentences[number as usize];
        let range = sentence.from as usize..sentence.to as usize;
        let mut clauses = std::mem::take(&mut self.clauses);
        clauses::read(&self.page.tokens, &self.page.parts, range.start, range.end, &mut clauses);
        self.mention(&range, &clauses);
        self.note_theme(block, number);
        self.hear(sentence, &clauses);
        for at in range.clone() {
            if let PartKind::Quote(id) = self.page.parts[at].kind {
                self.quotation(id as usize, at, block, number, &clauses);
                let place = self.place(id as usize, at, sentence, &clauses);
                self.attributions[id as usize].sung |= sung::is_sung(place, &self.attributions[id as usize], self.text);
                self.nested(id as usize);
            }
        }
        self.clauses = clauses;
    }

    /// Whoever reports in a sentence speaks, in marks or not.
    fn hear(&mut self, sentence: Sentence, clauses: &[Clause]) {
        let view = self.view(sentence, clauses);
        let finite =
            |credit: &Credit| credit.cue.and_then(|cue| self.page.parts[cue].verb()).is_some_and(Verb::is_finite);
        let Some(credit) = view.reporter().filter(finite) else { return };
        if let Some(entity) = self.entities[credit.subject] {
            self.cast.hear(entity);
        } else if self.is_stranger(credit.subject) {
            self.meet(credit.subject);
        }
    }

    fn quotation(&mut self, id: usize, at: usize, block: usize, number: u32, clauses: &[Clause]) {
        let sentence = self.page.sentences[number as usize];
        let view = self.view(sentence, clauses);
        let place = self.place(id, at, sentence, clauses);
        let here = Here { id, block: self.before.0 + block, sentence: self.before.1 + number, place };
        let last = self.last.map(|last| (here.sentence - last.sentence, here.block - last.block));
        let stated = self.familiar(view, at);
        if self.is_only_heard(view, at, stated) {
            self.attributions[id].evidence = evidence::of(place, None);
            return;
        }
        let tagged = stated.is_some_and(|credit| matches!(credit.rule, Rule::After | Rule::Inverted | Rule::Tail));
        let (led, told) = (!tagged && view.leads(at), stated.is_none() && view.tells(at));
        // The words themselves may say whose they are.
        if stated.is_none() && self.incise(here) || !led && told && self.indirect(here, block, number) {
            return;
        }
        let view = self.view(sentence, clauses);
        if led && let Some(credit) = self.reporter_before(block, number).filter(|_| last != Some((1, 0))) {
            let rule = if view.goes_on(at) { Rule::Before } else { Rule::Introduced };
            self.credit(here, Credit { rule, ..credit });
        } else if led && last.is_some() {
            self.repeat(here, Rule::Led);
        } else if let Some(credit) = stated {
            let via = relays::via(view, &credit, at);
            self.credit(here, credit);
            self.relay(id, via);
        } else if let Some(credit) = self.introduced_above(block, number).filter(|_| view.opens(at)) {
            self.credit(here, credit);
        } else if let Some(credit) = self.signed_below(block, number).filter(|_| view.opens(at)) {
            self.credit(here, credit);
        } else if let Some(credit) = self.pointed_below(block, number) {
            self.credit(here, credit);
        } else if let (Some((1, 0)), true) = (last, view.opens(at)) {
            self.repeat(here, Rule::Continued);
        } else if let Some((0, _)) = last {
            self.repeat(here, if self.resumes(at) { Rule::Continued } else { Rule::Shared });
        } else if let Some(credit) = view.hinted(at).or_else(|| self.reporter_before(block, number)) {
            self.credit(here, credit);
        } else if let Some(answer) = self.answer(block, number).filter(|_| view.opens(at)) {
            match answer {
                Some(credit) => self.credit(here, credit),
                None => self.repeat(here, Rule::Led),
            }
        } else if let Some(credit) = self.beat(block, number).filter(|_| view.opens(at)) {
            self.credit(here, credit);
        } else if let Some(credit) = self.beat_behind(block, number, at).filter(|_| view.opens(at)) {
            self.credit(here, credit);
        } else if let Some(mention) = self.interviewed(block, at) {
            self.state(here, mention, None, Rule::Beat);
        } else if let Some((_, near @ 0..=1)) = last {
            self.go_on(here, near, number);
        } else if let Some(credit) = view.any_subject(at) {
            self.credit(here, credit);
        } else if last.is_some() {
            self.repeat(here, Rule::Last);
        } else {
            self.attributions[id].evidence = evidence::of(place, None);
        }
    }

    /// Credits whoever the mood of a verb tells of: whoever was quoted right before, else whom the words around speak of.
    fn indirect(&mut self, here: Here, block: usize, number: u32) -> bool {
        let last = self.last.map(|last| (here.sentence - last.sentence, here.block - last.block));
        let told = if last == Some((1, 0)) { None } else { self.told(block, number, here.place.clauses) };
        match (told, last) {
            (Some(credit), _) => self.credit(here, credit),
            (None, Some((_, 0))) => self.repeat(here, Rule::Indirect),
            (None, _) => return false,
        }
        true
    }

    fn credit(&mut self, here: Here, credit: Credit) {
        (self.inferred, self.guessed) = (false, false);
        let Some((mention, entity)) = self.credited(credit) else { return };
        let part = &self.page.parts[credit.subject];
        let role = self.role(credit.subject, part);
        self.cast.hear(entity);
        let evidence = evidence::of(here.place, Some(&credit));
        let most = self.most(credit.subject, mention, entity, evidence);
        let aside = self.is_aside(credit.subject);
        let cue = credit.cue.map(|cue| self.page.cue(cue));
        // “A,” Holm said, “b”: one verb, one utterance.
        let same =
            self.last.map(|last| &self.attributions[last.quotation]).filter(|last| cue.is_some() && last.cue == cue);
        let goes_on = same.map(|last| last.utterance).filter(|_| self.resumes(here.place.part));
        let attribution = &mut self.attributions[here.id];
        attribution.utterance = goes_on.unwrap_or(attribution.utterance);
        attribution.speaker = Some(Speaker { mention, entity, role, via: None });
        attribution.basis = Some(Basis::Stated);
        attribution.cue = cue;
        attribution.confidence.0 = confidence::of(credit.rule, evidence).0.min(most.0);
        attribution.rule = Some(credit.rule);
        attribution.evidence = evidence;
        // “She had been told by an official that …”: it goes on to speak of her.
        let agent = credit.subject.checked_sub(1).map(|before| self.page.parts[before].kind);
        let suffered = matches!(agent, Some(PartKind::Agent)) || aside || credit.is_passed_on(here.place.part, agent);
        let place = if suffered { Place::Elsewhere } else { Place::Subject };
        let mention = Mention { at: mention.start, entity, place };
        // “…,” Holm said on “The Late Hour.” “…”: what nobody spoke takes the word from nobody.
        let doubtful = attribution.confidence < Confidence::NAMES;
        let title = attribution.evidence.is_title();
        let near = |last: LastQuoted| last.sentence == here.sentence || title && last.block == here.block;
        let sure = |last: LastQuoted| near(last) && self.names(last.quotation);
        if !(doubtful && self.last.is_some_and(sure)) {
            // “The next day it was green. ‘Why?’ asked a boy”: there begins another talk.
            let other = self.last.filter(|last| last.mention.entity != entity).or(self.other);
            let begins = self.first_of(here.block - self.before.0) == here.place.part;
            // “It leaks,” said Ada. “Since when?” asked Bo. Ada put down the lamp. “Since Easter.”
            let again = self.other.is_some_and(|other| other.mention.entity == entity);
            self.other = other.filter(|_| begins || again);
            self.last = Some(LastQuoted { quotation: here.id, block: here.block, sentence: here.sentence, mention });
            self.answered = false;
        }
    }

    /// Credits whoever was quoted last, `near` blocks before; an answer to whoever spoke before them, or to nobody.
    fn go_on(&mut self, here: Here, near: usize, number: u32) {
        if near == 0 || !self.is_answer(here.block - self.before.0, number, here.place.part) {
            return self.repeat(here, Rule::Previous);
        }
        self.attributions[here.id].evidence = evidence::of(here.place, None);
        if self.other.is_some_and(|other| here.block - other.block <= 2) {
            std::mem::swap(&mut self.last, &mut self.other);
            self.repeat(here, Rule::Previous);
            self.answered = true;
        }
    }

    /// The words that name whoever is credited, and whom they mean.
    fn credited(&mut self, credit: Credit) -> Option<(Span<View>, EntityId)> {
        if credit.rule == Rule::Claim {
            return self.owner(credit.subject);
        }
        self.epithet_of(credit).or_else(|| self.writer(credit.subject)).or_else(|| self.speaker(credit.subject))
    }

    /// Whether a quotation's attribution names somebody.
    fn names(&self, quotation: usize) -> bool {
        self.attributions[quotation].confidence >= Confidence::NAMES
    }

    /// “A,” cried Holm (who was late); “b”: a pause right before it, and a verb of speech behind the one before.
    fn resumes(&self, at: usize) -> bool {
        let pause = at.checked_sub(1).map(|before| self.page.parts[before].kind);
        let tagged = self.last.and_then(|last| self.attributions[last.quotation].rule);
        matches!(pause, Some(PartKind::Semicolon | PartKind::Comma | PartKind::Dash))
            && matches!(tagged, Some(Rule::After | Rule::Inverted))
    }

    /// Credits whoever was credited last.
    fn repeat(&mut self, here: Here, rule: Rule) {
        let Some(last) = &mut self.last else { return };
        let before = self.attributions[last.quotation].clone();
        let utterance = if rule == Rule::Continued { before.utterance } else { self.attributions[here.id].utterance };
        let evidence = evidence::of(here.place, None);
        // What goes on from a doubtful speaker is as doubtful.
        let confidence = confidence::of(rule, evidence);
        let doubtful = before.confidence < Confidence::NAMES;
        let sung = evidence.has(Evidence::SUNG) || evidence.is_placed_title();
        let confidence = if sung { Confidence(confidence.0.min(confidence::ANYBODY.0)) } else { confidence };
        let confidence = if doubtful { Confidence(confidence.0.min(before.confidence.0)) } else { confidence };
        // The name of a work, or a word between marks in what is told of the speaker, takes the word from nobody.
        let aside = evidence.is_title() || rule == Rule::Shared;
        if doubtful || confidence >= Confidence::NAMES || !aside {
            (last.quotation, last.block, last.sentence) = (here.id, here.block, here.sentence);
        }
        let carried = matches!(rule, Rule::Led | Rule::Previous | Rule::Last);
        let basis = Some(if carried { Basis::Carried } else { Basis::Stated });
        let cue = before.cue.filter(|_| !carried);
        let speaker = before.speaker;
        // “…,” sang the choir. “…”
        let sung = before.sung && rule == Rule::Continued;
        self.attributions[here.id] =
            Attribution { speaker, basis, cue, utterance, confidence, rule: Some(rule), evidence, sung };
    }
}
