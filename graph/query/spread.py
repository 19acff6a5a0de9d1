"""Facets of a filtered list, told by how all nodes with its label are spread over values.

To count a list, Neo4j goes to each of its nodes. Where the condition speaks of nothing but
properties that have few values, the counts for each combination of values tell what any such
condition leaves: of years there are dozens, of categories hundreds, whatever the number of papers.
What sources call a type or a category may be anything, though: so nothing is told where the
combinations are too many.
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
"""Values that nodes have, the same as texts, and for each neighbour its key, its name and how many.

Without neighbours there is one such count, of nobody.
"""
Key = tuple[str | None, ...]

MOST_COUNTS = 10_000
"""How many counts a spread may have: they are held in memory, and gone through for each answer.

Each in a row of its own (740 bytes) is the largest: so many of these still find room.
"""
_OF_FEW_VALUES = frozenset({"hasCode", "type", "year"})
"""Properties whose values are few by their nature: titles or venues may be as many as nodes."""
_FEW = frozenset({"Category"})
"""Kinds of neighbours that are few by their nature."""

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
    """Reads the rows; null where they would have more than `MOST_COUNTS` counts."""
    own = [f"n.{get_property(spread.label, name).name}" for name in spread.properties]
    values = [f"v{place}" for place in range(len(own))]
    groups = [f"{one} AS {value}" for one, value in zip(own, values, strict=True)]
    texts = [f"toString({value})" for value in values]
    lines, around = [f"MATCH (n:{spread.label})"], ["null", "null"]
    if spread.neighbours is not None and spread.neighbours.step is not None:
        step = spread.neighbours.step
        lines.append(f"OPTIONAL MATCH (n){step.way('', 'a')}")
        groups.append("a")
        around = [f"a.{get_property(step.target, spread.neighbours.key).name}", "a.name"]
    counted = f"collect({listed([*around, 'count'])}) AS around"
    lines += [
        f"WITH {', '.join([*groups, 'count(*) AS count'])} LIMIT $most + 1",
        f"WITH {', '.join([*values, counted])}",
        f"WITH collect([{listed(values)}, {listed(texts)}, around]) AS rows,",
        "  sum(size(around)) AS counts",
        "RETURN CASE WHEN counts <= $most THEN rows END AS rows",
    ]
    return Statement("query/spread", "\n".join(lines), "read", {"most": MOST_COUNTS})


def pick(rows: Sequence[Row], condition: Condition, properties: Sequence[str]) -> list[Row]:
    """The rows whose values fit a condition of which `find_spread` has made a spread."""
    fitting = set(_pick([tuple(values) for values, *_ in rows], condition, properties))
    return [row for row in rows if tuple(row[0]) in fitting]


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
    named = [place == len(spread.properties) for place in places]
    facts: Mapping[str, Callable[[], Any]] = {
        "values": lambda: [
            [list(key), _label(key, named, names), count] for key, count in ranked[: facets.top]
        ],
        "otherValues": lambda: len(others),
        "otherCount": lambda: sum(count for _, count in others),
        "missing": lambda: missing,
    }
    return [facts[fact]() for _, fact in facets.facts]


def _group(rows: Iterable[Row], places: Sequence[int]) -> tuple[dict[Key, int], dict[str, str]]:
    """How many items there are for each combination of keys, and the names of neighbours."""
    counts: dict[Any, int] = {}
    names: dict[str, str] = {}
    key_of = itemgetter(*places)
    for _, texts, around in rows:
        for near, name, count in around:
            key = key_of((*texts, near))
            counts[key] = counts.get(key, 0) + count
            names[near] = name
    if len(places) > 1:
        return counts, names
    return {(key,): count for key, count in counts.items()}, names


def _label(key: Key, named: Sequence[bool], names: Mapping[Any, str]) -> list[str | None]:
    """What is shown for a combination of keys: `named` says which of them are neighbours'."""
    return [names[one] if is_named else one for one, is_named in zip(key, named, strict=True)]


def count_nodes(rows: Iterable[Row]) -> int:
    """How many nodes the rows are of, where no neighbours are among the values."""
    return sum(count for *_, around in rows for *_, count in around)


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
