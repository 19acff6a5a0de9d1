"""How a plan comes to nodes, as Cypher: patterns, scans and full-text search."""

from graph.query.cypher import Names, Scope
from graph.query.fulltext import reach_hits
from graph.query.reach import Reach, relation_of
from graph.query.similar import reach_similar
from graph.query.step import Step
from graph.query.vocabulary import (
    VocabularyError,
    check_relationship,
    get_label,
    get_property,
    get_relationship_property,
)
from graph.query.ways import Join, Scan, Similar, Source, Traverse


def reach(source: Source, scope: Scope, names: Names, *, filtered: bool = False) -> Reach:
    """The clauses that lead to the source's nodes from where we are.

    With `filtered` a condition on them follows, which an index may answer.
    """
    match source:
        case Traverse(steps=(step,)):
            return _one_step(source.source, step, scope, names, filtered=filtered)
        case Traverse(steps=(first, second)):
            return _two_steps(source, first, second, scope, names)
        case Join():
            return _join(source, scope, names)
        case Scan():
            return _scan(source, names)
        case Traverse():
            raise VocabularyError(f"A plan cannot take the way {source!r}.")
        case Similar():
            return reach_similar(scope, names)
    return reach_hits(source, names)


def _check_step(source: str, step: Step) -> None:
    if step.direction == "in":
        check_relationship(step.target, step.relationship, source)
    else:
        check_relationship(source, step.relationship, step.target)


def _one_step(label: str, step: Step, scope: Scope, names: Names, *, filtered: bool) -> Reach:
    _check_step(label, step)
    node, relation = names.fresh("n"), names.fresh("r")
    way = step.pattern if filtered else step.way

    def property_of_relation(name: str) -> str:
        return f"{relation}.{get_relationship_property(step.relationship, name).name}"

    def is_nullable(name: str, of_relation: bool) -> bool:  # noqa: FBT001 - a callback's shape
        if of_relation:
            return not get_relationship_property(step.relationship, name).required
        return not get_property(step.target, name).required

    return Reach(
        lines=[f"MATCH {scope.pattern}{way(relation, node)}"],
        node=node,
        carried=(relation,),
        relation=property_of_relation,
        is_nullable=is_nullable,
        count=f"COUNT {{ {scope.pattern}{step.way('', '')} }}",
    )


def _two_steps(source: Traverse, first: Step, second: Step, scope: Scope, names: Names) -> Reach:
    _check_step(source.source, first)
    _check_step(first.target, second)
    middle, node, papers = names.fresh("m"), names.fresh("n"), names.fresh("papers")
    pattern = scope.pattern + first.way("", middle) + second.way("", node)
    counted = names.fresh("n")
    to_count = scope.pattern + first.way("", "") + second.way("", counted)
    lines = [f"MATCH {pattern}", f"WITH {node}, count(DISTINCT {middle}) AS {papers}"]
    relation = {"papers": papers}
    if source.weighed:
        strength = relation["strength"] = names.fresh("strength")
        share = f"1.0 / (COUNT {{ ({middle}){second.way('', '')} }} - 1)"
        # Rounded, since cursors compare it and sums in another order differ a little.
        lines[1:] = [
            f"WITH DISTINCT {node}, {middle}",
            f"WITH {node}, count(*) AS {papers}, round(sum({share}), 9) AS {strength}",
        ]
    return Reach(
        lines=lines,
        node=node,
        carried=tuple(relation.values()),
        relation=relation_of(**relation),
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
        relation=relation_of(),
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
        relation=relation_of(),
        is_nullable=lambda name, _of_relation: not get_property(label, name).required,
        count=f"COUNT {{ (:{label}) }}",
    )
