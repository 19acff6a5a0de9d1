"""What a person types, as a query of a full-text index: hostile syntax is just text.

Words are cut as the index's analyser cuts them, folded as it folds them, and hold no character
that Lucene's syntax knows, so that nothing has to be escaped.
"""

import re
import unicodedata

MAX_WORDS = 32

_WORD = re.compile(r"\w+(?:[.']\w+)*")
_FOLDED = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "\u0131": "i", "ħ": "h", "ŋ": "n", "ŧ": "t", "\u2019": "'", "\u02bc": "'", "\u2018": "'",
    }
)  # fmt: skip
_STOP_WORDS = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is",
        "it", "no", "not", "of", "on", "or", "such", "that", "the", "their", "then", "there",
        "these", "they", "this", "to", "was", "will", "with",
    }
)  # fmt: skip
"""What the analyser leaves out of the index, so that it cannot be demanded of a hit."""

_ONE_TYPO, _TWO_TYPOS = 4, 8
"""From which length on a word may differ in one letter, and in two."""


def fold(text: str) -> str:
    """Lower case without diacritics, as the analyser `standard-folding` has it."""
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(_FOLDED)
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def split_words(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text))


def fulltext_query(words: list[str]) -> str:
    """The Lucene query that demands every word: exact, as a beginning, or with a typing error.

    Exact words and beginnings score constants (8 and 3), so that no statistic of the index can
    turn their order around; relevance as Lucene sees it only decides among equals.
    """
    demanded = [word for word in words if word not in _STOP_WORDS] or words
    clauses = [f"{'+' if word in demanded else ''}({_word_query(word)})" for word in words]
    if len(words) > 1:
        clauses.append(f'"{" ".join(words)}"^0.2')
    return " ".join(clauses)


def _word_query(word: str) -> str:
    ways = [f'"{word}"^0.1', f"[{word} TO {word}]^8", f"{word}*^3"]
    if len(word) >= _TWO_TYPOS:
        ways.append(f"{word}~2^0.1")
    elif len(word) >= _ONE_TYPO:
        ways.append(f"{word}~1^0.1")
    return " ".join(ways)
