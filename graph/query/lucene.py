"""What a person types, as queries of full-text indexes: hostile syntax is just text.

Words are cut as the index's analyser cuts them, folded as it folds them, and hold no character
that Lucene's syntax knows, so that nothing has to be escaped.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

MAX_WORDS = 32

WORD = re.compile(r"\w+(?:[.'\u2019\u02bc\u2018]\w+)*")
"""One word of a text that was not folded."""

_FOLDED = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "\u0131": "i", "ħ": "h", "ŋ": "n", "ŧ": "t", "\u2019": "'", "\u02bc": "'", "\u2018": "'",
    }
)  # fmt: skip
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_DIGRAPH = re.compile(r"([aou])e|aa")
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

_RUN = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,3}")
"""Initials in one word, as the index has them where they are printed so: `K.R. Müller`."""
_LONGEST_RUN = 3
"""How many capitals alone may be initials: `KR Müller`."""

_MOST_INITIALS = 4
"""Names of more words are not looked for by initials: every word more is another query."""

Spellings = tuple[str, ...]
"""A folded word, and how else the same letters are written: `muller`, `mueller`."""


def fold(text: str) -> str:
    """Lower case, Latin letters without diacritics, as the analyser `standard-folding` has it.

    Letters of other scripts keep their marks: without them they are other letters.
    """
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(_FOLDED)
    if lowered.isascii():
        return lowered
    return "".join(map(_without_marks, unicodedata.normalize("NFC", lowered)))


def _without_marks(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter


def split_words(text: str) -> list[Spellings]:
    """The folded words of a text, each with its other spellings."""
    composed = unicodedata.normalize("NFKC", text)
    capitals = {word.casefold() for word in WORD.findall(composed) if _may_be_initials(word)}
    words = (
        _spell(found[0], may_be_initials=found[0] in capitals)
        for found in WORD.finditer(composed.casefold())
    )
    return [word for word in words if word[0]]


def _may_be_initials(word: str) -> bool:
    return 1 < len(word) <= _LONGEST_RUN and word.isalpha() and word.isupper()


def _spell(word: str, *, may_be_initials: bool) -> Spellings:
    folded = fold(word)
    others = [
        fold(word.translate(_SPELLED_OUT)),
        _DIGRAPH.sub(lambda found: found[1] or "a", folded),
    ]
    if _RUN.fullmatch(folded):
        others.append(folded.replace(".", ""))
    elif may_be_initials:
        others.append(".".join(folded))
    return tuple(dict.fromkeys((folded, *others)))


def list_initials(word: Spellings) -> list[str]:
    """The letters of a word that may be initials in one; none of any other word."""
    return next((one.split(".") for one in word if _RUN.fullmatch(one)), [])


def most_typos(word: str) -> int:
    """How many letters of a folded word may differ."""
    return 2 if len(word) >= _TWO_TYPOS else int(len(word) >= _ONE_TYPO)


def search_query(words: Sequence[Spellings], *, names: bool = False) -> str:
    """The Lucene query that demands every word: exact, as a beginning, or with a typing error.

    Exact words and beginnings score constants (8 and 3), so that no statistic of the index can
    turn their order around; relevance as Lucene sees it only decides among equals.

    Args:
        words: As `split_words` gives them.
        names: Whether the index holds names of people: all words but one may be initials there.
    """
    clauses = list(_demanded(words, _searched, names=names))
    if len(words) > 1:
        clauses.append(f'"{" ".join(word[0] for word in words)}"^0.2')
    query = " ".join(clauses)
    if not names or not 1 < len(words) <= _MOST_INITIALS:
        return query
    ways = (
        f"({_initials(words, whole)})" for whole in range(len(words)) if len(words[whole][0]) > 1
    )
    return " ".join([f"({query})", *ways])


def suggest_query(words: Sequence[Spellings], *, names: bool = False) -> str:
    """The Lucene query that demands every word, whole or as a beginning.

    In an index of `names` each letter of initials in one word may begin a word of its own: with
    dots always, in capitals where other words stand beside it, as a short name in capitals alone
    is a name.
    """
    return " ".join(_demanded(words, _begun, names=names))


def _demanded(
    words: Sequence[Spellings], write: Callable[[Spellings], str], *, names: bool
) -> Iterator[str]:
    demanded = [word for word in words if word[0] not in _STOP_WORDS] or words
    for word in words:
        # With dots they are initials, alone as well; in capitals alone they are a word.
        may_stand_apart = names and (len(words) > 1 or _RUN.fullmatch(word[0]))
        apart = _apart(word) if may_stand_apart else ""
        ways = f"{write(word)}{apart}"
        yield f"{'+' if word in demanded else ''}({ways})"


def _apart(word: Spellings) -> str:
    """The letters as beginnings of other words; who has the word itself stands before those."""
    letters = " ".join(f"+({_begun((letter,))})" for letter in list_initials(word))
    return f" ({letters})^0.2" if letters else ""


def _begun(word: Spellings) -> str:
    ways = [f'"{word[0]}"^0.1', f"[{word[0]} TO {word[0]}]^8", f"{word[0]}*^3"]
    for other in word[1:]:
        ways += [f"[{other} TO {other}]^4", f"{other}*^1.5"]
    return " ".join(ways)


def _searched(word: Spellings) -> str:
    typos = most_typos(word[0])
    return f"{_begun(word)} {word[0]}~{typos}^0.1" if typos else _begun(word)


def _whole(word: Spellings) -> str:
    first, *others = word
    return " ".join([f"[{first} TO {first}]^8", *(f"[{one} TO {one}]^4" for one in others)])


def _initials(words: Sequence[Spellings], whole: int) -> str:
    """One word whole, the others by their first letters."""
    return " ".join(
        f"+({_whole(word)})" if place == whole else f"+([{word[0][0]} TO {word[0][0]}])"
        for place, word in enumerate(words)
    )
