"""People who bear one name, made by renaming people whose papers are known."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bench.linking.problems import Problem
from ingest.linkers.mentions import Mention
from ingest.linkers.names import PersonName, split_name

PEOPLE = 10
_MOST = 0.75
"""Share of the pairs of one's mentions that hang together, where somebody is compact."""
NAMES = (("Wei", "Wang"), ("Jan", "Novak"), ("David", "Brown"), ("Maria", "Garcia"))


@dataclass(frozen=True, slots=True)
class Draw:
    """Which people are taken: how many, with how many mentions each, and what they are called.

    `compact` takes people only most of whose pairs of mentions hang together by co-authors.
    """

    seed: int
    name: tuple[str, str]
    least: int
    most: int
    compact: bool


def list_draws(seeds: int) -> Iterator[Draw]:
    """Give draws of every name and of people of few, some and many papers."""
    for seed in range(seeds):
        for name in NAMES:
            for least, most in ((1, 60), (4, 40), (6, 60), (6, 200)):
                for compact in (False, True):
                    yield Draw(seed, name, least, most, compact)


class People:
    """The people of a set with their mentions, each of one printed form."""

    def __init__(self, problem: Problem) -> None:
        """Sort the mentions by person, and measure how each person's hang together."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for block in problem.blocks:
            for mention in block:
                if mention.key in problem.people:
                    found[problem.people[mention.key]].append(mention)
        self._mentions = {person: found[person] for person in sorted(found)}
        self._compact = {
            person for person, mentions in self._mentions.items() if _find_share(mentions) >= _MOST
        }

    def draw(self, draw: Draw) -> Problem:
        """Give ten people one name."""
        chance = random.Random(f"{draw}")  # noqa: S311 - no secret
        wanted = [
            person
            for person, mentions in self._mentions.items()
            if draw.least <= len(mentions) <= draw.most
            and (not draw.compact or person in self._compact)
        ]
        taken = chance.sample(wanted, PEOPLE)
        given, family = draw.name
        name = split_name(f"{given} {family}", (given,), family)
        block = _rename([one for person in taken for one in self._mentions[person]], name)
        people = {one.key: person for person in taken for one in self._mentions[person]}
        return Problem(f"{draw}", [block], {m.key: people[m.key] for m in block}, frozenset())


def _rename(mentions: Sequence[Mention], name: PersonName) -> list[Mention]:
    """Rename all; of a paper that several of them wrote, the first mention stays."""
    papers: set[str | None] = set()
    kept = []
    for mention in mentions:
        if mention.paper not in papers:
            papers.add(mention.paper)
            kept.append(replace(mention, name=name))
    return kept


def _find_share(mentions: Sequence[Mention]) -> float:
    """Say which share of the pairs of mentions hangs together by co-authors."""
    if len(mentions) < 2:
        return 0.0
    circles = Counter(find_circles(mentions).values())
    return sum(n * (n - 1) for n in circles.values()) / (len(mentions) * (len(mentions) - 1))


def find_circles(mentions: Sequence[Mention]) -> dict[str, str]:
    """Give, for each mention, the first that shared co-authors connect it with."""
    parent = {mention.key: mention.key for mention in mentions}

    def find(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    first: dict[str, str] = {}
    for mention in mentions:
        for one in mention.coauthor_names:
            parent[find(mention.key)] = find(first.setdefault(one, mention.key))
    return {key: find(key) for key in parent}
