"""Facets that kept counts tell: the same as counted, and without counting."""

import asyncio
import logging
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import httpx
import pytest

from graph.query import spread
from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from graph.store.statement import Statement
from service import versions
from service.graphql.compiled import operation, spreading
from tests.component.service.conftest import Ask
from tests.component.service.test_facets import Facts, Fits, count
from tests.component.service.test_keeping import temporary_paper
from tests.helpers.research_graph import PAPERS
from tests.helpers.serving import until
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio

PATIENCE = 60.0
"""Seconds within which counts are read, on a machine with other things to do."""
FACET = "facets(by: $by, top: $top) { otherCount values { count labels } missing otherValues }"
SENTINEL = "{ papers(where: {hasCode: {eq: true}}) { facets(by: [HAS_CODE]) { missing } } }"
"""Told by counts that no other question here is told by."""
TOLD = [
    ("where: {year: {gte: 2020, lt: 2022}}", lambda p: 2020 <= p.get("year", 0) < 2022),
    ("where: {year: {in: [2019, 2021, 3000]}}", lambda p: p.get("year") in {2019, 2021}),
    ("where: {year: {exists: false}}", lambda p: "year" not in p),
    (
        "where: {or: [{year: {lt: 2020}}, {and: [{year: {gt: 2021}}, {year: {ne: 2023}}]}]}",
        lambda p: (p.get("year", 2020) < 2020) or (p.get("year", 0) > 2021 and p["year"] != 2023),
    ),
]


@pytest.fixture(autouse=True)
def _state(small_graph: Database) -> None:
    text = "MERGE (s:GraphState {id: 'graph'}) SET s.identity = 'test', s.changes = 7, s.writes = 1"
    small_graph.run(Statement("test/state", text, "write"))


@pytest.fixture(autouse=True)
def _nothing_else_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """So what no statement was run for was told by counts."""
    monkeypatch.setattr(operation, "_MOST_KEPT_NODES", -1)


def _facts(fits: Fits, by: list[str], top: int) -> Facts:
    facts = count(filter(fits, PAPERS), by, top)
    values = [{"count": one["count"], "labels": one["keys"]} for one in facts["values"]]
    return {**facts, "values": values}


def _is_of(years: range) -> Fits:
    return lambda paper: paper.get("year") in years


async def _statements(ask: Ask, query: str, **variables: Any) -> tuple[Any, Counter[str]]:
    with counted_statements() as statements:
        found = (await ask(query, **variables))["papers"]
    return found, Counter({name: n for name, n in statements.items() if name.startswith("query/")})


@pytest.fixture
def learn(ask: Ask) -> Ask:
    """Ask until counts tell what was counted at first, which stays the same."""

    async def learn(query: str, **variables: Any) -> Any:
        first, _ = await _statements(ask, query, **variables)
        async with asyncio.timeout(PATIENCE):
            while True:
                found, statements = await _statements(ask, query, **variables)
                assert found == first
                if not statements:
                    return found
                await asyncio.sleep(0.02)

    return learn


@pytest.fixture
def surely_counted(client: httpx.AsyncClient, ask: Ask, learn: Ask) -> Ask:
    """Ask for several values and see that no counts are read; give what is answered at last."""

    async def surely_counted(query: str, values: Iterable[Any], **variables: Any) -> Any:
        before, found = await _count_readings(client), None
        for value in values:
            found, statements = await _statements(ask, query % value, **variables)
            assert statements == {"query/papers": 1}
        # Counts are read one after another: what was asked for before would be there before.
        await learn(SENTINEL)
        assert await _count_readings(client) == before + 1
        return found

    return surely_counted


async def _count_readings(client: httpx.AsyncClient) -> float:
    """How often counts were read behind requests."""
    metrics = (await client.get("/metrics")).text
    found = re.search(r'rgraph_statement_seconds_count{statement="query/spread"} (\S+)', metrics)
    return float(found[1]) if found else 0.0


async def _told(ask: Ask, query: str, **variables: Any) -> Any:
    found, statements = await _statements(ask, query, **variables)
    assert not statements
    return found


