"""The index beside Neo4j: the same answers, as new as the graph, and nothing lost without it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from graph.paths.ends import GraphVersion
from graph.paths.engine import EngineName
from graph.paths.finder import PathAnswer, PathFinder, PathOutcome
from graph.paths.index.desk import IndexDesk
from graph.paths.options import PaperFilter, PathOptions, SearchBudget
from graph.paths.search import SearchEnd
from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.paths.indexing import (
    CHAIN,
    look_when_asked,
    raise_change_number,
    wait_until,
)
from tests.helpers.collaborations import prefixed
from tests.helpers.statements import counted_statements
from tests.helpers.stored_world import store_merged, store_world
from tests.unit.graph.paths.worlds import dense_question

pytestmark = pytest.mark.anyio

BUDGET = SearchBudget(seconds=60)


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Iterator[IndexDesk]:
    """An index of whatever the test has stored when it starts it."""
    desk = IndexDesk(database.connection, tmp_path / "path-index")
    yield desk
    desk.close()


def start(desk: IndexDesk, changes: int) -> None:
    desk.start()
    wait_for(desk, changes)


def wait_for(desk: IndexDesk, changes: int) -> None:
    wait_until(
        lambda: desk.describe()["status"] == "ready" and desk.describe()["changes"] == changes
    )


async def find(  # noqa: PLR0913 - one question
    database: AsyncDatabase,
    quicker: IndexDesk | None,
    first: str,
    second: str,
    options: PathOptions,
    *,
    relied_on: list[GraphVersion] | None = None,
) -> PathAnswer:
    trust = None if relied_on is None else relied_on.append
    finder = PathFinder(database, BUDGET, quicker=quicker, trust=trust)
    return await finder.find_paths(first, second, options, seconds=60)


async def shown(answer: PathAnswer) -> tuple[object, ...]:
    """All that both engines must agree on."""
    return (
        answer.outcome,
        answer.paths,
        await answer.read_hops(seconds=60),
        answer.start,
        answer.goal,
        answer.options,
        answer.reference_year,
        answer.derived,
        answer.proved_hops,
        answer.reason,
        answer.only_through_excluded,
        answer.version,
    )


async def test_both_engines_have_the_same_answers(
    database: Database, async_database: AsyncDatabase, desk: IndexDesk
) -> None:
    questions = []
    for seed in range(80):
        made, first, second, options = dense_question(Random(seed))  # noqa: S311 - tests, not secrets
        prefix = f"{seed}-"
        made, first, second = prefixed(made, prefix), prefix + first, prefix + second
        options = replace(
            options,
            avoid=frozenset(prefix + a for a in options.avoid),
            via=frozenset(),
        )
        if seed % 4 == 0:
            options = replace(options, papers=PaperFilter())
        store_world(database, made)
        questions.append((first, second, options))
    start(desk, raise_change_number(database))
    outcomes: Counter[PathOutcome] = Counter()
    for first, second, options in questions:
        slow = await find(async_database, None, first, second, options)

        quick = await find(async_database, desk, first, second, options)

        assert (slow.engine.name, quick.engine.name) == (EngineName.CYPHER, EngineName.INDEX)
        assert await shown(quick) == await shown(slow), (first, second, options)
        relied_on: list[GraphVersion] = []
        early = await find(async_database, desk, first, second, options, relied_on=relied_on)
        assert await shown(early) == await shown(slow), (first, second, options)
        assert relied_on == [early.version] * bool(early.paths)
        outcomes[quick.outcome] += 1
    assert outcomes[PathOutcome.FOUND] > 30
    assert outcomes.keys() >= {PathOutcome.NO_PATH_WITHIN_BOUND}


async def test_an_answer_from_the_index_takes_one_statement(
    database: Database, async_database: AsyncDatabase, desk: IndexDesk
) -> None:
    store_world(database, CHAIN)
    start(desk, raise_change_number(database))

    with counted_statements() as counter:
        answer = await find(async_database, desk, "author:a", "author:c", PathOptions())
        hops, _ = await answer.read_hops(seconds=60)

    assert [path.authors[1] for path in answer.paths] == ["author:b", "author:d"]
    assert [p.id for hop in hops for p in hop.papers] == ["paper:1", "paper:2"]
    assert counter == {"path/resolve_authors": 1}


async def test_an_answer_that_rests_on_trust_takes_no_statement(
    database: Database, async_database: AsyncDatabase, desk: IndexDesk
) -> None:
    store_world(database, CHAIN)
    store_merged(database, "author:old", "author:a")
    changes = raise_change_number(database)
    start(desk, changes)
    by_any_id: list[GraphVersion] = []
    relied_on: list[GraphVersion] = []

    with counted_statements() as counter:
        answer = await find(
            async_database, desk, "author:a", "author:c", PathOptions(), relied_on=relied_on
        )
    merged = await find(
        async_database, desk, "author:old", "author:c", PathOptions(), relied_on=by_any_id
    )

    assert not counter
    assert [version.changes for version in relied_on] == [changes]
    assert await shown(merged) == await shown(answer)
    assert by_any_id == []


async def test_the_limit_of_authors_is_one_of_what_is_read_from_neo4j(
    database: Database, async_database: AsyncDatabase, desk: IndexDesk
) -> None:
    store_world(database, CHAIN)
    start(desk, raise_change_number(database))
    two = SearchBudget(seconds=60, authors=2)

    read, kept = [
        await PathFinder(async_database, two, quicker=quicker).find_paths(
            "author:a", "author:c", PathOptions(), seconds=60
        )
        for quicker in (None, desk)
    ]

    assert (read.outcome, read.reason) == (PathOutcome.TRUNCATED, SearchEnd.AUTHOR_LIMIT)
    assert (kept.outcome, len(kept.visited) > 2) == (PathOutcome.FOUND, True)


async def test_a_stale_index_is_not_used_and_catches_up(
    database: Database,
    async_database: AsyncDatabase,
    desk: IndexDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look_when_asked(monkeypatch)
    store_world(database, CHAIN)
    store_merged(database, "author:old", "author:a")
    start(desk, raise_change_number(database))
    shortcut = """
    MATCH (a:Author {id: 'author:a'})
    MATCH (c:Author {id: 'author:c'})
    MATCH (b:Author {id: 'author:b'})
    MATCH (gone:Paper {id: 'paper:3'})
    DETACH DELETE gone
    CREATE (p:Paper {id: 'paper:0', authorCount: 3, year: 2021, date: '2021-05'})
    CREATE (new:Author {id: 'author:aa', component: 'author:a', authorshipComponent: 'author:a'})
    CREATE (a)-[:AUTHORED {confidence: 1.0}]->(p)<-[:AUTHORED {confidence: 0.5}]-(c)
    CREATE (new)-[:AUTHORED {confidence: 1.0}]->(p)
    CREATE (a)-[:COLLABORATED_WITH {strength: 0.5}]->(c)
    CREATE (new)-[:COLLABORATED_WITH {strength: 0.5}]->(c)
    CREATE (a)-[:COLLABORATED_WITH {strength: 0.5}]->(new)
    WITH a
    MATCH (a)-[stale:COLLABORATED_WITH]-(:Author {id: 'author:d'})
    DELETE stale
    """
    database.run(Statement("tests/shortcut", shortcut, "write"))
    changes = raise_change_number(database, "paper:0", "paper:3")

    stale = await find(async_database, desk, "author:old", "author:c", PathOptions())
    wait_for(desk, changes)
    fresh = await find(async_database, desk, "author:old", "author:c", PathOptions())

    assert (stale.engine.name, fresh.engine.name) == (EngineName.CYPHER, EngineName.INDEX)
    assert await shown(fresh) == await shown(stale)
    assert [path.authors for path in fresh.paths] == [
        ("author:a", "author:c"),
        ("author:a", "author:b", "author:c"),
        ("author:a", "author:aa", "author:c"),
    ]
    first, *_ = await fresh.read_hops(seconds=60)
    assert first[0].confidence == 0.5


async def test_a_change_that_nobody_wrote_down_is_read_anew(
    database: Database, async_database: AsyncDatabase, desk: IndexDesk
) -> None:
    store_world(database, CHAIN)
    start(desk, raise_change_number(database))
    by_hand = """
    MATCH (:Author {id: 'author:b'})-[r]-() DELETE r
    WITH DISTINCT 1 AS one
    MATCH (state:GraphState) SET state.changes = state.changes + 1
    """
    database.run(Statement("tests/by_hand", by_hand, "write"))
    wait_for(desk, 2)

    answer = await find(async_database, desk, "author:a", "author:c", PathOptions())

    assert answer.engine.name is EngineName.INDEX
    assert [path.authors[1] for path in answer.paths] == ["author:d"]


async def test_a_second_program_opens_what_the_first_has_built(
    database: Database, desk: IndexDesk, tmp_path: Path
) -> None:
    store_world(database, CHAIN)
    changes = raise_change_number(database)
    start(desk, changes)
    second = IndexDesk(database.connection, tmp_path / "path-index")
    reads = second.keeper

    start(second, changes)

    assert reads.get_state() == desk.keeper.get_state()
    second.close()


@pytest.mark.parametrize("damage", [b"", b"rgraph", None], ids=["empty", "cut", "another graph's"])
async def test_a_file_that_is_of_no_use_is_replaced(
    database: Database, tmp_path: Path, desk: IndexDesk, damage: bytes | None
) -> None:
    store_world(database, CHAIN)
    changes = raise_change_number(database)
    file = tmp_path / "path-index"
    if damage is None:
        start(desk, changes)
        desk.close()
        database.run(
            Statement("tests/other", "MATCH (s:GraphState) SET s.identity = 'other'", "write")
        )
    else:
        file.write_bytes(damage)
    again = IndexDesk(database.connection, file)

    start(again, changes)

    assert again.describe()["authors"] == 4
    again.close()
