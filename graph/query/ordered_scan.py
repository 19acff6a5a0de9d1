"""A page of all nodes with a label, read in the order of an index and no further than it reaches.

Neo4j reads an index in order where a predicate says that the property is there; the nodes that lack
it come last, and are looked for only where the others do not fill the page. Otherwise every node
would be read and sorted for each page.
"""

from collections.abc import Sequence

from graph.query.cypher import Lines, Names, call
from graph.query.paging import Scalar, SortTerm, behind, order_by
from graph.query.plan import Listing
from graph.query.reach import Reach
from graph.query.vocabulary import get_property
from graph.query.ways import Later, Order, Scan


def is_in_index_order(listing: Listing) -> bool:
    """Whether an index has the order that the list begins with, and no condition competes."""
    if listing.where is not None or not isinstance(listing.source, Scan):
        return False
    name = _first_property(listing.order)
    if name is None:
        return False
    kinds = {index.kind for index in get_property(listing.source.label, name).indexes}
    return bool(kinds & {"RANGE", "UNIQUENESS"})


def compile_scan(
    way: Reach,
    terms: Sequence[SortTerm],
    after: Sequence[Scalar | Later] | None,
    limit: str,
    names: Names,
) -> Lines:
    """The clauses that bind the page's nodes, one row each, in order."""
    first = terms[0]
    lacks = f"{first.expression} IS NULL"
    if after is not None and after[0] is None:
        return [*way.lines, f"WHERE {behind(terms, after, names)}", _cut(way, terms[1:], limit)]
    present = (SortTerm(first.expression, first.descending, nullable=False), *terms[1:])
    there = [f"{first.expression} IS NOT NULL"]
    if after is not None:
        # Alone, and first: beside "is there" the index may be read from its beginning.
        comparison = "<=" if first.descending else ">="
        there = [f"{first.expression} {comparison} {names.bind(after[0])}"]
        there.append(f"({behind(present, after, names)})")
    filled = [*way.lines, f"WHERE {' AND '.join(there)}", _cut(way, present, limit)]
    if not first.nullable:
        return filled
    found, others, once = names.fresh("found"), names.fresh("others"), names.fresh("once")
    rest = [
        # A filter would be applied behind the scan that it is to spare.
        f"UNWIND CASE WHEN size({found}) < {limit} THEN [1] ELSE [] END AS {once}",
        *way.lines,
        f"WHERE {lacks}",
        _cut(way, terms[1:], limit),
        f"RETURN collect({way.node}) AS {others}",
    ]
    return [
        *call("", [*filled, f"RETURN collect({way.node}) AS {found}"]),
        *call(found, rest),
        f"UNWIND ({found} + {others})[..{limit}] AS {way.node}",
        f"WITH {way.node}",
    ]


def _first_property(order: Order) -> str | None:
    """The property that the order begins with; none where that is a number of neighbours."""
    if not order.keys:
        return "id"
    return None if order.keys[0].count is not None else order.keys[0].name


def _cut(way: Reach, terms: Sequence[SortTerm], limit: str) -> str:
    return f"WITH {way.node} {order_by(terms)} LIMIT {limit}"