@pytest.mark.parametrize(("where", "fits"), TOLD, ids=[where for where, _ in TOLD])
@pytest.mark.parametrize("by", [["YEAR"], ["HAS_CODE"], ["HAS_CODE", "YEAR"]], ids=" ".join)
@pytest.mark.parametrize("top", [1, 100])
async def test_what_is_told_is_what_would_be_counted(
    learn: Ask, where: str, fits: Fits, by: list[str], top: int
) -> None:
    query = f"""query($by: [PaperFacet!]!, $top: Int!) {{ papers({where})
      {{ a: totalCount {FACET} b: totalCount }} }}"""
    papers = len(list(filter(fits, PAPERS)))
    found = await learn(query, by=by, top=top)
    assert found == {"a": papers, "facets": _facts(fits, by, top), "b": papers}


@pytest.mark.parametrize(
    ("where", "fits"),
    TOLD,
    ids=[where for where, _ in TOLD],
)
@pytest.mark.parametrize("by", [["CATEGORY"], ["CATEGORY", "YEAR"]], ids=" ".join)
async def test_categories_are_told_as_well(
    learn: Ask, surely_counted: Ask, where: str, fits: Fits, by: list[str]
) -> None:
    query = f"""query($by: [PaperFacet!]!) {{ papers({where}) {{
      facets(by: $by, top: 1%s) {{ missing values {{ keys labels count }} }} }} }}"""
    facts = count(filter(fits, PAPERS), by, 10)
    if by == ["CATEGORY", "YEAR"] and "exists" in where:
        # A paper without a year may have several categories.
        found = await surely_counted(query, [3, 2, 1, 0], by=by)
    else:
        found = await learn(query % 0, by=by)
    labels = [one.pop("labels") for one in found["facets"]["values"]]
    assert found["facets"] == {"missing": facts["missing"], "values": facts["values"]}
    assert all(len(one) == len(by) for one in labels)


async def test_other_values_of_a_condition_are_told_by_the_same_counts(
    ask: Ask, learn: Ask
) -> None:
    query = f"""query($by: [PaperFacet!]! = [YEAR], $top: Int! = 5, $since: Int!, $until: Int!) {{
      papers(first: 1, where: {{year: {{gte: $since, lte: $until}}}}) {{ {FACET} }} }}"""
    await learn(query, since=2000, until=2001)
    for since in range(2015, 2026):
        for last in range(since - 1, 2027):
            found = await _told(ask, query, since=since, until=last)
            assert found["facets"] == _facts(_is_of(range(since, last + 1)), ["YEAR"], 5)


