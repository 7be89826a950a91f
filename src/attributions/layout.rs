//! Speakers whom the layout names: before a turn, below a block quotation.
//!
//! What comes in is a document's blocks with the names beside them; what goes out is credits that no sentence of prose
//! may overrule. A turn without a name (`Q.`) is credited to nobody, rather than to whoever spoke last.

use super::{
    Attribution, Basis, Confidence, EntityId, Speaker,
    cast::{self, Cast},
    confidence::Rule,
    nouns::{self, NounSort},
    run::Run,
    tokens,
};
use crate::{
    documents::{BlockKind, Document},
    quotations::{Kind, Quotation},
    rules::Lexicon,
    text::{Span, View},
};

/// A name that the layout sets beside words leaves no doubt.
const CERTAIN: Confidence = Confidence(0.99);

/// Credits turns and block quotations with the names beside them.
pub fn credit(
    document: &Document,
    quotations: &[Quotation],
    lexicon: &Lexicon,
    cast: &mut Cast,
    out: &mut [Attribution],
) {
    for block in document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::SetOff | BlockKind::Turn)) {
        let first = quotations.partition_point(|quotation| quotation.span.start < block.span.start);
        let set_off = |quotation: &&Quotation| quotation.span == block.span && is_set_off(quotation.kind);
        if quotations.get(first).filter(set_off).is_none() {
            continue;
        }
        match (block.speaker, block.kind) {
            (Some(name), _) => {
                let (speaker, utterance) = (speaker(&document.text, name, lexicon, cast), out[first].utterance);
                cast.entities[speaker.entity.0 as usize].speaks = true;
                out[first] = Attribution {
                    speaker: Some(speaker),
                    basis: Some(Basis::Stated),
                    confidence: CERTAIN,
                    rule: Some(Rule::Layout),
                    utterance,
                    ..Attribution::default()
                };
            }
            (None, BlockKind::Turn) => {
                out[first] = Attribution { utterance: out[first].utterance, ..Attribution::default() };
            }
            (None, _) => {}
        }
    }
}

fn is_set_off(kind: Kind) -> bool {
    matches!(kind, Kind::Block | Kind::Turn)
}

/// Whom a name that stands apart means, and the office before it: `MAYOR ANN HOLM`.
fn speaker(text: &str, name: Span<View>, lexicon: &Lexicon, cast: &mut Cast) -> Speaker {
    let tokens = tokens::apart(text, name, lexicon);
    let noun = nouns::noun(None)(Run(&tokens)).ok().map(|(_, noun)| noun);
    let named = noun.filter(|noun| matches!(noun.sort, NounSort::Name | NounSort::Body) && noun.head.1 > noun.head.0);
    let Some(noun) = named else {
        return Speaker { mention: name, entity: described(text, name, cast), role: None, via: None };
    };
    let office = Some(noun.office).filter(|office| office.1 > office.0);
    let role = office.map(|office| cast::office(text, &tokens, office).to_owned()).filter(|office| !office.is_empty());
    let mention = cast::span(&tokens, noun.head);
    Speaker { mention, entity: cast.name(text, &tokens, &noun), role, via: None }
}

fn described(text: &str, name: Span<View>, cast: &mut Cast) -> EntityId {
    cast.described(name, text, crate::rules::Class::default())
}
