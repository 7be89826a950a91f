//! Clauses: which subject belongs to which verb.
//!
//! What comes in is the parts of a sentence; what goes out is its [`Clause`]s in the order of their verbs. One pass with
//! a short stack: a relative or a subordinate clause stands upon the one it interrupts.

use super::{
    attachments::dateline,
    frames::{Frame, Last},
    nouns::NounSort,
    parts::{Part, PartKind},
    tokens::Token,
    verbs::{Form, Verb},
};
use crate::rules::Class;

/// A verb with its subject.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// Index of the verb among the parts.
    pub verb: usize,
    /// Index of its subject: a noun, or the relative that stands for one.
    pub subject: Option<usize>,
    /// The clause that this one is the object of, an index among the clauses.
    pub outer: Option<usize>,
    pub link: Link,
    /// Whether a pause has ended it.
    pub closed: bool,
}

/// How a clause hangs on the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Not at all.
    Main,
    /// With “that” or nothing: it is what is said.
    Object,
    /// With “because”, “when”.
    Aside,
    /// With “who”.
    Relative,
}

/// How deep clauses are followed.
const DEEPEST: usize = 6;

/// How far a sentence has been read.
pub struct Reader<'a> {
    pub tokens: &'a [Token],
    pub parts: &'a [Part],
    pub frames: Vec<Frame>,
    pub clauses: &'a mut Vec<Clause>,
    /// The last noun that no preposition governs, since the last verb or pause.
    pub free: Option<usize>,
    /// The last noun that no preposition governs since the last pause: what stands right before a verb is its subject.
    segment: Option<usize>,
    /// The subject of the clause that the last pause ended.
    ended: Option<usize>,
    /// The subject of the last verb without one of its own.
    hung: Option<usize>,
    /// The subject of a clause that “and” began, until its verb comes.
    joined: Option<usize>,
    /// The same since the last pause or finite verb.
    hangs: Option<usize>,
    /// Whether a messenger was named: what follows is the message.
    relayed: bool,
    /// Whether a preposition governs the next noun.
    governed: bool,
    /// The last noun behind “with”, which may act.
    absolute: Option<usize>,
    /// What the last part was, adverbs and times left out.
    pub last: Last,
}

/// Whether nothing but adverbs stands between a noun and its verb.
const fn is_near(noun: usize, verb: usize) -> bool {
    verb - noun <= 2
}

/// Reads the clauses of the sentence `parts[from..to]`; indices are those of `parts`.
pub fn read(tokens: &[Token], parts: &[Part], from: usize, to: usize, clauses: &mut Vec<Clause>) {
    clauses.clear();
    let mut reader = Reader {
        tokens,
        parts,
        frames: vec![Frame::new(Link::Main, None)],
        clauses,
        free: None,
        segment: None,
        ended: None,
        hung: None,
        joined: None,
        hangs: None,
        relayed: false,
        governed: false,
        absolute: None,
        last: Last::Start,
    };
    let mut at = dateline(tokens, &parts[from..to]).map_or(from, |dash| from + dash + 1);
    while at < to {
        // What brackets hold speaks of something else, unless they hold the sentence.
        let close = || (at + 1..to).find(|&close| matches!(parts[close].kind, PartKind::Close));
        if matches!(parts[at].kind, PartKind::Open)
            && at > from
            && let Some(close) = close()
        {
            reader.bracket(at, close);
            // “Ann Holm (R-Wis.) said”: they are no pause.
            at = close + 1;
            continue;
        }
        if let Some(close) = reader.parenthesis(at, to).filter(|_| at > from) {
            at = close + 1;
            continue;
        }
        reader.part(at);
        at += 1;
    }
}

