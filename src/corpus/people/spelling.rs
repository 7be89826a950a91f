//! How a name sounds, whatever it is spelled like.
//!
//! What comes in is one word of a name in plain letters; what goes out is its sound, the same for spellings that
//! transliterations and ears choose between: Zelenskyy, Zelenskiy, Zelensky. Which letters sound alike is data.

use crate::rules::People;

/// The consonants that a family name sounds of, doubles once; vowels too where the consonants are few, so that Lee
/// is not Lowe. A vowel at the beginning counts, whichever it is.
pub fn family(word: &str, rules: &People) -> String {
    let sound = letters(word, rules);
    let bones = bones(&sound);
    if bones.len() < 3 { sound } else { bones }
}

/// The same for a given name; one that ends in a vowel is another's (Christian, Christine; Daniel, Daniela).
pub fn given(word: &str, rules: &People) -> String {
    let sound = letters(word, rules);
    let mut bones = bones(&sound);
    if bones.len() < 3 {
        return sound;
    }
    if sound.ends_with(['a', 'e', 'o']) {
        bones.push('-');
    }
    bones
}

/// The word as it sounds: letters of one sound written alike, doubles once.
fn letters(word: &str, rules: &People) -> String {
    let mut sound = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let alike = rules.sounds.iter().find(|(letters, _)| rest.starts_with(&**letters));
        let (put, step) = match alike {
            // A c before e, i or y is an s.
            Some((letters, _)) if &**letters == "c" && rest[1..].starts_with(['e', 'i', 'y']) => ("s", 1),
            Some((letters, sound)) => (&**sound, letters.len()),
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
    fn check(alike: &str, apart: &str, sound: fn(&str, &People) -> String) {
        let rules = Rules::built_in().expect("the built-in rules are read by every test").people;
        let mut sounds: Vec<String> = alike.split(' ').map(|word| sound(word, &rules)).collect();
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
