"""What is joined before anything is weighed: rulings, pages, ids, and one name with its circle."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.linkers.group import Group, is_forbidden, is_parted, list_exact_ids
from ingest.linkers.mentions import Mention
from ingest.linkers.rulings import Different, Ruling, Same


def join_certain(mentions: Sequence[Mention], rulings: Iterable[Ruling]) -> list[Group]:
    """Give the groups that need no weighing, in the order of their first mentions.

    A ruling that parts two mentions wins over all else, one that joins them over everything but
    that: also over names that conflict and over one paper.
    """
    union = _Union(mentions)
    ruled = list(rulings)
    union.take_sides([ruling for ruling in ruled if isinstance(ruling, Different)])
    for ruling in ruled:
        if isinstance(ruling, Same):
            union.join_all((m for m in mentions if m.key in ruling.mentions), ruled=True)
    for same in _by_page_or_id(mentions):
        union.join_all(same)
    for same in _by_circle(mentions):
        union.join_all(same)
    return union.groups()


def _by_page_or_id(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """A page belongs to one person, and so does an id that is never shared."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        for one in mention.pages | list_exact_ids(mention.ids):
            found[one].append(mention)
    return (found[key] for key in sorted(found))


def _by_circle(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Give mentions of one printed form that share a co-author or an affiliation."""
    found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if not mention.name.family:  # no letter is printed: it is nobody's name
            continue
        for one in mention.coauthor_names | mention.affiliations:
            found[mention.name.form, one].append(mention)
    return (found[key] for key in sorted(found) if len(found[key]) > 1)


class _Union:
    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._place = {mention.key: place for place, mention in enumerate(mentions)}
        self._parent = list(range(len(mentions)))
        self._group: list[Group | None] = [Group([mention]) for mention in mentions]

    def take_sides(self, rulings: Sequence[Different]) -> None:
        for number, ruling in enumerate(rulings):
            for side, keys in ((True, ruling.left), (False, ruling.right)):
                for key in keys & self._place.keys():
                    self._at(self._place[key]).sides.add((number, side))

    def join_all(self, mentions: Iterable[Mention], *, ruled: bool = False) -> None:
        places = [self._place[mention.key] for mention in mentions]
        for place in places[1:]:
            self._join(places[0], place, ruled=ruled)

    def groups(self) -> list[Group]:
        return [group for group in self._group if group is not None]

    def _join(self, left: int, right: int, *, ruled: bool) -> None:
        one, other = sorted((self._find(left), self._find(right)))
        if one == other:
            return
        kept, taken = self._at(one), self._at(other)
        if is_parted(kept, taken) if ruled else is_forbidden(kept, taken):
            return
        kept.add(taken)
        self._group[other] = None
        self._parent[other] = one

    def _find(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def _at(self, place: int) -> Group:
        group = self._group[self._find(place)]
        if group is None:  # a root always has its group
            raise AssertionError
        return group
