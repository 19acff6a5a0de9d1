"""Words of a text in the form in which topics are compared: lower case, singular."""

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from ingest.nlp.word_lists import read_words

_PART = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_HYPHENS = frozenset("-–")
_SHORTEST_WORD = 3
_LONGEST_WORD = 100
"""What has more letters is data, not a word."""
_KEEP_S = ("ss", "us", "is", "ics", "as", "os")
_IRREGULAR = {
    "analyses": "analysis",
    "biases": "bias",
    "bases": "basis",
    "diagnoses": "diagnosis",
    "hypotheses": "hypothesis",
    "indices": "index",
    "matrices": "matrix",
    "vertices": "vertex",
    "lenses": "lens",
    "series": "series",
    "losses": "loss",
    "classes": "class",
    "axes": "axis",
    "tumours": "tumor",
    "tumour": "tumor",
    "modelling": "modeling",
    "hans": "hans",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word as printed, its form for comparing, and whether a phrase may run over it."""

    printed: str
    form: str
    breaks: bool
    weak: bool


def read_sentence_words(text: str) -> list[Word]:
    """Cut a text into words; punctuation and figures are words that break phrases.

    A hyphen parts two words; an apostrophe does not ("Alzheimer's").
    """
    return [make_word(part) for part in _PART.findall(text) if part not in _HYPHENS]


@lru_cache(maxsize=50_000)
def make_word(printed: str) -> Word:
    """Give a word with its form and kind."""
    lower = printed.lower().replace("’", "'")
    breaks = (
        lower in STOP_WORDS
        or lower in read_words("breaking_words.txt")
        or not _SHORTEST_WORD <= len(lower) <= _LONGEST_WORD
        or not lower.replace("'", "").replace("-", "").isalpha()
        or lower.endswith("ly")
    )
    form = make_singular(lower)
    return Word(printed, form, breaks, form in read_words("weak_words.txt"))


def make_singular(word: str) -> str:
    """Take off a plural ending, as far as English is regular."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= _SHORTEST_WORD or not word.endswith("s") or word.endswith(_KEEP_S):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1]
