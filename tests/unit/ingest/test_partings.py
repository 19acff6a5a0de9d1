"""Whether those hang together still who have lost a paper, beside networkx on the whole graph."""

import random
from collections.abc import Iterable, Mapping

import networkx as nx
import pytest

from ingest.loaders.changes import PaperAuthors
from ingest.loaders.partings import find_torn

_THRESHOLD = 3

Teams = Mapping[str, tuple[str, ...]]


def _list(teams: Teams) -> list[PaperAuthors]:
    return [PaperAuthors(paper, team, len(team)) for paper, team in teams.items()]


def _connect(teams: Iterable[tuple[str, ...]]) -> list[set[str]]:
    graph: nx.Graph[str] = nx.Graph()
    for team in teams:
        nx.add_path(graph, team)
    return [set(one) for one in nx.connected_components(graph)]


def _is_apart(before: Teams, after: Teams, gone: set[str], limit: int) -> bool:
    """Whether some who hung together do so no more."""
    were = _connect(team for team in before.values() if len(team) <= limit)
    are = _connect(team for team in after.values() if len(team) <= limit)
    return any(len(one - gone) > 1 and not any(one - gone <= now for now in are) for one in were)


def _shake(chance: random.Random) -> tuple[Teams, Teams, set[str]]:
    """Papers before and after some people left them; who left all of them is gone."""
    people = [f"author:{number}" for number in range(14)]
    before = {
        f"paper:{n}": tuple(sorted(chance.sample(people, chance.randint(1, 5)))) for n in range(9)
    }
    leaving = set(chance.sample(people, 2))
    after = {
        paper: tuple(one for one in team if one not in leaving or chance.random() < 0.5)
        for paper, team in before.items()
    }
    after["paper:new"] = tuple(chance.sample(people, 3))
    staying = {one for team in after.values() for one in team}
    return before, after, leaving - staying


@pytest.mark.parametrize("seed", range(300))
def test_nobody_is_torn_from_another_unnoticed(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    before, after, gone = _shake(chance)
    kept = {paper for paper in before if before[paper] == after[paper]}
    known = {paper for paper in kept if chance.random() < 0.5}

    def look(around: set[str]) -> set[str]:
        return find_torn(
            _list({paper: team for paper, team in before.items() if paper not in kept}),
            _list({paper: team for paper, team in after.items() if paper not in kept}),
            _list({paper: before[paper] for paper in around}),
            gone,
            _THRESHOLD,
        )

    apart = any(_is_apart(before, after, gone, limit) for limit in (_THRESHOLD, 99))
    assert not apart or look(known), "a part of the graph shows too much rather than too little"
    assert bool(look(kept)) == apart, "the whole graph shows it exactly"
    assert look(known).isdisjoint(gone)


def test_one_who_leaves_a_paper_but_has_another_with_the_same_people_is_not_torn() -> None:
    before = _list({"paper:1": ("author:a", "author:b")})
    after = _list({"paper:1": ("author:b",)})
    other = _list({"paper:2": ("author:a", "author:c"), "paper:3": ("author:b", "author:c")})

    assert find_torn(before, after, other, (), _THRESHOLD) == set()
    assert find_torn(before, after, other[:1], (), _THRESHOLD) != set()
