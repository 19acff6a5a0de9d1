"""The files under `cypher/migrations`: `V0001__name.cypher`, each schema or data, never both."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from graph.errors import MigrationError

_NAME = re.compile(r"V(\d{4})__[a-z0-9_]+\.cypher")
_SCHEMA = re.compile(r"(CREATE|DROP)\s+(\w+\s+)?(INDEX|CONSTRAINT)\b", re.IGNORECASE)
_REPEATABLE = re.compile(r"\bIF\s+(NOT\s+)?EXISTS\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MigrationFile:
    """One file: its number, its statements in order, and what they change."""

    version: int
    name: str
    checksum: str
    kind: Literal["schema", "data"]
    statements: tuple[str, ...]


def read_migrations(folder: Traversable | None = None) -> list[MigrationFile]:
    """All files in order of their numbers; `MigrationError` names what is wrong with one."""
    where = files("cypher").joinpath("migrations") if folder is None else folder
    paths = [path for path in where.iterdir() if path.name.endswith(".cypher")]
    found = [
        parse_migration(path.name, path.read_text(encoding="utf-8"))
        for path in sorted(paths, key=lambda path: path.name)
    ]
    _check_numbers(found)
    return found


def parse_migration(name: str, text: str) -> MigrationFile:
    """Split a file into its statements: each ends with a semicolon at the end of a line."""
    number = _NAME.fullmatch(name)
    if number is None:
        raise MigrationError(f"{name} is not named like V0001__what_it_does.cypher.")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("//")]
    pieces = re.split(r";[ \t]*$", "\n".join(lines), flags=re.MULTILINE)
    statements = tuple(piece.strip() for piece in pieces if piece.strip())
    if not statements:
        raise MigrationError(f"{name} holds no statement.")
    return MigrationFile(
        version=int(number[1]),
        name=name,
        checksum=sha256("\n".join(text.splitlines()).encode()).hexdigest(),
        kind=_kind(name, statements),
        statements=statements,
    )


def _kind(name: str, statements: Sequence[str]) -> Literal["schema", "data"]:
    schema = [statement for statement in statements if _SCHEMA.match(statement)]
    if not schema:
        return "data"
    if len(schema) < len(statements):
        raise MigrationError(f"{name} changes schema and data; Neo4j needs them in two files.")
    for number, statement in enumerate(statements, start=1):
        if not _REPEATABLE.search(statement):
            raise MigrationError(
                f"Statement {number} of {name} cannot be repeated after an interruption: "
                "it has no IF NOT EXISTS or IF EXISTS."
            )
    return "schema"


def _check_numbers(found: Sequence[MigrationFile]) -> None:
    for expected, file in enumerate(found, start=1):
        if file.version != expected:
            raise MigrationError(
                f"{file.name} has the number {file.version} where {expected} is expected."
            )
