//! MQ102: one wording denies what the other affirms.

use super::{Check, Claim, Code, DriftView, Run};
use crate::{
    groups::{Op, Piece, Word},
    rules::{CONTENT, Severity, Sorts},
};

/// The check.
pub static CHECK: Check = Check {
    code: Code("MQ102"),
    name: "negation-drift",
    severity: Severity::Error,
    page: PAGE,
    run: Run::Pieces(claim),
};

const PAGE: &str = "\
One wording denies what the other affirms: a “not” put in or left out, “never”, “no”, “hardly”, “fail to”, or a word turned round
by a prefix (“likely”, “unlikely”). No drift of words does more harm to whoever is quoted.

## Example
    wire.txt   “We will not close the harbour,” Lund said.
    post.txt   “We will close the harbour,” Lund said.

Not reported, since the contraction is only written out:

    wire.txt   “We won’t close the harbour,” Lund said.
    post.txt   “We will not close the harbour,” Lund said.

## What to do
Check the recording. If both were said, on two occasions, give the sources their dates, or name the pair under `allow:`.

## How to silence it
For one place, before its block in Markdown or HTML: `<!-- misquote: ignore[MQ102] why -->`. For good, in `misquote.yaml`: an entry
under `allow:` with its reason, or under `checks:` a `level` of `off`, `note`, `warning` or `error`, a `min-similarity` or a `min-confidence`.
";

/// In a longer stretch a negation belongs to a clause that was put in or left out.
const LONGEST: usize = 5;
/// With nothing on the other side: “not”, “did not”.
const ALONE: usize = 2;

fn claim(view: &DriftView) -> Option<Claim> {
    let prefixes = &view.facts.rules.languages[view.group.language].wording.negating_prefixes;
    let turned = |piece: &Piece| turns(piece) || prefixed(piece, prefixes);
    let turned = |index: usize, piece: &Piece| turned(piece) && !moved(view, index);
    let mut pieces: Vec<usize> =
        view.free().filter(|(index, piece)| turned(*index, piece)).map(|(index, _)| index).collect();
    if !pieces.is_empty() {
        let along = view.free().filter(|(index, piece)| !turned(*index, piece) && follows(piece));
        pieces.extend(along.map(|(index, _)| index));
    }
    Claim::on(&CHECK, pieces, view, 0.6 + 0.35 * view.drift.similarity)
}

/// Whether a denial only stands a word or two further on: “it is not”, “it may be that it is not”.
fn moved(view: &DriftView, index: usize) -> bool {
    const NEAR: usize = 2;
    let pieces = &view.drift.pieces;
    let denials = |index: usize| {
        pieces[index].words.each_ref().map(|words| words.iter().filter(|it| it.traits.has(Sorts::NEGATION)).count())
    };
    let near = |between: usize| pieces.get(between).is_some_and(|it| it.op == Op::Equal && it.words[1].len() <= NEAR);
    let others = [index.checked_sub(2).filter(|_| near(index - 1)), Some(index + 2).filter(|_| near(index + 1))];
    let own = denials(index);
    let answers = |other: usize| {
        let its = denials(other);
        own[0] + its[0] == own[1] + its[1] && its != [0, 0]
    };
    others.into_iter().flatten().filter(|&other| other < pieces.len()).any(answers)
}

/// What grammar asks for beside a denial: “nobody told them anything”, “everybody told them something”.
fn follows(piece: &Piece) -> bool {
    let slight = |word: &Word| word.traits.has(Sorts::QUANTIFIER) || word.stem.weight() < CONTENT;
    piece.words.iter().all(|words| words.len() <= ALONE && words.iter().all(slight))
}

/// An odd number of negations more on one side: two of them would affirm again.
fn turns(piece: &Piece) -> bool {
    let negations = |words: &[Word]| words.iter().filter(|word| word.traits.has(Sorts::NEGATION)).count();
    let [a, b] = &piece.words;
    // “was proposed but not imposed”, “was imposed”: a denial that stands right before what stays denies it.
    let last = a.last().or(b.last()).is_some_and(|word| word.traits.has(Sorts::NEGATION));
    let longest = if (a.is_empty() || b.is_empty()) && !last { ALONE } else { LONGEST };
    a.len().max(b.len()) <= longest && (negations(a) + negations(b)) % 2 == 1
}

/// “likely”, “unlikely”: one word with a prefix put on or taken off.
fn prefixed(piece: &Piece, prefixes: &[String]) -> bool {
    if piece.words.iter().any(|words| words.len() != 1) {
        return false;
    }
    let (a, b) = (piece.a.to_lowercase(), piece.b.to_lowercase());
    let put_on = |long: &str, short: &str| {
        short.len() > 2 && prefixes.iter().any(|prefix| long.strip_prefix(prefix.as_str()) == Some(short))
    };
    put_on(&a, &b) || put_on(&b, &a)
}