impl Reader<'_> {
    pub(super) fn part(&mut self, at: usize) {
        match self.parts[at].kind {
            PartKind::Noun(noun) => {
                self.relayed |= self.governed && noun.class.is(Class::MESSENGER);
                self.noun(at, noun.sort);
            }
            PartKind::Verb(verb) => self.verb(at, &verb),
            PartKind::Preposition | PartKind::Agent | PartKind::Relay => {
                (self.governed, self.last) = (true, Last::Preposition)
            }
            PartKind::Subordinator if !self.is_asked_alone(at) => self.subordinate(at),
            PartKind::Relative => self.relative(at),
            PartKind::And => self.last = Last::And,
            PartKind::Comma | PartKind::Close | PartKind::Dash => self.pause(at),
            PartKind::Colon => self.restart(),
            PartKind::Semicolon => {
                // “He was denounced; praised Reyes; and declared that”: a verb without a subject goes on with the last.
                let subject = self.frames[0].subject;
                self.restart();
                self.frames[0].subject = subject;
            }
            PartKind::Quote(_) => self.quote(),
            PartKind::According => self.governed = true,
            PartKind::Open => (self.segment, self.last) = (None, Last::Pause),
            PartKind::Subordinator | PartKind::Adverb | PartKind::Stop | PartKind::Other => {}
        }
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the first frame is never popped")
    }

    fn subordinate(&mut self, at: usize) {
        // “Holm said that it failed, and that it hurt”: the second “that” hangs on the same verb.
        let again = self.last == Last::And && self.top().link == Link::Object && self.top().clause.is_some();
        if again {
            self.frames.pop();
        }
        // “Holm said as Reyes yelled”: what may be a preposition begins nothing that is said.
        let word = self.tokens[self.parts[at].from as usize];
        let aside = word.is(Class::EITHER);
        // “Holm told reporters that it failed”
        let told = word.is(Class::RELATIVE) && self.tells(at);
        // “Asked whether he would go, the mayor, Ann Holm, said”: the sentence has no verb yet.
        let hangs = self.last == Last::Verb && self.clauses.last().is_some_and(|clause| self.tells_what(clause));
        self.push(if !aside && (again || told || hangs) { Link::Object } else { Link::Aside });
    }

    fn push(&mut self, link: Link) {
        let outer = self.top().clause;
        if self.frames.len() < DEEPEST {
            self.frames.push(Frame::new(link, outer));
        }
        (self.free, self.segment, self.governed, self.last) = (None, None, false, Last::Start);
    }

    pub(super) fn restart(&mut self) {
        self.joined = None;
        self.frames.truncate(1);
        self.frames[0] = Frame::new(Link::Main, None);
        (self.free, self.segment, self.governed, self.last) = (None, None, false, Last::Start);
    }

    fn quote(&mut self) {
        self.governed = false;
        // “Holm said that “…,” Reyes added”: the words were all that “that” held.
        while self.frames.len() > 1
            && self.top().clause.is_none()
            && self.top().subject.is_none()
            && self.top().link == Link::Object
        {
            self.frames.pop();
        }
        self.last = Last::Quote;
        (self.free, self.segment) = (None, None);
    }

    fn relative(&mut self, at: usize) {
        self.push(Link::Relative);
        self.top().subject = Some(at);
    }

    fn pause(&mut self, at: usize) {
        self.ended = None;
        // A clause set off by commas is over with the second.
        let top = *self.top();
        let aside = top.clause.is_some() && matches!(top.link, Link::Relative | Link::Aside) && !self.announces(at);
        let aside = aside || self.ends_whose(at);
        if self.frames.len() > 1 && aside {
            let outspeaks = self.outspeaks();
            self.frames.pop();
            // “Holm defended officers who shot a man, saying”: no pause set that clause off.
            let paused = |who: usize| who.checked_sub(1).is_some_and(|before| self.parts[before].is_pause());
            let set_off = top.subject.is_none_or(|who| self.parts[who].noun().is_some() || paused(who));
            self.ended = top.subject.filter(|_| top.link == Link::Relative && set_off || outspeaks);
            if let Some(clause) = top.clause {
                self.clauses[clause].closed = true;
            }
        }
        (self.governed, self.segment, self.hangs, self.last) = (false, None, None, Last::Pause);
    }

    fn noun(&mut self, at: usize, sort: NounSort) {
        if std::mem::take(&mut self.governed) {
            self.last = Last::Governed;
            let with = at.checked_sub(1).map(|at| self.tokens[self.parts[at].from as usize]);
            self.absolute = with.filter(|with| with.is(Class::ABSOLUTE) && sort.speaks()).map(|_| at);
            return;
        }
        if sort == NounSort::Time || sort == NounSort::Object || self.is_place(at, sort) || self.is_beside(at) {
            return;
        }
        let parts = self.parts;
        let last = self.last;
        let calling = last == Last::Governed && self.is_calling(at);
        let comes = last == Last::Verb && sort == NounSort::Name && self.comes(at);
        let echoes = last == Last::Pause && sort == NounSort::Pronoun && self.echoes(at);
        let top = self.top();
        if top.clause.is_none() && top.link != Link::Relative {
            let weak = top.subject.is_none_or(|subject| !parts[subject].noun().is_some_and(|noun| noun.sort.speaks()));
            let better = match last {
                Last::Start | Last::Quote => true,
                // “Ann Holm, for years president of the club, said”
                Last::Governed => weak || !calling,
                Last::Noun => true,
                Last::Pause => !echoes && (weak && sort.speaks() || sort == NounSort::Pronoun),
                // “as if to stop the ruckus”: what a verb without a subject does something to.
                Last::Verb => false,
                Last::And | Last::Preposition => top.subject.is_none(),
            };
            if top.subject.is_none() && last != Last::Verb || better {
                top.subject = Some(at);
            }
        } else if comes || top.clause.is_none() && last == Last::Noun {
            top.subject = Some(at);
        } else if top.clause.is_none() && top.link == Link::Relative && last == Last::Start {
            // “whom Reyes called”: the subject stands behind the relative.
            top.subject = Some(at);
        }
        if last == Last::And && sort.speaks() && self.is_joined(at) {
            self.joined = Some(at);
        }
        self.free = Some(at);
        // “The choice to run the ministry told reporters”: what hangs has an object, and the subject waits.
        let object = self.is_object(at) && self.top().clause.is_none() && self.top().subject.is_some();
        if self.segment.is_none() && !object || matches!(last, Last::Noun | Last::Governed) {
            self.segment = Some(at);
        }
        self.last = Last::Noun;
    }

    fn verb(&mut self, at: usize, verb: &Verb) {
        match verb.form {
            Form::Finite if self.is_reduced(at, verb) || self.is_participle(at, verb) || self.is_left(at, verb) => {}
            Form::Finite => self.finite(at),
            Form::Gerund | Form::Infinitive | Form::Participle => self.hanging(at, verb.form),
        }
        (self.governed, self.free, self.segment, self.last) = (false, None, None, Last::Verb);
    }

    fn finite(&mut self, at: usize) {
        self.hangs = None;
        let top = *self.top();
        if self.ends_relative() {
            self.frames.pop();
            self.free = None;
            self.segment = None;
            let subject = self.top().subject;
            self.make(at, subject);
            return;
        }
        match (top.clause, self.last) {
            (None, Last::Noun) if self.is_object_first(at) => self.make(at, Some(at + 1)),
            (None, Last::Start) if self.is_inverted(top.subject, at) => self.make(at, Some(at + 1)),
            (None, Last::Noun | Last::Governed) if self.segment.is_some() => self.make(at, self.segment),
            (None, _) if top.subject.is_some() => self.make(at, top.subject),
            (None, _) if self.frames.len() > 1 && top.subject.is_none() => {
                self.frames.pop();
                self.finite(at);
            }
            (None, _) => self.make(at, self.behind(at)),
            (Some(_), Last::Noun | Last::Governed) if self.free.is_some() => self.another(at),
            (Some(_), Last::Pause) => self.resume(at),
            (Some(_), _) => self.make(at, top.subject),
        }
    }

    /// A verb whose own subject stands before it, after another clause.
    fn another(&mut self, at: usize) {
        let free = self.free;
        let before = free.and_then(|free| free.checked_sub(1)).map(|before| self.parts[before].kind);
        let clause = self.top().clause;
        match before {
            Some(PartKind::Noun(_) | PartKind::Verb(_) | PartKind::Adverb | PartKind::Other) => self.nest(free, clause),
            Some(PartKind::Preposition | PartKind::Agent) => self.nest(free, clause),
            Some(PartKind::Quote(_)) if self.modifies(free) && !self.tags(at) => self.nest(free, clause),
            // “Holm, as caps shrink and the sea rises, argues”: the sentence has no verb yet.
            Some(PartKind::And) if self.frames[0].clause.is_none() && self.frames[0].subject.is_some() => {}
            _ => {
                self.frames.truncate(1);
                self.frames[0] = Frame { subject: free, clause: None, link: Link::Main, outer: None };
            }
        }
        self.make(at, free);
    }

    /// Opens a clause that is the object of another.
    fn nest(&mut self, subject: Option<usize>, outer: Option<usize>) {
        if self.frames.len() < DEEPEST {
            self.frames.push(Frame { subject, clause: None, link: Link::Object, outer });
        }
    }

    /// A verb behind a pause: it belongs to the pronoun right behind it (sagte sie), to the subject that was interrupted,
    /// or to the last one.
    fn resume(&mut self, at: usize) {
        let interjected = self.behind(at).filter(|&behind| self.is_interjected(behind));
        if let Some(behind) = interjected.or_else(|| self.called(at)) {
            self.frames.truncate(1);
            self.frames[0] = Frame::new(Link::Main, None);
            self.make(at, Some(behind));
            return;
        }
        // “Holm is against it, but Reyes, the mayor, called it ‘fair’.”
        if let Some(joined) = self.joined.take() {
            self.frames.truncate(1);
            self.frames[0] = Frame::new(Link::Main, None);
            self.make(at, Some(joined));
            return;
        }
        while self.frames.len() > 1 && self.top().clause.is_some() && self.top().link != Link::Object {
            self.frames.pop();
        }
        let subject = self.top().subject;
        self.make(at, subject);
    }

    /// A verb without a subject of its own: a noun right before it, else the clause's subject.
    fn hanging(&mut self, at: usize, form: Form) {
        // “Holm said Reyes lied, adding”: Holm adds.
        let elsewhere = form == Form::Gerund && self.last == Last::Pause && !self.relayed;
        while elsewhere && self.frames.len() > 1 && self.top().link == Link::Object {
            self.frames.pop();
        }
        let top = *self.top();
        let speaks = |at: &usize| self.parts[*at].noun().is_some_and(|noun| noun.sort.speaks());
        // “Holm sued Reyes for calling her ‘rash’”
        let says = self.parts[at].verb().is_some_and(Verb::reports);
        let behind = |at: usize| self.tokens[self.parts[at - 1].from as usize].is(Class::VIEW);
        let blamed = says && self.last == Last::Preposition && behind(at);
        let near = top.clause.is_some() && (self.last == Last::Noun || blamed);
        let object = self.free.filter(|_| near).filter(speaks);
        let object = object.filter(|&object| !self.is_told(object));
        let absolute = self.absolute.filter(|&with| self.last == Last::Governed && is_near(with, at));
        let ended = self.ended.filter(|_| self.last == Last::Pause);
        let hung = self.hung.filter(|_| self.last == Last::And);
        let subject = match form {
            Form::Gerund | Form::Participle => object.or(absolute).or(ended).or(hung).or(top.subject),
            // “with Reyes taking to the radio to call it ‘mad’”: Reyes calls.
            Form::Infinitive | Form::Finite => self.hangs.or(top.subject),
        };
        self.hung = subject;
        self.hangs = subject.filter(|_| form == Form::Gerund || self.hangs.is_some());
        // A message that was carried is the sender's, whoever tells of it.
        let outer = top.outer.filter(|_| !self.relayed);
        self.clauses.push(Clause { verb: at, subject, outer, link: top.link, closed: false });
    }

    fn make(&mut self, at: usize, subject: Option<usize>) {
        if self.top().link != Link::Relative {
            self.joined = None;
        }
        let clause = self.clauses.len();
        let top = self.top();
        top.clause = Some(clause);
        top.subject = subject;
        let (outer, link) = (top.outer, top.link);
        self.clauses.push(Clause { verb: at, subject, outer, link, closed: false });
    }
}
