"""How much a stretch of text looks like the end of a title; weights as in `name_shape`."""

import re

from ingest.readers.evidence import Evidence
from ingest.readers.name_shape import SYLLABLE, find_humps, looks_like_word

_LAST_WORD = re.compile(r"(?P<word>[^\W_]+(?:['’][^\W_]+)*)(?P<marks>[^\w\s]*)$")
_OPENING = "-–—/(“‘[&@~„"
_CLOSING = "?!)]”\"'’»}…"
_SIGNS = ("+", "++", "#", "*", "%")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}$")
_KNOWN_TITLE = 12.0
_KNOWN_WORD = 4.0
_KNOWN_SHORT_WORD = 1.5


def score_title_end(title: str, evidence: Evidence) -> float:
    """Score the place where a title may end."""
    if title in evidence.titles:
        return _KNOWN_TITLE
    if _ABBREVIATION.search(title):
        return 0.0  # "… in the U.S."
    end = _LAST_WORD.search(title)
    if end is None:
        return 0.5 if title[-1:] in "-–—" else -3.0  # a dash that stands alone may end a title
    return _score_marks(end["marks"], end["word"]) + _score_last_word(end["word"], evidence, title)


def _score_marks(marks: str, word: str) -> float:
    if not marks:
        return -1.0 if word[-1].isupper() else 0.0
    if marks[-1] in _CLOSING:
        return 1.0
    if marks[-1] in _OPENING:
        return -11.0
    if marks == ".":
        return -6.0 if len(word) == 1 else -1.5
    return -1.5 if marks in _SIGNS else -3.0


def _score_last_word(word: str, evidence: Evidence, title: str) -> float:
    if len(word) > 1 and (evidence.words[word] or evidence.plain_words[word.lower()]):
        return _KNOWN_WORD if len(word) > 2 else _KNOWN_SHORT_WORD  # noqa: PLR2004
    score = 0.0
    if word.isdigit():
        score += 2.0
    elif looks_like_word(word.lower()):
        score += 1.5
    if len(word) <= 2 and not any(letter.isdigit() for letter in word):  # noqa: PLR2004
        score -= 2.5
    return score + _score_humps(word, evidence) + _score_after_name(title, word, evidence)


def _score_humps(word: str, evidence: Evidence) -> float:
    """Doubt a last word that another title end or a name may be hidden in."""
    humps = find_humps(word)
    if not humps:
        return 0.0
    head = word[: humps[-1]]
    if evidence.plain_words[head.lower()] or looks_like_word(head.lower()):
        return -3.5 if len(word) - len(head) <= 3 else -1.0  # noqa: PLR2004
    return -3.0 if SYLLABLE.fullmatch(word[humps[-1] :]) else -1.0


def _score_after_name(title: str, word: str, evidence: Evidence) -> float:
    """Doubt a capitalised fragment after a known name ("Mary Mc", with "Mary" seen elsewhere)."""
    before = title[: -len(word)].split()
    return -3.0 if before and evidence.name_tokens[before[-1]] and word[0].isupper() else 0.0
