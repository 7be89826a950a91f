//! What is found between marks, in words: `«…»` shows the span, `~` one that nothing closes, `!` one that ends with
//! another kind of mark, and the number how many it lies within.

use super::{Closing, Kind, Quotation, find};
use crate::{documents, rules::Rules, sources::Source};

fn found(text: &str) -> String {
    let rules = Rules::built_in().expect("the rules compiled in are read by every test");
    let document = documents::open(&Source::default(), text.as_bytes(), &rules).expect("a test's text is UTF-8");
    let show = |quotation: &Quotation| {
        let fault = match quotation.closing {
            Closing::Closed => "",
            Closing::Missing => "~",
            Closing::Mismatched => "!",
        };
        let depth = "›".repeat(usize::from(quotation.depth));
        format!("{depth}{fault}{}", quotation.words(&document.text).replace('\n', "¶"))
    };
    let marked = find(&document, &rules.languages[0]);
    marked.iter().filter(|it| it.kind != Kind::Turn).map(show).collect::<Vec<_>>().join(" | ")
}

fn check(text: &str, expected: &str) {
    assert_eq!(found(text), expected, "in {text}");
}

#[test]
fn marks_of_every_form_pair() {
    check("“We ran,” she said. “All of us.”", "We ran, | All of us.");
    check("\"We ran,\" she said. \"All of us.\"", "We ran, | All of us.");
    check("''We ran,'' she said. ''All of us.''", "We ran, | All of us.");
    check("‘We ran,’ she said. ‘All of us.’", "We ran, | All of us.");
    check("'We ran,' she said. 'All of us.'", "We ran, | All of us.");
}

#[test]
fn a_word_cut_off_may_stand_first_or_within() {
    check("‘’Twas yours,’ she said. “’Tis ours.”", "’Twas yours, | ’Tis ours.");
    check("'Rock 'n' roll lives,' she said.", "Rock 'n' roll lives,");
    check("‘Rock ’n’ roll lives,’ she said.", "Rock ’n’ roll lives,");
}

#[test]
fn a_line_drawn_of_ticks_quotes_nothing() {
    let line = "`".repeat(25);
    check(
        &format!("We ran.\n{line}\n“All of us,” she said. Then {line} and {line}. ``So it was.''"),
        "All of us, | So it was.",
    );
}

/// As the tests of other extractors have them: LaTeX's marks, and those of other languages in English prose.
#[test]
fn foreign_marks_pair() {
    check("`We ran,' she said, ``and all of us ran.''", "We ran, | and all of us ran.");
    check("Ann`s boat, ``so it is.''", "so it is.");
    check("„We ran,” she said. “All of us.”", "We ran, | All of us.");
    check(
        "“He cried «they said “run” and ran» at noon.”",
        "He cried «they said “run” and ran» at noon. | ›they said “run” and ran | ››run",
    );
    check("「We ran,」 she said.", "We ran,");
    check("＂We ran,＂ she said.", "We ran,");
    check("The « ran.", "~ran.");
}

#[test]
fn marks_stand_in_marks_of_any_form() {
    check("\"'Run,' said Ann; 'and I run too.'\"", "'Run,' said Ann; 'and I run too.' | ›Run, | ›and I run too.");
    check("'\"Run,\" he said, \"and go.\"'", "\"Run,\" he said, \"and go.\" | ›Run, | ›and go.");
    check(
        "She said, 'No, I will \"look\" first,' and 'it is \"shut\" or not';",
        "No, I will \"look\" first, | ›look | it is \"shut\" or not | ›shut",
    );
    check("\"We ran\"--said Ann. “-Run- they cried!”—In what", "We ran | -Run- they cried!");
    check("\"The Joneses' cow is ours!\"", "The Joneses' cow is ours!");
}

#[test]
fn an_apostrophe_is_not_a_closing_mark() {
    check(
        "‘I don’t think the workers’ rights are at stake,’ he said.",
        "I don’t think the workers’ rights are at stake,",
    );
    check("the ‘robust plans’ next week", "robust plans");
    check("It was the workers' fault, not the owners' fault.", "");
    check(
        "‘A bit o’ luck and we’re goin’ home,’ he said, ‘bloomin’ late.’",
        "A bit o’ luck and we’re goin’ home, | bloomin’ late.",
    );
    check("‘The answer was no’ according to the workers’ union.", "The answer was no");
    check("A ‘no’ campaign and a ‘yes’ campaign’s leader", "no | yes");
    check("'It's shut 'til June, and 'twas dear,' she said.", "It's shut 'til June, and 'twas dear,");
    check("‘They came again’ and left.", "They came again");
    check("He sang ‘em all in the ‘90s, rock ’n’ roll and '80s pop' too.", "");
}

#[test]
fn a_quotation_lies_within_another() {
    check("“He told me ‘never again’ and left,” she said.", "He told me ‘never again’ and left, | ›never again");
    check("‘He told me “never again” and left,’ she said.", "He told me “never again” and left, | ›never again");
    check("“She said, ‘I don’t know.’”", "She said, ‘I don’t know.’ | ›I don’t know.");
}

#[test]
fn a_quotation_runs_over_paragraphs() {
    check("“One.\n“Two.\n“Three,” he said.", "One.¶Two.¶Three,");
    check("\"One.\n\"Two,\" he said.", "One.¶Two,");
    check("‘One.\n‘Two: don’t go.\n‘Three,’ he said.", "One.¶Two: don’t go.¶Three,");
    check("He said, “We will see.\nMaybe we can.” He left.", "We will see.¶Maybe we can.");
}

#[test]
fn what_nothing_closes_ends_with_its_paragraph() {
    check("“We ran, she said.\nThe crowd had gone.\n“Nobody saw us,” he said.", "~We ran, she said. | Nobody saw us,");
    check("“We ran, she said.\n“Nobody saw us,” he said.", "~We ran, she said. | Nobody saw us,");
    check("“We ran, said Ada Pell, a nurse.\n“I did,” he said.", "~We ran, said Ada Pell, a nurse. | I did,");
    check("“I was, I said.\n“We all were,” he said.", "I was, I said.¶We all were,");
    check("\"We ran, she said. \"Nobody saw us.\"", "~We ran, she said. | Nobody saw us.");
}

#[test]
fn other_marks_than_expected_are_told() {
    check("“We ran,\" she said.", "!We ran,");
    check("“We ran,“ she said.", "!We ran,");
    check("She said, “We ran. “", "!We ran.");
    check("”We ran,” she said.", "!We ran,");
}

#[test]
fn a_height_and_a_tag_quote_nothing() {
    check("He is 6'2\" tall and said \"hello\" twice.", "hello");
    check("\"It's a 6' 2\" plank,\" she said.", "It's a 6' 2\" plank,");
    check("“He is 6’2” tall,” she said.", "He is 6’2” tall,");
    check("<a href=\"index.html\" class='wide'>“Here,” he said</a>", "Here,");
}

#[test]
fn a_hundred_thousand_marks_cost_no_more_than_their_number() {
    for mark in ["“", "\"", "‘", "'", "''", "“‘", "’”"] {
        found(&mark.repeat(100_000));
        found(&format!("{mark} a ").repeat(50_000));
    }
}
