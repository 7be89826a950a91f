//! Dialogue behind dashes, as Spanish prints it.
//!
//! What comes in is a paragraph that opens with a dash; what goes out is the stretches that are spoken, without the
//! narrator's words between them:
//!
//! ```text
//! DIALOGUE = raya SPEECH { " " raya NARRATOR [ raya [ sign ] SPEECH ] }
//! ```
//!
//! —No sé —dijo Ana—. Pero iré. A typist's hyphens do as well, where a narrator speaks between them: -No sé -dijo Ana-.

use std::borrow::Cow;

use nom::{
    IResult, Parser,
    bytes::complete::take_while,
    character::complete::{one_of, space0},
    combinator::{opt, verify},
    sequence::preceded,
};

use super::{Closing, Kind, Quotation};
use crate::{
    documents::{BlockKind, Document},
    text::{Span, View},
};

/// The quotations of a document that stand behind dashes.
pub fn quotations(document: &Document) -> Vec<Quotation> {
    let spoken = document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading));
    spoken.flat_map(|block| speeches(&document.text, block.span)).map(quotation).collect()
}

fn quotation(span: Span<View>) -> Quotation {
    Quotation { span, kind: Kind::Direct, depth: 0, closing: Closing::Closed, reopened: Vec::new() }
}

/// The spoken stretches of one paragraph; none, unless it opens with a dash.
fn speeches(text: &str, block: Span<View>) -> Vec<Span<View>> {
    let body = &*typed(block.of(text));
    let mut speeches = Vec::new();
    let Ok((mut rest, _)) = raya(body) else { return speeches };
    // Portuguese sets its dashes apart: — Vamos — disse Ana. Where one is not, — Vamos —disse Ana, no gap tells anything.
    let gap = &rest[..rest.len() - rest.trim_start().len()];
    let gap = if before_narrator(rest, "") < rest.len() { "" } else { gap };
    loop {
        let length = before_narrator(rest, gap);
        let (spoken, after) = rest.split_at(length);
        let start = block.start + (body.len() - rest.len() + (spoken.len() - spoken.trim_start().len())) as u32;
        let span = Span::new(start, start + spoken.trim().len() as u32);
        if span.of(text).contains(char::is_alphanumeric) {
            speeches.push(span);
        }
        match narrator(after) {
            Ok((after, _)) => rest = after,
            Err(_) => return speeches,
        }
    }
}

/// A paragraph whose hyphens are dashes, with a mark of the same length in their place: one opens it, and another stands behind
/// a space and before a small letter.
fn typed(body: &str) -> Cow<'_, str> {
    let turns = |(at, _): (usize, &str)| body[at + 2..].starts_with(char::is_lowercase);
    if !body.starts_with('-') || !body.match_indices(" -").any(turns) {
        return Cow::Borrowed(body);
    }
    let alone = |at: usize| {
        let letter = |c: char| c.is_alphanumeric();
        !body[..at].ends_with(letter) || !body[at + 1..].starts_with(letter)
    };
    let dashes = body.match_indices('-').map(|(at, _)| at).filter(|&at| alone(at));
    let mut bytes = body.as_bytes().to_vec();
    dashes.for_each(|at| bytes[at] = HYPHEN as u8);
    String::from_utf8(bytes).map_or(Cow::Borrowed(body), Cow::Owned)
}

/// What stands for a hyphen that is a dash.
const HYPHEN: char = '\u{1}';

/// Where the speech ends: at a dash that a space stands before and a word behind, with the gap that dashes have there.
fn before_narrator(speech: &str, gap: &str) -> usize {
    let turns = |&(at, _): &(usize, &str)| {
        speech[..at].ends_with(char::is_whitespace)
            && raya(&speech[at..])
                .is_ok_and(|(rest, _)| rest.strip_prefix(gap).is_some_and(|rest| rest.starts_with(char::is_alphabetic)))
    };
    speech.match_indices(is_raya).find(turns).map_or(speech.len(), |(at, _)| at)
}

// NARRATOR = raya words raya [ sign ] — what it says of the speech goes on behind it.
fn narrator(input: &str) -> IResult<&str, &str> {
    let (rest, _) = raya(input)?;
    let (rest, words) = take_while(|c: char| !is_raya(c)).parse(rest)?;
    let (rest, _) = raya(rest)?;
    let (rest, _) = preceded(opt(one_of(".,;:…?!")), space0).parse(rest)?;
    Ok((rest, words))
}

fn raya(input: &str) -> IResult<&str, char> {
    verify(nom::character::complete::anychar, |c| is_raya(*c)).parse(input)
}

fn is_raya(c: char) -> bool {
    matches!(c, '—' | '―' | '–' | HYPHEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, expected: &[&str]) {
        let found = speeches(paragraph, Span::from_range(0..paragraph.len()));
        assert_eq!(found.iter().map(|span| span.of(paragraph)).collect::<Vec<_>>(), expected, "{paragraph}");
    }

    #[test]
    fn the_narrator_is_left_out() {
        check("—No sé —dijo Ana—. Pero iré.", &["No sé", "Pero iré."]);
        check("—Vamos —dijo Ana.", &["Vamos"]);
        check("—¿Vendrás mañana? —preguntó Luis—, ¿o no?", &["¿Vendrás mañana?", "¿o no?"]);
        check("— Vocês sabiam? — perguntou Rui. — Eu não.", &["Vocês sabiam?", "Eu não."]);
        check("— Vamos —dijo Ana—. Pero — quizá — tarde.", &["Vamos", "Pero — quizá — tarde."]);
        check("— Sí.", &["Sí."]);
        check("Fue —dijo— un error.", &[]);
        check("-No sé -dijo Ana-. Pero iré a un acto franco-belga.", &["No sé", "Pero iré a un acto franco-belga."]);
        check("-Leche, pan y 2-3 huevos.", &[]);
        check("-5 grados.", &[]);
        check("—", &[]);
    }
}
