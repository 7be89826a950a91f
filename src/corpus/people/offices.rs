//! Offices: what somebody is, and whether one person can be both of two.
//!
//! What comes in is an office as a text gives it (“Russian Deputy Foreign Minister”, “spokesman for the harbour board”);
//! what goes out is an [`Office`]. Which words mean one office, and which offices clash, is data.

use crate::rules::{People, words_of};

/// An office, by what its words say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// The offices named: “president and chief executive” is two.
    pub heads: Vec<u16>,
    /// The second to that office: a deputy, a vice president.
    pub second: bool,
    /// Not held now, or not yet.
    pub former: bool,
    /// One who passes on what others say.
    pub messenger: bool,
    /// What a minister looks after.
    pub portfolios: Vec<u16>,
    /// The governments whose office it is; an envoy *to* a country is not that country's.
    pub governments: Vec<u16>,
    /// All other words.
    pub words: Vec<Box<str>>,
    /// The place whose office it is, where a name follows “of” and nothing else: Dale of “mayor of Dale”.
    pub place: Vec<Box<str>>,
    /// Whether other words follow “of”: the president of a union is not the head of a state.
    of_else: bool,
}

/// What is read so far of an office's words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Nothing,
    Of,
    To,
}

impl Office {
    /// Reads an office.
    pub fn parse(text: &str, rules: &People) -> Self {
        let words: Vec<Box<str>> = words_of(text).into_iter().flat_map(|word| parted(word, rules)).collect();
        let mut office = Self { place: place(text), ..Self::default() };
        let mut after = After::Nothing;
        let mut at = 0;
        while at < words.len() {
            at += office.read(&words[at..], &mut after, rules);
        }
        office
    }

    /// Takes in what the words begin with and says how many words that was.
    fn read(&mut self, words: &[Box<str>], after: &mut After, rules: &People) -> usize {
        if let Some((number, count)) = rules.governments.first(words) {
            if *after != After::To {
                self.governments.push(number);
            }
            return count;
        }
        let office = rules.offices.first(words);
        let portfolio = rules.portfolios.first(words);
        let word = &words[0];
        self.messenger |= rules.messengers.first(words).is_some();
        match (office, portfolio) {
            (Some((number, count)), portfolio) if portfolio.is_none_or(|(_, longer)| longer <= count) => {
                self.heads.push(number);
                return count;
            }
            (_, Some((number, count))) => {
                self.portfolios.push(number);
                return count;
            }
            (_, None) => {}
        }
        match &**word {
            "of" | "for" => *after = After::Of,
            "to" | "in" | "on" => *after = After::To,
            word if rules.former.contains(word) => self.former = true,
            word if rules.deputies.contains(word) => self.second = true,
            word if rules.forms.contains(word) => {}
            _ => {
                self.of_else |= *after == After::Of;
                self.words.push(word.trim_end_matches("'s").trim_end_matches('\'').into());
            }
        }
        1
    }

    /// Whether a family name is among its words: “a spokesman for Holm”, „Holms Sprecher“.
    pub fn names(&self, family: &str) -> bool {
        self.words.iter().any(|word| **word == *family || word.strip_suffix('s').is_some_and(|word| *word == *family))
    }

    /// Whether one person cannot hold both at one time.
    pub fn clashes(&self, other: &Self, rules: &People) -> bool {
        if self.former || other.former || self.heads.is_empty() || other.heads.is_empty() {
            return false;
        }
        if self.heads.iter().any(|head| other.heads.contains(head)) {
            return self.differs_in_one_head(other, rules);
        }
        let both = |line: &Vec<u16>| {
            let holds = |office: &Self| office.heads.iter().any(|head| line.contains(head));
            holds(self) && holds(other)
        };
        // The president of a choir may well be the mayor; the choir's vice president is another.
        let public = self.of_else == other.of_else && (!self.of_else || self.words == other.words);
        // What a deputy is besides is the deputy's own: a deputy minister may be called the state secretary.
        let first = !self.second && !other.second;
        (public && rules.exclusive.iter().any(both)) || (first && rules.exclusive_within.iter().any(both))
    }

    /// Of one office: a minister and the deputy, of health and of trade, of France and of Spain.
    fn differs_in_one_head(&self, other: &Self, rules: &People) -> bool {
        let apart = |one: &[u16], two: &[u16]| {
            !one.is_empty() && !two.is_empty() && !one.iter().any(|number| two.contains(number))
        };
        if self.is_of_another_place(other, rules) {
            return true;
        }
        let seconded = self.heads.iter().any(|head| other.heads.contains(head) && rules.seconded.contains(head));
        if !seconded {
            return false;
        }
        self.second != other.second
            || apart(&self.portfolios, &other.portfolios)
            || apart(&self.governments, &other.governments)
    }

    /// The mayor of Dale, and the mayor of Alder; names that begin alike may be one in two spellings.
    fn is_of_another_place(&self, other: &Self, rules: &People) -> bool {
        let local = self.heads.iter().any(|head| other.heads.contains(head) && rules.local.contains(head));
        let first = |office: &Self| office.place.first().and_then(|word| word.chars().next());
        let apart = !self.place.is_empty() && !other.place.is_empty() && first(self) != first(other);
        local && self.second == other.second && apart && !self.place.iter().any(|word| other.place.contains(word))
    }

