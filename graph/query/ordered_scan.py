"""A page of all nodes with a label, read in the order of an index and no further than it reaches.

Neo4j reads an index in order where a predicate says that the property is there; the nodes that lack
it come last, and are looked for only where the others do not fill the page. Otherwise every node
would be read and sorted for each page. A condition is looked at on the way.
"""

from collections.abc import Sequence

from graph.query.condition import Compare, conjuncts, requires
from graph.query.cypher import Lines, Names, call
from graph.query.paging import SortTerm, behind, order_by, sort_terms
from graph.query.plan import Listing
from graph.query.reach import Reach
from graph.query.start import find_start, is_sought
from graph.query.vocabulary import get_property
from graph.query.ways import Order, Scan

_YEARS = {"date": "year"}
"""Dates by which nodes are ordered, and the property that has the year of each."""


def is_in_index_order(listing: Listing) -> bool:
    """Whether an index has the order that the list begins with, and none leads to what fits."""
    if not isinstance(listing.source, Scan):
        return False
    label, name = listing.source.label, _first_property(listing.order)
    if name is None:
        return False
    kinds = {index.kind for index in get_property(label, name).indexes}
    if not kinds & {"RANGE", "UNIQUENESS"}:
        return False
    where = listing.where
    own = frozenset({name, _YEARS.get(name, name)})
    return where is None or not (find_start(where, label) or is_sought(where, label, but=own))


def compile_scan(
    way: Reach, listing: Listing, where: str | None, limit: str, names: Names
) -> Lines:
    """The clauses that bind the page's nodes, one row each, in order.

    Args:
        way: To all the nodes.
        listing: Whose page it is; `is_in_index_order` has said yes to it.
        where: Its condition, as it is written.
        limit: How many nodes at most, as an expression.
        names: Of the statement.
    """
    terms = sort_terms(listing.order, way.node, way.relation, way.is_nullable)
    first, after = terms[0], listing.page.after
    fits = [where] if where else []
    if after is not None and after[0] is None:
        lacking = " AND ".join([behind(terms, after, names), *fits])
        return [*way.lines, f"WHERE {lacking}", _cut(way, terms[1:], limit)]
    present = (SortTerm(first.expression, first.descending, nullable=False), *terms[1:])
    bounds = _list_bounds(listing, first.expression, names)
    there = bounds or [f"{first.expression} IS NOT NULL"]
    if after is not None:
        # Alone, and first: beside "is there" the index may be read from its beginning.
        comparison = "<=" if first.descending else ">="
        there = [f"{first.expression} {comparison} {names.bind(after[0])}", *bounds]
        there.append(f"({behind(present, after, names)})")
    filled = [*way.lines, f"WHERE {' AND '.join([*there, *fits])}", _cut(way, present, limit)]
    if not first.nullable or bounds or _has_first(listing):
        return filled
    lacking = " AND ".join([f"{first.expression} IS NULL", *fits])
    others = [*way.lines, f"WHERE {lacking}", _cut(way, terms[1:], limit)]
    return _fill_up(filled, others, way.node, limit, names)


def _fill_up(cut: Lines, behind_it: Lines, node: str, limit: str, names: Names) -> Lines:
    """The nodes of `cut`; where these are fewer than `limit`, those of `behind_it` follow."""
    found, others, once = names.fresh("found"), names.fresh("others"), names.fresh("once")
    rest = [
        # A filter would be applied behind the scan that it is to spare.
        f"UNWIND CASE WHEN size({found}) < {limit} THEN [1] ELSE [] END AS {once}",
        *behind_it,
        f"RETURN collect({node}) AS {others}",
    ]
    return [
        *call("", [*cut, f"RETURN collect({node}) AS {found}"]),
        *call(found, rest),
        f"UNWIND ({found} + {others})[..{limit}] AS {node}",
        f"WITH {node}",
    ]


def _first_property(order: Order) -> str | None:
    """The property that the order begins with; none where that is a number of neighbours."""
    if not order.keys:
        return "id"
    return None if order.keys[0].count is not None else order.keys[0].name


def _has_first(listing: Listing) -> bool:
    """Whether every node that fits has the property that the order begins with."""
    name = _first_property(listing.order)
    return name is not None and listing.where is not None and requires(listing.where, name)


def _list_bounds(listing: Listing, stored: str, names: Names) -> list[str]:
    """What the condition says of the property that the order begins with, where that is a date.

    Whoever has such a year has a date. So only these dates are gone through, and nothing behind.
    """
    if listing.where is None:
        return []
    year = _YEARS.get(_first_property(listing.order) or "")
    bounds: list[str] = []
    for part in conjuncts(listing.where):
        if isinstance(part, Compare) and part.property == year:
            value = names.bind(part.value)
            if part.operator in {"=", ">", ">="}:
                bounds.append(f"{stored} >= {_as_date(value)}")
            if part.operator in {"=", "<", "<="}:
                behind_last = value if part.operator == "<" else f"({value} + 1)"
                bounds.append(f"{stored} < {_as_date(behind_last)}")
    return bounds


def _as_date(year: str) -> str:
    """What the dates of the year and of all after it are not less than."""
    text = f"right('000' + toString({year}), 4)"
    return f"CASE WHEN {year} < 0 THEN '' WHEN {year} > 9999 THEN ':' ELSE {text} END"


def _cut(way: Reach, terms: Sequence[SortTerm], limit: str) -> str:
    return f"WITH {way.node} {order_by(terms)} LIMIT {limit}"
