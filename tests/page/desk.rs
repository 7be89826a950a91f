//! An outcome made by hand: sentences are put into the articles of invented papers, and said to differ.
//!
//! What comes in is who tells what; what goes out is an [`Outcome`] and its articles on disk. Finds nothing itself.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use misquote::{
    attributions::{Basis, Confidence},
    checks::{Code, Finding},
    corpus::{Credit, Naming, Person, PersonId, Place, Quote, QuoteId},
    groups::{Drift, Group, GroupId, Member, Op, Piece, Wording},
    quotations::{Closing, Kind},
    reports::Outcome,
    rules::Severity,
    sources::{Role, Source, SourceId},
    text::{LineColumn, Span},
};

/// What is put into an outcome, one sentence after another.
pub struct Desk<'a> {
    folder: &'a Path,
    texts: Vec<String>,
    people: BTreeMap<String, PersonId>,
    outcome: Outcome,
    /// Quotations of each group, each with its wording.
    told: Vec<Vec<(usize, Quote)>>,
    wordings: Vec<Vec<String>>,
    findings: Vec<(usize, Wanted)>,
}

/// A finding to be made of a group.
struct Wanted {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    message: String,
    odd: usize,
}

/// One source's telling of a quotation: the wording's number, the words themselves where they are cut, the speaker, the messenger.
pub struct Telling<'a> {
    pub source: usize,
    pub wording: usize,
    pub words: Option<&'a str>,
    pub speaker: Option<&'a str>,
    pub via: Option<&'a str>,
}

pub fn telling(source: usize, wording: usize, speaker: &str) -> Telling<'_> {
    Telling { source, wording, words: None, speaker: Some(speaker), via: None }
}

impl<'a> Desk<'a> {
    pub fn new(folder: &'a Path) -> Self {
        let outcome = Outcome::default();
        let (texts, told, wordings, findings) = Default::default();
        Self { folder, texts, people: BTreeMap::new(), outcome, told, wordings, findings }
    }

    pub fn source(&mut self, file: &str, outlet: Option<&str>, role: Role) -> usize {
        let path = self.folder.join(file).to_string_lossy().into_owned();
        let date = Some("2031-05-14".into());
        let outlet = outlet.map(Into::into);
        self.outcome.corpus.sources.push(Source { path, role, outlet, date, ..Source::default() });
        self.texts.push(String::new());
        self.texts.len() - 1
    }

    /// Adds a group: its wordings, the reference first, and who tells which.
    pub fn group(&mut self, wordings: &[&str], tellings: &[Telling]) -> usize {
        let mut told = Vec::new();
        for telling in tellings {
            let words = telling.words.unwrap_or(wordings[telling.wording]);
            told.push((telling.wording, self.tell(telling, words)));
        }
        self.told.push(told);
        self.wordings.push(wordings.iter().map(|text| (*text).to_owned()).collect());
        self.told.len() - 1
    }

    /// Says something of a group: code, name and severity; which wording is the odd one, 0 where it is not about words.
    pub fn finding(&mut self, group: usize, check: (&'static str, &'static str, Severity), message: &str, odd: usize) {
        let (code, name, severity) = check;
        self.findings.push((group, Wanted { code, name, severity, message: message.to_owned(), odd }));
    }

    /// Puts the words into the source's text, within a sentence.
    fn tell(&mut self, telling: &Telling, words: &str) -> Quote {
        let speaker = telling.speaker.unwrap_or("somebody in the room");
        let text = &mut self.texts[telling.source];
        text.push_str("The meeting at the old customs house ran past midnight and nobody left early. “");
        let start = text.len() as u32;
        text.push_str(words);
        let span = Span::new(start, text.len() as u32);
        text.push_str(&format!(
            "” said {speaker}, who had come in from the rain with the others a little before nine.\n\n"
        ));
        let line = 1 + text[..start as usize].matches('\n').count() as u32;
        let credit = telling.speaker.and_then(|name| self.credit(name, telling.via));
        Quote {
            source: SourceId(telling.source as u32),
            span,
            at: LineColumn { line, column: 80 },
            text: words.into(),
            kind: Kind::Direct,
            depth: 0,
            closing: Closing::Closed,
            basis: credit.is_some().then_some(Basis::Stated),
            credit,
            cue: None,
            utterance: 0,
            confidence: Confidence(0.97),
            sung: false,
            told: Default::default(),
        }
    }

    fn credit(&mut self, name: &str, via: Option<&str>) -> Option<Credit> {
        let next = PersonId(self.people.len() as u32);
        let person = *self.people.entry(name.to_owned()).or_insert(next);
        if person == next {
            self.outcome.corpus.people.all.push(Person { name: name.into(), ..Person::default() });
        }
        let mention = Place { text: name.into(), span: Span::new(0, 0) };
        let naming = Arc::new(Naming { name: name.into(), role: None, via: via.map(Into::into) });
        Some(Credit { mention, naming, person })
    }
}

