"""How the items of a list are spread over values of a property or over neighbours, as Cypher."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.query.condition import Condition, requires
from graph.query.cypher import Lines, Names, call, listed
from graph.query.part import Part
from graph.query.plan import Dimension, Facets
from graph.query.result import SCALAR, ListShape, ObjectShape, Shape
from graph.query.step import Step
from graph.query.vocabulary import get_property, list_ends

FACET_ROW = ("keys", "labels", "count")
"""What one row of a facet has, in this order."""


@dataclass(frozen=True, slots=True)
class FacetedList:
    """The list that is spread: how its items are come to, and what is known of them."""

    node: str
    """The variable of an item."""
    scope: str
    """The variable that the list hangs on, or nothing."""
    filtered: Callable[..., Lines]
    """The clauses that bind `node` to each item that fits these conditions, too."""
    count: str
    """How many there are without any condition."""
    where: Condition | None
    label: str | None
    """Where the list is all nodes with a label."""


def compile_facets(facets: Facets, items: FacetedList, names: Names) -> Part:
    """The facts about a list's items, in a subquery of its own.

    An item with several neighbours of a kind counts for each of them; one that lacks a value counts
    as missing.
    """
    rows, result, top = names.fresh("rows"), names.fresh("facet"), names.bind(facets.top)
    paths = [_dimension(one, items, names) for one in facets.dimensions]
    best_alone = all(fact == "values" for _, fact in facets.facts)
    lines = [
        *_groups(paths, items),
        # Texts are made of each group, not of each item
        f"WITH {listed(p.key for p in paths)} AS keys,",
        f"  {listed(p.label for p in paths)} AS labels, count",
        f"ORDER BY count DESC, keys{f' LIMIT {top}' if best_alone else ''}",
        f"WITH collect([keys, labels, count]) AS {rows}",
    ]
    facts = _facts(facets, rows, top, _missing(paths, items, rows))
    lines.append(f"RETURN {listed(facts)} AS {result}")
    shapes = [_ROWS if fact == "values" else SCALAR for _, fact in facets.facts]
    shape = ObjectShape(tuple(key for key, _ in facets.facts), tuple(shapes))
    return Part(result, shape, tuple(call(items.scope, lines)))


_ROWS: Shape = ListShape(ObjectShape(FACET_ROW, (SCALAR,) * len(FACET_ROW)))


@dataclass(frozen=True, slots=True)
class _Path:
    """How a value is come to: a condition that there is one, a clause, what items are grouped by.

    `key` and `label` are the value and its text, once items are grouped.
    """

    present: str | None
    """None where every item has one."""
    match: str | None
    group: str
    key: str
    label: str
    whole: Lines | None = None
    """The clauses to each value and its `count`, where the list is all nodes with a label."""


def _dimension(dimension: Dimension, items: FacetedList, names: Names) -> _Path:
    step, node, value = dimension.step, items.node, names.fresh("v")
    if step is None:
        known = get_property(dimension.label, dimension.key)
        stored = f"{node}.{known.name}"
        # What is said twice is looked at twice, of every item.
        sure = items.where is not None and requires(items.where, known.name)
        present, text = None if sure else f"{stored} IS NOT NULL", f"toString({value})"
        return _Path(present, None, f"{stored} AS {value}", text, text)
    key = f"{value}.{get_property(step.target, dimension.key).name}"
    return _Path(
        f"EXISTS {{ ({node}){step.way('', '')} }}",
        f"MATCH ({node}){step.way('', value)}",
        value,
        key,
        f"{value}.name",
        _degrees(step, items.label, value),
    )


def _degrees(step: Step, label: str | None, value: str) -> Lines | None:
    """Every neighbour knows how many items it has, if no others lead to it in that way."""
    back = step.reversed(label) if label else None
    if back is None or list_ends(back.relationship, back.direction) != {label}:
        return None
    count = f"WITH {value}, {back.degree(value)} AS count WHERE count > 0"
    return [f"MATCH ({value}:{step.target})", count]


def _groups(paths: Sequence[_Path], items: FacetedList) -> Lines:
    """The clauses to each combination of values, with the `count` of its items."""
    if len(paths) == 1 and paths[0].whole is not None:
        return paths[0].whole
    present = [path.present for path in paths if path.present and not path.match]
    return [
        *items.filtered(*present),
        *(path.match for path in paths if path.match),
        f"WITH {', '.join(path.group for path in paths)}, count(*) AS count",
    ]


def _missing(paths: Sequence[_Path], items: FacetedList, rows: str) -> str:
    """How many items lack a value, as an expression."""
    present = [path.present for path in paths if path.present]
    if not present:
        return "0"
    if items.where is None and not any(path.match for path in paths):
        # Each of the others is in one row
        return f"{items.count} - reduce(sum = 0, row IN {rows} | sum + row[2])"
    lines = items.filtered(f"NOT ({' AND '.join(present)})")
    return f"COUNT {{ {' '.join(lines)} RETURN {items.node} }}"


def _facts(facets: Facets, rows: str, top: str, missing: str) -> list[str]:
    known = {
        "values": f"{rows}[..{top}]",
        "otherValues": f"size({rows}[{top}..])",
        "otherCount": f"reduce(sum = 0, row IN {rows}[{top}..] | sum + row[2])",
        "missing": missing,
    }
    return [known[fact] for _, fact in facets.facts]
