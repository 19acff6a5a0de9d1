"""Which entries are one paper: by external ids, then by title, year and authors."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from ingest.linkers.entries import Entry
from ingest.linkers.names import Likeness, PersonName, compare

_TELLING_WORDS = 4
_TELLING_LENGTH = 25
_NEAR_YEARS = 1
_FAR_YEARS = 3
"""A preprint is revised and published years after it is posted: sources date it differently."""


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Entries that are one paper, in the order of their ids, and why they were joined."""

    entries: tuple[Entry, ...]
    evidence: tuple[str, ...]


def link_papers(entries: Sequence[Entry]) -> tuple[PaperGroup, ...]:
    """Put entries of the same paper together; the order of the entries does not matter."""
    union = _Union(sorted(entries, key=lambda entry: entry.id))
    for key, same in _by_identity(union.entries):
        for left, right in pairwise(same):
            union.join(left, right, f"same {key}")
    for same in _by_title(union.entries):
        for left, right in combinations(same, 2):
            reason = compare_entries(left, right)
            if reason:
                union.join(left, right, reason)
    return union.groups()


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


def _by_identity(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    same: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        record = entry.record
        for kind, value in (
            ("paper", entry.paper),
            ("DOI", record.doi),
            ("arXiv id", record.arxiv_id),
            ("OpenAlex id", record.openalex_id),
        ):
            if value:
                same[kind, value].append(entry)
    return ((kind, found) for (kind, _), found in same.items())


def _by_title(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    same: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.title_key:
            same[entry.title_key].append(entry)
    return (found for found in same.values() if len(found) > 1)


class _Union:
    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._group = {entry.id: [entry] for entry in entries}
        self._reasons: dict[str, list[str]] = {entry.id: [] for entry in entries}

    def join(self, left: Entry, right: Entry, reason: str) -> None:
        one, other = self._group[left.id], self._group[right.id]
        if one is other:
            return
        reasons = self._reasons[one[0].id] + self._reasons[other[0].id] + [reason]
        one.extend(other)
        for entry in other:
            self._group[entry.id] = one
        self._reasons[one[0].id] = reasons

    def groups(self) -> tuple[PaperGroup, ...]:
        seen: dict[int, PaperGroup] = {}
        for entry in self.entries:
            group = self._group[entry.id]
            if id(group) not in seen:
                members = tuple(sorted(group, key=lambda member: member.id))
                reasons = [r for r in self._reasons[group[0].id] if r != "same paper"]
                seen[id(group)] = PaperGroup(members, tuple(dict.fromkeys(reasons)))
        return tuple(seen.values())