impl Desk<'_> {
    /// Writes the articles and puts everything in its order.
    pub fn outcome(mut self) -> Outcome {
        for (source, text) in self.outcome.corpus.sources.iter().zip(&self.texts) {
            fs::write(&source.path, text).expect("the temporary folder takes a file");
        }
        let told = self.told.into_iter().enumerate();
        let mut quotes: Vec<(Quote, usize, usize)> = told
            .flat_map(|(group, told)| told.into_iter().map(move |(wording, quote)| (quote, group, wording)))
            .collect();
        quotes.sort_by_key(|(quote, _, _)| (quote.source, quote.span.start));
        let mut groups: Vec<Group> = self.wordings.iter().map(|wordings| group(wordings)).collect();
        for (index, (quote, at, wording)) in quotes.into_iter().enumerate() {
            let members = &mut groups[at].members;
            members.push(Member {
                quote: QuoteId(index as u32),
                segment: quote.span,
                words: 0..quote.text.len() as u32,
            });
            let member = members.len() - 1;
            groups[at].wordings[wording].members.push(member);
            self.outcome.corpus.quotes.push(quote);
        }
        self.outcome.findings = self.findings.iter().map(|(at, wanted)| finding(*at, &groups[*at], wanted)).collect();
        self.outcome.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        self.outcome.groups = groups;
        self.outcome
    }
}

fn group(wordings: &[String]) -> Group {
    let wording = |text: &String| Wording { text: text.as_str().into(), members: Vec::new() };
    let pieces = |odd: usize| pieces(&wordings[0], &wordings[odd]);
    let drift = |odd: usize| Drift { odd, against: 0, pieces: pieces(odd).into(), similarity: 0.8, titled: false };
    Group {
        wordings: wordings.iter().map(wording).collect(),
        drifts: (1..wordings.len()).map(drift).collect(),
        ..Group::default()
    }
}

fn finding(at: usize, group: &Group, wanted: &Wanted) -> Finding {
    let of = |wording: usize| -> Vec<QuoteId> {
        group.wordings[wording].members.iter().map(|&member| group.members[member].quote).collect()
    };
    let on_words = wanted.odd > 0;
    // Where it is about a speaker, the odd one is the last to tell it.
    let everybody: Vec<QuoteId> = group.members.iter().rev().map(|member| member.quote).collect();
    Finding {
        code: Code(wanted.code),
        name: wanted.name,
        severity: wanted.severity,
        message: wanted.message.clone(),
        confidence: 0.9,
        fingerprint: format!("{:08x}00000000", (at as u32 + 1).wrapping_mul(2_654_435_761)),
        group: Some(GroupId(at as u32)),
        quotes: if on_words { [of(wanted.odd), of(0)].concat() } else { everybody },
        wordings: on_words.then(|| [of(wanted.odd), of(0)]),
        places: Vec::new(),
        diff: on_words.then(|| group.drifts[wanted.odd - 1].pieces.clone()),
        similarity: None,
    }
}

/// Word by word, by the longest common run of words, as anybody would do it on paper.
fn pieces(a: &str, b: &str) -> Vec<Piece> {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let mut longest = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i][j] =
                if a[i] == b[j] { longest[i + 1][j + 1] + 1 } else { longest[i + 1][j].max(longest[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    let mut pending = (Vec::new(), Vec::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            settle(&mut pending, &mut found);
            add(&mut found, Op::Equal, a[i], b[j]);
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || i < a.len() && longest[i + 1][j] >= longest[i][j + 1] {
            pending.0.push(a[i]);
            i += 1;
        } else {
            pending.1.push(b[j]);
            j += 1;
        }
    }
    settle(&mut pending, &mut found);
    found
}

fn settle(pending: &mut (Vec<&str>, Vec<&str>), found: &mut Vec<Piece>) {
    let op = match (pending.0.is_empty(), pending.1.is_empty()) {
        (true, true) => return,
        (true, false) => Op::Insert,
        (false, true) => Op::Delete,
        (false, false) => Op::Replace,
    };
    found.push(Piece { op, a: pending.0.join(" ").into(), b: pending.1.join(" ").into(), words: Default::default() });
    *pending = Default::default();
}

fn add(found: &mut Vec<Piece>, op: Op, a: &str, b: &str) {
    match found.last_mut() {
        Some(last) if last.op == op => {
            last.a = format!("{} {a}", last.a).into();
            last.b = format!("{} {b}", last.b).into();
        }
        _ => found.push(Piece { op, a: a.into(), b: b.into(), words: Default::default() }),
    }
}
