"""Where a title ends and its first author begins, when a page prints them run together.

"Graphs for Image GenerationSuprosanna Shit, Rajat Koner": every place without a space where a
name can begin is a candidate; the best sum of "ends like a title" and "reads like names" wins.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.evidence import Evidence
from ingest.readers.name_list import NameLine, split_names
from ingest.readers.name_shape import PARTICLES, score_name
from ingest.readers.title_shape import score_title_end

MOST_NAMES = 3
"""Pages print so many names at most, then "et al."."""

CLEAR_MARGIN = 2.0
"""Log-odds by which the best boundary leads where it is not doubtful."""

_LONGEST_NAME = 4
_CLEAR_SCORE = -6.0
_LEAST_NAME = -8.0
_FEWER_NAMES_THAN_PRINTED = -6.0
_NAME_CUT_IN_TWO = -3.0  # "Ada Winter, Sin|Won Yoon": a piece after a comma may be one whole name
_DASHES = "-–—"
_NO_START_AFTER = frozenset("-–—‘“([{/~&@#„$^\\")


@dataclass(frozen=True, slots=True)
class Split:
    """One way to cut the line, with its score."""

    title: str
    authors: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Boundary:
    """The chosen cut, and whether the page leaves it open."""

    title: str
    authors: tuple[str, ...]
    doubtful: bool


def find_boundary(line: NameLine, evidence: Evidence) -> Boundary | None:
    """Cut a run-together line; None where no name can begin in it."""
    splits = sorted(_list_splits(line, evidence, _capital_starts), key=lambda one: -one.score)
    alone = ", " not in line.text and not line.truncated
    if splits and not (alone and _is_no_name(splits[0])):
        margin = splits[0].score - splits[1].score if len(splits) > 1 else float("inf")
        doubtful = margin < CLEAR_MARGIN or splits[0].score < _CLEAR_SCORE
        return Boundary(splits[0].title, splits[0].authors, doubtful)
    splits = sorted(_list_splits(line, evidence, _particle_starts), key=lambda one: -one.score)
    if splits and not _is_no_name(splits[0]):
        return Boundary(splits[0].title, splits[0].authors, doubtful=True)
    return _leave_open(line)


def _is_no_name(split: Split) -> bool:
    """Tell whether what follows the title has not the shape of a name, whoever is known."""
    return score_name(split.authors[0], Evidence()) < _LEAST_NAME


def split_certain_names(line: NameLine) -> list[str]:
    """Give the names that stand apart from the title whatever the boundary is."""
    pieces = split_names(line.text)
    if line.truncated:
        return pieces[1 - MOST_NAMES :] if len(pieces) >= MOST_NAMES else pieces[1:]
    last = pieces[-1]
    alone = len(pieces) > 1 and 1 < len(last.split()) <= MOST_NAMES and not _capital_starts(last)
    return [last] if alone else []


def certain_title_text(line: NameLine) -> str:
    """Give the words that belong to the title whatever the boundary is."""
    pieces = split_names(line.text)
    first = max(0, len(pieces) - MOST_NAMES)
    words = pieces[first].split()
    # a first name is seldom longer; the word before it is the one run together
    return " ".join([*pieces[:first], *words[:-_LONGEST_NAME]])


def _leave_open(line: NameLine) -> Boundary | None:
    """Keep what is clear of a line that shows no boundary: all names but the first."""
    pieces = split_names(line.text)
    first = max(0, len(pieces) - MOST_NAMES)
    if not line.truncated and len(pieces) == 1:
        return None
    return Boundary(", ".join(pieces[: first + 1]), tuple(pieces[first + 1 :]), doubtful=True)


def _list_splits(
    line: NameLine, evidence: Evidence, starts_of: Callable[[str], list[int]]
) -> Iterator[Split]:
    pieces = split_names(line.text)
    earliest = max(0, len(pieces) - MOST_NAMES)
    for first in range(earliest, len(pieces)):
        later = pieces[first + 1 :]
        score = sum(score_name(name, evidence) for name in later)
        if line.truncated and len(later) + 1 < min(MOST_NAMES, len(pieces)):
            score += _FEWER_NAMES_THAN_PRINTED
        for at in starts_of(pieces[first]):
            title = ", ".join([*pieces[:first], pieces[first][:at]])
            name = pieces[first][at:]
            total = score + score_name(name, evidence) + score_title_end(title, evidence)
            if first > earliest:
                total += _NAME_CUT_IN_TWO
            yield Split(title, (name, *later), total)


def _capital_starts(piece: str) -> list[int]:
    """Find the places without a space where a name can begin."""
    return [at for at in range(1, len(piece)) if _can_start(piece[at - 1], piece[at])]


def _can_start(before: str, letter: str) -> bool:
    if before.isspace() or not letter.isalpha():
        return False
    if before in _NO_START_AFTER:
        return before in _DASHES and letter.isupper()
    if letter.isupper():
        return True
    uncased = not letter.islower()
    return uncased and (not before.isalpha() or before.islower() or before.isupper())


def _particle_starts(piece: str) -> list[int]:
    """Find "…wordsvan der Goot": a particle that closes a longer word, before a capital."""
    words = piece.split(" ")
    starts: list[int] = []
    at = 0
    for word, following in pairwise(words):
        for particle in PARTICLES:
            rest = len(word) - len(particle)
            if len(particle) > 1 and word.endswith(particle) and rest > len(particle):
                goes_on = following[:1].isupper() or following in PARTICLES
                starts += [at + rest] if goes_on else []
        at += len(word) + 1
    return starts
