"""Cypher is written in cypher/ or computed in graph/query, and nowhere else."""

import re

import pytest

from tests.helpers.sources import ROOT, python_files, texts

COMPUTED = ROOT / "graph" / "query"
CYPHER = re.compile(
    r"""
      \b(MATCH|MERGE|CREATE)\s*\(          # a pattern
    | \b(MATCH|MERGE)\s+\w+\s*=\s*         # a named path
    | \bUNWIND\s+[$\[\w{]
    | \b(DETACH\s+)?DELETE\s+[a-z]\w*\s*$
    | \bCALL\s*(db|dbms|gds|apoc|\(|\{)
    | \bRETURN\s+[\w.()*`{}]+(\s+AS\s+\w|\s*,|\s*$|\s+(ORDER|LIMIT))
    | \b(CREATE|DROP|SHOW)\s+(\w+\s+)?(INDEX|INDEXES|CONSTRAINT|CONSTRAINTS)\b
    | -\[\w*:\w+                           # a relationship
    """,
    re.VERBOSE | re.MULTILINE,
)


def _literals(source: str) -> list[tuple[int, str]]:
    return [(line, text) for line, text in texts(source) if CYPHER.search(text)]


@pytest.mark.parametrize(
    "path", [path for path in python_files() if COMPUTED not in path.parents], ids=str
)
def test_no_cypher_in_python(path: object) -> None:
    assert _literals(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "code",
    [
        'run("MATCH (a:Author) RETURN a.id")',
        'run(f"MATCH (a:{label})")',
        'run("UNWIND $rows AS row")',
        'run("CALL db.awaitIndexes(3)")',
        'run("RETURN 1 AS one")',
        'run("SHOW INDEXES")',
        'x = "(a)-[:AUTHORED]->(b)"',
        'run("""\nMERGE (lock:Lock)\n""")',
    ],
)
def test_the_check_sees_cypher(code: str) -> None:
    assert _literals(code)


@pytest.mark.parametrize(
    "code",
    [
        '"""MATCH (a) in a docstring."""',
        'say("Create (or find) a match, return it")',
        'x = "MERGED"',
    ],
)
def test_the_check_sees_no_cypher_in_prose(code: str) -> None:
    assert _literals(code) == []
