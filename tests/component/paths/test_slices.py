"""Slices on a real Neo4j: what is in them, in which order, and what they say was left out."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import GraphChangedError, NotFoundError, QueryTimeoutError
from graph.paths.index.neighbourhood import IndexNeighbourhood
from graph.paths.options import Hyperauthor, HyperauthorMode, PaperFilter
from graph.paths.slice_at_hand import AUTHORS, cut_at_hand
from graph.paths.slicer import Slicer
from graph.paths.slices import Slice, SliceEdge, SliceLimit, SliceNode, SliceOptions
from graph.store.async_database import AsyncDatabase, Row
from graph.store.database import Database
from graph.store.statement import Statement
from tests.helpers.collaborations import World, WorldPaper
from tests.helpers.indexed_world import index_world
from tests.helpers.statements import counted_statements
from tests.helpers.stored_world import store_merged, store_world
from tests.unit.graph.paths.worlds import dense_world

if TYPE_CHECKING:
    from graph.paths.ends import GraphVersion

pytestmark = pytest.mark.anyio

SECONDS = 60.0
INCLUSIVE = PaperFilter(hyperauthor=Hyperauthor(HyperauthorMode.INCLUDE))
AUTHOR_SLICES = [
    SliceOptions(AUTHORS, hops=hops, max_nodes=most, quotas=quotas)
    for hops in (1, 2, 3)
    for most in (2, 4, 100)
    for quotas in ({}, {"Author": 2})
]


@dataclass(frozen=True)
class Offering:
    """Has one neighbourhood, for authors that it knows."""

    near: IndexNeighbourhood

    def offer_neighbourhood(self, authors: Collection[str]) -> IndexNeighbourhood | None:
        known = [self.near.index.author_ids.find(author) for author in authors]
        return self.near if min(known) >= 0 else None


def paper(number: int, year: int | None, count: int, *authors: str) -> WorldPaper:
    mentions = tuple((f"author:{author}", 0.9) for author in authors)
    return WorldPaper(f"paper:{number}", max(count, len(authors)), year, mentions)


PAPERS = (
    paper(1, 2020, 0, "ann", "bob"),
    paper(2, 2022, 0, "ann", "bob", "cleo"),
    paper(3, None, 0, "ann"),
    paper(4, 2015, 0, "bob", "dan"),
    paper(5, 2021, 400, "ann", "eve"),
)
MADE = World(tuple(f"author:{n}" for n in ("ann", "bob", "cleo", "dan", "eve")), PAPERS)
SUBJECTS = """
CREATE (topic:Topic {id: 'topic:maps', name: 'maps', searchText: 'maps'})
CREATE (category:Category {id: 'cs.CV', name: 'CV', scheme: 'arxiv', searchText: 'cv'})
CREATE (top:Category {id: 'cs', name: 'CS', scheme: 'arxiv', searchText: 'cs'})
CREATE (category)-[:PART_OF]->(top)
CREATE (institution:Institution {id: 'institution:lab', name: 'Lab', aliases: [], searchText: 'l'})
WITH *
MATCH (one:Paper {id: 'paper:1'})
MATCH (two:Paper {id: 'paper:2'})
MATCH (ann:Author {id: 'author:ann'})
CREATE (one)-[:ABOUT {score: 0.5, method: 'test'}]->(topic)
CREATE (two)-[:ABOUT {score: 0.7, method: 'test'}]->(topic)
CREATE (two)-[:IN_CATEGORY {primary: true, ambiguous: false}]->(category)
CREATE (two)-[:CITES]->(one)
CREATE (two)-[:FROM_INSTITUTION {method: 'tag'}]->(institution)
CREATE (ann)-[:AFFILIATED_WITH {papers: 1, firstYear: 2022, lastYear: 2022}]->(institution)
"""


@pytest.fixture
def slicer(database: Database, async_database: AsyncDatabase) -> Slicer:
    store_world(database, MADE)
    database.run(Statement("tests/subjects", SUBJECTS, "write"))
    return Slicer(async_database)


async def cut(slicer: Slicer, *around: str, **options: object) -> Slice:
    return await slicer.cut_slice(around, SliceOptions(**options), seconds=SECONDS)  # type: ignore[arg-type]  # a test's shorthand


def ids(made: Slice) -> list[tuple[int, str]]:
    return [(node.distance, node.id) for node in made.nodes]


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


async def test_a_slice_that_is_full_keeps_the_best_and_says_what_there_was(slicer: Slicer) -> None:
    whole = await cut(slicer, "author:ann", hops=2)
    for most in range(1, len(whole.nodes)):
        made = await cut(slicer, "author:ann", hops=2, max_nodes=most)

        assert ids(made) == ids(whole)[:most]
        assert made.limit is SliceLimit.MAX_NODES
        if made.exact:
            assert made.totals == whole.totals
    assert not (await cut(slicer, "author:ann", hops=2, max_nodes=3)).exact
    assert (await cut(slicer, "author:ann", hops=2, max_nodes=8)).exact


async def test_a_slice_goes_on_until_the_whole_is_there(slicer: Slicer) -> None:
    whole = await cut(slicer, "author:ann", hops=3)
    for size in (1, 2, 3, 5):
        nodes: list[SliceNode] = []
        edges: list[SliceEdge] = []
        made = await cut(slicer, "author:ann", hops=3, max_nodes=size)
        while True:
            nodes, edges = [*nodes, *made.nodes], [*edges, *made.edges]
            greater = await cut(slicer, "author:ann", hops=3, max_nodes=len(nodes))
            assert tuple(nodes) == greater.nodes == made.earlier + made.nodes
            assert sorted(edges, key=str) == sorted(greater.edges, key=str)
            if made.limit is None:
                break
            made = await slicer.cut_slice(
                ["author:ann"],
                SliceOptions(hops=3, max_nodes=size, after=len(nodes)),
                seconds=60,
                begun=made.version,
            )
        assert tuple(nodes) == whole.nodes


async def test_a_slice_of_a_graph_that_has_changed_does_not_go_on(
    slicer: Slicer, database: Database
) -> None:
    database.run_named("path/get_graph_state")
    made = await cut(slicer, "author:ann", max_nodes=3)
    database.run_named("load/raise_change_number", papers=["paper:1"], authors=[], kept=10)

    with pytest.raises(GraphChangedError):
        await slicer.cut_slice(
            ["author:ann"], SliceOptions(after=3), seconds=60, begun=made.version
        )


async def test_quotas_leave_room_for_other_kinds_and_the_next_hop(slicer: Slicer) -> None:
    made = await cut(slicer, "author:ann", hops=2, max_nodes=7, quotas={"Author": 1, "Paper": 2})

    assert ids(made) == [
        (0, "author:ann"),
        (1, "author:bob"),
        (1, "paper:2"),
        (1, "institution:lab"),
        (1, "paper:1"),
        (2, "topic:maps"),
        (2, "cs.CV"),
    ]
    assert (made.limit, made.exact) == (SliceLimit.QUOTA, False)
    assert made.totals["Author"] == made.totals["Paper"] == 3


async def test_quotas_that_cut_nothing_leave_a_slice_whole(slicer: Slicer) -> None:
    made = await cut(slicer, "author:ann", quotas={"Author": 2, "Paper": 3})

    assert ids(made) == ids(await cut(slicer, "author:ann"))
    assert (made.limit, made.exact) == (None, True)


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


class TimedDatabase(AsyncDatabase):
    """Ends some statements as Neo4j ends them at their time limit, after a while."""

    hasty: frozenset[str] = frozenset()
    given: dict[str, float]
    """The time limit that each statement had."""

    WHILE = 0.05

    async def run_named(
        self,
        name: str,
        *,
        timeout: float,  # noqa: ASYNC109 - as its base
        **parameters: Any,
    ) -> list[Row]:
        self.given[name] = timeout
        if name in self.hasty and parameters.get("collaborations", True):
            await asyncio.sleep(self.WHILE)
            raise QueryTimeoutError(f"{name} took too long.")
        return await super().run_named(name, timeout=timeout, **parameters)


@pytest.mark.parametrize(
    ("hasty", "nodes", "kinds"),
    [
        ("slice/walk_on", ["author:cleo"], set()),
        ("slice/list_edges", ["author:cleo", "author:bob", "paper:2", "author:ann"], {"AUTHORED"}),
    ],
)
async def test_time_that_is_over_leaves_a_smaller_slice(
    slicer: Slicer, hasty: str, nodes: list[str], kinds: set[str]
) -> None:
    async with TimedDatabase(slicer.database.connection) as database:
        database.hasty, database.given = frozenset({hasty}), {}

        made = await cut(Slicer(database), "author:cleo", kinds=frozenset({"Author", "Paper"}))

    assert {node.id for node in made.nodes} == set(nodes)
    assert {edge.kind for edge in made.edges} == kinds
    assert made.limit is SliceLimit.TIME_LIMIT
    if hasty == "slice/walk_on":
        assert 0 < database.given["slice/resolve_nodes"] <= SECONDS - TimedDatabase.WHILE


@pytest.mark.parametrize("seed", range(12))
async def test_memory_and_statements_cut_the_same_slices_of_authors(
    database: Database, async_database: AsyncDatabase, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    world = dense_world(random)
    store_world(database, world)
    near = IndexNeighbourhood(index_world(world))
    slicer = Slicer(async_database)
    wrote = {a for one in world.papers for a, _ in one.mentions}
    for options in AUTHOR_SLICES:
        around = random.sample(sorted(wrote), random.choice([1, 1, 2]))
        cut_here = await slicer.cut_slice(around, options, seconds=60)
        at_hand = cut_at_hand(near, around, options)
        assert replace(at_hand, version=cut_here.version) == cut_here
        assert await slicer.count_excluded(
            at_hand, options.papers, seconds=60
        ) == await slicer.count_excluded(cut_here, options.papers, seconds=60)


async def test_what_memory_cannot_tell_is_asked_of_the_graph(slicer: Slicer) -> None:
    relied_on: list[GraphVersion] = []
    near = IndexNeighbourhood(index_world(MADE))
    quick = replace(slicer, quicker=Offering(near), trust=relied_on.append)
    every = [
        SliceOptions(AUTHORS),
        SliceOptions(),
        SliceOptions(AUTHORS, papers=PaperFilter(since=2021)),
        SliceOptions(AUTHORS, papers=INCLUSIVE),
    ]
    for options in every:
        with counted_statements() as counter:
            made = await quick.cut_slice(["author:ann"], options, seconds=60)
        assert (made.at_hand is None) == bool(counter)
        slow = await slicer.cut_slice(["author:ann"], options, seconds=60)
        assert replace(made, version=slow.version) == slow
    assert relied_on == [near.version]
    with pytest.raises(NotFoundError):
        await quick.cut_slice(["author:nobody"], SliceOptions(AUTHORS), seconds=60)
