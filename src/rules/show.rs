//! The rules in force as a file that could be read again, with a comment on where each entry comes from.

use super::{
    Rules, built_in, layer,
    raw::{self, Step, Tree},
};

/// The sections in the order in which a person looks for them; those that are not named here follow.
const FIRST: [&str; 6] = ["sources", "exclude", "checks", "speakers", "allow", "languages"];

/// Writes the rules in force.
pub fn show(rules: &Rules) -> String {
    let ours = built_in::tree();
    let user = rules.file.as_ref().map(|file| raw::tree(&file.yaml)).unwrap_or_default();
    let merged = layer::over(ours.clone(), user.clone());
    let mut out = match &rules.file {
        Some(file) => format!("# The built-in rules, and {} over them.\n", file.path),
        None => "# The built-in rules; there is no misquote.yaml from here upward.\n".to_owned(),
    };
    let Tree::Mapping(sections) = merged else { return out };
    let names: Vec<String> = sections.keys().filter_map(|key| key.as_str().map(str::to_owned)).collect();
    let (mut order, rest): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| FIRST.contains(&&**name));
    order.sort_by_key(|name| FIRST.iter().position(|first| first == name));
    for name in order.iter().chain(&rest) {
        let section = Section { name, ours: ours.get(name), user: user.get(name), rules };
        section.write(&sections[&**name], &mut out);
    }
    out
}

/// A section as both have it.
struct Section<'a> {
    name: &'a str,
    ours: Option<&'a Tree>,
    user: Option<&'a Tree>,
    rules: &'a Rules,
}

impl Section<'_> {
    fn write(&self, merged: &Tree, out: &mut String) {
        let entries = merged.as_sequence().filter(|list| list.iter().any(Tree::is_mapping));
        let Some(entries) = entries else {
            let whole = Tree::Mapping([(Tree::from(self.name), merged.clone())].into_iter().collect());
            *out +=
                &format!("\n# {}\n{}", self.origin(self.ours, self.user, &[Step::Key(self.name)]), raw::write(&whole));
            return;
        };
        *out += &format!("\n{}:\n", self.name);
        for entry in entries {
            let theirs = position(self.user, entry);
            let own = position(self.ours, entry).map(|at| &self.ours.expect("a position was found in it")[at]);
            let way = [Step::Key(self.name), Step::Entry(theirs.unwrap_or_default())];
            let origin = self.origin(own, theirs.map(|_| entry), &way);
            let yaml = raw::write(&Tree::Sequence(vec![entry.clone()]));
            *out += &format!("  # {origin}\n");
            for line in yaml.lines() {
                *out += &format!("  {line}\n");
            }
        }
    }

    fn origin(&self, ours: Option<&Tree>, user: Option<&Tree>, way: &[Step]) -> String {
        let place = || match &self.rules.file {
            Some(file) => format!("{}:{}", file.path, file.spot(way).line),
            None => String::new(),
        };
        match (ours, user) {
            (Some(_), Some(_)) => format!("built in, changed at {}", place()),
            (None, Some(_)) => place(),
            (_, None) => "built in".to_owned(),
        }
    }
}

/// Where in a section the entry stands that has this one's name, or is this one.
fn position(section: Option<&Tree>, entry: &Tree) -> Option<usize> {
    let key = |tree: &Tree| tree.get("name").or_else(|| tree.get("path")).unwrap_or(tree).clone();
    section?.as_sequence()?.iter().position(|other| key(other) == key(entry))
}
