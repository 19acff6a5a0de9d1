"""Words of institutions' names in the form in which names are compared."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import blake2b

from ingest.nlp.word_lists import read_lines, read_words

_FORMS = "name_words.tsv"
_SILENT = "silent_words.txt"
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "\N{LATIN SMALL LETTER DOTLESS I}": "i"}
    | dict.fromkeys("’‘`\N{ACUTE ACCENT}", "'")
)
_SHORTEST_PLURAL = 5
_KEEP_S = ("ss", "us", "is")
_KEY_BYTES = 7
_ORDER_BITS = 0xFFFFF


def smooth(text: str) -> str:
    """Give the text with plain letters and apostrophes; "U.S.A." and "Queen's" become one word."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_LETTERS))
    if "'" in text:
        text = _POSSESSIVE.sub("s", text)
    if "." in text:
        text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    return text


def read_name(name: str) -> list[str]:
    """Give the words that a name is compared by."""
    return [word for word in map(fold_word, _WORD.findall(smooth(name))) if word]


@lru_cache(maxsize=2**18)
def fold_word(printed: str) -> str:
    """Give the form in which a word is compared; empty for one that names are compared without."""
    plain = printed
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.lower()
    if plain in read_words(_SILENT):
        return ""
    forms = _read_forms()
    if plain in forms:
        return forms[plain]
    if len(plain) >= _SHORTEST_PLURAL and plain[-1] == "s" and not plain.endswith(_KEEP_S):
        plain = plain[:-1]
    return forms.get(plain, plain)


@lru_cache(maxsize=2**18)
def make_word_key(word: str) -> int:
    """Give a number for the word; the sum over a name's words is its key, whatever their order."""
    return int.from_bytes(blake2b(word.encode(), digest_size=_KEY_BYTES).digest(), "big")


def make_order_key(keys: Iterable[int]) -> int:
    """Give a small number that tells the order of words with these keys."""
    order = 0
    for key in keys:
        order = (order * 31 + key) & _ORDER_BITS
    return order


@cache
def read_common_words() -> frozenset[str]:
    """Give the words that say what an institution is, not which."""
    return frozenset(_read_forms().values())


@cache
def _read_forms() -> dict[str, str]:
    rows = (line.split("\t") for line in read_lines(_FORMS))
    return {other: one for one, others in rows for other in (one, *others.split())}
