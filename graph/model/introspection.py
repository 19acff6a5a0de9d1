"""The model classes as plain descriptions: for the vocabulary of queries, docs and checks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    DateTimeNeo4jFormatProperty,
    FloatProperty,
    IntegerProperty,
    RelationshipDefinition,
    StringProperty,
    StructuredNode,
    StructuredRel,
)
from neomodel.properties import Property
from neomodel.util import RelationshipDirection

from graph.model.author import Author, Profile
from graph.model.bookkeeping import (
    BulkPart,
    GraphChange,
    GraphState,
    Import,
    Merged,
    Migration,
    MigrationLock,
    NameKey,
)
from graph.model.curation import Decision
from graph.model.paper import Identifier, Paper, SourceRecord
from graph.model.subject import Category, Institution, Topic

MODEL: tuple[type[StructuredNode], ...] = (
    Author,
    Paper,
    Category,
    Topic,
    Institution,
    Profile,
    SourceRecord,
    Identifier,
    Decision,
    Import,
    Merged,
    NameKey,
    Migration,
    MigrationLock,
    GraphState,
    GraphChange,
    BulkPart,
)
"""Every class of the model, in the order in which the reference lists them."""

_TYPES: dict[type[Property[Any]], str] = {
    StringProperty: "STRING",
    IntegerProperty: "INTEGER",
    FloatProperty: "FLOAT",
    BooleanProperty: "BOOLEAN",
    ArrayProperty: "LIST<STRING>",
    DateTimeNeo4jFormatProperty: "ZONED DATETIME",
}


@dataclass(frozen=True, slots=True)
class IndexDescription:
    """An index or constraint, with the name and the kinds that Neo4j shows.

    `kind` is UNIQUENESS, RANGE or FULLTEXT; `analyser` is that of a full-text index.
    """

    name: str
    kind: str
    label: str
    property: str
    analyser: str | None = None


@dataclass(frozen=True, slots=True)
class PropertyDescription:
    """One property; `required` is False where a node or relationship may lack it."""

    name: str
    type: str
    required: bool
    description: str
    indexes: tuple[IndexDescription, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationshipDescription:
    """One relationship type between two labels, in the direction in which it is stored."""

    type: str
    source: str
    target: str
    description: str
    properties: tuple[PropertyDescription, ...]


@dataclass(frozen=True, slots=True)
class LabelDescription:
    """One label with its properties and the relationships that leave it."""

    label: str
    description: str
    properties: tuple[PropertyDescription, ...]
    relationships: tuple[RelationshipDescription, ...]


@cache
def describe_labels() -> tuple[LabelDescription, ...]:
    """Every label of the model, in the order of `MODEL`."""
    return tuple(
        LabelDescription(
            label=node.__label__,
            description=_docstring(node),
            properties=tuple(_properties(node, node.__label__)),
            relationships=tuple(_relationships(node)),
        )
        for node in MODEL
    )


def describe_indexes() -> frozenset[IndexDescription]:
    """Every index and constraint that the classes declare."""
    return frozenset(
        index
        for label in describe_labels()
        for declared in label.properties
        for index in declared.indexes
    )


def _properties(
    owner: type[StructuredNode | StructuredRel], label: str | None
) -> Iterator[PropertyDescription]:
    for name, declared in owner.defined_properties(aliases=False, rels=False).items():
        yield PropertyDescription(
            name=name,
            type=_TYPES[type(declared)],
            required=declared.required,
            description=declared.help_text or "",
            indexes=tuple(_indexes(label, name, declared)) if label else (),
        )


def _indexes(label: str, name: str, declared: Property[Any]) -> Iterator[IndexDescription]:
    # The names are those that neomodel gives and expects in its own full-text queries.
    if declared.unique_index:
        yield IndexDescription(f"constraint_unique_{label}_{name}", "UNIQUENESS", label, name)
    if declared.index:
        yield IndexDescription(f"index_{label}_{name}", "RANGE", label, name)
    if declared.fulltext_index:
        analyser = declared.fulltext_index.analyzer
        yield IndexDescription(f"fulltext_index_{label}_{name}", "FULLTEXT", label, name, analyser)


def _relationships(node: type[StructuredNode]) -> Iterator[RelationshipDescription]:
    declared = node.defined_properties(aliases=False, properties=False)
    for definition in declared.values():
        if _direction(definition) == RelationshipDirection.INCOMING:
            continue  # declared where it begins
        model: type[StructuredRel] | None = definition.definition["model"]
        yield RelationshipDescription(
            type=definition.definition["relation_type"],
            source=node.__label__,
            target=_target(definition).__label__,
            description=_docstring(model) if model else "",
            properties=tuple(_properties(model, None)) if model else (),
        )


def _direction(definition: RelationshipDefinition) -> object:
    return definition.definition["direction"]


def _target(definition: RelationshipDefinition) -> type[StructuredNode]:
    definition.lookup_node_class()
    return cast("type[StructuredNode]", definition.definition["node_class"])


def _docstring(documented: type) -> str:
    return " ".join((documented.__doc__ or "").split())
