"""What speaks for, and what against, two entries being one paper."""

from collections.abc import Sequence

from ingest.linkers.entries import Entry
from ingest.linkers.likeness import Likeness, compare
from ingest.linkers.names import PersonName

_TELLING_WORDS = 4
_TELLING_LENGTH = 25
_NEAR_YEARS = 1
_FAR_YEARS = 3
"""A preprint is revised and published years after it is posted: sources date it differently."""
_ALIKE = 0.5
_VOLUMES = frozenset({"proceedings", "book", "paratext"})


def compare_entries(left: Entry, right: Entry) -> str | None:
    """Say why two entries with one title are the same paper, or None where they may not be."""
    if _ids_conflict(left, right):
        return None
    gap = abs(left.year - right.year) if left.year and right.year else 0
    telling = _is_telling(left)
    shared = _shared(left, right)
    if shared and gap <= (_FAR_YEARS if telling else _NEAR_YEARS):
        return f"same title, {shared}, years {gap} apart"
    lists = left.names and right.names
    if telling and not lists and gap <= _NEAR_YEARS and not _denies(left, right):
        return f"same title, no authors to compare, years {gap} apart"
    return None


def find_contradiction(left: Entry, right: Entry) -> str | None:
    """Say why two entries that bear one id are two papers all the same, or None.

    A source that puts the wrong id on an entry also gives it another title and other people, or
    gives a paper the id of the volume that it stands in. A title alone may be translated.
    """
    if _titles_alike(left, right):
        return None
    if left.names and right.names:
        strangers = not any(_is_among(name, right.names) for name in left.names)
        return "other titles and other authors" if strangers else None
    volumes = [entry.record.type in _VOLUMES for entry in (left, right)]
    return "other titles, and one is a whole volume" if any(volumes) and not all(volumes) else None


def _titles_alike(left: Entry, right: Entry) -> bool:
    one, other = set(left.title_key.split()), set(right.title_key.split())
    return len(one & other) >= _ALIKE * min(len(one), len(other))


def _is_telling(entry: Entry) -> bool:
    title = entry.record.title
    return len(title.split()) >= _TELLING_WORDS and len(title) >= _TELLING_LENGTH


def _shared(left: Entry, right: Entry) -> str | None:
    if left.names and right.names:
        count = sum(_is_among(name, right.names) for name in left.names)
        enough = 2 * count >= min(len(left.names), len(right.names))
        return f"{count} authors in common" if enough else None
    for one, other in ((left, right), (right, left)):
        known = other.names + ((other.owner.name,) if other.owner else ())
        if one.owner and _is_among(one.owner.name, known):
            return "the page's owner in common"
    return None


def _denies(left: Entry, right: Entry) -> bool:
    """Whether one prints its whole author list, and the other's owner is not on it."""
    return any(
        one.owner is not None
        and other.record.authors_truncated is False
        and not _is_among(one.owner.name, other.names)
        for one, other in ((left, right), (right, left))
    )


def _is_among(name: PersonName, names: Sequence[PersonName]) -> bool:
    return any(compare(name, other) is not Likeness.CONFLICT for other in names)


def _ids_conflict(left: Entry, right: Entry) -> bool:
    # One paper has several DOIs (preprint, journal), but one arXiv id.
    one, other = left.record.arxiv_id, right.record.arxiv_id
    return bool(one and other and one != other)
