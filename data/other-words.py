#!/usr/bin/env python3
"""Makes german-words.txt, french-words.txt and spanish-words.txt: how little a word says, for the commonest of a language.

    pip install wordfreq==3.1.1
    other-words.py de > german-words.txt

A word's weight is ln(1 / share of sentences that hold it), a sentence being twenty words, as in english-words.py. Words stand
as they are written; words with one stem (src/rules/stem.rs, letters without their accents) count as one. Only the facts (which
word how often) are kept, no text.
"""
import importlib.util
import math
import pathlib
import sys
import unicodedata
from collections import defaultdict

from wordfreq import top_n_list, word_frequency

KEEP, CAP, FLOOR, SENTENCE = 4000, 8.0, 0.25, 20
HERE = pathlib.Path(__file__)
spec = importlib.util.spec_from_file_location("english", HERE.with_name("english-words.py"))
english = importlib.util.module_from_spec(spec)
spec.loader.exec_module(english)

LIGATURES = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae"})


def stem(word):
    """That of english-words.py, without accents."""
    plain = unicodedata.normalize("NFD", word.translate(LIGATURES))
    return english.stem("".join(c for c in plain if not unicodedata.combining(c)))


def weight(share):
    return math.log(1 / (1 - (1 - min(share, 0.2)) ** SENTENCE))


def main():
    language = sys.argv[1]
    words = [word for word in top_n_list(language, 4 * KEEP) if word.isalpha()]
    shares = defaultdict(float)
    for word in words:
        shares[stem(word)] += word_frequency(word, language)
    rows = defaultdict(list)
    for word in words[:KEEP]:
        rows[min(CAP, max(FLOOR, round(weight(shares[stem(word)]) * 8) / 8))].append(word)
    for weighed in sorted(rows):
        print(weighed, *sorted(rows[weighed]))


main()
