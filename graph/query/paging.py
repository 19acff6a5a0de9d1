"""Orders and keyset pages as Cypher: total orders with missing values last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.query.cypher import Names
from graph.query.ways import Later, Order, OrderKey

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class SortTerm:
    """One expression of an order."""

    expression: str
    descending: bool
    nullable: bool


def sort_terms(
    order: Order,
    node: str,
    relation: Callable[[str], str],
    is_nullable: Callable[[str, bool], bool],
) -> tuple[SortTerm, ...]:
    """The order's keys and the id, which makes it total."""

    def term(key: OrderKey) -> SortTerm:
        if key.count is not None:
            return SortTerm(key.count.degree(node), key.descending, nullable=False)
        stored = relation(key.name) if key.of_relation else f"{node}.{key.name}"
        return SortTerm(stored, key.descending, is_nullable(key.name, key.of_relation))

    keys = [term(key) for key in order.keys if key.of_relation or key.name != "id"]
    by_id = next((k for k in order.keys if k.name == "id" and not k.of_relation), None)
    last = SortTerm(f"{node}.id", by_id.descending if by_id else False, nullable=False)
    return (*keys, last)


def order_by(terms: Sequence[SortTerm]) -> str:
    """The `ORDER BY` clause; Cypher alone would put missing values first when descending."""
    parts = []
    for term in terms:
        if term.nullable and term.descending:
            parts.append(f"{term.expression} IS NULL")
        parts.append(f"{term.expression} DESC" if term.descending else term.expression)
    return f"ORDER BY {', '.join(parts)}"


def behind(terms: Sequence[SortTerm], after: Sequence[Scalar | Later], names: Names) -> str:
    """The condition that an item stands behind the cursor; true or false, never unknown."""
    term, value, rest = terms[0], after[0], terms[1:]
    if value is None:
        equal, further = f"{term.expression} IS NULL", None
    else:
        parameter = names.bind(value)
        comparison = "<" if term.descending else ">"
        equal = f"{term.expression} = {parameter}"
        further = f"{term.expression} {comparison} {parameter}"
        if term.nullable:
            further = f"({further} OR {term.expression} IS NULL)"
    if not rest:
        return further or "false"
    tied = f"({equal} AND {behind(rest, after[1:], names)})"
    return f"({further} OR {tied})" if further else tied
