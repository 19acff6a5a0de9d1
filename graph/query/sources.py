"""How a plan comes to nodes, as Cypher: patterns, scans and full-text search."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.query.cypher import Lines, Names, Scope
from graph.query.plan import FulltextSearch, Join, Scan, Traverse
from graph.query.step import Step
from graph.query.vocabulary import (
    VocabularyError,
    check_relationship,
    get_fulltext_index,
    get_label,
    get_property,
    get_relationship_property,
)


@dataclass(frozen=True, slots=True)
class Reach:
    """Clauses that bind `node` to each item, one row an item; a `WHERE` may follow them."""

    lines: Lines
    node: str
    carried: tuple[str, ...]
    """Variables besides the node that the row needs further on."""
    relation: Callable[[str], str]
    is_nullable: Callable[[str, bool], bool]
    count: str
    """How many items there are in all, as an expression; uses nothing of `lines`."""


def reach(source: Traverse | Join | Scan | FulltextSearch, scope: Scope, names: Names) -> Reach:
    """The clauses that lead to the source's nodes from where we are."""
    match source:
        case Traverse(steps=(step,)):
            return _one_step(source.source, step, scope, names)
        case Traverse(steps=(first, second)):
            return _two_steps(source.source, first, second, scope, names)
        case Join():
            return _join(source, scope, names)
        case Scan():
            return _scan(source, names)
        case FulltextSearch():
            return _search(source, names)
    raise VocabularyError(f"A plan cannot take the way {source!r}.")


def _check_step(source: str, step: Step) -> None:
    if step.direction == "in":
        check_relationship(step.target, step.relationship, source)
    else:
        check_relationship(source, step.relationship, step.target)


def _one_step(label: str, step: Step, scope: Scope, names: Names) -> Reach:
    _check_step(label, step)
    node, relation = names.fresh("n"), names.fresh("r")

    def property_of_relation(name: str) -> str:
        return f"{relation}.{get_relationship_property(step.relationship, name).name}"

    def is_nullable(name: str, of_relation: bool) -> bool:  # noqa: FBT001 - a callback's shape
        if of_relation:
            return not get_relationship_property(step.relationship, name).required
        return not get_property(step.target, name).required

    return Reach(
        lines=[f"MATCH {scope.pattern}{step.pattern(relation, node)}"],
        node=node,
        carried=(relation,),
        relation=property_of_relation,
        is_nullable=is_nullable,
        count=f"COUNT {{ {scope.pattern}{step.pattern('', '')} }}",
    )


def _two_steps(label: str, first: Step, second: Step, scope: Scope, names: Names) -> Reach:
    _check_step(label, first)
    _check_step(first.target, second)
    middle, node, papers = names.fresh("m"), names.fresh("n"), names.fresh("papers")
    pattern = scope.pattern + first.pattern("", middle) + second.pattern("", node)
    counted = names.fresh("n")
    to_count = scope.pattern + first.pattern("", "") + second.pattern("", counted)
    return Reach(
        lines=[f"MATCH {pattern}", f"WITH {node}, count(DISTINCT {middle}) AS {papers}"],
        node=node,
        carried=(papers,),
        relation=_only("papers", papers),
        is_nullable=lambda name, of_relation: (
            not of_relation and not get_property(second.target, name).required
        ),
        count=f"COUNT {{ MATCH {to_count} RETURN DISTINCT {counted} }}",
    )


def _join(source: Join, scope: Scope, names: Names) -> Reach:
    target = get_label(source.target).label
    node = names.fresh("n")
    return Reach(
        lines=[f"MATCH ({node}:{target} {{id: {scope.node}.{source.property}}})"],
        node=node,
        carried=(),
        relation=_only("", ""),
        is_nullable=lambda name, _of_relation: not get_property(target, name).required,
        count=f"COUNT {{ (:{target} {{id: {scope.node}.{source.property}}}) }}",
    )


def _scan(source: Scan, names: Names) -> Reach:
    label = get_label(source.label).label
    node = names.fresh("n")
    return Reach(
        lines=[f"MATCH ({node}:{label})"],
        node=node,
        carried=(),
        relation=_only("", ""),
        is_nullable=lambda name, _of_relation: not get_property(label, name).required,
        count=f"COUNT {{ (:{label}) }}",
    )


def _search(source: FulltextSearch, names: Names) -> Reach:
    indexes = names.bind([get_fulltext_index(label) for label in source.labels])
    query = names.bind(source.query)
    index, node, score = names.fresh("index"), names.fresh("n"), names.fresh("score")
    hits = [
        f"UNWIND {indexes} AS {index}",
        f"CALL db.index.fulltext.queryNodes({index}, {query}) YIELD node, score",
        f"WITH node AS {node}, score AS {score}",
    ]
    return Reach(
        lines=hits,
        node=node,
        carried=(score,),
        relation=_only("score", score),
        is_nullable=lambda _name, _of_relation: False,
        count=f"COUNT {{ {' '.join(hits)} RETURN {node} }}",
    )


def _only(known: str, expression: str) -> Callable[[str], str]:
    def relation(name: str) -> str:
        if name != known:
            raise VocabularyError(f"The relation has no value {name!r}.")
        return expression

    return relation
