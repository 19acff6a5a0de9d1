"""Which entries are one paper: by external ids, then by title, year and authors."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from ingest.linkers.compare_entries import compare_entries, find_contradiction
from ingest.linkers.entries import Entry
from ingest.linkers.keys import describe_kind


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Entries that are one paper, in the order of their ids, and why they were joined.

    `refused` says which shared id did not join an entry with another, and why.
    """

    entries: tuple[Entry, ...]
    evidence: tuple[str, ...]
    refused: tuple[str, ...] = ()


def link_papers(entries: Sequence[Entry]) -> tuple[PaperGroup, ...]:
    """Put entries of the same paper together; the order of the entries does not matter."""
    union = _Union(sorted(entries, key=lambda entry: entry.id))
    for same in _by_paper(union.entries):
        for left, right in pairwise(same):
            union.join(left, right, None)
    for key, same in _by_key(union.entries):
        _join_bearers(union, key, same)
    for same in _by_title(union.entries):
        for left, right in combinations(same, 2):
            reason = compare_entries(left, right)
            if reason:
                union.join(left, right, reason)
    return union.groups()


def _join_bearers(union: "_Union", key: str, bearers: Sequence[Entry]) -> None:
    """Join the entries that bear one id, those apart whose titles and people say otherwise.

    One DOI may stand on every paper of a volume: entries of one title are compared as one.
    """
    kind = describe_kind(key)
    by_title: dict[str, list[Entry]] = defaultdict(list)
    for entry in bearers:
        by_title[entry.title_key].append(entry)
    for same in by_title.values():
        for left, right in pairwise(same):
            union.join(left, right, f"same {kind}")
    for left, right in combinations([same[0] for same in by_title.values()], 2):
        contradiction = find_contradiction(left, right)
        if contradiction is None:
            union.join(left, right, f"same {kind}")
        else:
            union.refuse(left, right, f"same {kind}, but {contradiction}: kept apart")


def _by_paper(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    same: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.paper:
            same[entry.paper].append(entry)
    yield from same.values()


def list_keys(entry: Entry) -> list[tuple[str, str]]:
    """Give what the entry may be linked by: entries without a common key are never one paper."""
    found = [("paper", entry.paper or ""), *(("id", key) for key in sorted(entry.keys))]
    return [(kind, value) for kind, value in (*found, ("title", entry.title_key)) if value]


def _by_key(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    same: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in sorted(entry.keys):
            same[key].append(entry)
    return ((key, found) for key, found in same.items() if len(found) > 1)


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
        self._refused: dict[str, list[str]] = defaultdict(list)

    def join(self, left: Entry, right: Entry, reason: str | None) -> None:
        one, other = self._group[left.id], self._group[right.id]
        if one is other:
            return
        reasons = self._reasons[one[0].id] + self._reasons[other[0].id]
        reasons += [reason] if reason else []
        one.extend(other)
        for entry in other:
            self._group[entry.id] = one
        self._reasons[one[0].id] = reasons

    def refuse(self, left: Entry, right: Entry, reason: str) -> None:
        for entry in (left, right):
            self._refused[entry.id].append(reason)

    def groups(self) -> tuple[PaperGroup, ...]:
        seen: dict[int, PaperGroup] = {}
        for entry in self.entries:
            group = self._group[entry.id]
            if id(group) not in seen:
                members = tuple(sorted(group, key=lambda member: member.id))
                reasons = dict.fromkeys(self._reasons[group[0].id])
                refused = (why for member in members for why in self._refused[member.id])
                seen[id(group)] = PaperGroup(members, tuple(reasons), tuple(dict.fromkeys(refused)))
        return tuple(seen.values())
