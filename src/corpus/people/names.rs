//! The parts of a person's name, and whether two names may be one person's.
//!
//! What comes in is a name as a text gives it; what goes out is a [`Name`], and for two of them a [`Fit`]. Knows nothing
//! of sources: that two people bear one name is for `resolve`.

use super::spelling::{self, Sound};
use crate::rules::{People, folded_hash, words_of};

/// A person's name in plain letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// Given names and initials, in their order; none where the family name stands alone.
    pub given: Vec<Box<str>>,
    /// The family name without its particles.
    pub family: Box<str>,
    /// “jr”.
    pub suffix: Option<Box<str>>,
    /// What “Mr.” or “Mrs.” says.
    pub sex: Option<Sex>,
    /// What the family name sounds like.
    pub family_sound: Sound,
    /// What the given name that the person goes by sounds like, if there is one.
    pub called_sound: Sound,
}

/// Whom a form of address is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// “Mr.”
    He,
    /// “Mrs.”
    She,
}

/// Whether two names may be one person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// They cannot.
    Apart,
    /// Nothing speaks against it: one says less than the other.
    Open,
    /// They sound alike, given name and family name, and are spelled differently.
    Sound,
    /// They are the same name: equal, or short for each other.
    Same,
}

impl Name {
    /// The parts of a name. What stands in brackets, or between marks, is left out.
    pub fn parse(text: &str, rules: &People) -> Self {
        let mut words = words_of(&initials_apart(&without_asides(text)));
        let mut name = Self::default();
        while words.len() > 1 {
            // “M. Besson” is a man; before a full name one letter or two may be an initial, or a nun's title.
            let tells = words[0].len() > 2 || words.len() == 2;
            match words[0].as_ref() {
                word if rules.he.contains(word) => name.sex = tells.then_some(Sex::He),
                word if rules.she.contains(word) => name.sex = Some(Sex::She),
                word if rules.either.contains(word) => {}
                _ => break,
            }
            words.remove(0);
        }
        if words.len() > 1 && words.last().is_some_and(|last| rules.suffixes.contains(last)) {
            name.suffix = words.pop();
        }
        name.family = words.pop().unwrap_or_default();
        let particle = |word: &str| rules.particles.contains(word) && !rules.nicknames.contains_key(word);
        while words.last().is_some_and(|word| particle(word)) {
            words.pop();
        }
        name.given = words;
        name.sounded(rules)
    }

    /// A family name alone.
    pub fn bare(family: &str, rules: &People) -> Self {
        Self { family: family.into(), ..Self::default() }.sounded(rules)
    }

    /// A given name alone.
    pub fn given(given: &str, rules: &People) -> Self {
        Self { given: vec![given.into()], ..Self::default() }.sounded(rules)
    }

    fn sounded(mut self, rules: &People) -> Self {
        self.family_sound = spelling::family(&self.family, rules);
        self.called_sound = self.called().map_or(Sound::default(), |called| spelling::given(called, rules));
        self
    }

    /// Whether two family names sound alike.
    pub fn family_sounds_like(&self, other: &Self) -> bool {
        self.family_sound == other.family_sound
    }

    /// Whether two given names sound alike; short forms of one name do not count.
    pub fn given_sounds_like(&self, other: &Self, rules: &People) -> bool {
        let (Some(one), Some(two)) = (self.called(), other.called()) else { return false };
        !short_for(one, two, rules) && self.called_sound == other.called_sound
    }

    /// Whether a given name is known, were it only by its initial.
    pub fn is_full(&self) -> bool {
        !self.given.is_empty()
    }

    /// The given name that a person goes by: the first that is more than an initial.
    pub fn called(&self) -> Option<&str> {
        self.given.iter().map(|word| &**word).find(|word| word.len() > 1)
    }

