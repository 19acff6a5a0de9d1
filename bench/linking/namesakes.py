"""People who bear one name, made by renaming people whose papers are known."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bench.linking.measures import measure
from bench.linking.problems import Problem
from ingest.linkers.mentions import Mention
from ingest.linkers.names import PersonName, split_name

PEOPLE = 10
_MOST = 0.75
"""Share of the pairs of one's mentions that hang together, where somebody is compact."""
NAMES = (("Wei", "Wang"), ("Jan", "Novak"), ("David", "Brown"), ("Maria", "Garcia"))
_ALIKE_RULE = (0.92, 0.95)
_ALIKE_NAME = (0.25, 0.38)
"""Pair F1 of a shared co-author and of the name alone, where a draw is much like the one that the
requirement means (.935 and .314): the second tells how unequal the people are."""
_SLACK = 0.01
_FRESH = range(1_000, 3_000)
"""The seeds of the draws that are alike: nothing was tuned on these."""


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


def list_draws(seeds: Iterable[int]) -> Iterator[Draw]:
    """Give draws of every name and of people of few, some and many papers."""
    for seed in seeds:
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
        self._wanted: dict[tuple[int, int, bool], list[str]] = {}

    def draw(self, draw: Draw) -> Problem:
        """Give ten people one name."""
        taken = self._take(draw)
        given, family = draw.name
        name = split_name(f"{given} {family}", (given,), family)
        block = _rename([one for person in taken for one in self._mentions[person]], name)
        people = {one.key: person for person in taken for one in self._mentions[person]}
        return Problem(f"{draw}", [block], {m.key: people[m.key] for m in block}, frozenset())

    def draw_alike(self, wanted: int) -> Iterator[Problem]:
        """Give so many draws, if there are, that are much like the one that is required."""
        found = (self.draw(draw) for draw in list_draws(_FRESH) if self._may_be_alike(draw))
        return islice(filter(_is_alike, found), wanted)

    def _may_be_alike(self, draw: Draw) -> bool:
        """Whether sizes fit, with the papers that two of the people share: quicker than a draw."""
        sizes = [len(self._mentions[person]) for person in self._take(draw)]
        return _is_within(_rate_name(sizes), _ALIKE_NAME, _SLACK)

    def _take(self, draw: Draw) -> list[str]:
        kind = draw.least, draw.most, draw.compact
        if kind not in self._wanted:
            self._wanted[kind] = [
                person
                for person, mentions in self._mentions.items()
                if draw.least <= len(mentions) <= draw.most
                and (not draw.compact or person in self._compact)
            ]
        chance = random.Random(f"{draw}")  # noqa: S311 - no secret
        return chance.sample(self._wanted[kind], PEOPLE)


def _is_alike(problem: Problem) -> bool:
    [block] = problem.blocks
    sizes = Counter(problem.people.values()).values()
    rule = measure(problem.people, find_circles(block)).pair_f1
    return _is_within(_rate_name(sizes), _ALIKE_NAME) and _is_within(rule, _ALIKE_RULE)


def _rate_name(sizes: Iterable[int]) -> float:
    """Give the pair F1 of taking all for one person."""
    people = list(sizes)
    pairs = sum(size * (size - 1) for size in people)
    every = sum(people) * (sum(people) - 1)
    return 2 * pairs / (pairs + every) if pairs else 0.0


def _is_within(value: float, bounds: tuple[float, float], slack: float = 0.0) -> bool:
    return bounds[0] - slack <= value <= bounds[1] + slack


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
