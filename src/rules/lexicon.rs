//! The words of a language in one table: what a word can be, at the cost of one look-up.
//!
//! Keys are hashes of the word in small letters, 64 bits each: two words of a language do not meet, and no word is stored.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    class::Class,
    folded::folded_hash,
    raw::Words,
    speech::{Forms, Gendered, Idiom, Speech},
};

/// The table.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<u64, Class>,
    /// Phrases of several words by their last: the hashes of those before it, the longest phrase first.
    phrases: FxHashMap<u64, Vec<(Vec<u64>, Idiom)>>,
    /// Whether who speaks may be named within the marks.
    pub incises: bool,
    /// Whether pronouns hang on to verbs by a hyphen: French dit-il.
    pub enclitics: bool,
    /// What a word is that is in no list.
    pub unknown: Class,
    /// In a turn's place for whoever presides: THE COURT.
    pub bench: Vec<u64>,
    /// Before the name of one who does: judge.
    pub judges: Vec<u64>,
    /// What begins a sentence about whoever a text is about: born.
    pub births: Vec<u64>,
    /// Between a verb and what somebody is: as.
    pub capacities: FxHashSet<u64>,
    /// Who needs no introduction: the judge.
    pub unintroduced: FxHashSet<u64>,
    /// Articles that tell somebody's sex, and the nouns of which they do not.
    articles: FxHashMap<u64, Class>,
    epicenes: FxHashSet<u64>,
    /// For a word the one that stands for all of its office.
    same: FxHashMap<u64, u64>,
    /// What is sung, prayed or read from a wall, and the verbs of it.
    pub texts: FxHashSet<u64>,
    /// How verbs end, in a language that writes every noun large.
    pub verb_endings: Vec<String>,
    /// Endings that give a class away, longest first, for each byte that is their last.
    endings: Vec<Vec<(String, Class)>>,
}

impl Lexicon {
    /// What the word with this `hash` can be.
    #[inline]
    pub fn class(&self, hash: u64) -> Class {
        self.words.get(&hash).copied().unwrap_or_default()
    }

    /// What a word can be.
    pub fn class_of(&self, word: &str) -> Class {
        self.class(folded_hash(word))
    }

    /// The phrases of which the word with this `hash` is the last: the words before it, longest first.
    pub fn phrases(&self, hash: u64) -> impl Iterator<Item = (&[u64], Idiom)> {
        self.phrases.get(&hash).into_iter().flatten().map(|(words, idiom)| (&**words, *idiom))
    }

    /// The word that stands for an office of several words: of “Sen.” and “senator” the same.
    pub fn office(&self, hash: u64) -> u64 {
        self.same.get(&hash).copied().unwrap_or(hash)
    }

    /// Which sex an article says that somebody is of: French la grimpeuse, but la victime.
    pub fn sex(&self, article: &str, noun: &str) -> Class {
        let told = self.articles.get(&folded_hash(article)).copied().unwrap_or_default();
        if self.epicenes.contains(&folded_hash(noun)) { Class::default() } else { told }
    }

    /// What a word's ending gives away.
    pub fn ending(&self, word: &str) -> Class {
        let fits = |(ending, _): &&(String, Class)| word.len() > ending.len() + 2 && word.ends_with(ending.as_str());
        let alike = word.bytes().next_back().and_then(|last| self.endings.get(usize::from(last)));
        alike.and_then(|alike| alike.iter().find(fits)).map_or(Class::default(), |&(_, class)| class)
    }

