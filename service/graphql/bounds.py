"""How much one field may be asked for; the node budget comes on top of it."""

from collections.abc import Iterator, Mapping

MAX_FIRST = 1000
"""The largest page of a connection."""

MAX_SLICE_NODES = 2000

MAX_TOP = 100
"""How many values a facet gives."""

MAX_AMONG = 50
"""How many people `collaborationAmong` takes."""

MAX_BRIDGES = 100

MAX_SIDE = 20
"""How many people stand on each side of a check for conflicts."""

MAX_PATHS = 20
MAX_HOPS = 10

_OWN: Mapping[str, Mapping[str, int]] = {
    "collaboratorPaths": {"input.first": MAX_PATHS, "input.maxHops": MAX_HOPS},
}
_COMMON: Mapping[str, int] = {
    "first": MAX_FIRST,
    "maxNodes": MAX_SLICE_NODES,
    "top": MAX_TOP,
    "maxBridges": MAX_BRIDGES,
    "authors": MAX_AMONG,
    "left": MAX_SIDE,
    "right": MAX_SIDE,
}

EXTENTS = frozenset({*_COMMON, "ids", "input", "maxHops"})
"""The arguments, and the parts of inputs, that say how much is asked for."""


def is_refused(field: str, arguments: Mapping[str, object]) -> bool:
    """Whether the field will be refused for an argument of its own, and so reads nothing.

    Its message names that argument and its limit, which says more than the node budget could.
    """
    limits = {**_COMMON, **_OWN.get(field, {})}
    return any(_size(value) > limits[path] for path, value in _flatten(arguments) if path in limits)


def _size(value: object) -> int:
    if isinstance(value, list):
        return len(value)
    return value if isinstance(value, int) else 0


def page_size(arguments: Mapping[str, object]) -> int | None:  # noqa: PLR0911 - one for each kind
    """What a field's arguments say about how many nodes it gives; None where they say nothing."""
    match arguments:
        case {"first": int(first)}:
            return max(first, 0)
        case {"maxNodes": int(most)}:
            return max(most, 0)
        case {"by": list(), "top": int(top)}:
            return max(top, 0)
        case {"ids": list(ids)}:
            return len(ids)
        case {"input": {"first": int(first), "maxHops": int(hops)}}:
            return max(first, 0) * (max(hops, 0) + 1)
        case {"authors": list(authors), "maxBridges": int(bridges)}:
            return len(authors) * (len(authors) + 1) // 2 + max(bridges, 0)
        case {"left": list(left), "right": list(right)}:
            return len(left) * len(right)
    return None


def _flatten(arguments: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in arguments.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{inner}", deep) for inner, deep in value.items())
        else:
            yield name, value
