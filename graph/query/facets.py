"""How the items of a list are spread over values of a property or over neighbours, as Cypher."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.query.cypher import Lines, Names, call, listed
from graph.query.part import Part
from graph.query.plan import Dimension, Facets
from graph.query.result import SCALAR, ListShape, ObjectShape, Shape
from graph.query.vocabulary import get_property

FACET_ROW = ("keys", "labels", "count")
"""What one row of a facet has, in this order."""


def compile_facets(
    facets: Facets, filtered: Callable[[str], Lines], node: str, scope: str, names: Names
) -> Part:
    """The facts about a list's items, in a subquery of its own.

    An item with several neighbours of a kind counts for each of them; one that lacks a value counts
    as missing.

    Args:
        facets: What is wanted.
        filtered: The clauses that bind `node` to each item that fits a further condition, too.
        node: The variable of an item.
        scope: The variable that those clauses hang on, or nothing.
        names: Of the statement.
    """
    rows, result = names.fresh("rows"), names.fresh("facet")
    paths = [_dimension(one, node, names) for one in facets.dimensions]
    present = " AND ".join(path.present for path in paths)
    lines = [
        *filtered(present),
        *(path.match for path in paths if path.match),
        # Texts are made of each group, not of each item
        f"WITH {', '.join(path.group for path in paths)}, {_count(paths, node)} AS count",
        f"WITH {listed(p.key for p in paths)} AS keys,",
        f"  {listed(p.label for p in paths)} AS labels, count",
        "ORDER BY count DESC, keys",
        f"WITH collect([keys, labels, count]) AS {rows}",
    ]
    missing = f"COUNT {{ {' '.join(filtered(f'NOT ({present})'))} RETURN {node} }}"
    lines.append(f"RETURN {listed(_facts(facets, rows, missing, names))} AS {result}")
    shapes = [_ROWS if fact == "values" else SCALAR for _, fact in facets.facts]
    shape = ObjectShape(tuple(key for key, _ in facets.facts), tuple(shapes))
    return Part(result, shape, tuple(call(scope, lines)))


_ROWS: Shape = ListShape(ObjectShape(FACET_ROW, (SCALAR,) * len(FACET_ROW)))


@dataclass(frozen=True, slots=True)
class _Path:
    """How a value is come to: a condition that there is one, a clause, what items are grouped by.

    `key` and `label` are the value and its text, once items are grouped.
    """

    present: str
    match: str | None
    group: str
    key: str
    label: str


def _dimension(dimension: Dimension, node: str, names: Names) -> _Path:
    step = dimension.step
    if step is None:
        stored = f"{node}.{get_property(dimension.label, dimension.key).name}"
        value = names.fresh("v")
        text = f"toString({value})"
        return _Path(f"{stored} IS NOT NULL", None, f"{stored} AS {value}", text, text)
    other = names.fresh("v")
    pattern = f"({node}){step.pattern('', other)}"
    key = f"{other}.{get_property(step.target, dimension.key).name}"
    anyone = f"({node}){step.pattern('', '')}"
    return _Path(f"EXISTS {{ {anyone} }}", f"MATCH {pattern}", other, key, f"{other}.name")


def _count(paths: Sequence[_Path], node: str) -> str:
    """Several relationships may lead to one neighbour; a property has one value."""
    return f"count(DISTINCT {node})" if any(path.match for path in paths) else "count(*)"


def _facts(facets: Facets, rows: str, missing: str, names: Names) -> list[str]:
    top = names.bind(facets.top)
    known = {
        "values": f"{rows}[..{top}]",
        "otherValues": f"size({rows}[{top}..])",
        "otherCount": f"reduce(sum = 0, row IN {rows}[{top}..] | sum + row[2])",
        "missing": missing,
    }
    return [known[fact] for _, fact in facets.facts]
