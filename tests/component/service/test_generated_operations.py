"""Generated operations: the planned answer is that of the plainest executor, in one statement."""

import asyncio
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from service.graphql.context import RequestContext
from service.graphql.documents import DocumentCache
from service.graphql.executor import CompiledExecutor
from service.graphql.http_request import GraphQLRequest
from service.graphql.schema import build_schema, executable
from service.settings import Limits
from tests.helpers.native import NATIVE
from tests.helpers.plain_executor import PlainExecutor
from tests.helpers.research_graph import AUTHORS, CATEGORIES, INSTITUTIONS, PAPERS, TOPICS
from tests.helpers.statements import counted_statements

Execute = Callable[[str], tuple[Any, int]]

SCALARS = {
    "Author": ["id", "name", "nameVariants", "orcid", "paperCount", "firstYear"],
    "Paper": ["id", "title", "year", "doi", "hasCode", "authorCount", "authorsTruncated"],
    "Category": ["id", "code", "name"],
    "Topic": ["id", "name", "paperCount"],
    "Institution": ["id", "name", "ror", "country", "aliases"],
}
ONE = {"Author": [("mainCategory", "Category")], "Category": [("parent", "Category")]}
LISTS = {
    "Author": [
        ("papers", "Paper", "Paper", ["position", "inferred", "confidence"]),
        ("collaborators", "Author", "Collaborator", ["papers", "strength", "lastYear"]),
        ("topics", "Topic", "Topic", ["papers"]),
        ("institutions", "Institution", None, ["papers", "firstYear"]),
    ],
    "Paper": [
        ("authors", "Author", None, ["position", "printedName"]),
        ("categories", "Category", None, ["primary"]),
        ("topics", "Topic", None, ["score", "method"]),
        ("institutions", "Institution", None, ["method"]),
    ],
    "Category": [("papers", "Paper", "Paper", ["primary", "ambiguous"])],
    "Topic": [
        ("papers", "Paper", "Paper", ["score"]),
        ("authors", "Author", "SubjectAuthor", ["papers"]),
    ],
    "Institution": [
        ("papers", "Paper", "Paper", ["method"]),
        ("authors", "Author", "SubjectAuthor", ["papers", "lastYear"]),
        ("collaborators", "Institution", "Institution", ["papers", "strength"]),
    ],
}
ORDERS = {
    "Paper": [
        "DATE_DESC",
        "DATE_ASC",
        "TITLE_ASC",
        "CITED_BY_COUNT_DESC",
        "YEAR_DESC",
        "AUTHOR_COUNT_ASC",
        "TOPIC_COUNT_DESC",
        "INSTITUTION_COUNT_ASC",
    ],
    "Collaborator": ["STRENGTH_DESC", "PAPERS_DESC", "LAST_YEAR_DESC", "NAME_ASC"],
    "SubjectAuthor": ["PAPERS_DESC", "PAPER_COUNT_ASC", "COLLABORATOR_COUNT_DESC", "NAME_ASC"],
    "Topic": ["PAPERS_DESC", "PAPER_COUNT_ASC", "NAME_ASC"],
    "Institution": ["STRENGTH_DESC", "PAPERS_DESC", "NAME_ASC"],
}
IDS = [
    *(("Author", a["id"]) for a in AUTHORS),
    *(("Paper", p["id"]) for p in PAPERS),
    *(("Category", f"category:{c['id']}") for c in CATEGORIES),
    *(("Topic", t["id"]) for t in TOPICS),
    *(("Institution", i["id"]) for i in INSTITUTIONS),
    ("Author", "author:unknown"),
]


@st.composite
def node_selections(draw: st.DrawFn, kind: str, depth: int) -> str:
    numbers = count()
    parts = ["__typename"] if draw(st.booleans()) else []
    parts += draw(st.lists(st.sampled_from(SCALARS[kind]), min_size=1, max_size=3))
    if draw(st.booleans()):
        parts.append(f"called: {draw(st.sampled_from(SCALARS[kind]))}")
    if kind == "Paper" and draw(st.booleans()):
        parts.append("date { value precision yearInferred }")
    for name, target in ONE.get(kind, []):
        if depth and draw(st.booleans()):
            parts.append(f"{name} {{ {draw(node_selections(target, depth - 1))} }}")
    for _ in range(draw(st.integers(0, 2)) if depth else 0):
        listed = draw(st.sampled_from(LISTS[kind]))
        parts.append(f"x{next(numbers)}: {draw(lists(*listed, depth=depth - 1))}")
    body = " ".join(parts)
    return draw(st.sampled_from([body, f"... on {kind} {{ {body} }}", f"...on Node{{id}} {body}"]))


