//! The shapes of CoreNLP's quotation tests (`QuoteAnnotatorTest`, all of them), in our own words, and what is found here.
//!
//! A shape is a text and the quotations in it, without their marks; `›` says how many others one lies within, `~` that
//! nothing closes it and `!` that another kind of mark does, which CoreNLP does not report. Where more is found here than
//! there, or other words, it is on purpose, and the shape says why.

use misquote::{
    documents,
    quotations::{self, Closing, Quotation},
    rules::Rules,
    sources::Source,
};

/// A text, and its quotations as a reader counts them.
type Shape = (&'static str, &'static [&'static str]);

fn found(text: &str, rules: &Rules) -> Vec<String> {
    let document = documents::open(&Source::default(), text.as_bytes(), rules).expect("a test's text is UTF-8");
    let show = |quotation: &Quotation| {
        let fault = match quotation.closing {
            Closing::Closed => "",
            Closing::Missing => "~",
            Closing::Mismatched => "!",
        };
        format!("{}{fault}{}", "›".repeat(usize::from(quotation.depth)), quotation.span.of(&document.text))
    };
    quotations::find(&document, &rules.languages[0]).iter().map(show).collect()
}

fn check(shapes: &[Shape]) {
    let rules = Rules::built_in().expect("rules.yaml is in order");
    for (text, expected) in shapes {
        assert_eq!(found(text, &rules), *expected, "in {text}");
    }
}

#[test]
fn quotations_side_by_side() {
    check(&[
        // testBasicInternalPunc: a line breaks within a paragraph.
        (
            "\"Unwise, Dr. Holm, unwise, while nobody here has seen the lock\n at all; how could we be so sure?\"",
            &["Unwise, Dr. Holm, unwise, while nobody here has seen the lock\n at all; how could we be so sure?"],
        ),
        // testBasicLatexQuotes
        ("`Enough,' he said, ``what is it for?''", &["Enough,", "what is it for?"]),
        // testLatexQuotesWithDirectedApostrophes
        ("Ann`s he said, ``what is it for?''", &["what is it for?"]),
        // testBasicUnicodeQuotes, testBasicDoubleQuotes, testBasicSingleQuotes
        ("“Enough,” he said, “what is it for?”", &["Enough,", "what is it for?"]),
        ("\"Enough,\" he said, \"what is it for?\"", &["Enough,", "what is it for?"]),
        ("'Enough,' he said, 'what is it for?'", &["Enough,", "what is it for?"]),
        // testUnicodeQuotesWithBadUnicodeQuotes, testUnicodeQuotesWithApostrophes: marks turned the wrong way.
        ("“Enough,” he said, “what‚ is‘ it for?”", &["Enough,", "what‚ is‘ it for?"]),
        ("“Enough,” he said, “what is the ship‘s bell for?”", &["Enough,", "what is the ship‘s bell for?"]),
        // testQuotesFollowEachother
        (
            "\"Here?\"\n\n\"We didn't hear 'im!\"\n\n\"Later, she's under the bridge!\" the boy cried.",
            &["Here?", "We didn't hear 'im!", "Later, she's under the bridge!"],
        ),
        // testWordBeginningWithApostropheAtQuoteBeginningSingleQuotes
        (
            "''Tis colder' Words go by 'We rowed to the lock yesterday,' he said",
            &["'Tis colder", "We rowed to the lock yesterday,"],
        ),
        // testWordsWithApostropheTerminalsInOneDoubleQuote, …InDoubleQuotes
        ("\"Reyes' boat is older!\"", &["Reyes' boat is older!"]),
        (
            "\"We knew that Reyes' boat was older,\" but then she turned. We were stunned--\"Our boat is older than all of Reyes' barges!\"",
            &["We knew that Reyes' boat was older,", "Our boat is older than all of Reyes' barges!"],
        ),
    ]);
}

#[test]
fn quotations_within_quotations() {
    check(&[
        // testTis
        (
            "\"'Tis unwise, “Dr. 'tis “Dr. Holm” Holm”, unwise, when 'tis nobody here that has seen the lock\n at all; how could we be so sure?\"",
            &[
                "'Tis unwise, “Dr. 'tis “Dr. Holm” Holm”, unwise, when 'tis nobody here that has seen the lock\n at all; how could we be so sure?",
                "›Dr. 'tis “Dr. Holm” Holm",
                "››Dr. Holm",
            ],
        ),
        // testEmbeddedLatexQuotes, testEmbeddedSingleLatexQuotes
        ("``Enough ``what is it for?''''", &["Enough ``what is it for?''", "›what is it for?"]),
        ("`Enough `what is it for?''", &["Enough `what is it for?'", "›what is it for?"]),
        // testEmbeddedLatexQuotesAllEndSamePlace, testTripleEmbeddedLatexQuotes, testTripleEmbeddedUnicodeQuotes
        (
            "``Enough ``what `is ``it for?'''''''",
            &["Enough ``what `is ``it for?'''''", "›what `is ``it for?'''", "››is ``it for?''", "›››it for?"],
        ),
        ("``En ``so ``what'' is it'' for?''", &["En ``so ``what'' is it'' for?", "›so ``what'' is it", "››what"]),
        ("“En «so “what” is it» for?”", &["En «so “what” is it» for?", "›so “what” is it", "››what"]),
        // testDoubleEnclosedInSingle, testSingleEnclosedInDouble
        (
            "'\"Enough,\" he said, \"what is it for?\"'",
            &["\"Enough,\" he said, \"what is it for?\"", "›Enough,", "›what is it for?"],
        ),
        (
            "\"'Enough,' he said, 'what is it for?'\"",
            &["'Enough,' he said, 'what is it for?'", "›Enough,", "›what is it for?"],
        ),
        // testEmbeddedQuotes: every line is followed by a blank one.
        (
            "\"'Sit,' said old Holm; 'and we will\n\nsee by what means the river can be\n\nkept; but, as it happens, my sons\n\nare at the lock, and, as they are late, we\n\nmay find it hard to bring you over to the\n\nother bank.'\"",
            &[
                "'Sit,' said old Holm; 'and we will\n\nsee by what means the river can be\n\nkept; but, as it happens, my sons\n\nare at the lock, and, as they are late, we\n\nmay find it hard to bring you over to the\n\nother bank.'",
                "›Sit,",
                "›and we will\n\nsee by what means the river can be\n\nkept; but, as it happens, my sons\n\nare at the lock, and, as they are late, we\n\nmay find it hard to bring you over to the\n\nother bank.",
            ],
        ),
        // testEmbeddedQuotesTwo
        (
            "It was no use to write 'Pull here,' for the old warden Holm was\nnot going to pull THAT before noon. 'No, we'll \"wait\" first,' he said, 'and\nhear whether it's called \"safe\" or not';",
            &[
                "Pull here,",
                "No, we'll \"wait\" first,",
                "›wait",
                "and\nhear whether it's called \"safe\" or not",
                "›safe",
            ],
        ),
    ]);
}

#[test]
fn quotations_over_paragraphs() {
    check(&[
        // testMultiParagraphQuoteDouble, testMultiParagraphQuoteSingle
        (
            "Here it goes on \"Enough,\n\n \"This is the second paragraph.\n\n\"This is the last.\" and here are more words",
            &["Enough,\n\n \"This is the second paragraph.\n\n\"This is the last."],
        ),
        (
            "Here it goes on 'Enough,\n\n 'This is the second paragraph.\n\n'This is the last but one.\n\n'and there's more to come.' and here are more words",
            &["Enough,\n\n 'This is the second paragraph.\n\n'This is the last but one.\n\n'and there's more to come."],
        ),
        // testMultiLineQuoteDouble, testMultiLineQuoteSingle
        (
            "Here it goes on \"Enough,\nThis is the second line.\nThis is the last.\" and here are more words",
            &["Enough,\nThis is the second line.\nThis is the last."],
        ),
        (
            "Here it goes on 'Enough,\nThis is the second line.\nThis is the last.' and here are more words",
            &["Enough,\nThis is the second line.\nThis is the last."],
        ),
    ]);
}

#[test]
fn what_is_read_otherwise_on_purpose() {
    check(&[
        // testUnclosedInitialQuotes, testUnclosedLastDoubleQuotes: there an unclosed quotation is nothing; here it is one with
        // a fault (MQ401), which an editor must see.
        ("Enough,   \" he said, 'what is it for?'", &["~he said, 'what is it for?'", "what is it for?"]),
        ("\"Enough,\" he said, \"what is it for?", &["Enough,", "~what is it for?"]),
        // testUnclosedLastSingleQuotes: as there, since a single mark that nothing closes is an apostrophe.
        ("'Enough,' he said, 'what is it for?", &["Enough,"]),
        // testMaxLength: no quotation is too long here; the one that nothing closes is told.
        (
            "`En,' he said, ``what is \"it\" made for a \"reasonnnn\"",
            &["En,", "~what is \"it\" made for a \"reasonnnn", "it", "reasonnnn"],
        ),
        // testBasicIgnoreSingleQuotes: single marks cannot be switched off here, and need not be: an apostrophe is told by
        // its neighbours.
        ("“Enough,” he 'said', “what is it for?”", &["Enough,", "said", "what is it for?"]),
        // testEmbeddedMixedComplicated: 「 is never closed, and what is closed by another kind of mark is the last that was
        // opened (MQ402), never one around it: so » ends the words behind the straight mark.
        (
            "It was no 「use to write `Pull here,' for the old warden Holm was\nnot going to pull THAT before noon. ‘No, we'll \"wait\" first,’ he said, «and\nhear whether it's called ``safe'' or \"not»",
            &[
                "~use to write `Pull here,' for the old warden Holm was\nnot going to pull THAT before noon. ‘No, we'll \"wait\" first,’ he said,",
                "Pull here,",
                "No, we'll \"wait\" first,",
                "›wait",
                "~and\nhear whether it's called ``safe'' or \"not",
                "safe",
                "!not",
            ],
        ),
    ]);
}
