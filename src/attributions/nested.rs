//! Quotations within quotations: whom the one who speaks credits with them.
//!
//! What comes in is a quotation that was credited and those within its marks; what goes out is an attribution for each that
//! its words credit: “He said, ‘Go home,’ and I went.” The words are read apart from those around them.

use super::{
    Attribution, Basis, Confidence, EntityId, Speaker, cast, clauses,
    confidence::{self, Rule},
    credits::{Credit, View},
    evidence::Evidence,
    nouns::{Noun, NounSort},
    parts::{self, Part, PartKind},
    sentences,
    speakers::Reader,
    tokens::{self, Token},
};
use crate::{
    quotations::{Kind, Quotation},
    rules::Class,
};

/// Gives whoever has a turn what they say that they said: “I told him, ‘Go.’”
pub fn own(quotations: &[Quotation], attributions: &mut [Attribution]) {
    let mut turn: Option<usize> = None;
    for (id, quotation) in quotations.iter().enumerate() {
        if quotation.kind == Kind::Turn {
            turn = Some(id);
        }
        let within = turn.filter(|&turn| turn < id && quotation.span.end <= quotations[turn].span.end);
        let waits = attributions[id].speaker.is_none() && attributions[id].basis.is_some();
        if let Some(turn) = within.filter(|_| waits) {
            attributions[id].speaker = attributions[turn].speaker.clone();
        }
    }
}

impl Reader<'_> {
    /// Credits what is quoted within a quotation.
    pub fn nested(&mut self, outer: usize) {
        let span = self.quotations[outer].span;
        if self.quotations.get(outer + 1).is_none_or(|inner| inner.span.start >= span.end) {
            return;
        }
        let endings = &self.page.endings;
        let mut tokens = tokens::within(self.text, self.quotations, outer, self.lexicon);
        sentences::lower_first_words(self.text, &mut tokens, endings, &self.page.surnames);
        let (mut parts, mut found) = (Vec::new(), Vec::new());
        parts::parse(&tokens, 0, tokens.len() as u32, &mut parts);
        sentences::split(self.text, &tokens, &parts, 0, endings, &mut found);
        let mut clauses = Vec::new();
        for sentence in found {
            let (from, to) = (sentence.from as usize, sentence.to as usize);
            clauses::read(&tokens, &parts, from, to, &mut clauses);
            for at in from..to {
                let PartKind::Quote(id) = parts[at].kind else { continue };
                // “They call it ‘whining’”: a word is nobody's speech.
                let inner = &self.quotations[id as usize];
                if inner.kind != Kind::Direct || !inner.span.of(self.text).contains(' ') {
                    continue;
                }
                let view = View { tokens: &tokens, parts: &parts, sentence, clauses: &clauses, endings };
                // “He refused to say the words ‘I was wrong’”: only what a verb touches was said.
                let touches = |cue: usize| {
                    // “He told me, ‘Go’”
                    let told = parts[cue].verb().is_some_and(|verb| verb.class.is(Class::ADDRESSED));
                    let addressed = told && parts.get(cue + 1).is_some_and(|part| part.noun().is_some());
                    view.touches(cue, at) || addressed && view.touches(cue + 1, at)
                };
                let touched = |credit: &Credit| credit.rule != Rule::Before || credit.cue.is_some_and(touches);
                let Some(credit) = view.stated(at).filter(touched) else { continue };
                let rule = credit.rule;
                let cue = credit.cue.map(|cue| cue_of(&tokens, &parts[cue]).span());
                let spoken = self.spoken(outer, &tokens, &parts[credit.subject]);
                // “I told him, ‘Go’”, in a turn: whose that is the layout tells, later.
                let own = parts[credit.subject].noun().is_some_and(|noun| noun.class.is(Class::FIRST));
                let own = own && self.quotations[outer].kind == Kind::Turn;
                let later = (None, confidence::of(Rule::Layout, Evidence::default()));
                let spoken = spoken.map(|(speaker, most)| (Some(speaker), most)).or_else(|| own.then_some(later));
                let Some((speaker, most)) = spoken else { continue };
                let confidence = Confidence(confidence::of(rule, Evidence::default()).0.min(most.0));
                let utterance = self.attributions[id as usize].utterance;
                let (basis, rule) = (Some(Basis::Stated), Some(rule));
                let evidence = Evidence::default();
                self.attributions[id as usize] =
                    Attribution { speaker, basis, cue, utterance, confidence, rule, evidence, sung: false };
            }
        }
    }

    /// Whom the one who speaks credits, and how sure that can be.
    fn spoken(&mut self, outer: usize, tokens: &[Token], part: &Part) -> Option<(Speaker, Confidence)> {
        let noun = part.noun()?;
        let mention = cast::span(tokens, noun.head);
        let speaks = self.attributions[outer].speaker.as_ref().map(|speaker| speaker.entity);
        let entity = self.told_of(speaks, tokens, noun)?;
        let sure = noun.sort == NounSort::Name || noun.class.is(Class::FIRST);
        // Who has the turn is known from the layout, and later than this is asked.
        let is_turn = self.quotations[outer].kind == Kind::Turn;
        let most = if is_turn {
            confidence::of(Rule::Layout, Evidence::default())
        } else {
            self.attributions[outer].confidence
        };
        let most = if sure { most } else { confidence::INFERRED };
        Some((Speaker { mention, entity, role: None, via: None }, most))
    }

    fn told_of(&mut self, speaks: Option<EntityId>, tokens: &[Token], noun: &Noun) -> Option<EntityId> {
        let mention = cast::span(tokens, noun.head);
        match noun.sort {
            NounSort::Name | NounSort::Body => Some(self.cast.name(self.text, tokens, noun)),
            NounSort::Pronoun if noun.class.is(Class::FIRST) => speaks,
            // “He told me, ‘Go’”: whoever speaks says “I” of themselves.
            NounSort::Pronoun => self.antecedent(mention, noun.class).filter(|&meant| Some(meant) != speaks),
            NounSort::Person => Some(self.cast.described(mention, self.text, noun.class)),
            NounSort::Statement | NounSort::Thing | NounSort::Time | NounSort::Object => None,
        }
    }
}

/// The word that says so.
fn cue_of(tokens: &[Token], part: &Part) -> Token {
    tokens[part.verb().map_or(part.from, |verb| verb.main) as usize]
}
