"""The labels, relationship types and properties that a plan may name; all else is refused."""

from functools import cache
from typing import TypeVar

from graph.errors import GraphError
from graph.model.introspection import (
    LabelDescription,
    PropertyDescription,
    RelationshipDescription,
    describe_labels,
)

T = TypeVar("T")


class VocabularyError(GraphError):
    """A plan names something that the model does not have; always a mistake of ours."""


@cache
def _labels() -> dict[str, LabelDescription]:
    return {described.label: described for described in describe_labels()}


@cache
def _node_properties(label: str) -> dict[str, PropertyDescription]:
    return {described.name: described for described in get_label(label).properties}


@cache
def _relationships() -> dict[str, RelationshipDescription]:
    return {r.type: r for described in describe_labels() for r in described.relationships}


@cache
def _relationship_properties(type_: str) -> dict[str, PropertyDescription]:
    return {described.name: described for described in get_relationship(type_).properties}


@cache
def _ends() -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (r.source, r.type, r.target) for d in describe_labels() for r in d.relationships
    )


def get_label(label: str) -> LabelDescription:
    """The label's description; raises `VocabularyError` where the model has none."""
    return _known(_labels(), label, "label")


def get_relationship(type_: str) -> RelationshipDescription:
    """The relationship type's description; raises `VocabularyError`."""
    return _known(_relationships(), type_, "relationship type")


def get_property(label: str, name: str) -> PropertyDescription:
    """A node's property; raises `VocabularyError`."""
    return _known(_node_properties(label), name, f"property of {label}")


def get_relationship_property(type_: str, name: str) -> PropertyDescription:
    """A relationship's property; raises `VocabularyError`."""
    return _known(_relationship_properties(type_), name, f"property of {type_}")


def check_relationship(source: str, type_: str, target: str) -> None:
    """Raise `VocabularyError` unless such relationships lead from `source` to `target`."""
    if (source, type_, target) not in _ends():
        raise VocabularyError(f"The model has no ({source})-[:{type_}]->({target}).")


@cache
def list_ends(type_: str, direction: str) -> frozenset[str]:
    """The labels of the nodes that such relationships lead to: `out`, `in` or `both` ways."""
    found = {(source, target) for source, named, target in _ends() if named == type_}
    targets = {target for _, target in found if direction != "in"}
    return frozenset(targets | {source for source, _ in found if direction != "out"})


def get_fulltext_index(label: str) -> str:
    """The name of the label's full-text index; raises `VocabularyError` where it has none."""
    for described in get_label(label).properties:
        for index in described.indexes:
            if index.kind == "FULLTEXT":
                return index.name
    raise VocabularyError(f"The label {label} has no full-text index.")


def _known(known: dict[str, T], name: str, what: str) -> T:
    try:
        return known[name]
    except KeyError:
        raise VocabularyError(f"The model has no {what} {name!r}.") from None
