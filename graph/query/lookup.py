"""Nodes by their ids as Cypher, also by merged ones and by those that only a source gives."""

from collections.abc import Callable

from graph.query.cypher import Lines, Names, Scope, call
from graph.query.keys import list_patterns
from graph.query.part import Part
from graph.query.plan import Lookup, Node
from graph.query.result import FoundShape
from graph.query.vocabulary import get_label, get_property
from graph.query.ways import Later


def compile_lookup(
    lookup: Lookup, names: Names, node_part: Callable[[Node, Scope, Names], Part]
) -> Part:
    """The nodes with their keys, the values of each as `node_part` writes them."""
    label = get_label(lookup.node.label).label
    name = get_property(label, lookup.property).name
    values = lookup.values if isinstance(lookup.values, Later) else list(lookup.values)
    key, found, result = names.fresh("key"), names.fresh("n"), names.fresh("found")
    redirected = f"CASE WHEN {found}.id = {key} THEN null ELSE {key} END"
    scope = Scope(found, redirected=redirected if name == "id" else "null")
    node = node_part(lookup.node, scope, names)
    lines = [
        f"UNWIND {names.bind(values)} AS {key}",
        *call(key, _find(label, name, key, found)),
        f"WITH {key}, {found} ORDER BY {found}.id",
        *node.calls,
        f"RETURN collect([{key}, {node.expression}]) AS {result}",
    ]
    return Part(result, FoundShape(node.shape), tuple(call("", lines)))


def _find(label: str, name: str, key: str, found: str) -> Lines:
    """The nodes that have the key in any way, each once."""
    first, *others = list_patterns(label, name, key, found)
    lines = [f"MATCH {first}", f"RETURN {found}"]
    for other in others:
        lines += ["UNION", f"MATCH {other}", f"RETURN {found}"]
    return lines
