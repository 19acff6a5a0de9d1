"""Slices on a real Neo4j: what is in them, and in which order."""

import pytest

from graph.errors import NotFoundError
from graph.paths.options import Hyperauthor, HyperauthorMode, PaperFilter
from graph.paths.slicer import Slicer
from graph.paths.slices import SliceEdge
from graph.store.database import Database
from tests.component.paths.slicing import cut, ids
from tests.helpers.statements import counted_statements
from tests.helpers.stored_world import store_merged

pytestmark = pytest.mark.anyio


async def test_one_hop_gives_every_neighbour_and_the_kinds_take_turns(slicer: Slicer) -> None:
    made = await cut(slicer, "author:ann")

    assert ids(made) == [
        (0, "author:ann"),
        (1, "author:bob"),  # strength 1 + 1/2
        (1, "paper:2"),
        (1, "institution:lab"),
        (1, "author:cleo"),
        (1, "paper:1"),
        (1, "paper:3"),
    ]
    assert made.totals == {"Author": 3, "Paper": 3, "Institution": 1}
    assert (made.limit, made.exact) == (None, True)


async def test_edges_are_all_those_among_the_nodes_with_their_data(slicer: Slicer) -> None:
    made = await cut(slicer, "author:cleo", kinds=frozenset({"Author", "Paper"}))

    def authored(author: str) -> SliceEdge:
        return SliceEdge(
            "AUTHORED", author, "paper:2", None, None, None, None, 0.9, None, inferred=False
        )

    def together(a: str, b: str, papers: int, strength: float, first: int) -> SliceEdge:
        return SliceEdge(
            "COLLABORATED_WITH", a, b, papers, strength, first, 2022, 0.9, None, inferred=None
        )

    assert set(made.edges) == {
        authored("author:ann"),
        authored("author:bob"),
        authored("author:cleo"),
        together("author:ann", "author:bob", 2, 1.5, 2020),
        together("author:ann", "author:cleo", 1, 0.5, 2022),
        together("author:bob", "author:cleo", 1, 0.5, 2022),
    }
    assert made.edge_total == len(made.edges) == 6


async def test_a_window_holds_for_papers_collaborations_and_affiliations(slicer: Slicer) -> None:
    made = await cut(slicer, "author:ann", papers=PaperFilter(until=2020))

    assert ids(made) == [(0, "author:ann"), (1, "author:bob"), (1, "paper:1")]
    [together] = [edge for edge in made.edges if edge.kind == "COLLABORATED_WITH"]
    assert (together.papers, together.strength, together.last_year) == (1, 1.0, 2020)


async def test_papers_of_very_many_authors_are_left_out_and_counted(slicer: Slicer) -> None:
    included = PaperFilter(hyperauthor=Hyperauthor(HyperauthorMode.INCLUDE))
    downweighted = PaperFilter(hyperauthor=Hyperauthor(HyperauthorMode.DOWNWEIGHT, 100))

    without = await cut(slicer, "author:ann")
    with_all = await cut(slicer, "author:ann", papers=included)
    weighed = await cut(slicer, "author:ann", papers=downweighted)

    assert await slicer.count_excluded(without, PaperFilter(), seconds=60) == 1
    assert await slicer.count_excluded(with_all, included, seconds=60) == 0
    paper = await cut(slicer, "paper:5")
    assert [edge.kind for edge in paper.edges] == ["AUTHORED", "AUTHORED"]
    assert await slicer.count_excluded(paper, PaperFilter(), seconds=60) == 1
    # With one of its authors there is no pair to leave out, and outside the window none to join.
    alone = await cut(slicer, "paper:5", max_nodes=2)
    assert await slicer.count_excluded(alone, PaperFilter(), seconds=60) == 0
    assert await slicer.count_excluded(paper, PaperFilter(until=2020), seconds=60) == 0
    for made, strength in ((with_all, 1 / 399), (weighed, 100 / 400 / 399)):
        assert {(1, "paper:5"), (1, "author:eve")} == set(ids(made)) - set(ids(without))
        [edge] = [e for e in made.edges if e.target == "author:eve"]
        assert edge.strength == pytest.approx(strength, abs=1e-9)


async def test_more_hops_reach_further(slicer: Slicer) -> None:
    two = await cut(slicer, "author:ann", hops=2)
    three = await cut(slicer, "author:ann", hops=3)

    assert {node for distance, node in ids(two) if distance == 2} == {
        "author:dan",
        "paper:4",
        "topic:maps",
        "cs.CV",
    }
    assert [node for distance, node in ids(three) if distance == 3] == ["cs"]
    assert {(e.kind, e.source, e.target) for e in three.edges} >= {
        ("PART_OF", "cs.CV", "cs"),
        ("CITES", "paper:2", "paper:1"),
        ("IN_CATEGORY", "paper:2", "cs.CV"),
        ("FROM_INSTITUTION", "paper:2", "institution:lab"),
        ("AFFILIATED_WITH", "author:ann", "institution:lab"),
        ("ABOUT", "paper:2", "topic:maps"),
    }


async def test_kinds_restrict_where_the_walk_goes(slicer: Slicer) -> None:
    made = await cut(slicer, "topic:maps", kinds=frozenset({"Paper"}), hops=3)

    assert ids(made) == [(0, "topic:maps"), (1, "paper:2"), (1, "paper:1")]


async def test_several_nodes_can_be_asked_for_also_by_merged_ids(
    slicer: Slicer, database: Database
) -> None:
    store_merged(database, "topic:map", "topic:maps")

    made = await cut(slicer, "topic:map", "author:dan", "topic:maps", kinds=frozenset({"Author"}))

    assert ids(made) == [(0, "topic:maps"), (0, "author:dan"), (1, "author:bob")]


async def test_an_unknown_id_is_named(slicer: Slicer) -> None:
    with pytest.raises(NotFoundError) as caught:
        await cut(slicer, "author:ann", "paper:99")

    assert caught.value.node_id == "paper:99"


async def test_a_slice_needs_a_statement_a_hop_and_one(slicer: Slicer) -> None:
    with counted_statements() as counter:
        await cut(slicer, "author:ann", hops=2)

    assert counter == {"slice/walk_on": 2, "slice/list_edges": 1}


async def test_nodes_that_nothing_stands_next_to_are_found_all_the_same(slicer: Slicer) -> None:
    for kinds in (frozenset({"Topic"}), frozenset[str]()):
        made = await cut(slicer, "author:dan", kinds=kinds)

        assert (ids(made), made.limit, made.exact) == ([(0, "author:dan")], None, True)
        assert made.version == (await cut(slicer, "author:dan")).version
