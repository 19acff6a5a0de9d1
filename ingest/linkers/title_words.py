"""The words of titles that tell what papers are about, and how alike they are."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ingest.linkers.names import fold_words
from ingest.linkers.word_lists import read_words

_SHORTEST = 4


@lru_cache(maxsize=20_000)
def find_title_words(title: str) -> frozenset[str]:
    """Give the folded words of four letters and more that not every title may have."""
    plain = read_words("plain_words.txt")
    return frozenset(
        word
        for word in fold_words(title)
        if len(word) >= _SHORTEST and word not in plain and not word.isdigit()
    )


def compare_words(left: Counter[str], right: Counter[str], weights: Mapping[str, float]) -> float:
    """Give the cosine of two bags of words, each word by its weight."""
    if not left or not right:
        return 0.0
    short, long = sorted((left, right), key=len)
    shared = (word for word in short if word in long)
    dot = sum(short[word] * long[word] * weights[word] ** 2 for word in shared)
    if not dot:
        return 0.0
    return dot / math.sqrt(_square(left, weights) * _square(right, weights))


def find_nearest(
    left: Sequence[frozenset[str]], right: Sequence[frozenset[str]], weights: Mapping[str, float]
) -> float:
    """Give the cosine of the two sets of words that are most alike, one of either side."""
    squares = [math.fsum(weights[word] ** 2 for word in other) for other in right]
    best = 0.0
    for one in left:
        square = math.fsum(weights[word] ** 2 for word in one)
        for other, others in zip(right, squares, strict=True):
            if shared := one & other:
                dot = math.fsum(weights[word] ** 2 for word in shared)
                best = max(best, dot / math.sqrt(square * others))
    return best


def _square(words: Counter[str], weights: Mapping[str, float]) -> float:
    return sum((count * weights[word]) ** 2 for word, count in words.items())
