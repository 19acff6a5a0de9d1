"""Mentions that are taken for one person so far, and what they say together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ingest.linkers.mentions import Mention

if TYPE_CHECKING:
    from ingest.linkers.names import PersonName

_EXACT = ("orcid:", "dblp:")
"""Schemes whose ids people give to themselves, or editors to people: never two for one person."""


class Group:
    """Counts over the mentions of one person so far; `add` takes another group in."""

    __slots__ = (
        "affiliations",
        "coauthor_names",
        "coauthors",
        "first_year",
        "ids",
        "last_year",
        "members",
        "names",
        "papers",
        "sides",
        "venue_words",
        "venues",
        "with_team",
        "words",
    )

    def __init__(self, members: Sequence[Mention]) -> None:
        """Count what the mentions say."""
        self.members = list(members)
        self.names: dict[str, PersonName] = {}
        self.coauthors: Counter[str] = Counter()
        self.coauthor_names: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.venues: Counter[str] = Counter()
        self.venue_words: Counter[str] = Counter()
        self.affiliations: Counter[str] = Counter()
        self.ids: set[str] = set()
        self.papers: set[str] = set()
        self.sides: set[tuple[int, bool]] = set()
        self.with_team = False
        for member in members:
            self._count(member)
        years = [member.year for member in members if member.year is not None]
        self.first_year = min(years, default=None)
        self.last_year = max(years, default=None)

    @property
    def size(self) -> int:
        """How many mentions it has."""
        return len(self.members)

    def copy(self) -> "Group":
        """Give a group of its own with the same mentions."""
        other = Group(())
        other.add(self)
        return other

    def add(self, other: "Group") -> None:
        """Take the other group's mentions in."""
        self.members += other.members
        self.names |= other.names
        for mine, theirs in (
            (self.coauthors, other.coauthors),
            (self.coauthor_names, other.coauthor_names),
            (self.words, other.words),
            (self.venues, other.venues),
            (self.venue_words, other.venue_words),
            (self.affiliations, other.affiliations),
        ):
            mine.update(theirs)
        self.ids |= other.ids
        self.papers |= other.papers
        self.sides |= other.sides
        self.with_team = self.with_team or other.with_team
        firsts = [year for year in (self.first_year, other.first_year) if year is not None]
        lasts = [year for year in (self.last_year, other.last_year) if year is not None]
        self.first_year = min(firsts, default=None)
        self.last_year = max(lasts, default=None)

    def _count(self, member: Mention) -> None:
        self.names.setdefault(member.name.form, member.name)
        self.coauthors.update(member.coauthors)
        self.coauthor_names.update(member.coauthor_names)
        self.words.update(member.words)
        self.venue_words.update(member.venue_words)
        self.affiliations.update(member.affiliations)
        if member.venue:
            self.venues[member.venue] += 1
        self.ids |= member.ids
        if member.paper:
            self.papers.add(member.paper)
        self.with_team = self.with_team or bool(member.coauthors)


def list_exact_ids(ids: Iterable[str]) -> frozenset[str]:
    """Give the ids of which one person has at most one a scheme."""
    return frozenset(one for one in ids if one.startswith(_EXACT))


def is_forbidden(left: Group, right: Group) -> bool:
    """Whether the two cannot be one person: one paper, two exact ids, or a curator's word."""
    if not left.papers.isdisjoint(right.papers) or is_parted(left, right):
        return True
    return bool(left.ids and right.ids) and _ids_clash(left.ids, right.ids)


def is_parted(left: Group, right: Group) -> bool:
    """Whether a curator says that they are two people."""
    return any((ruling, not side) in right.sides for ruling, side in left.sides)


def _ids_clash(left: set[str], right: set[str]) -> bool:
    for scheme in _EXACT:
        mine = {one for one in left if one.startswith(scheme)}
        theirs = {one for one in right if one.startswith(scheme)}
        if mine and theirs and mine.isdisjoint(theirs):
            return True
    return False
