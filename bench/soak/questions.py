"""What is asked during a soak: a bit of everything, also what is refused."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from graph.store.database import Database
from graph.store.statement import Statement

_FIELD = re.compile(r"{\s*(?:\w+: )?(\w+)")
_SEED = 20_26
_MANY = 500
_IDS = Statement(
    "bench/soak_authors",
    "MATCH (a:Author) WHERE a.collaboratorCount > 0 "
    "RETURN a.id AS id, a.name AS name ORDER BY id LIMIT 20000",
    "read",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request; `refused` is the code that its answer has to bear."""

    document: str
    variables: Mapping[str, object]
    refused: str | None = None

    @property
    def field(self) -> str:
        """The root field that it asks for."""
        found = _FIELD.search(self.document)
        return found[1] if found else self.document


_OF_ONE = [
    "query ($id: ID!) { author(by: {id: $id}) { id name paperCount } }",
    """query ($id: ID!) { author(by: {id: $id}) { name papers(first: 20) { totalCount nodes {
      title year authors(first: 10) { nodes { name } }
      categories(first: 5) { nodes { id } } } } } }""",
    """query ($id: ID!) { author(by: {id: $id}) { papers { facets(by: [YEAR]) {
      values { keys count } } } export } }""",
    "query ($id: ID!) { slice(around: [$id], hops: 2) { nodes { node { id } } edges { kind } } }",
    "query ($id: ID!) { collaborators(of: $id, since: 2010) { nodes { name } } }",
    "query ($id: ID!) { secondDegree(author: $id) { totalCount nodes { name } } }",
    "query ($id: ID!) { node(id: $id) { ... on Author { collaborators { nodes { id } } } } }",
]
_OF_TWO = """query ($id: ID!, $to: ID!) { collaboratorPaths(input: {from: $id, to: $to}) {
  outcome paths { hops { papers(first: 2) { nodes { title } } } } } }"""
_OF_WORDS = """query ($text: String!) {
  search(query: $text, first: 5) { nodes {
    ... on Author { papers(first: 3) { totalCount } } } } }"""
_OF_ALL = "{ papers(first: 200) { nodes { id title year type authorCount hasCode } } }"
_REFUSED = [
    Asked("{ authors(first: 5000) { totalCount } }", {}, "LIMIT_EXCEEDED"),
    Asked('{ papers(after: "made up") { totalCount } }', {}, "INVALID_CURSOR"),
    Asked("{ nothing }", {}, "GRAPHQL_VALIDATION_FAILED"),
]


def make_questions(database: Database) -> Sequence[Asked]:
    """Some hundred requests in an order that is the same in every run on the same graph."""
    random = Random(_SEED)  # noqa: S311 - no secret
    rows = database.run(_IDS)
    chosen = [random.choice(rows) for _ in range(_MANY)]
    asked = [
        *(Asked(document, {"id": row["id"]}) for row in chosen[:100] for document in _OF_ONE),
        *(
            Asked(_OF_TWO, {"id": one["id"], "to": other["id"]})
            for one, other in zip(chosen[:150], chosen[150:300], strict=True)
            if one["id"] != other["id"]
        ),
        *(Asked(_OF_WORDS, {"text": row["name"]}) for row in chosen[300:]),
        # Documents that differ each time, as those of clients that write values into them.
        *(
            Asked(f'{{ a{i}: author(by: {{id: "{row["id"]}"}}) {{ name }} }}', {})
            for i, row in enumerate(chosen)
        ),
        *[Asked(_OF_ALL, {})] * 30,
        *_REFUSED * 10,
    ]
    random.shuffle(asked)
    return asked
