//! Interviews: who answers where no name stands before the answers.
//!
//! What comes in is a document's turns and its cast, which knows the names of the headline and the lead; what goes out
//! is the one person whom they can mean, or nobody.

use super::{EntityId, cast::Cast};
use crate::{
    documents::{BlockKind, Document},
    rules::Language,
    text::{Span, View},
};

/// Who answers in an interview whose turns name nobody: the one person named in full above it; if the lead names
/// others too, the one in the headline, or the one who has more than capitals to show for a person.
pub fn interviewee(document: &Document, language: &Language, cast: &Cast) -> Option<(Span<View>, EntityId)> {
    let turns = || document.blocks.iter().filter(|block| block.kind == BlockKind::Turn);
    let begin = turns().next()?.span.start;
    if turns().any(|turn| turn.speaker.is_some()) {
        return None;
    }
    let above: Vec<Named> = people(cast)
        .filter_map(|(id, entity)| Some((entity.forms.iter().find(|form| form.text.contains(' '))?.at, id)))
        .filter(|(at, _)| at.end <= begin)
        .collect();
    let heading = |at: Span<View>| {
        let index = document.blocks.partition_point(|block| block.span.end < at.end);
        document.blocks.get(index).is_some_and(|block| block.kind == BlockKind::Heading && block.span.holds(at))
    };
    // He spoke to Ann Holm: she asks.
    let asks = |at: Span<View>| {
        let before = document.text[..at.start as usize].trim_end();
        language.answered.iter().any(|words| ends_with(before, words))
    };
    let only = |narrower: &dyn Fn(&Named) -> bool| {
        let mut named = above.iter().filter(|&person| narrower(person));
        named.next().copied().filter(|_| named.next().is_none())
    };
    let told = || only(&|(_, id)| cast.is_told(*id));
    only(&|_| true).or_else(|| only(&|(at, _)| heading(*at))).or_else(|| only(&|(at, _)| !asks(*at))).or_else(told)
}

/// Whether a text ends with words, in small letters or not.
fn ends_with(text: &str, words: &str) -> bool {
    let end = |len: usize| text.len().checked_sub(len).and_then(|start| text.get(start..));
    end(words.len()).is_some_and(|end| end.to_lowercase() == *words)
}

/// Where somebody is named in full, and who.
type Named = (Span<View>, EntityId);

/// The people who are named in full.
fn people(cast: &Cast) -> impl Iterator<Item = (EntityId, &super::Entity)> {
    let numbered = cast.entities.iter().enumerate().map(|(index, entity)| (EntityId(index as u32), entity));
    numbered.filter(|&(id, entity)| entity.name.contains(' ') && cast.is_person(id))
}
