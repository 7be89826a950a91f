#!/usr/bin/env python3
"""Makes english-words.txt: how little a word of English says, for a few thousand of its commonest stems.

    english-words.py WRITTEN SPOKEN READ > english-words.txt

WRITTEN       `word count` a line: frequency_dictionary_en_82_765.txt of symspellpy (MIT)
SPOKEN, READ  words in the order of their frequency, separated by commas: the lists US_TV_AND_FILM and ENGLISH_WIKI of
              zxcvbn (MIT), cut out of its src/frequency_lists.rs; a word stands only in the list in which it is commoner

A word's weight is ln(1 / share of sentences that hold it), a sentence being twenty words; the share is the geometric mean
of the first list's and the others', since each has its own bent (shops, films) and what is common is common in both. Only the facts (which word how often) are kept, no text. Names do not enter: the lists count general English.
`stem` is the same as in src/groups/stem.rs; a test there holds both together.
"""
import math
import re
import sys
from collections import defaultdict

KEEP, CAP, FLOOR, SENTENCE = 3000, 8.0, 0.25, 20


def stem(word):
    if len(word) <= 3 or not word.isascii() or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ied") and len(word) > 4:
        word = word[:-3] + "y"
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and re.search("[aeiouy]", rest):
            word = rest
            if word[-1] == word[-2] and word[-1] not in "aeiouyslz":
                word = word[:-1]
            break
    for ending in ("ation", "ment", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("y") and len(word) > 3:
        word = word[:-1] + "i"
    return word


def written(path):
    counts = {}
    with open(path, encoding="utf-8-sig") as lines:
        for line in lines:
            word, count = line.split()
            counts[word] = int(count)
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items()}


def spoken(path):
    """Zipf's law gives a rank its share."""
    with open(path, encoding="utf-8") as text:
        words = text.read().strip().split(",")
    return {word: 0.08 / (rank + 12) for rank, word in enumerate(words)}


def main():
    shop, film, read = written(sys.argv[1]), spoken(sys.argv[2]), spoken(sys.argv[3])
    shares = defaultdict(float)
    for word in set(shop) | set(film) | set(read):
        if word.isalpha():
            # The ranked lists have no word of one letter.
            ranked = shop.get(word, 0) if len(word) == 1 else max(film.get(word, 0), read.get(word, 0), 1e-6)
            shares[stem(word)] += math.sqrt(shop.get(word, 1e-6) * ranked)
    weights = {word: math.log(1 / (1 - (1 - min(share, 0.2)) ** SENTENCE)) for word, share in shares.items() if share > 0}
    listed = sorted(weights, key=lambda word: (weights[word], word))[:KEEP]
    rows = defaultdict(list)
    for word in listed:
        # The means are flatter than either list; stretched, “the” is as light and “robust” as heavy as in running text.
        weight = CAP - (CAP - weights[word]) * 1.12
        weight = min(CAP, max(FLOOR, round(weight * 8) / 8))
        rows[weight].append(word)
    for weight in sorted(rows):
        print(weight, *sorted(rows[weight]))


if __name__ == "__main__":
    main()
