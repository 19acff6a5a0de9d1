"""Conditions on DOIs of arXiv's own, which the graph keeps as arXiv ids."""

from collections.abc import Sequence

from graph.query.condition import All, AnyOf, Compare, Condition, Neighbour, Not, Present
from service.graphql.written_identifiers import bare_arxiv_id

_SAME = frozenset({"=", "<>", "IN"})
"""The comparisons with whole values."""


def find_arxiv_dois(condition: Condition) -> Condition:
    """The condition with every comparison of such a DOI made one of arXiv ids."""
    match condition:
        case All(parts):
            return All(tuple(map(find_arxiv_dois, parts)))
        case AnyOf(parts):
            return AnyOf(tuple(map(find_arxiv_dois, parts)))
        case Not(part):
            return Not(find_arxiv_dois(part))
        case Neighbour(step, part):
            return Neighbour(step, find_arxiv_dois(part))
        case Compare():
            return _compare(condition)
        case _:
            return condition


def _compare(condition: Compare) -> Condition:
    if condition.operator not in _SAME:
        return condition
    value = condition.value
    operands = value if isinstance(value, tuple) else (value,)
    texts = [one for one in operands if isinstance(one, str)]
    bare = [bare_arxiv_id(condition.property, one) for one in texts]
    return _of_arxiv(condition, texts, bare) if any(bare) else condition


def _of_arxiv(condition: Compare, operands: Sequence[str], bare: Sequence[str | None]) -> Condition:
    name, operator = condition.property, condition.operator
    ids = tuple(own for own in bare if own is not None)
    if operator == "IN":
        others = tuple(one for one, own in zip(operands, bare, strict=True) if own is None)
        return AnyOf((Compare(name, "IN", others), Compare("arxivId", "IN", ids)))
    same = Compare("arxivId", "=", ids[0])
    # What has no DOI fits no comparison with one.
    return same if operator == "=" else All((Present(name, present=True), Not(same)))
