"""Which fields of the API are lists, neighbours or groups in the graph.

A scalar that is not named here is the property of the same name.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.paths.options import DERIVATION_THRESHOLD
from graph.query.plan import Identity, Property, RedirectedFrom
from graph.query.step import Step
from graph.query.ways import Join, Order, OrderKey, Scan, Similar, Traverse
from service.graphql.ids import KINDS, id_prefix
from service.graphql.list_orders import (
    AUTHOR_INSTITUTION_ORDERS,
    AUTHOR_ORDERS,
    AUTHOR_TOPIC_ORDERS,
    CATEGORY_ORDERS,
    COLLABORATOR_ORDERS,
    INSTITUTION_COLLABORATOR_ORDERS,
    INSTITUTION_ORDERS,
    NAME,
    PAPER_ORDERS,
    SUBJECT_AUTHOR_ORDERS,
    TOPIC_ORDERS,
    by,
    fixed,
)

NODE_TYPES = frozenset(KINDS.values())
"""The API's node types; each has the name of its label."""


@dataclass(frozen=True, slots=True)
class ToOne:
    """A field that leads to one node or none."""

    source: Traverse | Join


@dataclass(frozen=True, slots=True)
class ToEvery:
    """A field that lists all of a few nodes without pages, by a property and then by id."""

    source: Traverse
    order: str = "id"


@dataclass(frozen=True, slots=True)
class ToGroup:
    """A field that shows properties of the same node as one object.

    `properties` names the property of each field; `presence` those that make the object be there.
    """

    properties: Mapping[str, str]
    presence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToList:
    """A connection: where its items come from, and its orders by name, the default first."""

    source: Traverse | Scan | Similar
    orders: Mapping[str, Order]
    omits: "Omits | None" = None


@dataclass(frozen=True, slots=True)
class Omits:
    """What a derived list leaves out: neighbours over `step` with more than `limit`."""

    step: Step
    property: str
    limit: int


Target = Property | Identity | RedirectedFrom | ToOne | ToEvery | ToGroup | ToList


_AUTHORED = Step("AUTHORED", "out", "Paper")
_WRITTEN_BY = Step("AUTHORED", "in", "Author")
_FROM = Step("FROM_INSTITUTION", "in", "Paper")


def _along(source: str, *steps: Step) -> Traverse:
    return Traverse(source, steps)


def _named_alike(*names: str, **others: str) -> dict[str, str]:
    return {**{name: name for name in names}, **others}


_COMMON: dict[str, dict[str, Target]] = {
    kind: {
        "id": Identity(id_prefix(kind)),
        "redirectedFrom": RedirectedFrom(id_prefix(kind)),
        # Its resolver reads the rest, for all nodes together.
        "export": Identity(id_prefix(kind)),
    }
    for kind in NODE_TYPES
}