async def test_everything_else_is_read_in_one_statement(
    ask: Ask, learn: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []

    async def watched(
        self: AsyncDatabase, once: object, statement: Statement, seconds: float
    ) -> object:
        texts.append(statement.text)
        return await run(self, once, statement, seconds)

    run: Any = AsyncDatabase._watched  # noqa: SLF001 - both ways to read go by it
    monkeypatch.setattr(AsyncDatabase, "_watched", watched)
    query = f"""query($by: [PaperFacet!]! = [YEAR], $top: Int! = 3, $since: Int!) {{
      papers(first: 100, where: {{year: {{gte: $since}}}}) {{
        {FACET} pageInfo {{ hasNextPage }} nodes {{ id }} totalCount
        other: facets(by: [TOPIC], top: 2) {{ missing values {{ keys count }} }} }} }}"""
    facets_alone = f"""query($by: [PaperFacet!]! = [YEAR], $top: Int! = 3) {{
      papers(where: {{year: {{gte: 2000}}}}) {{ {FACET} }} }}"""
    for spans in ((2019,), (2018, 2020, 2022, 2030)):
        if len(spans) > 1:
            await learn(facets_alone)
        for since in spans:
            found, statements = await _statements(ask, query, since=since)
            papers = [p for p in PAPERS if p.get("year", 0) >= since]
            other = count(papers, ["TOPIC"], 2)
            found["nodes"] = {one["id"] for one in found["nodes"]}
            assert found == {
                "facets": _facts(_is_of(range(since, 9999)), ["YEAR"], 3),
                "pageInfo": {"hasNextPage": False},
                "nodes": {p["id"] for p in papers},
                "totalCount": len(papers),
                "other": {"missing": other["missing"], "values": other["values"]},
            }
            assert statements == {"query/papers": 1}
            # Only to count by years are years returned.
            assert (".year AS" in texts[-1]) == (len(spans) == 1)


@pytest.mark.parametrize(
    ("where", "values", "by"),
    [
        ("{year: {gte: %s}}", range(2018, 2022), "TOPIC"),
        ("{authorCount: {gte: %s}}", range(1, 5), "YEAR"),
        ('{venue: {startsWith: "%s"}}', "NICM", "VENUE"),
        ("{not: {year: {gte: %s}}}", range(2018, 2022), "YEAR"),
        ('{categories: {some: {code: {eq: "%s"}}}}', ["cs.LG", "cs.CV", "a", "b"], "YEAR"),
    ],
)
async def test_the_rest_is_counted(
    surely_counted: Ask, where: str, values: Iterable[Any], by: str
) -> None:
    query = f"{{ papers(where: {where}) {{ facets(by: [{by}]) {{ missing }} }} }}"
    await surely_counted(query, values)


OF_YEARS = "{{ papers(where: {{year: {{gte: %s}}}}) {{ facets(by: [{}]) {{ missing }} }} }}"


def _count_counts(by: str) -> int:
    """How many counts the years and what is counted by have together."""
    near = [p["categories"] or [None] if by == "CATEGORY" else [None] for p in PAPERS]
    return len({(p.get("year"), one) for p, some in zip(PAPERS, near, strict=True) for one in some})


@pytest.mark.parametrize("by", ["YEAR", "CATEGORY"])
async def test_as_many_counts_as_may_be_are_told(
    learn: Ask, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    monkeypatch.setattr(spread, "MOST_COUNTS", _count_counts(by))
    await learn(OF_YEARS.format(by) % 2000)


@pytest.mark.parametrize("by", ["YEAR", "CATEGORY"])
async def test_more_counts_are_read_once_and_never_told(
    ask: Ask,
    surely_counted: Ask,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    by: str,
) -> None:
    caplog.set_level(logging.INFO, "service.graphql.kept_records")
    monkeypatch.setattr(spread, "MOST_COUNTS", _count_counts(by) - 1)
    for since in (2000, 2001):
        await ask(OF_YEARS.format(by) % since)
    await until(lambda: "they are too many: MATCH (n:Paper)" in caplog.text)
    await surely_counted(OF_YEARS.format(by), range(2002, 2006))


async def test_all_counts_of_an_operation_are_learned_together(
    client: httpx.AsyncClient, ask: Ask, learn: Ask
) -> None:
    before = await _count_readings(client)
    query = """{ papers(where: {year: {gte: %s}}) { totalCount
      a: facets(by: [YEAR]) { missing } b: facets(by: [HAS_CODE]) { missing } } }"""
    for since in (2000, 2001):
        _, statements = await _statements(ask, query % since)
        assert statements == {"query/papers": 1}
    await learn(SENTINEL)
    assert await _count_readings(client) == before + 3
    await _told(ask, query % 2002)


async def test_one_who_asks_has_no_counts_read(
    client: httpx.AsyncClient, ask: Ask, learn: Ask
) -> None:
    before = await _count_readings(client)
    await ask("""{ papers(where: {year: {gte: 2020}}) {
      totalCount a: facets(by: [YEAR]) { missing } b: facets(by: [YEAR]) { otherCount } } }""")
    await learn(SENTINEL)
    assert await _count_readings(client) == before + 1


async def test_counts_are_read_again_when_the_graph_was_written(
    learn: Ask, small_graph: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "BELIEVED_SECONDS", 0.0)
    query = "{ papers(where: {year: {lt: 2000}}) { facets(by: [YEAR]) { values { keys } } } }"
    assert await learn(query) == {"facets": {"values": []}}
    with temporary_paper(small_graph):
        small_graph.run_named("load/raise_write_number")
        assert await learn(query) == {"facets": {"values": [{"keys": ["1990"]}]}}
    small_graph.run_named("load/raise_write_number")


async def test_counts_that_cannot_be_read_are_done_without(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "service.graphql.kept_records")
    monkeypatch.setattr(spreading, "compile_spread", lambda _: Statement("x", "RETURN", "read"))
    query = "{ papers(where: {year: {lt: 2021}}) { facets(by: [YEAR]) { missing } } }"
    for _ in range(4):
        found, _ = await _statements(ask, query)
        assert found == {"facets": {"missing": 0}}
        await asyncio.sleep(0.1)
    await until(lambda: "counts for facets are not kept" in caplog.text)
