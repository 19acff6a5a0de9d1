"""Made-up words, names and titles: nothing that anybody wrote."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_ONSETS: tuple[str, ...] = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n")
_ONSETS += ("p", "pl", "r", "s", "sk", "st", "t", "tr", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u")
_CODAS = ("", "l", "m", "n", "r", "s", "t")
_LONGEST = 9
"""Six such words, with spaces between them, fit into the 60 letters that an id keeps of a title."""


def make_words(rng: Generator, count: int, shortest: int = 4) -> list[str]:
    """Give so many different pronounceable words of 4 to 9 letters."""
    found: dict[str, None] = {}
    while len(found) < count:
        for syllables in rng.integers(2, 4, count):
            word = "".join(_syllable(rng.random(3)) for _ in range(syllables))
            if shortest <= len(word) <= _LONGEST:
                found[word] = None
    return list(found)[:count]


def _syllable(dice: NDArray[np.float64]) -> str:
    sounds = zip((_ONSETS, _VOWELS, _CODAS), dice, strict=True)
    return "".join(choices[int(die * len(choices))] for choices, die in sounds)


def make_person_names(rng: Generator, count: int) -> list[str]:
    """Give so many different names; family names are shared as they are among people."""
    given = make_words(rng, min(max(count // 8, 40), 4_000))
    family = make_words(rng, min(max(count // 3, 60), 20_000))
    names: dict[str, None] = {}
    while len(names) < count:
        firsts = rng.integers(0, len(given), count)
        # The square makes some family names common and most of them rare.
        lasts = (rng.random(count) ** 2 * len(family)).astype(np.int64)
        for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
            names[f"{given[first].capitalize()} {family[last].capitalize()}"] = None
    return list(names)[:count]


def make_titles(rng: Generator, words: list[str], count: int) -> list[str]:
    """Give so many different titles of four to six words."""
    titles: dict[str, None] = {}
    while len(titles) < count:
        missing = count - len(titles)
        picked = rng.integers(0, len(words), (missing, 6)).tolist()
        lengths = rng.integers(4, 7, missing).tolist()
        for row, length in zip(picked, lengths, strict=True):
            titles[" ".join(words[word] for word in row[:length]).capitalize()] = None
    return list(titles)


def make_abstracts(rng: Generator, words: list[str], count: int) -> list[str]:
    """Give so many texts of 50 to 90 words, common words more often than rare ones."""
    lengths = rng.integers(50, 91, count)
    ends = np.cumsum(lengths)
    picked = (rng.random(int(ends[-1])) ** 3 * len(words)).astype(np.int64)
    drawn = np.array(words, dtype=object)[picked]
    return [
        " ".join(drawn[start:end]).capitalize() + "."
        for start, end in zip((ends - lengths).tolist(), ends.tolist(), strict=True)
    ]
