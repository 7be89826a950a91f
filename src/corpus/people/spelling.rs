//! How a name sounds, whatever it is spelled like.
//!
//! What comes in is one word of a name in plain letters; what goes out is its sound, the same for spellings that
//! transliterations and ears choose between: Zelenskyy, Zelenskiy, Zelensky. Which letters sound alike is data.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::rules::People;

/// The sound of a word, known by its hash: what is compared a thousand times is sounded out once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sound(u64);

impl Sound {
    fn of(sound: &str) -> Self {
        let mut hasher = FxHasher::default();
        hasher.write(sound.as_bytes());
        Self(hasher.finish())
    }
}

/// The consonants that a family name sounds of, doubles once; vowels too where the consonants are few, so that Lee
/// is not Lowe. A vowel at the beginning counts, whichever it is.
pub fn family(word: &str, rules: &People) -> Sound {
    Sound::of(&written(word, rules))
}

/// The same in letters.
pub fn written(word: &str, rules: &People) -> String {
    let sound = letters(word, rules);
    let bones = bones(&sound);
    if bones.len() < 3 { sound } else { bones }
}

/// What is left of a word without its vowels, as it sounds.
pub fn consonants(word: &str, rules: &People) -> String {
    bones(&letters(word, rules))
}

/// The same for a given name; one that ends in a vowel is another's (Christian, Christine; Daniel, Daniela).
pub fn given(word: &str, rules: &People) -> Sound {
    let sound = letters(word, rules);
    let mut bones = bones(&sound);
    if bones.len() < 3 {
        return Sound::of(&sound);
    }
    if sound.ends_with(['a', 'e', 'o']) {
        bones.push('-');
    }
    Sound::of(&bones)
}

/// What is heard of a given name, vowels and all, without an h that is not its first letter: Jon, John; Hana, Hannah.
pub fn heard(word: &str, rules: &People) -> String {
    let sound = letters(word, rules);
    let mut heard = String::with_capacity(sound.len());
    for (at, letter) in sound.chars().enumerate() {
        if (at == 0 || letter != 'h') && !heard.ends_with(letter) {
            heard.push(letter);
        }
    }
    heard
}

/// Letters of the longest word that is compared letter by letter.
const LONGEST: usize = 40;

/// Whether two spellings differ in a letter, a pair of letters turned round, or, where they are long, in two.
pub fn near(one: &str, two: &str) -> bool {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let most = if one.len().min(two.len()) >= 7 { 2 } else { 1 };
    let of_a_name = |word: &[char]| (4..=LONGEST).contains(&word.len());
    of_a_name(&one) && of_a_name(&two) && distance(&one, &two) <= most
}

/// Letters changed, left out, put in or turned round.
fn distance(one: &[char], two: &[char]) -> usize {
    let mut rows = vec![vec![0; two.len() + 1]; one.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=two.len()).collect();
    for i in 1..=one.len() {
        for j in 1..=two.len() {
            let change = usize::from(one[i - 1] != two[j - 1]);
            let mut least = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + change);
            if i > 1 && j > 1 && one[i - 1] == two[j - 2] && one[i - 2] == two[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[one.len()][two.len()]
}

/// The word as it sounds: letters of one sound written alike, doubles once.
fn letters(word: &str, rules: &People) -> String {
    let mut sound = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let mut alike = rules.sounds.get(&rest.as_bytes()[0]).into_iter().flatten();
        let alike = alike.find(|(letters, _)| rest.starts_with(&**letters));
        let (put, step) = match alike {
            // A c before e, i or y is an s.
            Some((letters, _)) if &**letters == "c" && rest[1..].starts_with(['e', 'i', 'y']) => ("s", 1),
            Some((letters, sound)) => (&**sound, letters.len()),
            // Hrushchenko, Khrushchenko: before a consonant the first h is one that scrapes.
            None if sound.is_empty() && is_scraped(rest) => ("k", 1),
            None => (&rest[..first.len_utf8()], first.len_utf8()),
        };
        for letter in put.chars().map(|letter| if matches!(letter, 'y' | 'j') { 'i' } else { letter }) {
            if !sound.ends_with(letter) {
                sound.push(letter);
            }
        }
        rest = &rest[step..];
    }
    sound
}

/// Whether a word begins with an h and a consonant.
fn is_scraped(word: &str) -> bool {
    let next = word.strip_prefix('h').and_then(|rest| rest.chars().next());
    next.is_some_and(|next| next.is_alphabetic() && !matches!(next, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

fn bones(sound: &str) -> String {
    let mut bones = String::with_capacity(sound.len());
    for (at, letter) in sound.chars().enumerate() {
        let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
        match (at, vowel) {
            (0, true) => bones.push('a'),
            (_, true) => {}
            (at, false) if letter == 'h' && at > 0 => {}
            (_, false) => bones.push(letter),
        }
    }
    bones
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[track_caller]
    fn check(alike: &str, apart: &str, sound: fn(&str, &People) -> Sound) {
        let rules = Rules::built_in().expect("the built-in rules are read by every test").people;
        let mut sounds: Vec<Sound> = alike.split(' ').map(|word| sound(word, &rules)).collect();
        sounds.dedup();
        assert_eq!(sounds.len(), 1, "{alike}: {sounds:?}");
        for other in apart.split(' ') {
            assert_ne!(sound(other, &rules), sounds[0], "{other} sounds like {alike}");
        }
    }

    #[test]
    fn transliterations_sound_alike() {
        check("zelenskyy zelenskiy zelensky zelenskyj zelenskii selenskyj", "zelenko zelinka", family);
        check("gaddafi qaddafi gadhafi gaddafy", "gandhi", family);
        check("lukashenko lukashenka loukachenko", "lukasenkov", family);
        check("tchaikovsky chaikovskii", "trotsky", family);
        check("khrushchenko hrushchenko", "grushchenko rushchenko", family);
        check("netanyahu netaniahu", "nathanson", family);
        check("garcia gracia", "galarza", family);
    }

    #[test]
    fn short_names_keep_their_vowels() {
        check("lee", "lowe li", family);
        check("john", "jane joan jean", given);
        check("sergei sergey", "serge", given);
        check("volodymyr vladimir", "vladimira", given);
        check("christian kristian", "christine christina", given);
    }
}
