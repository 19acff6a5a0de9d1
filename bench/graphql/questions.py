"""What is asked of everybody: our document, the peer's, and the variables of each request."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.store.database import Database
from graph.store.statement import Statement

Json = Mapping[str, object]

_SEED = 20_26
_AUTHORS = Statement(
    "bench/graphql_authors",
    """MATCH (a:Author) WHERE a.paperCount >= 5 AND a.collaboratorCount >= 5
    WITH a ORDER BY a.id
    RETURN collect(a.id) AS ids""",
    "read",
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: two documents that ask the same."""

    name: str
    ours: str
    theirs: str
    our_variables: Callable[[str], Json]
    their_variables: Callable[[str], Json]


def _by_id(author: str) -> Json:
    return {"id": author}


def _nothing(_author: str) -> Json:
    return {}


def _after(cursor: str) -> Callable[[str], Json]:
    return lambda _author: {"after": cursor}


def count_values(value: object) -> int:
    """How many values an answer holds: the size by which two answers are compared."""
    if isinstance(value, Mapping):
        return sum(count_values(inner) for inner in value.values())
    if isinstance(value, list):
        return sum(count_values(inner) for inner in value)
    return 1


def list_questions(cursor: str) -> list[Question]:
    """Everything that is asked; `cursor` ends our 1,000th paper."""
    return [
        _ask("author by id", "id name paperCount collaboratorCount lastYear", ""),
        _ask(
            "three levels: papers, their authors and categories",
            "name papers(first: 20, orderBy: DATE_DESC) { nodes { id title year "
            "authors(first: 10) { nodes { id name } } "
            "categories(first: 5) { nodes { id name } } } }",
            "name papers(limit: 20, sort: [{ date: DESC }, { id: ASC }]) { id title year "
            "authors(limit: 10) { id name } categories(limit: 5) { id name } }",
        ),
        _ask(
            "adjacency: 50 strongest collaborators with their collaboration",
            "name collaborators(first: 50, orderBy: STRENGTH_DESC) "
            "{ edges { papers strength firstYear lastYear node { id name } } }",
            "name collaboratorsConnection(first: 50, sort: [{ edge: { strength: DESC } }]) "
            "{ edges { properties { papers strength firstYear lastYear } node { id name } } }",
        ),
        Question(
            "1,000 papers of six fields",
            f"{{ papers(first: 1000) {{ nodes {{ {_SIX} }} }} }}",
            f"{{ papers(limit: 1000, sort: [{{ date: DESC }}, {{ id: ASC }}]) {{ {_SIX} }} }}",
            _nothing,
            _nothing,
        ),
        Question(
            "20 papers behind the first 1,000",
            "query ($after: String!) { papers(first: 20, after: $after) { nodes { id title } } }",
            "{ papers(limit: 20, offset: 1000, sort: [{ date: DESC }, { id: ASC }]) { id title } }",
            _after(cursor),
            _nothing,
        ),
    ]


_SIX = "id title year type authorCount hasCode"


def _ask(name: str, ours: str, theirs: str) -> Question:
    return Question(
        name,
        f"query ($id: ID!) {{ author(by: {{id: $id}}) {{ {ours} }} }}",
        f"query ($id: ID!) {{ authors(where: {{ id: {{ eq: $id }} }}) {{ {theirs or ours} }} }}",
        _by_id,
        _by_id,
    )


def choose_authors(database: Database, count: int) -> Sequence[str]:
    """Authors with a few papers and collaborators, the same in every run on the same graph."""
    [row] = database.run(_AUTHORS)
    ids = row["ids"]
    return random.Random(_SEED).sample(ids, min(count, len(ids)))  # noqa: S311 - no secret