    /// Whether two offices are, or may be, the same: they have a head in common and do not clash.
    pub fn agrees(&self, other: &Self, rules: &People) -> bool {
        let common = self.heads.iter().any(|head| other.heads.contains(head));
        let bare = self.heads.is_empty() && other.heads.is_empty();
        (common || bare && self.words == other.words) && !self.clashes(other, rules)
    }
}

/// “Finanzministerin” in what she looks after and what she is; any other word as it is.
fn parted(word: Box<str>, rules: &People) -> Vec<Box<str>> {
    let part = |head: &str| {
        let matter = word.strip_suffix(head)?;
        let known = |matter: &str| rules.portfolios.first(&[matter.into()]).is_some();
        // Gesundheit-s-minister.
        let matter = [Some(matter), matter.strip_suffix('s')].into_iter().flatten().find(|matter| known(matter))?;
        Some(vec![matter.into(), head.into()])
    };
    rules.compounds.iter().find_map(|head| part(head)).unwrap_or_else(|| vec![word])
}

/// The name behind “of”, where it is one: no “city of Dale”, no “DC”.
fn place(office: &str) -> Vec<Box<str>> {
    let after = office.split_once(" of ").map_or("", |(_, after)| after);
    let large = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    if after.split_whitespace().all(large) { words_of(after) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[track_caller]
    fn check(one: &str, two: &str, clash: bool) {
        let rules = Rules::built_in().expect("the built-in rules are read by every test").people;
        let (a, b) = (Office::parse(one, &rules), Office::parse(two, &rules));
        assert_eq!(a.clashes(&b, &rules), clash, "{one}, {two}: {a:?}, {b:?}");
        assert_eq!(b.clashes(&a, &rules), clash, "{two}, {one}");
    }

    #[test]
    fn offices_that_agree() {
        check("envoy", "U.S. envoy to Russia", false);
        check("Deputy Foreign Minister", "Russian Deputy Minister of Foreign Affairs", false);
        check("former senator", "senator", false);
        check("spokesman", "adviser", false);
        check("president and chief executive", "CEO", false);
        check("Defence Secretary", "Secretary of Defense", false);
        check("Secretary of State", "foreign minister", false);
        check("president of the teachers’ union", "mayor", false);
        check("Lt. Col.", "colonel", false);
        check("U.S. ambassador to Ukraine", "ambassador in Kyiv", false);
        check("Republican senator", "Ohio senator", false);
        check("assistant coach", "coach", false);
        check("president of the choir", "vice president of the bank", false);
        check("council president", "councilman", false);
        check("general manager", "coach", false);
        check("team captain", "midfielder", false);
        check("Attorney General", "general", false);
        check("governor-elect", "senator", false);
        check("mayor of Lindow", "former mayor of Dale", false);
        check("Landrätin", "frühere Bürgermeisterin", false);
        check("préfète", "ancienne maire", false);
        check("mayor of Lindow", "Lindow’s mayor", false);
        check("mayor of Lindow", "mayor of the port city", false);
        check("mayor of Lindow", "mayor of New Lindow", false);
        check("Finanzministerin", "Ministerin für Finanzen", false);
        check("head nurse", "director of nursing", false);
        check("captain", "goalkeeper", false);
        check("player", "goalkeeper", false);
        check("Deputy Foreign Minister", "Staatssekretärin", false);
        check("deputy police chief", "captain", false);
        check("director", "managing director", false);
    }

    #[test]
    fn offices_that_clash() {
        check("senator", "governor", true);
        check("Foreign Minister", "Deputy Foreign Minister", true);
        check("finance minister", "health minister", true);
        check("French president", "the German president", true);
        check("mayor of Lindow", "deputy mayor", true);
        check("mayor of Lindow", "mayor of Dale", true);
        check("prosecutor", "defence lawyer", true);
        check("chief executive of Pell Foods", "chief financial officer", true);
        check("Sen.", "Rep.", true);
        check("general", "colonel", true);
        check("president of the university", "vice president of the university", true);
        check("council president", "city auditor", true);
        check("capitán", "presidente del club", true);
        check("Flügelspieler", "Sportdirektor", true);
        check("Landrätin", "Bürgermeisterin", true);
        check("maire", "préfète", true);
        check("principal", "superintendent", true);
        check("Finanzministerin", "Umweltministerin", true);
        check("die Gesundheitsministerin", "ministra de Hacienda", true);
        check("provost", "athletic director", true);
        check("Geschäftsführerin", "Betriebsratschefin", true);
        check("la entrenadora", "la portera", true);
        check("Richterin", "Verteidigerin", true);
        check("county attorney", "public defender", true);
        check("la ministra de Minería", "la subsecretaria de Minería", true);
        check("Ministerin", "Staatssekretärin", true);
        check("copilot", "flight attendant", true);
        check("goalkeeper", "striker", true);
        check("surgeon", "anaesthetist", true);
        check("chief executive", "finance director", true);
    }
}
