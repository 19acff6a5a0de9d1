"""Named statements: `cypher/<folder>/<name>.cypher` becomes a `Statement`.

A file begins with a comment header:

    // What the statement is for.
    // Access: read
    // Parameters: id, first
    // Returns: id, name
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graph.errors import StatementError
from graph.store.statement import Access, Statement

_HEADER = re.compile(r"^//\s*(Access|Parameters|Returns):\s*(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NamedStatement:
    """What one file declares in its header, and its text."""

    name: str
    text: str
    access: Access
    parameters: frozenset[str]
    returns: tuple[str, ...]


def _words(header: dict[str, str], key: str) -> list[str]:
    value = header.get(key, "")
    return [] if value in {"", "none"} else [word.strip() for word in value.split(",")]


@cache
def get_named(name: str) -> NamedStatement:
    """Read `cypher/<name>.cypher`; raises `StatementError` where it is missing or has no header."""
    path = files("cypher").joinpath(*f"{name}.cypher".split("/"))
    if not path.is_file():
        raise StatementError(f"There is no statement named {name!r} in cypher/.")
    text = path.read_text(encoding="utf-8")
    header = dict(_HEADER.findall(text))
    access = header.get("Access")
    if access not in {"read", "write"}:
        raise StatementError(f"cypher/{name}.cypher has no line '// Access: read' or 'write'.")
    return NamedStatement(
        name=name,
        text=text,
        access="read" if access == "read" else "write",
        parameters=frozenset(_words(header, "Parameters")),
        returns=tuple(_words(header, "Returns")),
    )


def get_statement(name: str, /, **parameters: Any) -> Statement:  # noqa: ANN401 - values of any Bolt type
    """Bind what the file declares; missing or surplus parameters raise `StatementError`."""
    named = get_named(name)
    missing = named.parameters - parameters.keys()
    surplus = parameters.keys() - named.parameters
    if missing or surplus:
        raise StatementError(
            f"cypher/{name}.cypher takes {sorted(named.parameters)}; "
            f"missing {sorted(missing)}, not known {sorted(surplus)}."
        )
    return Statement(name, named.text, named.access, parameters)