    /// Every word of the name.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.given.iter().map(|word| &**word).chain(std::iter::once(&*self.family))
    }

    /// Whether two names may be one person's.
    pub fn fit(&self, other: &Self, rules: &People) -> Fit {
        let differ = |a: Option<&str>, b: Option<&str>| a.zip(b).is_some_and(|(a, b)| a != b);
        if differ(self.suffix.as_deref(), other.suffix.as_deref())
            || self.sex.zip(other.sex).is_some_and(|(a, b)| a != b)
        {
            return Fit::Apart;
        }
        match (self.is_full(), other.is_full()) {
            (true, true) => self.full_fit(other, rules),
            (false, _) => self.bare_fit(other, rules),
            (_, false) => other.bare_fit(self, rules),
        }
    }

    /// A name of one word may be any word of the other, or what friends make of it.
    fn bare_fit(&self, other: &Self, rules: &People) -> Fit {
        if self.family == other.family {
            return if other.is_full() { Fit::Open } else { Fit::Same };
        }
        let called = |given: &str| short_for(&self.family, given, rules);
        if other.words().any(|word| *word == *self.family) || other.called().is_some_and(called) {
            return Fit::Open;
        }
        if self.family_sounds_like(other) { Fit::Sound } else { Fit::Apart }
    }

    fn full_fit(&self, other: &Self, rules: &People) -> Fit {
        if self.turned(other) || self.is_joined(other) || other.is_joined(self) {
            return Fit::Same;
        }
        let family = if self.family == other.family {
            Fit::Same
        } else if self.family_sounds_like(other) {
            Fit::Sound
        } else {
            return Fit::Apart;
        };
        if self.middle_differs(other) { Fit::Apart } else { family.min(self.given_fit(other, rules)) }
    }

    /// Whether all but the first word of two full names is the same: what stands before it may be a form of address that
    /// nobody told of, “DCP Anita Holm”, “Smt Anita Holm”; but Mary Ann Holm is not Lee Ann Holm.
    pub fn is_addressed_unlike(&self, other: &Self, rules: &People) -> bool {
        let [one, two] = [&self.given, &other.given];
        let addressed = |given: &[Box<str>]| !rules.given.contains(&folded_hash(&given[0]));
        let named = |given: &[Box<str>]| given[1..].iter().any(|word| word.len() > 1);
        self.family == other.family
            && one.len() > 1
            && one.len() == two.len()
            && one[1..] == two[1..]
            && named(one)
            && addressed(one)
            && addressed(two)
    }

    /// Whether a letter or two in the given name is all that tells two names apart, as when somebody mistypes it.
    pub fn is_a_slip_of(&self, other: &Self) -> bool {
        let called = self.called().zip(other.called());
        self.family == other.family
            && self.sex.zip(other.sex).is_none_or(|(one, two)| one == two)
            && called.is_some_and(|(one, two)| one.len() > 4 && spelling::near(one, two))
    }

    /// Whether one letter within the given name, left out in one of them, is all that tells two names apart: Thibault,
    /// Thibaut. Of Daniel and Daniela the last letter makes two people.
    pub fn leaves_out_a_letter_of(&self, other: &Self) -> bool {
        let called = self.called().zip(other.called());
        self.is_a_slip_of(other) && called.is_some_and(|(one, two)| leaves_out_a_letter(one, two))
    }

    /// Whether a letter or two in a family name is all that tells two names apart: Okonkwo, Okwonko; in a short one a vowel:
    /// Reed, Reid. The given name is the same, or sounds so, or is short for it.
    pub fn has_a_slip_of(&self, other: &Self, rules: &People) -> bool {
        const LONG: usize = 6;
        let called = |(one, two): (&str, &str)| {
            let same = one == two || short_for(one, two, rules) || self.given_sounds_like(other, rules);
            one.len() > 1 && (same || leaves_out_a_letter(one, two))
        };
        let [one, two] = [&self.family, &other.family];
        let long = one.len().min(two.len()) >= LONG;
        let bones = [one, two].map(|family| spelling::consonants(family, rules).replace('v', "b"));
        let alike = bones[0] == bones[1] && bones[0].len() > 1;
        // Teague, Teeg; Rivas, Ribas; but Vogel, Bagley.
        let dark = |family: &str| family.chars().find(|&c| "aeiouy".contains(c)).is_some_and(|c| "ou".contains(c));
        let heard = alike && one.len().abs_diff(two.len()) <= 2 && dark(one) == dark(two);
        one != two
            && (heard || (long || bones[0] == bones[1]) && spelling::near(one, two))
            && self.called().zip(other.called()).is_some_and(called)
    }

    /// The family name first in one and last in the other.
    fn turned(&self, other: &Self) -> bool {
        self.given.len() == other.given.len()
            && *self.family == *other.given[0]
            && self.given.iter().skip(1).eq(other.given.iter().skip(1))
            && *self.given[0] == *other.family
    }

    /// Whether the other's name of two words is this one's, whose given name is written in several, wherever either has the
    /// family name: Kim Min-jun, Kim Minjun, Minjun Kim.
    fn is_joined(&self, other: &Self) -> bool {
        let [one, two] = [&*other.family, other.given.first().map_or("", |word| word)];
        if other.given.len() != 1 || self.given.len() < 2 {
            return false;
        }
        let words: Vec<&str> = self.words().collect();
        let is = |family: &str, given: &[&str]| {
            let joined = |name: &str| given.iter().try_fold(name, |rest, word| rest.strip_prefix(word)) == Some("");
            family == one && joined(two) || family == two && joined(one)
        };
        is(words[0], &words[1..]) || is(words[words.len() - 1], &words[..words.len() - 1])
    }

    /// Whether two names of one family are heard alike, given name and all, but for an h: Jon, John; Sara, Sarah.
    pub fn is_heard_as(&self, other: &Self, rules: &People) -> bool {
        let heard = |(one, two): (&str, &str)| {
            let [one, two] = [one, two].map(|given| spelling::heard(given, rules));
            one == two
        };
        self.family == other.family
            && self.sex.zip(other.sex).is_none_or(|(one, two)| one == two)
            && self.called().zip(other.called()).is_some_and(heard)
    }

    /// “George H. W.” is not “George W.”
    fn middle_differs(&self, other: &Self) -> bool {
        let (Some(one), Some(two)) = (self.given.get(1..), other.given.get(1..)) else { return false };
        // “H.W.” is two initials, “Rodham” begins with one.
        let initials = |word: &str| {
            let several = word.len() <= 3 && !word.contains(VOWELS);
            word.chars().take(if several { word.len() } else { 1 }).collect::<String>()
        };
        let initials = |words: &[Box<str>]| words.iter().map(|word| initials(word)).collect::<String>();
        let (one, two) = (initials(one), initials(two));
        !one.is_empty() && !two.is_empty() && !one.starts_with(&two) && !two.starts_with(&one)
    }

    fn given_fit(&self, other: &Self, rules: &People) -> Fit {
        let (Some(one), Some(two)) = (self.called(), other.called()) else {
            let initial = |name: &Self| name.given.first().and_then(|word| word.chars().next());
            return if initial(self) == initial(other) { Fit::Open } else { Fit::Apart };
        };
        if one == two || short_for(one, two, rules) {
            return Fit::Same;
        }
        // “Mary Ann Holm” may be called Ann, “J. Edgar” Edgar.
        if self.given.iter().any(|word| **word == *two) || other.given.iter().any(|word| **word == *one) {
            return Fit::Open;
        }
        if self.called_sound == other.called_sound { Fit::Sound } else { Fit::Apart }
    }
}

