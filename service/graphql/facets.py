"""The field `facets` of a connection, as a part of a plan."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.query.plan import Dimension, Facets
from graph.query.result import composite_key
from graph.query.step import Step
from service.errors import RequestError
from service.graphql.bounds import MAX_TOP
from service.graphql.names import attribute_name
from service.graphql.selection import SelectedField

MAX_FIELDS = 2

DIMENSIONS: Mapping[str, Dimension] = {
    "year": Dimension("Paper", "year"),
    "type": Dimension("Paper", "type"),
    "venue": Dimension("Paper", "venue"),
    "has_code": Dimension("Paper", "hasCode"),
    "category": Dimension("Paper", "id", Step("IN_CATEGORY", "out", "Category")),
    "topic": Dimension("Paper", "id", Step("ABOUT", "out", "Topic")),
    "institution": Dimension("Paper", "id", Step("FROM_INSTITUTION", "out", "Institution")),
    "author": Dimension("Paper", "id", Step("AUTHORED", "in", "Author")),
}
"""By the value of the enum `PaperFacet`."""


def plan_facets(field: SelectedField, selected: Sequence[SelectedField]) -> Facets:
    """What is wanted of the facets.

    Raises:
        RequestError: There are no fields, too many, one twice, or too many values are wanted.
    """
    by = [DIMENSIONS[one.value] for one in field.arguments["by"]]
    if not by or len(by) > MAX_FIELDS or len(set(by)) < len(by):
        raise RequestError(
            "INVALID_ARGUMENT",
            f"`by` has {len(by)} fields; one is wanted, or {MAX_FIELDS} different ones.",
            argument="by",
            limit=MAX_FIELDS,
            actual=len(by),
        )
    facts: dict[str, Any] = {
        composite_key(one.key) if one.name == "values" else attribute_name(one.name): one.name
        for one in selected
    }
    return Facets(tuple(by), _check_top(field.arguments["top"]), tuple(facts.items()))


def _check_top(top: int) -> int:
    if 1 <= top <= MAX_TOP:
        return top
    raise RequestError(
        "LIMIT_EXCEEDED" if top > MAX_TOP else "INVALID_ARGUMENT",
        f"`top` is {top}; it is from 1 to {MAX_TOP}.",
        argument="top",
        limit=MAX_TOP,
        actual=top,
    )
