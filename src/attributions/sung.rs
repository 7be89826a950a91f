//! Songs, prayers, banners: words in marks that are nobody's own.
//!
//! What comes in is a quotation's place; what goes out is whether what stands right beside it says that it is sung, prayed
//! or read from a wall. Who hears it writes it down as they know it, so no two tellings need agree.

use super::{
    Attribution, Basis,
    evidence::Place,
    parts::{Part, PartKind},
};
use crate::rules::{Class, Lexicon, folded_hash};

/// Whether the words beside a quotation say so: a hymn, “…”; the banner read “…”; “…,” they chanted.
pub fn is_sung(place: Place, credited: &Attribution, text: &str) -> bool {
    let parts = &place.page.parts;
    let pause = |part: &&Part| part.is_pause() || matches!(part.kind, PartKind::Colon);
    let told = |part: &Part| {
        let last = place.page.tokens[part.to as usize - 1];
        place.lexicon.texts.contains(&folded_hash(last.span().of(text))) && !is_name(place, part)
    };
    let before = &parts[place.sentence.from as usize..place.part];
    let mut near = before.iter().rev().skip_while(pause);
    let sung = match near.next() {
        Some(verb) if verb.verb().is_some() => {
            told(verb) || near.next().is_some_and(|subject| is_noun(subject) && told(subject))
        }
        Some(noun) if is_noun(noun) && told(noun) => !is_spoken_of(before, near.next()),
        _ => false,
    };
    // “A banner above the door said ‘…’”
    let subject = credited.speaker.as_ref().filter(|_| credited.basis == Some(Basis::Stated));
    let mention =
        subject.map(|subject| subject.mention.of(text)).filter(|mention| !is_full_name(place.lexicon, mention));
    let last = mention.and_then(|mention| mention.split_whitespace().last());
    let said = last.is_some_and(|last| place.lexicon.texts.contains(&folded_hash(last)));
    let mut after = parts[place.part + 1..place.sentence.to as usize].iter().skip_while(pause);
    said || sung
        || match (after.next(), after.next()) {
            (Some(one), _) if one.verb().is_some() && told(one) => true,
            (Some(one), Some(two)) if one.verb().is_some() || two.verb().is_some() => {
                let noun = if is_noun(one) { one } else { two };
                is_noun(noun) && told(noun) || is_noun(one) && two.verb().is_some() && told(two)
            }
            _ => false,
        }
}

/// “Chloe Banner said”: whether a noun is somebody's name, as its capitals say where no article stands before them.
fn is_name(place: Place, part: &Part) -> bool {
    let tokens = &place.page.tokens[part.from as usize..part.to as usize];
    tokens.len() > 1
        && tokens.iter().all(|token| token.is_capital() && !token.is(Class::DETERMINER | Class::POSSESSIVE))
}

/// Whether a name has two words or more, each with its capital, and no article: “Chloe Banner”, not “Ein Banner”.
fn is_full_name(lexicon: &Lexicon, mention: &str) -> bool {
    let article = Class::DETERMINER | Class::POSSESSIVE;
    let named = |word: &str| word.starts_with(char::is_uppercase) && !lexicon.class_of(word).is(article);
    mention.split_whitespace().count() > 1 && mention.split_whitespace().all(named)
}

fn is_noun(part: &Part) -> bool {
    part.noun().is_some()
}

/// “Holm said of the hymn: ‘…’”: a preposition stands before it, and a verb of speech before that.
fn is_spoken_of(before: &[Part], link: Option<&Part>) -> bool {
    let linked = link.is_some_and(|link| matches!(link.kind, PartKind::Preposition));
    linked && before.iter().filter_map(Part::verb).any(|verb| verb.reports())
}
