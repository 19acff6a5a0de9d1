"""Where in an operation a text can stand: in each argument, and in each field of an input."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLScalarType,
    get_nullable_type,
    is_required_argument,
    is_required_input_field,
)

from tests.helpers.generated_operations import Name, write_literal
from tests.helpers.plain_executor import SCHEMA


@dataclass(frozen=True, slots=True)
class Position:
    """A place where a text can stand: an operation with the variable `$text` there."""

    name: str
    document: str

    def __str__(self) -> str:
        return self.name


FILLED = {
    "of": "author:lukas-ruff",
    "author": "author:lukas-ruff",
    "from": "author:lukas-ruff",
    "to": "author:marius-kloft",
    "around": ["author:lukas-ruff"],
    "authors": ["author:lukas-ruff", "author:marius-kloft"],
    "left": ["author:lukas-ruff"],
    "right": ["author:marius-kloft"],
    "query": "ruff",
    "text": "ruff",
    "ids": ["author:lukas-ruff"],
}
HERE = Name("$text")


def _values(type_: Any, depth: int) -> Iterator[tuple[str, str, Any]]:
    """Where texts can stand in a value of a type: how it is called, its type, and the value."""
    inner = get_nullable_type(type_)
    match inner:
        case GraphQLList(of_type=of):
            yield from ((name, kind, [value]) for name, kind, value in _values(of, depth))
        case GraphQLInputObjectType() if depth:
            others = {
                name: FILLED[name]
                for name, one in inner.fields.items()
                if is_required_input_field(one) and name in FILLED
            }
            for name, one in inner.fields.items():
                for below, kind, value in _values(one.type, depth - 1):
                    yield f".{name}{below}", kind, {**others, name: value}
        case GraphQLScalarType(name=("ID" | "String") as kind):
            yield "", kind, HERE


def list_positions() -> Iterator[Position]:
    """Every place of every root field."""
    assert SCHEMA.query_type
    for name, one in SCHEMA.query_type.fields.items():
        filled = {
            n: FILLED[n] for n, a in one.args.items() if is_required_argument(a) and n in FILLED
        }
        for argument, definition in one.args.items():
            for below, kind, value in _values(definition.type, 2):
                given = write_literal({**filled, argument: value})[1:-1]
                document = f"query ($text: {kind}!) {{ {name}({given}) {{ __typename }} }}"
                yield Position(f"{name}.{argument}{below}", document)
