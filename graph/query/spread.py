"""Facets of a filtered list, told by how all nodes with its label are spread over values.

To count a list, Neo4j goes to each of its nodes. Where the condition speaks of nothing but
properties that have few values, the counts for each combination of values tell what any such
condition leaves: of years there are dozens, of categories hundreds, whatever the number of papers.
"""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from graph.query.condition import All, AnyOf, Compare, Condition, Present, requires
from graph.query.cypher import listed
from graph.query.plan import Dimension, Facets, Listing
from graph.query.vocabulary import get_property
from graph.query.ways import Scan
from graph.store.statement import Statement

Row = Sequence[Any]
"""The values that nodes have, the values' keys, their labels, and how many nodes have them."""
Key = tuple[str | None, ...]

_OF_FEW_VALUES = frozenset({"hasCode", "type", "year"})
"""Properties whose values are always few: titles or venues may be as many as nodes."""
_FEW = frozenset({"Category"})
"""Kinds of neighbours that are always few."""

_OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "IN": lambda value, given: value in given,
    "STARTS WITH": lambda value, given: value.startswith(given),
}


@dataclass(frozen=True, slots=True)
class Spread:
    """Over what nodes with the label are spread.

    A node with several neighbours is counted with each of them.
    """

    label: str
    properties: tuple[str, ...]
    neighbours: Dimension | None = None

    @property
    def columns(self) -> list[Dimension]:
        """What each row has values of, in their order."""
        own = [Dimension(self.label, name) for name in self.properties]
        return [*own, self.neighbours] if self.neighbours else own


def find_spread(listing: Listing, facets: Facets | None = None) -> Spread | None:
    """What tells the facets of that list, or its total; None where nodes have to be counted."""
    by, where = () if facets is None else facets.dimensions, listing.where
    # Those of the whole list are one question, and categories know how many papers they have.
    if where is None or not isinstance(listing.source, Scan) or not all(map(_is_of_few, by)):
        return None
    compared = set(_compared(where))
    if not _OF_FEW_VALUES.issuperset(compared):
        return None
    own = {one.key for one in by if one.step is None}
    neighbours = [one for one in by if one.step is not None]
    if neighbours and not all(requires(where, name) for name in own):
        return None  # A node without the value would be missing once for each of its neighbours.
    properties = tuple(sorted(own | compared))
    return Spread(listing.source.label, properties, *neighbours[:1])


def compile_spread(spread: Spread) -> Statement:
    """Reads the rows."""
    node, around = "n", "v"
    own = [f"{node}.{get_property(spread.label, name).name}" for name in spread.properties]
    values = [f"v{place}" for place in range(len(own))]
    groups = [f"{one} AS {value}" for one, value in zip(own, values, strict=True)]
    texts = [f"toString({value})" for value in values]
    given, keys, labels = [*values], [*texts], [*texts]
    lines = [f"MATCH ({node}:{spread.label})"]
    if spread.neighbours is not None and spread.neighbours.step is not None:
        step = spread.neighbours.step
        key = f"{around}.{get_property(step.target, spread.neighbours.key).name}"
        lines.append(f"OPTIONAL MATCH ({node}){step.way('', around)}")
        groups.append(around)
        for column, value in ((given, key), (keys, key), (labels, f"{around}.name")):
            column.append(value)
    lines += [
        f"WITH {', '.join([*groups, 'count(*) AS count'])}",
        f"RETURN collect([{listed(given)}, {listed(keys)}, {listed(labels)}, count]) AS rows",
    ]
    return Statement("query/spread", "\n".join(lines), "read")


def pick(rows: Sequence[Row], condition: Condition, properties: Sequence[str]) -> list[Row]:
    """The rows whose values fit a condition of which `find_spread` has made a spread.

    The condition is judged once for each combination of values, however many neighbours there are.
    """
    own = len(properties)
    values = [tuple(row[0][:own]) for row in rows]
    fitting = set(_pick(list(set(values)), condition, properties))
    return [row for row, one in zip(rows, values, strict=True) if one in fitting]


def _pick(
    values: list[tuple[Any, ...]], condition: Condition, properties: Sequence[str]
) -> list[tuple[Any, ...]]:
    match condition:
        case All(parts):
            for part in parts:
                values = _pick(values, part, properties)
            return values
        case AnyOf(parts):
            return [one for part in parts for one in _pick(values, part, properties)]
        case Present(name, present):
            place = properties.index(name)
            return [one for one in values if (one[place] is not None) is present]
        case Compare(name, sign, given):
            place, fits = properties.index(name), _OPERATORS[sign]
            asked = frozenset(given) if isinstance(given, list | tuple) else given
            return [one for one in values if (v := one[place]) is not None and fits(v, asked)]
    raise TypeError(f"{condition} does not pick among values.")


def tell_facets(rows: Iterable[Row], facets: Facets, spread: Spread) -> list[Any]:
    """The facts about a list whose rows these are, as the statement of its own would have them."""
    places = [spread.columns.index(one) for one in facets.dimensions]
    counts, names = _group(rows, places)
    missing = sum(counts.pop(key) for key in list(counts) if None in key)
    ranked = sorted(counts.items(), key=lambda group: (-group[1], group[0]))
    others = ranked[facets.top :]
    facts: Mapping[str, Callable[[], Any]] = {
        "values": lambda: [
            _row(key, names[key], places, count) for key, count in ranked[: facets.top]
        ],
        "otherValues": lambda: len(others),
        "otherCount": lambda: sum(count for _, count in others),
        "missing": lambda: missing,
    }
    return [facts[fact]() for _, fact in facets.facts]


def _group(rows: Iterable[Row], places: Sequence[int]) -> tuple[dict[Key, int], dict[Key, Row]]:
    """How many items there are for each combination of keys, and all labels of one of its rows."""
    counts: dict[Any, int] = {}
    names: dict[Any, Row] = {}
    key_of = itemgetter(*places)
    for _, keys, labels, count in rows:
        key = key_of(keys)
        counts[key] = counts.get(key, 0) + count
        names[key] = labels
    if len(places) > 1:
        return counts, names
    return {(key,): n for key, n in counts.items()}, {(key,): row for key, row in names.items()}


def _row(key: Key, labels: Row, places: Sequence[int], count: int) -> Row:
    return [list(key), [labels[place] for place in places], count]


def count_nodes(rows: Iterable[Row]) -> int:
    """How many nodes the rows are of, where no neighbours are among the values."""
    return sum(row[-1] for row in rows)


def _is_of_few(dimension: Dimension) -> bool:
    if dimension.step is None:
        return dimension.key in _OF_FEW_VALUES
    return dimension.step.target in _FEW


def _compared(condition: Condition) -> Iterator[str]:
    match condition:
        case Compare(property=name) | Present(property=name):
            yield name
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _compared(part)
        case _:
            yield ""  # Of neighbours nothing is known, and of a negation not what is missing.
