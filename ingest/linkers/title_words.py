"""The words of a title that tell what a paper is about."""

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
