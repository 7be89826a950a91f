//! A user's rules laid over the built-in ones, both as trees, so that a new key needs no line here.
//!
//! Entries of a list that have names meet by name. A **check**'s or a **speaker**'s keys take the place of ours. What is
//! known of **languages**, names, governments, bodies and offices grows instead, so that nobody repeats two hundred verbs
//! in order to add one: words are added to ours, and `-said` takes one out; pairs of marks, which have no name, take
//! ours' place as a list. **Sources**, **allow** and **exclude** are the user's alone.

use super::{
    people::Speaker,
    raw::{Check, Language, Source, Tree},
};

/// The sections whose entries a user replaces rather than adds to.
const REPLACED: [&str; 2] = ["checks", "speakers"];

/// What becomes of a string that both have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strings {
    /// They are words: the user's are added.
    Add,
    /// The user's stands.
    Replace,
}

/// The user's rules over ours.
pub fn over(ours: Tree, user: Tree) -> Tree {
    let (Tree::Mapping(mut merged), Tree::Mapping(user)) = (ours.clone(), user) else { return ours };
    for (section, theirs) in user {
        let name = section.as_str().unwrap_or_default();
        let strings = if REPLACED.contains(&name) { Strings::Replace } else { Strings::Add };
        let own = merged.remove(&section).unwrap_or_default();
        merged.insert(section, value(own, theirs, strings));
    }
    Tree::Mapping(merged)
}

fn value(ours: Tree, user: Tree, strings: Strings) -> Tree {
    match (ours, user) {
        (ours, Tree::Null) => ours,
        (Tree::Mapping(mut ours), Tree::Mapping(user)) => {
            for (key, theirs) in user {
                let own = ours.remove(&key).unwrap_or_default();
                let strings = if key.as_str() == Some("name") { Strings::Replace } else { strings };
                ours.insert(key, value(own, theirs, strings));
            }
            Tree::Mapping(ours)
        }
        (Tree::Sequence(ours), Tree::Sequence(user)) if entries(&ours) || entries(&user) => named(ours, user, strings),
        (ours @ (Tree::Sequence(_) | Tree::String(_)), user @ (Tree::Sequence(_) | Tree::String(_)))
            if strings == Strings::Add =>
        {
            Tree::Sequence(added(words(ours), words(user)))
        }
        (_, user) => user,
    }
}

/// Whether it is a list of entries rather than of words.
fn entries(list: &[Tree]) -> bool {
    list.iter().any(Tree::is_mapping)
}

/// Entries meet by name; a list whose entries have none is the user's.
fn named(mut ours: Vec<Tree>, user: Vec<Tree>, strings: Strings) -> Tree {
    let name = |entry: &Tree| entry.get("name").cloned();
    if user.iter().all(|entry| name(entry).is_none()) {
        return Tree::Sequence(user);
    }
    for entry in user {
        match ours.iter_mut().find(|own| name(own).is_some() && name(own) == name(&entry)) {
            Some(own) => *own = value(std::mem::take(own), entry, strings),
            None => ours.push(value(Tree::Null, entry, strings)),
        }
    }
    Tree::Sequence(ours)
}

/// The words of a list or a string.
fn words(tree: Tree) -> Vec<Tree> {
    match tree {
        Tree::Sequence(list) => list,
        Tree::String(text) => text.split_whitespace().map(Tree::from).collect(),
        other => vec![other],
    }
}

/// Ours and the user's; one of the user's that begins with `-` takes ours out.
fn added(mut ours: Vec<Tree>, user: Vec<Tree>) -> Vec<Tree> {
    let dropped = |word: &Tree| word.as_str().and_then(|word| word.strip_prefix('-')).map(Tree::from);
    for word in user {
        match dropped(&word) {
            Some(dropped) => ours.retain(|own| *own != dropped),
            None if ours.contains(&word) => {}
            None => ours.push(word),
        }
    }
    ours
}

/// An entry that others in its list are told from by its name.
pub trait Named {
    /// The key that the name stands under.
    const KEY: &'static str = "name";

    /// Its name, by which layers meet and repetitions show.
    fn name(&self) -> &str;
}

impl Named for Language {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Named for Check {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Named for Speaker {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Named for Source {
    const KEY: &'static str = "path";
    fn name(&self) -> &str {
        &self.path
    }
}
