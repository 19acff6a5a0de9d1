"""Which mentions of a block may be one person, and how strongly each pair speaks for it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.linkers.mentions import Mention
from ingest.linkers.names import Likeness, compare
from ingest.linkers.open_forms import has_conflict, pair_by_given_name


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """Two mentions that may be one person; the lesser `rank` is tried first."""

    rank: tuple[int, str, str]
    left: Mention = field(compare=False)
    right: Mention = field(compare=False)


def find_shared_joins(mentions: Sequence[Mention], doubtful_forms: frozenset[str]) -> list[Join]:
    """Give pairs whose names fit and who share co-authors, for names that alone do not suffice.

    A mention whose best co-author evidence leads to two names that conflict is left alone.
    """
    doubtful = [m for m in mentions if m.name.initials_only or m.name.form in doubtful_forms]
    if not doubtful:
        return []
    by_coauthor = _index_coauthors(mentions)
    return [join for mention in doubtful for join in _best(mention, by_coauthor)]


def find_name_joins(mentions: Sequence[Mention]) -> Iterator[Join]:
    """Give pairs that print the same full name."""
    by_form: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if not mention.name.initials_only:
            by_form[mention.name.form].append(mention)
    for same in by_form.values():
        for left, right in pairwise(same):
            yield _join(left, right, strength=0)


def find_variant_joins(mentions: Sequence[Mention]) -> Iterator[Join]:
    """Give pairs of full names of which one prints a shorter form or another spelling."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        if not mention.name.initials_only:
            first.setdefault(mention.name.form, mention)
    names = [mention.name for mention in first.values()]
    for left, right in pair_by_given_name(names):
        likeness = compare(left, right)
        if likeness in (Likeness.SAME, Likeness.SHORT):
            yield _join(first[left.form], first[right.form], strength=int(likeness))


def _index_coauthors(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    index: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        for coauthor in mention.coauthors:
            index[coauthor].append(mention)
    return index


def _best(mention: Mention, by_coauthor: dict[str, list[Mention]]) -> Iterator[Join]:
    shared = Counter(
        other
        for coauthor in mention.coauthors
        for other in by_coauthor[coauthor]
        if other.paper != mention.paper
        and compare(mention.name, other.name) is not Likeness.CONFLICT
    )
    most = max(shared.values(), default=0)
    best = [other for other, count in shared.items() if count == most]
    if has_conflict(other.name for other in best):
        return
    for other, count in shared.items():
        if not has_conflict([other.name, *(one.name for one in best)]):
            yield _join(mention, other, strength=count)


def _join(left: Mention, right: Mention, *, strength: int) -> Join:
    one, other = sorted((left, right), key=lambda mention: mention.key)
    return Join((-strength, one.key, other.key), one, other)
