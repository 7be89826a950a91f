//! Vouched: phrases between marks in what the text tells of somebody whom it quotes for sure elsewhere: Holm wants “a proper
//! roof”.
//!
//! What comes in is all attributions of a document; what goes out is a higher confidence for those of a sentence's subject,
//! which are nobody's where nothing else tells that the subject speaks.

use super::{Attribution, Confidence, Entity, Sort, confidence, confidence::Rule, evidence::Evidence};

/// Names, titles and words held at arm's length, which prove nothing whoever the sentence is about.
const HELD: [Evidence; 13] = [
    Evidence::ONE_WORD,
    Evidence::CAPITALS,
    Evidence::DETERMINED,
    Evidence::PLACED,
    Evidence::OWNED,
    Evidence::NAMED,
    Evidence::MODIFIES,
    Evidence::HELD_OFF,
    Evidence::SO_CALLED,
    Evidence::TITLED,
    Evidence::SPEECH,
    Evidence::SUNG,
    Evidence::ASKS,
];

/// Believes what a sentence's subject seems to say where the document quotes that person surely.
pub fn believe(attributions: &mut [Attribution], entities: &[Entity]) {
    let mut sure = vec![false; entities.len()];
    let entity = |attribution: &Attribution| attribution.speaker.as_ref().map(|speaker| speaker.entity.0 as usize);
    for one in attributions.iter().filter(|one| one.confidence >= Confidence::SURE).filter_map(entity) {
        sure[one] = entities[one].sort == Sort::Person;
    }
    for attribution in attributions.iter_mut().filter(|one| one.rule == Some(Rule::Subject)) {
        let (known, evidence) = (entity(attribution).is_some_and(|one| sure[one]), attribution.evidence);
        let capped = attribution.confidence < confidence::of(Rule::Subject, evidence);
        if known && !capped && !HELD.iter().any(|held| evidence.has(*held)) {
            attribution.evidence = Evidence(evidence.0 | Evidence::KNOWN.0);
            attribution.confidence = confidence::of(Rule::Subject, attribution.evidence);
        }
    }
}
