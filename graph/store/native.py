"""Whether records can be read packed here: by a package of its own, past the driver's objects."""

from importlib import import_module
from typing import Any

from graph.store.known_driver import find_driver_hindrance

_FORMAT = 2
"""Of programs and of all else that is asked; the package must have been built for the same."""


def unpack(record: bytes) -> Any:  # noqa: ANN401 - any Bolt type
    """The one value of a record that was read packed."""
    # Imports the driver's inside, which in another version may look different.
    from graph.store.bolt_reader import unpack_record  # noqa: PLC0415

    return unpack_record(record)


def find_hindrance() -> str | None:
    """Why records cannot be read packed here; None where they can."""
    try:
        module = import_module("rgraph_native")
    except ImportError:
        return "the package research-graph-native is not installed"
    if module.FORMAT != _FORMAT:
        return "the package research-graph-native is of another version"
    return find_driver_hindrance()
