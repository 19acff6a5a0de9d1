"""Generated operations: the planned answer is that of the plainest executor, in one statement."""

import asyncio
import gc
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from service.graphql.context import RequestContext
from service.graphql.documents import DocumentCache
from service.graphql.executor import CompiledExecutor
from service.graphql.http_request import GraphQLRequest
from service.graphql.schema import build_schema, executable
from service.settings import Limits
from tests.helpers.generated_operations import Asked, Grammar
from tests.helpers.generated_operations import operations as any_operations
from tests.helpers.generation import generated
from tests.helpers.native import NATIVE
from tests.helpers.plain_executor import SCHEMA, PlainExecutor
from tests.helpers.research_graph import AUTHORS, CATEGORIES, INSTITUTIONS, PAPERS, TOPICS
from tests.helpers.statements import counted_statements

Execute = Callable[[str], tuple[Any, int]]

# Operations wider than a client may send, of which Neo4j takes many seconds to plan some.
WIDE = Limits(aliases=1_000, seconds=300.0)

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
    limits = WIDE
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
            context = RequestContext(database, limits, "test")
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


@generated(60)
@given(text=operations())
def test_the_answer_is_the_plain_one(text: str, execute: Execute, plain: PlainExecutor) -> None:
    wanted = plain.execute(text)
    assert wanted.errors is None, wanted.errors
    answer, statements = execute(text)
    assert answer == wanted.data
    assert statements == 1


# The driver leaves the socket of a connection that was being opened for what nobody wants any more
# to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:.*socket:pytest.PytestUnraisableExceptionWarning")

YEARS, NUMBERS = [2018, 2020, 2021], [0, 1, 2, 3, 5, 900]
TEXTS = ["Lukas Ruff", "Deep", "DE", "cs.LG", "2021", "2021-05", "article", "TU Berlin", "A"]
WORDS = ["ruff", "deep anomaly", "muller", "notes date", "tu", "lukas ruff", "machine"]


AUTHOR_IDS = [one["id"] for one in AUTHORS]
VALUES: dict[tuple[str, str], list[Any]] = {
    ("Int", "first"): [1, 2, 3, 25],
    ("Int", "top"): [1, 2, 100],
    **{("ID", name): AUTHOR_IDS for name in ("of", "author", "authors", "from", "to", "avoid")},
    **{("ID", name): AUTHOR_IDS for name in ("left", "right", "via", "around")},
    **{("Int", name): [1, 2, 3] for name in ("hops", "maxHops", "maxNodes")},
    **{("String", name): WORDS for name in ("query", "text")},
}
OTHERS: dict[str, list[Any]] = {
    "ID": [node_id for _, node_id in IDS],
    "Int": [*YEARS, *NUMBERS],
    "Float": [0.0, 0.5, 1.0],
    "Boolean": [True, False],
    "String": TEXTS,
}


def _sensible(type_: str, name: str) -> st.SearchStrategy[Any]:
    """Values that mostly fit something in the graph, and now and then are refused."""
    return st.sampled_from(VALUES.get((type_, name), OTHERS[type_]))


def _is_steady(_type: str, name: str) -> bool:
    # Tokens and the schema about itself are not plans'; what is exported bears the day.
    return name not in {"watchPath", "conflictCheck", "export"}


def _is_given(_field: str, name: str) -> bool:
    return name not in {"after", "token"}


GRAMMAR = Grammar(SCHEMA, _sensible, _is_steady, _is_given, nulls=True)


@dataclass(slots=True)
class TwoWays:
    """Both executors on one database, with how often each way was taken."""

    run: Callable[[Asked], tuple[Any, Any]]
    ways: Counter[str]


@pytest.fixture(scope="module")
def two_ways(small_graph: Database) -> Iterator[TwoWays]:
    limits = WIDE
    documents = DocumentCache(limits)
    schema = build_schema(limits, documents)
    ways: Counter[str] = Counter()
    compiled = CompiledExecutor(
        executable(schema), documents, limits, lambda way: ways.update([way])
    )
    with asyncio.Runner() as runner:
        database = AsyncDatabase(small_graph.connection)

        async def run(asked: Asked) -> tuple[Any, Any]:
            context = RequestContext(database, limits, "test")
            result = await schema.execute(
                asked.text, variable_values=asked.variables, context_value=context
            )
            await context.close()
            context = RequestContext(database, limits, "test")
            request = GraphQLRequest(asked.text, asked.variables, None)
            data = await compiled.execute(request, context)
            await context.close()
            return result, data

        yield TwoWays(lambda asked: runner.run(run(asked)), ways)
        runner.run(database.close())
    gc.collect()  # what is found there belongs to this module, see above


@generated(100)
@given(asked=any_operations(GRAMMAR))
def test_both_ways_answer_alike_or_the_executor_says_what_is_wrong(
    asked: Asked, two_ways: TwoWays
) -> None:
    result, data = two_ways.run(asked)
    if result.errors:
        assert data is None
        assert all(error.path or error.nodes for error in result.errors), result.errors
    elif data is not None:
        assert orjson.dumps(data) == orjson.dumps(result.data), two_ways.ways


def test_enough_generated_operations_were_compiled(two_ways: TwoWays) -> None:
    assert two_ways.ways["compiled"] > sum(two_ways.ways.values()) / 10
    assert not two_ways.ways["odd value"]
