"""Pairs of authors who may be one person: names that fit, and co-authors in common."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import combinations

from ingest.curation.literature import Literature, NamedAuthor
from ingest.linkers.likeness import Likeness, compare
from ingest.resolve.names import read_name

CROWD = 50
"""Authors of one block whom a co-author may have; one who has more tells nobody from another."""
_INITIALS = 0.7
"""What initials count for, where a full name counts 1."""


@dataclass(frozen=True, slots=True)
class Fragmentation:
    """Two authors who may be one person, and how likely that looks, from 0 to 1."""

    authors: tuple[str, str]
    names: tuple[str, str]
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    left: NamedAuthor
    right: NamedAuthor
    shared: frozenset[int]


def find_fragmentations(
    literature: Literature,
    names: Iterable[NamedAuthor],
    apart: Collection[frozenset[str]],
    limit: int,
) -> tuple[list[Fragmentation], int, int]:
    """Give the likeliest pairs, how many pairs there are, and how many co-authors were too common.

    `apart` are pairs that a curator has set apart.
    """
    blocks: dict[str, list[NamedAuthor]] = defaultdict(list)
    for one in names:
        for key in _list_keys(one):
            blocks[key].append(one)
    found: dict[tuple[str, str], Fragmentation] = {}
    crowded = 0
    for block in blocks.values():
        if len(block) > 1:
            pairs, skipped = _pair(literature, block)
            crowded += skipped
            found |= {
                (pair.left.id, pair.right.id): _rate(literature, pair)
                for pair in pairs
                if frozenset({pair.left.id, pair.right.id}) not in apart and _fit(pair)
            }
    best = nlargest(limit, found.values(), key=lambda one: (one.score, one.authors))
    return best, len(found), crowded


def _list_keys(author: NamedAuthor) -> set[str]:
    """Give the blocks of the name to display, and the one that the author is kept in."""
    name = read_name(author.name)
    return {author.key, *(name.keys if name else ())}


def _pair(literature: Literature, block: Iterable[NamedAuthor]) -> tuple[Iterator[_Pair], int]:
    by_coauthor: dict[int, list[NamedAuthor]] = defaultdict(list)
    joint: set[frozenset[str]] = set()
    numbers = {literature.find(one.id): one for one in block}
    numbers.pop(None, None)
    for number, one in numbers.items():
        for coauthor in literature.coauthors(number or 0):
            by_coauthor[coauthor].append(one)
            if coauthor in numbers:
                joint.add(frozenset({one.id, numbers[coauthor].id}))
    shared: dict[tuple[str, str], set[int]] = defaultdict(set)
    known = {one.id: one for one in numbers.values()}
    crowded = 0
    for coauthor, people in by_coauthor.items():
        if len(people) > CROWD:
            crowded += 1
            continue
        for left, right in combinations(sorted(one.id for one in people), 2):
            shared[left, right].add(coauthor)
    pairs = (
        _Pair(known[left], known[right], frozenset(common))
        for (left, right), common in shared.items()
        if frozenset({left, right}) not in joint
    )
    return pairs, crowded


def _fit(pair: _Pair) -> bool:
    left, right = read_name(pair.left.name), read_name(pair.right.name)
    return left is None or right is None or compare(left, right) is not Likeness.CONFLICT


def _rate(literature: Literature, pair: _Pair) -> Fragmentation:
    """A shared co-author of few people tells more than one of many."""
    weight = sum(1 / math.log2(2 + len(literature.papers_of(one))) for one in pair.shared)
    read = [read_name(one.name) for one in (pair.left, pair.right)]
    initials = any(name is None or name.initials_only for name in read)
    score = (1 - math.exp(-weight)) * (_INITIALS if initials else 1)
    return Fragmentation(
        (pair.left.id, pair.right.id),
        (pair.left.name, pair.right.name),
        round(score, 4),
        tuple(sorted(literature.authors[one] for one in pair.shared)),
    )
