"""How much one field may be asked for; the node budget comes on top of it."""

from collections.abc import Iterator, Mapping

MAX_FIRST = 1000
"""The largest page of a connection."""

MAX_SLICE_NODES = 2000

MAX_PATHS = 20
MAX_HOPS = 10

_OWN: Mapping[str, Mapping[str, int]] = {
    "collaboratorPaths": {"input.first": MAX_PATHS, "input.maxHops": MAX_HOPS},
}
_COMMON: Mapping[str, int] = {"first": MAX_FIRST, "maxNodes": MAX_SLICE_NODES}


def is_refused(field: str, arguments: Mapping[str, object]) -> bool:
    """Whether the field will be refused for an argument of its own, and so reads nothing.

    Its message names that argument and its limit, which says more than the node budget could.
    """
    limits = {**_COMMON, **_OWN.get(field, {})}
    return any(
        isinstance(value, int) and value > limits.get(path, value)
        for path, value in _flatten(arguments)
    )


def _flatten(arguments: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in arguments.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{inner}", deep) for inner, deep in value.items())
        else:
            yield name, value
