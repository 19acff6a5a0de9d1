"""Which words of which texts a search has found, as parts that together are the text."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from graph.query.lucene import WORD, Spellings, fold, list_initials, most_typos

Match = Literal["EXACT", "BEGINNING", "INITIAL", "TYPO"]

_WORTH: dict[Match | None, int] = {"EXACT": 4, "BEGINNING": 3, "INITIAL": 2, "TYPO": 1, None: 0}


class Piece(NamedTuple):
    """A piece of a text, and how it fits a word that was looked for, if it does."""

    text: str
    match: Match | None


class Highlight(NamedTuple):
    """A text that was found; its parts in order are the whole text, as it is stored."""

    field: str
    text: str
    parts: list[Piece]


class _Read(NamedTuple):
    highlight: Highlight
    fits: dict[int, int]
    """How well each word that was looked for is found, by its place."""


class _Fit(NamedTuple):
    match: Match | None
    letters: int
    """How many letters of the printed word are meant, from its beginning."""

    @property
    def worth(self) -> int:
        return _WORTH[self.match]


def highlight(
    words: Sequence[Spellings], fields: Sequence[tuple[str, Sequence[str] | None]]
) -> list[Highlight]:
    """The fewest texts that show the best fit of every word, in the order of the fields.

    A text is left out where those before it show as much, so there are no more than words.
    """
    shown: list[Highlight] = []
    best: dict[int, int] = {}
    for read in [_read(words, name, text) for name, texts in fields for text in texts or ()]:
        if any(worth > best.get(place, 0) for place, worth in read.fits.items()):
            shown.append(read.highlight)
            best = {p: max(best.get(p, 0), read.fits.get(p, 0)) for p in {*best, *read.fits}}
    return shown


def _read(words: Sequence[Spellings], name: str, text: str) -> _Read:
    fits: dict[int, int] = {}
    parts = list(_parts(words, text, fits))
    return _Read(Highlight(name, text, parts), fits)


def _parts(words: Sequence[Spellings], text: str, fits: dict[int, int]) -> Iterator[Piece]:
    end = 0
    for found in WORD.finditer(text):
        folded = fold(found[0])
        fit = _best_fit(words, folded, fits)
        if fit.match is not None:
            if end < found.start():
                yield Piece(text[end : found.start()], None)
            # A folded word of another length does not tell where its beginning ends.
            is_same_length = len(folded) == len(found[0])
            end = found.start() + fit.letters if is_same_length else found.end()
            yield Piece(text[found.start() : end], fit.match)
    if end < len(text):
        yield Piece(text[end:], None)


def _best_fit(words: Sequence[Spellings], printed: str, fits: dict[int, int]) -> _Fit:
    """The best way in which a printed word fits one that was looked for; all are noted."""
    found = [_compare(word, printed, alone=len(words) == 1) for word in words]
    for place, fit in enumerate(found):
        fits[place] = max(fits.get(place, 0), fit.worth)
    return max(found, key=lambda fit: fit.worth, default=_Fit(None, 0))


def _compare(word: Spellings, printed: str, *, alone: bool) -> _Fit:
    if printed in word:
        return _Fit("EXACT", len(printed))
    begun = max((len(one) for one in word if printed.startswith(one)), default=0)
    if begun:
        return _Fit("BEGINNING", begun)
    initials = (word[0][0], *list_initials(word))
    if not alone and len(printed) == 1 and printed in initials:
        return _Fit("INITIAL", 1)
    typos = most_typos(word[0])
    if typos and is_within(word[0], printed, typos):
        return _Fit("TYPO", len(printed))
    return _Fit(None, 0)


def is_within(one: str, other: str, most: int) -> bool:
    """Whether so many changes make one text the other.

    A change is a letter more, less or else, or two neighbours swapped.
    """
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            changes = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                changes = min(changes, older[j - 2] + 1)
            row.append(changes)
        if min(row) > most:
            return False
    return row[-1] <= most