def _value(order: str) -> str:
    return order.rpartition("_")[0]


@st.composite
def lists(  # noqa: PLR0913 - what a list is made of
    draw: st.DrawFn, name: str, target: str, order: str | None, edge: list[str], *, depth: int
) -> str:
    arguments = f"first: {draw(st.integers(1, 4))}"
    if order:
        unique = st.lists(st.sampled_from(ORDERS[order]), min_size=1, max_size=3, unique_by=_value)
        arguments += f", orderBy: [{', '.join(draw(unique))}]"
    parts = draw(
        st.lists(st.sampled_from(["nodes", "edges", "totalCount", "pageInfo"]), min_size=1)
    )
    text = []
    for place, part in enumerate(parts):
        inside = draw(node_selections(target, depth))
        match part:
            case "nodes":
                text.append(f"n{place}: nodes {{ {inside} }}")
            case "edges":
                values = " ".join(draw(st.lists(st.sampled_from(edge), max_size=2)) if edge else [])
                text.append(f"e{place}: edges {{ {values} node {{ {inside} }} }}")
            case "pageInfo":
                text.append("pageInfo { hasNextPage hasPreviousPage }")
            case _:
                text.append("totalCount")
    return f"{name}({arguments}) {{ {' '.join(text)} }}"


@st.composite
def operations(draw: st.DrawFn) -> str:
    roots = []
    for place in range(draw(st.integers(1, 3))):
        what = draw(st.sampled_from(["node", "node", "papers"]))
        if what == "papers":
            roots.append(f"r{place}: {draw(lists('papers', 'Paper', 'Paper', [], depth=1))}")
        else:
            kind, node_id = draw(st.sampled_from(IDS))
            inside = draw(node_selections(kind, 2))
            roots.append(f'r{place}: node(id: "{node_id}") {{ ... on {kind} {{ {inside} }} }}')
    return f"{{ {' '.join(roots)} }}".replace("edges {  node", "edges { node")


@pytest.fixture(scope="module")
def execute(small_graph: Database) -> Iterator[Execute]:
    limits = Limits(aliases=1000)
    documents = DocumentCache(limits)
    schema = build_schema(limits, documents)
    ways: list[str] = []
    core = executable(schema)
    compiled = CompiledExecutor(core, documents, limits, ways.append)
    own = DocumentCache(limits)
    native = CompiledExecutor(core, own, limits, ways.append, native=NATIVE)
    with asyncio.Runner() as runner:
        database = AsyncDatabase(small_graph.connection)

        async def run(text: str) -> tuple[Any, int]:
            context = RequestContext(database, Limits(), "test")
            with counted_statements() as statements:
                result = await schema.execute(text, context_value=context)
            assert result.errors is None, result.errors
            asked = GraphQLRequest(text, None, None)
            with counted_statements() as compiled_statements:
                data = await compiled.execute(asked, RequestContext(database, limits, "test"))
            # As text, since the order of the fields counts as well.
            assert orjson.dumps(data) == orjson.dumps(result.data), ways
            assert compiled_statements == statements
            again = await native.execute(asked, RequestContext(database, limits, "test"))
            assert orjson.dumps(again) == orjson.dumps(data), ways
            assert ways[-1] == ("native" if NATIVE else "compiled")
            return result.data, statements.total()

        yield lambda text: runner.run(run(text))
        runner.run(database.close())


@pytest.fixture(scope="module")
def plain(small_graph: Database) -> PlainExecutor:
    return PlainExecutor(small_graph)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=operations())
def test_the_answer_is_the_plain_one(text: str, execute: Execute, plain: PlainExecutor) -> None:
    wanted = plain.execute(text)
    assert wanted.errors is None, wanted.errors
    answer, statements = execute(text)
    assert answer == wanted.data
    assert statements == 1