const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

/// Whether one has a letter more than the other, before the last one or an h at the end: Sara, Sarah.
fn leaves_out_a_letter(one: &str, two: &str) -> bool {
    let silent = one.ends_with('h') || two.ends_with('h');
    let last_alike = silent || one.chars().next_back() == two.chars().next_back();
    one.len().abs_diff(two.len()) == 1 && last_alike && spelling::near(one, two)
}

/// Whether one name is short for the other, or both for a third.
fn short_for(one: &str, two: &str, rules: &People) -> bool {
    let (Some(one), Some(two)) = (rules.nicknames.get(one), rules.nicknames.get(two)) else { return false };
    one.iter().any(|line| two.contains(line))
}

/// The name with its initials each a word: “J.R. Reyes” has two.
fn initials_apart(text: &str) -> String {
    text.replace('.', ". ")
}

/// The name without what stands in brackets or between double marks: “Ann (Annie) Holm”, “James “Jim” Reyes”.
fn without_asides(text: &str) -> String {
    let mut inside = false;
    let keep = |c: &char| {
        match c {
            '(' | '“' | '[' => inside = true,
            ')' | '”' | ']' => {
                inside = false;
                return false;
            }
            '"' => {
                inside = !inside;
                return false;
            }
            _ => {}
        }
        !inside
    };
    text.chars().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[track_caller]
    fn check(one: &str, two: &str, expected: Fit) {
        let rules = Rules::built_in().expect("the built-in rules are read by every test").people;
        let (a, b) = (Name::parse(one, &rules), Name::parse(two, &rules));
        assert_eq!(a.fit(&b, &rules), expected, "{one}, {two}: {a:?}, {b:?}");
        assert_eq!(b.fit(&a, &rules), expected, "{two}, {one}");
    }

    #[test]
    fn shorter_forms_of_one_name() {
        check("Mike Waltz", "Waltz", Fit::Open);
        check("Mike Waltz", "Michael Waltz", Fit::Same);
        check("Donald J. Trump", "Donald Trump", Fit::Same);
        check("D. Holm", "Dora Holm", Fit::Open);
        check("James “Jim” Reyes", "Jim Reyes", Fit::Same);
        check("Ursula von der Leyen", "von der Leyen", Fit::Open);
        check("Bashar al-Assad", "Assad", Fit::Open);
        check("J. Edgar Pell", "Edgar Pell", Fit::Same);
        check("J.K. Pell", "Joanne Pell", Fit::Open);
        check("J.K. Pell", "J. K. Pell", Fit::Open);
        check("B.K. Pell", "Joanne Pell", Fit::Apart);
        check("Mary Ann Holm", "Ann Holm", Fit::Open);
    }

    #[test]
    fn forms_of_address_in_other_languages() {
        check("Sr. Ortega", "Manuel Ortega", Fit::Open);
        check("Sra. Pardo", "Lucía Pardo", Fit::Open);
        check("Sr. Ortega", "Sra. Ortega", Fit::Apart);
        check("M. Besson", "Alain Besson", Fit::Open);
        check("M. Besson", "Mme Besson", Fit::Apart);
        check("Mlle Toumi", "Yasmine Toumi", Fit::Open);
        check("M. Alain Besson", "Alain Besson", Fit::Same);
        check("Sr. Joan Pell", "Sister Joan Pell", Fit::Same);
    }

    #[test]
    fn two_people_of_one_family() {
        check("Bill Clinton", "Hillary Clinton", Fit::Apart);
        check("Mr. Clinton", "Mrs. Clinton", Fit::Apart);
        check("George H.W. Bush", "George W. Bush", Fit::Apart);
        check("John Holm Jr.", "John Holm Sr.", Fit::Apart);
        check("John Holm Jr.", "John Holm", Fit::Same);
        check("Tim Walz", "Mike Waltz", Fit::Apart);
        check("Al Gore", "Tipper Gore", Fit::Apart);
    }

    #[test]
    fn spelled_otherwise() {
        check("Volodymyr Zelenskyy", "Volodymyr Zelensky", Fit::Sound);
        check("Vladimir Zelenskiy", "Volodymyr Zelensky", Fit::Sound);
        check("Zelenskiy", "Volodymyr Zelensky", Fit::Sound);
        check("José García", "Jose Garcia", Fit::Same);
        check("Catherine Holm", "Katherine Holm", Fit::Same);
        check("Jon Harris", "John Harris", Fit::Apart);
    }

    #[test]
    fn family_name_first() {
        check("Xi Jinping", "Jinping Xi", Fit::Same);
        check("Xi Jinping", "Xi", Fit::Open);
        check("Park Min-seo", "Minseo Park", Fit::Same);
        check("Park Min-seo", "Park Minseo", Fit::Same);
        check("Park Min-seo", "Park Ji-won", Fit::Apart);
        check("Park Min-seo", "Park Minji", Fit::Apart);
    }
}