    /// What a compound for somebody ends in, or is: German Kultusministerin.
    pub fn head<'w>(&self, word: &'w str) -> &'w str {
        let last = word.bytes().next_back().filter(|_| self.unknown.is(Class::LARGE_NOUN));
        let alike = last.and_then(|last| self.endings.get(usize::from(last)));
        let same = |ending: &str| word.len() == ending.len() && word.bytes().skip(2).eq(ending.bytes().skip(2));
        let fits = |ending: &str| same(ending) || word.len() > ending.len() + 2 && word.ends_with(ending);
        let end = alike.and_then(|alike| alike.iter().find(|(ending, class)| class.is(Class::PERSON) && fits(ending)));
        end.and_then(|(ending, _)| word.get(word.len() - ending.len()..)).unwrap_or(word)
    }

    fn ends(&mut self, endings: &Words, class: Class) {
        self.endings.resize_with(256, Vec::new);
        for (ending, last) in endings.0.iter().filter_map(|ending| Some((ending, ending.bytes().next_back()?))) {
            self.endings[usize::from(last)].push((ending.clone(), class | Class::GUESSED));
        }
    }

    fn add(&mut self, words: &Words, class: Class) {
        for word in &words.0 {
            *self.words.entry(folded_hash(word)).or_default() |= class;
        }
    }

    fn forms(&mut self, forms: &Forms, class: Class) {
        self.add(&forms.past, class | Class::PAST);
        self.add(&forms.present, class | Class::PRESENT);
        self.add(&forms.plain, class | Class::PLAIN);
        self.add(&forms.gerund, class | Class::GERUND);
    }

    fn gendered(&mut self, words: &Gendered, class: Class) {
        self.add(&words.masculine, class | Class::MASCULINE);
        self.add(&words.feminine, class | Class::FEMININE);
        self.add(&words.other, class);
    }

    fn phrase(&mut self, phrases: &Words, idiom: Idiom) {
        for phrase in &phrases.0 {
            let mut words: Vec<u64> = phrase.split_whitespace().map(folded_hash).collect();
            let Some(last) = words.pop() else { continue };
            *self.words.entry(last).or_default() |= Class::PHRASE;
            *self.words.entry(words.last().copied().unwrap_or(last)).or_default() |= Class::BEFORE_LAST;
            let alike = self.phrases.entry(last).or_default();
            alike.push((words, idiom));
            alike.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
    }

    fn pronouns(&mut self, speech: &Speech) {
        let pronouns = &speech.pronouns;
        let subjects = [&pronouns.masculine, &pronouns.feminine, &pronouns.other];
        self.enclitics = subjects.iter().any(|words| words.0.iter().any(|word| word.starts_with('-')));
        self.add(&pronouns.masculine, Class::PRONOUN | Class::MASCULINE);
        self.add(&pronouns.feminine, Class::PRONOUN | Class::FEMININE);
        self.add(&pronouns.neuter, Class::PRONOUN | Class::NEUTER);
        self.add(&pronouns.plural, Class::PRONOUN | Class::PLURAL);
        self.add(&pronouns.first, Class::PRONOUN | Class::FIRST);
        self.add(&pronouns.second, Class::PRONOUN | Class::SECOND);
        self.add(&pronouns.other, Class::PRONOUN);
        self.gendered(&speech.latter, Class::LATTER);
        self.add(&speech.object_pronouns, Class::OBJECT_PRONOUN);
        self.add(&speech.possessives, Class::POSSESSIVE);
        self.add(&speech.possessives_masculine, Class::MASCULINE);
        self.add(&speech.possessives_feminine, Class::FEMININE);
    }

    fn verbs(&mut self, speech: &Speech) {
        self.forms(&speech.verbs, Class::REPORT);
        self.forms(&speech.verbs_beside, Class::BESIDE);
        self.forms(&speech.other_verbs, Class::VERB);
        self.add(&speech.participles, Class::REPORT | Class::PARTICIPLE);
        self.add(&speech.participles_beside, Class::BESIDE | Class::PARTICIPLE);
        self.add(&speech.participles_other, Class::VERB | Class::PARTICIPLE);
        self.add(&speech.addressed, Class::ADDRESSED);
        self.add(&speech.nouns_too, Class::NOUN_TOO);
        self.add(&speech.indirect, Class::VERB | Class::PRESENT | Class::SPEECH);
        self.add(&speech.auxiliaries, Class::AUXILIARY);
        self.add(&speech.auxiliaries_first, Class::AUXILIARY | Class::FIRST);
        self.add(&speech.be, Class::BE);
        self.add(&speech.passives, Class::PASSIVE);
        self.add(&speech.owners, Class::OWNER);
        self.add(&speech.infinitive, Class::INFINITIVE);
        self.add(&speech.infinitive_or_noun, Class::INFINITIVE | Class::EITHER_LINK);
        self.add(&speech.quoted, Class::QUOTED);
        self.add(&speech.asking, Class::ASKS);
        self.add(&speech.hearing, Class::HEARS);
    }

    fn small_words(&mut self, speech: &Speech) {
        self.add(&speech.determiners, Class::DETERMINER);
        self.add(&speech.prepositions, Class::PREPOSITION);
        self.add(&speech.conjunctions, Class::AND);
        self.add(&speech.agents, Class::AGENT);
        self.add(&speech.senders, Class::PREPOSITION | Class::SENDER);
        self.add(&speech.hosts, Class::PREPOSITION | Class::HOST);
        self.add(&speech.views, Class::VIEW);
        self.add(&speech.topics, Class::TOPIC);
        self.add(&speech.trailing, Class::TRAILING);
        self.add(&speech.places, Class::PLACES);
        self.add(&speech.absolute, Class::ABSOLUTE);
        self.add(&speech.former, Class::FORMER);
        self.add(&speech.natives, Class::NATIVE);
        self.add(&speech.lands, Class::PLACE);
        self.add(&speech.definite, Class::DEFINITE);
        self.add(&speech.pointing, Class::POINTING);
        self.add(&speech.outlets, Class::OUTLET);
        self.add(&speech.subordinators, Class::SUBORDINATOR);
        self.add(&speech.subordinators_or_prepositions, Class::EITHER);
        self.add(&speech.relatives, Class::RELATIVE);
        self.add(&speech.likening, Class::AS);
        self.add(&speech.negations, Class::NEGATION);
        self.add(&speech.shuns, Class::NEGATION);
        self.add(&speech.adverbs, Class::ADVERB);
        self.add(&speech.time, Class::TIME);
        self.add(&speech.relays, Class::RELAY);
        self.add(&speech.held_off, Class::HELD_OFF);
        self.add(&speech.abbreviations, Class::ABBREVIATION);
    }

    /// Nouns that look like plurals are, and so are those that do not and are listed.
    fn plurals(&mut self, speech: &Speech) {
        let people = &speech.people;
        let nouns = [&people.masculine, &people.feminine, &people.other, &speech.bodies, &speech.statements];
        let end = |word: &str| speech.plural_endings.0.iter().any(|end| word.len() > 3 && word.ends_with(end.as_str()));
        for word in nouns.iter().flat_map(|words| &words.0) {
            let singular = speech.singulars.0.iter().any(|ending| word.ends_with(ending.as_str()));
            if end(word) && !singular {
                *self.words.entry(folded_hash(word)).or_default() |= Class::PLURAL;
            }
        }
        self.add(&speech.plurals, Class::PLURAL);
        let one = nouns[..3].iter().flat_map(|words| &words.0).filter(|word| !end(word));
        let several = one.flat_map(|word| speech.people_plurals.0.iter().map(move |end| format!("{word}{end}")));
        for word in several {
            let class = self.words.entry(folded_hash(&word)).or_default();
            if class.without(Class::PERSON | Class::GENDER) == Class::default() {
                *class |= Class::PERSON | Class::PLURAL;
            }
        }
        let verbs = [&speech.verbs, &speech.verbs_beside, &speech.other_verbs];
        let ends = |word: &str| speech.plural_verb_endings.0.iter().any(|end| word.ends_with(end.as_str()));
        let finite = verbs
            .iter()
            .flat_map(|forms| [&forms.past, &forms.present])
            .chain([&speech.auxiliaries, &speech.auxiliaries_first]);
        for word in finite.flat_map(|words| &words.0) {
            if ends(word) {
                *self.words.entry(folded_hash(word)).or_default() |= Class::PLURAL;
            }
        }
    }

    fn nouns(&mut self, speech: &Speech) {
        self.gendered(&speech.honorifics, Class::HONORIFIC);
        self.add(&speech.titles_apart, Class::APART);
        self.add(&speech.voices, Class::VOICE);
        self.gendered(&speech.people, Class::PERSON);
        self.gendered(&speech.first_names, Class::FIRST_NAME);
        self.add(&speech.bodies, Class::BODY);
        self.add(&speech.businesses, Class::BODY | Class::BUSINESS);
        self.add(&speech.statements, Class::STATEMENT);
        self.add(&speech.speech_nouns, Class::SPEECH);
        self.add(&speech.works, Class::WORK);
        self.add(&speech.unspoken, Class::UNSPOKEN);
        self.add(&speech.suffixes, Class::SUFFIX);
        self.add(&speech.particles, Class::PARTICLE);
        self.add(&speech.messengers, Class::MESSENGER);
        self.plurals(speech);
    }
}

