"""The argument `orderBy`: several orders as one."""

from collections.abc import Mapping, Sequence
from enum import Enum

from graph.query.ways import Order, OrderKey
from service.errors import RequestError


def plan_order(orders: Mapping[str, Order], wanted: Sequence[Enum] | None) -> Order:
    """The orders that are wanted, each for the ties of those before it; the first one by default.

    Args:
        orders: Those that the list has, by name.
        wanted: Values of the list's enum, which are such names; None where it takes none.

    Raises:
        RequestError: It is empty, or names a value twice.
    """
    if wanted is None:
        return next(iter(orders.values()))
    if not wanted:
        raise _unclear("is empty", "Leave it out for the usual order.")
    chosen = [orders[one.value] for one in wanted]
    keys: list[OrderKey] = []
    led: set[tuple[str, bool]] = set()
    for place, order in enumerate(chosen):
        # An order without keys is by id, which leaves no ties.
        leading = _name(order.keys[0]) if order.keys else ("id", False)
        if leading in led or ("id", False) in led:
            raise _unclear(
                f"has {wanted[place].name} behind an order that leaves it nothing to decide",
                "Name each value once, in one direction.",
            )
        led.add(leading)
        known = {_name(key) for key in keys}
        keys += [key for key in order.keys if _name(key) not in known]
    return Order(",".join(order.name for order in chosen), tuple(keys))


def _name(key: OrderKey) -> tuple[str, bool]:
    return key.name, key.of_relation


def _unclear(what: str, hint: str) -> RequestError:
    return RequestError("INVALID_ARGUMENT", f"`orderBy` {what}.", argument="orderBy", hint=hint)