_FIELDS: dict[str, dict[str, Target]] = {
    "Author": {
        "mainCategory": ToOne(Join("mainCategory", "Category")),
        "metrics": ToGroup(
            _named_alike(
                "hIndex",
                "citationCount",
                "novelty",
                "aiScore",
                source="metricsSource",
                date="metricsDate",
            ),
            ("hIndex", "citationCount", "novelty", "aiScore"),
        ),
        "trust": ToGroup(
            _named_alike(
                "role",
                "affiliation",
                "openToCollaborate",
                "verification",
                "claimed",
                "followers",
                score="trustScore",
                label="trustLabel",
                source="profileSource",
                date="profileDate",
            ),
            (
                "role",
                "affiliation",
                "openToCollaborate",
                "trustScore",
                "trustLabel",
                "verification",
                "claimed",
                "followers",
            ),
        ),
        "profiles": ToEvery(_along("Author", Step("HAS_PROFILE", "out", "Profile"))),
        "decisions": ToEvery(_along("Author", Step("ABOUT_AUTHOR", "in", "Decision")), "at"),
        "papers": ToList(_along("Author", _AUTHORED), PAPER_ORDERS),
        "collaborators": ToList(
            _along("Author", Step("COLLABORATED_WITH", "both", "Author")),
            COLLABORATOR_ORDERS,
            Omits(_AUTHORED, "authorCount", DERIVATION_THRESHOLD),
        ),
        "topics": ToList(
            _along("Author", _AUTHORED, Step("ABOUT", "out", "Topic")), AUTHOR_TOPIC_ORDERS
        ),
        "institutions": ToList(
            _along("Author", Step("AFFILIATED_WITH", "out", "Institution")),
            AUTHOR_INSTITUTION_ORDERS,
        ),
    },
    "Paper": {
        "date": ToGroup(
            _named_alike("year", "yearInferred", value="date", precision="datePrecision"),
            ("date",),
        ),
        "authors": ToList(
            _along("Paper", _WRITTEN_BY),
            fixed(by("position_asc", OrderKey("position", of_relation=True))),
        ),
        "categories": ToList(
            _along("Paper", Step("IN_CATEGORY", "out", "Category")),
            fixed(by("primary_first", OrderKey("primary", descending=True, of_relation=True))),
        ),
        "topics": ToList(
            _along("Paper", Step("ABOUT", "out", "Topic")),
            fixed(by("score_desc", OrderKey("score", descending=True, of_relation=True))),
        ),
        "institutions": ToList(
            _along("Paper", Step("FROM_INSTITUTION", "out", "Institution")), fixed(NAME)
        ),
        "cites": ToList(_along("Paper", Step("CITES", "out", "Paper")), PAPER_ORDERS),
        "citedBy": ToList(_along("Paper", Step("CITES", "in", "Paper")), PAPER_ORDERS),
        "similar": ToList(
            Similar(),
            fixed(by("score_desc", OrderKey("score", descending=True, of_relation=True))),
        ),
        "sources": ToEvery(_along("Paper", Step("HAS_SOURCE", "out", "SourceRecord"))),
    },
    "Category": {
        "code": Identity(),
        "parent": ToOne(_along("Category", Step("PART_OF", "out", "Category"))),
        "papers": ToList(_along("Category", Step("IN_CATEGORY", "in", "Paper")), PAPER_ORDERS),
    },
    "Topic": {
        "papers": ToList(_along("Topic", Step("ABOUT", "in", "Paper")), PAPER_ORDERS),
        "authors": ToList(
            _along("Topic", Step("ABOUT", "in", "Paper"), _WRITTEN_BY), SUBJECT_AUTHOR_ORDERS
        ),
        "broader": ToEvery(_along("Topic", Step("PART_OF", "out", "Topic"))),
        "narrower": ToList(_along("Topic", Step("PART_OF", "in", "Topic")), fixed(NAME)),
    },
    "Institution": {
        "parents": ToEvery(_along("Institution", Step("PART_OF", "out", "Institution"))),
        "parts": ToList(_along("Institution", Step("PART_OF", "in", "Institution")), fixed(NAME)),
        "papers": ToList(_along("Institution", _FROM), PAPER_ORDERS),
        "collaborators": ToList(
            Traverse(
                "Institution",
                (_FROM, Step("FROM_INSTITUTION", "out", "Institution")),
                weighed=True,
            ),
            INSTITUTION_COLLABORATOR_ORDERS,
        ),
        "authors": ToList(
            _along("Institution", Step("AFFILIATED_WITH", "in", "Author")), SUBJECT_AUTHOR_ORDERS
        ),
    },
    "Query": {
        "authors": ToList(Scan("Author"), AUTHOR_ORDERS),
        "papers": ToList(Scan("Paper"), PAPER_ORDERS),
        "categories": ToList(Scan("Category"), CATEGORY_ORDERS),
        "topics": ToList(Scan("Topic"), TOPIC_ORDERS),
        "institutions": ToList(Scan("Institution"), INSTITUTION_ORDERS),
    },
}


def get_target(type_name: str, field_name: str) -> Target:
    """What a field of the API is in the graph."""
    for fields in (_FIELDS, _COMMON):
        target = fields.get(type_name, {}).get(field_name)
        if target is not None:
            return target
    return Property(field_name)