impl From<&Speech> for Lexicon {
    fn from(speech: &Speech) -> Self {
        let large = Class::LARGE_NOUN | Class::ADVERB | Class::GUESSED;
        let unknown = if speech.large_nouns { large } else { Class::default() };
        let verb_endings = speech.verb_endings.0.clone();
        let mut lexicon = Self { incises: speech.incises, unknown, verb_endings, ..Self::default() };
        let hashes = |words: &Words| words.0.iter().map(|word| folded_hash(word)).collect();
        (lexicon.bench, lexicon.judges) = (hashes(&speech.bench), hashes(&speech.judges));
        lexicon.births = hashes(&speech.births);
        let set = |words: &Words| words.0.iter().map(|word| folded_hash(word)).collect();
        (lexicon.unintroduced, lexicon.capacities) = (set(&speech.unintroduced), set(&speech.capacities));
        lexicon.texts = speech.texts.0.iter().map(|word| folded_hash(word)).collect();
        let article =
            |words: &Words, class| words.0.iter().map(move |word| (folded_hash(word), class)).collect::<Vec<_>>();
        lexicon.articles.extend(article(&speech.articles.masculine, Class::MASCULINE));
        lexicon.articles.extend(article(&speech.articles.feminine, Class::FEMININE));
        lexicon.epicenes = speech.epicenes.0.iter().map(|word| folded_hash(word)).collect();
        lexicon.verbs(speech);
        lexicon.pronouns(speech);
        lexicon.small_words(speech);
        lexicon.nouns(speech);
        for same in &speech.same_offices {
            let first = same.0.first().map_or(0, |word| folded_hash(word));
            lexicon.same.extend(same.0.iter().map(|word| (folded_hash(word), first)));
        }
        lexicon.phrase(&speech.according, Idiom::According);
        lexicon.phrase(&speech.according_behind, Idiom::Postposed);
        lexicon.phrase(&speech.phrasal_verbs, Idiom::Verb);
        lexicon.phrase(&speech.phrasal_verbs_beside, Idiom::Beside);
        lexicon.ends(&speech.people_endings.masculine, Class::PERSON | Class::MASCULINE);
        lexicon.ends(&speech.people_endings.feminine, Class::PERSON | Class::FEMININE);
        lexicon.ends(&speech.people_endings.other, Class::PERSON);
        lexicon.ends(&speech.native_endings, Class::FORMER);
        lexicon.ends(&speech.adverb_endings, Class::ADVERB);
        lexicon.ends(&speech.past_endings, Class::VERB | Class::PAST);
        lexicon.ends(&speech.gerund_endings, Class::VERB | Class::GERUND);
        lexicon.ends(&speech.plural_endings, Class::PLURAL);
        lexicon.endings.iter_mut().for_each(|alike| alike.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len())));
        lexicon
    }
}
