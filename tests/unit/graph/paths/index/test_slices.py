"""Slices of authors from the index, beside what a plain count of joint papers gives."""

from collections import defaultdict
from itertools import combinations
from random import Random

import pytest

from graph.paths.columns import TextColumn
from graph.paths.index.edge_columns import EdgeColumns
from graph.paths.index.neighbourhood import IndexNeighbourhood
from graph.paths.options import PaperFilter
from graph.paths.slices import SliceEdge
from tests.helpers.collaborations import World, WorldPaper
from tests.helpers.indexed_world import index_world
from tests.unit.graph.paths.worlds import dense_world

ALL = PaperFilter()


def list_edges(world: World, members: set[str]) -> list[SliceEdge]:
    """The collaborations among members, counted paper by paper in the order of ids."""
    joint: dict[tuple[str, str], list[tuple[WorldPaper, float]]] = defaultdict(list)
    for paper in sorted(world.papers, key=lambda one: one.id):
        sure = paper.confidences()
        if ALL.admits(paper.author_count, paper.year):
            for pair in combinations(sorted(sure.keys() & members), 2):
                joint[pair].append((paper, min(sure[author] for author in pair)))
    edges = []
    for (one, two), papers in joint.items():
        strength = round(sum(1 / (max(paper.author_count, 2) - 1) for paper, _ in papers), 9)
        years = [paper.year for paper, _ in papers if paper.year is not None]
        first, last = (min(years), max(years)) if years else (None, None)
        sure = max(sure for _, sure in papers)
        edges.append(
            SliceEdge(
                "COLLABORATED_WITH", one, two, len(papers), strength, first, last, sure, None, None
            )
        )
    return sorted(edges, key=lambda edge: (-(edge.strength or 0), edge.source, edge.target))


@pytest.mark.parametrize("seed", range(30))
def test_edges_are_the_joint_papers(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    world = dense_world(random)
    members = random.sample(world.authors, random.randint(1, len(world.authors)))

    edges = IndexNeighbourhood(index_world(world)).list_edges(members, ALL)

    assert edges == list_edges(world, set(members))
    assert edges[:2] == tuple(edges)[:2]
    for name in SliceEdge._fields:
        values, codes = edges.find_column(name)
        assert [values[code] for code in codes] == [getattr(edge, name) for edge in edges]


def test_the_strongest_then_the_most_recent_are_walked_to() -> None:
    near = IndexNeighbourhood(
        index_world(
            World(
                ("author:a", "author:b", "author:c", "author:d", "author:e"),
                (
                    WorldPaper("paper:1", 2, 2020, (("author:a", 1.0), ("author:c", 1.0))),
                    WorldPaper("paper:2", 2, 2021, (("author:a", 1.0), ("author:b", 1.0))),
                    WorldPaper("paper:3", 3, 2022, (("author:a", 1.0), ("author:d", 1.0))),
                    WorldPaper("paper:4", 2, 2021, (("author:a", 1.0), ("author:e", 1.0))),
                ),
            )
        )
    )
    for room in range(5):
        tier = near.walk_on(["author:a"], ["author:a"], ALL, room)

        best = ["author:b", "author:e", "author:c", "author:d"]
        assert (tier.ids, tier.totals) == ({"Author": best[:room]}, {"Author": 4})
    assert near.walk_on(["author:a"], ["author:a", *best], ALL, 9).totals == {}


@pytest.mark.parametrize("seed", range(5))
def test_rows_are_put_together_from_their_columns(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    world = dense_world(random)
    edges = IndexNeighbourhood(index_world(world)).list_edges(world.authors, ALL)
    chosen = random.sample(SliceEdge._fields, 4)
    columns = []
    for place, name in enumerate(chosen):
        values, codes = edges.find_column(name)
        columns.append(TextColumn(b"<%d " % place, [str(one).encode() for one in values], codes))

    assert isinstance(edges, EdgeColumns)
    assert edges.write_rows(columns, b">;").decode() == "".join(
        "".join(f"<{place} {getattr(edge, name)}" for place, name in enumerate(chosen)) + ">;"
        for edge in edges
    )
    assert not edges[:0].write_rows([TextColumn(b"", [], edges[:0].one)], b">;")
